"""Events that were labelled by reading: their texts stand in folders of evaluation data, the labels here, without any text.

A line of a file of labels is an event: `event` is the kind and the beginning of the folder's name, `documents` are the names of its
files, each with the beginning of the checksum of its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.analysis import analyse
from briefing.model import Article, Source
from briefing.reading import read_paths

Documents = Sequence[tuple[str, str]]


def articles_of(event: str, documents: Documents, folder: Path) -> dict[str, Article]:
    """The labelled articles of an event by the name of their file, read and analysed, from the folders below this one.

    Raises ValueError where a text is missing, or where a reader now gives another text than the one that was labelled.
    """
    kind, _, name = event.partition("/")
    found = sorted((folder / kind).glob(f"{name}*"))
    if len(found) != 1:
        raise ValueError(f"{folder / kind}: {len(found)} folders whose name begins with {name}, not one")
    sources = {Path(source.path).name: source for source in read_paths([found[0]]) if isinstance(source, Source)}
    for file, checksum in documents:
        if file not in sources or not sources[file].sha256.startswith(checksum):
            raise ValueError(f"{found[0] / file}: not the text that was labelled (its checksum should begin with {checksum})")
    return {file: Article(source=sources[file], analysis=analyse(sources[file])) for file, _ in documents}
