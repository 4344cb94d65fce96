"""Decisions: what they do to the brief, that they are taken back, and that none is lost."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from msgspec import structs

from briefing.export import html, markdown
from briefing.model import Brief, Section
from briefing.workspace import folders
from briefing.workspace.project import NamedSide
from briefing.workspace.view import View
from tests.workspace.made import TEXTS, brief


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def texts(view: View, section: str | None = "one") -> list[str]:
    return [row.text for row in view.points(section)]


def named(view: View, text: str) -> str:
    """The id of the point that shows `text`."""
    return next(row.id for section in ("one", "two", None) for row in view.points(section) if row.text.startswith(text))


def again(corpus: Path, made: Brief | None = None) -> View:
    """The view that a new process would have."""
    return View(made or brief(), [corpus])


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


def test_edits_sit_on_their_passages_when_the_corpus_changes(corpus: Path) -> None:
    view = again(corpus)
    view.edits.pin([named(view, "Three gates")])
    view.edits.note([named(view, "Nobody was")], "good")
    changed = dict(TEXTS)
    changed["herald.txt"] = "Correction at the top. " + TEXTS["herald.txt"]
    changed["a-new-one.txt"] = "Something else happened. Really."
    changed["moved.txt"] = changed.pop("wire.txt")
    view = again(corpus, brief(changed))
    pinned = next(row for section in ("one", "two") for row in view.points(section) if row.pinned)
    assert pinned.text == "Three gates stay shut."
    assert next(row.text for section in ("one", "two") for row in view.points(section) if row.note) == "Nobody was hurt."
    assert not view.edits.orphans()


def test_of_two_passages_that_say_the_same_the_right_one_is_found(corpus: Path) -> None:
    twice = {"a.txt": "Talks go on. Nobody was hurt. Prices fell.", "b.txt": "Rain fell. Nobody was hurt. Roads reopened."}
    view = again(corpus, brief(twice))
    point = next(row.id for row in view.points("one") if row.id.startswith("pb:") and row.text == "Nobody was hurt.")
    view.edits.pin([point])
    grown = {
        **twice,
        "b.txt": "A new first line. Rain fell. Nobody was hurt. Roads reopened.",
        "0.txt": "Who knows. Nobody was hurt. So what.",
    }
    view = again(corpus, brief(grown))
    pinned = next(row.id for section in ("one", "two") for row in view.points(section) if row.pinned)
    assert pinned.startswith("pb:")


def test_an_edit_whose_passage_is_gone_is_listed_with_what_it_said(corpus: Path) -> None:
    view = again(corpus)
    view.edits.note([named(view, "Rain is")], "check the forecast")
    fewer = {name: text for name, text in TEXTS.items() if name != "herald.txt"}
    orphan = again(corpus, brief(fewer)).edits.orphans()[0]
    assert (orphan.what, orphan.gone, orphan.text) == ("Noted", ("Rain is expected on Friday.",), "check the forecast")
    assert not again(corpus).edits.orphans(), "it holds again when the source is back"


def test_what_another_desk_or_a_hand_writes_is_taken_in(corpus: Path) -> None:
    mine, theirs = again(corpus), again(corpus)
    theirs.edits.pin([named(theirs, "Two gates")])
    assert mine.edits.refresh()
    assert texts(mine)[0] == "Two gates stay shut."
    assert not mine.edits.refresh()
    theirs.edits.exclude([named(theirs, "Villages")])
    mine.edits.exclude([named(mine, "Fishing")])
    assert {row.text for row in mine.excluded()} == {"Villages downstream wait.", "Fishing is suspended."}
    file = corpus / "briefing.edits.yaml"
    entries = yaml.safe_load(file.read_text())
    file.write_text("# by hand\n" + yaml.safe_dump([entry for entry in entries if entry["edit"] != "exclude"]))
    assert mine.edits.refresh()
    assert not mine.excluded()
    mine.edits.exclude([named(mine, "Fishing")])
    assert file.read_text().startswith("# by hand\n")


BROKEN = [
    "- edit: pni\n  id: x1\n  points: [{exact: Two gates stay shut.}]\n",
    "- edit: pin\n  id: x1\n",
    "- edit: pin\n  id: x1\n  pionts: []\n",
    '- edit: note\n  id: x1\n  text: "no end\n',
    "- just a text\n",
    "- edit: pin\n  id: x1\n  points: [{exact: ",
    "- [1, 2]\n",
]


@pytest.mark.parametrize("entry", BROKEN)
def test_a_broken_entry_is_named_and_set_aside_and_the_rest_holds(corpus: Path, entry: str) -> None:
    view = again(corpus)
    view.edits.pin([named(view, "Two gates")])
    file = corpus / "briefing.edits.yaml"
    line = file.read_text().count("\n") + 1
    with file.open("a") as stream:
        stream.write(entry)
    view = again(corpus)
    assert [problem.path for problem in view.edits.problems()] == [f"{file}:{line}"]
    view.edits.exclude([named(view, "Fishing")])
    view = again(corpus)
    assert texts(view)[0] == "Two gates stay shut."
    assert [row.text for row in view.excluded()] == ["Fishing is suspended."]
    assert entry.strip() in file.read_text(), "what can't be read is still there"


def test_an_indented_list_with_comments_is_read(corpus: Path) -> None:
    text = "---\n# mine\n  - edit: pin\n    id: x1\n    points:\n      - exact: Two gates stay shut.\n\n  # and\n"
    text += "  - {edit: retitle, id: x2, text: Hm}\n"
    (corpus / "briefing.edits.yaml").write_text(text)
    view = again(corpus)
    assert not view.edits.problems()
    assert (view.title, texts(view)[0]) == ("Hm", "Two gates stay shut.")


def test_in_a_folder_that_cannot_be_written_edits_go_to_the_state_folder(corpus: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: object, flags: int, *rest: int) -> int:
        if str(path).startswith(str(corpus)) and flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    view = again(corpus)
    view.edits.pin([named(view, "Two gates")])
    assert view.edits.trouble is None
    assert not (corpus / "briefing.edits.yaml").exists()
    assert list((home / "state").rglob("*.yaml"))
    assert texts(again(corpus))[0] == "Two gates stay shut."


def test_edits_of_both_places_hold_in_the_order_they_were_made(corpus: Path) -> None:
    beside, kept = folders.edits_files([corpus])
    kept.parent.mkdir(parents=True)

    def entry(name: str, at: str) -> str:
        return f"- {{edit: retitle, id: {name}, at: '{at}', text: {name}}}\n"

    beside.write_text(entry("a", "2025-01-01T00:00:00Z") + entry("c", "2025-01-03T00:00:00Z") + "- {edit: retitle, id: d, text: d}\n")
    kept.write_text(entry("b", "2025-01-02T00:00:00Z"))
    view = again(corpus)
    assert [row.id for row in view.edits.rows()] == ["a", "b", "c", "d"]
    for title in "cba":
        view.edits.undo()
        assert view.title == title


def test_on_a_full_disk_edits_hold_in_the_session_and_are_written_later(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = again(corpus)
    view.edits.pin([named(view, "Two gates")])
    before = (corpus / "briefing.edits.yaml").read_bytes()
    real, full = os.write, True

    def write(handle: int, data: bytes) -> int:
        if full and b"edit:" in bytes(data):
            real(handle, data[:10])
            raise OSError(28, "No space left on device")
        return real(handle, data)

    monkeypatch.setattr(os, "write", write)
    view.edits.exclude([named(view, "Fishing")])
    assert "No space left" in (view.edits.trouble or "")
    assert view.edits.problems()
    assert [row.text for row in view.excluded()] == ["Fishing is suspended."]
    assert (corpus / "briefing.edits.yaml").read_bytes() == before, "half an entry is not left behind"
    full = False
    view.edits.note([named(view, "Villages")], "x")
    assert view.edits.trouble is None
    assert [row.text for row in again(corpus).excluded()] == ["Fishing is suspended."]


def test_a_link_in_the_folder_is_not_written_through(corpus: Path, tmp_path: Path) -> None:
    victim = tmp_path / "profile"
    victim.write_text("mine\n")
    (corpus / "briefing.edits.yaml").symlink_to(victim)
    view = again(corpus)
    view.edits.pin([named(view, "Two gates")])
    assert victim.read_text() == "mine\n"
    assert texts(again(corpus))[0] == "Two gates stay shut."


EDITOR = """
import sys
from pathlib import Path
from briefing.workspace.view import View
from tests.workspace.made import brief
view = View(brief(), [Path(sys.argv[1])])
name = view.points("one")[0].id
number = 0
while True:
    view.edits.note([name], f"note {number}")
    print(number, flush=True)
    number += 1
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_killed_at_two_hundred_random_moments_no_confirmed_edit_is_lost(corpus: Path) -> None:
    root = Path(__file__).parent.parent.parent
    command = [sys.executable, "-m", "tests.workspace.killing", str(corpus), "200", "11"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_two_processes_lose_nothing_of_each_other(corpus: Path) -> None:
    root = Path(__file__).parent.parent.parent
    code = EDITOR.replace("while True:", "while number < 25:")
    both = [subprocess.Popen([sys.executable, "-c", code, str(corpus)], stdout=subprocess.DEVNULL, cwd=root) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    view = again(corpus)
    assert len(view.edits.rows()) == 50
    assert not view.edits.problems()


@pytest.mark.parametrize("seed", range(12))
def test_any_course_of_decisions_shows_the_same_at_once_and_after_reopening(corpus: Path, seed: int) -> None:
    chance = random.Random(seed)
    made = brief(joined=[["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said.", "Two gates stay shut."]])
    view = again(corpus, made)
    for _ in range(25):
        rows = [row for section in ("one", "two", None) for row in view.points(section)]
        some = [row.id for row in chance.sample(rows, 2)]
        many = [row for row in rows if row.statements > 1]
        statements = [one.id for one in view.point(many[0].id).statements] if many else []
        decisions = [
            lambda some=some: view.edits.pin(some),
            lambda some=some: view.edits.unpin(some[:1]),
            lambda some=some: view.edits.exclude(some[:1]),
            lambda: view.edits.include([row.id for row in view.excluded()][:1]) if view.excluded() else None,
            lambda some=some: view.edits.move(some, chance.choice(["one", "two", None])),
            lambda some=some: view.edits.merge(some),
            lambda many=many, statements=statements: view.edits.split(many[0].id, statements[1:2]) if many else None,
            lambda many=many, statements=statements: view.edits.lead(many[0].id, statements[-1]) if many else None,
            lambda some=some: view.edits.note(some, chance.choice(["", "x", "y\nz"])),
            view.edits.undo,
            view.edits.undo,
            view.edits.redo,
        ]
        chance.choice(decisions)()
        other = again(corpus, made)
        for section in ("one", "two", None):
            assert list(view.points(section)) == list(other.points(section))
        assert list(view.excluded()) == list(other.excluded())
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
    assert "Motives: Zambia" not in "".join(markdown.parts(view)) + "".join(html.parts(view))
    view.edits.move([named(view, "Two gates")], "motives/zambia")
    assert "motives/zambia" in [row.id for row in view.shown_sections()]
    assert "Motives: Zambia" in "".join(markdown.parts(view))
