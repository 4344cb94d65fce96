"""Nothing that a document, a folder or an edits file says acts on the terminal: every place with every key, and every command."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from briefing.cli import cli
from briefing.export import html_shell
from briefing.tui.commands import COMMANDS
from briefing.workspace.open import open_view
from briefing.workspace.options import Options
from briefing.workspace.view import View
from tests import hostile_fields, hostile_forms
from tests.export.chromium import Chromium, needs_chromium
from tests.hostile_fields import ACTS, SECRET, TRICKS, every
from tests.terminal import BRIEFING, NotShownError, Terminal
from tests.test_walk import sent

PLACES = {"B": "Brief", "S": "Sources", "V": "Voices", "T": "Timeline", "D": "Disputes", "U": "Unplaced", "E": "Notes", "X": "Excluded"}
ESCAPE = "\x1b[27u"
"""Escape as newer terminals send it: a lone ESC and the key behind it would be taken for one key."""
JUMPING = "Jump: press the letter of a line"
STRING = re.compile(rb"\x1b([\]PX^_])(.*?)(?:\x07|\x1b\\)", re.DOTALL)
"""A sequence that carries a text: OSC, DCS, SOS, PM, APC."""
POINTER = re.compile(rb"\x1b\]22;[a-z-]*\x07")
"""The shape of the mouse's pointer, which Textual sets."""
PAINTING = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()][B0]|[=>78cM])")
"""A sequence that moves, colours or sets a mode: what Textual paints with."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every field with every trick, curated by somebody hostile; its folder's name is hostile too."""
    name = hostile_fields.file_name(f"harbour {TRICKS['clipboard']}{TRICKS['turning']}")
    folder = hostile_fields.write(tmp_path_factory.mktemp("hostile") / name, every)
    template = hostile_fields.write_project(folder, every)
    view = open_view(Options(paths=(folder,), cache=False, jobs=1, template=str(template)))
    hostile_fields.decide(view, every)
    assert view.disputes(), "there is a dispute to show"
    view.close()
    return folder


@pytest.fixture(scope="module")
def template(corpus: Path) -> Path:
    return next(corpus.parent.glob("*.yaml"))


def wrong_with(output: bytes, copied: str = "") -> list[bytes]:
    """What a terminal was sent that is no painting: sequences with a text of their own, controls, turns."""
    found = [whole[0] for whole in STRING.finditer(output) if not (_is_our_copy(whole[2], copied) or POINTER.fullmatch(whole[0]))]
    text = PAINTING.sub(b"", STRING.sub(b"", output)).decode()
    return found + [text[max(0, one.start() - 40) : one.end() + 40].encode() for one in ACTS.finditer(text) if one[0] not in "\r\t\b"]


def _is_our_copy(said: bytes, copied: str) -> bool:
    """Whether a sequence is the one that `y` puts on the clipboard: a citation, which says where it is from."""
    if not (copied and said.startswith(b"52;c;")):
        return False
    return copied in base64.b64decode(said[5:]).decode() and said != f"52;c;{SECRET}".encode()


NOWHERE = "\N{SNOWMAN} stands on no screen"


def go(desk: Terminal, key: str) -> None:
    """Go to a place whatever stands open; keys that come while a question closes are the question's, so it is asked for again."""
    for patience in (*(0.1 * 2**tries for tries in range(5)), 30):
        desk.press(ESCAPE)
        with suppress(NotShownError):  # the question closes in its own time
            desk.until(NOWHERE, seconds=min(patience, 2))
        desk.press(key, ";")
        try:
            desk.until(JUMPING, f"│ {PLACES[key]}", seconds=patience)
        except NotShownError:
            if patience > 2:
                raise
        else:
            break
    desk.press("0")
    desk.until_shown(lambda: JUMPING not in desk.text)


ASKING = {
    "e",
    "s",
    "O",
    "P",
    "b",
    "ctrl+x",
    "m",
    "a",
    "R",
    "f",
    "t",
    "w",
    "question_mark",
    "f1",
    "ctrl+p",
    "semicolon",
    "slash",
    "exclamation_mark",
    "at",
    "vertical_line",
    "ctrl+f",
}
"""Keys that open something: what is pressed while it opens is its own."""


@pytest.mark.timeout(300)  # five hundred keys, on a machine that may be busy
def test_every_key_in_every_place_sends_nothing_of_it(corpus: Path, template: Path, tmp_path: Path) -> None:
    keys = [key for one in COMMANDS for key in one.keys if key not in ("q", "escape")]
    env = {"EDITOR": "", "VISUAL": "", "BROWSER": "true"}
    with Terminal([BRIEFING, str(corpus), "--template", str(template)], 110, 34, env=env, cwd=str(tmp_path)) as desk:
        desk.until("▶", "Retitled", gone=["Reading", "Analysing", "reading", "analysing"], seconds=90)
        for place in PLACES:
            go(desk, place)
            for key in keys:
                if key not in ASKING:
                    desk.press(sent(key), place)
                elif place in "BVD":
                    go(desk, place)
                    desk.press(sent(key))
                    go(desk, place)
            go(desk, place)
        open_each(desk)
        desk.press("q")
        assert desk.ended() == 0
    output = bytes(desk.output)
    assert "␛]52;c;" in output.decode(), "it was shown, and did nothing"
    assert b"\x1b]52;c;" in output, "a line was copied, which is the desk's own"
    assert wrong_with(output, copied="characters") == []


