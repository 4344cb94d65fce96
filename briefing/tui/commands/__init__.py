"""Everything a key can do. One record per command gives its key, footer text, tooltip, palette entry and row in the README's table."""

from briefing.tui.commands import application, draft, edit, navigate, output, page, search, sides, sources, undo, views, voices
from briefing.tui.commands.registry import (
    COMMANDS,
    GROUPS,
    Command,
    bindings,
    by_name,
    first_key,
    footer_commands,
    key_table,
    key_while_typing,
    keys_shown,
    wrong_keys,
)

MODULES = (navigate, views, draft, page, edit, voices, undo, sources, sides, search, output, application)
"""Importing these registers their commands."""

__all__ = [
    "COMMANDS",
    "GROUPS",
    "Command",
    "bindings",
    "by_name",
    "first_key",
    "footer_commands",
    "key_table",
    "key_while_typing",
    "keys_shown",
    "wrong_keys",
]
