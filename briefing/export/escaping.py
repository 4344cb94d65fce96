"""Text of documents as markdown that renders as exactly that text, and back.

Held against CommonMark, GitHub's dialect, Obsidian and pandoc: emphasis, code, links, images, HTML, tables, mathematics, highlights,
tags, citations, footnotes, strike-through and the marks that begin a block are all made literal.
"""

from __future__ import annotations

import re

from briefing.workspace.safe_text import one_line

_LIVE_ANYWHERE = re.compile(r"[\\`*_\[\]{}|~$^=#@]|--|!(?=\[)|(?<=%)%|(?<=:):|:(?=[\w+-]+:)")
_ENTITY = re.compile(r"&(?=[A-Za-z#])")
_BLOCK = re.compile(r"^(?:[-+:](?=\s|$|-)|\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,9})(?=[.)](?:\s|$)))")
"""Marks that begin a list or a definition; pandoc knows `(a)` and `iv.` too."""
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp|mailto|xmpp|file|obsidian|javascript|data|tel):|www\.)[^\s<>`]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_CODE = re.compile(r"(`+) ?(.*?) ?\1(?!`)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(lt|gt|amp);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}


def escape(text: str) -> str:
    """The text, on one line and safe for a terminal, as markdown in which nothing of it is live."""
    text = one_line(text)
    parts = []
    at = 0
    for found in _ADDRESS.finditer(text):
        parts += [_plain(text[at : found.start()], first=at == 0), code(found.group())]
        at = found.end()
    parts.append(_plain(text[at:], first=at == 0))
    return "".join(parts)


def code(text: str) -> str:
    """The text as a code span, which nothing makes live: for addresses, which some renderers link even when escaped."""
    text = one_line(text)
    fence = "`"
    while fence in text:
        fence += "`"
    return f"{fence} {text} {fence}" if len(fence) > 1 else f"`{text}`"


def _plain(text: str, first: bool) -> str:
    text = _LIVE_ANYWHERE.sub(lambda found: "".join(f"\\{mark}" for mark in found.group()), text)
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    if first and (found := _BLOCK.match(text)):
        end = found.end() if text[0].isalnum() else 0
        text = f"{text[:end]}\\{text[end:]}"
    return text


def unescape(markdown: str) -> str:
    """What `escape` was given, white space and control characters aside."""
    parts = []
    at = 0
    while (tick := next_code(markdown, at)) is not None:
        start, end, inside = tick
        parts += [_unescaped(markdown[at:start]), inside]
        at = end
    parts.append(_unescaped(markdown[at:]))
    return "".join(parts)


def next_code(markdown: str, at: int) -> tuple[int, int, str] | None:
    """The next code span: its start, its end, and what is in it."""
    while at < len(markdown):
        if markdown[at] == "\\":
            at += 2
            continue
        if markdown[at] == "`" and (found := _CODE.match(markdown, at)):
            return found.start(), found.end(), found.group(2)
        at += 1
    return None


def _unescaped(markdown: str) -> str:
    return _ESCAPED.sub(lambda found: found.group(1) or _ENTITIES[found.group(2)], markdown)
