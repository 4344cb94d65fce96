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
SEVEN_BITS = re.compile(r"hz(?:-gb-2312)?|iso-2022-[\w-]{2,8}|utf-7", re.IGNORECASE)
"""Encodings whose bytes are all ASCII, and so are valid UTF-8 that says nothing."""
WIDER = {
    **dict.fromkeys(
        ("gb2312", "gb-2312", "gb2312-80", "gb-2312-80", "gbk", "cp936", "x-gbk", "chinese", "csgb2312", "euc-cn", "windows-936"), "gb18030"
    ),
    **dict.fromkeys(("big5", "big5-tw", "x-x-big5", "csbig5", "cn-big5", "windows-950"), "cp950"),
    **dict.fromkeys(("ks-c-5601-1987", "ks-c-5601", "ks-c-5601-1989", "euc-kr", "ksc5601", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("shift-jis", "sjis", "x-sjis", "ms-kanji", "windows-31j", "windows-932", "csshiftjis"), "cp932"),
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "ansi"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "iso8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso-8859-11", "windows-874", "dos-874"), "cp874"),
    **dict.fromkeys(("iso-8859-8-i", "iso-8859-8-e", "logical", "visual"), "iso8859-8"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    **dict.fromkeys(("macintosh", "x-mac-roman", "mac"), "mac-roman"),
    **dict.fromkeys(("unicode-1-1-utf-8", "unicode20utf8", "utf8mb4"), "utf-8"),
    "x-euc-jp": "euc-jp",
}
"""What programs write under the name of an older, smaller encoding, and names that Python does not know (as browsers read them)."""
SAMPLE = 64_000
"""Bytes that the detector looks at: enough for an article, and its time stays bounded."""

MOST_STRAY = 100_000
"""Bytes that are no UTF-8 in a file that is mended byte by byte."""


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
    if wide := _unmarked(data):
        return Decoded(text=_strict(data, wide), encoding=wide, how="detected")
    if looks_binary(data):
        raise ReadError("this is binary data, not text", "Save the article as text, HTML or PDF, or remove the file.")
    if declared and SEVEN_BITS.fullmatch(declared.strip()) and (text := _try(data, declared.strip())) is not None:
        return Decoded(text=text, encoding=declared.strip().lower(), how="declared")
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8", how="valid")
    except UnicodeDecodeError as error:
        place = error.start
    for name in filter(None, (declared, _declared(data))):
        text = _try(data, name)
        if text is not None:
            return Decoded(text=text, encoding=name.lower(), how="declared")
    return _detect(data, place)


def decoding_problems(decoded: Decoded, path: str) -> Iterator[Problem]:
    """A Problem that says so where the encoding was only detected: the document is read, but its letters may be wrong."""
    if decoded.how == "detected":
        yield Problem(
            path=path,
            error=f"it is not valid UTF-8 and was read as {decoded.encoding}, which is a guess",
            advice="Look whether its letters are right; if not, save the file as UTF-8.",
            kind="notice",
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
    """The text of bytes in an encoding, or in the wider one that is meant by its name; None where they are not in it."""
    plain = encoding.strip().lower().replace("_", "-")
    for name in dict.fromkeys((WIDER.get(plain, encoding), encoding, plain.removeprefix("x-"), plain.replace("-", ""))):
        try:
            if codecs.lookup(name)._is_text_encoding:
                return data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return None


def decoded_as(data: bytes, encoding: str | None) -> str | None:
    """The text of a few bytes, too few for a detector: in the encoding that they are said to be in, or in UTF-8."""
    return next((text for name in (encoding, "utf-8") if name and (text := _try(data, name)) is not None), None)


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _unmarked(data: bytes) -> str | None:
    """The order of bytes of UTF-16 without a mark, where every other byte of the beginning is zero, as in Latin letters."""
    head = data[: 2 * (min(len(data), 4096) // 2)]
    zeros = head[::2].count(0), head[1::2].count(0)
    most, few = 0.6 * len(head) / 2, 0.02 * len(head) / 2
    if len(head) < 8 or min(zeros) > few or max(zeros) < most:
        return None
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _detect(data: bytes, place: int) -> Decoded:
    """Tell by the text; what nothing is sure of is refused, as a wrong guess would put false words into quotations."""
    from briefing.reading import latin

    mended = _mostly_utf8(data)
    if mended is not None:
        return Decoded(text=mended, encoding="utf-8 with pieces of cp1252", how="detected")
    start = max(0, place - SAMPLE // 2)
    sample = data[start : start + SAMPLE]
    name = latin.encoding_of(sample) or _by_shape(sample)
    text = _try(data, name) if name else None
    if name is None or text is None:
        raise ReadError(f"not valid UTF-8 at byte {place}, and no other encoding fits", "Save the file again as UTF-8.")
    return Decoded(text=text, encoding=name, how="detected")


def _by_shape(sample: bytes) -> str | None:
    """What the detector says, if it is sure."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None and best.chaos < 0.1 else None


def _mostly_utf8(data: bytes) -> str | None:
    """The text of a file that was put together from pieces in UTF-8 and some in the old encoding of Windows; None for any other."""
    whole = data.decode("utf-8", "ignore")
    characters = len(whole) - len(whole.encode("ascii", "ignore"))
    stray = len(data) - len(whole.encode("utf-8"))
    if characters < stray or stray > MOST_STRAY:
        return None
    return data.decode("utf-8", STRAY)


def _stray(error: UnicodeError) -> tuple[str, int]:
    """What a byte that is no UTF-8 stands for in the old encoding of Windows."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


STRAY = "briefing.stray"
codecs.register_error(STRAY, _stray)
