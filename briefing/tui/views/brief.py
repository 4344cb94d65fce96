"""The brief itself: what the page opens with, sections with their lines of the page and a fold behind; and what no section wants."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui import painting
from briefing.tui.display import Fold, Group, Target
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line, Piece
from briefing.workspace.lazy import ComputedRows
from briefing.workspace.page import IN_BRIEF, SORTS
from briefing.workspace.rows import PointRow

LEFT = "This section is empty now: all its points were excluded, moved or merged. X lists what is excluded, u undoes the last decision."
OPENING = "What the page opens with."
NOTHING_OPENS = "The page opens with no line; I in a section puts one here."


class FoldedRows(ComputedRows[PointRow | Fold]):
    """Lines of the page, then a fold, then, where that is open, the rest of the section."""

    def __init__(self, page: Sequence[PointRow], fold: Fold | None, rest: Sequence[PointRow]) -> None:
        self.page, self.fold = page, fold
        self.rest = rest if fold is None or fold.is_open else ()

    def __len__(self) -> int:
        return len(self.page) + (self.fold is not None) + len(self.rest)

    def row_at(self, place: int) -> PointRow | Fold:
        """The line or the fold at a place."""
        if place < len(self.page):
            return self.page[place]
        place -= len(self.page)
        if self.fold is not None:
            if place == 0:
                return self.fold
            place -= 1
        return self.rest[place]


class Tail(ComputedRows[PointRow]):
    """A sequence without its first rows."""

    def __init__(self, rows: Sequence[PointRow], first: int) -> None:
        self._rows, self._first = rows, first

    def __len__(self) -> int:
        return max(0, len(self._rows) - self._first)

    def row_at(self, place: int) -> PointRow:
        """The row that stands so far behind the first rows."""
        return self._rows[self._first + place]


class Points(Listing):
    """Points, and the statements behind each."""

    rows_are = "point"

    def points_of(self, row: PointRow | Fold) -> Sequence[str]:
        """The point itself."""
        return () if isinstance(row, Fold) else (row.id,)

    def paint(self, row: PointRow, width: int, styles: Styles) -> list[Line]:
        """The point's words, who says them, and its marks."""
        return painting.point(row, width, styles, [*painting.on_page(row, styles), *self.seen(row, styles)])

    def seen(self, row: PointRow, styles: Styles) -> Sequence[Piece]:
        """The word for a line that was looked at."""
        return [("seen", styles.muted)] if row.id in self.view.seen else []

    def target(self, row: PointRow | Fold, statement_index: int) -> Target | None:
        """The passage of the statement that is `statement_index` places behind the lead."""
        if isinstance(row, Fold):
            return None
        detail = self.view.point(row.id)
        statement_index %= len(detail.statements)
        statement = detail.statements[statement_index]
        return Target(statement.source, statement, statement_index, len(detail.statements), detail)


class BriefView(Points):
    """The sections of the template."""

    name = "brief"
    title = "Brief"
    help = (
        "The page: what it opens with, then the sections with the lines of each that matter most. Behind these a fold holds the rest of "
        "what was found. + takes a line onto the page, - off it."
    )
    groups_are = "Sections"
    empty = "Nothing found."

    @property
    def first_number(self) -> int:  # type: ignore[override]
        """What the page opens with stands before the sections, as 0."""
        return 0 if self._opens else 1

    @property
    def _opens(self) -> bool:
        return bool(self.rows(IN_BRIEF) if self.filter else self.view.orders.page.lines(IN_BRIEF))

    def groups(self) -> Sequence[Group]:
        """What the page opens with, if there is anything, and the sections."""
        sections, page = self.view.shown_sections(), self.view.orders.page
        opening = [IN_BRIEF] if self._opens else []
        if self.filter:
            found = [Group(name, "In brief", len(self.rows(name)), question=OPENING) for name in opening]
            return found + [Group(row.id, row.title, len(self.rows(row.id)), question=row.hint) for row in sections]
        found = [Group(name, "In brief", len(page.lines(name)), question=OPENING) for name in opening]
        if not page.chosen:
            return found + [Group(row.id, row.title, row.count, question=row.hint) for row in sections]
        return found + [Group(row.id, row.title, row.page, question=row.hint, more=row.count - row.page) for row in sections]

    def rows(self, group: str) -> Sequence[PointRow | Fold]:
        """The lines of the page in a section, the fold, the rest; where a filter is on, all that it lets through."""
        page = self.view.orders.page
        if group == IN_BRIEF:
            rows = self.view.rows_of(page.lines(IN_BRIEF))
            return [row for row in rows if row.id in self.view.filtered(self.filter).points] if self.filter else rows
        if self.filter or not page.chosen:
            return self.view.points(group, self.filter)
        lines = page.lines(group)
        rest = Tail(self.view.points(group), len(lines))
        fold = Fold(len(rest), self.view.desk.is_open(group), len(lines)) if len(rest) else None
        return FoldedRows(self.view.rows_of(lines), fold, rest)

    def fold_index(self, group: str) -> int | None:
        """The row behind the lines of the page."""
        return len(self.view.orders.page.lines(group))

    def note(self, group: str, rows: Sequence[PointRow | Fold]) -> str:
        """In which order the lines stand, and how many there are."""
        page = self.view.orders.page
        if self.filter or not page.chosen:
            return super().note(group, rows)
        order = SORTS[page.sort(group)] + (", some placed by you" if page.is_placed(group) else "")
        lines = len(page.lines(group))
        if group == IN_BRIEF:
            return f"{order} · {painting.counted(lines, 'line')}"
        return f"{order} · {lines} of {len(self.view.points(group)):,}"

    def paint(self, row: PointRow | Fold, width: int, styles: Styles) -> list[Line]:
        """A line with its section where the page opens with it, and whether it is one of the page where that is not plain."""
        if isinstance(row, Fold):
            return painting.fold(row, width, styles)
        page = self.view.orders.page
        if row.id in page.lines(IN_BRIEF):
            about = painting.section(row, self.section_titles, styles)
        else:
            about = painting.on_page(row, styles) if self.filter else []
        return painting.point(row, width, styles, [*about, *self.seen(row, styles)])

    def listed(self, points: Sequence[str], group: str, rows: Sequence[PointRow | Fold]) -> set[str]:
        """Those of the section that pass the filter: known without looking through its rows."""
        lines = self.view.orders.page.lines(group)
        if group == IN_BRIEF:
            return set(points) & set(lines)
        passing = self.view.filtered(self.filter).points if self.filter else points
        return {row.id for row in self.view.rows_of(points) if row.section == group and not row.excluded and row.id in passing}

    def reason_for_nothing(self, group: str) -> str:
        """Nothing was found, or nothing is left of what was."""
        if group == IN_BRIEF and not self.filter:
            return NOTHING_OPENS
        return LEFT if not self.filter and self.view.taken_out(group) else super().reason_for_nothing(group)


class UnplacedView(Points):
    """Points that no section wants."""

    name = "unplaced"
    title = "Unplaced"
    help = "Statements that no section wants. Move one with m where it belongs."
    empty = "Every statement has a place in the briefing."

    def rows(self, group: str) -> Sequence[PointRow]:
        """The points of no section."""
        return self.view.points(None, self.filter)
