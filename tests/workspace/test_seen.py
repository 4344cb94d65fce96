"""What was looked at is kept between visits, and is unseen again where it is told otherwise or by more."""

from __future__ import annotations

from pathlib import Path

from briefing.workspace import folders
from briefing.workspace.view import View
from tests.workspace.looking import again, named
from tests.workspace.made import TEXTS, brief


def seen(view: View) -> set[str]:
    rows = [row for section in ("one", "two", None) for row in view.points(section)]
    return {row.text for row in rows if row.id in view.seen}


def look(view: View, *begin: str) -> None:
    view.seen.add(view.rows_of([named(view, text) for text in begin]))


def test_what_was_seen_is_seen_at_the_next_visit(corpus: Path) -> None:
    view = again(corpus)
    assert seen(view) == set()
    look(view, "Two gates", "Nobody")
    look(view, "Two gates")
    assert folders.seen_file([corpus]).stat().st_size == 32, "what was seen already is not written again"
    for now in (view, again(corpus)):
        assert seen(now) == {"Two gates stay shut.", "Nobody was hurt."}
        assert now.seen.among(["one", "two"], now.overlay) == 2
        assert now.seen.among(["one"], now.overlay) == 1


def test_a_line_that_is_new_told_otherwise_or_by_more_is_unseen(corpus: Path) -> None:
    view = again(corpus)
    look(view, "Two gates", "Fishing", "Rain", "Nobody")
    texts = TEXTS | {"wire.txt": TEXTS["wire.txt"].replace("Nobody was hurt", "One man was hurt")}
    now = again(corpus, brief(texts, joined=[["Fishing is suspended.", "Prices of fish have doubled."]]))
    assert seen(now) == {"Two gates stay shut.", "Rain is expected on Friday."}


def test_what_is_excluded_does_not_count_and_what_is_moved_counts_where_it_stands(corpus: Path) -> None:
    view = again(corpus)
    look(view, "Two gates", "Fishing", "Rain")
    view.edits.exclude([named(view, "Two gates")])
    view.edits.move([named(view, "Rain")], "one")
    for now in (view, again(corpus)):
        assert now.seen.among(["one", "two"], now.overlay) == 2
        assert now.seen.among(["one"], now.overlay) == 1


def test_a_line_that_was_merged_and_then_seen_is_seen_after_reopening(corpus: Path) -> None:
    view = again(corpus)
    view.edits.merge([named(view, "Two gates"), named(view, "Three gates")])
    look(view, "Two gates")
    assert seen(again(corpus)) == {"Two gates stay shut."}


def test_a_file_that_is_cut_short_or_damaged_costs_a_look_and_no_more(corpus: Path) -> None:
    view = again(corpus)
    look(view, "Two gates", "Fishing")
    file = folders.seen_file([corpus])
    file.write_bytes(file.read_bytes()[:-3])
    assert len(seen(again(corpus))) == 1
    file.write_bytes(b"\xff" * 100)
    assert seen(again(corpus)) == set()
