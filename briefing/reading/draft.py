"""What a reader hands over, and the way from there to a `Source` that all formats share."""

from __future__ import annotations

import hashlib

from briefing.model import Metadata, Record, Source, Span
from briefing.reading.layout import lay_out
from briefing.reading.metadata import complete
from briefing.reading.metadata.language import detect


class Draft(Record, frozen=True):
    """A document as its reader sees it: text, and what the format itself knows of title, headings and metadata."""

    text: str
    data: bytes
    path: str
    format: str
    metadata: Metadata = Metadata()
    headings: tuple[tuple[Span, int], ...] = ()
    pages: tuple[int, ...] = ()


def finish(draft: Draft) -> Source:
    """Find furniture, headings, title, sentences and metadata of a draft."""
    checksum = hashlib.sha256(draft.data).hexdigest()
    known = draft.metadata.title
    language = draft.metadata.language or detect(draft.text)
    layout = lay_out(
        draft.text,
        title=known.value if known else None,
        headings=dict(draft.headings),
        language=language.value.split("-")[0] if language else "en",
    )
    return Source(
        id=checksum[:12],
        path=draft.path,
        paths=(draft.path,),
        text=draft.text,
        sha256=checksum,
        format=draft.format,
        metadata=complete(draft.metadata, draft.text, layout, draft.path, language),
        title_span=layout.title_span,
        furniture=layout.furniture,
        headings=layout.headings,
        paragraphs=layout.paragraphs,
        sentences=layout.sentences,
        pages=draft.pages,
    )
