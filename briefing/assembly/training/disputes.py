"""Learn the model of contests: `python -m briefing.assembly.training.disputes EVENTS [--hold-out NAME …] [-o model.json]`.

EVENTS is a folder of events, each a folder of articles with `NAME.disputes.jsonl` beside it, whose records name two passages (`a` and `b`:
`doc`, `start`, `end`) that disagree. The articles are read and analysed as for a briefing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.analysis import analyse
from briefing.assembly import points, voices
from briefing.assembly.disputes import contests
from briefing.assembly.disputes.material import Material
from briefing.assembly.training.regression import learn
from briefing.model import Article, Source
from briefing.reading import read_paths

if TYPE_CHECKING:
    from briefing.assembly.points.table import Floats

RIDGE = 50.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all events but those held out, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    files = sorted(options.events.glob("*.disputes.jsonl"))
    parts = [examples(file) for file in files if file.name.removesuffix(".disputes.jsonl") not in options.hold_out]
    import numpy as np

    figures, yes = np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
    weights, constant = learn(contests.FEATURES, figures, yes, RIDGE)
    model = contests.Model(weights=weights, constant=constant)
    options.output.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=2) + b"\n")
    print(f"{len(parts)} events, {len(yes)} pairs, {int(yes.sum())} of them disputed")


def examples(disputes: Path) -> tuple[Floats, Floats]:
    """Figures of the pairs of one event, and 1 for each that its file names as a dispute."""
    import numpy as np

    folder = disputes.with_name(disputes.name.removesuffix(".disputes.jsonl"))
    sources = [source for source in read_paths([folder]) if isinstance(source, Source)]
    articles = voices.join([Article(source=source, analysis=analyse(source)) for source in sources])
    material = Material(articles, points.compare_all(articles))
    pairs = contests.pairs_of(material)
    named = {source.id: Path(source.path).stem for source in sources}
    gold = [json.loads(line) for line in disputes.read_text(encoding="utf-8").splitlines()]
    sides = [(_numbers(material, named, record["a"]), _numbers(material, named, record["b"])) for record in gold if record.get("b")]
    yes = [
        any((left in one and right in other) or (right in one and left in other) for one, other in sides)
        for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    ]
    return contests.compare(material, pairs), np.array(yes, dtype=np.float64)


def _numbers(material: Material, named: dict[str, str], passage: dict[str, Any]) -> set[int]:
    """The statements that a passage touches."""
    doc = passage["doc"].rpartition("/")[2]
    return {
        number
        for number in range(len(material.statements))
        for copy in material.copies(number)
        if named[copy.source] == doc and copy.start < passage["end"] and passage["start"] < copy.end
    }


if __name__ == "__main__":
    main()
