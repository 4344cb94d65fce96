"""Reads events whose points are known: from gold files, and from labels made by hand (`points.labels.jsonl`, see `labels`).

`points` of a line of the file are lists of [document, start, end] that say the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.assembly.entities import voices
from briefing.assembly.training.labels import articles_below, articles_of, lines_of
from briefing.model import Article, Attribution, Record, Statement

LABELS = "points.labels.jsonl"


class Event(NamedTuple):
    """The statements of an event, its attributions by id, and for each statement the names of its points, None where it was not judged."""

    name: str
    statements: list[Statement]
    attributions: dict[str, Attribution]
    points: list[frozenset[str] | None]


class Labelled(Record, frozen=True):
    """A line of the file of labels."""

    event: str
    documents: tuple[tuple[str, str], ...]
    points: tuple[tuple[tuple[int, int, int], ...], ...]


class Passage(NamedTuple):
    """A stretch of a text and the point that it belongs to, empty where it is in none."""

    start: int
    end: int
    point: str


def gold_event(gold: Path) -> Event:
    """Read and analyse an event as for a briefing, with the points that its gold file gives each statement."""
    folder = gold.with_name(gold.name.removesuffix(".gold.jsonl"))
    articles = articles_below(folder)
    passages: dict[str, list[Passage]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] == "statement":
            passage = Passage(record["start"], record["end"], record.get("point_a") or "")
            passages.setdefault(record["doc"].rpartition("/")[2], []).append(passage)
    named = {article.source.id: Path(article.source.path).stem for article in articles}
    return _event(folder.name, articles, lambda statement: _judged(statement, passages.get(named[statement.source], [])))


def labelled_events(folder: Path) -> list[Event]:
    """Read all events that were labelled by hand, from the folders below this one. Raises ValueError as `articles_of` does."""
    return [labelled_event(labels, folder) for labels in lines_of(LABELS, Labelled)]


def labelled_event(labels: Labelled, folder: Path) -> Event:
    """Read and analyse the event of these labels as for a briefing."""
    by_file = articles_of(labels.event, labels.documents, folder)
    named = {article.source.id: file for file, article in by_file.items()}
    articles = voices.link_voices(list(by_file.values()))
    passages: dict[str, list[Passage]] = {file: [] for file, _ in labels.documents}
    for number, point in enumerate(labels.points):
        for document, start, end in point:
            passages[labels.documents[document][0]].append(Passage(start, end, str(number)))

    def points_of(statement: Statement) -> frozenset[str]:
        return _judged(statement, passages[named[statement.source]]) or frozenset()

    return _event(labels.event, articles, points_of)


def _event(name: str, articles: Sequence[Article], points_of: Callable[[Statement], frozenset[str] | None]) -> Event:
    statements = [statement for article in articles for statement in article.analysis.statements]
    attributions = {attribution.id: attribution for article in articles for attribution in article.analysis.attributions}
    return Event(name, statements, attributions, [points_of(statement) for statement in statements])


def _judged(statement: Statement, passages: Sequence[Passage]) -> frozenset[str] | None:
    """The points of the passages that a statement covers by half or more; None where it covers none."""
    inside = [
        passage
        for passage in passages
        if 2 * (min(statement.end, passage.end) - max(statement.start, passage.start)) >= passage.end - passage.start
    ]
    return frozenset(passage.point for passage in inside if passage.point) if inside else None
