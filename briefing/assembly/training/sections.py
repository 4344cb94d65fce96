"""Learn the weights of sections.

`python -m briefing.assembly.training.sections EVENTS [--labelled FOLDER] [--hold-out NAME …] [-o sections.json]`

EVENTS is a folder of events with gold files (`NAME.gold.jsonl` and `NAME.meta.json` beside the folder NAME of texts). A
statement's gold section is `primary`, those that an analyst accepts too are `also`. FOLDER holds the events that were labelled
by reading (`sections.labels.jsonl`), a folder each in `basil` and `news_events`. Conditional logistic regression with a
ridge penalty by L-BFGS; nothing is random, so the same events and the same analysis give the same weights.

Prints what the weights reach on events when a tenth of all is left out of the learning in turn, and on those held out.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.analysis.pipeline import analyse
from briefing.assembly.compare import comparison
from briefing.assembly.corroboration import origins
from briefing.assembly.entities import side_names, voices
from briefing.assembly.points import build
from briefing.assembly.sections import section_model, statement_features
from briefing.assembly.sections.corpus_context import corpus_context
from briefing.assembly.sections.feature_matrix import FeatureMatrix
from briefing.assembly.sections.section_model import KINDS, MOTIVES, SectionModel, SectionWeights
from briefing.assembly.sections.statement_features import StatementFeatures
from briefing.assembly.text.tokens import tokens_of
from briefing.assembly.training.commands import training_options, write_model
from briefing.assembly.training.labels import articles_of, lines_of
from briefing.model import Article, Record, Side, Source, Statement
from briefing.reading import read_paths

Floats = NDArray[np.float64]

LABELS = "sections.labels.jsonl"
FOLDS = 10
PRIMARY = 0.1
"""Share of the loss that asks for the primary section; the rest is content with any accepted one."""
RIDGE = 0.0008
LEAST_SEEN = 4
"""Features that fewer statements have get no weight."""
IMPOSSIBLE = -1e9

# What the gold events show too seldom to be learned: explainers with headings, and goals told of a side that does not speak.
# The penalty pulls these weights towards the values here instead of towards 0; features that are never seen keep them.
HEADED = {
    "motives": ("want", "need", "offer", "interest", "exchange", "reason", "demand", "fear", "chance"),
    "background": ("before", "since"),
    "reaction": ("condemn", "warn", "welcome", "urge", "deny", "law", "observers"),
    "outlook": ("likelihood", "future"),
}
EXPECTED: dict[str, dict[str, float]] = {f"heading:{name}": {kind: 0.5} for kind, names in HEADED.items() for name in names}
EXPECTED["speaker:outside, taking a stand"] = {"reaction": 1.0}
# The texts of the gold events have no date, so that none of theirs can be held against it.
# Where the same articles were given theirs, seven in ten statements of an earlier date were background.
EXPECTED["time:old"] = {"background": 1.1, "developments": -0.3}
EXPECTED["time:news"] = {"developments": 0.5}
EXPECTED["time:ahead"] = {"developments": 0.4, "outlook": 0.2}
EXPECTED_OF_SIDE = {
    "goal": 0.3,
    "goal:want": 0.3,
    "goal:need": 0.5,
    "goal:offer": 0.2,
    "goal:interest": 0.3,
    "goal:fear": 0.2,
    "goal:chance": 0.8,
    "goal:exchange": 0.3,
    "goal:beside": 2.6,
    "about:heading, first": 0.0,
    "about:heading, goal": 0.3,
}


class Example(NamedTuple):
    """A gold statement: where it stands in its article, its primary section and all accepted ones (as columns of predictions)."""

    ordinal: int
    primary: str
    accepted: frozenset[str]


class Label(NamedTuple):
    """A passage of a text and the sections where it may stand, the primary one first, as gold files name them."""

    start: int
    end: int
    accepted: tuple[str, ...]


class Labelled(Record, frozen=True):
    """A line of the file of labels; `labels` are (number of the document, start, end, primary section, others that are accepted …)."""

    event: str
    sides: tuple[str, ...]
    documents: tuple[tuple[str, str], ...]
    labels: tuple[tuple[int | str, ...], ...]


class Event(NamedTuple):
    """One event: for each article the features of all its statements, and the examples among them."""

    name: str
    articles: tuple[tuple[list[StatementFeatures], list[Example]], ...]


class Row(NamedTuple):
    """An example with the features of its statement."""

    features: StatementFeatures
    example: Example


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from all events but those held out, report, write the model."""
    options = training_options(__doc__, arguments)
    events = [read_event(meta) for meta in sorted(options.events.glob("*.meta.json"))]
    gold = [event for event in events if event.name not in options.hold_out]
    held_out = [event for event in events if event.name in options.hold_out]
    labelled = labelled_events(options.labelled) if options.labelled else []
    learned = [*gold, *labelled]
    around = [event for fold in range(FOLDS) for event in _fold_with_neighbours(learned, fold)]
    counts = {event.name: counted for fold in range(FOLDS) for event, counted in _scored_fold(around, fold)}
    for name, several in (("gold", gold), ("labelled", labelled)):
        print(f"{name + ', cross-validation by tenths':44s} {report(sum((counts[event.name] for event in several), Counter()))}")
    model = SectionModel(first=learn(rows(learned)), second=learn(rows(around)))
    for event in held_out:
        print(f"held out: {event.name:34s} {report(score(rows([with_neighbours(event, model.first)]), model.second))}")
    if held_out:
        print(f"{'held out':44s} {report(score(rows([with_neighbours(event, model.first) for event in held_out]), model.second))}")
    if options.output:
        write_model(model, options.output)


