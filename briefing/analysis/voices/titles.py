"""Where the words of a title begin and end: the whole phrase, and none of what it ran into."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.actors.capitalised import NO_NAME
from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.actors.word_before import LONGEST_WORD
from briefing.analysis.voices.offices import ADJECTIVES, TRADE
from briefing.analysis.voices.owners import EXTRA
from briefing.analysis.wordlists import listed
from briefing.model import Mention

MOST_WORDS = 4
"""Words that one noun phrase puts before the noun of an office: "legislative policy | director"."""

LOWER_BEFORE = re.compile(r"(?<![\w'’.-])([a-z]+(?:-[a-z]+)*)[ \u00a0]\Z")
OWNED_BEFORE = re.compile(r"(?:\b(?:the|an?|his|her|its|their|our|my)|['’]s|s['’])[ \u00a0]\Z", re.IGNORECASE)
CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w'’-]*[ \u00a0]\Z")
VERB_LIKE = re.compile(r".*(?:ed|ly|ing)$")
GERUNDS = listed(
    """marketing banking housing engineering training coaching planning voting building shipping mining broadcasting publishing advertising
    nursing racing boxing fishing farming"""
)
"""What looks like a verb before a title, and names what somebody does: "| marketing chief"."""

VERBS = listed(
    """met saw hit sent chose gave took made left led got put let set found kept paid won lost beat shot fed sued knew became calls names
    meets picks hires fires wants asks urges tells backs slams hails felt taken given seen
    sees told off out onto aboard wrote writes request prevent include"""
)
"""What stands before a title and is no part of it: whoever it is, something is done to him."""

PARTICIPLE = re.compile(r"[A-Z][a-z]{2,}ing$")
OFFICIAL = listed("acting outgoing incoming managing founding presiding commanding reigning sitting leading ruling prosecuting ranking")
"""Participles that titles begin with; another that opens a sentence acts on who is named: "Firing | the director"."""

PARTICIPLES = listed("retired renowned respected noted ousted deposed exiled jailed acclaimed celebrated distinguished")
"""Participles that describe somebody: "| retired colonel"."""

QUOTES = ("“", "”", '"', "''")
OPENERS = listed("fellow then likely")
DANGLING = re.compile(
    r"(?:,|\s(?:of|with|for|to|by|and|or|as|at|in|on|from|against|about|under|over|into|such|than|like|who|whom|was|is|the|an?|his|her|its|"
    r"their))+$"
)
"""What nothing follows any more at the end of a phrase that was cut: "an artist | with" (whom he quarrelled)."""

ABBREVIATED = re.compile(r"\b(?:[A-Z]\.[A-Z]|Inc|Corp|Co|Ltd|Jr|Sr)$")
VERBS_TOO = listed("host coach captain chair pilot author counsel judge lead whip anchor star chef doctor father engineer")
"""Nouns of titles that are verbs as well."""

FORMERLY_AND = re.compile(r"(?<![\w-])(?:[Ff]ormer|[Rr]etired|[Ee]x-\w+)(?: (?!and\b)[\w.’'-]+){1,7} and \Z")
"""Before a title, the first of two that are held no more: "| former prosecutor and Lima Mayor"."""

IS_VERB = re.compile(r"\b(?:(?<!according )to|will|would|can|could|may|might|must|shall|should|not)[ \u00a0]\Z")
"""Before a noun that is a verb as well: "expected to | host Mr. Lungu"."""


def whole_start(text: str, at: int, stop: int, mentions: Sequence[Mention], lexicon: Lexicon) -> int:
    """Where the phrase begins whose last words, from an offset to `stop`, are a title: "its marketing | chief".

    `mentions` are those near it. Words before it count where a determiner, a body or the start of a clause stands before them.
    """
    over = next((one.start for one in mentions if one.start < at < one.end and one.kind != "person"), None)
    if over is not None or not text[at:stop].islower():
        return at if over is None else over  # "former Prime Minister" needs nothing before it
    start, words = at, 0
    none_of_it = NO_NAME - ADJECTIVES | VERBS
    while match := LOWER_BEFORE.search(text, max(0, start - LONGEST_WORD), start):
        word = match[1]
        if word in none_of_it or words == MOST_WORDS or (VERB_LIKE.match(word) and word not in GERUNDS | ADJECTIVES | EXTRA | OFFICIAL):
            break
        if word in lexicon.titles - ADJECTIVES or TRADE.search(word):
            return at
        start, words = match.start(), words + 1
    if start == at or OWNED_BEFORE.search(text, max(0, start - LONGEST_WORD), start):
        return start
    if words == MOST_WORDS or text[start - 2 : start - 1] in QUOTES or IS_VERB.search(text, max(0, start - LONGEST_WORD), start):
        return at
    body = next((one for one in mentions if one.end == start - 1 and one.kind != "place"), None)
    if body is None:
        return at if CAPITAL_BEFORE.search(text, max(0, start - LONGEST_WORD), start) else start
    first = text[start:at].split()[0]
    return body.start if body.kind != "person" and (first in EXTRA or not first.endswith("s")) else at


def opened(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The words of a title without those that only open the sentence or head the page: "Calling | President", "3 HURT IN BLAST Mayor"."""
    found = list(words)
    capitals = next((number for number, word in enumerate(found) if not word.isupper()), len(found))
    if capitals > 2:
        found = found[capitals:]
    while found and _only_opens(found[0]):
        found.pop(0)
    plain = [word.lower().rstrip(".") for word in found]
    for number, word in enumerate(plain):
        if word == "of" and any(_ranks(after, lexicon) for after in plain[number + 1 :]):
            return opened(found[number + 1 :], lexicon)  # "the campaign of | Senator Lungu"
    return found


def _only_opens(word: str) -> bool:
    low = word.lower()
    return (low in NO_NAME - ADJECTIVES) or low in OPENERS or (PARTICIPLE.match(word) is not None and low not in OFFICIAL)


def _ranks(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a rank that stands right before names: "Senator", "Gov"."""
    return f"{word}." in lexicon.titles or word in ("president", "senator", "congressman", "congresswoman", "representative")


def is_verb(word: str) -> bool:
    """Whether a word that begins what stands behind a name is a verb: "the owner, Tom Okoro, | faced critics"."""
    return word in VERBS or (word.endswith("ed") and word not in PARTICIPLES)


def trimmed(title: str, follows: str = "") -> str:
    """A title without what was cut off behind it, and with the full stop that follows an abbreviation.

    >>> trimmed("artist with"), trimmed("chief of staff"), trimmed("envoy of the U.N", ".")
    ('artist', 'chief of staff', 'envoy of the U.N.')
    """
    whole = DANGLING.sub("", " ".join(title.split()))
    return f"{whole}." if follows == "." and ABBREVIATED.search(whole) else whole
