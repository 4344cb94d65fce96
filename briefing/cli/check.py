"""`briefing check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from briefing.cli.common import NO, NOTHING_READ, PATHS, corpus, opened, say, say_problems, settings, show
from briefing.cli.journal import journal_options

if TYPE_CHECKING:
    from briefing.export.check import Result


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@PATHS
@journal_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="Of a draft: lines to read, or JSON.")
@click.option("--all", "everything", is_flag=True, help="Of a draft: every sentence, also those that stand.")
@click.option("--no-cache", is_flag=True, help="Neither use nor write the cache.")
@click.pass_context
def check(ctx: click.Context, file: Path, paths: tuple[Path, ...], form: str, everything: bool, no_cache: bool) -> None:
    """Hold an export, or any draft, against its sources.

    FILE is an export of ours (Markdown, HTML, JSON, Word, CSV) or a text that somebody wrote (Markdown, text, HTML, Word); - takes either
    from standard input. PATHS are the articles.

    Of an export, the words of quotations are held against the sources, and of a JSON export the checksums of the sources; all else (who
    says it, counts, titles, dates, notes, lines that were added) against the seal that the export carries.

    Of a draft, every sentence is quoted, altered (a quotation that stands nearly so), supported (its names, figures, dates and words stand
    in the articles), different (in a figure, date, name, speaker or a "not") or not found. It is never said that a sentence is true.

    Exits with 1 and names each line that does not hold; with 3 where nothing could be checked.
    """
    from briefing.export.drafts.draft_text import is_draft

    data = _data(ctx, file)
    if is_draft(data, file.name):
        _check_draft(ctx, data, file, paths, _Shown(form, everything, cache=not no_cache))
    else:
        _check_export(ctx, data, _PIPED if str(file) == "-" else file, paths)


_PIPED = Path("standard input")


class _Shown(NamedTuple):
    """How a draft is checked and shown."""

    form: str
    everything: bool
    cache: bool


def _data(ctx: click.Context, file: Path) -> bytes:
    """What is in the file, or came through standard input; no more of it than can be an export."""
    from briefing.export.check import bytes_of
    from briefing.export.quotes import NotAnExportError

    try:
        if str(file) == "-":
            return bytes_of(sys.stdin.buffer, str(_PIPED))
        with file.open("rb") as stream:
            return bytes_of(stream, str(file))
    except (NotAnExportError, OSError) as error:
        say(str(error))
        ctx.exit(NOTHING_READ)


def _check_draft(ctx: click.Context, data: bytes, file: Path, paths: tuple[Path, ...], shown: _Shown) -> None:
    from briefing.export.drafts import report
    from briefing.export.drafts.draft_text import NotADraftError, read_draft

    piped = str(file) == "-"
    try:
        draft = read_draft(data, str(_PIPED) if piped else file.name)
    except NotADraftError as error:
        say(str(error))
        ctx.exit(NOTHING_READ)
    with opened(paths=paths, template=None, sides=(), jobs=None, cluster=None, no_cache=not shown.cache) as view:
        found = report.check_draft(draft, view, None if piped else file)
        if shown.form == "json":
            sys.stdout.buffer.write(report.as_json(found))
            sys.stdout.buffer.flush()
        else:
            for line in report.lines(found, view, everything=shown.everything):
                show(line)
    for message in report.summary(found):
        say(message)
    if not found.judged:
        ctx.exit(NOTHING_READ)
    if not found.stands:
        ctx.exit(NO)


def _check_export(ctx: click.Context, data: bytes, file: Path, paths: tuple[Path, ...]) -> None:
    from briefing.export.check import check_bytes
    from briefing.export.quotes import NotAnExportError
    from briefing.workspace.safe_text import one_line

    try:
        chosen = settings()
        result = check_bytes(data, file, corpus(paths), chosen.limits, chosen.follow_links)
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
    if not result.quotes:
        stand = "It quotes nothing."
    if result.sealed is None:
        return (
            stand,
            "Not checked, as a table or an export of an earlier version has no seal: who says them, titles, dates, counts, disputes, "
            "notes, and what else stands beside the quotes.",
        )
    return (
        stand,
        f"All its {result.sealed.lines:,} lines are as they were written: who says what, counts, sections, notes, dates, addresses.",
        f"Whether it was written so, only its sum can tell, which whoever exported it knows: {result.sealed.total}.",
        "Not checked: whether these are the speakers, counts and sections that the sources bear out.",
    )
