"""What the page is made of."""

from __future__ import annotations

from typing import NamedTuple

from briefing.assembly.arrays import Floats32
from briefing.assembly.compare.matches import Matches
from briefing.model import Article, Brief


class Arranged(NamedTuple):
    """A brief before its page is made, and its articles in order with their voices linked.

    `matches` are pairs of statements that may say the same; `section_scores` says how well each point fits each section, shape
    (points, sections), both in the order of the brief.
    """

    articles: list[Article]
    brief: Brief
    matches: Matches
    section_scores: Floats32
