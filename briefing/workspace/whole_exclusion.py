"""Excludes what a whole source or voice says with one edit, and takes it back with one."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple, Protocol

from briefing.model import Point
from briefing.workspace.anchors import Anchors
from briefing.workspace.edits import Edit, Quote
from briefing.workspace.overlay import Overlay
from briefing.workspace.records import among
from briefing.workspace.speakers import Speakers
from briefing.workspace.store import Store


class Replay(Protocol):
    """What is needed of the replay whose edits these are."""

    overlay: Overlay
    orphans: dict[str, tuple[Quote, ...]]
    store: Store
    anchors: Anchors

    def point(self, name: str) -> Point:
        """A point as the edits so far have it. Raises KeyError for an unknown id."""

    def change(self, name: str, **values: object) -> None:
        """Change fields of a point; with other statements its support is counted anew."""

    def part(self, edit: str, name: str, leaving: Container[str]) -> None:
        """Let some statements leave a point for one of their own, `e` and the id of the edit."""


class Taken(NamedTuple):
    """A point that was excluded; where it was made of some statements of another point, that one and the lead that it had."""

    point: str
    origin: str | None = None
    lead: str = ""


class WholeExclusion:
    """What the edits of one replay exclude as a whole: points that only that source or voice tells, and its share of the others."""

    def __init__(self, replay: Replay) -> None:
        self._replay = replay
        self._taken: dict[tuple[str, str], list[Taken]] = {}

    def apply(self, edit: Edit) -> None:
        """Exclude or take back; a source or voice that is nowhere makes the edit an orphan."""
        key, statements = self._statements(edit)
        if not statements:
            self._replay.orphans.setdefault(edit.id, edit.statements)
        elif edit.edit == "include":
            self._take_back(key)
        elif key not in self._taken:
            self._taken[key] = self._exclude(edit.id, statements)
            self._replay.overlay.excluded_wholes.add(key)

    def _statements(self, edit: Edit) -> tuple[tuple[str, str], Sequence[str]]:
        """The source or voice that the edit means now, and its statements."""
        store = self._replay.store
        if edit.source is None:
            speakers = Speakers(store, self._replay.overlay)
            voices = [one for name in speakers.named(edit.voice) for one in self._replay.overlay.voices_of(name)]
            return ("voice", edit.voice or ""), speakers.said_by(voices)
        row = store.row("SELECT number, path FROM source WHERE path = ?", (edit.source,))
        if row is None and edit.statements and (found := self._replay.anchors.find(edit.statements[0])):
            row = store.row("SELECT o.number, o.path FROM statement s JOIN source o ON o.number = s.source WHERE s.id = ?", (found,))
        if row is None:
            return ("source", edit.source), ()
        return ("source", row[1]), [name for (name,) in store.rows("SELECT id FROM statement WHERE source = ? ORDER BY start", (row[0],))]

    def _exclude(self, edit: str, statements: Sequence[str]) -> list[Taken]:
        replay, overlay = self._replay, self._replay.overlay
        stored: dict[str, str] = dict(among(replay.store, "SELECT id, point FROM statement WHERE id IN", statements))
        homes = dict.fromkeys(overlay.homes.get(name, stored[name]) for name in statements)
        leaving, taken = frozenset(statements), []
        for number, home in enumerate(name for name in homes if name and name not in overlay.excluded):
            point = replay.point(home)
            if leaving.issuperset(point.statements):
                one = Taken(home)
            else:
                replay.part(f"{edit}.{number}", home, leaving)
                one = Taken(f"e{edit}.{number}", home, point.lead)
            overlay.excluded[one.point] = replay.point(one.point).section
            replay.change(one.point)
            taken.append(one)
        return taken

    def _take_back(self, key: tuple[str, str]) -> None:
        replay, overlay = self._replay, self._replay.overlay
        overlay.excluded_wholes.discard(key)
        for one in self._taken.pop(key, ()):
            if one.point in overlay.gone or one.point not in overlay.excluded:
                continue
            del overlay.excluded[one.point]
            if one.origin is None or one.origin in overlay.gone:
                replay.change(one.point)
                continue
            whole = (*replay.point(one.origin).statements, *replay.point(one.point).statements)
            overlay.gone.add(one.point)
            overlay.homes.update(dict.fromkeys(replay.point(one.point).statements, one.origin))
            replay.change(one.origin, statements=whole, lead=one.lead if one.lead in whole else replay.point(one.origin).lead)
