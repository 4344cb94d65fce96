"""Count how common words are in news: `python -m briefing.assembly.training.background FOLDER… -o background.txt`.

Reads every `.txt` file, and the `text` of every news-please `.json` file, below the folders. Writes the number of sentences, then a line
`stem count` for each stem in at least `LEAST` sentences, commonest first; a stem that is missing is rare.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.assembly.text.terms import Stemmer

LEAST = 4
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def main(arguments: Sequence[str] | None = None) -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--leave-out", nargs="*", default=[], help="names of folders that are not read")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    sentences, stemmer = 0, Stemmer()
    for text in texts(options.folders, set(options.leave_out)):
        for sentence in SENTENCE_END.split(text):
            stems = set(stemmer.content_stems(sentence))
            if len(stems) > 2:
                sentences += 1
                counts.update(stems)
    kept = sorted(((count, stem) for stem, count in counts.items() if count >= LEAST), key=lambda row: (-row[0], row[1]))
    options.output.write_text(f"{sentences}\n" + "".join(f"{stem} {count}\n" for count, stem in kept), encoding="utf-8")


def texts(folders: Sequence[Path], left_out: set[str]) -> Iterator[str]:
    """The texts below the folders, in the order of their paths."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if left_out & set(file.parts):
                continue
            if file.suffix == ".txt":
                yield file.read_text(encoding="utf-8", errors="replace")
            elif file.suffix == ".json":
                yield json.loads(file.read_text(encoding="utf-8")).get("text") or ""


if __name__ == "__main__":
    main()
