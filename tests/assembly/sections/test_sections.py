"""Where statements stand, and why: by role, speaker, side, heading and wording."""

from collections.abc import Sequence

import pytest
from msgspec import structs

from briefing import templates
from briefing.analysis.pipeline import analyse
from briefing.assembly.compare import comparison
from briefing.assembly.corroboration import origins
from briefing.assembly.entities import voices
from briefing.assembly.pipeline import assemble
from briefing.assembly.points import build
from briefing.assembly.sections import explanation_text, phrases, section_model
from briefing.assembly.sections.corpus_context import corpus_context
from briefing.assembly.sections.feature_matrix import FeatureMatrix
from briefing.assembly.sections.statement_features import StatementFeatures, features_of_articles
from briefing.assembly.text.tokens import tokens_of
from briefing.model import Article, Brief, Side, Source, Statement
from briefing.reading import read_bytes
from briefing.templates import SectionRule, Template

PACT = """Velia and Toria agree to talk about the northern dam

LARGOS - Velia and Toria said on Tuesday that their presidents will meet next week to discuss the northern dam.

The meeting will be held at the border town of Arven, a spokeswoman for the Velian government said.

Velia wants water for its farms and needs the dam opened before the summer.

Toria wants the dam closed, President Tomas Orlan of Toria said on Monday.

The two states fought a war over the river in 1974, and a treaty that ended it was broken in 1998.

"We condemn the closing of the dam," the United Nations envoy Sara Lund said, and urged both sides to show restraint.

Analysts expect that the talks could fail, and that prices of grain may rise next year.
"""
VELIA = Side(id="velia", name="Velia", aliases=("Velian",))
TORIA = Side(id="toria", name="Toria", aliases=("Torian",))


def article(text: str, path: str = "a.txt") -> Article:
    (source,) = read_bytes(text.encode(), path)
    assert isinstance(source, Source)
    return Article(source=source, analysis=analyse(source))


def brief_of(text: str, sides: Sequence[Side] = (VELIA, TORIA), template: str = "event") -> Brief:
    return assemble([article(text)], templates.load_template(template), named_sides=sides)


def test_every_piece_of_evidence_has_words_whether_or_not_the_model_weighs_it() -> None:
    read = [article(f"{PACT}\nThe Velian envoy said Velia fears a flood. Fishermen want Toria to pay, so that the nets are mended.\n")]
    articles = voices.assign_sides(voices.link_voices(read), [VELIA, TORIA])
    points = build.build_points(articles, origins.find_origins(articles), comparison.compare_articles(articles))
    context = corpus_context(articles, points, [VELIA, TORIA])
    (features,) = features_of_articles([one.analysis.statements for one in articles], context, tokens_of(articles))
    names = {name for one in features for family in (one.general, *one.by_side.values()) for name in family}
    assert any(name.startswith("not its:") for name in names)
    assert all(explanation_text.in_words(name) for name in {*names, "said:its camp"})


def standing(brief: Brief, words: str) -> Statement:
    return next(statement for statement in brief.statements if words in statement.text)


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("will meet next week", "developments"),
        ("wants water for its farms", "motives/velia"),
        ("wants the dam closed", "motives/toria"),
        ("fought a war over the river in 1974", "background"),
        ("urged both sides to show restraint", "reaction"),
        ("prices of grain may rise", "outlook"),
    ],
)
def test_each_statement_of_a_plain_story_stands_where_an_analyst_looks_for_it(words: str, section: str) -> None:
    assert standing(brief_of(PACT), words).section == section


def test_every_statement_says_why_in_words() -> None:
    for statement in brief_of(PACT).statements:
        assert statement.evidence
        assert all(reason.what and reason.weight for reason in statement.evidence)


def test_a_goal_is_among_the_reasons_for_motives() -> None:
    statement = standing(brief_of(PACT), "wants water for its farms")
    assert any("goal" in reason.what and reason.weight > 0 for reason in statement.evidence)


def test_a_point_and_its_statements_share_their_section() -> None:
    brief = brief_of(PACT)
    home = {point.id: point.section for point in brief.points}
    assert all(statement.section == home[statement.point or ""] for statement in brief.statements)


def test_goals_of_both_sides_are_reached_from_either() -> None:
    story = PACT.replace("needs the dam opened before the summer.", "Toria needs the dam closed, their engineers say.")
    statement = standing(brief_of(story), "Toria needs the dam closed")
    assert {statement.section, *statement.also} >= {"motives/velia", "motives/toria"}


def test_no_sides_no_motives() -> None:
    brief = brief_of("Storm cuts power in three towns\n\nA storm cut power to three towns on Friday, the grid operator said.\n", ())
    assert all(section.side is None and not section.id.startswith("motives") for section in brief.sections)


def test_every_statement_is_kept_also_in_no_section() -> None:
    template = Template(name="t", title="T", sections=(SectionRule(id="outlook", title="Outlook", cues=("grain",)),))
    brief = assemble([article(PACT)], template, named_sides=(VELIA, TORIA))
    inside = [statement for statement in brief.statements if statement.section]
    assert [("grain" in statement.text) for statement in inside] == [True]
    assert len(brief.statements) == len(brief_of(PACT).statements)


