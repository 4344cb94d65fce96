"""Learn the model of contradictions.

`python -m briefing.assembly.training.contradictions EVENTS [--labelled FOLDER] [--hold-out NAME …] [-o contradictions.json]`

EVENTS is a folder of events, each a folder of articles with `NAME.disputes.jsonl` beside it, whose records name two passages (`a` and `b`:
`doc`, `start`, `end`) that disagree. FOLDER holds the events of `contradictions.labels.jsonl` (see `labels`), a folder each in `basil`
and `news_events`, with pairs of passages [number of the document, start, end] that disagree, and their kind. The articles are read and
analysed as for a briefing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Floats
from briefing.assembly.compare.comparison import compare_articles
from briefing.assembly.compare.models import LogisticModel
from briefing.assembly.disputes.context import DisputeContext
from briefing.assembly.disputes.contradiction_features import CONTRADICTION_FEATURES, contradiction_features
from briefing.assembly.disputes.contradiction_model import contradiction_candidates
from briefing.assembly.entities import voices
from briefing.assembly.training.commands import training_options, write_model
from briefing.assembly.training.labels import articles_below, articles_of, lines_of
from briefing.assembly.training.regression import fit
from briefing.model import Article, Record

RIDGE = 30.0
LABELS = "contradictions.labels.jsonl"
FOLDS = 5
"""Parts of the events for cross-validation: each is left out once, to see how the model ranks what it has not seen."""
TOP = 20
"""Pairs of an event that are looked at for that."""


class Passage(NamedTuple):
    """A stretch of the text of a document, which is named by its file."""

    document: str
    start: int
    end: int


class Labelled(Record, frozen=True):
    """A line of the file of labels."""

    event: str
    documents: tuple[tuple[str, str], ...]
    disputes: tuple[tuple[str, tuple[int, int, int], tuple[int, int, int]], ...]


class LabelledPairs(NamedTuple):
    """Features of the pairs of one event, the label 1 for each that disagrees, and how many disagreements are labelled."""

    features: Floats
    labels: Floats
    disputes: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all events but those held out, print how events left out in turn are ranked, and write the model."""
    options = training_options(__doc__, arguments)
    files = sorted(options.events.glob("*.disputes.jsonl"))
    parts = [of_gold(file) for file in files if file.name.removesuffix(".disputes.jsonl") not in options.hold_out]
    if options.labelled:
        parts += [of_labels(labels, options.labelled) for labels in lines_of(LABELS, Labelled)]
    pairs, disputed = sum(len(part.labels) for part in parts), sum(int(part.labels.sum()) for part in parts)
    print(f"{len(parts)} events, {pairs} pairs, {disputed} of them disputed")
    among_top = 0
    for fold in range(FOLDS):
        model = fit_model([part for number, part in enumerate(parts) if number % FOLDS != fold])
        among_top += sum(ranked(part, model) for number, part in enumerate(parts) if number % FOLDS == fold)
    disputes = sum(part.disputes for part in parts)
    print(f"cross-validation: {among_top} of {disputes} disputes among the {TOP} likeliest pairs of their event")
    if options.output:
        write_model(fit_model(parts), options.output)


def fit_model(parts: Sequence[LabelledPairs]) -> LogisticModel:
    """The model of these examples."""
    features, labels = np.concatenate([part.features for part in parts]), np.concatenate([part.labels for part in parts])
    return fit(CONTRADICTION_FEATURES.names, features, labels, RIDGE)


def ranked(part: LabelledPairs, model: LogisticModel) -> int:
    """How many disputed pairs of an event are among its likeliest."""
    return int(part.labels[np.argsort(-model.log_odds(part.features), kind="stable")[:TOP]].sum())


def of_gold(disputes: Path) -> LabelledPairs:
    """The examples of an event with a file of disputes beside it."""
    records = [json.loads(line) for line in disputes.read_text(encoding="utf-8").splitlines()]
    pairs = [
        tuple(Passage(side["doc"].rpartition("/")[2], side["start"], side["end"]) for side in (record["a"], record["b"]))
        for record in records
        if record.get("b")
    ]
    return examples(articles_below(disputes.with_name(disputes.name.removesuffix(".disputes.jsonl"))), pairs, lambda path: path.stem)


def of_labels(labels: Labelled, folder: Path) -> LabelledPairs:
    """The examples of an event labelled by reading; raises ValueError as `articles_of` does."""
    articles = voices.link_voices(list(articles_of(labels.event, labels.documents, folder).values()))
    pairs = [tuple(Passage(labels.documents[number][0], start, end) for number, start, end in sides) for _, *sides in labels.disputes]
    return examples(articles, pairs, lambda path: path.name)


def examples(articles: Sequence[Article], disputed: Sequence[tuple[Passage, ...]], document_of: Callable[[Path], str]) -> LabelledPairs:
    """The pairs of one event, labelled 1 where they are among those disputed."""
    context = DisputeContext(articles, compare_articles(articles))
    pairs = contradiction_candidates(context, context.pairs)
    documents = {article.source.id: document_of(Path(article.source.path)) for article in articles}
    sides = [tuple(_statements_touched(context, documents, passage) for passage in pair) for pair in disputed]
    labels = [
        any((left in one and right in other) or (right in one and left in other) for one, other in sides)
        for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    ]
    return LabelledPairs(contradiction_features(context, pairs), np.array(labels, dtype=np.float64), len(disputed))


def _statements_touched(context: DisputeContext, documents: dict[str, str], passage: Passage) -> set[int]:
    """The statements that a passage touches."""
    return {
        number
        for number in range(len(context.statements))
        for copy in context.copies(number)
        if documents[copy.source] == passage.document and copy.start < passage.end and passage.start < copy.end
    }


if __name__ == "__main__":
    main()
