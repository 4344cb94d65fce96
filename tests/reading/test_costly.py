"""Small files made to eat memory or hours are read, refused or named within two seconds and 300 MB."""

from __future__ import annotations

import json
import os
import re
import resource
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.model import Problem, Source
from briefing.reading import Limits, read_bytes
from tests.pace import slowness

SAID = "The ferry to Batangas sails again on Monday, the port said.\n"
MAIL = "From: {sender}\nSubject: {subject}\nMessage-ID: <1@x>\nContent-Type: {kind}\nDate: Tue, 16 Apr 2024 09:30:00 -0500\n\n" + SAID


def mail(sender: str = "A <a@b.example>", subject: str = "Ferry", kind: str = "text/plain") -> bytes:
    return MAIL.format(sender=sender, subject=subject, kind=kind).encode()


def front(lines: str, rule: str = "---") -> bytes:
    return f"{rule}\n{lines}\n{rule}\n{SAID}".encode()


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}<p>{SAID}</p></body></html>".encode()


def aliases() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefghi", "bcdefghij", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join([*lines, "author: *j"])


LINK = SAID.join((r"{\rtf1\ansi ", r"\par {\field")).encode()
ENTRY = b"<item><title>A</title><description>Bus %d is late.</description></item>"

KINDS: dict[str, Callable[[], bytes]] = {
    "comments.txt": lambda: b"<!-- -->" * 40 + b"<a",
    "comments.html": lambda: b"<!---->" * 24 + b"<!doctype html>" + page(""),
    "instructions.txt": lambda: b"<?xml?>" + b"<?a?><!-- -->" * 300 + b"x",
    "aliases.md": lambda: front(aliases()),
    "sexagesimal.md": lambda: front("a: " + ":".join(["59"] * 60_000)),
    "sexagesimal-short.md": lambda: front("title: " + ":".join(["59"] * 20_000)),
    "number.md": lambda: front("a: " + "9" * 90_000),
    "nested.md": lambda: front("a: " + "[" * 50_000),
    "keys.toml.md": lambda: front(".".join(["a"] * 49_000) + " = 1", "+++"),
    "tables.toml.md": lambda: front("[" + ".".join(["a"] * 45_000) + "]\nb = 1", "+++"),
    "lists.toml.md": lambda: front("a = " + "[" * 20_000 + "]" * 20_000, "+++"),
    "number.toml.md": lambda: front("a = " + "9" * 90_000, "+++"),
    "subject.eml": lambda: mail(subject=" ".join(["=?utf-8?q?a?="] * 14_000)),
    "folded.eml": lambda: mail(subject="\n ".join(["=?utf-8?q?a?="] * 14_000)),
    "senders.eml": lambda: mail(sender=", ".join(["a <a@b.example>"] * 12_000)),
    "dots.eml": lambda: mail(sender="a." * 100_000),
    "brackets.eml": lambda: mail(sender="(" * 100_000),
    "parameters.eml": lambda: mail(kind="text/plain; " + "; ".join(f"a*{number}*=b" for number in range(15_000))),
    "parts.eml": lambda: mail(kind="multipart/mixed; boundary=a") + b"--a\n\nx\n" * 20_000,
    "keys.bib": lambda: b"@a{" * 20_000,
    "entries.bib": lambda: b"@a{b," * 12_000,
    "braces.bib": lambda: b"@a{b,\n a = {" + b"{" * 60_000,
    "commas.bib": lambda: b"@a{b," + b"a=b," * 15_000,
    "spaces.bib": lambda: b"@a" + b" " * 60_000,
    "attributes.html": lambda: page("<p " + " ".join(f"a{number}=b" for number in range(20_000)) + ">"),
    "more-attributes.html": lambda: page("<p " + " ".join(f'a{number}="b"' for number in range(120_000)) + ">"),
    "addresses.txt": lambda: b"https://a.example/b \n" * 9_500,
    "attributions.txt": lambda: "“The dam broke,” said Ana Cruz. ".encode() * 5_800,
    "speakers.txt": lambda: b"said Ana Cruz, " * 13_000,
    "digits.txt": lambda: b"9" * 200_000,
    "sentences.txt": lambda: b"He said. " * 22_000,
    "characters.txt": lambda: "中文。".encode() * 22_000,
    "sources.txt": lambda: b"\n" * 40_000 + b"Source: a\n",
    "nested.json": lambda: b'{"a":' * 40_000,
    "list.json": lambda: b"[" * 200_000,
    "number.json": lambda: b'{"text": "x", "date": ' + b"9" * 190_000 + b"}",
    "library.json": lambda: json.dumps([{"type": "book", "title": "x", "URL": "y"}] * 5_000).encode(),
    "entries-many.bib": lambda: b"@misc{a,title={b}}\n" * 10_000,
    "posts.csv": lambda: b"text\n" + b"".join(b"Bus %d is late.\n" % number for number in range(11_000)),
    "posts.jsonl": lambda: b"".join(b'{"text": "Bus %d is late."}\n' % number for number in range(6_500)),
    "posts.json": lambda: b"[" + b",".join(b'{"text": "Bus %d is late."}' % number for number in range(6_500)) + b"]",
    "feed.xml": lambda: b"<rss><channel>" + b"".join(ENTRY % number for number in range(2_900)) + b"</channel></rss>",
    "blank.csv": lambda: b"text,b\n" + b",\n" * 99_000,
    "blank.jsonl": lambda: b"{}\n" * 66_000,
    "broken.jsonl": lambda: b"{\n" * 100_000,
    "links.rtf": lambda: LINK + rb'{\*\fldinst{{}HYPERLINK "x"}}{' + b'" ' * 95_000,
    "braces.rtf": lambda: LINK + rb"{\*\fldinst{" + b"{}" * 40 + rb'HYPERLINK "x"}}{' + b"a\tb " * 47_000,
    "addresses.rtf": lambda: LINK + rb"{\*\fldinst{" + b"{}" * 40 + b'HYPERLINK "' * 17_000,
    "quotes.csv": lambda: b"text,title\n" + b'"' * 190_000,
}
BOOK = "The ferry to Batangas sails again on Monday after {} days in port, the harbour office said, and tickets are sold from noon on. "
"""A sentence as long as they are in reports."""
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300


