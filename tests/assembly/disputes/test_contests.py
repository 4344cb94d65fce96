"""Of a large corpus only the promising pairs are weighed, and each as it would be among all."""

import pytest

from briefing.assembly import points
from briefing.assembly.disputes import contests, material
from briefing.assembly.disputes.material import Material
from briefing.assembly.points.evidence import best_of
from tests.assembly.articles import article

ARTICLES = [
    article(
        name,
        f"The {name} ministry accused the Arven harbour board of hiding {number} tons of grain.",
        f"But the Arven harbour board denied hiding any grain from the {name} ministry.",
        f"The Arven harbour board hid {number + 7} tons of grain, the {name} union says.",
        "Rain fell on the quay.",
        f"The Arven harbour will open in {1990 + number}.",
    )
    for number, name in enumerate(("trade", "labour", "finance", "transport"), 12)
]


def test_what_is_left_is_as_likely_as_among_all_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "LARGE", 0)
    known = Material(ARTICLES, points.compare_all(ARTICLES))
    assert known.large
    pairs = contests.pairs_of(known)
    kept = contests.promising(known, pairs)
    assert 0 < len(kept.left) < len(pairs.left)
    model = contests.shipped()
    whole = dict(zip(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), contests.chances(known, pairs, model), strict=True))
    best = best_of(known.table, known.setting, pairs.left, pairs.right)
    chances = contests.chances(known, kept, model, best)
    expected = [whole[pair] for pair in zip(kept.left.tolist(), kept.right.tolist(), strict=True)]
    assert chances.tolist() == pytest.approx(expected)
    assert contests.find(known)[0].certainty > 0.1
