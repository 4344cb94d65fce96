"""Each format gives the same article, with the metadata it has."""

from __future__ import annotations

import base64
import gzip
import json
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from briefing.model import Problem, Source
from briefing.reading import read_bytes
from tests.reading import making
from tests.reading.making import said


def sources(data: bytes, name: str) -> list[Source]:
    return [found for found in read_bytes(data, name) if isinstance(found, Source)]


def problems(data: bytes, name: str) -> list[Problem]:
    return [found for found in read_bytes(data, name) if isinstance(found, Problem)]


@pytest.mark.parametrize("name", [name for name in making.samples() if not name.endswith(".pdf")])
def test_every_format_gives_the_statements_of_the_article(name: str) -> None:
    found = sources(making.samples()[name], name)
    assert found
    assert said(found[0]) == list(making.PARAGRAPHS)


@pytest.mark.parametrize("name", ["a.html", "a.json", "a.mhtml", "a.rss", "a.atom", "a.warc.gz", "a.csv", "a.md", "a.eml"])
def test_title_outlet_and_date_come_with_the_format(name: str) -> None:
    known = sources(making.samples()[name], name)[0].metadata
    assert known.title is not None
    assert known.title.value == making.TITLE
    assert known.outlet is not None
    assert known.outlet.value.startswith("Andean Post")
    assert known.published is not None
    assert known.published.value.startswith("2024-04-16")


@pytest.mark.parametrize("name", making.samples())
def test_content_decides_before_the_suffix(name: str) -> None:
    if name.endswith((".csv", ".tsv", ".md", ".warc.gz", ".tar.gz")):
        pytest.skip("known by its suffix alone")
    assert len(sources(making.samples()[name], "misnamed.txt")) == len(sources(making.samples()[name], name))


def test_headings_of_a_page_are_structure() -> None:
    (source,) = sources(making.PAGE.encode(), "a.html")
    assert [source.text[heading.start : heading.end] for heading in source.headings] == ["What the waterworks plan"]
    assert [sentence.heading for sentence in source.sentences] == [None, 0, 0]


def test_a_page_in_another_encoding_is_read_as_it_declares() -> None:
    page = (
        f'<html><head><meta charset="iso-8859-2"></head><body><p>{making.FIRST}</p><p>Tak mówi Anna Święcka z wodociągów.</p></body></html>'
    )
    (source,) = sources(page.encode("iso-8859-2"), "a.html")
    assert "Anna Święcka" in source.text


def test_pages_of_a_pdf_are_kept_and_running_lines_dropped() -> None:
    (source,) = sources(making.article_pdf(), "a.pdf")
    assert said(source) == [
        "The reservoir above Tarma held 48 percent of its water on Tuesday, the lowest level in April since 1992.",
        "The waterworks will ration water from May on.",
        "The farmers asked the government in Lima for wells and said that half of the maize is lost.",
    ]
    assert len(source.pages) == 2
    assert source.text[source.pages[1] :].lstrip().startswith("The farmers")


