"""Who speaks, and what each says."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui import painting
from briefing.tui.display import Group, Target
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line
from briefing.workspace.lazy import Lazy
from briefing.workspace.rows import StatementRow, VoiceRow


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


class VoicesView(Statements):
    """A group for each voice, the one that says most first."""

    name = "voices"
    title = "Voices"
    help = "Everybody who says something, with affiliation and side; and what each says, in the order of the sources."
    groups_are = "Voices"
    empty = "Nobody was found who says something: every line is its source's own."

    def groups(self) -> Sequence[Group]:
        """The voices."""
        voices = self.lists.voices()
        names = {side.id: side.name for side in self.view.sides()}

        def fetch(start: int, end: int) -> list[Group]:
            return [Group(voice.id, voice.name, voice.statements, _about(voice, names)) for voice in voices[start:end]]

        return Lazy(len(voices), fetch) or [Group("", "Nobody", 0)]

    def rows(self, group: str) -> Sequence[StatementRow]:
        """What a voice says."""
        return self.lists.said_by(group)


def _about(voice: VoiceRow, sides: dict[str, str]) -> str:
    """Title, affiliation and side; what one of them says already is not said again."""
    side = sides.get(voice.side, voice.side) if voice.side else None
    affiliation = voice.affiliation or ""
    known = affiliation == side or affiliation.lower() in (voice.title or "").lower()
    parts = (voice.title, None if known else affiliation, f"for {side}" if side else None)
    return ", ".join(part for part in parts if part)
