"""Where attributions go wrong, by how something is said: python -m tests.benchmarks.attribution_errors [FOLDER]

FOLDER holds annotated articles as PolNeAR has them, `../shared/data/polnear/dev` unless told. A row for each mode and each kind of cue:
how many the annotators marked, and of these the share that is right, has another source, has another content, or is not seen at all.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from briefing.analysis.attribution.decoding import DecodedAttribution
from briefing.analysis.attribution.multiparagraph_quotes import extend_over_paragraphs
from briefing.analysis.attribution.postprocess import postprocess
from briefing.analysis.attribution.quotation_mode import mode_of
from briefing.analysis.attribution.signed_quotes import add_signed_quotes
from briefing.analysis.attribution.tagger import Tagger
from briefing.analysis.training import attribution_data as data
from briefing.analysis.training.attribution_thresholds import ALIKE, Words, alike, marked, words_of
from briefing.analysis.wordlists import listed
from tests.benchmarks.figures import SHARED

SAY = listed("said says say told tells tell added adds wrote asked announced reported noted saying telling tweeted stated")
OUTCOMES = ("right", "other source", "other content", "not seen")


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data" / "polnear" / "dev"
    tagger = Tagger()
    counts: Counter[tuple[str, str]] = Counter()
    shown = right = 0
    for article in data.annotated(folder, tagger.vocabulary):
        states = article.state.tolist()
        found = add_signed_quotes(article.tokens, states, postprocess(article.tokens, states, tagger.linked(article.tokens, states)))
        ours = extend_over_paragraphs(article.tokens, states, found)
        outcomes = [outcome(article, cue, ours) for cue in article.cues]
        shown += len(ours)
        right += outcomes.count("right")
        for cue, result in zip(article.cues, outcomes, strict=True):
            for kind in ("all", f"mode: {mode(article, states, cue)}", f"cue: {kind_of(article, cue)}"):
                counts[kind, result] += 1
    print(f"{shown} shown, {right} of them right\n")
    print("| | marked | " + " | ".join(OUTCOMES) + " |")
    print("| --- " * (len(OUTCOMES) + 2) + "|")
    for kind in sorted({kind for kind, _ in counts}):
        total = sum(counts[kind, result] for result in OUTCOMES)
        print(f"| {kind} | {total} | " + " | ".join(f"{100 * counts[kind, result] / total:.0f} %" for result in OUTCOMES) + " |")


def outcome(article: data.Article, cue: data.Cue, ours: list[DecodedAttribution]) -> str:
    """What became of one annotated attribution."""
    content, source = marked(article, cue)
    best = max(ours, key=lambda one: alike(words_of(article, one.content), content), default=None)
    if best is not None and alike(words_of(article, best.content), content) >= ALIKE:
        mine: Words = words_of(article, (best.source,) if best.source else ())
        return "right" if mine == source or alike(mine, source) >= ALIKE else "other source"
    seen = any(one.cue[0] <= cue.last and cue.first < one.cue[1] for one in ours)
    return "other content" if seen else "not seen"


def mode(article: data.Article, states: list[int], cue: data.Cue) -> str:
    """Direct, mixed or indirect, by the annotated content."""
    inside = [i for i, label in (cue.labels or {}).items() if label == data.CONTENT]
    return mode_of(article.tokens, states, [(i, i + 1) for i in inside])


def kind_of(article: data.Article, cue: data.Cue) -> str:
    """What sort of cue it is."""
    words = [word.lower() for word in article.tokens.words[cue.first : cue.last + 1]]
    if not any(word[:1].isalnum() for word in words):
        return "colon, dash"
    if "according" in words:
        return "according to"
    if SAY & set(words):
        return "verb of saying"
    return "another word" if len(words) == 1 else "another phrase"


if __name__ == "__main__":
    main()
