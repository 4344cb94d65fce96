"""The brief as markdown: each point a line quoted word for word, who says it, and a footnote with the place.

`check.py` reads the quoted lines back: they are the list items that carry a footnote, and the wordings in “ ” that begin a footnote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec

from briefing.export.contents import address_of, said_by
from briefing.export.escaping import escape, metadata, path_code
from briefing.export.part import contents_of
from briefing.model import Brief, Source
from briefing.workspace import wording
from briefing.workspace.rows import DisputeRow, PointDetail, StatementRow
from briefing.workspace.view import View

FORM = "brief/1"
"""The first line of the front matter, which says whose file this is."""

_BATCH = 200


def render(brief: View | Brief) -> bytes:
    """The whole export as UTF-8; the same brief and edits give the same bytes."""
    view = View(brief) if isinstance(brief, Brief) else brief
    return "".join(parts(view)).encode()


def parts(view: View) -> Iterator[str]:
    """The export, a piece at a time."""
    return _Markdown(view).parts()


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
        return "\n".join(["---", f"briefing: {FORM}", *lines, "---", ""])

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
