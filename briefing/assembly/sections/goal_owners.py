"""Whose want, need, fear, offer, demand or reason an expression tells: features that it is a side's own.

An expression is a side's own where the side, or a pronoun for it, is its subject: nobody else stands between. A clause that says what for,
why or on what condition belongs to the side that acts in the sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from briefing.analysis.wordlists import listed
from briefing.assembly.entities.side_mentions import SideMention
from briefing.assembly.sections import phrases

VERBS = ("aim", "want", "need", "offer", "demand", "interest", "fear", "chance", "exchange", "duty", "resolve", "plea")
"""Expressions whose subject is whose goal they tell."""
CLAUSES = ("purpose", "cause", "condition")
"""Clauses that say what for, why or on what condition the sentence's subject acts."""
SPEAKER = listed("i we our my us i'm we're i've we've i'd we'd i'll we'll let's")
PERSON = listed("he she they it his her their its he's she's they're it's he'd she'd they'd")
MOST_WORDS_FROM_SUBJECT = 6
"""Words from an expression back to its subject ("Peru's new government has long wanted")."""


class Telling(NamedTuple):
    """Who tells a statement and of whom: the sides that say it, and the side that it is mainly about."""

    speakers: Set[str]
    subject: str | None


def owned_goals(
    matches: Sequence[phrases.PhraseMatch], text: str, named: Sequence[SideMention], telling: Telling
) -> dict[str, dict[str, float]]:
    """For each side the expressions that are its own: `mine` and `mine:` with the name and with the kind of subject."""
    goals = [match for match in matches if match.name in VERBS or match.name in CLAUSES]
    if not goals or not (named or telling.speakers or telling.subject):
        return {}
    words = phrases.lower_words(text)
    starts = phrases.word_starts(text)
    if len(starts) != len(words):
        return {}
    sides = {bisect_left(starts, mention.start): mention.side for mention in named}
    features: dict[str, dict[str, float]] = {}
    for match in goals:
        clause = match.name in CLAUSES
        for side, subject in _owners(match.at, words, sides, telling, clause=clause):
            mine = features.setdefault(side, {})
            mine["mine"] = mine[f"mine:{match.name}"] = mine[f"mine:{'clause, ' if clause else ''}{subject}"] = 1.0
    return features


def _owners(at: int, words: Sequence[str], sides: Mapping[int, str], telling: Telling, *, clause: bool) -> list[tuple[str, str]]:
    """The sides whose expression it is that starts with word `at`, each with the kind of subject: name, speaker or pronoun."""
    for place in range(at - 1, -1 if clause else max(-1, at - 1 - MOST_WORDS_FROM_SUBJECT), -1):
        if place in sides and not clause:
            return [(sides[place], "name")]
        if words[place] in SPEAKER:
            return [(side, "speaker") for side in sorted(telling.speakers)]
        if words[place] in PERSON and not clause:
            return [(telling.subject, "pronoun")] if telling.subject else [(side, "pronoun") for side in sorted(telling.speakers)]
    if clause and telling.subject:
        return [(telling.subject, "name")]
    return [(side, "speaker") for side in sorted(telling.speakers)] if clause or words[at] in SPEAKER else []
