"""Who says what, with the speakers that the analyst gave statements laid over those that were found. Every count of voices asks here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator

from briefing.model import Attribution, Voice
from briefing.workspace.overlay import Overlay
from briefing.workspace.records import ATTRIBUTION, STATEMENT, among, voices_by_id
from briefing.workspace.store import Store

SAID = "SELECT s.number, s.id FROM said JOIN voice v ON v.number = said.voice JOIN statement s ON s.number = said.statement WHERE v.id IN"


def own_voice_id(name: str) -> str:
    """The id of a voice that the analyst named: the same on every desk."""
    return "own-" + hashlib.blake2b(name.casefold().encode("utf-8", "replace"), digest_size=5).hexdigest()


class Speakers:
    """Answers who says what in a store, with what an overlay changes."""

    def __init__(self, store: Store, overlay: Overlay) -> None:
        self.store, self.overlay = store, overlay

    def named(self, name: str | None) -> list[str]:
        """The ids of the voices that have this name in the sources, else of the analyst's own one that was given it."""
        found = [voice for (voice,) in self.store.rows("SELECT id FROM voice WHERE name = ?", (name,))]
        return found or [one.id for one in self.overlay.own_voices.values() if one.name == name]

    def voices(self, names: Iterable[str]) -> dict[str, Voice]:
        """The voices with these ids, found ones and the analyst's own."""
        return voices_by_id(self.store, self.overlay, names)

    def read_name(self, voice: str) -> str | None:
        """The name of a voice in the sources, or that which its own one was given, whatever it is called now; None for an unknown id."""
        row = self.store.row("SELECT name FROM voice WHERE id = ?", (voice,))
        own = self.overlay.own_voices.get(voice)
        return str(row[0]) if row else own.name if own else None

    def original(self, statement: str) -> tuple[Attribution, ...]:
        """Who says a statement as it was found, edits aside."""
        row = self.store.row("SELECT data FROM statement WHERE id = ?", (statement,))
        names = STATEMENT.decode(row[0]).attributions if row else ()
        known: dict[str, bytes] = dict(among(self.store, "SELECT id, data FROM attribution WHERE id IN", names))
        return tuple(ATTRIBUTION.decode(known[name]) for name in names if name in known)

    def of(self, statement: str) -> tuple[Attribution, ...]:
        """Who says a statement, edits applied."""
        changed = self.overlay.speakers.get(statement)
        return self.original(statement) if changed is None else changed

    def said_by(self, voices: Iterable[str]) -> list[str]:
        """The ids of what these voices say, each once, in the order of sources and text; excluded statements too."""
        changed, wanted = self.overlay.speakers, set(voices)
        rows = {(number, name) for number, name in among(self.store, SAID, sorted(wanted)) if name not in changed}
        given = [name for name, said in changed.items() if any(one.voice in wanted for one in said)]
        rows |= {(number, name) for number, name in among(self.store, "SELECT number, id FROM statement WHERE id IN", given)}
        return [name for _, name in sorted(rows)]

    def each(self) -> Iterator[tuple[str, str]]:
        """Every voice with everything that it says, by their ids."""
        query = "SELECT v.id, s.id FROM said JOIN voice v ON v.number = said.voice JOIN statement s ON s.number = said.statement"
        changed = self.overlay.speakers
        yield from ((voice, name) for voice, name in self.store.each(query) if name not in changed)
        yield from ((one.voice, name) for name, said in changed.items() for one in said if one.voice)

    def touched_voices(self) -> set[str]:
        """The ids of all voices of which edits made say more or less: those joined, and those of statements with other speakers."""
        found = {*self.overlay.joined, *self.overlay.joined.values(), *self.overlay.own_voices}
        found |= {one.voice for said in self.overlay.speakers.values() for one in said if one.voice}
        query = "SELECT v.id FROM statement s JOIN said ON said.statement = s.number JOIN voice v ON v.number = said.voice WHERE s.id IN"
        return found | {name for (name,) in among(self.store, query, self.overlay.speakers)}


def spoken(voices: Collection[str], overlay: Overlay) -> tuple[str, tuple[str, ...]]:
    """The condition in SQL that one of these voices says the statement `s`, and its values."""
    listed = "(SELECT value FROM json_each(?))"
    said = f"s.number IN (SELECT said.statement FROM said JOIN voice v ON v.number = said.voice WHERE v.id IN {listed})"
    if not overlay.speakers:
        return said, (json.dumps(sorted(voices)),)
    given = [name for name, said_now in overlay.speakers.items() if any(one.voice in voices for one in said_now)]
    values = (sorted(voices), list(overlay.speakers), given)
    return f"(({said} AND s.id NOT IN {listed}) OR s.id IN {listed})", tuple(map(json.dumps, values))
