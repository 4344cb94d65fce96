"""Files whose names or kinds are odd, all the way to an export."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import cli

GOOD = "The dam above the town broke on Monday, the mayor said. Nobody was hurt.\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_name_that_is_not_utf8_and_a_pipe_reach_the_export(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"na\xffme.txt")).write_text(GOOD)
    except (OSError, UnicodeError):
        pytest.skip("this file system wants UTF-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "deep.json").write_text("[" * 100_000)
    done = CliRunner().invoke(cli, ["export", str(tmp_path), "--format", "json"])
    assert done.exit_code == 0, done.stderr
    export = json.loads(done.stdout)
    assert [source["path"] for source in export["sources"]] == ["na\\xffme.txt"]
    assert sorted(problem["path"] for problem in export["problems"]) == ["deep.json", "pipe.txt"]
