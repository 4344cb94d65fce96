"""The affiliations that are printed beside voices: only what the whole corpus knows as a body.

An article alone may take a product for a company, or somebody's surname for a firm; what others say of the name tells better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from briefing.analysis.actors.lexicon import load
from briefing.assembly.entities.mention_contexts import naming_signs
from briefing.assembly.text.names import family_key, name_words, normalize_name
from briefing.model import Article, Voice

MOSTLY = 0.25
"""Share of the mentions of a name that call it a thing, from which on it is none that anybody can belong to."""


def with_proven_affiliations(voices: Sequence[Voice], articles: Sequence[Article]) -> tuple[Voice, ...]:
    """The voices of a corpus without affiliations to what is a thing or a person's surname elsewhere in it."""
    unlisted = {voice.affiliation for voice in voices if voice.affiliation} - load().entries.keys()
    if not unlisted:
        return tuple(voices)
    wrong = _things(unlisted, articles) | _surnames(unlisted, articles)
    return tuple(replace(voice, affiliation=None) if voice.affiliation in wrong else voice for voice in voices)


def _things(names: set[str], articles: Sequence[Article]) -> set[str]:
    """The names that are often called things: "the ferry Corva", "Corva, a digital currency"."""
    mentions: Counter[str] = Counter()
    signs: Counter[str] = Counter()
    for article in articles:
        for one in article.analysis.mentions:
            if one.name in names:
                mentions[one.name] += 1
                signs[one.name] += naming_signs(article.source.text, one.start, one.end)
    return {name for name, count in mentions.items() if signs[name] >= MOSTLY * count}


def _surnames(names: set[str], articles: Sequence[Article]) -> set[str]:
    """The single words that somebody with a given name bears as a surname."""
    given = load().given
    words = {name: normalize_name(name) for name in names if len(name_words(name)) == 1}
    people = {one.name for article in articles for one in article.analysis.mentions if one.kind == "person" and " " in one.name}
    surnames = {family_key(name) for name in people if name.split()[0] in given}
    return {name for name, word in words.items() if word in surnames}
