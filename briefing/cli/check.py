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

    FILE is the export, PATHS are what it was made from. The words of quotations are held against the sources, and of a JSON export the
    checksums of the sources; all else (who says it, counts, titles, dates, notes, lines that were added) against the seal that the export
    carries. Exits with 1 and names each line that was altered, be it by a single character; with 3 where nothing could be checked.
    """
    from briefing.export.check import check as hold
    from briefing.export.quotes import NotAnExportError
    from briefing.workspace.safe_text import one_line

    try:
        chosen = settings()
        result = hold(file, corpus(paths), chosen.limits, chosen.follow_links)
    except (NotAnExportError, OSError) as error:
        say(str(error))
        ctx.exit(NOTHING_READ)
    say_problems(result.problems)
    for failure in (*result.failures, *result.altered):
        show(one_line(f"{file}:{failure.line}: {failure.what}"))
    if result.failures and not paths:
        say(f"No folder was named: it was held against {corpus(paths)[0]}. Name the one it was made from behind the file.")
    if not result.checked and not result.altered:
        why = "none of its sources is there" if result.quotes else "no quotation was found in it"
        say(f"The export could not be checked: {why}.")
        ctx.exit(NOTHING_READ)
    if result.failures or result.altered:
        for line in _against(result):
            say(line)
        ctx.exit(NO)
    for line in _held(result):
        say(line)


def _against(result: Result) -> tuple[str, ...]:
    """What does not hold, and what does all the same."""
    from briefing.workspace.wording import plural

    quotes = f"{plural(result.held, 'quote')} of {result.quotes:,} {'stands' if result.held == 1 else 'stand'} word for word."
    if not result.failures:
        found = f"{plural(len(result.altered), 'line')} {'is' if len(result.altered) == 1 else 'are'} not as the export was written"
        return (f"The export was changed: {found}.", f"Of its quotations, {quotes}")
    faults = f"{plural(len(result.failures), 'fault')} in {plural(result.quotes, 'quote')}"
    more = f", and {plural(len(result.altered), 'line')} more not as it was written" if result.altered else ""
    return (f"The export does not hold: {faults}{more}.", f"Of its quotations, {quotes}")


def _held(result: Result) -> tuple[str, ...]:
    """What was held and stands, and what was not looked at."""
    whole = f", and its {result.checksums} sources are the texts it was made from" if result.checksums else ""
    stand = f"All {result.held} quotes stand in their sources, character by character{whole}."
    if result.sealed is None:
        return (
            stand,
            "Not checked, as it was made by an earlier version: who says them, titles, dates, counts, disputes, notes, and what else "
            "stands beside the quotes.",
        )
    return (
        stand,
        f"All its {result.sealed.lines:,} lines are as they were written: who says what, counts, sections, notes, dates, addresses.",
        f"Whether it was written so, only its sum can tell, which whoever exported it knows: {result.sealed.total}.",
        "Not checked: whether these are the speakers, counts and sections that the sources bear out.",
    )
