"""Making the page of a brief: ranks, what stands on it, what opens it, and on which days the event was."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from briefing.assembly.page.arranged import Arranged
from briefing.assembly.page.candidates import Candidates
from briefing.assembly.page.choose import Page, choose, limits
from briefing.assembly.page.days import Days, other_time
from briefing.assembly.page.gloss import first_on_page
from briefing.assembly.page.page_model import load_page_model
from briefing.model import Brief, Gloss, OtherTime, Point, Section, SectionKind
from briefing.templates import Template

OF_THE_EVENT = frozenset({SectionKind.DEVELOPMENTS, SectionKind.MOTIVES, SectionKind.REACTION})
"""Kinds of sections that ask for the days of the event; background and outlook ask for other times anyway."""


def make_page(arranged: Arranged, template: Template) -> Brief:
    """The brief with `rank` of its points by importance in the whole, 1 first, `page` and `in_brief`, and the days of the event."""
    brief, candidates = arranged.brief, Candidates(arranged)
    page = choose(candidates, limits(brief.sections, template), load_page_model())
    gloss = _glosses(candidates, page)
    chosen = [candidates.points[row].id for row in page.order]
    taken = set(chosen)
    rest = sorted((point for point in brief.points if point.id not in taken), key=lambda point: (-point.score, point.id))
    rank = {name: place for place, name in enumerate((*chosen, *(point.id for point in rest)), 1)}

    of_page = {candidates.points[row].id: candidates.points[row].section or "" for row in page.order[: page.lines]}
    other_times = _other_times(brief, of_page, candidates.days)

    def ranked(point: Point) -> Point:
        place = rank[point.id]
        return replace(
            point,
            rank=place,
            page=place <= page.lines,
            in_brief=place <= page.in_brief,
            gloss=gloss.get(point.id, ()),
            other_time=other_times.get(point.id),
        )

    days = candidates.days.iso() if candidates.days else None
    return with_sections_of_page(replace(brief, points=tuple(map(ranked, brief.points)), days=days), of_page)


def _other_times(brief: Brief, of_page: Mapping[str, str], days: Days | None) -> dict[str, OtherTime]:
    """By point when its lead happened, where that was not in the days of the event and its section asks for what happened then.

    `of_page` are the sections in which the page has points, by id.
    """
    if days is None:
        return {}
    sections = {section.id for section in brief.sections if section.answers in OF_THE_EVENT}
    leads = {point.lead: point.id for point in brief.points if of_page.get(point.id, point.section) in sections}
    published = {source.id: source.metadata.published for source in brief.sources}
    dated = (statement for statement in brief.statements if statement.dates and statement.id in leads)
    return {leads[one.id]: time for one in dated if (time := other_time(one, days, published[one.source]))}


def _glosses(candidates: Candidates, page: Page) -> dict[str, tuple[Gloss, ...]]:
    """The glosses of the lines of a page, by their points."""
    rest = page.order[page.in_brief : page.lines]
    met = [*page.order[: page.in_brief], *sorted(rest, key=lambda row: candidates.section[row])]
    lines = ((candidates.leads[row], candidates.glosses[row], candidates.printed_speaker(row)) for row in met)
    return dict(zip((candidates.points[row].id for row in met), first_on_page(lines), strict=True))


def with_sections_of_page(brief: Brief, of_page: Mapping[str, str]) -> Brief:
    """The brief with points, by id, moved into the section in which the page has them, before what stands there."""
    was = {point.id: point.section for point in brief.points}
    moved = {name: section for name, section in of_page.items() if was[name] != section}
    if not moved:
        return brief

    def points_of(section: Section) -> tuple[str, ...]:
        come = (name for name, home in moved.items() if home == section.id)
        return (*come, *(name for name in section.points if name not in moved))

    return replace(
        brief,
        points=tuple(replace(point, section=moved[point.id]) if point.id in moved else point for point in brief.points),
        sections=tuple(replace(section, points=points_of(section)) for section in brief.sections),
        statements=tuple(
            replace(statement, section=moved[statement.point]) if statement.point in moved else statement for statement in brief.statements
        ),
    )
