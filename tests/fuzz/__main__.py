"""Read tens of thousands of broken files of every format, and throw at the program whatever else `campaigns` lists.

    python -m tests.fuzz [NAME...] [--count N] [--seed N] [--seconds N]

N inputs a kind (20,000 unless told, fewer of what costs more), the same at every run with one seed, of the kinds named (all unless told);
`--seconds` bounds the whole run (three hours unless told). What breaks a rule is written to `fuzz-failures/`. The exit code is 1 where
something does, and where the time ends before every kind has had its inputs.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.campaigns import campaigns
from tests.fuzz.runner import Count, made

FOLDER = Path("fuzz-failures")
THREE_HOURS = 10_800.0


def keep(found: Count, data: bytes | None, seed: int) -> None:
    """Write the inputs that broke a rule to files, and say what it was; those without a file are told by their number."""
    for number, wrong in found.failures:
        if data is not None:
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / f"{number:05}-{found.name}").write_bytes(made(found.name, data, seed, number))
        print(f"    input {number}: {wrong}", flush=True)


def show(found: Count) -> None:
    """Print a row of the table."""
    each = 1000 * found.seconds / max(1, found.done)
    row = f"{found.name} | {found.done:,} | {len(found.failures)} | {each:.1f} | {found.slowest:.2f} (input {found.slowest_number})"
    print(f"| {row} | {found.memory} |", flush=True)


def main() -> int:
    """Run, print a row a kind, and keep what fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=THREE_HOURS)
    asked = parser.parse_args()
    chosen = [campaign for campaign in campaigns() if not asked.names or campaign.name in asked.names]
    until = time.monotonic() + asked.seconds
    print("| kind | inputs | failures | ms each | slowest, s | peak MB |\n| --- | --- | --- | --- | --- | --- |", flush=True)
    failures = short = 0
    for campaign in chosen:
        count = max(1, asked.count // campaign.costs)
        found = campaign.run(count, asked.seed, until)
        show(found)
        keep(found, campaign.data, asked.seed)
        failures += len(found.failures)
        short += found.done < count
    print(f"{failures} inputs broke a rule; {short} of {len(chosen)} kinds fell short of their inputs")
    return 1 if failures or short or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
