"""What to export, as which format, with what beside the lines, to which file: a preview shows it before it is written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.strip import Strip
from textual.widgets import Input, Static

from briefing.export.formats import FORMATS, Format, UnknownFormatError, format_of
from briefing.export.part import EXTRAS, Offer, usual_extras
from briefing.tui.loading import in_thread
from briefing.tui.path_completion import completed
from briefing.tui.screens.modal import Modal
from briefing.tui.widgets.lazy_rows import LazyRows
from briefing.tui.wrapping import strip, wrapped
from briefing.workspace.desk_state import LastExport
from briefing.workspace.safe_text import one_line

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

CHOICES, PARTS, FILE = "choices", "parts", "file"
FIELDS = (CHOICES, PARTS, FILE)
"""What tab goes through."""
LOW = 18
"""Lines of a screen below which there is no room for a preview."""
KEYS = {
    CHOICES: "enter writes · ↑ ↓ what is taken · ← → the format · tab goes on · page keys scroll · esc leaves",
    PARTS: "space takes or leaves it · ← → go along · tab goes on · enter writes",
    FILE: "tab completes, and goes on where there is nothing to complete · enter writes",
}


@dataclass(frozen=True)
class Wanted:
    """The answer: the file as it was typed, what goes into it, and what is told beside the lines (None: the usual)."""

    file: str
    offer: Offer
    extras: frozenset[str] | None = None


Preview = Callable[[Wanted, Callable[[], bool]], list[str]]
"""Gives the first lines of an export; stops where the function that it is given says so."""


class PreviewPane(LazyRows, can_focus=False):
    """The first lines of what would be written."""

    def __init__(self) -> None:
        super().__init__(id="preview")
        self.lines: Sequence[str] = ()

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines from the title on, what stands before it above."""
        self.lines = lines
        self.top_row, self.top_line = next((number for number, line in enumerate(lines) if line.startswith("# ")), 0), 0
        self.repaint()

    def row_count(self) -> int:
        """One row a line of the export."""
        return len(self.lines)

    def paint(self, row: int, width: int) -> list[Strip]:
        """A line, wrapped."""
        styles = self.styles_now
        return [strip([(" ", styles.text), (line, styles.text)], width, styles.text) for line in wrapped(self.lines[row], width - 2)]


