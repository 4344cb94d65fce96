"""Words for counts and times."""

from __future__ import annotations

import pytest

from briefing.workspace.asking import Progress
from briefing.workspace.wording import pace


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [
        (0, 900, 5.0, ""),
        (40, 900, 1.0, ""),
        (40, None, 9.0, ""),
        (620, 5_580, 20.0, "31 files/s, 2:40 left"),
        (3, 9, 6.0, "0.5 files/s, 0:12 left"),
        (100, 1_000_000, 2.0, "50 files/s, 5:33:18 left"),
    ],
)
def test_pace_is_a_rate_and_the_time_left(done: int, total: int | None, seconds: float, said: str) -> None:
    assert pace(Progress(stage="analysing", done=done, total=total, seconds=seconds)) == said
