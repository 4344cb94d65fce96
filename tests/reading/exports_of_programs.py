"""Files as programs for messages, notes, subtitles, tables and archives write them, made up after their documented layouts."""

# ruff: noqa: E501 (texts read better whole)
from __future__ import annotations

import io
import json
import plistlib

from tests.reading import making

TOLD = "The ferry to Sal Rei turned back on Monday after a wave broke two of its windows."
SECOND = "The harbour master of Palmeira said that nobody was hurt and that the next boat leaves on Wednesday."
SRT = (
    "1\n00:00:01,000 --> 00:00:03,500\nANA ROCHA: The ferry to Sal Rei turned back\n\n2\n00:00:03,600 --> 00:00:06,000\n"
    "on Monday after a wave broke <i>two of its windows.</i>\n\n3\n00:00:06,500 --> 00:00:07,000\n[applause]\n\n4\n00:00:07,100 --> 00:00:12,000\n"
    "JOAO LIMA: The harbour master of Palmeira said that nobody was hurt and that the next boat leaves on Wednesday.\n"
)
VTT = (
    "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:03.500 align:start\n<v Ana Rocha>The ferry to Sal Rei turned back\n\nb\n00:03.600 --> 00:06.000\n"
    "on Monday after a wave broke two of its windows.\n\n00:07.100 --> 00:12.000\n<v.loud Joao Lima>The harbour master of Palmeira said that nobody was hurt"
    " and that the next boat leaves on Wednesday.</v>\n"
)
PROTOCOL = f"Hearing of the harbour board\n\nAna Rocha (00:01:12): {TOLD}\n\nJoao Lima (00:02:40):\n{SECOND}\n\nAna Rocha (00:03:05): Thank you. We meet again on Friday.\n"
TELEGRAM = {
    "name": "Ilhas Hoje",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "date": "2024-03-04T08:00:00", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2024-03-05T10:15:00",
            "from": "Ilhas Hoje",
            "text": [TOLD[:10], {"type": "bold", "text": TOLD[10:]}],
        },
        {"id": 3, "type": "message", "date": "2024-03-05T11:00:00", "from": "Ana Rocha", "text": SECOND},
        {"id": 4, "type": "message", "date": "2024-03-05T12:00:00", "from": "Ilhas Hoje", "photo": "a.jpg", "text": ""},
    ],
}
MASTODON = {
    "@context": "https://www.w3.org/ns/activitystreams",
    "type": "OrderedCollection",
    "orderedItems": [
        {
            "type": "Create",
            "actor": "https://mar.example/users/ana",
            "published": "2024-03-05T10:15:00Z",
            "object": {
                "type": "Note",
                "attributedTo": "https://mar.example/users/ana",
                "url": "https://mar.example/@ana/1",
                "published": "2024-03-05T10:15:00Z",
                "content": f"<p>{TOLD}</p>",
            },
        },
        {"type": "Announce", "actor": "https://mar.example/users/ana", "object": "https://sol.example/1"},
        {
            "type": "Create",
            "actor": "https://mar.example/users/ana",
            "object": {
                "type": "Note",
                "published": "2024-03-06T10:15:00Z",
                "content": f"<p>{SECOND}</p>",
                "url": "https://mar.example/@ana/2",
            },
        },
    ],
}
BLUESKY = {
    "feed": [
        {
            "post": {
                "uri": f"at://did:plc:x/app.bsky.feed.post/{number}",
                "author": {"handle": "ana.mar.example", "displayName": "Ana Rocha"},
                "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": f"2024-03-0{number}T10:15:00.000Z"},
            }
        }
        for number, text in ((5, TOLD), (6, SECOND))
    ]
}
ALEPH = "".join(
    json.dumps(
        {
            "id": str(number),
            "schema": "Article",
            "properties": {
                "title": [f"Ferry {number}"],
                "bodyText": [text],
                "publishedAt": [f"2024-03-0{number}"],
                "sourceUrl": [f"https://mar.example/{number}"],
                "author": ["Ana Rocha"],
            },
        }
    )
    + "\n"
    for number, text in ((5, TOLD), (6, SECOND))
)
ENEX = (
    """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export3.dtd">
<en-export export-date="20240307T101500Z" application="Evernote" version="10">"""
    + "".join(
        f"""<note><title>Ferry {number}</title><content><![CDATA[<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note><div>{text}</div><div><br/></div><div>More was not known.</div></en-note>]]></content>
<created>20240306T101500Z</created><note-attributes><author>Ana Rocha</author><source-url>https://mar.example/{number}</source-url></note-attributes></note>"""
        for number, text in ((5, TOLD), (6, SECOND))
    )
    + "</en-export>"
)


def joplin(title: str, text: str, kind: int = 1) -> bytes:
    """A note as Joplin writes it into an archive."""
    fields = f"id: {'0' * 31}{kind}\nparent_id: {'1' * 32}\ncreated_time: 2024-03-06T10:15:00.000Z\nauthor: Ana Rocha\nsource_url: https://mar.example/5\ntype_: {kind}"
    return f"{title}\n\n{text}\n\n{fields}".encode() if kind == 1 else f"{title}\n\n{fields}".encode()


def webarchive() -> bytes:
    """A page as Safari saves it."""
    page = {
        "WebResourceData": making.PAGE.encode(),
        "WebResourceURL": "https://andeanpost.example/water/tarma",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    return plistlib.dumps({"WebMainResource": page, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def excel(columns: tuple[str, ...] = ("Title", "Source", "Date", "Text")) -> bytes:
    """A table with two articles."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(columns))
    for number, text in ((5, TOLD), (6, SECOND)):
        sheet.append([f"Ferry {number}", "Ilhas Hoje", f"2024-03-0{number}", text])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def wacz() -> bytes:
    """A web archive with its indexes."""
    pages = '{"format": "json-pages-1.0"}\n{"url": "https://andeanpost.example/water/tarma", "title": "x"}\n'
    return making.zipped(
        {
            "archive/data.warc.gz": making.warc(),
            "datapackage.json": b'{"profile": "data-package"}',
            "indexes/index.cdx.gz": b"x",
            "pages/pages.jsonl": pages.encode(),
        }
    )


def samples() -> dict[str, bytes]:
    """One file of each kind, by name."""
    return {
        "a.srt": SRT.encode(),
        "a.vtt": VTT.encode(),
        "protocol.txt": PROTOCOL.encode(),
        "result.json": json.dumps(TELEGRAM).encode(),
        "outbox.json": json.dumps(MASTODON).encode(),
        "bluesky.json": json.dumps(BLUESKY).encode(),
        "aleph.ijson.jsonl": ALEPH.encode(),
        "aleph.json": json.dumps({"entities": [json.loads(line) for line in ALEPH.splitlines()]}).encode(),
        "a.enex": ENEX.encode(),
        "notes.jex": making.tarred(
            {"1.md": joplin("Ferry 5", TOLD), "2.md": joplin("Book", "", 2), "3.md": joplin("Ferry 6", SECOND)}, "w"
        ),
        "a.xlsx": excel(),
    }
