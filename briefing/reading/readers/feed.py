"""RSS and Atom files: an article an entry, with as much of its text as the feed holds."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from briefing.model import Known, Problem
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError
from briefing.reading.layout.blocks import UNSPACED
from briefing.reading.packed import local, xml
from briefing.reading.readers import articles

TEXTS = ("encoded", "content", "description", "summary")
OWN = (
    "http://www.w3.org/2005/Atom",
    "http://purl.org/atom/",
    "http://purl.org/rss/",
    "http://my.netscape.com/rdf/",
    "http://backend.userland.com/rss",
)
"""How the namespaces of feeds begin; RSS itself has none."""
OTHERS = {
    "http://purl.org/rss/1.0/modules/content/": ("encoded",),
    "http://purl.org/dc/elements/1.1/": ("creator", "date", "language", "publisher", "source"),
    "http://purl.org/dc/terms/": ("created", "issued", "modified", "creator", "publisher"),
}
"""Elements of other namespaces that speak of the article. Those for pictures, films and podcasts (media, itunes) have titles,
descriptions and contents too, which are never those of the article."""
FEWEST = 200
"""Code points below which an entry is only a teaser."""
FEWEST_WORDS = 4
"""Words of its own below which an entry says nothing: "Read more", "[link] [comments]", the title and the site once more."""
WORD = re.compile(r"\w+")


def read(document: Document) -> Iterator[Draft | Problem]:
    """One draft an entry."""
    tree = xml(document.read())
    entries = list(tree.iter("{*}item", "{*}entry"))
    if not entries:
        raise ReadError("there is no entry in the feed", "Save it again, or save its articles as pages.")
    outlet = _channel_title(tree)
    teasers = 0
    for number, entry in enumerate(entries, 1):
        draft = articles.draft_of(_record(entry), "feed", str(number))
        if draft is None or not _says_something(draft):
            teasers += 1
            continue
        teasers += len(draft.text) < FEWEST
        known = draft.metadata.outlet
        if outlet and (known is None or known.certainty != "sure"):
            draft = replace(
                draft, metadata=replace(draft.metadata, outlet=Known(value=outlet, certainty="likely", origin="title of the feed"))
            )
        yield draft
    if teasers:
        yield Problem(
            path=document.name,
            error=f"{teasers} of its {len(entries)} entries have no text, or hardly any",
            advice=f"Feeds often hold teasers only: fetch the pages they lead to with: briefing add --from {shlex.quote(document.name)}",
            kind="notice",
        )


def addresses(document: Document) -> Iterator[str]:
    """The pages that the entries lead to."""
    for entry in xml(document.read()).iter("{*}item", "{*}entry"):
        yield str(_record(entry).get("link") or "")


def _says_something(draft: Draft) -> bool:
    """Whether an entry has words beside its title and the name of its site."""
    known = (draft.metadata.title, draft.metadata.outlet)
    named = {word for value in known if value for word in WORD.findall(value.value.casefold())}
    own = [word for word in WORD.findall(draft.text.casefold()) if word not in named]
    return len(own) + len(UNSPACED.findall(" ".join(own))) // 2 >= FEWEST_WORDS


def _channel_title(tree: Any) -> str | None:
    for element in tree.iter("{*}title"):
        if _speaks(element) and next(element.iterancestors("{*}item", "{*}entry", "{*}image"), None) is None and element.text:
            return " ".join(element.text.split()) or None
    return None


def _speaks(element: Any) -> bool:
    """Whether an element is the feed's own, or one of another namespace that speaks of the article."""
    if not isinstance(element.tag, str):
        return False
    namespace = element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""
    return not namespace or namespace.startswith(OWN) or local(element) in OTHERS.get(namespace, ())


def _record(entry: Any) -> dict[str, Any]:
    """The entry as a record with the names that `articles` knows."""
    values: dict[str, Any] = {}
    authors = []
    for child in filter(_speaks, entry):
        name = local(child).lower()
        text = (child.text or "").strip()
        if name == "link":
            if child.get("rel", "alternate") == "alternate":
                values.setdefault("link", child.get("href") or text)
        elif name in ("author", "creator"):
            authors.append(next((part.text for part in child.iter("{*}name") if part.text), text))
        elif name in TEXTS:
            values[name] = text or _markup(child)
        elif name == "source":  # whose story it is, where the feed gathers those of others
            values["source_name"] = text or next((" ".join(part.text.split()) for part in child.iter("{*}title") if part.text), None)
        elif text:
            values.setdefault(name, text)
    body = next((values[name] for name in TEXTS if values.get(name)), "")
    return {
        **{key: value for key, value in values.items() if key not in TEXTS},
        "content": body,
        "authors": [author for author in authors if author],
    }


def _markup(element: Any) -> str:
    """Content that is XHTML inside the feed."""
    from lxml import etree

    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
