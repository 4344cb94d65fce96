"""The weights of the attribution network, as they ship in `analysis/trained/attribution.npz`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from briefing.analysis import vocabulary
from briefing.analysis.attribution import features

TRAINING = "python -m briefing.analysis.training.attribution"
"""The command that makes the weights."""

LAYOUT = 1
"""Raised whenever tokens, features or the shape of the network change, so that old weights are refused and not misread."""


class WeightsError(RuntimeError):
    """The weights in the package do not belong to this version of the code."""


@dataclass(slots=True)
class Weights:
    """All arrays in float32, but for the table of word pieces (int8 with a factor for each row). Names as in `network.py`."""

    vocabulary: dict[str, int]
    piece: Any
    piece_factor: Any
    piece_bias: Any
    shape: Any
    ending: Any
    state: Any
    position: Any
    dilations: tuple[int, ...]
    convolution: list[Any]
    convolution_bias: list[Any]
    mix: list[Any]
    mix_bias: list[Any]
    cue: Any
    cue_bias: Any
    token: Any
    token_bias: Any
    cue_first: Any
    cue_last: Any
    distance: Any
    sentences: Any
    quotes: Any
    window_dilations: tuple[int, ...]
    window: list[Any]
    window_bias: list[Any]
    out: Any
    out_bias: Any
    thresholds: dict[str, float]

    @property
    def width(self) -> int:
        """Length of a token's vector."""
        return int(self.piece.shape[1])

    def word_vectors(self, words: list[str]) -> Any:
        """The vector of each word alone, of the mean of its pieces, its shape and its ending. Shape (words, width)."""
        found = [features.pieces(word, self.vocabulary) for word in words]
        flat = np.array([piece for pieces in found for piece in pieces])
        size = np.array([len(pieces) for pieces in found])
        rows = self.piece[flat] * self.piece_factor[flat, None]
        out = np.add.reduceat(rows, np.concatenate(([0], np.cumsum(size)[:-1])), axis=0)
        out /= size[:, None].astype(np.float32)
        out += self.piece_bias
        out += self.shape[[features.shape(word) for word in words]]
        out += self.ending[[features.ending(word) for word in words]]
        return out


@cache
def load(file: Path = vocabulary.FILE) -> Weights:
    """Read the weights, once a process. Raises `WeightsError` where they belong to another version of the code."""
    with np.load(file, allow_pickle=False) as stored:
        layout = int(stored["layout"])
        if layout != LAYOUT:
            raise WeightsError(f"{file.name} has layout {layout}, this code needs {LAYOUT}: train again ({TRAINING})")
        arrays = {name: stored[name] for name in stored.files}
    pieces = bytes(arrays["vocabulary"]).decode().split("\n")
    floats = {name: array.astype(np.float32) for name, array in arrays.items() if array.dtype == np.float16}
    return Weights(
        vocabulary=dict(zip(pieces, range(len(pieces)), strict=True)),
        piece=arrays["piece"],
        piece_factor=floats["piece_factor"],
        dilations=tuple(arrays["dilations"].tolist()),
        window_dilations=tuple(arrays["window_dilations"].tolist()),
        thresholds=dict(zip(THRESHOLDS, arrays["thresholds"].tolist(), strict=True)),
        **{name: list(floats[name]) for name in LAYERS},
        **{name: array for name, array in floats.items() if name not in LAYERS and name != "piece_factor"},
    )


LAYERS = ("convolution", "convolution_bias", "mix", "mix_bias", "window", "window_bias")
"""Arrays whose first axis counts layers."""

THRESHOLDS = ("cue", "attribution", "second_piece", "hole")
"""What was chosen on the development texts, in stored order; see `decoding.py`."""
