"""What is said of a sentence of a draft. Nothing here says that a sentence is true: only what stands in the articles, and what does not."""

from __future__ import annotations

from enum import StrEnum

from briefing.model import Record, Span


class Verdict(StrEnum):
    """How a sentence of a draft stands to the articles."""

    QUOTED = "quoted"
    ALTERED = "altered"
    SUPPORTED = "supported"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"


class Judged(Record, frozen=True):
    """One sentence of a draft, by its place in the draft's text, and the passage that it was held against.

    `source` is the path of an article, `passage` a span of its text; `said_by` names who says the passage there, `draft_says` whom the
    draft names; `difference` says in words what differs or what was not found.
    """

    start: int
    end: int
    verdict: Verdict
    source: str | None = None
    passage: Span | None = None
    said_by: str | None = None
    draft_says: str | None = None
    difference: str = ""
