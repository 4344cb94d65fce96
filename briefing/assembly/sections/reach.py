"""How far a reaction reaches: whether states or international bodies react, or only people and bodies of one country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.analysis.actors.lexicon import load
from briefing.model import Statement, Voice

BODIES = (
    "United Nations",
    "UN Security Council",
    "UN General Assembly",
    "UNHCR",
    "UNICEF",
    "UNESCO",
    "World Health Organization",
    "World Food Programme",
    "World Trade Organization",
    "International Monetary Fund",
    "World Bank",
    "International Atomic Energy Agency",
    "International Criminal Court",
    "International Court of Justice",
    "NATO",
    "OECD",
    "OPEC",
    "OSCE",
    "G7",
    "G20",
    "ASEAN",
    "African Union",
    "Arab League",
    "Organization of American States",
    "ECOWAS",
    "OPCW",
)
"""Bodies of states, by the names or one of the names of `organisations.yaml`."""


def home_of(statements: Iterable[Statement]) -> str | None:
    """The country that the statements name most (ISO 3166 alpha-3); of two named as often the first in the alphabet."""
    counts = Counter(mention.country for statement in statements for mention in statement.mentions if mention.country)
    return min(counts, key=lambda country: (-counts[country], country)) if counts else None


def is_international(voices: Sequence[Voice], home: str | None) -> bool:
    """Whether one of these voices is an international body, a state other than `home`, or speaks for one of them."""
    return any(_is_abroad(voice, home) for voice in voices)


def _is_abroad(voice: Voice, home: str | None) -> bool:
    entries = load().entries
    names = (voice.name, *voice.aliases, voice.affiliation or "")
    known = [entries[name] for name in names if name in entries]
    bodies = {entries[name].name for name in BODIES if name in entries}
    if any(entry.sort == "body" and entry.name in bodies for entry in known):
        return True
    # A person of another country is no state: only who holds an office there, or the state itself, speaks for it.
    states = {entry.country for entry in known if entry.kind == "state" and entry.country}
    if voice.kind == "state" and voice.country:
        states.add(voice.country)
    return bool(states - {home})
