"""Which sources are independent."""

import pytest

from briefing.assembly.corroboration import origins
from briefing.assembly.corroboration.provenance import provenance_of
from briefing.model import Article
from tests.assembly.articles import article

STORY = (
    "A freight train left the rails near Osterby late on Friday and spilled grain over two fields, the railway said in a short note.",
    "Nobody was hurt, and passenger services on the northern line should run again by Sunday evening once a crane has lifted the wagons.",
    "Inspectors want to know why the driver did not brake before the bend, where trains must slow down to forty kilometres an hour.",
)
OWN = (
    "Farmers at Osterby spent the weekend shovelling wheat off a meadow after wagons tipped over beside the old mill.",
    "The operator speaks of a broken axle; the village speaks of a bend that has worried it for years.",
)
WORDS = ("grey", "tall", "thin", "loud", "warm", "dark")


def grouped(*articles: Article) -> list[set[str]]:
    names = {one.source.id: one.source.path.removesuffix(".txt") for one in articles}
    return [{names[source] for source in origin.sources} for origin in origins.find_origins(articles)]


def test_a_copy_is_the_same_origin_and_an_own_report_is_not() -> None:
    assert grouped(article("a", *STORY), article("b", *STORY[:2]), article("c", *OWN)) == [{"a", "b"}, {"c"}]


def test_a_shared_quotation_makes_no_copy() -> None:
    quoted = "“We asked for a lower limit in that bend for eleven years and nobody answered a single one of our letters,” she said."
    assert grouped(article("a", STORY[0], quoted), article("b", OWN[0], quoted)) == [{"a"}, {"b"}]


def test_an_embedded_post_makes_no_copy() -> None:
    post = "I stood at my kitchen window when the whole field turned yellow and we all ran out with buckets to save what we could."
    assert grouped(article("a", STORY[0], post), article("b", OWN[0], post)) == [{"a"}, {"b"}]


def test_stories_of_one_agency_are_one_origin_whoever_prints_them() -> None:
    other = article("c", *OWN[:1], agency="AP", outlet="Kurier")
    assert grouped(article("a", *STORY, agency="AP"), other, article("d", OWN[1], agency="dpa")) == [{"a", "c"}, {"d"}]


@pytest.mark.parametrize(
    "credit",
    [
        "By Associated Press in Osterby",
        "Signe Holm (AP)",
        "Signe Holm with AP",
        "© 2019 The Associated Press",
        "— AP",
        "AP - AFP",
        "The Associated Press",
    ],
)
def test_an_agency_is_known_by_any_credit(credit: str) -> None:
    story = article("a", *STORY, agency="AP")
    assert grouped(story, article("b", *OWN, credit)) == [{"a", "b"}]


@pytest.mark.parametrize(
    "credit",
    [
        "The Associated Press contributed to this report.",
        "AP writer Signe Holm in Osterby contributed.",
        "With files from The Associated Press.",
        "Additional reporting by Signe Holm and AP.",
    ],
)
def test_an_agency_that_helped_stands_behind_what_has_its_wording(credit: str) -> None:
    story = article("a", *STORY, agency="AP")
    assert grouped(story, article("b", *OWN, credit)) == [{"a"}, {"b"}]
    assert grouped(story, article("b", STORY[0], *OWN, credit)) == [{"a", "b"}]


def test_a_copy_that_leaves_out_the_agency_is_the_same_origin() -> None:
    tale = [
        f"Line {number} of the {word} tale tells of a {word} goat, a {word} fence and one long {word} winter."
        for number, word in enumerate(WORDS)
    ]
    rewritten = article("b", STORY[0], *tale)
    assert grouped(article("a", *STORY, *OWN, agency="AP"), rewritten) == [{"a", "b"}]
    assert grouped(article("a", *STORY, *OWN), rewritten) == [{"a"}, {"b"}]
    assert grouped(article("a", *STORY, *OWN, agency="AP"), article("c", *tale)) == [{"a"}, {"c"}]


def test_who_speaks_of_an_agency_prints_none_of_its_stories() -> None:
    told = article("b", *OWN, "Signe Holm of the AP photographed the wagons and went home.")
    assert grouped(article("a", *STORY, agency="AP"), told) == [{"a"}, {"b"}]


def test_a_dateline_names_the_agency() -> None:
    (origin,) = origins.find_origins([article("a", "OSTERBY (AFP) - " + STORY[0])])
    assert origin.agency == "AFP"


def test_who_names_its_source_goes_with_it() -> None:
    passes_on = article("b", *OWN, "Source: Nordposten")
    assert grouped(article("a", *STORY, outlet="Nordposten"), passes_on, article("c", "Rain is expected.")) == [{"a", "b"}, {"c"}]


def test_two_that_pass_on_the_same_outlet_are_one() -> None:
    assert grouped(article("a", *STORY, "Source: Nordposten"), article("b", *OWN, "Source: Nordposten")) == [{"a", "b"}]


def test_stories_of_one_outlet_are_one_origin_but_an_agency_story_it_prints_is_not() -> None:
    own, second, printed = (
        article("a", *OWN, outlet="Kurier"),
        article("b", "Rain.", outlet="Kurier"),
        article("c", *STORY, outlet="Kurier", agency="dpa"),
    )
    assert grouped(own, second, printed) == [{"a", "b"}, {"c"}]


def test_why_is_said() -> None:
    (origin,) = origins.find_origins([article("a", *STORY), article("b", *STORY)])
    assert "word for word" in origin.why


@pytest.mark.parametrize(
    "note",
    [
        "This article was first published by Nordposten.",
        "This story originally appeared in Nordposten on 3 May 2024.",
        "The post Five ships sail first appeared on the blog. The post appeared first on Nordposten.",
        "Republished with permission from Nordposten",
    ],
)
def test_a_note_that_names_who_printed_it_first_passes_a_story_on(note: str) -> None:
    passes_on = article("b", *OWN, note, outlet="Lofoten Avis")
    assert provenance_of(passes_on).named == "Nordposten"


@pytest.mark.parametrize(
    "note",
    [
        "This article was first published on Monday.",
        "This article was first published on May 3.",
        "This story first appeared on Lofoten Avis.",
    ],
)
def test_a_day_and_the_outlet_itself_are_nobody_else(note: str) -> None:
    assert provenance_of(article("b", *OWN, note, outlet="Lofoten Avis")).named is None
