"""Files of every format, made here from an article, so that the tests need nothing from elsewhere."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage
from html import escape
from typing import NamedTuple

from briefing.model import Source

TITLE = "Reservoir above Tarma is half empty"
FIRST = "The reservoir above Tarma held 48 percent of its water on Tuesday, the lowest level in April since 1992."
SECOND = "“We will ration water from May on,” said Rosa Quispe, who heads the waterworks."
THIRD = "The farmers’ union asked the government in Lima for wells and said that half of the maize is lost."
PARAGRAPHS = (FIRST, SECOND, THIRD)
TEXT = "\n\n".join(PARAGRAPHS)


def said(source: Source) -> list[str]:
    """The statements that were read."""
    return [source.text[sentence.start : sentence.end] for sentence in source.sentences]


class Article(NamedTuple):
    """What a file is made of."""

    title: str = TITLE
    paragraphs: tuple[str, ...] = PARAGRAPHS

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def marked_up(self) -> str:
        return "".join(f"<p>{escape(text, quote=False)}</p>" for text in self.paragraphs)


TARMA = Article()

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Andean Post</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Andean Post">
<meta property="article:published_time" content="2024-04-16T09:30:00-05:00"><meta name="author" content="Julia Mamani">
<link rel="canonical" href="https://andeanpost.example/water/tarma?utm_source=x">
</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><h2>What the waterworks plan</h2><p>{SECOND}</p><p>{THIRD}</p></article>
<footer>© 2024 Andean Post. All rights reserved.</footer></body></html>"""

RECORD = {
    "title": TITLE,
    "maintext": TEXT,
    "authors": ["Julia Mamani"],
    "date_publish": "2024-04-16 09:30:00",
    "date_download": "2024-04-17 10:00:00",
    "language": "en",
    "source_domain": "www.andeanpost.example",
    "url": "https://andeanpost.example/water/tarma",
}


def markdown() -> bytes:
    """Front matter, a heading, emphasis and a link."""
    front = f"---\ntitle: {TITLE}\nsource: Andean Post\ndate: 2024-04-16\n---\n\n"
    return f"{front}# {TITLE}\n\n{FIRST}\n\n## Plans\n\n{SECOND}\n\n*{THIRD}*\n".encode()


def mail(part: str = "plain", article: Article = TARMA) -> bytes:
    """A newsletter with a plain or an HTML body."""
    message = EmailMessage()
    message["From"] = "Andean Post Newsletter <news@andeanpost.example>"
    message["To"] = "reader@example.org"
    message["Subject"] = article.title
    message["Date"] = "Tue, 16 Apr 2024 09:30:00 -0500"
    message["Message-ID"] = "<1@andeanpost.example>"
    message.set_content(article.text if part == "plain" else article.marked_up, subtype=part)
    return message.as_bytes()


def mailbox() -> bytes:
    """Two messages."""
    return b"".join(b"From news@andeanpost.example Tue Apr 16 09:30:00 2024\n" + mail(part) + b"\n" for part in ("plain", "html"))


def mhtml(page: str = PAGE) -> bytes:
    """A page saved by a browser as one file."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://andeanpost.example/water/tarma"
    message["Subject"] = TITLE
    message["Date"] = "Wed, 17 Apr 2024 08:00:00 -0000"
    message["MIME-Version"] = "1.0"
    message.set_content(page, subtype="html")
    message.make_related()
    return message.as_bytes()


def rss(article: Article = TARMA) -> bytes:
    """A feed with one full entry and one teaser."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Andean Post</title>
<item><title>{escape(article.title)}</title><link>https://andeanpost.example/water/tarma</link>
<pubDate>Tue, 16 Apr 2024 09:30:00 -0500</pubDate>
<content:encoded><![CDATA[{article.marked_up}]]></content:encoded></item>
<item><title>Bus strike ends</title><description>Short.</description></item></channel></rss>""".encode()


def atom(article: Article = TARMA) -> bytes:
    """A feed whose content is escaped HTML."""
    return f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Andean Post</title><entry><title>{escape(article.title)}</title>
<link href="https://andeanpost.example/water/tarma"/><published>2024-04-16T09:30:00Z</published><author><name>Julia Mamani</name></author>
<content type="html">{escape(article.marked_up, quote=False)}</content></entry></feed>""".encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    """A tar file with a link in it that leads out."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def docx(article: Article = TARMA) -> bytes:
    """A title, a heading and paragraphs."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    first, *rest = (("", text) for text in article.paragraphs)
    paragraphs = [("Title", article.title), first, ("Heading1", "What the waterworks plan"), *rest]
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text[:9])}</w:t></w:r>'
        f"<w:r><w:t>{escape(text[9:])}</w:t></w:r></w:p>"
        for style, text in paragraphs
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>Julia Mamani</dc:creator></cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>".encode(),
            "docProps/core.xml": core.encode(),
        }
    )


