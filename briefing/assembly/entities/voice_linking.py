"""Finds voices of different articles that are one person or body, and says in words why each belongs to its cluster.

Voices are grouped by keys (normalized name, phonetic key, family name), so the time is linear in the voices: only names that share a key
are compared with one another. A voice is referred to by its place in the list of all voices, a cluster's `members` are such places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from briefing.analysis.actors.lexicon import load
from briefing.analysis.wordlists import listed
from briefing.assembly.text.names import COMMON_FAMILIES, SUFFIXES, family_key, name_words, normalize_name, phonetic_key, same_given_name
from briefing.model import Voice

SMALL = listed("of the for and in at former deputy chief senior top a an state foreign defense defence interior finance vice prime first")
"""Words of titles that don't tell one holder from another."""
GENERATION = re.compile(r" (?:jr|sr)$")
LEAST_SIMILARITY = 84
"""Least similarity (rapidfuzz ratio, 0 to 100) of two spellings of one name."""


@dataclass(slots=True)
class VoiceCluster:
    """Voices that are one person or body; `why` gives the reason for each that was joined to the first."""

    members: list[int] = field(default_factory=list)
    why: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class VoiceProfile:
    """A cluster while it grows, with what its voices tell: name, words of titles, affiliations, countries."""

    name: str
    titles: frozenset[str] = frozenset()
    affiliations: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    sexes: frozenset[str] = frozenset()
    cluster: VoiceCluster = field(default_factory=VoiceCluster)

    def add(self, member: int, voice: Voice, why: str = "") -> None:
        """Add a voice to the cluster, and what it tells to the profile."""
        self.cluster.members.append(member)
        if why:
            self.cluster.why[member] = why
        if voice.title:
            self.titles |= _title_words(voice.title)
        if voice.affiliation:
            self.affiliations |= {voice.affiliation}
        if voice.country:
            self.countries |= {voice.country}
        self.sexes |= _sexes(voice)

    def agreement(self, profile: VoiceProfile) -> str:
        """The first of affiliation, title and country that two clusters share, in words; empty where they share none."""
        for what, mine, theirs in (
            ("affiliation", self.affiliations, profile.affiliations),
            ("title", self.titles, profile.titles),
            ("country", self.countries, profile.countries),
        ):
            common = sorted(mine & theirs)
            if common:
                return f"same {what} ({common[0]})"
        return ""

    def conflicts(self, profile: VoiceProfile) -> bool:
        """Whether two clusters can't be one: the countries or sexes of both are known, and differ."""
        return any(
            mine and theirs and mine.isdisjoint(theirs)
            for mine, theirs in ((self.countries, profile.countries), (self.sexes, profile.sexes))
        )


def _sexes(voice: Voice) -> frozenset[str]:
    """The sexes that the given name or the honorifics of a person tell."""
    if voice.kind != "person":
        return frozenset()
    first = voice.name.split()[0]
    told = {sex for sex, names in (("male", load().male), ("female", load().female)) if first in names}
    words = {form.text.split()[0] for form in voice.forms if " " in form.text}
    called = {sex for sex, honorifics in (("male", {"Mr.", "Mr"}), ("female", {"Ms.", "Mrs.", "Ms", "Mrs"})) if words & honorifics}
    return frozenset(called or (told if len(told) == 1 else ()))


def cluster_voices(voices: Sequence[Voice], named: Sequence[Set[str]] = ()) -> list[VoiceCluster]:
    """The voices of a corpus in clusters, ordered by their first members.

    `named` has for each voice the people whom its article names in full, normalized: of those an article knows itself whether the voice
    is one, so a surname that it left alone is none of them, and "Tom Okoro" beside "Tom Okoro Jr." is another.
    """
    named = named or [frozenset()] * len(voices)
    by_name = _sort_by_name(voices)
    people = _link_full_names(voices, by_name.full_names, _with_juniors(set(named)))
    _merge_spellings(voices, people)
    people = [person for person in people if person.cluster.members]
    profiles = [
        *people,
        *_link_surnames(voices, by_name.surnames, people, named),
        *_link_bodies(voices, by_name.bodies),
        *_link_offices(voices, by_name.unnamed),
    ]
    return sorted((profile.cluster for profile in profiles), key=lambda cluster: cluster.members[0])


class _VoicesByName(NamedTuple):
    """The voices by what kind of name they have: people in full, people by surname alone, bodies, those without a name."""

    full_names: list[int]
    surnames: list[int]
    bodies: list[int]
    unnamed: list[int]


def _sort_by_name(voices: Sequence[Voice]) -> _VoicesByName:
    """Sort voices by the kind of their names; an unknown "organisation" that bears the surname of a person is that person."""
    sorted_voices = _VoicesByName([], [], [], [])
    families = {family_key(voice.name) for voice in voices if voice.kind == "person" and len(name_words(voice.name)) > 1}
    for member, voice in enumerate(voices):
        words = name_words(voice.name)
        if voice.kind == "person":
            (sorted_voices.full_names if len(words) > 1 else sorted_voices.surnames).append(member)
        elif voice.kind == "unnamed":
            sorted_voices.unnamed.append(member)
        elif voice.kind == "organisation" and len(words) == 1 and words[0] in families and voice.name not in load().entries:
            sorted_voices.surnames.append(member)
        else:
            sorted_voices.bodies.append(member)
    return sorted_voices


