"""What the top bar says of a brief: its title, how many points and sources it has, and in which order its lines stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.painting import counted
from briefing.workspace.page import SORTS

if TYPE_CHECKING:
    from briefing.tui.widgets.bars import TopBar
    from briefing.workspace.view import View


def show_brief(bar: TopBar, view: View, problems: int, section: str | None) -> None:
    """Show the facts of a brief; `section` is the one that is shown, None in a view of something else."""
    page = len(view.page()) if view.orders.page.chosen else 0
    of_page = (f"page of {page}",) if page else ()
    bar.points = sum(each.count for each in view.shown_sections())
    bar.title = view.title
    bar.problems = problems
    bar.facts = (_template_and_order(view, section), counted(len(view.sources()), "source"), *of_page)
    bar.refresh()


def show_order(bar: TopBar, view: View, section: str | None) -> None:
    """Show in which order the lines stand, where the facts of the brief are shown already."""
    if bar.facts:
        bar.facts = (_template_and_order(view, section), *bar.facts[1:])
        bar.refresh()


def _template_and_order(view: View, section: str | None) -> str:
    """The template, with the order in which the lines of the section stand, else that of all sections where it is one."""
    here = [section] if section is not None else [each.id for each in view.shown_sections()]
    orders = {view.orders.page.sort(name) for name in here}
    return f"{view.template} {SORTS[orders.pop()]}" if len(orders) == 1 else view.template