def odt(article: Article = TARMA) -> bytes:
    """A heading and paragraphs."""
    space = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f'<text:h text:outline-level="1">{escape(article.title)}</text:h>'
    body += "".join(f"<text:p>{escape(text)}</text:p>" for text in article.paragraphs)
    content = f"<office:document-content {space}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return out.getvalue()


def epub(article: Article = TARMA) -> bytes:
    """A book of one part."""
    out = io.BytesIO()
    part = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>{escape(article.title)}</h1>{article.marked_up}</body></html>"
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Clippings</dc:title>'
        "<dc:publisher>Andean Post</dc:publisher><dc:language>en</dc:language><dc:date>2024-04-16</dc:date></metadata>"
        '<manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>')
        archive.writestr("OEBPS/book.opf", package)
        archive.writestr("OEBPS/a.xhtml", part)
    return out.getvalue()


def table(mark: str = ",", article: Article = TARMA) -> bytes:
    """Two rows, one of them without a text."""
    quoted, title = article.text.replace('"', '""'), article.title.replace('"', '""')
    head = mark.join(("title", "text", "date", "source"))
    return (
        f'{head}\n"{title}"{mark}"{quoted}"{mark}2024-04-16{mark}Andean Post\n"Empty"{mark}""{mark}2024-04-16{mark}Andean Post\n'
    ).encode()


def json_lines() -> bytes:
    """Two records and a broken line."""
    return (json.dumps(RECORD) + "\n{broken\n" + json.dumps({**RECORD, "title": "Second", "maintext": TEXT[::-1]}) + "\n").encode()


def warc(page: str = PAGE) -> bytes:
    """One page and one picture, as a crawler keeps them: a gzip member a record."""
    out = b""
    for address, kind, body in (
        ("https://andeanpost.example/water/tarma", "text/html; charset=utf-8", page.encode()),
        ("https://andeanpost.example/a.png", "image/png", b"\x89PNG"),
    ):
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-04-17T08:00:00Z\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        out += gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)
    return out


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with one line of text after another on each page, in the plainest form the standard allows."""
    return _pdf(
        [b"BT /F1 10 Tf 12 TL 50 780 Td\n" + b"".join(b"(" + _shown(line) + b") Tj T*\n" for line in lines) + b"ET" for lines in pages]
    )


def set_pdf(pages: list[list[tuple[float, float, float, str]]]) -> bytes:
    """A PDF of lines with the size of their letters and where they stand, from the left and from the foot of the page."""
    return _pdf(
        [
            b"\n".join(b"BT /F1 %.1f Tf %.1f %.1f Td (%s) Tj ET" % (size, left, base, _shown(line)) for size, left, base, line in lines)
            for lines in pages
        ]
    )


def _shown(line: str) -> bytes:
    return line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _pdf(streams: list[bytes]) -> bytes:
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for stream in streams:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>" % len(
            objects
        )
        objects.append(page)
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table_at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table_at)


def article_pdf() -> bytes:
    """Two pages with a running header, page numbers and a hyphenated word."""
    first = [
        "Andean Post - Water",
        TITLE,
        "",
        "The reservoir above Tarma held 48 percent of its water on Tuesday, the",
        "lowest level in April since 1992. The water-",
        "works will ration water from May on.",
        "1",
    ]
    second = ["Andean Post - Water", "The farmers asked the government in Lima for wells and said that half of", "the maize is lost.", "2"]
    return pdf([first, second])


SAMPLES: dict[str, bytes] = {}


def samples() -> dict[str, bytes]:
    """One good file of every format, by its name."""
    if not SAMPLES:
        SAMPLES.update(
            {
                "a.txt": (TITLE + "\n\n" + TEXT).encode(),
                "a.md": markdown(),
                "a.html": PAGE.encode(),
                "a.json": json.dumps(RECORD).encode(),
                "a.jsonl": json_lines(),
                "a.eml": mail(),
                "b.eml": mail("html"),
                "a.mbox": mailbox(),
                "a.mhtml": mhtml(),
                "a.rss": rss(),
                "a.atom": atom(),
                "a.docx": docx(),
                "a.odt": odt(),
                "a.epub": epub(),
                "a.csv": table(),
                "a.tsv": table("\t"),
                "a.warc.gz": warc(),
                "a.pdf": article_pdf(),
                "a.zip": zipped({"in/a.txt": TEXT.encode(), "in/b.html": PAGE.encode(), "in/deep.zip": zipped({"c.md": markdown()})}),
                "a.tar.gz": tarred({"a.txt": TEXT.encode(), "../../b.txt": TEXT.encode()}),
            }
        )
    return SAMPLES
