"""Tables of Excel with a column of texts: an article a row, of each sheet."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from datetime import date
from typing import Any

from briefing.model import Problem
from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.files import MissingLibraryError, ReadError
from briefing.reading.packed import open_zip
from briefing.reading.readers import addresses, articles


def read(document: Document) -> Iterator[Draft | Problem]:
    """One draft a row that has a text. Raises `MissingLibraryError` where openpyxl is not installed."""
    try:
        import openpyxl
    except ImportError as error:
        raise MissingLibraryError("tables of Excel", "openpyxl") from error
    _check(document)
    with _library_at_work():
        book = openpyxl.load_workbook(io.BytesIO(document.read()), read_only=True, data_only=True)
    found, links = 0, list[str]()
    try:
        for sheet in book.worksheets:
            rows = _rows(sheet)
            names = [str(name or "").strip() for name in next(rows, ())]
            columns = {name.lower().replace(" ", "_") for name in names}
            if not columns & set(articles.TEXT):
                links += _links(names, rows) if columns & set(addresses.COLUMNS) else []
                continue
            for number, row in enumerate(rows, 2):
                part = f"{sheet.title}/{number}" if len(book.worksheets) > 1 else str(number)
                draft = articles.draft_of(_record(names, row), "table", part)
                if draft:
                    found += 1
                    yield draft
    finally:
        book.close()
    if found:
        return
    if links:
        yield addresses.problem(document.name, list(dict.fromkeys(links)))
        return
    raise ReadError("there is no column of texts in it", f"Name it {' or '.join(articles.TEXT[1:4])}.")


@contextmanager
def _library_at_work() -> Iterator[None]:
    """Raise `ReadError` for whatever the library's parsers raise for a broken file, and print none of what they print about it."""
    try:
        with redirect_stdout(None), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Exception as error:
        raise ReadError(f"the table is broken ({type(error).__name__})", "Save it again, or as CSV.") from error


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    """The rows of a sheet, which the library parses as they are asked for."""
    rows = sheet.iter_rows(values_only=True)
    while True:
        with _library_at_work():
            row = next(rows, None)
        if row is None:
            return
        yield row


def _check(document: Document) -> None:
    """Raise `ReadError` for a file that unpacks to more than a document may have: the library knows no limit."""
    with open_zip(document) as archive:
        size = sum(info.file_size for info in archive.infolist())
    if size > document.limits.document_bytes or size > 100_000 + document.limits.archive_ratio * document.size:
        raise ReadError(f"it unpacks to more than {megabytes(document.limits.document_bytes)}", "Save it as CSV.")


def _record(names: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in zip(names, row, strict=False)
        if name and value is not None
    }


def _links(names: Sequence[str], rows: Iterator[Sequence[Any]]) -> list[str]:
    return [address for row in rows if (address := addresses.address_of(_record(names, row)))]
