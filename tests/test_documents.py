"""README and CONTRIBUTING say what is there."""

import re
import subprocess
from pathlib import Path

import pytest

from briefing.cli import COMMANDS, manual
from briefing.tui import themes
from tests.readme import HELP, help_text, with_keys

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "tests/benchmarks/RESULTS.md", "tests/benchmarks/HISTORY.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", read(name))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


def test_files_that_contributing_names_are_there() -> None:
    named = set(re.findall(r"`((?:briefing|tests|themes|seeds)/[\w./-]*)`", read("CONTRIBUTING.md")))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists() and name != "briefing/_data/"] == []


def test_readme_names_every_command_and_theme() -> None:
    text = read("README.md")
    hidden = {"open"}  # what `briefing PATH` does without being named
    assert [name for name in COMMANDS if name not in hidden and not re.search(rf"`(briefing )?{name}\b", text)] == []
    assert [name for name in themes.names([ROOT / "themes"]) if f"`{name}`" not in text] == []


def test_the_first_words_of_the_readme_are_targets_of_make() -> None:
    commands = re.findall(r"^    make (\w+)", read("README.md"), flags=re.MULTILINE)
    assert commands[:2] == ["run", "test"]
    listed = subprocess.run(["make", "--silent"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [name for name in commands if f"make {name}" not in listed] == []


def test_the_key_table_is_that_of_the_code() -> None:
    assert with_keys(read("README.md")) == read("README.md"), "run `make readme`"


def test_the_help_that_is_kept_is_that_of_the_code() -> None:
    assert HELP.read_text(encoding="utf-8") == help_text(), "run `make readme`"
    assert manual.FILE.read_text(encoding="utf-8") == manual.manual(), "run `make readme`"
