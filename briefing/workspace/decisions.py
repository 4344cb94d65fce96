"""What the analyst can decide, a method each: every decision makes one edit, anchored in the sources."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import Any

from briefing.workspace.anchors import Anchors
from briefing.workspace.edits import Edit, Quote
from briefing.workspace.overlay import Overlay
from briefing.workspace.project import NamedSide, SourceSettings
from briefing.workspace.records import DISPUTE, SOURCE
from briefing.workspace.speakers import Speakers
from briefing.workspace.store import Store


class Decisions:
    """Makes edits of decisions; who inherits it says what they lie over, and keeps them."""

    _store: Store
    _anchors: Anchors

    @property
    def overlay(self) -> Overlay:
        """What the standing edits make of the brief."""
        raise NotImplementedError

    def _make(self, edit: Edit) -> Edit:
        """Keep an edit and let it hold; gives it with its number."""
        raise NotImplementedError

    def pin(self, points: Sequence[str]) -> Edit:
        """Show points first in their section."""
        return self._on("pin", points)

    def unpin(self, points: Sequence[str]) -> Edit:
        """Show points where they stood before they were pinned."""
        return self._on("unpin", points)

    def take(self, points: Sequence[str], *, on: bool) -> Edit:
        """Take points onto the page, or off it."""
        return self._on("page", points, page=on)

    def open_with(self, points: Sequence[str], *, on: bool) -> Edit:
        """Let the page open with points (in brief), or tell them in their sections."""
        return self._on("page", points, page=True, brief=on)

    def keep(self, points: Sequence[str], section: str | None) -> Edit:
        """Let the page have only these points of a section; with `page.IN_BRIEF`, open only with these; with None, of all else."""
        return self._on("keep", points, section=section)

    def place(self, points: Sequence[str], section: str, behind: str | None) -> Edit:
        """Put points of the page behind another one in their section, with None at its top."""
        return self._on("place", points, section=section, behind=self._anchors.quote(self._lead(behind)) if behind else None)

    def sort(self, by: Any, section: str | None = None) -> Edit:
        """Order a section by rank, time or origins; without one, every section."""
        return self._decide("sort", by=by, section=section)

    def exclude(self, points: Sequence[str]) -> Edit:
        """Leave points out of the brief and its exports."""
        return self._on("exclude", points)

    def include(self, points: Sequence[str]) -> Edit:
        """Take excluded points back."""
        return self._on("include", points)

    def exclude_source(self, source: str) -> Edit:
        """Leave out what stands in a source, as one decision. Raises KeyError for an unknown id."""
        return self._whole("exclude", source)

    def include_source(self, source: str) -> Edit:
        """Take back a source that was excluded as a whole. Raises KeyError for an unknown id."""
        return self._whole("include", source)

    def exclude_voice(self, voice: str) -> Edit:
        """Leave out what a voice says, as one decision. Raises KeyError for an unknown id."""
        return self._decide("exclude", voice=self._voice(voice))

    def include_voice(self, voice: str) -> Edit:
        """Take back a voice that was excluded as a whole. Raises KeyError for an unknown id."""
        return self._decide("include", voice=self._voice(voice))

    def move(self, points: Sequence[str], section: str | None) -> Edit:
        """Put points into another section, or with None into none."""
        return self._on("move", points, section=section)

    def merge(self, points: Sequence[str]) -> Edit:
        """Make one point of several; the first leads."""
        return self._on("merge", points)

    def keep_apart(self, point: str, others: Sequence[str]) -> Edit:
        """Say that points do not say the same as one, so that they are not shown beside it any more."""
        return self._on("apart", [point, *others])

    def split(self, point: str, statements: Sequence[str]) -> Edit:
        """Give some statements of a point a point of their own, `e` and the edit's id."""
        return self._on("split", [point], statements=self._quotes(statements))

    def lead(self, point: str, statement: str) -> Edit:
        """Let that statement stand for the point."""
        return self._on("lead", [point], statements=self._quotes([statement]))

    def note(self, points: Sequence[str], text: str) -> Edit:
        """Write a note to points; an empty one takes the note away."""
        return self._on("note", points, text=text)

    def retitle(self, text: str, section: str | None = None) -> Edit:
        """Give a section, or the whole brief, another title."""
        return self._decide("retitle", text=text, section=section)

    def add_section(self, title: str) -> Edit:
        """Add a section to this briefing; its id is `own-` and that of the edit."""
        name = new_id()
        return self._make(Edit(edit="add", id=name, at=now(), section=f"own-{name}", text=title))

    def hide_section(self, section: str) -> Edit:
        """Leave a section out of the desk's list, the page and what readers are given; its lines stay in the record."""
        return self._decide("hide", section=section)

    def show_section(self, section: str) -> Edit:
        """Show a hidden section again."""
        return self._decide("show", section=section)

    def arrange_section(self, section: str, after: str | None) -> Edit:
        """Put a section behind another one, with None first of all."""
        return self._decide("arrange", section=section, after=after)

    def rename(self, voice: str, text: str) -> Edit:
        """Call a voice by another name. Raises KeyError for an unknown id."""
        return self._decide("rename", voice=self._voice(voice), text=text)

    def join_voices(self, voice: str, into: str) -> Edit:
        """Let a voice be another one, whose name they have then. Raises KeyError for an unknown id."""
        return self._decide("join", voice=self._voice(voice), text=self._voice(into))

    def tell_voices_apart(self, voice: str, other: str) -> Edit:
        """Say that two voices are not one, so that they are not offered to be joined any more. Raises KeyError for an unknown id."""
        return self._decide("unlike", voice=self._voice(voice), text=self._voice(other))

    def split_voice(self, voice: str, statements: Sequence[str], name: str) -> Edit:
        """Let statements leave a voice for one of that name, which is made where there is none. Raises KeyError for an unknown id.

        Raises ValueError where there are no statements.
        """
        said = self._quotes(statements)
        if not said:
            raise ValueError("no statements to take out of the voice")
        return self._decide("part", voice=self._voice(voice), statements=said, text=name)

    def set_speaker(self, statements: Sequence[str], name: str | None, instead_of: str | None = None) -> Edit:
        """Say that a voice of that name says statements, or with None that only their source does.

        `instead_of` is the id of the voice whose place it takes; without one, that of all who were found to. Raises KeyError.
        """
        voice = self._voice(instead_of) if instead_of else None
        return self._decide("speaker", voice=voice, statements=self._quotes(statements), text=name or None)

    def speakers_as_found(self, statements: Sequence[str]) -> Edit:
        """Let statements have the speakers again that were found."""
        return self._decide("as_found", statements=self._quotes(statements))

    def correct_source(self, source: str, values: SourceSettings) -> Edit:
        """Say what outlet, title, author, date, agency or address of a source is; empty: as it was read. Raises KeyError for an unknown id.

        Labels follow at once; what hangs on them (origins, counts, dates) when the brief is put together again.
        """
        path, checksum = self._source(source)
        return self._decide("correct", source=path, checksum=checksum, values=values)

    def rate_source(self, source: str, text: str) -> Edit:
        """Say how reliable a source is; empty: not rated. Raises KeyError for an unknown id."""
        path, checksum = self._source(source)
        return self._decide("rate", source=path, checksum=checksum, text=text)

    def ask_about(self, sides: Sequence[NamedSide] | None) -> Edit:
        """Say which sides there are, all of them; None: let them be found. It shows when the brief is put together again."""
        return self._decide("sides", sides=None if sides is None else tuple(sides))

    def accept(self, dispute: str) -> Edit:
        """Mark a dispute as real."""
        return self._judge("accept", dispute)

    def dismiss(self, dispute: str) -> Edit:
        """Mark a dispute as none, so that lists and exports leave it out."""
        return self._judge("dismiss", dispute)

    def reopen(self, dispute: str) -> Edit:
        """Mark a dispute as undecided again."""
        return self._judge("reopen", dispute)

    # --- what they are about ---

    def _decide(self, kind: Any, **values: Any) -> Edit:
        """Make an edit of a kind, now."""
        return self._make(Edit(edit=kind, id=new_id(), at=now(), **values))

    def _on(self, kind: Any, points: Sequence[str], **values: Any) -> Edit:
        return self._decide(kind, points=self._quotes([self._lead(name) for name in points]), **values)

    def _whole(self, kind: Any, source: str) -> Edit:
        row = self._store.row("SELECT path, number FROM source WHERE id = ?", (source,))
        if row is None:
            raise KeyError(source)
        first = self._store.row("SELECT id FROM statement WHERE source = ? ORDER BY start", (row[1],))
        anchor = self._quotes([first[0]] if first else [])
        return self._decide(kind, source=row[0], statements=anchor)

    def _voice(self, name: str) -> str:
        """The name that a voice has in the sources. Raises KeyError for an unknown id."""
        found = Speakers(self._store, self.overlay).read_name(name)
        if found is None:
            raise KeyError(name)
        return found

    def _source(self, name: str) -> tuple[str, str]:
        """Path and checksum of a source. Raises KeyError for an unknown id."""
        row = self._store.row("SELECT data FROM source WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        source = SOURCE.decode(row[0])
        return source.path, source.sha256

    def _judge(self, kind: Any, name: str) -> Edit:
        row = self._store.row("SELECT data FROM dispute WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        dispute = DISPUTE.decode(row[0])
        statements = self._quotes([one for position in dispute.positions for one in position.statements])
        return self._decide(kind, dispute=dispute.kind, statements=statements)

    def _lead(self, point: str) -> str:
        if point in self.overlay.points:
            return self.overlay.points[point].lead
        row = self._store.row("SELECT s.id FROM point p JOIN statement s ON s.number = p.lead WHERE p.id = ?", (point,))
        if row is None:
            raise KeyError(point)
        return str(row[0])

    def _quotes(self, statements: Sequence[str]) -> tuple[Quote, ...]:
        return tuple(self._anchors.quote(name) for name in statements)


def new_id() -> str:
    """An id that no other process makes: 40 random bits."""
    return os.urandom(5).hex()


def now() -> str:
    """The time, for people: ISO 8601, UTC."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
