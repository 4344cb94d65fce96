"""`briefing check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.common import NO, NOTHING_READ, PATHS, corpus, say, say_problems, settings, show

if TYPE_CHECKING:
    from briefing.export.check import Result


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@PATHS
@click.pass_context
def check(ctx: click.Context, file: Path, paths: tuple[Path, ...]) -> None:
    """Find every quoted line of an export again in its sources.

    FILE is the export, PATHS are what it was made from. Exits with 1 and names each line that was altered, be it by a single character;
    with 3 where nothing could be checked. Only the words of quotations are held against the sources, and of a JSON export the checksums
    of the sources: not who says them, not titles, dates and counts.
    """
    from briefing.export.check import check as hold
    from briefing.export.quotes import NotAnExportError
    from briefing.workspace.safe_text import one_line
    from briefing.workspace.wording import plural

    try:
        chosen = settings()
        result = hold(file, corpus(paths), chosen.limits, chosen.follow_links)
    except (NotAnExportError, OSError) as error:
        say(str(error))
        ctx.exit(NOTHING_READ)
    say_problems(result.problems)
    for failure in result.failures:
        show(one_line(f"{file}:{failure.line}: {failure.what}"))
    if result.failures and not paths:
        say(f"No folder was named: it was held against {corpus(paths)[0]}. Name the one it was made from behind the file.")
    if not result.checked:
        why = "none of its sources is there" if result.quotes else "no quotation was found in it"
        say(f"The export could not be checked: {why}.")
        ctx.exit(NOTHING_READ)
    if result.failures:
        say(f"The export does not hold: {plural(len(result.failures), 'fault')} in {plural(result.quotes, 'quote')}.")
        ctx.exit(NO)
    for line in _held(result):
        say(line)


def _held(result: Result) -> tuple[str, ...]:
    """What was held and stands, and what was not looked at."""
    whole = f", and its {result.checksums} sources are the texts it was made from" if result.checksums else ""
    return (
        f"All {result.held} quotes stand in their sources, character by character{whole}.",
        "Not checked: who says them, titles, dates, counts, disputes, notes, and what else stands beside the quotes.",
    )
