"""Statements to sections: each point gets the section that its statements speak for most, and the points of a section are ranked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from briefing.assembly.arrays import Floats, Floats32, Integers
from briefing.assembly.sections import explanation_text, ranking
from briefing.assembly.sections.explain import top_contributions
from briefing.assembly.sections.extract import SectionFeatures
from briefing.assembly.sections.motive_model import LEAST_OF_LIKELIEST, LEAST_STATED, load_motive_model, stated_motives, weigh_motives
from briefing.assembly.sections.phrases import likelihood_spans
from briefing.assembly.sections.placement import Placement, Placements, Predictions, place_all
from briefing.assembly.sections.ranking import RankedPoint
from briefing.assembly.sections.reach import home_of, is_international
from briefing.assembly.sections.section_model import KINDS, MOTIVES, NeighbourPredictions, kind_columns, load_section_model, predict
from briefing.assembly.sections.slots import Slots
from briefing.assembly.sections.statement_features import CorpusContext
from briefing.model import Point, Section, SectionKind, Side, Statement
from briefing.templates import Template

SIDE_IS_NAMED = ("about:named", "said:itself", "said:its people")
"""Features of which one shows that a side is there. Of a side that nobody names there are no motives."""
LEAST_SUM = 1e-12
"""In place of a sum of probabilities that are all 0."""
GOAL = "goal"
"""The feature that a goal is said to be a side's."""


class DecidedSections(NamedTuple):
    """Points with section and score; sections with their points, best first; and why: `point_of` numbers the point of each statement.

    `scores` says how well each point fits each section on the page, shape (points, sections): 0 under motives that its lead does not state.
    """

    points: tuple[Point, ...]
    sections: tuple[Section, ...]
    scores: Floats32
    placements: list[Placement]
    neighbours: NeighbourPredictions
    point_of: Integers
    slots: Slots


def decide_sections(features: SectionFeatures, points: Sequence[Point], sides: Sequence[Side], template: Template) -> DecidedSections:
    """Decide a section for each point (its statements share it) and rank the points of each section."""
    slots = Slots(template, sides)
    row_of = {statement.id: row for row, statement in enumerate(features.statements)}
    (placements, scores), neighbours = _placements(features, points, row_of, slots)
    ranked = _points_by_section(points, placements, row_of, features, slots)
    point_of = np.empty(len(row_of), dtype=np.int32)
    for number, point in enumerate(points):
        for name in point.statements:
            point_of[row_of[name]] = number
    placed, sections = _with_sections(points, ranked, slots, features)
    return DecidedSections(placed, sections, scores, placements, neighbours, point_of, slots)


def _placements(
    features: SectionFeatures, points: Sequence[Point], row_of: dict[str, int], slots: Slots
) -> tuple[Placements, NeighbourPredictions]:
    """Where each point belongs; and what is predicted of the neighbours of each statement."""
    matrix = features.matrix
    probabilities, neighbours = predict(matrix, load_section_model())
    stated = stated_motives(matrix, load_motive_model())
    named = [any(len(own.rows_with(name)) for name in SIDE_IS_NAMED) for own in matrix.by_side.values()]
    certainties = [matcher.side.certainty for matcher in features.context.side_matchers]
    weights = [certainty * is_named for certainty, is_named in zip(certainties, named, strict=False)]
    goals = {side: np.zeros(len(features.statements), dtype=bool) for side in matrix.by_side}
    for side, own in matrix.by_side.items():
        goals[side][own.rows_with(GOAL)] = True
    predictions = Predictions(
        statements=features.statements,
        speakers=matrix.speakers,
        kinds=kind_columns(list(matrix.by_side)),
        probabilities=with_near_points(discount_uncertain_sides(weigh_motives(probabilities, stated), weights), points, row_of),
        goals=goals,
    )
    placements = place_all([[row_of[name] for name in point.statements] for point in points], predictions, slots)
    keep_unstated_off(placements, stated[[row_of[point.lead] for point in points]], list(matrix.by_side), slots)
    return placements, neighbours


def keep_unstated_off(placements: Placements, stated: Floats, sides: Sequence[str], slots: Slots) -> None:
    """Take from each point its score under the motives of sides of which its lead states none; `stated` is that of the leads.

    Of a side for which none states one surely, the likeliest of its section keeps its own.
    """
    for column, slot in enumerate(slots.slots):
        if slot.rule.kind == SectionKind.MOTIVES and slot.side and placements.chosen:
            of_side = stated[:, sides.index(slot.side.id)]
            inside = of_side[np.array([placement.section == slot.id for placement in placements.chosen])]
            least = max(LEAST_OF_LIKELIEST, inside.max(initial=0.0))
            placements.scores[of_side < min(LEAST_STATED, least), column] = 0.0


def with_near_points(probabilities: Floats, points: Sequence[Point], row_of: Mapping[str, int]) -> Floats:
    """The probabilities of each statement, and of the leads of near points by the chance that these say the same, set to the same sum.

    What may say the same answers the same question, whether it is counted or not.
    """
    wanted = {one.point for point in points for one in point.near}
    leads = {point.id: row_of[point.lead] for point in points if point.id in wanted}
    near = [(row_of[name], leads[one.point], one.chance) for point in points for one in point.near for name in point.statements]
    if not near:
        return probabilities
    rows, others, chances = (np.array(column) for column in zip(*near, strict=True))
    changed, place = np.unique(rows, return_inverse=True)
    mixed = probabilities[changed]
    before = mixed.sum(axis=1, keepdims=True)
    np.add.at(mixed, place, chances[:, None] * probabilities[others])
    found = probabilities.copy()
    found[changed] = mixed * before / np.maximum(mixed.sum(axis=1, keepdims=True), LEAST_SUM)
    return found


