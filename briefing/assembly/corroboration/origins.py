"""Which sources are independent: copies and rewrites, one outlet's stories, those that pass on a named source count as one origin."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.assembly.corroboration.provenance import Provenance, provenance_of
from briefing.assembly.corroboration.shingles import shared_shingles
from briefing.assembly.text.tokens import TokenMatrix, tokens_of
from briefing.assembly.union_find import UnionFind
from briefing.model import Article, Origin

LEAST_SHARE_OF_COPY = 0.25
"""Share of the shorter text's own wording that it has in common with the other: above, one is a copy or a cut of the other."""
LEAST_SHARE_OF_UNNAMED = 0.12
"""The same where one of them names an agency and the other none: many print its stories and leave out whose they are."""
LEAST_SHARE_OF_AGENCY = 0.05
"""The same where both name one agency, and one thanks it only for part of the story."""
LEAST_SHINGLES, LEAST_SHINGLES_OF_UNNAMED, LEAST_SHINGLES_OF_AGENCY = 12, 8, 3
"""Shared shingles below this number are chance or a stock phrase; two texts of one agency meet less by chance."""


def find_origins(articles: Sequence[Article], tokens: TokenMatrix | None = None) -> tuple[Origin, ...]:
    """The origins of the corpus; every source is in exactly one. Sources and origins keep the order of the articles.

    `tokens` are those of their statements, where they were split already.
    """
    provenances = [provenance_of(article) for article in articles]
    stories = UnionFind(len(articles))
    _unite_copies(articles, tokens if tokens is not None else tokens_of(articles), provenances, stories)
    _unite_passed_on(provenances, stories)
    _unite_agencies(provenances, stories)
    _unite_outlets(provenances, stories)
    origins = []
    for number, members in enumerate(stories.groups(), 1):
        agency = next((provenances[member].agency for member in members if provenances[member].agency), None)
        sources = tuple(articles[member].source.id for member in members)
        origins.append(Origin(id=f"o{number}", sources=sources, agency=agency, why="; ".join(stories.reasons(members))))
    return tuple(origins)


def _unite_copies(articles: Sequence[Article], tokens: TokenMatrix, provenances: Sequence[Provenance], stories: UnionFind) -> None:
    """An article with much of the wording of another, or with some of it where an agency is named, is of one story with it."""
    least = min(LEAST_SHINGLES, LEAST_SHINGLES_OF_AGENCY), min(LEAST_SHARE_OF_COPY, LEAST_SHARE_OF_AGENCY)
    for pair in shared_shingles(articles, tokens, *least):
        agencies = [{one.agency, one.helped} - {None} for one in (provenances[pair.left], provenances[pair.right])]
        common = sorted(filter(None, agencies[0] & agencies[1]))
        if pair.share >= LEAST_SHARE_OF_COPY and pair.shingles >= LEAST_SHINGLES:
            stories.unite(pair.left, pair.right, f"{pair.share:.0%} of the shorter text stands word for word in the other")
        elif common and pair.share >= LEAST_SHARE_OF_AGENCY and pair.shingles >= LEAST_SHINGLES_OF_AGENCY:
            stories.unite(pair.left, pair.right, f"both name {common[0]} and share {pair.share:.0%} of their wording")
        elif any(agencies) and not all(agencies) and pair.share >= LEAST_SHARE_OF_UNNAMED and pair.shingles >= LEAST_SHINGLES_OF_UNNAMED:
            (named,) = (sorted(filter(None, one))[0] for one in agencies if one)
            stories.unite(pair.left, pair.right, f"one names {named}, and they share {pair.share:.0%} of their wording")


def _unite_passed_on(provenances: Sequence[Provenance], stories: UnionFind) -> None:
    """An article that names its source (in a "Source:" line) goes with that outlet's own, and with others that pass it on."""
    first: dict[str, int] = {}
    for article, provenance in enumerate(provenances):
        if provenance.outlet:
            first.setdefault(provenance.outlet, article)
    for article, provenance in enumerate(provenances):
        if provenance.passes_on:
            stories.unite(first.setdefault(provenance.passes_on, article), article, f"passes on {provenance.named}")


def _unite_agencies(provenances: Sequence[Provenance], stories: UnionFind) -> None:
    """Stories of one agency, whoever prints them: it is one voice, however often it writes."""
    first: dict[str, int] = {}
    for article, provenance in enumerate(provenances):
        if provenance.agency:
            stories.unite(first.setdefault(provenance.agency, article), article, f"stories of {provenance.agency}")


def _unite_outlets(provenances: Sequence[Provenance], stories: UnionFind) -> None:
    """Stories of one publisher, except those that are an agency's or somebody else's."""
    first: dict[str, int] = {}
    for article, provenance in enumerate(provenances):
        if provenance.publisher and not provenance.agency and not stories.is_united(article):
            stories.unite(first.setdefault(provenance.publisher, article), article, "one publisher")
