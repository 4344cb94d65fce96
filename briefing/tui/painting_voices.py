"""How a voice looks in the list of voices."""

from __future__ import annotations

from rich.style import Style

from briefing.tui.painting import READABLE, in_marks
from briefing.tui.styles import Styles
from briefing.tui.wrapping import Line, cells, clipped
from briefing.workspace.rows import VoiceEntry
from briefing.workspace.wording import day

COUNT = 6
"""Cells of the number of statements."""


def entry(row: VoiceEntry, about: str, width: int, styles: Styles) -> list[Line]:
    """How much it says, its name and what it is; then what it said last; then who may be the same."""
    room = min(width, READABLE + 20)
    inner = max(4, room - COUNT - 2)
    name = clipped(row.voice.name, inner)
    first: Line = [(f"{row.voice.statements:>{COUNT},}  ", styles.accent), (name, styles.strong)]
    if about and inner - cells(name) > 8:
        first += [(", ", styles.muted), (clipped(about, inner - cells(name) - 2), styles.muted)]
    lines = [first]
    if row.latest:
        where = ", ".join(part for part in (day(row.latest.published, row.latest.date_uncertain), row.latest.outlet) if part)
        lines.append(_under(clipped(f"last {where}: {in_marks(row.latest.text)}", inner), styles.muted))
    if row.alike:
        lines.append(_under(clipped(f"≈ may be the same as {row.alike_name}: c joins, C says no", inner), styles.pinned))
    return lines


def _under(text: str, style: Style) -> Line:
    return [(" " * (COUNT + 2), style), (text, style)]