def test_a_pdf_is_read_as_it_is_set() -> None:
    """Two columns, a title of two lines, headings in larger letters, paragraphs that begin further in, full lines at their ends."""

    def column(left: float, *lines: tuple[float, float, str]) -> list[tuple[float, float, float, str]]:
        return [(size, left + inwards, 700 - 12 * row, text) for row, (size, inwards, text) in enumerate(lines)]

    head = [
        (8.0, 50.0, 815.0, "ANDEAN POST"),
        (8.0, 500.0, 20.0, "1"),
        (18.0, 60.0, 780.0, "Reservoir above"),
        (18.0, 90.0, 758.0, "Tarma is half empty"),
    ]
    left = column(
        50,
        (9, 10, "The reservoir above Tarma held 48 percent of its water."),
        (9, 0, "It is the lowest level in April since the year of 1992."),
        (9, 10, "“We will ration water from May on,” said Rosa Quispe,"),
        (9, 0, "who heads the waterworks of the whole province there."),
        (13, 0, "What farmers fear"),
        (9, 10, "The farmers asked the government in Lima for wells and"),
    )
    right = column(
        310,
        (9, 0, "said that half of the maize is lost in all the valleys."),
        (9, 10, "The ministry will answer them on Friday, it said there."),
    )
    (source,) = sources(
        making.set_pdf([head + left + right, [(8.0, 50.0, 815.0, "ANDEAN POST"), (9.0, 50.0, 700.0, "It has no money for wells.")]]),
        "a.pdf",
    )
    assert source.metadata.title is not None
    assert source.metadata.title.value == making.TITLE
    assert [source.text[heading.start : heading.end] for heading in source.headings] == ["What farmers fear"]
    assert [source.text[slice(*span)] for span in source.paragraphs] == [
        "The reservoir above Tarma held 48 percent of its water. It is the lowest level in April since the year of 1992.",
        "“We will ration water from May on,” said Rosa Quispe, who heads the waterworks of the whole province there.",
        "The farmers asked the government in Lima for wells and said that half of the maize is lost in all the valleys.",
        "The ministry will answer them on Friday, it said there. It has no money for wells.",
    ]


def test_a_scan_says_what_to_do() -> None:
    (problem,) = problems(making.pdf([[], []]), "scan.pdf")
    assert "pictures" in problem.error
    assert "ocr" in problem.advice


def test_a_feed_of_teasers_is_read_and_named() -> None:
    (problem,) = problems(making.rss(), "a.rss")
    assert "1 of its 2 entries" in problem.error
    assert problem.advice.endswith("briefing add --from a.rss")
    assert [source.path for source in sources(making.rss(), "a.rss")] == ["a.rss#1"]


def test_a_broken_line_costs_only_itself() -> None:
    data = making.json_lines()
    assert [source.path for source in sources(data, "a.jsonl")] == ["a.jsonl#1", "a.jsonl#3"]
    assert [problem.path for problem in problems(data, "a.jsonl")] == ["a.jsonl#2"]


@pytest.mark.parametrize("key", ["articles", "items", "results"])
def test_lists_of_articles_under_the_usual_names(key: str) -> None:
    data = json.dumps(
        {"status": "ok", key: [making.RECORD, {**making.RECORD, "maintext": "Nobody was hurt when the dam broke. It was dry."}]}
    )
    assert [source.path for source in sources(data.encode(), "a.json")] == ["a.json#1", "a.json#2"]


def test_an_agency_among_the_authors_is_no_author() -> None:
    record = {**making.RECORD, "authors": ["Associated Press", "Julia Mamani", "Andeanpost"]}
    known = sources(json.dumps(record).encode(), "a.json")[0].metadata
    assert known.agency is not None
    assert known.agency.value == "Associated Press"
    assert [author.value for author in known.authors] == ["Julia Mamani"]


def test_archives_name_their_members_and_lead_nowhere_else() -> None:
    assert [source.path for source in sources(making.samples()["a.zip"], "a.zip")] == [
        "a.zip/in/a.txt",
        "a.zip/in/b.html",
        "a.zip/in/deep.zip/c.md",
    ]
    assert [source.path for source in sources(making.samples()["a.tar.gz"], "a.tar.gz")] == ["a.tar.gz/a.txt", "a.tar.gz/b.txt"]


@pytest.mark.parametrize("name", ["a.txt.gz", "in/a.html.gz", "packed.gz"])
def test_a_packed_file_is_named_with_what_is_in_it(name: str) -> None:
    data = making.PAGE if ".html" in name else making.TEXT
    (found,) = sources(gzip.compress(data.encode()), name)
    assert found.path == f"{name}/{name.rsplit('/', 1)[-1].removesuffix('.gz')}"
    assert found.format == ("html" if ".html" in name else "text")


