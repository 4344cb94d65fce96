"""Learn the weights that tell whether a line stands alone.

`python -m briefing.assembly.training.standing FOLDER [-o standing.json]`

FOLDER holds the folders `basil`, `news_events` and `events` with the texts of the events that were labelled by reading
(`standing.labels.jsonl`: the places of lines, with 1 where a reader who sees the title of the page, its opening line and the speaker
printed beside the line knows who and what is meant). Logistic regression with a ridge penalty; nothing is random, so the same events
and the same analysis give the same weights.

Prints how well lines are told apart on events that are left out in turn, a fifth at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Flags, Floats
from briefing.assembly.compare.models import LogisticModel
from briefing.assembly.entities import voices
from briefing.assembly.page.standing import lines_alone
from briefing.assembly.page.standing_features import STANDING_FEATURES
from briefing.assembly.training.commands import folder_options, write_model
from briefing.assembly.training.labels import articles_of, lines_of
from briefing.assembly.training.regression import fit, roc_area
from briefing.model import Record

LABELS = "standing.labels.jsonl"
RIDGE = 10.0
FOLDS = 5
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


class StandingLabels(Record, frozen=True):
    """A line of the file of labels; `labels` are (number of the document, start, end, 1 where the place stands alone)."""

    event: str
    documents: tuple[tuple[str, str], ...]
    labels: tuple[tuple[int, int, int, int], ...]


class Rows(NamedTuple):
    """The labelled lines of an event: their features, shape (lines, features), and which of them stand alone."""

    features: Floats
    alone: Flags


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all labelled events, report, write the weights."""
    options = folder_options(__doc__, arguments)
    events = [rows_of(event, options.folder) for event in lines_of(LABELS, StandingLabels)]
    print(report(events))
    if options.output:
        write_model(learn(events), options.output)


def rows_of(labelled: StandingLabels, folder: Path) -> Rows:
    """The labelled lines of an event, without glosses. Raises ValueError as `articles_of` does."""
    articles = voices.link_voices(list(articles_of(labelled.event, labelled.documents, folder).values()))
    statements = {
        (document, statement.start): statement for document, article in enumerate(articles) for statement in article.analysis.statements
    }
    labels = [label for label in labelled.labels if label[:2] in statements]
    lines = [statements[label[:2]] for label in labels]
    features = STANDING_FEATURES.matrix(lines_alone(lines, [()] * len(lines), articles))
    return Rows(features, np.array([label[3] for label in labels], dtype=bool))


def learn(events: Sequence[Rows]) -> LogisticModel:
    """The model of these events."""
    features = np.vstack([event.features for event in events])
    return fit(STANDING_FEATURES.names, features, np.concatenate([event.alone for event in events]).astype(np.float64), RIDGE)


def report(events: Sequence[Rows]) -> str:
    """How well lines are told apart where each fold of the events is left out of the learning in turn."""
    scores, alone = [], []
    for fold in range(FOLDS):
        model = learn([event for number, event in enumerate(events) if number % FOLDS != fold])
        for event in events[fold::FOLDS]:
            scores.append(model.probability(event.features))
            alone.append(event.alone)
    return table(np.concatenate(scores), np.concatenate(alone))


def table(scores: Floats, alone: Flags) -> str:
    """The ROC area (pairs of lines, one alone and one not, in the right order), and precision and recall over thresholds."""
    lines = [f"{len(alone)} lines, {int(alone.sum())} stand alone, area {roc_area(scores, alone):.3f}"]
    for least in THRESHOLDS:
        taken = scores >= least
        right = int((taken & alone).sum())
        lines.append(f"from {least}: {right} of {int(taken.sum())} right, {100 * right / max(1, int(alone.sum())):.0f} % found")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
