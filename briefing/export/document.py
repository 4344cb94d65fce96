"""What a briefing for people is made of, whatever file it is written to: headings, quoted lines, tables and notes, in order.

`page` and `record` give these blocks, and each format writes them. Nothing in them is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from briefing.model import Record
from briefing.workspace.rows import StatementRow


class Title(Record, frozen=True):
    """What the document is called, which part of a brief it is (empty for a page or a record), and its days and counts in words."""

    title: str
    part: str
    days: str
    counts: str

    @property
    def dateline(self) -> str:
        """The line under the title: "12 September 2023, 5 sources, 5 origins"."""
        return ", ".join(filter(None, (self.days, self.counts)))


class ContentsList(Record, frozen=True):
    """Where a list of the headings that follow belongs."""

    headings: tuple[str, ...]


class Heading(Record, frozen=True):
    """A heading; `level` is 2 for a section, 3 within one. `kind` is empty for a section of the template."""

    level: int
    text: str
    kind: Literal["", "brief", "disputes", "timeline", "voices", "sources"] = ""


class NotesBegin(Record, frozen=True):
    """Where the notes begin, and what is said of them; formats with notes of their own at the foot of a page need no heading."""

    heading: str
    text: str


class Text(Record, frozen=True):
    """Words of the program, such as "Nothing found."."""

    text: str


class Name(Record, frozen=True):
    """What an outlet or a source is called; `own` false where it is the first words of its text instead."""

    text: str
    own: bool = True


class Who(Record, frozen=True):
    """Who says a line: the voice (None: nobody is named), what it is, through whom, and in which outlet."""

    outlet: Name
    voice: str | None = None
    unattributed: bool = False
    note: str = ""
    via: str = ""

    @property
    def has_speaker(self) -> bool:
        """Whether a speaker stands before the outlet, or that there is none; else the outlet itself says it."""
        return self.voice is not None or self.unattributed

    @property
    def speaker(self) -> str:
        """The voice, or what stands for it."""
        return self.voice or "unattributed"

    def up_to_outlet(self, safe: Callable[[str], str] = str) -> str:
        """What stands between the speaker and the outlet; `safe` makes each name such as the format needs."""
        note = f" ({safe(self.note)})" if self.note else ""
        via = f", via {safe(self.via)}" if self.via else ""
        return f"{note}{via}, in "


class Quotation(Record, frozen=True):
    """A quoted line: its statement, the numbers of its notes, who says it, and what stands behind it.

    `gloss` says whom its words mean, "he: Ana Flores"; `marks` are "2 origins" or "disputed"; `comment` is the analyst's.
    """

    row: StatementRow
    notes: tuple[NoteNumber, ...]
    who: Who
    gloss: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    comment: str = ""
    wordings: tuple[Said, ...] = ()
    """How others behind the same point say it, for formats that fold them in."""
    more: int = 0
    """How many wordings there are besides."""
    near: tuple[Said, ...] = ()
    """Lines that may say the same and are not counted, for formats that fold them in."""


class NoteNumber(Record, frozen=True):
    """A reference to a note: its ordinal, and the id by which it is known whatever else changes.

    The ordinal 0 is that of a passage which has no note, for formats that show the passage itself.
    """

    ordinal: int
    id: str


class Said(Record, frozen=True):
    """A statement, who says it, and the note of it; `quoted` where its words stand in the line, else its note has them."""

    row: StatementRow
    who: Who
    ref: NoteNumber
    quoted: bool = True


class Position(Record, frozen=True):
    """What some say of what sources disagree on: the value, and each who says so. Without a value the words of the first tell it."""

    value: str
    said: tuple[Said, ...]
    more: int = 0
    """How many say so besides."""

    @property
    def in_words(self) -> Said | None:
        """The first who says so, where the line has the words; None where the value tells what is said."""
        return self.said[0] if self.said and self.said[0].quoted else None


class Disagreement(Record, frozen=True):
    """What sources disagree on, in words, with its positions."""

    heading: str
    positions: tuple[Position, ...]


class Cell(Record, frozen=True):
    """Words in a table; with `link` an address that may be one; `path` true for the name of a file; `source` the id of the source meant."""

    text: str
    link: str = ""
    path: bool = False
    source: str = ""


class Table(Record, frozen=True):
    """Rows under a head; `widths` are their shares of the line."""

    head: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]
    widths: tuple[int, ...]


class Unread(Record, frozen=True):
    """What could not be read, and why."""

    path: str
    reason: str


class Note(Record, frozen=True):
    """Where a quoted line stands. `who` is given where the note quotes the words too, because no line of the document does.

    What was said in the note of an earlier line of the same source (title, address) is empty.
    """

    ref: NoteNumber
    row: StatementRow
    outlet: str
    title: Name | None
    when: str
    address: str
    """As the source gives it; `link` where it may be made one."""
    link: str
    page: int | None
    who: Who | None


Block = Title | ContentsList | NotesBegin | Heading | Text | Quotation | Disagreement | Table | Unread | Note