def test_our_own_export_can_be_read_again() -> None:
    export = {
        "schema": "briefing/1",
        "sources": [
            {
                "id": "s1",
                "path": "a.txt",
                "title": making.TITLE,
                "outlet": "Andean Post",
                "published": "2024-04-16",
                "metadata": {
                    "address": {"value": "https://andeanpost.example/water/tarma", "certainty": "sure", "origin": "canonical link"},
                    "authors": [{"value": "Julia Mamani", "certainty": "likely", "origin": "byline"}],
                },
            }
        ],
        "statements": [{"id": "x", "source": "s1", "text": text} for text in making.PARAGRAPHS],
    }
    (source,) = sources(json.dumps(export).encode(), "brief.json")
    assert said(source) == list(making.PARAGRAPHS)
    assert source.metadata.outlet is not None
    assert source.metadata.outlet.value == "Andean Post"
    assert source.metadata.address is not None
    assert [author.value for author in source.metadata.authors] == ["Julia Mamani"]


def test_half_a_surrogate_pair_in_json_costs_one_character_and_no_article() -> None:
    text = "The harbour opens again, the mayor said on Friday. Two storms had kept it shut."
    data = f'[{{"title": "Storm \\ud800 over", "text": "{text} \\ud83d\\ude00"}}, {{"title": "Other", "text": "{text} \\ude00"}}]'
    found = list(read_bytes(data.encode(), "a.json"))
    assert [one.text[len(text) :] for one in found if isinstance(one, Source)] == [" \U0001f600", " \ufffd"]


def forwarded(text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "Ana Cruz <ana@x.example>",
        f"Fwd: {making.TITLE}",
        "Wed, 17 Apr 2024 10:00:00 +0000",
    )
    message["Message-ID"] = "<2@x.example>"
    message.set_content(text)
    return message


def test_a_mail_that_was_sent_on_is_that_of_its_first_sender() -> None:
    head = "From: Andean Post <news@andeanpost.example>\nDate: Tue, Apr 16, 2024 at 9:30 AM\nSubject: Water\nTo: <ana@x.example>\n\n"
    message = forwarded(f"Look at this.\n\n---------- Forwarded message ---------\n{head}{making.TEXT}\n")
    (source,) = sources(message.as_bytes(), "a.eml")
    assert said(source) == list(making.PARAGRAPHS)
    known = source.metadata
    assert (known.title and known.title.value, known.outlet and known.outlet.value) == (making.TITLE, "Andean Post")
    assert known.published is not None
    assert (known.published.value[:10], known.published.origin) == ("2024-04-16", "date of the forwarded mail")


def test_what_is_attached_to_a_mail_is_read() -> None:
    message = forwarded("See the attachments.")
    message.add_attachment(making.docx(), maintype="application", subtype="octet-stream", filename="../clip.docx")
    message.add_attachment(message_from_bytes(making.mail(), policy=policy.default))
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    found = sources(message.as_bytes(), "a.eml")
    assert [(source.path, said(source)) for source in found] == [
        ("a.eml/clip.docx", list(making.PARAGRAPHS)),
        (found[1].path, list(making.PARAGRAPHS)),
    ]
    assert problems(message.as_bytes(), "a.eml") == []


def test_a_short_mail_is_read_though_what_is_attached_holds_no_article() -> None:
    message = forwarded("Five people died when a ferry sank off Cebu on Monday, the coast guard said.")
    message.add_attachment(b"PK\x03\x04 broken", maintype="application", subtype="zip", filename="clips.zip")
    (source,) = sources(message.as_bytes(), "a.eml")
    assert said(source) == ["Five people died when a ferry sank off Cebu on Monday, the coast guard said."]


def test_a_list_below_a_line_is_no_mail_that_was_sent_on() -> None:
    lead = "Floods closed roads in two regions of Peru on Monday, the ministry said."
    below = "-----\nLima: five people died when a hill came down.\nCusco: the railway is cut in three places.\n"
    message = forwarded(f"{lead}\n\n{below}\nMore rain is expected.\n")
    (source,) = sources(message.as_bytes(), "a.eml")
    assert said(source)[0] == lead


