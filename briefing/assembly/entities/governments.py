"""Who acts for which state: its head, his officers, and the house that stands for them ("the Kremlin")."""

from __future__ import annotations

import re
from collections import Counter

from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.voices.offices import PARTISAN, PAST
from briefing.analysis.wordlists import listed

HEADS = listed("president premier chancellor king queen emir sultan")
"""Offices of those who stand for a whole state, in one word; a prime minister has two."""

NOW = listed("current new acting interim then")

OFFICERS = listed("minister secretary adviser advisor ambassador vice-president")
"""Offices of those who act for the head of a state."""

WITHIN = listed("senate house parliament congress congressional press private general assembly majority minority city mayor shadow first")
"""Words of offices in other bodies, or of no weight of their own."""

PRINTED = re.compile(
    r"(?:(?:[Ff]ormer|[Ee]x|[Ll]ate|[Oo]usted)[ -])?(?<!\w)(?:Vice |[A-Z]\w+ (?=Minister|Secretary))?"
    r"(?:President|Premier|Chancellor|Minister|Secretary|King|Queen|Emir|Sultan|Ambassador) \Z"
)
"""Such an office as it is printed right before a name."""

LOOK = 40
"""Letters that the longest of them has."""

OWN_BODIES = listed(
    """department ministry treasury security office justice army parliament congress capitol commons lords assembly westminster bundestag
    bundesrat knesset sejm majlis duma rada sabha storting riksdag"""
)
"""Words of bodies that act beside the head of their state, and sometimes against him."""


def office_in_state(title: str) -> str | None:
    """Whether a title without an owner is that of a "head" of a state or of an "officer" of its government; None where it is neither.

    >>> office_in_state("Prime Minister"), office_in_state("National Security Adviser"), office_in_state("former president")
    ('head', 'officer', None)
    """
    words = [word.strip(".,").lower() for word in title.split()]
    if not words or not PAST.isdisjoint(words) or not PARTISAN.isdisjoint(words) or not WITHIN.isdisjoint(words):
        return None
    if (words[-1] in HEADS and set(words[:-1]) <= NOW) or words[-2:] == ["prime", "minister"]:
        return "head"
    vice = words[-2:] == ["vice", "president"]
    return "officer" if vice or (words[-1] in OFFICERS and len(words) > 1) or words[-3:-1] == ["secretary", "of"] else None


FOR_OTHERS = listed(
    """lawyer lawyers attorney counsel solicitor barrister spokesman spokeswoman spokesperson analyst expert professor scholar
    historian economist journalist reporter correspondent columnist editor anchor host moderator author strategist aide adviser
    advisor fellow researcher"""
)
"""Callings of those who speak for others, or about them."""


def speaks_for_others(title: str) -> bool:
    """Whether a title is that of somebody who speaks for others, or only about them.

    >>> speaks_for_others("lawyer for the miners"), speaks_for_others("U.S. Attorney"), speaks_for_others("mayor of Arven")
    (True, False, False)
    """
    head = re.split(r",|\b(?:for|of|at|with|to|in)\b", title)[0].lower().split()
    return bool(head) and head[-1] in FOR_OTHERS and not (head[-1] == "attorney" and len(head) > 1)


def printed_office(text: str, start: int) -> tuple[str, int] | None:
    """The office right before somebody's name and where its words begin, where it is one in a state.

    >>> printed_office("Peruvian Prime Minister Ana Rojas", 24), printed_office("the miner Bo Lund", 10)
    (('head', 9), None)
    """
    found = PRINTED.search(text, max(0, start - LOOK), start)
    office = office_in_state(found[0]) if found else None
    return (office, found.start()) if found and office else None


def home_state(seats: Counter[str]) -> str | None:
    """The state that a corpus means where it names an office and no state: the one whose seat of government it names most."""
    return max(sorted(seats), key=lambda country: seats[country]) if seats else None


def is_seat(name: str, lexicon: Lexicon) -> bool:
    """Whether a name stands for the head of a state and those around him ("the Kremlin"), not for a ministry or a parliament."""
    entry = lexicon.entries.get(name)
    return entry is not None and entry.sort == "seat" and OWN_BODIES.isdisjoint(name.lower().split())
