"""`briefing export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from briefing.cli.common import brief_options, completes, corpus, opened
from briefing.export import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.part import Selection
    from briefing.workspace.view import View


@click.command()
@brief_options
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; without it, standard output.")
@click.option("--format", "form", type=click.Choice(formats.names()), help="The format, where the file's suffix does not say it.")
@click.option("--force", is_flag=True, help="Write over a file that is no export of ours; never over an article or a file of our own.")
@click.option("--full", is_flag=True, help="The whole record, not the page alone; JSON always holds it.")
@click.option("--lines", type=click.IntRange(min=1), metavar="N", help="A page of so many lines.")
@click.option(
    "--section",
    metavar="ID",
    shell_complete=completes("section_ids"),
    help="One section, all its lines; the ids stand in the JSON (developments, motives/peru).",
)
@click.option("--since", metavar="DATE|EXPORT", help="What is new, changed or withdrawn since a day (2026-03-04) or an earlier export.")
@click.option(
    "--reference",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A Word document (.docx) of your house, whose styles, page and header the Word export takes.",
)
@click.option("--explain", is_flag=True, help="Instead of the briefing: why each statement stands in its section, in words.")
def export(output: Path | None, form: str | None, force: bool, explain: bool, reference: Path | None, **asked: Any) -> None:
    """Write the page of the briefing, the lines that matter most, to a file or to standard output; --full writes all.

    The format follows the file's suffix (.md, .json, .html, .docx) or --format; markdown when nothing says. An earlier export is replaced.
    """
    what = Wanted(**{name: asked.pop(name) for name in Wanted._fields})
    if sum(map(bool, what)) > 1:
        raise click.UsageError("--full, --lines, --section and --since each say what to write: give one of them.")
    if output == Path("-"):
        output = None  # a hyphen is standard output, as with most commands
    if explain and form not in (None, "markdown"):
        raise click.BadParameter("is given as markdown only.", param_hint="--explain")
    chosen = form or ("markdown" if explain else _format_of(output))
    if reference and chosen != "docx":
        raise click.BadParameter("is a template for Word: write to a file that ends in .docx.", param_hint="--reference")
    if output is not None:
        _refuse(output, asked["paths"], force)

    with opened(**asked) as view:
        if explain:
            from briefing.export import explanation

            written = explanation.write(view)
        else:
            written = formats.parts(view, chosen, _selection(view, what, chosen), reference)
        _put(output, written)


def _put(output: Path | None, written: Iterator[bytes]) -> None:
    """Write to the file, or to standard output. Raises `BadParameter` for a file that can't be written, and for a template that is none."""
    from briefing.export.quotes import TemplateError
    from briefing.workspace.files import write_whole
    from briefing.workspace.safe_text import safe

    try:
        if output is not None:
            write_whole(output, written)
            return
        for part in written:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    except TemplateError as error:
        raise click.BadParameter(safe(str(error)), param_hint="--reference") from error
    except OSError as error:
        if output is None:
            raise
        raise click.BadParameter(safe(f"{output} can't be written: {error.strerror or error}"), param_hint="--output") from error


class Wanted(NamedTuple):
    """What the user wants written: with none of these the page."""

    full: bool
    lines: int | None
    section: str | None
    since: str | None


def _selection(view: View, what: Wanted, form: str) -> Selection | None:
    """The points to write; None for all. Raises `BadParameter` for a section that is none."""
    from briefing.export.part import page_selection, section_selection

    if what.section:
        try:
            return section_selection(view, what.section)
        except KeyError:
            known = ", ".join(row.id for row in view.sections())
            raise click.BadParameter(f"no section has the id {what.section!r}; there are {known}.", param_hint="--section") from None
    if what.since:
        return _since(view, what.since)
    if what.full or (form == "json" and not what.lines):
        return None
    page = page_selection(view, what.lines)
    return page if page.points else None


def _since(view: View, asked: str) -> Selection:
    """What came since a day or an earlier export. Raises `BadParameter` for what is neither."""
    from datetime import date

    from briefing.export.quotes import NotAnExportError
    from briefing.export.since import since_day, since_export

    file = Path(asked)
    try:
        if file.is_file():
            return since_export(view, file.read_bytes(), file)
        return since_day(view, date.fromisoformat(asked))
    except (NotAnExportError, OSError) as error:
        raise click.BadParameter(str(error), param_hint="--since") from error
    except ValueError:
        raise click.BadParameter(f"{asked!r} is no day like 2026-03-04, and no file.", param_hint="--since") from None


def _refuse(output: Path, paths: tuple[Path, ...], force: bool) -> None:
    """Raises `BadParameter` for a file that must not be written over, before anything is read."""
    from briefing.workspace.export_target import write_permission
    from briefing.workspace.safe_text import safe

    found = write_permission(output, corpus(paths))
    if found.refused or (found.asks and not force):
        said = found.refused or safe(f"{output}: {found.asks} --force writes over it.")
        raise click.BadParameter(said, param_hint="--output")


def _format_of(output: Path | None) -> str:
    if output is None:
        return "markdown"
    try:
        return formats.format_of(output)
    except formats.UnknownFormatError as error:
        raise click.BadParameter(f"{error}; say which with --format.", param_hint="--output") from error
