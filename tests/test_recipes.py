"""The tutorial and the recipes: every command on their page is run, in order, in one folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
DRAFT = "Kim Jong Un travelled to Russia by train.\n\nThe president of Uruguay offered to mediate between the two.\n"
PRESS = """\
Dockers in Callao stop work
Ana Ruiz
312 words
5 May 2031
Diario del Puerto
English
(c) 2031 Diario del Puerto

Dockers in Callao stopped work on Monday over night shifts, their union said on Monday evening.

Document HARB000020310505ea55000aa

Port company offers talks
Luis Paz
280 words
6 May 2031
La Costa
English
(c) 2031 La Costa

The port company offered the dockers of Callao talks on night shifts, its spokesman said on Tuesday.

Document HARB000020310506ea55000ab
"""


def commands() -> list[str]:
    text = (ROOT / "RECIPES.md").read_text(encoding="utf-8")
    return [line[2:] for block in BLOCK.findall(text) for line in block.splitlines() if line.startswith("$ ")]


def test_every_command_of_the_recipes_does_what_it_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds", ignore=shutil.ignore_patterns("briefing.edits.yaml"))
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "factiva.txt").write_text(PRESS, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    docx.Document().save(str(tmp_path / "house.docx"))
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    found = commands()
    assert len(found) > 15
    said = {}
    for command in found:
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
        expected = 1 if "exits with 1" in command else 0
        assert done.returncode == expected, (command, done.stdout[-500:], done.stderr[-500:])
        said[command] = done.stdout
    assert "1 not found" not in said["briefing check out/brief.md articles/"]
    assert [line.split("\t")[0] for line in said["briefing sources press/"].splitlines()[1:]] == ["Diario del Puerto", "La Costa"]
    first, second = (tmp_path / "out" / name for name in ("brief.md", "theirs.md"))
    assert first.read_text(encoding="utf-8") == second.read_text(encoding="utf-8"), "who gets the folder sees the same page"
    assert all(file.stat().st_size for file in (tmp_path / "out").iterdir())
