"""`briefing check`."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.common import NO, PATHS, WRONG_USE, corpus, say, say_problems, settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@PATHS
@click.pass_context
def check(ctx: click.Context, file: Path, paths: tuple[Path, ...]) -> None:
    """Find every quoted line of an export again in its sources.

    FILE is the export, PATHS are what it was made from. Exits with 1 and names each line that was altered, be it by a single character.
    """
    from briefing.export.check import check as hold
    from briefing.export.quotes import NotAnExportError
    from briefing.workspace.safe_text import safe
    from briefing.workspace.wording import plural

    try:
        chosen = settings()
        result = hold(file, corpus(paths), chosen.limits, chosen.follow_links)
    except (NotAnExportError, OSError) as error:
        say(str(error))
        ctx.exit(WRONG_USE)
    say_problems(result.problems)
    for failure in result.failures:
        click.echo(f"{safe(str(file))}:{failure.line}: {failure.what}")
    if result.failures:
        if not paths:
            say(f"No folder was named: it was held against {safe(str(corpus(paths)[0]))}. Name the one it was made from behind the file.")
        say(f"The export does not hold: {plural(len(result.failures), 'fault')} in {plural(result.quotes, 'quote')}.")
        ctx.exit(NO)
    say(f"All {result.quotes} quotes stand in their sources, character by character.")
