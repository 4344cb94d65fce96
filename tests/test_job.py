"""The job of the desk, key by key in a real terminal: nine articles become a page that one can send, in at most sixty keys."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.terminal import BRIEFING, Terminal

pytest.importorskip("pexpect", reason="needs a pseudo-terminal")

ARTICLES = Path(__file__).parent / "fixtures" / "grounding"
LINES, MOST_KEYS, MOST_WORDS = 20, 60, 1500
BUSY = ("Reading", "Analysing", "Putting together", "Storing")
TAKEN = "stands on the page already"
"""What the footer says of a line that is taken again, such as one that is told in brief."""


class Desk:
    """A desk in a terminal that counts the keys, and waits for what each does."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.keys = 0

    def press(self, *keys: str, until: str = "", gone: str = "") -> None:
        """Press keys one after the other, then wait for the screen."""
        for key in keys:
            self.terminal.press(key)
            self.keys += 1
        self.wait(until, gone)

    def wait(self, until: str = "", gone: str = "") -> None:
        """Wait until nothing is read, and the screen shows one text and not the other."""
        self.terminal.until(*filter(None, [until]), gone=[*BUSY, *filter(None, [gone])])

    def number(self, pattern: str) -> int:
        """A number that the screen shows."""
        found = re.search(pattern, self.terminal.text)
        assert found, f"{pattern} stands nowhere in:\n{self.terminal.text}"
        return int(found[1])

    @property
    def page(self) -> int:
        """How many lines the header says the page has."""
        return self.number(r"page of (\d+)")


def make_page(desk: Desk) -> None:
    """Take lines of the record of the first section onto the page, or lines off it, until it has as many as wanted."""
    desk.press("1", until="▶ What happened")
    here, terminal = desk.number(r"(\d+) of \d+"), desk.terminal
    if desk.page < LINES:
        desk.press("r", *["j"] * (here + 1))
    while (now := desk.page) != LINES:
        if now > LINES:
            desk.press("-", until=f"page of {now - 1}")
            continue
        desk.press("+")
        answer = terminal.until_shown(lambda now=now: f"page of {now + 1}" in terminal.text or TAKEN in terminal.text)
        if TAKEN in answer:
            desk.press("j", gone=TAKEN)


def note(desk: Desk, text: str) -> None:
    desk.press("a", until="The note is exported")
    desk.press(*text, until=text)
    desk.press("enter", gone="The note is exported")


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40), (200, 60)])
def test_nine_articles_become_a_page_in_sixty_keys(tmp_path: Path, columns: int, lines: int) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(ARTICLES, folder)
    out = tmp_path / "out"
    out.mkdir()
    with Terminal([BRIEFING, str(folder)], columns, lines, cwd=str(out)) as terminal:
        desk = Desk(terminal)
        desk.wait("page of")
        make_page(desk)
        desk.press("g")
        note(desk, "Ask")
        desk.press("j")
        note(desk, "Check")
        desk.press("S", until="Volunteers wash flamingos")
        desk.press("b", until="Correct 01-reef.txt")
        desk.press("1", until="Empty: as it was read")
        desk.press(*"Reef", until="Reef")
        desk.press("enter", until="Reef", gone="Empty: as it was read")
        desk.press("V", until="Helena Foss")
        voices = re.findall(r"^\W*\d+  (\w[^,\n]*)", terminal.text, re.MULTILINE)
        desk.press(str([name.split("  ")[0] for name in voices].index("Helena Foss") + 1), until="▶ Helena Foss")
        desk.press("R", until="Call this voice")
        desk.press(*"Lena Voss", until="Lena Voss")
        desk.press("enter", until="Join them")
        desk.press("enter", until="one voice now", gone="Join them")
        desk.press("e", until="to the file")
        desk.press("enter", until="(the page)", gone="to the file")
        desk.press("q")
        assert terminal.ended() == 0
    assert desk.keys <= MOST_KEYS, f"{desk.keys} keys"
    text = (out / "briefing.md").read_text(encoding="utf-8")
    assert len(text.split()) <= MOST_WORDS
    assert f"({LINES} of" in text or f'"{LINES} of' in text
    assert len(re.findall(r"^- ", text, re.MULTILINE)) == LINES
    assert all(words in text for words in ("Ask", "Check", "Reef"))
    assert "Helena Foss**" not in text
