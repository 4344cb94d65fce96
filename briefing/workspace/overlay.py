"""The changes that edits make to a stored brief, held in memory and laid over its rows."""

from __future__ import annotations

from msgspec import Struct, field

from briefing.model import Point
from briefing.workspace.lazy import PatchedOrder


class Overlay(Struct, eq=False):
    """Only what differs from the store. Points that an edit touches are here as whole records, under their id."""

    title: str | None = None
    section_titles: dict[str, str] = field(default_factory=dict)
    points: dict[str, Point] = field(default_factory=dict)
    """Every point that was changed or made by an edit."""
    excluded: dict[str, str | None] = field(default_factory=dict)
    """Excluded points and the section they were taken from, in the order of the decisions."""
    hidden: frozenset[str] = frozenset()
    """The statements of the excluded points."""
    lapsed: frozenset[str] = frozenset()
    """Disputes that are none without those."""
    gone: set[str] = field(default_factory=set)
    """Points that were merged into another."""
    moved: set[str] = field(default_factory=set)
    orders: dict[str | None, PatchedOrder] = field(default_factory=dict)
    """The order of each section that differs from the stored one; None: of what is in no section."""
    homes: dict[str, str] = field(default_factory=dict)
    """The point of each statement that merging or splitting gave another one."""
    voices: dict[str, str] = field(default_factory=dict)
    """New names by voice id."""
    disputes: dict[str, str] = field(default_factory=dict)
    """`accepted` or `dismissed` by dispute id."""

    def open_disputes(self, names: str | None) -> tuple[str, ...]:
        """Of the ids of disputes, with blanks between, those that were not dismissed and did not lapse."""
        return tuple(name for name in (names or "").split() if self.disputes.get(name) != "dismissed" and name not in self.lapsed)
