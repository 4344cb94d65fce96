"""Sides that the user names and no article does: most often a name mistyped, or one that the articles do not use."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from briefing.assembly.entities.actors import collect_actors
from briefing.assembly.entities.side_mentions import SideMatcher, mentions_in_statement, side_matchers
from briefing.assembly.text.names import normalize_name
from briefing.model import Article, Problem, Side

LEAST_SIMILARITY = 65.0
"""From which likeness of two names (rapidfuzz's ratio, 0 to 100) one may be meant for the other."""
MOST_OFFERED = 3
"""Names that are offered."""


def unmatched_side_problems(articles: Sequence[Article], sides: Sequence[Side], said_in: str) -> list[Problem]:
    """A problem for each side that stands in no article; `articles` know the sides of their voices. `said_in` is where it was named."""
    voices = {voice.id: voice for article in articles for voice in article.analysis.voices}
    speaking = {voice.side for voice in voices.values()}
    known = side_matchers(sides, voices.values(), (one for article in articles for one in article.analysis.statements))
    missing = [party.side for party in known if party.side.id not in speaking and not any(_names(party, article) for article in articles)]
    if not missing:
        return []
    cast = collect_actors(articles)
    names = [
        actor.name
        for actor in sorted(cast.actors.values(), key=lambda one: (-one.mentions, one.key))
        if actor.kind not in ("media", "collective")
    ]
    return [
        Problem(path=said_in, error=f"no article names the side “{side.name}”.", advice=_advice(side, names), kind="notice")
        for side in missing
    ]


def _names(party: SideMatcher, article: Article) -> bool:
    if party.pattern and party.pattern.search(article.source.text):
        return True
    return any(mentions_in_statement(statement, (party,)) for statement in article.analysis.statements)


def _advice(side: Side, names: Sequence[str]) -> str:
    """What to do: the nearest names, else the most frequent ones, and how to give a side other names."""
    near = nearest_names(side.name, names)
    offered = (
        f"Near it is {_listed(near)}" if near else f"They name {_listed(names[:MOST_OFFERED])} most often" if names else "They name nobody"
    )
    example = f"{side.name}={(near or names or ['Other name'])[0]}"
    instead = "; if you mean one of these, name it instead" if names else ""
    return f"{offered}{instead}. Where they call it otherwise, give that name behind a sign of equality: {example}"


def nearest_names(name: str, names: Sequence[str]) -> list[str]:
    """Up to MOST_OFFERED of the names that are spelt like `name` or hold it, the likest first."""
    wanted = normalize_name(name)
    # A word of a name counts a little less than the whole.
    scored = [
        (max(fuzz.ratio(wanted, normalize_name(one)), *(0.95 * fuzz.ratio(wanted, word) for word in normalize_name(one).split())), one)
        for one in names
    ]
    return [one for score, one in sorted(scored, key=lambda pair: -pair[0]) if score >= LEAST_SIMILARITY][:MOST_OFFERED]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
