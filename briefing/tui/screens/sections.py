"""The sections of this briefing in a list over the desk, where they are added, renamed, hidden and reordered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from briefing.tui.screens.chooser import Choice, Chooser

if TYPE_CHECKING:
    from briefing.workspace.rows import SectionRow
    from briefing.workspace.view import View


class SectionsScreen(Chooser[str]):
    """Each key is one edit, which shows at once. Gives the section that is to be gone to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add"),
        Binding("R", "rename", "rename"),
        Binding("x", "hide", "hide or show"),
        Binding("K", "arrange(-1)", "up"),
        Binding("J", "arrange(1)", "down"),
        Binding("u", "undo", "undo"),
    ]

    def __init__(self, view: Callable[[], View], decided: Callable[[str], None]) -> None:
        """`view` gives the brief as it is now; `decided` is called after each edit, with what was done."""
        self._view, self._decided = view, decided
        note = "a adds one, R renames, x hides or shows, K and J move it up and down, u undoes, enter goes there, esc leaves."
        super().__init__("Sections of this briefing", self._listed(), note=note)
        self.hint = ""

    def _sections(self) -> list[SectionRow]:
        """Those that can be shown, in their order; of a side of which nothing is known there is nothing to decide."""
        view = self._view()
        shown = {section.id for section in view.shown_sections()}
        return [section for section in view.sections() if section.hidden or section.id in shown]

    def _listed(self) -> list[Choice[str]]:
        return [Choice(one.id, one.title, self._counts(one), "It is hidden; x shows it." if one.hidden else "") for one in self._sections()]

    @staticmethod
    def _counts(section: SectionRow) -> str:
        added = "added by you, " if section.own else ""
        return f"{added}{section.page} on the page, {section.count} in all"

    def _show(self, cursor: str | None = None) -> None:
        """List the sections as they are now, with the cursor on the one of that id, else where it was."""
        self.choices = self._listed()
        names = [choice.value for choice in self.choices]
        index = names.index(cursor) if cursor in names else min(self.row_list.cursor, len(names) - 1)
        self.row_list.styles.height = min(self.room, 2 * len(names) + 2)
        self.row_list.show(self.choices, index)

    @property
    def _section(self) -> str:
        """The id of the section under the cursor."""
        return self.choices[self.row_list.cursor].value

    def _ask(self, question: str, answer: str, make: Callable[[str], Any], words: str) -> None:
        from briefing.tui.screens.prompt import Prompt

        def answered(text: str | None) -> None:
            if text and text.strip() and text != answer:
                edit = make(text.strip())
                self._decided(words)
                self._show(edit.section)

        self.app.push_screen(Prompt(question, answer), answered)

    def action_add(self) -> None:
        """Add a section."""
        self._ask("Title of the new section", "", self._view().edits.add_section, "Section added; m moves lines into it.")

    def action_rename(self) -> None:
        """Give the section under the cursor another title."""
        name = self._section
        title = self.choices[self.row_list.cursor].title
        edits = self._view().edits
        self._ask("Title of the section", title, lambda text: edits.retitle(text, name), "Retitled.")

    def action_hide(self) -> None:
        """Hide the section under the cursor, or show it again."""
        name, edits = self._section, self._view().edits
        hidden = name in self._view().overlay.hidden_sections
        if hidden:
            edits.show_section(name)
        else:
            edits.hide_section(name)
        self._decided("Section shown again." if hidden else "Section hidden; its lines stay in the record.")
        self._show(name)

    def action_arrange(self, by: int) -> None:
        """Move the section under the cursor up or down."""
        name, names = self._section, [choice.value for choice in self.choices]
        rest = [one for one in names if one != name]
        at = names.index(name) + by
        if not 0 <= at < len(names):
            return
        self._view().edits.arrange_section(name, rest[at - 1] if at else None)
        self._decided("Section moved.")
        self._show(name)

    def action_undo(self) -> None:
        """Undo the last decision of this desk; one that puts the brief together again is left to the desk's own key."""
        edits = self._view().edits
        last = edits.next_undo(own=True)
        if last and not last.remakes and edits.undo(own=True):
            self._decided("Undone.")
            self._show(self._section)
