"""How much a document may ask of us. Every limit has a default that no honest article reaches; hitting one is a Problem that says so."""

from __future__ import annotations

from briefing.model import Record


class Limits(Record, frozen=True, forbid_unknown_fields=True, omit_defaults=False):
    """Sizes in bytes, lengths in code points, times in seconds."""

    document_bytes: int = 64_000_000
    """One document that is read as a whole (a page, a PDF, a mail)."""
    html_bytes: int = 8_000_000
    """One page: the extractor's time grows faster than its size."""
    text_characters: int = 2_000_000
    """The text of one article."""
    lines: int = 50_000
    """Lines of one article."""
    sentences: int = 15_000
    """Sentences of one article; of more than an eighth of that, each must have 80 characters on average."""
    articles: int = 2_500
    """Articles of one file; beyond these, each must have 140 bytes of it on average, and those that are more are counted and left out."""
    html_elements: int = 30_000
    """Elements of one page."""
    collection_bytes: int = 20_000_000_000
    """One file that holds many documents and is streamed (WARC, mbox, JSON Lines)."""
    record_bytes: int = 16_000_000
    """One record of such a file."""
    unpacked_bytes: int = 2_000_000_000
    """All that comes out of one archive."""
    archive_members: int = 100_000
    """Files in one archive."""
    archive_ratio: int = 200
    """How many times its packed size a member of an archive may have."""
    archive_depth: int = 3
    """Archives within archives."""
    pages: int = 2_000
    """Pages of one PDF."""
    seconds: int = 30
    """Time to read and analyse a file, and as much again for each megabyte of it; one article in it has four times this at most."""
    memory_bytes: int = 3_000_000_000
    """Memory of the process that reads and analyses."""


DEFAULT = Limits()
