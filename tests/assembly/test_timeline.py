"""When things happened, in order."""

from msgspec.structs import replace

from briefing.assembly.timeline import build
from briefing.model import DateMention, Statement


def statement(name: str, *dates: DateMention, point: str | None = None) -> Statement:
    return Statement(id=name, source="s", start=0, end=1, text="x", ordinal=0, dates=dates, point=point)


def on(when: str | None, precision: str = "day", garbled: bool = False) -> DateMention:
    return DateMention(start=0, end=1, when=when, precision=precision, garbled=garbled)  # type: ignore[arg-type]


def test_earliest_first_and_the_longer_stretch_before_its_days() -> None:
    entries = build([statement("c", on("2020-03-02")), statement("a", on("2020", "year")), statement("b", on("2020-03", "month"))])
    assert [(entry.when, entry.precision) for entry in entries] == [("2020", "year"), ("2020-03", "month"), ("2020-03-02", "day")]


def test_a_statement_stands_under_its_finest_time() -> None:
    (entry,) = build([statement("a", on("1998", "year"), on("2020-03-02"))])
    assert entry.when == "2020-03-02"


def test_unknown_and_impossible_times_stand_nowhere() -> None:
    assert build([statement("a", on(None)), statement("b", on("2020-01-01", garbled=True)), statement("c")]) == ()


def test_statements_of_one_point_stand_together() -> None:
    day = on("2020-03-02")
    (entry,) = build([statement("a", day, point="p"), statement("b", day), statement("c", day, point="p")])
    assert entry.statements == ("a", "c", "b")


def test_a_point_stands_once_under_the_time_that_most_tell() -> None:
    rows = [
        statement("a", on("2020-03-02"), point="p"),
        statement("b", on("2020-03-03"), point="p"),
        statement("c", on("2020-03-03"), point="p"),
    ]
    rows = [replace(row, source=row.id) for row in rows]
    (entry,) = build(rows)
    assert (entry.when, entry.statements) == ("2020-03-03", ("b", "c"))


def test_the_month_counts_for_a_day_in_it() -> None:
    (entry,) = build([statement("a", on("2020-03", "month"), point="p"), statement("b", on("2020-03-03"), point="p")])
    assert (entry.when, entry.precision, entry.statements) == ("2020-03-03", "day", ("a", "b"))


def test_as_many_for_another_day_leave_the_month_that_they_share() -> None:
    rows = [replace(statement(name, on(day), point="p"), source=name) for name, day in (("a", "2020-03-02"), ("b", "2020-03-09"))]
    (entry,) = build(rows)
    assert (entry.when, entry.precision, entry.statements) == ("2020-03", "month", ("a", "b"))


def test_as_many_for_another_year_leave_the_point_out() -> None:
    rows = [replace(statement(name, on(day), point="p"), source=name) for name, day in (("a", "2019-03-02"), ("b", "2020-03-09"))]
    assert build(rows) == ()


def test_a_time_that_is_only_mentioned_dates_nothing() -> None:
    assert build([statement("a", replace(on("2020-03-02"), aside=True))]) == ()


def test_the_day_of_saying_so_comes_after_the_day_of_the_deed() -> None:
    text = "The army said on Friday that the bridge fell on Tuesday."
    dates = [
        DateMention(start=text.index(day), end=text.index(day) + len(day), when=when)
        for day, when in (("Friday", "2020-03-06"), ("Tuesday", "2020-03-03"))
    ]
    row = Statement(id="a", source="s", start=0, end=len(text), text=text, ordinal=0, dates=tuple(dates))
    assert build([row])[0].when == "2020-03-03"


def listed(text: str, *times: tuple[str, str, str]) -> Statement:
    """A statement with the times that these words of it tell."""
    dates = [
        DateMention(start=text.index(words), end=text.index(words) + len(words), when=when, precision=precision)  # type: ignore[arg-type]
        for words, when, precision in times
    ]
    return Statement(id="a", source="s", start=0, end=len(text), text=text, ordinal=0, dates=tuple(dates))


def test_of_listed_days_the_month_or_the_year_that_holds_them_counts() -> None:
    days = listed("They will meet on May 3 and May 9.", ("May 3", "2021-05-03", "day"), ("May 9", "2021-05-09", "day"))
    months = listed("They met in May and June of 2021.", ("May", "2021-05", "month"), ("June of 2021", "2021-06", "month"))
    years = listed("It came in 1990, in 2004 and once in 2011.", *((year, year, "year") for year in ("1990", "2004", "2011")))
    assert [(entry.when, entry.precision) for entry in build([days])] == [("2021-05", "month")]
    assert [(entry.when, entry.precision) for entry in build([months])] == [("2021", "year")]
    assert build([years]) == ()


def test_of_times_in_two_clauses_what_holds_both_counts() -> None:
    days = listed("It opened on May 3 and was closed on May 9.", ("May 3", "2021-05-03", "day"), ("May 9", "2021-05-09", "day"))
    years = listed("She was elected in 1995 and resigned in 2012.", *((year, year, "year") for year in ("1995", "2012")))
    assert [(entry.when, entry.precision) for entry in build([days])] == [("2021-05", "month")]
    assert build([years]) == ()
