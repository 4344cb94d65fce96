"""Every folder that is read or written, named in one place."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent.parent


def shipped(name: str) -> Path:
    """`seeds` or `themes`: inside the wheel for an installed command, at the top level in a checkout."""
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
