"""The page: what matters stands there, each thing once, the main event first."""

from __future__ import annotations

import pytest

from briefing.analysis.pipeline import analyse
from briefing.assembly.page.choose import LINES_A_SECTION, MOST_LINES
from briefing.assembly.pipeline import assemble
from briefing.model import Article, Brief, Source
from briefing.reading import read_bytes
from briefing.templates import load_template

FLOOD = (
    "The river Marn burst its banks at Tolve on Monday and drowned 14 people, the interior ministry said.",
    "Fourteen people died when the river Marn broke its banks at Tolve on Monday, according to the interior ministry.",
)
"""One thing in two wordings."""


def article(title: str, *sentences: str) -> Article:
    (source,) = [one for one in read_bytes("\n\n".join((title, *sentences, "")).encode(), f"{title}.txt") if isinstance(one, Source)]
    return Article(source=source, analysis=analyse(source))


def corpus() -> list[Article]:
    return [
        article(
            "River Marn floods Tolve",
            FLOOD[0],
            "More than 3,000 families left their homes in Tolve and in two villages down the river Marn.",
            "President Ilse Orn sent the army to Tolve to mend the dam of the river Marn.",
            "My aunt makes the best soup of the street.",
            "What comes next?",
            "The dam at Tolve was built in 1961 and was to be mended in 2019.",
        ),
        article(
            "Flood at Tolve kills fourteen",
            FLOOD[1],
            "The army began on Tuesday to mend the dam at Tolve, as President Ilse Orn had ordered.",
            "About 3,000 families had to leave their homes along the river Marn.",
            "Forecasters expect more rain in Tolve before Friday.",
            "It was a grey day.",
        ),
    ]


@pytest.fixture(scope="module")
def brief() -> Brief:
    return assemble(corpus(), load_template("event"), named_sides=())


def lead_of(brief: Brief, rank: int) -> str:
    texts = {statement.id: statement.text for statement in brief.statements}
    return next(texts[point.lead] for point in brief.points if point.rank == rank)


def test_every_point_has_a_rank_of_its_own_and_the_page_has_the_first(brief: Brief) -> None:
    assert sorted(point.rank for point in brief.points) == list(range(1, len(brief.points) + 1))
    lines = sum(point.page for point in brief.points)
    assert 0 < lines <= MOST_LINES
    assert all(point.page == (point.rank <= lines) for point in brief.points)


def test_the_main_event_opens_the_page(brief: Brief) -> None:
    assert lead_of(brief, 1) in FLOOD


def test_what_a_line_above_says_stands_behind_it_or_comes_later(brief: Brief) -> None:
    point = {statement.id: statement.text for statement in brief.statements}
    ranks = {point[name]: one.rank for one in brief.points for name in one.statements}
    assert sorted(ranks[text] for text in FLOOD) == [1, 1] or max(ranks[text] for text in FLOOD) > 3


def test_what_says_nothing_is_not_on_the_page(brief: Brief) -> None:
    texts = {statement.id: statement.text for statement in brief.statements}
    page = {texts[point.lead] for point in brief.points if point.page}
    assert page.isdisjoint({"What comes next?", "It was a grey day.", "My aunt makes the best soup of the street."})


def test_the_order_of_the_files_changes_nothing(brief: Brief) -> None:
    assert assemble(list(reversed(corpus())), load_template("event"), named_sides=()).points == brief.points


def test_no_section_has_more_lines_than_it_may(brief: Brief) -> None:
    for section in brief.sections:
        assert sum(point.page for point in brief.points if point.section == section.id) <= LINES_A_SECTION


def test_a_corpus_of_one_line_has_a_page_of_one() -> None:
    brief = assemble([article("Flood", FLOOD[0])], load_template("event"), named_sides=())
    assert [point.rank for point in brief.points] == [1]


def test_an_empty_corpus_has_no_page() -> None:
    assert assemble([], load_template("event"), named_sides=()).points == ()
