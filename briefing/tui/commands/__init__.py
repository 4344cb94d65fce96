"""Everything a key can do. One record per command gives its key, footer text, tooltip, palette entry and row in the README's table."""

from briefing.tui.commands import deciding, desk, finding, moving, siding, taking, viewing
from briefing.tui.commands.table import (
    COMMANDS,
    GROUPS,
    Command,
    bindings,
    by_name,
    first_key,
    footer_commands,
    key_table,
    keys_shown,
    sign,
    wrong_keys,
)

PARTS = (moving, viewing, deciding, siding, finding, taking, desk)
"""Importing these fills the table."""

__all__ = [
    "COMMANDS",
    "GROUPS",
    "Command",
    "bindings",
    "by_name",
    "first_key",
    "footer_commands",
    "key_table",
    "keys_shown",
    "sign",
    "wrong_keys",
]
