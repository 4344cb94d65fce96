"""The points of sections as rows: those of the store in their places, with what edits changed, took out and put in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model import Point
from briefing.workspace import wording
from briefing.workspace.brief_state import BriefState
from briefing.workspace.lazy import Lazy
from briefing.workspace.records import AT_ONCE, GLOSSES, OTHER_TIME, POINT, SPANS
from briefing.workspace.rows import PointRow
from briefing.workspace.store import Row

if TYPE_CHECKING:
    from briefing.workspace.filter_query import Filter

POINTS = """
SELECT p.id, p.section, p.sources, p.independent, p.statements, p.disputes, p.withdrawn, p.other_time, p.gloss, s.text, s.likely, s.id,
    v.id, v.name, o.outlet, o.id
FROM point p JOIN statement s ON s.number = p.lead JOIN source o ON o.number = s.source LEFT JOIN voice v ON v.number = s.voice
"""


class PointRows:
    """Answers for the points of a brief."""

    def __init__(self, state: BriefState) -> None:
        self._state = state

    def points(self, section: str | None, criteria: Filter | None = None) -> Sequence[PointRow]:
        """The points of a section, best first; of no section with None; with `criteria`, those that the filter lets through."""
        orders = self._state.orders
        if criteria:
            from briefing.workspace.filter_query import FilterQuery

            query = FilterQuery(self._state, section, criteria)
            found = query.matching(orders.order(section), orders.places(section))
            return Lazy(len(found), lambda start, end: self._chosen(section, found[start:end]))
        return Lazy(orders.count(section), lambda start, end: self._pieces(section, start, end))

    def excluded(self) -> Sequence[PointRow]:
        """The points that the analyst left out, in the order of the decisions."""
        names = list(self._state.overlay.excluded)
        return Lazy(len(names), lambda start, end: self.rows_of(names[start:end]))

    def rows_of(self, names: Sequence[str]) -> list[PointRow]:
        """The rows of points by id, in order. Raises KeyError for an unknown one."""
        stored = [name for name in names if name not in self._state.overlay.points]
        rows = {row.id: row for row in self._rows(self._state.records.among(f"{POINTS} WHERE p.id IN", stored))}
        return [self._edited(self._state.overlay.points[name]) if name in self._state.overlay.points else rows[name] for name in names]

    def still_there(self, names: Sequence[str]) -> list[str]:
        """Those of the points that there are, in order: not what is unknown, and not what was merged into another."""
        overlay = self._state.overlay
        stored = {row[0] for row in self._state.records.among("SELECT id FROM point WHERE id IN", names)}
        return [name for name in names if name not in overlay.gone and (name in stored or name in overlay.points)]

    def record(self, name: str) -> Point:
        """A point as it stands, edits applied. Raises KeyError for an unknown id."""
        if name in self._state.overlay.points:
            return self._state.overlay.points[name]
        row = self._state.store.row("SELECT data FROM point WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        return POINT.decode(row[0])

    def _pieces(self, section: str | None, start: int, end: int) -> list[PointRow]:
        orders = self._state.orders
        found: list[PointRow] = []
        places = orders.places(section)
        for piece in orders.order(section).pieces(start, end):
            if not isinstance(piece, range):
                found += self.rows_of(piece)
            elif places is None:
                where = "WHERE p.section IS ? AND p.place >= ? AND p.place < ? ORDER BY p.place"
                found += self._rows(self._state.store.rows(POINTS + where, (section, piece.start, piece.stop)))
            else:
                found += self._chosen(section, places[piece.start : piece.stop])
        return found

    def _chosen(self, section: str | None, places: Sequence[int | str]) -> list[PointRow]:
        """The rows at places of a section, or of points by id."""
        names: dict[int, str] = {}
        for start in range(0, len(places), AT_ONCE):
            part = [place for place in places[start : start + AT_ONCE] if isinstance(place, int)]
            query = f"SELECT place, id FROM point WHERE section IS ? AND place IN ({', '.join('?' * len(part))})"
            names.update(dict(self._state.store.rows(query, (section, *part))))
        return self.rows_of([names[one] if isinstance(one, int) else one for one in places])

    def _rows(self, rows: Sequence[Row]) -> list[PointRow]:
        found, page = [], self._state.orders.page.points
        for (
            name, section, sources, independent, statements, disputes, withdrawn, time, gloss, text, likely, lead, voice,
            read, outlet, source,
        ) in rows:  # fmt: skip
            if name in self._state.overlay.points:
                found.append(self._edited(self._state.overlay.points[name]))
                continue
            found.append(
                PointRow(
                    id=name,
                    section=section,
                    text=text,
                    speaker=self._state.records.speaker(lead, voice, read),
                    outlet=self._state.records.labels(source, "", outlet, None).outlet,
                    sources=sources,
                    independent=independent,
                    statements=statements,
                    disputes=self._state.overlay.open_disputes(disputes),
                    new=name in self._state.changes.points,
                    page=name in page,
                    withdrawn=tuple(withdrawn.split("\n")) if withdrawn else (),
                    other_time=OTHER_TIME.decode(time) if time else None,
                    gloss=wording.glosses(text, GLOSSES.decode(gloss)) if gloss else (),
                    likely=SPANS.decode(likely) if likely and section in self._state.records.outlooks else (),
                )
            )
        return found

    def _edited(self, point: Point) -> PointRow:
        """The row of a point that an edit touched."""
        lead = self._state.records.statements([point.lead])[0]
        homes = "SELECT DISTINCT p.disputes FROM statement s JOIN point p ON p.id = s.point WHERE p.disputes IS NOT NULL AND s.id IN"
        disputes = " ".join(row[0] for row in self._state.records.among(homes, point.statements))
        return PointRow(
            id=point.id,
            section=point.section,
            text=lead.text,
            speaker=lead.chains[0].voice_name if lead.chains else None,
            outlet=lead.outlet,
            sources=point.sources,
            independent=point.independent,
            statements=len(point.statements),
            disputes=tuple(sorted(set(self._state.overlay.open_disputes(disputes)))),
            new=point.id in self._state.changes.points,
            pinned=point.pinned,
            excluded=point.id in self._state.overlay.excluded,
            note=point.note,
            withdrawn=point.withdrawn,
            other_time=point.other_time,
            gloss=wording.glosses(lead.text, point.gloss),
            moved=point.id in self._state.overlay.moved,
            page=point.id in self._state.orders.page.points,
            likely=lead.likely,
        )
