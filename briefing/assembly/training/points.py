"""Learn the pair model of points.

`python -m briefing.assembly.training.points EVENTS [--labelled FOLDER] [--hold-out NAME …] [-o model.json]`

EVENTS is a folder of events with gold files (`NAME.gold.jsonl` beside the folder NAME of texts), whose records with the same
`point_a` say the same. FOLDER holds the events that were labelled by reading, a folder each in `basil` and `news_events` (see `events`).
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec.structs import replace

from briefing.assembly.arrays import Floats, Floats32, Integers
from briefing.assembly.compare.boosted_trees import BoostedTrees
from briefing.assembly.compare.candidates import candidates
from briefing.assembly.compare.cascade import RESCORE_FEATURES, rescore_features, screen
from briefing.assembly.compare.comparison import Comparison, compare_statements
from briefing.assembly.compare.content_features import StatementContents
from briefing.assembly.compare.logistic import LogisticModel
from briefing.assembly.compare.pair_features import FEATURES, pair_features
from briefing.assembly.compare.pair_model import PairModel
from briefing.assembly.compare.row_context import RowContext, row_context
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.compare.unique_statements import UniqueStatements, unique_statements
from briefing.assembly.points.build import group_statements
from briefing.assembly.text.tokens import TokenMatrix
from briefing.assembly.training.boosting import boost
from briefing.assembly.training.events import Event, gold_event, labelled_events
from briefing.assembly.training.regression import fit

RIDGE = 100.0
LEAST_PRECISION = 0.65
"""Of what was labelled by reading, left out in turn, and of gold that is held out. A line that joins what differs costs the reader's trust;
more recall does not make up for it."""
JOIN_AT = (0.2, 0.225, 0.25, 0.275, 0.3, 0.325, 0.35, 0.375, 0.4, 0.45)
TURNS = 10
"""Parts of the events learned from; each is left out once."""


class Examples(NamedTuple):
    """The candidate pairs of an event: its rows, where they stand, and the pairs."""

    event: Event
    rows: UniqueStatements
    table: TermMatrix
    setting: RowContext
    sayings: StatementContents
    left: Integers
    right: Integers


class Told(NamedTuple):
    """Figures of pairs that were judged, shape (pairs, figures), and 1 for each that is one point."""

    figures: Floats32
    yes: Floats


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all events but those held out, choose the threshold on these and on each part left out in turn, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("--labelled", type=Path, metavar="FOLDER")
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args(arguments)
    gold = [gold_event(file) for file in sorted(options.events.glob("*.gold.jsonl"))]
    learned = [event for event in gold if event.name not in options.hold_out]
    held_out = [event for event in gold if event.name in options.hold_out]
    labelled = labelled_events(options.labelled) if options.labelled else []
    models, whole = learn_all([examples(event) for event in (*learned, *labelled)])
    found = [
        (event, compare_statements(event.statements, event.attributions, model))
        for event, model in zip((*learned, *labelled), models, strict=True)
    ]
    found += [(event, compare_statements(event.statements, event.attributions, whole)) for event in held_out]
    at_least = []
    for join_at in JOIN_AT:
        model = replace(whole, join_at=join_at)
        counts = [count(event, comparison, model) for event, comparison in found]
        of_labelled = slice(len(learned), len(learned) + len(labelled))
        in_turn, by_reading, apart = counts[: of_labelled.start], counts[of_labelled], counts[of_labelled.stop :]
        print(
            f"join_at {join_at:.3f}  left out in turn: gold {reached(in_turn)}, labelled {reached(by_reading)}  held out {reached(apart)}"
        )
        kinds = reached(by_reading or in_turn), reached(apart or in_turn)
        at_least.append((min(LEAST_PRECISION, *(kind.precision for kind in kinds)), sum(kind.f1 for kind in kinds), model))
    if options.output:
        best = max(at_least, key=lambda choice: choice[:2])[2]
        options.output.write_bytes(msgspec.json.encode(best) + b"\n")
        print(f"chosen: {best.join_at}")


def learn_all(parts: Sequence[Examples]) -> tuple[list[PairModel], PairModel]:
    """For each part the model that was learned without it and its turn, and the model of all. The threshold is not yet chosen.

    The second look learns from first looks by models that had not seen the event, as it will meet them.
    """
    told = [judged(part, part.left, part.right, pair_features(part.table, part.setting, part.left, part.right)) for part in parts]
    firsts = [first_of(_without(told, turn)) for turn in range(TURNS)]
    looks = [screen(firsts[number % TURNS], part.table, part.setting, part.left, part.right) for number, part in enumerate(parts)]
    seen = [
        judged(
            part, look.pairs.left[look.near], look.pairs.right[look.near], rescore_features(look, part.table, part.setting, part.sayings)
        )
        for part, look in zip(parts, looks, strict=True)
    ]
    turns = [PairModel(join_at=1.0, first=first, second=second_of(_without(seen, turn))) for turn, first in enumerate(firsts)]
    return [turns[number % TURNS] for number in range(len(parts))], PairModel(join_at=1.0, first=first_of(told), second=second_of(seen))


def _without(parts: Sequence[Told], turn: int) -> list[Told]:
    return [part for number, part in enumerate(parts) if number % TURNS != turn]


def first_of(parts: Sequence[Told]) -> LogisticModel:
    """The model of the first look."""
    weights, constant = fit(FEATURES, *_together(parts), RIDGE)
    return LogisticModel(weights=weights, constant=constant)


def second_of(parts: Sequence[Told]) -> BoostedTrees:
    """The trees of the second look."""
    return boost(RESCORE_FEATURES, *_together(parts))


def _together(parts: Sequence[Told]) -> tuple[Floats, Floats]:
    return np.concatenate([part.figures for part in parts]), np.concatenate([part.yes for part in parts])


def examples(event: Event) -> Examples:
    """The event's candidate pairs."""
    texts = TokenMatrix(statement.text for statement in event.statements)
    rows = unique_statements(event.statements, texts)
    shown = [event.statements[number] for number in rows.first]
    table, sayings = TermMatrix(shown, texts.subset(rows.first)), StatementContents(shown, event.attributions)
    return Examples(event, rows, table, row_context(event.statements, rows, event.attributions, table.texts), sayings, *candidates(table))


