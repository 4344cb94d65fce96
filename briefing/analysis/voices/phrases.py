"""Source spans made whole, and sources found where an attribution has none: taggers cut noun phrases short, participles have no subject."""

from __future__ import annotations

import re

from briefing.analysis.voices.context import Context
from briefing.analysis.wordlists import listed
from briefing.model import Attribution, Span

BEFORE = re.compile(r"(?P<word>[^\W_][\w.’'-]*)(?P<gap>[ \u00a0]|-?)$")
AFTER_OF = re.compile(
    r"(?:\s+of)?(?:\s+(?:the|these|those|his|her|their|its))?(?:\s+[^\W_][\w.’'-]*){1,4}?(?=\s+(?:who|that|said|says|in|at|on|with|familiar)\b|[,.;:“”\"]|$)"
)
LEADS = listed(
    """the a an some many several few other another two three four five one both most all senior former top unnamed local state
    u.s us american legal political independent anonymous second third of these those his her their its foreign military security"""
)
COUNTED = listed("one two three some many several most both few number group majority none")
ACCORDING = re.compile(r"^(?:according|as reported|as told|in the words|in the view)\b", re.IGNORECASE)
OBJECT = re.compile(r"\s*(?:to\s+|by\s+)?(?P<who>[^,.;:“”\"()—]{2,90}?)(?=,|\.(?:\s|$)|[;:“”\"()—]|\s(?:who|as|in|on|at)\b|$)")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\b(?:\s+\w+ly)?\s+\w+(?:ed|en|id|n|ught|ld)\b|^(?:expected|believed|thought|alleged|reported|said)\b",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"(?:[“\"‘'\s]|(?:[A-Z][\w’'-]*[\w’' -]*,\s+)|(?:But|And|Yet|Still|So|Then|However,)\s+)*(?P<who>He|She|They|he|she|they)\b"
)


def widened(context: Context, span: Span) -> Span:
    """A source span with the rest of its noun phrase: determiner, number, whole names, "one of the officials"."""
    text = context.text
    start, end = span
    for mention in context.describer.within(start - 60, end + 60):
        if mention.start < end and start < mention.end:
            start, end = min(start, mention.start), max(end, mention.end)
    while start > 0:
        match = BEFORE.search(text, max(0, start - 30), start)
        if match is None or not _belongs(match.group("word"), match.group("gap")):
            break
        start = match.start()
    last = text[start:end].split()[-1:] or [""]
    if last[0].lower() == "of" or (len(text[start:end].split()) == 1 and last[0].lower() in COUNTED and text.startswith(" of", end)):
        after = AFTER_OF.match(text, end, min(len(text), end + 80))
        if after:
            end = after.end()
    while end < len(text) and (text[end].isalnum() or (text[end] == "-" and text[end + 1 : end + 2].isalpha())):
        end += 1
    return start, end


def _belongs(word: str, gap: str) -> bool:
    if not gap.strip() and gap != " ":
        return True
    return word.lower() in LEADS or (
        word[0].isupper() and word.lower().rstrip(".") in {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "president"}
    )


def subject_of(context: Context, attribution: Attribution, last: tuple[str, int] | None) -> Span | str | None:
    """Whom an attribution without a source span means: a span to read, or the voice that spoke in its sentence (`last`: key, offset)."""
    if not attribution.cue_spans:
        return None
    text = context.text
    start, end = attribution.cue_spans[0]
    cue = text[start:end]
    sentence = context.sentence(start)
    sentence_start = context.sentences[sentence - 1] if sentence else 0
    if ACCORDING.match(cue):
        found = OBJECT.match(text, end, min(len(text), end + 100))
        return found.span("who") if found else None
    if PASSIVE.search(text[max(sentence_start, start - 20) : end]) or cue in (":", "-", "—"):
        return None
    if last is not None and context.sentence(last[1]) == sentence and last[1] < start:
        return last[0]
    opening = OPENS.match(text, sentence_start, min(len(text), sentence_start + 80))
    if opening and opening.end() <= start:
        return opening.span("who")
    for mention in context.describer.within(sentence_start, start):
        if (
            mention.kind in ("person", "organisation", "group", "state")
            and not context.owns(mention)
            and not context.is_quoted(mention.start)
        ):
            printed = context.text[mention.start : mention.end]
            entry = context.lexicon.entries.get(printed)
            if entry is None or entry.sort not in ("people", "party") or printed.endswith("s"):
                return mention.start, mention.end
    return None
