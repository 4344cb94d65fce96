"""Choosing the page: one line after the other, each the one that adds most to what stands there.

A line is worth the probability that it must, or may, stand there, less where its section may be the wrong one. Its value falls by the
probability that it only repeats what a line above says (a greedy choice of a submodular coverage; Lin and Bilmes, ACL 2011). The first
line is the main event. A section holds as many lines as its template says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from briefing.assembly.arrays import Floats
from briefing.assembly.page.candidates import Candidates
from briefing.assembly.page.features import LINE_FEATURES, REPEAT_FEATURES, Told
from briefing.assembly.page.page_model import PageModel, load_page_model
from briefing.model import Article, Brief, Point, Section, SectionKind
from briefing.templates import Template

LINES_A_SECTION = 5
"""Lines of the page in a section whose template says nothing else."""
MOST_LINES = 30
"""Lines of a whole page."""
USEFUL_SHARE = 0.4
"""What a line is worth that may stand on the page, beside one that must."""


class Values(NamedTuple):
    """What each candidate is worth on an empty page, and which of them may open it."""

    value: Floats
    opens: Floats


def rank_points(articles: Sequence[Article], brief: Brief, template: Template) -> tuple[Point, ...]:
    """The points of the brief with `rank` by importance in the whole, 1 first, and `page` where they stand on the page; in their order."""
    candidates = Candidates(articles, brief)
    order, lines = choose(candidates, limits(brief.sections, template), load_page_model())
    chosen = [candidates.points[row].id for row in order]
    taken = set(chosen)
    rest = sorted((point for point in brief.points if point.id not in taken), key=lambda point: (-point.score, point.id))
    rank = {name: place for place, name in enumerate((*chosen, *(point.id for point in rest)), 1)}
    return tuple(replace(point, rank=rank[point.id], page=rank[point.id] <= lines) for point in brief.points)


def limits(sections: Sequence[Section], template: Template) -> dict[str, int]:
    """The most lines of the page in each section, by its id."""
    by_rule = {rule.id: rule.limit or LINES_A_SECTION for rule in template.sections}
    return {section.id: by_rule.get(section.id, by_rule.get(section.id.partition("/")[0], LINES_A_SECTION)) for section in sections}


def values(candidates: Candidates, model: PageModel) -> Values:
    """What each candidate is worth by itself."""
    features = LINE_FEATURES.matrix(candidates)
    must, useful, fits = (weighs.probability(features) for weighs in (model.must, model.useful, model.fits))
    develops = features[:, LINE_FEATURES.names.index(f"in {SectionKind.DEVELOPMENTS.value}")]
    return Values((must + USEFUL_SHARE * useful) / (1 + USEFUL_SHARE) * np.sqrt(fits), must * develops)


def choose(candidates: Candidates, most: Mapping[str, int], model: PageModel) -> tuple[list[int], int]:
    """The candidates by rank, and how many of the first stand on the page."""
    if not len(candidates):
        return [], 0
    worth = values(candidates, model)
    left, value = np.ones(len(candidates), dtype=bool), worth.value.copy()
    order: list[int] = []
    held: Counter[str] = Counter()
    budget = min(MOST_LINES, sum(most.values()))
    while len(order) < budget and left.any():
        first = worth.opens if not order and worth.opens.any() else value
        row = int(np.argmax(np.where(left, first, -1.0)))
        if order and value[row] < model.least_value:
            break
        order.append(row)
        section = candidates.points[row].section or ""
        held[section] += 1
        value *= 1 - model.repeats.probability(REPEAT_FEATURES.matrix(Told(candidates, row)))
        left[row] = False
        if held[section] >= most.get(section, LINES_A_SECTION):
            left &= np.array([point.section != section for point in candidates.points])
    lines = len(order)
    order += sorted(set(range(len(candidates))) - set(order), key=lambda row: (-value[row], row))
    return order, lines
