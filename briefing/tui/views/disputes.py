"""Where sources disagree: the positions of each dispute, and two passages side by side."""

from __future__ import annotations

from collections.abc import Sequence

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

    def rows(self, group: str) -> Sequence[Said]:
        """The statements of a dispute."""
        if not group:
            return ()
        from msgspec.structs import asdict

        return [
            Said(**asdict(one), dispute=group, value=value, position=number)
            for number, (value, statements) in enumerate(self.view.dispute(group).positions)
            for one in statements
        ]

    def paint(self, row: Said, width: int, styles: Styles) -> list[Line]:
        """The value, then the statement that gives it, how its point stands."""
        return painting.position(row.value, row.position, row, width, styles, self.state(row.point, styles))

    def points_of(self, row: Said) -> Sequence[str]:
        """The point that the statement stands behind."""
        return (row.point,) if row.point else ()

    def target(self, row: Said, statement_index: int) -> Target | None:
        """The passage of the statement; there are as many steps as statements that say otherwise."""
        return Target(row.source, row, 0, max(1, len(self._others(row))))

    def comparison(self, row: Said, statement_index: int) -> Target | None:
        """A statement of another position."""
        others = self._others(row)
        if not others:
            return None
        other = others[statement_index % len(others)]
        return Target(other.source, other, statement_index % len(others), len(others))

    def _others(self, row: Said) -> list[Said]:
        return [one for one in self.rows(row.dispute) if one.position != row.position]


def _kind(row: DisputeRow) -> str:
    return row.kind if row.status == "open" else f"{row.kind}, {row.status}"
