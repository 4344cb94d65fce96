"""Furniture dropped, statements kept, and milliseconds an article: our reading against labelled events.

    python -m tests.benchmarks.reading [FOLDER] [--errors]

FOLDER holds `EVENT.gold.jsonl` beside folders of text files (one record a line: `doc`, `start`, `end`, `kind`); `../shared/data/events`
unless told. A gold record counts as covered when sentences of ours cover half of its characters.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.model import Source
from briefing.reading import read_path

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "events"
JUNK = ("furniture", "title", "heading")


def labelled(folder: Path) -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """Each article with its gold records."""
    for gold in sorted(folder.glob("*.gold.jsonl")):
        records: dict[str, list[dict[str, Any]]] = {}
        for line in gold.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            records.setdefault(record["doc"].split("/")[-1], []).append(record)
        files = sorted((folder / gold.name.removesuffix(".gold.jsonl")).iterdir())
        for document, found in records.items():
            yield next(file for file in files if file.stem == document or file.stem.startswith(f"{document}_")), found


def covered(source: Source, start: int, end: int) -> bool:
    """Whether sentences cover half of a span."""
    inside = sum(max(0, min(sentence.end, end) - max(sentence.start, start)) for sentence in source.sentences)
    return 2 * inside >= end - start


def main() -> None:
    """Print the figures, and with `--errors` what was lost and what leaked."""
    folder = next((Path(word) for word in sys.argv[1:] if not word.startswith("-")), FOLDER)
    counts: Counter[str] = Counter()
    seconds = 0.0
    for file, records in labelled(folder):
        begun = time.process_time()
        source = next(read_path(file, file.name))
        seconds += time.process_time() - begun
        assert isinstance(source, Source)
        counts["articles"] += 1
        for record in records:
            start, end, kind = record["start"], record["end"], record["kind"]
            if record.get("kind_b", kind) != kind:
                continue
            group = "statements" if kind == "statement" else "junk" if kind in JUNK else "else"
            inside = covered(source, start, end)
            counts[group] += 1
            counts[f"{group} covered"] += inside
            counts["exact"] += kind == "statement" and any((item.start, item.end) == (start, end) for item in source.sentences)
            if "--errors" in sys.argv and group != "else" and inside != (group == "statements"):
                print("LOST" if group == "statements" else "LEAK", file.parent.name, file.name, kind, repr(source.text[start:end])[:160])
    share = {name: 100 * counts[name] / counts["statements"] for name in ("statements covered", "exact")}
    print(f"kept {share['statements covered']:.2f} % of {counts['statements']} statements, {share['exact']:.2f} % with the same ends")
    print(f"clean of {100 - 100 * counts['junk covered'] / counts['junk']:.2f} % of {counts['junk']} titles, headings and furniture")
    print(f"{1000 * seconds / counts['articles']:.2f} ms of processor time an article")


if __name__ == "__main__":
    main()
