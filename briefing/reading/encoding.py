"""Bytes to text, by evidence: a byte order mark, valid UTF-8, a declaration, or a detector whose answer is told."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from briefing.model import Problem, Record
from briefing.reading.files import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
SAMPLE = 64_000
"""Bytes that the detector looks at: enough for an article, and its time stays bounded."""


class Decoded(Record, frozen=True):
    """Text, the encoding it was in, and how that is known: `mark`, `valid`, `declared` or `detected`."""

    text: str
    encoding: str
    how: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a document without its byte order mark. Raises `ReadError` for binary data and for bytes that fit no encoding."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(text=_strict(data[len(mark) :], encoding), encoding=encoding, how="mark")
    if looks_binary(data):
        raise ReadError("this is binary data, not text", "Save the article as text, HTML or PDF, or remove the file.")
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8", how="valid")
    except UnicodeDecodeError as error:
        place = error.start
    for name in filter(None, (declared, _declared(data))):
        text = _try(data, name)
        if text is not None:
            return Decoded(text=text, encoding=name.lower(), how="declared")
    return _detect(data, place)


def told(decoded: Decoded, path: str) -> Iterator[Problem]:
    """A Problem that says so where the encoding was only detected: the document is read, but its letters may be wrong."""
    if decoded.how == "detected":
        yield Problem(
            path=path,
            error=f"it is not valid UTF-8 and was read as {decoded.encoding}, which is a guess",
            advice="Look whether its letters are right; if not, save the file as UTF-8.",
        )


def looks_binary(data: bytes) -> bool:
    """Whether the beginning holds bytes that text doesn't have (zero bytes, or more than 1 % control characters)."""
    head = data[:8192]
    return b"\0" in head or len(BINARY.findall(head)) * 100 > len(head)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"not valid {encoding.upper()} at byte {error.start}, though its mark says so", "Save the file again as UTF-8."
        ) from error


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if codecs.lookup(encoding)._is_text_encoding else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _detect(data: bytes, place: int) -> Decoded:
    """Ask the detector; what it is not sure of is refused, as a wrong guess would put false words into quotations."""
    from charset_normalizer import from_bytes

    start = max(0, place - SAMPLE // 2)
    best = from_bytes(data[start : start + SAMPLE]).best()
    text = _try(data, best.encoding) if best is not None and best.chaos < 0.1 else None
    if best is None or text is None:
        raise ReadError(f"not valid UTF-8 at byte {place}, and no other encoding fits", "Save the file again as UTF-8.")
    return Decoded(text=text, encoding=best.encoding, how="detected")