def test_a_page_in_a_single_file_counts_without_its_pictures() -> None:
    picture = '<img src="data:image/png;base64,' + "iVBORw0KGgo" * 1_000_000 + '">'
    (source,) = sources(making.PAGE.replace("</article>", f"{picture}</article>").encode(), "a.html")
    assert said(source) == list(making.PARAGRAPHS)


def test_the_number_of_a_footnote_is_no_part_of_a_sentence() -> None:
    page = making.PAGE.replace("since 1992.", 'since 1992.<sup><a href="#fn1">1</a></sup>').replace("48 percent", "48 km<sup>2</sup>")
    (source,) = sources(page.encode(), "a.html")
    assert said(source)[0].endswith("since 1992.")
    assert "km2" in said(source)[0].replace(" ", "")


def test_rows_of_a_table_in_a_document_are_lines() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in cells) + "</w:tr>"

    listed = '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>Wells for forty villages</w:t></w:r></w:p>'
    tables = f"<w:tbl>{row('Year', 'Percent')}{row('2024', '48')}</w:tbl><w:tbl>{row(making.SECOND, making.THIRD)}</w:tbl>"
    body = f"<w:p><w:r><w:t>{making.FIRST}</w:t></w:r></w:p>{listed}{tables}"
    document = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    (source,) = sources(making.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()}), "a.docx")
    assert said(source) == [making.FIRST, "Wells for forty villages", "Year | Percent", "2024 | 48", making.SECOND, making.THIRD]


def test_a_newsletter_that_is_set_in_tables_is_read_block_by_block() -> None:
    message = forwarded("")
    cells = [
        f"<h2>{making.TITLE}</h2><p>{making.FIRST}</p><p>{making.SECOND}</p>",
        "<h2>Bus strike ends</h2><p>Drivers in Huancayo went back to work on Monday.</p>",
    ]
    foot = "You are receiving this email because you signed up.<br><a href='u'>Unsubscribe</a> | <a href='p'>Manage preferences</a>"
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in ("<a href='b'>View in browser</a>", *cells, foot))
    hidden = "<div style='display:none'>Water, buses and a bridge today.</div>"
    message.set_content(f"<html><body>{hidden}<table>{rows}</table></body></html>", subtype="html")
    (source,) = sources(message.as_bytes(), "a.eml")
    assert said(source) == [making.FIRST, making.SECOND, "Drivers in Huancayo went back to work on Monday."]
    assert [source.text[heading.start : heading.end] for heading in source.headings] == ["Bus strike ends"]


HEADERS = b"From: Andean Post <news@andeanpost.example>\nSubject: Dam\nDate: Tue, 16 Apr 2024 09:30:00 +0000\nMIME-Version: 1.0\n"
FLOOD = "The dam near Sukkur broke on Monday, and forty families left their houses before the water came, said the mayor."


def mail(kind: str, body: str, more: str = "") -> bytes:
    return HEADERS + f"Content-Type: {kind}\n{more}\n{body}".encode()


def test_lines_of_a_mail_that_flow_are_one_paragraph() -> None:
    body = FLOOD.replace("forty families", "forty families \n").replace("families \n ", "families \n") + "\n\n-- \nAna Cruz\n"
    (found,) = sources(mail("text/plain; format=flowed", body), "a.eml")
    assert said(found)[0] == FLOOD


@pytest.mark.parametrize("broken", [b"!!\n", b"\n", b"=\n"])
def test_base64_that_was_cut_short_is_read_as_far_as_it_goes(broken: bytes) -> None:
    packed = base64.b64encode((FLOOD + " Nobody was hurt.").encode()).decode()[:-3] + broken.decode()
    (found,) = sources(mail("text/plain", packed, "Content-Transfer-Encoding: base64\n"), "a.eml")
    assert said(found)[0] == FLOOD


