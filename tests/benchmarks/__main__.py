"""`make bench`: measure and print what RESULTS.md keeps. `python -m tests.benchmarks NAME...` measures only those."""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile

from tests.benchmarks.figures import table

TABLES = ("startup", "desk", "peers", "memory", "analysis", "store", "exports", "corpora")
NAMES = (*TABLES, "quality")


def main(names: list[str]) -> int:
    """Run the benchmarks `names`, or all. Returns the exit status."""
    if wrong := [name for name in names if name not in NAMES]:
        print(f"benchmarks: no {', '.join(wrong)}; known are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}", flush=True)
    # A cache and settings of their own: what a user has there must neither help nor hinder.
    with tempfile.TemporaryDirectory() as home:
        os.environ.update({f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("CACHE", "CONFIG", "STATE")})
        for name in names or NAMES:
            module = importlib.import_module(f"tests.benchmarks.{name}")
            print(f"\n## {name}\n\n{table(module.run()) if name in TABLES else module.report()}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