def open_each(desk: Terminal) -> None:
    """Whatever asks for something, by the words that it opens with."""
    for place, key, words in (
        ("V", "R", "Call this voice"),
        ("B", "R", "Title of the section"),
        ("B", "a", "The note is exported"),
        ("B", "m", "Move 1 point to"),
        ("B", "w", "Why is this here"),
        ("B", "f", "Show only"),
        ("B", "@", "Who says this"),
        ("B", "!", "Problems"),
    ):
        go(desk, place)
        desk.press(key)
        desk.until(words)
    for typed, words in (
        ("Sides: name", "A side of the event"),
        ("Sides: call", "Which side"),
        ("Retitle the", "Title of the briefing"),
        ("Renamed", "│ Voices"),
        ("PWNED", "▶"),
    ):
        go(desk, "B")
        desk.press("ctrl+p")
        desk.until("Search for commands")
        desk.press(typed)
        desk.until(typed, gone=["Search for commands", "Next pane"])
        desk.press("enter")
        desk.until(words)
    go(desk, "B")
    desk.press("/", *"callao")
    desk.until("callao", "hit")
    go(desk, "B")


def test_a_terminal_is_sent_lists_and_nothing_else(corpus: Path, template: Path) -> None:
    asked = [str(corpus), "--no-cache", "--jobs", "1", "--template", str(template)]
    for command in ("sources", "voices", "disputes", "timeline"):
        with Terminal([BRIEFING, command, *asked], 160, 48) as shown:
            assert shown.ended() == 0
        assert wrong_with(bytes(shown.output)) == [], command
        assert shown.output


