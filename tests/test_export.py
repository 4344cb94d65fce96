"""The way from a folder to an export."""

import json
from pathlib import Path

from click.testing import CliRunner

from briefing.cli import cli


def test_every_statement_is_the_text_of_its_passage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Port strike ends\n\nDockers in Callao went back to work on Monday. The union said talks go on.\n")
    result = CliRunner().invoke(cli, ["export", str(tmp_path), "--format", "json"])
    assert result.exit_code == 0, result.output
    export = json.loads(result.stdout)
    text = (tmp_path / "a.txt").read_text()
    assert [text[s["start"] : s["end"]] for s in export["statements"]] == [s["text"] for s in export["statements"]]
    assert "Dockers in Callao went back to work on Monday." in [s["text"] for s in export["statements"]]
