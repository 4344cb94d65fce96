"""Files with several articles, made up after the layouts of press databases and as people collect clippings."""

from __future__ import annotations

import json

from tests.reading import making

NEXIS_UNI = """\
Page 1 of 2

Ferry line to Isla Brava is sold

The Harbour Gazette

March 5, 2024 Tuesday

Copyright 2024 The Harbour Gazette Co. All Rights Reserved

Section: BUSINESS; Pg. B1

Length: 98 words

Byline: Tomas Vidal

Body

The ferry line to Isla Brava was sold to a fund from Oslo on Monday, its owner said.

"We keep all forty boats," said Marta Sol, who leads the line.

Classification

Language: ENGLISH

Load-Date: March 6, 2024

End of Document

Page 2 of 2

Island mayors fear for winter boats

Daily Quay

March 7, 2024 Thursday

Copyright 2024 Daily Quay Ltd. All Rights Reserved

Length: 80 words

Body

The mayors of three islands said on Wednesday that winter boats may stop.

A pier needs forty sailings a week to pay, the harbour office said in a letter.

Load-Date: March 8, 2024

End of Document
"""
LEXIS_NEXIS = """\
                               1 of 2 DOCUMENTS


                               The Harbour Gazette

                             March 5, 2024 Tuesday
                                 Final Edition

Ferry line to Isla Brava is sold

BYLINE: Tomas Vidal

SECTION: BUSINESS; Pg. B1

LENGTH: 98 words

DATELINE: PORTO ALTO

   The ferry line to Isla Brava was sold to a fund from Oslo on Monday, its owner said.

   "We keep all forty boats," said Marta Sol, who leads the line.

   The price was not given. City: it pays for the piers, and wants them back.

LOAD-DATE: March 6, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                   Copyright 2024 The Harbour Gazette Co.
                            All Rights Reserved

                               2 of 2 DOCUMENTS


                               Daily Quay

                             March 7, 2024 Thursday

Island mayors fear for winter boats

BYLINE: Ines Roca and Pau Font

SECTION: NEWS

LENGTH: 80 words

   The mayors of three islands said on Wednesday that winter boats may stop.

   A pier needs forty sailings a week to pay, the harbour office said in a letter.

LOAD-DATE: March 8, 2024

LANGUAGE: ENGLISH

                   Copyright 2024 Daily Quay Ltd.
                            All Rights Reserved
"""
FACTIVA = """\
Ferry line to Isla Brava is sold
By Tomas Vidal
98 words
5 March 2024
10:15
The Harbour Gazette
HARGAZ
English
(c) 2024 The Harbour Gazette Co.

The ferry line to Isla Brava was sold to a fund from Oslo on Monday, its owner said.

"We keep all forty boats," said Marta Sol, who leads the line.

Document HARGAZ0020240305ek350001x

Island mayors fear for winter boats
Ines Roca
80 words
7 March 2024
Daily Quay
DQUAY
English
Copyright 2024 Daily Quay Ltd.

The mayors of three islands said on Wednesday that winter boats may stop.

A pier needs forty sailings a week to pay, the harbour office said in a letter.

Document DQUAY00020240307ek370002x

Search Summary
Text ferry
Date Last year
"""
FACTIVA_FIELDS = """\
HD\tFerry line to Isla Brava is sold
BY\tBy Tomas Vidal
WC\t98 words
PD\t5 March 2024
ET\t10:15
SN\tThe Harbour Gazette
SC\tHARGAZ
LA\tEnglish
CY\t(c) 2024 The Harbour Gazette Co.

LP
The ferry line to Isla Brava was sold to a fund from Oslo on Monday, its owner said.

TD
"We keep all forty boats," said Marta Sol, who leads the line.

CO\tosloff : Oslo Ferry Fund
AN\tDocument HARGAZ0020240305ek350001x

HD\tIsland mayors fear for winter boats
WC\t80 words
PD\t7 March 2024
SN\tDaily Quay
LP
The mayors of three islands said on Wednesday that winter boats may stop.
AN\tDocument DQUAY00020240307ek370002x
"""
PROQUEST = """\
____________________________________________________________

Document 1 of 2

Ferry line to Isla Brava is sold

Author: Vidal, Tomas; Sol, Ana

Publication info: The Harbour Gazette ; Porto Alto [Porto Alto] 05 Mar 2024: B.1.

http://search.proquest.example/docview/1

Abstract: A ferry line is sold.

Full text: The ferry line to Isla Brava was sold to a fund from Oslo on Monday, its owner said.

"We keep all forty boats," said Marta Sol, who leads the line.

Subject: Ferries; Funds

Title: Ferry line to Isla Brava is sold

Publication title: The Harbour Gazette; Porto Alto

Publication year: 2024

Publication date: Mar 5, 2024

Source type: Newspapers

Language of publication: English

ProQuest document ID: 123

Copyright: Copyright Harbour Gazette Co. Mar 5, 2024

Database: ProQuest Newspapers

____________________________________________________________

Document 2 of 2

Island mayors fear for winter boats

Publication info: Daily Quay ; Isla Brava 07 Mar 2024.

Full text: Not available.

Title: Island mayors fear for winter boats

Publication title: Daily Quay

Publication date: Mar 7, 2024

Source type: Newspapers

ProQuest document ID: 124

____________________________________________________________

Contact us at: http://www.proquest.example  Copyright 2024 ProQuest LLC. All rights reserved.
"""
CLIPPINGS = """\
Ferry line to Isla Brava is sold
By Tomas Vidal
The Harbour Gazette, 5 March 2024

The ferry line to Isla Brava was sold to a fund from Oslo on Monday, its owner said.

"We keep all forty boats," said Marta Sol, who leads the line. The price was not given.

Island mayors fear for winter boats
Daily Quay, 7 March 2024
https://quay.example/boats

The mayors of three islands said on Wednesday that winter boats may stop.

A pier needs forty sailings a week to pay, the harbour office said in a letter.
"""
NOTES = """\
# Ferry line to Isla Brava is sold

*The Harbour Gazette, 5 March 2024*

By Tomas Vidal

The ferry line to Isla Brava was sold to a fund from Oslo on Monday, its owner said.

"We keep all forty boats," said Marta Sol, who leads the line. The price was not given.

# Island mayors fear for winter boats

*Daily Quay, 7 March 2024*

The mayors of three islands said on Wednesday that winter boats may stop.

A pier needs forty sailings a week to pay, the harbour office said in a letter.
"""
FIRST = "The ferry line to Isla Brava was sold to a fund from Oslo on Monday, its owner said."
SECOND = "The mayors of three islands said on Wednesday that winter boats may stop."