def judged(part: Examples, left: Integers, right: Integers, figures: Floats32 | Floats) -> Told:
    """Of these pairs of rows, with their figures, those that were judged."""
    points = [part.event.points[number] for number in part.rows.first]
    pairs = [(points[a], points[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
    known = np.array([one is not None and other is not None for one, other in pairs], dtype=bool)
    same = np.array([bool(one and other and one & other) for one, other in pairs], dtype=np.float64)
    return Told(figures[known].astype(np.float32), same[known])


class Reached(NamedTuple):
    """Pairwise figures of joined statements, 0 to 1."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        return "/".join(f"{100 * value:.1f}" for value in self)


def count(event: Event, comparison: Comparison, model: PairModel) -> tuple[int, int, int]:
    """Pairs that are joined as they should be, pairs that are joined, pairs that should be."""
    points = event.points
    judged = [number for number, names in enumerate(points) if names is not None]
    wanted = {(a, b) for a, b in itertools.combinations(judged, 2) if (points[a] or frozenset()) & (points[b] or frozenset())}
    joined = group_statements(comparison, model)
    found = {pair for group in joined for pair in itertools.combinations(group, 2) if None not in (points[pair[0]], points[pair[1]])}
    return len(wanted & found), len(found), len(wanted)


def reached(counts: Sequence[tuple[int, int, int]]) -> Reached:
    """The figures of several events together."""
    both, ours, wanted = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    precision, recall = both / max(1, ours), both / max(1, wanted)
    return Reached(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


if __name__ == "__main__":
    main()
