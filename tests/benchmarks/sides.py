"""How well the sides of an event are found, and the learning of the weights in `briefing/assembly/models/sides.yaml`.

    python -m tests.benchmarks.sides            the thirty corpora of tests/fixtures/sides.yaml, the gold events, others left out in turn
    python -m tests.benchmarks.sides --learn    the same, and write the weights

A corpus agrees when every side that people named is found and at most one more is; a side is found where one name holds the other.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from msgspec.structs import replace
from numpy.typing import NDArray

from briefing.analysis.pipeline import analyse
from briefing.assembly.entities import sides, voices
from briefing.assembly.entities.actors import Actor, ActorStats, collect_actors
from briefing.assembly.text.names import normalize_name
from briefing.model import Article, Problem, Side, Source
from briefing.reading import read_bytes, read_paths
from tests.benchmarks.figures import SHARED

DATA = SHARED / "data"
FIXTURES = Path(__file__).parent.parent / "fixtures"
WEIGHT = {"gold": 4.0, "named": 2.0, "entities": 1.0}
"""How much a corpus counts in learning: sides by annotators, by us, main entities of an article."""


class Corpus(NamedTuple):
    """A corpus with the sides that people named (`|` parts equals) and names that count neither way."""

    group: str
    name: str
    wanted: tuple[str, ...]
    optional: tuple[str, ...] = ()


def written(file: str, group: str) -> list[Corpus]:
    """The corpora of a fixture file."""
    rows = yaml.safe_load((FIXTURES / file).read_text(encoding="utf-8"))
    return [Corpus(group, name, tuple(row["sides"]), tuple(row["optional"])) for name, row in rows.items()]


def gold(choosing: bool) -> list[Corpus]:
    """The gold events: those for choosing, or those for learning."""
    sys.path.insert(0, str(SHARED / "eval"))
    from eval_events import DEV

    rows = []
    for file in sorted((DATA / "events").glob("*.meta.json")):
        name = file.name.removesuffix(".meta.json")
        if (name in DEV) == choosing:
            rows.append(Corpus("gold", f"events/{name}", tuple(json.loads(file.read_text(encoding="utf-8"))["sides"])))
    return rows


def entities() -> list[Corpus]:
    """The events of BASIL outside gold and fixture, with the main entities that two of three articles share."""
    known = {corpus.name.split("/")[1] for corpus in [*gold(True), *gold(False), *written("sides.yaml", "fixture")]}
    rows = []
    for folder in sorted((DATA / "basil").iterdir()):
        if folder.name not in known:
            counts = Counter(
                name for file in sorted(folder.glob("*.json")) for name in json.loads(file.read_text(encoding="utf-8"))["main-entities"]
            )
            most = tuple(name for name, count in counts.items() if count > 1)
            rows.append(Corpus("entities", f"basil/{folder.name}", most, tuple(name for name, count in counts.items() if count == 1)))
    return rows


def cast_of(corpus: Corpus) -> ActorStats:
    """The actors of a corpus."""
    found: dict[str, Article] = {}
    for source in _sources(_folder(corpus.name)):
        found.setdefault(source.id, Article(source=source, analysis=analyse(source)))
    return collect_actors(voices.link_voices(sorted(found.values(), key=lambda article: (article.source.path, article.source.id))))


def _folder(name: str) -> Path:
    """The folder of a corpus; fixtures may cut a long name short."""
    exact = DATA / name
    folders = [exact] if exact.is_dir() else sorted(exact.parent.glob(f"{exact.name}*"))
    if len(folders) != 1:
        raise FileNotFoundError(f"{len(folders)} folders for {name}")
    return folders[0]


def _sources(folder: Path) -> Iterator[Source]:
    if folder.parent.name == "events" or folder.name == "seeds":
        yield from (source for source in read_paths([folder]) if not isinstance(source, Problem))
        return
    for file in sorted(folder.glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        body = "\n\n".join(" ".join(part) for part in record.get("body-paragraphs", [])) or record.get("text") or ""
        text = f"{record.get('title') or ''}\n\n{body}"
        if text.strip():
            yield from (source for source in read_bytes(text.encode(), f"{file.stem}.txt") if not isinstance(source, Problem))


def which(names: set[str], wanted: tuple[str, ...]) -> int | None:
    """The number of the wanted side that some names stand for; None where they stand for none."""
    for number, side in enumerate(wanted):
        for option in side.split("|"):
            want = f" {normalize_name(option).replace('democractic', 'democratic').replace('democratic lawmakers', 'democrats')} "
            want = want.replace("republican lawmakers", "republicans")
            for name in names:
                if want.strip() == name or (len(name) > 2 and f" {name} " in want) or (len(want) > 4 and want in f" {name} "):
                    return number
    return None


def agreement(found: tuple[Side, ...], corpus: Corpus) -> tuple[int, int, bool]:
    """Sides right, the greater of wanted and found, and whether the corpus agrees."""
    numbers = {}
    for side in found:
        number = which({normalize_name(side.name)}, corpus.wanted)
        if number is not None or which({normalize_name(side.name)}, corpus.optional) is None:
            numbers[side.id] = number
    right = len({number for number in numbers.values() if number is not None})
    extra = sum(number is None for number in numbers.values())
    agrees = right == len(corpus.wanted) and extra <= (1 if corpus.wanted else 0)
    return right, max(len(corpus.wanted), len(numbers)), agrees


def report(title: str, corpora: list[Corpus], casts: dict[str, ActorStats], show: bool) -> None:
    """Print how many sides and corpora are right."""
    right = of = agree = 0
    for corpus in corpora:
        found = sides.sides_among(casts[corpus.name])
        one, several, agrees = agreement(found, corpus)
        right, of, agree = right + one, of + several, agree + agrees
        if show:
            print("   ", "agrees " if agrees else "differs", corpus.name[:44], list(corpus.wanted), "found", [side.name for side in found])
    shares = f"{100 * right / max(1, of):.0f} %", f"{100 * agree / len(corpora):.0f} %"
    print(f"{title}: sides {right} of {of} ({shares[0]}), corpora {agree} of {len(corpora)} ({shares[1]})")


class Rows(NamedTuple):
    """Candidates to learn from: features, whether each is a side, weights, and the corpus of each."""

    features: NDArray[np.float64]
    target: NDArray[np.float64]
    weight: NDArray[np.float64]
    corpus: list[str]
    names: list[str]


def rows_of(corpora: list[Corpus], casts: dict[str, ActorStats]) -> Rows:
    """The foremost actors of the corpora."""
    features, target, weight, owner = [], [], [], []
    names: list[str] = []
    for corpus in corpora:
        for one in sides.rank_candidates(casts[corpus.name]):
            values = sides.side_features(one.actor, casts[corpus.name])
            names = names or list(values)
            called = _called(one.actor)
            is_side = which(called, corpus.wanted) is not None
            features.append([values[name] for name in names])
            target.append(float(is_side))
            weight.append(WEIGHT[corpus.group] if is_side or which(called, corpus.optional) is None else 0.0)
            owner.append(corpus.name)
    return Rows(np.array(features), np.array(target), np.array(weight), owner, names)


def _called(actor: Actor) -> set[str]:
    return {normalize_name(name) for name in actor.names} | ({actor.key} if actor.kind == "person" else set())


def fit(rows: Rows, held: set[str], strength: float = 32.0) -> dict[str, float]:
    """Weights by ridge-penalised logistic regression on standardised features (Newton's method; deterministic)."""
    keep = np.array([name not in held for name in rows.corpus])
    mean, spread = rows.features[keep].mean(0), rows.features[keep].std(0) + 1e-9
    mean[0], spread[0] = 0.0, 1.0
    scaled, target, weight = (rows.features[keep] - mean) / spread, rows.target[keep], rows.weight[keep]
    penalty = strength * np.eye(scaled.shape[1])
    penalty[0, 0] = 0.0
    found = np.zeros(scaled.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-scaled @ found))
        curve = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled + penalty
        found = found - np.linalg.solve(curve, scaled.T @ (weight * (chance - target)) + penalty @ found)
    raw = found / spread
    raw[0] = found[0] - float((found[1:] * mean[1:] / spread[1:]).sum())
    return dict(zip(rows.names, (round(float(value), 3) for value in raw), strict=True))


