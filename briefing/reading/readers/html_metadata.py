"""What the head of a page says: JSON-LD, meta tags, the canonical link; each value with its origin."""

# ruff: noqa: E501 (lists of names read better whole)
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from briefing.model import Known, Metadata
from briefing.reading.metadata import calendar, outlets

ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage|CreativeWork|Recipe|VideoObject", re.IGNORECASE)
TITLE_META = ("og:title", "twitter:title", "dc.title", "dcterms.title", "dcterm.title", "headline", "parsely-title", "sailthru.title")
PUBLISHED_META = (
    "article:published_time", "og:published_time", "datepublished", "date_published", "pubdate", "publish-date", "publishdate", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "date", "parsely-pub-date", "sailthru.date", "article.published", "ptime", "cxenseparse:recs:publishtime", "originalpublicationdate",
)  # fmt: skip
MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "revised")
AUTHOR_META = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "dcterm.creator",
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
BYLINE = re.compile(r"^\s*(?:by|von|por|par)\b[:\s]+", re.IGNORECASE)
ENTITY_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@|^\d+$")
TAIL = re.compile(r"\s+[-–—|·]\s+|\s{2,}|\s+(?=(?:updated|published|\d))", re.IGNORECASE)
LONGEST = 400


def of_page(tree: Any, address: str | None = None) -> Metadata:
    """The metadata of a parsed page; `address` is where it was fetched from, if that is known."""
    metas = _metas(tree)
    linked = list(_json_ld(tree))
    where = _address(tree, metas, address)
    outlet = _outlet(metas, linked, where)
    authors = _authors(tree, metas, linked, outlet)
    declared = Metadata(
        title=_title(tree, metas, linked, outlet),
        outlet=outlet,
        published=_date(linked, "datePublished", metas, PUBLISHED_META) or _time_element(tree),
        modified=_date(linked, "dateModified", metas, MODIFIED_META),
        language=_language(tree, metas),
        address=where,
        authors=authors,
    )
    return _guessed(tree, declared)


def _metas(tree: Any) -> dict[str, str]:
    """Meta tags by name or property in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        for part in name.split() if content else ():
            found.setdefault(re.sub(r"^(dc|dcterms?):", r"\1.", part), content[:LONGEST])
    return found


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that describe an article or the page."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json" or not element.text:
            continue
        try:
            data = json.loads(element.text, strict=False)
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


def _title(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], outlet: Known | None) -> Known | None:
    found = _first(metas, TITLE_META) or _from_linked([item for item in linked if "Article" in str(item.get("@type"))], "headline")
    element = next(iter(tree.iter("title")), None)
    printed = " ".join((element.text_content() if element is not None else "").split())[:LONGEST]
    if found is None and printed:
        found = Known(value=printed, certainty="likely", origin="title of the page")
    if found is None:
        heading = next(iter(tree.iter("h1")), None)
        text = " ".join(heading.text_content().split()) if heading is not None else ""
        return Known(value=text[:LONGEST], certainty="likely", origin="first heading") if text else None
    return Known(value=_without_site(found.value, outlet), certainty=found.certainty, origin=found.origin)


def _without_site(title: str, outlet: Known | None) -> str:
    """A title without " | The Outlet" at its end, where that is the outlet's name."""
    found = SITE_TAIL.search(title)
    if not found or outlet is None:
        return title
    site, name = found["site"].casefold(), outlet.value.casefold()
    squeezed = re.sub(r"\W", "", site), re.sub(r"\W", "", name)
    same = site == name or squeezed[0] == squeezed[1] or name in site or (len(squeezed[0]) > 3 and squeezed[0] in squeezed[1])
    return title[: found.start()].strip() if same else title


def _outlet(metas: dict[str, str], linked: list[dict[str, Any]], address: Known | None) -> Known | None:
    found = _first(metas, OUTLET_META)
    publisher = _from_linked(linked, "publisher")
    for known in (found, publisher):
        if known and not ENTITY_ADDRESS.search(known.value) and "." not in known.value.strip("."):
            return known
    named = outlets.from_address(address.value) if address else None
    host = found or publisher
    if named is None and host and "." in host.value:
        named = outlets.from_host(host.value)
    return Known(value=named[0], certainty="likely" if named[1] else "doubtful", origin="address") if named else None


