"""A walk with every key in a real terminal, at three sizes: whatever is pressed, the desk stands and leaves the terminal as it was."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing.tui.commands import COMMANDS
from tests.terminal import Terminal
from tests.tui import corpus

pytest.importorskip("pexpect", reason="needs a pseudo-terminal")

BRIEFING = str(Path(sys.executable).parent / "briefing")
SENT = {"full_stop": ".", "comma": ",", "question_mark": "?", "slash": "/", "semicolon": ";", "space": " ", "vertical_line": "|"}
SENT |= {"less_than_sign": "<", "greater_than_sign": ">", "exclamation_mark": "!", "left_square_bracket": "[", "right_square_bracket": "]"}
SENT |= {"pagedown": "\x1b[6~", "pageup": "\x1b[5~", "home": "\x1b[H", "end": "\x1b[F", "f1": "\x1bOP", "backspace": "\x7f"}


OPENING = {
    "e": "Export to",
    "m": "Move 1 point to",
    "f": "Show only",
    "t": "Theme",
    "w": "Why is this here",
    "question_mark": "▶ Help",
    "f1": "▶ Help",
    "ctrl+p": "Search for commands",
    "semicolon": "Jump:",
}
"""What these open says this, and escape closes it."""
LEFT_OUT = {"q", "a", "escape", "slash", "R", "o", *OPENING}
"""These lead out of the desk, or to where letters are text."""


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40), (200, 60)])
def test_every_key_in_a_real_terminal(tmp_path: Path, columns: int, lines: int) -> None:
    folder = corpus.write(tmp_path / "harbour")
    with Terminal([BRIEFING, str(folder)], columns, lines, cwd=str(tmp_path)) as desk:
        desk.until("▶", "Dockers in Callao")
        for key, words in OPENING.items():
            desk.press(SENT.get(key, key))
            desk.until(words)
            desk.press("escape")
            desk.until("▶", gone=[words])
        for key in (key for one in COMMANDS for key in one.keys if key not in LEFT_OUT):
            desk.press(SENT.get(key, key))
        desk.press("/")
        desk.until("Search: words")
        desk.press(*"strike", "enter")
        desk.until("▶ Statements", "hits")
        desk.press("B", "?")
        desk.until("▶ Help")
        desk.press("escape")
        desk.until("▶", gone=["▶ Help"])
        desk.press("q")
        assert desk.ended() == 0
    left = bytes(desk.output)
    assert b"Traceback" not in left
    assert left.rfind(b"\x1b[?1049l") > left.rfind(b"\x1b[?1049h")
