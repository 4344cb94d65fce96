"""An article whose date others belie is doubted, and its weekdays are no days; one that tells of the day by its date is not."""

from briefing.assembly.odd_dates import doubt_odd_dates
from briefing.model import Article
from tests.assembly.articles import article

NEWS = "A ferry from Split ran aground near Hvar with 300 passengers on Tuesday and was towed to port."
OTHERS = (
    article("one", NEWS, "Nobody was hurt.", published="2021-05-20"),
    article("two", "A ferry from Split with 300 passengers ran aground near Hvar on Tuesday.", "Gulls cried.", published="2021-05-19"),
)


def doubted(late: Article) -> Article:
    return doubt_odd_dates([*OTHERS, late])[-1]


def test_news_of_another_tuesday_doubts_the_date() -> None:
    found = doubted(article("three", NEWS, "A choir sang yesterday.", published="2021-06-04"))
    published = found.source.metadata.published
    assert published
    assert published.certainty == "doubtful"
    assert "another day" in published.origin
    assert [mention.when for statement in found.analysis.statements for mention in statement.dates] == [None, None]


def test_an_article_that_dates_the_day_tells_of_another_one() -> None:
    late = article(
        "three",
        "The ferry from Split that ran aground near Hvar on May 18 with 300 passengers sailed again on Tuesday.",
        published="2021-06-04",
    )
    assert doubted(late) is late


def test_other_news_of_a_tuesday_doubts_nothing() -> None:
    late = article("three", "Bakers in Zadar went on strike on Tuesday.", published="2021-06-04")
    assert doubted(late) is late


def test_one_other_article_belies_nothing() -> None:
    late = article("three", NEWS, published="2021-06-04")
    assert doubt_odd_dates([OTHERS[0], late])[-1] is late
