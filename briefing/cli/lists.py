"""`briefing sources`, `voices`, `disputes`, `timeline`: the desk's views as text, as tables, and in the forms of other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli.common import brief_options, opened, say, show, table

if TYPE_CHECKING:
    from briefing.workspace.rows import StatementRow
    from briefing.workspace.view import View

Function = TypeVar("Function", bound=Callable[..., Any])
TABLES = ("csv", "json")
"""What every list can be given as, beside text."""


def _form(*others: str) -> Callable[[Function], Function]:
    """The option that names the form of a list; `others` are those that only this list has."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(("text", *TABLES, *others)),
        default="text",
        show_default=True,
        help="Text, or for other programs.",
    )


def _written(name: str, form: str, view: View, others: Mapping[str, Callable[[View], Iterator[bytes]]]) -> None:
    """Write a list to standard output in a form for other programs."""
    from briefing.export import csv, tables

    rows = tables.table(name)
    if form == "csv":
        parts = csv.table_rows(rows, view)
    elif form == "json":
        parts = tables.as_json(rows.rows(view))
    else:
        parts = others[form](view)
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


@click.command()
@brief_options
@_form("csl", "ris", "bibtex")
def sources(form: str, **asked: Any) -> None:
    """List the sources: outlet, date, words, share of the brief; or as CSL-JSON, RIS or BibTeX for a library."""
    with opened(**asked) as view:
        if form != "text":
            from briefing.export import bibliography

            _written("sources", form, view, bibliography.FORMS)
            return
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
@_form("graphml")
def voices(form: str, **asked: Any) -> None:
    """List the voices: who speaks, for whom, how often; or as a network (GraphML) of who speaks to which matter."""
    with opened(**asked) as view:
        if form != "text":
            from briefing.export import network

            _written("voices", form, view, network.FORMS)
            return
        heads = ("statements", "voice", "title", "affiliation", "side", "also")
        rows = (
            (str(row.statements), row.name, row.title or "", row.affiliation or "", row.side or "", "; ".join(row.aliases))
            for row in view.voices()
        )
        table(heads, rows)


@click.command()
@brief_options
@_form()
@click.option("--all", "unsure_too", is_flag=True, help="Also those that may be none, behind the sure ones.")
def disputes(form: str, *, unsure_too: bool, **asked: Any) -> None:
    """List where sources surely disagree, each position with its statements; in a pipe one row a statement, separated by tabs."""
    from briefing.workspace.wording import plural

    with opened(**asked) as view:
        if form != "text":
            _written("disputes", form, view, {})
            return
        everything = view.disputes()
        shown = [row for row in everything if unsure_too or row.reported]
        if not sys.stdout.isatty():
            table(
                ("dispute", "kind", "sure", "about", "position", "outlet", "statement"),
                (
                    (row.id, row.kind, f"{row.certainty:.2f}", row.about, value, statement.outlet, statement.text)
                    for row in shown
                    for value, statements in row.positions
                    for statement in statements
                ),
            )
            return
        for number, row in enumerate(shown):
            if number:
                _line("")
            _line(f"{row.kind}: {row.about}" + (f" [{row.status}]" if row.status != "open" else ""))
            for value, statements in row.positions:
                _line(value, indent="  ")
                for statement in statements:
                    _line(_cited(statement), indent="    ")
        if folded := len(everything) - len(shown):
            say(f"{plural(folded, 'place')} more where sources may disagree: --all lists them too.")


@click.command()
@brief_options
@_form("timelinejs", "ics")
def timeline(form: str, **asked: Any) -> None:
    """List what happened when, as far as the sources say; or for TimelineJS, or as a calendar (ICS)."""
    from briefing.workspace.wording import moment

    with opened(**asked) as view:
        if form != "text":
            from briefing.export import calendars

            _written("timeline", form, view, calendars.FORMS)
            return
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