def _with_juniors(named: Set[Set[str]]) -> frozenset[str]:
    """The names that one article has with and without "Jr." or "Sr.", without it."""
    return frozenset(senior for names in named for name in names if (senior := GENERATION.sub("", name)) != name and senior in names)


def _link_full_names(voices: Sequence[Voice], members: Sequence[int], with_juniors: Set[str]) -> list[VoiceProfile]:
    """Link people whose full names are equal, initials in the middle left out; `with_juniors` as in `_with_juniors`."""
    groups: dict[str, VoiceProfile] = {}
    for member in members:
        key = " ".join(name_words(voices[member].name))
        if key in with_juniors and (generation := GENERATION.search(normalize_name(voices[member].name))):
            key += generation[0]
        group = groups.setdefault(key, VoiceProfile(voices[member].name))
        group.add(member, voices[member], "" if not group.cluster.members else f"same name as “{group.name}”")
    return list(groups.values())


def _merge_spellings(voices: Sequence[Voice], people: list[VoiceProfile]) -> None:
    """Merge people whose names are spelled differently: equal phonetic keys, or a short given name, and nothing against it."""
    blocks: dict[str, list[VoiceProfile]] = defaultdict(list)
    for person in sorted(people, key=lambda one: (-len(one.cluster.members), one.name)):
        words = name_words(person.name)
        keys = (phonetic_key(" ".join(words)), f"{words[-1]} {words[0][0]}", f"{phonetic_key(words[-1])} {words[0][:3]}", words[-1])
        for key in (*keys, " ".join(words[:2])):
            blocks[key].append(person)
    for block in blocks.values():
        for at, person in enumerate(block):
            for other in block[:at][:20]:
                if other is person or not person.cluster.members or not other.cluster.members or person.conflicts(other):
                    continue
                why = _why_one_person(person, other, fuzz.ratio(normalize_name(person.name), normalize_name(other.name)))
                if why:
                    _merge(voices, person, other, why)
                    break


def _why_one_person(left: VoiceProfile, right: VoiceProfile, ratio: float) -> str:
    """Says why two full names are one person's; empty where they may be two people's."""
    left_words, right_words = name_words(left.name), name_words(right.name)
    agreement = left.agreement(right)
    if left_words[-1] == right_words[-1] and left_words[0] != right_words[0] and same_given_name(left_words[0], right_words[0]):
        return f"“{left.name}” is “{right.name}” in short" + (f", {agreement}" if agreement else "")
    if left_words == right_words:
        return ""  # father and son
    if set(left_words) <= set(right_words) or set(right_words) <= set(left_words):
        shorter = min(left_words, right_words, key=len)
        if left_words[-1] != right_words[-1] and shorter[-1] in COMMON_FAMILIES and not agreement:
            return ""
        return f"“{left.name}” has the words of “{right.name}”" if len(set(left_words) & set(right_words)) > 1 else ""
    if left_words[0] != right_words[0] and not may_be_one_given_name(left_words[0], right_words[0]):
        return ""
    if ratio < LEAST_SIMILARITY and phonetic_key(left.name) != phonetic_key(right.name):
        return ""
    if not agreement and not (ratio >= 92 and phonetic_key(left.name) == phonetic_key(right.name)):
        return ""
    return f"“{left.name}” is a spelling of “{right.name}”" + (f", {agreement}" if agreement else "")


def may_be_one_given_name(left: str, right: str) -> bool:
    """Whether two given names may be spellings of one: not if both are known, unless they sound alike and are of one sex."""
    male, female = _given_names()
    if not (left in male | female and right in male | female):
        return True
    return phonetic_key(left) == phonetic_key(right) and ((left in male and right in male) or (left in female and right in female))


@lru_cache(maxsize=1)
def _country_words() -> dict[str, str]:
    """The country of each normalized name of a state or people, as the lexicon that ships has them."""
    return {
        normalize_name(form): entry.country for form, entry in load().entries.items() if entry.country and entry.sort in ("name", "people")
    }


@lru_cache(maxsize=1)
def _given_names() -> tuple[frozenset[str], frozenset[str]]:
    """The given names of men and of women that the lexicon ships, normalized."""
    lexicon = load()
    return frozenset(normalize_name(name) for name in lexicon.male), frozenset(normalize_name(name) for name in lexicon.female)


def _merge(voices: Sequence[Voice], source: VoiceProfile, target: VoiceProfile, why: str) -> None:
    """Move all voices of one cluster into another, which leaves the first empty."""
    for member in source.cluster.members:
        target.add(member, voices[member], why)
    source.cluster.members = []


