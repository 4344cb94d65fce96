"""The timeline: each line of a day is a row, many are folded, and days are walked in a row with their counts."""

from __future__ import annotations

from msgspec.structs import replace
from textual.pilot import Pilot

from briefing.model import Brief, TimelineEntry
from briefing.tui.app import BriefingApp
from briefing.tui.display import DayFold
from briefing.tui.views.timeline import TimelineView
from briefing.workspace.filter_query import Filter
from briefing.workspace.options import Options
from briefing.workspace.rows import TimelineDay
from briefing.workspace.view import View
from tests.tui.conftest import desk_of, settled
from tests.tui.made_brief import brief


def busy() -> Brief:
    """A brief of which nine statements tell of one day, and one of the day before."""
    made = brief()
    names = [one.id for one in made.statements]
    entries = (
        TimelineEntry(when="2023-11", precision="month", statements=(names[0],)),
        TimelineEntry(when="2024-03-03", precision="day", statements=(names[1],)),
        TimelineEntry(when="2024-03-04", precision="day", statements=tuple(names[:9])),
    )
    return replace(made, timeline=entries)


class Busy(BriefingApp):
    """A desk over it."""

    def fill_desk(self) -> None:
        self.main_screen.navigator.show_brief(View(busy()))

    def begin(self) -> None:
        self.up_to_date.set()


def kinds(pilot: Pilot[None]) -> str:
    """The rows in letters: a date, a line, a fold."""
    rows = desk_of(pilot).panes.row_list.rows
    return "".join("D" if isinstance(row, TimelineDay) else "f" if isinstance(row, DayFold) else "l" for row in rows)


async def test_every_line_of_a_day_is_a_row_and_many_are_folded() -> None:
    async with Busy(Options(paths=())).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("T")
        rows = desk_of(pilot).panes.row_list
        assert kinds(pilot) == "DlDlDllllf"
        await pilot.press("G")
        assert "▸ 5 more of this day" in rows.lines_of(9)[0].text
        await pilot.press("enter")
        assert kinds(pilot) == "DlDlD" + 9 * "l" + "f"
        assert rows.cursor == 9, "the first line that was hidden"
        await pilot.press("j", "r")
        assert (kinds(pilot), rows.cursor) == ("DlDlDllllf", 9)
        await pilot.press("k", "k", "r", "B", "T")
        assert (kinds(pilot), rows.cursor) == ("DlDlD" + 9 * "l" + "f", 7), "an open fold stays open"


async def test_no_fold_is_offered_where_all_lines_are_shown() -> None:
    async with Busy(Options(paths=())).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("T", "r")
        assert "There is nothing" in desk_of(pilot).panes.keys.message or "fold" in desk_of(pilot).panes.keys.message


async def test_days_are_walked_by_key_and_by_mouse_in_a_row_with_counts() -> None:
    for size in ((80, 24), (120, 40)):
        async with Busy(Options(paths=())).run_test(size=size) as pilot:
            await settled(pilot)
            desk = desk_of(pilot)
            await pilot.press("T")
            text = desk.panes.tabs.render_line(0).text
            assert " All 3  Nov 2023 1 " not in text
            assert all(day in text for day in ("All 3", "2023-11 1", "3 Mar 1", "4 Mar 9"))
            await pilot.press("j", "j", "right_square_bracket")
            assert desk.navigator.current_group.title == "2024-03-03", "the day that the cursor stood in"
            await pilot.press("right_square_bracket")
            assert kinds(pilot) == 9 * "l"
            await pilot.click("#tabs", offset=(text.index("3 Mar"), 0))
            assert desk.navigator.current_group.title == "2024-03-03"
            await pilot.press("escape")
            assert desk.navigator.current_group.id == ""
            await pilot.press("escape")
            assert desk.navigator.listing_name == "brief"
            assert not desk.has_class("-row-of-groups")


async def test_enter_on_a_date_leads_into_that_day() -> None:
    async with Busy(Options(paths=())).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("T", *"jjjj", "enter")
        assert kinds(pilot) == 9 * "l"


def test_what_is_excluded_and_what_does_not_pass_is_in_no_count() -> None:
    view = View(busy())
    first = view.points("developments")[0].id
    view.edits.exclude([first])
    for wanted in (Filter(), Filter(sources=("gazette",))):
        listing = TimelineView(view, wanted)
        rows = listing.rows("")
        assert len(list(rows)) == len(rows)
        assert [group.count for group in listing.groups()][1:] == [len(listing.rows(group.id)) for group in listing.groups()][1:]
        assert sum(len(row.statements) for row in rows if isinstance(row, TimelineDay)) == sum(day.count for day in listing._days)
