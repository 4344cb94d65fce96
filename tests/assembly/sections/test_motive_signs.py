"""A wish, a demand, a purpose or a reason is a side's own where the side, its speaker or a pronoun for it is the subject."""

import re

import pytest

from briefing.assembly.entities.side_mentions import SideMatcher, SideMention
from briefing.assembly.sections.motive_signs import Speaking, signs_by_side
from briefing.assembly.sections.phrases import lower_words, shipped_phrases
from briefing.model import Side, Voice

SIDES = ("Brenia", "Kestel", "Ollane")
MATCHERS = tuple(
    SideMatcher(Side(id=name, name=name), re.compile(name), frozenset(), re.compile(name) if name == "Ollane" else None) for name in SIDES
)


def signs(
    text: str, sides: frozenset[str] = frozenset(), voice: str | None = None, subject: str | None = None
) -> dict[str, dict[str, float]]:
    """Who says it is known where `voice` names it; `Ollane` is a person."""
    named = sorted((SideMention(side, text.index(side)) for side in SIDES if side in text), key=lambda mention: mention.start)
    said_by = Voice(id="v", name=voice) if voice else None
    speaking = Speaking(sides, said_by, voice is not None, subject or (named[0].side if named else None))
    return signs_by_side(shipped_phrases().find(lower_words(text)), text, named, MATCHERS, speaking)


@pytest.mark.parametrize(
    ("text", "owner", "name"),
    [
        ("Kestel’s new government still hopes for a lease of the harbour.", "Kestel", "sign:wish"),
        ("Brenia has repeatedly urged Kestel to open the pass.", "Brenia", "sign:ask"),
        ("Kestel vowed never to sell the mine.", "Kestel", "sign:bound"),
        ("Brenia sent two envoys to salvage the talks.", "Brenia", "sign:act"),
        ("Kestel closed the pass because the tolls had not been paid.", "Kestel", "sign:why"),
    ],
)
def test_an_expression_is_its_subjects(text: str, owner: str, name: str) -> None:
    found = signs(text)
    assert found[owner][name] == found[owner]["sign"] == 1.0
    assert all("sign" not in own for side, own in found.items() if side != owner)


def test_what_somebody_else_wants_is_no_sides() -> None:
    assert "sign" not in signs("Fishermen along the coast want Brenia out of the bay.")["Brenia"]
    assert "sign" not in signs("“They only want to rule us,” she said.", frozenset({"Kestel"}), "Kestel’s envoy")["Kestel"]


def test_what_must_be_done_is_the_wish_of_who_says_so() -> None:
    said = "Kestel needs to pay the tolls, the bishop said."
    assert "sign" not in signs(said, voice="Bishop Tamm")["Kestel"]
    found = signs(said, frozenset({"Brenia"}), "Brenia’s envoy")
    assert found["Brenia"]["sign:ought"] == 1.0
    assert "sign" not in found["Kestel"]
    assert signs("Kestel needs to sell more salt.")["Kestel"]["sign:ought"] == 1.0


def test_he_is_who_speaks_and_not_whom_he_names_later() -> None:
    assert "sign" not in signs("The bishop said that he hoped Ollane would pay.", voice="Bishop Tamm")["Ollane"]
    assert signs("He hopes to return by spring.", subject="Ollane")["Ollane"]["sign:wish"] == 1.0


def test_of_a_person_only_itself_counts() -> None:
    said = "“I want an early vote,” the senator said."
    assert signs(said, frozenset({"Ollane"}), "Mira Ollane")["Ollane"]["sign:wish"] == 1.0
    assert signs(said, frozenset({"Ollane"}), "Per Rask") == {}


@pytest.mark.parametrize("text", ["Brenia moved two divisions to the pass.", "It rained on Kestel."])
def test_an_act_without_such_words_has_no_sign(text: str) -> None:
    assert signs(text) == {}


@pytest.mark.parametrize(
    ("text", "owner", "name"),
    [
        ("Brenia, for its part, needs grain and timber.", "Brenia", "sign:lacks"),
        ("Kestel, which has no port of its own, wants a road to the coast.", "Kestel", "sign:wish"),
        ("Talks turned on Kestel's need to find new markets.", "Kestel", "sign:lacks"),
        ("Brenia offered Kestel a loan for the bridge.", "Brenia", "sign:offers"),
        ("Kestel has long supported a toll on the pass.", "Kestel", "sign:favours"),
        ("The visit gives Brenia a chance to sell its salt.", "Brenia", "sign:gains"),
        ("Cheap timber would be of interest to Brenia.", "Brenia", "sign:gains"),
        ("For Kestel, it is an opportunity to end years of drought.", "Kestel", "sign:gains"),
        ("Kestel wishes to build on its success.", "Kestel", "sign:wish"),
        ("Kestel wishes to make the valley the best place for sheep.", "Kestel", "sign:wish"),
        ("The bishop suspects Kestel of wanting the mine.", "Kestel", "sign:wish"),
        ("The bishop understood the desire of Kestel for a port.", "Kestel", "sign:wish"),
    ],
)
def test_needs_offers_and_chances_are_of_whom_they_are_told(text: str, owner: str, name: str) -> None:
    found = signs(text)
    assert found[owner][name] == found[owner]["sign"] == 1.0
    assert all("sign" not in own for side, own in found.items() if side != owner)


@pytest.mark.parametrize(
    "text",
    [
        "Kestel denied that it had asked for a loan.",
        "Kestel was offered a seat on the board.",
        "Kestel was urged to leave the league.",
        "Kestel offered a bleak assessment of the harvest.",
        "Kestel wished the new bishop well.",
        "Kestel wishes the people of the valley the best for years to come.",
        "If Kestel wants to complain, the clerk will write it down.",
        "Kestel wants to thank its neighbours.",
        "Kestel would never have wanted this.",
        "Kestel will have to choose a new speaker.",
        "Kestel should have known better.",
        "Kestel did not respond to requests for comment.",
        "Kestel accused its neighbours of trying to starve the rebels.",
    ],
)
def test_denials_courtesies_forecasts_and_the_passive_tell_no_goal(text: str) -> None:
    assert "sign" not in signs(text)["Kestel"]


def test_a_clause_is_not_the_speakers_where_somebody_else_acts() -> None:
    said = "“Thieves broke a window to get at the safe,” the clerk said."
    assert "sign" not in signs(said, frozenset({"Kestel"}), "Kestel’s clerk").get("Kestel", {})
    found = signs("“We broke the window to get at the safe,” the clerk said.", frozenset({"Kestel"}), "Kestel’s clerk")
    assert found["Kestel"]["sign:act"] == 1.0


def test_what_one_would_like_is_the_wish_of_who_says_it() -> None:
    found = signs("“I’d like to see the port open by spring,” she said.", frozenset({"Kestel"}), "Kestel’s envoy")
    assert found["Kestel"]["sign:desire"] == 1.0
