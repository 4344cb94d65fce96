"""Signs that a statement states a motive of a side: whose wish, demand, purpose, reason or condition an expression tells.

Back from an expression, over auxiliaries and adverbs, stands its subject: a side's name, words that follow a side's name, a pronoun, the
speaker's "I" or "we", or somebody else. A clause that says what for, why or on what condition belongs to the subject of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from briefing.analysis.wordlists import listed
from briefing.assembly.entities.side_mentions import SideMatcher, SideMention, described
from briefing.assembly.sections import phrases
from briefing.assembly.sections.goal_owners import PERSON, SPEAKER
from briefing.assembly.sections.no_goals import tells_no_goal
from briefing.model import Voice

VERBS = ("wish", "desire", "lacks", "ask", "offers", "bound", "strive", "favours", "ought")
"""Expressions whose subject is whose motive they tell."""
CLAUSES = ("aimed", "act", "why")
"""Clauses that belong to the subject of the sentence."""
GAINS = "gains"
"""What would be good for a side, whether it is the subject or is named beside it."""
SKIPPED = listed(
    "has have had having is are was were be been being am will would may might could can shall should must do does did also"
    " long really still already now only just simply always clearly publicly repeatedly reportedly apparently initially all both"
    " then even ever first again later recently strongly deeply largely once not never don't doesn't didn't isn't aren't wasn't"
    " weren't won't wouldn't hasn't haven't hadn't to who that which expected believed said likely going so very more most"
    " continues continued continue began appears appeared seems seemed getting"
)
"""Words between a subject and its verb."""
JOINS = listed("and or but while as")
HE = listed("he she he's she's he'd she'd")
MARK = re.compile(r"[“”\"]")
MOST_WORDS_TO_GAIN = 6
"""Words from who gains to the expression ("for Peru, the visit is a chance to")."""
MOST_WORDS_BETWEEN_COMMAS = 14
"""Words of an insertion between subject and verb."""
ACCUSES = ("accus", "suspect")
"""How verbs begin behind which "of" tells what somebody else is after."""
MOST_WORDS_FROM_ACCUSED = 6
"""Words from such a verb to its "of"."""
NOUNS = listed(
    "desire desires wish wishes hope hopes preference demand demands fear fears concern concerns goal goals aim aims interest interests"
)
"""Behind whose "of" stands whose they are."""
LONGEST_NAME = 30
"""Characters within which a person's name stands that begins with the first name."""
MOST_WORDS_AFTER_NAME = 3
"""Words that may follow a side's name in one subject ("Peru's new government")."""
OF_A_SIGN, MOST_SIGNS = "sign:", 3
PLAIN = ("mine:name", "about:opens", "about:subject")
"""Features of a side that together say that its name opens the sentence and is the subject of an expression."""


class Speaking(NamedTuple):
    """Who says a statement and of whom: the sides that the voice stands with, the voice, and the side that it is mainly about."""

    sides: Set[str]
    voice: Voice | None
    is_said: bool
    """Whether anybody says it, known or not."""
    subject: str | None


class _Telling(NamedTuple):
    """The sides that say a statement themselves, whether somebody else says it, and the side that it is mainly about."""

    speakers: frozenset[str]
    by_another: bool
    subject: str | None


class _Words(NamedTuple):
    """The words of a statement in lower case, whether each is quoted, the sides by the number of the word that names them, and the
    numbers of the words that a comma follows.
    """

    lower: Sequence[str]
    quoted: Sequence[bool]
    sides: Mapping[int, str]
    commas: Set[int]


def signs_by_side(
    matches: Sequence[phrases.PhraseMatch],
    text: str,
    named: Sequence[SideMention],
    side_matchers: Sequence[SideMatcher],
    speaking: Speaking,
) -> dict[str, dict[str, float]]:
    """For each side that is named, speaks or is the subject: `sign`, also with the name of the expression, and `not its` with its subject.

    Of a side that is a person only itself counts, not who stands with it.
    """
    goals = [match for match in matches if match.name in VERBS or match.name in CLAUSES or match.name == GAINS]
    if not goals or not (named or speaking.sides or speaking.subject):
        return {}
    by_id = {matcher.side.id: matcher for matcher in side_matchers}
    itself = [mention for mention in named if by_id[mention.side].is_itself(text[mention.start : mention.start + LONGEST_NAME])]
    speakers = frozenset(side for side in speaking.sides if by_id[side].is_itself(described(speaking.voice)))
    telling = _Telling(speakers, not speakers and speaking.is_said, speaking.subject)
    starts = phrases.word_starts(text)
    lower = phrases.lower_words(text)
    if len(starts) != len(lower):
        return {}
    commas = frozenset([bisect_left(starts, place) - 1 for place, character in enumerate(text) if character == ","])
    words = _Words(lower, _quoted(text, starts), {bisect_left(starts, mention.start): mention.side for mention in itself}, commas)
    concerned = {*words.sides.values(), *speakers, *([telling.subject] if telling.subject else ())}
    features: dict[str, dict[str, float]] = {side: {} for side in concerned}
    for match in goals:
        owners, subject = _owners(match, words, telling)
        for side, signs in features.items():
            if side in owners:
                signs["sign"] = signs[f"sign:{match.name}"] = 1.0
            else:
                signs[f"not its:{subject}"] = 1.0
    return features