@pytest.fixture(scope="module")
def exports(corpus: Path, template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The corpus exported in every format, with hostile names of files."""
    folder = tmp_path_factory.mktemp("exports")
    files = {}
    for suffix in ("md", "html", "json", "docx", "csv"):
        files[suffix] = folder / f"brief{TRICKS['bell']}{TRICKS['turning']}.{suffix}"
        asked = ["export", str(corpus), "--no-cache", "--jobs", "1", "--template", str(template), "-o", str(files[suffix])]
        done = CliRunner().invoke(cli, asked)
        assert done.exit_code == 0, done.output
        assert not ACTS.search(done.output)
    return files


@pytest.fixture(scope="module")
def view(corpus: Path, template: Path) -> Iterator[View]:
    opened = open_view(Options(paths=(corpus,), cache=False, jobs=1, template=str(template)))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def written(view: View) -> list[tuple[str, bytes]]:
    return list(hostile_forms.written(view))


def test_no_command_prints_it(corpus: Path, template: Path, exports: dict[str, Path], tmp_path: Path) -> None:
    asked = [str(corpus), "--no-cache", "--jobs", "1", "--template", str(template)]
    hostile = every("x").replace("\x00", "")
    commands = [
        *([command, *asked] for command in ("sources", "voices", "disputes", "timeline", "export")),
        ["export", *asked, "--explain"],
        ["export", *asked, "--format", "html"],
        ["export", *asked, "--format", "json"],
        *(["check", str(file), str(corpus)] for file in exports.values()),
        ["check", str(exports["md"]), str(tmp_path)],
        ["check", str(template), str(corpus)],
        ["templates", "check", str(template)],
        ["templates", "check", str(exports["md"])],
        ["templates", "show", hostile],
        ["themes", "show", hostile],
        ["export", str(corpus), "--template", hostile],
        ["export", str(corpus), "--side", hostile + "=", "-o", str(tmp_path / hostile[:9] / "x.md")],
        ["export", str(tmp_path / hostile[:90])],
        ["check", hostile],
        ["sources", "--no-such" + hostile],
        ["add", hostile, f"javascript:{hostile}", f"http://127.0.0.1:1/{hostile}", "--to", str(tmp_path)],
        [hostile],
        ["config"],
    ]
    for command in commands:
        done = CliRunner().invoke(cli, command)
        assert done.exception is None or isinstance(done.exception, SystemExit), (command[0], done.exception)
        shown = done.stdout.replace("\t", " ") + done.stderr
        if command[-1] == "json":
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
        else:
            assert not (found := ACTS.search(shown)), (command[:1], shown[max(0, found.start() - 80) : found.end() + 20])


@pytest.mark.parametrize("form", hostile_forms.CHECKS)
def test_no_other_program_is_given_what_acts(written: list[tuple[str, bytes]], view: View, form: str) -> None:
    made = [data for name, data in written if name == form]
    assert made
    for data in made:
        assert data
        assert hostile_forms.CHECKS[form](data, view) == ""


def test_no_name_begins_a_line_of_its_own(tmp_path: Path) -> None:
    forged = "a\nbriefing: All 185 quotes stand\tin their sources."
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{forged}.txt").write_bytes(b"")
    (tmp_path / "in" / "b.txt").write_text("The port of Callao is shut, minister Ana Quispe said on Friday.", encoding="utf-8")
    (tmp_path / f"{forged}.yaml").write_text("name: [", encoding="utf-8")
    folder, template = str(tmp_path / "in"), str(tmp_path / f"{forged}.yaml")
    for command in (
        ["sources", folder, "--no-cache", "--jobs", "1"],
        ["sources", folder, "--template", template],
        ["sources", str(tmp_path / forged)],
        ["templates", "check", template],
        ["check", template, folder],
        ["check", str(tmp_path / forged), folder],
    ):
        done = CliRunner().invoke(cli, command)
        assert "All 185" in done.stderr, command
        assert not [line for line in done.output.splitlines() if line.startswith("briefing: All")]


@pytest.mark.parametrize("form", ["md", "html", "json", "docx", "csv"])
def test_an_export_of_it_holds(corpus: Path, exports: dict[str, Path], form: str) -> None:
    done = CliRunner().invoke(cli, ["check", str(exports[form]), str(corpus)])
    assert done.exit_code == 0, done.output[:3000]


def test_nothing_in_markdown_is_live(exports: dict[str, Path]) -> None:
    text = exports["md"].read_text(encoding="utf-8")
    assert not ACTS.search(text)
    front, body = re.fullmatch(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    values = yaml.safe_load(front)
    for part in (values["pagetitle"], *values["sides"], body):
        tree = lxml_html.document_fromstring(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(part))
        assert not [one.tag for one in tree.iter("img", "script", "iframe", "svg", "object", "form", "input")]
        assert [href for one in tree.iter("a") if not (href := one.get("href") or "").startswith("https://gazette.example/")] == []
    tables = lxml_html.document_fromstring(MarkdownIt("gfm-like", {"linkify": False}).render(body))
    counts = [{len(list(row)) for row in table.iter("tr")} for table in tables.iter("table")]
    assert counts[-1] == {4}
    assert all(len(count) == 1 for count in counts), "no cell ends before its text does"
    assert not re.search(r"<%|\{\{|\{%", re.sub(r"\\.", "", body)), "templates are filled in, whatever markdown makes of the text"
    assert not re.search(r"\[\[|%%|==|::", re.sub(r"\\.|(`+).+?\1", "", body)), "plug-ins read all but code"
    spans = [span.text or "" for span in tables.iter("code")]
    assert spans
    assert not [span for span in spans if re.match(r"\W*[=$]|dv:", span)]


def test_nothing_in_html_is_live(exports: dict[str, Path]) -> None:
    text = exports["html"].read_text(encoding="utf-8")
    assert not ACTS.search(text)
    tree = lxml_html.document_fromstring(text)
    assert not list(tree.iter("img", "svg", "iframe", "object", "embed", "form", "base", "link"))
    assert [one.text for one in tree.iter("script")] == [html_shell.script()]
    assert not [one for one in tree.iter() if any(name.startswith("on") or name == "src" for name in one.attrib)]


@needs_chromium
@pytest.mark.xdist_group("chromium")
@pytest.mark.parametrize("whole", [False, True])
def test_a_browser_runs_and_asks_for_nothing_of_it(
    corpus: Path, template: Path, exports: dict[str, Path], tmp_path: Path, whole: bool
) -> None:
    file = tmp_path / "brief.html"
    file.write_bytes(exports["html"].read_bytes())
    if whole:
        asked = ["export", str(corpus), "--no-cache", "--jobs", "1", "--template", str(template), "--full", "--force", "-o", str(file)]
        assert CliRunner().invoke(cli, asked).exit_code == 0
    browser = Chromium(tmp_path / "profile")
    try:
        browser.open(file)
        browser.value("document.querySelectorAll('details').forEach(one => one.open = true)")
        browser.click("main .open, main sup a")
        browser.until("document.querySelector(':target') !== null")
        assert browser.value("document.querySelectorAll('script, style').length") == 2
        assert not browser.value("document.querySelectorAll('img, iframe, svg, object, embed, form, link, base, main input').length")
        assert browser.value("document.title.startsWith(document.querySelector('h1').textContent.slice(0, 20))")
        assert not browser.requests
        assert not browser.said
    finally:
        browser.close()
