"""The page with its edits: what stands on it, in what order, and that one place decides it for the desk and for exports."""

from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import pytest
from msgspec.structs import replace

from briefing.export import json, markdown
from briefing.export.part import Part, page_selection
from briefing.model import Brief, Section
from briefing.workspace.edits import Edit
from briefing.workspace.filter_query import Filter
from briefing.workspace.page import IN_BRIEF
from briefing.workspace.point_orders import POINT_ORDERS
from briefing.workspace.view import View
from tests.workspace.looking import again, named, texts
from tests.workspace.made import TEXTS, brief, paged


def lines(view: View, section: str = "one") -> list[str]:
    return [row.text for row in view.rows_of(view.orders.page.lines(section))]


def in_json(view: View, key: str = "page") -> list[str]:
    return [point["id"] for point in msgspec.json.decode(json.render(view))["points"] if point[key]]


def test_a_section_begins_with_its_lines_of_the_page_and_goes_on_with_the_rest(corpus: Path) -> None:
    whole = paged(brief(), lines=2)
    last = replace(whole, points=tuple(replace(one, page=one.rank >= 9) for one in whole.points))
    view = again(corpus, last)
    assert texts(view)[:2] == ["The Kariba dam is safe, engineers said.", "Prices of fish have doubled."]
    assert sorted(texts(view)) == sorted(texts(View(brief())))
    assert (view.sections()[0].page, view.sections()[0].count) == (2, 6)
    assert [row.page for row in view.points("one")] == [True, True, False, False, False, False]


def test_a_line_is_taken_onto_the_page_and_off_it_and_stays_so(corpus: Path) -> None:
    view = again(corpus, paged(brief()))
    off, on = lines(view)[0], "Three gates stay shut."
    view.edits.take([named(view, off)], on=False)
    view.edits.take([named(view, on)], on=True)
    for now in (view, again(corpus, paged(brief()))):
        assert lines(now) == ["Two gates stay shut.", on]
        assert off in texts(now), "it stays in the record"
        assert in_json(now) == [row.id for section in ("one", "two") for row in now.points(section) if row.page]
    view.edits.undo()
    view.edits.undo()
    assert lines(view) == lines(View(paged(brief())))


def test_a_pinned_line_stands_on_the_page_and_one_that_is_taken_off_is_no_longer_pinned(corpus: Path) -> None:
    view = again(corpus, paged(brief()))
    name = named(view, "Three gates")
    view.edits.pin([name])
    assert lines(view)[0] == "Three gates stay shut."
    view.edits.take([name], on=False)
    assert name not in view.page()
    assert not view.record(name).pinned
    view.edits.pin([name])
    assert name in view.page()
    view.edits.unpin([name])
    assert name not in view.page(), "as it was before"


def test_lines_move_up_down_and_to_the_top_wherever_the_rest_goes(corpus: Path) -> None:
    made = paged(brief(), lines=4)
    view = again(corpus, made)
    first, second, third, fourth = view.orders.page.lines("one")
    view.edits.place([third], "one", first)
    assert view.orders.page.lines("one") == (first, third, second, fourth)
    view.edits.place([fourth], "one", None)
    assert view.orders.page.lines("one") == (fourth, first, third, second)
    view.edits.exclude([first])
    assert again(corpus, made).orders.page.lines("one") == (fourth, second, third), "what it stood behind is gone: it stands by rank"
    view.edits.undo()
    assert view.orders.page.lines("one") == (fourth, first, third, second)
    assert view.orders.page.is_placed("one")
    assert not view.orders.page.is_placed("two")


def test_keeping_some_lines_takes_all_others_of_the_section_off_with_one_undo(corpus: Path) -> None:
    view = again(corpus, paged(brief(), lines=3))
    kept = [named(view, "Three gates"), named(view, "Prices")]
    before, other = lines(view), lines(view, "two")
    view.edits.keep(kept, "one")
    assert set(view.orders.page.lines("one")) == set(kept)
    assert lines(view, "two") == other
    later = paged(brief({**TEXTS, "a.txt": "Power is back. The dam is full."}), lines=3)
    assert set(again(corpus, later).orders.page.lines("one")) == set(kept), "nothing new comes in between"
    view.edits.undo()
    assert lines(view) == before


def test_the_page_opens_with_lines_that_are_not_told_again_below(corpus: Path) -> None:
    view = again(corpus, paged(brief(), opening=1))
    (opening,) = view.orders.page.lines(IN_BRIEF)
    assert opening not in view.orders.page.lines("one")
    assert opening in [row.id for row in view.points("one")], "the record has it all the same"
    other = view.orders.page.lines("two")[0]
    view.edits.open_with([other], on=True)
    assert set(view.orders.page.lines(IN_BRIEF)) == {opening, other}
    assert set(in_json(view, "in_brief")) == {opening, other}
    view.edits.open_with([opening], on=False)
    assert opening in view.orders.page.lines("one")
    view.edits.keep([opening], IN_BRIEF)
    assert view.orders.page.lines(IN_BRIEF) == (opening,)
    assert other not in view.page()


