"""What the fuzzer begins with: a good file of every kind, plain ones and some that use more of their format."""

# ruff: noqa: E501 (markup reads better in long lines)

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import plistlib
import zlib
from email import message_from_bytes, policy
from email.message import EmailMessage

from tests.fuzz.exports import exports
from tests.reading import exports_of_programs, making, press_exports, test_addresses
from tests.reading.making import FIRST, PAGE, PARAGRAPHS, RECORD, SECOND, TEXT, THIRD, TITLE

LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Andean Post"},
            {
                "@type": ["NewsArticle", "Article"],
                "headline": TITLE,
                "datePublished": "2024-04-16T09:30:00-05:00",
                "author": [{"@type": "Person", "name": "Julia Mamani"}, "Ana Cruz"],
                "publisher": {"@type": "Organization", "name": "Andean Post"},
            },
        ],
    }
)
RICH_PAGE = f"""<!DOCTYPE html><!-- saved from url=(0040)https://andeanpost.example/water/tarma -->
<html lang="es-PE" xmlns:x="urn:x"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{TITLE} - Andean Post</title>
<script type="application/ld+json">{LINKED}</script><link rel="amphtml" href="https://andeanpost.example/amp/water/tarma">
<meta name="dc.date" content="2024-04-16"></head><body><header><a href="/">Home</a> » Water</header><main><h1 itemprop="headline">{TITLE}</h1>
<p class="byline">By <a rel="author" href="/j">Julia Mamani</a> and Ana Cruz | <time datetime="2024-04-16T14:30:00Z">16 April</time></p>
<figure><img src="a.jpg" alt="x"><figcaption>The dam. Photo: EFE</figcaption></figure><div><p>{FIRST}</p><blockquote><p>{SECOND}</p></blockquote>
<ul><li>Wells for forty villages in the valley</li><li>Maize worth two million soles is lost</li></ul>
<table><tr><th>Year</th><th>Percent</th></tr><tr><td>2024</td><td>48</td></tr></table><p>{THIRD}<br>Nobody<sup>1</sup> was hurt.</p>
<p style="display: none">Hidden words.</p><pre>a  b</pre></div></main><section id="comments"><h3>2 Comments</h3><p>Ana, April 17, 2024</p><p>So sad.</p></section>
<aside><h4>Related</h4><a href="/b">Bus strike ends</a></aside></body></html>"""
BIBTEX = (
    f"@article{{m2024,\n  title = {{{{Reservoir}} above Tarma is half empty}},\n  author = {{Mamani, Julia and {{\\'A}}lvarez, Ana}},\n  month = apr,\n"
    f"  journal = {{Andean Post}},\n  date = {{2024-04-16}},\n  url = {{https://andeanpost.example/water/tarma}},\n  file = {{Full:files/1/a.html:text/html}}\n}}\n\n"
    f'@online{{x, title = "{TITLE}", year = 2024}}\n'
).encode()
RIS = (
    f"TY  - NEWS\nTI  - {TITLE}\nAU  - Mamani, Julia\nT2  - Andean Post\nDA  - 2024/04/16/\nUR  - https://andeanpost.example/water/tarma\n"
    "L1  - file:///files/1/a.html\nER  - \n\nTY  - BLOG\nT1  - Second\nER  - \n"
).encode()
CSL = [
    {
        "id": "x/1",
        "type": "article-newspaper",
        "title": TITLE,
        "container-title": "Andean Post",
        "issued": {"date-parts": [["2024", 4, 16]]},
        "accessed": {"raw": "2024-04-17"},
        "URL": "https://andeanpost.example/water/tarma",
        "author": [{"family": "Mamani", "given": "Julia"}, {"literal": "Andean Post"}],
    }
]
EXPORT = {
    "schema": "briefing/1",
    "sources": [{"id": "s1", "path": "a.txt", "title": TITLE, "outlet": "Andean Post", "published": "2024-04-16"}],
    "statements": [{"id": "x", "source": "s1", "text": text} for text in PARAGRAPHS],
}
SCRAPE = f"""Home » Water » Tarma
{TITLE}
By Julia Mamani
April 16, 2024 9:30 am
Contents
What the waterworks plan
{FIRST}
Read more: Bus strike ends
What the waterworks plan
{SECOND}
• Wells for forty villages in the valley
{THIRD}
Source: Andean Post
2 comments
Ana Cruz
April 17, 2024
So sad. Reply
© 2024 Andean Post"""


