"""Whether a name stands for a thing or a place rather than for somebody who acts, by the words around it. Also whom a title names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.analysis.wordlists import any_of, listed
from briefing.assembly.text.titles import title_of
from briefing.model import Mention, Source

THINGS = listed(
    """app apps rocket rockets satellite satellites spacecraft station capsule probe missile missiles currency cryptocurrency coin
    coins token tokens stock shares phone phones smartphone smartphones tablet laptop device devices chip chips processor headset
    camera console car cars truck sedan roadster aircraft jet plane planes helicopter ship vessel ferry boat train engine software
    update version platform system game games series episode film movie trailer sequel album song single novel book show drug
    vaccine virus storm hurricane typhoon comet asteroid iceberg telescope bill act law treaty programme program"""
)
"""Nouns of what people make, use or meet, which wants nothing itself."""

PLACES = listed(
    """island islands street avenue river lake mountain mountains valley village town city county district province coast bay harbour harbor
    airport bridge square beach desert peninsula region area border suburb neighbourhood neighborhood base spaceport cosmodrome"""
)
"""Nouns of where things happen."""

DEFINITION = 4
"""A definition counts as this many mentions."""

NOUNS = THINGS | PLACES
LOOK = 24
"""Letters looked at before a name."""

THING_BEHIND = re.compile(rf"(?: [\dIVX]+\b)?(?:['’]s)? (?:[a-z]+ )?{any_of(NOUNS)}\b")
NAMING = listed("of called named")
"""Words between such a noun and its name: "the island of Corva"."""

DETERMINERS = listed("a an its their his her another each every one new latest")
"""Before a name without a noun behind it: "an Xbox", "its Pixel"; of a person the article too: "the Tiangong"."""

NO_NOUN = listed("and or but for in on at to from with of by as than was is are were has had will would can could that which when while")
NOUN_BEHIND = re.compile(rf"(?:['’]s?)? (?!{any_of(NO_NOUN)}\b)[a-z]+|['’-]")
SCENE = listed("in at near inside outside across around throughout off to from over into")
"""Before the name of where something happens, at most "the" or a direction between."""

DEFINED = re.compile(
    rf", (?:an?|the|one of the) (?:[\w’'-]+ ){{0,5}}?{any_of(NOUNS)}"
    r"(?=[,.;)]|\Z| (?:that|which|whose|of|by|from|in|on|used|made|built)\b)"
)
"""Behind a name, in words of its own, what it is: "Corva, a digital currency". Said once, it holds for other mentions too."""


def thing_signs(text: str, start: int, end: int, *, person: bool) -> int:
    """How many mentions' worth the words beside a name say that it is a thing or a place."""
    if DEFINED.match(text, end, end + 80):
        return DEFINITION
    return int(is_thing(text, start, end, person=person))


def naming_signs(text: str, start: int, end: int) -> int:
    """How many mentions' worth the words beside a name say that a thing or place bears it; what a body owns or makes says nothing.

    >>> naming_signs("the ferry Corva sank", 10, 15), naming_signs("Corva, a ferry, sank", 0, 5), naming_signs("Corva rockets", 0, 5)
    (1, 4, 0)
    """
    last, second = _words_before(text, start)
    return DEFINITION if DEFINED.match(text, end, end + 80) else int((second if last in NAMING - {"of"} else last) in NOUNS)


def is_thing(text: str, start: int, end: int, *, person: bool) -> bool:
    """Whether the words beside a name say that it is a thing or a place; `person`: whether it was read as somebody's name.

    >>> is_thing("the Corva rocket", 4, 9, person=True), is_thing("Ms. Corva refused", 4, 9, person=True)
    (True, False)
    """
    if THING_BEHIND.match(text, end):
        return True
    last, second = _words_before(text, start)
    if (second if last in NAMING else last).strip(",") in NOUNS:
        return True
    return (last in DETERMINERS or (person and last == "the")) and not NOUN_BEHIND.match(text, end)


def is_scene(text: str, start: int) -> bool:
    """Whether a name is only where something happens: "in Peru", "near the Halden Works".

    >>> is_scene("A quake in Nepal", 11), is_scene("Nepal asked for help", 0)
    (True, False)
    """
    last, second = _words_before(text, start)
    return (second if last == "the" or last.endswith("ern") else last) in SCENE


def _words_before(text: str, start: int) -> tuple[str, str]:
    """The last word before a place in a text and the one before it, in lower case; empty where there is none."""
    words = ["", "", *text[max(0, start - LOOK) : start].lower().split()]
    return words[-1], words[-2]


def named_in_title(source: Source, mentions: Sequence[Mention], keys: Mapping[int, str | None]) -> dict[int, str]:
    """The actors that a title names, by where they do: a title that stands in no text goes on behind its end."""
    at = {mention.start: key for mention in mentions if (key := keys[mention.start]) is not None}
    if source.title_span:
        low, high = source.title_span
        return {start: key for start, key in at.items() if low <= start < high}
    forms = {source.text[mention.start : mention.end]: at[mention.start] for mention in mentions if mention.start in at}
    if not forms:
        return {}
    found = re.finditer(rf"(?<![\w-]){any_of(forms)}(?![\w-])", title_of(source))
    return {len(source.text) + match.start(): forms[match[0]] for match in found}
