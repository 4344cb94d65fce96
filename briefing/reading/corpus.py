"""What can be said only of all sources together: the same article twice, dates that can't be right, and libraries beside the files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec.structs import replace

from briefing.model import Known, Metadata, Source
from briefing.reading.document import Document
from briefing.reading.files import ReadError
from briefing.reading.layout.blocks import plain
from briefing.reading.metadata import calendar

TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|ref|ref_src|cmpid|cid|ocid|smid|_r|src|source|share|partner|amp|outputtype|print|output|spm|ito|mc_cid|mc_eid|igshid|ns_\w+|xtor|rss|feed\w*|via|shared|guccounter)$"
)
VIEWS = re.compile(r"(?:/amp/?|\.amp(?:\.html)?|/print/?|\.print|/singlepage|/full|_print)$|^/amp(?=/)")
LIBRARIES = (".bib", ".bibtex", ".json")
"""How the names of files end that may hold a library; of JSON files those that are one."""
SAME_DAY = 4
"""Articles of one outlet, all with one date, from which on that date is doubted."""
SAME_MOMENT = 3
"""Articles of one outlet with one date and time, from which on that moment is doubted."""
APART = 3
"""Days that a date may be from the one in the address: time zones, and print days."""
WORDS = 12
"""Words at the beginning and at the end of the reporting by which two readings of one article are known."""


def settle(sources: Sequence[Source]) -> list[Source]:
    """The sources in order: an article that stands twice once, under all its paths; doubtful dates marked."""
    return _doubted(_joined(sources))


def address_key(address: str) -> str | None:
    """An address without what tells only how somebody came to it: tracking, print and AMP views, `www.`."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if not host:
        return None
    query = sorted((key, value) for key, value in parse_qsl(parts.query) if not TRACKING.match(key.lower()))
    path = VIEWS.sub("", parts.path.rstrip("/")).rstrip("/")
    if not path and not query:
        return None
    return f"{re.sub(r'^(?:www|m|amp|mobile|edition)[.]', '', host)}{path}?{urlencode(query)}"


def _joined(sources: Sequence[Source]) -> list[Source]:
    """Each article once: by its text, by its address, or by how its reporting begins and ends under one title and outlet."""
    first: dict[object, int] = {}
    found: list[Source] = []
    for source in sources:
        keys = list(_keys(source))
        place = next((first[key] for key in keys if key in first and _may_be_one(found[first[key]], source)), None)
        if place is None:
            place = len(found)
            found.append(source)
        else:
            kept = found[place]
            found[place] = replace(kept, paths=tuple(dict.fromkeys((*kept.paths, *source.paths))))
        for key in keys:
            first.setdefault(key, place)
    return list(_with_own_ids(found))


def _keys(source: Source) -> Iterator[object]:
    known = source.metadata
    yield "text", source.sha256
    address = address_key(known.address.value) if known.address else None
    if address and source.sentences:
        yield "address", address, _ends(source)
    if known.title and len(source.sentences) >= 5:
        yield "title", plain(known.title.value), _ends(source)


def _ends(source: Source) -> tuple[str, str]:
    """The first and the last words of the reporting: the same article in two formats has the same, an updated one has not."""
    first, last = source.sentences[0], source.sentences[-1]
    begin = plain(source.text[first.start : first.end]).split()[:WORDS]
    end = plain(source.text[last.start : last.end]).split()[-WORDS:]
    return " ".join(begin), " ".join(end)


def _may_be_one(one: Source, other: Source) -> bool:
    """Two outlets that print the same words are two sources of one origin, not one source."""
    a, b = one.metadata.outlet, other.metadata.outlet
    return a is None or b is None or "doubtful" in (a.certainty, b.certainty) or plain(a.value) == plain(b.value)


def _with_own_ids(sources: Iterable[Source]) -> Iterator[Source]:
    """Sources that share their text but not their outlet get ids of their own."""
    seen: dict[str, int] = defaultdict(int)
    for source in sources:
        seen[source.id] += 1
        yield source if seen[source.id] == 1 else replace(source, id=f"{source.id}-{seen[source.id]}")


def _doubted(sources: list[Source]) -> list[Source]:
    """Mark dates that can't be trusted: of a crawl, which many articles share, or contradicted by the address or the fetching."""
    days: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        if source.metadata.outlet and source.metadata.published:
            days[source.metadata.outlet.value].append(source.metadata.published.value)
    shared = {(outlet, value) for outlet, values in days.items() for value in set(values) if _of_a_crawl(value, values)}
    return [_with_doubt(source, shared) for source in sources]


def _of_a_crawl(value: str, values: list[str]) -> bool:
    """Whether several articles of an outlet have one moment, or all of many one day."""
    has_time = "T" in value and value[11:16] != "00:00"
    count = values.count(value)
    return count >= SAME_MOMENT if has_time else count >= SAME_DAY and count == len(values)


def _with_doubt(source: Source, shared: set[tuple[str, str]]) -> Source:
    known = source.metadata
    published = known.published
    if published is None:
        return source
    why = ""
    if known.outlet and (known.outlet.value, published.value) in shared:
        why = "other articles of this outlet have the same"
    elif known.fetched and published.value[:10] > known.fetched.value[:10]:
        why = "it is later than the fetching"
    elif known.fetched and "T" in published.value and published.value[:19] == known.fetched.value[:19]:
        why = "it is the moment of the fetching"
    elif known.address and _far_from_address(published.value, known.address.value):
        why = "the address names another day"
    if not why:
        return source
    doubted = Known(value=published.value, certainty="doubtful", origin=f"{published.origin}; {why}")
    return replace(source, metadata=replace(known, published=doubted))


def _far_from_address(published: str, address: str) -> bool:
    day = calendar.in_address(address)
    if day is None:
        return False
    try:
        return abs((date.fromisoformat(published[:10]) - date.fromisoformat(day)).days) > APART
    except ValueError:
        return False


def with_libraries(sources: Sequence[Source], files: Iterable[Path]) -> list[Source]:
    """The sources with what BibTeX and CSL-JSON libraries among `files` know of them, found by address, file name or title."""
    from briefing.reading.readers import library

    by_key: dict[tuple[str, str], Metadata] = {}
    for file in files:
        try:
            document = Document(file.name, file=file)
            found = library.entries(document) if library.may_be(document) else []
        except (ReadError, OSError):
            continue  # reading the file has said so already
        for entry in found:
            by_key.update(dict.fromkeys(_library_keys(entry.metadata, entry.files), entry.metadata))
    return [_enriched(source, by_key) for source in sources]


def _library_keys(metadata: Metadata, files: Iterable[str]) -> Iterator[tuple[str, str]]:
    address = address_key(metadata.address.value) if metadata.address else None
    if address:
        yield "address", address
    if metadata.title:
        yield "title", plain(metadata.title.value)
    for file in files:
        yield "file", file.replace("\\", "/").rsplit("/", 1)[-1]


def _enriched(source: Source, by_key: dict[tuple[str, str], Metadata]) -> Source:
    keys = _library_keys(source.metadata, [path.rsplit("/", 1)[-1] for path in source.paths])
    found = next((by_key[key] for key in keys if key in by_key), None)
    if found is None:
        return source
    fields = {
        name: getattr(found, name) for name in ("title", "outlet", "published", "fetched", "language", "address") if getattr(found, name)
    }
    return replace(source, metadata=replace(source.metadata, **fields, authors=found.authors or source.metadata.authors))
