"""How many articles a second one core reads and analyses, and how that stands to counting their words."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing.analysis import actors, attribution, dates, roles, voices
from briefing.analysis.pipeline import analyse
from briefing.model import Source
from briefing.reading import read_paths
from tests.benchmarks.figures import SEEDS, SHARED, Figure, in_turn

Made = TypeVar("Made")

WORD = re.compile(r"\w+")


def corpora() -> list[tuple[str, list[Source]]]:
    """The articles to measure on: the gold events and PolNeAR's development split where they are at hand, else the sample corpus."""
    events, polnear = SHARED / "data" / "events", SHARED / "data" / "polnear" / "dev" / "text"
    found = []
    if events.is_dir():
        found.append(("the gold events", sources(sorted(path for path in events.iterdir() if path.is_dir()))))
    if polnear.is_dir():
        found.append(("PolNeAR dev", sources([polnear])))
    return found or [("the sample corpus, ten times", sources([SEEDS]) * 10)]


def sources(folders: list[Path]) -> list[Source]:
    """What can be read in `folders`."""
    return [found for found in read_paths(folders) if isinstance(found, Source)]


def seconds(work: Callable[[Source], object], articles: list[Source]) -> float:
    """Seconds of this process, which other work on the machine does not lengthen, for `work` on every article."""
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


def stages(articles: list[Source]) -> str:
    """Milliseconds an article of each step of the analysis."""
    spent: Counter[str] = Counter()

    def timed(name: str, work: Callable[[], Made]) -> Made:
        start = time.process_time()
        made = work()
        spent[name] += time.process_time() - start
        return made

    for source in articles:
        names = timed("names", partial(actors.mentions, source))
        found = timed("tagging", partial(attribution.find, source))
        timed("voices", partial(voices.resolve, source, found, names))
        timed("roles", partial(roles.assign, source))
        timed("times", partial(dates.find, source))
    return ", ".join(f"{name} {1000 * seconds / len(articles):.1f}" for name, seconds in spent.most_common())


def run() -> list[Figure]:
    """Measure on one core, after a first turn that loads what is trained."""
    return [figure for name, articles in corpora() for figure in _of_corpus(name, articles)]


def _of_corpus(name: str, articles: list[Source]) -> list[Figure]:
    words = sum(len(WORD.findall(article.text)) for article in articles)
    whole, counting = in_turn(
        3, lambda: seconds(analyse, articles), lambda: seconds(lambda source: len(WORD.findall(source.text)), articles)
    )
    each = 1000 * whole / len(articles)
    how = f"{len(articles)} articles, {words / len(articles):.0f} words each, one process, warm; {each:.1f} ms each: {stages(articles)}"
    return [
        Figure(f"analysis of {name}, one core", f"{len(articles) / whole:.0f} articles/s", "40 (aim 150)", how),
        Figure(
            "the same against counting words with a regular expression",
            f"{whole / counting:.0f} ×",
            "aim 100",
            "the same articles, in turn",
        ),
    ]
