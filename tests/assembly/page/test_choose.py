"""The page: what matters stands there, each thing once, the main event first."""

from __future__ import annotations

import pytest

from briefing.analysis.pipeline import analyse
from briefing.assembly.compare.models import LogisticModel
from briefing.assembly.compare.trees import BoostedTrees
from briefing.assembly.page import choose as choosing
from briefing.assembly.page.candidates import Candidates
from briefing.assembly.page.choose import LEAST_IN_BRIEF, LINES_A_SECTION, MOST_IN_BRIEF, MOST_LINES, choose
from briefing.assembly.page.features import LINE_FEATURES
from briefing.assembly.page.fit_features import FIT_FEATURES
from briefing.assembly.page.page_model import PageModel
from briefing.assembly.page.repeat_features import REPEAT_FEATURES
from briefing.assembly.pipeline import arrange, assemble
from briefing.assembly.sections import assign
from briefing.model import Article, Brief, SectionKind, Side, Source
from briefing.reading import read_bytes
from briefing.templates import SectionRule, Template, load_template

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


def alike() -> PageModel:
    """A model to which all lines are worth the same and say different things."""
    lines = LogisticModel(weights=dict.fromkeys(LINE_FEATURES.names, 0.0), constant=1.0)
    fits = LogisticModel(weights=dict.fromkeys(FIT_FEATURES.names, 0.0), constant=1.0)
    new = BoostedTrees(features=REPEAT_FEATURES.names, constant=-9.0, trees=())
    return PageModel(must=lines, useful=lines, fits={kind.value: fits for kind in SectionKind}, repeats=new)


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


def test_the_first_lines_of_the_page_stand_in_brief(brief: Brief) -> None:
    ranks = sorted(point.rank for point in brief.points if point.in_brief)
    assert LEAST_IN_BRIEF <= len(ranks) <= MOST_IN_BRIEF
    assert ranks == list(range(1, len(ranks) + 1))


def test_the_page_names_the_days_of_the_event() -> None:
    dated = [article(title, f"{FLOOD[0][:-1]} on March 4, 2024.", "The dam was built in 1961.") for title in ("Flood", "Tolve flooded")]
    assert assemble(dated, load_template("event"), named_sides=()).days == ("2024-03-04", "2024-03-04")


def test_a_page_has_no_more_words_than_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MOST_WORDS", 60)
    candidates = Candidates(arrange(corpus(), load_template("event"), ()))
    page = choose(candidates, {section.id: LINES_A_SECTION for section in candidates.sections}, alike())
    lengths = [len(candidates.leads[row].text.split()) for row in page.order]
    assert sum(lengths) > 60
    assert 1 < page.lines < len(lengths)
    assert sum(lengths[: page.lines]) <= 60


def test_what_stands_in_brief_says_who_speaks_and_leans_on_no_sentence_before() -> None:
    lines = (
        "“We saw the dam break and the water come down the hill in the night.”",
        "“Nobody in Tolve was warned of it by the ministry or the army.”",
        "She sent 200 soldiers to Tolve with boats and blankets.",
        "But the dam at Tolve had been mended in 2019 for two million crowns.",
        "The army brought 3,000 families out of Tolve on Tuesday.",
        "“The water rose in an hour,” said Mayor Ruth Adeyemi of Tolve.",
    )
    candidates = Candidates(arrange([article("River Marn floods Tolve", FLOOD[0], *lines)], load_template("event"), ()))
    page = choose(candidates, {section.id: 9 for section in candidates.sections}, alike())
    brief = {candidates.leads[row].text for row in page.order[: page.in_brief]}
    assert page.lines > page.in_brief
    assert brief == {FLOOD[0], *lines[4:]}


def test_a_voice_reacts_twice_only_after_all_others_reacted_once() -> None:
    said = (
        "“We condemn the attack on Tolve,” foreign minister Lena Brandt of Velia said on Tuesday.",
        "“We will not accept another attack on Tolve,” Lena Brandt said, and called for a meeting of the council.",
        "“The attack on Tolve was a crime against its people,” Lena Brandt said.",
        "“We are appalled by the attack on Tolve,” said President Omar Haddad of Toria.",
        "Prime minister Jin Park of Sorea urged both armies to stop the attack on Tolve, Park said.",
    )
    only = Template(name="t", title="T", sections=(SectionRule(id="reaction", title="R"),))
    candidates = Candidates(arrange([article("Attack on Tolve", FLOOD[0], *said)], only, ()))
    page = choose(candidates, {"reaction": 9}, alike())
    heard = [spoken.voice for row in page.order[: page.lines] if (spoken := candidates.speaker_of(row)) and spoken.voice]
    assert len(heard) > len(set(heard)) > 1
    assert len(set(heard[: len(set(heard))])) == len(set(heard))


def test_the_first_lines_under_a_sides_motives_may_be_of_less_value(monkeypatch: pytest.MonkeyPatch) -> None:
    goals = (
        "Velia wants to keep the harbour open so that its grain can be sold.",
        "Velia demands that Toria pay for the dam before any talks.",
        "Velia has vowed to defend its fishermen against the fleet.",
    )
    monkeypatch.setattr(assign, "LEAST_STATED", 0.5)
    only = Template(name="t", title="T", sections=(SectionRule(id="motives", title="M", each_side=True),))
    candidates = Candidates(arrange([article("Velia and the harbour", *goals)], only, (Side(id="velia", name="Velia"),)))
    assert len(candidates) == len(goals)
    monkeypatch.setattr(choosing, "LEAST_VALUE", 2.0)
    monkeypatch.setattr(choosing, "LEAST_VALUE_OF_FIRST", 0.0)
    assert choose(candidates, {"motives/velia": 9}, alike()).lines == choosing.FIRST_OF_MOTIVES


def test_a_corpus_of_one_line_has_a_page_of_one() -> None:
    brief = assemble([article("Flood", FLOOD[0])], load_template("event"), named_sides=())
    assert [point.rank for point in brief.points] == [1]


def test_an_empty_corpus_has_no_page() -> None:
    assert assemble([], load_template("event"), named_sides=()).points == ()
