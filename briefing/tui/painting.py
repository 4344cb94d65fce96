"""How one row of each kind looks. A painter takes the row, a width in cells and the styles, and gives lines of styled pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.style import Style

from briefing.marks import OPENING
from briefing.model import Problem, Span
from briefing.tui.display import Failure, Fold, Group
from briefing.tui.styles import Styles
from briefing.tui.wrapping import Line, Piece, cells, clipped, layered, shown, wrap, wrapped
from briefing.workspace.rows import Hit, PointRow, SourceRow, Standing, StatementRow, TimelineDay
from briefing.workspace.wording import day, day_known, is_quotation, moment, other_time, withdrawn

if TYPE_CHECKING:
    from briefing.workspace.edit_session import EditRow
    from briefing.workspace.event_list import EventRow

LIKELY = Style(underline=True, italic=True)
"""Of words that say how likely something is: no colour, so that it shows on every ground."""
READABLE = 92
"""Cells. Longer lines are hard to read back from."""
SIGNS: dict[Standing, str] = {"page": "●", "record": "·", "unplaced": "○", "excluded": "×"}
"""Where a statement stands in the brief."""
DATE, BAR, LEAST_BAR = 10, 12, 4
"""Cells of a day, behind which bars begin, and of the longest bar where there is room and where there is hardly any."""


def counted(count: int, word: str) -> str:
    """A count with its noun: `1 source`, `4 sources`."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def text_lines(text: str, width: int, styles: Styles, most: int | None = None) -> list[Line]:
    """A text wrapped at a readable width."""
    return [[(line, styles.text)] for line in wrapped(text, min(width, READABLE), most)]


def fitted(parts: list[Piece], width: int, styles: Styles) -> Line:
    """Parts on one line with blanks between them; what does not fit is left out from the end, the last that fits in part is cut."""
    line: Line = []
    left = width
    for text, style in parts:
        gap = 2 if line else 0
        if left - gap < 3:
            break
        text = clipped(text, left - gap)
        if gap:
            line.append((" " * gap, styles.text))
        line.append((text, style))
        left -= gap + cells(text)
    return line


def flowed(parts: list[Piece], width: int, styles: Styles) -> list[Line]:
    """Parts one after the other, on as many lines as they need; one that is longer than a line is wrapped."""
    lines: list[Line] = [[]]
    left = width
    for text, style in parts:
        size = cells(shown(text))
        gap = 2 if lines[-1] else 0
        if lines[-1] and size + gap > left:
            lines.append([])
            left, gap = width, 0
        pieces = wrapped(text, width) if size > width else [shown(text)]
        for piece in pieces[:-1]:
            lines[-1].append((piece, style))
            lines.append([])
        lines[-1] += [(" " * gap, styles.text), (pieces[-1], style)]
        left = (left if len(pieces) == 1 else width) - gap - cells(pieces[-1])
    return lines


def itself(text: str, outlet: str, width: int) -> str:
    """Who says what nobody is named with; the name of a file has no blanks to break it at, and is cut."""
    who = ", quoting somebody" if is_quotation(text) else " itself"
    return f"— {outlet if ' ' in outlet else clipped(outlet, max(8, width - len('— ' + who)))}{who}"


def support(row: PointRow) -> str:
    """How many independent sources stand behind a point, and how many print it.

    One outlet may print its own story and an agency's: then there are more origins than outlets, and both are said.
    """
    if row.sources == row.independent:
        return counted(row.sources, "source")
    if row.independent > row.sources:
        return f"{counted(row.independent, 'origin')} in {counted(row.sources, 'outlet')}"
    return f"{row.independent} independent of {counted(row.sources, 'source')}"


def marks(row: PointRow, styles: Styles) -> list[Piece]:
    """What a point is marked with: a sign and a word each, never a colour alone."""
    found: list[Piece] = [(f"[{'; '.join(row.gloss)}]", styles.muted)] if row.gloss else []
    if row.new:
        found.append(("+ new", styles.new))
    if row.disputes:
        found.append(("≠ disputed", styles.disputed))
    if row.other_time:
        time = row.other_time
        found.append((f"◷ {other_time(time, moment(time.when, time.precision))}", styles.muted))
    if row.withdrawn:
        found.append((f"⊘ {withdrawn(row.withdrawn)}", styles.disputed))
    if row.pinned:
        found.append(("▲ pinned", styles.pinned))
    if row.moved:
        found.append(("→ moved", styles.pinned))
    if row.excluded:
        found.append(("× excluded", styles.error))
    if row.note:
        found.append((f"✎ {row.note}", styles.pinned))
    return found


def section(row: PointRow, titles: Mapping[str, str], styles: Styles) -> list[Piece]:
    """The section of a point."""
    return [(f"in {titles.get(row.section, row.section)}" if row.section else "in no section", styles.muted)]


