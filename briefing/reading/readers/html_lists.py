"""Lists of other stories in a page, found by the words above them: "Popular now", "Most read", "Related stories"."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from briefing.reading.layout import phrases
from briefing.reading.layout.blocks import is_terminated
from briefing.reading.normalize import normalize

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LABELS = (*HEADINGS, "p", "div", "span", "strong", "b", "header", "a", "dt", "legend")
CONTAINERS = ("div", "section", "aside", "ul", "ol", "dl", "nav", "footer")
LONGEST_LABEL, MOST_LABELS = 60, 30
"""Characters of the words above a list, and how many such lists are looked for."""
MOST_OF_PAGE = 0.4
"""Share of a page's words that a list of other stories may have."""
BUTTON = re.compile(r"more|read (?:more|also|(?:the )?full (?:story|article))")
"""What may stand on a button that unfolds the article itself."""
LONGEST_BLURB = 60
"""Words of a story in a list, with its headline."""
FEWEST = 2
"""Stories of a list without a container of its own."""


def drop(tree: Any) -> None:
    """Take out lists of other stories, in place: the container that such words begin, or the list or headlines that follow them."""
    most = MOST_OF_PAGE * len(tree.text_content().split())
    for label in list(islice(filter(_is_label, tree.iter(*LABELS)), MOST_LABELS)):
        if not any(above is tree for above in label.iterancestors()):
            continue  # taken out with one around it
        found = _container(label) or _followers(label)
        if found and sum(len(part.text_content().split()) for part in found) <= most:
            for part in found:
                part.drop_tree()


def _is_label(element: Any) -> bool:
    """Whether an element holds such words and nothing else."""
    if len(element) > 2:
        return False
    text = element.text_content().strip()
    if not 0 < len(text) <= LONGEST_LABEL:
        return False
    form = normalize(text).rstrip(" :.!>»…")
    return phrases.MORE.fullmatch(form) is not None and not BUTTON.fullmatch(form)


def _container(label: Any) -> list[Any] | None:
    """The container whose first words a label is, and that holds more than the label; None where it stands beside the article's text."""
    whole = len(label.text_content().split())
    for above in label.iterancestors():
        if above.tag not in (*CONTAINERS, *LABELS) or not above.text_content().strip().startswith(label.text_content().strip()):
            return None
        if len(above.text_content().split()) > whole:
            return [above] if above.tag in CONTAINERS and next(above.iter("h1"), label) is label else None
    return None


def _followers(label: Any) -> list[Any] | None:
    """The list behind a label, or the headlines and blurbs to the end of its container; None for a heading of the article itself."""
    rest = [element for element in label.itersiblings() if isinstance(element.tag, str) and element.text_content().strip()]
    if rest and rest[0].tag in ("ul", "ol", "dl"):
        return [label, rest[0]]
    if len(rest) >= FEWEST and all(map(_is_blurb, rest)):
        return [label, *rest]
    titles = [element for element in rest if not is_terminated(element.text_content().strip())]
    return [label, *rest] if len(titles) >= FEWEST and 2 * len(titles) >= len(rest) else None


def _is_blurb(element: Any) -> bool:
    """Whether an element begins with a headline in bold letters, or as a link, and goes on with a few words."""
    text = element.text_content().strip()
    titles = (part for part in element.iter(*HEADINGS, "a", "b", "strong") if part is not element)
    first = next((part.text_content().strip() for part in titles), "")
    return len(text.split()) <= LONGEST_BLURB and bool(first) and text.startswith(first)
