"""The evaluations of `../shared/eval`, where that folder stands beside the checkout: their figures, as they print them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from briefing.assembly.training.page import CHOOSING
from tests.benchmarks.figures import SHARED
from tests.benchmarks.startup import BRIEFING

EVAL = SHARED / "eval"
DATA = SHARED / "data"


def output(*command: str | Path) -> str:
    """What `command` prints. Raises `subprocess.CalledProcessError` with its complaint where it fails."""
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True).stdout.strip()


def script(name: str, *arguments: str | Path) -> str:
    """What a script of the evaluation folder prints."""
    return output(sys.executable, EVAL / name, *arguments)


def attribution(place: Path) -> str:
    """Who says what, on the development texts of PolNeAR."""
    gold = DATA / "polnear" / "dev"
    output(*BRIEFING, "export", gold / "text", "--format", "json", "-o", place / "attribution.json")
    return script("eval_attribution.py", place / "attribution.json", gold)


def roles(place: Path) -> str:
    """The role of each sentence, on the validation articles of NewsDiscourse."""
    script("eval_roles.py", "prepare", place / "roles")
    output(*BRIEFING, "export", place / "roles", "--format", "json", "-o", place / "roles.json")
    return "\n".join(script("eval_roles.py", "score", place / "roles.json", place / "roles").splitlines()[:2])


def events(*arguments: str) -> str:
    """Whole briefings of the gold events, all of them in one row."""
    lines = script("eval_events.py", *arguments, "--briefing", " ".join(BRIEFING)).splitlines()
    return "\n".join(lines[next(i for i, line in enumerate(lines) if line.startswith("ALL")) :])


def pages(place: Path, given: bool) -> str:
    """The pages of the events that settings are chosen on; with their sides given, or found."""
    arguments: list[Path] = []
    for event in CHOOSING:
        (facts,) = (DATA / "events").glob(f"{event}*.page.jsonl")
        name = facts.name.removesuffix(".page.jsonl")
        named = json.loads((facts.parent / f"{name}.meta.json").read_text(encoding="utf-8"))["sides"] if given else []
        brief = place / f"{event}.{'given' if given else 'found'}.json"
        sides = [word for side in named for word in ("--side", side)]
        output(*BRIEFING, "export", facts.parent / name, *sides, "--no-cache", "-q", "-o", brief)
        arguments += [brief, facts]
    return script("score_page.py", *arguments).splitlines()[-1]


EVALUATIONS: dict[str, Callable[[Path], str]] = {
    "eval_attribution.py, PolNeAR dev": attribution,
    "eval_roles.py, NewsDiscourse validation": roles,
    "eval_events.py --split dev": lambda _: events("--split", "dev"),
    "eval_events.py --split all": lambda _: events("--split", "all"),
    "eval_events.py --split all --auto": lambda _: events("--split", "all", "--auto"),
    "score_page.py, dev, sides given": lambda place: pages(place, given=True),
    "score_page.py, dev, sides found": lambda place: pages(place, given=False),
}


def report() -> str:
    """Run each evaluation and give its figures under its name; one that fails says so and does not stop the rest."""
    if not EVAL.is_dir():
        return "Left out: there is no `../shared` with evaluation data beside this folder."
    parts = []
    with tempfile.TemporaryDirectory() as place:
        for name, evaluate in EVALUATIONS.items():
            try:
                parts.append(f"{name}\n{evaluate(Path(place))}")
            except subprocess.CalledProcessError as error:
                parts.append(f"{name}\nfailed: {error.stderr.strip()[-400:]}")
    return "```\n" + "\n\n".join(parts) + "\n```"
