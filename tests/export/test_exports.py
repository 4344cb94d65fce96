"""What is exported: bytes that are a contract, and that honour the analyst's decisions.

The golden files are drawn again with `GOLDEN_AGAIN=1 pytest tests/export`.
"""

import json as stdlib_json
import os
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema
import msgspec
import pytest

from briefing.export import formats, json, markdown
from briefing.workspace.view import View
from tests.export.corpus import TEXTS, curated, made

GOLDEN = Path(__file__).parent / "golden"
AGAIN = "GOLDEN_AGAIN" in os.environ


TEXTS_OF = [form for form in formats.FORMATS if not form.packed]


@pytest.mark.parametrize("form", TEXTS_OF, ids=lambda form: form.name)
@pytest.mark.parametrize("edited", [False, True])
def test_the_bytes_are_those_of_the_golden_file(tmp_path: Path, form: formats.Format, edited: bool) -> None:
    view = curated(tmp_path) if edited else View(made())
    golden = GOLDEN / f"{'curated' if edited else 'plain'}{form.suffixes[0]}"
    data = b"".join(formats.parts(view, form.name))
    if AGAIN:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(data)
    assert data.decode() == golden.read_text(encoding="utf-8")


def test_json_passes_its_schema(tmp_path: Path) -> None:
    schema = stdlib_json.loads(json.SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for view in (View(made()), curated(tmp_path)):
        jsonschema.validate(stdlib_json.loads(json.render(view)), schema)


def test_json_holds_every_statement_and_points_to_what_is_there(tmp_path: Path) -> None:
    brief = stdlib_json.loads(json.render(curated(tmp_path)))
    texts = {source["id"]: TEXTS[source["path"]] for source in brief["sources"]}
    assert [s["text"] for s in brief["statements"]] == [texts[s["source"]][s["start"] : s["end"]] for s in brief["statements"]]
    points = {point["id"]: point for point in brief["points"]}
    assert {name for section in brief["sections"] for name in section["points"]} == {p["id"] for p in brief["points"] if p["section"]}
    for statement in brief["statements"]:
        if statement["point"]:
            assert statement["id"] in points[statement["point"]]["statements"]
            assert statement["section"] == points[statement["point"]]["section"]
    excluded = next(s for s in brief["statements"] if s["text"].startswith("Fishing"))
    assert (excluded["section"], excluded["excluded"], points[excluded["point"]]["excluded"]) == (None, True, True)


def test_no_export_holds_anything_that_acts_on_a_terminal() -> None:
    for form in TEXTS_OF:
        text = b"".join(form.write(View(made()))).decode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_notes_are_numbered_in_order_and_their_ids_stay_when_other_things_change(tmp_path: Path) -> None:
    def notes(view: View) -> dict[str, str]:
        found = re.findall(r"^\[\^(\d+)\]: .*`(.*?)`, characters (\d+)–\d+\. <!--(\S+)-->$", markdown.render(view).decode(), re.MULTILINE)
        assert [int(number) for number, *_ in found] == list(range(1, len(found) + 1))
        assert len({name for *_, name in found}) == len(found)
        return {f"{file}:{start}": name for _, file, start, name in found}

    plain, changed = notes(View(made())), notes(curated(tmp_path))
    assert changed.items() <= plain.items()
    assert len(changed) >= 10


def test_every_reference_has_its_footnote(tmp_path: Path) -> None:
    text = markdown.render(curated(tmp_path)).decode()
    body, notes = re.findall(r"(?<!^)\[\^(\S+?)\]", text, re.MULTILINE), re.findall(r"^\[\^(\S+?)\]:", text, re.MULTILINE)
    assert set(body) == set(notes)
    assert "Fishing" not in text
    assert "> **Note:** Since \\*when\\*?" in text


def test_a_page_holds_nothing_live(tmp_path: Path) -> None:
    page = b"".join(formats.parts(curated(tmp_path), "html")).decode()
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "unsafe" not in page
    body = page[page.index("<body") : page.index("<script>")]
    tags = set(re.findall(r"<(\w+)", body))
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "svg", "base"}
    links = re.findall(r'href="(?!#)(.*?)"', body)
    assert {link.split("#")[0] for link in links} == {"https://herald.example/dam?id=7"}
    notes = re.findall(r'href="(https.*?)"', page[page.index('id="notes"') :])
    assert notes
    assert all("#:~:text=" in link for link in notes)
    assert "&lt;b&gt;Nobody&lt;/b&gt;" in page
    assert "Fishing" not in page
    assert "Since *when*?" in page
    html5 = pytest.importorskip("lxml.html")
    assert html5.document_fromstring(page).xpath("count(//li)") == body.count("<li")


def test_pandoc_reads_it_whole(tmp_path: Path) -> None:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    export = markdown.render(curated(tmp_path)).decode()
    for form in ("markdown", "gfm", "commonmark_x"):
        done = subprocess.run(
            ["pandoc", "-f", f"{form}+yaml_metadata_block", "-t", "html", "-s", "--wrap=none"],
            input=export,
            capture_output=True,
            text=True,
            check=True,
        )
        assert not done.stderr
        assert "[^" not in done.stdout, "every footnote was understood"
        assert "<title>The dam</title>" in done.stdout
        assert done.stdout.count('role="doc-noteref"') >= 10
        assert "<table" in done.stdout
        assert "<b>" not in done.stdout
        assert "javascript:" not in re.sub(r"<code>.*?</code>", "", done.stdout)


def test_a_doubtful_dispute_is_listed_but_not_told_until_it_is_accepted() -> None:
    brief = made()
    doubtful = tuple(msgspec.structs.replace(one, sure=False) for one in brief.disputes)
    view = View(msgspec.structs.replace(brief, disputes=doubtful))
    assert len(view.disputes()) == len(stdlib_json.loads(json.render(view))["disputes"]) == len(doubtful) > 0
    assert "Where sources disagree" not in markdown.render(view).decode()
    assert not any(row.disputes for section in view.sections() for row in view.points(section.id))
    view.edits.accept(doubtful[0].id)
    assert "Where sources disagree" in markdown.render(view).decode()


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_section_that_was_emptied_is_not_said_to_have_no_answer(form: str) -> None:
    view = View(made())
    view.edits.exclude([row.id for row in view.points("two")])
    assert not view.points("two")
    text = b"".join(formats.parts(view, form)).decode()
    assert "The analyst left no line in this section." in text
    assert "Nothing found" not in text
