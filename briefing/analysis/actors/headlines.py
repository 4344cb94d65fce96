"""Names in headlines that capitalise every longer word: a capital says nothing there, so the running text decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.actors.capitalised import LONGEST, NO_NAME, tokens_of
from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.actors.names import Name, known_at, name_of
from briefing.analysis.wordlists import listed
from briefing.model import Span

LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
CAPITALS = re.compile(r"[A-Z](?<!\w.)[\w’'-]*+[ \u00a0](?:[A-Z][\w’'-]*+[ \u00a0]){3}[A-Z]")
"""Five capitalised words in a row, which a sentence in capitals has. It begins with a letter, so that the search skips to one."""

WORDS = re.compile(r"[^\W\d_][\w’'-]*")
SMALL = listed("a an and as at but by for from in into nor of off on or over per than the to up via vs with")
"""What headlines leave in lower case."""

IN_NO_NAME = NO_NAME - listed("new old long first second third police")
"""Words of no name; the others begin one or stand in it: "New Norvia", "the Criminal Police Directorate"."""

FEWEST = 6
"""Words of a sentence in capitals; a shorter one may be a name and an office."""


def is_title_case(text: str, start: int, end: int) -> bool:
    """Whether a passage capitalises most of its longer words, as headlines do; a capital says nothing there."""
    if text[end - 1 : end] in ".!:" and text.count(" ", start, min(end, start + 300)) > 2:
        return False
    words = LONG_WORD.findall(text, start, min(end, start + 300))
    return len(words) >= 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def split_headlines(text: str, passage: Span, sentences: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """A passage as stretches of running text, and sentences in it that capitalise every longer word: teasers, titles of books and films."""
    if CAPITALS.search(text, *passage) is None:
        return [passage], []
    headlines = [one for one in sentences if _is_headline(text, *one)]
    running, at = [], passage[0]
    for start, end in headlines:
        running.append((at, start))
        at = end
    running.append((at, passage[1]))
    return [(start, end) for start, end in running if start < end], headlines


def is_clause_in_capitals(phrase: str) -> bool:
    """Whether a phrase is no name but part of a headline: "Ministers Reject The Idea Of A Toll"."""
    small = any(word[0].isupper() and word.lower() in IN_NO_NAME for word in phrase.split()[1:])
    return small and _is_headline(phrase, 0, len(phrase))


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether a sentence capitalises every longer word."""
    words = WORDS.findall(text, start, end)
    many = len(words) >= FEWEST and len(LONG_WORD.findall(text, start, end)) >= 3 and text.count(",", start, end) < 2
    return many and all(word[0].isupper() or word in SMALL for word in words)


def read_headline(text: str, start: int, end: int, names: dict[str, Name], lexicon: Lexicon) -> list[Name]:
    """The names of a title in capitals: known ones, and those that the running text has (`names`; people by surname too)."""
    found: list[Name] = []
    for group in tokens_of(text, start, end, lexicon):
        at = 0
        while at < len(group):
            entry, length = known_at(group, at, lexicon)
            for stop in range(min(len(group), at + LONGEST), at, -1):
                printed = text[group[at].start : group[stop - 1].end]
                same = names.get(printed)
                if same and stop - at >= length:
                    found.append(same._replace(start=group[at].start, end=group[stop - 1].end, text=printed, initial=False))
                    length = stop - at
                    break
            else:
                if entry:
                    found.append(name_of(text, group[at : at + length], entry, entry.kind, False, country=entry.country))
            at += length
    return found
