"""Who speaks, and what each says."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui import painting, painting_voices
from briefing.tui.display import Group, Target
from briefing.tui.history import Place
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace.lazy import Lazy
from briefing.workspace.rows import StatementRow, VoiceEntry, VoiceRow
from briefing.workspace.voice_list import VoiceList, alike


class Statements(Listing):
    """Rows that are single statements."""

    def paint(self, row: StatementRow, width: int, styles: Styles) -> list[Line]:
        """The words, who says them and where, how the point stands."""
        return painting.statement(row, width, styles, self.state(row.point, styles))

    def points_of(self, row: StatementRow) -> Sequence[str]:
        """The point that the statement stands behind."""
        return (row.point,) if row.point else ()

    def target(self, row: StatementRow, statement_index: int) -> Target | None:
        """The statement's passage."""
        return Target(row.source, row)


EVERYBODY = ""
"""The group that lists the voices; each voice is a group of its own."""


class VoicesView(Statements):
    """First the list of voices, the one that says most first; then a group for each, with what it says."""

    name = "voices"
    title = "Voices"
    help = (
        "Everybody who says something, with affiliation and side, and what each said last; enter shows all that a voice says. "
        "ctrl+f finds by typing. @ says who says a statement, | takes marked ones out of a voice, R renames or joins."
    )
    groups_are = "Voices"
    first_number = 0
    empty = "Nobody was found who says something: every line is its source's own."
    finds = "a voice"
    home = EVERYBODY

    def is_alone(self, group: str) -> bool:
        """The list of voices has the whole screen."""
        return group == EVERYBODY

    def groups(self) -> Sequence[Group]:
        """The list of all, and the voices."""
        voices = self.lists.voices()
        names = {side.id: side.name for side in self.view.sides()}

        def fetch(start: int, end: int) -> list[Group]:
            found = [Group(EVERYBODY, "Everybody", len(voices))] if start == 0 else []
            shown = voices[max(0, start - 1) : end - 1]
            return found + [Group(voice.id, voice.name, voice.statements, about(voice, names)) for voice in shown]

        return Lazy(len(voices) + 1, fetch)

    def rows(self, group: str) -> Sequence[StatementRow | VoiceEntry]:
        """The voices, or what one of them says."""
        if group == EVERYBODY:
            return VoiceList(self.view, self.lists).entries(self.typed)
        return self.lists.said_by(group)

    def note(self, group: str, rows: Sequence[StatementRow | VoiceEntry]) -> str:
        """How many there are; of a voice that may be the same as another, that."""
        if group == EVERYBODY:
            return painting.counted(len(rows), "voice")
        other = alike(self.view, group)
        return f"≈ {self.view.voice(other).name}? c joins, C no" if other else painting.counted(len(rows), "statement")

    def paint(self, row: StatementRow | VoiceEntry, width: int, styles: Styles) -> list[Line]:
        """A voice, or a statement."""
        if isinstance(row, VoiceEntry):
            sides = {side.id: side.name for side in self.view.sides()}
            return painting_voices.entry(row, about(row.voice, sides), width, styles)
        return super().paint(row, width, styles)

    def points_of(self, row: StatementRow | VoiceEntry) -> Sequence[str]:
        """The point that a statement stands behind."""
        return () if isinstance(row, VoiceEntry) else super().points_of(row)

    def leads_to(self, row: StatementRow | VoiceEntry) -> Place | None:
        """From the list into the voice."""
        return Place(self.name, row.id, None) if isinstance(row, VoiceEntry) else None

    def target(self, row: StatementRow | VoiceEntry, statement_index: int) -> Target | None:
        """The passage of the statement, or of what a voice said last."""
        statement = row.latest if isinstance(row, VoiceEntry) else row
        return Target(statement.source, statement) if statement else None


def about(voice: VoiceRow, sides: dict[str, str]) -> str:
    """Title, affiliation and side; what one of them, or the name, says already is not said again."""
    side = sides.get(voice.side, voice.side) if voice.side else None
    affiliation = voice.affiliation or ""
    if side == voice.name:
        side = None  # a side that speaks for itself
    known = affiliation in (side, voice.name) or affiliation.lower() in (voice.title or "").lower()
    parts = (voice.title, None if known else affiliation, f"for {side}" if side else None)
    return ", ".join(part for part in parts if part)