def _date(linked: list[dict[str, Any]], key: str, metas: dict[str, str], names: tuple[str, ...]) -> Known | None:
    for known in (_from_linked(linked, key), *(_first(metas, (name,)) for name in names)):
        moment = calendar.find(known.value) if known else None
        if known and moment:
            return Known(value=moment.iso, certainty="doubtful" if moment.ambiguous else "sure", origin=known.origin)
    return None


def _time_element(tree: Any) -> Known | None:
    """The first `time` element before or in the article: likely its date, but it may be that of a teaser."""
    for element in tree.iter("time"):
        moment = calendar.find(element.get("datetime") or element.text_content()[:80])
        if moment:
            return Known(value=moment.iso, certainty="likely", origin="time element")
    return None


def _language(tree: Any, metas: dict[str, str]) -> Known | None:
    """The declared language; the two-letter declaration of a template is often left at its default, so it is only likely."""
    value = tree.get("lang") or metas.get("og:locale") or metas.get("language") or metas.get("content-language") or ""
    found = re.match(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?$", value.strip())
    return Known(value=found[0].replace("_", "-"), certainty="likely", origin="declared by the page") if found else None


def _address(tree: Any, metas: dict[str, str], fetched: str | None) -> Known | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith(("http://", "https://")):
            return Known(value=element.get("href")[:2000], certainty="sure", origin="canonical link")
    found = _first(metas, ADDRESS_META)
    if found and found.value.startswith(("http://", "https://")):
        return found
    return Known(value=fetched, certainty="sure", origin="where it was fetched") if fetched else None


def _authors(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], outlet: Known | None) -> tuple[Known, ...]:
    """The authors; one that is the outlet itself is no author."""
    for item in linked:
        value = item.get("author")
        names = [_text(author) for author in (value if isinstance(value, list) else [value])[:20]]
        found = _people(names, "JSON-LD author", outlet)
        if found:
            return found
    for name in AUTHOR_META:
        found = _people([metas.get(name, "")], f"meta {name}", outlet)
        if found:
            return found
    return _people(list(_marked_authors(tree)), "byline of the page", outlet, certainty="likely")


def _guessed(tree: Any, metadata: Metadata) -> Metadata:
    """What trafilatura and htmldate find by looking at the whole page, where the page itself declares nothing."""
    if metadata.authors and metadata.published:
        return metadata
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree)
    authors = _people((found.author or "").split(";"), "byline of the page", metadata.outlet, certainty="likely")
    moment = calendar.find(found.date or "")
    published = Known(value=moment.iso, certainty="doubtful", origin="a date in the page") if moment else None
    return replace(metadata, authors=metadata.authors or authors, published=metadata.published or published)


def _marked_authors(tree: Any) -> Iterator[str]:
    """Elements that are marked as naming the author."""
    for element in tree.xpath(
        "//*[@itemprop='author' or @rel='author' or contains(concat(' ', @class, ' '), ' byline ') or contains(concat(' ', @class, ' '), ' author ')]"
    )[:5]:
        text = " ".join(element.text_content().split())
        if 3 < len(text) < 80:
            yield text
            return


def _people(names: list[str], origin: str, outlet: Known | None, certainty: Any = "sure") -> tuple[Known, ...]:
    people: dict[str, None] = {}
    for line in names:
        for name in re.split(r"\s*(?:,| and | & |;)\s*(?=[^\W\d_a-z])", BYLINE.sub("", line)):
            clean = TAIL.split(name.strip(" .,|-"), maxsplit=1)[0]
            if 2 < len(clean) < 80 and not ENTITY_ADDRESS.search(clean) and not (outlet and clean.casefold() == outlet.value.casefold()):
                people.setdefault(clean)
    return tuple(Known(value=name, certainty=certainty, origin=origin) for name in people)
