"""What came since a day, or since an earlier export: lines that are new, lines that changed, and lines that no article has any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from briefing.export.dates import in_words
from briefing.export.formats import read_back
from briefing.export.part import Selection
from briefing.export.quotes import Quote
from briefing.workspace.rows import PointRow
from briefing.workspace.safe_text import one_line
from briefing.workspace.view import View

NEW, CHANGED = "new", "changed"
HEAD = 4000
"""Bytes at the beginning of an export in which it says what part it is."""


def since_day(view: View, day: date) -> Selection:
    """The lines that articles of that day and later tell: new ones, and those that earlier articles told and these tell again."""
    asked = "SELECT s.id, o.published FROM statement s JOIN source o ON o.number = s.source"
    later = {name: (published or "")[:10] >= day.isoformat() for name, published in view.store.rows(asked)}
    return _selection(view, later, f"new or changed since {in_words(day.isoformat())}")


def since_export(view: View, data: bytes, file: Path) -> Selection:
    """The lines that an earlier export does not have, or has with other words behind them; and what it quotes that no article has now.

    A page holds few lines of its record, so that only lines of the page are compared with it. Raises `NotAnExportError`.
    """
    quoted = {one_line(one.text): one.text for one in read_back(data, file) if isinstance(one, Quote)}
    rows = view.store.rows("SELECT id, text FROM statement")
    now = {name: one_line(text) for name, text in rows}
    later = {name: text not in quoted for name, text in now.items()}
    there = set(now.values())
    withdrawn = tuple(text for folded, text in quoted.items() if folded not in there)
    page = frozenset(view.page()) if _is_page(data) else None
    return _selection(view, later, f"new or changed since {one_line(file.name)}", page, withdrawn)


def _is_page(data: bytes) -> bool:
    """Whether an export holds a page of its record: it says so at its head; a Word document, whose head is packed, is taken for one."""
    head = data[:HEAD]
    return data.startswith(b"PK") or b"(the page)" in head or (b"<!DOCTYPE html>" in head and b'class="record"' not in data)


def _selection(
    view: View, later: Mapping[str, bool], words: str, among: frozenset[str] | None = None, withdrawn: tuple[str, ...] = ()
) -> Selection:
    marks = {name: mark for name, mark in _marked(view, later) if among is None or (name in among and mark == NEW)}
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