class FileLine(Input):
    """The line for the file, which has the focus throughout, so that keys act in the order they come."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.along(-1)", "to the left", show=False),
        Binding("right", "screen.along(1)", "to the right", show=False),
    ]

    async def _on_key(self, event: events.Key) -> None:
        """While the parts are gone along, the space bar is theirs."""
        screen = self.screen
        if event.key == "space" and isinstance(screen, ExportScreen) and screen.field == PARTS:
            event.stop()
            event.prevent_default()
            screen.action_space()
        else:
            await super()._on_key(event)


class ExportScreen(Modal[Wanted | None]):
    """Asks what to take, as what and where to. Gives it, or None where it was left with esc.

    `check` says what is wrong with a file's name, `preview` gives the first lines of an export.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("up", "choose(-1)", "the line above", show=False),
        Binding("down", "choose(1)", "the line below", show=False),
        Binding("tab", "tab", "go on", show=False),
        Binding("shift+tab", "back", "go back", show=False),
        Binding("pagedown", "scroll(1)", "scroll", show=False),
        Binding("pageup", "scroll(-1)", "scroll", show=False),
    ]

    def __init__(self, offers: Sequence[Offer], answer: str, last: LastExport, check: Callable[[str], str], preview: Preview) -> None:
        super().__init__()
        self.offers, self.answer, self._check, self._preview = offers, answer, check, preview
        known = {offer.what: index for index, offer in enumerate(offers)}
        filtered = "filtered" in known and not last.filtered  # what a filter shows is what one sees: it comes first
        self.current = known.get(last.what, 0) if not filtered else 0
        self._extras = None if last.extras is None else frozenset(last.extras)
        self.field, self._part = CHOICES, 0
        self._asked, self._building = 0, False
        self._left = threading.Event()
        self.pane = PreviewPane()

    def compose(self) -> ComposeResult:
        """What can be taken, formats, parts, the preview, the line for the file, the keys."""
        self._fit()
        with Vertical(id="export"):
            yield Static("Export", id="question", markup=False)
            for index in range(len(self.offers)):
                yield Static(self._offer(index), classes="offer", markup=False)
            yield Static(self._formats(), id="formats", markup=False)
            yield Static(self._parts(), id="parts", markup=False)
            yield self.pane
            yield Static("to the file", id="to", markup=False)
            line = FileLine(self.answer, compact=True)
            line.cursor_blink = False
            yield line
            yield Static(KEYS[CHOICES], id="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the preview."""
        self._show()

    def on_resize(self) -> None:
        """Formats and parts are told shorter where there is less room, and where there is hardly any there is no preview."""
        self._fit()
        self._show(preview=False)

    def _fit(self) -> None:
        self.set_class(self.app.size.height < LOW, "-tiny")

    def on_unmount(self) -> None:
        """What is still being built for the preview is for nobody."""
        self._left.set()

    # --- what is chosen

    @property
    def offer(self) -> Offer:
        """What is taken."""
        return self.offers[self.current]

    @property
    def form(self) -> Format | None:
        """The format that the suffix of the file names; None: none."""
        try:
            name = format_of(Path(self._typed))
        except UnknownFormatError:
            return None
        return next(form for form in FORMATS if form.name == name)

    @property
    def _typed(self) -> str:
        found = self.query(Input)
        return found.first().value if found else self.answer

    @property
    def extras(self) -> frozenset[str]:
        """What is told beside the lines."""
        if self._extras is not None:
            return self._extras
        form = self.form
        return usual_extras(page=self.offer.what == "page", beside=form is not None and form.name == "html")

    def _wanted(self) -> Wanted:
        form = self.form
        return Wanted(self._typed, self.offer, self._extras if form and form.for_people else None)

    # --- how it looks

    def _offer(self, index: int) -> str:
        return f"{'(•)' if index == self.current else '( )'} {self.offers[index].words}"

    @property
    def _room(self) -> int:
        return min(96, self.app.size.width) - 4

    def _formats(self) -> str:
        """All formats on a line, or the one that is chosen where there is no room for all."""
        chosen = self.form
        told = "as  " + "  ".join(f"{'(•)' if form is chosen else '( )'} {form.name}" for form in FORMATS)
        return told if len(told) <= self._room else f"as  ‹ {chosen.name if chosen else 'none'} ›"

    def _parts(self) -> str:
        """What is told beside the lines; the one that space takes or leaves is pointed at."""
        form = self.form
        if form and not form.for_people:
            return f"with  all that {form.name} has"
        told = []
        for number, (name, words) in enumerate(EXTRAS.items()):
            here = "›" if self.field == PARTS and number == self._part else " "
            told.append(f"{here}[{'x' if name in self.extras else ' '}] {words}")
        line = "with" + " ".join(told)
        return line if len(line) <= self._room else f"with{told[self._part]}"

    def _show(self, *, preview: bool = True, hint: str = "") -> None:
        """Show what is chosen, and build the preview of it."""
        if not self.query("#hint"):
            return
        for place, line in enumerate(self.query(".offer").results(Static)):
            line.update(self._offer(place))
        self.query_one("#formats", Static).update(self._formats())
        self.query_one("#parts", Static).update(self._parts())
        self.query_one("#hint", Static).update(hint or KEYS[self.field])
        self.query_one(Input).set_class(self.field == FILE, "-typed")
        if preview:
            self._asked += 1
            self._build()

    # --- the preview

    def _build(self) -> None:
        """Build the preview in a thread, one at a time; what was asked for meanwhile is built next."""
        if not self._building and self.form and self.offer.count:
            self._building = True
            self.run_worker(self._built(self._wanted(), self._asked), group="preview")
        elif not self._building:
            self.pane.show([] if self.offer.count else ["There is no such line."])

    async def _built(self, wanted: Wanted, asked: int) -> None:
        lines: list[str] = []
        await in_thread(lambda: lines.extend(self._preview(wanted, lambda: self._left.is_set() or asked != self._asked)))
        self._building = False
        if self._left.is_set() or not self.pane.is_attached:
            return
        if asked == self._asked:
            self.pane.show(lines)
        else:
            self._build()

    # --- keys and clicks

    def action_leave(self) -> None:
        """Export nothing."""
        self.dismiss(None)

    def action_choose(self, by: int) -> None:
        """Take what stands above or below; after the last comes the first."""
        self._choose((self.current + by) % len(self.offers))

    def _choose(self, index: int) -> None:
        self.current = index
        self._show()

    def action_along(self, by: int) -> None:
        """Another format, another part, or the cursor in the name of the file."""
        line = self.query_one(Input)
        if self.field == FILE:
            line.action_cursor_left() if by < 0 else line.action_cursor_right()
        elif self.field == PARTS:
            self._part = (self._part + by) % len(EXTRAS)
            self._show(preview=False)
        else:
            form = self.form
            self._take_format(FORMATS[(FORMATS.index(form) + by) % len(FORMATS)] if form else FORMATS[0])

    def _take_format(self, form: Format) -> None:
        """Give the file the suffix of a format."""
        line = self.query_one(Input)
        known = self.form is not None
        name = line.value[: -len(Path(line.value).suffix)] if known else line.value
        self._write_name(f"{name or 'briefing'}{form.suffixes[0]}")
        self._show()

    def _write_name(self, text: str) -> None:
        """Put a name into the line."""
        line = self.query_one(Input)
        line.value = self.answer = text
        line.cursor_position = len(text)

    def action_space(self) -> None:
        """Take or leave the part that is pointed at."""
        self._toggle(self._part)

    def _toggle(self, row: int) -> None:
        form = self.form
        if form and form.for_people:
            self._part = row
            self._extras = self.extras ^ {list(EXTRAS)[row]}
            self._show()

    def action_tab(self) -> None:
        """Complete the name of the file, or go to the next field."""
        line = self.query_one(Input)
        if self.field == FILE:
            found = completed(line.value)
            if found.text != line.value or found.others:
                self._write_name(found.text)
                self._show(hint=one_line("  ".join(found.others)))
                return
        self.field = FIELDS[(FIELDS.index(self.field) + 1) % len(FIELDS)]
        self._show(preview=False)

    def action_back(self) -> None:
        """Go to the field before."""
        self.field = FIELDS[FIELDS.index(self.field) - 1]
        self._show(preview=False)

    def action_scroll(self, direction: int) -> None:
        """Scroll the preview by what is in sight."""
        pane = self.pane
        pane.scroll_lines(direction * max(1, pane.body_height - 1))

    def on_click(self, event: events.Click) -> None:
        """A click on a line takes it, on a format or a part that one."""
        lines = list(self.query(".offer"))
        if event.widget in lines:
            self._choose(lines.index(event.widget))
        elif event.widget and event.widget.id == "formats":
            if (place := _clicked(self._formats(), event.x)) is not None:
                self._take_format(FORMATS[place])
        elif event.widget and event.widget.id == "parts":
            if (place := _clicked(self._parts(), event.x)) is not None:
                self._toggle(place)
        elif isinstance(event.widget, Input):
            self.field = FILE
            self._show(preview=False)

    def on_key(self, event: events.Key) -> None:
        """What was typed before the line had the focus belongs into it all the same."""
        if event.is_printable and event.character and self.focused is None:
            self.query_one(Input).insert_text_at_cursor(event.character)

    @on(Input.Changed)
    def _named(self, event: Input.Changed) -> None:
        """The suffix names the format; who types is in the line of the file."""
        if event.value != self.answer:
            self.answer, self.field = event.value, FILE
            self._show()

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        wrong = self._check(event.value) if self.offer.count else "There is no such line: choose with ↑ and ↓ what is taken."
        if wrong:
            self._show(preview=False, hint=wrong)
        else:
            self.dismiss(self._wanted())


def _clicked(line: str, x: int) -> int | None:
    """Which of the boxes of a line stands at or before a cell; None: none does."""
    boxes = [place for place in range(len(line)) if line[place : place + 3] in ("(•)", "( )", "[x]", "[ ]")]
    before = [number for number, place in enumerate(boxes) if place <= x]
    return before[-1] if before and len(boxes) > 1 else None