def on_page(row: PointRow, styles: Styles) -> list[Piece]:
    """The sign of a line of the page, where lines of the record stand beside it."""
    return [("● on the page", styles.new)] if row.page and not row.excluded else []


def fold(row: Fold, width: int, styles: Styles, what: str = "") -> list[Line]:
    """How many lines of a section stand behind those of the page, or else `what` does."""
    what = what or f"{row.count:,} " + ("more" if row.above else f"{'line' if row.count == 1 else 'lines'} in the record")
    words = f"{'▾' if row.is_open else '▸'} {what}"
    told = "enter or r hides them" if row.is_open else "enter or r shows them"
    return [fitted([(words, styles.accent), (told, styles.muted)], min(width, READABLE), styles)]


def state(row: PointRow, titles: Mapping[str, str], styles: Styles) -> list[Piece]:
    """Where a point stands and what it is marked with."""
    return [*section(row, titles, styles), *on_page(row, styles), *marks(row, styles)]


def point(row: PointRow, width: int, styles: Styles, more: Sequence[Piece] = ()) -> list[Line]:
    """A line of the briefing: its words, who says them, and what stands behind it."""
    speaker = (
        (f"— {row.speaker}", styles.attribution) if row.speaker else (itself(row.text, row.outlet, min(width, READABLE)), styles.muted)
    )
    behind = (support(row), styles.corroborated if row.independent > 1 else styles.muted)
    lines = [layered(row.text, line, likely_in(row.likely), styles.text) for line in wrap(row.text, min(width, READABLE))]
    return [*lines, *flowed([speaker, behind, *more, *marks(row, styles)], min(width, READABLE), styles)]


def likely_in(spans: Sequence[Span], start: int = 0) -> list[tuple[Span, Style]]:
    """The layers that mark words of likelihood in a text; `start` is where the statement begins in it."""
    return [((first + start, last + start), LIKELY) for first, last in spans]


def group(row: Group, ordinal: int, width: int, styles: Styles, *, current: bool = False) -> list[Line]:
    """An entry of the left pane: its number, its title on up to two lines, how many rows it has; what it asks where it is current."""
    count = "" if row.count is None else str(row.count)
    more = f" +{row.more}" if row.more else ""
    taken = len(count) + len(more)
    lines = wrapped(row.title, max(4, width - 3 - taken - 1), 2)
    head = f"{ordinal}  " if ordinal < 10 else "   "
    gap = max(1, width - 3 - cells(lines[0]) - taken)
    counted = [(count, styles.text if row.more else styles.muted), (more, styles.muted)]
    first: Line = [(head, styles.accent), (lines[0], styles.text), (" " * gap, styles.text), *counted]
    rest: list[Line] = [[("   " + line, styles.text)] for line in lines[1:]]
    told = row.note or (row.question if current else "")
    note: list[Line] = [[("   " + line, styles.muted)] for line in (wrapped(told, width - 3, 2) if told else [])]
    return [first, *rest, *note]


def statement(row: StatementRow, width: int, styles: Styles, state: Sequence[Piece] = ()) -> list[Line]:
    """One statement: its words, who says them, where it stands, and how its point stands."""
    chain = row.chains[0] if row.chains else None
    speaker = (
        (f"— {chain.voice_name}", styles.attribution)
        if chain and chain.voice_name
        else (itself(row.text, row.outlet, min(width, READABLE)), styles.muted)
    )
    when = day(row.published, row.date_uncertain)
    about = [(part, styles.muted) for part in (row.outlet if chain and chain.voice_name else "", when) if part]
    return [*text_lines(row.text, width, styles), *flowed([speaker, *about, *state], min(width, READABLE), styles)]


def source(row: SourceRow, width: int, styles: Styles, share: str) -> list[Line]:
    """A source: its title, then outlet and date, then its length and its share, in words."""
    published = day_known(row.published) or "date unknown"
    figures = (counted(row.words, "word"), counted(row.statements, "statement"), share)
    outlet = (row.outlet, styles.attribution) if row.outlet != row.title else ("outlet and title unknown", styles.muted)
    new = [("+ new", styles.new)] if row.new else []
    if row.rating:
        new.insert(0, (f"rated {row.rating}", styles.pinned))
    lines: list[Line] = [
        *([(line, styles.strong)] for line in wrapped(row.title, min(width, READABLE), 2)),
        *flowed([outlet, (published, styles.muted), *new], min(width, READABLE), styles),
        *flowed([(figure, styles.muted) for figure in figures], min(width, READABLE), styles),
    ]
    lines += [[(line, styles.corroborated)] for line in (wrapped(row.story, min(width, READABLE), 3) if row.story else [])]
    return lines + [[(line, styles.disputed)] for line in (wrapped(row.changes, min(width, READABLE), 3) if row.changes else [])]


