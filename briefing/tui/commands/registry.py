"""The registry of commands, and what is made from it: bindings, footer, the key table of the README."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from briefing.tui.key_labels import key_label, textual_key

if TYPE_CHECKING:
    from briefing.tui.desk import Desk

Run = Callable[["Desk", str], None]
WhyNot = Callable[["Desk"], str]
Words = Callable[["Desk"], str]


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
    footer: str | Words = ""
    """One or two words for the footer, or what finds them for a key that does different things in different places; empty: not shown."""
    footer_order: int = 0
    """Its place in the footer. Where there is no room, those that stand late are left out first, but for the last, which leaves."""
    why_not: WhyNot = lambda desk: ""

    def words(self, desk: Desk) -> str:
        """What the footer says of it now."""
        return self.footer if isinstance(self.footer, str) else self.footer(desk)


COMMANDS: list[Command] = []
MOVING, VIEWS, PAGE, DECIDING = "Moving", "Views", "The page", "Deciding"
FINDING, TAKING_AWAY, THE_DESK = "Finding", "Taking away", "The desk"
GROUPS = (MOVING, VIEWS, PAGE, DECIDING, FINDING, TAKING_AWAY, THE_DESK)
"""In the order of the palette, the help and the key table."""


def register(command: Command) -> None:
    """Put a command into the registry."""
    COMMANDS.append(command)


def command(
    name: str,
    keys: str,
    group: str,
    *,
    footer: str | Words = "",
    footer_order: int = 0,
    why_not: WhyNot = lambda desk: "",
) -> Callable[[Run], Run]:
    """Put a function into the registry; its docstring is the title. `keys` are separated by blanks."""

    def put(run: Run) -> Run:
        title = (run.__doc__ or name).strip().rstrip(".")
        register(Command(name, tuple(keys.split()), title, group, run, footer, footer_order, why_not))
        return run

    return put


def by_name(name: str) -> Command:
    """The command of that name. Raises KeyError."""
    for candidate in COMMANDS:
        if candidate.name == name:
            return candidate
    raise KeyError(name)


def bindings(own: Mapping[str, str]) -> list[Binding]:
    """A binding for each key of each command; `own` holds the user's keys by command name (`pin: p,f5`)."""
    made = []
    for command in COMMANDS:
        for key in keys_of(command, own):
            action = f"do({command.name!r}, {key!r})"
            words = command.footer if isinstance(command.footer, str) and command.footer else command.title
            made.append(Binding(key, action, words, tooltip=command.title, id=f"{command.name}.{key}", show=bool(command.footer)))
    return made


def keys_of(command: Command, own: Mapping[str, str]) -> tuple[str, ...]:
    """Textual's names of the keys of a command, the user's own where there are any."""
    if command.name not in own:
        return command.keys
    return tuple(textual_key(key) for key in own[command.name].split(",") if key.strip())


def keys_shown(command: Command, own: Mapping[str, str] | None = None) -> str:
    """The keys of a command as people write them."""
    keys = [key_label(key) for key in keys_of(command, own or {})]
    if len(keys) > 3:
        return f"{keys[0]} … {keys[-1]}"
    return " ".join(keys)


def footer_commands() -> list[Command]:
    """The commands of the footer, in their order."""
    return sorted((command for command in COMMANDS if command.footer), key=lambda command: command.footer_order)


def first_key(command: Command, own: Mapping[str, str]) -> str:
    """The key that the footer shows for a command."""
    return key_label(next(iter(keys_of(command, own)), ""))


def key_while_typing(command: Command, own: Mapping[str, str]) -> str:
    """The key that the footer shows for a command while letters go into a line; nothing where all its keys are letters."""
    return next((label for label in map(key_label, keys_of(command, own)) if len(label) > 1), "")


def wrong_keys(own: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is wrong with the user's own keys: the name it stands under, and in words what is wrong with it."""
    if not own:
        return []
    from briefing.yamlfile import nearest

    names = {command.name for command in COMMANDS}
    wrong = [(name, f'there is no action "{name}"{nearest(name, names)}') for name in own if name not in names]
    taken: dict[str, str] = {}
    for command in COMMANDS:
        for key in keys_of(command, own):
            if key in taken:
                name, other = (command.name, taken[key]) if command.name in own else (taken[key], command.name)
                wrong.append((name, f'"{key_label(key)}" is the key of {other} already; give that one another first'))
            taken[key] = command.name
    return wrong


def key_table() -> str:
    """All commands with their keys as a markdown table, for the README."""
    lines = ["| key | does |", "| --- | --- |"]
    for group in GROUPS:
        lines.append(f"| **{group}** | |")
        for command in COMMANDS:
            if command.group == group and command.keys:
                keys = " ".join(f"`{key_label(key)}`".replace("|", "\\|") for key in command.keys)
                if len(command.keys) > 3:
                    keys = f"`{key_label(command.keys[0])}` … `{key_label(command.keys[-1])}`"
                lines.append(f"| {keys} | {command.title} |")
    return "\n".join(lines) + "\n"
