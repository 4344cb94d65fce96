"""Plain text to `Source`."""

from __future__ import annotations

import hashlib
import re

from briefing.model import Source
from briefing.reading.files import ReadError
from briefing.reading.sentences import sentences_of

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def read_text(data: bytes, path: str) -> Source:
    """Decode a plain text file and find its paragraphs and sentences."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"not UTF-8 at byte {error.start}", "Save the file as UTF-8.") from error
    if not text.strip():
        raise ReadError("the file is empty", "Remove it, or save the article again.")
    checksum = hashlib.sha256(data).hexdigest()
    paragraphs = tuple(match.span() for match in PARAGRAPH.finditer(text))
    return Source(
        id=checksum[:12],
        path=path,
        paths=(path,),
        text=text,
        sha256=checksum,
        paragraphs=paragraphs,
        sentences=sentences_of(text, paragraphs),
    )
