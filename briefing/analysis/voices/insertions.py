"""Subjects from which an insertion parts their verb, and names that only say where: neither name in between is who speaks."""

from __future__ import annotations

import re

from briefing.analysis.voices.context import Context
from briefing.model import Attribution, Span

INSERTED = re.compile(
    r"(?:(?:But|And|Yet|Still|So|Now),? )?(?P<who>[^,;:“”\"—–]{3,70}?) ?(?:—|–|--) ?(?P<inserted>[^—–“”\"]{3,240}?) ?(?:—|–|--) ?"
    r"(?:(?:has|have|had|also|later|then|now|never|[a-z]+ly) )*\Z"
)
"""From the start of a sentence to its verb: "But | aides of the mayor | — alarmed by the deal — have" (urged)."""

LAST_WORD_LEADS = re.compile(r"\b(?:when|after|before|as|while|that|which|who|if|because|although|and|or|but)\Z")
IN = re.compile(r"\b(?:in|at|near) (?:the )?\Z")


def subject_before_dashes(context: Context, attribution: Attribution, span: Span) -> Span | None:
    """Whom the verb belongs to where a source was taken from what stands between dashes: "Aides of Okoro — a friend of Lund — said"."""
    cue = attribution.cue_spans[0][0] if attribution.cue_spans else -1
    found = INSERTED.fullmatch(context.text, context.sentence_start(cue), cue) if span[1] <= cue else None
    if found is None or span[0] <= found.end("who") or LAST_WORD_LEADS.search(found["who"]):
        return None
    if _is_name(context, found.span("inserted")):
        return None
    if context.text[slice(*attribution.cue_spans[0])].split()[0].endswith("ing"):  # "with Okoro — a friend — writing"
        return None
    return found.span("who")


def _is_name(context: Context, span: Span) -> bool:
    """Whether an insertion only names whom it follows: "one body — | the Miners' Union | — said"."""
    names = context.mentions_inside([span])
    return len(names) == 1 and context.text[span[0] : names[0].start] in ("", "the ") and names[0].end == span[1]


def is_where(context: Context, span: Span) -> bool:
    """Whether a span is no more than the place where somebody speaks: "after the race in | Lima | said"."""
    inside = context.mentions_inside([span])
    alone = len(inside) == 1 and (inside[0].start, inside[0].end) == span and inside[0].kind != "person"
    owns = context.text.startswith(("’", "'"), span[1])
    return alone and not owns and IN.search(context.text, max(0, span[0] - 9), span[0]) is not None
