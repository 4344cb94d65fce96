"""Of a large corpus only the promising pairs are weighed, and each as it would be among all."""

import pytest

from briefing.assembly.compare import comparison
from briefing.assembly.compare.pair_features import best_scores
from briefing.assembly.disputes import context, contradiction_model
from briefing.assembly.disputes.context import DisputeContext
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
    monkeypatch.setattr(context, "LARGE_CORPUS", 0)
    known = DisputeContext(ARTICLES, comparison.compare_articles(ARTICLES))
    assert known.large
    pairs = contradiction_model.contradiction_candidates(known, known.pairs)
    kept = contradiction_model.promising(known, pairs)
    assert 0 < len(kept.left) < len(pairs.left)
    model = contradiction_model.load_contradiction_model()
    whole = dict(
        zip(
            zip(pairs.left.tolist(), pairs.right.tolist(), strict=True),
            contradiction_model.contradiction_probabilities(known, pairs, model),
            strict=True,
        )
    )
    best = best_scores(known.terms, known.rows, pairs.left, pairs.right)
    chances = contradiction_model.contradiction_probabilities(known, kept, model, best)
    expected = [whole[pair] for pair in zip(kept.left.tolist(), kept.right.tolist(), strict=True)]
    assert chances.tolist() == pytest.approx(expected)
    assert contradiction_model.find_contradictions(known, known.pairs)[0].certainty > contradiction_model.CALIBRATION[0]
