"""Whether somebody named before can be the one whom a description means: by state or body, sex, portfolio and office.

A description that does not fit is somebody else, who has no name yet.
"""

from __future__ import annotations

import re

from briefing.analysis.actors.namesakes import SHORT
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.context import Context
from briefing.analysis.voices.offices import is_past
from briefing.analysis.voices.references import Reference
from briefing.analysis.voices.sexes import sex_of_noun
from briefing.analysis.wordlists import listed
from briefing.model import Mention

PORTFOLIOS = listed(
    """foreign defense interior finance health justice trade energy education prime vice deputy agriculture environment culture transport
    labor security press military police army navy economy science sports tourism housing migration communications intelligence"""
)
"""Words that tell one holder of an office from another."""

CHAIRS = re.compile(r"(?:(?:sub)?committee|panel) (?:chair(?:man|woman)?|head|leader)", re.IGNORECASE)
"""Who leads a committee, whom a parliament chooses among its own."""

LAWMAKERS = listed("senator representative congressman congresswoman lawmaker legislator")
"""Titles of those who may lead a committee of their parliament."""

OF_A_PRONOUN = re.compile(r"(?:his|her|its|their|my|our) ", re.IGNORECASE)
FORMER = re.compile(r"\b(?:former|ex)\b", re.IGNORECASE)
SPELLINGS = {"defence": "defense", "labour": "labor"}
PROFESSIONS = speaker_nouns.OFFICES | listed(
    """journalist reporter correspondent lawyer attorney doctor professor pastor priest imam coach captain detective ambassador envoy
    spokesman spokeswoman spokesperson writer author actor actress singer rapper engineer pilot astronaut scientist prosecutor minister
    co-founder"""
)
"""What somebody is lastingly: who is known as one of them is not "the" other."""


def fits_description(context: Context, name: str, reference: Reference) -> bool:
    """Whether a person of the article can be "the German foreign ministry spokesman"."""
    sex, known_sex = sex_of_noun([reference.noun]), context.sexes.get(name)
    if sex and known_sex and sex != known_sex:
        return False
    title = _title(context, name)
    if FORMER.search(reference.text) and title and not is_past(title):
        return False
    described, known = _portfolios(reference.text), _portfolios(title)
    if described and known and described.isdisjoint(known):
        return False
    return reference.head is None or _belongs_to(context, name, reference.head)


def may_hold(context: Context, name: str, reference: Reference) -> bool:
    """Whether "the senator" may be somebody: not one who is known to hold another office, but for a lawmaker who chairs a committee."""
    noun = reference.noun
    known = {SHORT.get(word.rstrip("."), word.rstrip(".")) for word in _title(context, name).lower().split()}
    if noun in PROFESSIONS - speaker_nouns.OFFICES:
        return noun in known
    if CHAIRS.fullmatch(reference.text) and not known.isdisjoint(LAWMAKERS):
        return True
    lasting = noun in PROFESSIONS or noun in speaker_nouns.STRANGERS
    return not lasting or noun in known or known.isdisjoint(PROFESSIONS)


def is_kin(context: Context, reference: Reference, at: int) -> bool:
    """Whether a description at an offset is a relative of somebody who has a pronoun only, and so nobody named before: "her mother"."""
    return reference.noun in speaker_nouns.KIN and OF_A_PRONOUN.match(context.text, at) is not None


def is_said_of(reference: Reference, name: str) -> bool:
    """Whether "the official" can be an unnamed voice heard before: every word of the description is in its name ("a Kenyan official")."""
    words = [word.strip("’'.,").lower() for word in reference.text.split()]
    head = words[: words.index(reference.noun) + 1] if reference.noun in words else words
    return set(head) <= {word.strip("’'.,").lower() for word in name.split()}


def _title(context: Context, name: str) -> str:
    description = context.people.get(name)
    return (description.title if description else None) or ""


def _portfolios(text: str) -> set[str]:
    words = {SPELLINGS.get(word, word) for word in text.lower().replace(",", " ").split()}
    return words & PORTFOLIOS


def _belongs_to(context: Context, name: str, head: Mention) -> bool:
    """Whether somebody is not known to belong to another state or body than the one that stands in the description."""
    description = context.people.get(name)
    if description is None or description.affiliation is None:
        return True
    if head.country is not None and head.kind == "state":
        return description.country == head.country
    known = {word.lower() for part in (description.title, description.affiliation) if part for word in part.split()}
    return not known.isdisjoint(head.name.lower().split())
