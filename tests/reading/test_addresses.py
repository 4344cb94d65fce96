"""A list of addresses is no article: one problem says how many there are and how to fetch them."""

from __future__ import annotations

import json
import plistlib
from email.message import EmailMessage

import pytest

from briefing.model import Problem
from briefing.reading import read_bytes
from briefing.reading.document import Document
from briefing.reading.readers import addresses
from tests.reading import making

TAB = "\t"
TWO = ["https://quay.example/boats", "https://gazette.example/ferry?id=7&x=1"]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;")


def alert() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Google Alerts <googlealerts-noreply@google.com>", "Google Alert - ferries"
    message["Date"], message["Message-ID"] = "Tue, 16 Apr 2024 09:30:00 -0500", "<1@google.com>"
    links = (f"https://www.google.com/url?rct=j&sa=t&url={one.replace('?', '%3F').replace('&', '%26')}&ct=ga&cd=CAE" for one in TWO)
    body = "".join(f'<p><a href="{escaped(link)}">Ferry line sold</a> The ferry line was sold…</p>' for link in links)
    message.set_content(
        f"<html><body>{body}<a href='https://www.google.com/alerts/remove?x=1'>Unsubscribe</a></body></html>", subtype="html"
    )
    return message.as_bytes()


def bookmarks(title: str = "Bookmarks") -> bytes:
    links = "\n".join(f'<DT><A HREF="{escaped(one)}" ADD_DATE="1709600000">A page</A>' for one in TWO)
    return (
        f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV='Content-Type' CONTENT='text/html'>\n<TITLE>{title}</TITLE>\n"
        f"<DL><p>{links}</DL>"
    ).encode()


LISTS = {
    "bookmarks.html": bookmarks(),
    "ril_export.html": (
        "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
        + "".join(f'<li><a href="{escaped(one)}" time_added="1709600000" tags="">A page</a></li>' for one in TWO)
        + "</ul></body></html>"
    ).encode(),
    "pocket.csv": ("title,url,time_added,tags,status\n" + "".join(f"A page,{one},1709600000,,unread\n" for one in TWO)).encode(),
    "instapaper.csv": ("URL,Title,Selection,Folder,Timestamp\n" + "".join(f"{one},A page,,Unread,1709600000\n" for one in TWO)).encode(),
    "raindrop.csv": (
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
        + "".join(f"1,A page,,Short words,{one},Unsorted,,2024-03-05T10:00:00.000Z,,,false\n" for one in TWO)
    ).encode(),
    "readwise.csv": ("Title,URL,ID,Document tags,Saved date\n" + "".join(f"A page,{one},01h,[],2024-03-05\n" for one in TWO)).encode(),
    "feeds.opml": (
        '<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>'
        + "".join(f'<outline text="A" type="rss" xmlUrl="https://x.example/feed" htmlUrl="{escaped(one)}"/>' for one in TWO)
        + "</body></opml>"
    ).encode(),
    "gdelt.json": json.dumps(
        {
            "articles": [
                {"url": one, "url_mobile": "", "title": "A page", "seendate": "20240305T101500Z", "domain": "x.example"} for one in TWO
            ]
        }
    ).encode(),
    "gdelt.csv": ("\ufeffURL,MobileURL,Date,Title\n" + "".join(f'"{one}","","2024-03-05 10:15:00","A page"\n' for one in TWO)).encode(),
    "20240305.export.CSV": "".join(f"116000100{number}\t20240305\t202403\tGOV{54 * TAB}{one}\n" for number, one in enumerate(TWO)).encode(),
    "20240305101500.gkg.csv": "".join(
        f"20240305101500-{number}\t20240305101500\t1\tquay.example\t{one}\tTAX{12 * TAB}https://x.example/a.png\t\n"
        for number, one in enumerate(TWO)
    ).encode(),
    "urls.txt": ("# ferries\n" + "\n".join(TWO) + "\n").encode(),
    "dashes.md": "".join(f"- {one}\n" for one in TWO).encode(),
    "alert.eml": alert(),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_one_problem_that_says_what_to_do(name: str) -> None:
    (problem,) = read_bytes(LISTS[name], name)
    assert isinstance(problem, Problem)
    assert problem.error == "this is a list of 2 addresses, and no article"
    assert problem.advice == f"Fetch the pages with: briefing add --from {name}"


@pytest.mark.parametrize("name", LISTS)
def test_the_addresses_of_a_list_are_found_in_their_order(name: str) -> None:
    assert addresses.listed(Document(name, data=LISTS[name])) == TWO


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.url", f"[InternetShortcut]\r\nURL={TWO[0]}\r\n".encode()),
        ("page.webloc", plistlib.dumps({"URL": TWO[0]})),
        ("binary.webloc", plistlib.dumps({"URL": TWO[0]}, fmt=plistlib.FMT_BINARY)),
    ],
)
def test_a_link_saved_as_a_file_is_a_list_of_one(name: str, data: bytes) -> None:
    (problem,) = read_bytes(data, name)
    assert isinstance(problem, Problem)
    assert "a list of 1 address," in problem.error
    assert addresses.listed(Document(name, data=data)) == TWO[:1]


