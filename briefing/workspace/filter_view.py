"""The lists of a brief with only what a filter lets through: it answers what `BriefLists` answers.

A statement passes when it stands in one of the sources that are asked for, is said by one of the voices and for one of the sides, and
when its point has the rest (corroboration, disputes, marks).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from briefing.model import Precision
from briefing.workspace import search
from briefing.workspace.brief_lists import BriefLists, days_of
from briefing.workspace.filter_query import FLAGS, KINDS, Filter, FilterQuery, conditions
from briefing.workspace.lazy import Lazy
from briefing.workspace.records import DISPUTE
from briefing.workspace.rows import DisputeRow, Hit, PointRow, SourceRow, StatementRow, TimelineDay, TimelineRow, VoiceRow

NAMED = 3
"""Names of one kind that a filter is told by; of more, the first and how many others."""


class FilterView:
    """What passes; found out when it is first asked for. It holds as long as no edit is made."""

    def __init__(self, lists: BriefLists, criteria: Filter, looked: int = 0) -> None:
        """`looked` is how many lines were seen when it was made."""
        self.lists, self.criteria, self.looked = lists, criteria, looked
        self.overlay = lists.overlay

    @cached_property
    def points(self) -> frozenset[str]:
        """Ids of the points that pass, in whatever section they stand."""
        return FilterQuery(self.lists, None, self.criteria).matching_ids()

    @cached_property
    def _sources(self) -> dict[str, str]:
        """The source of each statement that passes, in their order."""
        criteria, homes = self.criteria, self.overlay.homes
        asked = replace(criteria, every=False)  # of one statement no more can be asked than to be one of them; its point has them all
        found = [one for one in conditions(self.lists.store, self.overlay, asked) if not one.denied]
        where = " AND ".join(one.where for one in found) or "1"
        query = f"SELECT s.id, s.point, o.id FROM statement s JOIN source o ON o.number = s.source WHERE {where} ORDER BY s.number"
        about_points = criteria != Filter(sources=criteria.sources, voices=criteria.voices, sides=criteria.sides)
        return {
            name: source
            for name, point, source in self.lists.store.each(query, tuple(value for one in found for value in one.values))
            if not about_points or homes.get(name, point) in self.points
        }

    def passes(self, statement: str | None) -> bool:
        """Whether a statement passes, be it excluded or not."""
        return statement in self._sources

    def stands(self, statement: str) -> bool:
        """Whether a statement passes and is not excluded."""
        return statement in self._sources and statement not in self.overlay.hidden

    def sources(self) -> Sequence[SourceRow]:
        """The sources in which something passes."""
        rows, inside = self.lists.sources(), {source for name, source in self._sources.items() if self.stands(name)}
        numbers = [number for number, name in self.lists.store.rows("SELECT number, id FROM source ORDER BY number") if name in inside]
        return Lazy(len(numbers), lambda start, end: [rows[number] for number in numbers[start:end]])

    def voices(self) -> Sequence[VoiceRow]:
        """The voices that say what passes, with how much of it; where voices or sides are asked for, only those."""
        overlay, less, criteria = self.overlay, self.lists.remaining.excluded_by_voice, self.criteria
        known = {name: rest for name, *rest in self.lists.store.rows("SELECT id, statements, name, side FROM voice")}
        known |= {voice.id: [0, voice.name, voice.side] for voice in overlay.own_voices.values()}
        asked = {overlay.voice(name) for name in criteria.voices}
        said = {(overlay.voice(name), statement) for name, statement in self.lists.speakers.each() if self.stands(statement)}
        counts = Counter(
            (less.get(name, 0) - known[name][0], known[name][1], name)
            for name, _ in said
            if (not asked or name in asked) and (not criteria.sides or known[name][2] in criteria.sides)
        )
        names = [(key[-1], counts[key]) for key in sorted(counts)]
        return Lazy(len(names), lambda start, end: [replace(self.lists.voice(name), statements=count) for name, count in names[start:end]])

    def said_by(self, name: str) -> Sequence[StatementRow]:
        """What a voice says, as far as it passes."""
        names = [statement for statement in self.lists.statement_ids_of_voice(name) if self.stands(statement)]
        return Lazy(len(names), lambda start, end: self.lists.records.statements(names[start:end]))

    def disputes(self) -> Sequence[DisputeRow]:
        """The disputes of which a statement passes, with all their positions: a position alone would be none."""
        stored = (DISPUTE.decode(data) for (data,) in self.lists.store.each("SELECT data FROM dispute ORDER BY number"))
        passing = (one for one in stored if any(self.stands(name) for side in one.positions for name in side.statements))
        names = [one.id for one in passing if one.id not in self.overlay.lapsed]
        return Lazy(len(names), lambda start, end: [self.lists.dispute(name) for name in names[start:end]])

    @cached_property
    def _entries(self) -> Sequence[tuple[str, Precision, tuple[str, ...]]]:
        entries = self.lists.remaining.each_entry()
        passing = ((one, tuple(name for name in one.statements if self.passes(name))) for one in entries)
        return [(one.when, one.precision, names) for one, names in passing if names]

    def timeline_days(self) -> Sequence[TimelineDay]:
        """The times of the timeline, without what is told of them."""
        return days_of(self._entries)

    def timeline(self) -> Sequence[TimelineRow]:
        """The dates that a statement names which passes, with those statements."""
        found = self._entries
        most = max((len(names) for _, _, names in found), default=0)

        def fetch(start: int, end: int) -> list[TimelineRow]:
            return [self.lists.records.timeline_row(*one, most) for one in found[start:end]]

        return Lazy(len(found), fetch, batch=1)

    def excluded(self) -> Sequence[PointRow]:
        """The excluded points that pass."""
        names = [name for name in self.overlay.excluded if name in self.points]
        return Lazy(len(names), lambda start, end: self.lists.rows_of(names[start:end]))

    def search(self, query: str, limit: int = 200) -> Sequence[Hit]:
        """Statements that hold the query and pass."""
        return search.statements(self.lists.store, query, limit, self.overlay, self.passes)

    def search_sources(self, query: str, limit: int = 200) -> Sequence[Hit]:
        """Places in the full texts that hold the query, in statements that pass; furniture is no statement and never passes."""
        return search.sources(self.lists.store, query, limit, self.overlay, self.passes)


def filter_in_words(lists: BriefLists, criteria: Filter) -> list[str]:
    """What a filter asks for, in words."""
    sides = {side.id: side.name for side in lists.sides()}
    called = {
        "sources": lambda name: f"in {lists.source_title(name)}",
        "voices": lambda name: f"said by {lists.voice(name).name}",
        "sides": lambda name: f"said for {sides.get(name, name)}",
    }
    words = []
    for kind in KINDS:
        asked = getattr(criteria, kind)
        names = [called[kind](name) for name in asked[: NAMED if len(asked) <= NAMED else NAMED - 1]]
        joined = " and " if criteria.every else " or "
        if len(asked) > NAMED:
            names.append(f"{len(asked) - len(names)} other {kind}")
        words += [joined.join(names)] if names else []
    words += [f"not {called[kind](name)}" for kind in KINDS for name in getattr(criteria, f"not_{kind}")]
    if criteria.independent:
        words.append("corroborated" if criteria.independent == 2 else f"backed by {criteria.independent} independent sources")
    if criteria.alone:
        words.append("from one source only")
    words += [flag for flag in FLAGS if getattr(criteria, flag)]
    return words + [f"not {flag}" for flag in criteria.denied]
