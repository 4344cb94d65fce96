"""Which voices of single articles are one: clusters, and in words why each member belongs to its own.

Every step works on groups under a key (a folded name, a phonetic_key, a family name), so the whole is linear in the voices; only names that
share a skeleton are ever compared with one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from briefing.analysis.actors.lexicon import load
from briefing.analysis.wordlists import listed
from briefing.assembly.text.names import COMMON_FAMILIES, SUFFIXES, family_key, name_words, normalize_name, phonetic_key, same_given_name
from briefing.model import Voice

SMALL = listed("of the for and in at former deputy chief senior top a an state foreign defense defence interior finance vice prime first")
"""Words of titles that say little of whose they are."""
LEAST_SIMILARITY = 84
"""Least similarity (rapidfuzz ratio, 0 to 100) of two spellings of one name."""


@dataclass(slots=True)
class VoiceCluster:
    """Voices that are one: their numbers, and for those not joined by equal names, why they belong here."""

    members: list[int] = field(default_factory=list)
    why: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class VoiceProfile:
    """What is known of a cluster while joining: name, title words, affiliations, countries."""

    name: str
    titles: frozenset[str] = frozenset()
    affiliations: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    cluster: VoiceCluster = field(default_factory=VoiceCluster)

    def add(self, number: int, voice: Voice, why: str = "") -> None:
        """Take a voice in."""
        self.cluster.members.append(number)
        if why:
            self.cluster.why[number] = why
        if voice.title:
            self.titles |= _title_words(voice.title)
        if voice.affiliation:
            self.affiliations |= {voice.affiliation}
        if voice.country:
            self.countries |= {voice.country}

    def agreement(self, profile: VoiceProfile) -> str:
        """What two clusters have in common, in words; empty where nothing."""
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
        """Whether two clusters cannot be one: their countries are known and differ."""
        return bool(self.countries and profile.countries and not self.countries & profile.countries)


def cluster_voices(voices: Sequence[Voice]) -> list[VoiceCluster]:
    """The voices of a corpus in clusters, ordered by their first member."""
    full, single, bodies, unnamed = _by_kind_of_name(voices)
    people = _by_full_name(voices, full)
    _merge_spellings(voices, people)
    people = [one for one in people if one.cluster.members]
    alone = _surnames_alone(voices, single, people)
    groups = [*people, *alone, *_by_body(voices, bodies), *_by_office(voices, unnamed)]
    return sorted((group.cluster for group in groups), key=lambda cluster: cluster.members[0])


def _by_kind_of_name(voices: Sequence[Voice]) -> tuple[list[int], list[int], list[int], list[int]]:
    full: list[int] = []
    single: list[int] = []
    bodies: list[int] = []
    unnamed: list[int] = []
    families = {family_key(voice.name) for voice in voices if voice.kind == "person" and len(name_words(voice.name)) > 1}
    for number, voice in enumerate(voices):
        words = name_words(voice.name)
        if voice.kind == "person":
            (full if len(words) > 1 else single).append(number)
        elif voice.kind == "unnamed":
            unnamed.append(number)
        elif voice.kind == "organisation" and len(words) == 1 and words[0] in families and voice.name not in load().entries:
            single.append(number)
        else:
            bodies.append(number)
    return full, single, bodies, unnamed


def _by_full_name(voices: Sequence[Voice], numbers: Sequence[int]) -> list[VoiceProfile]:
    """People by equal full names, initials in the middle left out."""
    groups: dict[str, VoiceProfile] = {}
    for number in numbers:
        key = " ".join(name_words(voices[number].name))
        group = groups.setdefault(key, VoiceProfile(voices[number].name))
        group.add(number, voices[number], "" if not group.cluster.members else f"same name as “{group.name}”")
    return list(groups.values())


def _merge_spellings(voices: Sequence[Voice], people: list[VoiceProfile]) -> None:
    """Join people whose names are spelled differently: equal skeletons, or a short given name, and nothing against it."""
    blocks: dict[str, list[VoiceProfile]] = defaultdict(list)
    for person in sorted(people, key=lambda one: (-len(one.cluster.members), one.name)):
        words = name_words(person.name)
        for key in (phonetic_key(" ".join(words)), f"{words[-1]} {words[0][0]}", f"{phonetic_key(words[-1])} {words[0][:3]}", words[-1]):
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
    """Why two full names are one person's; empty where they may be two."""
    left_words, right_words = name_words(left.name), name_words(right.name)
    agreement = left.agreement(right)
    if left_words[-1] == right_words[-1] and left_words[0] != right_words[0] and same_given_name(left_words[0], right_words[0]):
        return f"“{left.name}” is “{right.name}” in short" + (f", {agreement}" if agreement else "")
    if set(left_words) <= set(right_words) or set(right_words) <= set(left_words):
        return f"“{left.name}” has the words of “{right.name}”" if len(set(left_words) & set(right_words)) > 1 else ""
    if left_words[0] != right_words[0] and not _may_be_one_given_name(left_words[0], right_words[0]):
        return ""
    if ratio < LEAST_SIMILARITY and phonetic_key(left.name) != phonetic_key(right.name):
        return ""
    if not agreement and not (ratio >= 92 and phonetic_key(left.name) == phonetic_key(right.name)):
        return ""
    return f"“{left.name}” is a spelling of “{right.name}”" + (f", {agreement}" if agreement else "")


