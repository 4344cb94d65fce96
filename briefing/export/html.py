"""The brief as one HTML page that needs nothing else: no script, no font, no picture, nothing fetched.

Every text is escaped, and a content security policy forbids all that could be live. The quotes are `q` elements that name source, start
and end, which `read_back` finds again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape as _escape
from html.parser import HTMLParser
from pathlib import Path

from briefing.export.contents import address_of, said_by
from briefing.export.part import contents_of
from briefing.export.quotes import VERSION, Failure, NotAnExportError, Quote, ReadBack, passage
from briefing.model import Span
from briefing.workspace import wording
from briefing.workspace.rows import PointDetail, StatementRow
from briefing.workspace.safe_text import one_line, safe
from briefing.workspace.view import View

_BLANKS = re.compile(r"\s+")

STYLE = """
:root { color-scheme: light dark; --dim: #5b6470; --line: #d5d9de; --mark: #9a3412; }
@media (prefers-color-scheme: dark) { :root { --dim: #a5adb8; --line: #3a424d; --mark: #e69f00; } }
body { font: 17px/1.55 Georgia, 'Times New Roman', serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, nav, table, .who { font-family: system-ui, sans-serif; }
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
nav a { margin-right: 1rem; white-space: nowrap; }
ul.points { list-style: none; padding: 0; } ul.points > li { margin: 1.1rem 0; }
q { quotes: none; } q em { text-decoration: underline; }
.who, .place, .note, nav, .summary { font-size: .85rem; color: var(--dim); display: block; }
.note { border-left: 3px solid var(--mark); padding-left: .6rem; white-space: pre-line; } .mark { color: var(--mark); }
table { border-collapse: collapse; font-size: .85rem; } td, th { text-align: left; padding: .3rem .8rem .3rem 0; vertical-align: top; }
li[id]:target { outline: 2px solid var(--mark); outline-offset: .4rem; }
"""


def write(view: View) -> Iterator[bytes]:
    """The page, a piece at a time."""
    return (part.encode() for part in _Page(view).parts())


def _text(text: str) -> str:
    """Text of a document, safe in elements and in quoted attributes."""
    return _escape(one_line(text), quote=True)


def _marked(text: str, spans: Sequence[Span]) -> str:
    """A quote with its words of likelihood in `em`, which adds no character to it."""
    parts, at = [], 0
    for start, end in spans:
        parts += [_escape(_BLANKS.sub(" ", safe(text[at:start])), quote=True), f"<em>{_text(text[start:end])}</em>"]
        at = end
    return "".join([*parts, _escape(_BLANKS.sub(" ", safe(text[at:])), quote=True)]).strip() if spans else _text(text)


class _Page:
    def __init__(self, view: View) -> None:
        self.view = view
        self.contents = contents_of(view)

    def parts(self) -> Iterator[str]:
        title, part = _text(self.view.title), _text(self.contents.part)
        named = f"{title}: {part}" if part else title
        yield f"<!DOCTYPE html>\n<!-- briefing: {VERSION}, {self._count()} quotes -->\n"
        yield '<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        if edited := self.view.edited():
            yield f'<meta name="briefing-edits" content="{_text(edited)}">\n'
        yield f'<meta name="referrer" content="no-referrer">\n<title>{named}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n'
        yield f"<h1>{title}</h1>\n" + (f"<p><b>A part of the briefing:</b> {part}</p>\n" if part else "")
        yield f'<p class="summary">{_text(self.contents.summary())}</p>\n{self._menu()}'
        for number, section in enumerate(self.view.shown_sections(), 1):
            yield f'<h2 id="section-{number}">{_text(section.title)}</h2>\n'
            yield '<ul class="points">\n' if section.count else f"<p>{wording.nothing_in_section(self.view.taken_out(section.id))}</p>\n"
            for row in self.view.points(section.id):
                yield self._point(self.view.point(row.id))
            yield "</ul>\n" if section.count else ""
        yield from self._disputes()
        yield from self._timeline()
        yield from self._sources()
        yield "</body>\n</html>\n"

    def _count(self) -> int:
        points = sum(len(self.view.record(row.id).statements) for one in self.view.shown_sections() for row in self.view.points(one.id))
        disputes = self.contents.quotes_of_reported_disputes()
        return points + disputes + sum(len(entry.statements) for entry in self.contents.timeline())

    def _menu(self) -> str:
        links = [f'<a href="#section-{number}">{_text(one.title)}</a>' for number, one in enumerate(self.view.shown_sections(), 1)]
        links.append('<a href="#sources">Sources</a>')
        return f"<nav>{' '.join(links)}</nav>\n"

    def _point(self, point: PointDetail) -> str:
        lead, *others = point.statements
        marks = [word for word, on in (("disputed", bool(point.row.disputes)), ("pinned", point.row.pinned)) if on]
        told = " · ".join([_text(point.origins), *(f'<span class="mark">{mark}</span>' for mark in marks)])
        note = f'<span class="note">{_escape(safe(point.row.note))}</span>' if point.row.note else ""
        more = self._more(others)
        return f'<li>{self._quote(lead)}<span class="who">{self._who(lead)} · {told}</span>{self._place(lead)}{note}{more}</li>\n'

    def _more(self, others: Sequence[StatementRow]) -> str:
        if not others:
            return ""
        items = "".join(f'<li>{self._quote(one)}<span class="who">{self._who(one)}</span>{self._place(one)}</li>' for one in others)
        return f"<details><summary>{wording.plural(len(others), 'more wording')}</summary><ul>{items}</ul></details>"

    def _quote(self, row: StatementRow) -> str:
        place = f'data-source="{_text(row.source_path)}" data-start="{row.start}" data-end="{row.end}"'
        return f"<q {place}>{_marked(row.text, row.likely)}</q>"

    def _who(self, row: StatementRow) -> str:
        chain = said_by(row)
        if chain is None:
            return _text(row.outlet)
        name = f"<b>{_text(chain.voice_name)}</b>" if chain.voice_name else "unattributed"
        note = f" ({_text(chain.voice_note)})" if chain.voice_note else ""
        via = f", via {_text(chain.via_name)}" if chain.via_name else ""
        return f"{name}{note}{via}, in {_text(row.outlet)}"

    def _place(self, row: StatementRow) -> str:
        when = f", {_text(row.published)}" if row.published else ", undated"
        title = f", <i>{_text(row.source_title)}</i>" if row.source_title != row.source_path else ""
        place = f"<code>{_text(row.source_path)}</code>, characters {row.start + 1}–{row.end}"
        return f'<span class="place">{_text(row.outlet)}{title}{when}, {place}</span>'

    def _disputes(self) -> Iterator[str]:
        first = True
        for row in self.view.disputes():
            if not row.reported:
                continue
            yield "<h2>Where sources disagree</h2>\n" if first else ""
            first = False
            yield f"<h3>{_text(row.about)} ({_text(row.kind)})</h3>\n"
            for value, statements in row.positions:
                yield f'<p><b>{_text(value) or "—"}</b></p>\n<ul class="points">\n{self._items(statements)}</ul>\n'

    def _timeline(self) -> Iterator[str]:
        for number, entry in enumerate(self.view.timeline()):
            yield "" if number else "<h2>Timeline</h2>\n"
            when = _text(wording.moment(entry.when, entry.precision))
            yield f'<h3>{when}</h3>\n<ul class="points">\n{self._items(entry.statements)}</ul>\n'

    def _items(self, statements: Sequence[StatementRow]) -> str:
        return "".join(f'<li>{self._quote(one)}<span class="who">{self._who(one)}</span>{self._place(one)}</li>\n' for one in statements)

    def _sources(self) -> Iterator[str]:
        yield '<h2 id="sources">Sources</h2>\n<table>\n'
        yield "<tr><th>outlet</th><th>title</th><th>published</th><th>words</th><th>file</th></tr>\n"
        for row, source in zip(self.view.sources(), self.view.each_source(), strict=True):
            when = _text(row.published.value) if row.published else "unknown"
            doubt = " (doubtful)" if row.published and row.published.certainty == "doubtful" else ""
            address = address_of(source)
            title = (
                f'<a href="{_escape(address)}" rel="noopener noreferrer nofollow">{_text(row.title)}</a>' if address else _text(row.title)
            )
            file = f"<code>{_text(row.path)}</code>"
            yield f"<tr><td>{_text(row.outlet)}</td><td>{title}</td><td>{when}{doubt}</td><td>{row.words}</td><td>{file}</td></tr>\n"
        yield "</table>\n"
        problems = self.view.problems()
        if problems:
            items = "".join(f"<li><code>{_text(one.path)}</code>: {_text(wording.reason(one))}</li>\n" for one in problems)
            yield f"<h2>Problems while reading</h2>\n<ul>\n{items}</ul>\n"


# --- reading an export back ---

_OURS = re.compile(r"\s*<!DOCTYPE html>\s*<!-- briefing: brief/[0-9]{1,9}, ([0-9]{1,12}) quotes -->")


_MARKUP = "this quotation holds markup, which may show other words than it has"


class _Quotes(HTMLParser):
    """Collects the `q` elements, each of which must name its source and stand for itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Quote | Failure] = []
        self._open: tuple[int, dict[str, str | None]] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "q":
            self.end_open("a quotation begins within this one")
            self._open, self._text = (self.getpos()[0], dict(attrs)), []
        elif tag != "em":
            self.end_open(_MARKUP)

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("q", "em"):
            self.end_open(_MARKUP)
        if tag != "q" or self._open is None:
            return
        line, said = self._open
        self._open = None
        path = said.get("data-source")
        place = passage(said.get("data-start") or "", said.get("data-end") or "", 0)
        if path is None or place is None:
            self.found.append(Failure(line=line, what="a quotation names no place in a source"))
        else:
            self.found.append(Quote(line=line, text="".join(self._text), path=path, start=place[0], end=place[1]))

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
            self.found.append(Failure(line=self._open[0], what=what))
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
    yield from parser.found
    count = sum(isinstance(one, Quote) for one in parser.found)
    if int(ours[1]) != count:
        yield Failure(line=2, what=f"the second line names {ours[1]} quotes, there are {count}")
