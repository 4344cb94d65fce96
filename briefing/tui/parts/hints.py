"""What is said once, unasked, because it may spare a reader much work; found in a thread, and clicked away or never seen again."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from briefing.tui.loading import in_thread
from briefing.workspace.overview import crowded

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefing.tui.parts.navigator import Navigator
    from briefing.workspace.options import Options
    from briefing.workspace.template_hint import TemplateHint

SHOWN = 20.0
"""Seconds that a hint stands there, unless something else is said or it is clicked away."""


def hint_at_template(screen: Screen[None], navigator: Navigator, options: Options, stop: Event) -> None:
    """Where nearly all lines stand in one section, say once which template would tell them apart."""
    view = navigator.shown
    name = f"template {view.template}"
    if name in view.desk.left.hints or crowded(view) is None:
        return
    found: list[TemplateHint | None] = []

    async def look() -> None:
        from briefing.workspace.template_hint import template_hint

        await in_thread(lambda: found.append(template_hint(view, options, stop)))
        if found[0] and navigator.view is view and view.desk.give_hint(name):
            screen.notify(str(found[0]), timeout=SHOWN, markup=False)

    screen.run_worker(look(), exclusive=True, group="hint")
