"""`briefing add`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.common import NO, WRONG_USE, say, show

if TYPE_CHECKING:
    from briefing.workspace import fetch

LARGEST_LIST = 64_000_000


@click.command()
@click.argument("addresses", nargs=-1, metavar="[URL...]")
@click.option(
    "--from",
    "lists",
    multiple=True,
    metavar="FILE|-",
    help="Fetch the addresses in a file (a line each, bookmarks, Pocket, Instapaper, Raindrop, Readwise, OPML, GDELT, an alert mail), "
    "or on standard input.",
)
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
def add(addresses: tuple[str, ...], lists: tuple[str, ...], folder: Path, private: bool, seconds: float, megabytes: float) -> None:
    """Fetch pages into the corpus as files.

    This is the only command that touches a network. Proxies of the environment are used, redirects are shown, and what was fetched before
    is not fetched again: `briefing-added.ris` in the folder says what came from where, and when. Exit code 1 when a page could not be
    fetched.
    """
    from briefing.workspace import added, fetch

    wanted = list(dict.fromkeys((*addresses, *_listed(lists))))
    if not wanted:
        raise click.UsageError("Name an address, or a list of them with --from FILE.")
    rules = fetch.Rules(most_bytes=int(megabytes * 1_000_000), seconds=seconds, private=private)
    known = added.done(folder)
    left = [address for address in wanted if address not in known]
    if len(wanted) > len(left):
        say(f"{len(wanted) - len(left):,} of {len(wanted):,} were fetched before and are in {folder}.")
    failed = 0
    for number, address in enumerate(left, 1):
        if len(left) > 1 and sys.stderr.isatty():
            say(f"{number:,} of {len(left):,}: {address}")
        failed += not _add(address, folder, rules)
    if len(left) > 1 and failed:
        say(f"{failed:,} of {len(left):,} could not be fetched; the same command tries them again.")
    if failed:
        sys.exit(NO)


def _listed(lists: tuple[str, ...]) -> Iterator[str]:
    """The addresses in files and on standard input. Ends the program with a message for one that has none."""
    from briefing.reading.document import Document
    from briefing.reading.files import ReadError
    from briefing.reading.readers import addresses

    for name in lists:
        try:
            if name == "-":
                document = Document("-", data=sys.stdin.buffer.read(LARGEST_LIST))
            else:
                document = Document(Path(name).name, file=Path(name))
            found = addresses.listed(document)
        except ReadError as error:
            say(f"{name}: {error.error}. {error.advice}")
            sys.exit(WRONG_USE)
        except OSError as error:
            say(f"{name}: it can't be read: {error.strerror or error}.")
            sys.exit(WRONG_USE)
        if not found:
            say(f"{name}: there is no address in it.")
        yield from found


def _add(address: str, folder: Path, rules: fetch.Rules) -> bool:
    """Fetch one page into the folder and say where it is, or why not."""
    from briefing.workspace import added, fetch
    from briefing.workspace.safe_text import safe

    try:
        page = fetch.fetch(address, rules, lambda before, after: say(f"{before} leads to {after}"))
        file = fetch.save(page, folder)
        added.note(folder, address, page.address, file)
    except fetch.FetchError as error:
        say(f"{address}: {error}.")
        return False
    except OSError as error:
        say(f"{address}: it can't be written into {folder}: {error.strerror or error}.")
        return False
    show(safe(str(file)))
    return True
