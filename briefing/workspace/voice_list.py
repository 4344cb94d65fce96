"""The list of voices with what each said last and who may be the same, found by what one types."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.workspace.lazy import Lazy
from briefing.workspace.records import among
from briefing.workspace.rows import StatementRow, VoiceEntry, VoiceRow

if TYPE_CHECKING:
    from briefing.workspace.brief_lists import BriefLists
    from briefing.workspace.filter_view import FilterView


def plain(text: str) -> str:
    """A text without accents and capitals."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)).casefold()


def found_in(typed: str, *texts: str | None) -> bool:
    """Whether each word that was typed begins a word in one of the texts, whatever its accents and capitals.

    >>> found_in("san jo", "José Sánchez"), found_in("anchez", "José Sánchez")
    (True, False)
    """
    words = plain(typed).split()
    told = f" {' '.join(plain(text) for text in texts if text)}".replace("-", " ")
    return all(f" {word}" in told for word in words)


def matching(rows: Sequence[VoiceRow], typed: str) -> list[VoiceRow]:
    """The voices whose name was typed, then those whose title or affiliation was; without words all."""
    named = [row for row in rows if found_in(typed, row.name, *row.aliases)]
    inside = {row.id for row in named}
    return named + [row for row in rows if row.id not in inside and found_in(typed, row.name, row.title, row.affiliation)]


class VoiceList:
    """Answers for the list of voices of one brief, or of what passes a filter; it holds as long as no edit is made."""

    def __init__(self, lists: BriefLists, shown: BriefLists | FilterView | None = None) -> None:
        self._lists = lists
        self._rows = (shown or lists).voices()

    def entries(self, typed: str = "") -> Sequence[VoiceEntry]:
        """The voices whose name, title or affiliation was typed, who says most first; without words all."""
        if not typed.strip():
            return Lazy(len(self._rows), lambda start, end: self._entries(self._rows[start:end]))
        rows = matching(self._rows, typed)
        return Lazy(len(rows), lambda start, end: self._entries(rows[start:end]))

    def _entries(self, rows: Sequence[VoiceRow]) -> list[VoiceEntry]:
        stored: dict[str, str | None] = dict(among(self._lists.store, "SELECT id, latest FROM voice WHERE id IN", [row.id for row in rows]))
        edited = {name for name in self._lists.remaining.excluded_by_voice if name in {row.id for row in rows}}
        latest = {row.id: self._latest(row.id) if row.id in edited else stored.get(row.id) for row in rows}
        names = [name for name in latest.values() if name]
        said: dict[str, StatementRow] = dict(zip(names, self._lists.records.statements(names), strict=True))
        found = []
        for row in rows:
            other = alike(self._lists, row.id)
            found.append(
                VoiceEntry(
                    voice=row,
                    latest=said.get(latest[row.id] or ""),
                    alike=other,
                    alike_name=self._lists.voice(other).name if other else "",
                )
            )
        return found

    def _latest(self, voice: str) -> str | None:
        """What a voice of which edits made say more or less says in the article that was published last."""
        query = "SELECT coalesce(o.published, ''), -s.number, s.id FROM statement s JOIN source o ON o.number = s.source WHERE s.id IN"
        rows = among(self._lists.store, query, self._lists.statement_ids_of_voice(voice))
        return str(max(rows)[2]) if rows else None


def alike(lists: BriefLists, voice: str) -> str | None:
    """The id of a voice whose name may be another spelling of this one's: not one that was joined with it, or said to be another."""
    overlay, speakers = lists.overlay, lists.speakers
    for called, likely in among(lists.store, "SELECT name, alike FROM voice WHERE id IN", overlay.voices_of(voice)):
        for name in (likely or "").split():
            other = overlay.voice(name)
            apart = frozenset((called, speakers.read_name(name) or "")) in overlay.unlike
            if other != overlay.voice(voice) and not apart and lists.voice(other).statements:
                return other
    return None
