"""In what a statement must agree with the line that it is counted behind."""

import pytest

from briefing.assembly.compare.comparison import compare_articles
from briefing.assembly.compare.models import LogisticModel
from briefing.assembly.corroboration import origins
from briefing.assembly.points import build, counted
from briefing.assembly.points.agreement import Agreement
from briefing.assembly.points.counted import SupportedGroups
from briefing.assembly.points.support import SUPPORT_FEATURES
from tests.assembly.articles import article
from tests.assembly.points.test_counted import one_pair


def agreement(left: str, right: str) -> Agreement:
    return Agreement(compare_articles([article("a", left), article("b", right)]))


APART = [
    # figures of one kind
    (
        "The moon of Tolva looks 7 percent larger, 14 percent brighter.",
        "The moon of Tolva looks 14 percent larger and 30 percent brighter.",
    ),
    ("The court fined Quispe 300 dollars and Rojas 40 dollars.", "The court fined Quispe 300 dollars and Rojas 90 dollars."),
    ("Dozens of assaults were reported to the police of Arden.", "The police of Arden were told of 359 assaults."),
    ("Hundreds of homes burnt down in Mirpur.", "In Mirpur 12 homes burnt down."),
    ("Hundreds were arrested at the march in Lota.", "Dozens were arrested at the march in Lota."),
    # two quotations
    ("“It was absolute chaos on the pier,” Ivo Tamm said.", "“It was a pretty scary experience,” Ivo Tamm said of the pier."),
    ("“The engine is looking good,” Rana Oduya said.", "“The forecast is looking good,” said Rana Oduya, who owns the yard."),
    (
        "“We had our ups and downs, but I come every week,” said Nils, a fan.",
        "“Ups and downs are why nobody leaves this club,” said Tova, a fan.",
    ),
    # a question of its own
    (
        "Kestrel Air did not respond to phone and email messages.",
        "Kestrel Air did not immediately respond to the Herald’s requests for comment.",
    ),
    ("Kestrel Air could not immediately be reached.", "The airline has not returned calls from the Post."),
    ("It is not enough to be less bad than the other side, Ruiz said.", "And who exactly was less bad than the other side?"),
]
TOGETHER = [
    ("Two thirds of the $5,120 went to Lima, the bank said.", "Two thirds of the 5,100 dollars went to Lima, the bank said."),
    ("Of the 25 men five were fined, among them Quispe.", "Five men were fined, Quispe among them."),
    ("The crash at Brava killed 10 tourists and two pilots.", "The crash at Brava killed 12 people, including 10 tourists."),
    ("Norda offered $82 a share, $60 of it in cash.", "Norda would pay $22 in shares and no more than $10 in bonds."),
    ("Dozens of assaults were reported to the police of Arden.", "The police of Arden were told of 59 assaults."),
    ("Dozens were hurt when the stand at Lota fell.", "The stand at Lota fell, and 3 people were killed."),
    ("“It was absolute chaos on the pier,” Ivo Tamm said.", "Ivo Tamm spoke of “absolute chaos” on the pier."),
    ("“It was absolute chaos on the pier,” Ivo Tamm said.", "The pier was in chaos, said Ivo Tamm."),
    ("Peru did not respond to the offer of Chile.", "Peru has not answered the offer of Chile."),
    (
        "Who was less bad, the other side or ours, in all these years?",
        "“Who was less bad, the other side or ours, in all these years?” he asked.",
    ),
]


@pytest.mark.parametrize(("left", "right"), APART)
def test_what_does_not_agree_is_not_counted(left: str, right: str) -> None:
    both = agreement(left, right)
    assert not both.between(0, 1)
    assert not both.between(1, 0)


@pytest.mark.parametrize(("left", "right"), TOGETHER)
def test_what_does_not_speak_against_it(left: str, right: str) -> None:
    both = agreement(left, right)
    assert both.between(0, 1)
    assert both.between(1, 0)


def test_one_article_may_tell_twice_of_the_question_that_it_asked() -> None:
    lines = "Kestrel Air did not answer requests for comment.", "Calls to Kestrel Air: the airline did not respond to requests."
    assert Agreement(compare_articles([article("a", *lines)])).between(0, 1)


def counted_together(left: str, right: str, chance: float) -> bool:
    """Whether a model that holds this chance for both to say the same counts them behind one line."""
    likeness = LogisticModel(weights=dict.fromkeys(SUPPORT_FEATURES.names, 0.0) | {"log_odds": 1.0}, constant=0.0)
    comparison = compare_articles([article("a", left), article("b", right)])
    return len(SupportedGroups(comparison, one_pair(chance), lambda *_: 0.0, likeness, 0.6).split([[0, 1]])) == 1


LINE = "In Tolva, the harbour of Veles will be closed to fishing boats for 45 days, the port said."


@pytest.mark.parametrize(
    ("told", "least"),
    [
        ("Fishermen said the harbour of Veles will be closed to fishing boats until June.", 0.6),
        ("For fishing boats, Veles in Tolva is shut.", counted.PARAPHRASE_AT),
        ("For fishing boats, Veles is shut 45 days.", counted.PARAPHRASE_AT),
        ("For fishing boats, Veles is shut.", counted.VAGUE_AT),
    ],
)
def test_other_words_must_be_surer_than_a_shared_wording_and_more_so_without_names_and_figures(told: str, least: float) -> None:
    assert counted_together(LINE, told, least + 0.01)
    assert not counted_together(LINE, told, least - 0.01)


def test_one_outlet_is_one_origin_also_where_it_prints_an_agency_beside_its_own() -> None:
    line = "The old mill of Sarn was sold to a brewer from Tolva."
    own = article("a", line, "Rain fell on the market.", outlet="Sarn Herald")
    wire = article("b", line, "Nobody came to the fair.", outlet="Sarn Herald", agency="Reuters")
    other = article("c", line, "Shops were open all day.", outlet="Tolva Post")
    most = []
    for articles in ([own, wire], [own, wire, other]):
        points = build.build_points(articles, origins.find_origins(articles), compare_articles(articles))
        most.append(max(point.independent for point in points))
    assert most == [1, 2]
