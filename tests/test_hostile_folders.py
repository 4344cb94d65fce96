"""The walk through folders of hostile files tells what breaks a rule, and which files have changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.folders import Run, checksums, places, wrong_with

START = Run(0, 0.8, 2.0, 70, "")


@pytest.mark.parametrize(
    ("name", "found", "said"),
    [
        ("export", Run(0, 2.7, 40.0, 90, "briefing: a.txt: There is no text in it."), ""),
        ("check", Run(3, 0.1, 0.2, 30, "briefing: it is no export."), ""),
        ("export", Run(1, 0.1, 0.2, 30, ""), "exit code 1"),
        ("desk", Run(-9, 0.1, 0.2, 30, ""), "exit code -9"),
        ("sources", Run(0, 0.1, 0.2, 30, "Traceback (most recent call last)"), "a traceback"),
        ("check", Run(1, 0.1, 0.2, 30, "\x1b]52;c;eA==\x07"), "it prints"),
        ("export", Run(0, 2.9, 3.0, 90, ""), "took 2.9 s"),
        ("export", Run(0, 1.0, 3.0, 400, ""), "took 400 MB"),
    ],
)
def test_what_breaks_a_rule_is_told(name: str, found: Run, said: str) -> None:
    assert wrong_with(name, found, START).startswith(said)
    assert bool(wrong_with(name, found, START)) == bool(said)


def test_every_change_but_edits_is_seen(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The ferry to Puno sails.")
    (tmp_path / "link").symlink_to(tmp_path / "in" / "a.txt")
    before = checksums(tmp_path)
    assert [one.name for one in places(tmp_path)] == ["in", "a.txt", "link"]
    (tmp_path / "in" / "a.txt").write_text("The ferry to Puno stays.")
    (tmp_path / "in" / "new").write_text("")
    (tmp_path / "link").unlink()
    (tmp_path / "in" / ".briefing").write_text("")
    (tmp_path / "in" / "briefing.edits.log").write_text("")
    after = checksums(tmp_path)
    changed = {Path(name).name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed == {"a.txt", "new", "link"}
