"""What is known of a source is corrected on the desk by key, and the brief follows; undo leads back."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from briefing.tui.screens.chooser import Chooser
from briefing.tui.screens.prompt import Prompt
from tests.tui.conftest import Curated, Opened, desk_of, said, settled


async def corrected(pilot: Pilot[None], number: str, text: str) -> None:
    """Correct the value of that number in the dialog."""
    await pilot.press("b")
    assert isinstance(pilot.app.screen, Chooser)
    await pilot.press(number)
    assert isinstance(pilot.app.screen, Prompt)
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await settled(pilot)


async def test_an_outlet_is_corrected_everywhere_and_the_brief_is_made_again(opened: Opened, harbour: Path) -> None:
    async with opened() as pilot:
        desk = desk_of(pilot)
        source = desk.follower.shown.source
        before, made_from = desk.navigator.shown.source_title(source), desk.navigator.shown.fingerprint
        await corrected(pilot, "1", "Callao Evening Post")
        view = desk.navigator.shown
        assert view.fingerprint != made_from
        assert view.source_title(source) == "Callao Evening Post"
        outlet = next(one for one in view.store.rows("SELECT id, outlet FROM source") if one[0] == source)[1]
        assert outlet == "Callao Evening Post", "what is stored was made with it"
        assert desk.panes.source.page
        assert desk.panes.source.page.source.metadata.outlet
        assert desk.panes.source.page.source.metadata.outlet.value == "Callao Evening Post"
        await pilot.press("u")
        await settled(pilot)
        assert desk.navigator.shown.source_title(source) == before
        assert "Undone: source corrected" in said(pilot)[-1]
    assert "edit: correct" in (harbour / "briefing.edits.yaml").read_text()


async def test_letters_typed_before_a_value_is_chosen_say_what_chooses(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("b")
        dialog = pilot.app.screen
        assert isinstance(dialog, Chooser)
        assert "Enter or a number chooses" in str(dialog.query_one("#chooser-note").render())
        await pilot.press("T", "h", "e")
        assert pilot.app.screen is dialog
        assert "enter chooses, esc leaves" in dialog.row_list.head[0].text


async def test_what_is_no_date_is_not_taken(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("b", "4")
        pilot.app.screen.query_one(Input).value = "the day before"
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, Prompt)
        assert "is no date" in str(pilot.app.screen.query_one("#hint").render())
        await pilot.press("escape")
        assert not desk_of(pilot).navigator.shown.overlay.sources


async def test_a_source_is_rated_with_a_letter_and_words(curated_desk: Curated) -> None:
    async with curated_desk() as pilot:
        await pilot.press("b", "6", "2")
        desk = desk_of(pilot)
        await pilot.pause()
        assert desk.navigator.shown.source(desk.follower.shown.source).rating == "B usually reliable"
        assert "Rated B usually reliable." in said(pilot)[-1]
        await pilot.press("b", "6", "8")
        assert not desk.navigator.shown.overlay.ratings
