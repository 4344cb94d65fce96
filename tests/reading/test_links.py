"""Links among the articles: those that lead out are named and not followed, and nothing is read twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.model import Problem
from briefing.reading import read_paths, walk
from briefing.workspace import folders, settings, side_settings
from briefing.workspace.open import make_brief, open_view
from briefing.workspace.options import Options
from briefing.workspace.template_catalogue import UnknownNameError

INSIDE, OUTSIDE = "The ferry sails again, the port said.\n", "The password is kept in the safe, the owner said.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "one.txt").write_text(INSIDE)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "two.txt").write_text(OUTSIDE)
    (tmp_path / "three.txt").write_text(OUTSIDE.replace("safe", "vault"))
    (folder / "folder").symlink_to(tmp_path / "outside")
    (folder / "file.txt").symlink_to(tmp_path / "three.txt")
    return folder


def names(*paths: Path, follow_links: bool = False) -> list[tuple[str, bool]]:
    return [(entry.name, entry.leads_out) for entry in walk(paths, follow_links)]


def test_links_that_lead_out_are_named_and_not_followed(corpus: Path) -> None:
    assert names(corpus) == [("a/one.txt", False), ("file.txt", True), ("folder", True)]
    problems = [found for found in read_paths([corpus]) if isinstance(found, Problem)]
    assert [problem.path for problem in problems] == ["file.txt", "folder"]
    assert all("leads out" in problem.error and "follow_links" in problem.advice for problem in problems)
    brief = make_brief(Options(paths=(corpus,), cache=False))
    assert [source.path for source in brief.sources] == ["a/one.txt"]
    assert [problem.path for problem in brief.problems] == ["file.txt", "folder"]


def test_a_setting_follows_them(corpus: Path) -> None:
    file = folders.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text("follow_links: true\n")
    assert settings.load().follow_links
    assert names(corpus, follow_links=True) == [("a/one.txt", False), ("file.txt", False), ("folder/two.txt", False)]
    brief = make_brief(Options(paths=(corpus,), cache=False, follow_links=True))
    assert len(brief.sources) == 3


def test_a_link_that_the_user_names_is_followed(corpus: Path) -> None:
    assert names(corpus / "folder") == [("two.txt", False)]
    assert names(corpus / "file.txt") == [("file.txt", False)]
    assert names(corpus, corpus.parent / "outside") == [("a/one.txt", False), ("two.txt", False), ("file.txt", True)]


def test_links_that_multiply_are_followed_once(corpus: Path, tmp_path: Path) -> None:
    for number in range(20):
        (corpus / f"round{number}").symlink_to(corpus)
        (corpus / "a" / f"back{number}").symlink_to("..")
        (corpus / f"again{number}").symlink_to("a")
        (corpus / f"copy{number}.txt").symlink_to("a/one.txt")
        (corpus / f"out{number}").symlink_to(tmp_path / "outside")
    found = [name for name, _ in names(corpus, follow_links=True)]
    assert sorted(found) == ["a/one.txt", "file.txt", "folder/two.txt"]


def test_what_is_reached_only_through_a_link_within_is_read(corpus: Path) -> None:
    (corpus / ".hidden").mkdir()
    (corpus / ".hidden" / "four.txt").write_text(INSIDE)
    (corpus / "shown").symlink_to(".hidden")
    assert ("shown/four.txt", False) in names(corpus)


EDIT = "- edit: retitle\n  id: a\n  at: '2030-01-01T00:00:00Z'\n  text: Of another\n"


@pytest.mark.parametrize("follow", [False, True])
def test_our_own_files_are_no_way_out_either(corpus: Path, follow: bool) -> None:
    outside = corpus.parent / "outside"
    (outside / "mine.yaml").write_text("title: Of another\nsources:\n  a/one.txt: {outlet: Elsewhere}\n")
    (outside / "edits.yaml").write_text(f"{EDIT}- edit: sides\n  id: b\n  at: '2030-01-01T00:00:00Z'\n  sides: [{{name: Peru}}]\n")
    (corpus / folders.PROJECT).symlink_to(outside / "mine.yaml")
    (corpus / folders.EDITS).symlink_to(outside / "edits.yaml")
    options = Options(paths=(corpus,), cache=False, follow_links=follow)
    view = open_view(options)
    named = {problem.path for problem in (*view.problems(), *view.edits.problems())}
    assert ({folders.PROJECT, folders.EDITS} <= named) is not follow
    assert (view.title == "Of another") is follow
    assert bool(side_settings.decision_ids(options.paths, follow)) is follow
    outlets = {known.value for row in view.sources() if (known := view.source(row.id).source.metadata.outlet)}
    assert ("Elsewhere" in outlets) is follow
    before = (outside / "edits.yaml").read_bytes()
    view.edits.retitle("Of mine")
    view.close()
    assert (outside / "edits.yaml").read_bytes() == before
    again = open_view(options)
    assert again.title == "Of mine"
    again.close()


def test_links_between_our_own_files_within_a_corpus_are_followed(corpus: Path) -> None:
    (corpus / "a" / "mine.yaml").write_text("title: Of the ferry\n")
    (corpus / folders.PROJECT).symlink_to("a/mine.yaml")
    assert make_brief(Options(paths=(corpus,), cache=False)).title == "Of the ferry"


def test_the_template_that_a_folder_names_is_no_way_out(corpus: Path) -> None:
    (corpus.parent / "own.yaml").write_bytes((folders.PACKAGE / "templates" / "event.yaml").read_bytes())
    (corpus / "own.yaml").symlink_to(corpus.parent / "own.yaml")
    (corpus / folders.PROJECT).write_text("template: own.yaml\n")
    with pytest.raises(UnknownNameError, match="leads out of the folder"):
        make_brief(Options(paths=(corpus,), cache=False))
    assert make_brief(Options(paths=(corpus,), cache=False, follow_links=True)).sections
