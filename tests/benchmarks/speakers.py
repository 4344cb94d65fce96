"""Learn the weights of `briefing/analysis/speakers.yaml` from the gold events set apart for learning, and say how well they do.

python -m tests.benchmarks.speakers            speakers right on events left out in turn, and on the events for choosing
python -m tests.benchmarks.speakers --learn    the same, and write the weights
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.analysis import speakers
from briefing.analysis.pipeline import analyse
from briefing.analysis.speakers import overlap_features, overlaps_by_sentence
from briefing.assembly.entities import voices
from briefing.model import Article, Problem, Statement, Voice
from briefing.reading import read_paths
from tests.benchmarks.figures import SHARED

EVENTS = SHARED / "data" / "events"
YAML = Path(speakers.__file__).parent / "speakers.yaml"
STRENGTH = 1.0
"""Of the ridge penalty."""


class Row(NamedTuple):
    """An attribution in a statement: event, statement number, features, whether gold names its voice, and its weight in learning."""

    event: str
    statement: int
    features: dict[str, float]
    right: bool
    weight: float


class Gold(NamedTuple):
    """A gold statement with ours: event, number, gold speaker, and the voices that ours carries."""

    event: str
    number: int
    speaker: str | None
    article: Article
    statement: Statement


def scorer() -> Any:
    """The scoring module of the evaluation folder."""
    sys.path.insert(0, str(SHARED / "eval"))
    import eval_events
    import score_brief

    return score_brief, eval_events.DEV


def articles(event: str) -> list[Article]:
    """The articles of an event, analysed, voices joined."""
    found = [source for source in read_paths([EVENTS / event]) if not isinstance(source, Problem)]
    analysed = [Article(source=source, analysis=analyse(source)) for source in found]
    return voices.link_voices(sorted(analysed, key=lambda article: (article.source.path, article.source.id)))


def golds(event: str) -> Iterator[Gold]:
    """The gold statements of an event, each with our statement that covers most of it."""
    score, _ = scorer()
    by_name = {re.sub(r"\.\w+$", "", article.source.path.split("/")[-1]): article for article in articles(event)}
    for number, record in enumerate(score.lines(EVENTS / f"{event}.gold.jsonl")):
        name = record["doc"].split("/")[-1]
        article = next((one for stem, one in by_name.items() if stem == name or stem.startswith(name + "_")), None)
        if record["kind"] != "statement" or article is None:
            continue
        here = (record["start"], record["end"])
        best = max(article.analysis.statements, key=lambda one: score.overlap((one.start, one.end), here), default=None)
        if best is not None and score.overlap((best.start, best.end), here) > 0:
            yield Gold(event, number, record["speaker"], article, best)


def right(speaker: str | None, said: list[Voice]) -> bool:
    """Whether the voices are whom gold names, or both are nobody."""
    score, _ = scorer()
    have = {word for voice in said for name in (voice.name, *voice.aliases) for word in score.names(name)}
    return (not speaker and not said) or bool(speaker and score.names(speaker, first=True) & have)


def rows_of(gold: Gold) -> list[Row]:
    """The attributions that touch a gold statement, as rows to learn from."""
    source, analysis = gold.article.source, gold.article.analysis
    sentence = source.sentences[gold.statement.ordinal]
    known = {voice.id: voice for voice in analysis.voices}
    near = overlaps_by_sentence(source, analysis.attributions)[gold.statement.ordinal]
    found = []
    for one in near:
        voice = one.attribution.voice
        if voice:
            fits = bool(gold.speaker) and right(gold.speaker, [known[voice]])
            weight = 1.0 if fits or not gold.speaker else 0.3
            found.append(Row(gold.event, gold.number, overlap_features(source.text, sentence, one, known, near), fits, weight))
    return found


def fit(rows: list[Row], names: list[str]) -> NDArray[np.float64]:
    """Weights by ridge-penalised logistic regression (Newton's method; deterministic)."""
    features = np.array([[row.features[name] for name in names] for row in rows])
    target = np.array([row.right for row in rows], float)
    weight = np.array([row.weight for row in rows])
    penalty = STRENGTH * np.eye(len(names))
    penalty[0, 0] = 0.0
    found = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-features @ found))
        gradient = features.T @ (weight * (chance - target)) + penalty @ found
        curve = (features * (weight * chance * (1 - chance))[:, None]).T @ features + penalty
        found = found - np.linalg.solve(curve, gradient)
    return found


def measure(events: list[str], weights: dict[str, float], least: float) -> tuple[int, int, int, int]:
    """Statements right, statements, named statements right, named statements, with some weights."""
    known = speakers.load_speaker_model()
    speakers.load_speaker_model.cache_clear()
    original, speakers.load_speaker_model = speakers.load_speaker_model, lambda: known._replace(weights=weights, least=least)  # type: ignore[assignment]
    try:
        counts = [0, 0, 0, 0]
        for event in events:
            for gold in golds(event):
                said = {voice.id: voice for voice in gold.article.analysis.voices}
                whose = {one.id: one.voice for one in gold.article.analysis.attributions}
                fits = right(gold.speaker, [said[voice] for name in gold.statement.attributions if (voice := whose[name])])
                counts[0] += fits
                counts[1] += 1
                counts[2] += fits and gold.speaker is not None
                counts[3] += gold.speaker is not None
        return counts[0], counts[1], counts[2], counts[3]
    finally:
        speakers.load_speaker_model = original


def main() -> None:
    """Learn on events left out in turn, then on all; print and, if asked, write."""
    _, choosing = scorer()
    events = sorted(path.name.removesuffix(".gold.jsonl") for path in EVENTS.glob("*.gold.jsonl"))
    learning = [event for event in events if event not in choosing]
    rows = {event: [row for gold in golds(event) for row in rows_of(gold)] for event in learning}
    names = list(next(row for event in learning for row in rows[event]).features)
    for least in (0.35, 0.4, 0.45, 0.5):
        total = np.zeros(4, int)
        for part in range(5):
            held = learning[part::5]
            weights = dict(zip(names, fit([row for event in learning if event not in held for row in rows[event]], names), strict=True))
            total += np.array(measure(held, weights, least))
        print(f"least {least}: left out in turn: speaker {100 * total[0] / total[1]:.1f} named {100 * total[2] / total[3]:.1f}")
    weights = dict(
        zip(names, (round(float(value), 3) for value in fit([row for event in learning for row in rows[event]], names)), strict=True)
    )
    for least in (0.4, 0.45, 0.5):
        found = measure(sorted(choosing), weights, least)
        print(f"least {least}: choosing: speaker {100 * found[0] / found[1]:.1f} named {100 * found[2] / found[3]:.1f}")
    if "--learn" in sys.argv:
        head, _, _ = YAML.read_text(encoding="utf-8").partition("weights:")
        body = "".join(f"  {name}: {value}\n" for name, value in weights.items())
        YAML.write_text(f"{head}weights:\n{body}least: 0.4\n", encoding="utf-8")


if __name__ == "__main__":
    main()