def _link_surnames(
    voices: Sequence[Voice], members: Sequence[int], people: Sequence[VoiceProfile], named: Sequence[Set[str]]
) -> list[VoiceProfile]:
    """Link people who are named by surname alone: to the person of that surname, where several have it only on further evidence.

    They are added to `people`; returned are the clusters of those whom nobody there fits.
    """
    families: dict[str, list[VoiceProfile]] = defaultdict(list)
    for person in people:
        surname = family_key(person.name)
        for key in {surname, phonetic_key(surname), normalize_name(person.name.split()[0]), *name_words(person.name)[-1:]}:
            families[key].append(person)
    alone: dict[str, VoiceProfile] = {}
    for member in members:
        voice = voices[member]
        surname = " ".join(name_words(voice.name))
        profile = VoiceProfile(voice.name)
        profile.add(member, voice)
        relatives = [
            name for name in named[member] if voice.kind == "person" and surname in name and family_key(GENERATION.sub("", name)) == surname
        ]
        owner, why = _owner_of_surname(profile, surname, families, relatives)
        if owner is not None:
            owner.add(member, voice, why)
            continue
        key = surname if surname not in alone or not alone[surname].conflicts(profile) else f"{surname} {member}"
        group = alone.setdefault(key, VoiceProfile(voice.name))
        group.add(member, voice, "" if not group.cluster.members else f"same surname as “{group.name}”, nobody else bears it")
    return list(alone.values())


def _owner_of_surname(
    profile: VoiceProfile, surname: str, families: dict[str, list[VoiceProfile]], relatives: Sequence[str]
) -> tuple[VoiceProfile | None, str]:
    """The person whom a surname alone means, and why; None where it may be somebody else. `families` gives people by their surnames.

    `relatives` are those of this surname whom the same article names in full, and did not mean by it.
    """
    keys = (surname, phonetic_key(surname) if len(surname) > 4 else "")
    exact, similar = (
        [one for one in families.get(key, ()) if not profile.conflicts(one) and normalize_name(one.name) not in relatives] for key in keys
    )
    fitting = exact or similar
    agreeing = [(person, agreement) for person in fitting if (agreement := profile.agreement(person))]
    if len(agreeing) == 1:
        return agreeing[0][0], f"surname of “{agreeing[0][0].name}”, {agreeing[0][1]}"
    if relatives:
        return None, ""
    if len(fitting) == 1 and exact:
        person = fitting[0]
        if surname in COMMON_FAMILIES and profile.titles and person.titles and not profile.titles & person.titles:
            return None, ""
        return person, f"surname of “{person.name}”, whom no other source confuses with a namesake"
    if len(fitting) > 1 and not profile.titles:
        most = max(fitting, key=lambda person: (len(person.cluster.members), person.name))
        rest = sum(len(person.cluster.members) for person in fitting) - len(most.cluster.members)
        if len(most.cluster.members) >= 3 * max(rest, 1):
            return most, f"surname of “{most.name}”, whom nearly all sources mean by it"
    return None, ""


def _link_bodies(voices: Sequence[Voice], members: Sequence[int]) -> list[VoiceProfile]:
    """Link states, bodies, media and groups by name; acronyms that an article explains go with what they stand for."""
    stands_for: dict[str, str] = {}
    for member in members:
        for alias in voices[member].aliases:
            if re.fullmatch(r"[A-Z][A-Z.&]{1,7}", alias):
                stands_for.setdefault(normalize_name(alias), _body_key(voices[member].name, voices[member].country))
    groups: dict[str, VoiceProfile] = {}
    for member in members:
        key = _body_key(voices[member].name, voices[member].country)
        full_key = stands_for.get(key, key)
        group = groups.setdefault(full_key, VoiceProfile(voices[member].name))
        why = "" if not group.cluster.members else f"same name as “{group.name}”"
        group.add(member, voices[member], why if full_key == key else "an acronym that another source explains")
    return list(groups.values())


def _body_key(name: str, country: str | None = None) -> str:
    """The key under which names of one body meet: no article, no "Inc."; "Peruvian Health Ministry" is "Peru's Health Ministry"."""
    words = [word for word in normalize_name(name).split() if word != "the"]
    if country and len(words) > 1:
        for length in (2, 1):
            entry = _country_words().get(" ".join(words[:length]))
            if entry == country and len(words) > length:
                words = [country, *words[length:]]
                break
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)


def _link_offices(voices: Sequence[Voice], members: Sequence[int]) -> list[VoiceProfile]:
    """Link people without a name where their office is named in the same words; "analysts" of two articles stay two."""
    groups: dict[str, VoiceProfile] = {}
    for member in members:
        voice = voices[member]
        key = normalize_name(voice.name) if voice.affiliation else f"{normalize_name(voice.name)} {voice.id}"
        group = groups.setdefault(key, VoiceProfile(voice.name))
        group.add(member, voice, "" if not group.cluster.members else "the same office in the same words")
    return list(groups.values())


def _title_words(title: str) -> set[str]:
    """The words of a title that name an office and tell whose it is, in lower case."""
    return {word for word in re.findall(r"[\w-]+", title.lower()) if word not in SMALL and word in load().titles}
