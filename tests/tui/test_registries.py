"""A new key and a new view are one row each: everything that shows them is made from it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.tui.command_palette import CommandProvider
from briefing.tui.commands import COMMANDS, GROUPS, footer_commands, key_table, wrong_keys
from briefing.tui.commands.registry import command
from briefing.tui.desk import Desk
from briefing.tui.styles import without_colour
from tests.tui.conftest import Curated, desk_of

ROOT = Path(__file__).parents[2]

ADDS_A_VIEW = '''
import asyncio, sys, types
from briefing.tui.views import registry
from briefing.tui.views.sources import SourcesView

class OutletsView(SourcesView):
    """Who was read."""

    name, title = "outlets", "Outlets"

sys.modules["briefing.tui.views.outlets"] = types.SimpleNamespace(OutletsView=OutletsView)
registry.ROWS.append(registry.ViewRow("outlets", "Z f6", "Outlets: who was read", "outlets", "OutletsView"))

from briefing.tui.commands import key_table, wrong_keys
from briefing.workspace.options import Options
from tests.tui.conftest import Shown, desk_of, settled

async def main():
    async with Shown(Options(paths=())).run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        navigator = desk_of(pilot).navigator
        await pilot.press("Z")
        assert navigator.listing_name == "outlets" and navigator.row is not None
        await pilot.press("Z")
        assert "Outlets is shown already." in desk_of(pilot).panes.keys.message
        await pilot.press("B", "f6")
        assert navigator.listing_name == "outlets"
        await pilot.press("less_than_sign")
        assert navigator.listing_name == "brief"

assert "| `Z` `f6` | Outlets: who was read |" in key_table()
assert wrong_keys({"outlets": "f7"}) == []
asyncio.run(main())
print("reached")
'''


@pytest.fixture
def shouting() -> Iterator[None]:
    """A command that nobody knew of, registered while a test runs."""

    @command(
        "shout", "f8 Q", "Finding", footer="shout", footer_order=5, why_not=lambda desk: "" if desk.navigator.group else "Not in here."
    )
    def shout(desk: Desk, key: str) -> None:
        """Shout: say the title loudly."""
        desk.notify(f"{desk.navigator.current_group.title.upper()} by {key}")

    added = COMMANDS[-1]
    yield
    COMMANDS.remove(added)


@pytest.mark.usefixtures("shouting")
async def test_a_command_needs_its_row_and_nothing_else(curated_desk: Curated) -> None:
    async with curated_desk(size=(120, 80)) as pilot:
        desk = desk_of(pilot)
        assert "shout" not in desk.panes.keys.render_line(0).text
        await pilot.press("f8")
        assert desk.panes.keys.message == "Not in here."
        await pilot.press("2", "Q")
        title = desk.navigator.current_group.title
        assert [note.message for note in pilot.app._notifications] == [f"{title.upper()} by Q"]
        assert desk.panes.keys.render_line(0).text.lstrip().startswith("f8 shout  ? help")
        entries = {name: note for name, note, _ in CommandProvider(desk, None).actions()}
        assert entries["Shout: say the title loudly"] == "f8 Q"
        await pilot.press("question_mark")
        help_lines = [line for entry in pilot.app.screen.lines(90, without_colour()) for line, _ in entry]
        assert "Shout: say the title loudly" in help_lines
    assert "| `f8` `Q` | Shout: say the title loudly |" in key_table()
    assert wrong_keys({"shout": "f9"}) == []
    assert wrong_keys({"pin": "f8"})


def test_a_view_needs_its_file_and_its_row_and_nothing_else() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", ADDS_A_VIEW], cwd=ROOT, env=env, capture_output=True, text=True, timeout=100, check=False)
    assert ran.stdout == "reached\n", ran.stderr[-2000:]


def test_the_footer_has_one_place_for_each_of_its_commands() -> None:
    places = [one.footer_order for one in footer_commands()]
    assert all(places)
    assert len(set(places)) == len(places)
    assert footer_commands()[-1].name == "quit", "whatever is left out, how to leave is not"


def test_every_command_is_in_a_group_that_is_shown() -> None:
    assert {one.group for one in COMMANDS} == set(GROUPS)


def test_old_names_of_commands_hold() -> None:
    names = (
        "accept add_side back_out brief change_side copy correct_source dismiss disputes down edits enter exclude exclude_whole excluded "
        "export filter find find_sides first fold go_to_point group help history_back history_forward join_near jump keep last lead "
        "leave_off mark mark_all mark_filtered mark_others mark_range merge move narrower next_group next_hit next_pane next_statement "
        "next_unseen "
        "not_near note open open_with page_down page_up palette picture pin place_down place_first place_up previous_group "
        "previous_hit previous_pane previous_statement problems quit redo remove_side rename retitle search sections sort "
        "sources speaker split summary take template theme timeline tour undo unfilter unplaced up voices why wider zoom "
        "draft open_draft density long_note more_lines fewer_lines lines_a_section"
    )
    assert set(names.split()) <= {one.name for one in COMMANDS}, "people have them in their config.yaml"
