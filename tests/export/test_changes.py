"""Whatever is changed in an export after it was written, `check` finds it, in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.export import formats
from briefing.export.check import check
from briefing.export.part import page_selection, section_selection
from briefing.export.since import since_day
from tests.export.corpus import on_disk, paged

LAST_VERSION = Path(__file__).parent / "last_version"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return on_disk(tmp_path / "corpus")


@cache
def export(form: str, full: bool = False) -> str:
    view = paged()
    return b"".join(formats.parts(view, form, None if full else page_selection(view))).decode()


def checked(text: str, suffix: str, corpus: Path, tmp_path: Path) -> tuple[int, str, str]:
    file = tmp_path / f"altered.{suffix}"
    file.write_text(text, encoding="utf-8", newline="")
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
    return done.exit_code, done.stdout, done.stderr


def instead(find: str, put: str) -> Callable[[str], str]:
    """Another text in the first place where `find`, a pattern, is found."""
    return lambda text: re.sub(find, put, text, count=1, flags=re.MULTILINE)


LINE = "Three gates stay shut."
PEOPLE = {
    "another speaker": instead(r"River Authority", "Engineers"),
    "no speaker": instead(r"(?:\*\*|<b>)River Authority(?:\*\*|</b>)", "unattributed"),
    "another count of origins": instead(r"2 origins", "5 origins"),
    "no dispute": instead(r" · (?:<span class=\"mark\">)?disputed(?:</span>)?", ""),
    "another section": instead(r"^(## |<h2 id=\"section-1\">)In brief", r"\1Confirmed"),
    "another title": instead(r"^(# |<h1>)The dam", r"\1The broken dam"),
    "other days": instead(r"1 to 2 March 2025, 3", "4 March 2025, 3"),
    "more sources": instead(r"3 sources, 3 origins\n|3 sources, 3 origins</p>", "9 sources, 9 origins\n"),
    "another outlet in a note": instead(r"(\]: |<li id=\"note-\w+\">)Herald, ", r"\1Times, "),
    "another date in a note": instead(r"(Of the herald(?:\*|</i>), )2 March", r"\g<1>9 March"),
    "another title in a note": instead(r"(?<=[*>])Of the herald(?=[*<])", "Of the times"),
    "another address in a note": instead(
        r"(?<=, <)https://herald\.example|(?<=, <a href=\")https://herald\.example", "https://evil.example"
    ),
    "another gloss": instead(r"the sluices of Kariba", "the gates of hell"),
    "another value of a dispute": instead(r"^(\| |<h4>)three", r"\1thirty"),
    "another affiliation": instead(r"(River Authority(?: \| |</td><td>))spokesman", r"\1dictator"),
    "another date of a source": instead(r"(\| |<td>)2 March 2025", r"\g<1>7 March 2025"),
}
"""Changes that a page in Markdown or HTML can have."""


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize(("form", "suffix"), [("markdown", "md"), ("html", "html")])
def test_a_change_beside_the_quotations_is_found(form: str, suffix: str, name: str, corpus: Path, tmp_path: Path) -> None:
    good = export(form)
    altered = PEOPLE[name](good)
    assert altered != good
    code, told, said = checked(altered, suffix, corpus, tmp_path)
    assert code == 1, (told, said)
    assert "is not as it was written" in told
    line = next(number for number, (one, other) in enumerate(zip(good.split("\n"), altered.split("\n"), strict=False), 1) if one != other)
    assert f":{line}: " in told
    assert "stand in their sources, character by character" not in said


ADDED = {
    "a starred item": "* All gates are open.",
    "a plus": "+ All gates are open.",
    "indented": "    All gates are open.",
    "indented item": "  - All gates are open.",
    "an item without a note": "- All gates are open.",
    "an item with a note": "- All gates are open.[^1]",
    "a paragraph": "All gates are open.",
    "a heading": "## All gates are open",
    "a comment begun": "<!--",
    "a comment ended": "-->",
    "a tag": '<div style="display:none">',
    "a quotation": "> All gates are open.",
    "a row": "| All gates are open | Herald[^1] |",
    "a second seal": "<!-- briefing seal 00000000000000000000000000000000\n-->",
}


@pytest.mark.parametrize("name", ADDED)
def test_an_added_line_is_found_wherever_it_stands(name: str, corpus: Path, tmp_path: Path) -> None:
    lines = export("markdown").split("\n")
    places = [lines.index("## One"), next(number for number, line in enumerate(lines) if LINE in line) + 1, len(lines)]
    for place in (*places, next(number for number, line in enumerate(lines) if line.startswith("[^1]:"))):
        altered = "\n".join([*lines[:place], ADDED[name], *lines[place:]])
        code, told, _ = checked(altered, "md", corpus, tmp_path)
        assert code == 1
        assert re.search(r"is none of ours|is not as it was written|the seal at its end|a footnote stands|not in delta", told), told


@pytest.mark.parametrize(
    "line", ["<li>All gates are open.</li>", "<p>All gates are open.</p>", "<h2>All gates are open</h2>", "All gates are open."]
)
def test_an_added_element_is_found_wherever_it_stands(line: str, corpus: Path, tmp_path: Path) -> None:
    lines = export("html").split("\n")
    begin = next(number for number, one in enumerate(lines) if LINE in one)
    for place in (begin, begin + 1, lines.index("</html>"), len(lines)):
        assert checked("\n".join([*lines[:place], line, *lines[place:]]), "html", corpus, tmp_path)[0] == 1


def test_a_line_continued_behind_its_note_is_found(corpus: Path, tmp_path: Path) -> None:
    good = export("markdown")
    for altered in (
        good.replace(LINE + "[^", LINE + " And open.[^", 1),
        re.sub(r"^(- Three.*)$", r"\1 All is lost.", good, flags=re.MULTILINE),
    ):
        assert altered != good
        code, told, _ = checked(altered, "md", corpus, tmp_path)
        assert code == 1
        assert "- Three gates" in told or "Three gates stay shut. And open." in told


HIDDEN = {
    "by a comment": (r"(<li><q [^>]*>Three.*)", r"<!-- \1 -->"),
    "by an attribute": (r"<li>(<q [^>]*>Three)", r"<li hidden>\1"),
    "by a style": (r"<li>(<q [^>]*>Three)", r'<li style="display:none">\1'),
    "by the style sheet": (r"(q \{ quotes: none; \})", r"\1 li { display: none; }"),
    "by a tag": (r"(<li><q [^>]*>Three.*)", r"<template>\1</template>"),
    "behind words": (r"(<li><q [^>]*>Three.*?</q>)", r"\1 not at all"),
    "by a script": (r"</body>", "<script>document.body.textContent = 'x'</script></body>"),
    "by another policy": (r"default-src 'none'", "default-src *"),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_text_hidden_in_a_page_is_found(name: str, corpus: Path, tmp_path: Path) -> None:
    good = export("html")
    altered = instead(*HIDDEN[name])(good)
    assert altered != good
    assert checked(altered, "html", corpus, tmp_path)[0] == 1


def record(kind: str, number: int, **values: object) -> Callable[[dict], None]:  # type: ignore[type-arg]
    return lambda brief: brief[kind][number].update(values)


JSON_CHANGES: dict[str, Callable[[dict], None]] = {  # type: ignore[type-arg]
    "another voice": record("voices", 0, name="Engineers"),
    "another speaker": record("attributions", 0, voice=None),
    "another side": record("voices", 0, side="zambia"),
    "another count": record("points", 2, independent=9),
    "another lead": record("points", 2, lead="wire:0"),
    "another rank": record("points", 0, rank=99),
    "another gloss": record("points", 1, gloss=[{"start": 0, "end": 3, "name": "Hell"}]),
    "another section": record("sections", 0, title="Confirmed"),
    "another date": record("sources", 0, published="2025-03-09"),
    "another outlet": record("sources", 0, outlet="Times"),
    "another checksum": record("sources", 0, sha256="0" * 64),
    "no dispute": lambda brief: brief["disputes"].clear(),
    "not sure": record("disputes", 0, sure=False),
    "no statements": lambda brief: brief["statements"].clear(),
    "one statement less": lambda brief: brief["statements"].pop(3),
    "two turned round": lambda brief: brief["points"].reverse(),
    "another title": lambda brief: brief.update(title="The broken dam"),
    "other days": lambda brief: brief.update(days=None),
    "a value more": lambda brief: brief.update(verdict="All true"),
    "no seal": lambda brief: brief.pop("seal"),
    "a broken seal": lambda brief: brief.update(seal={"total": "0", "lines": "zz"}),
}


@pytest.mark.parametrize("name", JSON_CHANGES)
def test_a_change_in_json_is_found(name: str, corpus: Path, tmp_path: Path) -> None:
    brief = json.loads(export("json", full=True))
    JSON_CHANGES[name](brief)
    for text in (json.dumps(brief), json.dumps(brief, indent=1, ensure_ascii=False)):
        code, told, _ = checked(text, "json", corpus, tmp_path)
        assert code == 1
        assert told


def test_json_that_another_program_wrote_again_still_holds(corpus: Path, tmp_path: Path) -> None:
    brief = json.loads(export("json", full=True))
    for text in (json.dumps(brief), json.dumps(brief, indent=2, ensure_ascii=False)):
        assert checked(text, "json", corpus, tmp_path)[0] == 0


def test_an_altered_record_is_named_with_its_line(corpus: Path, tmp_path: Path) -> None:
    text = export("json", full=True).replace('"name":"River Authority"', '"name":"The Mayor"')
    code, told, _ = checked(text, "json", corpus, tmp_path)
    assert code == 1
    line = text.count("\n", 0, text.index('"name":"The Mayor"')) + 1
    assert f":{line}: is not as it was written: “voices {{" in told


@pytest.mark.parametrize(("form", "suffix"), [("markdown", "md"), ("html", "html"), ("json", "json")])
@pytest.mark.parametrize("full", [False, True])
def test_an_untouched_export_holds_and_says_what_was_held(form: str, suffix: str, full: bool, corpus: Path, tmp_path: Path) -> None:
    text = export(form, full)
    code, told, said = checked(text, suffix, corpus, tmp_path)
    assert (code, told) == (0, "")
    assert re.search(r"All its \d+ lines are as they were written: who says what, counts", said)
    assert re.search(r"\b[0-9a-f]{32}\b", said), "the sum, to be compared by another way"


def test_blank_lines_and_line_ends_are_no_change(corpus: Path, tmp_path: Path) -> None:
    for form, suffix in (("markdown", "md"), ("html", "html")):
        text = export(form).replace("\n\n", "\n\n\n").replace("\n", "\r\n") + "\r\n"
        assert checked(text, suffix, corpus, tmp_path)[0] == 0, suffix


def test_lines_that_were_turned_round_are_found(corpus: Path, tmp_path: Path) -> None:
    lines = export("markdown").split("\n")
    first, second = (number for number, line in enumerate(lines) if line in ("## One", "## Two"))
    lines[first], lines[second] = lines[second], lines[first]
    assert checked("\n".join(lines), "md", corpus, tmp_path)[0] == 1


@pytest.mark.parametrize(("form", "suffix"), [("markdown", "md"), ("html", "html")])
@pytest.mark.parametrize("part", ["section", "since"])
def test_a_change_in_a_part_is_found(part: str, form: str, suffix: str, corpus: Path, tmp_path: Path) -> None:
    view = paged()
    selected = section_selection(view, "one") if part == "section" else since_day(view, date(2025, 3, 2))
    good = b"".join(formats.parts(view, form, selected)).decode()
    assert checked(good, suffix, corpus, tmp_path)[0] == 0
    lines = good.split("\n")
    place = next(number for number, line in enumerate(lines) if LINE in line)
    for altered in (
        [*lines[:place], *lines[place + 1 :]],
        [*lines[:place], lines[place].replace("River Authority", "Engineers").replace("Herald", "Times"), *lines[place + 1 :]],
        [*lines[:place], "All gates are open.", *lines[place:]],
    ):
        assert altered != lines
        assert checked("\n".join(altered), suffix, corpus, tmp_path)[0] == 1


def test_what_stands_is_said_beside_what_does_not(corpus: Path, tmp_path: Path) -> None:
    text = PEOPLE["another speaker"](export("markdown"))
    _, _, said = checked(text, "md", corpus, tmp_path)
    assert re.search(r"The export was changed: 1 line is not as the export was written\.", said)
    assert re.search(r"Of its quotations, \d+ quotes of \d+ stand word for word", said)


@pytest.mark.parametrize("name", ["plain.md", "plain.html", "plain.json", "curated.md", "curated.html", "curated.json"])
def test_exports_of_the_last_version_still_hold_as_far_as_they_can(name: str, corpus: Path) -> None:
    file = LAST_VERSION / name
    result = check(file, [corpus])
    assert not result.failures
    assert result.quotes >= 12
    assert result.sealed is None
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
    assert done.exit_code == 0
    assert "an export of an earlier version has no seal: who says them" in done.stderr


def test_an_export_that_calls_itself_older_than_it_is_gets_no_full_answer(corpus: Path, tmp_path: Path) -> None:
    for form, suffix in (("markdown", "md"), ("html", "html")):
        code, _, said = checked(PEOPLE["another speaker"](export(form)).replace("brief/2", "brief/1", 1), suffix, corpus, tmp_path)
        assert code == 1 or "Not checked" in said
        assert "are as they were written" not in said