def _split(events: Sequence[Event], fold: int) -> tuple[list[Event], list[Event]]:
    """The events of one fold, and the others."""
    return [*events[fold::FOLDS]], [event for number, event in enumerate(events) if number % FOLDS != fold]


def _fold_with_neighbours(events: Sequence[Event], fold: int) -> list[Event]:
    """The events of one fold, with what a first pass that did not learn from them says of the statements around each."""
    out, others = _split(events, fold)
    if not out:
        return []
    first = learn(rows(others))
    return [with_neighbours(event, first) for event in out]


def _scored_fold(events: Sequence[Event], fold: int) -> list[tuple[Event, Counter[str]]]:
    """The events of one fold, with what weights reach on them that did not learn from them."""
    out, others = _split(events, fold)
    if not out:
        return []
    weights = learn(rows(others))
    return [(event, score(rows([event]), weights)) for event in out]


def read_event(meta: Path) -> Event:
    """Read and analyse a gold event, its sides given."""
    name = meta.name.removesuffix(".meta.json")
    sides = tuple(side_names.parse_side(side) for side in json.loads(meta.read_text(encoding="utf-8"))["sides"])
    sources = [one for one in read_paths((meta.with_name(name),)) if isinstance(one, Source)]
    gold: dict[str, list[Label]] = defaultdict(list)
    for line in meta.with_name(f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] == "statement":
            accepted = (record["primary"], *record["also"])
            gold[record["doc"].split("/")[-1]].append(Label(record["start"], record["end"], accepted))
    return _event(name, [(Article(source=one, analysis=analyse(one)), gold[Path(one.path).stem]) for one in sources], sides)


def labelled_events(folder: Path) -> list[Event]:
    """Read all events that were labelled by hand, from the folders below this one. Raises ValueError as `articles_of` does."""
    events = []
    for labelled in lines_of(LABELS, Labelled):
        files = [file for file, _ in labelled.documents]
        of_file: dict[str, list[Label]] = {file: [] for file in files}
        for document, start, end, *accepted in labelled.labels:
            of_file[files[int(document)]].append(Label(int(start), int(end), tuple(map(str, accepted))))
        articles = articles_of(labelled.event, labelled.documents, folder)
        sides = tuple(map(side_names.parse_side, labelled.sides))
        events.append(_event(labelled.event, [(articles[file], of_file[file]) for file in files], sides))
    return events


def _event(name: str, labelled: Iterable[tuple[Article, Sequence[Label]]], sides: Sequence[Side]) -> Event:
    """The event of these articles and their labels."""
    ordered = sorted(labelled, key=lambda pair: pair[0].source.path)
    articles = voices.assign_sides(voices.link_voices([article for article, _ in ordered]), sides)
    points = build.build_points(articles, origins.find_origins(articles), comparison.compare_articles(articles))
    context = corpus_context(articles, points, sides)
    statements = [article.analysis.statements for article in articles]
    features = statement_features.features_of_articles(statements, context, tokens_of(articles))
    examples = (list(_examples(of_article, labels)) for of_article, (_, labels) in zip(statements, ordered, strict=True))
    return Event(name, tuple(zip(features, examples, strict=True)))


