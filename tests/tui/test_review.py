"""Reviewing: what was looked at, the way to what was not, the place at which the next visit begins, and whose decision undo takes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.tui.parts import review
from briefing.tui.screens.chooser import Chooser
from briefing.workspace.view import View
from tests.tui.conftest import Curated, Opened, desk_of, longest_section, rows_of, said


@pytest.fixture(autouse=True)
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line on which the cursor stands is looked at: no test waits."""
    monkeypatch.setattr(review, "REST", 0.0)


def header(pilot: Pilot[None]) -> str:
    top = desk_of(pilot).panes.top
    return "".join(text for text, _ in top.pieces(200, top.styles_now))


async def test_the_cursor_leaves_seen_lines_behind_and_the_header_counts(opened: Opened) -> None:
    async with opened(size=(200, 60)) as pilot:
        desk = await longest_section(pilot)
        first, second, third = rows_of(desk)[:3]
        await pilot.press("g", "j", "j")
        view = desk.navigator.shown
        assert {first.id, second.id} <= set(view.seen._sections)
        assert third.id not in view.seen
        total = sum(section.count for section in view.shown_sections())
        assert f"{view.seen.among([s.id for s in view.shown_sections()], view.overlay)} of {total} seen" in header(pilot)
        assert "seen" in " ".join(text for line in desk.navigator.paint_row(first, 0, 80, pilot.app.styles_now) for text, _ in line)  # type: ignore[attr-defined]


async def test_passing_over_lines_is_not_seeing_them(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "REST", 3600.0)
    async with opened() as pilot:
        await pilot.press("j", "j", "k", "right_square_bracket")
        assert not len(desk_of(pilot).navigator.shown.seen)


async def test_the_key_goes_to_the_next_unseen_line_through_all_sections_and_says_when_there_is_none(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        every = sum(len([row for row in desk.navigator.listing.rows(group.id) if row.id != "fold"]) for group in desk.navigator.groups)  # type: ignore[union-attr]
        met = {desk.navigator.row.id} if desk.navigator.row else set()
        for _ in range(every + 2):
            await pilot.press("l")
            if desk.navigator.row:
                met.add(desk.navigator.row.id)
        assert "was seen" in said(pilot)[-1]
        assert len(met) == every


async def test_the_next_visit_begins_where_the_last_one_ended(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        await pilot.press("j", "j")
        group, row = desk.navigator.current_group.id, desk.navigator.row
        await pilot.press("S")
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert desk.navigator.listing_name == "brief"
        assert desk.navigator.current_group.id == group
        assert row
        assert desk.navigator.row
        assert desk.navigator.row.id == row.id


async def test_undo_goes_to_what_it_undid_in_whatever_section(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        group, row = desk.navigator.current_group.id, rows_of(desk)[1]
        await pilot.press("g", "j", "p", "right_square_bracket")
        assert desk.navigator.current_group.id != group
        await pilot.press("u")
        assert desk.navigator.current_group.id == group
        assert desk.navigator.row
        assert desk.navigator.row.id == row.id


async def test_what_another_desk_decided_is_undone_only_when_asked(opened: Opened, harbour: Path) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        mine, theirs = (row.id for row in rows_of(desk)[:2])
        await pilot.press("g", "p")
        view = desk.navigator.shown
        assert mine in view.overlay.pinned
        other = View(view.store, [harbour])
        other.edits.note([theirs], "Seen by another")
        await pilot.press("u")
        assert isinstance(pilot.app.screen, Chooser)
        assert "made elsewhere" in pilot.app.screen.heading
        await pilot.press("enter")
        assert mine not in view.overlay.pinned
        assert view.record(theirs).note == "Seen by another"
        await pilot.press("u", "down", "enter")
        assert view.record(theirs).note is None


async def test_edits_of_earlier_visits_are_undone_without_a_question(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        await pilot.press("g", "p")
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert desk.navigator.shown.overlay.pinned
        await pilot.press("u")
        assert not isinstance(pilot.app.screen, Chooser)
        assert not desk.navigator.shown.overlay.pinned


async def test_in_a_view_that_reviews_nothing_the_key_says_so(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("S", "l")
        assert "reviewed in the brief" in said(pilot)[-1]