def rtf(text: str) -> bytes:
    """A text as word processors save it as RTF: breaks, accents and quotation marks in its own way."""
    named = {"\n": "\\par\n", "\t": "\\tab ", "\\": "\\\\", "{": "\\{", "}": "\\}"}
    body = "".join(named.get(letter, letter if ord(letter) < 128 else f"\\u{ord(letter)}?") for letter in text)
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}}{\\info{\\title x}}\\f0\\fs20 "
    return f"{head}{body}}}".encode("ascii")


def docx(text: str) -> bytes:
    """A text as a Word document, a paragraph a line."""
    from xml.sax.saxutils import escape

    lines = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.splitlines())
    document = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{lines}</w:body></w:document>'
    return making.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


FACTIVA_PAGE = """\
<!DOCTYPE html><html><head><title>Factiva</title><style>p { margin: 0 }</style></head><body><div id="article" class="articles">
<div class="article enArticle"><p><div id="hd"><span class="enHeadline">Ferry line to Isla Brava is sold</span></div>
<div class="author">By Tomas Vidal</div><div>98 words</div><div>5 March 2024</div><div>10:15</div><div>The Harbour Gazette</div>
<div>HARGAZ</div><div>English</div><div>(c) 2024 The Harbour Gazette Co. </div></p>
<p class="articleParagraph enarticleParagraph">The ferry line to Isla Brava was sold to a fund from Oslo on Monday, its owner said.</p>
<p class="articleParagraph enarticleParagraph">"We keep all forty boats," said Marta Sol, who leads the line.</p>
<p>Document HARGAZ0020240305ek350001x</p></div><br/><span></span>
<div class="article enArticle"><p><div id="hd"><span class="enHeadline">Island mayors fear for winter boats</span></div>
<div>80 words</div><div>7 March 2024</div><div>Daily Quay</div><div>DQUAY</div><div>English</div>
<div>Copyright 2024 Daily Quay Ltd. </div></p>
<p class="articleParagraph enarticleParagraph">The mayors of three islands said on Wednesday that winter boats may stop.</p>
<p>Document DQUAY00020240307ek370002x</p></div></div></body></html>
"""


