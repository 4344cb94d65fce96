"""Briefings for programs and notebooks: open a folder, and get its lines, sources, voices, disputes and timeline as records.

>>> import briefing
>>> with briefing.open("seeds") as brief:
...     first = brief.page()[0]
>>> first.section
'What happened'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from msgspec.structs import asdict

from briefing.export import formats, tables
from briefing.export.part import page_selection
from briefing.export.tables import DatedStatement, DisputedStatement, Line, ListedSource, ListedVoice, Row
from briefing.model import Problem
from briefing.workspace.open import open_view
from briefing.workspace.options import Options
from briefing.workspace.view import View

if TYPE_CHECKING:
    import pandas

Kind = TypeVar("Kind", bound=Row)


class Rows(Sequence[Kind], Generic[Kind]):
    """Rows of a table, which are read like a list; each is a record with the columns as fields."""

    def __init__(self, record: type[Kind], rows: Iterable[Kind]) -> None:
        self._record, self._rows = record, list(rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._record.__struct_fields__

    @overload
    def __getitem__(self, at: int) -> Kind: ...

    @overload
    def __getitem__(self, at: slice) -> list[Kind]: ...

    def __getitem__(self, at: int | slice) -> Kind | list[Kind]:
        """A row, or those of a slice."""
        return self._rows[at]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def __repr__(self) -> str:
        """What is in it, in short."""
        return f"<{len(self)} {self._record.__name__} rows: {', '.join(self.columns)}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        return [asdict(row) for row in self._rows]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a DataFrame. Raises ImportError where pandas is not installed."""
        import pandas

        return pandas.DataFrame(self.to_dicts(), columns=list(self.columns))


class Briefing:
    """The briefing of a folder, with the analyst's edits. Closing it, or leaving its `with`, lets go of the files."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __enter__(self) -> Briefing:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the files; nothing can be asked afterwards."""
        self._view.close()

    @property
    def title(self) -> str:
        """The title of the briefing."""
        return self._view.title

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day of the event, ISO 8601; None where that is not sure."""
        return self._view.days

    @property
    def sides(self) -> tuple[str, ...]:
        """The names of the sides."""
        return tuple(side.name for side in self._view.sides())

    @property
    def sections(self) -> tuple[str, ...]:
        """The titles of the sections, in their order."""
        return tuple(section.title for section in self._view.shown_sections())

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be read, and why."""
        return self._view.problems()

    def points(self, section: str | None = None) -> Rows[Line]:
        """All lines of the record, or those of the section with that title."""
        return Rows(Line, (line for line in tables.lines(self._view) if section in (None, line.section)))

    def page(self) -> Rows[Line]:
        """The lines of the page as desk and exports show it: those in brief first, then section by section, in the order of each."""
        return Rows(Line, tables.page_lines(self._view))

    def sources(self) -> Rows[ListedSource]:
        """The sources."""
        return Rows(ListedSource, tables.sources(self._view))

    def voices(self) -> Rows[ListedVoice]:
        """Who speaks, and how often."""
        return Rows(ListedVoice, tables.voices(self._view))

    def disputes(self) -> Rows[DisputedStatement]:
        """Where sources disagree: a row for each statement, with its position."""
        return Rows(DisputedStatement, tables.disputes(self._view))

    def timeline(self) -> Rows[DatedStatement]:
        """What happened when: a row for each statement."""
        return Rows(DatedStatement, tables.timeline(self._view))

    def export(self, form: str = "markdown", *, full: bool = False) -> bytes:
        """The page of the briefing, or with `full` the whole record, in a format of `briefing export`. Raises ValueError for another."""
        if form not in formats.names():
            raise ValueError(f"There is no format {form!r}; there are {', '.join(formats.names())}.")
        selection = None if full or form == "json" else page_selection(self._view)
        return b"".join(formats.parts(self._view, form, selection))


def open_briefing(
    *paths: str | PathLike[str], template: str | None = None, sides: Sequence[str] = (), jobs: int = 1, cache: bool = True
) -> Briefing:
    """The briefing of files and folders, read and analysed as far as the cache does not have it.

    `template` names one of `briefing templates` or a file; `sides` are the parties whose motives are asked about, else they are found.
    `jobs` processes read and analyse; more than one needs `if __name__ == "__main__":` in a script, as all of multiprocessing does.
    Raises `briefing.workspace.options.NothingReadError` where nothing could be read.
    """
    if not paths:
        raise ValueError("Name at least one file or folder.")
    return Briefing(
        open_view(Options(paths=tuple(Path(path) for path in paths), template=template, sides=tuple(sides), jobs=jobs, cache=cache))
    )
