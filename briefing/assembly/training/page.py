"""Learn what stands on a page.

`python -m briefing.assembly.training.page EVENTS [--labelled FOLDER] [-o page.json]`

EVENTS is a folder of events with `NAME.page.jsonl` (the facts of a page, by section and grade, with every sentence that tells them) and
`NAME.meta.json` beside the folder NAME of texts. FOLDER holds the events that were labelled by reading (`page.labels.jsonl`), a folder each
in `basil` and `news_events`. Settings are chosen on the events of CHOOSING, which the model never learns from. Nothing is random.

Prints what pages reach when each fifth of the events is left out of the learning in turn, and on the events of CHOOSING.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Floats
from briefing.assembly.compare.models import LogisticModel
from briefing.assembly.entities.side_names import parse_side
from briefing.assembly.page.candidates import Candidates
from briefing.assembly.page.choose import choose, limits
from briefing.assembly.page.features import LINE_FEATURES
from briefing.assembly.page.fit_features import FIT_FEATURES, Fitting
from briefing.assembly.page.page_model import PageModel
from briefing.assembly.page.repeat_features import REPEAT_FEATURES, RepeatPairs
from briefing.assembly.pipeline import arrange
from briefing.assembly.training.boosting import boost
from briefing.assembly.training.commands import write_model
from briefing.assembly.training.labels import articles_below, articles_of, lines_of
from briefing.assembly.training.regression import fit
from briefing.model import Article, Record, SectionKind
from briefing.templates import Template, load_template

LABELS = "page.labels.jsonl"
CHOOSING = ("1b96a5db", "2b9468af", "d4a4bc34", "Broadcom", "israel_app", "truck_atta")
"""Beginnings of the events that settings are chosen on."""
MUST = 2
"""The grade of a fact that must stand on the page."""
FOLDS = 5
LINE_RIDGE, FIT_RIDGE = 120.0, 100.0
MOST_REPEATS = 700
"""Pairs of lines that one event gives to learn repeats from, evenly taken."""


class PageLabels(Record, frozen=True):
    """A line of the file: `reader` counts those who read the event apart from each other.

    A fact is its section, its grade, the places of all sentences that tell it (document, start, end), and other sections for it.
    """

    event: str
    reader: int
    sides: tuple[str, ...]
    documents: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, int, tuple[tuple[int, int, int], ...], tuple[str, ...]], ...]
    when: str | None = None


class Fact(NamedTuple):
    """A fact: whether it must stand on the page, where it may stand, and the places that tell it by the file's name."""

    must: bool
    sections: frozenset[str]
    passages: tuple[tuple[str, int, int], ...]


class Event(NamedTuple):
    """An event: its candidates, their LINE_FEATURES, how many lines its sections hold, its facts, and for each candidate the facts that its
    lead tells.
    """

    name: str
    candidates: Candidates
    lines: Floats
    most: dict[str, int]
    facts: tuple[Fact, ...]
    tells: list[frozenset[int]]

    @property
    def chooses(self) -> bool:
        """Whether settings are chosen on it."""
        return self.name.startswith(CHOOSING)

    def labels(self, wanted: Callable[[Fact], bool]) -> Floats:
        """1 for each candidate that tells such a fact."""
        return np.array([any(wanted(self.facts[fact]) for fact in tells) for tells in self.tells], dtype=np.float64)

    def fits(self, kind: SectionKind) -> tuple[Floats, Floats]:
        """The features of all useful candidates in each section of a kind, and whether they tell a fact which may stand there."""
        useful = [row for row, tells in enumerate(self.tells) if tells]
        features, labels = [np.zeros((0, len(FIT_FEATURES.names)))], []
        for number, section in enumerate(self.candidates.sections):
            if section.answers == kind:
                features.append(FIT_FEATURES.matrix(Fitting(self.candidates, self.lines, number))[useful])
                labels += [float(any(section.id in self.facts[fact].sections for fact in self.tells[row])) for row in useful]
        return np.vstack(features), np.array(labels)


