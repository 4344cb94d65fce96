"""What the user asks for when a brief is made, and the reports of progress while it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.model import Problem, Record
from briefing.reading.limits import DEFAULT, Limits


class Options(Record, frozen=True):
    """What the user asked for. `sides` as typed (`Russia` or `Russia=Moscow,Kremlin`); `template` None: the project's, else the default.

    `overruled` are the ids of the decisions on sides that were there when sides were typed (None: all): one of the desk made since counts.
    `jobs` 0 lets the program decide; `cluster` is the address of a Dask scheduler.
    """

    paths: tuple[Path, ...]
    template: str | None = None
    sides: tuple[str, ...] = ()
    overruled: tuple[str, ...] | None = None
    jobs: int = 0
    cache: bool = True
    cluster: str | None = None
    default_template: str = "event"
    follow_links: bool = False
    limits: Limits = DEFAULT


class Progress(Record, frozen=True):
    """How far the work has come: `stage` is reading, analysing, assembling or storing; `total` None while it is not known.

    `seconds` went by since the stage began; 0 where nobody counts them.
    """

    stage: str
    done: int
    total: int | None = None
    seconds: float = 0.0


Report = Callable[[Progress], None]


class NothingReadError(Exception):
    """No document of the corpus could be read; `problems` says why."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class StoppedError(Exception):
    """The user stopped the work. What was analysed until then stays in the cache."""
