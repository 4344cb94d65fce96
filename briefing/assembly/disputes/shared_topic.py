"""What two statements both speak of, in words that one of them prints."""

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
"""Weight from which one phrase tells the matter by itself: about two words that news seldom has."""
TOO_LITTLE_IDF = 8.0
"""Weight below which phrases tell no matter ("apps", "two countries")."""
MOST_CHARACTERS = 60
MOST_ADDED = 3
"""Words by which a phrase is led on to its end."""
FOLLOWS = re.compile(r"[\s-]+([^\W\d_]+(?:[’'-][^\W_]+)*)")
ENDS_BEFORE = listed(
    "near amid despite during among across along behind beside between beyond inside outside toward towards upon via said says told"
)
ABBREVIATED = re.compile(r"\b(?:Rep|Sen|Gov|Gen|Col|Lt|Sgt|Capt|Mr|Mrs|Ms|Dr|Prof|Rev|St)$")
NAMED = re.compile(r"\.((?: [A-Z][\w’'.-]*\w)+)")
"""The name after a title that is cut short."""
ENOUGH_CHARACTERS = 34
"""A shorter clause mostly says only when, or according to whom; the next one says what."""
CLAUSE = re.compile(r"\b[^,;:“”\"]{12,70}(?<=\w)(?=$|[^\w’'])")
"""The beginning of what is said: words up to a comma or a line's length."""


class Phrase(NamedTuple):
    """A stretch of a text, and how telling its shared words are together."""

    weight: float
    start: int
    end: int


def shared_topic(statement: Statement, other_stems: frozenset[str], stemmer: Stemmer) -> str:
    """The one or two most telling phrases of a statement whose words (stems) the other statement has too; names stand in full.

    Empty where they tell too little.
    """
    text = statement.text
    phrases = sorted(_phrases(statement, other_stems, stemmer), key=lambda phrase: (-phrase.weight, phrase.start))
    if sum(phrase.weight for phrase in phrases[:MOST_PHRASES]) < TOO_LITTLE_IDF:
        return ""
    chosen = phrases[:1] if phrases and phrases[0].weight >= ENOUGH_IDF else phrases[:MOST_PHRASES]
    printed = [" ".join(text[phrase.start : phrase.end].split()) for phrase in sorted(chosen, key=lambda phrase: phrase.start)]
    return " · ".join(dict.fromkeys(_unless_contained(printed)))


def _unless_contained(printed: list[str]) -> list[str]:
    """Without what another says with more words."""
    return [one for one in printed if not any(one != other and one.lower() in other.lower() for other in printed)]


def first_clause(text: str, start: int, end: int, stemmer: Stemmer) -> str:
    """The first clause of a stretch of a text, in quotation marks, with dots where it goes on; empty where there is none."""
    clauses = list(CLAUSE.finditer(text, start, end))
    if not clauses:
        return ""
    found = next((told for told in clauses[:2] if len(told.group()) >= ENOUGH_CHARACTERS), clauses[0])
    said = found.group().split()
    if not text[found.end() : end].lstrip(' ”"').startswith(tuple(",;:.!?")) and found.end() < end:
        while len(said) > 1 and not stemmer.content_stems(said[-1]):
            said.pop()
        return f"“{' '.join(said)} …”"
    return f"“{' '.join(said)}”"


def _phrases(statement: Statement, other_stems: frozenset[str], stemmer: Stemmer) -> Iterator[Phrase]:
    """Stretches that begin and end with a shared word, with few words between, cut before they grow long; each word counts once."""
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
    start, end = run[0].start(), run[-1].end()
    for mention in statement.mentions:
        if mention.start - statement.start < end and start < mention.end - statement.start:
            start, end = min(start, mention.start - statement.start), max(end, mention.end - statement.start)
    end = _extended_end(statement.text, start, end, stemmer)
    return Phrase(sum(background_idf(stem) for stem in {stemmer.content_stem(word.group()) for word in run}), start, end)


def _extended_end(text: str, start: int, end: int, stemmer: Stemmer) -> int:
    """The end of a phrase with the telling words that still belong to it: "rocket" goes on to "rocket launchers"."""
    if ABBREVIATED.search(text, start, end) and (name := NAMED.match(text, end)):
        return name.end()
    for _ in range(MOST_ADDED):
        found = FOLLOWS.match(text, end)
        if not found or not stemmer.content_stems(found[1]) or found[1] in ENDS_BEFORE or found.end() - start > MOST_CHARACTERS:
            break
        end = found.end()
    return end
