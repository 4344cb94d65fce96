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


def test_words_of_likelihood_are_marked_in_the_outlook_of_a_page_and_the_quotes_still_hold(tmp_path: Path) -> None:
    line = "Analysts in Lima expect that prices of fruit & fish may <i>fall</i> next year."
    (tmp_path / "a.txt").write_text(f"Port strike ends\n\nDockers in Callao went back to work on Monday.\n\n{line}\n")
    page = tmp_path / "out" / "brief.html"
    page.parent.mkdir()
    assert CliRunner().invoke(cli, ["export", str(tmp_path / "a.txt"), "-o", str(page)]).exit_code == 0
    text = page.read_text()
    assert "<em>expect</em> that prices of fruit &amp; fish <em>may</em> &lt;i&gt;fall&lt;/i&gt;" in text
    checked = CliRunner().invoke(cli, ["check", str(page), str(tmp_path / "a.txt")])
    assert checked.exit_code == 0, checked.output
