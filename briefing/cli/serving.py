"""`briefing serve`: the desk in a browser."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

import click

from briefing.cli.common import brief_options, options_of, say


@click.command()
@brief_options
@click.option("--theme", metavar="NAME", help="The colours; see `briefing themes`.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on. Whoever reaches it can use the desk as you."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port to listen on.")
def serve(theme: str | None, host: str, port: int, **asked: Any) -> None:
    """Show the desk in a browser, each visitor a desk of their own.

    Needs the extra `web`. Only this machine can reach it unless --host says otherwise.
    """
    from briefing.workspace.running import MissingExtraError

    try:
        from textual_serve.server import Server
    except ImportError as error:
        raise MissingExtraError("textual-serve is not installed; `pip install 'briefing[web]'` brings it.") from error
    options_of(**asked)  # a wrong name is an error here, not in the browser
    if host not in ("127.0.0.1", "localhost", "::1"):
        say(f"Everybody who reaches {host}:{port} can read these articles and edit this briefing.")
    command = shlex.join([sys.executable, "-m", "briefing", *_arguments(theme, **asked)])
    say(f"The desk is at http://{host}:{port}; ctrl+c ends it.")
    Server(command, host=host, port=port, title="briefing").serve()


def _arguments(
    theme: str | None,
    paths: tuple[Path, ...],
    template: str | None,
    sides: tuple[str, ...],
    jobs: int | None,
    cluster: str | None,
    no_cache: bool,
) -> list[str]:
    """The command line of a visitor's desk."""
    found = ["open"]
    for name, value in (("--theme", theme), ("--template", template), ("--jobs", jobs), ("--cluster", cluster)):
        if value is not None:
            found += [name, str(value)]
    for side in sides:
        found += ["--side", side]
    return [*found, *(["--no-cache"] if no_cache else []), "--", *(str(path.resolve()) for path in paths)]
