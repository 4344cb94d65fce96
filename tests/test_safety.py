"""A corpus that tries everything, in texts, metadata and names of files: nothing of it acts, on the screen or in an export."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from briefing.cli import cli
from briefing.export import html, html_shell, markdown
from briefing.export import json as json_export
from briefing.export.citation import cite
from briefing.export.part import Part, page_selection
from briefing.workspace.open import open_view
from briefing.workspace.options import Options
from briefing.workspace.view import View
from tests.reading import making
from tests.terminal import BRIEFING, Terminal

TRICKS = {
    "clear the screen": "\x1b[2J",
    "colours": "\x1b[31;5mpwn\x1b[0m",
    "move the cursor": "\x1b[99;1Hpwn",
    "insert and scroll": "\x1b[9L\x1b[9S",
    "ask for a report": "\x1b[6n\x1b[c\x1bZ\x05",
    "title": "\x1b]0;pwn\x07",
    "title with the other end": "\x1b]2;pwn\x1b\\",
    "clipboard": "\x1b]52;c;cHdu\x07",
    "hyperlink": "\x1b]8;;http://pwn.example/\x1b\\pwn\x1b]8;;\x1b\\",
    "notification": "\x1b]9;pwn\x07\x1b]777;notify;pwn\x07",
    "picture": "\x1bPq#0;2;0;0;0\x1b\\\x1b_Gf=100;pwn\x1b\\\x1b]1337;File=:cHdu\x07",
    "device control": '\x1bP$q"p\x1b\\\x1b^pwn\x1b\\\x1bXpwn\x1b\\',
    "modes": "\x1b[?1049l\x1b[?25h\x1b[?2004h\x1b[?1000h",
    "reset": "\x1bc\x1b[!p",
    "other letters": "\x1b(0\x0e\x0f\x1bN",
    "eight bits": "\x9b31m\x9d0;pwn\x9c\x90pwn\x9c\x85\x84",
    "single controls": "\x00\x07\x08\x0b\x0c\x7f",
    "overwriting": "safe\rpwn",
    "turning": "\u202epwn\u202c \u202dpwn\u202c \u2066\u2067\u2068pwn\u2069\u2069\u2069 \u202a\u202b\u202c",
    "breaks": "pwn\u2028pwn\u2029pwn",
    "unseen": "p\u2060w\ufeffn \u2061\u2064\u206a\u180e",
    "unseen letters": "".join(chr(0xE0000 + ord(letter)) for letter in "pwn"),
    "annotation": "\ufff9pwn\ufffapwn\ufffb",
    "markup of our library": "[bold red]pwn[/] [link=http://pwn.example]pwn[/link] [@click=app.quit]pwn[/] [/] [on pwn] $error :bomb:",
    "script": "<script>pwn()</script><img src=x onerror=pwn()><svg onload=pwn()><iframe src=javascript:pwn()></iframe>",
    "style": "<style>*{display:none}</style><b style='x'>pwn</b></p></body><!-- pwn",
    "attribute": "\" onmouseover=\"pwn()\" ' onfocus='pwn()' x=`pwn`",
    "links": "[pwn](javascript:pwn()) ![pwn](http://pwn.example/p.png) <http://pwn.example> [pwn]: http://pwn.example [[pwn]] ^[pwn]",
    "blocks": "# pwn | a | b | ``` ~~~ --- > 1. - [ ] :::pwn",
    "schemes": "javascript:pwn() data:text/html,pwn vbscript:pwn file:///etc/passwd obsidian://pwn",
    "formula": "=cmd|'/c pwn'!A1 +pwn -pwn @SUM(1)",
    "templates": "{{pwn}} ${pwn} <%pwn%> {%pwn%} $(pwn) `pwn`",
}
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u180e\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


def name_of(trick: str) -> str:
    """The trick as far as the name of a file can hold it."""
    return trick.replace("/", "_").replace("\x00", "")[:60]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One text and one record a trick, a page with all of them, and a file that can't be read under each name."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, trick in enumerate(TRICKS.values()):
        text = (
            f"The {trick} port of Callao\n\n"
            f"The port of Callao is shut for {number + 2} weeks, minister {trick} Quispe said on Friday. {trick} Nobody was hurt, "
            f"{trick} she said.\n\nWhat {trick} now\n\n“We {trick} wait,” said Ana {trick} Cruz of the union. Ships {number} wait outside "
            f"the harbour of Callao.\n"
        )
        record = {
            **making.RECORD,
            "title": f"Ships {number} {trick} wait",
            "maintext": f"Ships wait before Callao, {trick} the harbour master said. It is day {number} of the strike in the port.",
            "authors": [f"Julia {trick} Mamani"],
            "source_name": f"Post {trick} {number}",
            "url": f"https://andeanpost.example/{number}/{trick}" if number % 2 else f"javascript:{trick}",
        }
        try:
            (folder / f"{number:02} {name_of(trick)}.txt").write_text(text, encoding="utf-8", newline="")
            (folder / f"{number:02} {name_of(trick)} empty.txt").write_bytes(b"")
        except OSError:  # this file system takes no such name
            (folder / f"{number:02}.txt").write_text(text, encoding="utf-8", newline="")
        (folder / f"{number:02}.json").write_text(json.dumps(record), encoding="utf-8")
    every = " ".join(TRICKS.values())
    paragraphs = "".join(f"<p>{text}</p>" for text in (making.FIRST, every, making.SECOND, making.THIRD))
    head = f"<head><title>{every}</title><meta name='author' content='{every[:50]}'></head>"
    page = f"<html>{head}<body><article>{paragraphs}</article></body></html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def view(corpus: Path) -> Iterator[View]:
    """The briefing of it, made once."""
    made = open_view(Options(paths=(corpus,), cache=False, jobs=1))
    yield made
    made.close()


def exported(view: View, form: str) -> str:
    module = {"markdown": markdown, "html": html, "json": json_export}[form]
    return b"".join(module.write(view)).decode()


def test_the_screen_shows_it_and_does_nothing(corpus: Path) -> None:
    with Terminal([BRIEFING, str(corpus), "--no-cache"], 150, 45) as desk:
        desk.until("▶ In brief", "points", seconds=90)
        desk.press("enter", "tab", "j", "j", ".", "G", "2", "3", "G")
        for key, view in (("S", "Sources"), ("V", "Voices"), ("T", "Timeline"), ("D", "Disputes"), ("U", "Unplaced")):
            desk.press(key)
            desk.until(f"│ {view}")
            desk.press("G", "g", "j", "enter", "j")
        desk.press("S", "2", "G")
        desk.until("empty", "no text")
        desk.press("B", "q")
        assert desk.ended() == 0
    said = bytes(desk.output)
    shown = said.decode("utf-8", "replace")
    for kind, trick in TRICKS.items():
        if CONTROLS.search(trick):
            assert trick not in shown, kind
            assert not any(piece in shown for piece in re.findall(r"\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\\\)", trick)), kind
    assert b"pwn\x07" not in said
    assert b"\x1b]52" not in said
    assert b"\x1b]8;" not in said
    assert not set("\x7f\x9b\x9d\x90\x85") & set(shown)
    assert not re.search("[\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]", shown)
    assert said.rfind(b"\x1b[?1049l") > said.rfind(b"\x1b[?1049h"), "it was not left by a click that a document made"


def test_a_list_for_pipes_holds_no_control(corpus: Path) -> None:
    done = CliRunner().invoke(cli, ["sources", str(corpus), "--no-cache", "--jobs", "1"])
    assert done.exit_code == 0
    assert not CONTROLS.search(done.stdout + done.stderr)
    cells = [cell for line in done.stdout.splitlines() for cell in line.split("\t")]
    assert not [cell for cell in cells if "\n" in cell]


def test_rendered_markdown_is_text(view: View) -> None:
    text = exported(view, "markdown")
    assert not CONTROLS.search(text)
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(body)
    tree = lxml_html.document_fromstring(page)
    used = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert used <= {
        "html",
        "body",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "li",
        "code",
        "em",
        "strong",
        "a",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "br",
    }
    assert not [element for element in tree.iter() if any(name.startswith("on") or name == "src" for name in element.attrib)]
    assert {element.get("style") for element in tree.iter() if element.get("style")} <= {
        f"text-align:{side}" for side in ("left", "right", "center")
    }
    links = [element.get("href") for element in tree.iter("a")]
    assert not [link for link in links if not link.startswith(("#", "https://andeanpost.example/"))]
    assert "pwn" in tree.text_content()


@pytest.mark.parametrize("whole", [True, False])
def test_rendered_html_is_text(view: View, whole: bool) -> None:
    page = exported(view if whole else Part(view, page_selection(view, 200)), "html")
    assert not CONTROLS.search(page)
    assert whole or "<article" in page, "a page holds its articles"
    tree = lxml_html.document_fromstring(page)
    assert not list(tree.iter("img", "svg", "iframe", "object", "embed", "form", "base", "link"))
    assert [one.text for one in tree.iter("script")] == [html_shell.script()]
    assert len(list(tree.iter("style"))) == 1
    assert not tree.xpath("//*[@style]")
    assert not [element for element in tree.iter() if any(name.startswith("on") or name == "src" for name in element.attrib)]
    links = [element.get("href") for element in tree.iter("a")]
    assert not [link for link in links if not link.startswith(("#", "https://andeanpost.example/"))]


def test_json_can_be_shown_on_a_terminal(view: View) -> None:
    text = exported(view, "json")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert json.loads(text)["schema"] == "briefing/2"


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_every_quote_of_it_is_found_again(corpus: Path, view: View, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"brief.{form}"
    file.write_text(exported(view, form), encoding="utf-8", newline="")
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
    assert done.exit_code == 0, done.output[:2000]
    assert not CONTROLS.search(done.output)


def test_a_copied_line_holds_no_control(view: View) -> None:
    for source in view.each_source():
        for statement, _, _ in view.source(source.id).statements:
            assert not CONTROLS.search(cite(view.statement(statement), source))


@pytest.mark.skipif(os.name != "posix", reason="other systems refuse such names")
def test_the_names_of_files_are_among_what_is_shown(corpus: Path) -> None:
    assert sum(bool(CONTROLS.search(file.name)) for file in corpus.iterdir()) > 20
