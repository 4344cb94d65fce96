"""Learn the model of contests.

`python -m briefing.assembly.training.disputes EVENTS [--labelled FOLDER] [--hold-out NAME …] [-o model.json]`

EVENTS is a folder of events, each a folder of articles with `NAME.disputes.jsonl` beside it, whose records name two passages (`a` and `b`:
`doc`, `start`, `end`) that disagree. FOLDER holds the events of `disputes.labels.jsonl` (see `labelled`), a folder each in `basil` and
`news_events`, with pairs of passages [number of the document, start, end] that disagree, and their kind. The articles are read and analysed
as for a briefing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from briefing.assembly.arrays import Floats
from briefing.assembly.compare import comparison
from briefing.assembly.disputes import contradiction_features, contradiction_model
from briefing.assembly.disputes.context import DisputeContext
from briefing.assembly.entities import voices
from briefing.assembly.training.labels import articles_below, articles_of, lines_of
from briefing.assembly.training.regression import fit
from briefing.model import Article, Record

RIDGE = 50.0
LABELS = "contradictions.labels.jsonl"
TURNS = 5
"""Parts of the events; each is left out once, to see how the model ranks what it has not seen."""
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


class Examples(NamedTuple):
    """Figures of the pairs of one event, 1 for each that disagrees, and how many disagreements are labelled."""

    figures: Floats
    yes: Floats
    labelled: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all events but those held out, print how events left out in turn are ranked, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("--labelled", type=Path, metavar="FOLDER")
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args(arguments)
    files = sorted(options.events.glob("*.disputes.jsonl"))
    parts = [of_gold(file) for file in files if file.name.removesuffix(".disputes.jsonl") not in options.hold_out]
    if options.labelled:
        parts += [of_labels(labels, options.labelled) for labels in lines_of(LABELS, Labelled)]
    print(
        f"{len(parts)} events, {sum(len(part.yes) for part in parts)} pairs, {sum(int(part.yes.sum()) for part in parts)} of them disputed"
    )
    found = 0
    for turn in range(TURNS):
        model = fit_model([part for number, part in enumerate(parts) if number % TURNS != turn])
        found += sum(ranked(part, model) for number, part in enumerate(parts) if number % TURNS == turn)
    print(f"left out in turn: {found} of {sum(part.labelled for part in parts)} disputes among the {TOP} likeliest pairs of their event")
    if options.output:
        options.output.write_bytes(msgspec.json.format(msgspec.json.encode(fit_model(parts)), indent=2) + b"\n")


def fit_model(parts: Sequence[Examples]) -> contradiction_model.ContradictionModel:
    """The model of these examples."""
    figures, yes = np.concatenate([part.figures for part in parts]), np.concatenate([part.yes for part in parts])
    weights, constant = fit(contradiction_features.FEATURES, figures, yes, RIDGE)
    return contradiction_model.ContradictionModel(weights=weights, constant=constant)


def ranked(part: Examples, model: contradiction_model.ContradictionModel) -> int:
    """How many disputed pairs of an event are among its likeliest."""
    weights = np.array([model.weights[feature] for feature in contradiction_features.FEATURES])
    return int(part.yes[np.argsort(-(part.figures @ weights), kind="stable")[:TOP]].sum())


def of_gold(disputes: Path) -> Examples:
    """The examples of an event with a file of disputes beside it."""
    records = [json.loads(line) for line in disputes.read_text(encoding="utf-8").splitlines()]
    pairs = [
        tuple(Passage(side["doc"].rpartition("/")[2], side["start"], side["end"]) for side in (record["a"], record["b"]))
        for record in records
        if record.get("b")
    ]
    return examples(articles_below(disputes.with_name(disputes.name.removesuffix(".disputes.jsonl"))), pairs, lambda path: path.stem)


def of_labels(labels: Labelled, folder: Path) -> Examples:
    """The examples of an event labelled by reading; raises ValueError as `articles_of` does."""
    articles = voices.link_voices(list(articles_of(labels.event, labels.documents, folder).values()))
    pairs = [tuple(Passage(labels.documents[number][0], start, end) for number, start, end in sides) for _, *sides in labels.disputes]
    return examples(articles, pairs, lambda path: path.name)


def examples(articles: Sequence[Article], disputed: Sequence[tuple[Passage, ...]], document_of: Callable[[Path], str]) -> Examples:
    """Figures of the pairs of one event, and 1 for each that is one of those disputed."""
    material = DisputeContext(articles, comparison.compare_articles(articles))
    pairs = contradiction_model.contradiction_candidates(material)
    named = {article.source.id: document_of(Path(article.source.path)) for article in articles}
    sides = [tuple(_numbers(material, named, passage) for passage in pair) for pair in disputed]
    yes = [
        any((left in one and right in other) or (right in one and left in other) for one, other in sides)
        for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    ]
    return Examples(contradiction_features.contradiction_features(material, pairs), np.array(yes, dtype=np.float64), len(disputed))


def _numbers(material: DisputeContext, named: dict[str, str], passage: Passage) -> set[int]:
    """The statements that a passage touches."""
    return {
        number
        for number in range(len(material.statements))
        for copy in material.copies(number)
        if named[copy.source] == passage.document and copy.start < passage.end and passage.start < copy.end
    }


if __name__ == "__main__":
    main()
