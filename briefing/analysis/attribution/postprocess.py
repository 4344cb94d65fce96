"""What holds of attributions whatever a network says: where quotations end, what "it" stands for, and what only names a thing."""

from __future__ import annotations

from collections.abc import Sequence

from briefing import marks
from briefing.analysis.attribution.decoding import DecodedAttribution
from briefing.analysis.attribution.tokens import CLOSING, OPENING, Tokens
from briefing.analysis.wordlists import listed

OVERHANG = 2
"""Words behind a closing mark that are cut off a quoted content."""

FARTHEST = 4
"""Words between a closing mark and a source that belong to the source ("… ,” harbour master Ingrid Solheim said")."""

LONGEST_NAME = 7
"""Tokens of what is only called by its name."""

EXPLETIVE = listed("it there")
BE = listed("is was are were be been being 's ’s")
HAVE = listed("has had have")
NAMING = listed("called named titled entitled dubbed nicknamed")
SMALL = listed("a an the of and in on for to at by de la le el du von van")


def postprocess(tokens: Tokens, states: Sequence[int], attributions: list[DecodedAttribution]) -> list[DecodedAttribution]:
    """The attributions with cleaner edges, without those that only name something."""
    out = []
    for one in attributions:
        if _only_introduces_name(tokens, states, one):
            continue
        out.append(_without_expletive(tokens, _clip_to_quotation_marks(tokens, states, one)))
    return out


def _clip_to_quotation_marks(tokens: Tokens, states: Sequence[int], attribution: DecodedAttribution) -> DecodedAttribution:
    """Cut a content where its quotation ends, and let the source begin there."""
    content = []
    for first, end in attribution.content:
        mark = None
        if states[first] == OPENING and end in (attribution.cue[0], attribution.source[0] if attribution.source else None):
            mark = next((i for i in range(end - 1, max(first, end - 2 - OVERHANG), -1) if states[i] == CLOSING), None)
        content.append((first, mark + 1 if mark is not None else end))
    source = attribution.source
    if source is not None:
        start = source[0]
        while start > source[0] - FARTHEST and start > 0 and _is_plain_word(tokens.words[start - 1]):
            start -= 1
        mark = start - 2 if start > 1 and tokens.words[start - 1] == "," else start - 1
        behind_mark = mark >= 0 and start < source[0] and states[mark] == CLOSING and tokens.words[mark] in marks.DOUBLE
        if behind_mark and not attribution.cue[0] <= start < attribution.cue[1] and attribution.cue[0] >= source[1]:
            source = (start, source[1])
    return attribution._replace(content=tuple(content), source=source)


def _is_plain_word(word: str) -> bool:
    return word[:1].isalpha() and word.lower() not in _NO_PART_OF_A_SOURCE


_NO_PART_OF_A_SOURCE = listed("and or but then as so while when who which that says said")


def _without_expletive(tokens: Tokens, attribution: DecodedAttribution) -> DecodedAttribution:
    """ "It is believed that …" has no source, "it has said that …" has one."""
    if attribution.source is None or attribution.source[1] - attribution.source[0] != 1:
        return attribution
    first, *others = (word.lower() for word in tokens.words[slice(*attribution.cue)])
    passive = bool(others) and (first in BE or (first in HAVE and "been" in others))
    expletive = passive and tokens.words[attribution.source[0]].lower() in EXPLETIVE
    return attribution._replace(source=None) if expletive else attribution


def _names_in_apposition(tokens: Tokens, attribution: DecodedAttribution) -> bool:
    """Whether a participle only gives a name: "The campaign, called Clean Hands, comes as …"."""
    cue, source = attribution.cue, attribution.source
    if tokens.words[cue[0]].lower() not in NAMING or source is None or source[1] > cue[0] or attribution.content[0][0] < cue[1]:
        return False
    behind = tokens.words[cue[0] + 1 : attribution.content[0][1]]
    return tokens.words[cue[0] - 1] == "," and bool(behind) and all(word[:1].isupper() or word in SMALL for word in behind)


def _only_introduces_name(tokens: Tokens, states: Sequence[int], attribution: DecodedAttribution) -> bool:
    """A band called “Northern Lights”: the content is a quoted name, or begins with one."""
    first = attribution.content[0][0]
    if _names_in_apposition(tokens, attribution):
        return True
    if tokens.words[attribution.cue[1] - 1].lower() not in NAMING or first < attribution.cue[1] or states[first] != OPENING:
        return False
    name: list[str] = []
    for i in range(first + 1, min(first + 2 + LONGEST_NAME, len(states))):
        if states[i] == CLOSING:
            return bool(name) and all(word[:1].isupper() or word in SMALL for word in name) and name[0][:1].isupper()
        if tokens.words[i][:1].isalnum():
            name.append(tokens.words[i])
    return False
