"""A walk with every key in a real terminal, at two sizes, with and without all panes.

Each key shows what it did or says why it did nothing, whatever was pressed before it; the desk stands, and leaves the terminal as it was.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.keys import _character_to_key

from briefing.tui.commands import COMMANDS
from tests.terminal import BRIEFING, KEYS, Terminal
from tests.tui import corpus

pytest.importorskip("pexpect", reason="needs a pseudo-terminal")

SENT = {_character_to_key(character): character for character in map(chr, range(ord(" "), ord("~") + 1))}
SENT |= {"pagedown": "\x1b[6~", "pageup": "\x1b[5~", "home": "\x1b[H", "end": "\x1b[F", "f1": "\x1bOP", "backspace": "\x7f"}

JUMPING = "Jump: press the letter of a line"
OPENING = {
    "e": "to the file",
    "Y": "Check which draft",
    "s": "Sections of this briefing",
    "O": "Order of the lines",
    "ctrl+x": "Exclude, or take back, all of",
    "P": "Put the briefing together by",
    "b": "Reliability, as you hold it",
    "m": "Move 1 point to",
    "a": "The note is exported",
    "R": "Title of the section",
    "at": "Who says this",
    "f": "Show only",
    "t": "Newsprint",
    "w": "Why is this here",
    "question_mark": "▶ Help",
    "f1": "▶ Help",
    "ctrl+p": "Search for commands",
    "semicolon": JUMPING,
    "slash": "Search: words",
}
"""What these open says this and nothing else does, and escape closes it."""
QUIET = {"escape", "q"}
"""Escape is what the walk itself goes back with; q ends it."""


def sent(key: str) -> str:
    """What a terminal sends for a key. Raises `KeyError` for a name that none is known by: its letters would be keys of their own."""
    return key if key.startswith("ctrl+") or key in KEYS else SENT[key]


@pytest.mark.timeout(300)  # two hundred keys, each waited for, on a machine that may be busy
@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (200, 60)])
def test_every_key_in_a_real_terminal(tmp_path: Path, columns: int, lines: int) -> None:
    folder = corpus.write(tmp_path / "harbour")
    with Terminal([BRIEFING, str(folder)], columns, lines, env={"EDITOR": "", "VISUAL": "", "BROWSER": ""}, cwd=str(tmp_path)) as desk:
        desk.until("▶", "Dockers in Callao", gone=["Reading", "Analysing"])
        desk.press("R")
        desk.until("What the page opens with is called so everywhere")
        desk.press("1")
        desk.until("▶ What happened")
        for key, words in OPENING.items():
            desk.press(sent(key))
            desk.until(words)
            desk.press("escape")
            desk.until("▶", gone=[words])
        desk.press("B")
        for key in (key for one in COMMANDS for key in one.keys if key not in QUIET | set(OPENING)):
            # The letters of jump mode come and go, and with them what the footer said of the last key: what this one does can be seen.
            desk.press(";")
            desk.until(JUMPING)
            desk.press("0")
            before = desk.until_shown(lambda: JUMPING not in desk.text)
            desk.press(sent(key))
            desk.until_shown(lambda before=before: desk.text != before, f"an answer to {key}")
        desk.press("/strike\rB?")  # all at once: each still does what it is for
        desk.until("▶ Help", "Brief")
        desk.press("escape")
        desk.until("▶", gone=["▶ Help"])
        desk.press("/")
        desk.until("strike", "hit", gone=["▶"])
        desk.press("enter", "q")
        assert desk.ended() == 0
    left = bytes(desk.output)
    assert b"Traceback" not in left
    assert left.rfind(b"\x1b[?1049l") > left.rfind(b"\x1b[?1049h")
