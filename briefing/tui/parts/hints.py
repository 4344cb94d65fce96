"""What is said once, unasked, because it may spare a reader much work; found in a thread, and clicked away or never seen again."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from briefing.tui.loading import in_thread
from briefing.workspace.overview import crowded

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.tui.parts.navigator import Navigator
    from briefing.workspace.event_list import EventRow
    from briefing.workspace.options import Options
    from briefing.workspace.template_hint import TemplateHint

SHOWN = 20.0
"""Seconds that a hint stands there, unless something else is said or it is clicked away."""


def look_for_hints(screen: Screen[None], navigator: Navigator, options: Options, stop: Event) -> None:
    """Look in a thread whether the folder tells of several events, or another template would tell its lines apart; say each once."""
    screen.run_worker(_look(screen, navigator, options, stop), exclusive=True, group="hint")


async def _look(screen: Screen[None], navigator: Navigator, options: Options, stop: Event) -> None:
    """What is more worth knowing is said; the other waits for the next visit."""
    if not await _hint_at_events(screen, navigator):
        await _hint_at_template(screen, navigator, options, stop)


async def _hint_at_events(screen: Screen[None], navigator: Navigator) -> bool:
    """Where articles tell of several events, list these, and say so once; whether it was said now."""
    view = navigator.shown
    if view.events:
        return False
    from briefing.workspace.event_list import event_rows, events_told

    found: list[EventRow] = []
    await in_thread(lambda: found.extend(event_rows(view)))
    if not found or navigator.view is not view:
        return False
    view.events = found
    if navigator.listing_name == "sources":
        navigator.reload()
    if not view.desk.give_hint("events"):
        return False
    screen.notify(events_told(view, found), timeout=SHOWN, markup=False)
    return True


async def _hint_at_template(screen: Screen[None], navigator: Navigator, options: Options, stop: Event) -> None:
    """Where nearly all lines stand in one section, say once which template would tell them apart."""
    view = navigator.shown
    name = f"template {view.template}"
    if name in view.desk.left.hints or crowded(view) is None:
        return
    from briefing.workspace.template_hint import template_hint

    found: list[TemplateHint | None] = []
    await in_thread(lambda: found.append(template_hint(view, options, stop)))
    if found[0] and navigator.view is view and view.desk.give_hint(name):
        screen.notify(str(found[0]), timeout=SHOWN, markup=False)
