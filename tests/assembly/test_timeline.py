"""When things happened, in order."""

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
