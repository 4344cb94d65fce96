"""Record a minute on the sample corpus in a real terminal, as an animated SVG: `make pictures`, then look at it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.benchmarks.figures import SEEDS
from tests.terminal import BRIEFING, NotShownError, Terminal

FILE = Path(__file__).parent / "walk.svg"
COLUMNS, LINES = 100, 28
CELL, LINE, MARGIN = 7.2, 15, 10
"""Pixels of a cell, of a line, and around the screen."""
GROUND, INK = "#1b2029", "#d7dde8"
BUSY = ["Reading", "Analysing", "Putting together", "Storing"]


@dataclass(frozen=True)
class Step:
    """Keys that are pressed together, what the screen shows then, what is said beneath, and for how many seconds."""

    keys: tuple[str, ...]
    shown: str
    words: str
    seconds: float = 4.0


STEPS = [
    Step((), "●", "Five articles about one event: the page, and behind every line its source", 5),
    Step(("1",), "▶ What happened", "1: what happened. The passage that a line was taken from is lit", 5),
    Step(("j",), "▶ What happened", "j goes down, and the source follows"),
    Step(("r",), "▶ What happened", "r opens the record: everything that was found, behind the page", 4),
    Step(("a", *"Ask Seoul"), "Ask Seoul", "a writes a note", 3),
    Step(("enter",), "Noted.", "It is kept beside the articles, and u takes it back", 4),
    Step(("D",), "│ Disputes", "D: where the sources disagree, two passages side by side", 6),
    Step(("V",), "Voices", "V: who speaks", 4),
    Step(("T",), "Timeline", "T: what happened when", 4),
    Step(("W",), "Whole", "W: the whole in sum", 5),
    Step(("B", "}"), "taken onto the page", "}: one line more of each section on the page", 4),
    Step(("e",), "## In brief", "e: what goes out, as which format, with a preview", 5),
    Step(("pagedown",), "[^", "Every line with its note; enter writes it", 4),
    Step(("enter",), "(the page)", "Whoever gets it can check every line: briefing check brief.md articles/", 5),
]


def record() -> list[tuple[list[list[tuple[str, str, str, bool]]], Step]]:
    """Each step's screen: lines of runs of text with colour, ground and whether bold."""
    shots = []
    with tempfile.TemporaryDirectory() as home:
        env = {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("CACHE", "CONFIG", "STATE")} | {"COLORTERM": "truecolor"}
        env |= {"TERM": "xterm-256color", "HOME": home}
        seen = Path(home) / "state" / "briefing" / "tour-seen"
        seen.parent.mkdir(parents=True)
        seen.touch()
        corpus = Path(home) / "articles"
        corpus.mkdir()
        for file in SEEDS.iterdir():
            if file.name != "briefing.edits.yaml":
                (corpus / file.name).write_bytes(file.read_bytes())
        with Terminal([BRIEFING, str(corpus)], COLUMNS, LINES, env=env, cwd=home) as terminal:
            terminal.until("▶", "page of", gone=BUSY)
            for step in STEPS:
                before = terminal.text if step.keys else ""
                terminal.press(*step.keys)
                terminal.until_shown(lambda before=before: terminal.text != before)
                terminal.until(step.shown, gone=BUSY)
                with suppress(NotShownError):
                    terminal.until_shown(lambda: False, seconds=0.5)  # whatever else is painted then
                shots.append((terminal.runs(), step))
    return shots


def colour(name: str, otherwise: str) -> str:
    """A colour of the terminal as SVG has it."""
    return otherwise if name == "default" else f"#{name}" if len(name) == 6 else name


def drawn(runs: list[list[tuple[str, str, str, bool]]]) -> str:
    """A screen: grounds that differ, then text."""
    parts = []
    for row, line in enumerate(runs):
        y, x = MARGIN + row * LINE, 0
        spans = []
        for text, ink, ground, bold in line:
            if colour(ground, GROUND) != GROUND:
                place = f'x="{MARGIN + x * CELL:g}" y="{y}" width="{len(text) * CELL:g}" height="{LINE}"'
                parts.append(f'<rect {place} fill="{colour(ground, GROUND)}"/>')
            if text.strip():
                look = (' class="b"' if bold else "") + (f' fill="{colour(ink, INK)}"' if colour(ink, INK) != INK else "")
                lead = len(text) - len(text.lstrip())
                words = text.strip()
                spans.append(f'<tspan x="{MARGIN + (x + lead) * CELL:g}"{look} textLength="{len(words) * CELL:g}">{escape(words)}</tspan>')
            x += len(text)
        if spans:
            parts.append(f'<text y="{y + 11}" xml:space="preserve">{"".join(spans)}</text>')
    return "".join(parts)


def picture(shots: list[tuple[list[list[tuple[str, str, str, bool]]], Step]]) -> str:
    """All screens one after the other in one SVG, which goes round for ever; without animation the first is seen."""
    width, height = COLUMNS * CELL + 2 * MARGIN, LINES * LINE + 2 * MARGIN + 26
    whole = sum(step.seconds for _, step in shots)
    frames, rules, at = [], [], 0.0
    for number, (runs, step) in enumerate(shots):
        start, end = at / whole * 100, (at + step.seconds) / whole * 100
        at += step.seconds
        first, last = number == 0, number == len(shots) - 1
        before = "" if first else f"0%,{start - 0.01:.2f}%{{visibility:hidden}}"
        after = "" if last else f"{end:.2f}%,100%{{visibility:hidden}}"
        rules.append(f"@keyframes f{number}{{{before}{start:.2f}%{{visibility:visible}}{after}}}")
        hidden = "" if first else ' visibility="hidden"'
        frames.append(
            f'<g{hidden} style="animation:f{number} {whole:g}s step-end infinite">{drawn(runs)}'
            f'<text x="{MARGIN}" y="{height - 11}" style="font-size:13px;fill:#ffcf70">{escape(step.words)}</text></g>'
        )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="A minute at the desk">'
    look = f"text{{font:12px 'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:{INK}}}.b{{font-weight:bold}}"
    return (
        f"{head}\n<title>A minute at the desk</title>\n<style>{look}{''.join(rules)}</style>\n"
        f'<rect width="100%" height="100%" rx="6" fill="{GROUND}"/>\n' + "\n".join(frames) + "\n</svg>\n"
    )


def main() -> None:
    """Record and write it."""
    os.environ.pop("NO_COLOR", None)
    FILE.write_text(picture(record()), encoding="utf-8")


if __name__ == "__main__":
    main()
