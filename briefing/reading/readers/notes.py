"""Notes of Evernote (ENEX): an article a note, as its web clipper saved it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Problem
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError
from briefing.reading.packed import xml
from briefing.reading.readers import articles


def read(document: Document) -> Iterator[Draft | Problem]:
    """One draft a note with a text. What a note was created on is the day of clipping."""
    notes = list(xml(document.read()).iter("{*}note"))
    if not notes:
        raise ReadError("there is no note in it", "Export the notes again.")
    for number, note in enumerate(notes, 1):
        values = {name: next((element.text for element in note.iter(f"{{*}}{name}") if element.text), None) for name in FIELDS}
        record = {
            "title": values["title"],
            "content": (values["content"] or "").partition("?>")[2] or values["content"],
            "author": values["author"],
            "url": values["source-url"],
            "fetched": values["created"],
        }
        part = str(number) if len(notes) > 1 else ""
        draft = articles.draft_of(record, "note", part)
        if draft and draft.text.strip():
            yield draft
        else:
            path = f"{document.name}#{number}"
            yield Problem(path=path, error="there is no text in the note", advice="If it is a picture or a file, save that by itself.")


FIELDS = ("title", "content", "author", "source-url", "created")
