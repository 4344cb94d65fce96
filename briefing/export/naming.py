"""What outlets and sources are called in exports for people: as they call themselves, or by the first words of the text."""

from __future__ import annotations

from briefing.export.dates import day_told
from briefing.export.document import Name, Who
from briefing.model import Source
from briefing.workspace.rows import StatementRow, said_by
from briefing.workspace.safe_text import one_line
from briefing.workspace.view import View

FIRST_WORDS = 8
"""Of a text, to call a source by that has no title."""
SHORT = 5
"""Words of a title, to call a source by that has no outlet."""
UNKNOWN_OUTLET = "Outlet unknown"


class Names:
    """Looks up once for each source what it is called."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._first: dict[str, str] = {}
        self._days: dict[str, str] = {}

    def title(self, row: StatementRow) -> Name:
        """The title of a statement's source."""
        return Name(text=row.source_title) if row.source_title != row.source_path else Name(text=self._first_words(row), own=False)

    def outlet(self, row: StatementRow) -> Name:
        """Its outlet; the source's title or first words where that is unknown."""
        return Name(text=row.outlet) if row.outlet != row.source_path else Name(text=_cut(self.title(row).text, SHORT), own=False)

    def day(self, row: StatementRow) -> str:
        """The day on which a statement's source was published, in words."""
        if not self._days:
            self._days = {one.id: day_told(one.published) for one in self._view.sources()}
        return self._days[row.source]

    def who(self, row: StatementRow, brief: bool = False) -> Who:
        """Who says a statement; `brief` leaves out what that is."""
        chain = said_by(row)
        outlet = self.outlet(row)
        if chain is None:
            return Who(outlet=outlet)
        return Who(
            outlet=outlet,
            voice=chain.voice_name,
            unattributed=not chain.voice_name,
            note="" if brief else chain.voice_note,
            via=chain.via_name or "",
        )

    def _first_words(self, row: StatementRow) -> str:
        if row.source not in self._first:
            self._first[row.source] = first_words(self._view.source(row.source).source)
        return self._first[row.source]


def title_of(source: Source) -> Name:
    """The title of a source, or the words that it begins with."""
    known = source.metadata.title
    return Name(text=known.value) if known else Name(text=first_words(source), own=False)


def first_words(source: Source) -> str:
    """The first words of a source's reporting; its file's name where it has none."""
    text = source.text[slice(*_first_sentence(source))]
    return _cut(one_line(text), FIRST_WORDS) or source.path


def _cut(text: str, most: int) -> str:
    words = text.split()
    return " ".join(words[:most]).rstrip("….,:;") + "…" if len(words) > most else text


def _first_sentence(source: Source) -> tuple[int, int]:
    if source.sentences:
        return source.sentences[0].start, source.sentences[0].end
    return 0, min(len(source.text), 400)
