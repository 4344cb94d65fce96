"""Decisions: what they do to the brief, and that they are taken back."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec import structs

from briefing.export import html, json, markdown
from briefing.model import Section
from briefing.workspace.filter_query import Filter
from briefing.workspace.page import IN_BRIEF
from briefing.workspace.point_orders import POINT_ORDERS
from briefing.workspace.project import NamedSide, SourceSettings
from briefing.workspace.rows import PointRow
from briefing.workspace.view import View
from tests.workspace.looking import again, named, texts
from tests.workspace.made import TEXTS, brief, paged


def test_a_pinned_point_stands_first_and_goes_back(corpus: Path) -> None:
    view = again(corpus)
    before = texts(view)
    view.edits.pin([named(view, "Three gates")])
    assert texts(view)[0] == "Three gates stay shut."
    assert view.points("one")[0].pinned
    assert sorted(texts(view)) == sorted(before)
    assert texts(again(corpus)) == texts(view), "it is on the disk"
    view.edits.unpin([named(view, "Three gates")])
    assert texts(view) == before


def test_pins_stand_in_the_order_they_were_made(corpus: Path) -> None:
    view = again(corpus)
    view.edits.pin([named(view, "Three gates")])
    view.edits.pin([named(view, "The Kariba dam")])
    assert texts(view)[:2] == ["Three gates stay shut.", "The Kariba dam is safe, engineers said."]


def test_an_excluded_point_is_out_of_the_section_and_in_the_list_of_the_excluded(corpus: Path) -> None:
    view = again(corpus)
    name = named(view, "Two gates")
    view.edits.exclude([name])
    assert "Two gates stay shut." not in texts(view)
    assert view.sections()[0].count == len(view.points("one")) == 5
    assert [row.text for row in view.excluded()] == ["Two gates stay shut."]
    assert view.excluded()[0].excluded
    view.edits.include([name])
    assert texts(view) == texts(View(brief()))
    assert not view.excluded()


def test_several_points_move_at_once_and_come_back_with_one_undo(corpus: Path) -> None:
    view = again(corpus)
    view.edits.move([named(view, "Two gates"), named(view, "Three gates")], "two")
    assert texts(view, "two")[:2] == ["Two gates stay shut.", "Three gates stay shut."]
    assert view.points("two")[0].moved
    assert [section.count for section in view.sections()] == [4, 8]
    assert view.statement("delta:51").section == "two"
    view.edits.undo()
    assert [section.count for section in view.sections()] == [6, 6]
    view.edits.move([named(view, "Two gates")], None)
    assert texts(view, None) == ["Two gates stay shut."]


def test_merged_points_have_all_statements_and_count_their_outlets_anew(corpus: Path) -> None:
    view = again(corpus)
    first = named(view, "Engineers say")
    view.edits.merge([first, named(view, "The Kariba dam"), named(view, "The dam at")])
    row = next(row for row in view.points("one") if row.id == first)
    assert (row.statements, row.sources, row.independent) == (3, 3, 3)
    assert view.point(first).statements[0].text == "Engineers say the Kariba dam is safe."
    assert view.point(first).origins == "3 outlets, 3 origins"
    assert len(view.points("one")) == 4
    assert view.search("authority")[0].point == first
    view.edits.undo()
    assert texts(view) == texts(View(brief()))


def test_a_split_point_leaves_a_new_one_behind_it(corpus: Path) -> None:
    made = brief(joined=[["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said.", "Two gates stay shut."]])
    view = again(corpus, made)
    name = next(row.id for row in view.points("one") if row.statements == 3)
    wrong = next(s.id for s in view.point(name).statements if s.text.startswith("Two"))
    view.edits.split(name, [wrong])
    order = texts(view)
    at = [row.id for row in view.points("one")].index(name)
    assert order[at + 1] == "Two gates stay shut." or order[at] != "Two gates stay shut."
    assert len(view.point(name).statements) == 2
    assert texts(again(corpus, made)) == order


def test_another_lead_can_stand_for_a_point(corpus: Path) -> None:
    made = brief(joined=[["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said."]])
    view = again(corpus, made)
    name = named(view, "Engineers say")
    view.edits.lead(name, view.point(name).statements[1].id)
    assert next(row.text for row in view.points("one") if row.id == name) == "The Kariba dam is safe, engineers said."


def test_notes_titles_and_voices(corpus: Path) -> None:
    view = again(corpus)
    name = named(view, "The dam at")
    view.edits.note([name], "Ask the authority: since when?\nCall on Monday.")
    view.edits.retitle("The Kariba dam")
    view.edits.retitle("What is known", "one")
    view.edits.rename("v1", "Zambezi River Authority")
    view = again(corpus)
    assert view.points("one")[0].note == "Ask the authority: since when?\nCall on Monday."
    assert view.title == "The Kariba dam"
    assert view.sections()[0].title == "What is known"
    assert view.points("one")[0].speaker == "Zambezi River Authority"
    assert view.voices()[0].name == "Zambezi River Authority"
    view.edits.note([name], "")
    assert view.points("one")[0].note is None


def test_a_dispute_is_accepted_dismissed_and_opened_again(corpus: Path) -> None:
    view = again(corpus)
    assert view.points("one")[1].disputes == ("d1",)
    view.edits.dismiss("d1")
    assert again(corpus).disputes()[0].status == "dismissed"
    assert view.points("one")[1].disputes == ()
    view.edits.accept("d1")
    assert view.disputes()[0].status == "accepted"
    view.edits.reopen("d1")
    assert view.disputes()[0].status == "open"


def test_undo_and_redo_have_no_limit_and_survive_the_process(corpus: Path) -> None:
    view = again(corpus)
    seen = [texts(view)]
    for row in list(view.points("one")):
        view.edits.pin([row.id])
        seen.append(texts(view))
    view = again(corpus)
    for state in reversed(seen[:-1]):
        assert view.edits.undo() is not None
        assert texts(view) == state
    assert view.edits.undo() is None
    view = again(corpus)
    for state in seen[1:]:
        assert view.edits.redo() is not None
        assert texts(view) == state
    assert view.edits.redo() is None


def test_a_new_edit_ends_what_can_be_redone(corpus: Path) -> None:
    view = again(corpus)
    view.edits.pin([named(view, "Two gates")])
    view.edits.undo()
    view.edits.exclude([named(view, "Three gates")])
    assert view.edits.redo() is None


SPEAKERS = [None, "River Authority", "Ada Phiri", "Engineers of the dam"]
CORRECTIONS = [SourceSettings(outlet="Post"), SourceSettings(outlet="", date="2024-03-05"), SourceSettings(date="", agency="AP")]


def possible_decisions(view: View, rows: Sequence[PointRow], chance: random.Random) -> list[Callable[[], object]]:
    """What somebody may decide about two of these points, and about the whole."""
    some = [row.id for row in chance.sample(rows, 2)]
    many = [row for row in rows if row.statements > 1]
    statements = [one.id for one in view.point(many[0].id).statements] if many else []
    return [
        lambda: view.edits.pin(some),
        lambda: view.edits.unpin(some[:1]),
        lambda: view.edits.exclude(some[:1]),
        lambda: view.edits.include([row.id for row in view.excluded()][:1]) if view.excluded() else None,
        lambda: view.edits.move(some, chance.choice(["one", "two", None])),
        lambda: view.edits.merge(some),
        lambda: view.edits.split(many[0].id, statements[1:2]) if many else None,
        lambda: view.edits.lead(many[0].id, statements[-1]) if many else None,
        lambda: view.edits.take(some, on=chance.random() < 0.6),
        lambda: view.edits.open_with(some[:1], on=chance.random() < 0.6),
        lambda: view.edits.keep(some, chance.choice(["one", "two", IN_BRIEF])),
        lambda: view.edits.place(some[:1], chance.choice(["one", "two"]), chance.choice([None, some[1]])),
        lambda: view.edits.sort(chance.choice([*POINT_ORDERS]), chance.choice(["one", "two", None])),
        lambda: view.edits.keep_apart(some[0], some[1:]),
        lambda: view.edits.add_section("More"),
        lambda: chance.choice([view.edits.hide_section, view.edits.show_section])(chance.choice(["one", "two"])),
        lambda: view.edits.arrange_section("two", chance.choice([None, "one"])),
        lambda: view.edits.exclude_source(chance.choice(["herald", "wire"])),
        lambda: view.edits.include_source(chance.choice(["herald", "wire"])),
        lambda: chance.choice([view.edits.exclude_voice, view.edits.include_voice])("v1"),
        lambda: view.edits.correct_source(chance.choice(["herald", "wire"]), chance.choice(CORRECTIONS)),
        lambda: view.edits.rate_source("wire", chance.choice(["", "B fairly reliable"])),
        lambda: view.edits.set_speaker([view.record(some[0]).lead], chance.choice(SPEAKERS), chance.choice([None, "v1"])),
        lambda: view.edits.split_voice("v1", [view.record(name).lead for name in some], chance.choice(SPEAKERS[1:])),
        lambda: view.edits.speakers_as_found([view.record(name).lead for name in some]),
        lambda: view.edits.rename(chance.choice([row.id for row in view.voices()] or ["v1"]), chance.choice(SPEAKERS[1:])),
        lambda: view.edits.join_voices(*chance.sample([row.id for row in view.voices()], 2)) if len(view.voices()) > 1 else None,
        lambda: view.edits.tell_voices_apart("v1", chance.choice([row.id for row in view.voices()] or ["v1"])),
        lambda: view.edits.note(some, chance.choice(["", "x", "y\nz"])),
        view.edits.undo,
        view.edits.undo,
        view.edits.redo,
    ]


def shows_the_same(view: View, other: View) -> None:
    for section in ("one", "two", None):
        assert list(view.points(section)) == list(other.points(section))
        assert len({row.id for row in view.points(section)}) == len(view.points(section))
    assert list(view.excluded()) == list(other.excluded())
    assert view.page() == other.page()
    assert list(view.sources()) == list(other.sources())
    assert list(view.sections()) == list(other.sections())
    assert list(view.voices()) == list(other.voices())
    for voice in view.voices():
        assert len(view.said_by(voice.id)) == voice.statements == len(list(other.said_by(voice.id)))
        of_it = view.filtered(Filter(voices=(voice.id,)))
        assert [row.statements for row in of_it.voices() if row.id == voice.id] == [voice.statements]
        assert [row.id for row in of_it.said_by(voice.id)] == [row.id for row in view.said_by(voice.id)]
    lines = [name for section in ("one", "two", IN_BRIEF) for name in view.orders.page.lines(section)]
    assert sorted(lines) == sorted(view.page()), "each line of the page stands in one place"
    assert json.render(view) == json.render(other)


@pytest.mark.parametrize("seed", range(12))
def test_any_course_of_decisions_shows_the_same_at_once_and_after_reopening(corpus: Path, seed: int) -> None:
    chance = random.Random(seed)
    joined = [["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said.", "Two gates stay shut."]]
    made = paged(brief(joined=joined), opening=1)
    view = again(corpus, made)
    for _ in range(30):
        rows = [row for section in ("one", "two", None) for row in view.points(section)]
        if len(rows) < 2:
            view.edits.undo()
            continue
        chance.choice(possible_decisions(view, rows, chance))()
        other = again(corpus, made)
        shows_the_same(view, other)
        counted = [statement for row in rows_of_all(view) for statement in view.record(row).statements]
        assert sorted(counted) == sorted(statement.id for statement in made.statements), "no statement is lost or doubled"


def rows_of_all(view: View) -> list[str]:
    return [row.id for section in ("one", "two", None) for row in view.points(section)] + [row.id for row in view.excluded()]


def test_a_move_to_a_section_that_is_gone_leaves_the_point_where_it_is_and_says_so(corpus: Path) -> None:
    view = again(corpus)
    name = named(view, "Two gates")
    view.edits.move([name], "motives/zambia")
    assert "Two gates stay shut." in texts(view)
    (row,) = view.edits.orphans()
    assert (row.what, row.section, row.gone) == ("Moved", "motives/zambia", ("Two gates stay shut.",))


def test_sides_are_edits_with_words_for_the_list(corpus: Path) -> None:
    view = again(corpus)
    view.edits.ask_about([NamedSide(name="Zambia"), NamedSide(name="Zimbabwe", aliases=("Harare",))])
    view.edits.ask_about([])
    view.edits.ask_about(None)
    assert [row.text for row in again(corpus).edits.rows()] == ["Zambia, Zimbabwe", "none", "found by themselves"]
    assert not view.edits.sides_are_set
    view.edits.undo()
    assert view.edits.sides_are_set


def test_the_section_of_a_side_without_statements_is_not_shown_but_can_be_moved_to(corpus: Path) -> None:
    made = brief()
    made = structs.replace(made, sections=(*made.sections, Section(id="motives/zambia", title="Motives: Zambia", side="zambia")))
    view = again(corpus, made)
    assert "motives/zambia" not in [row.id for row in view.shown_sections()]
    assert "Motives: Zambia" not in b"".join([*markdown.write(view), *html.write(view)]).decode()
    view.edits.move([named(view, "Two gates")], "motives/zambia")
    assert "motives/zambia" in [row.id for row in view.shown_sections()]
    assert "Motives: Zambia" in b"".join(markdown.write(view)).decode()


def test_a_whole_source_is_excluded_with_one_edit_and_taken_back_with_one(corpus: Path) -> None:
    made = brief(joined=[["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said."]])
    view = again(corpus, made)
    before = {row.id: (row.text, row.sources, row.independent) for section in ("one", "two") for row in view.points(section)}
    joined = named(view, "Engineers say")
    view.edits.exclude_source("herald")
    for now in (view, again(corpus, made)):
        assert {row.outlet for row in now.excluded()} == {"Herald"}
        assert now.sources()[1].statements == 0
        assert now.record(joined).sources == 1, "the other source still tells it"
        assert now.rows_of([joined])[0].text == "The Kariba dam is safe, engineers said."
        counted = [statement for row in rows_of_all(now) for statement in now.record(row).statements]
        assert sorted(counted) == sorted(statement.id for statement in made.statements)
    view.edits.include_source("herald")
    assert {row.id: (row.text, row.sources, row.independent) for section in ("one", "two") for row in view.points(section)} == before
    view.edits.undo()
    assert len(view.excluded()) == 4
    view.edits.undo()
    assert not view.excluded()


def test_an_excluded_source_stays_excluded_under_another_name_and_with_more_in_it(corpus: Path) -> None:
    again(corpus).edits.exclude_source("herald")
    texts = {name: text for name, text in TEXTS.items() if name != "herald.txt"}
    view = again(corpus, brief({**texts, "post.txt": TEXTS["herald.txt"] + " Tourists stay away."}))
    assert {row.outlet for row in view.excluded()} == {"Post"}
    assert len(view.excluded()) == 5
    assert len(again(corpus, brief(texts)).edits.orphans()) == 1


def test_a_whole_voice_is_excluded_with_one_edit(corpus: Path) -> None:
    view = again(corpus)
    view.edits.exclude_voice("v1")
    assert [row.text for row in view.excluded()] == ["The dam at Kariba holds, the river authority said."]
    assert not list(view.voices())
    view.edits.include_voice("v1")
    assert [row.name for row in view.voices()] == ["River Authority"]
    view.edits.rename("v1", "Zambezi River Authority")
    view.edits.exclude_voice("v1")
    assert len(again(corpus).excluded()) == 1
