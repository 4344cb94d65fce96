"""What came since a day, or since an earlier export: lines that are new, lines that changed, and lines that no article has any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from briefing.export.dates import in_words
from briefing.export.formats import read_back
from briefing.export.part import RECORD, Selection
from briefing.export.quotes import Holds, NotAnExportError, Quote, named
from briefing.workspace.rows import PointRow
from briefing.workspace.safe_text import one_line
from briefing.workspace.view import View

NEW, CHANGED = "new", "changed"


def since_day(view: View, day: date) -> Selection:
    """The lines that articles of that day and later tell: new ones, and those that earlier articles told and these tell again."""
    asked = "SELECT s.id, o.published FROM statement s JOIN source o ON o.number = s.source"
    later = {name: (published or "")[:10] >= day.isoformat() for name, published in view.store.rows(asked)}
    return _selection(view, later, f"new or changed since {in_words(day.isoformat())}")


def since_export(view: View, data: bytes, file: Path) -> Selection:
    """The lines that an earlier export does not have, or has with other words behind them; and what it quotes that no article has now.

    An export is compared with what it says that it holds: the record, the page, a section. Raises `NotAnExportError`, also for other parts.
    """
    read = list(read_back(data, file))
    quoted = {one_line(one.text): one.text for one in read if isinstance(one, Quote)}
    holds = next((one.what for one in read if isinstance(one, Holds)), RECORD)
    among = _compared(view, holds, file)
    rows = view.store.rows("SELECT id, text FROM statement")
    now = {name: one_line(text) for name, text in rows}
    later = {name: text not in quoted for name, text in now.items()}
    there = set(now.values())
    withdrawn = tuple(text for folded, text in quoted.items() if folded not in there)
    page = holds.startswith("page")  # which quotes few wordings of a line, so that one it lacks need not be new
    return _selection(view, later, f"new or changed since {one_line(file.name)}", among, withdrawn, only_new=page)


def _compared(view: View, holds: str, file: Path) -> frozenset[str] | None:
    """The points with which an export that holds this is compared; None for all."""
    what, _, which = holds.partition(" ")
    if what == RECORD:
        return None
    if what == "page" and (which.isdecimal() or not which):
        return frozenset(view.page(int(which) if which else None))
    if what == "section":
        section = next((row for row in view.sections() if which in (row.id, row.title)), None)
        if section is None:
            raise NotAnExportError(
                f"{file} holds the section {named(which)}, which this briefing has not: name an export of the same template."
            )
        return frozenset(row.id for row in view.points(section.id))
    raise NotAnExportError(
        f"{file} holds only chosen lines, or doesn't say what it holds, so that what it lacks need not be new: "
        "name an export of the page, of a section or of the record."
    )


def _selection(
    view: View,
    later: Mapping[str, bool],
    words: str,
    among: frozenset[str] | None = None,
    withdrawn: tuple[str, ...] = (),
    *,
    only_new: bool = False,
) -> Selection:
    """The points with a later statement, all or `among` some; with `only_new` those alone of which nothing was told before."""
    marked = ((name, mark) for name, mark in _marked(view, later) if among is None or name in among)
    marks = {name: mark for name, mark in marked if mark == NEW or not only_new}
    total = sum(section.count for section in view.shown_sections())
    return Selection(points=frozenset(marks), words=words, of=total, marks=marks, withdrawn=withdrawn)


def _marked(view: View, later: Mapping[str, bool]) -> Iterator[tuple[str, str]]:
    """Each point with a later statement: new where all are, else changed."""
    for row in _points(view):
        found = [later.get(name, False) for name in view.record(row.id).statements]
        if any(found):
            yield row.id, NEW if all(found) else CHANGED


def _points(view: View) -> Iterable[PointRow]:
    return (row for section in view.shown_sections() for row in view.points(section.id))
