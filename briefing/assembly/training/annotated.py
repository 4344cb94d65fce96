"""Articles of corpora whose texts come cut into sentences: ECB+ (Cybulska and Vossen 2014) and NewsDiscourse (Choubey et al. 2020).

Sentences become paragraphs of one each, but for those of one quotation, which stay together. An event is a topic of ECB+
("ecb/36_ecbplus") or an article of NewsDiscourse ("newsdiscourse/Politics_Reuters_123").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from briefing.model import Source
from briefing.reading import read_bytes

ADDRESS = re.compile(r"https? ?:")
LINE = re.compile(r"(URL|DATE/ AUTHOR|DATELINE|DATE|H|S\d+)\s+(.*)")
"""How a line of NewsDiscourse is marked: address, day, title, or the number of its sentence."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAY_IN_NAME = re.compile(r"_(\d{4})(\d\d)(\d\d)\.")


def is_annotated(kind: str) -> bool:
    """Whether the events of this kind are read here."""
    return kind in ("ecb", "newsdiscourse")


def sources_of_event(folder: Path, kind: str, name: str) -> dict[str, Source]:
    """The articles of an event by the name of their file. Raises OSError where `folder` has no such corpus, KeyError without the event."""
    texts = _topics(folder / "ecb" / "ecbplus.jsonl")[name] if kind == "ecb" else {"article.txt": _newsdiscourse(folder / kind, name)}
    read = ((file, next(iter(read_bytes(text.encode(), file)))) for file, text in texts.items())
    return {file: source for file, source in read if isinstance(source, Source)}


@cache
def _topics(file: Path) -> dict[str, dict[str, str]]:
    """The texts of ECB+ by topic and document."""
    found: dict[str, dict[str, str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        sentences = [sentence.replace("``", "“").replace("''", "”") for sentence in document["sentences"]]
        head = 0
        if sentences and ADDRESS.match(sentences[0]):  # then the title follows
            sentences, head = sentences[1:], 1
        paragraphs = [*sentences[:head], *_paragraphs(sentences[head:])]
        topic = found.setdefault(f"{document['topic']}_{document['sub']}", {})
        topic[f"{document['doc']}.txt"] = "\n\n".join(paragraphs) + "\n"
    return found


def _newsdiscourse(folder: Path, name: str) -> str:
    """The text of an article: its title, its day, its sentences."""
    topic, _, file = name.partition("_")
    title = day = ""
    sentences: list[str] = []
    for line in (folder / "train" / topic / f"{file}.txt").read_text(encoding="utf-8", errors="replace").split("\n"):
        marked = LINE.match(line.strip())
        if marked is None:
            sentences[-1:] = [f"{sentences[-1]} {line.strip()}"] if sentences and line.strip() else sentences[-1:]
        elif marked[1] == "H":
            title = marked[2]
        elif marked[1].startswith("DATE"):
            found = DAY.search(marked[2])
            day = day or (found[0] if found else "")
        elif marked[1] != "URL":
            sentences.append(marked[2])
    named = DAY_IN_NAME.search(file)
    day = day or ("-".join(named.groups()) if named else "")
    return "\n\n".join([one for one in (title, day) if one] + list(_paragraphs(sentences))) + "\n"


def _paragraphs(sentences: Sequence[str]) -> Iterator[str]:
    """The sentences, those together between which a quotation is open."""
    current: list[str] = []
    for sentence in sentences:
        current.append(sentence)
        whole = " ".join(current).strip()
        if whole.count("“") <= whole.count("”") and whole.count('"') % 2 == 0:
            yield whole
            current = []
    if current:
        yield " ".join(current).strip()
