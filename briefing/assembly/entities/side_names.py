"""Sides as users name them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.model import Side


def side_id(name: str) -> str:
    """The name in lower case with hyphens."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")


def parse_side(text: str) -> Side:
    """A side as the user types it: `Russia` or `Russia=Moscow,Kremlin`."""
    name, _, aliases = text.partition("=")
    return named_side(name, aliases.split(","))


def named_side(name: str, aliases: Iterable[str] = ()) -> Side:
    """A side by its name and the other names it goes by."""
    return Side(id=side_id(name), name=name.strip(), aliases=tuple(alias.strip() for alias in aliases if alias.strip()))
