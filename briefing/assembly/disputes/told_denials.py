"""Denials that tell themselves what they deny: "she denied that she had sold the mill". No other statement need be held against them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.claim_words import DENIED_ENDS, in_marks
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.denial_cues import GENERIC, SAID
from briefing.assembly.text.terms import background_idf
from briefing.assembly.union_find import UnionFind
from briefing.model import DisputeKind

_ADDRESSED = r"(?:\w+ly\s|on\s\w+day\s|to\s(?:the\s)?(?:[A-Z][\w’'.-]*\s){1,4})?"
_BESIDE = r"(?:(?!(?:that|of|about|linking|as|by|and|but)\b)[\w’'“”\"-]+\s){0,4}?"
_NOUN = r"(?!(?:housing|funding|financing|boarding|training|licensing|building|parking)\b)"
_CLAIM_OF = rf"{_BESIDE}{SAID}s?\s{_BESIDE}(?:that|of|about|linking)\b"
_INVOLVED = r"(?:knowledge|involvement|connections?|links?|role|part|responsibility)\s(?:of|in|to|with|for)\b"
TELLS = re.compile(
    rf"\b(?:den(?:ies|ied|y)|(?:is|are|was|were)\sdenying)\s{_ADDRESSED}(?P<denied>that\b(?!\s(?:claim|charge|accusation|report)\b)|(?:ever\s)?{_NOUN}\w+ing\b"
    r"|(?:he|she|it|they|there)\b|any\b|(?:the|his|her|their|its)\s(?:[\w’'-]+\s){1,5}?(?:had|has|have|was|were|is|are|would|will|did)\b"
    rf"|{_INVOLVED}|{_CLAIM_OF})"
    rf"|\b(?:had|has|have)\s(?:\w+ly\s)?no\s(?:\w+\s)?(?P<none>{_INVOLVED})"
    rf"|\b(?:reject|dismiss|disput|refut|rebut|rebuff)(?:s|es|ed|ted)\s(?P<claim>that\s(?:[\w’'-]+\s){{1,6}}?[a-z]|{_CLAIM_OF})"
)  # fmt: skip
"""A denial with the clause or the claim that it denies."""
NOT_DENIED = re.compile(
    r"\b(?:not|n[’']t|never|can|cannot|nor|neither|nobody|no one|few|to|could|would|should|might|may|if|whether)\s(?:\w+ly\s)?$", re.I
)
"""Before a denial that is none, is wished, or only possible."""
LEAST_WORDS = 2
"""Content words of what is denied; fewer say only that something is, unless a whole clause tells of it."""
CLAUSE = re.compile(r"(?:that|there|he|she|it|they)\s")
LEAST_IDF = 5.0
"""Of the one content word of a clause."""
CERTAINTY = 0.48
SAME_MATTER, LEAST_SAME_MATTER = 0.4, 14.0
"""Score of two denials of one matter, or the weight of what two of one voice deny in the same words."""


def told_part(context: DisputeContext, row: int) -> str:
    """What a statement says that its voice denies, as it is printed; empty where it tells nothing telling of the kind, or nobody speaks."""
    text = context.text(row)
    for cue in TELLS.finditer(text):
        if NOT_DENIED.search(text, 0, cue.start()):
            continue
        start = max(cue.start("denied"), cue.start("none"), cue.start("claim"))
        stop = DENIED_ENDS.search(text, start)
        part = text[start : stop.start() if stop else len(text)]
        if context.somebody_speaks(row) and _is_telling(frozenset(context.stemmer.content_stems(part)) - GENERIC, part):
            return part
    return ""


def _is_telling(stems: frozenset[str], part: str) -> bool:
    """Whether what is denied tells of something: in two words, or in one that news has seldom and a clause that says it."""
    if len(stems) >= LEAST_WORDS:
        return True
    return CLAUSE.match(part) is not None and any(background_idf(stem) >= LEAST_IDF for stem in stems)


def findings_of_told(context: DisputeContext, parts: dict[int, str], same: Pairs) -> Iterator[Finding]:
    """A finding for each matter that some deny; `parts` are what statements deny, by row, `same` the pairs among which they are alike."""
    rows = sorted(parts)
    stems = {row: frozenset(context.stemmer.content_stems(parts[row])) - GENERIC for row in rows}
    groups = UnionFind(len(rows))
    place = {row: number for number, row in enumerate(rows)}
    for _, left, right in same.best_first(SAME_MATTER):
        if left in place and right in place:
            groups.unite(place[left], place[right], "")
    for left, right in _of_one_voice(context, rows):
        if context.weight(stems[left] & stems[right]) >= LEAST_SAME_MATTER:
            groups.unite(place[left], place[right], "")
    for members in groups.groups():
        denials = tuple(rows[member] for member in members)
        first = max(denials, key=lambda row: (len(stems[row]), -row))
        told = (first, *(row for row in denials if row != first))
        position = (_named(context, told, parts), told)
        yield Finding(DisputeKind.DENIAL, f"denied: {in_marks(parts[first], context.stemmer)}", (position,), CERTAINTY)


def _of_one_voice(context: DisputeContext, rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each two neighbours in the list of what one voice denies."""
    last: dict[str, int] = {}
    for row in rows:
        for voice in sorted(context.voices(row)):
            if voice in last:
                yield last[voice], row
            last[voice] = row


def _named(context: DisputeContext, rows: Iterable[int], parts: Mapping[int, str]) -> str:
    """Who denies what these statements say, each name once: the voice of the words that are denied."""
    return ", ".join(dict.fromkeys(context.speaker_of(row, context.text(row).index(parts[row])) or context.who(row) for row in rows))
