"""Tables of the lists: what a row says, that nothing in them is a formula, and that other programs read the sources and the timeline."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from click.testing import CliRunner
from icalendar import Calendar
from lxml import etree
from msgspec.structs import replace

from briefing.cli import cli
from briefing.export import bibliography, calendars, network, tables
from briefing.export import csv as csv_format
from briefing.export.check import check
from briefing.export.network import NAMESPACE
from briefing.model import Brief, Known, Metadata, TimelineEntry
from briefing.workspace.view import View
from tests.export.corpus import curated, made, on_disk


def cells(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def with_metadata(**known: str) -> Brief:
    brief = made()
    data = {name: Known(value=value, certainty="sure", origin="test") for name, value in known.items() if name != "author"}
    authors = (Known(value=known["author"], certainty="sure", origin="test"),) if "author" in known else ()
    first, *rest = brief.sources
    return replace(brief, sources=(replace(first, metadata=Metadata(**data, authors=authors)), *rest))


def test_a_row_says_what_who_and_where(tmp_path: Path) -> None:
    view = curated(tmp_path)
    rows = cells(b"".join(csv_format.write(view)))
    whole = {point.id: point for section in view.shown_sections() for point in view.points(section.id)}
    assert {row["id"] for row in rows} == set(whole)
    row = next(row for row in rows if row["text"] == "Three gates stay shut.")
    assert (row["pinned"], row["page"], row["file"]) == ("yes", "yes", "herald.txt")
    assert view.source("herald").source.text[int(row["start"]) : int(row["end"])] == row["text"]
    assert row["address"] == "https://herald.example/dam?id=7"
    assert not any("Fishing" in row["text"] for row in rows), "what was excluded is in no table"


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5 degrees", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "'quoted'"])
def test_no_cell_is_a_formula(text: str) -> None:
    view = View(made())
    view.edits.note([view.points("one")[0].id], text)
    note = next(row["note"] for row in cells(b"".join(csv_format.write(view))) if row["note"])
    assert note.startswith("'")
    assert csv_format._as_written(note).split() == text.split()


CUT = ["a;=1+1", "a; +49", "a\t=1", "a\n=1+1", "a|-1", "a;\t@SUM(1)", "a;'=1", "a;''=1;=2", "＝1+1", "a;＋1", "a\n  =1"]
"""What begins a formula where a spreadsheet cuts cells at other signs than commas, and what must come back as it was."""


@pytest.mark.parametrize("text", CUT)
def test_no_cell_is_a_formula_wherever_it_is_cut(text: str) -> None:
    cell = str(csv_format._cell(text))
    for part in re.split(r"[,;|\t\r\n]", cell):
        assert not part.strip().startswith(csv_format.FORMULA), cell
    assert csv_format._as_written(cell) == text


def has_calc() -> bool:
    found = shutil.which("soffice")
    return found is not None and (Path(found).resolve().parent / "scalc").exists()


@pytest.mark.skipif(not has_calc(), reason="LibreOffice Calc is not installed")
def test_libreoffice_runs_no_formula_of_a_table(tmp_path: Path) -> None:
    texts = [*CUT, "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("https://e.example","x")', " =1", "x"]
    table = tmp_path / "table.csv"
    table.write_bytes(b"".join(csv_format._row(["a", text, 1]) for text in texts))
    for number, signs in enumerate(("44", "59", "9", "44/59/9")):
        there = tmp_path / str(number)
        own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        read = f"--infilter=Text - txt - csv (StarCalc):{signs},34,76"
        command = ["soffice", own, "--headless", read, "--convert-to", "fods", "--outdir", there, table]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        opened = (there / "table.fods").read_text(encoding="utf-8")
        assert "HYPERLINK" in opened
        assert "table:formula" not in opened


def test_a_table_is_checked_as_other_exports_are(tmp_path: Path) -> None:
    folder = on_disk(tmp_path / "articles")
    file = tmp_path / "brief.csv"
    file.write_bytes(b"".join(csv_format.write(curated(folder))))
    whole = check(file, [folder])
    assert whole.checked
    assert not whole.failures
    file.write_text(file.read_text(encoding="utf-8-sig").replace("Three gates", "Nine gates"), encoding="utf-8")
    assert len(check(file, [folder]).failures) == 1


@pytest.mark.parametrize("name", ["sources", "voices", "disputes", "timeline"])
def test_every_list_is_a_table_for_programs(seeds: Path, name: str) -> None:
    as_csv = CliRunner().invoke(cli, [name, str(seeds), "--format", "csv"])
    as_json = CliRunner().invoke(cli, [name, str(seeds), "--format", "json"])
    records = json.loads(as_json.stdout)
    rows = cells(as_csv.stdout_bytes)
    assert (as_csv.exit_code, as_json.exit_code) == (0, 0)
    assert len(rows) == len(records) > 0
    assert tuple(rows[0]) == tables.table(name).columns == tuple(records[0])


SOURCE = {
    "title": "Levee {breaks} at 5 & 6 Dock Street",
    "outlet": "Diario del Sur",
    "published": "2031-05-04T08:00:00Z",
    "author": "María de la Cruz",
    "fetched": "2031-05-06",
    "address": "https://sur.example/a_b?c=1&d=%20",
    "language": "es",
}


def test_csl_json_names_author_day_and_day_of_access() -> None:
    record = json.loads(b"".join(bibliography.csl_json(View(with_metadata(**SOURCE)))))[0]
    assert record["author"] == [{"family": "de la Cruz", "given": "María"}]
    assert record["issued"] == {"date-parts": [[2031, 5, 4]]}
    assert record["accessed"] == {"date-parts": [[2031, 5, 6]]}
    assert (record["URL"], record["container-title"], record["type"]) == (SOURCE["address"], SOURCE["outlet"], "article-newspaper")


def test_csl_json_is_cited_by_its_library() -> None:
    records = json.loads(b"".join(bibliography.csl_json(View(with_metadata(**SOURCE)))))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    cited = CitationStylesBibliography(style, CiteProcJSON(records), formatter.plain)
    for record in records:
        cited.register(Citation([CitationItem(record["id"])]))
    first, *rest = map(str, cited.bibliography())
    assert first.startswith("de la Cruz, M. (2031) “Levee {breaks} at 5 & 6 Dock Street”, Diario del Sur, 4 May.")
    assert "sur.example/a_b?c=1&d=%20" in first
    assert len(rest) == len(records) - 1


def test_ris_is_read_by_its_library_as_it_was_meant() -> None:
    view = View(with_metadata(**SOURCE))
    first, *rest = rispy.loads(b"".join(bibliography.ris(view)).decode())
    assert (first["title"], first["secondary_title"], first["authors"]) == (SOURCE["title"], SOURCE["outlet"], ["de la Cruz, María"])
    assert (first["date"], first["access_date"], first["urls"]) == ("2031/05/04", "2031/05/06", [SOURCE["address"]])
    assert len(rest) == len(view.sources()) - 1


def test_bibtex_is_read_by_its_library_and_has_a_key_for_each() -> None:
    view = View(with_metadata(**SOURCE))
    library = bibtexparser.parse_string(b"".join(bibliography.bibtex(view)).decode())
    assert not library.failed_blocks
    assert len(library.entries) == len({entry.key for entry in library.entries}) == len(view.sources())
    fields = library.entries[0].fields_dict
    assert fields["urldate"].value == "2031-05-06"
    assert "a_b?c=1" in fields["url"].value


def test_a_doubtful_date_is_no_date_of_a_library() -> None:
    brief = made()
    doubtful = Known(value="2031-05-04", certainty="doubtful", origin="test")
    sources = tuple(replace(one, metadata=replace(one.metadata, published=doubtful)) for one in brief.sources)
    for record in json.loads(b"".join(bibliography.csl_json(View(replace(brief, sources=sources))))):
        assert "issued" not in record


def dated(*entries: TimelineEntry) -> View:
    return View(replace(made(), timeline=entries))


def test_the_timeline_becomes_whole_days_of_a_calendar() -> None:
    first, second = made().statements[:2]
    view = dated(
        TimelineEntry(when="2031-05", precision="month", statements=(second.id,)),
        TimelineEntry(when="2031-05-04", precision="day", statements=(first.id,)),
    )
    events = Calendar.from_ical(b"".join(calendars.ics(view))).walk("VEVENT")
    assert [(event["dtstart"].dt, event["dtend"].dt) for event in events] == [(date(2031, 5, 4), date(2031, 5, 5))]
    assert str(events[0]["summary"]) == " ".join(first.text.split())


def test_the_timeline_becomes_events_with_harmless_text() -> None:
    last = next(one for one in made().statements if one.text.startswith("<b>Nobody"))
    made_json = json.loads(b"".join(calendars.timeline_js(dated(TimelineEntry(when="2031-05", precision="month", statements=(last.id,))))))
    (event,) = made_json["events"]
    assert event["start_date"] == {"year": 2031, "month": 5}
    assert "&lt;b&gt;Nobody" in event["text"]["text"]


def test_the_network_joins_voices_to_sections() -> None:
    tree = etree.fromstring(b"".join(network.graphml(View(made()))))
    names = {node.get("id") for node in tree.iter(f"{{{NAMESPACE}}}node")}
    edges = [(edge.get("source"), edge.get("target")) for edge in tree.iter(f"{{{NAMESPACE}}}edge")]
    assert edges == [("voice:v1", "section:one")]
    assert {"section:one", "section:two", "voice:v1"} <= names
