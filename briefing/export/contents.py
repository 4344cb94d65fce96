"""The brief as exports tell it: every record in order, the edits applied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from msgspec.structs import replace

from briefing.model import Attribution, Dispute, Origin, Point, Section, Source, Statement, TimelineEntry, Voice
from briefing.workspace.records import ATTRIBUTION, DISPUTE, ORIGIN, STATEMENT, VOICE
from briefing.workspace.store import Row
from briefing.workspace.view import View

_WEB = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#][\w\-./?%&=+~:;,@!*'$#]*)?\Z", re.ASCII | re.IGNORECASE)


def address_of(source: Source) -> str | None:
    """The address of a source where it is one that may be made a link: plain http or https."""
    known = source.metadata.address
    return known.value if known and _WEB.match(known.value) else None


class Contents:
    """What is in a brief, one record after the other.

    What the analyst excluded is in no section, no dispute and not on the timeline; of points and statements it stands last or in its
    place in the text, for the exports that mark it, and `excluded` names it.
    """

    part = ""
    """Which part of a brief this is, in words; empty for a whole one."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._overlay = view.overlay
        self.excluded = frozenset(view.overlay.excluded) | view.overlay.hidden
        """Ids of the points that the analyst excluded, and of their statements."""

    def statements(self) -> Iterator[Statement]:
        """Every statement of every source, the excluded ones too."""
        for (data,) in self._data("statement"):
            yield self._placed(STATEMENT.decode(data))

    def _placed(self, statement: Statement) -> Statement:
        if statement.id in self._overlay.speakers:
            statement = replace(statement, attributions=tuple(one.id for one in self._overlay.speakers[statement.id]))
        home = self._overlay.homes.get(statement.id, statement.point)
        if home in self._overlay.excluded:
            return replace(statement, section=None, also=(), point=home)
        point = self._overlay.points.get(home or "")
        return replace(statement, section=point.section, point=home) if point else statement

    def attributions(self) -> Iterator[Attribution]:
        """Every attribution: those that were found, without those that no statement has since it has another speaker; then the others."""
        for (data,) in self._data("attribution"):
            found = ATTRIBUTION.decode(data)
            if found.id not in self._replaced:
                yield self._joined(found)
        for said in self._overlay.speakers.values():
            yield from (self._joined(one) for one in said if one.id in self.set_by_analyst)

    def _joined(self, attribution: Attribution) -> Attribution:
        if not self._overlay.joined:
            return attribution
        return replace(attribution, voice=self._voice(attribution.voice), via=self._voice(attribution.via))

    @cached_property
    def set_by_analyst(self) -> frozenset[str]:
        """Ids of the attributions that the analyst made."""
        names = {one.id for said in self._overlay.speakers.values() for one in said}
        stored = {name for (name,) in self.view.records.among("SELECT id FROM attribution WHERE id IN", sorted(names))}
        return frozenset(names - stored)

    @cached_property
    def _replaced(self) -> frozenset[str]:
        """Ids of the attributions that no statement has any more."""
        changed = self._overlay.speakers
        if not changed:
            return frozenset()
        sources = [number for (number,) in self.view.records.among("SELECT DISTINCT source FROM statement WHERE id IN", changed)]
        rows = self.view.records.among("SELECT data FROM statement WHERE source IN", sources)
        had: set[str] = set()
        have: set[str] = set()
        for statement in (STATEMENT.decode(data) for (data,) in rows):
            had.update(statement.attributions)
            said = changed.get(statement.id)
            have.update(statement.attributions if said is None else (one.id for one in said))
        return frozenset(had - have)

    def _voice(self, name: str | None) -> str | None:
        """The id of the voice that one is, where the analyst joined two."""
        return self._overlay.voice(name) if name else None

    def voices(self) -> Iterator[Voice]:
        """Every voice, under the analyst's name where there is one; the name it had is then an alias."""
        heard = {one.voice for said in self._overlay.speakers.values() for one in said}
        own = (voice for voice in self._overlay.own_voices.values() if voice.id in heard)
        for voice in chain((VOICE.decode(data) for (data,) in self._data("voice")), own):
            if voice.id in self._overlay.joined:
                continue
            name, aliases = self.view.records.voice_name(voice), self.view.voice(voice.id).aliases
            known = aliases if name == voice.name else tuple(dict.fromkeys((voice.name, *aliases)))
            yield replace(voice, name=name, aliases=known)

    def sections(self) -> Iterator[Section]:
        """Every section with its points, those the analyst excluded left out."""
        for row in self.view.sections():
            points = tuple(point.id for point in self.view.points(row.id))
            yield Section(id=row.id, title=row.title, side=row.side, points=points, hint=row.hint)

    def points(self) -> Iterator[Point]:
        """Every point, in the order of the sections, then those of no section, then the excluded ones in the order of the decisions."""
        for section in (*(row.id for row in self.view.sections()), None):
            for row in self.view.points(section):
                yield self.view.record(row.id)
        for name in self._overlay.excluded:
            yield replace(self.view.record(name), section=None)

    @cached_property
    def silenced(self) -> frozenset[str]:
        """Ids of the voices that are heard in nothing but what the analyst excluded."""
        if not self._overlay.hidden:
            return frozenset()
        of_hidden: set[str] = set()
        of_others: set[str] = set()
        for statement in Contents.statements(self):
            (of_hidden if statement.id in self._overlay.hidden else of_others).update(statement.attributions)
        only_hidden = of_hidden - of_others
        heard: dict[bool, set[str | None]] = {True: set(), False: set()}
        for found in self.attributions():
            heard[found.id in only_hidden] |= {found.voice, found.via}
        return frozenset(name for name in heard[True] - heard[False] if name)

    def origins(self) -> Iterator[Origin]:
        """Every origin, with the sources that print its story."""
        for (data,) in self._data("origin"):
            yield ORIGIN.decode(data)

    def disputes(self) -> Iterator[Dispute]:
        """Every dispute that the analyst did not dismiss."""
        for (data,) in self._data("dispute"):
            dispute = DISPUTE.decode(data)
            if self._overlay.disputes.get(dispute.id) != "dismissed" and dispute.id not in self._overlay.lapsed:
                yield self.view.remaining.dispute(dispute)

    def timeline(self) -> Iterator[TimelineEntry]:
        """Every entry of the timeline."""
        yield from self.view.remaining.each_entry()

    def _data(self, table: str) -> Iterator[Row]:
        yield from self.view.store.each(f"SELECT data FROM {table} ORDER BY number")