def with_plain_signs(own: dict[str, float]) -> dict[str, float]:
    """The features of a side with `signs`, how many there are, and `plain:` signs where its name opens the sentence as their subject."""
    signs = [name for name in own if name.startswith(OF_A_SIGN)]
    if not signs:
        return own
    features = {**own, "signs": float(min(len(signs), MOST_SIGNS))}
    if all(name in own for name in PLAIN):
        features.update({f"plain:{name.removeprefix(OF_A_SIGN)}": 1.0 for name in signs})
        features["plain"] = 1.0
    return features


def _owners(match: phrases.PhraseMatch, words: _Words, telling: _Telling) -> tuple[frozenset[str], str]:
    """The sides whose the expression is, and the kind of its subject."""
    speakers, subject = telling.speakers, _subject_before(match.at, words, telling)
    first = words.lower[match.at]
    if tells_no_goal(match, words.lower):
        return frozenset(), "no goal"
    if match.name == GAINS:
        return _gaining(match, words, speakers)
    if (other := _whose(match, words)) is not None:
        return other, "another's"
    if match.name == "desire" and first in PERSON:
        return _meant(first, speakers, subject, telling), "pronoun"
    if first in SPEAKER:
        return speakers, "speaker"
    if match.name == "ought" and (speakers or telling.by_another):
        # What must be done is what the speaker wants.
        return speakers, "speaker"
    if match.name in CLAUSES:
        speaks = not SPEAKER.isdisjoint(words.lower[: match.at])
        return (speakers, "clause, speaker") if speaks else (subject, "clause")
    at = _word_before(match.at, words)
    if at < 0:
        return speakers or subject, "none"
    word = words.lower[at]
    if word in SPEAKER:
        return speakers, "speaker"
    if word in PERSON:
        return _meant(word, speakers, subject, telling) if not words.quoted[at] else frozenset(), "pronoun"
    if word in JOINS or first.endswith("ing"):
        return subject or speakers, "joined"
    return _named_before(at, words)


def _word_before(at: int, words: _Words) -> int:
    """The number of the last word of a subject: back from word `at` over auxiliaries, adverbs and what stands between two commas."""
    at -= 1
    while at >= 0 and words.lower[at] in SKIPPED and at not in words.sides:
        at -= 1
    if at in words.commas:
        opening = [place for place in range(max(0, at - MOST_WORDS_BETWEEN_COMMAS), at) if place in words.commas]
        return opening[-1] if opening else at
    return at


def _whose(match: phrases.PhraseMatch, words: _Words) -> frozenset[str] | None:
    """The sides that are accused of it, or that stand behind its "of" ("the desire of Peru's farmers"); None where nobody is told so."""
    at, end = match.at, match.at + match.size
    if words.lower[at - 1 : at] == ["of"]:
        for place in range(at - 2, max(-1, at - 2 - MOST_WORDS_FROM_ACCUSED), -1):
            if words.lower[place].startswith(ACCUSES):
                return frozenset([side for number, side in words.sides.items() if place < number < at])
    if words.lower[end : end + 1] == ["of"] and words.lower[at] in NOUNS:
        return frozenset([side for place, side in words.sides.items() if end < place <= end + MOST_WORDS_AFTER_NAME])
    return None


def _gaining(match: phrases.PhraseMatch, words: _Words, speakers: frozenset[str]) -> tuple[frozenset[str], str]:
    """The side that is named right behind an expression of gaining, else the nearest before it; the speaker as "us"."""
    end = match.at + match.size
    for place in (*range(end, min(len(words.lower), end + 3)), *range(match.at - 1, max(-1, match.at - 1 - MOST_WORDS_TO_GAIN), -1)):
        if place in words.sides:
            return frozenset([words.sides[place]]), "gaining"
        if words.lower[place] in SPEAKER:
            return speakers, "gaining, speaker"
    return frozenset(), "gaining"


def _meant(pronoun: str, speakers: frozenset[str], subject: frozenset[str], telling: _Telling) -> frozenset[str]:
    """The sides that a pronoun in the reporter's words may mean: "he" is who speaks."""
    if pronoun in HE and (speakers or telling.by_another):
        return speakers
    return subject or speakers


def _subject_before(at: int, words: _Words, telling: _Telling) -> frozenset[str]:
    """The side that the statement is about, unless it is only named after word `at`."""
    places = [place for place, side in words.sides.items() if side == telling.subject]
    return frozenset([telling.subject]) if telling.subject and (not places or min(places) < at) else frozenset()


def _named_before(at: int, words: _Words) -> tuple[frozenset[str], str]:
    """The side whose name ends with word `at`, or stands so near before it that both are one subject."""
    for place in range(at, max(-1, at - MOST_WORDS_AFTER_NAME - 1), -1):
        if place in words.sides:
            return frozenset([words.sides[place]]), "name"
        if words.lower[place] in PERSON or words.lower[place] in SPEAKER:
            break
    return frozenset(), "other"


def _quoted(text: str, starts: Sequence[int]) -> list[bool]:
    """Whether each word stands within quotation marks; a text that begins within them has a closing one first."""
    marks = [match.start() for match in MARK.finditer(text)]
    within = bool(marks) and text[marks[0]] == "”"
    return [(bisect_left(marks, start) % 2 == 1) != within for start in starts]
