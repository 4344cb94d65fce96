"""The effects of excluding points: on statements, on disputes that need them, on the timeline, and on counts of voices and sources.

Excluded means gone everywhere but in the list of the excluded, and in searches and the JSON, where what is excluded is marked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from briefing.model import Dispute, Position, TimelineEntry
from briefing.workspace.lazy import PatchedOrder
from briefing.workspace.overlay import Overlay
from briefing.workspace.records import DISPUTE, TIMELINE, among
from briefing.workspace.speakers import Speakers
from briefing.workspace.store import Store

_WORD = re.compile(r"\w+")


class ExclusionEffects:
    """Marks in an overlay which statements are excluded and which disputes that ends. Lookups are remembered, as edits come one by one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._contested: dict[str, tuple[str, ...]] = {}
        self._disputes: dict[str, Dispute] = {}

    def apply(self, overlay: Overlay) -> None:
        """Fill in what follows from the points that the overlay excludes."""
        overlay.hidden = frozenset(name for point in overlay.excluded for name in overlay.points[point].statements)
        self._look_up(overlay.hidden)
        contested = {name for statement in overlay.hidden for name in self._contested.get(statement, ())}
        overlay.lapsed = frozenset(name for name in contested if _lapses(self._disputes[name], overlay.hidden))

    def _look_up(self, hidden: frozenset[str]) -> None:
        fresh = sorted(hidden - self._contested.keys())
        query = "SELECT s.id, p.contested FROM statement s JOIN point p ON p.id = s.point WHERE s.id IN"
        self._contested.update({name: tuple((found or "").split()) for name, found in among(self._store, query, fresh)})
        names = {name for statement in fresh for name in self._contested.get(statement, ())} - self._disputes.keys()
        rows = among(self._store, "SELECT id, data FROM dispute WHERE id IN", sorted(names))
        self._disputes.update({name: DISPUTE.decode(data) for name, data in rows})


