"""`briefing export --explain`: why each statement stands in its section."""

from pathlib import Path

from click.testing import CliRunner

from briefing.cli import cli


def explained(folder: Path) -> str:
    done = CliRunner().invoke(cli, ["export", str(folder), "--explain"])
    assert done.exit_code == 0
    return done.stdout


def test_every_statement_has_its_reasons_with_their_weight(seeds: Path) -> None:
    text = explained(seeds)
    blocks = text.split("\n- ")[1:]
    assert len(blocks) > 50
    assert all("  - +" in block or "  - −" in block for block in blocks)
    reasons = [line for block in blocks for line in block.split("\n") if line.startswith(("  - +", "  - −"))]
    assert all(" for: " in line if "+" in line[:5] else " against: " in line for line in reasons), "the weight is said in words too"
    assert any(" strongly for: " in line for line in reasons)


def test_sections_stand_under_their_titles(seeds: Path) -> None:
    text = explained(seeds)
    assert text.index("## What happened") < text.index("## Background") < text.index("## Outlook") < text.index("## In no section")


def test_json_has_no_explanation(seeds: Path) -> None:
    assert CliRunner().invoke(cli, ["export", str(seeds), "--explain", "--format", "json"]).exit_code == 2
