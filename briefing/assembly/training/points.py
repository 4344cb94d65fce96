"""Learn the model that tells how likely two statements say the same.

`python -m briefing.assembly.training.points EVENTS [--labelled FOLDER] [--hold-out NAME …] [-o pairs.json]`

EVENTS is a folder of events with gold files (`NAME.gold.jsonl` beside the folder NAME of texts), whose records with the same
`point_a` say the same. FOLDER holds the events that were labelled by reading, a folder each in `basil` and `news_events` (see `events`).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec.structs import replace

from briefing.assembly.arrays import Floats, Floats32, Integers
from briefing.assembly.compare.candidates import candidates
from briefing.assembly.compare.cascade import RESCORE_FEATURES, rescore_features, screen
from briefing.assembly.compare.comparison import Comparison, compare_statements
from briefing.assembly.compare.content_features import StatementContents
from briefing.assembly.compare.models import LogisticModel, PairModel
from briefing.assembly.compare.pair_features import PAIR_FEATURES, pair_features
from briefing.assembly.compare.row_context import RowContext, row_context
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.compare.trees import BoostedTrees
from briefing.assembly.compare.unique_statements import UniqueStatements, unique_statements
from briefing.assembly.points.build import group_statements, merge_scores
from briefing.assembly.points.support import SUPPORT_FEATURES, SupportContext, SupportPairs
from briefing.assembly.text.tokens import TokenMatrix
from briefing.assembly.training.boosting import boost
from briefing.assembly.training.commands import training_options
from briefing.assembly.training.events import Event, gold_event, labelled_events
from briefing.assembly.training.regression import fit

RIDGE = 100.0
SUPPORT_RIDGE = 10.0
LEAST_MATCH = 0.1
"""Match probability from which pairs teach what support is: what is unlike is told apart before."""
LEAST_PRECISION = 0.89
"""Of what was labelled by reading, in cross-validation, and of gold that is held out. A line that joins what differs costs the reader's
trust; more recall does not make up for it. The labels themselves are right in about nine of ten."""
MERGE_AT = 0.35
"""Loose, as what does not support its lead is split off again."""
SUPPORT_AT = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
UNLEARNED = PairModel(
    merge_at=MERGE_AT,
    screening=LogisticModel(weights={}, constant=0.0),
    rescoring=BoostedTrees(features=(), constant=0.0, trees=()),
    support=LogisticModel(weights={}, constant=0.0),
    support_at=1.0,
)
"""What a model is before its parts are learned."""
FOLDS = 10
"""Parts of the events learned from; each is left out once."""


class Candidates(NamedTuple):
    """The candidate pairs of an event, as numbers of rows, and what their features are computed from."""

    event: Event
    unique: UniqueStatements
    terms: TermMatrix
    context: RowContext
    contents: StatementContents
    left: Integers
    right: Integers


class LabelledPairs(NamedTuple):
    """Pairs that were judged: their features, shape (pairs, features), and for each the label 1 where both belong to one point, else 0."""

    features: Floats32
    labels: Floats


class Scores(NamedTuple):
    """Precision, recall and F1 of pairs of statements in one point, 0 to 1."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        return "/".join(f"{100 * value:.1f}" for value in self)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all events but those held out, choose the threshold in cross-validation and on these, write the model."""
    options = training_options(__doc__, arguments)
    gold = [gold_event(file) for file in sorted(options.events.glob("*.gold.jsonl"))]
    learned = [event for event in gold if event.name not in options.hold_out]
    held_out = [event for event in gold if event.name in options.hold_out]
    labelled = labelled_events(options.labelled) if options.labelled else []
    models, whole = learn_all([candidates_of(event) for event in (*learned, *labelled)])
    compared = [_compared(event, model) for event, model in zip((*learned, *labelled), models, strict=True)]
    whole = replace(whole, support=learn_support(compared))
    compared += [_compared(event, whole) for event in held_out]
    ranked = []
    for support_at in SUPPORT_AT:
        model = replace(whole, support_at=support_at)
        counts = [count(event, comparison, model) for event, comparison in compared]
        of_labelled = slice(len(learned), len(learned) + len(labelled))
        of_gold, by_reading, apart = counts[: of_labelled.start], counts[of_labelled], counts[of_labelled.stop :]
        print(f"support_at {support_at:.2f}  in turn: gold {scores(of_gold)}, labelled {scores(by_reading)}  held out {scores(apart)}")
        kinds = scores(by_reading or of_gold), scores(apart or of_gold)
        ranked.append((min(LEAST_PRECISION, *(kind.precision for kind in kinds)), sum(kind.recall for kind in kinds), support_at))
    if options.output:
        best = replace(whole, support_at=max(ranked, key=lambda choice: choice[:2])[2])
        options.output.write_bytes(msgspec.json.encode(best) + b"\n")
        print(f"chosen: {best.support_at}")


