"""Beneath the sections, where there is room: everything that stands behind the point under the cursor, at one glance."""

from __future__ import annotations

from textual.strip import Strip

from briefing.tui.styles import Styles
from briefing.tui.widgets.lazy_rows import LazyRows
from briefing.tui.widgets.row_list import pane_head
from briefing.tui.wrapping import Line, clipped, strip, wrapped
from briefing.workspace.rows import PointDetail, StatementRow
from briefing.workspace.wording import day

MOST = 40
"""Statements that are listed."""


class DetailPane(LazyRows, can_focus=False):
    """Who prints the point and who says it, statement by statement, the one in the source pane marked; then its note."""

    def __init__(self) -> None:
        super().__init__(id="detail")
        self.point: PointDetail | None = None
        self.statement_index = 0

    def show(self, point: PointDetail | None, statement_index: int) -> None:
        """Show a point, with one of its statements marked."""
        self.point, self.statement_index = point, statement_index
        self.top_row = self.top_line = 0
        self.repaint()
        if point and statement_index:
            self.reveal(min(statement_index, MOST - 1) + 1)

    def row_count(self) -> int:
        """The words on origins, then a row a statement, then the note, then near lines with what is to be known of them."""
        return 2 + min(MOST, len(self.point.statements)) + self._near_rows if self.point else 0

    @property
    def _near_rows(self) -> int:
        return len(self.point.near) + 1 if self.point and self.point.near else 0

    def paint_head(self, width: int) -> list[Strip]:
        """A line above, and what this is; nothing where there is no point.

        The pane itself stays: another layout would cost a second frame.
        """
        styles = self.styles_now
        above = strip([("─" * width, styles.border)], width, styles.text)
        return [above, pane_head("Behind this point", "", width, False, styles)] if self.point else []

    def paint(self, row: int, width: int) -> list[Strip]:
        """One of its rows."""
        styles = self.styles_now
        assert self.point
        inner = max(4, width - 4)
        if row == 0:
            lines: list[Line] = [[(line, styles.corroborated)] for line in wrapped(self.point.in_words, inner)]
        elif row <= min(MOST, len(self.point.statements)):
            lines = self._statement(self.point.statements[row - 1], row - 1 == self.statement_index, inner, styles)
        elif row > min(MOST, len(self.point.statements)) + 1:
            lines = self._near(row - min(MOST, len(self.point.statements)) - 2, inner, styles)
        else:
            note = self.point.row.note
            lines = [[], *([(line, styles.pinned)] for line in wrapped(f"✎ {note}", inner))] if note else [[]]
        return [strip([("  ", styles.text), *line], width, styles.text) for line in lines]

    def _near(self, index: int, width: int, styles: Styles) -> list[Line]:
        """What the near lines are, or one of them; the first has the keys."""
        assert self.point
        if index == 0:
            return [[(line, styles.strong)] for line in wrapped("May say the same, not counted:", width)]
        row = self.point.near[index - 1]
        text = wrapped(row.lead.text, width - 2, 4)
        sign = "▸ " if index == 1 else "· "
        lines: list[Line] = [[(sign, styles.accent), (text[0], styles.text)], *([("  " + line, styles.text)] for line in text[1:])]
        lines.append([("  " + clipped(row.lead.outlet, width - 2), styles.muted)])
        if index == 1:
            lines += [[("  " + line, styles.accent)] for line in wrapped("c joins it, C says no", width - 2)]
        return lines

    def _statement(self, row: StatementRow, current: bool, width: int, styles: Styles) -> list[Line]:
        """Outlet and date, then who says it."""
        chain = row.chains[0] if row.chains else None
        speaker = chain.voice_name if chain else None
        sign = "▸ " if current else "· "
        head = " ".join(part for part in (row.outlet, day(row.published, row.date_uncertain)) if part)
        style = styles.strong if current else styles.text
        lines = wrapped(head, width - 2, 2) if " " in head else [clipped(head, width - 2)]  # the name of a file is better cut than broken
        found: list[Line] = [[(sign, styles.accent), (lines[0], style)], *([("  " + line, style)] for line in lines[1:])]
        if speaker:
            found += [[("  " + line, styles.attribution)] for line in wrapped(speaker, width - 2, 2)]
        return found
