"""WARC files of web archives and crawlers: every page in them, streamed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from types import SimpleNamespace

from msgspec.structs import replace

from briefing.model import Known, Problem
from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode
from briefing.reading.files import MissingLibraryError, ReadError
from briefing.reading.readers import html


def read(document: Document) -> Iterator[Draft | Problem]:
    """One draft for each page that was answered with success. Raises `MissingLibraryError` where warcio is not installed."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingLibraryError("WARC files", "warcio") from error
    _silence()
    most = document.limits.html_bytes
    with document.open() as stream:
        try:
            for record in ArchiveIterator(stream):
                status = record.http_headers.get_statuscode() if record.http_headers else "200"
                kind = (record.http_headers.get_header("Content-Type") if record.http_headers else "") or ""
                if record.rec_type not in ("response", "resource") or status != "200" or "html" not in kind.lower():
                    continue
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                data = record.content_stream().read(most + 1)
                yield _draft(document, data, most, address, record.rec_headers.get_header("WARC-Date"))
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError) as error:
            # The library takes it for granted that a record has an address, and fails with an AttributeError where it has none.
            why = "a record has no address" if isinstance(error, AttributeError) else str(error)[:100]
            raise ReadError(f"the archive is broken ({why})", "Fetch it again; what came before was read.") from error
    document.check_unchanged()


logging.getLogger("warcio").addHandler(logging.NullHandler())
"""What the library logs holds words of the archive, which would go to the terminal as they are; a Problem says what is wrong."""


class _Nowhere:
    """Takes what warcio writes to standard error of broken records, for the same reason."""

    def write(self, _: str) -> None:
        """Forget it."""


def _silence() -> None:
    from warcio import archiveiterator, bufferedreaders

    for module in (archiveiterator, bufferedreaders):
        module.sys = SimpleNamespace(stderr=_Nowhere())


def _draft(document: Document, data: bytes, most: int, address: str, fetched: str | None) -> Draft | Problem:
    path = f"{document.name}#{address}"
    if len(data) > most:
        return Problem(path=path, error=f"the page is larger than {megabytes(most)}", advice="Raise the limit in the settings.")
    declared = html.CHARSET.search(data[:4096])
    try:
        draft = html.draft_of(decode(data, declared[1].decode("ascii") if declared else None).text, address)
    except ReadError as error:
        return error.problem(path)
    when = Known(value=fetched, certainty="sure", origin="date of the record") if fetched else None
    return replace(draft, format="warc", part=address, metadata=replace(draft.metadata, fetched=when))
