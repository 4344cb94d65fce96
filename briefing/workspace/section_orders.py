"""The order of all points of each section: first those of the page, then the rest of the record."""

from __future__ import annotations

from array import array

from briefing.workspace.lazy import PatchedOrder
from briefing.workspace.overlay import Overlay
from briefing.workspace.page import Page
from briefing.workspace.point_orders import POINT_ORDERS
from briefing.workspace.records import among
from briefing.workspace.store import Store


class StoredOrders:
    """The points of each section as they are stored, in each order; looked up once, as a store does not change."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.sorts: dict[str, str] = dict(store.rows("SELECT id, sort FROM section"))
        """The order that the template asks for, by section."""
        self._places: dict[tuple[str, str], array[int] | None] = {}
        self._numbers: dict[tuple[str, str], array[int]] = {}

    def count(self, section: str | None) -> int:
        """How many points a section has; with None, how many are in none."""
        if section is None:
            row = self.store.row("SELECT max(place) + 1 FROM point WHERE section IS NULL")
        else:
            row = self.store.row("SELECT points FROM section WHERE id = ?", (section,))
        return int(row[0] or 0) if row else 0

    def places(self, section: str | None, sort: str) -> array[int] | None:
        """The place of the first, second and so on point of a section in that order; None where it is the order of places itself."""
        if section is None or sort not in POINT_ORDERS:
            return None
        if (section, sort) not in self._places:
            rows = self.store.each(f"SELECT place FROM point WHERE section = ? ORDER BY {POINT_ORDERS[sort].sql}", (section,))
            found = array("q", (place for (place,) in rows))
            in_places = all(place == number for number, place in enumerate(found))
            self._places[section, sort] = None if in_places else found
        return self._places[section, sort]

    def stored_index(self, section: str | None, sort: str, place: int) -> int:
        """The index in that order, from 0, of the point at a place."""
        places = self.places(section, sort)
        if places is None or section is None:
            return place
        if (section, sort) not in self._numbers:
            numbers = array("q", bytes(places.itemsize * (max(places) + 1)))
            for number, taken in enumerate(places):
                numbers[taken] = number
            self._numbers[section, sort] = numbers
        return self._numbers[section, sort][place]


class SectionOrders:
    """How the points of each section stand, edits applied."""

    def __init__(self, stored: StoredOrders, overlay: Overlay) -> None:
        self.stored, self.overlay = stored, overlay
        self.page = Page(stored.store, overlay, stored.sorts)
        self._orders: dict[str | None, PatchedOrder] = {}
        self._removed: dict[str | None, list[int]] = {}
        """Places of the stored points that edits took out of each section."""
        self._arrived: dict[str | None, list[str]] = {}
        """Points that edits brought into each section."""
        self._compare()

    def _compare(self) -> None:
        overlay = self.overlay
        rows = among(self.stored.store, "SELECT id, section, place FROM point WHERE id IN", overlay.points)
        self._stored_at: dict[str, tuple[str | None, int | None]] = {name: (section, place) for name, section, place in rows}
        hidden = overlay.gone | overlay.excluded.keys()
        for name, point in overlay.points.items():
            section, place = self._stored_at.get(name, (None, None))
            stays = name not in hidden and place is not None and point.section == section
            if place is not None and not stays:
                self._removed.setdefault(section, []).append(place)
            if name not in hidden and not stays:
                self._arrived.setdefault(point.section, []).append(name)

    def count(self, section: str | None) -> int:
        """How many points a section has; with None, how many are in none."""
        return self.stored.count(section) - len(self._removed.get(section, ())) + len(self._arrived.get(section, ()))

    def first(self, section: str | None) -> tuple[str, ...]:
        """Those that stand above the rest: of the page, then those of it in brief; of no section, the pinned ones."""
        if section is None:
            return tuple(name for name in self.overlay.pinned if name in self._arrived.get(None, ()) or self._is_unplaced(name))
        in_brief = (name for name in self.page.lines_by_id if self.page.lines_by_id[name].in_brief)
        return (*self.page.lines(section), *(name for name in in_brief if self.page.lines_by_id[name].section == section))

    def _is_unplaced(self, name: str) -> bool:
        return name not in self.overlay.excluded and name in self.overlay.points and self.overlay.points[name].section is None

    def order(self, section: str | None) -> PatchedOrder:
        """All points of a section: `first`, then what edits brought there, then the rest. Its numbers lead to places by `places`."""
        if section not in self._orders:
            self._orders[section] = self._arranged(section)
        return self._orders[section]

    def places(self, section: str | None) -> array[int] | None:
        """The places that the numbers of `order` stand for; None where they are places."""
        return self.stored.places(section, self.page.sort(section)) if section is not None else None

    def _arranged(self, section: str | None) -> PatchedOrder:
        first = self.first(section)
        removed = [*self._removed.get(section, ()), *self._places_of(first, section)]
        inserted = [(-1, name) for name in first]
        for name in self._arrived.get(section, ()):
            if name not in first:
                inserted.append((self._behind(name, section), name))
        return PatchedOrder(self.stored.count(section), [self._number(section, place) for place in removed], inserted)

    def _number(self, section: str | None, place: int) -> int:
        return self.stored.stored_index(section, self.page.sort(section), place) if section is not None else place

    def _places_of(self, names: tuple[str, ...], section: str | None) -> list[int]:
        """The places of those that are stored in this section."""
        rows = among(self.stored.store, "SELECT id, section, place FROM point WHERE id IN", names)
        arrived = self._arrived.get(section, ())
        return [place for name, stored, place in rows if stored == section and name not in arrived]

    def _behind(self, name: str, section: str | None) -> int:
        """The number before which a point that is new to a section stands: one that was split off stands behind where it was."""
        origin = self.overlay.splits.get(name)
        home, place = self._stored_at.get(origin, (None, None)) if origin else (None, None)
        if place is None or home != section or origin in self.overlay.pinned:
            return 0
        return self._number(section, place) + 1
