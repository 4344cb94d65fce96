"""Write what is generated from the code: the key table of the README, the text of `briefing --help`, the manual page. `make readme`.

Tests fail when either is stale.
"""

from pathlib import Path

from click.testing import CliRunner

from briefing.cli import cli, manual
from briefing.tui.commands import key_table

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
HELP = ROOT / "briefing" / "cli" / "help.txt"
BEGIN, END = "<!-- keys: begin -->", "<!-- keys: end -->"


def with_keys(text: str) -> str:
    """The README's text with the table between its marks as the code has it now."""
    before, _, rest = text.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"the README has lost its marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{key_table().strip()}\n{END}{after}"


def help_text() -> str:
    """What click says to `briefing --help` on a terminal of 80 columns."""
    return CliRunner().invoke(cli, ["--help"], prog_name="briefing", terminal_width=80).stdout


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
    HELP.write_text(help_text(), encoding="utf-8")
    manual.FILE.write_text(manual.manual(), encoding="utf-8")
