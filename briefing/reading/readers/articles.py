"""One record of an article, from JSON, CSV or a feed, to a draft: the names that crawlers give to the same few fields."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from briefing.model import Known, Metadata
from briefing.reading import calendar
from briefing.reading.draft import Draft
from briefing.reading.publishers import outlets
from briefing.reading.publishers.people import people
from briefing.reading.publishers.registry import registry

TEXT = (
    "maintext",
    "text",
    "body",
    "content",
    "article",
    "article_text",
    "full_text",
    "fulltext",
    "body_text",
    "bodytext",
    "article_body",
    "articlebody",
    "story",
    "plain_text",
    "cleaned_text",
    "content_text",
    "content_html",
    "html",
    "raw_text",
    "paragraphs",
    "body_paragraphs",
    "sentences",
    "description_full",
)
TITLE = ("title", "headline", "title_page", "webtitle", "name", "title_rss", "article_title")
OUTLET = (
    "outlet",
    "source_name",
    "publisher",
    "publication",
    "newspaper",
    "site_name",
    "sitename",
    "media_name",
    "news_outlet",
    "source",
    "site",
    "publication_name",
)
HOST = ("source_domain", "domain", "domain_name", "hostname", "host", "media_url", "site")
PUBLISHED = (
    "date_publish",
    "published",
    "publish_date",
    "published_at",
    "publishedat",
    "date_published",
    "datepublished",
    "pub_date",
    "pubdate",
    "webpublicationdate",
    "publication_date",
    "date",
    "published_date",
    "published_time",
    "datetimepub",
    "datetime",
    "created_at",
    "timestamp",
    "seendate",
)
MODIFIED = ("date_modify", "modified", "updated", "date_modified", "datemodified", "updated_at", "last_modified")
FETCHED = (
    "date_download",
    "fetched",
    "crawled",
    "crawl_date",
    "download_date",
    "scraped_at",
    "retrieved",
    "accessed",
    "indexed_date",
    "crawled_at",
    "retrieved_at",
    "saved_at",
    "savedat",
    "time_added",
    "date_added",
    "dateadded",
    "added_at",
    "date_saved",
    "clipped",
)
KEPT = ("is_archived", "is_starred", "is_favorite", "reading_time", "preview_picture")
"""Fields of programs that keep pages for later (wallabag): what they create and update is the note of the page, not the page."""
LANGUAGE = ("language", "lang", "inlanguage")
ADDRESS = ("url", "link", "web_url", "weburl", "address", "canonical_url", "canonical", "source_url", "permalink", "guid", "uri")
AUTHORS = ("authors", "author", "byline", "creator", "dc_creator", "published_by")
AGENCY = ("agency", "news_agency", "wire")
MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|article|a|span|li|blockquote|html|body)\b[^>]*>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
CUT = re.compile(r"(?:(?<=[.!?…\"”])\s*|(?<=[.!?\"”])\s+[^.!?]{0,200}?…?\s*|…\s*)\[\+\d{1,7} chars\]\s*$")
"""How NewsAPI ends the first lines of an article; the sentence that is cut off goes with it."""
BETWEEN_NAMES = re.compile(r"\s*(?:,|;|\||\band\b|&)\s*")
SURNAME_FIRST = re.compile(r"(?P<surname>[^\W\d_][\w'’-]+),\s+(?P<first>[^\W\d_][\w'’-]+(?: [^\W\d_]\.?)?)")
PREFIX = re.compile(r"^(?:by|von|por|par)\s+", re.IGNORECASE)
LONGEST = 400


def has_text(record: Mapping[str, Any]) -> bool:
    """Whether a record carries an article's text."""
    return bool(_text_of(_plain_keys(record)))


def is_cut(record: Mapping[str, Any]) -> bool:
    """Whether a record says of its text that there is more elsewhere."""
    return bool(CUT.search(_text_of(_plain_keys(record))))


def draft_of(record: Mapping[str, Any], form: str, part: str = "") -> Draft | None:
    """The draft of a record; None where it has no text."""
    fields = _plain_keys(record)
    text = CUT.sub("", _text_of(fields))
    if not text.strip():
        return None
    metadata = _metadata(fields)
    if MARKUP.match(text.lstrip()) or len(MARKUP.findall(text[:20_000])) >= 2:
        return _from_markup(text, metadata, form, part)
    return Draft(text=text, format=form, metadata=metadata, part=part)


def _from_markup(page: str, metadata: Metadata, form: str, part: str) -> Draft:
    from briefing.reading.readers.html import text_of_fragment

    text, given = text_of_fragment(page)
    return Draft(text=text, given=given, format=form, metadata=metadata, part=part)


