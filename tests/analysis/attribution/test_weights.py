"""The weights that ship belong to the code that reads them."""

from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from briefing.analysis import vocabulary
from briefing.analysis.attribution import features, weights
from briefing.analysis.attribution.network import COUNTS, DISTANCES
from briefing.analysis.attribution.tokens import QUOTE_STATES

MOST_BYTES = 15_000_000


def test_weights_and_code_agree() -> None:
    stored = weights.load()
    assert stored.shape.shape == (features.SHAPES, stored.width)
    assert stored.ending.shape == (features.ENDINGS, stored.width)
    assert stored.state.shape == (QUOTE_STATES, stored.width)
    assert stored.position.shape == (features.POSITIONS, stored.width)
    assert len(stored.distance) == DISTANCES
    assert len(stored.sentences) == len(stored.quotes) == COUNTS
    assert len(stored.convolution) == len(stored.mix) == len(stored.dilations)
    assert len(stored.piece) == len(stored.vocabulary)


def test_weights_of_another_version_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "attribution.npz"
    with np.load(vocabulary.FILE) as stored:
        np.savez(file, **{**{name: stored[name] for name in stored.files}, "layout": np.array(weights.LAYOUT + 1)})
    with pytest.raises(weights.WeightsError, match="train again"):
        weights.load(file)


def test_weights_are_small_and_have_a_model_card() -> None:
    assert vocabulary.FILE.stat().st_size < MOST_BYTES
    card = vocabulary.FILE.with_suffix(".md").read_text(encoding="utf-8")
    assert weights.TRAINING in card
    assert f"Layout {weights.LAYOUT}" in card
    assert sha256(vocabulary.FILE.read_bytes()).hexdigest() in card
