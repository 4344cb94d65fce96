"""Values that people can trust: dates as programs write them, what is printed before what a file's properties say, authors, outlets, agencies."""

# ruff: noqa: E501 (texts read better whole)

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.model import Metadata, Problem, Source
from briefing.reading import calendar, corpus, read_bytes
from briefing.reading.layout.mastheads import masthead
from briefing.reading.limits import Limits
from briefing.reading.publishers import agencies, registry
from briefing.reading.publishers.outlets import from_host
from briefing.reading.publishers.people import people
from briefing.reading.readers import library
from tests.reading import making, press_exports
from tests.reading.making import said


def source_of(data: bytes | str, name: str) -> Source:
    found = [one for one in read_bytes(data.encode() if isinstance(data, str) else data, name) if isinstance(one, Source)]
    return found[0]


def value(metadata: Metadata, name: str) -> str | None:
    known = getattr(metadata, name)
    return known.value if known else None


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2024/03/05 09:12", "2024-03-05T09:12"),
        ("2019/11/7", "2019-11-07"),
        ("2024.03.05", "2024-03-05"),
        ("2024. 3. 5.", "2024-03-05"),
        ("05-Mar-24", "2024-03-05"),
        ("Tue, 05 Mar 24 09:12:44 GMT", "2024-03-05T09:12"),
        ("Friday, 01-Aug-97 07:00", "1997-08-01T07:00"),
        ("20240305T101500Z", "2024-03-05T10:15+00:00"),
        ("20240305", "2024-03-05"),
        ("2024-03-05T10:15:00+0100", "2024-03-05T10:15+01:00"),
        ("2024-Mar-05", "2024-03-05"),
    ],
)
def test_dates_are_read_as_programs_write_them(printed: str, iso: str) -> None:
    moment = calendar.find(printed)
    assert moment is not None
    assert (moment.iso, moment.ambiguous) == (iso, False)


@pytest.mark.parametrize("printed", ["2024/13/05", "call 20240305123 now", "1.2024.03.05.9", "5 March 24 people"])
def test_other_numbers_are_no_dates(printed: str) -> None:
    assert calendar.find(printed) is None


@pytest.mark.parametrize("number", ["1709630000", "1709630000123"])
def test_unix_time_in_a_table_is_a_date(number: str) -> None:
    (source,) = [
        one for one in read_bytes(f'title,text,date\nDam,"{making.FIRST}",{number}\n'.encode(), "a.csv") if isinstance(one, Source)
    ]
    assert (value(source.metadata, "published") or "").startswith("2024-03-05")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Coast Daily, 4 March 2026", "The Coast Daily"),
        ("Harbour Gazette | Monday, March 4, 2026", "Harbour Gazette"),
        ("Reuters, Mar 4, 2026", "Reuters"),
        ("The Times (London), 4 March 2026, p. A12", "The Times (London)"),
    ],
)
def test_the_line_under_a_headline_names_the_paper_and_the_day(line: str, outlet: str) -> None:
    source = source_of(f"Dam breaks above Tarma\n{line}\nhttps://coast.example/dam\n\n{making.TEXT}", "a.txt")
    assert value(source.metadata, "outlet") == outlet
    assert value(source.metadata, "published") == "2026-03-04"
    assert value(source.metadata, "address") == "https://coast.example/dam"
    assert said(source) == list(making.PARAGRAPHS)


@pytest.mark.parametrize(
    "line", ["Harrow Bend, 4 March 2026", "Updated Monday, 4 March 2026", "The dam broke on 4 March 2026", "By The Lantern, 4 March 2026"]
)
def test_a_place_and_a_day_name_no_paper(line: str) -> None:
    assert masthead(line) is None


