"""What a view shows after decisions, in short words for tests."""

from pathlib import Path

from briefing.model import Brief
from briefing.workspace.view import View
from tests.workspace.made import brief


def texts(view: View, section: str | None = "one") -> list[str]:
    return [row.text for row in view.points(section)]


def named(view: View, text: str) -> str:
    """The id of the point that shows `text`."""
    return next(row.id for section in ("one", "two", None) for row in view.points(section) if row.text.startswith(text))


def again(corpus: Path, made: Brief | None = None) -> View:
    """The view that a new process would have."""
    return View(made or brief(), [corpus])
