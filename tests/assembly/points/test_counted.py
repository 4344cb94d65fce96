"""Every statement that is counted behind a point supports its lead."""

import itertools

import numpy as np
import pytest

from briefing.assembly.compare.comparison import compare_articles
from briefing.assembly.compare.models import LogisticModel, OtherFeaturesError, load_pair_model
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.corroboration import origins
from briefing.assembly.points import build
from briefing.assembly.points.counted import Group, SupportedGroups
from briefing.assembly.points.support import SUPPORT_FEATURES, SupportContext, SupportPairs, support_probability
from tests.assembly.articles import article

WEIGHTS = dict.fromkeys(SUPPORT_FEATURES.names, 0.0) | {"log_odds": 1.0}
LIKENESS = LogisticModel(weights=WEIGHTS, constant=0.0)
"""By which a statement supports another as far as both say the same."""
BRIDGE = (
    "The bridge over the Maule near Talca was closed on Friday after cracks were found in two pillars.",
    "Cracks in two pillars of the Maule bridge had engineers close it near Talca on Friday.",
    "The ministry of works will close the bridge over the Maule near Talca if cracks are found in the pillars.",
    "Lorries have to go by way of Constitución, 90 kilometres further, until the bridge opens again.",
)


def one_pair(score: float) -> Pairs:
    """The first two rows, with this score."""
    return Pairs(np.array([score]), np.array([0]), np.array([1]))


def asked(left: str, right: str) -> SupportPairs:
    comparison = compare_articles([article("a", left, "Rain fell on the market."), article("b", right, "Nobody came to the fair.")])
    return SupportPairs(Pairs(np.array([0.8]), np.array([0]), np.array([2])), SupportContext(comparison))


def test_what_does_not_support_the_lead_goes_on_as_a_group_of_its_own() -> None:
    comparison = compare_articles([article(str(number), text) for number, text in enumerate(BRIDGE)])
    scores = {(0, 1): 0.9, (0, 2): 0.4, (1, 2): 0.3, (2, 3): 0.9}
    pairs = Pairs(np.array([*scores.values()]), *(np.array(column) for column in zip(*scores, strict=True)))
    groups = SupportedGroups(comparison, pairs, lambda *_: 0.1, LIKENESS, 0.5).split([[0, 1, 2, 3]])
    assert sorted(sorted(group.rows) for group in groups) == [[0, 1], [2, 3]]
    assert all(group.lead in group.rows for group in groups)
    assert SupportedGroups(comparison, pairs, lambda *_: 0.1, LIKENESS, 0.95).split([[0, 1], [2]]) == [
        Group(2, [2]),
        Group(0, [0]),
        Group(1, [1]),
    ]


def test_the_lead_is_what_the_others_say_too() -> None:
    short = "Voters in Oruro approved the lithium levy in 2012."
    long = "Two provinces went to court on Monday to stop the lithium levy that voters in Oruro approved in 2012."
    comparison = compare_articles([article("a", long), article("b", short)])
    (group,) = SupportedGroups(comparison, one_pair(0.8), lambda *_: 0.0, LIKENESS, 0.5).split([[0, 1]])
    assert comparison.rows[group.lead].text == short


@pytest.mark.parametrize(
    ("feature", "apart", "alike"),
    [
        ("ahead_apart", "Lima will sell the port of Paita.", "Lima has sold the port of Paita."),
        ("other_figures", "The court fined Quispe 300 soles and Rojas 40 soles.", "The court fined Quispe 300 soles and Rojas 90 soles."),
        ("negation_apart", "The ferry never left the port.", "The ferry left the port."),
        ("times_apart", "The school at Cusco burnt on 4 May 2014.", "The school at Cusco burnt on 9 May 2014."),
    ],
)
def test_what_speaks_against_support(feature: str, apart: str, alike: str) -> None:
    assert SUPPORT_FEATURES.column(feature, asked(apart, alike)).tolist() == [1.0]
    assert SUPPORT_FEATURES.column(feature, asked(alike, alike[:-1] + ", people said.")).tolist() == [0.0]


def test_words_in_one_order_and_in_the_opening_speak_for_it() -> None:
    same = asked("Miners blocked the road to Potosi.", "Miners in helmets blocked the only road to Potosi.")
    turned = asked("Miners blocked the road to Potosi.", "A road to Potosi was what miners blocked.")
    in_order = [SUPPORT_FEATURES.column("in_order", pairs).item() for pairs in (same, turned)]
    assert in_order[0] == 1.0 > in_order[1]
    assert (
        SUPPORT_FEATURES.column("opening_least", same).item()
        > SUPPORT_FEATURES.column(
            "opening_least",
            asked("Miners blocked the road to Potosi.", "Rain fell on Lima while teachers, bakers, cooks and nurses and miners marched."),
        ).item()
    )


def test_names_alone_are_no_support() -> None:
    pairs = asked("The Andina ferry left Callao for Iquique.", "Callao welcomes back Andina, Iquique says.")
    assert SUPPORT_FEATURES.column("of_longer", pairs).item() > SUPPORT_FEATURES.column("plain_of_longer", pairs).item() == 0.0


def test_another_year_is_another_fact() -> None:
    one = article("a", "The gorilla Inti came to the zoo of Quito from Bogota in 2014.", "Rain fell.", "The zoo is closed on Mondays.")
    texts = {year: f"The gorilla Inti came to the zoo of Quito from Bogota in {year}, keepers said." for year in (2014, 2015)}
    joined = {}
    for year, text in texts.items():
        other = article("b", text, "Shops were open.", "No bus ran.")
        built = build.build_points([one, other], origins.find_origins([one, other]), compare_articles([one, other]))
        joined[year] = max(point.independent for point in built)
    assert joined == {2014: 2, 2015: 1}


def test_a_model_of_other_features_is_refused() -> None:
    with pytest.raises(OtherFeaturesError):
        support_probability(LogisticModel(weights={"log_odds": 1.0}, constant=0.0), asked("A.", "B.").pairs, asked("A.", "B.").context)


def test_every_member_of_a_point_was_held_against_its_lead() -> None:
    articles = [article(str(number), text, f"Filler {number} tells of goats.") for number, text in enumerate(BRIDGE)]
    comparison, model = compare_articles(articles), load_pair_model()
    scores = build.merge_scores(comparison, model.merge_at)
    found = {(left, right): score for score, left, right in scores.each()}
    for group in build.group_statements(comparison, model):
        for number in group.numbers:
            low, high = sorted((group.lead, number))
            pairs = Pairs(np.array([found.get((low, high), 0.0)]), np.array([group.lead]), np.array([number]))
            assert number == group.lead or support_probability(model.support, pairs, SupportContext(comparison)) >= model.support_at
    assert not set(itertools.chain(*(group.numbers for group in build.group_statements(comparison, model)))) ^ set(
        range(len(comparison.statements))
    )


def test_a_corpus_without_like_pairs_has_a_table_without_rows() -> None:
    comparison = compare_articles([article("a", "Rain fell on the market."), article("b", "Nobody came to the fair.")])
    none = Pairs(np.zeros(0), np.zeros(0, dtype=int), np.zeros(0, dtype=int))
    assert SUPPORT_FEATURES.matrix(SupportPairs(none, SupportContext(comparison))).shape == (0, len(SUPPORT_FEATURES.names))
