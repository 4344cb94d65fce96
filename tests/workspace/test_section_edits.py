"""Sections of one briefing: added, hidden, put elsewhere, as edits that exports obey."""

from __future__ import annotations

from pathlib import Path

import msgspec

from briefing.export import html, json, markdown
from briefing.workspace.view import View
from tests.workspace.looking import again, named, texts
from tests.workspace.made import brief, paged


def titles(view: View) -> list[str]:
    return [row.title for row in view.shown_sections()]


def test_a_section_is_added_filled_renamed_and_goes_with_undo(corpus: Path) -> None:
    view = again(corpus)
    added = view.edits.add_section("Cost of the dam").section
    assert added
    view.edits.move([named(view, "Prices")], added)
    view.edits.retitle("What it costs", added)
    for now in (view, again(corpus)):
        assert titles(now) == ["One", "Two", "What it costs"]
        assert texts(now, added) == ["Prices of fish have doubled."]
        whole = msgspec.json.decode(json.render(now))
        assert [section["id"] for section in whole["sections"]] == ["one", "two", added]
        assert [point["section"] for point in whole["points"]].count(added) == 1
        assert "What it costs" in b"".join(markdown.write(now)).decode()
    for _ in range(3):
        view.edits.undo()
    assert titles(view) == ["One", "Two"]
    assert len(view.points("one")) == 6
    view.edits.redo()
    assert titles(again(corpus)) == ["One", "Two", "Cost of the dam"]


def test_a_hidden_section_is_in_no_list_no_page_and_no_export_for_readers_but_in_the_record(corpus: Path) -> None:
    made = paged(brief())
    view = again(corpus, made)
    view.edits.hide_section("two")
    now = again(corpus, made)
    assert titles(now) == ["One"]
    assert {now.record(name).section for name in now.page()} == {"one"}
    assert {now.record(name).section for name in now.page(9)} == {"one"}
    for written in (markdown.write(now), html.write(now)):
        assert "Schools reopen" not in b"".join(written).decode()
    whole = msgspec.json.decode(json.render(now))
    assert not any(point["page"] for point in whole["points"] if point["section"] == "two")
    assert sum(point["section"] == "two" for point in whole["points"]) == 6
    now.edits.show_section("two")
    assert titles(again(corpus, made)) == ["One", "Two"]
    assert again(corpus, made).page() == View(made).page()


def test_sections_are_put_behind_others_and_what_is_gone_moves_nothing(corpus: Path) -> None:
    view = again(corpus)
    added = view.edits.add_section("Three").section
    assert added
    view.edits.arrange_section("one", added)
    assert titles(view) == ["Two", "Three", "One"]
    view.edits.arrange_section(added, None)
    assert titles(again(corpus)) == ["Three", "Two", "One"]
    view.edits.arrange_section("two", "weather")
    assert titles(again(corpus)) == ["Three", "Two", "One"]
    view.edits.hide_section("weather")
    assert [row.what for row in again(corpus).edits.orphans()] == ["Section hidden"]
