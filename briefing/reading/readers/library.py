"""BibTeX, RIS and CSL-JSON as Zotero and databases export them: no articles, but what is known about the articles beside them."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from briefing.model import Known, Metadata, Problem, Reference
from briefing.reading import calendar
from briefing.reading.document import Document
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError
from briefing.reading.limits import Limits
from briefing.reading.metadata.language_tags import tag
from briefing.reading.readers import articles

CSL_FIELDS = {"issued", "container-title", "URL", "accessed"}
CSL = re.compile(rb'"(?:container-title|issued|citation-key|URL)"\s*:')
LIBRARIES = (".bib", ".bibtex", ".ris", ".json")
"""How the names of files end that may hold a library; of JSON files those that are one."""
LONGEST = 2000
MOST = 100_000
"""Entries of one library."""
RIS = re.compile(r"\s*TY  ?- ")
MARKED = re.compile(r"[\\{}$~]|--")
"""What LaTeX writes otherwise than it reads: a value without it stands for itself."""
BRACED = re.compile(r"\{[\w\s.,;:()/!?]*\}")
"""Words in braces and nothing else: they need no parser, which takes a hundred times as long."""
PERCENT = re.compile(r"(?<!\\)%")
JOINED = re.compile(r"\s+#\s+")
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # what they log would be written over the desk


def read(document: Document) -> Iterator[Problem]:
    """A library holds no articles; one that can't be parsed is a problem."""
    if not entries(document):
        yield Problem(path=document.name, error="there is no entry in the library", advice="Export it again as BibTeX or CSL-JSON.")


def may_be(document: Document) -> bool:
    """Whether the first bytes, or the name, are those of a library: most JSON files beside articles are articles."""
    head = document.head.lstrip()
    return document.name.lower().endswith((".bib", ".bibtex", ".ris")) or (
        head.startswith(b"[") and b'"type"' in head and bool(CSL.search(head))
    )


def references(file: Path, name: str, limits: Limits) -> list[Reference]:
    """What a file that held no articles knows of those in other files; nothing where it is no library."""
    if not name.lower().endswith(LIBRARIES):
        return []
    try:
        document = Document(name, file=file, limits=limits)
        return entries(document) if may_be(document) else []
    except (ReadError, OSError):
        return []  # reading the file has said so already


def entries(document: Document) -> list[Reference]:
    """The entries of a library. Raises `ReadError` for a broken one."""
    text = decode(document.read()).text
    try:
        if text.lstrip().startswith(("[", "{")):
            data: Any = json.loads(text)
            return [_from_csl(item) for item in data[:MOST]] if is_csl(data) else []
        return list(_from_ris(text) if RIS.match(text) else _from_bibtex(text))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise ReadError(f"the library is broken ({type(error).__name__})", "Export it again as BibTeX or CSL-JSON.") from error


def is_csl(data: Any) -> bool:
    """Whether parsed JSON is a CSL library: items of a type, with fields of that format, and none with a text."""
    items = data[:MOST] if isinstance(data, list) else []
    if not items or not all(isinstance(item, dict) and isinstance(item.get("type"), str) for item in items):
        return False
    if any(articles.has_text(item) for item in items):
        return False
    return any("title" in item and CSL_FIELDS & item.keys() for item in items)


def _from_csl(item: dict[str, Any]) -> Reference:
    people = [
        " ".join(filter(None, (str(name.get("given", "")), str(name.get("family", "") or name.get("literal", "")))))
        for name in item.get("author") or ()
        if isinstance(name, dict)
    ]
    values = {
        "title": item.get("title"),
        "outlet": item.get("container-title") or item.get("publisher"),
        "language": tag(str(item.get("language") or "")),
        "address": item.get("URL"),
    }
    return _entry(values, _csl_date(item.get("issued")), _csl_date(item.get("accessed")), people, ())


def _csl_date(value: Any) -> str:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if parts and isinstance(parts[0], list):
        numbers = [int(part) for part in parts[0] if str(part).isdigit()]
        return "-".join(f"{number:02}" for number in numbers) if len(numbers) == 3 else ""
    return str(value.get("raw", "")) if isinstance(value, dict) else ""


