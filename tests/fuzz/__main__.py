"""Read tens of thousands of broken files of every format, and throw odd messages and keys at the desk in a browser.

    python -m tests.fuzz [NAME...] [--count N] [--seed N] [--seconds N]

N inputs a kind (20,000 unless told), the same at every run with one seed, of the kinds named (all unless told); `--seconds` bounds the
whole run (three hours unless told). What breaks a rule is written to `fuzz-failures/`. The exit code is 1 where something does, and
where the time ends before every kind has had its inputs.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz import messages, units
from tests.fuzz.running import Count, made, read_all
from tests.fuzz.samples import samples

FOLDER = Path("fuzz-failures")
THREE_HOURS = 10_800.0


def keep(found: Count, data: bytes, seed: int) -> None:
    """Write the inputs that broke a rule to files, and say what it was."""
    for number, wrong in found.failures:
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{number:05}-{found.name}").write_bytes(made(found.name, data, seed, number))
        print(f"    input {number}: {wrong}", flush=True)


def main() -> int:
    """Run, print a row a kind, and keep what fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=THREE_HOURS)
    asked = parser.parse_args()
    chosen = {name: data for name, data in samples().items() if not asked.names or name in asked.names}
    until = time.monotonic() + asked.seconds
    served = [name for name in messages.KINDS if not asked.names or name in asked.names]
    print("| kind | inputs | failures | ms each | slowest, s | peak MB |\n| --- | --- | --- | --- | --- | --- |", flush=True)
    failures = short = 0
    for name, data in chosen.items():
        found = read_all(name, data, asked.count, asked.seed, until)
        show(found)
        keep(found, data, asked.seed)
        failures += len(found.failures)
        short += found.done < asked.count
    for name in served:
        count = max(1, asked.count // messages.KINDS[name])
        found = messages.throw_all(name, count, asked.seed, until)
        show(found)
        for number, wrong in found.failures:
            print(f"    input {number}: {wrong}", flush=True)
        failures += len(found.failures)
        short += found.done < count
    repeated = [] if asked.names and "units" not in asked.names else [(unit, suffix) for unit in units.UNITS for suffix in units.SUFFIXES]
    for wrong in units.growing(repeated, until):
        print(f"    units: {wrong}", flush=True)
        failures += 1
    kinds = len(chosen) + len(served) + bool(repeated)
    print(f"{failures} inputs broke a rule; {short} of {kinds} kinds fell short of their inputs")
    return 1 if failures or short or not kinds else 0


def show(found: Count) -> None:
    """Print a row of the table."""
    each = 1000 * found.seconds / max(1, found.done)
    row = f"{found.name} | {found.done:,} | {len(found.failures)} | {each:.1f} | {found.slowest:.2f} (input {found.slowest_number})"
    print(f"| {row} | {found.memory} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