def _plain_keys(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields under lower-case names, those of a nested `fields`, `metadata` or `article` among them."""
    found: dict[str, Any] = {}
    for key, value in record.items():
        name = re.sub(r"[^a-z0-9]+", "_", str(key).lower()).strip("_")
        found.setdefault(name, value)
        if isinstance(value, Mapping) and name in (
            "fields",
            "metadata",
            "meta",
            "article",
            "_source",
            "attributes",
            "properties",
            "source",
            "data",
        ):
            if name == "source":
                found["source"] = value.get("name") or value.get("title") or value.get("domain") or value.get("id")
                continue
            for inner, inner_value in value.items():
                found.setdefault(re.sub(r"[^a-z0-9]+", "_", str(inner).lower()).strip("_"), inner_value)
    return found


def _text_of(fields: Mapping[str, Any]) -> str:
    """The longest of the fields that may hold the text; lists are paragraphs, lists in lists sentences of one."""
    return max((_joined(fields[name]) for name in TEXT if name in fields), key=len, default="")


def _joined(value: Any, between: str = "\n\n") -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _joined(value.get("text") or value.get("rendered") or value.get("value") or "")
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return between.join(filter(None, (_joined(item, " ") for item in value)))
    return ""


def metadata_of(record: Mapping[str, Any], origin: str) -> Metadata:
    """The metadata of a record whose values all come from one place."""
    found = _metadata(_plain_keys(record))
    fields = {name: replace(value, origin=origin) for name in found.__struct_fields__ if isinstance(value := getattr(found, name), Known)}
    return replace(found, **fields, authors=tuple(replace(author, origin=origin) for author in found.authors))


def _metadata(fields: Mapping[str, Any]) -> Metadata:
    address = _first(fields, ADDRESS)
    if address and not address.value.startswith(("http://", "https://")):
        address = None
    published, modified, fetched = _dates(fields)
    return Metadata(
        title=_first(fields, TITLE),
        outlet=_outlet(fields, address),
        published=published,
        modified=modified,
        fetched=fetched,
        language=_first(fields, LANGUAGE),
        address=address,
        agency=_first(fields, AGENCY) or _author_agency(fields),
        authors=_authors(fields),
    )


def _dates(fields: Mapping[str, Any]) -> tuple[Known | None, Known | None, Known | None]:
    """When the article was published, modified and fetched."""
    published: Sequence[str] = PUBLISHED
    modified: Sequence[str] = MODIFIED
    fetched: Sequence[str] = FETCHED
    if any(name in fields for name in KEPT):
        published = tuple(name for name in PUBLISHED if name not in ("created_at", "date", "timestamp"))
        modified, fetched = (), (*FETCHED, "created_at")
    return _date(fields, published), _date(fields, modified), _date(fields, fetched)


def _first(fields: Mapping[str, Any], names: Sequence[str]) -> Known | None:
    for name in names:
        if (value := fields.get(name)) is None:
            continue
        if isinstance(value, Mapping):
            value = value.get("rendered")  # as WordPress has it
        text = " ".join(_unescaped(value).split()) if isinstance(value, str) else ""
        if text and text.lower() not in ("none", "null", "nan", "n/a", "unknown"):
            return Known(value=text[: LONGEST if names is not ADDRESS else 2000], certainty="sure", origin=f"field {name}")
    return None


def _unescaped(value: str) -> str:
    """A value in which a program has left marks of HTML: "Dam &amp; water"."""
    return html.unescape(value) if ENTITY.search(value) else value


def _outlet(fields: Mapping[str, Any], address: Known | None) -> Known | None:
    """A name where the record has one; a host is turned into a name, and is then only as sure as that."""
    named = _first(fields, OUTLET)
    if named and "." not in named.value.strip(".") and "/" not in named.value and not _is_code(named.value):
        return named
    host = _first(fields, HOST)
    found = outlets.from_address(address.value) if address else None
    if found is None and host and "." in host.value:
        found = outlets.from_host(host.value.split("//")[-1].split("/")[0])
    if found is None and named and "." in named.value:
        found = outlets.from_host(named.value.split("//")[-1].split("/")[0])
    if found is None:
        return Known(value=named.value, certainty="doubtful", origin=named.origin) if named else None
    return Known(value=found[0], certainty="likely" if found[1] else "doubtful", origin="address")


def _is_code(name: str) -> bool:
    """Short names without capitals are somebody's codes ("nyt", "fox"), which an address tells better."""
    return name.islower() and len(name) <= 4


def _date(fields: Mapping[str, Any], names: Sequence[str]) -> Known | None:
    for name in names:
        if (value := fields.get(name)) is None:
            continue
        if isinstance(value, Mapping):
            value = value.get("$date")
        moment = _moment(value)
        if moment:
            return Known(value=moment.iso, certainty="doubtful" if moment.ambiguous else "sure", origin=f"field {name}")
    return None


def _author_agency(fields: Mapping[str, Any]) -> Known | None:
    """An author that the record calls an agency, as Event Registry does."""
    authors = fields.get("authors")
    for author in authors if isinstance(authors, list) else ():
        if isinstance(author, Mapping) and author.get("isAgency") is True and (name := _joined(author.get("name")).strip()):
            return Known(value=registry().agency(name) or name[:LONGEST], certainty="sure", origin="field authors")
    return None


def _moment(value: Any) -> calendar.Moment | None:
    """The moment that a field gives, as text or in Unix time."""
    if isinstance(value, str):
        return calendar.from_digits(value) or calendar.find(value)
    return calendar.from_number(value) if isinstance(value, (int, float)) else None


def _names(text: str) -> list[str]:
    """The names in a field: "Quist, Ada" is one, surname first."""
    turned = SURNAME_FIRST.fullmatch(text)
    return [f"{turned['first']} {turned['surname']}"] if turned else BETWEEN_NAMES.split(text)


def _authors(fields: Mapping[str, Any]) -> tuple[Known, ...]:
    for field in AUTHORS:
        if (value := fields.get(field)) is None:
            continue
        items = value if isinstance(value, list) else [value]
        people_only = [item for item in items[:50] if not (isinstance(item, Mapping) and item.get("isAgency") is True)]
        texts = [str(item.get("name", "")) if isinstance(item, Mapping) else item for item in people_only]
        names = [name for text in texts if isinstance(text, str) for name in _names(PREFIX.sub("", text.strip()))]
        if found := people([" ".join(name.split()) for name in names], f"field {field}", None):
            return found
    return ()
