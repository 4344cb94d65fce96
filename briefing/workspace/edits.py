"""Edits: one decision of the analyst each, anchored in the text the way W3C Web Annotation does it, and the history they make."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Annotated, Literal

from msgspec import Meta

from briefing.model import Record
from briefing.workspace.project import NamedSide, SourceSettings

Kind = Literal[
    "pin",
    "unpin",
    "page",
    "keep",
    "place",
    "sort",
    "exclude",
    "include",
    "move",
    "merge",
    "apart",
    "split",
    "lead",
    "note",
    "retitle",
    "add",
    "hide",
    "show",
    "arrange",
    "rename",
    "join",
    "unlike",
    "part",
    "speaker",
    "as_found",
    "correct",
    "rate",
    "sides",
    "accept",
    "dismiss",
    "reopen",
    "undo",
    "redo",
]


LAST = 2**53 - 1
"""The highest number that every program reads as it is written."""


class Quote(Record, frozen=True, forbid_unknown_fields=True):
    """A passage by what it says (TextQuoteSelector): the exact text and what stands around it.

    `source` (its path) and `start` (code points) are hints; they may be out of date.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    source: str = ""
    start: int = 0


class Edit(Record, frozen=True, forbid_unknown_fields=True):
    """One decision, as `briefing.edits.yaml` has it.

    Which fields count depends on the kind:

    - pin, unpin, exclude, include: `points`
    - exclude, include, of a whole: what a `source` (its path; one of its `statements` tells it where it has another) or a `voice` says
    - page: `points`, and whether they stand on the `page`; or whether the page opens with them (`brief`)
    - keep: the `points` that the page has of a `section`, and no others (`in brief`: that it opens with; none: of all else)
    - place: `points` of the page, the point `behind` which they stand in a `section` (none: at its top)
    - sort: `by` what a `section` is ordered (none: every section)
    - move: `points`, and the `section` they go to (none: out of all sections)
    - merge: `points`, the first of which takes in the others
    - apart: two `points` that do not say the same, whatever the program thinks
    - split: one of `points`, and the `statements` that leave it for a point of their own
    - lead: one of `points`, and the one of `statements` that stands for it
    - note: `points`, and its `text` (empty: no note)
    - retitle: the `text`, of a `section` or of the whole brief
    - add: a `section` of this briefing, and its title (`text`)
    - hide, show: a `section`
    - arrange: the section `after` which a `section` stands (none: first)
    - rename: a `voice` by the name it has in the sources, and the `text` it is to be called
    - join: a `voice` by the name it has in the sources, and (`text`) that of the one which it is
    - unlike: a `voice` and (`text`) another one that it is not, by the names they have in the sources
    - part: the `statements` that leave a `voice` for another one, called `text`; where no voice is called so it is a new one
    - speaker: the `statements` that (`text`) a voice says, in place of a `voice` (none: of all who were found to); where no voice is called
      so it is a new one; without a text nobody but the source says them
    - as_found: `statements` whose speakers are again those that were found
    - correct: `values` of a `source` (its path; where it has another, its `checksum` tells it) that are other than was read; an empty
      text: as it was read after all
    - rate: how reliable a `source` is, in the analyst's `text` (empty: not rated)
    - sides: all the `sides` there are (an empty list: none); without the key they are found
    - accept, dismiss, reopen: a dispute by its kind (`dispute`) and its `statements`
    - undo, redo: the edit `of` that id
    """

    edit: Kind
    id: str
    at: str = ""
    """ISO 8601, UTC; for people, as clocks jump."""
    order: Annotated[int, Meta(ge=0, le=LAST)] = 0
    """One more than the highest among all edits that its maker knew; 0: right behind the one before it. Orders those of several files."""
    points: tuple[Quote, ...] = ()
    """Each point by its lead at that time."""
    statements: tuple[Quote, ...] = ()
    section: str | None = None
    page: bool | None = None
    brief: bool | None = None
    behind: Quote | None = None
    after: str | None = None
    by: Literal["rank", "time", "origins"] | None = None
    text: str | None = None
    voice: str | None = None
    source: str | None = None
    checksum: str | None = None
    values: SourceSettings | None = None
    sides: tuple[NamedSide, ...] | None = None
    dispute: str | None = None
    of: str | None = None


WORDS: dict[str, str] = {
    "pin": "Pinned",
    "unpin": "Unpinned",
    "page": "Taken onto the page or off it",
    "keep": "Kept on the page",
    "place": "Placed",
    "sort": "Ordered",
    "exclude": "Excluded",
    "include": "Taken back in",
    "move": "Moved",
    "merge": "Merged",
    "apart": "Said not to be the same",
    "split": "Split",
    "lead": "Lead chosen",
    "note": "Noted",
    "retitle": "Retitled",
    "add": "Section added",
    "hide": "Section hidden",
    "show": "Section shown again",
    "arrange": "Section moved",
    "rename": "Renamed",
    "join": "Voice joined",
    "unlike": "Said not to be one voice",
    "part": "Voice split",
    "speaker": "Speaker set",
    "as_found": "Speaker as found again",
    "correct": "Source corrected",
    "rate": "Source rated",
    "sides": "Sides set",
    "accept": "Dispute accepted",
    "dismiss": "Dispute dismissed",
    "reopen": "Dispute reopened",
}
"""What each kind of edit has done, for people."""


