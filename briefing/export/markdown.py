"""The brief as markdown: each point a line quoted word for word, who says it, and a footnote with the place.

`read_back` finds the quoted lines again: they are the list items that carry a footnote, and the wordings in “ ” that begin a footnote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from briefing.export.contents import address_of, said_by
from briefing.export.escaping import code_spans, escape, metadata, path_code, unescape
from briefing.export.part import contents_of
from briefing.export.quotes import VERSION, Failure, NotAnExportError, Quote, ReadBack, named, passage
from briefing.model import Brief, Source
from briefing.workspace import wording
from briefing.workspace.rows import DisputeRow, PointDetail, StatementRow
from briefing.workspace.view import View

_BATCH = 200


def render(brief: View | Brief) -> bytes:
    """The whole export as UTF-8; the same brief and edits give the same bytes."""
    view = View(brief) if isinstance(brief, Brief) else brief
    return b"".join(write(view))


def write(view: View) -> Iterator[bytes]:
    """The export, a piece at a time."""
    return (part.encode() for part in _Markdown(view).parts())


class _Markdown:
    """One export. Footnotes are numbered by nobody: their labels are made of the outlet and of what is said."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.contents = contents_of(view)
        self.labels: dict[str, str] = {}
        """Footnote label by statement id, in the order of first use."""
        self.taken: set[str] = set()
        self.behind: set[str] = set()
        """Statements whose wording stands in their footnote, because no line of the brief has it."""
        self.led: set[str] = set()
        """Statements that a line of the brief quotes."""

    def parts(self) -> Iterator[str]:
        yield self._front_matter()
        part = f"**A part of the briefing:** {escape(self.contents.part)}\n\n" if self.contents.part else ""
        yield f"\n# {escape(self.view.title)}\n\n{part}{self.contents.summary()}\n"
        for section in self.view.shown_sections():
            yield f"\n## {escape(section.title)}\n\n"
            if not section.count:
                yield f"{wording.nothing_in_section(self.view.taken_out(section.id))}\n"
            for row in self.view.points(section.id):
                yield self._point(self.view.point(row.id))
        yield from self._disputes()
        yield from self._timeline()
        yield from self._sources()
        yield from self._problems()
        yield from self._footnotes()

    def _front_matter(self) -> str:
        sections, view = self.view.shown_sections(), self.view
        disputes = self.contents.quotes_of_reported_disputes()
        told = sum(len(entry.statements) for entry in self.contents.timeline())
        values = {
            "title": metadata(view.title),
            **({"part": metadata(self.contents.part)} if self.contents.part else {}),
            "template": metadata(view.template),
            "sides": [metadata(side.name) for side in view.sides()],
            "sources": len(view.sources()),
            "origins": sum(1 for _ in self.contents.origins()),
            "quotes": sum(section.count for section in sections) + disputes + told,
        }
        if edited := view.edited():
            values["edits"] = metadata(edited)
        lines = [f"{key}: {msgspec.json.encode(value).decode()}" for key, value in values.items()]
        return "\n".join(["---", f"briefing: {VERSION}", *lines, "---", ""])

    def _point(self, point: PointDetail) -> str:
        lead, *others = point.statements
        refs = self._ref(lead, quoted=True) + "".join(self._ref(other, quoted=False) for other in others)
        told = [self._who(lead), escape(point.origins)]
        if point.row.disputes:
            told.append("disputed")
        if point.row.pinned:
            told.append("pinned")
        line = f"- {escape(lead.text)}{refs} — {' · '.join(told)}\n"
        return f"{line}\n  > **Note:** {escape(point.row.note)}\n\n" if point.row.note else line

    def _quote(self, row: StatementRow) -> str:
        when = f", {escape(row.published[:10])}" if row.published else ""
        return f"- {escape(row.text)}{self._ref(row, quoted=True)} — {self._who(row)}{when}\n"

    def _who(self, row: StatementRow) -> str:
        """The chain in words: voice, what it is, via, outlet."""
        outlet = escape(row.outlet)
        chain = said_by(row)
        if chain is None:
            return outlet
        name = f"**{escape(chain.voice_name)}**" if chain.voice_name else "unattributed"
        note = f" ({escape(chain.voice_note)})" if chain.voice_note else ""
        via = f", via {escape(chain.via_name)}" if chain.via_name else ""
        return f"{name}{note}{via}, in {outlet}"

    def _ref(self, row: StatementRow, quoted: bool) -> str:
        (self.led if quoted else self.behind).add(row.id)
        if row.id not in self.labels:
            self.labels[row.id] = self._label(row)
        return f"[^{self.labels[row.id]}]"

    def _label(self, row: StatementRow) -> str:
        """Stays the same whatever else changes: the outlet, and a checksum of what is said."""
        plain = unicodedata.normalize("NFKD", row.outlet).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:24].strip("-") or "source"
        stem = f"{slug}-{blake2b(' '.join(row.text.split()).encode(), digest_size=4).hexdigest()}"
        label, count = stem, 1
        while label in self.taken:
            count += 1
            label = f"{stem}-{count}"
        self.taken.add(label)
        return label

    def _disputes(self) -> Iterator[str]:
        shown: Iterable[DisputeRow] = (row for row in self.view.disputes() if row.reported)
        first = True
        for row in shown:
            if first:
                yield "\n## Where sources disagree\n"
                first = False
            yield f"\n### {escape(row.about)} ({escape(row.kind)})\n"
            for value, statements in row.positions:
                yield f"\n**{escape(value) or '—'}**\n\n" + "".join(map(self._quote, statements))

    def _timeline(self) -> Iterator[str]:
        for number, entry in enumerate(self.view.timeline()):
            if not number:
                yield "\n## Timeline\n"
            yield f"\n### {escape(wording.moment(entry.when, entry.precision))}\n\n" + "".join(map(self._quote, entry.statements))

    def _sources(self) -> Iterator[str]:
        yield "\n## Sources\n\n| outlet | title | published | words | file |\n| --- | --- | --- | ---: | --- |\n"
        for row in self.view.sources():
            when = row.published.value if row.published else "unknown"
            doubt = " (doubtful)" if row.published and row.published.certainty == "doubtful" else ""
            yield f"| {escape(row.outlet)} | {escape(row.title)} | {escape(when)}{doubt} | {row.words} | {path_code(row.path)} |\n"

    def _problems(self) -> Iterator[str]:
        problems = self.view.problems()
        if problems:
            yield "\n## Problems while reading\n\n"
        for problem in problems:
            yield f"- {path_code(problem.path)}: {escape(wording.reason(problem))}\n"

    def _footnotes(self) -> Iterator[str]:
        if self.labels:
            yield "\n"
        names = list(self.labels)
        known: dict[str, Source] = {}
        for start in range(0, len(names), _BATCH):
            rows = self.view.records.statements(names[start : start + _BATCH])
            fresh = {row.source for row in rows} - known.keys()
            known = {name: source for name, source in known.items() if name in {row.source for row in rows}}
            known.update({name: self.view.source(name).source for name in sorted(fresh)})
            for row in rows:
                yield self._footnote(row, known[row.source])

    def _footnote(self, row: StatementRow, source: Source) -> str:
        wording_here = f"“{escape(row.text)}” — {self._who(row)}. " if row.id in self.behind and row.id not in self.led else ""
        address = source.metadata.address.value if source.metadata.address else None
        link = address_of(source)
        title = f", *{escape(row.source_title)}*" if row.source_title != row.source_path else ""
        when = f", {escape(row.published)}" if row.published else ", undated"
        where = f", <{link}>" if link else f", {escape(address)}" if address else ""
        page = f", page {sum(start <= row.start for start in source.pages)}" if source.pages else ""
        file = f", {path_code(row.source_path)}{page}, characters {row.start + 1}–{row.end}"
        outlet = escape(row.outlet) if row.outlet != row.source_path else "Outlet unknown"
        return f"[^{self.labels[row.id]}]: {wording_here}{outlet}{title}{when}{where}{file}.\n\n"


