"""What a page says of its article against what was read of it: a preview of one that must be paid for, or paragraphs that were lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.reading.layout import phrases
from briefing.reading.normalize import normalize
from briefing.reading.readers.html_metadata import DeclaredText

FEWEST_DECLARED = 120
"""Words of an article from which on a part of it can be told from the whole."""
LEAST_READ = 0.6
"""Share of the words of an article, as the page counts them, that must have been read."""
LONGEST_PREVIEW = 200
"""Words of what is shown of an article above a call to pay for the rest."""


def asks_to_pay(tree: Any) -> bool:
    """Whether a page calls on its reader to pay or to sign in for the rest of its article; what only its scripts hold is no call."""
    shown = tree.xpath(".//text()[not(parent::script or parent::style or ancestor::template)]")
    return phrases.asks_to_pay(normalize("".join(shown)))


def doubts(read: int, declared: DeclaredText, asks: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with so many words of an article, and what to do: the page's own data, or its call to pay (`asks`), tells so."""
    is_short = declared.words >= FEWEST_DECLARED and read < LEAST_READ * declared.words
    if (not declared.is_free and (is_short or read < FEWEST_DECLARED)) or (asks and read < LONGEST_PREVIEW):
        yield "the page shows only the beginning of an article that must be paid for", "Open it with a subscription, and save it again."
    elif is_short:
        yield (
            f"the page says that its article has {declared.words:,} words, and only {read:,} were found",
            "Compare it with the page; if paragraphs are missing, copy the text into a .txt file.",
        )
