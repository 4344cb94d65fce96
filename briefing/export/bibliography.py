"""The sources for programs that keep literature: CSL-JSON (Zotero, pandoc), RIS (EndNote, Mendeley) and BibTeX, with the day of access."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from briefing.analysis.wordlists import listed
from briefing.export.contents import address_of
from briefing.model import Known, Source
from briefing.workspace.safe_text import one_line
from briefing.workspace.view import View

PARTICLES = listed("al bin da de del della den der di du el ibn la le ten ter van von zu")
"""Words of a name that belong to the family name behind them."""


def csl_json(view: View) -> Iterator[bytes]:
    """The sources as CSL-JSON (citation-style-language/schema, `csl-data.json`), one a line."""
    yield b"["
    comma = b""
    for source in view.each_source():
        yield comma + b"\n" + msgspec.json.encode(_csl(source))
        comma = b","
    yield b"\n]\n"


def ris(view: View) -> Iterator[bytes]:
    """The sources as RIS records of the type NEWS."""
    from rispy import RisWriter

    class Writer(RisWriter):  # type: ignore[misc]
        """Puts no number before a record, which some programs don't read."""

        def set_header(self, count: int) -> str:
            return ""

    writer = Writer()
    for source in view.each_source():
        yield f"{writer.formats([_ris(source)]).strip(chr(10))}\n\n".encode()


def bibtex(view: View) -> Iterator[bytes]:
    """The sources as BibTeX entries of the type `article`, each under a key that says outlet and day."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field

    taken: set[str] = set()
    for source in view.each_source():
        fields = [Field(name, f"{{{_tex(value)}}}" if name == "title" else _tex(value)) for name, value in _bibtex(source) if value]
        yield write_string(Library([Entry("article", _key(source, taken), fields)])).encode()


def _text(field: Known | None) -> str:
    return one_line(field.value) if field else ""


def _day(field: Known | None) -> str:
    """The day of a date that is not doubtful, ISO 8601; else empty."""
    found = re.match(r"\d{4}(?:-\d\d){0,2}", field.value, re.ASCII) if field and field.certainty != "doubtful" else None
    return found[0] if found else ""


def _parts(day: str) -> list[list[int]]:
    return [[int(part) for part in day.split("-")]]


def _person(name: str) -> tuple[str, str]:
    """Family name with its particles, and given names; a name of one word is a family name."""
    words = one_line(name).split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at])


def _csl(source: Source) -> dict[str, Any]:
    known = source.metadata
    record: dict[str, Any] = {"id": source.id, "type": "article-newspaper", "title": _text(known.title) or one_line(source.path)}
    if known.outlet:
        record["container-title"] = _text(known.outlet)
    if known.authors:
        people = (_person(author.value) for author in known.authors)
        record["author"] = [{"family": family, "given": given} if given else {"literal": family} for family, given in people]
    for field, day in (("issued", _day(known.published)), ("accessed", _day(known.fetched))):
        if day:
            record[field] = {"date-parts": _parts(day)}
    if address := address_of(source):
        record["URL"] = address
    if known.language:
        record["language"] = _text(known.language)
    if known.agency:
        record["source"] = _text(known.agency)
    return record


def _ris(source: Source) -> dict[str, Any]:
    known = source.metadata
    record: dict[str, Any] = {
        "type_of_reference": "NEWS",
        "title": _text(known.title) or one_line(source.path),
        "secondary_title": _text(known.outlet),
        "authors": [", ".join(part for part in _person(author.value) if part) for author in known.authors],
        "date": _day(known.published).replace("-", "/"),
        "year": _day(known.published)[:4],
        "access_date": _day(known.fetched).replace("-", "/"),
        "urls": [address] if (address := address_of(source)) else [],
        "language": _text(known.language),
        "custom1": f"File: {one_line(source.path)}",
    }
    return {name: value for name, value in record.items() if value}


def _bibtex(source: Source) -> Iterator[tuple[str, str]]:
    known = source.metadata
    yield "title", _text(known.title) or one_line(source.path)
    yield "author", " and ".join(", ".join(part for part in _person(author.value) if part) for author in known.authors)
    yield "journal", _text(known.outlet)
    yield "date", _day(known.published)
    yield "url", address_of(source) or ""
    yield "urldate", _day(known.fetched)
    yield "language", _text(known.language)


def _tex(value: str) -> str:
    """The value without what BibTeX or TeX would take for commands; addresses are left as they are."""
    plain = value.replace("\\", "/").replace("{", "(").replace("}", ")")
    return plain if "://" in plain else re.sub(r"([%&#$_])", r"\\\1", plain)


def _key(source: Source, taken: set[str]) -> str:
    """`coastdaily2026-03-04`, with a letter behind it where there are more of that day."""
    outlet = re.sub(r"[^a-z0-9]", "", _text(source.metadata.outlet).lower())[:24] or "source"
    stem = outlet + (_day(source.metadata.published) or "nodate")
    key, more = stem, 1
    while key in taken:
        more += 1
        key = f"{stem}-{more}"
    taken.add(key)
    return key


FORMS: dict[str, Callable[[View], Iterator[bytes]]] = {"csl": csl_json, "ris": ris, "bibtex": bibtex}
"""The forms in which `briefing sources` gives the sources, beside the tables."""
