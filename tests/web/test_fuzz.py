"""A short pass of the messages and keys that `make fuzz` throws at the desk in a browser."""

from __future__ import annotations

import math

import pytest

from tests.fuzz.messages import throw_all


@pytest.mark.parametrize(("name", "count"), [("messages", 150), ("keys", 8)])
def test_what_a_visitor_sends_breaks_no_rule(name: str, count: int) -> None:
    found = throw_all(name, count, seed=7, until=math.inf)
    assert found.failures == []
    assert found.done == count
