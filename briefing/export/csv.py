"""The brief as a table for spreadsheets (CSV): a line of the briefing a row, with who says it and where it stands.

A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection"). So does what stands behind a sign at
which spreadsheets of some countries, or set otherwise, cut a cell in two.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import astuple

from briefing.export.part import holds
from briefing.export.quotes import Failure, Holds, NotAnExportError, Quote, ReadBack, named, passage
from briefing.export.tables import LINES, Cell, Table
from briefing.workspace.safe_text import one_line, safe
from briefing.workspace.view import View

BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
GUARD = "'"
_BEGINS = r"(?='*[=+\-@＝＋－＠])"
_INSIDE = re.compile(rf"(?<=[;|\t\r\n])( *){_BEGINS}")
"""Where a formula would begin if a cell were cut."""
_GUARDED = re.compile(rf"(?<=[;|\t\r\n])( *){GUARD}{_BEGINS}")
NEEDED = ("text", "file", "start", "end")
"""Columns that say what is quoted, and where it stands."""
HOLDS = "holds"
"""The last column, which says in each row what the table holds: `record`, `page 12`, `section developments`."""


def write(view: View) -> Iterator[bytes]:
    """The lines of the brief, a row at a time."""
    yield BYTE_ORDER_MARK.encode()
    yield _row((*LINES.columns, HOLDS))
    held = holds(view)
    for row in LINES.rows(view):
        yield _row((*astuple(row), held))


def table_rows(table: Table, view: View) -> Iterator[bytes]:
    """A table of a brief as CSV, a row at a time, the names of its columns first."""
    yield _row(table.columns)
    for row in table.rows(view):
        yield _row(astuple(row))


def _row(cells: Iterable[Cell]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue().encode("utf-8", "replace")


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return cell
    text = safe(cell)
    first = GUARD if text.lstrip().startswith(FORMULA) or text.startswith((GUARD, *FORMULA)) else ""
    return first + _INSIDE.sub(rf"\1{GUARD}", text)


def _as_written(cell: str) -> str:
    """The text of a cell without what guards it."""
    return _GUARDED.sub(r"\1", cell).removeprefix(GUARD)


def read_back(text: str, file: Path) -> Iterator[ReadBack]:
    """The quoted line of every row, and what of the table itself is amiss. Raises `NotAnExportError`."""
    try:
        yield from _quotes(csv.DictReader(io.StringIO(text, newline=""), strict=True), file)
    except csv.Error as error:
        raise NotAnExportError(f"{file} is no export of ours: {error}.") from error


def _quotes(rows: csv.DictReader[str], file: Path) -> Iterator[ReadBack]:
    if not set(NEEDED) <= set(rows.fieldnames or ()):
        raise NotAnExportError(f"{file} is no export of ours: it lacks the columns {', '.join(NEEDED)}.")
    held = set[str | None]()
    for row in rows:
        held.add(row.get(HOLDS))
        words, path, start, end = (row.get(name) or "" for name in NEEDED)
        place = passage(start, end, 0)
        if place is None or not path:
            yield Failure(line=rows.line_num, what=f"the row names no place in a source: {named(words)}")
        else:
            quoted, source = one_line(_as_written(words)), _as_written(path)
            yield Quote(line=rows.line_num, text=quoted, path=source, start=place[0], end=place[1])
    # Rows of two tables, or without the column, are chosen lines: what they lack need not be new.
    yield Holds(what=_as_written((held.pop() if len(held) == 1 else None) or "part"))
