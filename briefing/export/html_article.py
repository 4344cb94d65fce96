"""The articles that stand beside a page: their reporting, with each passage that the page shows, to which a marker leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from briefing.export.contents import address_of
from briefing.export.dates import day_told
from briefing.export.document import NoteNumber
from briefing.export.html_text import address_in, anchor, link, run, text
from briefing.export.naming import UNKNOWN_OUTLET, title_of
from briefing.model import Source, Span
from briefing.workspace.rows import SourceRow
from briefing.workspace.safe_text import one_line
from briefing.workspace.view import View

Passage = tuple[int, int, str]
"""Start and end of a passage, and the id of its note; empty for what the analyst excluded, which is gone from the article too."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}\Z")
_LINE = re.compile(r"[^\n]+")
_BATCH = 200


def articles(view: View, wanted: Set[str], places: dict[str, NoteNumber]) -> Iterator[str]:
    """Each article of these sources or with one of these passages, in the order of the sources; one text at a time is held."""
    passages: dict[str, list[Passage]] = {name: [] for name in wanted}
    names = list(places)
    for start in range(0, len(names), _BATCH):
        for found in view.records.statements(names[start : start + _BATCH]):
            passages.setdefault(found.source, []).append((found.start, found.end, places[found.id].id))
    yield '<nav class="hint" aria-label="Articles">\n<p>The marker behind a line opens its source here, with the passage lit.</p>\n<ul>\n'
    for row in view.sources():
        if row.id in passages:
            title = row.title if row.title != row.path else title_of(view.source(row.id).source).text
            yield f'<li><a href="#{anchor("source", row.id)}">{text(title)}</a> <span class="dateline">{_when_and_where(row)}</span></li>\n'
    yield "</ul>\n</nav>\n"
    for row in view.sources():
        if row.id in passages:
            whole = view.source(row.id)
            gone = [(start, end, "") for name, start, end in whole.statements if name in view.overlay.hidden]
            yield from _article(whole.source, row, sorted([*passages[row.id], *gone]))


def _when_and_where(row: SourceRow) -> str:
    outlet = row.outlet if row.outlet != row.path else UNKNOWN_OUTLET
    return text(f"{outlet}, {day_told(row.published)}")


def _article(source: Source, row: SourceRow, passages: Sequence[Passage]) -> Iterator[str]:
    name, title, address = anchor("source", source.id), title_of(source), address_of(source)
    known = source.metadata.language
    language = f' lang="{known.value}"' if known and _LANGUAGE.match(known.value) else ""
    original = f" · {link(address, 'the original')}" if address else ""
    yield f'<article id="{name}" aria-labelledby="{name}-title"{language}>\n'
    yield f'<header><h3 id="{name}-title">{text(title.text if title.own else f"“{title.text}”")}</h3>\n'
    yield f'<p class="dateline">{_when_and_where(row)}{original}</p>\n<a class="close" href="#page">Close</a></header>\n'
    shown = _units(source, passages)
    for start, end, tag in shown:
        inside = [one for one in passages if start <= one[0] < end]
        yield f"<{tag}>{''.join(_told(source.text, (start, end), inside, address))}</{tag}>\n"
    if _left_out(source.text, [(start, end) for start, end, _ in shown]):
        yield '<p class="left">What is not its reporting (menus, captions, notes on authors, comments) is left out here.</p>\n'
    yield "</article>\n"


def _units(source: Source, passages: Iterable[Passage]) -> list[tuple[int, int, str]]:
    """Paragraphs and headings in order, so cut that each passage lies in one of them."""
    spans = source.paragraphs or tuple(found.span() for found in _LINE.finditer(source.text))
    pieces = [(start, end, "p") for start, end in spans]
    pieces += [(one.start, one.end, "h4") for one in source.headings]
    pieces += [(start, end, "p") for start, end, _ in passages]
    found: list[tuple[int, int, str]] = []
    for start, end, tag in sorted(pieces, key=lambda piece: (piece[0], -piece[1])):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end), found[-1][2]
        else:
            found.append((start, end, tag))
    return [one for one in found if source.text[one[0] : one[1]].strip()]


def _told(words: str, span: Span, passages: Sequence[Passage], address: str | None) -> Iterator[str]:
    """A paragraph with its passages, each with the ways back to its line and on to the original behind it."""
    at = span[0]
    for start, end, name in passages:
        begin = max(at, start)
        if not name:
            yield f'{run(words[at:begin])}<span class="gone">[left out by the analyst]</span>'
            at = max(begin, end)
            continue
        original = f" {link(address_in(address, words[start:end]), 'find it in the original')}" if address else ""
        yield f'{run(words[at:begin])}<span class="passage" id="p-{name}" tabindex="-1">{run(words[begin:end])}</span>'
        yield f'<span class="ways"> <a href="#m-{name}">back to the line</a>{original}</span>'
        at = max(begin, end)
    yield run(words[at : span[1]])


def _left_out(words: str, shown: Sequence[Span]) -> bool:
    """Whether there is more in the text than its title and what is shown."""
    first = shown[0][0] if shown else 0
    gaps = [words[end:start] for (_, end), (start, _) in zip(shown, [*shown[1:], (len(words), 0)], strict=True)]
    return any(map(one_line, [*words[:first].split("\n\n")[1:], *gaps]))
