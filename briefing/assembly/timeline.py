"""When things happened, as far as the sources say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from briefing.assembly.text.reporting import SAID_ON
from briefing.model import DateMention, Precision, Statement, TimelineEntry

FINENESS: dict[Precision, int] = {"time": 0, "day": 1, "month": 2, "year": 3, "decade": 4}


class Dated(NamedTuple):
    """A statement and the time that it tells of."""

    statement: Statement
    when: str
    precision: Precision


def build(statements: Sequence[Statement]) -> tuple[TimelineEntry, ...]:
    """Statements by the time they tell of, earliest first; of one beginning the longer stretch first ("2019" before "January 2019").

    A statement stands under its finest time, the first of equals. One whose times are unknown or cannot exist stands nowhere.
    A point stands once, under the time that most of its sources tell, with the statements that tell it so or less precisely.
    """
    points: dict[str, list[Dated]] = defaultdict(list)
    for statement in statements:
        date = when_of(statement)
        if date is not None and date.when is not None:
            points[statement.point or statement.id].append(Dated(statement, date.when, date.precision))
    entries: dict[tuple[str, Precision], list[str]] = defaultdict(list)
    for told in points.values():
        chosen = _voted(told)
        if chosen:
            entries[chosen].extend(one.statement.id for one in told if _holds(one, *chosen) or one.when.startswith(f"{chosen[0]}-"))
    return tuple(
        TimelineEntry(when=when, precision=precision, statements=tuple(entries[when, precision]))
        for when, precision in sorted(entries, key=lambda entry: (_padded(entry[0]), -FINENESS[entry[1]]))
    )


def when_of(statement: Statement) -> DateMention | None:
    """The time that a statement tells of: its finest that is known and of its main clause, the first of equals; None where there is none.

    The day on which something was said counts only where no other is as fine. Of several others it is the month or the year that holds all,
    where there is one.
    """
    known = [date for date in statement.dates if date.can_date]
    if not known:
        return None
    finest = min(FINENESS[date.precision] for date in known)
    fine = [date for date in known if FINENESS[date.precision] == finest]
    fine = [date for date in fine if not _is_of_saying(statement, date)] or fine
    if len({date.when for date in fine}) == 1:
        return fine[0]
    shared = _shared(date.when for date in fine if date.when)
    return replace(fine[0], when=shared[0], precision=shared[1]) if shared and FINENESS[shared[1]] > finest else None


def _is_of_saying(statement: Statement, date: DateMention) -> bool:
    start = date.start - statement.start
    return SAID_ON.search(statement.text, max(0, start - 40), start) is not None


def _voted(dated: Sequence[Dated]) -> tuple[str, Precision] | None:
    """The time that most sources of a point tell, the finest of equals; None where as many tell another."""
    times = {(one.when, one.precision) for one in dated}
    if len(times) == 1:
        return times.pop()
    votes = Counter({time: len({one.statement.source for one in dated if _holds(one, *time)}) for time in times})
    most = max(votes.values())
    finest = min(FINENESS[precision] for (_, precision), count in votes.items() if count == most)
    first = [time for time, count in votes.items() if count == most and FINENESS[time[1]] == finest]
    return first[0] if len(first) == 1 else _shared(when for when, _ in first)


def _holds(dated: Dated, when: str, precision: Precision) -> bool:
    """Whether a statement tells a time, or a longer stretch that it lies in."""
    if dated.precision == precision:
        return dated.when == when
    if FINENESS[dated.precision] < FINENESS[precision]:
        return False
    return when[:3] == dated.when[:3] if dated.precision == "decade" else when.startswith(dated.when)


def _shared(whens: Iterable[str]) -> tuple[str, Precision] | None:
    """The month, else the year, in which several times lie; None where there is none."""
    every = list(whens)
    months, years = {when[:7] for when in every}, {when[:4] for when in every}
    if len(months) == 1:
        return months.pop(), "month"
    return (years.pop(), "year") if len(years) == 1 else None


def _padded(when: str) -> str:
    """A date that sorts among finer ones: 2019 and 2019-01 as 2019-01-01."""
    return when + "-01-01"[len(when) - 4 :] if len(when) in (4, 7) else when