def test_a_mail_within_nothing_but_an_envelope_is_read() -> None:
    inner = mail("message/rfc822", mail("text/plain", FLOOD).decode())
    (found,) = sources(mail("message/rfc822", inner.decode()), "a.eml")
    assert said(found) == [FLOOD]


def test_a_mail_in_several_pieces_is_read_whole() -> None:
    second = "The army sent two boats on Tuesday, and schools in the valley stay closed."
    pieces = "".join(f"--x\nContent-Type: text/plain\n\n{text}\n" for text in (FLOOD, second))
    (found,) = sources(mail("multipart/mixed; boundary=x", pieces + "--x--\n"), "a.eml")
    assert said(found) == [FLOOD, second]


def test_a_plain_part_that_is_a_stub_does_not_stand_for_the_mail() -> None:
    stub = "This mail is best read in a program that shows pages: https://andeanpost.example/mail/20240416"
    pieces = (
        f"--x\nContent-Type: text/plain\n\n{stub}\n--x\nContent-Type: text/html\n\n<p>{FLOOD}</p><p>{FLOOD.replace('dam', 'wall')}</p>\n"
    )
    (found,) = sources(mail("multipart/alternative; boundary=x", pieces + "--x--\n"), "a.eml")
    assert said(found)[0] == FLOOD


def test_frames_of_a_saved_page_are_none_of_its_text() -> None:
    frame = "--x\nContent-Type: text/html\nContent-Location: https://ads.example/\n\n<p>Buy two lamps and get a third for nothing.</p>\n"
    page = f"--x\nContent-Type: text/html\nContent-Location: https://andeanpost.example/a\n\n{making.PAGE}\n"
    (found,) = sources(mail("multipart/related; boundary=x", page + frame + "--x--\n"), "a.mhtml")
    assert "lamps" not in found.text


def test_a_mail_as_apple_keeps_it() -> None:
    whole = mail("text/plain", FLOOD)
    (found,) = sources(f"{len(whole)}      \n".encode() + whole + b'<?xml version="1.0"?><plist></plist>\n', "1.emlx")
    assert said(found) == [FLOOD]
    assert found.metadata.title is not None
    assert found.metadata.title.value == "Dam"


def test_times_of_subtitles_are_no_text() -> None:
    lines = "WEBVTT\n\n00:01.000 --> 00:04.000\nThe mayor said the dam broke.\n\n00:05.000 --> 00:08.000\nForty families left.\n"
    (found,) = sources(lines.encode(), "a.vtt")
    assert said(found) == ["The mayor said the dam broke.", "Forty families left."]
    assert found.headings == ()


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ('+++\ntitle = "Dam breaks"\ndate = 2024-04-16\n+++\n', "Dam breaks"),
        ("---\ntitle: Dam breaks\n---\n", "Dam breaks"),
        ("---\n---\n", None),
        ("---\n\n" + FLOOD.replace("dam", "wall") + "\n\n---\n", None),
    ],
)
def test_front_matter_is_metadata_and_text_between_rules_is_text(front: str, title: str | None) -> None:
    (found,) = sources(f"{front}\n{FLOOD}\n".encode(), "a.md")
    assert said(found)[-1] == FLOOD
    assert len(said(found)) == 1 + ("wall" in front)
    assert (found.metadata.title and found.metadata.title.value) == title


def test_links_between_notes_are_their_words() -> None:
    (found,) = sources(f"The [[Indus]] rose. The [[Sukkur barrage|old dam]] broke.\n\n{FLOOD}\n".encode(), "a.md")
    assert said(found)[:2] == ["The Indus rose.", "The old dam broke."]


def test_a_record_with_marks_of_html_loses_them() -> None:
    record = {"title": {"rendered": "Dam &amp; water"}, "content": {"rendered": f"<p>{FLOOD}</p>"}, "link": "https://andeanpost.example/a"}
    (found,) = sources(json.dumps([record]).encode(), "wp.json")
    assert said(found) == [FLOOD]
    assert found.metadata.title is not None
    assert found.metadata.title.value == "Dam & water"
