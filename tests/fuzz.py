"""Mutated files of every format, each read in a process of its own kind: no exception, no hang, no flood of memory.

    python -m tests.fuzz [COUNT] [SEED] [--seconds N]

COUNT inputs a format (20,000 unless told) from a fixed seed; `--seconds` bounds the whole run, shared by the formats. What breaks the
rules is written to `fuzz-failures/` with its name, and the exit code is 1.
"""

# ruff: noqa: E501 (lists of pieces read better whole)

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from briefing.model import Problem, Source
from briefing.reading import Limits, read_bytes
from tests.reading import making

SLOWEST = 5.0
"""Seconds of processor time that one input may take."""
MOST_MEGABYTES = 500
PIECES = (
    b"\x00", b"\xff\xfe", b"<", b">", b"&amp;", b"&#x110000;", b"<!--", b"]]>", b"<p>", b"</div>", b'"', b"{", b"[", b"}", b"\\u0000", b"\\ud800", b"\r\n\r\n",
    b"\n\n", b"From x 2024\n", b"Content-Type: text/html; charset=none\n", b"PK\x03\x04", b"%PDF", b"endobj", b"stream\n", b"---\n", b"9999999999", b"-1",
    b"\xe2\x80\x9c", b"\xe2\x80\xae", b"\x1b[2J", b"(Reuters)", b"Read more:", b"7 comments\n", b"\xf0\x9f\x92\xa5", b"=\xff=", b"a" * 300, b"' \" ", b"\t", b",", b";",
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight changes: flipped, cut, doubled, moved, or a telling piece put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(out) + 1)
        kind = chance.randrange(6)
        if kind == 0 and out:
            out[min(place, len(out) - 1)] = chance.randrange(256)
        elif kind == 1:
            del out[place : place + chance.choice((1, 4, 60, 1000))]
        elif kind == 2:
            out[place:place] = out[place : place + chance.choice((1, 20, 400))]
        elif kind == 3:
            out[place:place] = chance.choice(PIECES)
        elif kind == 4:
            other = chance.randrange(len(out) + 1)
            out[place:place] = out[other : other + 50]
        else:
            end = len(out) if chance.random() < 0.2 else place + 2
            del out[place:end]
    return bytes(out)


def wrong_with(data: bytes, name: str, limits: Limits) -> str:
    """What rule the reading of an input breaks, or an empty string."""
    begun = time.process_time()
    try:
        for found in read_bytes(data, name, limits):
            broken = problem_with(found)
            if broken:
                return broken
    except Exception as error:  # noqa: BLE001 - any exception is what we look for
        return f"{type(error).__name__}: {error}"
    seconds = time.process_time() - begun
    if seconds > SLOWEST:
        return f"took {seconds:.1f} s"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"memory {memory} MB" if memory > MOST_MEGABYTES else ""


def problem_with(found: Source | Problem) -> str:
    """Whether a result holds together: passages inside the text, in order, apart from furniture; problems with words."""
    if isinstance(found, Problem):
        return "" if found.error and found.advice and found.path else "a problem without words"
    position = 0
    furniture = [(item.start, item.end) for item in found.furniture]
    for sentence in found.sentences:
        if not (position <= sentence.start < sentence.end <= len(found.text)):
            return "passages out of order"
        if any(start < sentence.end and end > sentence.start for start, end in furniture):
            return "a passage over furniture"
        position = sentence.end
    return ""


def run(count: int, seed: int, seconds: float | None) -> Iterator[tuple[str, str, bytes]]:
    """The inputs that break a rule, with the name of their sample and what is wrong."""
    limits = Limits(document_bytes=8_000_000, unpacked_bytes=30_000_000)
    samples = making.samples()
    for name, data in samples.items():
        chance = random.Random(f"{seed}/{name}")
        until = time.perf_counter() + seconds / len(samples) if seconds else None
        done = 0
        while done < count and (until is None or time.perf_counter() < until):
            done += 1
            changed = mutated(data, chance)
            wrong = wrong_with(changed, name, limits)
            if wrong:
                yield name, wrong, changed
        print(f"{name:12} {done:6,} inputs", flush=True)


def main() -> int:
    """Run, and keep what fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=20_000)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--seconds", type=float)
    asked = parser.parse_args()
    failures = 0
    for name, wrong, data in run(asked.count, asked.seed, asked.seconds):
        failures += 1
        folder = Path("fuzz-failures")
        folder.mkdir(exist_ok=True)
        (folder / f"{failures:04}-{name}").write_bytes(data)
        print(f"  {name}: {wrong}")
    print(f"{failures} failures; peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