def test_what_a_document_prints_beats_its_properties() -> None:
    text = f"Dam breaks above Tarma\nBy Rosa Quispe\nPublished 5 March 2024\n\n{making.TEXT}"
    core = b"<c:coreProperties xmlns:c='c' xmlns:d='d'><d:creator>scan-station</d:creator><d:title>Document1</d:title><d:created>2025-10-01T08:00:00Z</d:created></c:coreProperties>"
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(press_exports.docx(text))) as archive:
        data = making.zipped({**{name: archive.read(name) for name in archive.namelist()}, "docProps/core.xml": core})
    known = source_of(data, "a.docx").metadata
    assert value(known, "title") == "Dam breaks above Tarma"
    assert value(known, "published") == "2024-03-05"
    assert [author.value for author in known.authors] == ["Rosa Quispe"]


def test_the_creation_of_a_file_is_no_publication() -> None:
    assert source_of(making.article_pdf(), "a.pdf").metadata.published is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Christie Dean | Email the author", ["Christie Dean"]),
        ("tilda-vance", []),
        ("Bo Lund)", ["Bo Lund"]),
        ("Ada Quist in Orsund and Bo Lund in Malsund", ["Ada Quist", "Bo Lund"]),
        ("[[Ada Quist]]", ["Ada Quist"]),
        ("[Ana Cruz](https://x.example/ana)", ["Ana Cruz"]),
        ("Web Desk", []),
        ("Follow us on social media", []),
        ("Min-ji Park (Seoul)", ["Min-ji Park"]),
    ],
)
def test_authors_are_names(line: str, names: list[str]) -> None:
    assert [one.value for one in people([line], "byline", None)] == names


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("© 2024 The Allegheny Lantern, Erie, PA. All rights reserved.", None),
        ("Newtown, PA 18940-3204", None),
        ("By Ada Quist in Erie, PA", None),
        ("AA batteries and AP classes", None),
        ("© 2024 PA Media", "PA Media"),
        ("By Ana Cruz, AP", "Associated Press"),
        ("(with AFP)", "AFP"),
        ("Copyright 2024 by The Associated Press", "Associated Press"),
        ("Source: PTI", "PTI"),
    ],
)
def test_an_agency_is_one_only_where_an_agency_stands(line: str, agency: str | None) -> None:
    found = agencies.of_story([], [line])
    assert (found.value if found else None) == agency


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("news.bbc.co.uk", ("BBC", True)),
        ("edition.cnn.com", ("CNN", True)),
        ("abc.es", ("Abc", False)),
        ("www.abc.net.au", ("ABC", True)),
        ("independent.ie", ("Irish Independent", True)),
        ("lantern.substack.com", ("Lantern", False)),
    ],
)
def test_an_outlet_is_known_by_the_domain_that_was_registered(host: str, name: tuple[str, bool]) -> None:
    assert from_host(host) == name


