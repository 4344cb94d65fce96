"""Where sources disagree: the positions of each dispute, and two passages side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Span
from briefing.tui import painting
from briefing.tui.display import Group, Target
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace.lazy import Lazy
from briefing.workspace.rows import DisputeRow, StatementRow


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


class DisputesView(Listing):
    """A group for each dispute; its rows are the statements, position by position."""

    name = "disputes"
    title = "Disputes"
    help = "Where sources disagree, the surest first. Beside the statement under the cursor stands one that says otherwise."
    groups_are = "Disputes"
    empty = "The sources agree, as far as was found."

    def groups(self) -> Sequence[Group]:
        """The disputes."""
        found = self.lists.disputes()

        def fetch(start: int, end: int) -> list[Group]:
            return [Group(row.id, row.about, len(row.positions), _kind(row)) for row in found[start:end]]

        return Lazy(len(found), fetch) or [Group("", "No disputes", 0)]

    def rows(self, group: str) -> Sequence[Said | Positions]:
        """The statements of a dispute, below a table of the positions where there are more than two."""
        if not group:
            return ()
        return [*self._table(group), *self._said(group)]

    def _table(self, group: str) -> Sequence[Positions]:
        positions = self.view.dispute(group).positions
        told = tuple((value, ", ".join(dict.fromkeys(one.outlet for one in said))) for value, said in positions)
        return [Positions(told)] if len(told) > 2 else []

    def _said(self, group: str) -> Sequence[Said]:
        from msgspec.structs import asdict

        return [
            Said(**asdict(one), dispute=group, value=value, position=number)
            for number, (value, statements) in enumerate(self.view.dispute(group).positions)
            for one in statements
        ]

    def paint(self, row: Said | Positions, width: int, styles: Styles) -> list[Line]:
        """The value, then the statement that gives it, how its point stands."""
        if isinstance(row, Positions):
            return [line for number, (value, outlets) in enumerate(row.values) for line in _position(number, value, outlets, width, styles)]
        return painting.position(row.value, row.position, row, width, styles, self.state(row.point, styles))

    def points_of(self, row: Said | Positions) -> Sequence[str]:
        """The point that the statement stands behind."""
        if isinstance(row, Positions):
            return ()
        return (row.point,) if row.point else ()

    def target(self, row: Said | Positions, statement_index: int) -> Target | None:
        """The passage of the statement, the words marked that differ; there are as many steps as statements that say otherwise."""
        if isinstance(row, Positions):
            return None
        others = self._others(row)
        other = others[statement_index % len(others)] if others else None
        return Target(row.source, row, 0, max(1, len(others)), highlights=_differing(row, other)[0])

    def comparison(self, row: Said | Positions, statement_index: int) -> Target | None:
        """A statement of another position, those of other articles first."""
        others = self._others(row) if isinstance(row, Said) else []
        if not others or isinstance(row, Positions):
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


def _position(number: int, value: str, outlets: str, width: int, styles: Styles) -> list[Line]:
    """A line of the table of positions."""
    head = f"{chr(ord('A') + number % 26)}  {value}"
    return painting.flowed([(head, styles.disputed), (outlets, styles.muted)], min(width, painting.READABLE), styles)


def _kind(row: DisputeRow) -> str:
    if row.status != "open":
        return f"{row.kind}, {row.status}"
    return row.kind if row.sure else f"{row.kind}, not sure"
