"""The commands: parse, call, print."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing import __version__

if TYPE_CHECKING:
    from briefing.workspace.opening import Options

NOTHING_READ = 3


class DefaultGroup(click.Group):
    """A group whose first word may be left out: `briefing PATH` is `briefing open PATH`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` in front where the first word is no command of ours."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "--version")):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=DefaultGroup)
@click.version_option(__version__, prog_name="briefing", message="%(prog)s %(version)s")
def cli() -> None:
    """A folder of news articles becomes a briefing in which every line says who says it."""


def _options(paths: tuple[Path, ...], template: str | None, sides: tuple[str, ...], jobs: int, cache: bool) -> Options:
    from briefing.workspace import folders
    from briefing.workspace.opening import Options

    return Options(paths=paths or (folders.shipped("seeds"),), template=template, sides=sides, jobs=jobs, cache=cache)


@cli.command("open")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--template", default=None)
@click.option("--side", "sides", multiple=True)
@click.option("--jobs", default=1)
@click.option("--cache/--no-cache", default=True)
def open_desk(paths: tuple[Path, ...], template: str | None, sides: tuple[str, ...], jobs: int, cache: bool) -> None:
    """Open the desk."""
    from briefing.tui.app import run

    run(_options(paths, template, sides, jobs, cache))


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json", "markdown"]))
@click.option("--template", default=None)
@click.option("--side", "sides", multiple=True)
@click.option("--jobs", default=1)
@click.option("--cache/--no-cache", default=True)
def export(
    paths: tuple[Path, ...], output: Path | None, form: str | None, template: str | None, sides: tuple[str, ...], jobs: int, cache: bool
) -> None:
    """Write the briefing to a file or to standard output."""
    from briefing.export import json
    from briefing.workspace.opening import NothingReadError, open_view

    try:
        brief = open_view(_options(paths, template, sides, jobs, cache))
    except NothingReadError as error:
        click.echo(f"briefing: {error}", err=True)
        sys.exit(NOTHING_READ)
    data = json.render(brief)
    if output:
        output.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)
