"""A format of exports is one module and one row of the registry: command, check and the look for exports among articles follow it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.export import formats
from briefing.export.quotes import VERSION, Quote, ReadBack
from briefing.workspace.corpus import file_at
from briefing.workspace.file_analysis import is_export
from briefing.workspace.view import View
from tests.export.corpus import curated, made


def write(view: View) -> Iterator[bytes]:
    """One quote a line, behind its place: the smallest format that can be checked."""
    yield f"%\nbriefing: {VERSION}\n".encode()
    for section in view.shown_sections():
        for row in view.points(section.id):
            lead = view.point(row.id).statements[0]
            yield f"{lead.source_path}|{lead.start}|{lead.end}|{lead.text}\n".encode()


def read_back(text: str, file: Path) -> Iterator[ReadBack]:
    for number, line in enumerate(text.splitlines()[2:], 3):
        path, start, end, words = line.split("|", 3)
        yield Quote(line=number, text=words, path=path, start=int(start), end=int(end))


def test_a_new_format_needs_its_module_and_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("briefing.export.lines")
    vars(module).update(write=write, read_back=read_back)
    monkeypatch.setitem(sys.modules, "briefing.export.lines", module)
    row = formats.Format("lines", (".lines",), "lines", begins="%")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, row))
    articles, export = tmp_path / "articles", tmp_path / "brief.lines"
    articles.mkdir()
    (articles / "ferry.txt").write_text("Ferry delayed\n\nThe ferry to Chiloé left two hours late, the harbour master said.\n")
    assert CliRunner().invoke(cli, ["export", str(articles), "-o", str(export)]).exit_code == 0
    assert "|The ferry to Chiloé left two hours late, the harbour master said." in export.read_text()
    assert is_export(file_at(str(export), export.name, given=False))
    held = CliRunner().invoke(cli, ["check", str(export), str(articles)])
    assert held.exit_code == 0, held.output
    export.write_text(export.read_text().replace("two hours", "ten hours"))
    assert CliRunner().invoke(cli, ["check", str(export), str(articles)]).exit_code == 1
    with pytest.raises(formats.UnknownFormatError, match=r"\.lines"):
        formats.format_of(Path("brief.odd"))


@pytest.mark.parametrize("form", formats.FORMATS, ids=lambda form: form.name)
def test_an_export_among_the_articles_is_told_from_them_and_reads_itself_back(tmp_path: Path, form: formats.Format) -> None:
    for view in (View(made()), curated(tmp_path)):
        file = tmp_path / f"brief{form.suffixes[-1]}"
        file.write_bytes(b"".join(formats.parts(view, form.name)))
        assert is_export(file_at(str(file), file.name, given=False))
        text = file.read_bytes() if form.packed else file.read_text(encoding="utf-8")
        quotes = [one for one in form.read_back(text, file) if isinstance(one, Quote)]
        assert quotes
        assert quotes == [one for one in formats.read_back(file.read_bytes(), file) if isinstance(one, Quote)]


def test_no_suffix_and_no_beginning_belongs_to_two_formats() -> None:
    assert len(set(formats.suffixes())) == len(formats.suffixes())
    beginnings = [form.begins for form in formats.FORMATS]
    assert beginnings.count("") == 1
    assert not any(one != other and one and other.startswith(one) for one in beginnings for other in beginnings)