@pytest.fixture
def own_outlets(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "outlets.yaml"
    registry.use(None)


def test_a_person_can_add_outlets_agencies_and_families(own_outlets: Path) -> None:
    own_outlets.write_text(
        "outlets:\n  Quay Post: {hosts: [quay.example], family: Island Papers}\n  Brava Mail: {family: Island Papers}\nagencies:\n  Island Press: {names: [IP]}\n"
    )
    registry.use(own_outlets)
    assert from_host("m.quay.example") == ("Quay Post", True)
    assert registry.registry().publisher_of("Quay Post") == registry.registry().publisher_of("Brava Mail")
    found = agencies.of_story(["BRAVA (IP) — A ship sank."], [])
    assert found is not None
    assert found.value == "Island Press"


def test_a_clipping_of_obsidian_keeps_address_and_authors_and_no_marks() -> None:
    note = (
        "---\nsource: https://lantern.example/dam\nauthor:\n  - '[[Ada Quist]]'\npublished: 2024-03-05\ncreated: 2024-03-09\n---\n"
        f"{making.FIRST}[^1]\n\n> [!quote] {making.SECOND}\n\n%%my remark%%\n\n=={making.THIRD}== ^abc12\n\n![[picture.png]]\n"
    )
    source = source_of(note, "a.md")
    assert said(source) == list(making.PARAGRAPHS)
    assert value(source.metadata, "address") == "https://lantern.example/dam"
    assert value(source.metadata, "published") == "2024-03-05"
    assert [author.value for author in source.metadata.authors] == ["Ada Quist"]


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.rtf"])
def test_lines_on_top_say_what_a_text_is(name: str) -> None:
    text = f"Titel: Dam breaks above Tarma\nQuelle: Andean Post\nDatum: 05.03.2024\nAutor: Rosa Quispe\n\n{making.TEXT}"
    data = {"a.txt": text.encode(), "a.docx": press_exports.docx(text), "a.rtf": press_exports.rtf(text)}[name]
    source = source_of(data, name)
    assert [value(source.metadata, field) for field in ("title", "outlet", "published")] == [
        "Dam breaks above Tarma",
        "Andean Post",
        "2024-03-05",
    ]
    assert said(source) == list(making.PARAGRAPHS)


BIBTEX = r"""@string{lib = "La Libert{\'e}"}
@online{a, title = {M{\"u}hle schlie{\ss}t: was bleibt -- und wer zahlt}, author = {M{\"u}ller, J{\"o}rg and Sim{\'o}n, Andr{\'e}s}, date = {2024-03-05}, journaltitle = lib}
@online{a, title = {Second of the same key}}
"""
RIS = "TY  - NEWS\nTI  - Mühle schließt: was bleibt – und wer zahlt\nAU  - Müller, Jörg\nAU  - Simón, Andrés\nT2  - La Liberté\nDA  - 2024/03/05/\nER  - \n"


@pytest.mark.parametrize(("name", "text"), [("lib.bib", BIBTEX), ("lib.ris", RIS)])
def test_a_library_gives_its_values_by_title_as_they_are_printed(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    clip = source_of("Mühle schließt – was bleibt, und wer zahlt?\n\n" + making.TEXT, "clip.txt")
    (source,) = corpus.with_references([clip], library.references(tmp_path / name, name, Limits()))
    assert value(source.metadata, "title") == "Mühle schließt: was bleibt – und wer zahlt"
    assert value(source.metadata, "outlet") == "La Liberté"
    assert value(source.metadata, "published") == "2024-03-05"
    assert [author.value for author in source.metadata.authors] == ["Jörg Müller", "Andrés Simón"]


def test_elements_for_pictures_say_nothing_of_an_entry() -> None:
    feed = (
        f'<rss xmlns:media="urn:media" xmlns:itunes="urn:itunes" version="2.0"><channel><title>Wire of others</title><item><media:title>IMG 22</media:title>'
        f"<title>Dam breaks</title><description>{making.FIRST} {making.SECOND}</description><media:content><media:credit>Photo: Per Lund</media:credit></media:content>"
        f'<itunes:summary>{"x " * 400}</itunes:summary><source url="https://andeanpost.example/rss">Andean Post</source></item></channel></rss>'
    )
    source = source_of(feed, "a.rss")
    assert [value(source.metadata, name) for name in ("title", "outlet")] == ["Dam breaks", "Andean Post"]
    assert said(source) == [making.FIRST, making.SECOND]


def test_a_sentence_that_begins_with_from_and_ends_in_a_year_parts_no_mailbox() -> None:
    mail = f"From ana@x.example Mon Mar 11 18:00:00 2024\nFrom: Andean Post <news@andeanpost.example>\nSubject: Dam\nDate: Mon, 11 Mar 2024 18:00:00 -0500\nMessage-ID: <1@x>\n\n{making.FIRST}\n\nFrom drought to flood: Tarma since 1992\n\n{making.THIRD}\n"
    found = list(read_bytes((mail + "\n" + mail.replace("Subject: Dam", "Subject: Maize")).encode(), "box"))
    assert [one.path for one in found if isinstance(one, Source)] == ["box#1", "box#2"]
    assert not [one for one in found if isinstance(one, Problem)]


def test_a_headline_of_two_words_is_a_title() -> None:
    source = source_of(
        "Strike days\n\nBy Ada Quist\nPublished: 2 April 2024\n\nThe court sat on Thursday, March 14, and Friday, March 15.\n\n"
        + making.THIRD,
        "a.txt",
    )
    assert value(source.metadata, "title") == "Strike days"
    assert said(source)[0] == "The court sat on Thursday, March 14, and Friday, March 15."


def test_what_a_program_that_keeps_pages_created_is_no_publication() -> None:
    kept = {
        "is_archived": 0,
        "title": making.TITLE,
        "url": "https://andeanpost.example/tarma",
        "content": f"<p>{making.FIRST}</p><p>{making.SECOND}</p>",
        "created_at": "2024-05-02T10:00:00+0000",
        "updated_at": "2024-05-03T10:00:00+0000",
        "published_at": None,
        "published_by": ["Julia Mamani"],
        "domain_name": "andeanpost.example",
        "reading_time": 1,
    }
    data = source_of(json.dumps([kept]), "wallabag.json").metadata
    assert (data.published, data.modified) == (None, None)
    assert value(data, "fetched") == "2024-05-02T10:00+00:00"
    assert [author.value for author in data.authors] == ["Julia Mamani"]
    data = source_of(json.dumps([{**kept, "published_at": "2024-04-16T09:30:00-0500"}]), "wallabag.json").metadata
    assert value(data, "published") == "2024-04-16T09:30-05:00"


@pytest.mark.parametrize("form", ["{}: {}", "**{}:** {}", "- **{}**: {}"])
def test_properties_below_the_headline_of_a_note_are_values_and_no_text(form: str) -> None:
    fields = {
        "Source": "Andean Post",
        "Published": "16 April 2024",
        "URL": "https://andeanpost.example/tarma",
        "Created": "May 2, 2024 9:00 AM",
    }
    lines = "\n".join(form.format(name, text) for name, text in fields.items())
    source = source_of(f"# {making.TITLE}\n\n{lines}\n\n{making.FIRST}\n\n{making.SECOND}\n", "note.md")
    known = {name: value(source.metadata, name) for name in ("title", "outlet", "published", "address", "fetched")}
    assert known == {
        "title": making.TITLE,
        "outlet": "Andean Post",
        "published": "2024-04-16",
        "address": "https://andeanpost.example/tarma",
        "fetched": "2024-05-02T09:00",
    }
    assert "Andean Post" not in source.text
    assert said(source) == [making.FIRST, making.SECOND]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Quist, Ada", ["Ada Quist"]),
        ("Lund, Bo K.", ["Bo K. Lund"]),
        ("Ada Quist, Bo Lund", ["Ada Quist", "Bo Lund"]),
        ("Ada Quist covers transport", ["Ada Quist"]),
        ("Jo van der Berg writes from Oruro", ["Jo van der Berg"]),
        ("Ada Quist Edited by Bo Lund", ["Ada Quist"]),
    ],
)
def test_a_field_of_authors_gives_whole_names(field: str, names: list[str]) -> None:
    found = source_of(json.dumps({"title": "Ferry", "maintext": making.TEXT, "authors": [field]}), "a.json")
    assert [one.value for one in found.metadata.authors] == names


