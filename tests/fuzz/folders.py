"""Every file and folder of a collection of hostile ones through the program, as a user would open it.

    python -m tests.fuzz.folders [FOLDER]

FOLDER is `../shared/hostile` unless told. It is copied first, and each file and each folder of the copy is exported, listed, checked and
opened in the desk, which is left with `q`; the exit code is 1 where a command ends in a traceback or with an exit code of no meaning,
prints what acts on a terminal, takes too long or too much memory, or where anything has changed but the corpus's own edits. What the
program takes to start is measured on a harmless folder and stands in the first rows.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.hostile_fields import ACTS
from tests.terminal import BRIEFING, NotShownError, Terminal

COLLECTION = Path("../shared/hostile")
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300
"""What one file may take beyond what the program takes to start."""
PATIENCE = 90.0
MEANT = {"export": {0, 2, 3}, "sources": {0, 2, 3}, "check": {0, 1, 2, 3}, "desk": {0, 2, 3}}
"""Exit codes that say something: done; 1 does not hold; 2 a setting is wrong, and named; 3 nothing could be read or checked."""
ARTICLE = "The ferry to Puno sails again on Monday, the port said. “We are glad,” said Ana Quispe, who leads it.\n"


class Run(NamedTuple):
    """What came of one command: its exit code, seconds of processors and of the clock, megabytes, and all that it printed."""

    code: int
    seconds: float
    waited: float
    megabytes: int
    output: str


def run(command: list[str], env: Mapping[str, str]) -> Run:
    """Run a command to its end, or to the end of patience."""
    begun = time.monotonic()
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=env)
        while True:
            ended, status, used = os.wait4(child.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() - begun > PATIENCE:
                child.kill()
            time.sleep(0.02)
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    return Run(child.returncode, used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss // 1024, said)


def desk(place: Path, env: Mapping[str, str]) -> Run:
    """Open the desk on a place, and leave it when it has drawn itself."""
    begun = time.monotonic()
    with Terminal([BRIEFING, str(place)], env=env) as opened:
        seconds, megabytes = 0.0, 0
        try:
            opened.until_shown(lambda: "▶" in opened.text, seconds=PATIENCE)
            seconds, megabytes = _processor_seconds(opened.pid), int(opened.peak_memory())
            opened.press("q")
        except NotShownError:
            pass  # it said why it does not open, and ended
        try:
            code = opened.ended(PATIENCE)
        except NotShownError:
            code = -1
    return Run(code, seconds, time.monotonic() - begun, megabytes, "")


def _processor_seconds(process: int) -> float:
    """Of a process and those that it has waited for (Linux only)."""
    times = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:15]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def checksums(*folders: Path) -> dict[str, str]:
    """Of every file below the folders, with links as what they name; the program's own edits and caches are left out."""
    found = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_symlink():
                found[str(file)] = str(file.readlink())
            elif file.is_file() and not file.name.startswith((".briefing", "briefing.edits")):
                found[str(file)] = hashlib.sha256(file.read_bytes()).hexdigest()
            elif file.is_file() and file.name == "briefing.edits.yaml":
                found[str(file)] = "there"
    return found


def places(collection: Path) -> Iterator[Path]:
    """Each folder that holds something, and each file."""
    for place in sorted(collection.rglob("*")):
        if place.is_file() or any(place.iterdir()):
            yield place


def runs(place: Path, articles: Path, out: Path, env: Mapping[str, str]) -> Iterator[tuple[str, Run]]:
    """Every command on one place, of which nothing is kept from before."""
    for kept in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        shutil.rmtree(env[kept], ignore_errors=True)
    target = out / f"{hashlib.sha256(str(place).encode()).hexdigest()[:12]}.md"
    yield "export", run([BRIEFING, "export", str(place), "-o", str(target)], env)
    yield "sources", run([BRIEFING, "sources", str(place)], env)
    if place.is_file():
        yield "check", run([BRIEFING, "check", str(place), str(articles)], env)
    elif target.exists():
        yield "check", run([BRIEFING, "check", str(target), str(place)], env)
    yield "desk", desk(place, env)


def wrong_with(name: str, found: Run, start: Run) -> str:
    """What rule a run breaks, or an empty string; `start` is what the command takes on a harmless folder."""
    if found.code not in MEANT[name]:
        return f"exit code {found.code}: {found.output[-300:]!r}"
    if "Traceback" in found.output:
        return f"a traceback: {found.output[-300:]!r}"
    if acts := ACTS.search(found.output.replace("\t", " ").replace("\r", " ")):
        return f"it prints {acts[0]!r}"
    if found.seconds - start.seconds > MOST_SECONDS:
        return f"took {found.seconds:.1f} s"
    return f"took {found.megabytes} MB" if found.megabytes > MOST_MEGABYTES else ""


def main(collection: Path) -> int:
    """Walk, print a row a run, and say what broke a rule."""
    broken = count = 0
    with tempfile.TemporaryDirectory(prefix="briefing-folders-") as made:
        room = Path(made)
        home, articles, out, copy = (room / name for name in ("home", "articles", "out", "copy"))
        for folder in (home, articles, out):
            folder.mkdir()
        (home / ".bashrc").write_text("# mine\n")
        (articles / "a.txt").write_text(ARTICLE)
        shutil.copytree(collection, copy, symlinks=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "BRIEFING_"))}
        env = {**kept, "HOME": str(home), "XDG_CACHE_HOME": str(room / "cache"), "XDG_STATE_HOME": str(room / "state")}
        before = checksums(home, articles, copy, collection)
        for _, _ in runs(articles, articles, out, env):
            pass  # what is written for Python at the first start is no folder's time
        starts = dict(runs(articles, articles, out, env))
        print("| place | command | exit | processor, s | clock, s | MB |\n| --- | --- | --- | --- | --- | --- |")
        for place in (articles, *places(copy)):
            for name, found in runs(place, articles, out, env) if place != articles else starts.items():
                count += 1
                row = f"{place.relative_to(room)} | {name} | {found.code} | {found.seconds:.1f} | {found.waited:.1f} | {found.megabytes}"
                print(f"| {row} |", flush=True)
                if wrong := wrong_with(name, found, starts[name]):
                    broken += 1
                    print(f"    {wrong}")
        after = checksums(home, articles, copy, collection)
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    for name in changed:
        print(f"    changed: {name}")
    print(f"{broken} of {count} runs broke a rule; {len(changed)} of {len(before)} files changed")
    return 1 if broken or changed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else COLLECTION))