class RemainingContents:
    """Disputes, times, voices and sources as they are without what an overlay excludes."""

    def __init__(self, store: Store, overlay: Overlay) -> None:
        self._store, self.overlay = store, overlay
        self._hidden = overlay.hidden

    # --- disputes ---

    def dispute(self, dispute: Dispute) -> Dispute:
        """The dispute without excluded statements. One that is none without them is among `Overlay.lapsed`."""
        positions = _left(dispute, self._hidden)
        if positions == dispute.positions:
            return dispute
        gone = self._words(name for one in dispute.positions for name in one.statements if name in self._hidden)
        only = gone - self._words(name for one in positions for name in one.statements)
        told = tuple(replace(one, value="" if _words(one.value) & only else one.value) for one in positions)
        called = " / ".join(one.value for one in told if one.value) or dispute.kind
        return replace(dispute, positions=told, about=called if _words(dispute.about) & only else dispute.about)

    def disputes(self) -> PatchedOrder:
        """Which disputes there are, by number."""
        lapsed = [number for (number,) in among(self._store, "SELECT number FROM dispute WHERE id IN", sorted(self.overlay.lapsed))]
        return PatchedOrder(_length(self._store, "dispute"), lapsed)

    def _words(self, statements: Iterable[str]) -> set[str]:
        return {word for (text,) in among(self._store, "SELECT text FROM statement WHERE id IN", statements) for word in _words(text)}

    # --- the timeline ---

    @cached_property
    def entries(self) -> dict[int, TimelineEntry | None]:
        """The entries of the timeline that lost statements, by number; None where nothing is left."""
        query = "SELECT DISTINCT d.entry FROM dated d JOIN statement s ON s.number = d.statement WHERE s.id IN"
        numbers = sorted({number for (number,) in among(self._store, query, self._hidden)})
        rows = among(self._store, "SELECT number, data FROM timeline WHERE number IN", numbers)
        return {number: self._entry(TIMELINE.decode(data)) for number, data in rows}

    def timeline(self) -> tuple[PatchedOrder, int]:
        """Which entries there are, by number, those that lost statements as ids; and how many statements the busiest has."""
        counts = self._store.rows("SELECT number, statements FROM timeline") if self.entries else ()
        most = [count for number, count in counts if number not in self.entries]
        most += [len(entry.statements) for entry in self.entries.values() if entry]
        if not self.entries:
            most += [row[0] or 0 for row in self._store.rows("SELECT max(statements) FROM timeline")]
        kept = [(number, str(number)) for number, entry in self.entries.items() if entry]
        return PatchedOrder(_length(self._store, "timeline"), list(self.entries), kept), max(most, default=0)

    def each_entry(self) -> Iterator[TimelineEntry]:
        """Every entry of the timeline."""
        for number, data in self._store.each("SELECT number, data FROM timeline ORDER BY number"):
            entry = self.entries[number] if number in self.entries else TIMELINE.decode(data)
            if entry:
                yield entry

    def _entry(self, entry: TimelineEntry) -> TimelineEntry | None:
        left = tuple(name for name in entry.statements if name not in self._hidden)
        return replace(entry, statements=left) if left else None

    # --- counts ---

    @cached_property
    def excluded_by_voice(self) -> dict[str, int]:
        """How many statements fewer each voice has than when it was read, by its id.

        Those are excluded ones, those with another speaker now, and all of one that is another. That other one, and that other
        speaker, has more: less than none fewer.
        """
        lost = dict(self._lost("v.id", "JOIN said ON said.statement = s.number JOIN voice v ON v.number = said.voice"))
        speakers = Speakers(self._store, self.overlay)
        touched = sorted(speakers.touched_voices())
        stored = dict.fromkeys(touched, 0) | dict(among(self._store, "SELECT id, statements FROM voice WHERE id IN", touched))
        for name in touched:
            said = speakers.said_by(self.overlay.voices_of(name)) if name not in self.overlay.joined else ()
            lost[name] = stored[name] - len(set(said) - self._hidden)
        return lost

    @cached_property
    def excluded_by_source(self) -> tuple[Counter[Any], Counter[Any]]:
        """How many statements of each source, by its number, are excluded; and how many of those had a section."""
        return self._lost("s.source"), self._lost("s.source", where="s.section IS NOT NULL AND ")

    def voices(self) -> PatchedOrder:
        """Which voices there are, by their places in the store, those that say less now as ids."""
        row = self._store.row("SELECT max(place) + 1 FROM voice WHERE statements > 0")
        base = int(row[0] or 0) if row else 0
        query = "SELECT place, id, name, statements FROM voice WHERE id IN"
        rows = among(self._store, query, self.excluded_by_voice)
        known = [(name, called, count) for _, name, called, count in rows]
        known += [(voice.id, voice.name, 0) for voice in self.overlay.own_voices.values()]
        less = sorted((self.excluded_by_voice[name] - count, called, name) for name, called, count in known)
        kept = [(self._place(-count, called, name, base), name) for count, called, name in less if count < 0]
        return PatchedOrder(base, [place for place, *_ in rows], kept)

    def _place(self, count: int, called: str, name: str, base: int) -> int:
        """The place before which a voice with so many statements stands."""
        row = self._store.row(
            "SELECT min(place) FROM voice WHERE statements > 0 AND (statements < ? OR (statements = ? AND (name, id) > (?, ?)))",
            (count, count, called, name),
        )
        return base if row is None or row[0] is None else int(row[0])

    def _lost(self, what: str, joins: str = "", where: str = "") -> Counter[Any]:
        """How many excluded statements there are, by the value of a column."""
        query = f"SELECT {what}, count(*) FROM statement s {joins} WHERE {where}s.id IN"
        counts: Counter[Any] = Counter()
        for name, count in among(self._store, query, self._hidden, f"GROUP BY {what}"):
            counts[name] += count
        return counts


def _lapses(dispute: Dispute, hidden: frozenset[str]) -> bool:
    """Whether fewer than two positions are left; of what has one from the first (a figure that can't be right), none."""
    return len(_left(dispute, hidden)) < min(2, len(dispute.positions))


def _left(dispute: Dispute, hidden: frozenset[str]) -> tuple[Position, ...]:
    """The positions for which somebody still speaks."""
    found = (
        one if hidden.isdisjoint(one.statements) else replace(one, statements=tuple(name for name in one.statements if name not in hidden))
        for one in dispute.positions
    )
    return tuple(one for one in found if one.statements)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _length(store: Store, table: str) -> int:
    row = store.row(f"SELECT max(number) + 1 FROM {table}")
    return int(row[0] or 0) if row else 0
