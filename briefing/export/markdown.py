"""A page or a record as markdown: each line quoted word for word, a note with its place, and who says it.

`read_back` finds the quoted lines again: they are the list items that carry a footnote, and the wordings in “ ” that begin a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

import msgspec

from briefing.export import document as doc
from briefing.export import seal
from briefing.export.escaping import code_spans, escape, metadata, path_code, unescape
from briefing.export.part import RECORD, contents_of, holds
from briefing.export.quotes import VERSION, Failure, Holds, NotAnExportError, Quote, ReadBack, named, passage
from briefing.export.record import blocks_of
from briefing.model import Brief
from briefing.workspace.view import View


def render(brief: View | Brief) -> bytes:
    """The whole export as UTF-8; the same brief and edits give the same bytes."""
    view = View(brief) if isinstance(brief, Brief) else brief
    return b"".join(write(view))


def write(view: View) -> Iterator[bytes]:
    """The export, a piece at a time."""
    return (part.encode() for part in seal.sealed(_parts(view)))


def _parts(view: View) -> Iterator[str]:
    before: type[doc.Block] | None = None
    for block in blocks_of(view):
        kind = type(block)
        if isinstance(block, doc.Title):
            yield _front_matter(view, block)
        elif isinstance(block, doc.ContentsList):  # readers of Markdown make one themselves
            continue
        elif kind is not before or kind not in _TIGHT:
            yield f"\n{_BEGINS.get(kind, '')}"
        yield _block(block)
        before = kind


_TIGHT = (doc.Quotation, doc.Unread, doc.Disagreement)
"""Blocks that stand close together: items of one list, rows of one table."""
_BEGINS: dict[type[doc.Block], str] = {doc.Disagreement: "| what is said | who says it |\n| --- | ------ |\n"}
"""What stands before the first of a kind."""


def _front_matter(view: View, title: doc.Title) -> str:
    values: dict[str, object] = {
        # The title stands below, as a heading: under `title` pandoc and others would print it a second time.
        "pagetitle": metadata(title.title),
        "lang": "en",
        "papersize": "a4",
        "geometry": "margin=13mm",
        **({"date": metadata(title.days)} if title.days else {}),
        "sources": metadata(title.counts),
        "template": metadata(view.template),
    }
    if sides := [metadata(side.name) for side in view.sides()]:
        values["sides"] = sides
    if part := contents_of(view).part:
        values["part"] = metadata(part)
        values["holds"] = holds(view)
    if edited := view.edited():
        values["edits"] = metadata(edited)
    lines = [f"{key}: {msgspec.json.encode(value).decode()}" for key, value in values.items()]
    return "\n".join(["---", f"briefing: {VERSION}", *lines, "---", "", ""])


def _block(block: doc.Block) -> str:
    match block:
        case doc.Title():
            part = f"**A part of the briefing:** {escape(block.part)}\n\n" if block.part else ""
            return f"# {escape(block.title)}\n\n{part}{escape(block.dateline)}\n"
        case doc.Heading():
            return f"{'#' * block.level} {escape(block.text)}\n"
        case doc.NotesBegin():
            return f"## {escape(block.heading)}\n\n{escape(block.text)}\n"
        case doc.Text():
            return f"{escape(block.text)}\n"
        case doc.Quotation():
            return _quotation(block)
        case doc.Disagreement():
            return _disagreement(block)
        case doc.Table():
            return _table(block)
        case doc.Unread():
            return f"- Not read: {path_code(block.path)}. {escape(block.reason)}\n"
        case doc.Note():
            return _note(block)
        case doc.ContentsList():
            return ""


def _quotation(line: doc.Quotation) -> str:
    refs = " ".join(f"[^{ref.ordinal}]" for ref in line.notes)  # which would run together: 12 for 1 and 2
    gloss = f" \\[{escape('; '.join(line.gloss))}\\]" if line.gloss else ""
    told = " · ".join([_who(line.who), *map(escape, line.marks)])
    comment = f"\n  > **Note:** {escape(line.comment)}\n\n" if line.comment else ""
    return f"- {escape(line.row.text)}{refs}{gloss} — {told}\n{comment}"


def _who(who: doc.Who) -> str:
    """The chain in words: voice, what it is, via, outlet."""
    return f"{_speaker(who)}{_name(who.outlet)}"


def _speaker(who: doc.Who) -> str:
    """Who says it, up to the outlet; nothing where the outlet does."""
    if not who.has_speaker:
        return ""
    return f"{f'**{escape(who.voice)}**' if who.voice else who.speaker}{who.up_to_outlet(escape)}"


def _name(name: doc.Name) -> str:
    return escape(name.text) if name.own else f"“{escape(name.text)}”"


def _disagreement(block: doc.Disagreement) -> str:
    rows = (f"| {_value(one)} | {_said(one)} |\n" for one in block.positions)
    return f"| **{escape(block.heading)}** | |\n{''.join(rows)}"


def _value(position: doc.Position) -> str:
    """What a position says: its value, or the words of the first who says so, with their note."""
    first = position.in_words
    return f"“{escape(first.row.text)}”[^{first.ref.ordinal}]" if first else escape(position.value) or "—"


def _said(position: doc.Position) -> str:
    said = [_who(one.who) if one.quoted else f"{_who(one.who)}[^{one.ref.ordinal}]" for one in position.said]
    return "; ".join([*said, f"and {position.more} more"] if position.more else said)


def _table(table: doc.Table) -> str:
    rules = " | ".join("-" * max(3, width) for width in table.widths)
    rows = (f"| {' | '.join(map(_cell, row))} |\n" for row in table.rows)
    return f"| {' | '.join(table.head)} |\n| {rules} |\n{''.join(rows)}"


def _cell(cell: doc.Cell) -> str:
    if cell.link:
        return f"[{escape(cell.text)}](<{cell.link.replace('|', '%7C')}>)"
    return path_code(cell.text) if cell.path else escape(cell.text)


def _note(note: doc.Note) -> str:
    words = f"“{escape(note.row.text)}” — {_speaker(note.who)}" if note.who else ""
    title = ""
    if note.title:
        title = f", *{escape(note.title.text)}*" if note.title.own else f", “{escape(note.title.text)}”"
    where = f", <{note.link}>" if note.link else f", {escape(note.address)}" if note.address else ""
    page = f", page {note.page}" if note.page else ""
    file = f", {path_code(note.row.source_path)}{page}, characters {note.row.start + 1}–{note.row.end}"
    return f"[^{note.ref.ordinal}]: {words}{escape(note.outlet)}{title}, {escape(note.when)}{where}{file}. <!--{note.ref.id}-->\n"


# --- reading an export back ---

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]: (.*)")
_REFERENCES = re.compile(r"(?:\[\^[^\]\s]+\] ?)+")
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_MARK = re.compile(r"\\.|\[\^")
_PLACE = re.compile(r"(?:, page [0-9]{1,9})?, characters ([0-9]{1,12})–([0-9]{1,12})\.(?: <!--[0-9a-f-]{8,20}-->)?\s*\Z")
_COUNT = re.compile(r"quotes: ([0-9]{1,12})\s*\Z")
_OURS = "briefing: brief/"
_QUOTED_CELL = re.compile(r"\| “((?:[^|\\]|\\.)*)”")
"""The first cell of a row that quotes what a position says."""
_END_OF_WORDING = "” — "

Notes = dict[str, tuple[int, str]]
"""The line of each footnote and what it says."""


def read_back(text: str, file: Path) -> Iterator[ReadBack]:
    """Every quote of an export, and what of the export itself is amiss. Raises `NotAnExportError`."""
    lines = text.split("\n")
    ours = next((line for line in lines[:20] if line.startswith(_OURS)), None)
    if ours is None:
        raise NotAnExportError(f"{file} is no export of ours: its front matter lacks `{_OURS}…`.")
    unsealed = ours.rstrip() == f"{_OURS}1"
    yield Holds(what=_held_part(lines))
    notes, count, used = Notes(), 0, set[str]()
    for number, line in enumerate(lines, 1):
        if found := _FOOTNOTE.match(line):
            if found[1] in notes:
                yield Failure(line=number, what=f"there is a second footnote {named(found[1])}")
            notes.setdefault(found[1], (number, found[2]))
    for number, line in enumerate(lines, 1):
        note = _FOOTNOTE.match(line)
        quoted = _quoted(note[2] if note else line)
        if quoted and not note and not unsealed and line.startswith("| "):
            references = list(_references(line))  # of a dispute: the row quotes what the first says, notes quote the others
            used.update(label for _, labels in references for label in labels)
            yield from (_unknown(number, label) for _, labels in references for label in labels if label not in notes)
            if (cell := _QUOTED_CELL.fullmatch(references[0][0])) and references[0][1][0] in notes:
                count += 1
                yield _quote(number, cell[1], references[0][1][0], notes)
        elif quoted and (note or not line.startswith("- ")):
            yield Failure(line=number, what="a footnote stands where no quoted line is")
        elif quoted:
            count += 1
            used.update(quoted[1])
            yield _quote(number, quoted[0].removeprefix("- "), quoted[1][0], notes)
            yield from (_unknown(number, label) for label in quoted[1] if label not in notes)
    yield from _wordings(notes, used)
    if not unsealed:
        yield from seal.held(text)
        return
    said = next((int(found[1]) for line in lines[:20] if (found := _COUNT.match(line))), None)
    if said != count:
        yield Failure(line=1, what=f"the front matter names {'no' if said is None else said} quoted lines, there are {count}")


def _held_part(lines: Sequence[str]) -> str:
    """What the front matter says that an export holds."""
    front = list(takewhile(lambda line: line.rstrip() != "---", lines[1:]))
    said = next((line for line in front if line.startswith("holds: ")), "")
    with suppress(msgspec.DecodeError):
        return msgspec.json.decode(said.removeprefix("holds: "), type=str)
    return "part" if any(line.startswith("part: ") for line in front) else RECORD


def _wordings(notes: Notes, used: set[str]) -> Iterator[ReadBack]:
    """The wordings that stand in footnotes, because no line of the brief has them."""
    for label, (number, note) in notes.items():
        if note.startswith("“"):
            yield _quote(number, None, label, notes)
        if label not in used:
            yield Failure(line=number, what=f"no line refers to the footnote {named(label)}")


def _quoted(line: str) -> tuple[str, list[str]] | None:
    """The part of a line before its first footnotes, and their labels; None for a line without any."""
    return next(_references(line), None)


def _references(line: str) -> Iterator[tuple[str, list[str]]]:
    """Each place where a line refers to footnotes: what stands before it, and the labels."""
    if "[^" not in line:
        return
    inside = {place for start, end, _ in code_spans(line) for place in range(start, end)} if "`" in line else ()
    behind = 0
    for mark in _MARK.finditer(line):
        if mark.group() != "[^" or mark.start() in inside or mark.start() < behind:
            continue
        if found := _REFERENCES.match(line, mark.start()):
            behind = found.end()
            yield line[: mark.start()], _LABEL.findall(found.group())


def _quote(line: int, markdown: str | None, label: str, notes: Notes) -> Quote | Failure:
    """The quote with the place that its footnote names; its words are those of the footnote where the line has none."""
    if label not in notes:
        return _unknown(line, label)
    number, note = notes[label]
    written = _PLACE.search(note)
    place = passage(written[1], written[2], 1) if written else None
    path = _last_code(note[: written.start()]) if written else None
    if place is None or path is None:
        return Failure(line=number, what=f"the footnote {named(label)} names no place in a source")
    words = _wording(note, place[1] - place[0]) if markdown is None else unescape(markdown)
    return Quote(line=line, text=words, path=path, start=place[0], end=place[1])


def _wording(note: str, length: int) -> str:
    """What a footnote quotes: its words end with a sign that may stand in them too, and in a title behind them; their length decides."""
    ends = [found.start() for found in re.finditer(_END_OF_WORDING, note)][:20]
    fitting = [words for end in ends if len(words := unescape(note[1:end])) <= length]
    return fitting[-1] if fitting else unescape(note[1 : ends[0]] if ends else note[1:])


def _last_code(markdown: str) -> str | None:
    """What is in the code span that ends the text: a source's path."""
    last = next(reversed(code_spans(markdown)), None)
    return last[2] if last and last[1] == len(markdown) else None


def _unknown(line: int, label: str) -> Failure:
    return Failure(line=line, what=f"there is no footnote {named(label)}")
