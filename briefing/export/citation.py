"""One statement as markdown with its citation, for the clipboard."""

from __future__ import annotations

from briefing.export.contents import address_of
from briefing.export.dates import UNCERTAIN
from briefing.export.escaping import escape, path_code
from briefing.model import Source
from briefing.workspace.rows import StatementRow


def cite(row: StatementRow, source: Source) -> str:
    """The statement as a quotation, then who says it, outlet, title, date, and address or file with the place of the passage."""
    chain = row.chains[0] if row.chains else None
    speaker = f"**{escape(chain.voice_name)}**, in " if chain and chain.voice_name else ""
    title = f", “{escape(row.source_title)}”" if row.source_title != row.source else ""
    published = source.metadata.published
    doubt = UNCERTAIN if published and published.certainty == "doubtful" and published.value == row.published else ""
    date = f", {escape(row.published[:10])}{doubt}" if row.published else ""
    address = address_of(source)
    where = f"<{address}>" if address else path_code(source.path)
    return f"> {escape(row.text)}\n>\n> — {speaker}{escape(row.outlet)}{title}{date}, {where}, characters {row.start} to {row.end}\n"
