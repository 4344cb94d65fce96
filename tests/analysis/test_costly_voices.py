"""Articles made to eat time: four times the text does not cost its voices sixteen times the time."""

from __future__ import annotations

import time
from itertools import product

import pytest

from briefing.analysis.pipeline import analyse
from briefing.model import Source
from briefing.reading import read_bytes
from tests.pace import slowness

NAMES = ["".join(parts).capitalize() for parts in product(["ba", "ke", "mi", "so", "tu", "la", "re", "ni", "po", "du"], repeat=4)]
LEAKS = "The police said it leaks. "
KINDS = {
    "names behind descriptions": (3_200, "A harbour official said it leaks. Later Tom {} left the port. "),
    "they in one sentence": (400, "- but they said it leaks "),
}


def seconds(line: str, count: int) -> float:
    """How long an article of so many lines takes, each with another name."""
    source = next(iter(read_bytes((LEAKS + "".join(map(line.format, NAMES[:count]))).encode(), "a.txt")))
    assert isinstance(source, Source)
    begun = time.process_time()
    analyse(source)
    return time.process_time() - begun


@pytest.mark.parametrize("kind", KINDS)
def test_voices_cost_no_more_than_the_length_of_an_article(kind: str) -> None:
    count, line = KINDS[kind]
    seconds(line, 3)
    small = min(seconds(line, count // 4) for _ in range(2))
    assert seconds(line, count) < 6 * small + 0.2 * slowness()
