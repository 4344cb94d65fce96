"""Every folder and file that is read or written, named in one place."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

PACKAGE = Path(__file__).parent.parent

PROJECT = "briefing.yaml"
EDITS = "briefing.edits.yaml"


def shipped(name: str) -> Path:
    """Where `seeds` or `themes` lie: inside the wheel for an installed command, at the top level in a checkout."""
    packed = PACKAGE / "_data" / name
    return packed if packed.is_dir() else PACKAGE.parent / name


def cache() -> Path:
    """Where briefs and analyses are kept; deleting it loses nothing."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("briefing", appauthor=False))


def config() -> Path:
    """The user's settings, own themes and own templates."""
    import platformdirs

    return Path(platformdirs.user_config_dir("briefing", appauthor=False))


def state() -> Path:
    """Edits of corpora whose own folder can't be written; what was seen at the last visit."""
    import platformdirs

    return Path(platformdirs.user_state_dir("briefing", appauthor=False))


def settings_file() -> Path:
    """The user's settings."""
    return config() / "config.yaml"


def own_outlets() -> Path:
    """Outlets and agencies that the user adds to the table."""
    return config() / "outlets.yaml"


def own_templates() -> Path:
    """The user's own templates."""
    return config() / "templates"


def own_themes() -> Path:
    """The user's own themes."""
    return config() / "themes"


def analyses_file() -> Path:
    """The analyses of all corpora, by checksum."""
    return cache() / "analyses.sqlite"


def brief_file(name: str) -> Path:
    """The stored brief that goes by `name`."""
    return cache() / "briefs" / f"{name}.sqlite"


def real(path: Path) -> Path:
    """Where a path leads in the end; links that lead to themselves, at which `Path.resolve` gives up, lead nowhere and stay."""
    return Path(os.path.realpath(path))


def beside(paths: Sequence[Path]) -> Path:
    """The folder that `briefing.yaml` and the edits of a corpus belong to: its first folder, else that of its first file."""
    for path in paths:
        if path.is_dir():
            return path
    return paths[0].parent


def project_file(paths: Sequence[Path]) -> Path:
    """What the user sets for this corpus."""
    return beside(paths) / PROJECT


def name_of(paths: Sequence[Path]) -> str:
    """A short name for a corpus, the same for the same paths from any working folder."""
    whole = "\n".join(str(real(path)) for path in paths)
    return hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:20]


def edits_files(paths: Sequence[Path]) -> tuple[Path, Path]:
    """Where the edits of a corpus lie: beside it, or, where that can't be written, in the state folder."""
    return beside(paths) / EDITS, state() / "edits" / f"{name_of(paths)}.yaml"


def desk_file(paths: Sequence[Path]) -> Path:
    """How the desk over a corpus was left."""
    return state() / "desks" / f"{name_of(paths)}.json"


def seen_file(paths: Sequence[Path]) -> Path:
    """Which lines of a corpus's brief were looked at."""
    return state() / "desks" / f"{name_of(paths)}.seen"


def visit_file(paths: Sequence[Path]) -> Path:
    """What was there at the last visit to a corpus."""
    return state() / "visits" / f"{name_of(paths)}.msgpack"


def display_path(path: Path) -> str:
    """A path as messages name it: one in the home folder begins with `~`."""
    with suppress(RuntimeError):
        if path.is_relative_to(home := Path.home()):
            return str(Path("~") / path.relative_to(home))
    return str(path)
