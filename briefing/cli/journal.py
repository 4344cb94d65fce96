"""What `-v`, `-q` and `--log` ask for: how much a command says of its work, and a log for bug reports."""

from __future__ import annotations

import os
import platform
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.version import VERSION

if TYPE_CHECKING:
    from briefing.workspace.options import Progress

Function = TypeVar("Function", bound=Callable[..., Any])
KEY = "briefing.journal"
HEAD = "# briefing log"
"""What a log begins with, so that lines are added to no other file."""


class Journal:
    """How much is said, and the log. `note` is called with lines for people, where they are asked for."""

    def __init__(self) -> None:
        self.quiet = self.verbose = False
        self._log: int | None = None
        self._stage, self._since, self._done = "", 0.0, 0
        self._begin = time.monotonic()

    def open_log(self, file: Path) -> None:
        """Begin the log, behind what the file has of earlier ones. Raises `BadParameter` where something else has its name."""
        from briefing.workspace.files import open_to_add

        try:
            handle = open_to_add(file)
        except OSError as error:
            raise click.BadParameter(f"it can't be written: {error.strerror or error}.", param_hint="--log") from error
        begins = os.read(handle, len(HEAD))
        if begins and begins != HEAD.encode():
            os.close(handle)
            raise click.BadParameter("there is another file of that name.", param_hint="--log")
        self._log = handle
        self.write(f"{HEAD}: briefing {VERSION}, Python {platform.python_version()}, {platform.platform()}")
        self.write(f"arguments: {sys.argv[1:]!r}")

    def write(self, line: str) -> None:
        """A line of the log, with the seconds since the start behind its mark; nothing without a log."""
        if self._log is not None:
            printed = line if line.startswith(HEAD) else f"{time.monotonic() - self._begin:8.3f} {line}"
            os.write(self._log, (printed.replace("\n", "\n         ") + "\n").encode("utf-8", "backslashreplace"))

    def progress(self, now: Progress) -> None:
        """Take note of how far the work is."""
        if now.stage != self._stage:
            self._close_stage()
            self._stage, self._since = now.stage, time.monotonic()
        self._done = now.done

    def _close_stage(self) -> None:
        if not self._stage:
            return
        files = f", {self._done:,} files" if self._done and self._stage in ("reading", "analysing") else ""
        line = f"{self._stage}: {time.monotonic() - self._since:.2f} s{files}"
        self.write(line)
        if self.verbose:
            click.echo(f"briefing: {line}", err=True)  # noqa: TID251 - our own words
        self._stage = ""

    def close(self) -> None:
        """End the log; an error on its way out is written with its traceback."""
        self._close_stage()
        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, click.exceptions.Exit):
            self.write("".join(traceback.format_exception(error)).rstrip())
        self.write("end")
        if self._log is not None:
            os.close(self._log)
            self._log = None


def journal() -> Journal:
    """The journal of the command that runs; a silent one where none runs."""
    ctx = click.get_current_context(silent=True)
    if ctx is None:
        return Journal()
    root = ctx.find_root()
    if KEY not in root.meta:
        made = root.meta[KEY] = Journal()
        root.call_on_close(made.close)
    found: Journal = root.meta[KEY]
    return found


def _set(name: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def callback(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            setattr(journal(), name, True)

    return callback


def _open(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        journal().open_log(value)


def journal_options(function: Function) -> Function:
    """The options `-v`, `-q` and `--log`."""
    for option in (
        click.option("--log", type=click.Path(path_type=Path, dir_okay=False), expose_value=False, callback=_open, metavar="FILE",
                     help="Write what was done, and any error, to a file for a bug report."),
        click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_set("quiet"), help="Say nothing but errors."),
        click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_set("verbose"), help="Say how long each step takes."),
    ):  # fmt: skip
        function = option(function)
    return function