def test_a_short_headline_tells_the_site_in_the_title_of_a_page() -> None:
    page = f"<html><head><title>Tram line shut - Altiplano Herald</title></head><body><article><h1>Tram line shut</h1>{making.PAGE[making.PAGE.index('<p>') :]}"
    found = source_of(page, "a.html")
    assert (value(found.metadata, "title"), value(found.metadata, "outlet")) == ("Tram line shut", "Altiplano Herald")


def test_lines_below_a_headline_of_markdown_are_lines() -> None:
    article = "# Tram line {n} shut after a storm\nBy Ada Quist\nAltiplano Herald, {n} March 2024\n\n" + making.TEXT + "\n\n"
    found = [one for one in read_bytes("".join(article.format(n=n) for n in (4, 5)).encode(), "a.md") if isinstance(one, Source)]
    assert [value(one.metadata, "outlet") for one in found] == ["Altiplano Herald"] * 2
    assert [value(one.metadata, "published") for one in found] == ["2024-03-04", "2024-03-05"]
    assert [[author.value for author in one.metadata.authors] for one in found] == [["Ada Quist"]] * 2


@pytest.mark.parametrize(
    ("line", "outlet", "writers", "certainty"),
    [
        ("Ada Quist | Altiplano Herald | 5 March 2024", "Altiplano Herald", ["Ada Quist"], "doubtful"),
        ("By Ada Quist and Bo Lund — The Altiplano Herald — March 5, 2024", "The Altiplano Herald", ["Ada Quist", "Bo Lund"], "likely"),
        ("5 March 2024 · Chosun Weekly · Park Min-ji", "Chosun Weekly", ["Park Min-ji"], "doubtful"),
        ("Karachi Tribune | Sana Mir | Tuesday, 5 March 2024 | 3 min read", "Karachi Tribune", ["Sana Mir"], "doubtful"),
        ("Latin America | Altiplano Herald | 5 March 2024", "Altiplano Herald", [], ""),
        ("Puno | Altiplano Herald | 5 March 2024", "Altiplano Herald", [], ""),
    ],
)
def test_one_line_may_say_who_wrote_where_and_when(line: str, outlet: str, writers: list[str], certainty: str) -> None:
    source = source_of(f"Market hall shuts its doors\n\n{line}\n\n{making.TEXT}\n", "a.txt")
    assert value(source.metadata, "outlet") == outlet
    assert value(source.metadata, "published") == "2024-03-05"
    assert [author.value for author in source.metadata.authors] == writers
    assert all(author.certainty == certainty for author in source.metadata.authors)
    assert line not in said(source)


