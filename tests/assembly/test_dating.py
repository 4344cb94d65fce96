"""Articles and lines without a date, dated by others of the corpus."""

from __future__ import annotations

from briefing.analysis import dates
from briefing.assembly import timeline
from briefing.assembly.dating import date_by_count, date_joined
from briefing.model import Analysis, Article, Known, Metadata, Sentence, Source, Statement


def article(name: str, text: str, published: str | None = None, certainty: str = "sure") -> Article:
    """An article of one paragraph, a statement a line."""
    known = Known(value=published, certainty=certainty, origin="test") if published else None  # type: ignore[arg-type]
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((start, start + len(line.rstrip())))
        start += len(line)
    source = Source(
        id=name,
        path=name,
        text=text,
        sha256=name,
        metadata=Metadata(published=known),
        sentences=tuple(Sentence(start=low, end=high, paragraph=0) for low, high in spans),
    )
    found = dates.find(source)
    statements = tuple(
        Statement(
            id=f"{name}:{low}",
            source=name,
            start=low,
            end=high,
            text=text[low:high],
            ordinal=number,
            dates=tuple(one for one in found if low <= one.start < high),
        )
        for number, (low, high) in enumerate(spans)
    )
    return Article(source=source, analysis=Analysis(source=name, statements=statements))


def whens(statements: tuple[Statement, ...] | list[Statement]) -> list[str | None]:
    return [mention.when for statement in statements for mention in statement.dates]


COUNTING = article("a", "It was day 40 of the siege of Ardel, the army said.", "2022-05-10")


def test_an_undated_article_is_dated_by_the_day_of_a_war_that_others_count() -> None:
    undated = article("b", "On day 43 of the siege the bridge was hit on Thursday.")
    assert whens(undated.analysis.statements) == [None]
    (_, dated) = date_by_count([COUNTING, undated])
    known = dated.source.metadata.published
    assert known is not None
    assert (known.value, known.certainty) == ("2022-05-13", "likely")
    assert known.origin.startswith("inferred")
    assert whens(dated.analysis.statements) == ["2022-05-12"]


def test_articles_that_count_from_other_days_date_nothing() -> None:
    other = article("c", "It was day 40 of the siege, the mayor said.", "2022-06-30")
    undated = article("b", "On day 43 of the siege the bridge was hit on Thursday.")
    assert date_by_count([COUNTING, other, undated])[2] is undated


def test_the_day_of_something_else_dates_nothing() -> None:
    undated = article("b", "On day 43 of the trial the judge fell ill on Thursday.")
    assert date_by_count([COUNTING, undated])[1] is undated


def joined(*pairs: tuple[Article, int, str]) -> list[Statement]:
    """Statements of articles, each with its point."""
    from msgspec.structs import replace

    return [replace(one.analysis.statements[number], point=point) for one, number, point in pairs]


DATED = article("a", "The ferry sank on Tuesday.\nForty people were saved on Tuesday.\nThe search ended on Wednesday.", "2022-05-13")


def test_an_open_weekday_is_dated_by_a_line_that_says_the_same() -> None:
    undated = article("b", "A ferry sank on Tuesday.\nThe crew swam ashore on Tuesday.\nThe owner was arrested on Monday.")
    found = date_joined(joined((DATED, 0, "p"), (undated, 0, "p"), (undated, 1, "q"), (undated, 2, "r")))
    assert whens(found[1:]) == ["2022-05-10", None, None]


def test_a_weekday_that_two_lines_date_so_means_that_day_in_the_whole_article() -> None:
    undated = article("b", "A ferry sank on Tuesday.\nForty were saved on Tuesday.\nIt burned on Tuesday.\nIt will sail on Tuesday.")
    rows = joined((DATED, 0, "p"), (DATED, 1, "q"), (undated, 0, "p"), (undated, 1, "q"), (undated, 2, "r"), (undated, 3, "s"))
    assert whens(date_joined(rows)[2:]) == ["2022-05-10", "2022-05-10", "2022-05-10", None]


def test_another_weekday_of_the_same_point_dates_nothing() -> None:
    undated = article("b", "A ferry sank on Friday.")
    assert whens(date_joined(joined((DATED, 0, "p"), (undated, 0, "p")))[1:]) == [None]


def test_a_doubtful_date_of_an_article_dates_nothing() -> None:
    assert whens(article("d", "The ferry sank on Tuesday.", "2022-05-13", "doubtful").analysis.statements) == [None]


def test_a_doubtful_date_that_the_text_confirms_counts() -> None:
    text = "Posted May 12, 2022\nThe ferry sank on Tuesday."
    assert whens(article("d", text, "2022-05-13", "doubtful").analysis.statements) == ["2022-05-12", "2022-05-10"]


def test_a_dateline_that_is_older_than_the_page_counts() -> None:
    text = "CALLAO, Peru, May 4 (Reuters) - The ferry sank on Tuesday."
    assert whens(article("d", text, "2022-05-13").analysis.statements) == ["2022-05-04", "2022-05-03"]


def test_the_day_of_a_copy_confirms_no_date() -> None:
    text = "Printed on May 12, 2022\nThe ferry sank on Tuesday."
    assert whens(article("d", text, "2022-05-13", "doubtful").analysis.statements) == ["2022-05-12", None]


def test_a_line_dated_by_another_stands_on_the_timeline() -> None:
    undated = article("b", "A ferry sank on Tuesday.")
    (entry,) = timeline.build(date_joined(joined((DATED, 0, "p"), (undated, 0, "p"))))
    assert (entry.when, entry.statements) == ("2022-05-10", ("a:0", "b:0"))


def test_a_day_that_an_undated_line_only_mentions_dates_nothing() -> None:
    undated = article("b", "The owner of the ferry, which sank on Tuesday, was fined.")
    (_, found) = date_joined(joined((DATED, 0, "p"), (undated, 0, "p")))
    assert whens([found]) == [None]
