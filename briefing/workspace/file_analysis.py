"""Reading and analysing one file: what runs in a process of its own, as the file may be hostile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import IO, TYPE_CHECKING

from briefing.model import Analysis, Article, Problem, Reference, Source
from briefing.reading.files import leads_out
from briefing.reading.limits import Limits
from briefing.workspace import folders
from briefing.workspace.corpus import LEADS_OUT, File

if TYPE_CHECKING:
    from briefing.analysis.pipeline import Seen

Item = Article | Problem | Reference
"""What a file can hold: articles, what a library knows of articles in other files, and what is wrong."""

SHORT, AT_ONCE = 400, 128
"""Characters up to which an article is analysed beside others, and how many are; the time of a line is mostly that of the calls."""
WORD_MARK = b"urn:briefing:seal"
"""The name space of the part of a Word export that holds its seal."""
MOST_PARTS, MARK_WITHIN = 10_000, 1_000
"""Parts of a Word document that are looked at, and bytes of each."""
EXPORT_MARK = re.compile(rb"^(?:<!-- )?briefing: (?:brief|explanation)/|\A\xef\xbb\xbfrank,page,section,text,", re.MULTILINE)
"""What an export for people has in its first bytes, in whatever format; a table has nowhere to say so but the names of its columns."""


def read_and_analyse(file: File, limits: Limits, *, analysed: bool = True) -> Iterator[Item]:
    """Everything one file holds, one at a time, its articles analysed unless asked otherwise. What can't be read is a `Problem`."""
    from briefing.reading import read_path
    from briefing.reading.publishers import registry
    from briefing.reading.readers import library

    if file.size == LEADS_OUT:
        yield leads_out(file.name)
        return
    if is_export(file):
        advice = "It was left out, as its lines are quotes of the other files; keep exports in another folder."
        yield Problem(path=file.name, error="This is an export of a briefing, not an article.", advice=advice)
        return
    registry.use(folders.own_outlets())
    articles = 0
    for items in _batches(read_path(Path(file.path), file.name, limits)):
        for item in _analysed(items, file) if analysed else map(_unanalysed, items):
            articles += isinstance(item, Article)
            yield item
    if not articles:  # a library holds none, which spares opening ten thousand articles in JSON a second time
        yield from library.references(Path(file.path), file.name, limits)


def _batches(items: Iterable[Source | Problem]) -> Iterator[list[Source | Problem]]:
    """What was read, in its order: short articles some at a time, as those of a table are, and longer ones alone."""
    batch: list[Source | Problem] = []
    for item in items:
        short = isinstance(item, Problem) or len(item.text) <= SHORT
        if batch and (not short or len(batch) >= AT_ONCE):
            yield batch
            batch = []
        batch.append(item)
        if not short:
            yield batch
            batch = []
    if batch:
        yield batch


def _analysed(items: Sequence[Source | Problem], file: File) -> Iterator[Article | Problem]:
    """The articles with their analyses, each as soon as it is done."""
    from briefing.analysis.pipeline import analyse, see

    sources = [item for item in items if isinstance(item, Source)]
    seen: Iterator[Seen | None]
    try:
        seen = iter(see(sources))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - which article it is over is found when each is looked at alone
        seen = repeat(None)
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        try:
            yield Article(source=item, analysis=analyse(item, next(seen)))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours over one odd article must never cost the others
            advice = "The other articles are read all the same. Please report this with the article."
            yield Problem(path=file.name, error=f"The analysis failed: {type(error).__name__}: {error}", advice=advice)


def _unanalysed(item: Source | Problem) -> Article | Problem:
    return item if isinstance(item, Problem) else Article(source=item, analysis=Analysis(source=item.id))


def is_export(file: File) -> bool:
    """Whether a file is an export of ours that lies among the articles. A JSON export that the user names is read as a corpus."""
    if file.size < 0 or not Path(file.path).is_file():  # opening a pipe would wait
        return False
    try:
        with Path(file.path).open("rb") as stream:
            head = stream.read(64)
    except OSError:
        return False
    if head.startswith(b"PK"):
        return file.name.lower().endswith(".docx") and is_word_export(Path(file.path))
    return bool(EXPORT_MARK.search(head)) or (not file.given and head.startswith(b'{\n"schema": "briefing/'))


def is_word_export(file: Path | IO[bytes]) -> bool:
    """Whether a Word document has the part in which an export of ours says so, wherever a program that saved it again has put it."""
    from zipfile import ZipFile

    try:
        with ZipFile(file) as archive:
            names = [name for name in archive.namelist()[:MOST_PARTS] if name.startswith("customXml/") and name.endswith(".xml")]
            return any(WORD_MARK in archive.open(name).read(MARK_WITHIN) for name in names)
    except Exception:  # noqa: BLE001 - what is no archive, or a broken or encrypted one, is for the reader to say
        return False