def event(row: EventRow, width: int, styles: Styles, *, is_read: bool) -> list[Line]:
    """An event: what an article calls it, how many there are, from when to when, and who prints them."""
    read = [("● read now; F shows all", styles.new)] if is_read else []
    told = [(counted(len(row.sources), "article"), styles.accent), (" to ".join(row.days), styles.muted), *read]
    return [
        *([(line, styles.strong)] for line in wrapped(row.title, min(width, READABLE), 2)),
        *flowed([one for one in told if one[0]], min(width, READABLE), styles),
        *([(line, styles.muted)] for line in wrapped(", ".join(row.outlets), min(width, READABLE), 2)),
    ]


def bar(share: float, width: int) -> str:
    """A bar of a share above 0 to 1, in eighths of a cell, filled up with blanks; something of it is always seen."""
    eighths = max(1, round(share * width * 8))
    return ("█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()).ljust(width)


def date(row: TimelineDay, width: int, styles: Styles) -> list[Line]:
    """A date: how precisely, a bar of how many name it beside the busiest date."""
    count = counted(row.count, "statement")
    when = moment(row.when, row.precision).ljust(DATE)
    room = min(BAR, width - cells(when) - cells(count) - 4)
    drawn = [(bar(row.share, room), styles.accent)] if room >= LEAST_BAR else []
    return [fitted([(when if drawn else when.rstrip(), styles.strong), *drawn, (count, styles.muted)], width, styles)]


def day_fold(count: int, is_open: bool, width: int, styles: Styles) -> list[Line]:
    """How many lines of a day stand behind the first."""
    told = "enter or r hides them" if is_open else "enter or r shows them"
    return [fitted([(f"{'▾' if is_open else '▸'} {count:,} more of this day", styles.accent), (told, styles.muted)], width, styles)]


def position(value: str, value_index: int, row: StatementRow, width: int, styles: Styles, state: Sequence[Piece] = ()) -> list[Line]:
    """A statement of a dispute under the value that it gives."""
    letter = chr(ord("A") + value_index % 26)
    return [fitted([(f"{letter}  {value}", styles.disputed)], width, styles), *statement(row, width, styles, state)]


def hit(row: Hit, query: str, outlet: str, width: int, styles: Styles, state: Sequence[Piece] = ()) -> list[Line]:
    """A hit: its line with what was found highlighted, on up to six lines, then the outlet and how the point stands."""
    from briefing.workspace.search import highlight_spans

    layers = [(span, styles.hit) for span in highlight_spans(row.text, query)]
    spans = wrap(row.text, min(width, READABLE))
    first = next((number for number, (_, end) in enumerate(spans) if layers and layers[0][0][0] < end), 0)
    spans = spans[max(0, min(first - 2, len(spans) - 6)) :][:6]
    found = [layered(row.text, span, layers, styles.text) for span in spans]
    told = [(outlet, styles.muted), *([("× excluded", styles.error)] if row.excluded and not state else []), *state]
    return [*found, *flowed(told, min(width, READABLE), styles)]


def in_marks(words: str) -> str:
    """Words of a source in quotation marks, unless they open with their own."""
    return words if words[:1] in OPENING else f"“{words}”"


def edit(row: EditRow, width: int, styles: Styles, state: Sequence[Piece] = ()) -> list[Line]:
    """An edit: what was done and when, the words it is about, what it says, how its point stands now."""
    lost = "section" if row.section and row.points and row.gone == row.quotes else "passage"
    gone = [(f"its {lost} is gone", styles.error)] if row.gone else []
    undone = [("undone", styles.muted)] if row.undone else []
    head = fitted([(row.what, styles.strong), (row.at.replace("T", " ").rstrip("Z"), styles.muted), *gone, *undone], width, styles)
    lines = [head]
    for quote in row.quotes[:3]:
        lines += [[(line, styles.text)] for line in wrapped(in_marks(quote), min(width, READABLE), 3)]
    if len(row.quotes) > 3:
        lines.append([(f"and {len(row.quotes) - 3} more", styles.muted)])
    if row.text:
        lines += [[(line, styles.pinned)] for line in wrapped(f"✎ {row.text}", min(width, READABLE))]
    return lines + (flowed(list(state), min(width, READABLE), styles) if state else [])


def problem(row: Problem, width: int, styles: Styles) -> list[Line]:
    """What could not be read or used: its path, what is wrong, what to do."""
    words = ((row.error, styles.text), (row.advice, styles.muted))
    told: list[Line] = [[("  " + line, style)] for text, style in words for line in (wrapped(text, width - 2) if text else [])]
    return [*([(line, styles.error)] for line in wrapped(row.path, width)), *told]


def failure(row: Failure, width: int, styles: Styles) -> list[Line]:
    """Why there is no briefing, and what to do."""
    told: list[Line] = [[(line, styles.strong)] for line in wrapped(row.message, min(width, READABLE))]
    return told + [[(line, styles.muted)] for line in wrapped(row.advice, min(width, READABLE))]
