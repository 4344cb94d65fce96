"""What only all sources together can tell: copies and versions of an article, dates that can't be right, and libraries beside the files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from msgspec.structs import replace

from briefing.model import Metadata, Reference, Source
from briefing.reading import doubts, duplicates, versions
from briefing.reading.normalize import normalize
from briefing.reading.publishers.agencies import without_agencies

WORD = re.compile(r"\w+")


def settle(sources: Sequence[Source], today: date | None = None) -> list[Source]:
    """The sources in order: each article once, under all its paths and in its newest version; doubtful dates marked.

    `today`: now, unless told.
    """
    return versions.join_versions(doubts.mark_doubtful_dates(duplicates.merge_duplicates(sources), today or datetime.now(UTC).date()))


def with_references(sources: Sequence[Source], references: Iterable[Reference]) -> list[Source]:
    """The sources with what libraries among the files know of them, found by address, file name or title."""
    by_key: dict[tuple[str, str], Metadata] = {}
    shared: set[tuple[str, str]] = set()
    for entry in references:
        for key in _library_keys(entry.metadata, entry.files):
            if key[0] == "title" and key in by_key and by_key[key] != entry.metadata:
                shared.add(key)  # "Editorial" is the title of many
            by_key[key] = entry.metadata
    for key in shared:
        del by_key[key]
    return [_enriched(source, by_key) for source in sources]


def _library_keys(metadata: Metadata, files: Sequence[str]) -> Iterator[tuple[str, str]]:
    address = duplicates.address_key(metadata.address.value) if metadata.address else None
    if address:
        yield "address", address
    if metadata.title:
        yield "title", " ".join(WORD.findall(normalize(metadata.title.value)))
    for file in files:
        # Snapshots are all called index.html: the folder around it tells them apart.
        yield "file", "/".join(file.replace("\\", "/").split("/")[-2:])
    for file in files:
        if not (name := file.replace("\\", "/").rsplit("/", 1)[-1]).startswith("index."):
            yield "file", name


def _enriched(source: Source, by_key: dict[tuple[str, str], Metadata]) -> Source:
    keys = _library_keys(source.metadata, source.paths)
    found = next((by_key[key] for key in keys if key in by_key), None)
    if found is None:
        return source
    fields = {
        name: getattr(found, name) for name in ("title", "outlet", "published", "fetched", "language", "address") if getattr(found, name)
    }
    return replace(source, metadata=without_agencies(replace(source.metadata, **fields, authors=found.authors or source.metadata.authors)))
