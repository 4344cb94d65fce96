"""Text of documents in markdown: rendered as exactly that text, by every renderer at hand, and read back."""

import html
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.export.escaping import escape, unescape
from briefing.workspace.safe_text import one_line

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
]


def shown(page: str) -> str:
    """The text a reader sees of an HTML page."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


def squeezed(text: str) -> str:
    """Typographic signs as they are typed, for renderers that set them."""
    for fine, plain in {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "\xa0": " "}.items():
        text = text.replace(fine, plain)
    return re.sub(r"\s+", " ", text).strip()


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
    assert squeezed(shown(page)) == squeezed(f"{one_line(text)} — x")
