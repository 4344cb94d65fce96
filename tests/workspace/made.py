"""Briefs made by hand, so that what is tested hangs on no analysis."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefing.model import (
    Attribution,
    Brief,
    Dispute,
    Known,
    Metadata,
    Origin,
    Point,
    Position,
    Section,
    Side,
    Source,
    Statement,
    TimelineEntry,
    Voice,
)

TEXTS = {
    "delta.txt": "The dam at Kariba holds, the river authority said. Two gates stay shut. Villages downstream wait. Fishing is suspended.",
    "herald.txt": "Engineers say the Kariba dam is safe. Three gates stay shut. Rain is expected on Friday. Schools reopen on Monday.",
    "wire.txt": "The Kariba dam is safe, engineers said. Prices of fish have doubled. Nobody was hurt. The minister flies in today.",
}


def source(name: str, text: str, outlet: str | None = None) -> Source:
    known = Known(value=outlet or name.split(".")[0].title(), certainty="sure", origin="test")
    title = Known(value=f"Of the {name.split('.')[0]}", certainty="sure", origin="test")
    day = Known(value="2025-03-0" + str(1 + len(name) % 3), certainty="sure", origin="test")
    metadata = Metadata(outlet=known, title=title, published=day)
    return Source(
        id=name.split(".")[0], path=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), paths=(name,), metadata=metadata
    )


def paged(made: Brief, lines: int = 2, opening: int = 0) -> Brief:
    """The brief with points ranked by turns of the sections, the first `lines` of each on the page; it opens with the first of all."""
    from msgspec.structs import replace

    inside = [[point for point in made.points if point.section == section.id] for section in made.sections]
    turns = [(place, number, point.id) for number, points in enumerate(inside) for place, point in enumerate(points)]
    ranks = {name: rank for rank, (_, _, name) in enumerate(sorted(turns), 1)}
    places = {name: place for place, _, name in turns}
    points = (
        replace(one, rank=ranks[one.id], page=places[one.id] < lines, in_brief=ranks[one.id] <= opening) if one.id in ranks else one
        for one in made.points
    )
    return replace(made, points=tuple(points))


def sentences(one: Source) -> list[Statement]:
    found, at = [], 0
    for ordinal, piece in enumerate(one.text.split(". ")):
        text = piece if piece.endswith(".") else piece + "."
        start = one.text.index(text, at)
        at = start + len(text)
        found.append(Statement(id=f"{one.id}:{start}", source=one.id, start=start, end=at, text=text, ordinal=ordinal))
    return found


def _points(statements: Sequence[Statement]) -> list[Point]:
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.point or "", []).append(statement)
    points = []
    for name, members in groups.items():
        outlets = len({one.source for one in members})
        first, named = members[0], tuple(one.id for one in members)
        points.append(Point(id=name, section=first.section, lead=first.id, statements=named, sources=outlets, independent=outlets))
    return points


def brief(texts: dict[str, str] | None = None, joined: Sequence[Sequence[str]] = ()) -> Brief:
    """Sections one and two; a statement is in `one` when it is among the first two of its source. `joined` texts make one point."""
    from msgspec.structs import replace

    sources = [source(name, text) for name, text in sorted((texts or TEXTS).items())]
    statements = [
        replace(statement, section="one" if statement.ordinal < 2 else "two", point=f"p{statement.id}")
        for one in sources
        for statement in sentences(one)
    ]
    groups = [[s for s in statements if s.text in texts] for texts in joined]
    homes = {s.id: f"p{group[0].id}" for group in groups for s in group}
    sections = {s.id: group[0].section for group in groups for s in group}
    statements = [replace(s, point=homes.get(s.id, s.point), section=sections.get(s.id, s.section)) for s in statements]
    points = _points(statements)
    first = statements[0]
    voice = Voice(id="v1", name="River Authority", aliases=("authority",), affiliation="Zambezi basin")
    said = Attribution(
        id="a1",
        source=first.source,
        content_spans=((first.start, first.end - 21),),
        source_spans=((first.end - 20, first.end - 6),),
        voice="v1",
    )
    statements[0] = replace(first, attributions=("a1",))
    positions = [s for s in statements if "gates stay shut" in s.text]
    disputes = ()
    if len(positions) == 2:
        both = tuple(Position(value=s.text.split()[0].lower(), statements=(s.id,)) for s in positions)
        disputes = (Dispute(id="d1", kind="number", about="gates", positions=both, sure=True),)
    return Brief(
        title="The dam",
        template="event",
        sides=(Side(id="zambia", name="Zambia"),),
        sources=tuple(sources),
        statements=tuple(statements),
        attributions=(said,),
        voices=(voice,),
        sections=tuple(
            Section(id=name, title=name.title(), points=tuple(point.id for point in points if point.section == name))
            for name in ("one", "two")
        ),
        origins=tuple(Origin(id=f"o{n}", sources=(one.id,)) for n, one in enumerate(sources)),
        points=tuple(points),
        disputes=disputes,
        timeline=(TimelineEntry(when="2025-03-01", precision="day", statements=(statements[2].id,)),),
    )
