"""To which side a voice belongs: itself, those it speaks for, its office, its party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.actors.lexicon import Entry, load
from briefing.analysis.wordlists import listed
from briefing.assembly.text.names import family_key, normalize_name
from briefing.model import Side, Voice

OFFICE = listed(
    """president premier chancellor minister secretary ambassador envoy general commander admiral spokesman spokeswoman spokesperson leader
    official officials king queen prince emir governor ministry government embassy army military police kremlin parliament consul
    sheikh ayatollah chairman chief delegate delegation representative negotiator troops forces authorities undersecretary attorney"""
)
OUTSIDE = listed(
    """former ex-president ex-minister analyst analysts expert experts professor researcher scholar scholars historian economist author
    journalist reporter correspondent editor activist dissident critic critics opposition rebel rebels media newspaper television academic
    institute university citizen resident residents witness survivor victim victims protester protesters"""
)
TOGETHER = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
"""What stands between the names of a voice that is several bodies at once."""


THOSE_AROUND = re.compile(
    r"(?:the )?(?P<who>[A-Z].*?)(?:[’']s)? (?:administration|government|authorities|regime|cabinet|team|camp|campaign)"
)
"""A side named by whom it is around: "the Okoro administration"."""


class SideForms(NamedTuple):
    """What a side is called: its normalized names, and the state it is, if it is one."""

    id: str
    names: frozenset[str]
    country: str | None


def heads_of(names: Iterable[str]) -> Iterator[str]:
    """The people and bodies whom names of a side say that it is around.

    >>> [*heads_of(["Okoro administration", "the White House", "Ana Paz’s team", "Peruvian government"])]
    ['Okoro', 'Ana Paz']
    """
    entries = load().entries
    found = map(THOSE_AROUND.fullmatch, names)
    return (match["who"] for match in found if match and not ((entry := entries.get(match["who"])) and entry.country))


def _state_around(name: str) -> Entry | None:
    """The state whose government a side's name says it is: "Peruvian authorities"; None where it is none."""
    lexicon = load()
    around = THOSE_AROUND.fullmatch(name)
    entry = lexicon.entries.get(around["who"]) if around else None
    country = entry.country if entry and entry.sort in ("name", "people") else None
    return lexicon.entries.get(lexicon.states[country]) if country in lexicon.states else None


class SideByDescription:
    """Asks of each voice which side it belongs to."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self.parties = [self._party(side) for side in sides]

    def of(self, voice: Voice) -> str | None:
        """The id of the voice's side; None where it belongs to none."""
        for test in (self._is, self._speaks_for, self._holds_office):
            for party in self.parties:
                if test(voice, party):
                    return party.id
        return self._together(voice)

    def _together(self, voice: Voice) -> str | None:
        """The first side of a voice that is several of them at once: "Peru and Chile" signed, denied, announced."""
        parts = [normalize_name(part) for part in TOGETHER.split(voice.name)]
        owners = [next((party.id for party in self.parties if part in party.names), None) for part in parts]
        return owners[0] if len(owners) > 1 and all(owners) else None

    def _party(self, side: Side) -> SideForms:
        entries = load().entries
        names = {normalize_name(name) for name in (side.name, *side.aliases, *heads_of((side.name, *side.aliases)))}
        known = entries.get(side.name) or _state_around(side.name)
        if known is not None:
            names |= {normalize_name(form) for form, entry in entries.items() if entry.name == known.name and entry.sort == known.sort}
        country = known.country if known and known.sort in ("name", "region") else None
        if known and known.sort == "name":
            names |= {
                normalize_name(form) for form, entry in entries.items() if entry.country == country and entry.sort in ("capital", "seat")
            }
        return SideForms(side.id, frozenset(names), country if known and known.sort == "name" else None)

    def _is(self, voice: Voice, party: SideForms) -> bool:
        """The voice is the side itself, under any of its names."""
        names = {normalize_name(name) for name in (voice.name, *voice.aliases)}
        if voice.kind == "person":
            names.add(family_key(voice.name))
        return bool(names & party.names)

    def _speaks_for(self, voice: Voice, party: SideForms) -> bool:
        """The voice is named, titled or affiliated with the side's name: "Harbour Union spokeswoman"."""
        if voice.affiliation and normalize_name(voice.affiliation) in party.names:
            return (party.country is None and not self._outside(voice)) or self._official(voice)
        if party.country is not None:
            return False
        parts = (voice.title, voice.affiliation, voice.name if voice.kind != "person" else "")
        words = f" {normalize_name(' '.join(filter(None, parts)))} "
        named = any(f" {name} " in words or f" {name} s " in words for name in party.names if len(name) > 2)
        return named and not self._outside(voice)

    def _holds_office(self, voice: Voice, party: SideForms) -> bool:
        """The voice holds an office of the side, which is a state."""
        return party.country is not None and voice.country == party.country and self._official(voice)

    def _official(self, voice: Voice) -> bool:
        if voice.kind == "state":
            return True
        return (bool(_words(voice) & OFFICE) and not self._outside(voice)) or (voice.kind == "organisation" and not self._outside(voice))

    def _outside(self, voice: Voice) -> bool:
        return bool(_words(voice) & OUTSIDE)


def _words(voice: Voice) -> set[str]:
    text = " ".join(part for part in (voice.title, voice.name if voice.kind != "person" else "") if part)
    return set(re.findall(r"[\w-]+", text.lower()))
