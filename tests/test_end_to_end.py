"""The installed command in a real terminal: it opens, takes keys, shows what an article says, and leaves the terminal as it was."""

import re
import shutil
from pathlib import Path

import pytest

from tests.terminal import BRIEFING, Terminal

pytest.importorskip("pexpect", reason="needs a pseudo-terminal")

HOSTILE = (
    "Harbour \x1b]0;stolen title\x07 reopens\n\n"
    "The harbour of Arica reopened on Monday, the mayor said. \x1b[2J\x1b[31m[bold red]Ships[/] waited \x9b5mfor days "
    "\u202eoutside\u202c.\x07 The port\x1b[6n authority thanked its crews.\n"
)


@pytest.fixture
def corpus(tmp_path: Path, seeds: Path) -> Path:
    """A copy of the sample corpus that may be written to."""
    return Path(shutil.copytree(seeds, tmp_path / "corpus"))


@pytest.mark.parametrize(("columns", "lines"), [(40, 12), (80, 24), (120, 40), (200, 60)])
def test_a_visit_from_the_first_key_to_the_last(corpus: Path, columns: int, lines: int) -> None:
    with Terminal([BRIEFING, str(corpus)], columns, lines) as desk:
        desk.until("▶ In brief")
        desk.press("1")
        desk.until("▶ What happened")
        desk.press("2")
        desk.until("▶ Background")
        desk.press("j", "j", "k", ".", ",", "G", "g", "]")
        desk.until("▶ Motives")
        desk.press("V")
        desk.until("│ Voices" if columns >= 80 else "▶")
        desk.press("B", "?")
        desk.until("▶ Help")
        desk.press("escape")
        desk.until("▶ Motives", gone=["▶ Help"])
        desk.press("q")
        assert desk.ended() == 0
    left = bytes(desk.output)
    assert b"Traceback" not in left
    assert left.rfind(b"\x1b[?1049l") > left.rfind(b"\x1b[?1049h"), "the terminal's own screen is back"
    assert left.rfind(b"\x1b[?25h") > left.rfind(b"\x1b[?25l"), "the cursor is back"


def test_the_source_follows_the_cursor_with_the_passage_in_sight(corpus: Path) -> None:
    with Terminal([BRIEFING, str(corpus)], 160, 50) as desk:
        desk.until("▶ In brief", "points")
        lit = [line for line in desk.lines if line.count("▌") >= 2]
        assert lit, "the first point and its passage are both marked"
        desk.press("3")
        desk.until("▶ Motives")
        assert sum("▌" in line for line in desk.lines) >= 2


def test_resizing_keeps_the_place(corpus: Path) -> None:
    with Terminal([BRIEFING, str(corpus)], 140, 40) as desk:
        desk.until("▶ In brief", "points")
        desk.press("2")
        desk.until("▶ Background")
        desk.resize(40, 12)
        desk.until("▶ Background", gone=["│ Brief"])
        desk.resize(140, 40)
        desk.until("▶ Background", "│ Brief")
        desk.press("q")
        assert desk.ended() == 0


def test_nothing_in_a_document_acts_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(HOSTILE, encoding="utf-8")
    with Terminal([BRIEFING, str(tmp_path)], 120, 40) as desk:
        desk.until("▶", "The harbour of Arica")
        desk.press("enter")
        desk.until("authority thanked")
        desk.press("q")
        assert desk.ended() == 0
    said = bytes(desk.output)
    assert b"\x1b]0;stolen" not in said
    assert b"\x1b[2J\x1b[31m" not in said
    assert b"\x1b[6n" not in said
    assert b"\x07" not in re.sub(rb"\x1b\]22;\w+\x07", b"", said), "but for the shape of the pointer, which Textual sets"
    assert "\u202e".encode() not in said
    assert "\x9b".encode() not in said


def test_no_color_shows_none(corpus: Path) -> None:
    with Terminal([BRIEFING, str(corpus)], 100, 30, env={"NO_COLOR": "1"}) as desk:
        desk.until("▶ In brief", "points")
        desk.press("q")
        assert desk.ended() == 0
    colours = set(re.findall(rb"\x1b\[[\d;]*?(?:38|48);2;(\d+);(\d+);(\d+)", bytes(desk.output)))
    assert {colour for colour in colours if len(set(colour)) > 1} == set(), "greys only"


def test_every_theme_opens(corpus: Path) -> None:
    for name in ("light", "terminal"):
        with Terminal([BRIEFING, str(corpus), "--theme", name], 100, 30) as desk:
            desk.until("▶ In brief", "points")
            desk.press("q")
            assert desk.ended() == 0


def test_a_folder_without_articles_says_so_and_leaves(tmp_path: Path) -> None:
    with Terminal([BRIEFING, str(tmp_path)], 100, 30) as desk:
        desk.until("There is no briefing yet", "looked at every few seconds")
        desk.press("q")
        assert desk.ended() == 3
