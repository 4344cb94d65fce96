"""Who acts: names of states, organisations and people, with canonical forms."""

from __future__ import annotations

from briefing.model import Mention, Source


def mentions(source: Source) -> list[Mention]:
    """Every name in the text, in order; overlapping names are left out."""
    return []
