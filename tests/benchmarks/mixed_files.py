"""Ten thousand files of every format: memory, rate, ctrl+c in the middle, and what a second start still has to do.

    python -m tests.benchmarks.mixed_files [COUNT] [--keep FOLDER]

The files are made from paragraphs of the plain texts and records in `../shared`, shuffled from a fixed seed (made sentences where
there is no such folder), so that no two say the same. `briefing export` runs over them in a real terminal: it is stopped with ctrl+c
after a third, and started again. Its memory and that of its workers, and what its progress bar says, are noted twice a second.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import sqlite3
import sys
import tempfile
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.figures import SHARED, Figure, table
from tests.benchmarks.startup import BRIEFING
from tests.reading import making
from tests.reading.making import Article
from tests.terminal import NotShownError, Terminal

SEED = 7
PARAGRAPHS = (6, 14)
"""Fewest and most paragraphs of an article."""
STAGES = ("analysing", "assembling", "storing")


def paragraphs() -> list[str]:
    """Paragraphs to make articles of."""
    found = []
    for file in sorted((SHARED / "data" / "polnear").rglob("*.txt"))[:800]:
        found += [line.strip() for line in file.read_text(encoding="utf-8", errors="replace").splitlines() if len(line) > 80]
    for file in sorted((SHARED / "data" / "news_events").rglob("*.json")):
        text = json.loads(file.read_text(encoding="utf-8")).get("maintext") or ""
        found += [line.strip() for line in text.splitlines() if len(line) > 80]
    return found or [
        f"The council of town {number} said on Monday that its bridge number {number} will be closed." for number in range(4000)
    ]


def article(number: int, chance: random.Random, pool: list[str]) -> Article:
    """An article that shares its paragraphs with others, and its course with none."""
    count = chance.randint(*PARAGRAPHS)
    return Article(f"What is known of matter {number} so far", tuple(chance.sample(pool, min(count, len(pool)))))


def page(made: Article) -> str:
    """A web page."""
    head = making.PAGE[: making.PAGE.index("<article>")].replace(making.TITLE, escape(made.title))
    return f"{head}<article><h1>{escape(made.title)}</h1>{made.marked_up}</article></body></html>"


def pdf(made: Article) -> bytes:
    """A PDF of as many pages as it takes, with running headers and page numbers."""
    lines = [made.title, ""] + [line for text in made.paragraphs for line in (*textwrap.wrap(text, 90), "")]
    sheets = [lines[start : start + 55] for start in range(0, len(lines), 55)]
    return making.pdf([["Andean Post", *sheet, str(number)] for number, sheet in enumerate(sheets, 1)])


def record(made: Article) -> dict[str, object]:
    """A crawler's record."""
    return {
        **making.RECORD,
        "title": made.title,
        "maintext": made.text,
        "url": f"https://andeanpost.example/{made.title.replace(' ', '-')}",
    }


MAKERS: dict[str, Callable[[Article], bytes]] = {
    "txt": lambda made: f"{made.title}\n\n{made.text}\n".encode(),
    "md": lambda made: f"---\ntitle: {made.title}\nsource: Andean Post\n---\n\n{made.text}\n".encode(),
    "html": lambda made: page(made).encode(),
    "json": lambda made: json.dumps(record(made)).encode(),
    "jsonl": lambda made: (json.dumps(record(made)) + "\n").encode(),
    "eml": lambda made: making.mail("html", made),
    "mbox": lambda made: b"From news@andeanpost.example Tue Apr 16 09:30:00 2024\n" + making.mail("plain", made),
    "mhtml": lambda made: making.mhtml(page(made)),
    "rss": making.rss,
    "atom": making.atom,
    "docx": making.docx,
    "odt": making.odt,
    "epub": making.epub,
    "csv": lambda made: making.table(",", made),
    "tsv": lambda made: making.table("\t", made),
    "warc.gz": lambda made: making.warc(page(made)),
    "pdf": pdf,
    "zip": lambda made: making.zipped({"in/a.txt": f"{made.title}\n\n{made.text}\n".encode()}),
    "tar.gz": lambda made: making.tarred({"a.html": page(made).encode()}),
}


def write(folder: Path, count: int) -> int:
    """Make the files, in folders of five hundred. Returns the bytes they take."""
    pool, size, kinds = paragraphs(), 0, list(MAKERS)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        data = MAKERS[kind](article(number, random.Random(f"{SEED}/{number}"), pool))
        place = folder / f"{number // 500:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:05}.{kind}").write_bytes(data)
        size += len(data)
    return size


class Moment(NamedTuple):
    """What was seen at one time: the seconds since the start, the stage, how many files were done, and MB held."""

    seconds: float
    stage: str
    done: int
    main: float
    workers: float
    bar: str


