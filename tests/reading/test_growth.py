"""The whole way takes a time that grows with the length of a document and no faster, whatever stands in it over and over."""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator

import pytest

from tests.fuzz import units

SIZE = 6_000


@pytest.fixture(autouse=True)
def _ended_when_it_hangs() -> Iterator[None]:
    """An expression that is exponential hears no signal: the system's own timer ends the process."""
    units.seconds(b"The ferry sails again on Monday, the port said.\n", "a.txt")  # what is loaded at first is nobody's time
    faulthandler.dump_traceback_later(110, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("unit", units.UNITS)
def test_a_unit_over_and_over_takes_linear_time(unit: str) -> None:
    assert units.grows_too_fast(unit, SIZE, ".txt") == ""


@pytest.mark.parametrize("suffix", [".html", ".md", ".eml"])
@pytest.mark.parametrize("unit", ["<!-- -->", "<b>", "> ", "[", "*a", "[[a", "a\n", "- a\n", "&", '"', "=?utf-8?q?a?= "])
def test_and_in_markup(unit: str, suffix: str) -> None:
    assert units.grows_too_fast(unit, SIZE, suffix) == ""


def test_what_is_quadratic_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "seconds", lambda data, name: (len(data) / 10_000) ** 2)
    assert units.grows_too_fast("a", SIZE, ".txt")