def _examples(statements: Sequence[Statement], labels: Iterable[Label]) -> Iterable[Example]:
    """For each label the statement of the article that shares most with its passage; none where no statement shares any."""
    for label in labels:
        shared, ordinal = max(
            ((min(one.end, label.end) - max(one.start, label.start), number) for number, one in enumerate(statements)), default=(0, 0)
        )
        if shared > 0:
            yield Example(ordinal, _kind(label.accepted[0]), frozenset(map(_kind, label.accepted)))


def _kind(label: str) -> str:
    """The kind of section that a label of the gold files names, with the side of motives: "motives:Peru" is "motives/peru"."""
    kind, _, side = label.partition(":")
    return f"motives/{side_names.side_id(side)}" if side else "none" if kind == "other" else kind


def with_neighbours(event: Event, first: SectionWeights) -> Event:
    """The event with features for what the first pass predicts of the statements around each, and of those of the same voice."""
    matrix = FeatureMatrix(features for features, _ in event.articles)
    neighbours = section_model.neighbour_predictions(matrix, first)
    predicted = {where: neighbours.probabilities(where, slice(0, len(matrix))) for where in section_model.NEIGHBOURS}
    rows = itertools.count()

    def extended(features: StatementFeatures) -> StatementFeatures:
        row = next(rows)
        beside = {where: predicted[where][row : row + 1] for where in section_model.NEIGHBOURS if neighbours.present[where][row]}
        return _with_predictions(features, beside)

    return Event(event.name, tuple(([*map(extended, features)], examples) for features, examples in event.articles))


def _with_predictions(features: StatementFeatures, beside: Mapping[str, Floats]) -> StatementFeatures:
    """The features of a statement with what is predicted of its neighbours, each of shape (1, kinds)."""
    general, by_side = dict(features.general), {side: dict(own) for side, own in features.by_side.items()}
    for where, probabilities in beside.items():
        for kind, name in enumerate(KINDS if by_side else KINDS[:MOTIVES]):
            general[f"{where}:{name}"] = float(section_model.probability_of_kind(probabilities, kind)[0])
        for column, own in enumerate(by_side.values(), MOTIVES):
            own[f"{where}:{section_model.MOTIVES_OF_SIDE}"] = float(probabilities[0, column])
    return features._replace(general=general, by_side=by_side)


def rows(events: Iterable[Event]) -> list[Row]:
    """All examples with the features of their statements."""
    return [Row(features[example.ordinal], example) for event in events for features, examples in event.articles for example in examples]


