"""A source that begins with other words than all others tells another story."""

from __future__ import annotations

from briefing.assembly.page.other_stories import other_stories
from tests.assembly.articles import article

STORY = [
    article("a", "The river Marn flooded Tolve on Monday and drowned 14 people."),
    article("b", "Fourteen people drowned when the river Marn flooded Tolve."),
    article("c", "Tolve was flooded by the Marn on Monday; people fled to the hills."),
    article("d", "People in Tolve count the dead after the Marn flooded the town."),
]
OTHER = article("e", "The singer Ana Flores begins her farewell tour in Lima this spring.")


def test_the_source_of_another_story_is_told_and_none_of_the_story() -> None:
    assert other_stories([*STORY, OTHER]) == {OTHER.source.id}
    assert other_stories(STORY) == frozenset()


def test_of_few_sources_none_is_held_for_another_story() -> None:
    assert other_stories([*STORY[:2], OTHER]) == frozenset()
    assert other_stories([]) == frozenset()
