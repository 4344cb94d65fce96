"""Questions that are filled in: what is shown is safe, what is left as it is stays what it was, what is typed is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input, Static

from briefing.tui.screens.prompt import Prompt
from briefing.workspace.open import open_view
from tests.tui import corpus
from tests.tui.conftest import Opened, desk_of, said

ODD = "Rosa\x1b]52;c;cHdu\x07\u202e Quispe\n[bold]x[/] [@click=app.quit]y[/]"


async def ask(pilot: Pilot[None], answer: str, *keys: str) -> list[str | None]:
    """Ask, press keys, and give what was answered."""
    answers: list[str | None] = []
    await pilot.app.push_screen(Prompt(f"Call {ODD}", answer, f"In {ODD}", lambda text: "" if text else f"no {ODD}"), answers.append)
    await pilot.pause()
    shown = [pilot.app.screen.query_one(Input).value, *(str(one.render()) for one in pilot.app.screen.query(Static))]
    assert not [text for text in shown if set("\x1b\x07\u202e\n") & set(text)]
    assert all("[@click=app.quit]" in text for text in shown)
    await pilot.press(*keys)
    await pilot.pause()
    return answers


async def test_what_is_left_as_it_is_stays_what_it_was(opened: Opened) -> None:
    async with opened() as pilot:
        assert await ask(pilot, ODD, "enter") == [ODD]
        assert await ask(pilot, ODD, "end", "x", "backspace", "enter") == [ODD], "typed and taken back"
        assert await ask(pilot, ODD, "end", "!", "enter") == ["Rosa␛]52;c;cHdu␇� Quispe [bold]x[/] [@click=app.quit]y[/]!"]
        assert await ask(pilot, ODD, "backspace", "enter", "A", "n", "a", "enter") == ["Ana"], "an empty answer was refused"
        assert await ask(pilot, ODD, "escape") == [None]


async def test_a_question_is_answered_once(opened: Opened) -> None:
    """Two enters that came before the first was heard, or an enter and an escape: the desk below stays."""
    async with opened() as pilot:
        below = pilot.app.screen
        for leave in (lambda asked: asked.dismiss("Ana"), lambda asked: asked.action_leave()):
            answers: list[str | None] = []
            asked = Prompt("Who", "Ana")
            await pilot.app.push_screen(asked, answers.append)
            await pilot.pause()
            line = asked.query_one(Input)
            asked.post_message(Input.Submitted(line, "Ana"))
            asked.post_message(Input.Submitted(line, "Ana"))
            await pilot.pause()
            leave(asked)
            await pilot.pause()
            assert answers == ["Ana"]
            assert pilot.app.screen is below


@pytest.mark.parametrize("keys", ["V R", "1 a", "1 R"])
async def test_an_answer_left_as_it_is_is_no_edit(harbour: Path, opened: Opened, keys: str) -> None:
    view = open_view(corpus.options(harbour))
    section = next(one for one in view.shown_sections() if one.count)
    view.edits.note([view.points(section.id)[0].id], ODD)
    view.edits.retitle(ODD, section.id)
    view.edits.rename(view.voices()[0].id, ODD)
    count = len(view.edits.rows())
    view.close()
    async with opened(harbour) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert "52;c" in pilot.app.screen.query_one(Input).value
        await pilot.press("enter")
        await pilot.pause()
        assert len(desk_of(pilot).navigator.shown.edits.rows()) == count
        await pilot.press(keys[-1], "end", "!", "enter")
        await pilot.pause()
        assert len(desk_of(pilot).navigator.shown.edits.rows()) == count + 1


async def test_a_notice_is_no_markup_and_does_nothing(opened: Opened) -> None:
    async with opened() as pilot:
        for tell in (pilot.app.notify, desk_of(pilot).notify):
            tell(f"{ODD} is not there")
            await pilot.pause()
            (told,) = (text for text in said(pilot) if "is not there" in text)
            assert "\x1b" not in told
            assert "[@click=app.quit]y[/]" in told
            pilot.app.clear_notifications()


async def test_a_name_in_the_palette_is_no_markup(harbour: Path, opened: Opened) -> None:
    view = open_view(corpus.options(harbour))
    view.edits.rename(view.voices()[0].id, "Quispe [@click=app.exit]hello[/] [bold")
    view.close()
    async with opened(harbour) as pilot:
        await pilot.press("ctrl+p", *"quispe hello")
        await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.node is not pilot.app])
        await pilot.pause()
        prompts = [str(option.prompt) for option in pilot.app.screen.query_one(CommandList).options]
        assert any("[@click=app.exit]hello[/] [bold" in prompt for prompt in prompts), prompts
