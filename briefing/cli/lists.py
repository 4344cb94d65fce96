"""`briefing sources`, `voices`, `disputes`, `timeline`: the desk's views as text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.common import brief_options, opened, show, table

if TYPE_CHECKING:
    from briefing.workspace.rows import StatementRow


@click.command()
@brief_options
def sources(**asked: Any) -> None:
    """List the sources: outlet, date, words, share of the brief."""
    with opened(**asked) as view:
        heads = ("outlet", "published", "words", "statements", "share", "origin", "file", "title")
        rows = (
            (
                row.outlet,
                row.published.value if row.published else "",
                str(row.words),
                str(row.statements),
                f"{row.share:.0%}",
                row.origin + (f": {row.story}" if row.story else ""),
                row.path,
                row.title,
            )
            for row in view.sources()
        )
        table(heads, rows)


@click.command()
@brief_options
def voices(**asked: Any) -> None:
    """List the voices: who speaks, for whom, how often."""
    with opened(**asked) as view:
        heads = ("statements", "voice", "title", "affiliation", "side", "also")
        rows = (
            (str(row.statements), row.name, row.title or "", row.affiliation or "", row.side or "", "; ".join(row.aliases))
            for row in view.voices()
        )
        table(heads, rows)


@click.command()
@brief_options
def disputes(**asked: Any) -> None:
    """List where sources disagree, each position with its statements; in a pipe one row a statement, separated by tabs."""
    with opened(**asked) as view:
        if not sys.stdout.isatty():
            table(
                ("dispute", "kind", "sure", "about", "position", "outlet", "statement"),
                (
                    (row.id, row.kind, f"{row.certainty:.2f}", row.about, value, statement.outlet, statement.text)
                    for row in view.disputes()
                    for value, statements in row.positions
                    for statement in statements
                ),
            )
            return
        for number, row in enumerate(view.disputes()):
            if number:
                _line("")
            _line(f"{row.kind}: {row.about}" + (f" [{row.status}]" if row.status != "open" else ""))
            for value, statements in row.positions:
                _line(value, indent="  ")
                for statement in statements:
                    _line(_cited(statement), indent="    ")


@click.command()
@brief_options
def timeline(**asked: Any) -> None:
    """List what happened when, as far as the sources say."""
    from briefing.workspace.wording import moment

    with opened(**asked) as view:
        for row in view.timeline():
            for statement in row.statements:
                _line(_cited(statement), indent=f"{moment(row.when, row.precision)}\t")


def _cited(row: StatementRow) -> str:
    speaker = next((f"{chain.voice_name}, in " for chain in row.chains if chain.voice_name), "")
    return f"{row.text} ({speaker}{row.outlet})"


def _line(text: str, indent: str = "") -> None:
    """Print a text on one line; nothing in it begins another."""
    from briefing.workspace.safe_text import Shown, one_line, safe

    show(Shown(safe(indent) + one_line(text)))
