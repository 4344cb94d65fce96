"""Events with known points, to learn from: gold files, and events labelled by reading (`points.labels.jsonl`).

The labels hold no text. A line of the file is an event: `event` is the kind and the beginning of the folder's name, `documents` are the
names of its files, each with the beginning of the checksum of its text, and `points` are lists of [document, start, end] that say the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.analysis import analyse
from briefing.assembly import voices
from briefing.model import Article, Attribution, Record, Source, Statement
from briefing.reading import read_paths

LABELS = "points.labels.jsonl"


class Event(NamedTuple):
    """The statements of one event, its attributions by id, and for each statement the names of its points; None: not judged."""

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
    """An event, read and analysed as for a briefing, with what its gold file says of each statement."""
    folder = gold.with_name(gold.name.removesuffix(".gold.jsonl"))
    articles = _articles(folder)
    passages: dict[str, list[Passage]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] == "statement":
            passage = Passage(record["start"], record["end"], record.get("point_a") or "")
            passages.setdefault(record["doc"].rpartition("/")[2], []).append(passage)
    named = {article.source.id: Path(article.source.path).stem for article in articles}
    return _event(folder.name, articles, lambda statement: _judged(statement, passages.get(named[statement.source], [])))


def labelled_events(folder: Path) -> list[Event]:
    """The events labelled by reading, from the folders below this one.

    Raises ValueError where a text is missing, or where a reader now gives another text than the one that was labelled.
    """
    lines = resources.files(__package__).joinpath(LABELS).read_text(encoding="utf-8").splitlines()
    return [labelled_event(msgspec.json.decode(line, type=Labelled), folder) for line in lines]


def labelled_event(labels: Labelled, folder: Path) -> Event:
    """The event of these labels, read and analysed as for a briefing."""
    kind, _, name = labels.event.partition("/")
    found = sorted((folder / kind).glob(f"{name}*"))
    if len(found) != 1:
        raise ValueError(f"{folder / kind}: {len(found)} folders whose name begins with {name}, not one")
    articles = _articles(found[0])
    named = {article.source.id: Path(article.source.path).name for article in articles}
    texts = {named[article.source.id]: article.source.sha256 for article in articles}
    for file, checksum in labels.documents:
        if not texts.get(file, "").startswith(checksum):
            raise ValueError(f"{found[0] / file}: not the text that was labelled (its checksum should begin with {checksum})")
    passages: dict[str, list[Passage]] = {file: [] for file, _ in labels.documents}
    for number, point in enumerate(labels.points):
        for document, start, end in point:
            passages[labels.documents[document][0]].append(Passage(start, end, str(number)))

    def points_of(statement: Statement) -> frozenset[str] | None:
        of_document = passages.get(named[statement.source])
        return None if of_document is None else _judged(statement, of_document) or frozenset()

    return _event(labels.event, articles, points_of)


def _articles(folder: Path) -> list[Article]:
    sources = [source for source in read_paths([folder]) if isinstance(source, Source)]
    return voices.join([Article(source=source, analysis=analyse(source)) for source in sources])


def _event(name: str, articles: Sequence[Article], points_of: Callable[[Statement], frozenset[str] | None]) -> Event:
    statements = [statement for article in articles for statement in article.analysis.statements]
    attributions = {found.id: found for article in articles for found in article.analysis.attributions}
    return Event(name, statements, attributions, [points_of(statement) for statement in statements])


def _judged(statement: Statement, passages: Sequence[Passage]) -> frozenset[str] | None:
    """The points of the passages that a statement covers by half or more; None where it covers none."""
    inside = [
        passage
        for passage in passages
        if 2 * (min(statement.end, passage.end) - max(statement.start, passage.start)) >= passage.end - passage.start
    ]
    return frozenset(passage.point for passage in inside if passage.point) if inside else None
