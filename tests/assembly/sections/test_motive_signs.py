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