# --- reading an export back ---

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]: (.*)")
_REFERENCES = re.compile(r"(?:\[\^[^\]\s]+\])+")
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_MARK = re.compile(r"\\.|\[\^")
_PLACE = re.compile(r"(?:, page [0-9]{1,9})?, characters ([0-9]{1,12})–([0-9]{1,12})\.\s*\Z")
_COUNT = re.compile(r"quotes: ([0-9]{1,12})\s*\Z")
_OURS = "briefing: brief/"
_END_OF_WORDING = "” — "

Notes = dict[str, tuple[int, str]]
"""The line of each footnote and what it says."""


def read_back(text: str, file: Path) -> Iterator[ReadBack]:
    """Every quote of an export, and what of the export itself is amiss. Raises `NotAnExportError`."""
    lines = text.split("\n")
    if not any(line.startswith(_OURS) for line in lines[:20]):
        raise NotAnExportError(f"{file} is no export of ours: its front matter lacks `{_OURS}…`.")
    notes, count, used = Notes(), 0, set[str]()
    for number, line in enumerate(lines, 1):
        if found := _FOOTNOTE.match(line):
            if found[1] in notes:
                yield Failure(line=number, what=f"there is a second footnote {named(found[1])}")
            notes.setdefault(found[1], (number, found[2]))
    for number, line in enumerate(lines, 1):
        note = _FOOTNOTE.match(line)
        quoted = _quoted(note[2] if note else line)
        if quoted and (note or not line.startswith("- ")):
            yield Failure(line=number, what="a footnote stands where no quoted line is")
        elif quoted:
            count += 1
            used.update(quoted[1])
            yield _quote(number, quoted[0].removeprefix("- "), quoted[1][0], notes)
            yield from (_unknown(number, label) for label in quoted[1] if label not in notes)
    yield from _wordings(notes, used)
    said = next((int(found[1]) for line in lines[:20] if (found := _COUNT.match(line))), None)
    if said != count:
        yield Failure(line=1, what=f"the front matter names {'no' if said is None else said} quoted lines, there are {count}")


def _wordings(notes: Notes, used: set[str]) -> Iterator[ReadBack]:
    """The wordings that stand in footnotes, because no line of the brief has them."""
    for label, (number, note) in notes.items():
        if note.startswith("“"):
            yield _quote(number, None, label, notes)
        if label not in used:
            yield Failure(line=number, what=f"no line refers to the footnote {named(label)}")


def _quoted(line: str) -> tuple[str, list[str]] | None:
    """The part of a line before its first footnotes, and their labels; None for a line without any."""
    inside = {place for start, end, _ in code_spans(line) for place in range(start, end)} if "`" in line else ()
    for mark in _MARK.finditer(line):
        if mark.group() == "[^" and mark.start() not in inside and (found := _REFERENCES.match(line, mark.start())):
            return line[: mark.start()], _LABEL.findall(found.group())
    return None


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
