"""What is put right in a page before the extractor looks at it: bodies in pieces, text between blocks, leads under odd names, cards.

The extractor takes one container for the article, cuts text that stands right in a `div` at each link, and drops what is called a teaser.
"""

# ruff: noqa: RUF005 (lists of names read better whole)
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.reading.readers import html_leads, html_lists

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
    ]
    + ["span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"]
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCK = frozenset(
    [
        *HEADINGS,
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "main",
        "nav",
        "ol",
    ]
    + ["p", "pre", "section", "table", "ul"]
)
TEASER = re.compile(r"\bteaser\b|teaser(?=[-_])|(?<=[-_])teaser", re.IGNORECASE)
BESIDE = re.compile(r"relat|recommend|sidebar|promo|trending|popular|most-read|card|list|grid|comment|footer|newsletter", re.IGNORECASE)
BOX = re.compile(
    r"(?:^|[\s_-])(?:live(?![\w-])|live-?(?:stream|ticker|feed|blog|updates?|coverage|news)|news-?ticker|breaking-?news|"
    r"author-?(?:box|bio|card|info|profile|details|description)|(?:article|post|entry)-author__?bio|about-?(?:the-?)?author|bio-?box|writer-?bio)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""How containers are called that hold a stream of other news, or speak of the author."""
CARD = re.compile(r"(?:^|[\s_-])(?:card|promo|related|recirc|read-?(?:more|next|also)|more-?on|teaser)(?=$|[\s_-])", re.IGNORECASE)
"""How a card is called that leads to another story, so that one alone is known."""
LEAST_RUN = 60
"""Characters of text right in a `div` from which on it is a paragraph."""
FEWEST_CARDS = 3
MOST_WORDS_OF_CARD = 70
MOST_OF_PAGE = 0.4
"""Share of a page's words that its cards may have: a page of nothing but cards is a list, and left as it is."""


def repair(tree: Any) -> None:
    """Put a page right, in place."""
    _drop_cards(tree)
    _drop_boxes(tree)
    html_lists.drop(tree)
    _rename_leads(tree)
    _wrap_runs(tree)
    _join_pieces(tree)
    html_leads.gather(tree)


def _words(element: Any) -> int:
    return len(element.text_content().split())


def _drop_cards(tree: Any) -> None:
    """Take out rows of cards that lead to other stories: neighbours of one kind, each a heading that is a link, and a few words."""
    total = max(1, _words(tree))
    cards: list[Any] = []
    for group in _alike(tree):
        if len(group) >= FEWEST_CARDS and sum(map(_is_card, group)) >= max(FEWEST_CARDS, 0.8 * len(group)):
            cards += group
    cards += [element for element in tree.iter("div", "section", "aside", "li", "a") if _is_named_card(element)]
    known = set(cards)
    outermost = [card for card in known if known.isdisjoint(card.iterancestors())]
    if sum(map(_words, outermost)) <= MOST_OF_PAGE * total:
        for card in outermost:
            card.drop_tree()


def _drop_boxes(tree: Any) -> None:
    """Take out streams of other news and boxes on authors, unless most of the page stands in such: then they are its article."""
    found = {
        element
        for element in tree.iter("div", "section", "aside", "ul", "ol")
        if BOX.search(element.get("class") or "") or BOX.search(element.get("id") or "")
    }
    outermost = [element for element in found if found.isdisjoint(element.iterancestors())]
    if outermost and sum(map(_words, outermost)) <= MOST_OF_PAGE * _words(tree):
        for element in outermost:
            element.drop_tree()


def _alike(tree: Any) -> Iterator[list[Any]]:
    """Neighbours of one kind and class that are no paragraphs, in one parent."""
    for parent in tree.iter("div", "section", "ul", "ol", "aside", "main", "article"):
        kinds: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for child in parent:
            if isinstance(child.tag, str) and child.tag in ("div", "li", "article", "section", "a"):
                kinds[child.tag, child.get("class") or ""].append(child)
        yield from (group for group in kinds.values() if len(group) > 1)


def _is_card(element: Any) -> bool:
    """Whether an element is a heading that leads elsewhere, with no more than a blurb."""
    headings = list(element.iter(*HEADINGS))
    if len(headings) != 1 or _words(element) > MOST_WORDS_OF_CARD:
        return False
    heading = headings[0]
    within = [link for link in heading.iter("a") if link.get("href")]
    around = [above for above in (element, *heading.iterancestors()) if above.tag == "a" and above.get("href")]
    links = [link for link in (*within, *around) if not (link.get("href") or "").startswith("#")]
    return bool(links)


def _is_named_card(element: Any) -> bool:
    """Whether an element is called a card, and is one: a heading that leads elsewhere, or a link as a whole with a few words."""
    if not CARD.search(element.get("class") or ""):
        return False
    if element.tag == "a":
        return bool(element.get("href")) and not element.get("href").startswith("#") and _words(element) <= MOST_WORDS_OF_CARD
    return _is_card(element)


def _rename_leads(tree: Any) -> None:
    """The first paragraphs of an article whose element is called a teaser are its lead: the name is taken away."""
    for article in tree.iter("article", "main"):
        if any(above.tag in ("article", "main") for above in article.iterancestors()):
            continue  # looked at with the one around it
        for element in list(article.iter("div", "section", "p")):
            name = f"{element.get('class') or ''} {element.get('id') or ''}"
            if not TEASER.search(name) or BESIDE.search(TEASER.sub("", name)) or list(element.iter(*HEADINGS)):
                continue
            texts = [element] if element.tag == "p" else list(element.iter("p"))
            linked = sum(len(link.text_content()) for link in element.iter("a"))
            length = len(element.text_content())
            if texts and length >= LEAST_RUN and linked < 0.3 * length and not _is_inside_list(element):
                for key in ("class", "id"):
                    if element.get(key):
                        element.set(key, TEASER.sub("lead", element.get(key)))


def _is_inside_list(element: Any) -> bool:
    return any(above.tag in ("ul", "ol", "aside", "nav", "footer") for above in element.iterancestors())


def _wrap_runs(tree: Any) -> None:
    """Text that stands right in a `div` with blocks or double breaks beside it, as paragraphs of its own."""
    for element in list(tree.iter("div", "section", "article", "td", "main")):
        children = [child for child in element if isinstance(child.tag, str)]
        if not children or not any(child.tag in BLOCK or child.tag == "br" for child in children):
            continue
        if any(len(text.strip()) >= LEAST_RUN for text in _own_texts(element)):
            _wrap(element)


def _own_texts(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _wrap(element: Any) -> None:
    """Put each run of text and inline elements into a paragraph; two breaks end one."""
    children = list(element)
    text, element.text = element.text, None
    for child in children:
        element.remove(child)
    run: list[Any] = []

    def close() -> None:
        if any((isinstance(part, str) and part.strip()) or (not isinstance(part, str) and part.tag != "br") for part in run):
            paragraph = element.makeelement("p", {})
            for part in run:
                _append(paragraph, part)
            element.append(paragraph)
        run.clear()

    run.append(text or "")
    for child in children:
        tail, child.tail = child.tail or "", None
        if isinstance(child.tag, str) and child.tag == "br":
            if _ends_in_break(run):
                close()
            else:
                run.append(child)
        elif isinstance(child.tag, str) and (child.tag in INLINE or child.tag in ("img", "picture")) and not list(child.iter(*BLOCK)):
            run.append(child)
        else:
            close()
            element.append(child)
        run.append(tail)
    close()


def _ends_in_break(run: Sequence[Any]) -> bool:
    for part in reversed(run):
        if not isinstance(part, str):
            return bool(part.tag == "br")
        if part.strip():
            return False
    return False


def _append(paragraph: Any, part: Any) -> None:
    if not isinstance(part, str):
        paragraph.append(part)
    elif len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + part
    else:
        paragraph.text = (paragraph.text or "") + part


def _join_pieces(tree: Any) -> None:
    """Bodies that stand in several containers of one class beside each other, with advertisements between: one container."""
    held = _held(tree)
    for parent in list(tree.iter("div", "section", "article", "main")):
        kinds: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for child in parent:
            if isinstance(child.tag, str) and child.tag in ("div", "section") and child.get("class") and held[child].is_piece:
                kinds[child.tag, child.get("class")].append(child)
        for first, *others in kinds.values():
            for other in others:
                for part in _contents(other):
                    _inner(first).append(part)
                other.drop_tree()


@dataclass(slots=True)
class _Held:
    """What an element holds: characters, those of them in links, a paragraph of some length, a heading that leads elsewhere."""

    length: int = 0
    linked: int = 0
    has_link: bool = False
    has_paragraph: bool = False
    has_linked_heading: bool = False

    @property
    def is_piece(self) -> bool:
        """Whether a container holds paragraphs, and no heading that leads elsewhere."""
        return self.has_paragraph and not self.has_linked_heading and self.linked < 0.3 * self.length


def _held(tree: Any) -> dict[Any, _Held]:
    """What each element of a page holds, counted once from the innermost outwards."""
    found: dict[Any, _Held] = {}
    for element in reversed(list(tree.iter())):
        own = found[element] = _Held(length=len(element.text or "") if isinstance(element.tag, str) else 0)
        for child in element:
            held = found[child]
            own.length += held.length + len(child.tail or "")
            own.linked += held.linked + (held.length if child.tag == "a" else 0)
            own.has_link = own.has_link or held.has_link or child.tag == "a"
            own.has_paragraph = own.has_paragraph or held.has_paragraph
            own.has_linked_heading = own.has_linked_heading or held.has_linked_heading
        own.has_paragraph = own.has_paragraph or (element.tag == "p" and own.length >= LEAST_RUN)
        own.has_linked_heading = own.has_linked_heading or (element.tag in HEADINGS and own.has_link)
    return found


def _inner(element: Any) -> Any:
    """The innermost container of all the paragraphs of a piece."""
    while len(element) == 1 and element[0].tag in ("div", "section") and not (element.text or "").strip():
        element = element[0]
    return element


def _contents(element: Any) -> list[Any]:
    return list(_inner(element))
