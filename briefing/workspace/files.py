"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(file: Path, parts: Iterable[bytes]) -> None:
    """Write `parts` to `file`, which changes all at once; a device or pipe is written to directly. Raises OSError."""
    if file.exists() and not file.is_file():
        with file.open("wb") as stream:
            stream.writelines(parts)
        return
    target = file.resolve()  # a link stays a link
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with new.open("wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            new.chmod(target.stat().st_mode)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
