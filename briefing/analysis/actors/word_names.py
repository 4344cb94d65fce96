"""Names whose first part is also a word: "He Weimin", "June Weston", "Will Orme", "An Wei"."""

from __future__ import annotations

import re
from collections import Counter

from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.actors.names import CALENDAR
from briefing.analysis.wordlists import listed

PRONOUNS = listed("He She")
"""As first parts of names; English never puts a capitalised word right behind one as a subject."""

MONTHS = listed("May June April August March January Jan Sun Mon Thu")
VERBS = listed("Will May Can Do")
FIRST = PRONOUNS | MONTHS | VERBS | listed("We You So An No Long")
CAPITAL = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+"
PAIR = re.compile(
    rf"(?<![\w’'-])(?P<first>{'|'.join(sorted(FIRST))})[ \u00a0](?P<second>{CAPITAL}(?:[-’'][^\W\d_]+)*)(?P<more>[ \u00a0]{CAPITAL})?"
)
DATED = re.compile(
    r"(?:\b(?:in|last|this|next|since|until|till|by|of|early|late|mid|from|through|for|before|after|every|each|during|between|and|"
    r"(?<!according )to|on|\d+)"
    r"[ \u00a0-]|[-–/] ?|(?:day|\d), ?)\Z",
    re.IGNORECASE,
)
"""Before a month, what makes it one."""

ACTS = re.compile(
    r"(?:,? (?:said|says|told|tells|who|has|had|was|is|added|wrote|asked|lives?|lived|works?|worked|runs?|ran|leads?|led)\b|"
    r", (?:an?|the|\d\d?|who|head|director|chief)\b|[’']s\b|,? \(\d\d?\))"
)
"""Behind a name, what people do and are."""

OPENS = re.compile(r"(?:\A|[.!?:;\n“”\"‘’(]\s*|[•–—-]\s)\Z")
CAPITALISED = re.compile(r"\b([A-Z][\w.]*)[ \u00a0]\Z")
LONGEST_WORD = 24
LONGEST = 6
"""Characters before a word in which its sentence may begin."""


def find_word_names(text: str, lexicon: Lexicon, lower: frozenset[str]) -> frozenset[int]:
    """Where a word begins that is the first part of a person's name; `lower` are the article's words in lower case.

    In the middle of a sentence the capital tells. At its head a pair must stand elsewhere in the middle, or do what people do.
    """
    pairs = [match for match in PAIR.finditer(text) if _may_be_name(match, lexicon, lower)]
    inside = Counter(_name(match) for match in pairs if not _opens(text, match) and not _is_dated(text, match))
    often = Counter(map(_name, pairs))
    return frozenset(
        match.start()
        for match in pairs
        if not _is_dated(text, match)
        and (inside[_name(match)] or match["first"] in ("He", "She") or (_acts(text, match) and (often[_name(match)] > 1 or _plain(match))))
    )


def _may_be_name(match: re.Match[str], lexicon: Lexicon, lower: frozenset[str]) -> bool:
    second = match["second"]
    known = second in lexicon.entries or second.lower() in lexicon.titles or second in lexicon.body_words or second in FIRST
    inner = CAPITALISED.search(match.string, max(0, match.start() - LONGEST_WORD), match.start())
    within = inner is not None and inner[1].lower() not in lexicon.titles
    return not known and not within and second not in CALENDAR and second.lower() not in lower and not second.isupper()


def _name(match: re.Match[str]) -> str:
    return f"{match['first']} {match['second']}"


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether the pair stands at the head of a sentence, where any word has its capital."""
    return OPENS.search(text, max(0, match.start() - LONGEST), match.start()) is not None


def _is_dated(text: str, match: re.Match[str]) -> bool:
    return match["first"] in MONTHS and DATED.search(text, max(0, match.start() - 10), match.start()) is not None


def _acts(text: str, match: re.Match[str]) -> bool:
    return ACTS.match(text, match.end()) is not None and match["first"] in VERBS | MONTHS


def _plain(match: re.Match[str]) -> bool:
    """Whether the pair alone tells: "Will Orme said" is no question."""
    return match["more"] is None
