"""How the time and memory of assembly grow: `python -m tests.benchmarks.assembly_scale [STATEMENTS …]`.

Takes the sample corpus, repeats it, and varies each copy: other names, other figures, words left out. Prints one row a size: seconds,
seconds over n log n as a ratio to the first row, peak memory of the process.
"""

from __future__ import annotations

import math
import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from briefing.model import Analysis, Article, Source, Statement
from briefing.reading import read_paths

SIZES = (3_000, 10_000, 30_000, 100_000, 300_000)
SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = 30
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
NUMBER = re.compile(r"\b\d+\b")
SYLLABLES = ["ba", "ko", "mi", "ru", "ten", "sal", "vo", "dar", "li", "nor", "pe", "gut", "has", "ize", "qua", "lem"]


def varied(sentence: str, chance: random.Random, names: dict[str, str]) -> str:
    """The sentence with the copy's names and figures, and now and then a word left out."""

    def other_name(match: re.Match[str]) -> str:
        return names.setdefault(match.group(), "".join(chance.choices(SYLLABLES, k=3)).capitalize())

    text = NUMBER.sub(lambda match: str(int(match.group()[:6]) + chance.randrange(9)), NAME.sub(other_name, sentence))
    words = text.split(" ")
    if len(words) > 8:
        del words[chance.randrange(len(words))]
    return " ".join(words)


def corpus(size: int) -> list[Article]:
    """Articles with `size` statements in all, the same every time."""
    sentences = [source.text[s.start : s.end] for source in read_paths([SEEDS]) if isinstance(source, Source) for s in source.sentences]
    chance = random.Random(7)
    articles: list[Article] = []
    made = 0
    while made < size:
        names: dict[str, str] = {}
        texts = [varied(chance.choice(sentences), chance, names if chance.random() < 0.7 else {}) for _ in range(min(ARTICLE, size - made))]
        number = f"{len(articles):06}"
        statements, at = [], 0
        for ordinal, text in enumerate(texts):
            statements.append(Statement(id=f"{number}:{at}", source=number, start=at, end=at + len(text), text=text, ordinal=ordinal))
            at += len(text) + 1
        source = Source(id=number, path=f"{number}.txt", text=" ".join(texts), sha256=number)
        articles.append(Article(source=source, analysis=Analysis(source=number, statements=tuple(statements))))
        made += len(texts)
    return articles


def measure(size: int) -> tuple[float, float]:
    """Seconds of assembly for `size` statements, and megabytes at the most."""
    from briefing.assembly import assemble, templates

    articles = corpus(size)
    started = time.process_time()
    assemble(articles, templates.load("event"))
    return time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """One fresh process a size, so that peaks don't add up."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(*measure(int(sys.argv[2])))
        return
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    first = 0.0
    print("statements  seconds  to n log n  memory MB")
    for size in sizes:
        row = subprocess.run([sys.executable, "-m", __spec__.name, "--one", str(size)], capture_output=True, text=True, check=True)
        seconds, memory = (float(value) for value in row.stdout.split())
        shape = seconds / (size * math.log(size))
        first = first or shape
        print(f"{size:10,}  {seconds:7.1f}  {shape / first:10.2f}  {memory:9.0f}", flush=True)


if __name__ == "__main__":
    main()
