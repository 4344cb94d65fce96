"""`briefing add`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.cli.common import NO, say, show


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The corpus folder; the working folder unless told.",
)
@click.option("--private", is_flag=True, help="Allow addresses inside the own network.")
@click.option("--seconds", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="The longest that one page may take.")
@click.option("--megabytes", type=click.FloatRange(min=0.001), default=20.0, show_default=True, help="The largest that one page may be.")
def add(addresses: tuple[str, ...], folder: Path, private: bool, seconds: float, megabytes: float) -> None:
    """Fetch pages into the corpus as files.

    This is the only command that touches a network. Redirects are shown; exit code 1 when a page could not be fetched.
    """
    from briefing.workspace import fetch
    from briefing.workspace.safe_text import safe

    rules = fetch.Rules(most_bytes=int(megabytes * 1_000_000), seconds=seconds, private=private)
    failed = False
    for address in addresses:
        try:
            page = fetch.fetch(address, rules, lambda before, after: say(f"{before} leads to {after}"))
            file = fetch.save(page, folder)
        except fetch.FetchError as error:
            say(f"{address}: {error}.")
            failed = True
        except OSError as error:
            say(f"{address}: it can't be written into {folder}: {error.strerror or error}.")
            failed = True
        else:
            show(safe(str(file)))
    if failed:
        sys.exit(NO)
