"""The sides of the event are set on the desk: each decision is an edit, and the brief is put together again at the same place."""

from __future__ import annotations

import asyncio
from pathlib import Path

import yaml
from textual.pilot import Pilot

from briefing.tui.app import BriefingApp
from briefing.tui.display import Fold
from briefing.tui.screens.prompt import Prompt
from briefing.workspace.open import open_view
from tests.tui import corpus
from tests.tui.conftest import Opened, desk_of, said, settled


def sides(pilot: Pilot[None]) -> list[str]:
    return [side.name for side in desk_of(pilot).navigator.shown.sides()]


async def do(pilot: Pilot[None], command: str) -> None:
    """Choose an action in the palette."""
    desk_of(pilot).action_do(command, "")
    await pilot.pause()


async def answer(pilot: Pilot[None], text: str) -> None:
    """Type over what stands in the prompt, and wait for the brief."""
    assert isinstance(pilot.app.screen, Prompt)
    await pilot.press("ctrl+a", *text, "enter")
    await settled(pilot)


async def become(pilot: Pilot[None], names: list[str]) -> None:
    """Wait until these are the sides."""

    async def watch() -> None:
        while sides(pilot) != names:
            await pilot.pause()

    await asyncio.wait_for(watch(), 60)
    await settled(pilot)


async def named(pilot: Pilot[None], name: str) -> None:
    """Name one more side, and wait until it is there."""
    names = [*sides(pilot), name.partition("=")[0]]
    await do(pilot, "add_side")
    assert isinstance(pilot.app.screen, Prompt)
    assert "after an equals sign: Peru=Lima" in pilot.app.screen.hint
    await answer(pilot, name)
    await become(pilot, names)


def edits(harbour: Path) -> list[dict[str, object]]:
    return list(yaml.safe_load((harbour / "briefing.edits.yaml").read_text()))


async def test_a_side_is_named_with_its_other_names_and_lasts(opened: Opened, harbour: Path) -> None:
    async with opened() as pilot:
        before = sides(pilot)
        await named(pilot, "Dockers=union,Quispe")
        assert sides(pilot) == [*before, "Dockers"]
        assert "Dockers" in said(pilot)[-1]
        assert any(section.id == "motives/dockers" for section in desk_of(pilot).navigator.shown.sections())
    assert edits(harbour)[-1]["sides"][-1] == {"name": "Dockers", "aliases": ["union", "Quispe"]}  # type: ignore[index]
    async with opened() as pilot:
        assert sides(pilot) == [*before, "Dockers"]


async def test_a_side_is_called_otherwise_and_taken_away_and_all_of_it_taken_back(opened: Opened) -> None:
    async with opened() as pilot:
        before = sides(pilot)
        await named(pilot, "Dockers=union")
        await do(pilot, "change_side")
        await pilot.press(str(len(sides(pilot))))
        await answer(pilot, "Union=dockers")
        await become(pilot, [*before, "Union"])
        await do(pilot, "remove_side")
        await pilot.press(str(len(sides(pilot))))
        await become(pilot, before)
        await pilot.press("u")
        await become(pilot, [*before, "Union"])
        await pilot.press("u")
        await become(pilot, [*before, "Dockers"])
        await pilot.press("ctrl+r")
        await become(pilot, [*before, "Union"])


async def test_the_sides_are_found_again(opened: Opened) -> None:
    async with opened() as pilot:
        before = sides(pilot)
        await do(pilot, "find_sides")
        assert "no sides" in said(pilot)[-1]
        await named(pilot, "Dockers=union")
        await do(pilot, "find_sides")
        await become(pilot, before)


async def test_the_cursor_stays_and_follows_its_point_where_the_section_goes(opened: Opened) -> None:
    async with opened() as pilot:
        desk, before = desk_of(pilot), sides(pilot)
        desk.navigator.show_view("brief", "background")
        await pilot.press("j")
        place = (desk.navigator.groups[desk.navigator.group].id, desk.navigator.row.text if desk.navigator.row else "")
        await named(pilot, "Dockers=union,Quispe")
        assert (desk.navigator.groups[desk.navigator.group].id, desk.navigator.row.text if desk.navigator.row else "") == place
        desk.navigator.show_view("brief", "motives/dockers")
        if isinstance(desk.navigator.row, Fold):  # none of its lines stands on the page
            await pilot.press("r", "j")
        text = desk.navigator.row.text
        await pilot.press("u")
        await become(pilot, before)
        assert desk.navigator.groups[desk.navigator.group].id != "motives/dockers"
        assert desk.navigator.row.text == text


async def test_a_side_that_no_article_names_is_said_with_the_nearest_names(opened: Opened) -> None:
    async with opened() as pilot:
        await named(pilot, "Qispe")
        assert "no article names the side “Qispe”" in said(pilot)[-1]
        assert "Quispe" in desk_of(pilot).navigator.problems[-1].advice
        assert all(group.id != "motives/qispe" for group in desk_of(pilot).navigator.groups), "an empty section of a side is not shown"


async def test_a_name_that_is_a_side_already_or_none_is_refused(opened: Opened) -> None:
    async with opened() as pilot:
        await named(pilot, "Dockers=union")
        await do(pilot, "add_side")
        await pilot.press(*"dockers", "enter")
        assert isinstance(pilot.app.screen, Prompt), "it asks on"
        await pilot.press("ctrl+a", "space", "enter")
        assert isinstance(pilot.app.screen, Prompt), "it asks on"
        await pilot.press("escape")
        assert sides(pilot).count("Dockers") == 1


async def test_a_decision_of_the_desk_overrules_what_was_typed_before_it(harbour: Path) -> None:
    app = BriefingApp(corpus.options(harbour, sides=("Dockers=union",), overruled=()))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        assert sides(pilot) == ["Dockers"]
        await do(pilot, "remove_side")
        await pilot.press("1")
        await become(pilot, [])
    later = corpus.options(harbour, sides=("Dockers=union",))
    with_later = open_view(later)
    assert [side.name for side in with_later.sides()] == ["Dockers"], "what is typed later counts again"
    with_later.close()