def _may_be_one_given_name(mine: str, theirs: str) -> bool:
    """Whether two given names may be spellings of one: not two that both are known, unless they sound alike and have one sex."""
    male, female = _given_names()
    if not (mine in male | female and theirs in male | female):
        return True
    return phonetic_key(mine) == phonetic_key(theirs) and ((mine in male and theirs in male) or (mine in female and theirs in female))


@lru_cache(maxsize=1)
def _country_words() -> dict[str, str]:
    """States by their folded names and peoples."""
    return {
        normalize_name(form): entry.country for form, entry in load().entries.items() if entry.country and entry.sort in ("name", "people")
    }


@lru_cache(maxsize=1)
def _given_names() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = load()
    return frozenset(normalize_name(name) for name in lexicon.male), frozenset(normalize_name(name) for name in lexicon.female)


def _merge(voices: Sequence[Voice], source: VoiceProfile, target: VoiceProfile, why: str) -> None:
    for number in source.cluster.members:
        target.add(number, voices[number], why)
    source.cluster.members = []


def _surnames_alone(voices: Sequence[Voice], numbers: Sequence[int], people: Sequence[VoiceProfile]) -> list[VoiceProfile]:
    """Surnames alone: joined to the one person of that surname, where several bear it only on further evidence."""
    families: dict[str, list[VoiceProfile]] = defaultdict(list)
    for person in people:
        surname = family_key(person.name)
        for key in {surname, phonetic_key(surname), normalize_name(person.name.split()[0]), *name_words(person.name)[-1:]}:
            families[key].append(person)
    alone: dict[str, VoiceProfile] = {}
    for number in numbers:
        voice = voices[number]
        word = " ".join(name_words(voice.name))
        mine = VoiceProfile(voice.name)
        mine.add(number, voice)
        found, why = _owner_of_surname(mine, word, families)
        if found is not None:
            found.add(number, voice, why)
            continue
        key = word if word not in alone or not alone[word].conflicts(mine) else f"{word} {number}"
        group = alone.setdefault(key, VoiceProfile(voice.name))
        group.add(number, voice, "" if not group.cluster.members else f"same surname as “{group.name}”, nobody else bears it")
    return list(alone.values())


def _owner_of_surname(mine: VoiceProfile, word: str, families: dict[str, list[VoiceProfile]]) -> tuple[VoiceProfile | None, str]:
    exact = [one for one in families.get(word, ()) if not mine.conflicts(one)]
    fitting = exact or [one for one in families.get(phonetic_key(word), ()) if not mine.conflicts(one) and len(word) > 4]
    agreeing = [(one, agreement) for one in fitting if (agreement := mine.agreement(one))]
    if len(agreeing) == 1:
        return agreeing[0][0], f"surname of “{agreeing[0][0].name}”, {agreeing[0][1]}"
    if len(fitting) == 1 and exact:
        one = fitting[0]
        if word in COMMON_FAMILIES and mine.titles and one.titles and not mine.titles & one.titles:
            return None, ""
        return one, f"surname of “{one.name}”, whom no other source confuses with a namesake"
    if len(fitting) > 1 and not mine.titles:
        most = max(fitting, key=lambda one: (len(one.cluster.members), one.name))
        rest = sum(len(one.cluster.members) for one in fitting) - len(most.cluster.members)
        if len(most.cluster.members) >= 3 * max(rest, 1):
            return most, f"surname of “{most.name}”, whom nearly all sources mean by it"
    return None, ""


def _by_body(voices: Sequence[Voice], numbers: Sequence[int]) -> list[VoiceProfile]:
    """States, bodies, media and groups by name; acronyms that an article explains join what they stand for."""
    stands_for: dict[str, str] = {}
    for number in numbers:
        for alias in voices[number].aliases:
            if re.fullmatch(r"[A-Z][A-Z.&]{1,7}", alias):
                stands_for.setdefault(normalize_name(alias), _body_key(voices[number].name, voices[number].country))
    groups: dict[str, VoiceProfile] = {}
    for number in numbers:
        key = _body_key(voices[number].name, voices[number].country)
        known = stands_for.get(key, key)
        group = groups.setdefault(known, VoiceProfile(voices[number].name))
        why = "" if not group.cluster.members else f"same name as “{group.name}”"
        group.add(number, voices[number], why if known == key else "an acronym that another source explains")
    return list(groups.values())


def _body_key(name: str, country: str | None = None) -> str:
    """A body's name without article and "Inc."; "Peruvian Health Ministry" and "Peru's Health Ministry" alike."""
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


def _by_office(voices: Sequence[Voice], numbers: Sequence[int]) -> list[VoiceProfile]:
    """The unnamed: joined across sources only where an office is named in the same words; "analysts" of two articles stay two."""
    groups: dict[str, VoiceProfile] = {}
    for number in numbers:
        voice = voices[number]
        key = normalize_name(voice.name) if voice.affiliation else f"{normalize_name(voice.name)} {voice.id}"
        group = groups.setdefault(key, VoiceProfile(voice.name))
        group.add(number, voice, "" if not group.cluster.members else "the same office in the same words")
    return list(groups.values())


def _title_words(title: str) -> set[str]:
    return {word for word in re.findall(r"[\w-]+", title.lower()) if word not in SMALL and word in load().titles}
