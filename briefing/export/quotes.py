"""What is read back of an export: quotes with the places that they name, checksums of sources, and what is amiss.

Each format reads its own exports back. The file may be anybody's: whatever is in it, `read_back` of a format gives these, or raises
`NotAnExportError`.
"""

from __future__ import annotations

import re

from briefing.model import Record
from briefing.workspace.safe_text import one_line


class Quote(Record, frozen=True):
    """A line that an export quotes: on which line of the export, what it says, and where that is said to stand.

    `exact` is true where white space and control characters are as in the source (JSON), false where they are made harmless (markdown).
    """

    line: int
    text: str
    path: str
    start: int
    end: int
    exact: bool = False


class Checksum(Record, frozen=True):
    """What an export says of the whole text of a source (JSON)."""

    line: int
    path: str
    sha256: str


class Failure(Record, frozen=True):
    """What does not hold: on which line of the export, and why, in words."""

    line: int
    what: str


class Altered(Failure, frozen=True):
    """A line that is not as the export was written, though it quotes nothing or its quotation stands."""


class Sealed(Record, frozen=True):
    """How many lines are as the seal of the export says; `total` is the sum over them, empty where it is another than that of the seal."""

    lines: int
    total: str


class Holds(Record, frozen=True):
    """What an export says that it holds: `record`, `page`, `page 12`, `section ID` or `part`."""

    what: str


ReadBack = Quote | Checksum | Sealed | Holds | Failure

VERSION = "brief/2"
"""Every export for people says in its first 64 bytes `briefing: brief/1`, so that one that lies among articles is read for none."""

LONGEST_NAME = 60
"""Characters of a name or label that are repeated in a failure: a longer one could fill the screen with words of its own."""


class NotAnExportError(Exception):
    """The file is no export of ours; the message says what was expected."""


class TemplateError(Exception):
    """A file that was named as template for an export can't be used as one; the message says why."""


def named(text: str, longest: int = LONGEST_NAME) -> str:
    """A name, label or sentence as a failure repeats it: on one line, and no longer than that."""
    line = one_line(text)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def passage(start: str, end: str, first: int) -> tuple[int, int] | None:
    """A passage from how it is written, counted from `first`; None where it is none."""
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end)):
        return None
    place = int(start) - first, int(end)
    return place if 0 <= place[0] < place[1] else None


_NUMBER = re.compile("[0-9]{1,12}")
