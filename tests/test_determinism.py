"""The same corpus gives the same bytes: again, in several processes, from another folder, cached or not."""

import os
import subprocess
import sys
from pathlib import Path


def exported(seeds: Path, form: str, *options: str, cwd: Path | None = None, hash_seed: str = "random") -> bytes:
    command = [str(Path(sys.executable).parent / "briefing"), "export", str(seeds), "--format", form, *options]
    # Another seed for the hashes of strings: an order that hangs on a set would show.
    return subprocess.run(command, capture_output=True, check=True, cwd=cwd, env={**os.environ, "PYTHONHASHSEED": hash_seed}).stdout


def test_the_same_bytes_every_time(seeds: Path, tmp_path: Path) -> None:
    first = exported(seeds, "json", hash_seed="1")
    assert len(first) > 10_000
    assert exported(seeds, "json", hash_seed="2") == first, "from the cache"
    assert exported(seeds, "json", "--no-cache", hash_seed="3") == first, "made again"
    assert exported(seeds, "json", "--no-cache", "--jobs", "2", hash_seed="4") == first, "made in two processes"
    assert exported(seeds, "json", cwd=tmp_path) == first, "from another folder"
    text = exported(seeds, "markdown", hash_seed="5")
    assert len(text) > 10_000
    assert exported(seeds, "markdown", hash_seed="6") == text, "of one brief"
