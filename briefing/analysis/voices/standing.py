"""How a name stands in its sentence: whether a pronoun of the next one can go on about it."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from briefing.model import Mention

BEHIND_PREPOSITION = re.compile(
    r"\b(?:to|at|in|on|for|from|of|by|with|into|via|about|like|unlike|against)(?: the)?(?: [A-Z][a-z]+\.?){0,2} \Z", re.IGNORECASE
)
"""Before a name that only may be a person's: there it is rather a thing's."""

HEADS = re.compile(
    r"(?:(?:But|And|Yet|Still|Then|So|Later),? )?(?:(?:One|Another|An?) (?:[\w’'-]+ ){0,3}[\w’'-]+, )?"
    r"(?:(?:[A-Z][\w.’'-]*|the|The|former) ){0,4}\Z"
)
"""Before a name that its sentence begins with: nothing but titles, or one of whom it is the name ("One miner, | Luis Paz")."""

DESCRIBED = re.compile(r"[“\"]?(?:The|An?|His|Her|Their|Its) (?:(?!(?:of|over|in|on|for|to|by|with|from|about|at)\b)[\w.’'-]+ ){1,5}\Z")
"""Before a name that its sentence begins with: what somebody is, as in "The two ministers | Ana Paz and Tom Okoro"."""

OFFICE_OF = re.compile(r"(?:(?:[A-Z][\w.-]*|the|former) )*?(?P<office>[A-Z][\w-]*) of (?:the )?(?:[A-Z][\w.-]* ){1,4}\Z")
"""Before a name that its sentence begins with: an office with its "of", as in "Secretary of State | Rosa Alvarez"."""


class Place(NamedTuple):
    """What stands before a name in its sentence: a preposition, nothing but titles, nothing but what somebody is."""

    behind: bool
    first: bool
    described: bool


class Standing(NamedTuple):
    """How a name stands: behind a preposition, as the subject, right at the head, as one whom the next sentence can go on about."""

    behind: bool
    subject: bool
    first: bool
    goes_on: bool


def place_of(text: str, start: int, mention: Mention, titles: Set[str]) -> Place:
    """What stands before a name in the sentence that starts at an offset."""
    behind = BEHIND_PREPOSITION.search(text[max(start, mention.start - 30) : mention.start]) is not None
    office = OFFICE_OF.match(text, start, mention.start) if behind else None
    if office is not None and office["office"].lower() in titles:
        return Place(False, True, True)
    first = HEADS.fullmatch(text, start, mention.start) is not None
    return Place(behind, first, first or DESCRIBED.fullmatch(text, start, mention.start) is not None)
