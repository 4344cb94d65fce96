"""Sides that no article names are said, with what was most likely meant."""

import pytest

from briefing import templates
from briefing.assembly.entities import unmatched_sides
from briefing.assembly.entities.side_names import parse_side
from briefing.assembly.pipeline import assemble
from briefing.model import Problem
from tests.assembly.sections.test_sections import PACT, article


def said(*typed: str) -> list[Problem]:
    named = [parse_side(text) for text in typed]
    return list(assemble([article(PACT)], templates.load_template("event"), named_sides=named, sides_said_in="--side").problems)


@pytest.mark.parametrize("typed", ["Velia", "Orlan", "the dam=northern dam", "Veliana=Velian government"])
def test_a_side_that_an_article_names_is_no_problem(typed: str) -> None:
    assert said(typed) == []


def test_a_side_that_no_article_names_is_one_with_its_place_and_the_nearest_name() -> None:
    (problem,) = said("Velja", "Toria")
    assert problem.path == "--side"
    assert "“Velja”" in problem.error
    assert "“Velia”" in problem.advice
    assert "Velja=Velia" in problem.advice


def test_where_nothing_is_near_the_most_frequent_names_are_offered() -> None:
    (problem,) = said("Xyzzy")
    assert "Toria" in problem.advice


def test_names_are_offered_likest_first() -> None:
    assert unmatched_sides.nearest_names("Orlando", ["Lund", "Orlan", "Arven", "Orlandia"]) == ["Orlan", "Orlandia"]


def test_a_state_is_found_under_any_of_its_names() -> None:
    text = "Britain asks for talks\n\nLIMA - The United Kingdom asked Peru on Monday for talks on fishing. Britain wants larger quotas.\n"
    brief = assemble([article(text)], templates.load_template("event"), named_sides=[parse_side("UK")], sides_said_in="--side")
    assert brief.problems == ()
    assert next(section for section in brief.sections if section.side).points
