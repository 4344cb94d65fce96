"""What the head of a page says: JSON-LD, meta tags, the canonical link; each value with its origin."""

# ruff: noqa: E501 (lists of names read better whole)
from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from briefing.model import Known, Metadata
from briefing.reading import calendar
from briefing.reading.publishers import outlets
from briefing.reading.publishers.inverted import upright
from briefing.reading.publishers.people import people, same_name
from briefing.reading.readers.html_authors import beside, marked

ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage|CreativeWork|Recipe|VideoObject", re.IGNORECASE)
WRAPPED = re.compile(r"\A\s*+(?:(?://|/\*)\s*+)?(?:<!\[CDATA\[|<!--)\s*+(?:\*/)?|(?:(?://|/\*)\s*+)?(?:\]\]>|-->)\s*+(?:\*/)?\s*+\Z")
"""Marks that hide a script from old programs; each stretch of spaces is gone through once, however long it is."""
SHORTEST_HEADING = 8
"""Characters of a heading, of two words at least, that the title of a page can be held against."""
TITLE_META = ("og:title", "twitter:title", "dc.title", "dcterms.title", "dcterm.title", "headline", "parsely-title", "sailthru.title")
PUBLISHED_META = (
    "article:published_time", "og:published_time", "datepublished", "date_published", "pubdate", "publish-date", "publishdate", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "date", "parsely-pub-date", "sailthru.date", "article.published", "ptime", "cxenseparse:recs:publishtime", "originalpublicationdate",
)  # fmt: skip
MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "revised")
CREATOR_META = ("dc.creator", "dcterms.creator", "dcterm.creator")
"""What libraries write into a page: each author in a tag, the family's name often in front."""
AUTHOR_META = (
    *CREATOR_META,
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "og:article:author",
    "twitter:creator:name",
)
OUTLET_META = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "article:publisher:name",
    "twitter:site:name",
    "apple-mobile-web-app-title",
)
ADDRESS_META = ("og:url", "twitter:url", "parsely-link")
SITE_TAIL = re.compile(r"\s+(?:[|»·•::]|[-–—])\s+(?P<site>[^|»·•]{2,50})$")
NO_NAME = re.compile(r"^(?:https?:)?//|^www\.|@|^\d+$")
SLOGAN = re.compile(r"\s*(?:[|»·•]|\s[-–—:])\s.*$")
"""What a site's name is followed by in its own tags: a slogan, a section."""
WORD = re.compile(r"\w{4,}")
MARKUP = re.compile(r"<[^<>]{0,2000}>")
COUNT = re.compile(r"[1-9]\d{0,4}")
LONGEST = 400


def of_page(tree: Any, address: str | None = None) -> Metadata:
    """The metadata of a parsed page; `address` is where it was fetched from, if that is known."""
    metas = _metas(tree)
    linked = list(_json_ld(tree))
    where, other_addresses = _address(tree, metas, address)
    printed, heading = _printed_title(tree), _first_heading(tree)
    outlet = _outlet(metas, linked, where, printed, heading)
    authors = _authors(tree, metas, linked, outlet)
    published, modified = _time_elements(tree)
    declared = Metadata(
        title=_title(metas, linked, outlet, printed, heading),
        outlet=outlet,
        published=_date(linked, ("datePublished", "dateCreated"), metas, PUBLISHED_META) or published,
        modified=_date(linked, ("dateModified",), metas, MODIFIED_META) or modified,
        language=_language(tree, metas),
        address=where,
        authors=authors,
        other_addresses=other_addresses,
    )
    return _guessed(tree, declared)


class DeclaredText(NamedTuple):
    """What a page's data says of its article: how many words it has (0 where it does not), and whether all may read it."""

    words: int = 0
    is_free: bool = True


def declared_text(tree: Any) -> DeclaredText:
    """What the JSON-LD of a page says of the text of its one article; of several articles nothing can be said."""
    found = [item for item in _json_ld(tree) if "Article" in str(item.get("@type")) or "Posting" in str(item.get("@type"))]
    if len(found) != 1:
        return DeclaredText()
    body, count = found[0].get("articleBody"), str(found[0].get("wordCount") or "")
    words = len(MARKUP.sub(" ", body).split()) if isinstance(body, str) else int(count) if COUNT.fullmatch(count) else 0
    return DeclaredText(words, str(found[0].get("isAccessibleForFree", True)).lower() not in ("false", "no", "0"))


