"""The source: the article as it was read, the passage highlighted and in sight, what is known of it above, who says it beneath."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.geometry import Offset
from textual.strip import Strip

from briefing.model import Known, Source, Span
from briefing.tui.display import Target
from briefing.tui.painting import SIGNS, likely_in
from briefing.tui.widgets.chain import chain_lines
from briefing.tui.widgets.lazy_rows import LazyRows
from briefing.tui.widgets.row_list import pane_head
from briefing.tui.wrapping import clipped, layered, shown, strip, wrap, wrapped
from briefing.workspace.wording import changes, day_known

if TYPE_CHECKING:
    from textual.selection import Selection

    from briefing.tui.styles import Styles
    from briefing.workspace.rows import SourcePage, Standing

LONGEST_ROW = 4000
"""Code points. A line of a document that is longer is wrapped in parts, so that one of 50 MB does no harm."""

READABLE = 88
LINES_A_ROW = 1 << 16
GUTTER = 3
"""Cells left of the text: a bar at the passage, a sign where a statement begins, a blank."""
_PARAGRAPH = re.compile(r"[^\n]+")


class SourcePane(LazyRows):
    """Shows one source and highlights a passage of it."""

    ALLOW_SELECT: ClassVar[bool] = True

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.page: SourcePage | None = None
        self.target: Target | None = None
        self.empty = ""
        self._rows: list[Span] = []
        self._starts: list[int] = []
        self._wrapped: dict[int, list[Span]] = {}
        self._wrapped_to = 0
        self._furniture: list[Span] = []
        self._highlights: list[Span] = []
        self._standings: Sequence[tuple[int, Standing]] = ()

    # --- what it shows

    def show(self, page: SourcePage | None, target: Target | None, standings: Sequence[tuple[int, Standing]] = ()) -> None:
        """Show a source with the passage of a target highlighted, scrolled to where it can be read.

        `standings` say where each statement stands in the brief, by its start.
        """
        self._standings = standings
        if page is not self.page:
            self.page = page
            self._read(page.source if page else None)
        self.target = target
        self._highlights = list(target.highlights) if target else []
        if self.is_attached and self.screen.selections:
            self.screen.clear_selection()
        self.repaint(rows=False)
        self.show_passage()

    def show_passage(self) -> None:
        """Scroll to the passage, or to the top where there is none."""
        statement = self.target.statement if self.target else None
        span = (statement.start, statement.end) if statement else next(iter(self._highlights), None)
        if span is None or not self._rows:
            self.scroll_rows_home()
            return
        first = self._row_of(span[0])
        last = self._row_of(max(span[0], span[1] - 1))
        top = self._line_of(first, span[0])
        if first == last:
            self.reveal(first, top, self._line_of(last, span[1] - 1), margin=4)
        else:
            self.reveal(first, top, margin=2)

    def _read(self, source: Source | None) -> None:
        self._rows = _paragraphs(source.text) if source else []
        self._starts = [start for start, _ in self._rows]
        self._furniture = [(one.start, one.end) for one in source.furniture] if source else []
        self._wrapped.clear()
        self._painted.clear()
        self.top_row = self.top_line = 0

    @property
    def text(self) -> str:
        """The text of the source that is shown."""
        return self.page.source.text if self.page else ""

    # --- how it looks

    def row_count(self) -> int:
        """One row a paragraph and one between two, or the line that says that there is nothing."""
        return max(1, len(self._rows))

    def fitted(self) -> None:
        """Keep the passage in sight."""
        self.show_passage()

    def key_of(self, row: int) -> object:
        """A row looks different where the passage, or what a search highlighted, stands in it."""
        statement = self.target.statement if self.target else None
        if row >= len(self._rows):
            return row
        start, end = self._rows[row]
        standings = tuple(self._standings_in((start, end)))
        if statement is None and not self._highlights:
            return (row, standings)
        inside = statement.id if statement and statement.start < end and statement.end > start else None
        return (row, standings, inside, tuple(span for span in self._highlights if span[0] < end and span[1] > start))

    def paint_head(self, width: int) -> list[Strip]:
        """Outlet and date, then the title."""
        styles = self.styles_now
        if not self.page:
            return [pane_head("Source", "", width, self.has_focus, styles)]
        data = self.page.source.metadata
        outlet = data.outlet.value if data.outlet else self.page.source.path
        rated = f"rated {self.page.rating} · " if self.page.rating else ""
        head = pane_head(outlet, rated + when(data.published), width, self.has_focus, styles)
        title = data.title.value if data.title else self.page.source.path if data.outlet else "Outlet and title unknown"
        room = 2 if self.size.height > 16 else 1
        lines = wrapped(title, min(READABLE, width - 4), room)
        if self.size.height < 9:
            return [head]
        titles = [strip([("  " + line, styles.strong)], width, styles.text) for line in lines]
        changed = changes(self.page.source)
        since = wrapped(changed, min(READABLE, width - 4), room) if changed else []
        titles += [strip([("  " + line, styles.disputed)], width, styles.text) for line in since]
        return [head, *titles, strip([], width, styles.text)]

    def paint_foot(self, width: int) -> list[Strip]:
        """Who says it: voice, via, outlet; and what else stands behind the point."""
        if not self.target or not self.target.statement or self.size.height < 7:
            return []
        return chain_lines(self.target, width, self.size.height, self.styles_now)

    def paint(self, row: int, width: int) -> list[Strip]:
        """A paragraph: furniture dimmed, headings strong, the passage highlighted, who speaks marked in it."""
        styles = self.styles_now
        if not self.page or not self._rows:
            return [strip([("  " + line, styles.muted)], width, styles.text) for line in wrapped(self.empty, width - 3)]
        layers = self._layers(self._rows[row])
        passage = self._passage()
        painted = []
        for line in self._lines(row):
            highlighted = passage is not None and line[0] < passage[1] and line[1] > passage[0]
            dim = any(start < line[1] and end > line[0] for start, end in self._furniture_in(line))
            bar = ("▌", styles.accent) if highlighted else ("┊", styles.furniture) if dim else (" ", styles.text)
            pieces = [bar, self._sign(line, styles), (" ", styles.text), *layered(self.text, line, layers, styles.text)]
            painted.append(strip(pieces, width, styles.text))
        painted.append(strip([], width, styles.text))
        return painted

    def _standings_in(self, span: Span) -> Sequence[tuple[int, Standing]]:
        """The statements that begin in a stretch of the text."""
        first = bisect_left(self._standings, span[0], key=lambda one: one[0])
        return self._standings[first : bisect_left(self._standings, span[1], key=lambda one: one[0])]

    def _sign(self, line: Span, styles: Styles) -> tuple[str, Style]:
        """The sign of the statement that begins in a line."""
        here = {standing for _, standing in self._standings_in(line)}
        standing = next((one for one in SIGNS if one in here), None)  # of several the first in that order counts
        style = {"page": styles.new, "excluded": styles.error}.get(standing or "", styles.muted)
        return (SIGNS[standing] if standing else " ", style)

    def _layers(self, row: Span) -> list[tuple[Span, Style]]:
        """What lies over the text of a row, from below: furniture, headings, the passage, who says it, what was searched."""
        assert self.page
        styles, source = self.styles_now, self.page.source
        layers: list[tuple[Span, Style]] = [(span, styles.furniture) for span in self._furniture_in(row)]
        layers += [((one.start, one.end), styles.strong) for one in source.headings if one.start < row[1] and one.end > row[0]]
        if source.title_span:
            layers.append((source.title_span, styles.strong))
        statement = self.target.statement if self.target else None
        if statement:
            layers.append(((statement.start, statement.end), styles.passage))
            layers += likely_in(statement.likely, statement.start)
            for chain in statement.chains:
                layers += [(_within(span, statement.start, statement.end), Style(underline=True)) for span in chain.source_spans]
                layers += [(_within(span, statement.start, statement.end), Style(bold=True)) for span in chain.cue_spans]
        return layers + [(span, styles.hit) for span in self._highlights]

    def _passage(self) -> Span | None:
        statement = self.target.statement if self.target else None
        return (statement.start, statement.end) if statement else None

    def _furniture_in(self, row: Span) -> list[Span]:
        first = bisect_right(self._furniture, (row[0], row[0]))
        first = max(0, first - 1)
        last = bisect_left(self._furniture, (row[1], row[1]))
        return [span for span in self._furniture[first:last] if span[1] > row[0]]

    def _lines(self, row: int) -> list[Span]:
        width = min(READABLE, max(4, self.size.width - 2 - GUTTER))
        if width != self._wrapped_to:  # hidden and shown again, it has another width without having been resized
            self._wrapped.clear()
            self._wrapped_to = width
        found = self._wrapped.get(row)
        if found is None:
            found = self._wrapped[row] = wrap(self.text, width, *self._rows[row])
        return found

    def _row_of(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _line_of(self, row: int, position: int) -> int:
        return max(0, bisect_right([start for start, _ in self._lines(row)], position) - 1)

    # --- selecting with the mouse

    def finish(self, painted: Strip, row: int, line: int) -> Strip:
        """Let the mouse select: every cell knows its line, and what is selected is shown so."""
        y = row * LINES_A_ROW + line
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(y)) is not None:
            start, end = span[0], painted.cell_length if span[1] == -1 else span[1]
            left, middle, right = painted.crop(0, start), painted.crop(start, end), painted.crop(end)
            chosen = Strip([segment._replace(style=self.styles_now.selection) for segment in middle])
            painted = Strip.join([left, chosen, right])
        return painted.apply_offsets(0, y)

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The raw text that is selected, as it stands in the document."""
        span = self._selected(selection)
        return (self.text[slice(*span)], "\n") if span else None

    @property
    def selected(self) -> Span | None:
        """The span of the document that is selected; None where there is nothing."""
        return self._selected(self.text_selection) if self.text_selection else None

    def _selected(self, selection: Selection) -> Span | None:
        if not self._rows:
            return None
        start, end = self._position(selection.start, 0), self._position(selection.end, len(self.text))
        return (start, end) if start < end else None

    def _position(self, offset: Offset | None, missing: int) -> int:
        """The code point under a cell of a line."""
        if offset is None:
            return missing
        row, line = divmod(offset.y, LINES_A_ROW)
        if row >= len(self._rows):
            return missing
        lines = self._lines(row)
        if line >= len(lines):
            return lines[-1][1]
        start, end = lines[line]
        position, left = start, offset.x - GUTTER
        while position < end and left > 0:
            left -= len(shown(self.text[position]))
            position += 1
        return position


def when(published: Known | None) -> str:
    """A date, and that it is uncertain where it is, in words."""
    return clipped(day_known(published) or "date unknown", 40)


def _within(span: Span, start: int, end: int) -> Span:
    return max(span[0], start), min(span[1], end)


def _paragraphs(text: str) -> list[Span]:
    """The lines of a document that hold something, the very long ones in parts."""
    found: list[Span] = []
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        if text[start:end].isspace():
            continue
        while end - start > LONGEST_ROW:
            cut = text.rfind(" ", start + LONGEST_ROW // 2, start + LONGEST_ROW)
            cut = start + LONGEST_ROW if cut < 0 else cut + 1
            found.append((start, cut))
            start = cut
        found.append((start, end))
    return found
