"""What all commands share: options, exit codes, errors in words, a progress bar."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli.journal import journal, journal_options
from briefing.streams import READER_LEFT

if TYPE_CHECKING:
    from briefing.model import Problem
    from briefing.workspace.options import Options, Progress
    from briefing.workspace.safe_text import Shown
    from briefing.workspace.settings import Settings
    from briefing.workspace.view import View

NO = 1
WRONG_USE = 2
NOTHING_READ = 3
STOPPED = 130
"""What shells expect of a command that ctrl+c ended."""

MOST_SAID = 20
"""Problems that are said one by one."""

Function = TypeVar("Function", bound=Callable[..., Any])


class _Place(click.Path):
    """A path that is more than nothing: an empty one, as an unset variable of the shell leaves it, would be the working folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("the path is empty; the working folder is a dot: .", param, ctx)
        return super().convert(value, param, ctx)


PATHS = click.argument("paths", nargs=-1, type=_Place(path_type=Path))


class Commands(click.Group):
    """The group: a first word that is no command is a path to open; errors that a user can cause are said in words."""

    def __init__(self, *arguments: Any, rows: Mapping[str, str], **named: Any) -> None:
        """`rows` is the registry: the name of each command, and `module:function` in this package."""
        super().__init__(*arguments, **named)
        self._rows = rows

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the registry, which is that of use."""
        return list(self._rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, whose module is imported now."""
        row = self._rows.get(cmd_name)
        if row is None:
            return None
        module, function = row.split(":")
        command: click.Command = getattr(import_module(f"{__package__}.{module}"), function)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` in front where the first word is no command of ours."""
        if "NO_COLOR" in os.environ:
            ctx.color = False
        if ctx.resilient_parsing and not args:
            return super().parse_args(ctx, args)  # a shell asks which commands there are
        if not args or (args[0] not in self._rows and args[0] not in ("-h", "--help", "--version")):
            self._refuse_mistyped(ctx, args[0] if args else "-")
            args = ["open", *args]
        with _wrong_use_said_safely():
            return super().parse_args(ctx, args)

    def _refuse_mistyped(self, ctx: click.Context, word: str) -> None:
        """A first word that names nothing but is like a command, or like something that lies here, was mistyped."""
        if word.startswith("-") or "/" in word or _is_there(Path(word)):
            return
        from difflib import get_close_matches

        try:
            here = [file.name for file in Path().iterdir() if not file.name.startswith(".")]
        except OSError:
            here = []
        if near := get_close_matches(word, [*self._rows, *here], n=1, cutoff=0.75):
            from briefing.workspace.safe_text import safe

            raise click.UsageError(f"There is no file, folder or command '{safe(word)}'; did you mean '{safe(near[0])}'?", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with the code that fits what went wrong."""
        try:
            with _wrong_use_said_safely():
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise  # click's own way out, which `--help` takes too
        except KeyboardInterrupt:
            say("Stopped. What was analysed stays in the cache.")
            ctx.exit(STOPPED)
        except _nothing_read() as error:
            say_problems(getattr(error, "problems", ()))
            say(str(error))
            ctx.exit(NOTHING_READ)
        except _wrong_use() as error:
            for line in getattr(error, "lines", [str(error)]):
                say(line)
            ctx.exit(WRONG_USE)
        except OSError as error:
            if error.errno == errno.EPIPE:
                ctx.exit(READER_LEFT)  # click would exit with 1, which is an answer
            if error.filename is None:
                raise  # standard output; see `streams.run`
            say(f"{os.fsdecode(error.filename)}: {error.strerror or error}.")
            ctx.exit(WRONG_USE)


# Python looks at what follows `except` only when there is an error, so these imports cost a good run nothing.


def _nothing_read() -> type[Exception]:
    from briefing.workspace.options import NothingReadError

    return NothingReadError


def _wrong_use() -> tuple[type[Exception], ...]:
    from briefing.workspace.settings import WrongSettingsError
    from briefing.workspace.template_catalogue import UnknownNameError
    from briefing.workspace.workers import MissingExtraError, NoClusterError
    from briefing.yamlfile import YamlFileError

    return YamlFileError, WrongSettingsError, UnknownNameError, MissingExtraError, NoClusterError


@contextmanager
def _wrong_use_said_safely() -> Iterator[None]:
    """What click says of a wrong word holds that word, and a shell's `*` takes names of files from whoever made them."""
    try:
        yield
    except click.ClickException as error:
        from briefing.workspace.safe_text import one_line

        vars(error)["message"] = one_line(error.message)  # which click declares final
        raise


def show(text: Shown, *, newline: bool = True) -> None:
    """A result to the user, on stdout: what every command prints with, but an export, which is safe as it is written."""
    click.echo(text, nl=newline)  # noqa: TID251 - the door itself


def say(message: str) -> None:
    """A message to the user, on stderr, on one line: nothing in it acts on the terminal, and no name in it begins a line of its own."""
    from briefing.workspace.safe_text import one_line

    with suppress(OSError):  # standard error can't be written: the exit code has to do
        click.echo(f"briefing: {one_line(message)}", err=True)  # noqa: TID251 - the door itself


def say_problems(problems: Sequence[Problem]) -> None:
    """Problems to the user, on stderr: the first few one by one, so that what else is said stays in sight."""
    from briefing.workspace.wording import plural, reason

    for problem in problems[:MOST_SAID]:
        say(f"{problem.path}: {reason(problem)}")
    if len(problems) > MOST_SAID:
        say(f"And {plural(len(problems) - MOST_SAID, 'more problem')}; the export and the desk list them all.")


def completes(name: str) -> Callable[[click.Context, click.Parameter, str], Any]:
    """What a shell is offered for an option: a function of `completion`, which is imported when a shell asks."""

    def offered(ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:
        return getattr(import_module(f"{__package__}.completion"), name)(ctx, param, incomplete)

    return offered


def brief_options(function: Function) -> Function:
    """The options of every command that needs a brief."""
    for option in reversed(
        (
            click.option(
                "--template",
                metavar="NAME|FILE",
                shell_complete=completes("template_names"),
                help="Which sections there are; see `briefing templates`.",
            ),
            click.option(
                "--side",
                "sides",
                multiple=True,
                metavar="NAME[=ALIAS,…]",
                shell_complete=completes("side_names"),
                help="A party to the event; may be given twice.",
            ),
            click.option("--jobs", type=click.IntRange(min=0), metavar="N", help="Processes that read and analyse; 0 lets us decide."),
            click.option("--cluster", metavar="ADDRESS", help="Analyse on the Dask cluster with that scheduler."),
            click.option("--no-cache", is_flag=True, help="Neither use nor write the cache."),
        )
    ):
        function = option(function)
    return PATHS(journal_options(function))


def settings() -> Settings:
    """The user's settings. Raises `WrongSettingsError`."""
    from briefing.workspace.settings import load

    return load()


def options_of(
    paths: tuple[Path, ...], template: str | None, sides: tuple[str, ...], jobs: int | None, cluster: str | None, no_cache: bool
) -> Options:
    """What the user asked for, with the settings for what was not said. Raises `WrongSettingsError`, `UnknownNameError`."""
    from briefing.workspace import side_settings, template_catalogue
    from briefing.workspace.options import Options

    chosen = settings()
    if template:
        template_catalogue.template_file(template)  # a wrong name is an error before anything is read
    if not all(side.partition("=")[0].strip() for side in sides):
        raise click.BadParameter("names nobody.", param_hint="--side")
    among = corpus(paths)
    return Options(
        paths=among,
        template=template,
        sides=sides,
        overruled=side_settings.decision_ids(among, chosen.follow_links) if sides else None,
        jobs=chosen.jobs if jobs is None else jobs,
        cache=chosen.cache and not no_cache,
        cluster=cluster,
        default_template=chosen.template,
        follow_links=chosen.follow_links,
        limits=chosen.limits,
    )


def _is_there(path: Path) -> bool:
    """Whether a path leads anywhere. Raises `UsageError` for one that the system refuses to look up: too long, or behind a closed door."""
    try:
        return path.exists()
    except OSError as error:
        raise click.UsageError(f"{str(path)[:60]!r} can't be looked up: {error.strerror}.") from error


def corpus(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The paths, or without any the working folder where it has a briefing.yaml, else the sample corpus. Raises `UsageError`."""
    from briefing.workspace import folders

    for path in paths:
        _is_there(path)
    if paths:
        return paths
    here = Path()
    return (here,) if (here / folders.PROJECT).is_file() else (folders.shipped("seeds"),)


@contextmanager
def opened(**asked: Any) -> Iterator[View]:
    """The view that the options of `brief_options` ask for; what could not be read is said."""
    from briefing.workspace.open import open_view

    options = options_of(**asked)
    with progress_bar() as progress:
        view = open_view(options, progress)
    try:
        _say_of(view)
        yield view
    finally:
        view.close()


def _say_of(view: View) -> None:
    """What of a brief a user should know beside it: what was not read, what the edits change."""
    notes = journal()
    problems = [*view.problems(), *view.edits.problems()]
    for problem in problems:
        notes.write(f"problem: {problem.path}: {problem.error}")
    if notes.quiet:
        return
    say_problems(problems)
    if view.store.not_kept:
        say(view.store.not_kept)
    if edited := view.edited():
        say(f"{edited}.")


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """How far the work is, with rate and time left, on a terminal; elsewhere only for the journal."""
    notes = journal()
    if notes.quiet or not sys.stderr.isatty():
        yield notes.progress
        return
    bar = _Bar()

    def show(now: Progress) -> None:
        notes.progress(now)
        bar.show(now)

    try:
        yield show
    finally:
        bar.close()


class _Bar:
    """A progress bar that appears with the first file to analyse: nothing is drawn, and rich not imported, when all is in the cache."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None

    def show(self, now: Progress) -> None:
        if self._bar is None:
            if now.stage == "reading":
                return
            self._start()
        from briefing.workspace.wording import pace

        self._bar.update(self._task, description=now.stage, completed=now.done, total=now.total, pace=pace(now))

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("analysing", total=None, pace="")
        self._bar.start()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()


def table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> None:
    """Print rows: in columns on a terminal, separated by tabs for a pipe. Nothing in them acts on the terminal."""
    from briefing.workspace.safe_text import Shown, one_line

    lines = [heads, *(tuple(one_line(cell) for cell in row) for row in rows)]
    if not sys.stdout.isatty():
        for line in lines:
            show(Shown("\t".join(line)))
        return
    from rich.cells import cell_len

    widths = [max(cell_len(line[column]) for line in lines) for column in range(len(heads))]
    for number, line in enumerate(lines):
        padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True)]
        show(Shown(click.style("  ".join(padded).rstrip(), bold=not number)))
