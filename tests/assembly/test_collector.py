"""What assembly turns off is on again behind it."""

import gc

import pytest

from briefing.assembly.collector import without_collector


def test_the_collector_runs_again_whatever_happened() -> None:
    def broken() -> None:
        with without_collector():
            assert not gc.isenabled()
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 (it is raised right here)
        broken()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
