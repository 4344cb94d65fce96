"""When things happened, as far as the sources say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.assembly.text.reporting import SAID_ON
from briefing.model import DateMention, Precision, Statement, TimelineEntry

FINENESS: dict[Precision, int] = {"time": 0, "day": 1, "month": 2, "year": 3, "decade": 4}


def build(statements: Sequence[Statement]) -> tuple[TimelineEntry, ...]:
    """Statements by the time they tell of, earliest first; of one beginning the longer stretch first ("2019" before "January 2019").

    A statement stands under its finest time, the first of equals. One whose times are unknown or cannot exist stands nowhere.
    Statements of one point stand together.
    """
    entries: dict[tuple[str, Precision], list[Statement]] = defaultdict(list)
    for statement in statements:
        date = when_of(statement)
        if date is not None and date.when is not None:
            entries[date.when, date.precision].append(statement)
    return tuple(
        TimelineEntry(when=when, precision=precision, statements=tuple(statement.id for statement in _together(entries[when, precision])))
        for when, precision in sorted(entries, key=lambda entry: (_padded(entry[0]), -FINENESS[entry[1]]))
    )


def when_of(statement: Statement) -> DateMention | None:
    """The time that a statement tells of: its finest that is known and of its main clause, the first of equals; None where there is none.

    The day on which something was said counts only where no other is as fine.
    """
    known = [date for date in statement.dates if date.when and not date.garbled and not date.aside]
    return min(known, key=lambda date: (FINENESS[date.precision], _is_of_saying(statement, date)), default=None)


def _is_of_saying(statement: Statement, date: DateMention) -> bool:
    start = date.start - statement.start
    return SAID_ON.search(statement.text, max(0, start - 40), start) is not None


def _padded(when: str) -> str:
    """A date that sorts among finer ones: 2019 and 2019-01 as 2019-01-01."""
    return when + "-01-01"[len(when) - 4 :] if len(when) in (4, 7) else when


def _together(statements: Sequence[Statement]) -> list[Statement]:
    """In the order given, but statements of one point with its first."""
    place: dict[str, int] = {}
    for number, statement in enumerate(statements):
        place.setdefault(statement.point or statement.id, number)
    return sorted(statements, key=lambda statement: place[statement.point or statement.id])
