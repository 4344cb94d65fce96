"""Text of documents as markdown that renders as exactly that text, and back.

Held against CommonMark, GitHub's dialect, Obsidian and pandoc: emphasis, code, links, images, HTML, tables, mathematics, highlights,
tags, citations, footnotes, strike-through and the marks that begin a block are all made literal; quotation marks, dashes, dots and
blanks that pandoc would set finer stay as they are. One function for each place: `escape` in lines, cells and headings alike, `inline`
where it begins no line, `metadata` in front matter, `path_code` for names of files.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from briefing.model import Span
from briefing.workspace.safe_text import one_line

_LIVE = r"[\\`*_\[\]{}|~$^=#@]|--|!(?=\[)|(?<=%)%|(?<=:):|:(?=[\w+-]+:)"
_LIVE_ANYWHERE = re.compile(_LIVE)
_ABBREVIATED = (
    "aet aetat al Apr Aug bk Bros c Capt cf ch chap chs Co col Corp cp d Dec Dr e.g ed eds esp f fasc Feb ff fig fl fol fols Fr Gen Gov "
    "Hon i.e ill Inc incl Jan Jr Jul Jun Ltd M.A M.D Mar Mr Mrs Ms n n.b nn No Nov Oct p Ph.D pp Pres Prof pt q.v Rep Rev s.v s.vv saec "
    "sec Sen Sep Sept Sgt Sr St univ viz vol vs"
)
"""Behind these with a dot, pandoc sets a blank that does not break (its data file `abbreviations`)."""
_LIVE_OR_SET_FINER = re.compile(rf"""{_LIVE}|["']|\.\.+|\b(?:{_ABBREVIATED.replace(".", "[.]").replace(" ", "|")})\.(?= )""")
"""Pandoc makes curved quotation marks of straight ones, an ellipsis of dots, and a blank of another kind behind `Mr.`."""
_ENTITY = re.compile(r"&(?=[A-Za-z#])")
_BLOCK = re.compile(r"^(?:[-+:](?=\s|$|-)|\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,9})(?=\\?[.)](?:\s|$)))")
"""Marks that begin a list or a definition; pandoc knows `(a)` and `iv.` too."""
_WEB = re.compile(r"(?:(?:https?|ftp|mailto|xmpp|file|obsidian|javascript|data|tel):|www\.)[^\s<>`|{]+", re.IGNORECASE)
"""As far as what ends a cell or may begin a template, neither of which a code span would stop."""
_MAIL = re.compile(r"[\w.+-]++(?:(@[\w-]*(?:\.[\w-]+)+))?")
"""A run of what may stand before an `@`, taken whole so that no letter is looked at twice; the group is there where it is an address."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(lt|gt|amp);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}


def escape(text: str) -> str:
    """The text, on one line and safe for a terminal, as markdown in which nothing of it is live: for lines, cells and headings."""
    return _escaped(text, _LIVE_OR_SET_FINER)


def metadata(text: str) -> str:
    """The text for front matter, whose values pandoc reads as markdown and others as they stand: only what could be live is escaped."""
    return _escaped(text, _LIVE_ANYWHERE)


def code(text: str) -> str:
    """The text as a code span, which nothing makes live: for addresses, which some renderers link even when escaped."""
    text = one_line(text)
    fence = "`"
    while fence in text:
        fence += "`"
    return f"{fence} {text} {fence}" if len(fence) > 1 else f"`{text}`"


_RUN_BY_PLUGINS = re.compile(r"\W*[=$]|\w+[:=\[{<]|[^\w./\\]")
"""How a code span begins that Dataview (`= …`, `$= …`, or a prefix of the user's) or another plug-in of Obsidian may run."""
_TEMPLATES = {"<%": "＜%", "{{": "｛｛", "{%": "｛%", "${": "＄{"}
"""What Templater, Jekyll and their like run wherever in a file it stands, in code too."""


def path_code(path: str) -> str:
    """The name of a file as a code span that nothing runs; in a cell too. `plain_path` gives the same for both."""
    path = plain_path(path)
    return code(f"./{path}" if _RUN_BY_PLUGINS.match(path) else path)


def plain_path(path: str) -> str:
    """What an export calls a file: its name as it can be shown, without what templates are made of or ends a cell."""
    path = one_line(path).removeprefix("./").replace("|", "¦")
    for live, dead in _TEMPLATES.items():
        path = path.replace(live, dead)
    return path


def _escaped(text: str, live: re.Pattern[str]) -> str:
    text = one_line(text)
    parts = []
    at = 0
    for start, end in _addresses(text):
        parts += [_plain(text[at:start], live, first=at == 0), code(text[start:end])]
        at = end
    parts.append(_plain(text[at:], live, first=at == 0))
    return "".join(parts)


def _addresses(text: str) -> Iterator[Span]:
    """Where addresses of pages and of mail stand. Those that touch are one: two code spans that touch would be read as another."""
    begun: Span | None = None
    for start, end in _each_address(text):
        if begun and begun[1] == start:
            begun = begun[0], end
            continue
        if begun:
            yield begun
        begun = start, end
    if begun:
        yield begun


def _each_address(text: str) -> Iterator[Span]:
    at = 0
    for found in _WEB.finditer(text):
        yield from _mail(text, at, found.start())
        yield found.span()
        at = found.end()
    yield from _mail(text, at, len(text))


def _mail(text: str, start: int, end: int) -> Iterator[Span]:
    if text.find("@", start, end) >= 0:
        yield from (found.span() for found in _MAIL.finditer(text, start, end) if found[1])


def _plain(text: str, live: re.Pattern[str], first: bool) -> str:
    text = live.sub(lambda found: "".join(mark if mark.isalnum() else f"\\{mark}" for mark in found.group()), text)
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    if first and (found := _BLOCK.match(text)):
        end = found.end() if text[0].isalnum() else 0
        text = text if text[end] == "\\" else f"{text[:end]}\\{text[end:]}"
    return text


def unescape(markdown: str) -> str:
    """What `escape` was given, white space and control characters aside."""
    parts = []
    at = 0
    for start, end, inside in code_spans(markdown):
        parts += [_unescaped(markdown[at:start]), inside]
        at = end
    parts.append(_unescaped(markdown[at:]))
    return "".join(parts)


_RUN = re.compile("`+")
_TICK_OR_ESCAPE = re.compile(r"\\.|`+", re.DOTALL)


def code_spans(markdown: str) -> list[tuple[int, int, str]]:
    """Every code span: its start, its end, and what is in it. A span ends with as many ticks as it began with, as in CommonMark."""
    if "`" not in markdown:
        return []
    runs: dict[int, list[int]] = {}
    for run in _RUN.finditer(markdown):
        runs.setdefault(run.end() - run.start(), []).append(run.start())
    spans, at = [], 0
    while found := _TICK_OR_ESCAPE.search(markdown, at):
        at, length = found.end(), found.end() - found.start()
        if found.group()[0] == "\\":
            continue
        ends = runs.get(length, ())
        number = bisect_left(ends, at)
        if number < len(ends):
            inside = markdown[at : ends[number]]
            at = ends[number] + length
            spans.append((found.start(), at, inside[1:-1] if inside[:1] == inside[-1:] == " " and inside.strip() else inside))
    return spans


def _unescaped(markdown: str) -> str:
    return _ESCAPED.sub(lambda found: found.group(1) or _ENTITIES[found.group(2)], markdown)
