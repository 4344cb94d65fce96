"""Names in headlines that capitalise every longer word: a capital says nothing there, so the running text decides."""

from __future__ import annotations

import re

from briefing.analysis.actors.capitalised import LONGEST, tokens_of
from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.actors.names import Name, known_at, name_of

LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")


def is_title_case(text: str, start: int, end: int) -> bool:
    """Whether a passage capitalises most of its longer words, as headlines do; a capital says nothing there."""
    if text[end - 1 : end] in ".!:" and text.count(" ", start, min(end, start + 300)) > 2:
        return False
    words = LONG_WORD.findall(text, start, min(end, start + 300))
    return len(words) >= 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def read_headline(text: str, start: int, end: int, names: dict[str, Name], lexicon: Lexicon) -> list[Name]:
    """The names of a title in capitals: known ones, and those that the running text has (`names`, by their text)."""
    found: list[Name] = []
    for group in tokens_of(text, start, end, lexicon):
        at = 0
        while at < len(group):
            entry, length = known_at(group, at, lexicon)
            for stop in range(min(len(group), at + LONGEST), at, -1):
                same = names.get(text[group[at].start : group[stop - 1].end])
                if same and stop - at >= length:
                    found.append(same._replace(start=group[at].start, end=group[stop - 1].end, initial=False))
                    length = stop - at
                    break
            else:
                if entry:
                    found.append(name_of(text, group[at : at + length], entry, entry.kind, False, country=entry.country))
            at += length
    return found
