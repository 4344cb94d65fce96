"""What happened when, as far as the sources say: all days one after the other, and each day by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from itertools import accumulate

from briefing.tui import painting
from briefing.tui.display import DayFold, Group, Target
from briefing.tui.history import Place
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace.lazy import ComputedRows, Lazy
from briefing.workspace.rows import StatementRow, TimelineDay
from briefing.workspace.wording import moment

ALL = ""
FEW = 4
"""Lines of a day that are shown before its fold; one more is shown instead of a fold for it alone."""
MARKED = 100
"""Lines of a day that are looked through for marks."""


class DayLine(StatementRow, frozen=True):
    """A statement that tells of a day, with that day's id and how many tell of it."""

    day: str = ""
    of: int = 0


Row = TimelineDay | DayLine | DayFold


class DayRows(ComputedRows[Row]):
    """Each day, its first lines, and a fold where there are more; a line that is not looked at is not read."""

    def __init__(
        self, days: Sequence[TimelineDay], lines: Callable[[TimelineDay], Sequence[DayLine]], is_open: Callable[[str], bool]
    ) -> None:
        self._days, self._lines, self._is_open = days, lines, is_open
        self._starts = [0, *accumulate(1 + self._shown(day) + _has_fold(day.count) for day in days)]

    def _shown(self, day: TimelineDay) -> int:
        return FEW if _has_fold(day.count) and not self._is_open(day.id) else day.count

    def __len__(self) -> int:
        return self._starts[-1]

    def row_at(self, place: int) -> Row:
        """The day, line or fold at a place."""
        number = bisect_right(self._starts, place) - 1
        day, line = self._days[number], place - self._starts[number] - 1
        if line < 0:
            return day
        if line < self._shown(day):
            return self._lines(day)[line]
        return DayFold(day.id, day.count - FEW, self._is_open(day.id))


class TimelineView(Listing):
    """Dates, earliest first, each with the statements that name it; then a group for each date."""

    name = "timeline"
    title = "Timeline"
    help = (
        "When things happened, as precisely as the sources say; the bar tells how much was said of each date. "
        "[ and ] walk the row of days, enter goes into a day, r opens the fold of one that has many lines."
    )
    empty = "No source names a date."
    groups_are = "Days"
    first_number = 0
    home = ALL
    row_of_groups = True

    @cached_property
    def _days(self) -> Sequence[TimelineDay]:
        return self.lists.timeline_days()

    @cached_property
    def _read(self) -> dict[str, Sequence[DayLine]]:
        return {}

    def _lines(self, day: TimelineDay) -> Sequence[DayLine]:
        """The lines of a day, read when they are looked at."""
        if day.id not in self._read:
            names = day.statements

            def fetch(start: int, end: int) -> list[DayLine]:
                return [day_line(one, day) for one in self.view.records.statements(names[start:end])]

            self._read[day.id] = Lazy(len(names), fetch)
        return self._read[day.id]

    def groups(self) -> Sequence[Group]:
        """All days together, and each."""
        year = self._days[len(self._days) // 2].when[:4] if self._days else ""
        found = [Group(ALL, "All days", len(self._days), short="All")]
        return found + [Group(day.id, moment(day.when, day.precision), day.count, short=_short(day, year)) for day in self._days]

    def rows(self, group: str) -> Sequence[Row]:
        """All days with their first lines, or all lines of one."""
        if group == ALL:
            return DayRows(self._days, self._lines, self._is_open)
        day = next((day for day in self._days if day.id == group), None)
        return self._lines(day) if day else []

    def _is_open(self, day: str) -> bool:
        return self.view.desk.is_open(f"timeline/{day}")

    def note(self, group: str, rows: Sequence[Row]) -> str:
        """How many days there are, or how many lines tell of one."""
        return painting.counted(len(self._days), "date") if group == ALL else painting.counted(len(rows), "line")

    def row_id(self, row: Row) -> str:
        """The date with its precision, of a line with its statement."""
        return f"{row.day}/{row.id}" if isinstance(row, DayLine) else row.id

    def paint(self, row: Row, width: int, styles: Styles) -> list[Line]:
        """The date with a bar of how many say so; a line of it and how its point stands; a fold."""
        if isinstance(row, TimelineDay):
            return painting.date(row, width, styles)
        if isinstance(row, DayFold):
            return painting.day_fold(row.count, row.is_open, width, styles)
        return painting.statement(row, width, styles, self.state(row.point, styles))

    def group_of(self, row: Row) -> str:
        """The day that a row belongs to."""
        return row.id if isinstance(row, TimelineDay) else row.day

    def fold_of(self, row: Row) -> str | None:
        """The name of the fold of the day that a row belongs to; None where all lines of that day are shown anyway."""
        count = row.of if isinstance(row, DayLine) else row.count if isinstance(row, TimelineDay) else row.count + FEW
        return f"timeline/{self.group_of(row)}" if _has_fold(count) else None

    def leads_to(self, row: Row) -> Place | None:
        """From a date among all into that day."""
        return Place(self.name, row.id, None) if isinstance(row, TimelineDay) else None

    def points_of(self, row: Row) -> Sequence[str]:
        """The point of a line; of a date those of all statements that name it."""
        if isinstance(row, DayFold):
            return ()
        if isinstance(row, DayLine):
            return (row.point,) if row.point else ()
        return [point for name in row.statements[:MARKED] if (point := self.view.point_of(name))]

    def target(self, row: Row, statement_index: int) -> Target | None:
        """The passage of the line, of a date that of one of the statements that name it."""
        if isinstance(row, DayFold):
            return None
        if isinstance(row, DayLine):
            return Target(row.source, row)
        statement_index %= row.count
        statement = self._lines(row)[statement_index]
        return Target(statement.source, statement, statement_index, row.count)


def day_line(row: StatementRow, day: TimelineDay) -> DayLine:
    """A statement as a line of a day."""
    fields = {name: getattr(row, name) for name in StatementRow.__struct_fields__}
    return DayLine(**fields, day=day.id, of=day.count)


def _has_fold(count: int) -> bool:
    return count > FEW + 1


def _short(row: TimelineDay, year: str) -> str:
    """A date as the row of days has it: a day of the year that most tell of without that year."""
    with suppress(ValueError):
        if row.precision in ("day", "time"):
            day = date.fromisoformat(row.when[:10])
            return f"{day.day} {day:%b}" + (f" {day.year}" if row.when[:4] != year else "") + row.when[10:16].replace("T", " ")
    return moment(row.when, row.precision)
