"""Every test runs apart from this machine's settings: its home, configuration, terminal and editor."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.tui import corpus

# A busy machine is slow, and that is no fault of what is tested.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_collection_finish() -> None:
    """What was imported for the tests stays: going through it again and again took a fifth of the desks' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


FOLDERS = ("CACHE", "CONFIG", "DATA", "STATE")
FORGOTTEN = (
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "LINES",
    "EDITOR",
    "VISUAL",
    "BROWSER",
    "PAGER",
    "TMUX",
    "CI",
)


def isolate(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Point every place where settings come from into `home`, for this process and those it starts."""
    patch.setenv("HOME", str(home))
    for folder in FOLDERS:
        patch.setenv(f"XDG_{folder}_HOME", str(home / folder.lower()))
    patch.setenv("TERM", "xterm-256color")
    patch.setenv("COLORTERM", "truecolor")
    patch.setenv("LC_ALL", "C.UTF-8")
    patch.setenv("TZ", "UTC")
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            patch.delenv(name)
        # The snapshot plugin tells its own reporter by a variable where it writes.
        if name in FORGOTTEN or (name.startswith(("TEXTUAL", "BRIEFING", "LESS")) and not name.startswith("TEXTUAL_SNAPSHOT")):
            patch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def _session_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home for fixtures that live longer than one test."""
    with pytest.MonkeyPatch.context() as patch:
        isolate(patch, tmp_path_factory.mktemp("session-home"))
        patch.setattr(gc, "freeze", lambda: None)  # what a desk does: of many in one process each would keep the dead ones before it
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of this test's own."""
    folder = tmp_path_factory.mktemp("home")
    isolate(monkeypatch, folder)
    return folder


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The corpus on the strike."""
    return corpus.write(tmp_path / "harbour")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The sample corpus."""
    return Path(__file__).parent.parent / "seeds"
