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
LEAST_SHARE_OF_AGENCY = 0.05
"""The same where both name one agency: rewrites of its story."""
LEAST_SHINGLES, LEAST_SHINGLES_OF_AGENCY = 12, 3
"""Shared runs of words below this number are chance or a stock phrase; two texts of one agency meet less by chance."""


def find_origins(articles: Sequence[Article], texts: TokenMatrix | None = None) -> tuple[Origin, ...]:
    """The origins of the corpus; every source is in exactly one. Sources and origins keep the order of the articles.

    `texts` are those of their statements, where they were split already.
    """
    credits = [provenance_of(article) for article in articles]
    groups = UnionFind(len(articles))
    _join_copies(articles, texts if texts is not None else tokens_of(articles), credits, groups)
    _join_passed_on(credits, groups)
    _join_outlets(credits, groups)
    found = []
    for number, members in enumerate(groups.members(), 1):
        agency = next((credits[member].agency for member in members if credits[member].agency), None)
        sources = tuple(articles[member].source.id for member in members)
        found.append(Origin(id=f"o{number}", sources=sources, agency=agency, why="; ".join(groups.why(members))))
    return tuple(found)


def _join_copies(articles: Sequence[Article], texts: TokenMatrix, credits: Sequence[Provenance], groups: UnionFind) -> None:
    for pair in shared_shingles(
        articles, texts, min(LEAST_SHINGLES, LEAST_SHINGLES_OF_AGENCY), min(LEAST_SHARE_OF_COPY, LEAST_SHARE_OF_AGENCY)
    ):
        one, other = credits[pair.one], credits[pair.other]
        if pair.share >= LEAST_SHARE_OF_COPY and pair.runs >= LEAST_SHINGLES:
            groups.join(pair.one, pair.other, f"{pair.share:.0%} of the shorter text stands word for word in the other")
        elif one.agency and one.agency == other.agency and pair.share >= LEAST_SHARE_OF_AGENCY and pair.runs >= LEAST_SHINGLES_OF_AGENCY:
            groups.join(pair.one, pair.other, f"both name {one.agency} and share {pair.share:.0%} of their wording")


def _join_passed_on(credits: Sequence[Provenance], groups: UnionFind) -> None:
    """An article that names its source (in a "Source:" line) goes with that outlet's own, and with others that pass it on."""
    first: dict[str, int] = {}
    for number, credit in enumerate(credits):
        if credit.outlet:
            first.setdefault(credit.outlet, number)
    for number, credit in enumerate(credits):
        if credit.passes_on:
            home = first.setdefault(credit.passes_on, number)
            groups.join(home, number, f"passes on {credit.named}")


def _join_outlets(credits: Sequence[Provenance], groups: UnionFind) -> None:
    """Stories of one publisher, except those that are an agency's or somebody else's."""
    first: dict[str, int] = {}
    for number, credit in enumerate(credits):
        if credit.publisher and not credit.agency and not groups.joined(number):
            groups.join(first.setdefault(credit.publisher, number), number, "one publisher")
