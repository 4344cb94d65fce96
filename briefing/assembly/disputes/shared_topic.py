"""Names the topic that two statements share, in words that one of them prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.analysis.wordlists import listed
from briefing.assembly.text.terms import WORD, Stemmer, background_idf
from briefing.model import Statement

BRIDGE = re.compile(r"[\s’'-]*")
"""What may stand between two words of one phrase."""
MOST_BETWEEN = 3
"""Words between two shared ones in one phrase: "supplying rocket launchers to the Wagner group"."""
MOST_PHRASES = 2
ENOUGH_IDF = 14.0
"""Weight from which one phrase names the topic by itself: about two words that news seldom has."""
TOO_LITTLE_IDF = 8.0
"""Weight below which phrases name no topic ("apps", "two countries")."""
MOST_CHARACTERS = 60
MOST_ADDED = 3
"""Words that are added to a phrase so that it does not end within a name or compound."""
FOLLOWS = re.compile(r"[\s-]+([^\W\d_]+(?:[’'-][^\W_]+)*)")
ENDS_BEFORE = listed(
    "near amid despite during among across along behind beside between beyond inside outside toward towards upon via said says told"
)
ABBREVIATED = re.compile(r"\b(?:Rep|Sen|Gov|Gen|Col|Lt|Sgt|Capt|Mr|Mrs|Ms|Dr|Prof|Rev|St)$")
NAMED = re.compile(r"\.((?: [A-Z][\w’'.-]*\w)+)")
"""The name after an abbreviated title."""
ENOUGH_CHARACTERS = 34
"""A shorter first clause mostly says only when, or according to whom; then the second one is taken."""
CLAUSE = re.compile(r"\b(?:[^,;:“”\"]|(?<=\d)[,:](?=\d)){12,70}(?<=\w)(?=$|[^\w’'])(?![,.:]\d)")
"""A clause: words up to a comma, or to the length of a line."""


class Phrase(NamedTuple):
    """A stretch of a text, and the summed background idf of the shared words in it."""

    weight: float
    start: int
    end: int


def shared_topic(statement: Statement, other_stems: frozenset[str], stemmer: Stemmer) -> str:
    """The one or two phrases of a statement that best tell what the other statement, whose stems are given, speaks of too.

    Names stand in full. Empty where the shared words are everyday words.
    """
    text = statement.text
    phrases = sorted(_phrases(statement, other_stems, stemmer), key=lambda phrase: (-phrase.weight, phrase.start))
    if sum(phrase.weight for phrase in phrases[:MOST_PHRASES]) < TOO_LITTLE_IDF:
        return ""
    chosen = phrases[:1] if phrases and phrases[0].weight >= ENOUGH_IDF else phrases[:MOST_PHRASES]
    printed = [" ".join(text[phrase.start : phrase.end].split()) for phrase in sorted(chosen, key=lambda phrase: phrase.start)]
    return " · ".join(dict.fromkeys(_unless_contained(printed)))


def _unless_contained(printed: list[str]) -> list[str]:
    """Drop phrases that stand within another one."""
    return [one for one in printed if not any(one != other and one.lower() in other.lower() for other in printed)]


def first_clause(text: str, start: int, end: int, stemmer: Stemmer) -> str:
    """The first telling clause of a stretch of a text, in quotation marks, with dots where it goes on; empty where there is none."""
    clauses = list(CLAUSE.finditer(text, start, end))
    if not clauses:
        return ""
    clause = next((clause for clause in clauses[:2] if len(clause.group()) >= ENOUGH_CHARACTERS), clauses[0])
    said = clause.group().split()
    if not text[clause.end() : end].lstrip(' ”"').startswith(tuple(",;:.!?")) and clause.end() < end:
        while len(said) > 1 and not stemmer.content_stems(said[-1]):
            said.pop()
        return f"“{' '.join(said)} …”"
    return f"“{' '.join(said)}”"


def _phrases(statement: Statement, other_stems: frozenset[str], stemmer: Stemmer) -> Iterator[Phrase]:
    """The phrases of a statement that begin and end with a shared word, with few other words between, none longer than MOST_CHARACTERS."""
    run: list[re.Match[str]] = []
    between = 0
    last = 0
    for word in [*WORD.finditer(statement.text), None]:
        broken = word is None or BRIDGE.fullmatch(statement.text, last, word.start()) is None
        shared = word is not None and stemmer.content_stem(word.group()) in other_stems
        if run and (broken or (not shared and between >= MOST_BETWEEN) or (word and word.end() - run[0].start() > MOST_CHARACTERS)):
            yield _phrase(statement, run, stemmer)
            run = []
        if word is None:
            return
        last = word.end()
        between = 0 if shared else between + 1
        if shared:
            run.append(word)


def _phrase(statement: Statement, run: list[re.Match[str]], stemmer: Stemmer) -> Phrase:
    """The phrase from the first to the last of these shared words, led on to the ends of names; each stem counts once."""
    start, end = run[0].start(), run[-1].end()
    for mention in statement.mentions:
        if mention.start - statement.start < end and start < mention.end - statement.start:
            start, end = min(start, mention.start - statement.start), max(end, mention.end - statement.start)
    end = _extended_end(statement.text, start, end, stemmer)
    return Phrase(sum(background_idf(stem) for stem in {stemmer.content_stem(word.group()) for word in run}), start, end)


def _extended_end(text: str, start: int, end: int, stemmer: Stemmer) -> int:
    """Where a phrase ends with the words that still belong to it: "rocket" goes on to "rocket launchers"."""
    if ABBREVIATED.search(text, start, end) and (name := NAMED.match(text, end)):
        return name.end()
    for _ in range(MOST_ADDED):
        found = FOLLOWS.match(text, end)
        if not found or not stemmer.content_stems(found[1]) or found[1] in ENDS_BEFORE or found.end() - start > MOST_CHARACTERS:
            break
        end = found.end()
    return end
