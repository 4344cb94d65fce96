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
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefing.assembly.points import compared, groups
from briefing.assembly.points.candidates import candidates
from briefing.assembly.points.evidence import FEATURES, compare
from briefing.assembly.points.likeness import Model
from briefing.assembly.points.rows import rows_of, setting_of
from briefing.assembly.points.table import TermTable
from briefing.assembly.training.regression import learn
from briefing.model import Statement

if TYPE_CHECKING:
    from briefing.assembly.points.table import Floats

RIDGE = 10.0
LEAST_PRECISION = 0.64
"""A line that joins what differs costs the reader's trust; more recall does not make up for it."""
JOIN_AT = (0.15, 0.2, 0.25, 0.275, 0.3, 0.325, 0.35, 0.375, 0.4, 0.45)


class Event(NamedTuple):
    """The statements of one event, and for each the name of its gold point, or None."""

    name: str
    statements: list[Statement]
    points: list[str | None]


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all events but those held out, choose the threshold on those held out, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args(arguments)
    events = [read_event(gold) for gold in sorted(options.events.glob("*.gold.jsonl"))]
    learned = [event for event in events if event.name not in options.hold_out]
    held_out = [event for event in events if event.name in options.hold_out]
    import numpy as np

    parts = [examples(event) for event in learned]
    weights, constant = learn(FEATURES, np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts]), RIDGE)
    best = None
    for join_at in JOIN_AT:
        model = Model(weights=weights, constant=constant, join_at=join_at)
        figures = score(held_out or learned, model)
        print(f"join_at {join_at:.2f}  learned from {score(learned, model)}  held out {figures}")
        worth = (figures.precision >= LEAST_PRECISION, figures.f1)
        if best is None or worth > best[0]:
            best = (worth, model)
    if options.output and best:
        options.output.write_bytes(msgspec.json.format(msgspec.json.encode(best[1]), indent=2) + b"\n")


def read_event(gold: Path) -> Event:
    """The statements of an event as its gold file marks them."""
    folder = gold.with_name(gold.name.removesuffix(".gold.jsonl"))
    texts: dict[str, str] = {}
    ordinals: dict[str, int] = {}
    event = Event(folder.name, [], [])
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] not in ("statement", "restatement"):
            continue
        doc = record["doc"]
        if doc not in texts:
            file = folder / (doc.rpartition("/")[2] + ".txt")
            texts[doc] = file.read_bytes().decode("utf-8-sig")
        start, end = record["start"], record["end"]
        ordinals[doc] = ordinals.get(doc, -1) + 1
        event.statements.append(
            Statement(
                id=f"{doc}:{start}",
                source=doc,
                start=start,
                end=end,
                text=texts[doc][start:end],
                ordinal=ordinals[doc],
                restates=record["kind"] == "restatement",
            )
        )
        event.points.append(record.get("point_a"))
    return event


def examples(event: Event) -> tuple[Floats, Floats]:
    """Figures of the event's candidate pairs, and 1 for each that is one point."""
    import numpy as np

    first = rows_of(event.statements).first
    shown = [event.statements[number] for number in first]
    points = [event.points[number] for number in first]
    table = TermTable(shown)
    left, right = candidates(table)
    same = [points[a] is not None and points[a] == points[b] for a, b in zip(left.tolist(), right.tolist(), strict=True)]
    return compare(table, setting_of(shown), left, right), np.array(same, dtype=np.float64)


class Figures(NamedTuple):
    """Pairwise figures of joined statements, 0 to 1."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        return "/".join(f"{100 * value:.1f}" for value in self)


def score(events: Sequence[Event], model: Model) -> Figures:
    """Pairwise precision, recall and F1 over the statements of the events."""
    both = ours = gold = 0
    for event in events:
        wanted = {
            (a, b)
            for a, b in itertools.combinations(range(len(event.points)), 2)
            if event.points[a] is not None and event.points[a] == event.points[b]
        }
        found = {pair for group in groups(compared(event.statements, model), model) for pair in itertools.combinations(group, 2)}
        both, ours, gold = both + len(wanted & found), ours + len(found), gold + len(wanted)
    precision, recall = both / max(1, ours), both / max(1, gold)
    return Figures(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


if __name__ == "__main__":
    main()
