"""Words that a sentence quotes in passing, by rule, where the network is silent: somebody is blamed for them or spoke in an interview."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.attribution.order import in_order, silent_sentences
from briefing.analysis.quotes import is_title, quotations
from briefing.model import Attribution, Mode, Sentence, Source

WHO = r"(?P<who>(?:The |An? )?[^\W\d_a-z](?:[^,;:.“”\"]|(?<=\b[A-Z])\.|(?<=\b[MD][rs])\.|(?<=\b[MRSG][reo][spnv])\.){1,70}?)"
"""The subject that a sentence begins with; points only behind what is shortened."""

SAYING = (
    r"(?:calling|describing|mocking|labell?ing|dubbing|branding|likening|comparing|referring to|saying|telling|declaring|accusing)"
    r"(?! (?:at|for|on|in|off)\b)"
)
QUOTED = r"[^“”\"]{0,90}[“\"][^\s“”\"]+ [^“”\"]+[”\"]"
BLAMED = re.compile(
    rf"{WHO} (?:is|was|are|were|has been|have been|came|comes|faces|faced|drew|took|caused|has drawn)\b[^“”\"]{{3,90}}? "
    rf"(?:after|since|for|by|over|of (?:him|her)) (?P<cue>{SAYING}) (?P<what>{QUOTED})"
)
""" "The mayor has been under fire since | calling | the miners “a lazy lot”"."""

IN_AN_INTERVIEW = re.compile(
    rf"{WHO}, (?P<cue>in an? (?:[\w-]+ )?(?:interview|statement|letter|e-?mail|tweet|speech|memo|op-ed|post))\b[^,“”\"]*, "
    rf"(?P<what>[a-z]{QUOTED}.*)",
    re.DOTALL,
)
""" "The mayor, | in an interview | with the Herald, gave the dam “two more winters”"."""

CITES = re.compile(
    r"(?P<who>(?:The|This|Its|His|Her|Their) (?:[a-z-]+ ){0,2}?(?:statement|letter|report|memo|e-?mail|document|petition|lawsuit)) "
    r"(?P<cue>(?:also )?(?:quote|cite)[sd]?) (?P<what>.{15,})",
    re.DOTALL,
)
""" "The letter | quotes | from the law"."""

SIGNS = ("“", '"', "quote", "cite")
"""What stands in every sentence that these match."""

LONGEST = 600
"""Code points of a sentence that is read."""


def add_quotes_in_passing(source: Source, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those of words that were only quoted in passing, in the order of their content."""
    found = [new for sentence in silent_sentences(source, attributions) if (new := _in_passing(source, sentence)) is not None]
    return in_order([*attributions, *found]) if found else list(attributions)


def _quotes_what_is_said(words: str, match: re.Match[str]) -> bool:
    """Whether what a match holds in quotation marks opens and closes there, and is no title."""
    quoted = quotations(words, *match.span("what"))
    return bool(quoted) and not is_title(words[slice(*quoted[0])])


def _in_passing(source: Source, sentence: Sentence) -> Attribution | None:
    words, start = source.text[sentence.start : min(sentence.end, sentence.start + LONGEST)], sentence.start
    if not any(sign in words for sign in SIGNS):
        return None
    match = BLAMED.match(words) or IN_AN_INTERVIEW.match(words) or CITES.match(words)
    if match is None or (match.re is not CITES and not _quotes_what_is_said(words, match)):
        return None
    who, cue, what = ((match.start(name) + start, match.end(name) + start) for name in ("who", "cue", "what"))
    mode: Mode = "indirect" if match.re is CITES else "mixed"
    return Attribution(
        id=f"{source.id}:w{cue[0]}", source=source.id, content_spans=(what,), source_spans=(who,), cue_spans=(cue,), mode=mode
    )