def _metas(tree: Any) -> dict[str, str]:
    """Meta tags by name or property in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for name, content in _tags(tree):
        found.setdefault(name, content)
    return found


def _values(tree: Any, name: str) -> Iterator[str]:
    """What all meta tags of one name say."""
    return (content for one, content in _tags(tree) if one == name)


def _tags(tree: Any) -> Iterator[tuple[str, str]]:
    """The meta tags of a page: a name or a property in lower case, and what it says."""
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        for part in name.split() if content else ():
            yield re.sub(r"^(dc|dcterms?):", r"\1.", part), content[:LONGEST]


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that describe an article or the page."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json" or not element.text:
            continue
        try:
            data = json.loads(WRAPPED.sub("", element.text), strict=False)
        except (ValueError, RecursionError):
            continue  # a broken block says nothing; the meta tags remain
        yield from _articles(data, 0)


def _articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        kind = data.get("@type")
        kinds = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)
        if ARTICLE_TYPES.search(kinds):
            yield data
        yield from _articles(data.get("@graph"), depth + 1)
        yield from _articles(data.get("mainEntity"), depth + 1)


def _text(value: Any) -> str:
    """A value of JSON-LD as one line: a string, or the name of an object, or the first of a list."""
    if isinstance(value, list):
        return next((text for text in map(_text, value[:20]) if text), "")
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value") or "")
    return " ".join(str(value).split())[:LONGEST] if isinstance(value, (str, int, float)) else ""


def _first(metas: dict[str, str], names: tuple[str, ...]) -> Known | None:
    return next((Known(value=metas[name], certainty="sure", origin=f"meta {name}") for name in names if metas.get(name)), None)


def _from_linked(linked: list[dict[str, Any]], key: str) -> Known | None:
    return next((Known(value=text, certainty="sure", origin=f"JSON-LD {key}") for item in linked if (text := _text(item.get(key)))), None)


def _printed_title(tree: Any) -> str:
    element = next(iter(tree.iter("title")), None)
    return " ".join((element.text_content() if element is not None else "").split())[:LONGEST]


def _first_heading(tree: Any) -> str:
    """The first heading of the first level with more than a word: a single one is often the site's own name."""
    lines = (" ".join(heading.text_content().split()) for heading in tree.iter("h1"))
    return next((line[:LONGEST] for line in lines if " " in line), "")


def _title(metas: dict[str, str], linked: list[dict[str, Any]], outlet: Known | None, printed: str, heading: str) -> Known | None:
    found = _first(metas, TITLE_META) or _headline(linked, f"{printed} {heading}")
    if found is None and printed:
        found = Known(value=printed, certainty="likely", origin="title of the page")
    if found is None:
        return Known(value=heading, certainty="likely", origin="first heading") if heading else None
    tail = found.value[len(heading) :] if len(heading) >= SHORTEST_HEADING and found.value.startswith(heading) else ""
    if tail and SITE_TAIL.match(tail):
        return replace(found, value=heading)
    return replace(found, value=_without_site(found.value, outlet))


def _headline(linked: list[dict[str, Any]], shown: str) -> Known | None:
    """The headline of the page's JSON-LD, unless it has few words of what the page shows: then it says of what kind the page is."""
    found = _from_linked([item for item in linked if "Article" in str(item.get("@type"))], "headline")
    if found is None:
        return None
    words, own = (set(WORD.findall(text.lower())) for text in (shown, found.value))
    return found if not words or 2 * len(words & own) >= min(len(words), max(1, len(own))) else None


def _without_site(title: str, outlet: Known | None) -> str:
    """A title without " | The Outlet" at its end, where that is the outlet's name."""
    found = SITE_TAIL.search(title)
    if not found or outlet is None:
        return title
    site, name = found["site"].casefold(), outlet.value.casefold()
    squeezed = re.sub(r"\W", "", site), re.sub(r"\W", "", name)
    same = site == name or squeezed[0] == squeezed[1] or name in site or (len(squeezed[0]) > 3 and squeezed[0] in squeezed[1])
    return title[: found.start()].strip() if same else title


def _outlet(metas: dict[str, str], linked: list[dict[str, Any]], address: Known | None, printed: str, heading: str) -> Known | None:
    """As the tags name it; else as the title of the page ends, where that is the site; else from the address."""
    found = _first(metas, OUTLET_META)
    publisher = _from_linked(linked, "publisher")
    for known in (found, publisher):
        name = outlets.tidy(SLOGAN.sub("", known.value)) if known else ""
        if known and name and not NO_NAME.search(name) and "." not in name.strip("."):
            return replace(known, value=name)
    named = outlets.from_address(address.value) if address else None
    if named and named[1]:
        return Known(value=named[0], certainty="likely", origin="address")
    tail = SITE_TAIL.search(printed)
    if tail and _is_site(tail["site"], named[0] if named else "", printed[: tail.start()], heading):
        return Known(value=tail["site"].strip(), certainty="likely", origin="title of the page")
    host = found or publisher
    if named is None and host and "." in host.value:
        named = outlets.from_host(re.sub(r"^(?:https?:)?//", "", host.value).split("/")[0])
    return Known(value=named[0], certainty="likely" if named[1] else "doubtful", origin="address") if named else None


