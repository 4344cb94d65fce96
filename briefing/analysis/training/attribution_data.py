"""Annotated and plain articles as the arrays that the attribution networks are trained on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from briefing.analysis.attribution import features
from briefing.analysis.attribution.network import counts_before
from briefing.analysis.attribution.tokens import Tokens, quote_states, tokenise

Array = np.ndarray[Any, Any]

SOURCE, CONTENT = 1, 2
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_NEWLINES, _PARAGRAPH = re.compile(r"\n+"), "\n\n"
_SENTENCE_METADATA = re.compile(r"^(?:URL|DATE/ AUTHOR)\s.*$", re.MULTILINE)
_SENTENCE_LABEL = re.compile(r"^(?:S\d+|H)\s", re.MULTILINE)
_BRAT_LINE = re.compile(r"([TE]\d+)\t([^\t\n]*)")


@dataclass
class Cue:
    """One cue (first and last token) and what belongs to it, by annotation, by the teacher, or both.

    `labels` gives SOURCE or CONTENT for tokens of the article; `targets` is a token and the (tokens, 3) probabilities from there on.
    """

    first: int
    last: int
    labels: dict[int, int] | None = None
    targets: tuple[int, Array] | None = None


@dataclass
class Article:
    """One article as arrays as long as `tokens.words`; `annotated` is false where the annotators were told to skip."""

    text: str
    tokens: Tokens
    pieces: list[list[int]]
    shape: Array
    ending: Array
    state: Array
    position: Array
    sentence: Array
    quotes: Array
    cues: list[Cue] = field(default_factory=list)
    annotated: Array | None = None
    cue_targets: Array | None = None


def article(text: str, vocabulary: Mapping[str, int]) -> Article:
    """An article without annotation."""
    tokens = tokenise(text, [match.span() for match in PARAGRAPH.finditer(text)])
    states = quote_states(text, tokens)
    pieces = {word: features.pieces(word, vocabulary) for word in set(tokens.words)}
    state = np.array(states, dtype=np.int64)
    counts = counts_before(tokens.words, state)
    return Article(
        text=text,
        tokens=tokens,
        pieces=[pieces[word] for word in tokens.words],
        shape=np.array([features.shape(word) for word in tokens.words]),
        ending=np.array([features.ending(word) for word in tokens.words]),
        state=state,
        position=np.array(features.positions(tokens, states)),
        sentence=counts.sentence,
        quotes=counts.quote,
    )


def annotated(folder: Path, vocabulary: Mapping[str, int]) -> list[Article]:
    """The articles of a PolNeAR split; where a text has several annotators, the first in alphabetical order counts."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    out = []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            a = article(file.read(), vocabulary)
        events, discarded = _read_brat(first[path.stem]) if path.stem in first else ([], [])
        a.annotated = np.ones(len(a.tokens.words), dtype=bool)
        a.annotated[sorted(_inside(a.tokens, discarded))] = False
        for event in events:
            cue = sorted(_inside(a.tokens, event["Cue"]))
            if cue and event["Content"]:
                labels = dict.fromkeys(_inside(a.tokens, event["Source"]), SOURCE)
                labels.update(dict.fromkeys(_inside(a.tokens, event["Content"]), CONTENT))
                a.cues.append(Cue(cue[0], cue[-1], labels))
        out.append(a)
    return out


def _read_brat(path: Path) -> tuple[list[dict[str, list[tuple[int, int]]]], list[tuple[int, int]]]:
    """(events, discarded spans); an event refers to spans that may stand below it. Other lines are notes and wrapped text."""
    spans: dict[str, list[tuple[int, int]]] = {}
    arguments: list[list[list[str]]] = []
    discarded: list[tuple[int, int]] = []
    with path.open(encoding="utf-8", newline="\n") as file:
        for match in filter(None, map(_BRAT_LINE.match, file)):
            key, body = match.groups()
            if key[0] == "T":
                kind, offsets = body.split(" ", 1)
                spans[key] = [(int(a), int(b)) for a, b in (o.split() for o in offsets.split(";"))]
                if kind == "Discard":
                    discarded += spans[key]
            else:
                arguments.append([argument.split(":") for argument in body.split()])
    events = []
    for event in arguments:
        roles: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
        for role, reference in event:
            if role.rstrip("0123456789") in roles:
                roles[role.rstrip("0123456789")] += spans[reference]
        events.append(roles)
    return events, discarded


def _inside(tokens: Tokens, spans: list[tuple[int, int]]) -> set[int]:
    starts, ends = np.array(tokens.starts), np.array(tokens.ends)
    out: set[int] = set()
    for start, end in spans:
        out.update(np.flatnonzero((starts < end) & (ends > start)).tolist())
    return out


def plain_texts(folder: Path, held_out: frozenset[str]) -> Iterator[str]:
    """The texts of unannotated news articles of the other corpora, without the events whose names begin as `held_out`."""
    kept = (
        path
        for pattern in ("newsdiscourse/train/**/*.txt", "events/*/*.txt", "basil/**/*.json", "news_events/**/*.json")
        for path in sorted(folder.glob(pattern))
        if not any(path.parent.name.startswith(name) for name in held_out)
    )
    for path in kept:
        raw = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            text = _text_of(json.loads(raw))
        elif "newsdiscourse" in path.parts:
            text = _SENTENCE_LABEL.sub("", _SENTENCE_METADATA.sub("", raw))
        else:
            text = raw
        if text.strip():
            yield text


def _text_of(record: dict[str, object]) -> str:
    body = record.get("body-paragraphs") or record.get("text") or ""
    if isinstance(body, list):
        body = "\n".join(" ".join(paragraph) for paragraph in body)
    return f"{record.get('title') or ''}\n\n{_NEWLINES.sub(_PARAGRAPH, str(body))}"
