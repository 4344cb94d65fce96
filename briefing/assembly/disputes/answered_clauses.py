"""A claim and its denial in one statement: "the union said that 400 posts would go; the bank denied it"."""

from __future__ import annotations

import re

from briefing.assembly.disputes.claim_words import claim_in_words
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.denial_cues import GENERIC, SAID
from briefing.assembly.disputes.speaker_words import PRONOUN, speaker_in_words, without_article
from briefing.model import DisputeKind

CLAIMED = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells?|reported|reports|claim(?:ed|s)?|alleg(?:ed|es?)|accus(?:ed|es?|ing)|charg(?:ed|es)|insist(?:ed|s)|announced"
    r"|estimated|wrote|argu(?:ed|es)|(?P<according>according to))\s"
    r"(?:(?:last|this)\s\w+\s|on\s\w+day\s|earlier\s)?(?:that\s)?"
)
_DENIES = (
    r"(?:(?:\w+ly|also|later|has|have|had)\s){0,2}(?:den(?:ied|ies|y)|reject(?:ed|s)?|dismiss(?:ed|es)?|disput(?:ed|es?)|refut(?:ed|es?))"
)
_DENIER = r"(?P<{}>(?:[\w’'.-]+\s){{1,7}}?)"
_CLAIM = rf"(?:(?:it|that|this)(?=[.,;”\"]|\son\s|\sin\sa\s|$)|(?:the|that|this|those|these|any|all)\s(?:\w+\s)?{SAID}s?\b)"
_FALSE = (
    rf"(?:sa(?:id|ys?)|call(?:ed|s)?)\s(?:it|that|this|the\s(?:\w+\s)?{SAID}s?)\s(?:(?:is|was|were|are|as)\s)?(?:\w+ly\s)?"
    r"(?:untrue|false|wrong|baseless|unfounded|groundless|nonsense|an?\s(?:\w+\s)?lie\b|lies\b)"
)
ANSWERED = re.compile(
    rf"(?:;\s(?:but\s|and\s)?|,\s(?:but|though|although|while|and)\s|\s[–—]\s){_DENIER.format('denier')}"
    rf"(?:{_DENIES}\s(?:{_CLAIM}|(?P<told>(?:that|having)\s[^.;]+))|{_FALSE})"
    rf"|,\s(?:which|an?\s(?:\w+\s)?{SAID}(?:\sthat|\swhich)?)\s{_DENIER.format('who')}{_DENIES}(?=[.,;”\"]|$)"
)
"""Where one clause ends and another says that somebody denies it."""
NO_DENIER = re.compile(r"\b(?:that|who|which|nor|neither|not|never|said|says|told|if|whether)\b", re.I)
INVERTED = re.compile(
    r"^[“\"]?(?P<said>.+?)(?:(?:,[”\"]?|,?[”\"])\s(?P<by>[^,;“”\"]{3,60}?)\ssa(?:id|ys)|,?\saccording\sto\s(?P<source>[^,;“”\"]{3,60}))$"
)
"""A claim with its speaker behind it."""
LEAST_WEIGHT = 6.0
"""What the words of a claim must weigh that a denial of the same statement repeats."""
CERTAINTY = 0.6


def answered_clause(context: DisputeContext, row: int) -> Finding | None:
    """The dispute of which a statement tells both sides; None where it does not."""
    text = context.text(row)
    for answered in ANSWERED.finditer(text):
        denier = (answered["denier"] or answered["who"]).strip()
        if NO_DENIER.search(denier):
            continue
        start = max((stop.end() for stop in re.finditer(r"[.!?][”\"]?\s(?=[A-Z“\"])|;\s", text[: answered.start()])), default=0)
        claim = _claim(context, row, start, answered.start())
        if claim is None or (answered["told"] and not _speaks_of(context, answered["told"], text[start : answered.start()])):
            continue
        claimant, said = claim
        against = context.name_within(row, answered.start(), answered.end()) or without_article(denier)
        if claimant != against:
            positions = ((claimant, (row,)), (against, (row,)))
            return Finding(DisputeKind.DENIAL, f"denied: {said}", positions, CERTAINTY)
    return None


def _speaks_of(context: DisputeContext, denied: str, clause: str) -> bool:
    """Whether a clause tells in its own words what somebody denies."""
    shared = frozenset(context.stemmer.content_stems(denied)) & frozenset(context.stemmer.content_stems(clause))
    return context.weight(shared - GENERIC) >= LEAST_WEIGHT


def _claim(context: DisputeContext, row: int, start: int, end: int) -> tuple[str, str] | None:
    """Who claims something in a clause of a statement, and what; None where nobody does."""
    text = context.text(row)
    clause = text[start:end]
    named = context.name_within(row, start, end)
    if behind := INVERTED.match(clause):
        by = named or without_article(behind["by"] or behind["source"])
        said = claim_in_words(text, start, start + behind.end("said"), context.stemmer)
        return (by, said) if said else None
    cue = CLAIMED.search(clause)
    if not cue or cue["according"]:
        return None
    by = named or speaker_in_words(clause)
    said = claim_in_words(text, start + cue.end(), end, context.stemmer)
    return (by, said) if by and said and not PRONOUN.match(by) else None
