"""Learn the pair model of points: `python -m briefing.assembly.training.points EVENTS [--hold-out NAME …] [-o model.json]`.

EVENTS is a folder of events with gold files (`NAME.gold.jsonl` beside the folder NAME of texts), whose records with the same
`point_a` say the same.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.analysis import analyse
from briefing.assembly import voices
from briefing.assembly.points import compared, groups
from briefing.assembly.points.candidates import candidates
from briefing.assembly.points.evidence import FEATURES, compare
from briefing.assembly.points.likeness import Model
from briefing.assembly.points.rows import rows_of
from briefing.assembly.points.setting import setting_of
from briefing.assembly.points.table import TermTable
from briefing.assembly.training.regression import learn
from briefing.model import Article, Attribution, Source, Statement
from briefing.reading import read_paths

if TYPE_CHECKING:
    from briefing.assembly.points.table import Floats

RIDGE = 100.0
LEAST_PRECISION = 0.62
"""Of what is left out in turn and what is held out, together. A line that joins what differs costs the reader's trust; more recall does not
make up for it."""
JOIN_AT = (0.2, 0.225, 0.25, 0.275, 0.3, 0.325, 0.35, 0.375, 0.4, 0.45)


class Event(NamedTuple):
    """The statements of one event, its attributions by id, and for each statement the names of its gold points; None: not judged."""

    name: str
    statements: list[Statement]
    attributions: dict[str, Attribution]
    points: list[frozenset[str] | None]


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all events but those held out, choose the threshold on these and on each other left out in turn, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args(arguments)
    events = [read_event(gold) for gold in sorted(options.events.glob("*.gold.jsonl"))]
    learned = [event for event in events if event.name not in options.hold_out]
    held_out = [event for event in events if event.name in options.hold_out]
    parts = [examples(event) for event in learned]
    whole = fit(parts)
    turns = [fit([part for other, part in enumerate(parts) if other != turn]) for turn in range(len(parts))]
    best = None
    for join_at in JOIN_AT:
        in_turn = score(learned, [replace(model, join_at=join_at) for model in turns])
        model = replace(whole, join_at=join_at)
        print(f"join_at {join_at:.3f}  left out in turn {in_turn}  held out {score(held_out, [model] * len(held_out))}")
        both = score([*learned, *held_out], [*(replace(model, join_at=join_at) for model in turns), *[model] * len(held_out)])
        worth = (both.precision >= LEAST_PRECISION, both.f1)
        if best is None or worth > best[0]:
            best = (worth, model)
    if options.output and best:
        options.output.write_bytes(msgspec.json.format(msgspec.json.encode(best[1]), indent=2) + b"\n")


def fit(parts: Sequence[tuple[Floats, Floats]]) -> Model:
    """A model of these examples, its threshold not yet chosen."""
    import numpy as np

    weights, constant = learn(FEATURES, np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts]), RIDGE)
    return Model(weights=weights, constant=constant, join_at=1.0)


def read_event(gold: Path) -> Event:
    """An event, read and analysed as for a briefing, with what its gold file says of each statement."""
    folder = gold.with_name(gold.name.removesuffix(".gold.jsonl"))
    sources = [source for source in read_paths([folder]) if isinstance(source, Source)]
    articles = voices.join([Article(source=source, analysis=analyse(source)) for source in sources])
    records: dict[str, list[dict[str, Any]]] = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] == "statement":
            records.setdefault(record["doc"].rpartition("/")[2], []).append(record)
    named = {source.id: Path(source.path).stem for source in sources}
    statements = [statement for article in articles for statement in article.analysis.statements]
    return Event(
        name=folder.name,
        statements=statements,
        attributions={found.id: found for article in articles for found in article.analysis.attributions},
        points=[_points_of(statement, records.get(named[statement.source], [])) for statement in statements],
    )


def _points_of(statement: Statement, records: Sequence[dict[str, Any]]) -> frozenset[str] | None:
    """The gold points of the records that a statement covers; None where gold has no such statement."""
    inside = [
        record
        for record in records
        if 2 * (min(statement.end, record["end"]) - max(statement.start, record["start"])) >= record["end"] - record["start"]
    ]
    return frozenset(record["point_a"] for record in inside if record.get("point_a")) if inside else None


def examples(event: Event) -> tuple[Floats, Floats]:
    """Figures of the event's candidate pairs that gold judges, and 1 for each that is one point."""
    import numpy as np

    rows = rows_of(event.statements)
    table = TermTable([event.statements[number] for number in rows.first])
    left, right = candidates(table)
    figures = compare(table, setting_of(event.statements, rows, event.attributions), left, right)
    points = [event.points[number] for number in rows.first]
    pairs = [(points[a], points[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
    judged = [one is not None and other is not None for one, other in pairs]
    same = [bool(one and other and one & other) for one, other in pairs]
    return figures[judged], np.array(same, dtype=np.float64)[judged]


class Figures(NamedTuple):
    """Pairwise figures of joined statements, 0 to 1."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        return "/".join(f"{100 * value:.1f}" for value in self)


def score(events: Sequence[Event], models: Sequence[Model]) -> Figures:
    """Pairwise precision, recall and F1 over the statements of the events, each joined by its model."""
    both = ours = gold = 0
    for event, model in zip(events, models, strict=True):
        points = event.points
        judged = [number for number, names in enumerate(points) if names is not None]
        wanted = {(a, b) for a, b in itertools.combinations(judged, 2) if (points[a] or frozenset()) & (points[b] or frozenset())}
        joined = groups(compared(event.statements, event.attributions, model), model)
        found = {pair for group in joined for pair in itertools.combinations(group, 2) if None not in (points[pair[0]], points[pair[1]])}
        both, ours, gold = both + len(wanted & found), ours + len(found), gold + len(wanted)
    precision, recall = both / max(1, ours), both / max(1, gold)
    return Figures(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


if __name__ == "__main__":
    main()
