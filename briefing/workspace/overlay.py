"""The changes that edits make to a stored brief, held in memory and laid over its rows."""

from __future__ import annotations

from msgspec import Struct, field

from briefing.model import Attribution, Point, Voice
from briefing.workspace.project import SourceSettings


class Overlay(Struct, eq=False):
    """Only what differs from the store. Points that an edit touches are here as whole records, under their id."""

    title: str | None = None
    section_titles: dict[str, str] = field(default_factory=dict)
    points: dict[str, Point] = field(default_factory=dict)
    """Every point that was changed or made by an edit."""
    excluded: dict[str, str | None] = field(default_factory=dict)
    """Excluded points and the section they were taken from, in the order of the decisions."""
    excluded_wholes: set[tuple[str, str]] = field(default_factory=set)
    """`source` and its path, `voice` and its name: of what was excluded as a whole."""
    hidden: frozenset[str] = frozenset()
    """The statements of the excluded points."""
    lapsed: frozenset[str] = frozenset()
    """Disputes that are none without those."""
    gone: set[str] = field(default_factory=set)
    """Points that were merged into another."""
    moved: set[str] = field(default_factory=set)
    pinned: dict[str, None] = field(default_factory=dict)
    """Pinned points in the order they were pinned."""
    splits: dict[str, str] = field(default_factory=dict)
    """The point that each one was split off from."""
    page: dict[str, bool] = field(default_factory=dict)
    """Points that were taken onto the page, or off it."""
    placed: dict[str, list[tuple[tuple[str, ...], str | None]]] = field(default_factory=dict)
    """By section, or `page.IN_BRIEF`: points that were put behind another one of its page, with None at its top, in the order made."""
    sorts: dict[str | None, str] = field(default_factory=dict)
    """The order that was chosen for each section (one of `POINT_ORDERS`); None: for all that have none of their own."""
    own_sections: dict[str, str] = field(default_factory=dict)
    """Sections that the analyst added, by id, with their titles."""
    arranged: list[tuple[str, str | None]] = field(default_factory=list)
    """Sections that were put behind another one, with None first of all, in the order made."""
    hidden_sections: set[str] = field(default_factory=set)
    homes: dict[str, str] = field(default_factory=dict)
    """The point of each statement that merging or splitting gave another one."""
    apart: set[frozenset[str]] = field(default_factory=set)
    """Pairs of statements, leads of points at that time, that do not say the same."""
    voices: dict[str, str] = field(default_factory=dict)
    """New names by voice id."""
    joined: dict[str, str] = field(default_factory=dict)
    """The voice that each one is, by id, where the analyst joined two."""
    own_voices: dict[str, Voice] = field(default_factory=dict)
    """Voices that the analyst named, and that no source was found to, by id."""
    speakers: dict[str, tuple[Attribution, ...]] = field(default_factory=dict)
    """Who says a statement, by its id, where the analyst changed that: all who say it, none for what its source says itself."""
    origins: dict[str, int] = field(default_factory=dict)
    """The origin behind each of those statements, where another speaker makes it another one, in the numbers of the store."""
    unlike: set[frozenset[str]] = field(default_factory=set)
    """Pairs of names, as sources have them, that the analyst says are not one voice."""
    sources: dict[str, SourceSettings] = field(default_factory=dict)
    """What is corrected in sources, by id."""
    ratings: dict[str, str] = field(default_factory=dict)
    """How reliable the analyst holds sources, by id."""
    disputes: dict[str, str] = field(default_factory=dict)
    """`accepted` or `dismissed` by dispute id."""

    def voice(self, name: str) -> str:
        """The id of the voice that one is."""
        return self.joined.get(name, name)

    def voices_of(self, name: str) -> list[str]:
        """The ids of all that are one voice, that one first."""
        found = self.voice(name)
        return [found, *(other for other, into in self.joined.items() if into == found)]

    def open_disputes(self, names: str | None) -> tuple[str, ...]:
        """Of the ids of disputes, with blanks between, those that were not dismissed and did not lapse."""
        return tuple(name for name in (names or "").split() if self.disputes.get(name) != "dismissed" and name not in self.lapsed)
