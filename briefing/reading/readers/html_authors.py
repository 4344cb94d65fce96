"""Who wrote a page: the elements that it marks as a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing.reading.publishers.people import BYLINE, LONGEST, NO_PERSON, SHORTEST

MARKED = re.compile(r"(?:^|[\s_-])(?:byline|authors?)(?:[\s_-]{0,2}(?:name|link|info|wrap(?:per)?|text)s?)?(?:$|\s)")
"""The class of an element that names an author."""
ABOUT = re.compile(r"bio|image|img|avatar|photo|social|follow|comment|more|related|date|time|title|box|desc")
ELSEWHERE = re.compile(r"comment|related|teaser|sidebar|promo|recommend|footer|widget|trending|popular|most-read|newsletter", re.IGNORECASE)
"""In the class or id of what stands around an article."""


def marked(tree: Any) -> Iterator[str]:
    """The text of the first element that is marked as naming an author, and of those marked alike beside it."""
    elements = [
        element
        for element in tree.xpath(
            "//*[contains(@itemprop, 'author') or contains(@rel, 'author') or contains(@class, 'byline') or contains(@class, 'author')]"
        )
        if _marking(element) and SHORTEST <= len(line := _line(element)) < LONGEST and not NO_PERSON.search(line) and not beside(element)
    ][:40]
    known = set(elements)
    # An element within another one, both of them marked, names the same person with less around it.
    inner = [element for element in elements if not any(other in known for other in element.iterdescendants())]
    for element in inner:
        if element is inner[0] or _alike(element, inner[0]):
            yield _line(element)
            if element is inner[0] and BYLINE.match(_line(element)):
                return


def _marking(element: Any) -> str:
    if "author" in f"{element.get('itemprop') or ''} {element.get('rel') or ''}".split():
        return "author"
    names = (element.get("class") or "").lower()
    return names if MARKED.search(names) and not ABOUT.search(names) else ""


def _alike(first: Any, second: Any) -> bool:
    return _marking(first) == _marking(second) and _place(first) is _place(second)


def beside(element: Any) -> bool:
    """Whether an element stands beside an article rather than in it: among teasers, comments, in the foot."""
    return any(
        above.tag in ("aside", "nav", "footer") or ELSEWHERE.search(f"{above.get('class') or ''} {above.get('id') or ''}")
        for above in element.iterancestors()
        if above.tag not in ("body", "html")
    )


def _place(element: Any) -> Any:
    """What holds an element and those beside it: two steps up, as each name often has an element of its own around it."""
    parent = element.getparent()
    above = parent.getparent() if parent is not None else None
    return above if above is not None else parent


def _line(element: Any) -> str:
    """The name in an element, which may mark it within itself."""
    named = next(iter(element.xpath(".//*[@itemprop='name']")), element)
    return " ".join((named.get("content") or named.text_content()).split())
