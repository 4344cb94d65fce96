"""A lone esc is answered soon, and a desk whose terminal is taken away ends in order."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="Windows has a driver of its own")

from textual import constants, events

from briefing.tui.app import BriefingApp
from briefing.tui.terminal_driver import AT_REST, DELAY, TerminalDriver
from tests.terminal import BRIEFING
from tests.tui import corpus


@pytest.fixture
async def driver(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[TerminalDriver, int, list[str]]]:
    """A driver that reads a pipe, the pipe's other end, and the keys that it hands on."""
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.1)
    monkeypatch.delenv("ESCDELAY", raising=False)
    keys: list[str] = []
    reading, writing = os.pipe()
    before = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    made = TerminalDriver(BriefingApp(corpus.options(harbour)))
    made.fileno = reading
    monkeypatch.setattr(made, "process_message", lambda message: isinstance(message, events.Key) and keys.append(message.key))
    yield made, writing, keys
    for number, handler in before.items():
        signal.signal(number, handler)
    os.close(reading)


async def test_after_a_key_the_wait_is_short_and_at_rest_it_is_not(
    driver: tuple[TerminalDriver, int, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, writing, keys = driver
    waits: list[float] = []
    pieces = iter([None, b"\x1b", None, b"\x1b[", b"A\xff", None, b""])

    def read(seconds: float) -> bytes | None:
        waits.append(seconds)
        return next(pieces)

    monkeypatch.setattr(made, "_read", read)
    monkeypatch.setattr("textual._parser.get_time", lambda: waits.count(DELAY) * DELAY)
    made.run_input_thread()
    os.close(writing)
    assert waits == [AT_REST, AT_REST, DELAY, AT_REST, DELAY, DELAY, AT_REST]
    assert keys[:2] == ["escape", "up"], "and a byte that is no letter does no harm"


async def test_it_is_the_driver_of_a_desk_in_a_terminal(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = BriefingApp(corpus.options(harbour))
    assert app.driver_class is TerminalDriver
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.5)
    monkeypatch.setenv("ESCDELAY", "500")
    TerminalDriver(app)
    assert constants.ESCAPE_DELAY == 0.5, "what somebody has set stays"


@pytest.mark.parametrize(
    "take_away",
    [lambda terminal, _: os.close(terminal), lambda _, desk: desk.send_signal(signal.SIGHUP)],
    ids=["nobody says so", "told"],
)
def test_without_its_terminal_the_desk_ends_and_loses_nothing(
    tmp_path: Path, take_away: Callable[[int, subprocess.Popen[bytes]], None]
) -> None:
    """A terminal that is nobody's: when it is closed no signal comes, as with `make run`, whose make is signalled alone."""
    folder = corpus.write(tmp_path / "harbour")
    terminal, end = os.openpty()
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # who runs these tests may be deaf to it, and the desk would be too
    desk = subprocess.Popen([BRIEFING, str(folder)], stdin=end, stdout=end, stderr=end, start_new_session=True)
    signal.signal(signal.SIGHUP, before)
    os.close(end)
    try:
        drawn = b""
        while b"Dockers in Callao" not in drawn or b"Reading" in drawn[-2000:]:
            drawn += os.read(terminal, 65536)
        os.write(terminal, b"p")
        edits = folder / "briefing.edits.yaml"
        while not edits.exists():
            os.read(terminal, 65536)
        take_away(terminal, desk)
        assert desk.wait(30) == 0
    finally:
        desk.kill()
        desk.wait()
    assert "pin" in edits.read_text(encoding="utf-8")
