"""Learn the weights that tell whether a time is surely when that happened which its sentence tells.

`python -m briefing.assembly.training.dates FOLDER [-o dates.json]`

FOLDER holds the folders `basil`, `news_events`, `events` and `polnear` with the texts that were labelled by reading
(`dates.labels.jsonl`: the places of times, the day, month or year that was made of them, and 1 where a timeline rightly has the sentence
under it, by the day of the article that stands beside each document). Logistic regression with a ridge penalty; nothing is random, so the
same texts and the same analysis give the same weights. Times that the analysis now leaves aside or makes something else of teach nothing.

Prints how well times are told apart in documents that are left out in turn, a fifth at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from briefing.analysis.pipeline import analyse
from briefing.assembly.arrays import Flags, Floats
from briefing.assembly.compare.models import LogisticModel
from briefing.assembly.date_features import date_features
from briefing.assembly.training.commands import folder_options, write_model
from briefing.assembly.training.labels import lines_of, sources_of
from briefing.assembly.training.regression import fit, roc_area
from briefing.model import Known, Record, Source

LABELS = "dates.labels.jsonl"
RIDGE = 60.0
LEAST_SEEN = 10
"""Features that fewer labelled times have get no weight."""
FOLDS = 5
THRESHOLDS = (0.5, 0.8, 0.85, 0.9, 0.95)


class DateLabels(Record, frozen=True):
    """A line of the file of labels: documents with the day of each, and times as (number of the document, start, end, date, 1 if right)."""

    event: str
    documents: tuple[tuple[str, str, str], ...]
    labels: tuple[tuple[int, int, int, str, int], ...]


class Row(NamedTuple):
    """A labelled time: its document, its features, and whether it dates its sentence."""

    document: str
    features: dict[str, float]
    right: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all labels, report, write the weights."""
    options = folder_options(__doc__, arguments)
    rows = [row for event in lines_of(LABELS, DateLabels) for row in rows_of(event, options.folder)]
    print(report(rows))
    if options.output:
        write_model(learn(rows), options.output)


def rows_of(labelled: DateLabels, folder: Path) -> list[Row]:
    """The labelled times of an event that the analysis has so too. Raises ValueError as `sources_of` does."""
    sources = sources_of(labelled.event, [document[:2] for document in labelled.documents], folder)
    rows = []
    for number, (file, _, day) in enumerate(labelled.documents):
        right = {label[1]: (label[3], bool(label[4])) for label in labelled.labels if label[0] == number}
        for statement in analyse(_dated(sources[file], day)).statements:
            for mention in statement.dates:
                if mention.can_date and mention.start in right and right[mention.start][0] == mention.when:
                    features = date_features(statement, mention, date.fromisoformat(day))
                    rows.append(Row(file, features, right[mention.start][1]))
    return rows


def _dated(source: Source, day: str) -> Source:
    known = Known(value=day, certainty="sure", origin="labels")
    return replace(source, metadata=replace(source.metadata, published=known))


def learn(rows: Sequence[Row]) -> LogisticModel:
    """The model of these times."""
    seen = Counter(name for row in rows for name in row.features)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    features = np.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    return fit(names, features, np.array([row.right for row in rows], dtype=np.float64), RIDGE)


def report(rows: Sequence[Row]) -> str:
    """How well times are told apart where each fold of the documents is left out of the learning in turn."""
    documents = sorted({row.document for row in rows})
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        model = learn([row for row in rows if row.document not in held])
        for number, row in enumerate(rows):
            if row.document in held:
                scores[number] = model.probability_of_named(row.features)
    return table(scores, np.array([row.right for row in rows]))


def table(scores: Floats, right: Flags) -> str:
    """The ROC area (pairs of times, one right and one not, in the right order), and over thresholds how many of those left are right."""
    lines = [f"{len(right)} times, {int(right.sum())} right, area {roc_area(scores, right):.3f}"]
    for least in THRESHOLDS:
        taken = scores >= least
        share = 100 * int((right & taken).sum()) / max(1, int(taken.sum()))
        lines.append(f"from {least}: {int((right & taken).sum())} of {int(taken.sum())} right, {share:.1f} %")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
