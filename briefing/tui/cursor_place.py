"""Where the cursor stands after rows were taken out, put in or moved: at the place where one reads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any

NEAR = 20
"""Rows that are looked at on both sides of the cursor, beside as many as were acted on: a decision shifts rows by no more than these."""


def place_after(
    before: Sequence[Any],
    cursor: int,
    after: Sequence[Any],
    name_of: Callable[[Any], Hashable],
    acted: Collection[Hashable],
    *,
    on: bool = False,
) -> int | None:
    """The index in `after` that keeps the place of `cursor` in `before`; None: below the last row.

    The cursor stays on its row as long as that stays between its neighbours. A row that was acted on and went elsewhere (excluded, moved,
    pinned to the top) leaves the cursor to the row below it. Where none is below, it stands below the last: a key that is held down
    would else walk back up, and do to the rows above what was meant for those below. Where `on`, the row below comes under the cursor
    although the row that was acted on stays, unless it is the last.

    >>> place_after("abcd", 1, "acd", str, "b"), place_after("abcd", 3, "abc", str, "d"), place_after("abcd", 2, "cabd", str, "c")
    (1, None, 3)
    >>> place_after("abcd", 1, "abcd", str, "bc", on=True), place_after("abcd", 3, "abcd", str, "d", on=True)
    (3, 3)
    """
    if cursor >= len(before):
        return None if len(before) else 0
    reach = NEAR + len(acted)
    first = max(0, cursor - reach)
    names = [name_of(row) for row in before[first : cursor + reach + 1]]
    start = max(0, cursor - 2 * reach)
    places = {name_of(row): number for number, row in enumerate(after[start : cursor + 2 * reach + 1], start)}
    own = names[cursor - first]
    still = {name for name in names if name in places and name not in acted}
    above = next((places[name] for name in reversed(names[: cursor - first]) if name in still), None)
    below = next((places[name] for name in names[cursor - first + 1 :] if name in still), None)
    if own in places and (own not in acted or (_between(above, places[own], below) and not (on and below is not None))):
        return places[own]
    return below


def _between(above: int | None, place: int, below: int | None) -> bool:
    return (above is None or above < place) and (below is None or place < below)