def _compared(event: Event, model: PairModel) -> tuple[Event, Comparison]:
    return event, compare_statements(event.statements, event.attributions, model)


def learn_support(compared: Sequence[tuple[Event, Comparison]]) -> LogisticModel:
    """The model of support, from the likelier pairs of events that were compared by models that had not seen them."""
    parts = []
    for event, comparison in compared:
        matches = merge_scores(comparison, MERGE_AT)
        pairs = matches.subset(np.flatnonzero(matches.score >= LEAST_MATCH))
        features = SUPPORT_FEATURES.matrix(SupportPairs(pairs, SupportContext(comparison)))
        parts.append(judged(event, comparison.unique, pairs.left, pairs.right, features))
    return fit(SUPPORT_FEATURES.names, *_together(parts), SUPPORT_RIDGE)


def learn_all(parts: Sequence[Candidates]) -> tuple[list[PairModel], PairModel]:
    """For each part the model that was learned without its fold, and the model of all. Support is not yet learned.

    Rescoring learns from pairs that were screened by models that had not seen the event, as it will meet them.
    """
    pairs = [
        judged(part.event, part.unique, part.left, part.right, pair_features(part.terms, part.context, part.left, part.right))
        for part in parts
    ]
    screening = [fit(PAIR_FEATURES.names, *_together(_without(pairs, fold)), RIDGE) for fold in range(FOLDS)]
    near = [_near(part, screening[number % FOLDS]) for number, part in enumerate(parts)]
    models = [
        replace(UNLEARNED, screening=first, rescoring=boost(RESCORE_FEATURES, *_together(_without(near, fold))))
        for fold, first in enumerate(screening)
    ]
    first, second = fit(PAIR_FEATURES.names, *_together(pairs), RIDGE), boost(RESCORE_FEATURES, *_together(near))
    return [models[number % FOLDS] for number in range(len(parts))], replace(UNLEARNED, screening=first, rescoring=second)


def _near(part: Candidates, model: LogisticModel) -> LabelledPairs:
    """The pairs of an event that are rescored after screening by this model."""
    screened = screen(model, part.terms, part.context, part.left, part.right)
    features = rescore_features(screened, part.terms, part.context, part.contents)
    return judged(part.event, part.unique, screened.pairs.left[screened.near], screened.pairs.right[screened.near], features)


def _without(parts: Sequence[LabelledPairs], fold: int) -> list[LabelledPairs]:
    return [part for number, part in enumerate(parts) if number % FOLDS != fold]


def _together(parts: Sequence[LabelledPairs]) -> tuple[Floats, Floats]:
    return np.concatenate([part.features for part in parts]), np.concatenate([part.labels for part in parts])


def candidates_of(event: Event) -> Candidates:
    """The candidate pairs of an event, found as in a briefing."""
    tokens = TokenMatrix(statement.text for statement in event.statements)
    unique = unique_statements(event.statements, tokens)
    rows = [event.statements[number] for number in unique.first]
    terms = TermMatrix(rows, tokens.subset(unique.first))
    context = row_context(event.statements, unique, event.attributions, terms.tokens)
    return Candidates(event, unique, terms, context, StatementContents(rows, event.attributions), *candidates(terms))


def judged(event: Event, unique: UniqueStatements, left: Integers, right: Integers, features: Floats32 | Floats) -> LabelledPairs:
    """Those of the pairs of rows of which both statements were judged, with the features given for all pairs."""
    points = [event.points[number] for number in unique.first]
    pairs = [(points[row], points[other]) for row, other in zip(left.tolist(), right.tolist(), strict=True)]
    both_judged = np.array([None not in pair for pair in pairs], dtype=bool)
    labels = np.array(
        [bool(left_points and right_points and left_points & right_points) for left_points, right_points in pairs], dtype=np.float64
    )
    return LabelledPairs(features[both_judged].astype(np.float32), labels[both_judged])


def count(event: Event, comparison: Comparison, model: PairModel) -> tuple[int, int, int]:
    """Count the pairs that are merged and should be, those that are merged, and those that should be."""
    points = event.points
    judged_numbers = [number for number, names in enumerate(points) if names is not None]
    wanted = {(a, b) for a, b in itertools.combinations(judged_numbers, 2) if (points[a] or frozenset()) & (points[b] or frozenset())}
    groups = group_statements(comparison, model)
    merged = {
        pair for group in groups for pair in itertools.combinations(group.numbers, 2) if None not in (points[pair[0]], points[pair[1]])
    }
    return len(wanted & merged), len(merged), len(wanted)


def scores(counts: Sequence[tuple[int, int, int]]) -> Scores:
    """Precision, recall and F1 of several events together, from their counts."""
    right, merged, wanted = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    precision, recall = right / max(1, merged), right / max(1, wanted)
    return Scores(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


if __name__ == "__main__":
    main()
