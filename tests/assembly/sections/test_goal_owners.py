"""A goal belongs to the subject of its expression: a side by name, a side in its own words, a pronoun for it."""

import pytest

from briefing.assembly.entities.side_mentions import SideMention
from briefing.assembly.sections.goal_owners import Telling, owned_goals
from briefing.assembly.sections.phrases import lower_words, shipped_phrases

SIDES = ("Brenia", "Kestel")


def owned(text: str, speakers: frozenset[str] = frozenset(), subject: str | None = None) -> dict[str, dict[str, float]]:
    named = sorted((SideMention(side, text.index(side)) for side in SIDES if side in text), key=lambda mention: mention.start)
    matches = shipped_phrases().find(lower_words(text))
    return owned_goals(matches, text, named, Telling(speakers, subject or (named[0].side if named else None)))


@pytest.mark.parametrize(
    ("text", "owner", "name"),
    [
        ("Kestel's new government has long wanted the harbour.", "Kestel", "mine:want"),
        ("Brenia told Kestel that it hoped to reopen the mine.", "Brenia", "mine:aim"),
        ("Brenia shelled the pass in retaliation for a raid.", "Brenia", "mine:cause"),
        ("Kestel closed its ports in order to starve the rebels of fuel.", "Kestel", "mine:purpose"),
        ("Brenia will lift the ban only if the fleet leaves.", "Brenia", "mine:condition"),
    ],
)
def test_a_goal_a_reason_or_a_condition_is_its_subjects(text: str, owner: str, name: str) -> None:
    found = owned(text)
    assert found[owner][name] == found[owner]["mine"] == 1.0
    assert name not in found.get("Brenia" if owner == "Kestel" else "Kestel", {})


def test_what_we_want_is_the_goal_of_who_says_it() -> None:
    found = owned("“We want the fishermen home before winter,” the minister said.", speakers=frozenset({"Kestel"}))
    assert found["Kestel"]["mine:speaker"] == 1.0
    assert "Brenia" not in found


@pytest.mark.parametrize("text", ["Brenia moved two divisions to the pass.", "“It never happened,” a man of Kestel said."])
def test_an_act_and_a_denial_tell_no_goal(text: str) -> None:
    assert owned(text) == {}
