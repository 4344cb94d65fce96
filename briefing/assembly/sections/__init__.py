"""Statements to sections: by role, speaker, side, heading and wording; ranked by how central and well supported they are.

`evidence` observes, `choice` weighs, `rules` holds the result against the template, `ranking` orders, `reasons` says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple

from msgspec.structs import replace

from briefing.assembly.sections import choice, evidence, ranking, reasons
from briefing.assembly.sections.choice import Chances
from briefing.assembly.sections.evidence import Found, Scene
from briefing.assembly.sections.ranking import Standing
from briefing.assembly.sections.rules import Rules, Worth
from briefing.assembly.sections.scene import look
from briefing.assembly.templates import Template
from briefing.model import Article, Point, Section, Side, Statement

ALSO = 0.22
"""A section that is not the first choice is named too where its chance is at least this."""
MOST_ALSO = 2
GOAL = "goal"
"""The evidence that a goal is said to be a side's."""


class Placed(NamedTuple):
    """Statements with section, also, point and evidence; points with section and score; sections with their points, best first."""

    statements: tuple[Statement, ...]
    points: tuple[Point, ...]
    sections: tuple[Section, ...]


class _Seen(NamedTuple):
    """A statement with what is known about where it belongs."""

    statement: Statement
    found: Found
    chances: Chances


class _Home(NamedTuple):
    """Where a point belongs."""

    section: str | None
    also: tuple[str, ...]
    chance: float
    added: tuple[tuple[str, float], ...]


def place(articles: Sequence[Article], points: Sequence[Point], sides: Sequence[Side], template: Template) -> Placed:
    """Decide a section for each point (its statements share it) and rank the points of each section."""
    scene = look(articles, points, sides)
    seen = _look_at(articles, scene)
    rules = Rules(template, sides)
    homes = {point.id: _home([seen[name] for name in point.statements], rules) for point in points}
    ranked = _ranked(points, homes, seen, scene, rules)
    kept = {point.id: section for section, standings in ranked.items() for point in (one.point for one in standings)}
    scores = {one.point.id: ranking.score(one) for standings in ranked.values() for one in standings}
    placed = tuple(replace(point, section=kept.get(point.id), score=scores.get(point.id, 0.0)) for point in points)
    home = {name: point for point in placed for name in point.statements}
    statements = tuple(
        _settled(seen[statement.id], home[statement.id], homes[home[statement.id].id], rules)
        for article in articles
        for statement in article.analysis.statements
    )
    return Placed(statements, placed, tuple(_section(rules, name, ranked[name]) for name in ranked))


def _look_at(articles: Sequence[Article], scene: Scene) -> dict[str, _Seen]:
    """Every statement by its id, with its evidence and chances."""
    found = [evidence.of_article(article.analysis.statements, scene) for article in articles]
    chances, around = choice.chances(found, choice.load())
    trusted = {f"motives/{party.side.id}": party.side.certainty for party in scene.parties}
    return {
        statement.id: _Seen(statement, own, _trusting(likely, trusted))
        for article, rows, guesses in zip(articles, around, chances, strict=True)
        for statement, own, likely in zip(article.analysis.statements, rows, guesses, strict=True)
    }


def _trusting(chances: Chances, trusted: Mapping[str, float]) -> Chances:
    """The chances where a side was found and may be none: its motives count by the probability that it is one."""
    if all(certainty == 1.0 for certainty in trusted.values()):
        return chances
    held = {name: chance * trusted.get(name, 1.0) for name, chance in chances.items()}
    total = sum(held.values())
    return {name: chance / total for name, chance in held.items()}


def _home(members: Sequence[_Seen], rules: Rules) -> _Home:
    """The best section of a point, by its statements together; none where "no section" is more likely than any."""
    together = choice.together([member.chances for member in members])
    worths: dict[str, list[Worth]] = {}
    for member in members:
        for name, worth in rules.worth(member.statement, together, member.found.speaks).items():
            worths.setdefault(name, []).append(worth)
    # A section that only some of the statements may enter counts by their share.
    score = {name: sum(exp(one.score) for one in several) / len(members) for name, several in worths.items()}
    best = max(score, key=lambda name: (score[name], name), default=None)
    if best is None or together["none"] > score[best]:
        return _Home(None, (), 0.0, ())
    shared = _shared_goals(members, rules) if best in rules.motives.values() else set()
    others = sorted(
        (name for name in score if name != best and (score[name] >= ALSO or name in shared)), key=lambda name: (-score[name], name)
    )
    return _Home(best, tuple(others[:MOST_ALSO]), min(1.0, score[best]), max((one.added for one in worths[best]), key=len))


def _shared_goals(members: Sequence[_Seen], rules: Rules) -> set[str]:
    """The motives of every side whose goals the statements name: a sentence on both sides' can be reached from either."""
    sides = {side for member in members for side, own in member.found.by_side.items() if GOAL in own}
    return {name for side, name in rules.motives.items() if side in sides}


def _ranked(
    points: Sequence[Point], homes: Mapping[str, _Home], seen: Mapping[str, _Seen], scene: Scene, rules: Rules
) -> dict[str, list[Standing]]:
    """The points of each section in order, as many as it may hold."""
    by_id = {place.id: place for place in rules.places}
    inside: dict[str, list[Standing]] = {place.id: [] for place in rules.places}
    for point in points:
        home = homes[point.id]
        if home.section is not None:
            inside[home.section].append(_standing(point, home, seen[point.lead], scene, by_id[home.section].rule.order))
    return {name: ranking.ordered(found, by_id[name].rule.order)[: by_id[name].rule.limit] for name, found in inside.items()}


def _standing(point: Point, home: _Home, lead: _Seen, scene: Scene, order: str) -> Standing:
    statement = lead.statement
    published = scene.published.get(statement.source, "")[:10]
    past = sorted(date.when for date in statement.dates if date.when and (not published or date.when < published[: len(date.when)]))
    voice = next((scene.attributions[name].voice for name in statement.attributions if name in scene.attributions), None)
    return Standing(
        point=point,
        lead=statement,
        chance=home.chance,
        share=lead.found.general.get("title", 0.0),
        when=(past[0] if past else "") if order == "oldest" else published,
        voice=scene.voices[voice].name if voice and voice in scene.voices else "",
    )


def _settled(seen: _Seen, point: Point, home: _Home, rules: Rules) -> Statement:
    """The statement with its point's section and the reasons for it."""
    kinds = {place.id: place.kind for place in rules.places}
    chosen = kinds[point.section] if point.section else "none"
    pulls = [*home.added, *choice.reasons(seen.found, chosen, choice.load().second)]
    return replace(
        seen.statement,
        section=point.section,
        also=home.also if point.section else (),
        point=point.id,
        evidence=reasons.evidence(pulls, seen.statement.text),
    )


def _section(rules: Rules, name: str, standings: Sequence[Standing]) -> Section:
    place = next(place for place in rules.places if place.id == name)
    side, rule = place.side, place.rule
    return Section(
        id=name,
        title=rule.title.replace("{side}", side.name) if side else rule.title,
        side=side.id if side else None,
        points=tuple(one.point.id for one in standings),
        hint=rule.hint or (rule.question.replace("{side}", side.name) if side else rule.question),
    )
