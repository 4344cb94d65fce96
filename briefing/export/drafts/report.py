"""What `check` says of a draft: for people a line for each sentence that does not simply stand, for programs all of them as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from briefing.export.drafts.draft_text import DraftText
from briefing.export.drafts.judging import Judge
from briefing.export.drafts.passages import Passages
from briefing.export.drafts.verdicts import Judged, Verdict
from briefing.export.quotes import named
from briefing.model import Record
from briefing.workspace.safe_text import Shown, one_line
from briefing.workspace.view import View
from briefing.workspace.wording import plural

STANDS = (Verdict.QUOTED, Verdict.SUPPORTED)
"""Verdicts of sentences for which nothing else was found."""
LONGEST_SHOWN = 160
"""Characters of a sentence or passage that are shown on a line."""
IN_WORDS = {
    Verdict.QUOTED: "quoted",
    Verdict.ALTERED: "altered",
    Verdict.SUPPORTED: "supported",
    Verdict.DIFFERS: "differs",
    Verdict.NOT_FOUND: "not found",
}


class DraftReport(Record, frozen=True):
    """A draft and what was said of each of its sentences."""

    draft: DraftText
    judged: tuple[Judged, ...]
    left_out: tuple[str, ...] = ()
    """Paths of sources that are the draft itself, which lies among the articles."""

    @property
    def stands(self) -> bool:
        """Whether every sentence is quoted or supported."""
        return all(one.verdict in STANDS for one in self.judged)


def check_draft(draft: DraftText, view: View, file: Path | None = None) -> DraftReport:
    """Hold every sentence of a draft against the articles of a brief; where its `file` lies among them, it is none of them."""
    itself = {source.id: source.path for source in view.each_source() if file is not None and _is_file(source.path, file, view.paths)}
    judged = tuple(Judge(Passages(view, itself), draft).sentences())
    return DraftReport(draft=draft, judged=judged, left_out=tuple(itself.values()))


def _is_file(path: str, file: Path, among: Sequence[Path]) -> bool:
    """Whether a source that was found under `among` is that file."""
    places = [root / path if root.is_dir() else root for root in among]
    return any(place.exists() and place.samefile(file) for place in places)


def lines(report: DraftReport, view: View, *, everything: bool = False) -> Iterator[Shown]:
    """A line for each sentence that does not stand, or for all of them; each with the passage it was held against."""
    texts = {source.path: source.text for source in view.each_source()}
    for one in report.judged:
        if one.verdict in STANDS and not one.difference and not everything:
            continue
        text = report.draft.text
        number = text.count("\n", 0, one.start) + 1
        yield one_line(f"{report.draft.name}:{number}: {IN_WORDS[one.verdict]}: “{named(text[one.start : one.end], LONGEST_SHOWN)}”")
        if one.difference:
            yield _indented(one.difference)
        if one.source and one.passage and one.verdict is not Verdict.NOT_FOUND:
            said = f", said by {one.said_by}" if one.said_by else ""
            yield _indented(f"{one.source}{said}: “{named(texts.get(one.source, '')[slice(*one.passage)], LONGEST_SHOWN)}”")


def summary(report: DraftReport) -> Sequence[str]:
    """How many sentences got which verdict, and what was not looked at."""
    count = Counter(one.verdict for one in report.judged)
    said = ", ".join(f"{count[verdict]} {IN_WORDS[verdict]}" for verdict in Verdict if count[verdict])
    said = said.replace("differs", "different")
    beside = sum(one.verdict is Verdict.QUOTED and bool(one.difference) for one in report.judged)
    heads = len(report.draft.headings)
    unseen = [f"the words around {plural(beside, 'quotation')} that no passage has"] if beside else []
    unseen += [plural(heads, "heading")] if heads else []
    itself = [f"{', '.join(report.left_out)} is the draft, and was not held against itself."] if report.left_out else []
    return [
        *itself,
        f"{plural(len(report.judged), 'sentence')}: {said or 'nothing to check'}.",
        "It is said what stands in the articles, never whether it is true." + (f" Not held: {'; '.join(unseen)}." if unseen else ""),
    ]


def as_json(report: DraftReport) -> bytes:
    """All sentences as JSON: `{"sentences": [{"start", "end", "verdict", …}]}`; offsets are code points of the draft's text."""
    rows = [
        {
            "start": one.start,
            "end": one.end,
            "verdict": one.verdict.value,
            "source": one.source,
            "passage": one.passage,
            "said_by": one.said_by,
            "draft_says": one.draft_says,
            "difference": one.difference or None,
        }
        for one in report.judged
    ]
    return msgspec.json.encode({"sentences": rows}) + b"\n"


def _indented(text: str) -> Shown:
    return Shown(f"    {one_line(text)}")
