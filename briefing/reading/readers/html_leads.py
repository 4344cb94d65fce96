"""Paragraphs of an article that stand beside the container of its text: a lead under the headline, the end in a second container.

The extractor takes the container that is called a body, and nothing beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Any

LEAST = 60
"""Characters of a paragraph of an article."""
MOST_OF_BODY = 0.4
"""Words of the paragraphs above a body, as a share of its own: what is longer is another article."""
MOST_OF_PAGE = 0.6
"""Share of the characters in paragraphs that a body has at least."""
LEAST_OF_PAGE = 0.3
"""As much of one that is only called so."""
LINKED = 0.3
CONTAINERS = ("div", "section", "header", "article", "main")
NO_LEAD = re.compile(
    r"relat|recommend|sidebar|promo|trending|popular|most-?read|card|grid|comment|footer|newsletter|caption|byline|credit|author|bio\b|"
    r"\bmeta|date|share|social|sponsor|advert|disclaimer|notice|cookie|copyright|tags?\b|breadcrumb",
    re.IGNORECASE,
)
"""How elements are called that are no paragraph of the article."""
APART = frozenset(("aside", "nav", "ul", "ol", "footer", "form", "figure", "figcaption", "table", "blockquote"))
ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
BODY_WORD = re.compile(r"body|content|text|copy|paragraph|story", re.IGNORECASE)


def gather(tree: Any) -> None:
    """Put what belongs to the text of an article into the container of it, in place."""
    sizes = _sizes(tree)
    for article in _articles(tree, sizes):
        body = _body(article, sizes)
        if body is None:
            continue
        above, below = list(_above(article, body)), list(_below(body))
        _move(below, body, len(body))
        if _words(above) <= MOST_OF_BODY * _words([body]):
            _move(above, body, 0)


def _words(elements: Sequence[Any]) -> int:
    return sum(len(element.text_content().split()) for element in elements)


def _move(elements: Sequence[Any], body: Any, place: int) -> None:
    """Put elements into a body from a place on, as paragraphs without a name."""
    for offset, element in enumerate(elements):
        _leave_tail(element)
        body.insert(place + offset, element)
        if element.tag == "div" and _is_paragraph(element):
            element.tag = "p"
        element.attrib.pop("class", None)


def _articles(tree: Any, sizes: dict[Any, int]) -> list[Any]:
    """The outermost elements that are called an article, else what holds the one headline and paragraphs below it."""
    called = [element for element in tree.iter("article", "main") if sizes[element]]
    if called:
        known = set(called)
        return [element for element in called if known.isdisjoint(element.iterancestors())]
    headlines = list(tree.iter("h1"))
    around = (element for element in headlines[0].iterancestors() if sizes[element]) if len(headlines) == 1 else iter(())
    return list(islice(around, 1))


def _leave_tail(element: Any) -> None:
    """Leave the text behind an element where it is: an element takes it along."""
    tail, element.tail = element.tail, None
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (tail or "")


def _sizes(tree: Any) -> dict[Any, int]:
    """The characters in paragraphs of some length within each element, counted once from the innermost outwards."""
    sizes: dict[Any, int] = {}
    for element in reversed(list(tree.iter())):
        length = len(element.text_content()) if element.tag == "p" else 0
        sizes[element] = length if length >= LEAST else sum(sizes[child] for child in element)
    return sizes


def _body(article: Any, sizes: dict[Any, int]) -> Any | None:
    """The innermost container of most of the paragraphs; None where that is the article itself, or nothing."""
    body = article
    if not sizes[article]:
        return None
    while True:
        inner = max((child for child in body if child.tag in CONTAINERS), key=sizes.__getitem__, default=None)
        if inner is None or sizes[inner] < MOST_OF_PAGE * sizes[article]:
            break
        body = inner
    # The extractor takes what is called a body, though it holds only a part: the largest of those in it is made whole.
    named = [child for child in body if child.tag in CONTAINERS and BODY_WORD.search(child.get("class") or "")]
    called = max(named, key=sizes.__getitem__, default=body)
    body = called if sizes[called] >= LEAST_OF_PAGE * sizes[article] else body
    return None if body is article else body


def _above(article: Any, body: Any) -> Iterator[Any]:
    """The paragraphs between the headline and the body, in their order."""
    path = [body, *takewhile(lambda above: above is not article, body.iterancestors())]
    headlines = list(article.iter("h1"))
    passed = not headlines
    for node in reversed(path):
        for beside in reversed(list(node.itersiblings(preceding=True))):
            for element in beside.iter():
                passed = passed or element is headlines[0]
                if passed and _is_paragraph(element) and not _is_apart(element, beside):
                    yield element


def _below(body: Any) -> Iterator[Any]:
    """What follows a body as a paragraph, or under a name like its own, until something else comes that has text."""
    word = BODY_WORD.search(body.get("class") or "")
    for beside in body.itersiblings():
        if not isinstance(beside.tag, str) or not beside.text_content().strip():
            continue
        name = beside.get("class") or ""
        if beside.tag == "p" and _is_paragraph(beside) and not NO_LEAD.search(name):
            yield beside
            continue
        if not word or beside.tag not in ("div", "section") or word[0].lower() not in name.lower() or NO_LEAD.search(name):
            return
        if any(True for _ in beside.iter("h1", "h2", "h3", "h4", "form")) or not any(map(_is_paragraph, beside.iter("p"))):
            return
        yield beside


def _is_paragraph(element: Any) -> bool:
    """Whether an element is a paragraph of an article: some length, a full stop, few links."""
    if element.tag != "p" and not (element.tag == "div" and all(child.tag in ("a", "b", "strong", "em", "i", "span") for child in element)):
        return False
    text = element.text_content().strip()
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return len(text) >= LEAST and bool(ENDED.search(text)) and linked < LINKED * len(text)


def _is_apart(element: Any, top: Any) -> bool:
    """Whether an element, or one around it up to `top`, is named or made for something else than the text."""
    around = [element] if element is top else [element, *takewhile(lambda above: above is not top, element.iterancestors()), top]
    return any(
        above.tag in APART or NO_LEAD.search(f"{above.get('class') or ''} {above.get('id') or ''} {above.get('itemprop') or ''}")
        for above in around
    )
