"""The words of a row."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing.tui import painting
from briefing.tui.painting import bar, date, hit, support
from briefing.tui.painting_voices import entry
from briefing.tui.styles import without_colour
from briefing.tui.views.disputes import _outlets
from briefing.tui.widgets.source_pane import when
from briefing.tui.wrapping import Line
from briefing.workspace.project import SourceSettings
from briefing.workspace.rows import Hit, PointRow, TimelineDay, VoiceEntry
from briefing.workspace.view import View
from tests.tui.made_brief import brief, known


@pytest.mark.parametrize(
    ("sources", "independent", "words"),
    [(1, 1, "1 source"), (4, 4, "4 sources"), (4, 2, "2 independent of 4 sources"), (2, 3, "3 origins in 2 outlets")],
)
def test_what_stands_behind_a_point_is_never_more_of_less(sources: int, independent: int, words: str) -> None:
    row = PointRow("p", "s", "The dam holds.", None, "Courier", sources=sources, independent=independent, statements=4)
    assert support(row) == words


def test_a_hit_that_fits_is_shown_whole() -> None:
    text = "The ferries to the outer islands will run again from Monday, if the storm has passed by then, the harbour master said."
    row = Hit(None, "s", 0, len(text), text, None)
    lines = ["".join(piece for piece, _ in line) for line in hit(row, "harbour", "Courier", 26, without_colour())]
    assert lines[0].startswith("The ferries")
    assert lines[-1].strip() == "Courier"


def test_a_hit_of_an_excluded_line_says_so() -> None:
    row = Hit("a", "s", 0, 10, "Rain fell.", "p", excluded=True)
    lines = ["".join(piece for piece, _ in line) for line in hit(row, "rain", "Courier", 40, without_colour())]
    assert lines[-1].split("  ")[-1].strip().endswith("× excluded")


@pytest.mark.parametrize(("share", "drawn"), [(1.0, "████"), (0.5, "██"), (0.25, "█"), (0.3, "█▎"), (0.001, "▏")])
def test_a_bar_is_as_long_as_its_share_and_always_seen(share: float, drawn: str) -> None:
    assert bar(share, 4).rstrip() == drawn
    assert len(bar(share, 4)) == 4


@pytest.mark.parametrize(
    ("width", "head"),
    [(60, "2024-05-01  ██████        0 statements"), (32, "2024-05-01  ███     0 statements"), (26, "2024-05-01  0 statements")],
)
def test_a_date_shows_how_much_was_said_of_it_where_there_is_room(width: int, head: str) -> None:
    row = TimelineDay(when="2024-05-01", precision="day", statements=(), share=0.5)
    assert "".join(piece for piece, _ in date(row, width, without_colour())[0]) == head


def test_a_date_that_may_be_wrong_says_so_wherever_it_stands() -> None:
    made = brief()
    doubted = tuple(
        replace(one, metadata=replace(one.metadata, published=known("2024-03-05", "doubtful" if one.id == "gazette" else "likely")))
        for one in made.sources
    )
    view = View(replace(made, sources=doubted))
    styles = without_colour()

    def told(lines: list[Line]) -> str:
        return " ".join(text for line in lines for text, _ in line)

    rows = {one.source: one for one in map(view.statement, (statement.id for statement in made.statements))}
    assert "2024-03-05 (date uncertain)" in told(painting.statement(rows["gazette"], 90, styles))
    assert "2024-03-05" in (sure := told(painting.statement(rows["courier"], 90, styles)))
    assert "uncertain" not in sure
    listed = {row.id: told(painting.source(row, 90, styles, "")) for row in view.sources()}
    assert [name for name, line in listed.items() if "(date uncertain)" in line] == ["gazette"]
    assert when(doubted[1].metadata.published) == "2024-03-05 (date uncertain)"
    voices = [entry(VoiceEntry(voice=one, latest=rows["gazette"], alike=""), "", 120, styles) for one in view.voices()[:1]]
    assert "last 2024-03-05 (date uncertain), Callao Gazette" in told(voices[0])
    assert "Callao Gazette 2024-03-05 (date uncertain)" in _outlets([rows["gazette"]])
    view.edits.correct_source("gazette", SourceSettings(date="2024-03-04"))
    assert view.statement(rows["gazette"].id).published == "2024-03-04"
    assert not view.statement(rows["gazette"].id).date_uncertain, "what the analyst says is sure"