def discount_uncertain_sides(probabilities: Floats, certainties: Sequence[float]) -> Floats:
    """Weigh a side's motives by the probability that it is a side, where it was found and may be none, or nobody names it."""
    if all(certainty == 1.0 for certainty in certainties) or not len(probabilities):
        return probabilities
    discounted = probabilities.copy()
    discounted[:, MOTIVES:] *= certainties
    total = sum(discounted.T)
    discounted /= np.reshape(total, (-1, 1))
    return discounted


def _with_sections(
    points: Sequence[Point], ranked: dict[str, list[RankedPoint]], slots: Slots, features: SectionFeatures
) -> tuple[tuple[Point, ...], tuple[Section, ...]]:
    """The points with section and score, and the sections with their points."""
    kept = {entry.point.id: (section, entry.score) for section, entries in ranked.items() for entry in entries}
    placed = tuple(replace(point, section=section, score=score) for point in points for section, score in [kept.get(point.id, (None, 0.0))])
    return placed, tuple(_section(slots, name, entries, features) for name, entries in ranked.items())


def _points_by_section(
    points: Sequence[Point], placements: Sequence[Placement], row_of: dict[str, int], features: SectionFeatures, slots: Slots
) -> dict[str, list[RankedPoint]]:
    """The points of each section in order."""
    by_id = {slot.id: slot for slot in slots.slots}
    inside: dict[str, list[RankedPoint]] = {slot.id: [] for slot in slots.slots}
    title_share = features.matrix.general.column("title")
    for point, placement in zip(points, placements, strict=True):
        if placement.section is not None:
            row = row_of[point.lead]
            order = by_id[placement.section].rule.order
            entry = _ranked_point(point, placement, features.statements[row], title_share[row], features.context, order)
            inside[placement.section].append(entry)
    return {name: ranking.ordered(entries, by_id[name].rule.order) for name, entries in inside.items()}


def _ranked_point(
    point: Point, placement: Placement, lead: Statement, title_share: float, context: CorpusContext, order: str
) -> RankedPoint:
    """What ranks a point: `title_share` of the wording of its lead stands in title and lead of the article."""
    published = context.published.get(lead.source, "")[:10]
    voice = next((context.attributions[name].voice for name in lead.attributions if name in context.attributions), None)
    return RankedPoint(
        point=point,
        score=ranking.score(point, lead, placement.probability, title_share),
        when=_earliest_date(lead, published) if order == "oldest" else published,
        voice=context.voices[voice].name if voice and voice in context.voices else "",
    )


def _earliest_date(statement: Statement, published: str) -> str:
    """The first of its dates that lies before the day of its source; empty where none does."""
    dates = (date.when for date in statement.dates if date.when)
    return min((when for when in dates if not published or when < published[: len(when)]), default="")


def annotate(features: SectionFeatures, decided: DecidedSections) -> Iterator[Statement]:
    """The statements with the points and sections that were decided for them, and the reasons for these."""
    points, placements, point_of = decided.points, decided.placements, decided.point_of.tolist()
    kinds = {slot.id: slot.kind for slot in decided.slots.slots}
    matrix, weights = features.matrix, load_section_model().second
    chosen = [kinds[section] if (section := points[number].section) else "none" for number in point_of]
    prior = dict(zip(KINDS, weights.general["always"], strict=True))
    explain = explanation_text.Explainer().explain
    contributions = top_contributions(
        matrix, decided.neighbours, chosen, weights, explanation_text.LEAST_WEIGHT, explanation_text.MOST_REASONS
    )
    for row, (statement, number, kind, strongest) in enumerate(zip(features.statements, point_of, chosen, contributions, strict=True)):
        point, placement = points[number], placements[number]
        also = placement.also if point.section else ()
        looks_ahead = any(kinds[name] == SectionKind.OUTLOOK for name in (point.section, *also) if name)
        # Looked for only where it will be shown.
        shown = row in matrix.likelihood and (looks_ahead or any(key in explanation_text.LIKELIHOOD_KEYS for key, _ in strongest))
        likely = tuple(likelihood_spans(statement.text, matrix.likelihood[row])) if shown else ()
        fallback = ("point", placement.probability) if len(point.statements) > 1 else ("always", prior[kind.partition("/")[0]])
        yield replace(
            statement,
            section=point.section,
            also=also,
            likely=likely if looks_ahead else (),
            point=point.id,
            evidence=explain([*placement.from_template, *strongest], statement.text, likely, fallback),
        )


def _section(slots: Slots, name: str, entries: Sequence[RankedPoint], features: SectionFeatures) -> Section:
    slot = next(slot for slot in slots.slots if slot.id == name)
    side, rule = slot.side, slot.rule
    title = rule.title.replace("{side}", side.name) if side else rule.title
    if rule.title_at_home and not _reaches_abroad(entries, features):
        title = rule.title_at_home
    return Section(
        id=name,
        title=title,
        side=side.id if side else None,
        points=tuple(entry.point.id for entry in entries),
        hint=rule.hint or (rule.question.replace("{side}", side.name) if side else rule.question),
        answers=rule.kind,
        order=rule.order,
    )


def _reaches_abroad(entries: Sequence[RankedPoint], features: SectionFeatures) -> bool:
    """Whether a state other than that of the event, or an international body, says one of the points."""
    inside = {name for entry in entries for name in entry.point.statements}
    attributions, voices = features.context.attributions, features.context.voices
    spoken = {
        attributions[name].voice
        for statement in features.statements
        if statement.id in inside
        for name in statement.attributions
        if name in attributions
    }
    return is_international([voices[name] for name in sorted(filter(None, spoken)) if name in voices], home_of(features.statements))
