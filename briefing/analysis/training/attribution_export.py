"""A trained student as the file of weights that ships."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from briefing.analysis.attribution import weights
from briefing.analysis.training.attribution_network import Student


def export(student: Student, vocabulary: list[str], thresholds: dict[str, float], file: Path) -> None:
    """Write the weights: half floats, and the table of word pieces in 8 bits with a factor for each row."""
    tensors = {name: tensor.detach().float().numpy() for name, tensor in student.state_dict().items()}
    with torch.no_grad():
        pieces = (student.pieces.weight @ student.enter.weight.T).float().numpy()
    factor = np.abs(pieces).max(axis=1).clip(1e-8) / 127
    head = {name: tensors[f"head.{name}.weight"].T for name in ("cue", "token", "first", "last", "out")}
    arrays = {
        "piece_bias": tensors["enter.bias"],
        "shape": tensors["shape.weight"],
        "ending": tensors["ending.weight"],
        "state": tensors["state.weight"],
        "position": tensors["position.weight"],
        "convolution": np.stack([_taps(tensors[f"convolutions.{k}.weight"]) for k in range(len(student.dilations))]),
        "convolution_bias": np.stack([tensors[f"convolutions.{k}.bias"] for k in range(len(student.dilations))]),
        "mix": np.stack([tensors[f"mixers.{k}.weight"].T for k in range(len(student.dilations))]),
        "mix_bias": np.stack([tensors[f"mixers.{k}.bias"] for k in range(len(student.dilations))]),
        "cue": head["cue"],
        "cue_bias": tensors["head.cue.bias"],
        "token": head["token"],
        "token_bias": tensors["head.token.bias"],
        "cue_first": head["first"],
        "cue_last": head["last"],
        "distance": tensors["head.distance.weight"],
        "sentences": tensors["head.sentences.weight"],
        "quotes": tensors["head.quotes.weight"],
        "window": np.stack([_taps(tensors["head.near.weight"]), _taps(tensors["head.wide.weight"])]),
        "window_bias": np.stack([tensors["head.near.bias"], tensors["head.wide.bias"]]),
        "out": head["out"],
        "out_bias": tensors["head.out.bias"],
        "piece_factor": factor,
    }
    np.savez(
        file,
        layout=np.array(weights.LAYOUT),
        vocabulary=np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        thresholds=np.array([thresholds[name] for name in weights.THRESHOLDS]),
        dilations=np.array(student.dilations),
        window_dilations=np.array([1, 3]),
        piece=np.round(pieces / factor[:, None]).astype(np.int8),
        **{name: array.astype(np.float16) for name, array in arrays.items()},
    )


def _taps(kernel: np.ndarray) -> np.ndarray:
    """(out, in, 3) of torch to (3 * in, out): the tap before, the middle, the tap after."""
    return np.concatenate([kernel[:, :, k].T for k in range(kernel.shape[2])])
