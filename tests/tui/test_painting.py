"""The words of a row."""

from __future__ import annotations

import pytest

from briefing.tui.painting import hit, support
from briefing.tui.styles import without_colour
from briefing.workspace.rows import Hit, PointRow


@pytest.mark.parametrize(
    ("sources", "independent", "words"),
    [(1, 1, "1 source"), (4, 4, "4 sources"), (4, 2, "2 independent of 4 sources"), (2, 3, "3 origins in 2 outlets")],
)
def test_what_stands_behind_a_point_is_never_more_of_less(sources: int, independent: int, words: str) -> None:
    row = PointRow("p", "s", "The dam holds.", None, "Courier", sources=sources, independent=independent, statements=4)
    assert support(row) == words


def test_a_hit_that_fits_is_shown_whole() -> None:
    text = "The ferries to the outer islands will run again from Monday, if the storm has passed by then, the harbour master said."
    row = Hit(None, "s", 0, len(text), text, None)
    lines = ["".join(piece for piece, _ in line) for line in hit(row, "harbour", "Courier", 26, without_colour())]
    assert lines[0].startswith("The ferries")
    assert lines[-1].strip() == "Courier"
