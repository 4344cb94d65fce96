"""Replays the edits that hold, one after the other, into an overlay over the stored brief."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from msgspec.structs import replace

from briefing.model import Point, count_support
from briefing.workspace import source_corrections, voice_edits
from briefing.workspace.anchors import Anchors
from briefing.workspace.edits import Edit, Quote
from briefing.workspace.exclusion_effects import ExclusionEffects
from briefing.workspace.overlay import Overlay
from briefing.workspace.page import IN_BRIEF, stands_on_page
from briefing.workspace.records import POINT, behind
from briefing.workspace.store import Store
from briefing.workspace.whole_exclusion import WholeExclusion


class EditReplay:
    """The overlay that edits make, and those whose passage stands nowhere any more."""

    def __init__(self, store: Store, anchors: Anchors, edits: Iterable[Edit]) -> None:
        self.overlay = Overlay()
        self.orphans: dict[str, tuple[Quote, ...]] = {}
        """The quotes of each edit, by its id, that stand nowhere in the corpus any more."""
        self.targets: dict[str, tuple[str, ...]] = {}
        """The points that each edit is about, by its id."""
        self.store = store
        self.anchors = anchors
        self._exclusion = ExclusionEffects(store)
        self._places: dict[str, tuple[str | None, int | None]] = {}
        self._moved: dict[str, None] = {}
        self._wholes = WholeExclusion(self)
        for edit in edits:
            self._apply(edit)
        self._finish()

    def add(self, edit: Edit) -> None:
        """Apply one more edit. The overlay is a new object then, so that rows made from the old one can be told from current ones."""
        self.overlay = replace(self.overlay)
        self._apply(edit)
        self._finish()

    # --- one edit ---

    def _apply(self, edit: Edit) -> None:
        statements = self._statement_ids(edit, edit.statements)
        points = list(dict.fromkeys(self.home(name) for name in self._statement_ids(edit, edit.points)))
        self.targets[edit.id] = tuple(points or dict.fromkeys(self.home(name) for name in statements))
        if edit.edit in ("correct", "rate"):
            if not source_corrections.apply(edit, self.store, self.overlay):
                self.orphans.setdefault(edit.id, ())
        elif edit.source or (edit.voice and edit.edit in ("exclude", "include")):
            self._wholes.apply(edit)
        elif edit.edit in ("accept", "dismiss", "reopen"):
            self._judge(edit, statements)
        elif edit.edit in voice_edits.KINDS:
            voice_edits.apply(edit, self, statements)
        elif edit.edit == "retitle":
            if edit.section is None:
                self.overlay.title = edit.text
            else:
                self.overlay.section_titles[edit.section] = edit.text or ""
        elif edit.edit in ("add", "hide", "show", "arrange"):
            self._section(edit)
        elif edit.edit == "sort":
            self.overlay.sorts[edit.section] = edit.by or "rank"
        elif edit.edit == "keep":
            self._keep(edit.section, points)
        elif edit.edit == "place":
            self._put(edit, points)
        elif edit.edit == "apart":
            leads = self._statement_ids(edit, edit.points)
            self.overlay.apart.update(frozenset((leads[0], other)) for other in leads[1:])
        elif edit.edit == "merge":
            self._merge(points)
        elif edit.edit == "split" and points:
            self.part(edit.id, points[0], statements)
        elif edit.edit == "lead" and points and statements:
            if statements[0] in self.point(points[0]).statements:
                self.change(points[0], lead=statements[0])
        else:
            for name in points:
                self._decide(edit, name)

    def _section(self, edit: Edit) -> None:
        """Add a section, hide one or show it again, or put it elsewhere; one that is gone makes the edit an orphan."""
        name, overlay = edit.section or "", self.overlay
        if edit.edit == "add":
            if not self._is_section(name):
                overlay.own_sections[name] = edit.text or ""
        elif not self._is_section(name):
            self.orphans[edit.id] = ()
        elif edit.edit == "arrange":
            overlay.arranged.append((name, edit.after))
        elif edit.edit == "hide":
            overlay.hidden_sections.add(name)
        else:
            overlay.hidden_sections.discard(name)

    def _decide(self, edit: Edit, name: str) -> None:
        """An edit that does the same to each of its points."""
        if edit.edit == "pin":
            self.overlay.pinned[name] = None
            self.change(name, pinned=True)
        elif edit.edit == "unpin":
            self.overlay.pinned.pop(name, None)
            self.change(name, pinned=False)
        elif edit.edit == "page":
            self._take(name, edit.page if edit.page is not None else True, edit.brief)
        elif edit.edit == "exclude":
            self.overlay.excluded.setdefault(name, self.point(name).section)
            self.change(name)
        elif edit.edit == "include":
            self.overlay.excluded.pop(name, None)
            self.change(name)
        elif edit.edit == "note":
            self.change(name, note=edit.text or None)
        elif edit.edit == "move":
            if edit.section is not None and not self._is_section(edit.section):
                self.orphans[edit.id] = edit.points
                return
            self.change(name, section=edit.section)
            self._moved.pop(name, None)
            if edit.section != self._place(name)[0]:
                self._moved[name] = None

    def _take(self, name: str, on: bool, in_brief: bool | None = None) -> None:
        """Take a point onto the page, or off it, where it is no longer pinned; and say whether it is one that the page opens with."""
        self.overlay.page[name] = on
        if not on:
            self.overlay.pinned.pop(name, None)
        point = self.point(name)
        opens = point.in_brief if in_brief is None else in_brief
        self.change(name, page=on, pinned=point.pinned and on, in_brief=on and opens)

    def _keep(self, section: str | None, points: Sequence[str]) -> None:
        """Let the page have these points of a section, or of all, and no others; those that it opens with are a section of their own."""
        opens = section == IN_BRIEF
        query = "SELECT id FROM point WHERE page AND " + ("in_brief" if opens else "(section = ?1 OR ?1 IS NULL)")
        stored = [name for (name,) in self.store.rows(query, () if opens else (section,))]
        for name in dict.fromkeys([*stored, *self.overlay.points]):
            point = self.point(name)
            inside = point.in_brief if opens else section in (None, point.section) and not point.in_brief
            if inside and stands_on_page(point) and name not in points and name not in self.overlay.gone:
                self._take(name, False)
        for name in points:
            self._take(name, True, True if opens else None)

    def _put(self, edit: Edit, points: Sequence[str]) -> None:
        """Place points behind another one, or at the top; where that one is gone, they stay where they are."""
        behind = self._statement_ids(edit, [edit.behind]) if edit.behind else []
        if behind or not edit.behind:
            place = tuple(points), self.home(behind[0]) if behind else None
            self.overlay.placed.setdefault(edit.section or "", []).append(place)

    def _merge(self, points: Sequence[str]) -> None:
        if len(points) < 2:
            return
        first, *others = points
        standing = [self.point(name) for name in points if stands_on_page(self.point(name))]
        if others and standing and not stands_on_page(self.point(first)):  # what the page tells it still tells
            self._take(first, True, any(point.in_brief for point in standing) or None)
        whole = list(self.point(first).statements)
        notes = [note for name in points if (note := self.point(name).note)]
        for name in others:
            whole += self.point(name).statements
            self._leave(name)
        self.overlay.homes.update(dict.fromkeys(whole, first))
        self.change(first, statements=tuple(dict.fromkeys(whole)), note="\n".join(notes) or None)

    def _leave(self, name: str) -> None:
        self.change(name)
        self.overlay.gone.add(name)
        self.overlay.pinned.pop(name, None)
        self._moved.pop(name, None)
        self.overlay.excluded.pop(name, None)

    def part(self, edit: str, name: str, leaving: Container[str]) -> None:
        """Let some statements leave a point for one of their own, `e` and the id of the edit."""
        point = self.point(name)
        out = tuple(one for one in point.statements if one in leaving)
        rest = tuple(one for one in point.statements if one not in leaving)
        if not out or not rest:
            return
        new = f"e{edit}"
        self.overlay.points[new] = Point(id=new, section=point.section, lead=out[0], statements=out, score=point.score)
        self.overlay.splits[new] = name
        self.overlay.homes.update(dict.fromkeys(out, new))
        self.change(new, statements=out)
        self.change(name, statements=rest, lead=point.lead if point.lead in rest else rest[0])

    def _judge(self, edit: Edit, statements: Sequence[str]) -> None:
        """Accept, dismiss or reopen the dispute of that kind that shares most statements with the edit."""
        names: dict[str, None] = {}
        for name in statements:
            row = self.store.row("SELECT p.contested FROM statement s JOIN point p ON p.id = s.point WHERE s.id = ?", (name,))
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
            row = self.store.row("SELECT data FROM dispute WHERE id = ?", (name,))
            if row is None:
                continue
            dispute = DISPUTE.decode(row[0])
            held = {one for position in dispute.positions for one in position.statements}
            alike = len(held & statements) / len(held | statements)
            if dispute.kind == edit.dispute and alike > most:
                best, most = name, alike
        return best

    # --- what edits are about ---

    def _statement_ids(self, edit: Edit, quotes: Sequence[Quote]) -> list[str]:
        found = []
        for quote in quotes:
            name = self.anchors.find(quote)
            if name is None:
                self.orphans[edit.id] = (*self.orphans.get(edit.id, ()), quote)
            else:
                found.append(name)
        return found

    def home(self, statement: str) -> str:
        """The point that a statement stands behind, edits so far applied."""
        if statement in self.overlay.homes:
            return self.overlay.homes[statement]
        row = self.store.row("SELECT point FROM statement WHERE id = ?", (statement,))
        return str(row[0]) if row else ""

    def point(self, name: str) -> Point:
        """A point as the edits so far have it. Raises KeyError for an unknown id."""
        if name not in self.overlay.points:
            row = self.store.row("SELECT data FROM point WHERE id = ?", (name,))
            if row is None:
                raise KeyError(name)
            self.overlay.points[name] = POINT.decode(row[0])
        return self.overlay.points[name]

    def change(self, name: str, **values: object) -> None:
        """Change fields of a point; with other statements its support is counted anew."""
        before = self.point(name)
        point = replace(before, **values)
        if point.lead != before.lead:
            point = replace(point, gloss=(), other_time=None)  # both are of the lead that was
        if "statements" in values:
            point = replace(point, **self._support(point.statements))
        self.overlay.points[name] = point

    def _support(self, statements: Sequence[str]) -> dict[str, int]:
        """How many outlets, and how many origins, stand behind statements: counted as when the brief was made."""
        sources, independent = count_support(behind(self.store, self.overlay, statements))
        return {"sources": sources, "independent": independent}

    def _place(self, name: str) -> tuple[str | None, int | None]:
        """Section and place that a point has in the store, edits aside; no place for one that an edit made."""
        if name not in self._places:
            row = self.store.row("SELECT section, place FROM point WHERE id = ?", (name,))
            self._places[name] = (row[0], row[1]) if row else (None, None)
        return self._places[name]

    def _finish(self) -> None:
        """Fill in what follows from all edits."""
        self.overlay.moved.clear()
        self.overlay.moved.update(self._moved)
        self._exclusion.apply(self.overlay)

    def _is_section(self, section: str) -> bool:
        """Whether the brief has that section: another template, or other sides, have others."""
        stored = self.store.row("SELECT 1 FROM section WHERE id = ?", (section,))
        return stored is not None or section in self.overlay.own_sections
