"""Bytes to `Source`: the doorway of reading. Nothing here knows of later rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.model import Problem, Source
from briefing.reading.files import ReadError, leads_out, walk
from briefing.reading.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from briefing.reading.document import Document
    from briefing.reading.draft import Draft

__all__ = ["Limits", "ReadError", "read_bytes", "read_document", "read_path", "read_paths", "walk"]


def read_paths(paths: Iterable[Path], limits: Limits = DEFAULT) -> Iterator[Source | Problem]:
    """Read every document below `paths`, in a stable order, one at a time; links that lead out of them are problems."""
    for file, name, outside in walk(paths):
        if outside:
            yield leads_out(name)
        else:
            yield from read_path(file, name, limits)


def read_path(file: Path, name: str, limits: Limits = DEFAULT) -> Iterator[Source | Problem]:
    """The articles of one file under its relative `name`: one for most formats, many for archives and collections."""
    from briefing.reading.crowds import with_few_problems
    from briefing.reading.document import Document

    try:
        document = Document(name, file=file, limits=limits)
    except ReadError as error:
        yield error.problem(name)
    except OSError as error:
        yield Problem(path=name, error=error.strerror or str(error), advice="Check that the file exists and may be read.")
    else:
        yield from with_few_problems(read_document(document), name)


def read_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> Iterator[Source | Problem]:
    """The articles of a document in memory; its `name` stands for a path."""
    from briefing.reading.crowds import with_few_problems
    from briefing.reading.document import Document

    yield from with_few_problems(read_document(Document(name, data=data, limits=limits)), name)


def read_document(document: Document) -> Iterator[Source | Problem]:
    """The articles of one document. What goes wrong is a `Problem`; only a `MemoryError` is raised."""
    from briefing.reading import formats
    from briefing.reading.clippings import divide
    from briefing.reading.crowds import Crowd
    from briefing.reading.draft import Draft
    from briefing.reading.readers.labels import labelled

    kind, crowd = "file", Crowd(document)
    try:
        form = formats.find(document)
        kind = form.name
        for found in formats.reader(form).read(document):
            for draft in divide(found, document.name) if isinstance(found, Draft) else (found,):
                if not isinstance(draft, Draft):
                    yield draft
                elif crowd.takes(draft):
                    yield from _settled(draft if draft is found else labelled(draft), document)
            if crowd.is_counted:
                break
    except ReadError as error:
        yield error.problem(document.name)
    except OSError as error:
        yield Problem(path=document.name, error=error.strerror or str(error), advice="Check that the file exists and may be read.")
    except MemoryError:
        raise  # whoever has set the limit knows it
    except RecursionError:
        yield Problem(
            path=document.name,
            error=f"the parts of the {kind} lie within each other too deep to be read",
            advice="Save the article again, as text if need be.",
        )
    except Exception as error:  # noqa: BLE001 - parsers of foreign formats raise anything, and one document must never stop the rest
        yield Problem(
            path=document.name,
            error=f"the {kind} is broken ({type(error).__name__}: {str(error)[:120]})",
            advice="Save the article again, as text if need be.",
        )
    yield from crowd.left_out()


def _settled(draft: Draft, document: Document) -> Iterator[Source | Problem]:
    """The source of a draft, and what there is to say of it."""
    from briefing.reading.draft import source_of_draft

    try:
        source = source_of_draft(draft, document)
        yield source
        yield from _without_statements(source)
        for error, advice in draft.doubts:
            yield Problem(path=source.path, error=error, advice=advice, kind="notice")
    except ReadError as error:
        yield error.problem(f"{document.name}#{draft.part}" if draft.part else document.name)


def _without_statements(source: Source) -> Iterator[Problem]:
    """A Problem for a source that is there, and says nothing in the briefing."""
    if not source.sentences:
        yield Problem(
            path=source.path,
            error="nothing in it was taken for reporting: all of its text is its title, or furniture",
            advice="Look at it among the sources; if there is an article in it, save its text alone as a .txt file.",
            kind="notice",
        )
