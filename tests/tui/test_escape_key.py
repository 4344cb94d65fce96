"""A lone esc is answered soon: the input is looked at again shortly after something came, and at rest no more often than before."""

from __future__ import annotations

import os
import selectors
import sys

import pytest

from briefing.tui.escape_key import DELAY, PromptSelector, shorten


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells keys apart itself")
def test_after_a_key_the_wait_is_short_and_at_rest_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float | None] = []
    real = selectors.SelectSelector.select

    def select(self: selectors.SelectSelector, timeout: float | None = None) -> object:
        waits.append(timeout)
        return real(self, 0)

    monkeypatch.setattr(selectors.SelectSelector, "select", select)
    reading, writing = os.pipe()
    selector = PromptSelector()
    selector.register(reading, selectors.EVENT_READ)
    selector.select(0.1)
    os.write(writing, b"\x1b")
    assert selector.select(0.1)
    os.read(reading, 1)
    selector.select(0.1)
    selector.select(0.1)
    selector.close()
    os.close(reading)
    os.close(writing)
    assert waits == [0.1, 0.1, DELAY, 0.1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells keys apart itself")
def test_textual_reads_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual import constants
    from textual.drivers import linux_driver

    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.1)
    monkeypatch.delenv("ESCDELAY", raising=False)
    shorten()
    assert linux_driver.selectors.SelectSelector is PromptSelector
    assert constants.ESCAPE_DELAY == DELAY
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.5)
    monkeypatch.setenv("ESCDELAY", "500")
    shorten()
    assert constants.ESCAPE_DELAY == 0.5, "what somebody has set stays"
