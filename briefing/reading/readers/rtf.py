"""RTF, as old word processors, TextEdit and press databases write it: the text, without its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError
from briefing.reading.readers import labels

PICTURE = re.compile(r"[0-9a-fA-F\s]{2000,}")
"""The bytes of a picture, which stand in the file as digits."""
FIELD = re.compile(r"(?=\{\\field)")
"""Where a link begins: the library looks for its end up to the end of a line, so each has a line of its own."""
CELLS = re.compile(r"[ \t]*\|[ \t]*$", re.MULTILINE)
LONGEST_LINE = 1_000
"""Characters of a line with links in it: what the library looks for their ends with takes the square of a line's length."""
BLANK = re.compile(r"\s")
SPACES = re.compile(r"[^\S\n]+")
LONGEST_TABLE = 10_000
"""Characters of a table of fonts from which on only what tells encodings is left of it: the library goes over the rest again and again."""
FONTS = re.compile(r"\{\\fonttbl")
FONT = re.compile(r"\\f(?P<number>\d{1,5})(?=[\\ {])[^;{}]{0,80}?\\fcharset(?P<charset>\d{1,3})")
BRACE = re.compile(r"(?<!\\)[{}]")
INSTRUCTION = re.compile(r"\{\\\*\s?\\fldinst\b")
"""Where a link leads: the library prints it behind some of the words that are linked."""
MOST_BRACES = 24
"""Braces in an instruction."""
HIDDEN = re.compile(
    r"(?<!\\)\{(?:\\(?!(?:v|deleted)(?![0-9a-z]))[a-z]{1,30}+-?\d{0,10}+\s*+){0,40}+\\(?:v|deleted)(?![0-9a-z])[^{}]{0,20000}\}"
)
"""Hidden text, and what a tracked change has deleted."""


def read(document: Document) -> Iterator[Draft]:
    """The text of the file, a line a paragraph. Raises `ReadError` for a broken one."""
    from striprtf import striprtf

    source = HIDDEN.sub("", PICTURE.sub("", document.read().decode("latin-1")))
    source = _with_short_table(FIELD.sub("\n", _without_instructions(source)))
    try:
        text = str(striprtf.rtf_to_text(_with_short_lines(source), errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise ReadError(f"the RTF is broken ({type(error).__name__})", "Save it as .docx or .txt.") from error
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = (" ".join(SPACES.sub(" ", CELLS.sub("", line)).split(" ")).strip() for line in whole.replace("\x00", "").split("\n"))
    body = "\n".join(lines).strip("\n")
    metadata, given = labels.find(body)
    yield Draft(text=body, format="rtf", metadata=metadata, given=given)


def _without_instructions(source: str) -> str:
    """The file without what its fields are told to do; what they show stays."""
    kept, position = [], 0
    for found in INSTRUCTION.finditer(source):
        if found.start() >= position and (end := _end_of_group(source, found.start(), MOST_BRACES)):
            kept.append(source[position : found.start()])
            position = end
    return "".join([*kept, source[position:]])


def _end_of_group(source: str, start: int, most: int | None = None) -> int:
    """Where the group ends that begins at a brace; 0 for one that has no end, or not within so many braces."""
    depth = 0
    for brace in islice(BRACE.finditer(source, start), most):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return 0


def _with_short_table(source: str) -> str:
    """The file with a long table of fonts shortened to the encodings that it tells. Raises `ReadError` for one without an end."""
    found = FONTS.search(source)
    if found is None:
        return source
    end = _end_of_group(source, found.start())
    if not end:
        raise ReadError("the table of fonts of the RTF has no end", "Save it as .docx or .txt.")
    if end - found.start() <= LONGEST_TABLE:
        return source
    fonts = dict(FONT.findall(source, found.start(), end))
    table = "".join(f"{{\\f{number}\\fcharset{charset} A;}}" for number, charset in fonts.items())
    return f"{source[: found.start()]}{{\\fonttbl{table}}}{source[end:]}"


def _with_short_lines(source: str) -> str:
    """The file with long lines that have links broken behind blanks; where a line of it ends says nothing in RTF."""
    return "\n".join(_broken(line) if len(line) > LONGEST_LINE and "HYPERLINK" in line else line for line in source.split("\n"))


def _broken(line: str) -> str:
    parts, at = [], 0
    while blank := BLANK.search(line, at + LONGEST_LINE):
        parts.append(line[at : blank.end()])
        at = blank.end()
    return "\n".join([*parts, line[at:]])
