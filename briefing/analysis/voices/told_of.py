"""Who is only told of where a pronoun or description speaks: it means somebody else."""

from __future__ import annotations

import re

from briefing.analysis.voices.context import Context
from briefing.analysis.voices.references import Reference
from briefing.analysis.voices.voice_registry import VoiceRegistry
from briefing.analysis.wordlists import SUBORDINATORS
from briefing.model import Attribution

ABOUT = re.compile(r"(?:(?:And|But|What about|How about) )?(?:[A-Z][\w.’'-]* |the ){0,4}\Z")
"""Before a name in a question that is no more than the name: "And Senator | Okoro?"."""

OPENS_WITH_CLAUSE = re.compile(rf"[“\"]?(?:(?:But|And|Yet) )?(?:{SUBORDINATORS})\b", re.IGNORECASE)
OWNER_WITHIN = 8
"""Code points behind the head of what is said in which an owner stands who is its object."""

ABOUT_WHOM = re.compile(r"(?: of [A-Z][\w.’'-]*)?\?")
"""Behind the name in such a question, where its bearer is from, and the question mark: "Senator Okoro | of Oruro?"."""


def told_of(context: Context, attribution: Attribution, reference: Reference, registry: VoiceRegistry) -> frozenset[str]:
    """Who is named, outside of quotation marks, in what a sentence tells as said, or speaks before in it by a name.

    A pronoun or description means none of them: "the senator praised Alvarez after | the tycoon | said that Okoro was late".
    """
    if reference.kind not in ("pronoun", "title"):
        return frozenset()
    at, spoke = attribution.source_spans[0][0] if attribution.source_spans else _cue(attribution), registry.spoken_at
    opens, closes = context.sentence_start(at), context.sentence_end(at)
    spans = [(max(start, opens), min(end, closes)) for start, end in attribution.content_spans]
    named = [one for one in context.mentions_inside(spans) if one.kind == "person"]
    if _is_set_off(context, attribution):  # "an Okoro presidency, | she said," may be her own
        named += [one for one in context.describer.mentions_within(opens, at) if one.kind == "person" and context.text[one.end] == ","]
    told = {one.name for one in named if not (context.is_quoted(one.start) or context.owns(one))}
    if reference.kind == "pronoun" and at < attribution.content_spans[0][0]:  # "he called | Okoro’s plan | a con"
        told |= {one.name for one in named if context.owns(one) and one.start - attribution.content_spans[0][0] <= OWNER_WITHIN}
    by_pronoun = context.text[spoke : spoke + 4].lower().startswith(("he ", "she "))
    if reference.kind == "title" and opens <= spoke < at and not by_pronoun and not is_in_clause(context, attribution):
        told.add(registry.speaker or "")
    return frozenset(told | _asked_about(context, at))


def is_in_clause(context: Context, attribution: Attribution) -> bool:
    """Whether somebody speaks in a clause with "who"."""
    return any(context.text[slice(*one)].lower().split()[-1:] == ["who"] for one in attribution.source_spans)


def _cue(attribution: Attribution) -> int:
    return (attribution.cue_spans or attribution.content_spans)[0][0]


def _is_set_off(context: Context, attribution: Attribution) -> bool:
    """Whether who says a sentence stands between two commas in it: "The plan of Okoro, | he said, | is late"."""
    if not attribution.source_spans or not attribution.cue_spans:
        return False
    (start, _), (_, end) = attribution.source_spans[0], attribution.cue_spans[-1]
    beside = attribution.source_spans[0][1] + 1 == attribution.cue_spans[0][0]
    opens = OPENS_WITH_CLAUSE.match(context.text, context.sentence_start(start), start)
    return beside and opens is None and context.text.startswith(", ", max(0, start - 2)) and context.text.startswith(",", end)


def _asked_about(context: Context, at: int) -> set[str]:
    """Who is named by a question that is only a name, right before a sentence: "Mayor Okoro? | “Strong,” he said."."""
    start, at = context.sentence_before(at), context.sentence_start(at)
    return {
        one.name
        for one in context.describer.mentions_within(start, at)
        if ABOUT.fullmatch(context.text, start, one.start) and ABOUT_WHOM.match(context.text, one.end, at)
    }
