"""What could not be read or used: where, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Problem
from briefing.tui import painting
from briefing.tui.screens.text_modal import TextModal
from briefing.tui.styles import Styles
from briefing.tui.wrapping import Line


class ProblemsScreen(TextModal):
    """All problems of the corpus."""

    heading = "Problems"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = problems

    def lines(self, width: int, styles: Styles) -> Sequence[Line]:
        """Path, error and advice of each."""
        found: list[Line] = []
        for one in self.problems:
            found += [*painting.problem(one, width, styles), []]
        return found
