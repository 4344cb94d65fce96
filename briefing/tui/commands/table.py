"""The table of commands, and what is made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from briefing.tui.screens.desk import DeskScreen

Run = Callable[["DeskScreen", str], None]
WhyNot = Callable[["DeskScreen"], str]


@dataclass(frozen=True)
class Command:
    """One thing the desk does. `run` gets the desk and the key that was pressed; `why_not` says why it can't be done now, or nothing."""

    name: str
    """What `keys` in config.yaml calls it."""
    keys: tuple[str, ...]
    """Textual's names of its keys."""
    title: str
    """Its line in the palette, and what the footer's tooltip says."""
    group: str
    run: Run
    footer: str = ""
    """One or two words for the footer; empty where it is not shown there."""
    why_not: WhyNot = lambda desk: ""


COMMANDS: list[Command] = []
GROUPS = ("Moving", "Views", "Deciding", "Finding", "Taking away", "The desk")

SIGNS = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "comma": ",",
    "full_stop": ".",
    "question_mark": "?",
    "slash": "/",
    "semicolon": ";",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "vertical_line": "|",
    "exclamation_mark": "!",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
}


def command(name: str, keys: str, group: str, *, footer: str = "", why_not: WhyNot = lambda desk: "") -> Callable[[Run], Run]:
    """Put a function into the table; its docstring is the title. `keys` are separated by blanks."""

    def put(run: Run) -> Run:
        title = (run.__doc__ or name).strip().rstrip(".")
        COMMANDS.append(Command(name, tuple(keys.split()), title, group, run, footer, why_not))
        return run

    return put


def by_name(name: str) -> Command:
    """The command of that name. Raises KeyError."""
    for found in COMMANDS:
        if found.name == name:
            return found
    raise KeyError(name)


def sign(key: str) -> str:
    """A key as people write it."""
    return SIGNS.get(key, key)


def textual_key(written: str) -> str:
    """A key as Textual names it, from how people write it (`?`, `ctrl+p`, `[`)."""
    names = {shown: name for name, shown in SIGNS.items()}
    return names.get(written.strip(), written.strip())


def bindings(own: Mapping[str, str]) -> list[Binding]:
    """A binding for each key of each command; `own` holds the user's keys by command name (`pin: p,f5`)."""
    found = []
    for one in COMMANDS:
        for key in keys_of(one, own):
            action = f"do({one.name!r}, {key!r})"
            found.append(Binding(key, action, one.footer or one.title, tooltip=one.title, id=f"{one.name}.{key}", show=bool(one.footer)))
    return found


def keys_of(one: Command, own: Mapping[str, str]) -> tuple[str, ...]:
    """Textual's names of the keys of a command, the user's own where there are any."""
    if one.name not in own:
        return one.keys
    return tuple(textual_key(key) for key in own[one.name].split(",") if key.strip())


def keys_shown(one: Command, own: Mapping[str, str] | None = None) -> str:
    """The keys of a command as people write them."""
    keys = [sign(key) for key in keys_of(one, own or {})]
    if len(keys) > 3:
        return f"{keys[0]} … {keys[-1]}"
    return " ".join(keys)


FOOTER = (
    "help",
    "palette",
    "next_group",
    "enter",
    "next_statement",
    "search",
    "filter",
    "pin",
    "exclude",
    "move",
    "note",
    "undo",
    "export",
    "zoom",
    "quit",
)
"""The commands of the footer in their order: where there is no room, those that stand late are left out first, but for leaving."""


def footer_commands() -> list[Command]:
    """The commands of the footer."""
    known = {one.name: one for one in COMMANDS}
    return [known[name] for name in FOOTER if name in known]


def first_key(one: Command, own: Mapping[str, str]) -> str:
    """The key that the footer shows for a command."""
    return sign(next(iter(keys_of(one, own)), ""))


def wrong_keys(own: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is wrong with the user's own keys: the name it stands under, and in words what is wrong with it."""
    if not own:
        return []
    from briefing.yamlfile import nearest

    names = {one.name for one in COMMANDS}
    wrong = [(name, f'there is no action "{name}"{nearest(name, names)}') for name in own if name not in names]
    taken: dict[str, str] = {}
    for one in COMMANDS:
        for key in keys_of(one, own):
            if key in taken:
                name, other = (one.name, taken[key]) if one.name in own else (taken[key], one.name)
                wrong.append((name, f'"{sign(key)}" is the key of {other} already; give that one another first'))
            taken[key] = one.name
    return wrong


def key_table() -> str:
    """All commands with their keys as a markdown table, for the README."""
    lines = ["| key | does |", "| --- | --- |"]
    for group in GROUPS:
        lines.append(f"| **{group}** | |")
        for one in COMMANDS:
            if one.group == group and one.keys:
                keys = " ".join(f"`{sign(key)}`".replace("|", "\\|") for key in one.keys)
                if len(one.keys) > 3:
                    keys = f"`{sign(one.keys[0])}` … `{sign(one.keys[-1])}`"
                lines.append(f"| {keys} | {one.title} |")
    return "\n".join(lines) + "\n"
