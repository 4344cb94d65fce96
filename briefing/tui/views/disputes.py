"""Where sources disagree: the positions of each dispute, and two passages side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Span
from briefing.tui import painting
from briefing.tui.display import NOT_SURE, Fold, Group, Target
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line, cells, shown, wrapped
from briefing.workspace.lazy import ComputedRows, Lazy
from briefing.workspace.rows import DisputeRow, StatementRow
from briefing.workspace.wording import day


class Said(StatementRow, frozen=True):
    """A statement in a dispute, with the value it gives and that value's number."""

    dispute: str = ""
    value: str = ""
    position: int = 0


@dataclass(frozen=True)
class Positions:
    """The table above the statements of a dispute that has more than two positions: each value, and in which outlets it stands."""

    values: tuple[tuple[str, str], ...]
    id: str = "positions"
    text: str = ""


class FoldedGroups(ComputedRows[Group]):
    """Disputes with a fold among them, behind the first so many."""

    def __init__(self, disputes: Sequence[Group], fold: Group, above: int) -> None:
        self._disputes, self._fold, self._above = disputes, fold, above

    def __len__(self) -> int:
        return len(self._disputes) + 1

    def row_at(self, place: int) -> Group:
        """The fold, or the dispute at a place."""
        return self._fold if place == self._above else self._disputes[place - (place > self._above)]


class DisputesView(Listing):
    """A group for each dispute; its rows are the statements, position by position. Those that are not sure stand behind a fold."""

    name = "disputes"
    title = "Disputes"
    help = (
        "Where sources disagree, the surest first; what is not sure stands behind a fold. Beside the statement under the cursor stands one "
        "that says otherwise."
    )
    groups_are = "Disputes"
    empty = "The sources agree, as far as was found."

    def groups(self) -> Sequence[Group]:
        """The disputes that are sure, the fold, and where that is open the others."""
        found = self.lists.disputes()
        sure = self._sure(found)

        def fetch(start: int, end: int) -> list[Group]:
            return [Group(row.id, row.about, len(row.positions), _kind(row)) for row in found[start:end]]

        if sure == len(found):
            return Lazy(sure, fetch) or [Group("", "No disputes", 0)]
        fold = Group(NOT_SURE, "Not sure", len(found) - sure)
        return FoldedGroups(Lazy(len(found) if self.view.desk.is_open(NOT_SURE) else sure, fetch), fold, sure)

    @staticmethod
    def _sure(disputes: Sequence[DisputeRow]) -> int:
        """How many disputes are sure; they stand before all others."""
        return bisect_left(range(len(disputes)), 1, key=lambda place: not disputes[place].sure)

    def rows(self, group: str) -> Sequence[Said | Positions | Fold]:
        """The statements of a dispute, below a table of the positions where there are more than two; of the fold itself."""
        if not group:
            return ()
        if group == NOT_SURE:
            found = self.lists.disputes()
            return [Fold(len(found) - self._sure(found), self.view.desk.is_open(NOT_SURE), 0)]
        return [*self._table(group), *self._said(group)]

    def fold_index(self, group: str) -> int | None:
        """The fold is alone in its group."""
        return 0 if group == NOT_SURE else None

    def note(self, group: str, rows: Sequence[Said | Positions | Fold]) -> str:
        """How many lines there are; nothing above the fold, which says it itself."""
        return "" if group == NOT_SURE else super().note(group, rows)

    def _table(self, group: str) -> Sequence[Positions]:
        positions = self.view.dispute(group).positions
        told = tuple((value, _outlets(said)) for value, said in positions)
        return [Positions(told)] if len(told) > 2 else []

    def _said(self, group: str) -> Sequence[Said]:
        from msgspec.structs import asdict

        return [
            Said(**asdict(one), dispute=group, value=value, position=number)
            for number, (value, statements) in enumerate(self.view.dispute(group).positions)
            for one in statements
        ]

    def paint(self, row: Said | Positions | Fold, width: int, styles: Styles) -> list[Line]:
        """The value, then the statement that gives it, how its point stands."""
        if isinstance(row, Fold):
            return painting.fold(row, width, styles, painting.counted(row.count, "dispute") + " not sure")
        if isinstance(row, Positions):
            return _table_lines(row, width, styles)
        judged = self.view.dispute(row.dispute).status
        told = [(f"≠ dispute {judged}", styles.disputed)] if judged != "open" else []
        return painting.position(row.value, row.position, row, width, styles, [*told, *self.state(row.point, styles)])

    def points_of(self, row: Said | Positions | Fold) -> Sequence[str]:
        """The point that the statement stands behind."""
        if not isinstance(row, Said):
            return ()
        return (row.point,) if row.point else ()

    def target(self, row: Said | Positions | Fold, statement_index: int) -> Target | None:
        """The passage of the statement, the words marked that differ; there are as many steps as statements that say otherwise."""
        if not isinstance(row, Said):
            return None
        others = self._others(row)
        other = others[statement_index % len(others)] if others else None
        return Target(row.source, row, 0, max(1, len(others)), highlights=_differing(row, other)[0])

    def comparison(self, row: Said | Positions | Fold, statement_index: int) -> Target | None:
        """A statement of another position, those of other articles first."""
        others = self._others(row) if isinstance(row, Said) else []
        if not others or not isinstance(row, Said):
            return None
        other = others[statement_index % len(others)]
        return Target(other.source, other, statement_index % len(others), len(others), highlights=_differing(row, other)[1])

    def _others(self, row: Said) -> list[Said]:
        others = [one for one in self._said(row.dispute) if one.position != row.position]
        return sorted(others, key=lambda one: one.source == row.source)


