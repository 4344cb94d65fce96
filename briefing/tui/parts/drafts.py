"""The draft that is held against the articles: read in a thread, shown as a view, read again when asked or when the articles change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.tui.display import Work
from briefing.tui.loading import in_thread
from briefing.workspace.safe_text import one_line

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.export.drafts.report import DraftReport
    from briefing.tui.parts.navigator import Navigator
    from briefing.tui.parts.panes import Panes
    from briefing.workspace.view import View


class Drafts:
    """Opens a draft, and goes from sentence to sentence that needs a look."""

    def __init__(self, screen: Screen[None], panes: Panes, navigator: Navigator) -> None:
        self._screen, self._panes, self._navigator = screen, panes, navigator
        self.file: Path | None = None
        self._held_against: View | None = None
        navigator.when_changed.append(self._follow_brief)

    def ask(self) -> None:
        """Ask for the file of a draft."""
        from briefing.tui.screens.prompt import Prompt

        def answered(text: str | None) -> None:
            if text:
                self.open(Path(text).expanduser())

        hint = f"Markdown, text, HTML or Word; tab completes. Relative to {Path.cwd()}."
        self._screen.app.push_screen(Prompt("Check which draft", str(self.file or ""), hint, _trouble, completes=True), answered)

    def open(self, file: Path) -> None:
        """Hold a draft against the articles, and show what was found."""
        self.file = file
        self._check(show=True)

    def read_again(self) -> None:
        """Read the same draft again."""
        self._check(show=True)

    def _follow_brief(self) -> None:
        """The articles are others: what was said of the draft may not hold any more. A draft that was asked for waits for the brief."""
        view = self._navigator.view
        if self.file and view and self._held_against is not view and (self._held_against is None or self._navigator.draft):
            self._check(show=self._held_against is None)

    def _check(self, *, show: bool) -> None:
        view, file = self._navigator.view, self.file
        if view is None or file is None:
            return
        self._held_against = view
        self._panes.show_work(Work("Checking the draft"))
        self._screen.run_worker(self._checked(view, file, show), exclusive=True, group="draft")

    async def _checked(self, view: View, file: Path, show: bool) -> None:
        found: list[DraftReport | str] = []
        await in_thread(lambda: found.append(_held(view, file)))
        self._panes.show_work(None)
        report = found[0]
        if isinstance(report, str):
            self._screen.notify(report, severity="error")
            return
        self._navigator.draft = report
        if self._navigator.listing_name == "draft":
            self._navigator.reload()
        elif show:
            self._navigator.show_view("draft")
        if show:
            from briefing.export.drafts.report import summary

            self._panes.hint(one_line(summary(report)[-2]))

    def step(self, by: int) -> None:
        """Go to the next or the previous sentence that needs a look."""
        rows = self._panes.row_list
        places = range(rows.cursor + by, len(rows.rows) if by > 0 else -1, by)
        found = next((place for place in places if rows.rows[place].is_doubtful), None)
        if found is None:
            self._panes.hint(f"No sentence {'below' if by > 0 else 'above'} this one needs a look.")
        else:
            rows.move_to(found)


def _held(view: View, file: Path) -> DraftReport | str:
    """What is said of each sentence of a draft; or in words why nothing can be. Runs in a thread."""
    from briefing.export.drafts.draft_text import LARGEST, NotADraftError, is_draft, read_draft
    from briefing.export.drafts.report import check_draft

    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if not is_draft(data, file.name):
            return one_line(f"{file.name} is an export, or data: `briefing check` holds an export against its articles.")
        return check_draft(read_draft(data, file.name), view, file)
    except OSError as error:
        return one_line(f"{file} can't be read: {error.strerror or error}.")
    except NotADraftError as error:
        return one_line(str(error))


def _trouble(name: str) -> str:
    """What is wrong with the name of a draft, or nothing."""
    try:
        return "" if not name or Path(name).expanduser().is_file() else f"There is no file {name}."
    except (OSError, ValueError, RuntimeError) as error:
        return f"{name} can't be opened: {error}."