def gold_events(folder: Path, template: Template) -> Iterator[Event]:
    """The events with facts beside their texts."""
    for file in sorted(folder.glob("*.page.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        name = file.name.removesuffix(".page.jsonl")
        facts = [
            Fact(
                row["grade"] == MUST,
                frozenset(map(_section, (row["section"], *row.get("also", ())))),
                tuple((Path(one["doc"]).name, one["start"], one["end"]) for one in row["told"]),
            )
            for row in rows[1:]
        ]
        yield _event(name, articles_below(folder / name), rows[0]["sides"], facts, template)


def labelled_events(folder: Path, template: Template) -> Iterator[Event]:
    """The events labelled by reading; of those read twice the first reading. Raises ValueError as `articles_of` does."""
    for page in lines_of(LABELS, PageLabels):
        if page.reader == 1:
            articles = list(articles_of(page.event, page.documents, folder).values())
            stems = [Path(file).stem for file, _ in page.documents]
            facts = [
                Fact(
                    grade == MUST,
                    frozenset(map(_section, (section, *also))),
                    tuple((stems[document], start, end) for document, start, end in told),
                )
                for section, grade, told, also in page.facts
            ]
            yield _event(page.event.partition("/")[2], articles, page.sides, facts, template)


def _section(label: str) -> str:
    """The id of a section as labels name it: `motives:North Korea` is `motives/north-korea`."""
    return label.replace("motives:", "motives/").lower().replace(" ", "-")


def _event(name: str, articles: Sequence[Article], sides: Sequence[str], facts: Sequence[Fact], template: Template) -> Event:
    arranged = arrange(articles, template, [parse_side(side) for side in sides])
    brief, candidates = arranged.brief, Candidates(arranged)
    stem = {source.id: Path(source.path).stem for source in brief.sources}
    tells = [
        frozenset(
            number
            for number, fact in enumerate(facts)
            for file, start, end in fact.passages
            if file == stem[lead.source] and 2 * (min(end, lead.end) - max(start, lead.start)) >= end - start
        )
        for lead in candidates.leads
    ]
    return Event(name, candidates, LINE_FEATURES.matrix(candidates), limits(brief.sections, template), tuple(facts), tells)


def learn(events: Sequence[Event]) -> PageModel:
    """The models of these events."""
    lines = np.vstack([event.lines for event in events])
    must = np.concatenate([event.labels(lambda fact: fact.must) for event in events])
    useful = np.concatenate([event.labels(lambda _: True) for event in events])
    pairs, repeats = zip(*map(_repeats, events), strict=True)
    return PageModel(
        must=fit(LINE_FEATURES.names, lines, must, LINE_RIDGE),
        useful=fit(LINE_FEATURES.names, lines, useful, LINE_RIDGE),
        fits={kind.value: _fits(events, kind) for kind in SectionKind},
        repeats=boost(REPEAT_FEATURES.names, np.vstack(pairs), np.concatenate(repeats)),
    )


def _fits(events: Sequence[Event], kind: SectionKind) -> LogisticModel:
    features, labels = zip(*(event.fits(kind) for event in events), strict=True)
    return fit(FIT_FEATURES.names, np.vstack(features), np.concatenate(labels), FIT_RIDGE)


def _repeats(event: Event) -> tuple[Floats, Floats]:
    """Pairs of useful lines, and whether the one tells nothing but what the other tells."""
    useful = [row for row, tells in enumerate(event.tells) if tells]
    pairs = np.array([(row, above) for row in useful for above in useful if row != above], dtype=np.int64).reshape(-1, 2)
    pairs = pairs[:: max(1, len(pairs) // MOST_REPEATS)]
    labels = np.array([float(event.tells[row] <= event.tells[above]) for row, above in pairs.tolist()])
    features = REPEAT_FEATURES.matrix(RepeatPairs(event.candidates, pairs[:, 0], pairs[:, 1]))
    return features, labels


def score(event: Event, model: PageModel) -> Counter[str]:
    """Counts of what a page of the event reaches; `table` makes shares of them."""
    page = choose(event.candidates, event.most, model)
    counts: Counter[str] = Counter(events=1, must=sum(fact.must for fact in event.facts))
    above: set[int] = set()
    for place, row in enumerate(page.order[: page.lines]):
        tells = event.tells[row]
        section = _section(event.candidates.points[row].section or "")
        counts["lines"] += 1
        counts["useful"] += bool(tells)
        counts["needed"] += any(event.facts[fact].must for fact in tells)
        counts["placed"] += any(section in event.facts[fact].sections for fact in tells)
        counts["twice"] += bool(tells) and tells <= above
        counts["opening"] += not place and any(event.facts[fact].must and "developments" in event.facts[fact].sections for fact in tells)
        above |= tells
    counts["musts"] += sum(event.facts[fact].must for fact in above)
    return counts


def table(name: str, counts: Counter[str]) -> str:
    """One line of figures, as `musts` (share of the facts that must stand on the page), and shares of the lines."""

    def share(part: str, whole: str) -> float:
        return 100 * counts[part] / max(1, counts[whole])

    return (
        f"{name:22} musts {share('musts', 'must'):5.1f} needed {share('needed', 'lines'):5.1f} useful {share('useful', 'lines'):5.1f} "
        f"placed {share('placed', 'useful'):5.1f} twice {share('twice', 'lines'):5.1f} opening {counts['opening']} of {counts['events']} "
        f"lines {counts['lines'] / max(1, counts['events']):.1f}"
    )


def cross_validate(events: Sequence[Event]) -> Counter[str]:
    """What pages reach where each fold is left out of the learning in turn."""
    counts = Counter[str]()
    for fold in range(FOLDS):
        model = learn([event for number, event in enumerate(events) if number % FOLDS != fold])
        for event in events[fold::FOLDS]:
            counts.update(score(event, model))
    return counts


def main() -> None:
    """Learn, print the figures, write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("--labelled", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    template = load_template("event")
    events = [*gold_events(asked.events, template), *(labelled_events(asked.labelled, template) if asked.labelled else ())]
    print(table(f"{len(events)} events, by folds", cross_validate(events)))
    model = learn([event for event in events if not event.chooses])
    choosing = Counter[str]()
    for event in events:
        if event.chooses:
            choosing.update(score(event, model))
    print(table("events that choose", choosing))
    if asked.output:
        write_model(model, asked.output)


if __name__ == "__main__":
    main()