def _spend(name: str, data: bytes, folder: Path) -> str:
    """Read and analyse, as the processes of the program do; what came of it, with the time and the memory that it took."""
    from briefing.threads import single_threaded
    from briefing.workspace.corpus import file_at
    from briefing.workspace.file_analysis import read_and_analyse

    (folder / name).write_bytes(data)
    begun = time.process_time()
    with single_threaded():
        found = list(read_and_analyse(file_at(str(folder / name), name, given=True), Limits()))
    seconds = time.process_time() - begun
    words = [one.error for one in found if isinstance(one, Problem) and (not one.error or not one.advice)]
    silent = not found
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return json.dumps({"seconds": seconds, "megabytes": memory, "wrong": bool(words) or silent})


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """What is loaded at first is no file's time."""
    from briefing.analysis.pipeline import analyse

    for name, data in (("a.txt", SAID.encode()), ("a.html", page(f"<p>{SAID}</p>")), ("a.md", SAID.encode()), ("a.eml", mail())):
        for one in read_bytes(data, name):
            if isinstance(one, Source):
                analyse(one)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each file is read in a copy of this process, which this system has not")
@pytest.mark.parametrize("name", KINDS)
def test_a_small_file_costs_little(name: str, tmp_path: Path) -> None:
    data = KINDS[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    here, there = os.pipe()
    if not (child := os.fork()):
        try:
            os.write(there, _spend(name, data, tmp_path).encode())
        finally:
            os._exit(0)
    os.close(there)
    told = select.select([here], [], [], 60)[0] and os.read(here, 1000)
    os.close(here)
    if not told:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert told, "it hangs, or its process died"
    spent = json.loads(told)
    assert not spent["wrong"]
    assert spent["seconds"] < MOST_SECONDS * slowness()
    assert spent["megabytes"] - before < MOST_MEGABYTES - 100  # of which the program has a hundred before it reads anything


def test_a_report_of_a_books_size_is_read() -> None:
    found = list(read_bytes("".join(BOOK.format(number) for number in range(14_000)).encode(), "report.txt"))
    assert [type(one) for one in found] == [Source]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it is analysed in a copy of this process, which this system has not")
def test_the_roles_of_a_book_need_little_memory() -> None:
    from briefing.analysis.roles.features import Article
    from briefing.analysis.roles.network import load, probabilities

    def roles(count: int) -> None:
        texts = [BOOK.format(number) for number in range(count)]
        assert len(probabilities(load(), Article(title="Ferry", sentences=texts, paragraphs=list(range(count))))) == count

    roles(3)
    assert megabytes_in_a_copy(lambda: roles(8_000)) < 180


def megabytes_in_a_copy(work: Callable[[], None]) -> int:
    """What a piece of work adds to the memory of a copy of this process."""
    here, there = os.pipe()
    if not (child := os.fork()):
        try:
            before = _resident()
            work()
            os.write(there, str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 - before).encode())
        finally:
            os._exit(0)
    os.close(there)
    told = os.read(here, 100)
    os.close(here)
    os.waitpid(child, 0)
    return int(told)