def samples() -> dict[str, bytes]:
    """One file of each kind, by name."""
    texts = {
        "nexis-uni": NEXIS_UNI,
        "lexis-nexis": LEXIS_NEXIS,
        "factiva": FACTIVA,
        "factiva-fields": FACTIVA_FIELDS,
        "clippings": CLIPPINGS,
    }
    found: dict[str, bytes] = {}
    for name, text in texts.items():
        found |= {f"{name}.txt": text.encode(), f"{name}.rtf": rtf(text), f"{name}.docx": docx(text)}
    return {
        **found,
        "notes.md": NOTES.encode(),
        "factiva.html": FACTIVA_PAGE.encode(),
        "news-api.json": json.dumps(NEWS_API).encode(),
        "event-registry.json": json.dumps(EVENT_REGISTRY).encode(),
    }


NEWS_API = {
    "status": "ok",
    "totalResults": 2,
    "articles": [
        {
            "source": {"id": None, "name": "The Harbour Gazette"},
            "author": "Tomas Vidal",
            "title": "Ferry line to Isla Brava is sold",
            "description": "A ferry line is sold.",
            "url": "https://gazette.example/ferry",
            "publishedAt": "2024-03-05T10:15:00Z",
            "content": f"{FIRST}\r\nThe price was not gi… [+1834 chars]",
        },
        {
            "source": {"id": "daily-quay", "name": "Daily Quay"},
            "author": None,
            "title": "Island mayors fear for winter boats",
            "url": "https://quay.example/boats",
            "publishedAt": "2024-03-07T08:00:00Z",
            "content": f"{SECOND} [+900 chars]",
        },
    ],
}
EVENT_REGISTRY = {
    "articles": {
        "results": [
            {
                "uri": "8001",
                "lang": "eng",
                "isDuplicate": False,
                "date": "2024-03-05",
                "time": "10:15:00",
                "dateTime": "2024-03-05T10:15:00Z",
                "dateTimePub": "2024-03-05T10:05:00Z",
                "dataType": "news",
                "url": "https://gazette.example/ferry",
                "title": "Ferry line to Isla Brava is sold",
                "body": FIRST,
                "source": {"uri": "gazette.example", "dataType": "news", "title": "The Harbour Gazette"},
                "authors": [{"uri": "vidal@gazette.example", "name": "Tomas Vidal", "type": "author", "isAgency": False}],
            },
            {
                "uri": "8002",
                "lang": "eng",
                "date": "2024-03-07",
                "dateTime": "2024-03-07T08:00:00Z",
                "url": "https://quay.example/boats",
                "title": "Island mayors fear for winter boats",
                "body": SECOND,
                "source": {"uri": "quay.example", "title": "Daily Quay"},
                "authors": [{"uri": "efe", "name": "Agencia EFE", "type": "author", "isAgency": True}],
            },
        ],
        "totalResults": 2,
        "page": 1,
    }
}