def main() -> None:
    """Measure; learn where asked."""
    first = Corpus("gold", "../seeds", ("Russia", "North Korea"))
    learning = [first, *gold(False), *written("sides_learning.yaml", "named"), *entities()]
    choosing, fixture = gold(True), written("sides.yaml", "fixture")
    casts = {corpus.name: cast_of(corpus) for corpus in [*learning, *choosing, *fixture]}
    show = "--show" in sys.argv
    report("thirty corpora of the fixture", fixture, casts, show)
    report("gold events for choosing", choosing, casts, show)
    report("gold events for learning", gold(False), casts, show)
    if "--learn" not in sys.argv:
        return
    rows = rows_of(learning, casts)
    original = sides.weights
    for least, opponent in product((0.4, 0.45, 0.5, 0.55), (0.08, 0.1, 0.12, 0.15, 0.2)):
        counts = np.zeros(4, int)
        for part in range(6):
            held = learning[part::6]
            learned = replace(original(), weights=fit(rows, {corpus.name for corpus in held}), least=least, opponent=opponent)
            sides.weights = lambda learned=learned: learned  # type: ignore[assignment,misc]
            for corpus in held:
                right, of, agrees = agreement(sides.sides_among(casts[corpus.name]), corpus)
                counts += np.array([right, of, agrees, 1])
        print(f"least {least}, opponent {opponent}: left out in turn: sides {counts[0]} of {counts[1]}, corpora {counts[2]} of {counts[3]}")
    sides.weights = original
    text = sides.WEIGHTS.read_text(encoding="utf-8")
    body = "".join(f"  {name}: {value}\n" for name, value in fit(rows, set()).items())
    head, tail = text[: text.index("weights:")], text[text.index("least:") :]
    sides.WEIGHTS.write_text(f"{head}weights:\n{body}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
