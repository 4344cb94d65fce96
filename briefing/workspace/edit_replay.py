"""Replays the edits that hold, one after the other, into an overlay over the stored brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from briefing.model import Point, count_support
from briefing.workspace.anchors import Anchors
from briefing.workspace.edits import Edit, Quote
from briefing.workspace.exclusion_effects import ExclusionEffects
from briefing.workspace.lazy import PatchedOrder
from briefing.workspace.overlay import Overlay
from briefing.workspace.records import POINT, among
from briefing.workspace.store import Store


class EditReplay:
    """The overlay that edits make, and those whose passage stands nowhere any more."""

    def __init__(self, store: Store, anchors: Anchors, edits: Iterable[Edit]) -> None:
        self.overlay = Overlay()
        self.orphans: dict[str, tuple[Quote, ...]] = {}
        """The quotes of each edit, by its id, that stand nowhere in the corpus any more."""
        self.targets: dict[str, tuple[str, ...]] = {}
        """The points that each edit is about, by its id."""
        self._store = store
        self._anchors = anchors
        self._exclusion = ExclusionEffects(store)
        self._places: dict[str, tuple[str | None, int | None]] = {}
        self._pinned: dict[str, None] = {}
        self._moved: dict[str, None] = {}
        self._split: dict[str, str] = {}
        for edit in edits:
            self._apply(edit)
        self._arrange()

    def add(self, edit: Edit) -> None:
        """Apply one more edit. The overlay is a new object then, so that rows made from the old one can be told from current ones."""
        self.overlay = replace(self.overlay)
        self._apply(edit)
        self._arrange()

    # --- one edit ---

    def _apply(self, edit: Edit) -> None:
        statements = self._statement_ids(edit, edit.statements)
        points = list(dict.fromkeys(self._home(name) for name in self._statement_ids(edit, edit.points)))
        self.targets[edit.id] = tuple(points or dict.fromkeys(self._home(name) for name in statements))
        if edit.edit in ("accept", "dismiss", "reopen"):
            self._judge(edit, statements)
        elif edit.edit == "rename":
            self._rename(edit)
        elif edit.edit == "retitle":
            if edit.section is None:
                self.overlay.title = edit.text
            else:
                self.overlay.section_titles[edit.section] = edit.text or ""
        elif edit.edit == "merge":
            self._merge(points)
        elif edit.edit == "split" and points:
            self._part(edit.id, points[0], statements)
        elif edit.edit == "lead" and points and statements:
            if statements[0] in self._point(points[0]).statements:
                self._change(points[0], lead=statements[0])
        else:
            for name in points:
                self._decide(edit, name)

    def _decide(self, edit: Edit, name: str) -> None:
        """An edit that does the same to each of its points."""
        if edit.edit == "pin":
            self._pinned[name] = None
            self._change(name, pinned=True)
        elif edit.edit == "unpin":
            self._pinned.pop(name, None)
            self._change(name, pinned=False)
        elif edit.edit == "exclude":
            self.overlay.excluded.setdefault(name, self._point(name).section)
            self._change(name)
        elif edit.edit == "include":
            self.overlay.excluded.pop(name, None)
            self._change(name)
        elif edit.edit == "note":
            self._change(name, note=edit.text or None)
        elif edit.edit == "move":
            if edit.section is not None and not self._is_section(edit.section):
                self.orphans[edit.id] = edit.points
                return
            self._change(name, section=edit.section)
            self._moved.pop(name, None)
            if edit.section != self._place(name)[0]:
                self._moved[name] = None

    def _merge(self, points: Sequence[str]) -> None:
        if len(points) < 2:
            return
        first, *others = points
        whole = list(self._point(first).statements)
        notes = [note for name in points if (note := self._point(name).note)]
        for name in others:
            whole += self._point(name).statements
            self._leave(name)
        self.overlay.homes.update(dict.fromkeys(whole, first))
        self._change(first, statements=tuple(dict.fromkeys(whole)), note="\n".join(notes) or None)

    def _leave(self, name: str) -> None:
        self._change(name)
        self.overlay.gone.add(name)
        self._pinned.pop(name, None)
        self._moved.pop(name, None)
        self.overlay.excluded.pop(name, None)

    def _part(self, edit: str, name: str, leaving: Sequence[str]) -> None:
        point = self._point(name)
        out = tuple(one for one in point.statements if one in leaving)
        rest = tuple(one for one in point.statements if one not in leaving)
        if not out or not rest:
            return
        new = f"e{edit}"
        self.overlay.points[new] = Point(id=new, section=point.section, lead=out[0], statements=out, score=point.score)
        self._split[new] = name
        self.overlay.homes.update(dict.fromkeys(out, new))
        self._change(new, statements=out)
        self._change(name, statements=rest, lead=point.lead if point.lead in rest else rest[0])

    def _judge(self, edit: Edit, statements: Sequence[str]) -> None:
        """Accept, dismiss or reopen the dispute of that kind that shares most statements with the edit."""
        names: dict[str, None] = {}
        for name in statements:
            row = self._store.row("SELECT p.contested FROM statement s JOIN point p ON p.id = s.point WHERE s.id = ?", (name,))
            names.update(dict.fromkeys((row[0] or "").split() if row else ()))
        best = self._most_alike(edit, names, set(statements))
        if best is None:
            self.orphans.setdefault(edit.id, edit.statements)
        elif edit.edit == "reopen":
            self.overlay.disputes.pop(best, None)
        else:
            self.overlay.disputes[best] = "accepted" if edit.edit == "accept" else "dismissed"

    def _most_alike(self, edit: Edit, names: Iterable[str], statements: set[str]) -> str | None:
        from briefing.workspace.records import DISPUTE

        best, most = None, 0.0
        for name in names:
            row = self._store.row("SELECT data FROM dispute WHERE id = ?", (name,))
            if row is None:
                continue
            dispute = DISPUTE.decode(row[0])
            held = {one for position in dispute.positions for one in position.statements}
            alike = len(held & statements) / len(held | statements)
            if dispute.kind == edit.dispute and alike > most:
                best, most = name, alike
        return best

    def _rename(self, edit: Edit) -> None:
        rows = self._store.rows("SELECT id FROM voice WHERE name = ?", (edit.voice,))
        for (name,) in rows:
            self.overlay.voices[name] = edit.text or ""
        if not rows:
            self.orphans.setdefault(edit.id, ())

    # --- what edits are about ---

    def _statement_ids(self, edit: Edit, quotes: Sequence[Quote]) -> list[str]:
        found = []
        for quote in quotes:
            name = self._anchors.find(quote)
            if name is None:
                self.orphans[edit.id] = (*self.orphans.get(edit.id, ()), quote)
            else:
                found.append(name)
        return found

    def _home(self, statement: str) -> str:
        if statement in self.overlay.homes:
            return self.overlay.homes[statement]
        row = self._store.row("SELECT point FROM statement WHERE id = ?", (statement,))
        return str(row[0]) if row else ""

    def _point(self, name: str) -> Point:
        if name not in self.overlay.points:
            row = self._store.row("SELECT data FROM point WHERE id = ?", (name,))
            if row is None:
                raise KeyError(name)
            self.overlay.points[name] = POINT.decode(row[0])
        return self.overlay.points[name]

    def _change(self, name: str, **values: object) -> None:
        before = self._point(name)
        point = replace(before, **values)
        if point.lead != before.lead:
            point = replace(point, gloss=())  # whose places are in the text of the lead that was
        if "statements" in values:
            point = replace(point, **self._support(point.statements))
        self.overlay.points[name] = point

    def _support(self, statements: Sequence[str]) -> dict[str, int]:
        """How many outlets, and how many origins, stand behind statements: counted as when the brief was made."""
        rows = among(self._store, "SELECT outlet, origin FROM statement WHERE id IN", statements)
        sources, independent = count_support(rows)
        return {"sources": sources, "independent": independent}

    def _place(self, name: str) -> tuple[str | None, int | None]:
        """Section and place that a point has in the store, edits aside; no place for one that an edit made."""
        if name not in self._places:
            row = self._store.row("SELECT section, place FROM point WHERE id = ?", (name,))
            self._places[name] = (row[0], row[1]) if row else (None, None)
        return self._places[name]

    # --- the order of each section ---

    def _arrange(self) -> None:
        """Set the order of each changed section: pinned points, then those moved here, then the rest; a split point follows its origin."""
        self.overlay.orders.clear()
        self.overlay.moved.clear()
        removed: dict[str | None, list[int]] = {}
        inserted: dict[str | None, list[tuple[int, str]]] = {}
        hidden = self.overlay.gone | self.overlay.excluded.keys()
        self.overlay.moved.update(self._moved)
        self._exclusion.apply(self.overlay)
        for name, point in self.overlay.points.items():
            section, place = self._place(name)
            if place is not None and (name in hidden or name in self._pinned or point.section != section):
                removed.setdefault(section, []).append(place)
        for name in self._pinned:
            if name not in hidden:
                inserted.setdefault(self._point(name).section, []).append((-1, name))
        for name, point in self.overlay.points.items():
            section, place = self._place(name)
            if name in hidden or name in self._pinned or (place is not None and point.section == section):
                continue
            inserted.setdefault(point.section, []).append((self._behind(name, point.section), name))
        for section in removed.keys() | inserted.keys():
            self.overlay.orders[section] = PatchedOrder(self._base(section), removed.get(section, ()), inserted.get(section, ()))

    def _behind(self, name: str, section: str | None) -> int:
        """The place before which a point that is new to a section stands."""
        origin = self._split.get(name)
        if origin is None:
            return 0
        home, place = self._place(origin)
        return place + 1 if place is not None and home == section and origin not in self._pinned else 0

    def _is_section(self, section: str) -> bool:
        """Whether the brief has that section: another template, or other sides, have others."""
        return self._store.row("SELECT 1 FROM section WHERE id = ?", (section,)) is not None

    def _base(self, section: str | None) -> int:
        row = self._store.row("SELECT max(place) + 1 FROM point WHERE section IS ?", (section,))
        return int(row[0] or 0) if row else 0
