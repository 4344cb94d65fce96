"""What a reader hands over, and the way from there to a `Source` that all formats share."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from briefing.model import Known, Metadata, Record, Source, Span, Turn
from briefing.reading import turns
from briefing.reading.document import Document
from briefing.reading.files import ReadError
from briefing.reading.layout import lay_out
from briefing.reading.metadata.completion import complete_metadata
from briefing.reading.metadata.language import detect
from briefing.reading.metadata.language_tags import primary, tag

SENTENCE = 80
"""Characters of a sentence, on average of many."""


class Draft(Record, frozen=True):
    """An article as its reader sees it: text, and what the format itself knows of title, headings and metadata.

    `given` says of spans what the format calls them: a heading of that level, or 0 for an item of a list or a table.
    `part` tells the articles of one file apart ("3", "page.html"); it is added to the file's name.
    """

    text: str
    format: str
    metadata: Metadata = Metadata()
    given: tuple[tuple[Span, int], ...] = ()
    pages: tuple[int, ...] = ()
    part: str = ""
    extracted: bool = False
    """An extractor has chosen the text and left most furniture out."""
    turns: tuple[Turn, ...] = ()
    """Who speaks where, as the format says it; where it says nothing, the text is asked."""
    doubts: tuple[tuple[str, str], ...] = ()
    """What may be wrong with the text, and what to do about it."""


def source_of_draft(draft: Draft, document: Document) -> Source:
    """Find furniture, headings, title, sentences and metadata of a draft. Raises `ReadError` for one without text."""
    if not draft.text.strip():
        raise ReadError("there is no text in it", "Remove it, or save the article again.")
    if len(draft.text) > document.limits.text_characters:
        raise ReadError(
            f"the text is longer than {document.limits.text_characters:,} characters",
            "Split it into articles, or raise the limit in the settings.",
        )
    if draft.text.count("\n") > document.limits.lines:
        raise ReadError(
            f"the text has more than {document.limits.lines:,} lines", "Split it into articles, or raise the limit in the settings."
        )
    known = draft.metadata.title
    language = _declared(draft.metadata.language) or detect(draft.text)
    layout = lay_out(
        draft.text,
        title=known.value if known and known.certainty != "doubtful" else None,
        given=dict(draft.given),
        extracted=draft.extracted,
        language=primary(language.value) if language else "en",
    )
    check_sentences(len(layout.sentences), len(draft.text), document.limits.sentences)
    path = f"{document.name}#{draft.part}" if draft.part else document.name
    # A lone surrogate can come out of JSON; it has no bytes of its own.
    checksum = hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(
        id=checksum[:12],
        path=path,
        paths=(path,),
        text=draft.text,
        sha256=checksum,
        format=draft.format,
        metadata=complete_metadata(draft.metadata, draft.text, layout, path, language),
        title_span=layout.title_span,
        furniture=layout.furniture,
        headings=layout.headings,
        paragraphs=layout.paragraphs,
        sentences=layout.sentences,
        pages=draft.pages,
        turns=draft.turns or turns.find(draft.text, layout.paragraphs, layout.headings, layout.furniture),
    )


def check_sentences(count: int, characters: int, limit: int) -> None:
    """Raise `ReadError` where there are more sentences than reporting has: who says what in each costs the most of all."""
    most = min(limit, limit // 8 + characters // SENTENCE)
    if count > most:
        raise ReadError(f"the text has more than {most:,} sentences", "Split it into articles, or raise the limit in the settings.")


def _declared(language: Known | None) -> Known | None:
    """The language that a document declares, as a tag; None where it declares none that is one."""
    found = tag(language.value) if language else None
    return replace(language, value=found) if language and found else None
