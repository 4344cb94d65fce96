"""The doors between text and a terminal: what passes them, and that there is no way around."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from briefing.tui.doors import SafeLines
from briefing.tui.wrapping import strip
from tests.hostile_fields import ACTS, TRICKS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("trick", TRICKS.values(), ids=TRICKS)
def test_whatever_is_painted_or_drawn_is_safe(trick: str) -> None:
    painted = strip([(f"a {trick}", Style()), (trick, Style())], 80, Style())
    assert painted.cell_length == 80
    assert not ACTS.search(painted.text.replace("\t", " "))
    drawn = SafeLines().apply([Segment("a"), Segment(f"{trick}\n\t")], Color.parse("black"))
    assert not ACTS.search("".join(segment.text for segment in drawn))
    assert "\n" not in drawn[1].text


def test_what_is_safe_is_left_as_it_is() -> None:
    segments = [Segment("┊ “naïve” 東京 👩‍👧"), Segment("plain")]
    assert SafeLines().apply(segments, Color.parse("black")) is segments


@pytest.mark.parametrize(
    "line", ["print('x')", "import click\nclick.echo('x')", "from click import secho\nsecho('x')", "from rich.segment import Segment"]
)
def test_the_linter_refuses_every_other_way(line: str) -> None:
    command = [
        str(Path(sys.executable).parent / "ruff"),
        "check",
        "--no-cache",
        "--select",
        "T20,TID251",
        "--stdin-filename",
        "briefing/x.py",
        "-",
    ]
    assert subprocess.run(command, input=f"{line}\n", capture_output=True, text=True, cwd=ROOT).returncode == 1


def test_the_type_checker_refuses_raw_text(tmp_path: Path) -> None:
    code = "from briefing.cli.common import show\nfrom briefing.workspace.safe_text import safe\nshow(safe('x'))\nshow('x')\n"
    command = [sys.executable, "-m", "mypy", "--config-file=", "--cache-dir", str(tmp_path), "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert [line for line in done.stdout.splitlines() if "<string>" in line] == [
        '<string>:4: error: Argument 1 to "show" has incompatible type "str"; expected "Shown"  [arg-type]'
    ]
