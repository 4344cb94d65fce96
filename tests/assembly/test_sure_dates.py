"""Only times that surely date their sentence do; plain sentences keep theirs."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.analysis.pipeline import analyse
from briefing.assembly.date_features import date_features, is_plain
from briefing.assembly.sure_dates import load_date_model, with_sure_dates
from briefing.model import Known, Source, Statement
from tests.analysis.making import source

DAY = "2021-05-26"


def published(text: str) -> Source:
    plain = source(text)
    return replace(plain, metadata=replace(plain.metadata, published=Known(value=DAY, certainty="sure", origin="test")))


def statements(text: str) -> list[Statement]:
    article = published(text)
    return with_sure_dates(analyse(article).statements, [article])


def dating(text: str) -> list[str | None]:
    return [mention.when for statement in statements(text) for mention in statement.dates if mention.can_date]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The bridge fell on Tuesday.", "2021-05-25"),
        ("The mayor resigned last week.", "2021-05"),
        ("On Monday, the army said it had taken the town.", "2021-05-24"),
        ("The flood killed nine people on Sunday, officials said.", "2021-05-23"),
        ("The ferry sank in May 2019, killing 30 people.", "2019-05"),
        ("The talks will begin on Saturday in Lima, the ministry said.", "2021-05-29"),
        ("Voters go to the polls on May 30.", "2021-05-30"),
        ("“We will not give in,” the union leader said on Tuesday.", "2021-05-25"),
    ],
)
def test_what_plainly_happened_then_is_dated(text: str, when: str) -> None:
    assert dating(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk is trying to build on his surprising second place in the Tarija primary last month.",
        "Her choice to work for the bank in 2008 was seen as an act of disloyalty by those who knew her.",
        "She is the one to beat in the town's primary June 8, which comes as the party argues about its course and about who leads it.",
        "For all the talk of a rough first debate later this year the clerk is facing a harder truth that has followed her for long.",
    ],
)
def test_what_is_only_named_with_its_time_is_not(text: str) -> None:
    assert dating(text) == []


def test_an_article_without_a_day_keeps_the_times_that_need_none() -> None:
    article = source("Peru and Chile signed the treaty in 2019.")
    (statement,) = with_sure_dates(analyse(article).statements, [article])
    assert [mention.when for mention in statement.dates if mention.can_date] == ["2019"]


def test_statements_without_times_are_left_as_they_are() -> None:
    article = published("The bridge fell.")
    found = analyse(article).statements
    assert with_sure_dates(found, [article])[0] is found[0]


@pytest.mark.parametrize("rest", ["/", " *", " …", " % # @", "\u200b", " 日本", " —"])
def test_signs_that_are_no_words_behind_a_time_do_no_harm(rest: str) -> None:
    assert dating(f"The bridge fell on Tuesday{rest}") in (["2021-05-25"], [])


@pytest.mark.parametrize("day", ["0001-01-01", "0999-05-26", "9999-12-31"])
@pytest.mark.parametrize("time", ["last year", "this year", "next year", "two years ago", "on Tuesday", "next month"])
def test_articles_of_the_first_and_the_last_years_do_no_harm(day: str, time: str) -> None:
    article = published(f"The bridge fell {time}, and the mayor, who saw it, wept.")
    article = replace(article, metadata=replace(article.metadata, published=Known(value=day, certainty="sure", origin="test")))
    assert with_sure_dates(analyse(article).statements, [article])


def test_features_name_what_a_time_hangs_on() -> None:
    (statement,) = analyse(published("The mayor called the vote on Tuesday a farce.")).statements
    features = date_features(statement, statement.dates[0], date.fromisoformat(DAY))
    assert {"preposition:on", "kind:weekday", "ahead:noun", "precision:day"} <= features.keys()
    assert 0 < load_date_model().probability_of_named(features) < 1


def test_a_plain_sentence_has_one_clause_and_one_verb() -> None:
    assert is_plain("The trial is scheduled for June 8, 2021.")
    assert not is_plain("The mayor spoke after the vote on Tuesday.")
    assert not is_plain("The mayor spoke and the clerk wept on Tuesday.")
    assert not is_plain("“It fell on Tuesday,” the clerk said.")