def test_cues_and_speakers_of_a_template_decide() -> None:
    rules = (
        SectionRule(id="water", title="Water", answers="background", cues=("river", "dam*")),
        SectionRule(id="others", title="Others", answers="reaction", speakers="outside"),
        SectionRule(id="background", title="Background"),
    )
    brief = assemble([article(PACT)], Template(name="t", title="T", sections=rules), named_sides=(VELIA, TORIA))
    assert standing(brief, "fought a war").section == "water"
    assert standing(brief, "urged both sides").section in ("others", "water")
    assert standing(brief, "will be held at the border town").section == "background"


def test_a_limit_bounds_the_lines_of_the_page_and_not_the_record() -> None:
    rules = (SectionRule(id="developments", title="All", limit=2),)
    brief = assemble([article(PACT)], Template(name="t", title="T", sections=rules))
    assert [len(section.points) for section in brief.sections] > [2]
    assert sum(point.page for point in brief.points) <= 2


@pytest.mark.parametrize("name", ["summit", "conflict", "election", "company", "disaster"])
def test_every_template_places_most_of_a_story(name: str) -> None:
    brief = brief_of(PACT, template=name)
    assert sum(statement.section is not None for statement in brief.statements) >= len(brief.statements) - 2


def test_all_weights_can_be_put_into_words() -> None:
    model = section_model.load_section_model()
    for weights in (model.first, model.second):
        assert all(explanation_text.in_words(name) for name in [*weights.general, *weights.side])
    assert all(
        explanation_text.in_words(f"words:{name}") and explanation_text.in_words(f"heading:{name}") for name in phrases.phrase_entries()
    )


def test_chances_sum_to_one_and_follow_the_evidence() -> None:
    found = StatementFeatures({"speaker:outside": 1.0, "words:condemn": 1.0}, {"velia": {}}, None, "outside", None)
    nothing = StatementFeatures({}, {"velia": {}}, None, "none", None)
    (chances, without), _ = section_model.predict(FeatureMatrix([[found], [nothing]]), section_model.load_section_model())
    assert len(chances) == len(section_model.kind_columns(["velia"]))
    assert abs(sum(chances) - 1) < 1e-9
    reaction = section_model.kind_columns(["velia"]).index("reaction")
    assert chances[reaction] > without[reaction]


def test_an_outlook_shows_its_words_of_likelihood() -> None:
    statement = standing(brief_of(PACT), "prices of grain may rise")
    assert any("“expect”, “could”, “may”" in reason.what for reason in statement.evidence)


def test_likelihood_is_found_in_the_words_of_the_source() -> None:
    text = "The bridge will probably stay shut, and it may be torn down."
    found = phrases.shipped_phrases().find(phrases.lower_words(text))
    assert [text[start:end] for start, end in phrases.likelihood_spans(text, found)] == ["will", "probably", "may"]


def test_expressions_with_endings_and_open_places() -> None:
    found = phrases.PhraseMatcher({"x": ["sanction*", "provide _ with", "in return"]})
    said = phrases.lower_words("They provide ships with fuel in return for lifted sanctions")
    assert [(hit.at, hit.size) for hit in found.find(said)] == [(1, 3), (5, 2), (9, 1)]


def test_a_side_that_is_hardly_one_takes_fewer_statements_than_one_that_the_user_named() -> None:
    doubtful = [structs.replace(side, certainty=0.02) for side in (VELIA, TORIA)]

    def motives(brief: Brief) -> int:
        return sum((statement.section or "").startswith("motives/") for statement in brief.statements)

    assert motives(brief_of(PACT, doubtful)) < motives(brief_of(PACT))


def test_where_nothing_speaks_for_a_section_that_is_said() -> None:
    against, explain = [("words:fear", -0.4)], explanation_text.Explainer().explain
    assert [one.weight for one in explain([("figures", 0.5), *against], "It rained.", (), ("always", 1.0))] == [
        0.5,
        -0.4,
    ]
    first, second = explain(against, "It rained.", (), ("point", 0.6))
    assert (first.what, first.weight) == ("other statements of its point belong here", 0.6)
    assert second.weight == -0.4
    assert len(explain(against, "It rained.", (), ("always", -1.0))) == 1


def test_the_reaction_to_a_quarrel_at_home_is_not_called_international() -> None:
    at_home = """Pilots and Norrland Air agree to talk

Norrland Air and its pilots said on Tuesday that they will talk about pay next week.

"We condemn the strike," Anna Berg, who leads a group of passengers, said.

"This harms the whole region," said Per Holm, a shop owner at the airport.
"""
    titles = {section.id: section.title for section in brief_of(at_home, ()).sections}
    assert titles["reaction"] == "Reaction"
    assert {section.id: section.title for section in brief_of(PACT).sections}["reaction"] == "International reaction"


def test_a_line_that_states_no_motive_stands_under_none_on_the_page() -> None:
    text = PACT + '\n"It was a long day and a good dinner," President Orlan of Toria said.\n'
    brief = brief_of(text)
    point = {one.id: one for one in brief.points}
    wants, dines = (point[standing(brief, words).point or ""] for words in ("wants water", "good dinner"))
    assert wants.section == "motives/velia"
    assert not (dines.page and (dines.section or "").startswith("motives"))
