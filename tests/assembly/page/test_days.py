"""The days of an event are those that most articles name in their openings."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.assembly.page.days import Days, days_of, other_time
from tests.assembly.articles import article

FLOOD = date(2024, 3, 4)


def test_the_day_that_most_openings_name_is_the_day_of_the_event() -> None:
    articles = [
        article("a", "The river Marn flooded Tolve on March 4, 2024.", published="2024-03-04"),
        article("b", "Tolve was flooded on Monday.", published="2024-03-06"),
        article("c", "The dam at Tolve was built in 1961.", "The town flooded on 4 March 2024.", published="2024-03-09"),
    ]
    assert days_of(articles) == Days(FLOOD, FLOOD)


def test_the_newest_article_alone_does_not_move_the_days() -> None:
    articles = [
        article("a", "The river Marn flooded Tolve on March 4, 2024.", published="2024-03-04"),
        article("b", "Tolve was flooded on March 4, 2024.", published="2024-03-05"),
        article("c", "Two months on, on May 20, 2024, Tolve still has no dam.", published="2024-05-20"),
    ]
    assert days_of(articles) == Days(FLOOD, FLOOD)


def test_an_event_of_several_days_has_a_first_and_a_last() -> None:
    opening = "Leaders met in Lima on June 3, 2023.", "They parted on June 5, 2023."
    assert days_of([article("a", *opening), article("b", *opening)]) == Days(date(2023, 6, 3), date(2023, 6, 5))


def test_a_day_that_is_only_announced_is_not_the_day_of_the_event() -> None:
    told = "The court in Quito ruled on May 2, 2022.", "The appeal is on May 9, 2022."
    articles = [article("a", *told, published="2022-05-02"), article("b", *told, published="2022-05-03")]
    assert days_of(articles) == Days(date(2022, 5, 2), date(2022, 5, 2))


def test_where_articles_name_different_days_none_is_sure() -> None:
    articles = [
        article("a", "Rain fell on May 1, 2022."),
        article("b", "Rain fell on May 7, 2022."),
        article("c", "It rained on May 9, 2022."),
    ]
    assert days_of(articles) is None


def test_one_article_is_not_sure_of_the_days() -> None:
    assert days_of([article("a", "Rain fell on May 1, 2022.")]) is None
    assert days_of([]) is None


def test_later_articles_that_are_fewer_tell_of_other_days() -> None:
    near = [article(name, "The quay of Izola fell in on June 3, 2023.", published="2023-06-04") for name in ("a", "b")]
    near.append(article("c", "Cracks were seen on June 1, 2023.", published="2023-06-05"))
    later = [
        article("d", "The court met on August 9, 2023.", published="2023-08-10"),
        article("e", "The mayor left on September 1, 2023.", published="2023-09-02"),
    ]
    assert days_of([*near, *later]) == Days(date(2023, 6, 3), date(2023, 6, 3))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("On January 5, 2024, engineers warned of the dam at Tolve.", ("2024-01-05", False)),
        ("In 1961 the dam at Tolve was built by the army.", ("1961", False)),
        ("In December 2023 the council of Tolve saved the money for the dam.", ("2023-12", False)),
        ("On April 20, 2024, the mayor of Tolve resigned over the flood.", ("2024-04-20", True)),
        ("On March 4, 2024, the river Marn flooded Tolve.", None),
        ("On March 8, 2024, the last families left Tolve.", None),
        ("The mayor showed engineers the dam that was built in 1961.", None),
        ("On July 1, 2024, a new dam will be opened at Tolve.", None),
    ],
)
def test_what_happened_weeks_before_or_after_is_of_another_time(sentence: str, told: tuple[str, bool] | None) -> None:
    one = article("a", sentence, published="2024-05-01")
    time = other_time(one.analysis.statements[0], Days(FLOOD, FLOOD), one.source.metadata.published)
    assert (time and (time.when, time.later)) == told
