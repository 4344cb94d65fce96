"""Reading in the background: a thread makes the brief and says how far it is; the desk only gets messages."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from threading import Thread

from textual.message import Message

from briefing.model import Problem
from briefing.tui.display import Failure, Work
from briefing.workspace.options import Progress
from briefing.workspace.view import View
from briefing.workspace.wording import pace

WRONG_USE = 2
MEND = "Mend what is listed below, or put other articles there"
WORDS = {"reading": "Reading", "analysing": "Analysing", "assembling": "Putting together", "storing": "Storing"}


@dataclass
class Progressed(Message):
    """The work has come further."""

    progress: Progress

    def can_replace(self, message: Message) -> bool:
        """Only the latest counts."""
        return isinstance(message, Progressed)

    @property
    def work(self) -> Work:
        """As the top bar shows it."""
        now = self.progress
        return Work(WORDS.get(now.stage, now.stage), now.done / now.total if now.total else None, pace(now))


@dataclass
class BriefReady(Message):
    """The brief as the corpus is now; None: what is shown is still current."""

    view: View | None


@dataclass
class BriefFailed(Message):
    """No brief could be made."""

    message: str
    status: int
    """What the command exits with when the desk is left: 2 wrong use, 3 nothing could be read."""
    problems: tuple[Problem, ...] = ()
    watched: bool = True
    """Whether what is wrong lies in files that are looked at again and again."""

    @property
    def failure(self) -> Failure:
        """As the desk shows it."""
        if not self.watched:
            return Failure(self.message, "Leave with q, and start again when that is mended.")
        do = "Mend it" if self.status == WRONG_USE else MEND if self.problems else "Put articles there"
        return Failure(self.message, f"{do}: this is looked at every few seconds, and what can be read is shown. q leaves.")

    def same_as(self, other: BriefFailed) -> bool:
        """Whether it says what another said."""
        return (self.message, self.problems) == (other.message, other.problems)


@dataclass
class CorpusChanged(Message):
    """The files of the corpus are others than those that the brief was made from."""


async def in_thread(work: Callable[[], None]) -> None:
    """Wait for work in a thread. Unlike those of an executor it is not waited for when the desk is left, whatever it is at."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def end(error: BaseException | None) -> None:
        if not done.done():
            done.set_result(None) if error is None else done.set_exception(error)

    def run() -> None:
        error: BaseException | None = None
        try:
            work()
        except BaseException as raised:  # noqa: BLE001 - it is raised again where it is waited for
            error = raised
        with contextlib.suppress(RuntimeError):  # the desk was left, and its loop with it
            loop.call_soon_threadsafe(end, error)

    Thread(target=copy_context().run, args=(run,), daemon=True).start()
    await done