def packed_pdf() -> bytes:
    """A PDF whose page is packed, as all that programs write are."""
    plain = making.article_pdf()
    begin, end = plain.index(b"stream\n") + 7, plain.index(b"\nendstream")
    packed = zlib.compress(plain[begin:end])
    head = plain[:begin].replace(b"<< /Length %d >>" % (end - begin), b"<< /Length %d /Filter /FlateDecode >>" % len(packed))
    return head + packed + plain[end:]


def rich_docx() -> bytes:
    """A document with a list, a table, a tracked change and a text box."""
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
        f'<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t xml:space="preserve">{FIRST} </w:t><w:br/><w:tab/></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>48</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:txbxContent><w:p><w:r><w:t>{SECOND}</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
    )
    document = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    return making.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def attached_mail() -> bytes:
    """A mail that was sent on, with a document and another mail attached."""
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "Ana Cruz <ana@x.example>", f"Fwd: {TITLE}", "Wed, 17 Apr 2024 10:00:00 +0000"
    head = "From: Andean Post <news@andeanpost.example>\nDate: Tue, Apr 16, 2024 at 9:30 AM\nSubject: Water\n\n"
    message.set_content(f"Look at this.\n\n---------- Forwarded message ---------\n{head}{TEXT}\n")
    message.add_attachment(rich_docx(), maintype="application", subtype="octet-stream", filename="clip.docx")
    message.add_attachment(message_from_bytes(making.mail(), policy=policy.default))
    return message.as_bytes()


def samples() -> dict[str, bytes]:
    """Those of the tests of each format, and more, by name; and exports, which are checked and not read."""
    more = {
        "rich.html": RICH_PAGE.encode(),
        "latin.html": PAGE.replace('"utf-8"', '"iso-8859-1"').replace("“", "«").replace("”", "»").replace("’", "'").encode("latin-1"),
        "scrape.txt": SCRAPE.encode(),
        "utf16.txt": (TITLE + "\n\n" + TEXT).encode("utf-16"),
        "fields.txt": f"Title: {TITLE}\nSource: Andean Post\nDate: 16 April 2024\nURL: https://andeanpost.example/a\n\n{TEXT}\n".encode(),
        "attached.eml": attached_mail(),
        "a.bib": BIBTEX,
        "csl.json": json.dumps(CSL, indent=1).encode(),
        "export.json": json.dumps(EXPORT).encode(),
        "list.json": json.dumps(
            {"status": "ok", "articles": [RECORD, {**RECORD, "content": PAGE, "source": {"name": "Andean Post"}}]}
        ).encode(),
        "a.warc": gzip.decompress(making.warc()),
        "packed.pdf": packed_pdf(),
        "set.pdf": making.set_pdf(
            [[(18.0, 60.0, 780.0, TITLE), (9.0, 60.0, 700.0, FIRST), (9.0, 50.0, 688.0, "The water-"), (9.0, 50.0, 676.0, "works")]] * 2
        ),
        "rich.docx": rich_docx(),
        "a.tar": making.tarred({"a.txt": TEXT.encode(), "b.html": PAGE.encode()}, "w"),
        "a.txt.bz2": bz2.compress(TEXT.encode()),
        "a.txt.xz": lzma.compress(TEXT.encode()),
    }
    return {
        **making.samples(),
        **more,
        **press_exports.samples(),
        **exports_of_programs.samples(),
        "a.webarchive": exports_of_programs.webarchive(),
        "a.wacz": exports_of_programs.wacz(),
        **test_addresses.LISTS,
        "page.webloc": plistlib.dumps({"URL": test_addresses.TWO[0]}, fmt=plistlib.FMT_BINARY),
        "proquest.txt": press_exports.PROQUEST.encode(),
        "a.ris": RIS,
        **exports(),
    }
