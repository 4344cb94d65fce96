"""Reads events that were labelled by hand: the labels lie beside this module, the texts in folders of evaluation data.

A line of a file of labels is an event: `event` is the kind and the beginning of the folder's name (twelve characters at most, as folders
are named by titles), `documents` are the names of its files, each with the beginning of the checksum of its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec

from briefing.analysis.pipeline import analyse
from briefing.assembly.entities import voices
from briefing.model import Article, Source
from briefing.reading import read_paths

Documents = Sequence[tuple[str, str]]
Line = TypeVar("Line")


def lines_of(labels: str, kind: type[Line]) -> list[Line]:
    """The events of a file of labels, which lies beside this module."""
    lines = resources.files(__package__).joinpath(labels).read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=kind) for line in lines]


def articles_below(folder: Path) -> list[Article]:
    """The articles of a folder, read and analysed as for a briefing."""
    return voices.link_voices([Article(source=one, analysis=analyse(one)) for one in read_paths([folder]) if isinstance(one, Source)])


def articles_of(event: str, documents: Documents, folder: Path) -> dict[str, Article]:
    """The labelled articles of an event by the name of their file, read and analysed, from the folders below this one.

    Raises ValueError where a text is missing, or where a reader now gives another text than the one that was labelled.
    """
    sources = sources_of(event, documents, folder)
    return {file: Article(source=sources[file], analysis=analyse(sources[file])) for file, _ in documents}


def sources_of(event: str, documents: Documents, folder: Path) -> dict[str, Source]:
    """The texts of the labelled articles of an event by the name of their file. Raises ValueError as `articles_of` does."""
    kind, _, name = event.partition("/")
    folders = sorted(found for found in (folder / kind).glob(f"{name}*") if found.is_dir())
    if len(folders) != 1:
        raise ValueError(f"{folder / kind}: {len(folders)} folders whose name begins with {name}, not one")
    sources = {Path(source.path).name: source for source in read_paths(folders) if isinstance(source, Source)}
    for file, checksum in documents:
        if file not in sources or not sources[file].sha256.startswith(checksum):
            raise ValueError(f"{folders[0] / file}: not the text that was labelled (its checksum should begin with {checksum})")
    return {file: sources[file] for file, _ in documents}
