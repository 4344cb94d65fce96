"""The Python package: what a notebook gets from `briefing.open`, and that importing it costs nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import briefing
from briefing.export.tables import Line
from briefing.workspace.open import open_view
from briefing.workspace.options import NothingReadError, Options
from briefing.workspace.page import IN_BRIEF


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> briefing.Briefing:
    folder = tmp_path_factory.mktemp("ferry")
    (folder / "a.txt").write_text(
        "Ferry runs aground off Chiloé\n\nA ferry with 40 passengers ran aground off Chiloé on Monday, the coast guard said.\n\n"
        "“Nobody was hurt,” said Elena Ojeda, the harbour master.\n\nThe company wants the channel to be dredged.\n",
        encoding="utf-8",
    )
    (folder / "b.txt").write_text(
        "Passengers freed\n\nForty passengers came ashore after their ferry ran aground off Chiloé.\n\nThe mayor thanked the crew.\n",
        encoding="utf-8",
    )
    return briefing.open(folder, cache=False)


def test_lines_are_records_with_place_and_speaker(brief: briefing.Briefing) -> None:
    line = next(line for line in brief.points() if "Nobody was hurt" in line.text)
    assert (line.voice, line.file) == ("Elena Ojeda", "a.txt")
    assert line.end - line.start == len(line.text)
    assert {one.section for one in brief.points()} <= set(brief.sections)
    assert [one.id for one in brief.points(line.section) if one.id == line.id] == [line.id]


def test_the_page_stands_as_desk_and_exports_show_it(tmp_path: Path) -> None:
    for number, port in enumerate(("Callao", "Paita", "Ilo", "Chimbote")):
        (tmp_path / f"{number}.txt").write_text(
            f"Port of {port} closes\n\nThe port of {port} closed on Tuesday because of a swell of {number + 3} metres.\n\n"
            f"Fishermen of {port} demand that the ministry pays for {number + 20} lost boats.\n\n"
            f"The jetty of {port} lost {number + 7} of its lamps to the waves.\n",
            encoding="utf-8",
        )
    with briefing.open(tmp_path, cache=False) as brief:
        before = brief.page()
        assert 2 < len(before) <= len(brief.points())
        assert _as_told(before) == _in_markdown(brief)
    with closing(open_view(Options(paths=(tmp_path,), cache=False))) as view:
        groups = [IN_BRIEF, *(row.id for row in view.shown_sections())]
        section = next(name for name in groups if len(view.orders.page.lines(name)) > 1)
        last = view.orders.page.lines(section)[-1]
        view.edits.place([last], section, None)
    with briefing.open(tmp_path, cache=False) as brief:
        after = brief.page()
        assert {line.id for line in after} == {line.id for line in before}
        assert [line.id for line in after] != [line.id for line in before]
        assert _as_told(after) == _in_markdown(brief)


def _as_told(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def _in_markdown(brief: briefing.Briefing) -> list[str]:
    """The quoted lines of the page as Markdown has them, in their order."""
    return [line[2:].split("[^")[0] for line in brief.export().decode().split("\n") if line.startswith("- ") and "[^" in line]


def test_lists_are_sequences_with_columns(brief: briefing.Briefing) -> None:
    sources = brief.sources()
    assert len(sources) == 2
    assert sources[0] == sources[:1][0]
    assert tuple(sources.to_dicts()[0]) == sources.columns
    assert [voice.voice for voice in brief.voices() if voice.voice == "Elena Ojeda"]


def test_without_pandas_a_frame_says_what_is_missing(brief: briefing.Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pandas"):
        brief.voices().to_pandas()


def test_exports_come_as_bytes_and_wrong_formats_are_named(brief: briefing.Briefing) -> None:
    assert b"Nobody was hurt" in brief.export(full=True)
    assert brief.export("json").startswith(b'{\n"schema": "briefing/2"')
    with pytest.raises(ValueError, match="markdown"):
        brief.export("papyrus")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError):
        briefing.open(tmp_path / "nowhere", cache=False)
    with pytest.raises(ValueError, match="at least one"):
        briefing.open()


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parent.parent
    code = re.search(r"```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert code
    monkeypatch.chdir(root)
    names: dict[str, Any] = {}
    exec(code[1], names)
    assert names["speakers"]
    assert all(line.section == "Motives: Russia" for line in names["motives"])


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    code = "import sys, briefing; print(sorted(name for name in sys.modules if name.startswith('briefing.')), briefing.__version__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("['briefing.version']")
    with pytest.raises(AttributeError):
        briefing.nothing_of_that_name  # noqa: B018
