"""One statement as markdown with its citation, for the clipboard."""

from __future__ import annotations

from briefing.export.contents import address_of
from briefing.export.escaping import escape, path_code
from briefing.model import Source, Span
from briefing.workspace.rows import StatementRow
from briefing.workspace.wording import UNCERTAIN


def cite(row: StatementRow, source: Source) -> str:
    """The statement as a quotation, then who says it, outlet, title, date, and address or file with the place of the passage."""
    chain = row.chains[0] if row.chains else None
    speaker = f"**{escape(chain.voice_name)}**, in " if chain and chain.voice_name else ""
    title = row.source_title if row.source_title != row.source else ""
    return _citation(row.text, f"{speaker}{escape(row.outlet)}", title, row.published, source, (row.start, row.end))


def cite_passage(source: Source, passage: Span) -> str:
    """Any stretch of a source as a quotation, with outlet, title, date and place; who says it is not said, as it may be several."""
    data = source.metadata
    outlet, title = data.outlet.value if data.outlet else source.path, data.title.value if data.title else ""
    published = data.published.value if data.published else None
    return _citation(source.text[slice(*passage)], escape(outlet), title, published, source, passage)


def _citation(text: str, who: str, title: str, published: str | None, source: Source, place: Span) -> str:
    quoted = "\n>\n> ".join(escape(" ".join(line.split())) for line in text.split("\n") if line.strip())
    named = f", “{escape(title)}”" if title else ""
    known = source.metadata.published
    doubt = UNCERTAIN if known and known.certainty == "doubtful" and known.value == published else ""
    date = f", {escape(published[:10])}{doubt}" if published else ""
    address = address_of(source)
    where = f"<{address}>" if address else path_code(source.path)
    return f"> {quoted}\n>\n> — {who}{named}{date}, {where}, characters {place[0]} to {place[1]}\n"
