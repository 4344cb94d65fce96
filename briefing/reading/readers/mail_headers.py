"""The headers of a mail: words in old encodings, whole or under the name of a smaller one, and bytes that nothing is said of."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.message import EmailMessage
from email.policy import EmailPolicy

from briefing.reading.encoding import decoded_as

LONGEST_HEADER = 2000
"""Characters of a header that are looked at: what it takes to read one grows faster than its length."""
WORD = re.compile(r"=\?(?P<charset>[\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?(?P<how>[bBqQ])\?(?P<packed>[^?\s]{0,400})\?=")
WORDS = re.compile(r"(?:=\?[\w.:+-]{1,40}(?:\*[\w-]{0,20})?\?[bBqQ]\?[^?\s]{0,400}\?=\s*)+")
"""Words one behind the other, which may cut a letter of several bytes in two."""


class _Bounded(EmailPolicy):
    """How mails are read: headers are cut before they are taken apart, and their words put into UTF-8."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, WORDS.sub(_as_utf8, value[:LONGEST_HEADER])


BOUNDED = _Bounded()


def _as_utf8(match: re.Match[str]) -> str:
    """Words in any encoding as ones in UTF-8; as they are where one is in none."""
    written = []
    for charset, data in _joined(match[0]):
        text = decoded_as(data, charset)
        if text is None:
            return match[0]
        written.append(f"=?utf-8?B?{base64.b64encode(text.encode('utf-8', 'replace')).decode()}?=")
    end = match[0][len(match[0].rstrip()) :]
    return " ".join(written) + end


def _joined(words: str) -> list[tuple[str, bytes]]:
    """The bytes of words with their encoding; neighbours in one encoding are one piece."""
    pieces: list[tuple[str, bytes]] = []
    for word in WORD.finditer(words):
        data = _unpacked(word["packed"], word["how"].lower())
        if pieces and pieces[-1][0] == word["charset"].lower():
            data = pieces.pop()[1] + data
        pieces.append((word["charset"].lower(), data))
    return pieces


def _unpacked(packed: str, how: str) -> bytes:
    if how == "q":
        return quopri.decodestring(packed.replace("_", "=20").encode("ascii", "replace"))
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4))
    except (binascii.Error, ValueError):
        return b""


def header(message: EmailMessage, name: str) -> str | None:
    """A header as one line; broken ones count as missing. Bytes without a word on their encoding are in that of the mail's text."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if isinstance(raw, str) and any("\udc80" <= letter <= "\udcff" for letter in raw):
        data = raw.encode("utf-8", "surrogateescape")
        charsets = (piece.get_content_charset() for piece in message.walk() if piece.get_content_maintype() == "text")
        text = decoded_as(data, next(filter(None, charsets), None))
        return " ".join(text.split()) or None if text is not None else None
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError, TypeError, LookupError, RecursionError):
        return None
    return " ".join(str(value).split()) or None if value is not None else None
