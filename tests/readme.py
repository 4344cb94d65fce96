"""Write the key table of the README from the commands of the desk: `make readme`. A test fails when it is stale."""

from pathlib import Path

from briefing.tui.commands import key_table

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- keys: begin -->", "<!-- keys: end -->"


def with_keys(text: str) -> str:
    """The README's text with the table between its marks as the code has it now."""
    before, _, rest = text.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"the README has lost its marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{key_table().strip()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