def _resident() -> int:
    """Megabytes that this process has now."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def test_a_table_of_thousands_of_lines_is_read() -> None:
    line = "Bus {} to Arequipa is late, says the {} of the union. Nobody knows when it leaves, and {} passengers wait at the station."
    honest = "text\n" + "".join(f'"{line.format(number, number % 7, number + 3)}"\n' for number in range(5_000))
    found = list(read_bytes(honest.encode(), "posts.csv"))
    assert [type(one) for one in found] == [Source] * 5_000


@pytest.mark.parametrize("name", ["posts.csv", "posts.jsonl", "posts.json"])
def test_of_a_file_of_next_to_nothing_the_rest_is_counted_and_the_setting_that_reads_it_named(name: str) -> None:
    data, every = KINDS[name](), 11_000 if name == "posts.csv" else 6_500
    *read, problem = read_bytes(data, name)
    assert 2_400 < len(read) < 5_000
    assert all(isinstance(one, Source) for one in read)
    assert isinstance(problem, Problem)
    assert f"first {len(read):,} articles were read and the other {every - len(read):,} left out" in problem.error
    needed = re.search(r"limits.articles in the settings to ([\d,]+)", problem.advice)
    assert needed
    assert [type(one) for one in read_bytes(data, name, Limits(articles=int(needed[1].replace(",", ""))))] == [Source] * every


def test_a_long_table_of_rows_with_dates_and_addresses_is_read_whole() -> None:
    rows = (
        f"No bus to Puno today ({number}),2024-05-0{1 + number % 9},https://radio.example/puno/{number:06}/{'a' * 70}\n"
        for number in range(6_000)
    )
    data = ("text,date,url\n" + "".join(rows)).encode()
    assert len(data) // 6_000 >= 140
    assert [type(one) for one in read_bytes(data, "posts.csv")] == [Source] * 6_000


def test_rows_of_a_packed_table_count_with_all_that_they_say(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["text", "date", "url"])
    for number in range(3_500):
        sheet.append(
            [f"No bus to Puno today ({number}).", f"2024-05-0{1 + number % 9}", f"https://radio.example/puno/{number:06}/{'a' * 80}"]
        )
    book.save(tmp_path / "posts.xlsx")
    assert (tmp_path / "posts.xlsx").stat().st_size < 3_500 * 140 // 2, "it is packed"
    assert len([one for one in read_bytes((tmp_path / "posts.xlsx").read_bytes(), "posts.xlsx") if isinstance(one, Source)]) == 3_500


def test_of_lines_without_end_no_more_are_counted_than_is_of_use() -> None:
    *read, problem = read_bytes(b"text\n" + b"Ay.\n" * 300_000, "posts.csv", Limits(articles=1))
    assert isinstance(problem, Problem)
    assert f"first {len(read):,} articles were read and the other more than 100,000 left out" in problem.error


def test_problems_by_the_thousand_are_counted() -> None:
    *named, last = read_bytes(KINDS["broken.jsonl"](), "broken.jsonl")
    assert len(named) == 1_000
    assert isinstance(last, Problem)
    assert last.error == "99,000 more problems were found in it"


def test_what_is_left_out_is_said_however_many_problems_there_are() -> None:
    data = b"{\n" * 1_500 + b'{"text": "No bus to Puno today."}\n' * 4_000
    *_, counted, last = read_bytes(data, "posts.jsonl", Limits(articles=10))
    assert isinstance(counted, Problem)
    assert isinstance(last, Problem)
    assert counted.error == "500 more problems were found in it"
    assert "articles were read and the other" in last.error
