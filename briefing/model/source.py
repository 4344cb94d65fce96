"""What reading gives: a source with its text, metadata and furniture, or a problem.

Offsets are code points into `Source.text`. A `Span` is `(start, end)`, end exclusive.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Span = tuple[int, int]
Certainty = Literal["sure", "likely", "doubtful"]


class Record(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Base of all records: immutable, cheap for the garbage collector, small when stored."""


class Known(Record, frozen=True):
    """A value of the metadata, how sure it is, and where it was found (`origin`, in words)."""

    value: str
    certainty: Certainty
    origin: str


class Metadata(Record, frozen=True):
    """What is known about a source. What is unknown stays None.

    `published`, `modified` and `fetched` are ISO 8601 dates or date-times; `language` is a BCP 47 tag.
    """

    title: Known | None = None
    outlet: Known | None = None
    published: Known | None = None
    modified: Known | None = None
    fetched: Known | None = None
    language: Known | None = None
    address: Known | None = None
    agency: Known | None = None
    authors: tuple[Known, ...] = ()
    other_addresses: tuple[str, ...] = ()
    """Addresses that a page gives for other views of itself (AMP, the one it is shared under), by which it is known again."""


class Furniture(Record, frozen=True):
    """A stretch of text that is not the article's reporting, and why it is taken for that."""

    start: int
    end: int
    reason: str


class Heading(Record, frozen=True):
    """A section heading inside the article: structure, not a statement. `level` 1 is the highest."""

    start: int
    end: int
    level: int = 1


class Sentence(Record, frozen=True):
    """One sentence of the reporting: its passage, its paragraph, and what it stands under.

    `paragraph` counts paragraphs of reporting from 0; `heading` indexes `Source.headings`.
    `restates` is true in an FAQ or summary that only says the article again.
    """

    start: int
    end: int
    paragraph: int
    heading: int | None = None
    restates: bool = False


class Turn(Record, frozen=True):
    """What somebody says in a transcript: its passage, and where the name stands; `speaker` None where nobody is named."""

    start: int
    end: int
    speaker: Span | None = None
    when: str | None = None
    """The time in the recording, as it is printed."""


class ChangedLine(Record, frozen=True):
    """A line that stands in two versions of an article with other words, and the figures in it that changed, old and new."""

    before: str
    after: str
    figures: tuple[tuple[str, str], ...] = ()


class Version(Record, frozen=True):
    """Another version of a source, which was not read, and what changed from it to the source.

    `ordered` is false where nothing says which of the two is newer: then `gone` is what only it has, and `new` what only the source has.
    """

    paths: tuple[str, ...]
    sha256: str
    when: str | None = None
    """ISO 8601 date or date-time of its last change, publication or fetching; None where that is not sure."""
    ordered: bool = True
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[ChangedLine, ...] = ()


class Source(Record, frozen=True):
    """One document of the corpus, as read. `id` is stable for the same text; `paths` are relative, POSIX."""

    id: str
    path: str
    text: str
    sha256: str
    format: str = "text"
    paths: tuple[str, ...] = ()
    metadata: Metadata = Metadata()
    title_span: Span | None = None
    furniture: tuple[Furniture, ...] = ()
    headings: tuple[Heading, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    pages: tuple[int, ...] = ()
    """Start offset of each page, where the format has pages."""
    turns: tuple[Turn, ...] = ()
    """Who speaks where, in a transcript; in order and apart."""
    versions: tuple[Version, ...] = ()
    """Other versions of the article in the corpus, the newest first."""


ProblemKind = Literal["unread", "missing", "notice"]
"""What a problem means for its file: it was not read; it needs a library that is not installed; it was read, but with a doubt."""


class Problem(Record, frozen=True):
    """Something that could not be read or used: where, what is wrong, and what to do."""

    path: str
    error: str
    advice: str
    kind: ProblemKind = "unread"


class Reference(Record, frozen=True):
    """What a library (BibTeX, CSL-JSON) knows of an article, and the names of the files that it says hold it."""

    metadata: Metadata
    files: tuple[str, ...] = ()
