"""Galleries of pictures: their counters ("3/34", "1 of 8", "8 show all") tell where they are, and what stands at them are captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.reading.layout.blocks import Block

COUNTER = re.compile(r"\(?(?P<number>\d{1,3}) ?(?:/|of|von|de|di|sur) ?(?P<total>\d{1,3})\)?\.?", re.IGNORECASE)
INSIDE = re.compile(r"(?:(?<=[.!?…\"”)\s])|^)(?P<number>\d{1,3}) ?/ ?(?P<total>\d{1,3})(?=\s|$)")
ALL = re.compile(r"(?P<total>\d{1,3}) (?:show all|view all|see all|images|photos|pictures|bilder|fotos)\b", re.IGNORECASE)
FEWEST = 2
"""Counters one after another from which on they are those of a gallery."""
FEWEST_INSIDE = 3
"""As many within a paragraph."""
MOST_BETWEEN = 3
"""Blocks from one counter to the next: a caption, its credit, a button."""
LONGEST = 90
"""Words of a caption."""


def mark_counted(blocks: list[Block]) -> None:
    """Take what stands at the counters of galleries for captions."""
    for block in blocks:
        if block.kind == "text" and _is_counted_inside(block.text):
            block.drop("caption")
    places = [
        (place, int(found["number"]), int(found["total"]))
        for place, block in enumerate(blocks)
        if (found := COUNTER.fullmatch(block.text.strip()))
    ]
    run: list[int] = []
    for order, (place, number, total) in enumerate(places):
        before = places[order - 1] if order else None
        if run and before and total == before[2] and number == before[1] + 1 and place - before[0] <= MOST_BETWEEN + 1:
            run.append(place)
            continue
        _drop(blocks, run)
        run = [place] if number <= total else []
    _drop(blocks, run)


def _is_counted_inside(text: str) -> bool:
    """Whether counters of one gallery stand in a paragraph, each the next of the one before."""
    found = [(int(one["number"]), int(one["total"])) for one in INSIDE.finditer(text)]
    follows = [two[0] == one[0] + 1 and two[1] == one[1] for one, two in pairwise(found)]
    return len(found) >= (FEWEST if ALL.match(text) else FEWEST_INSIDE) and all(follows)


def _drop(blocks: Sequence[Block], run: Sequence[int]) -> None:
    """Drop the counters of a gallery with what is between them, and the caption before the first or behind the last."""
    if len(run) < FEWEST:
        return
    first, last = run[0], run[-1] + 1
    opened = next((place for place in range(max(0, first - MOST_BETWEEN), first) if ALL.match(blocks[place].text)), None)
    first_caption = opened is not None and opened + 1 < first  # captions stand above their counters
    first = first if opened is None else opened
    if not first_caption and last < len(blocks) and blocks[last].words <= LONGEST:
        last += 1
    for block in blocks[first:last]:
        if block.kind != "furniture" and block.words <= LONGEST:
            block.drop("caption")