@pytest.mark.parametrize("data", [b"[InternetShortcut]\nURL=\n", b"bplist00\xff\xff", b"<plist><dict><key>URL</key>"])
def test_a_broken_link_is_a_problem(data: bytes) -> None:
    (problem,) = read_bytes(data, "a.webloc")
    assert isinstance(problem, Problem)
    assert problem.advice


def test_an_article_that_names_addresses_is_an_article() -> None:
    text = f"{making.TITLE}\n\n{making.FIRST}\n\n{TWO[0]}\n\n{making.SECOND}\n"
    assert not any(isinstance(one, Problem) for one in read_bytes(text.encode(), "a.txt"))


def test_records_with_texts_are_articles_though_they_have_addresses() -> None:
    found = list(read_bytes(json.dumps([{"url": TWO[0], "text": making.TEXT}, {"url": TWO[1]}]).encode(), "a.json"))
    assert not any(isinstance(one, Problem) for one in found)


def entry(title: str, text: str, address: str) -> str:
    text = f"<source>Daily Quay</source><description><![CDATA[{text}]]></description>"
    return f"<item><title>{title}</title><link>{escaped(address)}</link>{text}</item>"


@pytest.mark.parametrize(
    "text",
    [
        "Read more...",
        '<a href="https://quay.example/c">[link]</a> <a href="https://quay.example/d">[comments]</a>',
        '<a href="https://quay.example/e">Winter boats may stop</a>&nbsp;&nbsp;<font color="#6f6f6f">Daily Quay</font>',
        "港口关闭",
    ],
)
def test_an_entry_of_a_feed_that_only_leads_on_is_an_address_and_no_article(text: str) -> None:
    title = "港口关闭 - 码头日报" if text == "港口关闭" else "Winter boats may stop - Daily Quay"
    feed = (
        f"<rss><channel><title>News</title><link>https://x.example</link>{''.join(entry(title, text, one) for one in TWO)}</channel></rss>"
    )
    (problem,) = read_bytes(feed.encode(), "a.rss")
    assert isinstance(problem, Problem)
    assert "2 of its 2 entries" in problem.error
    assert addresses.listed(Document("a.rss", data=feed.encode())) == TWO


@pytest.mark.parametrize("text", ["The mayor of Wa said no.", "马德里市长星期一宣布关闭港口。"])
def test_an_entry_of_a_feed_with_a_sentence_is_a_source(text: str) -> None:
    found = list(read_bytes(f"<rss><channel>{entry('Winter boats', text, TWO[0])}</channel></rss>".encode(), "a.rss"))
    assert [one.text for one in found if not isinstance(one, Problem)] == [text]


def test_passages_that_somebody_marked_are_no_articles() -> None:
    (problem,) = read_bytes(f"Highlight,Book Title,Location\n{making.FIRST},Water,1\n".encode(), "highlights.csv")
    assert isinstance(problem, Problem)
    assert "passages that somebody marked" in problem.error


def test_rows_that_begin_with_a_number_and_hold_no_address_are_no_list() -> None:
    found = list(read_bytes("".join(f"116000{number}\ta\tb\tc\td\te\n" for number in range(9)).encode(), "a.csv"))
    assert all("list of" not in one.error for one in found if isinstance(one, Problem))


@pytest.mark.parametrize("around", ["<div>{}</div>", "<li>{}</li>", "<p>{}<br></p>"])
def test_a_page_of_nothing_but_links_is_a_list(around: str) -> None:
    many = [f"https://quay.example/{number}" for number in range(12)]
    links = "".join(around.format(f'<a href="{one}" target="_blank">A pier of Tema will be shut, {one[-2:]}</a>') for one in many)
    head = "<head><title>Kept</title><style>p { margin: 0 }</style></head>"
    page = f"<html>{head}<body><h1>Kept</h1>{links}<script>a b c</script></body></html>"
    (problem,) = read_bytes(page.encode(), "kept.html")
    assert isinstance(problem, Problem)
    assert "a list, and no article" in problem.error
    assert addresses.listed(Document("kept.html", data=page.encode())) == many
    article = page.replace("<h1>Kept</h1>", f"<h1>Kept</h1><article><p>{making.FIRST}</p><p>{making.THIRD}</p></article>")
    assert not any(isinstance(one, Problem) for one in read_bytes(article.encode(), "kept.html"))
