"""Messages, notes, subtitles, tables and archives of programs are read, each article with its author, day and address."""

# ruff: noqa: E501 (texts read better whole)
from __future__ import annotations

import gzip
import importlib.util
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from briefing.model import Problem, Source
from briefing.reading import read_bytes
from tests.reading import exports_of_programs as made
from tests.reading import making
from tests.reading.exports_of_programs import SECOND, TOLD
from tests.reading.making import said


def read(data: bytes, name: str) -> tuple[list[Source], list[Problem]]:
    found = list(read_bytes(data, name))
    return [one for one in found if isinstance(one, Source)], [one for one in found if isinstance(one, Problem)]


def value(source: Source, name: str) -> str | None:
    known = getattr(source.metadata, name)
    return known.value if known else None


@pytest.mark.parametrize("name", made.samples())
def test_every_sample_gives_its_sentences(name: str) -> None:
    sources, problems = read(made.samples()[name], name)
    lines = " ".join(line for source in sources for line in said(source))
    assert TOLD in lines
    assert SECOND in lines
    assert not problems


@pytest.mark.parametrize("name", ["a.srt", "a.vtt", "protocol.txt"])
def test_a_transcript_says_who_speaks_and_its_times_are_set_aside(name: str) -> None:
    (source,), _ = read(made.samples()[name], name)
    first, second = (next(line for line in said(source) if words in line) for words in (TOLD, SECOND))
    assert first.lower().startswith("ana rocha: ")
    assert second.lower().startswith("joao lima: ")
    aside = " ".join(source.text[one.start : one.end] for one in source.furniture)
    assert "[00:0" in aside
    assert "applause" not in source.text
    assert not any("-->" in line or "[0" in line for line in said(source))


def test_a_text_with_times_of_day_is_no_protocol() -> None:
    text = f"{making.TITLE}\n\n{making.FIRST}\n\nUpdated 10:15\nPublished 09:30\nRead 11:20\n\n{making.SECOND}\n"
    (source,), _ = read(text.encode(), "a.txt")
    assert source.format == "text"


def test_a_message_of_a_channel_is_the_channel_s_and_one_of_a_person_hers() -> None:
    (first, second), _ = read(made.samples()["result.json"], "result.json")
    assert [first.path, second.path] == ["result.json#2", "result.json#3"]
    assert value(first, "outlet") == value(second, "outlet") == "Ilhas Hoje"
    assert first.metadata.authors == ()
    assert [author.value for author in second.metadata.authors] == ["Ana Rocha"]
    assert (value(first, "published") or "").startswith("2024-03-05T10:15")


def test_posts_have_their_author_day_and_address() -> None:
    (first, second), _ = read(made.samples()["outbox.json"], "outbox.json")
    assert [author.value for one in (first, second) for author in one.metadata.authors] == ["ana"] * 2
    assert value(first, "outlet") == "@ana@mar.example"
    assert value(first, "address") == "https://mar.example/@ana/1"
    assert (value(second, "published") or "").startswith("2024-03-06")
    (first, _), _ = read(made.samples()["bluesky.json"], "bluesky.json")
    assert [author.value for author in first.metadata.authors] == ["Ana Rocha"]
    assert value(first, "address") == "https://bsky.app/profile/ana.mar.example/post/5"


@pytest.mark.parametrize("name", ["a.enex", "notes.jex", "aleph.ijson.jsonl"])
def test_notes_and_records_keep_title_author_and_address(name: str) -> None:
    (first, second), _ = read(made.samples()[name], name)
    assert (value(first, "title"), value(second, "title")) == ("Ferry 5", "Ferry 6")
    assert value(first, "address") == "https://mar.example/5"
    assert [author.value for author in first.metadata.authors] == ["Ana Rocha"]
    if name != "aleph.ijson.jsonl":
        assert value(first, "published") is None
        assert (value(first, "fetched") or "").startswith("2024-03-06T10:15")


@pytest.mark.parametrize("wrap", [lambda found: found, lambda found: {"entities": found}, lambda found: {"total": 3, "results": found}])
def test_an_export_of_aleph_may_be_one_file(wrap: Callable[[list[object]], object]) -> None:
    """Entities with properties, in a list of their own; people and companies among them are no articles."""
    entities: list[object] = [json.loads(line) for line in made.ALEPH.splitlines()]
    entities.insert(1, {"id": "9", "schema": "Person", "properties": {"name": ["Ana Rocha"], "notes": ["A writer of the islands."]}})
    (first, second), problems = read(json.dumps(wrap(entities), indent=1).encode(), "aleph.json")
    assert (value(first, "title"), value(second, "title")) == ("Ferry 5", "Ferry 6")
    assert (value(first, "published"), value(second, "address")) == ("2024-03-05", "https://mar.example/6")
    assert not problems


def test_one_entity_of_aleph_is_an_article() -> None:
    (source,), _ = read(made.ALEPH.splitlines()[0].encode(), "aleph.json")
    assert value(source, "title") == "Ferry 5"


def test_a_table_of_excel_gives_an_article_a_row() -> None:
    (first, second), _ = read(made.excel(), "a.xlsx")
    assert (value(first, "title"), value(first, "outlet"), value(first, "published")) == ("Ferry 5", "Ilhas Hoje", "2024-03-05")
    assert second.path == "a.xlsx#3"


