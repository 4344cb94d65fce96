"""`briefing serve`: the desk in a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from briefing.cli.common import brief_options, options_of, say
from briefing.workspace import folders


@click.command()
@brief_options
@click.option("--theme", metavar="NAME", help="The colours; see `briefing themes`.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on. Whoever reaches it and has the token reads every article and decides as you.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on; 0 takes a free one.")
@click.option("--desks", type=click.IntRange(min=1), default=8, show_default=True, help="How many may be open at once.")
@click.option("--idle", type=click.IntRange(min=1), default=60, show_default=True, metavar="MINUTES", help="An unused desk is closed then.")
def serve(theme: str | None, host: str, port: int, desks: int, idle: int, **asked: Any) -> None:
    """Show the desk in a browser, each visitor a desk of their own.

    Needs textual-serve. The address that is printed ends in a token: who does not have it is not let in. Only this machine can reach it
    unless --host says otherwise.
    """
    from briefing.workspace.workers import MissingExtraError

    try:
        from briefing.web.server import Server
    except ImportError as error:
        raise MissingExtraError("textual-serve is not installed; `pip install textual-serve` brings it.") from error
    import asyncio

    from briefing.web.limits import Limits
    from briefing.workspace.safe_text import one_line

    chosen = options_of(**asked)  # a wrong name is an error here, not in the browser
    title = one_line(f"briefing: {', '.join(folders.real(path).name for path in chosen.paths)}")
    # -P: a folder of articles may hold files that are called like modules.
    command = [sys.executable, "-P", "-m", "briefing", *_arguments(theme, **asked)]
    server = Server(command, host.strip("[]"), port, title, say, Limits(desks=desks, idle=60.0 * idle))
    try:
        asyncio.run(server.serve(lambda bound: _say_addresses(host.strip("[]"), bound, server.token)))
    except OSError as error:
        why = error.strerror or str(error)
        raise click.BadParameter(f"{host}, port {port}, can't be listened on: {why}.", param_hint="--host, --port") from error


def _say_addresses(host: str, port: int, token: str) -> None:
    """Where the desk is, and who can do what there."""
    from briefing.web.access import is_loopback
    from briefing.web.addresses import address, reachable

    for one in reachable(host):
        say(f"The desk is at {address(one, port, token)}")
    if not is_loopback(host):
        say(
            "Whoever reaches this machine and has this address can read every article here, change the decisions of this briefing and take "
            "exports of it. The connection is not encrypted: on the way others can read along, the token too."
        )
    say("ctrl+c ends it, and every desk with it.")


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
    return [*found, *(["--no-cache"] if no_cache else []), "--", *(str(folders.real(path)) for path in paths)]
