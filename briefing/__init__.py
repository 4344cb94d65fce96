"""Sourced briefings from a folder of news articles. `briefing.open(folder)` gives one to a program; see `briefing.api`."""

from briefing.version import VERSION

TYPE_CHECKING = False  # not from `typing`, whose import takes as long as all else that `--version` needs
if TYPE_CHECKING:
    from briefing.api import Briefing as Briefing
    from briefing.api import open_briefing as open

__all__ = ["Briefing", "__version__", "open"]
__version__ = VERSION
_FROM_API = {"open": "open_briefing", "Briefing": "Briefing"}
"""What is imported when it is first asked for: the commands, `--version` among them, wait for none of it."""


def __getattr__(name: str) -> object:
    """The functions of the package."""
    if name in _FROM_API:
        from importlib import import_module

        found: object = getattr(import_module("briefing.api"), _FROM_API[name])
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