def _is_site(tail: str, host_name: str, before: str, heading: str) -> bool:
    """Whether the end of a page's title is the site's name: like that of its host, or, without a host, all that stands after the heading."""
    squeezed, host = (re.sub(r"[\W_]", "", _unaccented(name)).casefold() for name in (tail, host_name))
    if host:
        return len(host) > 2 and (host in squeezed or (len(squeezed) > 2 and squeezed in host)) and len(squeezed) <= 2 * len(host) + 4
    return len(heading) >= SHORTEST_HEADING and same_name(before, heading)


def _unaccented(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character))


def _date(linked: list[dict[str, Any]], keys: tuple[str, ...], metas: dict[str, str], names: tuple[str, ...]) -> Known | None:
    for known in (*(_from_linked(linked, key) for key in keys), *(_first(metas, (name,)) for name in names)):
        moment = calendar.find(known.value) if known else None
        if known and moment:
            return Known(value=moment.iso, certainty="doubtful" if moment.ambiguous else "sure", origin=known.origin)
    return None


def _time_elements(tree: Any) -> tuple[Known | None, Known | None]:
    """When the page was published and modified by its marked elements: those that say which come first, then the first `time` element.

    What stands beside the article (teasers, comments, the foot) counts only where there is nothing else, and is doubtful.
    """
    published = modified = first = aside = None
    for element in tree.xpath("//time | //*[@itemprop='datePublished' or @itemprop='dateModified']"):
        moment = calendar.find(element.get("datetime") or element.get("content") or element.text_content()[:80])
        if moment is None:
            continue
        known = Known(value=moment.iso, certainty="likely", origin="time element")
        kind = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if "publish" in kind:
            published = published or known
        elif "modif" in kind or "updat" in kind:
            modified = modified or known
        elif first is None and not beside(element):
            first = known
        elif aside is None:
            aside = Known(value=moment.iso, certainty="doubtful", origin="time element beside the article")
    return published or first or aside, modified


def _language(tree: Any, metas: dict[str, str]) -> Known | None:
    """The declared language; the two-letter declaration of a template is often left at its default, so it is only likely."""
    value = tree.get("lang") or metas.get("og:locale") or metas.get("language") or metas.get("content-language") or ""
    return Known(value=value, certainty="likely", origin="declared by the page") if value else None


def _address(tree: Any, metas: dict[str, str], fetched: str | None) -> tuple[Known | None, tuple[str, ...]]:
    """Where the page stands, by its canonical link first; and the addresses of its other views."""
    links = {(element.get("rel") or "").lower(): element.get("href") or "" for element in reversed(list(tree.iter("link")))}
    shared = _first(metas, ADDRESS_META)
    known = [
        Known(value=links.get("canonical", "")[:2000], certainty="sure", origin="canonical link"),
        *([shared] if shared else []),
        Known(value=fetched or "", certainty="sure", origin="where it was fetched"),
    ]
    found = [one for one in known if one.value.startswith(("http://", "https://"))]
    views = dict.fromkeys(one.value for one in (*found[1:], Known(value=links.get("amphtml", "")[:2000], certainty="sure", origin="")))
    others = tuple(view for view in views if view.startswith(("http://", "https://")) and not (found and view == found[0].value))
    return (found[0] if found else None), others


def _authors(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], outlet: Known | None) -> tuple[Known, ...]:
    if found := _linked_people(linked, "author", outlet):
        return found
    for name in AUTHOR_META:
        values = list(_values(tree, name)) if name in metas else []
        if found := people(map(upright, values) if name in CREATOR_META else values, f"meta {name}", outlet):
            return found
    return people(marked(tree), "byline of the page", outlet, "likely") or _linked_people(linked, "creator", outlet)


def _linked_people(linked: list[dict[str, Any]], key: str, outlet: Known | None) -> tuple[Known, ...]:
    for item in linked:
        value = item.get(key)
        names = [_text(author) for author in (value if isinstance(value, list) else [value])[:20]]
        if found := people(names, f"JSON-LD {key}", outlet):
            return found
    return ()


def _guessed(tree: Any, metadata: Metadata) -> Metadata:
    """What trafilatura and htmldate find by looking at the whole page, where the page itself declares nothing."""
    if metadata.authors and metadata.published:
        return metadata
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree)
    authors = people((found.author or "").split(";"), "byline of the page", metadata.outlet, "likely")
    moment = calendar.find(found.date or "")
    # Where it finds only a year, the library says the first of January.
    whole = moment and not moment.iso.endswith("-01-01")
    published = Known(value=moment.iso, certainty="doubtful", origin="a date in the page") if moment and whole else None
    return replace(metadata, authors=metadata.authors or authors, published=metadata.published or published)
