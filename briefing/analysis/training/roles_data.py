"""The articles that the roles networks learn from: NewsDiscourse with its labels, and plain news that the teacher labels."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import sentencex

from briefing.analysis.roles.features import Article

LABELS = {
    "Main": 0,
    "Main_Consequence": 1,
    "Cause_Specific": 2,
    "Cause_General": 3,
    "Distant_Historical": 4,
    "Distant_Anecdotal": 5,
    "Distant_Evaluation": 6,
    "Distant_Expectations_Consequences": 7,
    "NA": 8,
}
"""NewsDiscourse's names in the order of ROLES; the last is none of them."""
IN_BOTH_SPLITS = frozenset({"Crime/Reuters_9", "Disaster/Reuters_54"})
"""Articles of train that stand in validation too, with other labels."""
SHORTEST, LONGEST = 5, 60
"""Sentences of a plain article that is learned from."""
SENTENCE = re.compile(r"S\d+$")
MOST_CHARACTERS = 600


class Document(NamedTuple):
    """An article and, where it is annotated, the label of each sentence."""

    name: str
    article: Article
    labels: tuple[int, ...] | None


def annotated(folder: Path) -> list[Document]:
    """The documents of one split of NewsDiscourse, in a fixed order."""
    found = (_annotated(file, f"{file.parent.name}/{file.stem}") for file in sorted(folder.rglob("*.txt")) if "MACOSX" not in str(file))
    return [document for document in found if document.name not in IN_BOTH_SPLITS]


def _annotated(file: Path, name: str) -> Document:
    title, rows, paragraph, blank = "", [], -1, True
    for line in file.read_text(encoding="utf-8").splitlines():
        head, _, rest = line.strip().partition(" ")
        if not head:
            blank = True
        elif head == "H":
            title = rest.strip()
        elif SENTENCE.match(head):
            paragraph, blank = paragraph + blank, False
            rows.append((int(head[1:]), rest.strip(), paragraph))
    rows.sort()
    labels = _labels(file.with_suffix(".ann"))
    return Document(name, Article(title, [row[1] for row in rows], [row[2] for row in rows]), tuple(labels[row[0]] for row in rows))


def _labels(file: Path) -> dict[int, int]:
    """Sentence number to label. The text of a mark, not its offsets, names the sentence: a few offsets are wrong."""
    found = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and parts[0].startswith("T") and (label := parts[1].split()[0]) in LABELS:
            found[int(parts[2].split()[0][1:])] = LABELS[label]
    return found


def plain(corpora: Path) -> list[Document]:
    """Articles without labels: PolNeAR's train split, BASIL and the Giveme5W1H events, without those that briefings are measured on."""
    measured = {file.name.removesuffix(".meta.json")[:20] for file in (corpora / "events").glob("*.meta.json")}
    files = [
        file
        for corpus in ("basil", "news_events")
        for folder in sorted((corpora / corpus).iterdir())
        if folder.name[:20] not in measured
        for file in sorted(folder.glob("*.json"))
    ]
    texts = [*_texts(sorted((corpora / "polnear" / "train" / "text").glob("*.txt"))), *_records(files)]
    return [document for document in texts if SHORTEST <= len(document.article.sentences) <= LONGEST]


def _texts(files: Iterable[Path]) -> Iterator[Document]:
    for file in files:
        title, *paragraphs = re.split(r"\n+", file.read_text(encoding="utf-8").strip())
        yield Document(file.stem, _split(title, paragraphs), None)


def _records(files: Iterable[Path]) -> Iterator[Document]:
    for file in files:
        record = json.loads(file.read_text(encoding="utf-8"))
        paragraphs = [" ".join(lines) for lines in record.get("body-paragraphs", [])] or (record.get("text") or "").split("\n")
        yield Document(f"{file.parent.name}/{file.stem}", _split(record.get("title") or "", paragraphs), None)


def _split(title: str, paragraphs: Iterable[str]) -> Article:
    sentences, places = [], []
    for number, paragraph in enumerate(paragraphs):
        for sentence in sentencex.segment("en", " ".join(paragraph.split())):
            if text := sentence.strip()[:MOST_CHARACTERS]:
                sentences.append(text)
                places.append(number)
    return Article(title, sentences, places)