def test_sections_are_ordered_by_rank_by_time_and_by_origins(corpus: Path) -> None:
    whole = paged(brief(), lines=4)
    points = tuple(
        replace(one, independent=3) if one.lead == "wire:0" else replace(one, page=True) if one.section == "one" else one
        for one in whole.points
    )
    sections = (replace(whole.sections[0], order="oldest"), *whole.sections[1:])
    made = replace(whole, points=points, sections=sections)
    view = again(corpus, made)
    as_stored = [point.lead for point in points if point.section == "one"]
    assert view.orders.page.sort("one") == "oldest"
    assert view.orders.page.sort("two") == "rank"
    assert [view.record(row.id).lead for row in view.points("one")][: len(view.orders.page.lines("one"))] == [
        lead for lead in as_stored if view.record(f"p{lead}").page
    ]
    view.edits.sort("origins", "one")
    assert view.points("one")[0].id == "pwire:0" or not view.record("pwire:0").page
    view.edits.sort("time")
    assert (view.orders.page.sort("one"), view.orders.page.sort("two")) == ("origins", "time")
    days = [view.statement(view.record(row.id).lead).published for row in view.points("two")[view.sections()[1].page :]]
    assert days == sorted(days, key=str)
    view.edits.undo()
    assert view.orders.page.sort("two") == "rank"


@pytest.mark.parametrize("name", POINT_ORDERS)
def test_an_order_is_one_row_by_which_page_and_record_stand_alike(corpus: Path, name: str) -> None:
    whole = paged(brief(), lines=4)
    turned = tuple(replace(point, rank=13 - point.rank, independent=1 + point.rank % 3) for point in whole.points)
    record = again(corpus, replace(whole, points=tuple(replace(point, page=False, in_brief=False) for point in turned)))
    page = again(corpus, replace(whole, points=tuple(replace(point, page=True, in_brief=False) for point in turned)))
    for view in (record, page):
        view.edits.sort(name)
    assert texts(record) == texts(page)
    assert lines(page) == texts(page)
    assert name in get_args(get_args(get_type_hints(Edit)["by"])[0])


def test_the_rest_of_the_record_is_ordered_too_and_filters_keep_that_order(corpus: Path) -> None:
    whole = paged(brief(), lines=1)
    turned = {rank: 13 - rank for rank in range(1, 13)}
    made = replace(whole, points=tuple(replace(one, rank=turned[one.rank], page=one.rank == 1) for one in whole.points))
    view = again(corpus, made)
    ranks = [view.record(row.id).rank for row in view.points("one")]
    assert ranks[1:] == sorted(ranks[1:])
    name = named(view, "Engineers say")
    view.edits.note([name], "x")
    view.edits.exclude([named(view, "Prices")])
    assert [view.record(row.id).rank for row in view.points("one")][1:] == sorted(
        view.record(row.id).rank for row in view.points("one")[1:]
    )
    found = view.points("one", Filter(sources=("herald", "wire")))
    inside = [row.id for row in view.points("one") if view.point(row.id).statements[0].source in ("herald", "wire")]
    assert [row.id for row in found] == inside


def test_a_line_of_the_page_that_is_merged_into_another_takes_that_one_along(corpus: Path) -> None:
    view = again(corpus, paged(brief(), lines=1))
    on, off = view.orders.page.lines("one")[0], named(view, "Three gates")
    view.edits.merge([off, on])
    assert view.orders.page.lines("one") == (off,)
    view.edits.undo()
    assert view.orders.page.lines("one") == (on,)


def test_a_page_of_so_many_lines_has_what_edits_took_onto_it(corpus: Path) -> None:
    view = again(corpus, paged(brief()))
    added, off = named(view, "Rain is"), view.page()[0]
    view.edits.take([added], on=True)
    view.edits.take([off], on=False)
    assert added in view.page(3)
    assert off not in view.page(3)
    assert len(view.page(3)) == 3


def test_two_desks_that_place_lines_are_merged(corpus: Path) -> None:
    made: Brief = paged(brief(), lines=3)
    mine, theirs = again(corpus, made), again(corpus, made)
    first, second, third = mine.orders.page.lines("one")
    theirs.edits.place([third], "one", None)
    mine.edits.place([second], "one", None)
    assert mine.orders.page.lines("one") == (second, third, first)
    theirs.edits.refresh()
    assert theirs.orders.page.lines("one") == mine.orders.page.lines("one")


def test_a_brief_in_which_nothing_was_chosen_has_no_page(corpus: Path) -> None:
    view = again(corpus)
    view.edits.pin([named(view, "Two gates")])
    assert not view.orders.page.chosen
    view.edits.take([named(view, "Two gates")], on=True)
    assert view.orders.page.chosen


def test_sections_without_points_have_orders_too(corpus: Path) -> None:
    made = brief()
    view = again(corpus, replace(made, sections=(*made.sections, Section(id="three", title="Three"))))
    assert list(view.points("three")) == []
    assert view.orders.page.lines("three") == ()


def test_the_page_that_is_exported_has_the_order_of_the_desk(corpus: Path) -> None:
    view = again(corpus, paged(brief(), lines=3))
    first, second, third = view.orders.page.lines("one")
    view.edits.place([third], "one", None)
    view.edits.open_with([second], on=True)
    text = b"".join(markdown.write(Part(view, page_selection(view)))).decode()
    places = [text.index(view.rows_of([name])[0].text.rstrip(".")) for name in (second, third, first)]
    assert places == sorted(places)


def test_the_list_of_edits_says_what_each_did_to_the_page(corpus: Path) -> None:
    view = again(corpus, paged(brief()))
    name = named(view, "Three gates")
    view.edits.take([name], on=True)
    view.edits.open_with([name], on=True)
    view.edits.take([name], on=False)
    view.edits.sort("origins", "two")
    view.edits.sort("time")
    found = [(row.what, row.quotes) for row in again(corpus, paged(brief())).edits.rows()]
    line = ("Three gates stay shut.",)
    assert found == [
        ("Taken onto the page", line),
        ("Put in brief", line),
        ("Taken off the page", line),
        ("Ordered by origins", ("Two",)),
        ("Ordered by time", ()),
    ]