def held(pid: int) -> float:
    """MB (10**6 bytes) that a process holds now; 0 for one that is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmRSS:")), 0.0)


def below(pid: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(word) for task in Path(f"/proc/{pid}/task").iterdir() for word in (task / "children").read_text().split()]
    except OSError:
        return []


def watched(terminal: Terminal, until: Callable[[Moment], bool]) -> Iterator[Moment]:
    """What is seen twice a second until the command has ended, or `until` says that it is enough."""
    while True:
        try:
            terminal.until("no screen ever shows this", seconds=0.5)
        except NotShownError as error:
            if "the command ended" in str(error):
                return
        bar = next((line for line in terminal.lines if line.startswith(STAGES)), "")
        done = next((int(word.split("/")[0]) for word in bar.split() if word.split("/")[0].isdigit() and "/" in word), 0)
        seconds = time.perf_counter() - terminal.started
        seen = Moment(seconds, bar.split(" ")[0], done, held(terminal.pid), sum(map(held, below(terminal.pid))), bar)
        yield seen
        if until(seen):
            return


def analysed(cache: Path) -> int:
    """How many analyses the cache holds."""
    total = 0
    for file in cache.rglob("*.sqlite*"):
        try:
            with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
                total += connection.execute("SELECT count(*) FROM result").fetchone()[0]
        except sqlite3.Error:
            continue
    return total


def over_time(seen: list[Moment], stage: str) -> str:
    """Memory of the main process at five moments of a stage."""
    rows = [moment for moment in seen if moment.stage == stage]
    chosen = [rows[round(part * (len(rows) - 1))] for part in (0, 0.25, 0.5, 0.75, 1)] if rows else []
    return ", ".join(f"{moment.done:,}: {moment.main:.0f}" for moment in chosen)


def measured(folder: Path, home: Path, count: int, size: int) -> Iterator[Figure]:
    """Run, stop, run again."""
    env = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CACHE", "CONFIG", "STATE")}
    command = [*BRIEFING, "export", str(folder), "-o", str(home / "brief.json")]
    yield Figure("files", f"{count:,}", "", f"{len(MAKERS)} formats in turn, {size / 1e6:.0f} MB")
    with Terminal(command, env=env) as terminal:
        first = list(watched(terminal, lambda moment: moment.stage == "analysing" and moment.done >= count / 3))
        done = first[-1].done
        terminal.press("ctrl+c")
        asked = time.perf_counter()
        status = terminal.ended(seconds=120)
        waited = time.perf_counter() - asked
        kept = analysed(home / "CACHE")
        said = next((line for line in reversed(terminal.lines) if "Stopped" in line), "nothing")
        yield Figure(
            "ctrl+c", f"exit {status} after {waited:.1f} s", "130", f"at {done:,} files; it says: {said.removeprefix('briefing: ')}"
        )
        yield Figure("kept in the cache", f"{kept:,} analyses", f"{done:,}", "")
    with Terminal(command, env=env) as terminal:
        second = list(watched(terminal, lambda _: False))
        status = terminal.ended(seconds=5)
    working = [moment for moment in second if moment.stage == "analysing"]
    total = next(word.split("/")[1] for word in working[-1].bar.split() if "/" in word)
    yield Figure("left for the second start", f"{total} files", f"{count - kept:,}", f"exit {status}")
    yield Figure("the bar, in the middle of it", working[len(working) // 2].bar[-44:].strip(), "", "")
    yield Figure("memory while reading and analysing, MB by files done", over_time(second, "analysing"), "flat", "the main process")
    yield Figure("the same, first start", over_time(first, "analysing"), "flat", "the main process")
    yield Figure("memory of the workers together", f"{median(moment.workers for moment in working):.0f} MB", "", "median")
    seconds = working[-1].seconds - working[0].seconds
    yield Figure("rate", f"{(working[-1].done - working[0].done) / max(0.1, seconds):.0f} files/s", "", "with what else the machine did")
    for stage in STAGES[1:]:
        rows = [moment for moment in second if moment.stage == stage]
        peak = max((moment.main for moment in rows), default=0.0)
        yield Figure(f"memory while {stage}", f"{peak:.0f} MB", "1,000 MB", f"{rows[-1].seconds - rows[0].seconds if rows else 0:.0f} s")
    export = json.loads((home / "brief.json").read_bytes())
    formats = Counter(re.findall(r"/\d{5}\.([a-z.]+)", source["path"])[0] for source in export["sources"])
    least = min(formats.items(), key=lambda item: item[1])
    yield Figure("sources in the export", f"{len(export['sources']):,}", f"{count:,}", f"fewest of .{least[0]}: {least[1]}")


def main() -> int:
    """Make the files and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="where the files are kept for another run; in a temporary folder unless told")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = (asked.keep or Path(place)) / "files"
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else write(folder, asked.count)
        home = Path(place) / "home"
        home.mkdir()
        os.environ["TERM"] = "xterm-256color"
        # A shell starts what runs in the background with ctrl+c ignored, which the command would take over.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for row in measured(folder, home, asked.count, size):
            print(*table([row]).splitlines()[2:], flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
