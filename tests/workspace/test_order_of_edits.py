"""In which order edits come: as they stand in their file, and over files by a number each carries; what clocks said decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.workspace import decisions, folders
from briefing.workspace.edits import LAST, Edit
from briefing.workspace.edits_file import in_order
from tests.workspace.looking import again, barred, named, texts


@pytest.fixture
def jumping(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that goes back a year with every edit."""
    years: Iterator[int] = iter(range(2099, 1999, -1))
    monkeypatch.setattr(decisions, "now", lambda: f"{next(years)}-01-01T00:00:00Z")


@pytest.mark.usefixtures("jumping")
def test_a_clock_that_jumped_does_not_decide_which_of_two_files_comes_last(corpus: Path) -> None:
    again(corpus).edits.retitle("First")
    with pytest.MonkeyPatch.context() as patched:
        barred(patched, corpus)
        again(corpus).edits.retitle("Second")
        assert again(corpus).title == "Second"
    again(corpus).edits.retitle("Third")
    view = again(corpus)
    assert [row.text for row in view.edits.rows()] == ["First", "Second", "Third"]
    assert [len(file.read_text().splitlines()) > 3 for file in folders.edits_files([corpus])] == [True, True]
    for title in ("Second", "First", "The dam"):
        view.edits.undo()
        assert (view.title, again(corpus).title) == (title, title)
    view.edits.redo()
    assert again(corpus).title == "First"


@pytest.mark.usefixtures("jumping")
def test_an_exclusion_that_is_taken_back_in_the_other_file_stays_taken_back(corpus: Path) -> None:
    view = again(corpus)
    name = named(view, "Fishing")
    view.edits.exclude([name])
    with pytest.MonkeyPatch.context() as patched:
        barred(patched, corpus)
        again(corpus).edits.include([name])
    assert not again(corpus).excluded()


def test_two_desks_that_are_merged_give_the_same_whoever_reads_them(corpus: Path) -> None:
    """Both began with one file and added to it; version control put the one's lines behind the other's."""
    one, other = corpus / "one", corpus / "other"
    for folder in (one, other):
        folder.mkdir()
    start = again(one)
    start.edits.retitle("Both")
    data = (one / "briefing.edits.yaml").read_bytes()
    (other / "briefing.edits.yaml").write_bytes(data)
    mine, theirs = again(one), again(other)
    mine.edits.exclude([named(mine, "Fishing")])
    mine.edits.retitle("Mine")
    theirs.edits.pin([named(theirs, "Two gates")])
    theirs.edits.retitle("Theirs")
    ours, others = ((folder / "briefing.edits.yaml").read_bytes()[len(data) :] for folder in (one, other))
    for merged, title in ((data + ours + others, "Theirs"), (data + others + ours, "Mine")):
        (one / "briefing.edits.yaml").write_bytes(merged)
        view = again(one)
        assert (view.title, texts(view)[0]) == (title, "Two gates stay shut."), "the one that stands last in the file"
        assert [row.text for row in view.excluded()] == ["Fishing is suspended."]
        view.edits.undo()
        assert again(one).title != title


def test_the_numbers_of_a_file_that_somebody_made_up_do_no_harm(corpus: Path) -> None:
    (corpus / "briefing.edits.yaml").write_text(f"- {{edit: retitle, id: a, text: Theirs, order: {LAST}}}\n")
    view = again(corpus)
    view.edits.retitle("Mine")
    view.edits.retitle("Mine again")
    assert (again(corpus).title, again(corpus).edits.problems()) == ("Mine again", [])
    (corpus / "briefing.edits.yaml").write_text(f"- {{edit: retitle, id: a, text: Theirs, order: {LAST + 1}}}\n")
    assert len(again(corpus).edits.problems()) == 1


FILES = st.lists(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["", "2020", "2030"])), max_size=8), max_size=3)


@given(FILES)
def test_each_file_keeps_its_own_order_and_one_file_of_all_gives_the_same(files: list[list[tuple[int, str]]]) -> None:
    edits = [
        [Edit(edit="retitle", id=f"{number}.{place}", at=at, text="x", order=order) for place, (order, at) in enumerate(file)]
        for number, file in enumerate(files)
    ]
    found = in_order(edits)
    for number, file in enumerate(edits):
        assert [edit.id for edit in found if edit.id.startswith(f"{number}.")] == [edit.id for edit in file]
    assert [edit.order for edit in found] == sorted(edit.order for edit in found)
    assert [edit.id for edit in in_order([found])] == [edit.id for edit in found]
