"""The sides of an event, found without being told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.assembly.templates import Template
from briefing.model import Article, Side


def side_id(name: str) -> str:
    """The name in lower case with hyphens."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")


def parse(text: str) -> Side:
    """A side as the user types it: `Russia` or `Russia=Moscow,Kremlin`."""
    name, _, aliases = text.partition("=")
    return Side(id=side_id(name), name=name.strip(), aliases=tuple(alias.strip() for alias in aliases.split(",") if alias.strip()))


def find(articles: Sequence[Article], template: Template) -> tuple[Side, ...]:
    """The sides of the event; none where the event has none."""
    return ()
