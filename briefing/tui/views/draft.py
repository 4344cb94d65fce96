"""A draft held against the articles, sentence by sentence: what stands, what differs, and the passage beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.tui import painting
from briefing.tui.display import Group, Target
from briefing.tui.styles import Styles
from briefing.tui.views.listing import Listing
from briefing.tui.wrapping import Line, Piece, layered, wrap

if TYPE_CHECKING:
    from briefing.export.drafts.verdicts import Judged
    from briefing.workspace.rows import StatementRow

DOUBTS, ALL = "doubts", "all"
"""Groups beside those of the verdicts."""
NEAREST = "the nearest that was found; the sentence does not stand there"
MARKS = {"quoted": "✓", "supported": "✓", "altered": "≠", "differs": "≠", "not_found": "?"}
"""A sign for each verdict, which stands beside its word: never a colour alone."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the draft with what is said of it; `source` is the id of the article that it was held against."""

    id: str
    text: str
    judged: Judged
    source: str

    @property
    def verdict(self) -> str:
        """What is said of it."""
        return self.judged.verdict.value

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at it: it does not simply stand."""
        return self.verdict not in ("quoted", "supported") or bool(self.judged.difference)


class DraftView(Listing):
    """A group for what needs a look, one for all, and one for each verdict that there is."""

    name = "draft"
    title = "Draft"
    help = (
        "A text of yours, each sentence held against the articles. It is said what stands in them, never whether it is true. n and N go to "
        "the next and the previous sentence that needs a look; Y reads the draft again, the palette opens another."
    )
    groups_are = "The draft"
    rows_are = "sentence"
    unfiltered = "a draft is shown whole"
    empty = "No sentence of the draft is among these."

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """All sentences in their order."""
        if self.draft is None:
            return []
        ids = {row.path: row.id for row in self.view.sources()}
        text = self.draft.draft.text
        return [
            Sentence(str(one.start), " ".join(text[one.start : one.end].split()), one, ids.get(one.source or "", ""))
            for one in self.draft.judged
        ]

    def groups(self) -> Sequence[Group]:
        """What needs a look first."""
        from briefing.export.drafts.report import IN_WORDS

        name = self.draft.draft.name if self.draft else "No draft is open"
        doubts = sum(one.is_doubtful for one in self.sentences)
        told = (f"It needs a look: {name}.", f"Every sentence of {name}.")
        found = [
            Group(DOUBTS, "Needs a look", doubts, question=told[0]),
            Group(ALL, "All sentences", len(self.sentences), question=told[1]),
        ]
        for verdict, words in IN_WORDS.items():
            count = sum(one.verdict == verdict.value for one in self.sentences)
            if count:
                found.append(Group(verdict.value, words.capitalize(), count))
        return found

    def rows(self, group: str) -> Sequence[Sentence]:
        """The sentences of a group, in the order of the draft."""
        if group == ALL:
            return self.sentences
        return [one for one in self.sentences if (one.is_doubtful if group == DOUBTS else one.verdict == group)]

    def reason_for_nothing(self, group: str) -> str:
        """No draft, or nothing that needs a look."""
        if self.draft is None:
            return "No draft is open: Y asks for its file."
        return "Every sentence is quoted or supported." if group == DOUBTS and self.sentences else self.empty

    def paint(self, row: Sentence, width: int, styles: Styles) -> list[Line]:
        """The sentence with what the passage has otherwise marked, the verdict, the difference in words, who says the passage."""
        from briefing.export.drafts.report import IN_WORDS

        room = min(width, painting.READABLE)
        layers = [(span, styles.hit) for span in self._differing(row)[0]]
        lines = [layered(row.text, line, layers, styles.text) for line in wrap(row.text, room)]
        style = styles.corroborated if not row.is_doubtful else styles.error if row.verdict == "not_found" else styles.disputed
        told: list[Piece] = [(f"{MARKS[row.verdict]} {IN_WORDS[row.judged.verdict]}", style)]
        if row.judged.difference:
            told.append((row.judged.difference, styles.text))
        told += [(words, styles.attribution) for words in self._speakers(row)]
        return [*lines, *painting.flowed(told, room, styles)]

    def _speakers(self, row: Sentence) -> Iterator[str]:
        judged = row.judged
        if row.verdict == "not_found":
            return
        if judged.draft_says and judged.said_by and judged.draft_says != judged.said_by:
            yield f"the draft says {judged.draft_says}, the article {judged.said_by}"
        elif judged.said_by:
            yield f"— {judged.said_by}"

    def target(self, row: Sentence, statement_index: int) -> Target | None:
        """The passage in its article, the words marked that the draft has otherwise; None where nothing came near."""
        judged = row.judged
        if not row.source or judged.passage is None:
            return None
        statement = self._statement(row.source, judged.passage)
        marked = self._differing(row)[1] or ((judged.passage,) if statement is None else ())
        return Target(row.source, statement, highlights=marked, standing=NEAREST if row.verdict == "not_found" else "")

    def _statement(self, source: str, passage: Span) -> StatementRow | None:
        """The statement in which a passage begins, or the first that it holds; None where it lies in furniture."""
        found = next((name for name, start, end in self.view.source(source).statements if start < passage[1] and end > passage[0]), None)
        return self.view.statement(found) if found else None

    def _differing(self, row: Sentence) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Where the sentence and its passage differ: spans of the sentence, and of the article."""
        judged = row.judged
        if judged.verdict.value not in ("altered", "differs") or not row.source or judged.passage is None:
            return (), ()
        from briefing.assembly.disputes.differing_words import differing_spans

        start, end = judged.passage
        mine, theirs = differing_spans(row.text, self.view.source(row.source).source.text[start:end])
        return mine, tuple((first + start, last + start) for first, last in theirs)
