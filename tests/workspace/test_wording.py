"""Words for counts and times."""

from __future__ import annotations

import pytest

from briefing.workspace.options import Progress
from briefing.workspace.wording import is_quotation, pace


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


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“No ship has come in.”", True),
        ("“No ship has come in,", True),
        ('"No ship has come in."', True),
        ("“Night trains” run again.", False),
        ("The mayor called it “a night train”.", False),
        ("", False),
    ],
)
def test_what_is_a_quotation_from_beginning_to_end_is_not_said_by_the_outlet_itself(text: str, quoted: bool) -> None:
    assert is_quotation(text) is quoted
