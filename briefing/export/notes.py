"""The notes of an export for people: numbered in the order in which lines refer to them, each with an id that stays."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from briefing.export.contents import address_of
from briefing.export.document import Note, NoteNumber, Who
from briefing.export.naming import UNKNOWN_OUTLET, Names
from briefing.model import Source
from briefing.workspace.rows import StatementRow
from briefing.workspace.view import View

_BATCH = 200


class Notes:
    """Gives numbers to statements, and then the notes. `brief`: title and address stand in the first note of each source only."""

    def __init__(self, view: View, names: Names, brief: bool) -> None:
        self._view, self._names, self._brief = view, names, brief
        self._numbers: dict[str, int] = {}
        """By statement id, in the order of first use."""
        self._ids: list[str] = []
        """Of the notes, in that order."""
        self._places: dict[str, NoteNumber] = {}
        """Of statements that are shown in their source without a note."""
        self._taken: set[str] = set()
        self._led = bytearray()
        """Of the notes, in that order: 1 where a line of the document quotes the statement."""

    def ref(self, row: StatementRow, quoted: bool) -> NoteNumber:
        """The number of the note of a statement; `quoted` where the line that refers to it has its words."""
        if row.id not in self._numbers:
            place = self._places.get(row.id)
            self._numbers[row.id] = len(self._numbers) + 1
            self._ids.append(place.id if place else self._id(row))
            self._led.append(0)
        note = self._note_number(row.id)
        self._led[note.ordinal - 1] |= quoted
        return note

    def place(self, row: StatementRow) -> NoteNumber:
        """The passage of a statement: its note, where it has one by now, else its id alone."""
        if row.id in self._numbers:
            return self._note_number(row.id)
        if row.id not in self._places:
            self._places[row.id] = NoteNumber(ordinal=0, id=self._id(row))
        return self._places[row.id]

    def places(self) -> dict[str, NoteNumber]:
        """Every passage that has a note or is shown, by the id of its statement."""
        return {**self._places, **{name: self._note_number(name) for name in self._numbers}}

    def _note_number(self, statement: str) -> NoteNumber:
        ordinal = self._numbers[statement]
        return NoteNumber(ordinal=ordinal, id=self._ids[ordinal - 1])

    def _id(self, row: StatementRow) -> str:
        """Stays the same whatever else changes: made of the file's name and of what is said."""
        stem = blake2b(f"{row.source_path}\n{' '.join(row.text.split())}".encode("utf-8", "replace"), digest_size=4).hexdigest()
        found, count = stem, 1
        while found in self._taken:
            count += 1
            found = f"{stem}-{count}"
        self._taken.add(found)
        return found

    def __len__(self) -> int:
        return len(self._numbers)

    def each(self) -> Iterator[Note]:
        """Every note, in order."""
        names = list(self._numbers)
        known: dict[str, Source] = {}
        seen: set[str] = set()
        for start in range(0, len(names), _BATCH):
            rows = self._view.records.statements(names[start : start + _BATCH])
            wanted = {row.source for row in rows}
            fresh = wanted - known.keys()
            known = {name: source for name, source in known.items() if name in wanted}
            known.update({name: self._view.source(name).source for name in sorted(fresh)})
            for row in rows:
                yield self._note(row, known[row.source], row.source in seen)
                if self._brief:
                    seen.add(row.source)

    def _outlet(self, row: StatementRow, cited_before: bool, who: Who | None) -> str:
        """The outlet; where it is unknown, what the source is called, once a note before this one told its title.

        A note never begins with a quotation mark but where it quotes a statement.
        """
        name = self._names.outlet(row)
        if name.own or not cited_before:
            return name.text if name.own else UNKNOWN_OUTLET
        return f"“{name.text}”" if who and who.has_speaker else f"{'in' if who else 'In'} “{name.text}”"

    def _note(self, row: StatementRow, source: Source, cited_before: bool) -> Note:
        address = source.metadata.address.value if source.metadata.address else ""
        who = None if self._led[self._numbers[row.id] - 1] else self._names.who(row, brief=True)
        return Note(
            ref=self._note_number(row.id),
            row=row,
            outlet=self._outlet(row, cited_before, who),
            title=None if cited_before else self._names.title(row),
            when=self._names.day(row),
            address="" if cited_before else address,
            link="" if cited_before else address_of(source) or "",
            page=sum(start <= row.start for start in source.pages) if source.pages else None,
            who=who,
        )
