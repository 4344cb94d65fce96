"""What two statements both speak of, in words that one of them prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.assembly.points.terms import WORD, commonness, word_of
from briefing.model import Statement

BRIDGE = re.compile(r"[\s’'-]*")
"""What may stand between two words of one phrase."""
MOST_BETWEEN = 3
"""Words between two shared ones in one phrase: "supplying rocket launchers to the Wagner group"."""
MOST_PHRASES = 2
ENOUGH = 14.0
"""Weight from which one phrase tells the matter by itself: about two words that news seldom has."""
TOO_LITTLE = 8.0
"""Weight below which phrases tell no matter ("apps", "two countries")."""
MOST_CHARACTERS = 60
CLAUSE = re.compile(r"\b[^,;:“”\"]{12,70}(?<=\w)(?=$|[^\w’'])")
"""The beginning of what is said: words up to a comma or a line's length."""


class Phrase(NamedTuple):
    """A stretch of a text, and how telling its shared words are together."""

    weight: float
    start: int
    end: int


def matter(statement: Statement, other: frozenset[str]) -> str:
    """The one or two most telling phrases of a statement whose words (stems) the other statement has too; names stand in full.

    Empty where they tell too little.
    """
    text = statement.text
    phrases = sorted(_phrases(statement, other), key=lambda phrase: (-phrase.weight, phrase.start))
    if sum(phrase.weight for phrase in phrases[:MOST_PHRASES]) < TOO_LITTLE:
        return ""
    chosen = phrases[:1] if phrases and phrases[0].weight >= ENOUGH else phrases[:MOST_PHRASES]
    return " · ".join(" ".join(text[phrase.start : phrase.end].split()) for phrase in sorted(chosen, key=lambda phrase: phrase.start))


def clause(text: str, start: int, end: int) -> str:
    """The first clause of a stretch of a text, in quotation marks; empty where there is none."""
    found = CLAUSE.search(text, start, end)
    return f"“{' '.join(found.group().split())}”" if found else ""


def _phrases(statement: Statement, other: frozenset[str]) -> Iterator[Phrase]:
    """Stretches that begin and end with a shared word, with few words between, cut before they grow long; each word counts once."""
    run: list[re.Match[str]] = []
    between = 0
    last = 0
    for word in [*WORD.finditer(statement.text), None]:
        broken = word is None or BRIDGE.fullmatch(statement.text, last, word.start()) is None
        shared = word is not None and word_of(word.group()) in other
        if run and (broken or (not shared and between >= MOST_BETWEEN) or (word and word.end() - run[0].start() > MOST_CHARACTERS)):
            yield _phrase(statement, run)
            run = []
        if word is None:
            return
        last = word.end()
        between = 0 if shared else between + 1
        if shared:
            run.append(word)


def _phrase(statement: Statement, run: list[re.Match[str]]) -> Phrase:
    start, end = run[0].start(), run[-1].end()
    for mention in statement.mentions:
        if mention.start - statement.start < end and start < mention.end - statement.start:
            start, end = min(start, mention.start - statement.start), max(end, mention.end - statement.start)
    return Phrase(sum(commonness(stem) for stem in {word_of(word.group()) for word in run}), start, end)
