"""Another template is chosen on the desk, and the brief is put together by it; the header names it."""

from __future__ import annotations

import asyncio

from briefing.tui.screens.chooser import Chooser
from briefing.workspace.overview import crowded
from briefing.workspace.template_catalogue import templates
from briefing.workspace.view import View
from tests.tui.conftest import Opened, desk_of, said, settled
from tests.workspace.made import brief


async def test_the_brief_is_put_together_by_another_template_without_leaving(opened: Opened) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        before = desk.navigator.shown.template
        other = next(name for name in templates() if name != before)
        await pilot.press("P")
        screen = pilot.app.screen
        assert isinstance(screen, Chooser)
        index = [choice.value for choice in screen.choices].index(other)
        screen.row_list.move_to(index)
        await pilot.press("enter")

        async def watch() -> None:
            while desk.navigator.shown.template == before:
                await pilot.pause()

        await asyncio.wait_for(watch(), 60)
        await settled(pilot)
        assert any(f"template: {other}" in words for words in said(pilot))
        assert desk.navigator.shown.template == other
        assert desk.panes.top.facts[0].startswith(f"{other} by ")


def test_a_section_that_holds_nearly_all_lines_is_named() -> None:
    told = "Lorry {0} left. Crew {0} slept. Depot {0} closed. Nobody {0} spoke."
    texts = {f"{number}.txt": told.format(number) for number in range(20)}
    view = View(brief(texts))
    assert crowded(view) is None
    view.edits.move([row.id for row in view.points("two")][:30], "one")
    assert crowded(view) == ("One", 70)
