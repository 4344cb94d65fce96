"""Statements to sections: by role, speaker, side, heading and wording; ranked by how central and well supported they are.

`evidence` observes, `choice` weighs, `rules` holds the result against the template, `ranking` orders, `reasons` says why.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from briefing.assembly.memory import give_back
from briefing.assembly.points.table import Floats
from briefing.assembly.sections import choice, evidence, ranking, reasons
from briefing.assembly.sections.evidence import Scene
from briefing.assembly.sections.homes import Evident, Home, homes_of
from briefing.assembly.sections.observed import Observed
from briefing.assembly.sections.pulls import strongest
from briefing.assembly.sections.ranking import Standing
from briefing.assembly.sections.rules import Rules
from briefing.assembly.sections.scene import look
from briefing.assembly.sections.wording import likelihood
from briefing.assembly.templates import Template
from briefing.assembly.texts import Texts
from briefing.model import Article, Point, Section, Side, Statement

OUTLOOK = "outlook"
"""What a section answers in which words of likelihood are marked."""
PRESENT = ("about:named", "said:itself", "said:its people")
"""The evidence that a side is there: some statement has one of these. Of a side that nobody names there are no motives."""
GOAL = "goal"
"""The evidence that a goal is said to be a side's."""


class Placed(NamedTuple):
    """Statements with section, also, point and evidence; points with section and score; sections with their points, best first."""

    statements: tuple[Statement, ...]
    points: tuple[Point, ...]
    sections: tuple[Section, ...]


class _Seen:
    """All statements with what is known about where each belongs; a statement goes by its number."""

    def __init__(self, articles: Sequence[Article], scene: Scene, texts: Texts) -> None:
        self.statements = [statement for article in articles for statement in article.analysis.statements]
        self.number = {statement.id: number for number, statement in enumerate(self.statements)}
        self.observed = Observed(evidence.of_articles([article.analysis.statements for article in articles], scene, texts))
        likely, self.company = choice.chances(self.observed, choice.load())
        present = [any(len(own.rows_with(name)) for name in PRESENT) for own in self.observed.by_side.values()]
        certain = [party.side.certainty for party in scene.parties]
        self._chances = _trusting(likely, [certainty * there for certainty, there in zip(certain, present, strict=False)])

    def homes(self, points: Sequence[Point], rules: Rules) -> list[Home]:
        """Where each of the points belongs."""
        goals = {side: np.zeros(len(self.statements), dtype=bool) for side in self.observed.by_side}
        for side, own in self.observed.by_side.items():
            goals[side][own.rows_with(GOAL)] = True
        kinds = choice.kinds_of(list(self.observed.by_side))
        evident = Evident(self.statements, self.observed.speaks, kinds, self._chances, goals)
        return homes_of([[self.number[name] for name in point.statements] for point in points], evident, rules)

    def let_go(self) -> None:
        """Let go of the largest of what only finding the places asks for."""
        self.number.clear()
        self._chances = np.empty((0, 0))  # a slice of the old one would keep all of it


def place(articles: Sequence[Article], points: Sequence[Point], sides: Sequence[Side], template: Template, texts: Texts) -> Placed:
    """Decide a section for each point (its statements share it) and rank the points of each section.

    `texts` are those of all statements; they are let go.
    """
    scene = look(articles, points, sides)
    seen = _Seen(articles, scene, texts)
    texts.let_go()
    give_back(len(seen.statements))
    rules = Rules(template, sides)
    homes = seen.homes(points, rules)
    placed, held = _placed(points, _ranked(points, homes, seen, scene, rules), rules)
    del scene  # in a large corpus there is no room for it while the statements are made a second time
    return Placed(tuple(_settled(seen, placed, homes, rules)), placed, held)


def _placed(points: Sequence[Point], ranked: dict[str, list[Standing]], rules: Rules) -> tuple[tuple[Point, ...], tuple[Section, ...]]:
    """The points with section and score, and the sections with their points."""
    kept = {one.point.id: (section, one.score) for section, standings in ranked.items() for one in standings}
    placed = tuple(replace(point, section=section, score=score) for point in points for section, score in [kept.get(point.id, (None, 0.0))])
    return placed, tuple(_section(rules, name, standings) for name, standings in ranked.items())


