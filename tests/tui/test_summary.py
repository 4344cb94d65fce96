"""The summary: what the brief holds on one screen, each entry the way to its place."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from briefing.tui.views.summary import Entry, sparkline
from briefing.workspace.overview import Day
from tests.tui.conftest import Curated, desk_of


def entries(pilot: Pilot[None]) -> list[Entry]:
    return list(desk_of(pilot).navigator.listing.rows(""))  # type: ignore[union-attr]


async def to(pilot: Pilot[None], begins: str) -> Entry:
    """Put the cursor on the entry whose id begins so, and press enter."""
    await pilot.press("W")
    rows = entries(pilot)
    index = next(number for number, row in enumerate(rows) if row.id.startswith(begins))
    desk_of(pilot).panes.row_list.move_to(index)
    await pilot.press("enter")
    return rows[index]


async def test_every_block_is_there_and_says_what_the_lists_say(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("W")
        view = desk_of(pilot).navigator.shown
        rows = entries(pilot)
        headings = [row.heading for row in rows if row.heading]
        assert headings == ["Origins", "Most widely told", "Open disputes", "Who speaks", "When", "Not read"]
        assert rows[0].words == view.title
        assert f"{len(view.sources())} sources" in rows[0].behind[1]
        told = [row.place.row for row in rows if row.id.startswith("told/")]
        independent = [view.rows_of([name])[0].independent for name in told if name]
        assert independent == sorted(independent, reverse=True)
        assert min(independent) > 1
        spoken = [row.words for row in rows if row.id.startswith("voice/")]
        assert [words.partition(",")[0] for words in spoken] == [f"{one.statements}  {one.name}" for one in view.voices()[: len(spoken)]]
        assert all(view.dispute(row.place.group).status == "open" for row in rows if row.id.startswith("dispute/"))


@pytest.mark.parametrize(
    ("begins", "listing"),
    [("head", "brief"), ("told/", "brief"), ("dispute/", "disputes"), ("voice/", "voices"), ("days", "timeline"), ("unread", "sources")],
)
async def test_every_entry_leads_to_its_place_and_the_history_back(curated_desk: Curated, begins: str, listing: str) -> None:
    async with curated_desk() as pilot:
        entry = await to(pilot, begins)
        navigator = desk_of(pilot).navigator
        assert navigator.listing_name == listing
        if entry.place.group:
            assert navigator.current_group.id == entry.place.group
        if entry.place.row:
            assert navigator.listing
            assert navigator.listing.row_id(navigator.row) == entry.place.row
        await pilot.press("less_than_sign")
        assert navigator.listing_name == "summary"
        assert navigator.row == entry


async def test_what_is_excluded_is_in_no_entry(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("W")
        before = entries(pilot)
        first = next(row for row in before if row.id.startswith("told/"))
        assert first.place.row
        desk_of(pilot).navigator.shown.edits.exclude([first.place.row])
        desk_of(pilot).navigator.reload()
        assert first.id not in [row.id for row in entries(pilot)]


async def test_the_summary_has_the_screen_and_gives_it_back(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("W")
        assert desk_of(pilot).has_class("-single")
        await pilot.press("B")
        assert not desk_of(pilot).has_class("-single")


def test_a_day_without_anything_is_a_dot_and_one_with_little_is_seen() -> None:
    days = [Day(when="2024-03-01", count=1), Day(when="2024-03-02", count=0), Day(when="2024-03-03", count=100)]
    assert sparkline(days) == "▁·█"
