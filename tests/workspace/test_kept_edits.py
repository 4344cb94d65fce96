"""What keeps decisions: the file of edits, by whomever it is written, over changes of the corpus and crashes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from briefing.workspace import folders
from tests.workspace.looking import again, named, texts
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
