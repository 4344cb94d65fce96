"""Which lines of a brief the reader has looked at, kept between visits: no decision, so no edit, and losing it costs a few looks.

A line is known again by its words and by how many stand behind it: one that is new, is told otherwise or by more sources is unseen.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from briefing.model import Point
from briefing.workspace import folders
from briefing.workspace.files import open_to_add
from briefing.workspace.overlay import Overlay
from briefing.workspace.records import among
from briefing.workspace.rows import PointRow
from briefing.workspace.store import Store, content

_ENTRY = struct.Struct("<qII")
"""The words of the line as `store.content` has them, its outlets, its origins."""
MOST = 1_000_000
"""Entries that are read: 16 MB."""


class Seen:
    """The lines that were seen. Each is added to a file at once; what can't be written holds until the desk is left."""

    def __init__(self, store: Store, paths: Sequence[Path], overlay: Overlay) -> None:
        """Without paths nothing is kept; `overlay` are the edits as they stand when the brief is opened."""
        self._file = folders.seen_file(paths) if paths else None
        self._behind = _read(self._file) if self._file else {}
        self._sections: dict[str, str | None] = {}
        """The stored section of each line that was seen, by the id of its point."""
        if self._behind:
            self._look_up(store, overlay)

    def __len__(self) -> int:
        return len(self._sections)

    def __contains__(self, point: object) -> bool:
        return point in self._sections

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def among(self, sections: Iterable[str], overlay: Overlay) -> int:
        """How many lines of these sections were seen, edits applied."""
        wanted = set(sections)
        out = overlay.gone | overlay.excluded.keys()
        return sum(_section(name, stored, overlay.points) in wanted for name, stored in self._sections.items() if name not in out)

    def add(self, rows: Iterable[PointRow]) -> None:
        """These were looked at, as they stand."""
        data = b""
        for row in rows:
            words, behind = content(row.text), (row.sources, row.independent)
            if row.id not in self._sections or self._behind.get(words) != behind:
                data += _ENTRY.pack(words, *behind)
            self._behind[words] = behind
            self._sections[row.id] = row.section
        if data and self._file:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                handle = open_to_add(self._file)
                try:
                    os.write(handle, data)
                finally:
                    os.close(handle)

    def _look_up(self, store: Store, overlay: Overlay) -> None:
        """Which points of the brief these are."""
        query = """
            SELECT p.id, p.section, s.content, p.sources, p.independent
            FROM statement s JOIN point p ON p.id = s.point AND p.lead = s.number WHERE s.content IN"""
        for name, section, words, *behind in among(store, query, self._behind):
            if name not in overlay.points and self._behind[words] == tuple(behind):
                self._sections[name] = section
        edited = {point.lead: point for name, point in overlay.points.items() if name not in overlay.gone}
        for lead, words in among(store, "SELECT id, content FROM statement WHERE id IN", edited):
            point = edited[lead]
            if self._behind.get(words) == (point.sources, point.independent):
                self._sections[point.id] = point.section


def _section(name: str, stored: str | None, points: dict[str, Point]) -> str | None:
    return points[name].section if name in points else stored


def _read(file: Path) -> dict[int, tuple[int, int]]:
    """What was kept, the later where two speak of one line; an entry that a crash cut short is none."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST * _ENTRY.size)
    except OSError:
        return {}
    whole = data[: len(data) // _ENTRY.size * _ENTRY.size]
    return {words: (sources, independent) for words, sources, independent in _ENTRY.iter_unpack(whole)}
