"""CSV and TSV with a column of texts: an article a row, streamed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from briefing.model import Problem
from briefing.reading.document import Document, megabytes
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode, decoding_problems
from briefing.reading.files import ReadError
from briefing.reading.readers import addresses, articles


def read(document: Document) -> Iterator[Draft | Problem]:
    """One draft a row that has a text."""
    decoded = decode(_whole_lines(document.head))
    yield from decoding_problems(decoded, document.name)
    encoding = decoded.encoding
    csv.field_size_limit(document.limits.record_bytes)
    with document.open() as raw:
        stream = io.TextIOWrapper(raw, encoding="utf-8-sig" if encoding == "utf-8" else encoding, errors="strict", newline="")
        delimiter = _delimiter(document)
        rows = csv.DictReader(stream, delimiter=delimiter)
        try:
            columns = {(name or "").strip().lower().replace(" ", "_") for name in rows.fieldnames or ()}
            if not columns & set(articles.TEXT) and columns & set(addresses.COLUMNS):
                yield from addresses.read(document)
                return
            if not columns & set(articles.TEXT) and "highlight" in columns:
                raise ReadError(
                    "it holds passages that somebody marked, and no articles",
                    "Export the articles, or their addresses, and fetch them with: briefing add --from FILE",
                )
            if not columns & set(articles.TEXT):
                raise ReadError(
                    f"there is no column of texts among {', '.join(sorted(columns))[:100] or 'its columns'}",
                    f"Name it {' or '.join(articles.TEXT[1:4])}.",
                )
            for number, row in enumerate(rows, 1):
                draft = articles.draft_of({str(key): value for key, value in row.items() if key}, "table", str(number))
                if draft:
                    yield draft
                else:
                    yield Problem(
                        path=f"{document.name}#{number}", error="the row has no text", advice="Fill its column of texts, or remove the row."
                    )
        except csv.Error as error:
            if "field limit" in str(error):
                most = megabytes(document.limits.record_bytes)
                raise ReadError(
                    f"a cell in line {rows.line_num} is longer than {most}", "Split it, or raise the limit in the settings."
                ) from error
            raise ReadError(f"the table is broken in line {rows.line_num} ({error})", "Export it again.") from error
        except UnicodeDecodeError as error:
            raise ReadError(f"not valid {encoding.upper()} after line {rows.line_num}", "Save the table as UTF-8.") from error
    document.check_unchanged()


def _whole_lines(head: bytes) -> bytes:
    """The head without its last line, which may be cut inside a letter."""
    return head.rsplit(b"\n", 1)[0] if b"\n" in head else head


def _delimiter(document: Document) -> str:
    """Tab, comma or semicolon, whichever the first line has most of."""
    first = document.head.split(b"\n", 1)[0]
    if document.name.lower().endswith((".tsv", ".tab")):
        return "\t"
    return max("\t,;|", key=lambda mark: first.count(mark.encode()))
