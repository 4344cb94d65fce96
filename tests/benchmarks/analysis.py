"""How many articles a second one core reads and analyses, and how that stands to counting their words."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from briefing.analysis import analyse
from briefing.model import Source
from briefing.reading import read_paths
from tests.benchmarks.figures import SEEDS, SHARED, Figure, in_turn

WORD = re.compile(r"\w+")


def corpus() -> tuple[str, list[Source]]:
    """The articles to measure on: the gold events where they are at hand, else the sample corpus several times."""
    events = SHARED / "data" / "events"
    if events.is_dir():
        folders = sorted(path for path in events.iterdir() if path.is_dir())
        return "the gold events", sources(folders)
    return "the sample corpus, ten times", sources([SEEDS]) * 10


def sources(folders: list[Path]) -> list[Source]:
    """What can be read in `folders`."""
    return [found for found in read_paths(folders) if isinstance(found, Source)]


def seconds(work: Callable[[Source], object], articles: list[Source]) -> float:
    """Seconds of this process, which other work on the machine does not lengthen, for `work` on every article."""
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


def run() -> list[Figure]:
    """Measure on one core, after a first turn that loads what is trained."""
    name, articles = corpus()
    words = sum(len(WORD.findall(article.text)) for article in articles)
    whole, counting = in_turn(
        3, lambda: seconds(analyse, articles), lambda: seconds(lambda source: len(WORD.findall(source.text)), articles)
    )
    how = f"{name}: {len(articles)} articles, {words / len(articles):.0f} words each, one process, warm"
    return [
        Figure("analysis, one core", f"{len(articles) / whole:.0f} articles/s", "40 (aim 150)", how),
        Figure("analysis against counting words with a regular expression", f"{whole / counting:.0f} ×", "", "the same articles, in turn"),
    ]
