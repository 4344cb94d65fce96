"""Colour themes: one YAML file each, in the folders that ship and in the user's own.

A theme's name is the name of its file. A file names a title, whether the ground is dark, and one colour for each meaning (`Colours`).
Reading and checking need no Textual; only `textual_theme` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from briefing.model import Record
from briefing.workspace.template_catalogue import UnknownNameError
from briefing.yamlfile import Document, YamlFileError, nearest, read

if TYPE_CHECKING:
    from textual.theme import Theme as TextualTheme

TERMINAL_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_TERMINAL_NAMES = {"default", *TERMINAL_COLOURS, *(f"bright-{colour}" for colour in TERMINAL_COLOURS)}
_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")


class Colours(Record, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """One colour for each meaning: `#rrggbb`, or in a theme with `terminal: true` a name such as `cyan`, `bright-red` or `default`."""

    background: str
    """The ground of the screen."""
    surface: str
    """The ground of a pane."""
    panel: str
    """The ground of headers, footers and the section bar."""
    text: str
    """What is to be read."""
    muted: str
    """What goes with it: counts, dates, hints."""
    border: str
    """Lines between panes that don't hold the cursor."""
    accent: str
    """The pane that holds the cursor, keys in the footer, links."""
    cursor: str
    """The ground of the line under the cursor; what stands on it is `cursor-text`, all of it."""
    cursor_text: str
    passage: str
    """The ground of the highlighted passage in the source."""
    passage_text: str
    furniture: str
    """Text of a source that is not its reporting, dimmed and still legible."""
    attribution: str
    """Who says it: voices, channels, cue words."""
    corroborated: str
    """Several independent sources stand behind it."""
    disputed: str
    """Others say otherwise."""
    new: str
    """Was not there at the last visit."""
    pinned: str
    """Was pinned, noted or moved by the analyst."""
    error: str
    """Could not be read or done."""


class ThemeFile(Record, frozen=True, forbid_unknown_fields=True):
    """A theme as its YAML file has it."""

    title: str
    dark: bool
    colours: Colours
    terminal: bool = False
    """The colours are names of the terminal's own sixteen, not `#rrggbb`."""


class Theme(Record, frozen=True):
    """A theme by its name, checked."""

    name: str
    title: str
    dark: bool
    terminal: bool
    colours: Colours


def names(folders: Sequence[Path]) -> list[str]:
    """The names of all themes in `folders`, in alphabetical order. A folder that does not exist holds none."""
    return sorted({file.stem for folder in folders for file in folder.glob("*.yaml")})


def load(name: str, folders: Sequence[Path]) -> Theme:
    """The theme `name`. Raises `YamlFileError` for a file that is wrong, else as `file_of`."""
    return _checked(name, read(file_of(name, folders), ThemeFile))


def file_of(name: str, folders: Sequence[Path]) -> Path:
    """The file of the theme `name` in the last folder that has it, so that the user's own stands before ours.

    Raises `UnknownNameError` where no folder has one.
    """
    if name in names(folders):
        return next(file for folder in reversed(folders) if (file := folder / f"{name}.yaml").is_file())
    raise UnknownNameError(f'There is no theme "{name}"{nearest(name, names(folders))}')


def load_all(folders: Sequence[Path]) -> tuple[list[Theme], list[YamlFileError]]:
    """Every theme that can be used, in alphabetical order, and what is wrong with the others."""
    themes: list[Theme] = []
    errors: list[YamlFileError] = []
    for name in names(folders):
        try:
            themes.append(load(name, folders))
        except YamlFileError as error:
            errors.append(error)
    return themes, errors


def textual_theme(theme: Theme) -> TextualTheme:
    """The theme as Textual has them: its own names for its widgets, and a CSS variable for each of ours (`$passage`, `$disputed`)."""
    from textual.theme import Theme as TextualTheme

    colour = {field.replace("_", "-"): _textual_colour(value) for field, value in structs.asdict(theme.colours).items()}
    return TextualTheme(
        name=theme.name,
        dark=theme.dark,
        ansi=theme.terminal,
        primary=colour["accent"],
        secondary=colour["attribution"],
        accent=colour["accent"],
        warning=colour["disputed"],
        error=colour["error"],
        success=colour["corroborated"],
        foreground=colour["text"],
        background=colour["background"],
        surface=colour["surface"],
        panel=colour["panel"],
        boost=colour["panel"],
        variables={**_widget_variables(colour), **{name: value for name, value in colour.items() if name != "text"}},
    )


def _checked(name: str, document: Document[ThemeFile]) -> Theme:
    file = document.value
    for field, value in structs.asdict(file.colours).items():
        key = ("colours", field.replace("_", "-"))
        if file.terminal and value not in _TERMINAL_NAMES:
            raise document.error(key, f'"{value}" is no colour of the terminal{nearest(value, _TERMINAL_NAMES)}')
        if not file.terminal and not _HEX.match(value):
            hint = '; names of terminal colours need "terminal: true"' if value in _TERMINAL_NAMES else ""
            raise document.error(key, f'"{value}" is no colour; write it as "#rrggbb", in quotation marks{hint}')
    return Theme(name=name, title=file.title, dark=file.dark, terminal=file.terminal, colours=file.colours)


def _textual_colour(value: str) -> str:
    return value if value.startswith("#") else f"ansi_{value.replace('-', '_')}"


def _widget_variables(colour: dict[str, str]) -> dict[str, str]:
    """What Textual's own widgets would else mix for themselves, with a contrast that nobody checked."""
    return {
        "ansi-background": colour["background"],
        "ansi-foreground": colour["text"],
        "text-muted": colour["muted"],
        "text-disabled": colour["muted"],
        "foreground-muted": colour["muted"],
        "foreground-disabled": colour["muted"],
        "block-cursor-background": colour["cursor"],
        "block-cursor-foreground": colour["cursor-text"],
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": colour["panel"],
        "block-cursor-blurred-foreground": colour["text"],
        "block-hover-background": colour["panel"],
        "border-blurred": colour["border"],
        "input-cursor-background": colour["text"],
        "input-cursor-foreground": colour["background"],
        "input-selection-background": colour["cursor"],
        "input-selection-foreground": colour["cursor-text"],
        "screen-selection-background": colour["cursor"],
        "screen-selection-foreground": colour["cursor-text"],
        "footer-background": colour["panel"],
        "footer-foreground": colour["text"],
        "footer-description-foreground": colour["text"],
        "footer-key-foreground": colour["accent"],
        "scrollbar": colour["border"],
        "scrollbar-hover": colour["muted"],
        "scrollbar-active": colour["accent"],
        "scrollbar-background": colour["surface"],
        "scrollbar-corner-color": colour["surface"],
        "link-color": colour["accent"],
        "link-background-hover": colour["cursor"],
        "link-color-hover": colour["cursor-text"],
    }
