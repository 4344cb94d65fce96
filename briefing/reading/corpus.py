"""What can be said only of all sources together: the same article twice, dates that can't be right, and libraries beside the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from briefing.model import Known, Metadata, Source
from briefing.reading import duplicates
from briefing.reading.document import Document
from briefing.reading.files import ReadError
from briefing.reading.layout.blocks import plain
from briefing.reading.metadata import calendar

LIBRARIES = (".bib", ".bibtex", ".json")
"""How the names of files end that may hold a library; of JSON files those that are one."""
SAME_DAY = 4
"""Articles of one outlet, all with one date, from which on that date is doubted."""
SAME_MOMENT = 3
"""Articles of one outlet with one date and time, from which on that moment is doubted."""
APART = 3
"""Days that a date may be from the one in the address: time zones, and print days."""


def settle(sources: Sequence[Source]) -> list[Source]:
    """The sources in order: an article that stands twice once, under all its paths; doubtful dates marked."""
    return _doubted(duplicates.joined(sources))


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
    address = duplicates.address_key(metadata.address.value) if metadata.address else None
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
