"""Units that are repeated into long texts: what is read and analysed in a time that grows faster than its length is found by them."""

# ruff: noqa: E501 (lists of pieces read better whole)

from __future__ import annotations

import faulthandler
import time
from collections.abc import Callable

from briefing.model import Article, Source
from tests.fuzz.runner import Count

UNITS = (
    " ", "\n", "\t", "a", "A", "é", "9", ",", ".", "-", '"', "'", "“", "(", "<", ">", "/", "@", ":", "|", "*", "_", "#", "[", "{", "&", "a ", "A ", "A. ", "A.", "a, ",
    "said ", "the ", "Mr. ", "Aa-", "a-", "1,", "1 ", "1.", "1-", "1/", " \n", "\n\n", "\r\n", "\xa0", "a@b.example ", "http://", "http://a.example/b ", "www.", "By ",
    "By Ana Cruz\n", "of the ", "A of ", "--", "<a ", "<a>", "<!-- -->", 'a="b" ', "(A)", "> ", "a:", "A: a\n", "a\n", "“a", "“a” ", '"a, ', "“A,” said ", "“No,” he said. ",
    "2023-", "January ", "1 January 2024, ", "(AP) ", "Ab Cd ", "said Ab Cd ", "A's ", "$1 million ", "1,000 ", "one hundred and ", "U.S. ", "and A ", ", and ", "A, A and ",
    "=?", "\\a{", "He said. ", "The man said that ", "according to the ", "the spokesman of the ", "was quoted as saying by the ", "told the state news agency ", "citing the ",
    "Share\n", "Read more: a\n", "Photo: AP\n", "Source: ", "- ", "1. a\n", "* a\n", "a. A", "The a-b-c ", "  a", "```\n", "[a](b) ", "[[a]] ", "**a** ", "<p>a", "<b>", "&amp;",
    "a: b\n", "---\n", "(Reuters) - ", "LONDON (AP) — ", "the A B C of the D E F ", "he said he ", "Prime Minister ", "date date ", "updated: ", "1-1-", "So A,  ", "#a ", "http://ahttp://a", "(@a) — ", "\u202e", "中文。", "а б ", "🙂",
)  # fmt: skip
SUFFIXES = (".txt", ".html", ".md", ".eml")


def document(unit: str, size: int, suffix: str) -> bytes:
    """A document of that kind that is nothing but a unit over and over, `size` characters of it."""
    body = unit * (size // len(unit))
    if suffix == ".html":
        body = f"<html><body><article><p>{body}</p></article></body></html>"
    if suffix == ".eml":
        body = f"From: A <a@b.example>\nSubject: Ferry\nMessage-ID: <1@x>\nDate: Tue, 16 Apr 2024 09:30:00 -0500\n\n{body}"
    return body.encode()


def seconds_to_read(data: bytes, name: str) -> float:
    """Processor time of reading a document."""
    from briefing.reading import read_bytes

    begun = time.process_time()
    assert list(read_bytes(data, name))
    return time.process_time() - begun


def seconds(data: bytes, name: str) -> float:
    """Processor time of the whole way with a document: read, analysed, put together."""
    from briefing import templates
    from briefing.analysis.pipeline import analyse
    from briefing.assembly.pipeline import assemble
    from briefing.reading import corpus, read_bytes

    template = templates.load_template("event")
    begun = time.process_time()
    sources = corpus.settle([found for found in read_bytes(data, name) if isinstance(found, Source)])
    articles = [Article(source=source, analysis=analyse(source)) for source in sources]
    if articles:
        assemble(articles, template)
    return time.process_time() - begun


def grows_too_fast(unit: str, size: int, suffix: str, take: Callable[[bytes, str], float] = seconds, slack: float = 0.25) -> str:
    """What is wrong with the time of a unit, or an empty string: four times as long may take six times as long, not sixteen.

    `take` says how long a document takes, and `slack` seconds are no matter.
    """
    name = f"a{suffix}"
    short = take(document(unit, size, suffix), name)
    long = take(document(unit, 4 * size, suffix), name)
    if long <= 6 * short + slack:
        return ""
    again = min(take(document(unit, 4 * size, suffix), name) for _ in range(2))
    return f"{unit!r} as {suffix}: {short:.2f} s, four times as long {again:.2f} s" if again > 6 * short + slack else ""


LONG = 20_000
"""Characters of the shorter text of a unit when there is the night for it."""
HANG = 600
"""Seconds after which an expression that comes back from nowhere ends the run, its place printed."""


def grow(count: int, seed: int, until: float) -> Count:
    """What came of the units and suffixes, `count` of them and as long as there is time; nothing is random, so `seed` counts nothing."""
    repeated = [(unit, suffix) for unit in UNITS for suffix in SUFFIXES][:count]
    found = Count("units", memory=0)
    for number, (unit, suffix) in enumerate(repeated):
        if time.monotonic() > until:
            return found
        faulthandler.dump_traceback_later(HANG, exit=True)
        begun = time.monotonic()
        wrong = grows_too_fast(unit, LONG, suffix)
        faulthandler.cancel_dump_traceback_later()
        took = time.monotonic() - begun
        found.seconds += took
        if took > found.slowest:
            found.slowest, found.slowest_number = took, number
        found.failures += [(number, wrong)] if wrong else []
        found.done += 1
    found.done = max(found.done, count)  # there are no more units than these
    return found
