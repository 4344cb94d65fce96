"""Members of ZIP files within limits: what unpacks to too much is refused before it is unpacked."""

from __future__ import annotations

import zipfile
from typing import Any

from briefing.reading.document import Document, megabytes
from briefing.reading.files import ReadError


def open_zip(document: Document) -> zipfile.ZipFile:
    """The archive. Raises `ReadError` for a broken one and for one with too many members."""
    import io

    source = document.file if document.file is not None else io.BytesIO(document.read())
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError(f"the archive is broken ({str(error)[:100]})", "Pack it again.") from error
    if len(archive.infolist()) > document.limits.archive_members:
        archive.close()
        raise ReadError(
            f"the archive has more than {document.limits.archive_members:,} members", "Unpack it, or raise the limit in the settings."
        )
    return archive


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, document: Document, most: int | None = None) -> bytes:
    """The bytes of one member. Raises `ReadError` for one that is encrypted, broken, too large, or packed suspiciously well."""
    limits = document.limits
    most = most or limits.document_bytes
    if info.flag_bits & 0x1:
        raise ReadError("it is encrypted", "Unpack the archive with its password.")
    if info.file_size > most:
        raise ReadError(f"it is larger than {megabytes(most)} when unpacked", "Unpack the archive, or raise the limit in the settings.")
    if info.file_size > 100_000 and info.file_size > limits.archive_ratio * max(1, info.compress_size):
        raise ReadError(
            f"it unpacks to more than {limits.archive_ratio} times its size",
            "This looks like an attack; if it is none, unpack it by hand, or raise the limit in the settings.",
        )
    try:
        with archive.open(info) as stream:
            data = stream.read(most + 1)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ReadError(f"it can't be unpacked ({str(error)[:100]})", "Pack the archive again.") from error
    except Exception as error:
        # zlib, bz2 and lzma each raise their own kind of error for damaged data.
        raise ReadError(f"it can't be unpacked ({type(error).__name__})", "Pack the archive again.") from error
    if len(data) > most:
        raise ReadError(f"it is larger than {megabytes(most)} when unpacked", "Unpack the archive, or raise the limit in the settings.")
    return data


def named(archive: zipfile.ZipFile, name: str, document: Document) -> bytes | None:
    """The bytes of the member of that name, or None where there is none."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    return member(archive, info, document)


def xml(data: bytes) -> Any:
    """A tree of XML that loads nothing from elsewhere and expands no entities. Raises `ReadError` for what is no XML."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"this is not valid XML ({str(error)[:100]})", "Save the document again.") from error
    if tree is None:
        raise ReadError("this is not valid XML", "Save the document again.")
    return tree


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
