"""The least that three panes cost in Textual: what the desk's first frame is held against."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Header, OptionList, Static


class Minimal(App[None]):
    """Two lists and a text."""

    TITLE = "minimal"
    CSS = "OptionList { width: 1fr } Static { width: 2fr }"

    def compose(self) -> ComposeResult:
        yield Header()
        with Horizontal():
            yield OptionList(*(f"section {number}" for number in range(5)))
            yield OptionList(*(f"point {number} of a section with some words in it" for number in range(40)))
            yield Static("The last words are ready. " * 40)
        yield Footer()


if __name__ == "__main__":
    Minimal().run()
