"""Every key does what the key table says, or says why it can't."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets.option_list import Option

from briefing.cli import cli
from briefing.tui.app import BriefingApp
from briefing.tui.commands import COMMANDS, wrong_keys
from briefing.tui.first_visit import first_time
from briefing.tui.widgets.chain import chain_lines
from briefing.workspace import export_target, folders
from briefing.workspace.options import Options
from briefing.workspace.store import DamagedError
from tests.tui import corpus
from tests.tui.conftest import Opened, desk_of, longest_section, rows_of, said, settled


async def test_the_desk_opens_on_the_first_section_with_its_passage_lit(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        assert desk.navigator.row.text in desk.panes.source.text
        assert desk.panes.source.target.statement.text == desk.navigator.row.text


async def test_j_k_and_the_arrows_move_and_the_source_follows(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        first = desk.panes.source.target.statement.id
        await pilot.press("j")
        assert desk.panes.row_list.cursor == 1
        assert desk.panes.source.target.statement.id != first
        await pilot.press("up")
        assert desk.panes.source.target.statement.id == first
        await pilot.press("down", "k")
        assert desk.panes.row_list.cursor == 0


async def test_g_and_capital_g_go_to_the_ends(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("G")
        assert desk.panes.row_list.cursor == len(desk.panes.row_list.rows) - 1
        await pilot.press("g")
        assert desk.panes.row_list.cursor == 0


async def test_numbers_and_brackets_change_the_section(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("2")
        assert desk.navigator.group + desk.panes.first_number == 2
        await pilot.press("left_square_bracket")
        assert desk.navigator.group + desk.panes.first_number == 1
        await pilot.press("right_square_bracket")
        assert desk.navigator.group + desk.panes.first_number == 2
        await pilot.press("9")
        assert desk.navigator.group + desk.panes.first_number == 2
        assert said(pilot)[-1].startswith("There is no 9")


async def test_tab_goes_round_the_panes_and_enter_and_esc_into_the_source_and_back(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("tab")
        assert desk.focused is desk.panes.source
        await pilot.press("tab", "tab")
        assert desk.focused is desk.panes.row_list
        await pilot.press("shift+tab")
        assert desk.focused is desk.panes.group_list
        await pilot.press("enter", "enter")
        assert desk.focused is desk.panes.source
        await pilot.press("escape")
        assert desk.focused is desk.panes.row_list


async def test_z_makes_a_pane_large_and_back(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("z")
        assert desk.panes.row_list.size.width == 120
        assert not desk.panes.source.display
        await pilot.press("z")
        assert desk.panes.source.display


async def test_a_key_that_can_do_nothing_says_why(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("less_than_sign")
        assert said(pilot)[-1] == "You have been nowhere else yet."


async def test_views_open_and_esc_leads_back(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        for key, name in {"S": "sources", "V": "voices", "T": "timeline", "D": "disputes", "U": "unplaced", "B": "brief"}.items():
            await pilot.press(key)
            assert desk.navigator.listing.name == name
        await pilot.press("V", "escape")
        assert desk.navigator.listing.name == "brief"


async def test_another_view_opens_on_its_list(opened: Opened) -> None:
    async with opened(size=(40, 12)) as pilot:
        desk = desk_of(pilot)
        for key in "SVDB2":
            await pilot.press("enter", key)
            assert desk.focused is desk.panes.row_list
            assert desk.panes.row_list.display


async def test_history_leads_back_to_the_row_and_forward_again(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("j", "V")
        await pilot.press("less_than_sign")
        assert (desk.navigator.listing.name, desk.panes.row_list.cursor) == ("brief", 1)
        await pilot.press("greater_than_sign")
        assert desk.navigator.listing.name == "voices"


async def test_jump_mode_goes_to_the_line_of_the_letter(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        await pilot.press("semicolon")
        letter = desk.panes.row_list.letters[2]
        await pilot.press(letter)
        assert desk.panes.row_list.cursor == 2
        assert not desk.panes.row_list.letters


async def test_help_names_every_key_and_closes(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("question_mark")
        assert pilot.app.screen.__class__.__name__ == "HelpScreen"
        await pilot.press("G", "g", "j", "k", "escape")
        assert pilot.app.screen is desk_of(pilot)


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_a_page_key_that_comes_before_the_palette_is_laid_out_does_no_harm(opened: Opened, key: str) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p")
        listed = pilot.app.screen.query_one(CommandList)
        listed.display = False  # as it is until the first names are found
        await pilot.pause()
        listed.clear_options()
        listed.add_option(Option("Export"))
        listed.highlighted = 0
        await pilot.press(key)
        assert pilot.app.is_running
        await pilot.press("escape")
        assert pilot.app.screen is desk_of(pilot)


async def test_the_palette_finds_a_section_by_name(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p")
        await pilot.press(*"outlook")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        desk = desk_of(pilot)
        assert desk.navigator.groups[desk.navigator.group].title == "Outlook"


async def test_what_two_sources_print_alike_is_said_of_both(opened: Opened, harbour: Path) -> None:
    copy = (harbour / "gazette.txt").read_text().replace("Callao Gazette", "Tacna Herald")
    (harbour / "herald.txt").write_text(copy + "\nBuses in Tacna run again as well, a driver said.\n")
    async with opened() as pilot:
        await pilot.press("S")
        rows = desk_of(pilot).panes.row_list.rows
        stories, outlets = ({row.path: getattr(row, name) for row in rows} for name in ("story", "outlet"))
        assert stories["courier.txt"] == ""
        assert stories["gazette.txt"].startswith(f"one story with {outlets['herald.txt']} (")
        assert stories["herald.txt"].startswith(f"one story with {outlets['gazette.txt']} (")


async def test_the_brief_that_another_took_the_place_of_is_closed(opened: Opened, harbour: Path) -> None:
    async with opened() as pilot:
        old = desk_of(pilot).navigator.view
        corpus.write(harbour, third="Arica too\n\nDockers in Arica began a strike on Friday, the mayor said.\n")
        pilot.app.read_corpus()
        await settled(pilot)
        await pilot.app.workers.wait_for_complete()
        pilot.app.look_again()
        old.store.remake = None
        with pytest.raises(DamagedError):
            old.store.rows("SELECT 1")
        await pilot.press("j", "V", "B")


async def test_q_leaves(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("q")
        assert pilot.app.return_code == 0


async def test_resizing_keeps_the_cursor_and_the_passage(opened: Opened) -> None:
    async with opened() as pilot:
        desk = await longest_section(pilot)
        await pilot.press("j", "j")
        for size in ((80, 24), (40, 12), (200, 60), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert desk.panes.row_list.cursor == 2
            assert any(row == 2 for row, _ in desk.panes.row_list.in_sight())


def standing(pilot: Pilot[None]) -> object:
    """All that a key could change."""
    desk = desk_of(pilot)
    panes, navigator = desk.panes, desk.navigator
    tops = [(pane.top_row, pane.top_line) for pane in (panes.group_list, panes.row_list, panes.source, panes.comparison)]
    lists = (panes.row_list.cursor, panes.group_list.cursor, len(panes.row_list.rows), len(navigator.groups), bool(panes.row_list.letters))
    place = (navigator.listing_name, navigator.group, desk.follower.statement_index, panes.current, panes.zoomed, desk.marks.marked)
    widths = (panes.row_list.size.width, panes.source.size.width)
    return (tops, lists, place, widths, len(pilot.app.screen_stack), said(pilot), pilot.app.return_code, desk.focused)


@pytest.mark.parametrize("view", ["B", "D", "V", "E"])
async def test_no_key_does_nothing_without_saying_why(opened: Opened, view: str) -> None:
    """Every key of the table, from the same place each time."""
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press(view)
        name = desk.navigator.listing_name
        for key in (key for one in COMMANDS for key in one.keys if key not in ("q", "o", "ctrl+s")):  # those have tests of their own
            pilot.app.clear_notifications()
            desk.panes.hint("")
            before = standing(pilot)
            await pilot.press(key)
            assert standing(pilot) != before, f"{key} in {desk.navigator.listing_title}"
            while len(pilot.app.screen_stack) > 1:
                await pilot.press("escape")
            desk.navigator.end_jump(None)
            desk.panes.focus("rows")
            if desk.panes.zoomed:
                desk.panes.toggle_zoom()
            if desk.navigator.listing_name != name:
                desk.navigator.show_view(name)


async def test_a_key_of_ones_own_takes_the_place_of_ours(opened: Opened) -> None:
    async with opened(keys={"down": "f5,ö"}) as pilot:
        desk = desk_of(pilot)
        await pilot.press("f5")
        assert desk.panes.row_list.cursor == 1
        await pilot.press("j")
        assert desk.panes.row_list.cursor == 1


def test_wrong_keys_of_ones_own_are_named() -> None:
    name, what = wrong_keys({"pinn": "f5"})[0]
    assert (name, what.startswith('there is no action "pinn"')) == ("pinn", True)
    assert wrong_keys({"pin": "x"}) == [("pin", '"x" is the key of exclude already; give that one another first')]
    assert wrong_keys({"pin": "f5"}) == []


def test_wrong_settings_are_named_with_file_and_line(home: Path, harbour: Path) -> None:
    file = home / "config" / "briefing" / "config.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("theme: dark\nkeys:\n  pinn: f5\n")
    done = CliRunner().invoke(cli, [str(harbour)])
    assert done.exit_code == 2
    assert f"{file}:3: keys" in done.stderr
    assert "pin" in done.stderr


async def test_a_click_gives_the_focus_and_keys_act_there(opened: Opened) -> None:
    async with opened(size=(120, 24)) as pilot:
        desk = desk_of(pilot)
        await pilot.click("#source", offset=(10, 10))
        await pilot.press("G")
        assert desk.panes.current == "source"
        assert desk.panes.row_list.cursor == 0
        await pilot.click("#rows", offset=(10, 8))
        assert desk.panes.current == "rows"
        assert desk.panes.row_list.cursor > 0


async def test_ctrl_s_saves_a_picture_or_says_why_it_cannot(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened() as pilot:
        await pilot.press("ctrl+s")
        picture = tmp_path / "briefing-brief.svg"
        assert "<svg" in picture.read_text(encoding="utf-8")
        before = picture.read_bytes()
        await pilot.press("ctrl+s")
        assert picture.read_bytes() == before, "no picture takes the place of another"
        assert (tmp_path / "briefing-brief-2.svg").is_file()
        monkeypatch.setattr(export_target, "default_folder", lambda _: tmp_path / "gone")
        await pilot.press("ctrl+s")
        assert any("could not be written" in words for words in said(pilot))


async def test_a_cluster_without_its_extra_is_refused_in_words(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    app = BriefingApp(Options(paths=(harbour,), cache=False, cluster="tcp://127.0.0.1:1"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "pip install distributed" in app.main_screen.panes.row_list.rows[0].message
        assert "start again" in app.main_screen.panes.row_list.rows[0].advice
    assert app.status == 2


def test_the_tour_is_shown_once_on_the_sample_corpus_under_whatever_name_it_is_opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folders.shipped("seeds").parent)
    assert first_time(corpus.options(Path("seeds")))
    assert not first_time(corpus.options(Path("seeds")))


async def test_a_long_outlet_leaves_room_for_what_is_said_of_it(harbour: Path, opened: Opened) -> None:
    (harbour / "a-paper-with-a-very-long-name-indeed-and-then-some.txt").write_text(
        "Callao sleeps\n\nThe quays of Callao lay still on Friday night. Not one ship came in, and nobody knows when the next will.\n"
    )
    async with opened() as pilot:
        desk = desk_of(pilot)
        await pilot.press("slash", *"quays")
        lines = chain_lines(desk.follower.target, 40, 30, pilot.app.styles_now)  # type: ignore[attr-defined]
        assert lines[1].text.rstrip().endswith("… says so itself")


async def test_the_other_position_wraps_as_wide_as_before_when_the_disputes_are_shown_again(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)

        def shown_lines() -> list[str]:
            return [line.text for row in range(desk.panes.comparison.row_count()) for line in desk.panes.comparison.lines_of(row)]

        await pilot.press("D")
        await pilot.pause()
        before = shown_lines()
        page, target = desk.panes.comparison.page, desk.panes.comparison.target
        await pilot.press("B")
        await pilot.pause()
        desk.panes.comparison.show(None, None)
        desk.panes.comparison.show(page, target)
        await pilot.press("D")
        await pilot.pause()
        assert shown_lines() == before


async def test_words_of_likelihood_are_marked_without_colour_in_an_outlook(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened() as pilot:
        desk = desk_of(pilot)
        desk.navigator.show_view("brief", "outlook")
        await pilot.pause()
        row = next(row for row in desk.panes.row_list.rows if "prices of fruit will fall" in row.text)
        desk.panes.row_list.move_to(list(desk.panes.row_list.rows).index(row))
        await pilot.pause()
        assert {row.text[start:end] for start, end in row.likely} >= {"expect", "will"}
        for pane in (desk.panes.row_list, desk.panes.source):
            marked = [
                segment.text for line in pane.render_lines(pane.size.region) for segment in line if segment.style and segment.style.italic
            ]
            assert {"expect", "will"} <= set(marked)
        desk.navigator.show_view("brief", "developments")
        await pilot.pause()
        assert not any(row.likely for row in rows_of(desk))
