"""How the time and memory of assembly grow: `python -m tests.benchmarks.assembly_scale [STATEMENTS …]`.

Analyses real articles (those of `../shared/data/news_events`, the sample corpus where they are missing), repeats them and varies each
copy: other names, other figures, other words here and there, with all that analysis found in them. Prints one row a size: seconds of one
core, seconds over n log n as a ratio to the first row, and memory: of the articles before assembly, and at the most.
"""

from __future__ import annotations

import json
import math
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from briefing.model import Article, Attribution, Mention, Source, Statement, Voice
from briefing.workspace.analyses import FileContents, decode, encode
from tests.benchmarks.figures import SEEDS, SHARED

SIZES = (3_000, 10_000, 30_000, 100_000, 300_000)
EVENTS = SHARED / "data" / "news_events"
OTHER_WORD = 0.05
"""Share of the words in lower case that a copy changes for others of the same length."""
NAMES_OF_A_LENGTH = 6_000
"""Of three letters to fifteen that makes 78,000, which with the words of the articles is the vocabulary of 300,000 sentences of news:
44 n ** 0.49 of n words in Reuters' RCV1 (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 2008, 5.1.1)."""
WORD = re.compile(r"[^\W\d_]+|\d+")
UNTOUCHED = re.compile(r"[A-Z]\w{0,2}$")
"""Short capitalised words ("He", "The", "US") stay."""
Named = TypeVar("Named", Statement, Attribution)


def originals() -> list[Article]:
    """The articles that are repeated, analysed."""
    from briefing.analysis.pipeline import analyse
    from briefing.reading import read_paths

    with tempfile.TemporaryDirectory() as place:
        texts = Path(place) if _written(Path(place)) else SEEDS
        found = {source.id: source for source in read_paths([texts]) if isinstance(source, Source)}
    return [Article(source=source, analysis=analyse(source)) for source in found.values()]


def _written(place: Path) -> int:
    """Write the records of all events as text files; their number, 0 where there are none."""
    records = sorted(EVENTS.glob("*/*.json")) if EVENTS.is_dir() else []
    for number, file in enumerate(records):
        record = json.loads(file.read_text(encoding="utf-8"))
        text = f"{record.get('title') or ''}\n\n{record.get('maintext') or record.get('text') or ''}\n"
        (place / f"{number:04}.txt").write_text(text, encoding="utf-8", newline="")
    return len(records)


def invented(length: int, number: int) -> str:
    """A name of that length, one of NAMES_OF_A_LENGTH."""
    return "".join(random.Random(f"{length} {number}").choices("aeiouaeioubcdfghklmnprstvz", k=length)).capitalize()


class Variation:
    """Changes a copy of the corpus: each name to another and each figure, the same everywhere, without moving any offset."""

    def __init__(self, number: int, words: dict[int, list[str]]) -> None:
        self._number = number
        self._words = words
        self._chance = random.Random(number)
        self._names: dict[str, str] = {}

    def text(self, text: str) -> str:
        """A source's text."""
        return WORD.sub(lambda match: self._word(match.group(), loose=True), text)

    def name(self, name: str) -> str:
        """A name, as it then stands in the text."""
        return WORD.sub(lambda match: self._word(match.group(), loose=False), name)

    def _word(self, word: str, *, loose: bool) -> str:
        if self._number == 0 or UNTOUCHED.match(word):
            return word
        if word[0].islower():
            return self._chance.choice(self._words[len(word)]) if loose and self._chance.random() < OTHER_WORD else word
        known = self._names.get(word)
        if known is None:
            own = random.Random(f"{self._number} {word}")
            if word.isdigit():
                known = "".join(own.choices("0123456789", k=len(word)))
            else:
                known = invented(len(word), own.randrange(NAMES_OF_A_LENGTH))
            self._names[word] = known
        return known

    def article(self, article: Article) -> Article:
        """The article as this copy has it."""
        name = f"{self._number:04}-{article.source.id}"
        text = self.text(article.source.text)
        mentions: dict[Mention, Mention] = {}

        def mention(one: Mention) -> Mention:
            return mentions.setdefault(one, replace(one, name=one.name if one.country else self.name(one.name)))

        def named(attribution: str) -> str:
            return f"{self._number:04}-{attribution}"

        def voice(one: Voice) -> Voice:
            forms = tuple(replace(form, text=self.name(form.text), source=name) for form in one.forms)
            return replace(one, name=self.name(one.name), aliases=tuple(map(self.name, one.aliases)), forms=forms)

        analysis = article.analysis
        statements = tuple(
            replace(
                one,
                id=f"{name}:{one.start}",
                source=name,
                text=text[one.start : one.end],
                attributions=tuple(map(named, one.attributions)),
                mentions=tuple(map(mention, one.mentions)),
            )
            for one in analysis.statements
        )
        return Article(
            source=replace(article.source, id=name, path=f"{name}.txt", text=text, sha256=name),
            analysis=replace(
                analysis,
                source=name,
                statements=statements,
                attributions=tuple(replace(one, id=named(one.id), source=name) for one in analysis.attributions),
                voices=tuple(map(voice, analysis.voices)),
                mentions=tuple(map(mention, analysis.mentions)),
            ),
        )


def corpus(articles: Sequence[Article], size: int) -> list[Article]:
    """Articles with at least `size` statements in all, the same every time."""
    words: dict[int, list[str]] = defaultdict(list)
    for word in sorted({word for article in articles for word in WORD.findall(article.source.text) if word.islower()}):
        words[len(word)].append(word)
    found, statements, number = [], 0, 0
    while statements < size:
        variation = Variation(number, words)
        for article in articles:
            found.append(variation.article(article))
            statements += len(article.analysis.statements)
            if statements >= size:
                break
        number += 1
    return found


def measure(analysed: Path, size: int) -> tuple[float, float, float]:
    """Seconds of assembly for `size` statements, megabytes before it, and megabytes at the most."""
    from briefing import templates
    from briefing.assembly.pipeline import assemble

    articles = corpus(decode(analysed.read_bytes()).articles, size)
    before = _megabytes()
    started = time.process_time()
    assemble(articles, templates.load_template("event"))
    return time.process_time() - started, before, _megabytes()


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """One fresh process a size, so that peaks don't add up."""
    if len(sys.argv) == 4 and sys.argv[1] == "--one":
        print(*measure(Path(sys.argv[2]), int(sys.argv[3])))
        return
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    first = 0.0
    print(f"articles of {EVENTS if EVENTS.is_dir() else SEEDS}")
    print("statements  seconds  to n log n  articles MB  peak MB")
    with tempfile.TemporaryDirectory() as place:
        analysed = Path(place) / "analysed"
        analysed.write_bytes(encode(FileContents(articles=tuple(originals()))))
        for size in sizes:
            row = subprocess.run(
                [sys.executable, "-m", __spec__.name, "--one", str(analysed), str(size)], capture_output=True, text=True, check=True
            )
            seconds, before, peak = (float(value) for value in row.stdout.split())
            shape = seconds / (size * math.log(size))
            first = first or shape
            print(f"{size:10,}  {seconds:7.1f}  {shape / first:10.2f}  {before:11.0f}  {peak:7.0f}", flush=True)


if __name__ == "__main__":
    main()
