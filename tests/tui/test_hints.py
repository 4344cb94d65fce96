"""Hints: what is said unasked is computed and not guessed, and said once."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from briefing.tui.parts import hints
from briefing.workspace import overview, template_hint
from briefing.workspace.open import make_brief, open_view
from briefing.workspace.options import Options
from briefing.workspace.template_hint import TemplateHint
from tests.tui.conftest import Opened, desk_of

ARTICLES = Path(__file__).parents[1] / "fixtures" / "grounding"
HINT = TemplateHint(crowd=137, lines=159, template="disaster", sections=7)


async def hinted(pilot: Pilot[None]) -> str:
    await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "hint"])
    await pilot.pause()
    status = desk_of(pilot).panes.status
    return status.message if status else ""


def test_the_template_that_tells_most_apart_is_found_by_making_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (overview, template_hint):
        monkeypatch.setattr(module, "CROWDED", 0.7)
    options = Options(paths=(ARTICLES,), jobs=1, cache=False)
    monkeypatch.setattr(template_hint, "_others", lambda view: ["disaster"])
    view = open_view(options)
    found = template_hint.template_hint(view, options, Event())
    brief = make_brief(Options(paths=(ARTICLES,), jobs=1, cache=False, template="disaster"))
    counts: dict[str, int] = {}
    for point in brief.points:
        if point.section:
            counts[point.section] = counts.get(point.section, 0) + 1
    spread = max(counts.values()) < 0.7 * sum(counts.values())
    assert found is None or (found.template, found.sections) == ("disaster", sum(count >= 3 for count in counts.values()))
    assert (found is not None) == (spread and sum(count >= 3 for count in counts.values()) > 4)


@pytest.mark.parametrize(("sections", "said"), [([20, 18, 12, 9], True), ([58, 1], False), ([], False)])
def test_a_template_that_crowds_as_much_is_not_hinted_at(monkeypatch: pytest.MonkeyPatch, sections: list[int], said: bool) -> None:
    options = Options(paths=(ARTICLES,), jobs=1, cache=False)
    view = open_view(options)
    monkeypatch.setattr(template_hint, "crowded", lambda view: ("What happened", 55))
    monkeypatch.setattr(template_hint, "_others", lambda view: ["disaster"])
    monkeypatch.setattr(template_hint, "_sections", lambda options, stop: sections * 2 if said else sections)
    found = template_hint.template_hint(view, options, Event())
    assert (found is not None) == said


def test_it_is_told_with_its_figures() -> None:
    assert str(HINT) == "137 of 159 lines stand in one section; the template `disaster` would make seven. P chooses it."


async def test_a_hint_is_given_once_and_a_click_puts_it_away(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hints, "crowded", lambda view: ("What happened", 137))
    monkeypatch.setattr(template_hint, "template_hint", lambda *_: HINT)
    async with opened() as pilot:
        assert await hinted(pilot) == str(HINT)
        await pilot.click("#status")
        assert await hinted(pilot) == ""
    async with opened() as pilot:
        assert await hinted(pilot) == ""


async def test_a_brief_that_is_not_crowded_costs_nothing(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(template_hint, "template_hint", lambda *found: asked.append(found))
    async with opened() as pilot:
        assert await hinted(pilot) == ""
        assert not asked
