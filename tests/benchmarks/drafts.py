"""How well a draft is checked, by what was changed in it: python -m tests.benchmarks.drafts [build|more|kept] [--failures]

Holds the 300 sentences of `drafts/sentences.jsonl`, all our own writing, against the six corpora they were written over. A third is right,
a third has one thing changed, a third tells what the articles don't. The checks are built on the half `build`; of the half `kept` only
these counts are looked at. `more.jsonl`, over four other corpora, was written later and is built on too. `--failures` names each sentence
of a half that is built on whose verdict is wrong; another file of such lines can be named as well.
"""

from __future__ import annotations

import hashlib
import itertools
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.export.drafts.draft_text import read_draft
from briefing.export.drafts.report import check_draft
from briefing.export.drafts.verdicts import Judged, Verdict
from briefing.workspace.open import open_view
from briefing.workspace.options import Options
from tests.benchmarks.corpora import EVENTS, written
from tests.benchmarks.figures import SEEDS, SHARED, Figure, table

HALVES = ("build", "kept")
MORE = "more"
STANDS = (Verdict.QUOTED, Verdict.SUPPORTED)
FLAGGED = (Verdict.ALTERED, Verdict.DIFFERS)
GRAVEST = (Verdict.ALTERED, Verdict.DIFFERS, Verdict.NOT_FOUND, Verdict.SUPPORTED, Verdict.QUOTED)
QUOTATION = ("character", "word", "digit", "not")
"""What is changed in a quotation."""
FACT = ("speaker", "figure", "date", "name", "negation")
"""What is changed beside one."""
LENGTH, ARTICLES = 50, 100
"""The sentences and articles of the draft that is timed."""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of ours: the corpus it was written over, what should be said of it, and what was changed (`was: is`)."""

    corpus: str
    sentence: str
    verdict: Verdict
    kind: str
    change: str

    @property
    def half(self) -> str:
        """The half that a checksum puts it in, so that nobody chooses."""
        return HALVES[hashlib.sha256(self.sentence.encode()).digest()[0] % 2]

    @property
    def folder(self) -> Path:
        """Where its articles are."""
        return SEEDS if self.corpus == "seeds" else SHARED / self.corpus


class Checked(NamedTuple):
    """A sentence of ours and what was said of it."""

    wanted: Sentence
    found: Judged


def sentences(file: Path) -> list[Sentence]:
    """Those of a file."""
    return [msgspec.json.decode(line, type=Sentence) for line in file.read_text(encoding="utf-8").splitlines()]


def chosen(name: str) -> list[Sentence]:
    """The sentences of a half, of those written later, or of a file."""
    own = Path(__file__).parent / "drafts"
    if name in HALVES:
        return [one for one in sentences(own / "sentences.jsonl") if one.half == name]
    return sentences(own / f"{MORE}.jsonl" if name == MORE else Path(name))


def checked(folder: Path, wanted: Sequence[Sentence]) -> tuple[list[Checked], float]:
    """What is said of some sentences as one draft, and the seconds that it took once the articles were read."""
    draft = read_draft("\n\n".join(one.sentence for one in wanted).encode(), "draft.txt")
    view = open_view(Options(paths=(folder,), cache=False))
    try:
        start = time.perf_counter()
        judged = check_draft(draft, view).judged
        seconds = time.perf_counter() - start
    finally:
        view.close()
    return [Checked(one, _gravest(draft.text, one.sentence, judged)) for one in wanted], seconds


def _gravest(text: str, sentence: str, judged: Iterable[Judged]) -> Judged:
    """The gravest thing said of any part of a sentence."""
    start = text.index(sentence)
    parts = [one for one in judged if one.start < start + len(sentence) and start < one.end]
    return min(parts, key=lambda one: GRAVEST.index(one.verdict))


def figures(done: Sequence[Checked]) -> list[Figure]:
    """The shares that the checks are held to."""
    right = [one for one in done if one.wanted.verdict in STANDS]
    invented = [one for one in done if one.wanted.verdict is Verdict.NOT_FOUND]
    rows = [_found(done, "quotations altered", QUOTATION, "98 %")]
    rows += [_found(done, f"… by a {kind}", (kind,)) for kind in QUOTATION]
    rows += [_found(done, "wrong speakers", ("speaker",), "90 %"), _found(done, "wrong figures and dates", ("figure", "date"), "90 %")]
    rows += [_found(done, f"… {kind}s", (kind,)) for kind in ("figure", "date")]
    rows += [_found(done, "wrong names", ("name",)), _found(done, "negations", ("negation",))]
    rows += [
        Figure("right ones that differ or are altered (false alarms)", *_share(right, FLAGGED, "5 %")),
        Figure("right ones not found", *_share(right, (Verdict.NOT_FOUND,))),
        Figure("invented ones quoted or supported", *_share(invented, STANDS)),
        Figure("invented ones that differ or are altered", *_share(invented, FLAGGED)),
    ]
    return rows


def _found(done: Iterable[Checked], what: str, kinds: Sequence[str], target: str = "") -> Figure:
    """How many of a kind got the verdict they should, and what was said of the others."""
    ours = [one for one in done if one.wanted.kind in kinds]
    hit = sum(one.found.verdict is one.wanted.verdict for one in ours)
    others = Counter(one.found.verdict.value for one in ours if one.found.verdict is not one.wanted.verdict)
    return Figure(what, _of(hit, len(ours)), target, ", ".join(f"{count} {name}" for name, count in others.items()))


def _share(done: Sequence[Checked], verdicts: Sequence[Verdict], target: str = "") -> tuple[str, str]:
    return _of(sum(one.found.verdict in verdicts for one in done), len(done)), target


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "0 of 0"


def hundred_articles(wanted: Sequence[Sentence]) -> Figure:
    """The time that fifty sentences take against a hundred articles of many events."""
    with tempfile.TemporaryDirectory() as place:
        count = 0
        for event in sorted(path for path in EVENTS.iterdir() if path.is_dir()):
            if count < ARTICLES:
                count += written(event, Path(place) / event.name)
        _, seconds = checked(Path(place), wanted[:LENGTH])
    return Figure(f"{LENGTH} sentences against {count} articles, once they are read", f"{seconds:.2f} s", "3 s")


def failures(done: Iterable[Checked]) -> list[str]:
    """The sentences whose verdict is wrong, with what was said."""
    return [
        f"- {wanted.sentence}\n  {wanted.kind} {wanted.change}: {found.verdict}, not {wanted.verdict}; {found.difference or 'nothing said'}"
        for wanted, found in done
        if found.verdict is not wanted.verdict
    ]


def main(arguments: Sequence[str]) -> int:
    """Print the figures of a half, or of each. Returns the exit status."""
    named = [one for one in arguments if one != "--failures"]
    if any(name not in (*HALVES, MORE) and not Path(name).is_file() for name in named) or not SHARED.is_dir():
        print(__doc__ if SHARED.is_dir() else "drafts: no `../shared` beside this folder", file=sys.stderr)
        return 2
    for half in named or (*HALVES, MORE):
        done: list[Checked] = []
        spent = 0.0
        for folder, ours in itertools.groupby(chosen(half), key=lambda one: one.folder):
            found, seconds = checked(folder, list(ours))
            done += found
            spent += seconds
        each = Figure(f"{LENGTH} sentences against one of the corpora", f"{LENGTH * spent / len(done):.2f} s")
        print(f"## {half}: {len(done)} sentences\n\n{table([*figures(done), each])}\n", flush=True)
        if "--failures" in arguments and half in ("build", MORE):
            print("\n".join(failures(done)), flush=True)
    if "--failures" not in arguments:
        print(table([hundred_articles(chosen("build"))]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
