"""A stored brief with its edits: what lists, filters and exports look things up in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.model import Side
from briefing.workspace import folders
from briefing.workspace.overlay import Overlay
from briefing.workspace.records import DAYS, SIDES, Records
from briefing.workspace.section_orders import SectionOrders, StoredOrders
from briefing.workspace.store import Store

if TYPE_CHECKING:
    from briefing.workspace.desk_state import DeskState
    from briefing.workspace.edit_session import EditSession
    from briefing.workspace.exclusion_effects import RemainingContents
    from briefing.workspace.seen import Seen
    from briefing.workspace.speakers import Speakers
    from briefing.workspace.visits import Changes


class BriefState:
    """A store, the edits laid over it, and what the last visit saw. Each is read when it is first asked for."""

    def __init__(self, store: Store, paths: Sequence[Path] = (), *, sides_decided: bool = False, follow_links: bool = False) -> None:
        """`paths` are those of the corpus, and say where its edits lie (see `EditSession` for `follow_links`).

        `sides_decided`: one of these edits named the sides.
        """
        self.store = store
        self.paths = tuple(paths)
        self.sides_decided = sides_decided
        self._follow_links = follow_links
        # Without edits the first rows need nothing of what reads, applies and writes them.
        self._untouched = not (self.paths and any(file.exists() or file.is_symlink() for file in folders.edits_files(self.paths)))
        self._plain = Overlay()
        self._records = Records(store, self._plain)
        self._speakers: Speakers | None = None
        self._remaining: RemainingContents | None = None
        self._stored_orders = StoredOrders(store)
        self._orders: SectionOrders | None = None

    @property
    def has_edits(self) -> bool:
        """Whether there may be edits: some lay beside the corpus, or some were made since."""
        return not self._untouched or "edits" in self.__dict__

    @cached_property
    def edits(self) -> EditSession:
        """What the analyst decided, and can decide; see its methods. Rows asked for after a decision show it."""
        from briefing.workspace.edit_session import EditSession

        return EditSession(self.store, self.paths, read=not self._untouched, follow_links=self._follow_links)

    @property
    def overlay(self) -> Overlay:
        """What the standing edits change."""
        return self.edits.overlay if self.has_edits else self._plain

    @property
    def records(self) -> Records:
        """Looks up records by id."""
        if self._records.overlay is not self.overlay:
            self._records = Records(self.store, self.overlay)
        return self._records

    @property
    def orders(self) -> SectionOrders:
        """How the points of each section stand, and which of them are the page; kept until an edit is made."""
        if self._orders is None or self._orders.overlay is not self.overlay:
            self._orders = SectionOrders(self._stored_orders, self.overlay)
        return self._orders

    @property
    def speakers(self) -> Speakers:
        """Who says what; kept until an edit is made."""
        if self._speakers is None or self._speakers.overlay is not self.overlay:
            from briefing.workspace.speakers import Speakers

            self._speakers = Speakers(self.store, self.overlay)
        return self._speakers

    @property
    def remaining(self) -> RemainingContents:
        """Disputes, times, voices and sources without what is excluded; kept until an edit is made."""
        if self._remaining is None or self._remaining.overlay is not self.overlay:
            from briefing.workspace.exclusion_effects import RemainingContents

            self._remaining = RemainingContents(self.store, self.overlay)
        return self._remaining

    @cached_property
    def desk(self) -> DeskState:
        """How the desk over this corpus was left."""
        from briefing.workspace.desk_state import DeskState

        return DeskState(self.paths)

    @cached_property
    def seen(self) -> Seen:
        """Which lines were looked at."""
        from briefing.workspace.seen import Seen

        return Seen(self.store, self.paths, self.overlay)

    @cached_property
    def changes(self) -> Changes:
        """What was not there at the last visit."""
        from briefing.workspace.visits import Changes

        return Changes(self.store, self.paths)

    def mark_seen(self) -> None:
        """End the visit: what is here now is not new at the next. Raises OSError."""
        from briefing.workspace import visits

        if self.paths:
            visits.record(self.store, self.paths)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    @property
    def fingerprint(self) -> str:
        """What the brief was made from, as a checksum."""
        return (self.store.meta("fingerprint") or b"").decode()

    @property
    def title(self) -> str:
        """The title of the brief."""
        return self.overlay.title or (self.store.meta("title") or b"").decode()

    @property
    def template(self) -> str:
        """The name of the template."""
        return (self.store.meta("template") or b"").decode()

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day of the event, ISO 8601; None where that is not sure."""
        return DAYS.decode(self.store.meta("days") or b"\xc0")

    def sides(self) -> Sequence[Side]:
        """The parties whose motives are asked about."""
        return SIDES.decode(self.store.meta("sides") or b"\x90")
