"""The articles that the roles network learns from: NewsDiscourse with its labels."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

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
SENTENCE = re.compile(r"S\d+$")


class Document(NamedTuple):
    """An annotated article: the label of each sentence is an index of LABELS."""

    name: str
    article: Article
    labels: tuple[int, ...]


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
