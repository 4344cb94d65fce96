"""Figures of a draft that are easily taken for others: scores, records, and times of different precision."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.export.drafts.facts import Lexis
from briefing.export.drafts.scores import find_scores
from tests.export.drafts.making import written
from tests.export.drafts.test_check_draft import verdicts

ARTICLES = {
    "handball.txt": "Lima ends its season\n\nPublished: 4 May 2031\n\n"
    "The handball club of Lima followed a 7-8-1 record in 2030 with an 8-8 record this season.\n\n"
    "Coach Rosa Quispe won the last match of the club against Cusco 26-24 in the old hall.\n\n"
    "Quispe, who joined the club in 2022, told the players of her farewell on Friday.\n\n"
    "She leaves the bench of Lima with a record of 50-32.\n\n"
    "The board of the club named Quispe coach on March 17, 2026, after a long search.\n",
    "arequipa.txt": "Arequipa reaches the final\n\nPublished: 5 May 2031\n\n"
    "The handball club of Arequipa ended the season at 9-7.\n\n"
    "The hall of Arequipa was painted five years ago by the coach.\n",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return written(tmp_path / "articles", ARTICLES)


@pytest.mark.parametrize(
    ("sentence", "verdict", "difference"),
    [
        ("After a 7-8-1 record the handball club of Lima had a 9-7 record this season.", "differs", "“9-7” is “8-8”"),
        ("After a 7-8-1 record the handball club of Lima had an 8–8 record this season.", "supported", ""),
        ("Coach Rosa Quispe won the last match against Cusco 24-26.", "differs", "“24-26” is “26-24”"),
        ("In the old hall Cusco lost the last match against coach Rosa Quispe 24-26.", "supported", ""),
        ("Quispe won 50 matches and leaves the bench of Lima.", "supported", ""),
        ("The board of the club named Quispe coach on March 17, 2027.", "differs", "“March 17, 2027” is “March 17, 2026”"),
        # A day of the week or "five years ago" is no counterpart of a year.
        ("The hall of Arequipa was painted by the coach in 2012.", "not_found", "not found: “2012”"),
    ],
)
def test_scores_and_times_are_held_against_their_kind(articles: Path, sentence: str, verdict: str, difference: str) -> None:
    (found,) = verdicts(articles, sentence)
    assert (found["verdict"], difference in (found["difference"] or "")) == (verdict, True), found


@pytest.mark.parametrize(
    ("sentence", "scores"),
    [
        ("Peru won 26-24 and ended at 9–7.", ["26-24", "9–7"]),
        ("Peru went 7-8-1.", ["7-8-1"]),
        ("It takes 3-5 days for people aged 18-24 are asked.", []),
        ("In 2012-13 the number 555-1234 was called on 3-5-2031.", []),
        ("The Airbus A320-200 and the Boeing 737-800 flew on May 3-5.", []),
        ("It costs $10-15 at 12-14 Elm Street, open 7-10 p.m.", []),
    ],
)
def test_scores_are_no_ranges(sentence: str, scores: list[str]) -> None:
    assert [one.printed for one in find_scores(sentence)] == scores


@pytest.mark.parametrize(("word", "name"), [("He's", False), ("I’m", False), ("I'd", False), ("They’ve", False), ("Quispe's", True)])
def test_pronouns_with_their_verb_are_no_names(word: str, name: bool) -> None:
    lexis = Lexis()
    lexis.add(f"The coach said {word} there.")
    assert lexis.is_name(word, first=False) is name
