"""ZIP and tar archives, and single files packed with gzip, bzip2 or xz.

What is inside is read like files in a folder; nothing is written to disk.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Container, Iterator
from typing import IO, cast

from briefing.model import Problem, Source
from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.files import OWN_FILES, ReadError, holds_resources, pages_among
from briefing.reading.packed import member, open_zip

WACZ_INDEX = "datapackage.json"
"""What a WACZ has besides its WARC files in `archive/`."""
DAMAGED = (tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
TAR_MAGIC = 257
"""Offset of `ustar` in a tar file."""


def is_tar(head: bytes) -> bool:
    """Whether the first bytes are those of a tar file that is not packed."""
    return head[TAR_MAGIC : TAR_MAGIC + 5] == b"ustar"


def read(document: Document) -> Iterator[Draft | Source | Problem]:
    """Everything inside that is an article."""
    if document.depth >= document.limits.archive_depth:
        raise ReadError(
            f"archives are packed into each other more than {document.limits.archive_depth} deep",
            "Unpack the outer ones, or raise the limit in the settings.",
        )
    if document.head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _zip(document)
    elif is_tar(document.head):
        with document.open() as stream:
            yield from _tar(document, stream)
    else:
        yield from _packed(document)


def _zip(document: Document) -> Iterator[Source | Problem]:
    total = 0
    with open_zip(document) as archive:
        pages = pages_among(archive.namelist())
        names = archive.namelist()
        in_wacz = WACZ_INDEX in names and any(name.startswith("archive/") and ".warc" in name for name in names)
        for info in sorted(archive.infolist(), key=lambda item: item.filename):
            if in_wacz and not info.filename.startswith("archive/"):
                continue  # indexes, logs, and lists of the pages that are in the archives
            if info.filename.endswith("/") or not _wanted(info.filename, pages) or _is_link(info):
                continue
            total += info.file_size
            if total > document.limits.unpacked_bytes:
                raise ReadError(
                    f"it unpacks to more than {megabytes(document.limits.unpacked_bytes)}", "Unpack it, or raise the limit in the settings."
                )
            try:
                data = member(archive, info, document)
            except ReadError as error:
                yield error.problem(_inside(document, info.filename))
                continue
            yield from _inner(document, info.filename, data)


def _tar(document: Document, stream: IO[bytes]) -> Iterator[Source | Problem]:
    """Members as they come; a tar file can't be sorted without being read twice, so that a page is known only from its place on."""
    total = count = 0
    pages: set[str] = set()
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                count += 1
                total += info.size
                if count > document.limits.archive_members or total > document.limits.unpacked_bytes:
                    raise ReadError("the archive holds too much", "Unpack it, or raise the limits in the settings.")
                pages |= pages_among([info.name])
                if not info.isfile() or not _wanted(info.name, pages):
                    continue
                if info.size > document.limits.document_bytes:
                    yield Problem(
                        path=_inside(document, info.name),
                        error=f"it is larger than {megabytes(document.limits.document_bytes)}",
                        advice="Split it, or raise the limit in the settings.",
                    )
                    continue
                content = archive.extractfile(info)
                yield from _inner(document, info.name, content.read() if content else b"")
    except DAMAGED as error:
        raise ReadError(f"the archive is broken ({str(error)[:100]})", "Pack it again.") from error


def _packed(document: Document) -> Iterator[Source | Problem]:
    """One packed file, which may be a tar file."""
    most = document.limits.document_bytes
    with document.open() as raw:
        try:
            stream = _opened(document.head, raw)
            head = stream.read(512)
            if is_tar(head):
                yield from _tar(document, _Chained(head, stream))  # type: ignore[arg-type]
                return
            data = head + stream.read(most + 1 - len(head))
        except DAMAGED as error:
            raise ReadError(f"it can't be unpacked ({str(error)[:100]})", "Pack it again.") from error
    if len(data) > most:
        raise ReadError(f"it unpacks to more than {megabytes(most)}", "Unpack it, or raise the limit in the settings.")
    name = document.name.rsplit("/", 1)[-1]
    yield from _inner(document, name.rsplit(".", 1)[0] or name, data)


def _opened(head: bytes, raw: IO[bytes]) -> IO[bytes]:
    """The stream that unpacks, for the kind of packing that the first bytes show. It ends with the stream beneath."""
    if head.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    return cast("IO[bytes]", bz2.BZ2File(raw) if head.startswith(b"BZh") else lzma.LZMAFile(raw))


class _Chained(io.RawIOBase):
    """A stream whose first bytes have been read already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self.head, self.rest = head, rest

    def read(self, size: int = -1) -> bytes:
        if not self.head:
            return self.rest.read(size)
        if size < 0:
            data, self.head = self.head + self.rest.read(), b""
            return data
        data, self.head = self.head[:size], self.head[size:]
        return data if len(data) == size else data + self.rest.read(size - len(data))


def _inner(document: Document, name: str, data: bytes) -> Iterator[Source | Problem]:
    from briefing.reading import read_document

    yield from read_document(Document(_inside(document, name), data=data, limits=document.limits, depth=document.depth + 1))


def _inside(document: Document, name: str) -> str:
    """The name of a member: never a way out of the archive."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join([document.name, *(parts or ["unnamed"])])


def _wanted(name: str, pages: Container[str]) -> bool:
    """Whether a member is to be read: it is not hidden, not ours, and no resource of one of the saved `pages`."""
    parts = name.replace("\\", "/").split("/")
    folders = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
    return (
        not any(part.startswith(".") and part not in (".", "..") for part in parts)
        and "__MACOSX" not in parts
        and parts[-1] not in OWN_FILES
        and not any(holds_resources(folder, pages) for folder in folders)
    )


def _is_link(info: zipfile.ZipInfo) -> bool:
    return (info.external_attr >> 16) & 0o170000 == 0o120000
