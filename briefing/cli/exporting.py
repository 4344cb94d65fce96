"""`briefing export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.common import brief_options, opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.workspace.view import View

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".json": "json"}
FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))


@click.command()
@brief_options
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; without it, standard output.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="The format, where the file's suffix does not say it.")
def export(output: Path | None, form: str | None, **asked: Any) -> None:
    """Write the briefing to a file, or to standard output.

    The format follows the file's suffix (.md, .json) or --format; markdown when nothing says.
    """
    chosen = form or _format_of(output)
    with opened(**asked) as view:
        if output is None:
            for part in _parts(view, chosen):
                sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
            return
        from briefing.workspace.files import write_whole

        try:
            write_whole(output, _parts(view, chosen))
        except OSError as error:
            raise click.FileError(str(output), error.strerror or str(error)) from error


def _format_of(output: Path | None) -> str:
    if output is None:
        return "markdown"
    suffix = output.suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise click.BadParameter(f"{output.name}: the suffix names no format ({known}); say which with --format.", param_hint="--output")
    return SUFFIXES[suffix]


def _parts(view: View, form: str) -> Iterable[bytes]:
    if form == "json":
        from briefing.export import json

        return json.parts(view)
    from briefing.export import markdown

    return (part.encode() for part in markdown.parts(view))