def learn(data: Sequence[Row]) -> SectionWeights:
    """The weights under which the gold sections are most likely."""
    from scipy.optimize import minimize

    seen = Counter(name for row in data for name in row.features.general)
    seen_side = Counter(name for row in data for name in {name for own in row.features.by_side.values() for name in own})
    general = ["always", *sorted({name for name, count in seen.items() if count >= LEAST_SEEN} | set(EXPECTED))]
    side = sorted({name for name, count in seen_side.items() if count >= LEAST_SEEN} | set(EXPECTED_OF_SIDE))
    table = _Table(data, general, side)
    result = minimize(table.loss, table.expected, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    kinds, own = table.split(result.x)
    return SectionWeights(
        general={name: tuple(round(float(weight), 4) for weight in kinds[at]) for at, name in enumerate(general)},
        side={name: round(float(own[at]), 4) for at, name in enumerate(side)},
    )


class _Table:
    """The examples as arrays, and the loss that is minimised over them: G general features, S features of sides."""

    def __init__(self, data: Sequence[Row], general: Sequence[str], side: Sequence[str]) -> None:
        most_sides = max(1, max(len(row.features.by_side) for row in data))
        self._shape = (len(general), len(KINDS))
        self.size = len(general) * len(KINDS) + len(side)
        of_kinds = [[EXPECTED.get(name, {}).get(kind, 0.0) for kind in KINDS] for name in general]
        self.expected = np.array([*(weight for row in of_kinds for weight in row), *(EXPECTED_OF_SIDE.get(name, 0.0) for name in side)])
        self._general = np.zeros((len(data), len(general)))
        self._side = np.zeros((len(data), most_sides, len(side)))
        self._closed = np.zeros((len(data), MOTIVES + most_sides))
        self._primary = np.zeros_like(self._closed)
        self._accepted = np.zeros_like(self._closed)
        general_at, side_at = {name: at for at, name in enumerate(general)}, {name: at for at, name in enumerate(side)}
        for number, (features, example) in enumerate(data):
            self._general[number, 0] = 1
            for name, value in features.general.items():
                if name in general_at:
                    self._general[number, general_at[name]] = value
            names = [*KINDS[:MOTIVES], *(f"motives/{name}" for name in features.by_side)]
            for place, own in enumerate(features.by_side.values()):
                for name, value in own.items():
                    if name in side_at:
                        self._side[number, place, side_at[name]] = value
            self._closed[number, len(names) :] = IMPOSSIBLE
            self._primary[number, : len(names)] = [name == example.primary for name in names]
            self._accepted[number, : len(names)] = [name in example.accepted for name in names]
        # A gold side that is none of the event's teaches nothing.
        self._counts = self._accepted.max(axis=1, keepdims=True)
        self._has_primary = self._primary.max(axis=1, keepdims=True)

    def split(self, flat: Floats) -> tuple[Floats, Floats]:
        """Weights in one row, as those of general features, shape (G, kinds), and those of features of sides, shape (S,)."""
        cut = self._shape[0] * self._shape[1]
        return flat[:cut].reshape(self._shape), flat[cut:]

    def loss(self, flat: Floats) -> tuple[float, Floats]:
        """The penalised loss and its gradient."""
        kinds, own = self.split(flat)
        off_kinds, off_own = self.split(flat - self.expected)
        base = self._general @ kinds
        scores = np.concatenate([base[:, :MOTIVES], base[:, MOTIVES:] + self._side @ own], axis=1) + self._closed
        log_all = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        some = np.where(self._accepted > 0, log_all, IMPOSSIBLE)
        log_some = np.logaddexp.reduce(some, axis=1, keepdims=True)
        probabilities, within = np.exp(log_all), np.exp(some - log_some)
        first, any_of = PRIMARY * self._has_primary, (1 - PRIMARY) * self._counts
        count = len(scores)
        free = np.ones_like(kinds)
        free[0] = 0.01  # how often a section is used is hardly held back
        value = -((first * (log_all * self._primary)).sum() + (any_of * log_some).sum()) / count
        value += RIDGE * ((free * off_kinds**2).sum() + (off_own**2).sum())
        pull = (first * (probabilities - self._primary) + any_of * (probabilities - within)) / count
        per_kind = np.concatenate([pull[:, :MOTIVES], pull[:, MOTIVES:].sum(axis=1, keepdims=True)], axis=1)
        slope = self._general.T @ per_kind + 2 * RIDGE * free * off_kinds
        slope_own = np.einsum("np,nps->s", pull[:, MOTIVES:], self._side) + 2 * RIDGE * off_own
        return float(value), np.concatenate([slope.ravel(), slope_own])


def score(data: Iterable[Row], weights: SectionWeights) -> Counter[str]:
    """Count the examples that are placed as the primary label says, or as any accepted one; and hits, false and missed for each kind."""
    counts = Counter[str]()
    for features, example in data:
        values = section_model.scores(FeatureMatrix([[features]]), weights)[0].tolist()
        best = max(zip(values, section_model.kind_columns(list(features.by_side)), strict=True), key=lambda scored: scored[0])[1]
        counts["all"] += 1
        counts["strict"] += best == example.primary
        counts["ok"] += best in example.accepted
        if best in example.accepted:
            counts[f"hit {best.partition('/')[0]}"] += 1
        else:
            counts[f"false {best.partition('/')[0]}"] += 1
            counts[f"missed {example.primary.partition('/')[0]}"] += 1
    return counts


def report(counts: Counter[str]) -> str:
    """The counts as percentages: strict, ok, and F1 by kind."""
    total = max(1, counts["all"])
    by_kind = []
    for kind in KINDS:
        hits, wrong = counts[f"hit {kind}"], counts[f"false {kind}"] + counts[f"missed {kind}"]
        by_kind.append(f"{kind} {200 * hits / (2 * hits + wrong):.0f}" if hits + wrong else f"{kind} -")
    return f"strict {100 * counts['strict'] / total:5.1f}  ok {100 * counts['ok'] / total:5.1f}  F1: {'  '.join(by_kind)}"


if __name__ == "__main__":
    main()
