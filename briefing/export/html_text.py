"""Text of documents in HTML: escaped, on one line, with some of its words marked; addresses that lead to a passage; names of places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from html import escape
from urllib.parse import quote

from briefing.model import Span
from briefing.workspace.safe_text import one_line, safe

_BLANKS = re.compile(r"\s+")
WHOLE = 12
"""Words of a passage that a text fragment holds whole; of a longer one it holds the beginning and the end."""
ENDS = 5


def text(words: str) -> str:
    """Text of a document, safe in elements and in quoted attributes."""
    return escape(one_line(words), quote=True)


def run(words: str) -> str:
    """A stretch of such a text, with the blanks at its ends."""
    return escape(_BLANKS.sub(" ", safe(words)), quote=True)


def marked(words: str, spans: Sequence[Span], tag: str) -> str:
    """A quotation with some of its words in an element, which adds no character to it."""
    if not spans:
        return text(words)
    parts, at = [], 0
    for start, end in spans:
        parts += [run(words[at:start]), f"<{tag}>{text(words[start:end])}</{tag}>"]
        at = end
    return "".join([*parts, run(words[at:])]).strip()


def link(address: str, words: str) -> str:
    """A link out of the page, which tells the other end nothing of where it stood."""
    return f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">{text(words)}</a>'


def address_in(address: str, words: str) -> str:
    """The address with a text fragment that leads to the passage with these words.

    >>> address_in("https://herald.example/dam", "Two gates, it said, stay half-shut.")
    'https://herald.example/dam#:~:text=Two%20gates%2C%20it%20said%2C%20stay%20half%2Dshut.'
    """
    said = one_line(words).split(" ")
    ends = [said] if len(said) <= WHOLE else [said[:ENDS], said[-ENDS:]]
    fragment = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"{address}{'' if '#' in address else '#'}:~:text={fragment}"


def anchor(kind: str, name: str) -> str:
    """The id of an element about something whose own id may hold anything."""
    return f"{kind}-{blake2b(name.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"
