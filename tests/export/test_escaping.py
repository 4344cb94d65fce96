"""Text of documents in markdown: rendered as exactly that text, by every renderer at hand, and read back."""

import html
import re
import shutil
import subprocess
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.export.escaping import escape, metadata, path_code, plain_path, unescape
from briefing.workspace.safe_text import one_line
from tests.pace import slowness

NASTY = [
    "*stars* and _lines_ and **both** __of__ them, 2*3*4 snake_case_name",
    "`code` ``more`` and a lone ` tick and \\ a backslash \\` both",
    "[link](http://evil.example) ![image](x.png) [ref][1] [^note] [x] [[wiki]] ![[embed]]",
    "<b>bold</b> <script>alert(1)</script> <!-- hidden --> <http://a.example> <a@b.example>",
    "AT&T &amp; &lt; &#x41; &copy; && &",
    "# heading #tag @someone issue #12 GH-1",
    "1. first",
    "12) twelfth",
    "- dash",
    "+ plus",
    "-- --- ---- dashes",
    "> quote",
    "| a | b |",
    "$x^2$ and $$y$$ cost $5 or $6",
    "~~struck~~ ~sub~ ^sup^ ==high==",
    "http://plain.example/a_b*c*?d=e&f=g and www.more.example, or me@home.example.",
    "javascript:alert(1) data:text/html,x file:///etc/passwd",
    ": definition",
    "::: div",
    "{#id .class} {{ template }} {% tag %} %%comment%%",
    "===",
    "---",
    "***",
    "    indented",
    "\ttab",
    "a  \nb",
    "a\\\nb",
    "é ü 東京 שלום 👩‍👧",
    "\x1b[31mred\x1b[0m \x9b1m \u202eevil",
    ":smile: :+1:",
    "\\",
    "[",
    "!",
    "![",
    "(c) (tm) ... 'quotes' \"double\"",
    "It's the \"plan\" of Mr. Salas -- e.g. 5' 6\" tall, vol. 3.... rock 'n' roll, wait..",
    "a@b.cc+d@e.ff http://a.example|![](http://b.example/p.png)|[c](http://c.example/)",
    "www.a.example{{x}} <% y %> {%z%} a@b.c|d@e.f",
    "dv:x = this.file.name $= dv.x() key:: value [k:: v]",
]


def shown(page: str) -> str:
    """The text a reader sees of an HTML page."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


@pytest.mark.parametrize("text", NASTY)
def test_it_is_read_back(text: str) -> None:
    assert unescape(escape(text)) == one_line(text)


@given(st.one_of(st.text(), st.text("`\\[]()*_<>&#@:/.-! ab1w\n")))
def test_anything_is_read_back(text: str) -> None:
    assert unescape(escape(text)) == one_line(text)


@given(st.text("`\\[]()*_<>&#~|:/.-+=! ab1\n", max_size=40))
def test_nothing_is_live_in_commonmark_with_tables_and_strikes(text: str) -> None:
    page = MarkdownIt("gfm-like", {"linkify": False}).render(f"- {escape(text)}[^1] — x")
    assert set(re.findall(r"</?(\w+)", page)) <= {"ul", "li", "code"}
    assert shown(page) == f"{one_line(text)}[^1] — x".strip()


@pytest.mark.parametrize("text", NASTY)
def test_nothing_is_live_in_cmark(text: str) -> None:
    if not shutil.which("cmark"):
        pytest.skip("cmark is not installed")
    page = subprocess.run(["cmark", "--unsafe"], input=f"- {escape(text)} — x\n", capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"</?(\w+)", page)) <= {"ul", "li", "code"}
    assert shown(page) == f"{one_line(text)} — x"


@pytest.mark.parametrize("form", ["markdown", "gfm", "commonmark_x"])
@pytest.mark.parametrize("text", NASTY)
def test_nothing_is_live_in_pandoc(text: str, form: str) -> None:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    command = ["pandoc", "-f", form, "-t", "html", "--wrap=none"]
    page = subprocess.run(command, input=f"- {escape(text)} — x\n", capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"</?(\w+)", page)) <= {"ul", "li", "code", "p"}
    assert shown(page) == f"{one_line(text)} — x", "signs and blanks are those of the text, though pandoc would set finer ones"


PATHS = {
    "a.txt": "`a.txt`",
    "box.zip/a b.txt": "`box.zip/a b.txt`",
    "= this.file.name.txt": "`./= this.file.name.txt`",
    '$= dv.el("b","x").txt': '`./$= dv.el("b","x").txt`',
    "dv:x.txt": "`./dv:x.txt`",
    "dv=x.txt": "`./dv=x.txt`",
    "INPUT[text].txt": "`./INPUT[text].txt`",
    "a<%* tp %>.txt": "`a＜%* tp %>.txt`",
    "{{x}}|b.txt": "`./｛｛x}}¦b.txt`",
    "`tick`.txt": "`` ./`tick`.txt ``",
}


@pytest.mark.parametrize(("path", "made"), PATHS.items())
def test_the_name_of_a_file_is_run_by_nothing(path: str, made: str) -> None:
    assert path_code(path) == made
    assert plain_path(unescape(made)) == plain_path(path), "and it is found again"


@given(st.text("`=$:.{%<|/[ ab1"))
def test_any_name_is_found_again(path: str) -> None:
    assert plain_path(unescape(path_code(f"a{path}"))) == plain_path(f"a{path}")
    assert not re.search(r"^`+ ?(?:[=$]|\w+[:=\[{])|<%|\{[{%]|\|", path_code(path or "a"))


@pytest.mark.parametrize("text", [text for text in NASTY if not text.startswith(("[", "!"))])
def test_a_cell_holds_its_text_and_nothing_else(text: str) -> None:
    page = MarkdownIt("gfm-like", {"linkify": False}).render(
        f"| a | b | c |\n| --- | --- | --- |\n| {escape(text)} | {path_code(text)} | x |\n"
    )
    cells = re.findall(r"<td>(.*?)</td>", page)
    assert len(cells) == 3
    assert shown(cells[0]) == one_line(text)
    assert set(re.findall(r"</?(\w+)", "".join(cells))) <= {"code"}


def test_front_matter_is_dead_too() -> None:
    assert metadata("Kim Jong Un visits Russia, 'September' 2023") == "Kim Jong Un visits Russia, 'September' 2023"
    page = MarkdownIt("gfm-like", {"linkify": False}).render(metadata("![](http://a.example/x.png) [[x]] <img src=x> **b**"))
    assert set(re.findall(r"</?(\w+)", page)) <= {"p", "code"}


@pytest.mark.parametrize("unit", ["a", "@", "a@", "a@b.", "`", "\\`", "` ", "http:", "www.a@", "(", '"', "1.", "--", "“a” — "])
def test_escaping_and_reading_back_take_time_in_step_with_the_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.process_time()
    assert unescape(escape(text)) == one_line(text)
    unescape(text)
    assert time.process_time() - begun < 3 * slowness()
