"""WARC files of web archives and crawlers: every page in them, streamed."""

from __future__ import annotations

import gzip
import logging
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any, BinaryIO, cast

from msgspec.structs import replace

from briefing.model import Known, Problem
from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode
from briefing.reading.files import MissingLibraryError, ReadError
from briefing.reading.readers import html

GZIP = b"\x1f\x8b"


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
            for record in ArchiveIterator(_plain(stream, document), arc2warc=True):
                if not _is_page(record):
                    continue
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                if lacking := _lacking(record):
                    yield lacking.problem(f"{document.name}#{address}")
                    continue
                data = record.content_stream().read(most + 1)
                yield _draft(document, data, most, address, record.rec_headers.get_header("WARC-Date"))
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, zlib.error) as error:
            # The library takes it for granted that a record has an address, and fails with an AttributeError where it has none.
            why = "a record has no address" if isinstance(error, AttributeError) else str(error)[:100]
            said = " ".join(why.split())
            raise ReadError(f"the archive is broken ({said})", "Fetch it again, or make it again; what came before was read.") from error
    document.check_unchanged()


logging.getLogger("warcio").addHandler(logging.NullHandler())
"""What the library logs holds words of the archive, which would go to the terminal as they are; a Problem says what is wrong."""


def _plain(stream: BinaryIO, document: Document) -> BinaryIO:
    """The records unpacked, whether each of them was packed or, as by `gzip crawl.warc`, the file as a whole."""
    if not document.head.startswith(GZIP):
        return stream
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream))


def _is_page(record: Any) -> bool:
    """Whether a record is a page that was answered with success, or was saved without an answer, as programs that pack folders do."""
    if record.rec_type not in ("response", "resource"):
        return False
    head = record.http_headers
    if head is not None and head.get_statuscode() != "200":
        return False
    kind = (head or record.rec_headers).get_header("Content-Type") or ""
    return "html" in kind.lower()


def _lacking(record: Any) -> MissingLibraryError | None:
    """What is missing to unpack a record: Brotli is a library of its own."""
    packed = ((record.http_headers.get_header("Content-Encoding") or "") if record.http_headers else "").lower()
    if "br" in packed.split(",") and find_spec("brotli") is None:
        return MissingLibraryError("pages packed with Brotli", "brotli")
    return None


class _Nowhere:
    """Takes what warcio writes to standard error of broken records, for the same reason."""

    def write(self, _: str) -> None:
        """Take bytes and forget them."""


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
