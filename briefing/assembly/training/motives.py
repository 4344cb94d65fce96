"""Learn the weights that tell whether a statement states a motive of a side.

`python -m briefing.assembly.training.motives FOLDER [-o motives.json]`

FOLDER holds the folders `basil`, `news_events` and `events` with the texts of the events that were labelled by reading
(`motives.labels.jsonl`: a place, a side, and 1 where the place states a motive of the side). Logistic regression with a ridge penalty;
nothing is random, so the same events and the same analysis give the same weights.

Prints precision and recall over thresholds on events that a fifth left out in turn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.assembly.compare import comparison
from briefing.assembly.corroboration import origins
from briefing.assembly.entities import side_names, voices
from briefing.assembly.points import build
from briefing.assembly.sections import statement_features
from briefing.assembly.sections.corpus_context import corpus_context
from briefing.assembly.sections.motive_model import GENERAL, MotiveWeights
from briefing.assembly.text.tokens import tokens_of
from briefing.assembly.training.commands import folder_options, write_model
from briefing.assembly.training.labels import articles_of, lines_of
from briefing.model import Record

LABELS = "motives.labels.jsonl"
RIDGE = 3.0
LEAST_SEEN = 8
"""Features that fewer labelled places have get no weight."""
FOLDS = 5
THRESHOLDS = (0.2, 0.3, 0.4, 0.45, 0.5, 0.6)


class MotiveLabels(Record, frozen=True):
    """A line of the file of labels; `labels` are (number of the document, start, end, number of the side, 1 for a motive)."""

    event: str
    sides: tuple[str, ...]
    documents: tuple[tuple[str, str], ...]
    labels: tuple[tuple[int, int, int, int, int], ...]


class Row(NamedTuple):
    """A labelled place: its event, the features of its statement and of the side there, and whether it states a motive of it."""

    event: str
    features: dict[str, float]
    states: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all labelled events, report, write the weights."""
    options = folder_options(__doc__, arguments)
    rows = [row for event in lines_of(LABELS, MotiveLabels) for row in rows_of(event, options.folder)]
    print(report(rows))
    weights = learn(rows)
    if options.output:
        write_model(MotiveWeights(general=_of(weights, "general"), side=_of(weights, "side")), options.output)


def rows_of(labelled: MotiveLabels, folder: Path) -> list[Row]:
    """The labelled places of an event with their features."""
    sides = tuple(map(side_names.parse_side, labelled.sides))
    found = articles_of(labelled.event, labelled.documents, folder)
    files = [file for file, _ in labelled.documents]
    linked = voices.link_voices(sorted(found.values(), key=lambda article: article.source.path))
    articles = voices.assign_sides(linked, sides)
    points = build.build_points(articles, origins.find_origins(articles), comparison.compare_articles(articles))
    statements = [article.analysis.statements for article in articles]
    features = statement_features.features_of_articles(statements, corpus_context(articles, points, sides), tokens_of(articles))
    by_place = {
        (Path(article.source.path).name, statement.start): one
        for article, of_article in zip(articles, features, strict=True)
        for statement, one in zip(article.analysis.statements, of_article, strict=True)
    }
    rows = []
    for document, start, _, side, states in labelled.labels:
        one = by_place.get((files[document], start))
        if one is not None:
            rows.append(Row(labelled.event, _named(one.general, one.by_side[sides[side].id]), bool(states)))
    return rows


def _named(general: Mapping[str, float], own: Mapping[str, float]) -> dict[str, float]:
    """The features of a statement and of a side in it under one kind of name."""
    return {
        "general always": 1.0,
        **{f"general {name}": value for name, value in general.items() if GENERAL.fullmatch(name)},
        **{f"side {name}": value for name, value in own.items()},
    }


def _of(weights: Mapping[str, float], kind: str) -> dict[str, float]:
    return {name.removeprefix(f"{kind} "): weight for name, weight in weights.items() if name.startswith(f"{kind} ")}


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """The weights under which the labels are most likely, by Newton's method."""
    seen = Counter(name for row in rows for name in row.features)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    table = np.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    target = np.array([row.states for row in rows], dtype=np.float64)
    penalty = 2 * RIDGE * np.diag([0.01 if name == "general always" else 1.0 for name in names])
    weights = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + penalty
        weights = weights - np.linalg.solve(curve, table.T @ (chance - target) + penalty @ weights)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def report(rows: Sequence[Row]) -> str:
    """Precision and recall where a fifth of the events is left out in turn."""
    events = sorted({row.event for row in rows})
    scores, states = np.zeros(len(rows)), np.array([row.states for row in rows])
    for fold in range(FOLDS):
        held = set(events[fold::FOLDS])
        weights = learn([row for row in rows if row.event not in held])
        for number, row in enumerate(rows):
            if row.event in held:
                scores[number] = _probability(row.features, weights)
    lines = [f"{len(rows)} places, {int(states.sum())} state a motive"]
    lines += [f"from {least}: {_share(states, scores >= least)}" for least in THRESHOLDS]
    return "\n".join(lines)


def _share(states: NDArray[np.bool_], predicted: NDArray[np.bool_]) -> str:
    right = int((states & predicted).sum())
    return f"{right} of {int(predicted.sum())} right, {100 * right / max(1, int(states.sum())):.0f} % found"


def _probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items()))))


if __name__ == "__main__":
    main()