def _trusting(chances: Floats, certainties: Sequence[float]) -> Floats:
    """The chances where a side was found and may be none, or nobody names it: its motives count by the probability that it is one."""
    if all(certainty == 1.0 for certainty in certainties) or not len(chances):
        return chances
    held = chances.copy()
    held[:, choice.MOTIVES :] *= certainties
    total = sum(held.T)
    held /= np.reshape(total, (-1, 1))
    return held


def _ranked(points: Sequence[Point], homes: Sequence[Home], seen: _Seen, scene: Scene, rules: Rules) -> dict[str, list[Standing]]:
    """The points of each section in order, as many as it may hold."""
    by_id = {place.id: place for place in rules.places}
    inside: dict[str, list[Standing]] = {place.id: [] for place in rules.places}
    titled = seen.observed.general.column("title")
    for point, home in zip(points, homes, strict=True):
        if home.section is not None:
            lead = seen.number[point.lead]
            order = by_id[home.section].rule.order
            inside[home.section].append(_standing(point, home, seen.statements[lead], titled[lead], scene, order))
    return {name: ranking.ordered(found, by_id[name].rule.order)[: by_id[name].rule.limit] for name, found in inside.items()}


def _standing(point: Point, home: Home, statement: Statement, share: float, scene: Scene, order: str) -> Standing:
    """The standing of a point whose lead is this statement, which has so large a share of its wording from title and lead."""
    published = scene.published.get(statement.source, "")[:10]
    voice = next((scene.attributions[name].voice for name in statement.attributions if name in scene.attributions), None)
    return Standing(
        point=point,
        score=ranking.score(point, statement, home.chance, share),
        when=_oldest(statement, published) if order == "oldest" else published,
        voice=scene.voices[voice].name if voice and voice in scene.voices else "",
    )


def _oldest(statement: Statement, published: str) -> str:
    """The first date before that of its source, empty where there is none."""
    known = (date.when for date in statement.dates if date.when)
    return min((when for when in known if not published or when < published[: len(when)]), default="")


def _settled(seen: _Seen, points: Sequence[Point], homes: Sequence[Home], rules: Rules) -> Iterator[Statement]:
    """The statements with their points' sections and the reasons for them."""
    kinds = {place.id: place.kind for place in rules.places}
    of = array("i", bytes(4 * len(seen.statements)))
    for number, point in enumerate(points):
        for name in point.statements:
            of[seen.number[name]] = number
    seen.let_go()
    give_back(len(of))
    chosen = [kinds[section] if (section := points[number].section) else "none" for number in of]
    weights = choice.load().second
    often = dict(zip(choice.KINDS, weights.general["always"], strict=True))
    pulls = strongest(seen.observed, seen.company, chosen, weights, reasons.LEAST, reasons.MOST)
    hopeful = seen.observed.hopeful
    for row, (statement, number, kind, strong) in enumerate(zip(seen.statements, of, chosen, pulls, strict=True)):
        point, home = points[number], homes[number]
        also = home.also if point.section else ()
        looks_ahead = any(kinds[name] == OUTLOOK for name in (point.section, *also) if name)
        # Looked for only where it will be shown.
        shown = row in hopeful and (looks_ahead or any(key in reasons.LIKELIHOOD_KEYS for key, _ in strong))
        likely = tuple(likelihood(statement.text, hopeful[row])) if shown else ()
        otherwise = ("point", home.chance) if len(point.statements) > 1 else ("always", often[kind.partition("/")[0]])
        yield replace(
            statement,
            section=point.section,
            also=also,
            likely=likely if looks_ahead else (),
            point=point.id,
            evidence=reasons.evidence([*home.added, *strong], statement.text, likely, otherwise),
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
        answers=rule.kind,
    )
