"""Quotation marks: which stretches of a paragraph are quoted."""

from __future__ import annotations

import re

from briefing.model import Span

MARK = re.compile('[“”"«»]')


def quotations(text: str, start: int, end: int) -> list[Span]:
    """Quoted stretches of a paragraph without their marks; one that is not closed runs to the end of the paragraph."""
    found = []
    opened: int | None = None
    for match in MARK.finditer(text, start, end):
        at = match.start()
        if opened is None:
            if match.group() not in "”»":
                opened = at + 1
        elif match.group() not in "“«":
            found.append((opened, at))
            opened = None
    if opened is not None and opened < end:
        found.append((opened, end))
    return found
