"""What keeps decisions: the file of edits, by whomever it is written, over changes of the corpus and crashes."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.workspace import folders
from briefing.workspace.edits import Edit, Quote
from briefing.workspace.edits_file import EditsFile
from briefing.workspace.project import SourceSettings
from briefing.workspace.view import View
from tests.pace import slowness
from tests.workspace import made
from tests.workspace.looking import again, barred, named, texts
from tests.workspace.made import TEXTS, brief


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
    barred(monkeypatch, corpus)
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
def test_killed_at_random_moments_no_confirmed_edit_is_lost(corpus: Path) -> None:
    root = Path(__file__).parent.parent.parent
    command = [sys.executable, "-m", "tests.workspace.killing", str(corpus), "60", "11"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert not done.stdout + done.stderr, done.stdout + done.stderr
    assert done.returncode == 0


def test_two_processes_lose_nothing_of_each_other(corpus: Path) -> None:
    root = Path(__file__).parent.parent.parent
    code = EDITOR.replace("while True:", "while number < 25:")
    both = [subprocess.Popen([sys.executable, "-c", code, str(corpus)], stdout=subprocess.DEVNULL, cwd=root) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    view = again(corpus)
    assert len(view.edits.rows()) == 50
    assert not view.edits.problems()


TAGS = ('!!int ""', "!!bool x", "!!timestamp x", "!!binary é", "!!python/name:os.system", "!!set {a}", "*a", "!own x")


@pytest.mark.parametrize("value", TAGS)
def test_a_tag_costs_its_own_entry_only_and_is_named_by_line_and_key(corpus: Path, value: str) -> None:
    file = corpus / "briefing.edits.yaml"
    before = "- {edit: pin, id: a1, points: [{exact: Two gates stay shut.}]}\n"
    after = "- {edit: retitle, id: a3, text: Dry season}\n"
    file.write_text(f"{before}- edit: note\n  id: a2\n  text: {value}\n  points: [{{exact: x}}]\n{after}", encoding="utf-8")
    view = again(corpus)
    (problem,) = view.edits.problems()
    assert problem.path == f"{file}:4"
    assert problem.error.startswith("broken edit: text: ")
    assert (texts(view)[0], view.title) == ("Two gates stay shut.", "Dry season")


def entry(name: str, text: str = "") -> str:
    return f"- edit: retitle\n  id: {name}\n  text: {text or name}\n"


def test_a_merge_conflict_sets_aside_what_it_touches_and_no_more(corpus: Path) -> None:
    file = corpus / "briefing.edits.yaml"
    ours, theirs = entry("b", "Ours"), entry("c", "Theirs")
    written = f"{entry('a')}<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> desk/two\n{entry('d', 'Dry season')}"
    file.write_text(written, encoding="utf-8")
    view = again(corpus)
    (problem,) = view.edits.problems()
    assert problem.path == f"{file}:4"
    assert "merge conflict" in problem.error
    assert [row.id for row in view.edits.rows()] == ["a", "d"]
    view.edits.exclude([named(view, "Fishing")])
    assert file.read_text(encoding="utf-8").startswith(written), "the file is not rewritten"
    assert [row.id for row in again(corpus).edits.rows()][:2] == ["a", "d"]
    file.write_text(re.sub(r"^[<=>]{7}.*\n", "", written, flags=re.MULTILINE), encoding="utf-8")
    assert [row.id for row in again(corpus).edits.rows()] == ["a", "b", "c", "d"]


def test_an_entry_that_a_conflict_cuts_is_set_aside_whole(corpus: Path) -> None:
    inside = "- edit: retitle\n  id: b\n<<<<<<< HEAD\n  text: Ours\n||||||| base\n  text: Base\n=======\n  text: Theirs\n>>>>>>> two\n"
    (corpus / "briefing.edits.yaml").write_text(entry("a") + inside + entry("c"), encoding="utf-8")
    view = again(corpus)
    assert ([row.id for row in view.edits.rows()], len(view.edits.problems())) == (["a", "c"], 1)


def test_a_conflict_that_nothing_closes_does_not_take_in_what_comes_later(corpus: Path) -> None:
    (corpus / "briefing.edits.yaml").write_text(f"<<<<<<< HEAD\n{entry('a')}=======\n{entry('b')}{entry('c')}", encoding="utf-8")
    view = again(corpus)
    assert [row.id for row in view.edits.rows()] == ["b", "c"]
    view.edits.retitle("Later")
    assert again(corpus).title == "Later"


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_an_edit_is_read_as_it_was_written(said: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = EditsFile(Path(folder) / "briefing.edits.yaml")
        quote = Quote(exact=f"{said[0]}x", prefix=said[1], suffix=said[2])
        written = Edit(edit="note", id="12e4", points=(quote,), text=said[0], order=3)
        file.append([written])
        file.read()
        assert (file.edits, file.problems) == ([written], [])
        values = SourceSettings(outlet=said[0], author=tuple(said[1:]))
        corrected = Edit(edit="correct", id="c0", source=f"{said[1]}.txt", checksum="0e12", values=values, order=4)
        file.append([corrected])
        file.read()
        spoken = Edit(edit="speaker", id="5e3", statements=(quote,), voice=f"{said[2]}.", text=said[0], order=5)
        file.append([spoken])
        file.read()
        assert (file.edits, file.problems) == ([written, corrected, spoken], [])


def test_twenty_thousand_edits_are_read_and_laid_over_in_two_seconds(corpus: Path) -> None:
    lines = [f"Line {number} of the log stands." for number in range(5000)]
    store = View(made.brief({"log.txt": " ".join(lines)})).store
    kinds = ("exclude", "include", "pin", "note", "move", "unpin")
    written = "".join(
        f"- edit: {kinds[n % 6]}\n  id: n{n}\n  at: '2026-01-01T00:00:00Z'\n  text: seen\n  section: two\n"
        f"  points:\n  - exact: {lines[n * 7 % 5000]}\n    prefix: 'Some words of before, '\n    source: log.txt\n"
        for n in range(20_000)
    )
    (corpus / "briefing.edits.yaml").write_text(written, encoding="utf-8")
    started = time.process_time()
    view = View(store, [corpus])
    assert len(view.edits.rows()) == 20_000
    assert time.process_time() - started < 4 * slowness()


@pytest.mark.parametrize("line", ["=======", "<<<<<<< a", ">>>>>>> b", "- x", "  - ", "#", "", "- edit: pin\n<<<<<<< a"])
def test_no_file_of_edits_takes_long(corpus: Path, line: str) -> None:
    file = EditsFile(corpus / "briefing.edits.yaml")
    file.path.write_text((line + "\n") * 20_000, encoding="utf-8")
    started = time.process_time()
    file.read()
    assert time.process_time() - started < 2 * slowness()
