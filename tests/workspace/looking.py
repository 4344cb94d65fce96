"""What a view shows after decisions, in short words for tests."""

import os
from pathlib import Path

import pytest

from briefing.export import json
from briefing.model import Brief
from briefing.workspace.view import View
from tests.workspace.made import brief


def texts(view: View, section: str | None = "one") -> list[str]:
    return [row.text for row in view.points(section)]


def named(view: View, text: str) -> str:
    """The id of the point that shows `text`."""
    return next(row.id for section in ("one", "two", None) for row in view.points(section) if row.text.startswith(text))


def barred(monkeypatch: pytest.MonkeyPatch, corpus: Path) -> None:
    """Let nothing be written into the folder, as if it were somebody else's."""
    real = os.open

    def refuse(path: object, flags: int, *rest: int) -> int:
        if str(path).startswith(str(corpus)) and flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)


def exported(view: View) -> bytes:
    """The JSON of a view, which is closed then."""
    try:
        return json.render(view)
    finally:
        view.close()


def again(corpus: Path, made: Brief | None = None) -> View:
    """The view that a new process would have."""
    return View(made or brief(), [corpus])
