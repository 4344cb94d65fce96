"""Reads a page of ours back: every quotation with the place that it names, and what of the page itself is amiss."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from briefing.export import seal
from briefing.export.part import RECORD
from briefing.export.quotes import Failure, Holds, NotAnExportError, Quote, ReadBack, passage

_OURS = re.compile(r"\s*<!DOCTYPE html>\s*<!-- briefing: brief/([0-9]{1,9})(?:, ([0-9]{1,12}) quotes)? -->")
_MARKS = ("em", "mark")
"""What may stand in a quotation: words of likelihood, and words that differ."""
_PART = "<p><b>A part of the briefing:</b>"
"""What exports of a part have had from the first version on."""
_MARKUP = "this quotation holds markup, which may show other words than it has"


class _Quotes(HTMLParser):
    """Collects the `q` elements, each of which must name its source and stand for itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.quotes: list[Quote | Failure] = []
        self._open: tuple[int, dict[str, str | None]] | None = None
        self._text: list[str] = []
        self.holds = ""
        """What the head says that the page holds."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta" and dict(attrs).get("name") == "briefing-holds":
            self.holds = self.holds or dict(attrs).get("content") or ""
        if tag == "q":
            self.end_open("a quotation begins within this one")
            self._open, self._text = (self.getpos()[0], dict(attrs)), []
        elif tag not in _MARKS:
            self.end_open(_MARKUP)

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != "q" and tag not in _MARKS:
            self.end_open(_MARKUP)
        if tag != "q" or self._open is None:
            return
        line, said = self._open
        self._open = None
        path = said.get("data-source")
        place = passage(said.get("data-start") or "", said.get("data-end") or "", 0)
        if path is None or place is None:
            self.quotes.append(Failure(line=line, what="a quotation names no place in a source"))
        else:
            self.quotes.append(Quote(line=line, text="".join(self._text), path=path, start=place[0], end=place[1]))

    def handle_comment(self, data: str) -> None:
        self.end_open(_MARKUP)

    def handle_decl(self, decl: str) -> None:
        self.end_open(_MARKUP)

    def handle_pi(self, data: str) -> None:
        self.end_open(_MARKUP)

    def unknown_decl(self, data: str) -> None:
        self.end_open(_MARKUP)

    def end_open(self, what: str) -> None:
        """A quotation that is still open can't be read."""
        if self._open is not None:
            self.quotes.append(Failure(line=self._open[0], what=what))
            self._open = None


def read_back(text: str, file: Path) -> Iterator[ReadBack]:
    """Every quotation of a page of ours, and what of the page itself is amiss. Raises `NotAnExportError`."""
    ours = _OURS.match(text)
    if ours is None:
        raise NotAnExportError(f"{file} is no export of ours: its second line does not say so.")
    parser = _Quotes()
    try:
        parser.feed(text)
        parser.close()
    except AssertionError as error:  # what Python's parser raises at some broken declarations
        raise NotAnExportError(f"{file} is no page that could be read: {error}.") from error
    parser.end_open("this quotation has no end")
    yield Holds(what=parser.holds or ("part" if _PART in text else RECORD))
    yield from parser.quotes
    if ours[2] is None:
        yield from seal.held(text)
        return
    found = sum(isinstance(one, Quote) for one in parser.quotes)
    if int(ours[2]) != found:
        yield Failure(line=2, what=f"the second line names {ours[2]} quotes, there are {found}")
