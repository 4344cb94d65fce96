"""Names of voices that may be spellings of one: not sure enough to be linked, and worth asking a person about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from briefing.assembly.entities.voice_linking import LEAST_SIMILARITY, may_be_one_given_name
from briefing.assembly.text.names import COMMON_FAMILIES, family_key, name_words, phonetic_key, same_given_name
from briefing.model import Voice

MOST = 3
"""Names that are offered for one."""
COMPARED = 200
"""People of one surname that are compared with one another; further ones are left out."""


class _Person(NamedTuple):
    """A voice with the parts of its name: the sound of the family name, that name, and the given names, empty where there are none."""

    voice: Voice
    sound: str
    family: str
    given: str


def alike_voices(voices: Sequence[Voice]) -> dict[str, tuple[str, ...]]:
    """For voices by their ids, those that may be the same person, the likest first."""
    people = [_person(voice) for voice in _people(voices)]
    blocks: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        blocks[f"family {person.sound}"].append(person)
        if person.given:
            blocks[f"given {phonetic_key(person.given)}"].append(person)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for block in blocks.values():
        for place, left in enumerate(block[:COMPARED]):
            for right in block[:place]:
                if likeness := _likeness(left, right, block):
                    found[left.voice.id][right.voice.id] = found[right.voice.id][left.voice.id] = likeness
    return {name: tuple(sorted(others, key=lambda other: (-others[other], other))[:MOST]) for name, others in found.items()}


def _people(voices: Sequence[Voice]) -> list[Voice]:
    """The people among voices, and single words that are a person's surname: an article that says no more may not tell what it names."""
    people = [voice for voice in voices if voice.kind == "person" and name_words(voice.name)]
    surnames = {family_key(voice.name) for voice in people if len(voice.name.split()) > 1}
    alone = (voice for voice in voices if voice.kind == "organisation" and len(voice.name.split()) == 1 and name_words(voice.name))
    return [*people, *(voice for voice in alone if family_key(voice.name) in surnames)]


def _person(voice: Voice) -> _Person:
    family = family_key(voice.name)
    sound = phonetic_key(family)
    given = [word for word in name_words(voice.name) if word not in family.split() and phonetic_key(word) not in ("", sound)]
    return _Person(voice, sound, family, " ".join(given))


def _likeness(left: _Person, right: _Person, block: Sequence[_Person]) -> float:
    """How alike two names are, 0 to 100; 0 where they are two people's, or nothing speaks for one."""
    countries = {left.voice.country, right.voice.country} - {None}
    if len(countries) > 1 or left.voice.name == right.voice.name or not left.sound:
        return 0  # two voices of one name were kept apart for a reason
    families = 100 if left.sound == right.sound else fuzz.ratio(left.family, right.family)
    if families < LEAST_SIMILARITY:
        return 0
    if left.given and right.given:
        given = _given_likeness(left.given, right.given)
        return (families + given) / 2 if given else 0
    named = [person for person in block if person.given and person.sound == left.sound]
    alone = left.sound == right.sound and len(named) == 1 and left.family not in COMMON_FAMILIES
    return 50 if alone else 0


def _given_likeness(left: str, right: str) -> float:
    """How alike the given names of two people are; 0 where they are two names."""
    if same_given_name(left, right):
        return 100
    short, long = sorted((left, right), key=len)
    if len(short) > 1 and long.split()[: len(short.split())] == short.split():
        return LEAST_SIMILARITY
    if not may_be_one_given_name(left, right):
        return 0
    likeness = 100 if phonetic_key(left) == phonetic_key(right) else fuzz.ratio(left, right)
    return likeness if likeness >= LEAST_SIMILARITY else 0