def _differing(row: Said, other: Said | None) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where in their articles the words of two statements stand that the other has not."""
    if other is None:
        return (), ()
    from briefing.assembly.disputes.differing_words import differing_spans

    found = differing_spans(row.text, other.text)
    mine, theirs = (
        tuple((first + one.start, last + one.start) for first, last in spans) for spans, one in zip(found, (row, other), strict=True)
    )
    return mine, theirs


def _outlets(said: Sequence[StatementRow]) -> str:
    """Which outlets give a value, each with its day and how often where that is more than once: `Reuters 2024-03-05, Courier ×2`."""
    days: dict[str, list[str]] = {}
    for one in said:
        days.setdefault(one.outlet, []).append(day(one.published, one.date_uncertain))
    times = {outlet: f" ×{len(found)}" if len(found) > 1 else "" for outlet, found in days.items()}
    return ", ".join(f"{outlet} {min(found)}".rstrip() + times[outlet] for outlet, found in days.items())


def _table_lines(row: Positions, width: int, styles: Styles) -> list[Line]:
    """A line, or more where it needs them, for each position: its letter, the value, who gives it, one under the other."""
    room = min(width, painting.READABLE)
    longest = max(cells(shown(value)) for value, _ in row.values)
    value_width = max(4, min(longest, (room - 5) * 2 // 5))
    found: list[Line] = []
    for number, (value, outlets) in enumerate(row.values):
        left, right = wrapped(value, value_width, 3), wrapped(outlets, max(4, room - value_width - 5), 4)
        for at in range(max(len(left), len(right))):
            letter = f"{chr(ord('A') + number % 26)}  " if not at else "   "
            mine, theirs = left[at] if at < len(left) else "", right[at] if at < len(right) else ""
            gap = " " * (value_width - cells(mine) + 2)
            found.append([(letter, styles.disputed), (mine, styles.disputed), (gap, styles.text), (theirs, styles.muted)])
    return found


def _kind(row: DisputeRow) -> str:
    if row.status != "open":
        return f"{row.kind}, {row.status}"
    return row.kind if row.sure else f"{row.kind}, not sure"
