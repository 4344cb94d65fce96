"""Which sources are independent: copies and rewrites, one outlet's stories, those that pass on a named source count as one origin."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.assembly.origins.credits import Credit, credit_of
from briefing.assembly.origins.groups import Groups
from briefing.assembly.origins.wording import shared_wording
from briefing.assembly.texts import Texts, texts_of
from briefing.model import Article, Origin

COPY = 0.25
"""Share of the shorter text's own wording that it has in common with the other: above, one is a copy or a cut of the other."""
SAME_AGENCY = 0.05
"""The same where both name one agency: rewrites of its story."""
LEAST_RUNS, LEAST_RUNS_OF_AGENCY = 12, 3
"""Shared runs of words below this number are chance or a stock phrase; two texts of one agency meet less by chance."""


def find(articles: Sequence[Article], texts: Texts | None = None) -> tuple[Origin, ...]:
    """The origins of the corpus; every source is in exactly one. Sources and origins keep the order of the articles.

    `texts` are those of their statements, where they were split already.
    """
    credits = [credit_of(article) for article in articles]
    groups = Groups(len(articles))
    _join_copies(articles, texts if texts is not None else texts_of(articles), credits, groups)
    _join_passed_on(credits, groups)
    _join_outlets(credits, groups)
    found = []
    for number, members in enumerate(groups.members(), 1):
        agency = next((credits[member].agency for member in members if credits[member].agency), None)
        sources = tuple(articles[member].source.id for member in members)
        found.append(Origin(id=f"o{number}", sources=sources, agency=agency, why="; ".join(groups.why(members))))
    return tuple(found)


def _join_copies(articles: Sequence[Article], texts: Texts, credits: Sequence[Credit], groups: Groups) -> None:
    for pair in shared_wording(articles, texts, min(LEAST_RUNS, LEAST_RUNS_OF_AGENCY), min(COPY, SAME_AGENCY)):
        one, other = credits[pair.one], credits[pair.other]
        if pair.share >= COPY and pair.runs >= LEAST_RUNS:
            groups.join(pair.one, pair.other, f"{pair.share:.0%} of the shorter text stands word for word in the other")
        elif one.agency and one.agency == other.agency and pair.share >= SAME_AGENCY and pair.runs >= LEAST_RUNS_OF_AGENCY:
            groups.join(pair.one, pair.other, f"both name {one.agency} and share {pair.share:.0%} of their wording")


def _join_passed_on(credits: Sequence[Credit], groups: Groups) -> None:
    """An article that names its source (in a "Source:" line) goes with that outlet's own, and with others that pass it on."""
    first: dict[str, int] = {}
    for number, credit in enumerate(credits):
        if credit.outlet:
            first.setdefault(credit.outlet, number)
    for number, credit in enumerate(credits):
        if credit.passes_on:
            home = first.setdefault(credit.passes_on, number)
            groups.join(home, number, f"passes on {credit.named}")


def _join_outlets(credits: Sequence[Credit], groups: Groups) -> None:
    """Stories of one publisher, except those that are an agency's or somebody else's."""
    first: dict[str, int] = {}
    for number, credit in enumerate(credits):
        if credit.publisher and not credit.agency and not groups.joined(number):
            groups.join(first.setdefault(credit.publisher, number), number, "one publisher")