def _from_bibtex(text: str) -> Iterator[Reference]:
    """The entries of BibTeX; of one whose end is missing, nothing. Two may have one key."""
    from bibtexparser import entrypoint  # 50 ms

    library = entrypoint.parse_string(text)
    strings = {name.lower(): str(found.value) for name, found in library.strings_dict.items()}
    failed = (getattr(block, "ignore_error_block", None) for block in library.failed_blocks)
    both = [*library.entries, *(block for block in failed if block is not None and hasattr(block, "fields_dict"))]
    for entry in both[:MOST]:
        raw = {name.lower(): _resolved(str(field.value), strings) for name, field in entry.fields_dict.items()}
        fields = {name: _plain(value) for name, value in raw.items() if name not in ("author", "url", "file")}
        values = {
            "title": fields.get("title"),
            "outlet": fields.get("journal") or fields.get("journaltitle") or fields.get("publisher") or fields.get("howpublished"),
            "language": tag(fields.get("langid") or fields.get("language") or ""),
            "address": raw.get("url", "").replace("\\", ""),
        }
        files = tuple(part for part in re.split(r"[;:]", raw.get("file", "")) if "." in part)
        published = fields.get("date") or _year_month_day(fields)
        yield _entry(values, published, fields.get("urldate", ""), _people(raw.get("author", "")), files)


def _resolved(value: str, strings: dict[str, str]) -> str:
    """A value that is put together of pieces and names of `@string`, as one text."""
    if not JOINED.search(value):
        return value
    return "".join(strings.get(piece.strip().lower(), piece.strip(' "{}')) for piece in JOINED.split(value[:LONGEST]))


def _people(value: str) -> list[str]:
    """The names of a field of authors, the family's name last."""
    from bibtexparser.middlewares import names

    found = []
    for name in names.split_multiple_persons_names(value[:LONGEST]):
        parts = names.parse_single_name_into_parts(name, strict=False)
        found.append(_plain(" ".join([*parts.first, *parts.von, *parts.last, *parts.jr])))
    return found


def _plain(value: str) -> str:
    """A value as it is printed: accents and signs of LaTeX as letters, without braces."""
    if BRACED.fullmatch(value):
        value = value.strip("{}")
    elif MARKED.search(value):
        value = _decoder().latex_to_text(PERCENT.sub(r"\\%", value[:LONGEST]))
    return " ".join(value.strip().strip('"').split())[:LONGEST]


@cache
def _decoder() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="verbatim")


def _from_ris(text: str) -> Iterator[Reference]:
    """The entries of RIS, whose names of fields differ from program to program."""
    import rispy

    for item in rispy.loads(text, skip_unknown_tags=True)[:MOST]:
        values = {
            "title": _first(item, "title", "primary_title", "translated_title"),
            "outlet": _first(
                item, "secondary_title", "journal_name", "alternate_title1", "alternate_title2", "alternate_title3", "publisher"
            ),
            "language": tag(_first(item, "language")),
            "address": _first(item, "urls", "url"),
        }
        people = [" ".join(reversed(name.split(", ", 1))) for name in item.get("authors") or item.get("first_authors") or ()]
        files = tuple(str(item[name]) for name in ("file_attachments1", "file_attachments2") if item.get(name))
        yield _entry(values, _first(item, "date", "publication_year", "year"), _first(item, "access_date"), people, files)


def _first(item: dict[str, Any], *names: str) -> str:
    """The first of some fields that says something; of a list, its first value."""
    for name in names:
        value = item.get(name)
        if text := str(value[0] if isinstance(value, list) and value else value or "").strip():
            return text
    return ""


def _year_month_day(fields: dict[str, str]) -> str:
    return f"{fields.get('day', '')} {fields.get('month', '')} {fields.get('year', '')}"


def _entry(values: dict[str, Any], published: str, fetched: str, people: list[str], files: tuple[str, ...]) -> Reference:
    known: dict[str, Any] = {
        name: Known(value=" ".join(str(value).split())[:LONGEST], certainty="sure", origin="library")
        for name, value in values.items()
        if value
    }
    for name, date in (("published", published), ("fetched", fetched)):
        moment = calendar.find(date)
        if moment:
            known[name] = Known(value=moment.iso, certainty="sure", origin="library")
    authors = tuple(Known(value=name[:200], certainty="sure", origin="library") for name in people if name.strip())
    return Reference(metadata=Metadata(**known, authors=authors), files=files)
