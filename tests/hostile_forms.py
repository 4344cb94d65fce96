"""What nothing that is written for other programs may hold, whatever the fields of a corpus say: for tests and the fuzzer."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree
from lxml import html as lxml_html

from briefing.export import bibliography, calendars, formats, network, tables
from briefing.export import csv as csv_format
from briefing.workspace.view import View
from tests.hostile_fields import ACTS

FORMULA = re.compile(r"(?:^|[;|\t\r\n])\s*[=+\-@＝＋－＠]")
"""What a spreadsheet would run, also where it cuts cells at other signs than commas."""
EVENT = {"BEGIN", "END", "PRODID", "VERSION", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"}
WORD_FIELDS = re.compile(r"\s*(?:TOC|PAGE|NUMPAGES)\b")
OUT = re.compile(r"https?://", re.IGNORECASE)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GRAPH = "{http://graphml.graphdrawing.org/xmlns}"


def written(view: View) -> Iterator[tuple[str, bytes]]:
    """Everything that is written for other programs, by the name of its form."""
    yield "docx", b"".join(formats.parts(view, "docx"))
    yield "csv", b"".join(formats.parts(view, "csv"))
    for name in ("sources", "voices", "disputes", "timeline"):
        yield "csv", b"".join(csv_format.table_rows(tables.table(name), view))
    for forms in (bibliography.FORMS, calendars.FORMS, network.FORMS):
        for name, write in forms.items():
            yield name, b"".join(write(view))


def wrong_with(view: View) -> str:
    """What is wrong with the first that breaks a rule, or an empty string."""
    return next((f"{name}: {found}" for name, data in written(view) if (found := CHECKS[name](data, view))), "")


def _acts(text: str, allowed: str = "") -> str:
    found = next((one for one in ACTS.finditer(text) if one[0] not in allowed), None)
    return f"it holds {text[max(0, found.start() - 40) : found.end() + 20]!r}" if found else ""


def _csv(data: bytes, _: View) -> str:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True):
        for cell in row:
            if FORMULA.search(cell) and not re.fullmatch(r"-?[0-9.]+", cell):
                return f"a formula: {cell[:200]!r}"
            if found := _acts(cell, "\t"):
                return found
    return ""


def _docx(data: bytes, _: View) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        for one in etree.fromstring(part).iter(etree.Element):
            if found := _acts(f"{one.text or ''}{''.join(one.attrib.values())}".replace("\t", " ")):
                return f"{name}: {found}"
            if one.get("TargetMode") == "External" and not OUT.match(one.get("Target") or ""):
                return f"{name} leads to {one.get('Target')!r}"
            if one.tag in (f"{WORD}object", f"{WORD}altChunk", f"{WORD}pict", f"{WORD}drawing"):
                return f"{name} holds {one.tag}"
            if one.tag == f"{WORD}instrText" and not WORD_FIELDS.match(one.text or ""):
                return f"{name} has a field {one.text!r}"
    return ""


def _graphml(data: bytes, _: View) -> str:
    tree = etree.fromstring(data)
    nodes = [one.get("id") for one in tree.iter(f"{GRAPH}node")]
    joined = {one.get(end) for one in tree.iter(f"{GRAPH}edge") for end in ("source", "target")}
    if len(nodes) != len(set(nodes)) or not joined <= set(nodes):
        return "its edges lead to no node, or to two"
    return _acts("".join(f"{one.text or ''}{''.join(one.attrib.values())}" for one in tree.iter()))


def _ics(data: bytes, _: View) -> str:
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    odd = [line for line in lines if line and re.split("[:;]", line)[0] not in EVENT]
    if odd:
        return f"a line of somebody else's: {odd[0][:200]!r}"
    opened = [line for line in lines if line.startswith(("BEGIN", "END"))]
    if set(opened) - {f"{mark}:{of}" for mark in ("BEGIN", "END") for of in ("VCALENDAR", "VEVENT")}:
        return f"it opens {sorted(set(opened))}"
    return _acts("".join(lines))


def _ris(data: bytes, view: View) -> str:
    lines = [line for line in data.decode().split("\n") if line.strip()]
    odd = [line for line in lines if not re.match(r"[A-Z][A-Z0-9]  - ", line)]
    if odd:
        return f"a line without a tag: {odd[0][:200]!r}"
    begun = [sum(line.startswith(tag) for line in lines) for tag in ("TY  - ", "ER  - ")]
    sources = sum(1 for _ in view.each_source())
    return f"{begun} records of {sources} sources" if begun != [sources, sources] else _acts("".join(lines))


def _bibtex(data: bytes, view: View) -> str:
    from bibtexparser.entrypoint import parse_string

    text = data.decode()
    library, sources = parse_string(text), sum(1 for _ in view.each_source())
    if library.failed_blocks or len(library.entries) != sources or len(library.blocks) != sources:
        return f"{len(library.entries)} entries, {len(library.blocks)} blocks of {sources} sources"
    if command := re.search(r"\\(?![%&#$_])", text):
        return f"a command: {text[command.start() : command.start() + 30]!r}"
    return _acts(text, "\t")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _json(data: bytes, _: View) -> str:
    return next(filter(None, map(_acts, _strings(json.loads(data)))), "")


def _timelinejs(data: bytes, view: View) -> str:
    for text in _strings(json.loads(data)):
        live = {one.tag for one in lxml_html.fragment_fromstring(text, create_parent="main").iter()} - {"main", "p", "em"}
        if live:
            return f"what is live is {live}"
    return _json(data, view)


CHECKS: dict[str, Callable[[bytes, View], str]] = {
    "docx": _docx,
    "csv": _csv,
    "graphml": _graphml,
    "ics": _ics,
    "ris": _ris,
    "bibtex": _bibtex,
    "csl": _json,
    "timelinejs": _timelinejs,
}