def what_was_done(edit: Edit) -> str:
    """What an edit has done, for people."""
    if edit.edit == "page" and edit.brief is not None:
        return "Put in brief" if edit.brief else "Taken out of in brief"
    if edit.edit == "page":
        return "Taken onto the page" if edit.page else "Taken off the page"
    if edit.edit == "sort" and edit.by:
        return f"Ordered by {edit.by}"
    if edit.edit == "speaker" and not edit.text:
        return "Speaker taken away"
    return WORDS[edit.edit]


def wrong(edit: Edit) -> str | None:
    """What an edit lacks, in words; None for one that is whole."""
    points, statements = len(edit.points), len(edit.statements)
    if edit.edit in ("undo", "redo"):
        return None if edit.of else f"{edit.edit} lacks the id of the edit it is about (of)"
    if edit.edit in ("exclude", "include") and (edit.source or edit.voice):
        return None
    if edit.edit in ("pin", "unpin", "page", "place", "exclude", "include", "move", "note") and not points:
        return f"{edit.edit} names no points"
    if edit.edit == "page" and edit.page is None and edit.brief is None:
        return "page lacks whether they stand there (page: true or false)"
    if edit.edit == "add" and not edit.text:
        return "add needs a title for the section (text)"
    if edit.edit == "keep" and not edit.section and not points:
        return "keep names neither a section nor points"
    if edit.edit in ("place", "add", "hide", "show", "arrange") and not edit.section:
        return f"{edit.edit} names no section"
    if edit.edit == "sort" and not edit.by:
        return "sort lacks what to order by (by: rank, time or origins)"
    if edit.edit in ("merge", "apart") and points < 2:
        return f"{edit.edit} needs at least two points"
    if edit.edit in ("split", "lead") and (points != 1 or not statements):
        return f"{edit.edit} needs one point and its statements"
    if edit.edit in ("accept", "dismiss", "reopen") and not statements:
        return f"{edit.edit} names no statements of the dispute"
    if edit.edit in ("rename", "join", "unlike", "part") and not (edit.voice and edit.text):
        return f"{edit.edit} needs a voice and a text"
    if edit.edit in ("part", "speaker", "as_found") and not statements:
        return f"{edit.edit} names no statements"
    if edit.edit in ("correct", "rate") and not edit.source:
        return f"{edit.edit} names no source"
    if edit.edit == "correct" and not edit.values:
        return "correct lacks what is other than was read (values)"
    if edit.edit == "retitle" and not edit.text:
        return "retitle needs a text"
    if edit.edit == "sides" and not all(side.name.strip() for side in edit.sides or ()):
        return "sides needs a name for each"
    return None


def sides_in_words(sides: Sequence[NamedSide] | None) -> str:
    """The sides of an edit, for people."""
    if sides is None:
        return "found by themselves"
    return ", ".join(side.name for side in sides) or "none"


def values_in_words(values: SourceSettings | None) -> str:
    """What a correction says of its source, for people: `outlet: Andes Wire`."""
    if values is None:
        return ""
    said = {name: getattr(values, name) for name in ("outlet", "title", "author", "date", "agency", "address")}
    told = {name: "; ".join(value) if isinstance(value, tuple) else value for name, value in said.items() if value is not None}
    return ", ".join(f"{name}: {value or 'as it was read'}" for name, value in told.items())


class History:
    """What stands after every edit, undo and redo, in the order they were made. Undo and redo have no limit."""

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self.edits: dict[str, Edit] = {}
        self._done: dict[str, None] = {}
        self._undone: dict[str, None] = {}
        self.last = 0
        """The highest number of an edit, undo or redo."""
        for edit in edits:
            self.add(edit)

    def add(self, edit: Edit) -> None:
        """Take in the next entry. An undo or redo of what is not there changes nothing."""
        self.last = max(self.last, edit.order)
        if edit.edit == "undo":
            if edit.of in self._done:
                del self._done[edit.of]
                self._undone[edit.of] = None
        elif edit.edit == "redo":
            if edit.of in self._undone:
                del self._undone[edit.of]
                self._done[edit.of] = None
        elif edit.id not in self.edits:
            self.edits[edit.id] = edit
            self._done[edit.id] = None
            self._undone = {}

    def standing(self) -> Sequence[Edit]:
        """The edits that hold, in the order they were made."""
        return [edit for name, edit in self.edits.items() if name in self._done]

    def to_undo(self, others: Container[str] = ()) -> Edit | None:
        """The edit that the next undo takes back: the last that holds, and is none of the `others`."""
        return next((self.edits[name] for name in reversed(self._done) if name not in others), None)

    def to_redo(self) -> Edit | None:
        """The edit that the next redo brings back."""
        return self.edits[next(reversed(self._undone))] if self._undone else None
