"""Statements to sections: by role, speaker, side, heading and wording; ranked by how central and well supported they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from briefing.assembly.templates import Template
from briefing.model import Article, Point, Section, Side, Statement


class Placed(NamedTuple):
    """Statements with section, also, point and evidence; points with section and score; sections with their points, best first."""

    statements: tuple[Statement, ...]
    points: tuple[Point, ...]
    sections: tuple[Section, ...]


def place(articles: Sequence[Article], points: Sequence[Point], sides: Sequence[Side], template: Template) -> Placed:
    """Decide a section for each point (its statements share it) and rank the points of each section."""
    home = {statement: point.id for point in points for statement in point.statements}
    statements = tuple(
        replace(statement, section="developments", point=home[statement.id])
        for article in articles
        for statement in article.analysis.statements
    )
    placed = tuple(replace(point, section="developments") for point in points)
    return Placed(statements, placed, tuple(_sections(placed, sides, template)))


def _sections(points: Sequence[Point], sides: Sequence[Side], template: Template) -> list[Section]:
    found = []
    for rule in template.sections:
        parties: Sequence[Side | None] = sides if rule.each_side else (None,)
        for side in parties:
            name = f"{rule.id}/{side.id}" if side else rule.id
            title = rule.title.format(side=side.name) if side else rule.title
            inside = tuple(point.id for point in points if point.section == name)
            found.append(Section(id=name, title=title, side=side.id if side else None, points=inside, hint=rule.hint))
    return found
