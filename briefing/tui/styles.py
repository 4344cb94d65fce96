"""The styles of what is painted line by line, taken from the theme: one for each meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from rich.color import Color
from rich.style import Style

_FALLBACK = {
    "text": "foreground",
    "muted": "secondary",
    "border": "secondary",
    "cursor": "primary",
    "cursor-text": "background",
    "passage": "warning",
    "passage-text": "background",
    "furniture": "secondary",
    "attribution": "secondary",
    "corroborated": "success",
    "disputed": "warning",
    "new": "accent",
    "pinned": "accent",
}
"""What stands in for our own colours in a theme that is not one of ours."""


@dataclass(frozen=True)
class Styles:
    """Each style has its ground with it. In a row under the cursor all stand on the cursor's ground."""

    text: Style
    muted: Style
    strong: Style
    border: Style
    accent: Style
    bar: Style
    bar_muted: Style
    bar_accent: Style
    bar_error: Style
    tab: Style
    cursor: Style
    resting: Style
    passage: Style
    furniture: Style
    attribution: Style
    corroborated: Style
    disputed: Style
    new: Style
    pinned: Style
    error: Style
    hit: Style
    selection: Style

    @cached_property
    def under_cursor(self) -> Styles:
        """The styles of the row under the cursor, in the pane with the focus: one ground, one colour."""
        strong = self.cursor + Style(bold=True)
        return replace(self, **{name: strong if name in ("strong", "accent") else self.cursor for name in ("text", *_MEANINGS)})

    @cached_property
    def under_resting_cursor(self) -> Styles:
        """The same in a pane without the focus: only the ground differs."""
        ground = Style(bgcolor=self.resting.bgcolor, underline=self.resting.underline)
        return replace(self, **{name: getattr(self, name) + ground for name in ("text", *_MEANINGS)})


_MEANINGS = ("muted", "strong", "border", "accent", "attribution", "corroborated", "disputed", "new", "pinned", "error")


def from_theme(variables: Mapping[str, str]) -> Styles:
    """The styles of a theme, from its CSS variables."""

    def colour(name: str) -> Color:
        value = variables.get(name) or variables.get(_FALLBACK.get(name, "foreground"), "default")
        return _colour(value)

    def on(name: str, ground: str = "surface", *, bold: bool | None = None) -> Style:
        return Style(color=colour(name), bgcolor=colour(ground), bold=bold)

    return Styles(
        text=on("text"),
        muted=on("muted"),
        strong=on("text", bold=True),
        border=on("border"),
        accent=on("accent", bold=True),
        bar=on("text", "panel"),
        bar_muted=on("muted", "panel"),
        bar_accent=on("accent", "panel", bold=True),
        bar_error=on("error", "panel", bold=True),
        tab=on("cursor-text", "cursor"),
        cursor=on("cursor-text", "cursor"),
        resting=on("text", "panel"),
        passage=on("passage-text", "passage"),
        furniture=on("furniture"),
        attribution=on("attribution"),
        corroborated=on("corroborated"),
        disputed=on("disputed"),
        new=on("new"),
        pinned=on("pinned"),
        error=on("error", bold=True),
        hit=Style(bold=True, underline=True),
        selection=on("cursor-text", "cursor"),
    )


def without_colour() -> Styles:
    """Only what every terminal has: bold, underline, reverse. Used where NO_COLOR is set."""
    plain, bold, reverse = Style(), Style(bold=True), Style(reverse=True)
    return Styles(
        text=plain,
        muted=plain,
        strong=bold,
        border=plain,
        accent=bold,
        bar=reverse,
        bar_muted=reverse,
        bar_accent=reverse + bold,
        bar_error=reverse + bold,
        tab=bold,
        cursor=reverse,
        resting=Style(underline=True),
        passage=reverse,
        furniture=plain,
        attribution=Style(underline=True),
        corroborated=plain,
        disputed=bold,
        new=bold,
        pinned=bold,
        error=bold,
        hit=Style(bold=True, underline=True),
        selection=reverse,
    )


def _colour(value: str) -> Color:
    """A colour of a theme (`#rrggbb`, `ansi_bright_red`, `ansi_default`) as Rich has it."""
    name = value.removeprefix("ansi_")
    if value.startswith("#"):
        return Color.parse(value[:7])
    return Color.parse(name if name == "default" or value.startswith("ansi_") else "default")
