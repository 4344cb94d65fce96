"""A command is one function and one row of the registry."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from briefing.cli import COMMANDS, cli


def test_a_new_command_needs_its_module_and_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    @click.argument("harbour")
    def moorings(harbour: str) -> None:
        """Count the moorings of a harbour."""
        click.echo(f"{harbour}: 4")

    module = ModuleType("briefing.cli.moorings")
    vars(module).update(moorings=moorings)
    monkeypatch.setitem(sys.modules, "briefing.cli.moorings", module)
    monkeypatch.setitem(COMMANDS, "moorings", "moorings:moorings")
    assert CliRunner().invoke(cli, ["moorings", "Ancud"]).stdout == "Ancud: 4\n"
    assert "Count the moorings of a harbour." in CliRunner().invoke(cli, ["--help"]).stdout
    assert "did you mean 'moorings'" in CliRunner().invoke(cli, ["morings"]).stderr


def test_a_row_leads_to_the_command_of_its_name() -> None:
    context = click.Context(cli)
    commands = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    assert list(commands) == list(COMMANDS)
    assert {name: command.name for name, command in commands.items() if command} == {name: name for name in COMMANDS}


def test_a_command_does_not_import_the_others() -> None:
    program = """
import sys
from briefing.cli import cli
cli(["themes", "list"], standalone_mode=False)
print(*[name for name in sys.modules if name.startswith("briefing.cli.")], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stderr.split()) == {"briefing.cli.common", "briefing.cli.journal", "briefing.cli.catalogues"}
