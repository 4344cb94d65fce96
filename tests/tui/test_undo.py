"""Undo goes to what it undid, whatever that was; another desk's decision is never taken back without asking."""

from __future__ import annotations

from pathlib import Path

from briefing.workspace.project import SourceSettings
from tests.tui.conftest import Curated, Opened, desk_of, said


async def test_undoing_a_join_and_a_name_leads_to_the_voice(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        edits = desk.navigator.shown.edits
        edits.join_voices("union", "company")
        edits.rename("rosa", "R. Quispe")
        desk.navigator.reload()
        await pilot.press("u")
        assert (desk.navigator.listing_name, desk.navigator.row.id) == ("voices", "rosa")
        await pilot.press("B", "u")
        assert (desk.navigator.listing_name, desk.navigator.row.id) == ("voices", "union")
        await pilot.press("ctrl+r")
        assert desk.navigator.row.id == "company", "of what is one voice again, that"


async def test_undoing_a_speaker_leads_to_the_line(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        view = desk.navigator.shown
        point = view.points("motives/company")[0]
        view.edits.set_speaker([view.record(point.id).lead], "Elena Rojas")
        desk.navigator.reload()
        await pilot.press("T", "u")
        assert (desk.navigator.listing_name, desk.navigator.row.id) == ("brief", point.id)


async def test_undoing_what_was_said_of_a_source_or_a_section_leads_there(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        desk = desk_of(pilot)
        edits = desk.navigator.shown.edits
        edits.hide_section("reaction")
        edits.rate_source("gazette", "B usually reliable")
        edits.correct_source("wire", SourceSettings(outlet="Andes"))
        edits.undo()
        desk.navigator.reload()
        await pilot.press("u")
        assert (desk.navigator.listing_name, desk.navigator.row.id) == ("sources", "gazette")
        await pilot.press("u")
        assert (desk.navigator.listing_name, desk.navigator.current_group.id) == ("brief", "reaction")


async def test_a_speaker_that_another_desk_gave_is_not_undone_by_mine_unasked(opened: Opened, harbour: Path) -> None:
    async with opened() as pilot, opened() as other:
        mine, theirs = desk_of(pilot), desk_of(other)
        await pilot.press("p")
        view = theirs.navigator.shown
        statement = view.record(view.points(view.shown_sections()[0].id)[0].id).lead
        view.edits.set_speaker([statement], "Elena Rojas")
        await pilot.press("u")
        assert "The last decision was made elsewhere" in pilot.app.screen.heading  # type: ignore[attr-defined]
        await pilot.press("1")
        assert "Undone: pinned" in said(pilot)[-1]
        assert [chain.voice_name for chain in mine.navigator.shown.statement(statement).chains] == ["Elena Rojas"]


async def test_the_desk_opens_where_it_was_left_with_its_folds(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        sections = [group.id for group in desk.navigator.groups]
        name = next(one for one in sections if len(desk.navigator.shown.points(one)) > 1)
        desk.navigator.show_view("brief", name)
        await pilot.press("G", "r", "G")
        left = (name, desk.navigator.place().row, len(desk.panes.row_list.rows))
        await pilot.press("V", "q")
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert (desk.navigator.current_group.id, desk.navigator.place().row, len(desk.panes.row_list.rows)) == left