@pytest.mark.parametrize(
    "line",
    [
        "Rain fell. It was cold | Altiplano Herald | 5 March 2024",
        "Ana Quispe - Bo Lund - 5 March 2024",
        "Karachi Tribune | Altiplano Herald | 5 March 2024",
        "The bridge - long shut - will open on 5 March 2024",
        "Altiplano Herald | 4 March 2024 | 5 March 2024",
    ],
)
def test_a_line_with_less_or_more_says_neither(line: str) -> None:
    assert masthead(line) is None


def word(headline: str, marks: str = "") -> bytes:
    """A Word document whose first line has marks on its letters and no style."""
    from xml.sax.saxutils import escape

    run = f"<w:p><w:r><w:rPr>{marks}</w:rPr><w:t>{headline}</w:t></w:r></w:p>"
    body = run + "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in making.PARAGRAPHS)
    document = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    return making.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


@pytest.mark.parametrize(
    ("headline", "marks", "title"),
    [
        ("Strike days", "", "Strike days"),
        ("Boats stop", '<w:b w:val="1"/>', "Boats stop"),
        ("Karachi Flooded", "<w:b/>", "Karachi Flooded"),
        ("Seoul Merger", '<w:sz w:val="36"/>', "Seoul Merger"),
        ("Ana Quispe", "", None),
        ("World news", "", None),
        ("Puno, Peru", "", None),
        ("Karachi Flooded", '<w:b w:val="0"/>', None),
    ],
)
def test_a_headline_of_two_words_needs_no_byline(headline: str, marks: str, title: str | None) -> None:
    source = source_of(word(headline, marks), "a.docx")
    assert value(source.metadata, "title") == title
    assert said(source)[0].startswith("The reservoir above Tarma")


def test_the_town_that_a_press_database_prints_behind_a_paper_makes_no_other_paper() -> None:
    assert registry.registry().name_of("DAILY MAIL (London)") == registry.registry().name_of("Daily Mail")
    assert registry.registry().name_of("The Quay (Tema)") == "The Quay (Tema)"
