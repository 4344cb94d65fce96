"""Links among the articles: those that lead out are named and not followed, and nothing is read twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.model import Problem
from briefing.reading import read_paths, walk
from briefing.workspace import folders, settings
from briefing.workspace.open import make_brief
from briefing.workspace.options import Options

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
