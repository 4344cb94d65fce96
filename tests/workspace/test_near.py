"""Near lines: shown beside a point, joined or said not to be the same, and remembered."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from briefing.model import Brief, Near
from tests.workspace.looking import again, named
from tests.workspace.made import brief


def near() -> Brief:
    """The first line on the dam has two near lines, of other origins."""
    made = brief()
    names = {text: one.point for one in made.statements for text in ("Engineers", "The Kariba", "The dam") if one.text.startswith(text)}
    others = (Near(point=names["Engineers"] or "", chance=0.6), Near(point=names["The Kariba"] or "", chance=0.4))
    return replace(made, points=tuple(replace(one, near=others) if one.id == names["The dam"] else one for one in made.points))


def test_near_lines_stand_beside_a_point_and_count_only_perhaps(corpus: Path) -> None:
    view = again(corpus, near())
    detail = view.point(named(view, "The dam at"))
    assert [one.lead.text for one in detail.near] == ["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said."]
    assert (detail.row.independent, detail.in_words) == (1, "1 outlet, perhaps 3 origins")


def test_one_that_is_joined_counts_and_one_that_is_not_the_same_is_shown_no_more(corpus: Path) -> None:
    view = again(corpus, near())
    name = named(view, "The dam at")
    first, second = (one.point for one in view.point(name).near)
    view.edits.merge([name, first])
    assert view.point(name).in_words == "2 outlets, 2 origins, perhaps 3"
    assert [one.point for one in view.point(name).near] == [second]
    view.edits.keep_apart(name, [second])
    for now in (view, again(corpus, near())):
        assert now.point(name).near == ()
        assert now.point(name).in_words == "2 outlets, 2 origins"
    view.edits.undo()
    assert [one.point for one in view.point(name).near] == [second]
    view.edits.exclude([second])
    assert view.point(name).near == ()


def test_a_no_holds_for_other_points_with_the_same_words(corpus: Path) -> None:
    view = again(corpus, near())
    name = named(view, "The dam at")
    first, second = (one.point for one in view.point(name).near)
    view.edits.keep_apart(name, [first])
    view.edits.merge([first, named(view, "Two gates")])
    assert [one.point for one in again(corpus, near()).point(name).near] == [second]