def test_a_table_of_excel_without_texts_says_so() -> None:
    _, (problem,) = read(made.excel(("A", "B", "C", "D")), "a.xlsx")
    assert "no column of texts" in problem.error


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b"baseColWidth", b"baseWidth"),
        ("xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData><row r='x'>"),
        ("xl/styles.xml", b"<cellStyleXfs", b"<cellStyleXf"),
    ],
)
def test_a_broken_table_of_excel_is_named_and_nothing_is_printed(
    capfd: pytest.CaptureFixture[str], part: str, old: bytes, new: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(made.excel())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    _, (problem,) = read(making.zipped(parts), "a.xlsx")
    assert problem.error.startswith("the table is broken (")
    assert ":" not in problem.error, "an error that nobody foresaw is told with its own words"
    assert problem.advice == "Save it again, or as CSV."
    assert capfd.readouterr() == ("", "")


def test_a_table_of_excel_without_styles_is_read_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(io.BytesIO(made.excel())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/styles.xml"] = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    sources, problems = read(making.zipped(parts), "a.xlsx")
    assert len(sources) == 2
    assert not problems
    assert capfd.readouterr() == ("", "")


def test_without_the_library_a_table_of_excel_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    _, (problem,) = read(EXCEL, "a.xlsx")
    assert problem.kind == "missing"
    assert "pip install openpyxl" in problem.advice


EXCEL = made.excel()


def test_a_web_archive_of_safari_is_its_page() -> None:
    (source,), problems = read(made.webarchive(), "a.webarchive")
    assert not problems
    assert value(source, "title") == making.TITLE
    assert value(source, "address") == "https://andeanpost.example/water/tarma?utm_source=x"
    _, (problem,) = read(made.webarchive()[:300], "a.webarchive")
    assert "Safari" in problem.error


@pytest.mark.skipif(importlib.util.find_spec("warcio") is None, reason="warcio is not installed")
def test_a_wacz_is_the_pages_in_its_archives_and_nothing_else() -> None:
    sources, problems = read(made.wacz(), "a.wacz")
    assert {source.format for source in sources} == {"warc"}
    assert not [one for one in problems if "archive/" not in one.path]


def test_documents_that_are_not_packed_in_a_zip_are_read_one_by_one() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name in ("one.docx", "two.docx"):
            archive.writestr(name, making.docx())
    sources, problems = read(data.getvalue(), "both.zip")
    assert [source.path for source in sources] == ["both.zip/one.docx", "both.zip/two.docx"]
    assert not problems


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gbk"), ("hz-gb-2312", "hz"), ("big5", "cp950")])
def test_old_chinese_charsets_of_mails_are_read_as_what_they_are(charset: str, encoding: str) -> None:
    text = "周一，渡輪因大浪折返。港務長說沒有人受傷。" if charset == "big5" else "周一，渡轮因大浪折返。港务长说没有人受伤。"
    text += "镕" if charset == "gb2312" else ""  # which gbk has, and gb2312 has not
    head = f"From: a@x.example\nSubject: Ferry\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    (source,), problems = read(head.encode() + text.encode(encoding) + b"\n", "a.eml")
    assert source.text.strip() == text
    assert not [one for one in problems if "guess" in one.error]


def test_a_mail_without_a_suffix_and_with_other_headers_first_is_a_mail() -> None:
    message = EmailMessage()
    message["References"], message["In-Reply-To"], message["User-Agent"] = "<0@x.example>", "<0@x.example>", "Mailer 1"
    message["From"], message["Subject"], message["Message-ID"] = "Ilhas Hoje <a@x.example>", "Ferry turns back", "<1@x.example>"
    message.set_content(f"{TOLD}\n\n{SECOND}\n")
    (source,), _ = read(message.as_bytes(), "1709.M1P2.host")
    assert source.format == "mail"
    assert value(source, "title") == "Ferry turns back"


def test_a_quoted_from_is_a_line_of_the_text() -> None:
    box = b"From a@x.example Tue Apr 16 09:30:00 2024\nFrom: a@x.example\nSubject: S\nMessage-ID: <1@x>\n\n"
    box += f">From Palmeira the ferry sails on Monday.\n>>From Sal Rei it does not sail at all.\n{TOLD}\n".encode()
    (source,), _ = read(box, "a.mbox")
    assert source.text.startswith("From Palmeira")
    assert "\n>From Sal Rei" in source.text


ARC_HEAD = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n"


@pytest.mark.parametrize("more", [b"", b"\n", b"<arcmetadata/>\n"])
@pytest.mark.parametrize("packed", ["", "whole", "records"])
def test_an_archive_of_the_time_before_warc_is_read(more: bytes, packed: str) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + making.PAGE.encode()
    first = b"filedesc://a.arc 0.0.0.0 20240417080000 text/plain %d\n" % len(ARC_HEAD + more) + ARC_HEAD + more + b"\n"
    second = b"https://andeanpost.example/t 192.0.2.1 20240417080000 text/html %d\n" % len(answer) + answer + b"\n"
    data = {"": first + second, "whole": gzip.compress(first + second), "records": gzip.compress(first) + gzip.compress(second)}[packed]
    (source,) = read_bytes(data, "a.arc.gz" if packed else "a.arc")
    assert isinstance(source, Source)
    assert said(source)[0] == making.FIRST
    assert source.metadata.fetched is not None
    assert source.metadata.fetched.value == "2024-04-17T08:00:00Z"


def test_the_properties_that_readwise_writes_below_a_headline_are_no_text() -> None:
    text = (
        "# Ferry line is sold\n\n![rw-book-cover](https://x.example/a.png)\n\n## Metadata\n- Author: [[Tomas Vidal]]\n"
        f"- Full Title: Ferry line is sold\n- URL: https://gazette.example/ferry\n\n## Highlights\n- {making.FIRST}\n"
    )
    (source,) = read_bytes(text.encode(), "a.md")
    assert isinstance(source, Source)
    assert [author.value for author in source.metadata.authors] == ["Tomas Vidal"]
    assert said(source) == [making.FIRST]
