"""Channels: who carries another's words ("local media quoted an official as saying", "told Radio X", "carried by the agency")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.context import Context
from briefing.model import Attribution, Mention, Span

QUOTES_OTHER = re.compile(
    r"\s*(?:has |have |had |also |later |were |was )*(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?!(?:in|by|on|at|as) )"
    r"(?P<who>[^.;:“”\"]{3,120}?)\s+"
    r"(?:as (?:having said|saying|telling|claiming|describing|warning)|who (?:said|says)|saying)\b"
)
CITED = re.compile(r"\s*(?:quot(?:ed|es)|cit(?:ed|es))\s+(?P<who>[^,.;:“”\"]{3,80}?)(?=\s(?:as|in|on)\b|[,.])")
"""Behind a medium and what it carries: "“…,” Radio Lumo quoted | the minister"."""

CITING = re.compile(
    r"\b(?:citing|quoting)\s+(?P<who>(?:[^.;:“”\"]|(?<=[A-Z])\.(?! [A-Z]|\Z)){3,80}?)(?=[,;:“”\"]|(?<![A-Z])\.|\.\Z|\s(?:as|that|who)\b|$)"
)
TOLD = re.compile(
    r"\s*(?:(?:told|informed|assured)\s+(?:the\s+|state\s+|local\s+|state-run\s+|a\s+reporter\s+(?:for|from|with)\s+(?:the\s+)?|an?\s+)?|"
    r"(?:\w+\s+){0,6}?in an? (?:\w+ ){0,2}(?:interview|statement|report|briefing|broadcast|column|article|post)\s+(?:\w+\s+){0,2}?"
    r"(?:with|to|on|for|carried by|published by|released by|aired on|in|by)\s+(?:the\s+)?|"
    r"(?:\w+\s+){0,5}?(?:on|via)\s+)"
)
QUOTED_BY = re.compile(r"[,\s]+(?:was |were |as )?(?:quoted|cited)(?: as saying)? by\s+(?:the\s+)?")


class Channel(NamedTuple):
    """Who carries whose words: `origin` is the span of who is quoted by the source, or `medium` who carries the source's words."""

    origin: Span | None = None
    medium: Mention | None = None


def channel_of(context: Context, attribution: Attribution, spans: Sequence[Span]) -> Channel | None:
    """The channel of an attribution, where the text names one around its source (`spans`) and cue."""
    text = context.text
    source_end = max(end for _, end in spans)
    limit = min(len(text), source_end + 180)
    quoted = QUOTES_OTHER.match(text, source_end, limit)
    if quoted:
        return Channel(origin=quoted.span("who"))
    cue_end = max((end for _, end in attribution.cue_spans), default=source_end)
    inside = context.mentions_inside(spans)
    if inside and is_medium(context, inside[-1]):
        carried = attribution.content_spans[0][1] <= inside[0].start
        citing = CITED.match(text, source_end, limit) if carried else None
        near = None if citing else CITING.search(text, source_end, min(len(text), cue_end + 120))
        citing = citing or (near if near and near.start() < cue_end + 40 else None)
        return Channel(origin=citing.span("who")) if citing else None
    for pattern, start in ((TOLD, _cue_start(attribution, source_end)), (TOLD, cue_end), (QUOTED_BY, source_end)):
        match = pattern.match(text, start, min(len(text), start + 120))
        medium = _at(context, match.end()) if match else None
        if medium is not None and is_medium(context, medium):
            return Channel(medium=medium)
    return None


def _cue_start(attribution: Attribution, default: int) -> int:
    return min((start for start, _ in attribution.cue_spans), default=default)


def _at(context: Context, start: int) -> Mention | None:
    found = context.describer.mentions_within(start, start + 60)
    return found[0] if found and found[0].start - start <= 14 else None


def is_medium(context: Context, mention: Mention) -> bool:
    """Whether a name is a medium's: a known one, or one whose words say so."""
    entry = context.lexicon.entries.get(context.text[mention.start : mention.end]) or context.lexicon.entries.get(mention.name)
    if entry is not None and entry.sort == "media":
        return True
    words = set(mention.name.split()) | set(context.text[mention.end : mention.end + 24].lower().split()[:2])
    return not words.isdisjoint(speaker_nouns.MEDIUM_WORDS | speaker_nouns.MEDIUM)
