"""In what a statement and the line that it is counted behind must agree, whatever the model says: figures, quotations, who was asked."""

from __future__ import annotations

from functools import lru_cache

from briefing.assembly.compare.comparison import Comparison
from briefing.assembly.points.representative import AFTER_END
from briefing.assembly.text.numbers.indefinite import CountRange, as_range, counts_apart, indefinite_counts
from briefing.assembly.text.quotations import quoted_passages
from briefing.assembly.text.terms import WORD
from briefing.assembly.text.words import LexicalPattern

ROWS_CACHED = 20_000
"""Rows whose wording is kept at hand."""
VERBATIM = 7
"""So many words in a row in common are one wording: a quotation, or a text taken over."""
LEAST_SHARE_OF_QUOTATION = 0.7
"""Share of the content words between quotation marks that the other must have: two quotations of one speaker are two statements."""
LEAST_FIGURE = 10
LEAST_QUOTED = 2
"""Content words between quotation marks below which a statement only names something with them."""
UNANSWERED = LexicalPattern(
    phrases=r"\b(?:(?:(?:did|has|have|had) not|(?:did|has|have|had)n[’']t) (?:immediately |yet )*(?:respond|repl|return|answer)\w*"
    r"(?:[^\w.]+[\w’'-]+){0,6}?[^\w.]+(?:requests?|e-?mails?|messages?|calls?|inquir\w+|enquir\w+|questions?|comment)"
    r"|not (?:immediately )?be (?:immediately )?reached|not (?:immediately )?available for comment|(?:declined|refused) to comment"
    r"|requests? for (?:further |additional )?comment)\b",
    hint=r"\b(?:respond|repl|return|answer|reached|comment)",
)
"""What an outlet asked and had no answer to: another that asked too did not ask the same."""


class Agreement:
    """Tells of two rows of a comparison whether one can stand behind the other; what it found of single rows is kept."""

    def __init__(self, comparison: Comparison) -> None:
        terms = comparison.terms
        self._texts = [statement.text for statement in comparison.rows]
        self._conflicts, self._stemmer = comparison.number_conflicts, terms.stemmer
        self._quoting, self._source = terms.quoting, comparison.context.source
        self._unanswered = terms.word_index.matching(UNANSWERED, self._texts)
        self._runs = lru_cache(maxsize=ROWS_CACHED)(self._runs_of)
        self._stems = lru_cache(maxsize=ROWS_CACHED)(self._stems_of)
        self._quoted = lru_cache(maxsize=ROWS_CACHED)(self._quoted_by)
        self._indefinite = lru_cache(maxsize=ROWS_CACHED)(lambda row: indefinite_counts(self._texts[row], self._stemmer))

    def between(self, left: int, right: int) -> bool:
        """Whether nothing of the one speaks against that it says the same as the other."""
        return not (
            self._conflicts.any_disagreeing(left, right)
            or self._counts_apart(left, right)
            or self._quotations_apart(left, right)
            or self._asked_apart(left, right)
            or (self._asks(left) != self._asks(right) and not self._verbatim(left, right))
        )

    def share_wording(self, left: int, right: int) -> bool:
        """Whether both have VERBATIM words in a row in common, or most of what either quotes."""
        return self._verbatim(left, right) or self._share_quotation(left, right) is True

    def share_figure(self, left: int, right: int) -> bool:
        """Whether both give one number for a thing of one kind: small ones stand in lines about anything."""
        here, there = ({(number.kind, number.value) for number in self._conflicts.numbers_of(row)} for row in (left, right))
        return any(value >= LEAST_FIGURE for _, value in here & there)

    def _verbatim(self, left: int, right: int) -> bool:
        return not self._runs(left).isdisjoint(self._runs(right))

    def _counts_apart(self, left: int, right: int) -> bool:
        """Whether one says "dozens" of what the other gives a number for that is not in dozens."""
        here, there = self._indefinite(left), self._indefinite(right)
        return bool(here or there) and counts_apart((*here, *self._counted(left)), (*there, *self._counted(right)))

    def _counted(self, row: int) -> list[CountRange]:
        return [as_range(number) for number in self._conflicts.numbers_of(row) if number.kind == "count"]

    def _quotations_apart(self, left: int, right: int) -> bool:
        """Whether both quote, and neither has most of what the other quotes."""
        return self._share_quotation(left, right) is False and not self._verbatim(left, right)

    def _share_quotation(self, left: int, right: int) -> bool | None:
        """Whether one of two that quote has most of what the other quotes; None where they do not both quote."""
        if not (self._quoting[left] and self._quoting[right]):
            return None
        here, there = self._quoted(left), self._quoted(right)
        if min(len(here), len(there)) < LEAST_QUOTED:
            return None
        shares = len(here & self._stems(right)) / len(here), len(there & self._stems(left)) / len(there)
        return max(shares) >= LEAST_SHARE_OF_QUOTATION

    def _asked_apart(self, left: int, right: int) -> bool:
        """Whether both tell of a question without an answer, each its own."""
        return bool(self._unanswered[left] and self._unanswered[right] and self._source[left] != self._source[right])

    def _asks(self, row: int) -> bool:
        """Whether a row ends with a question."""
        return self._texts[row].rstrip(AFTER_END).endswith("?")

    def _runs_of(self, row: int) -> frozenset[tuple[str, ...]]:
        words = [word.lower().replace("’", "'") for word in WORD.findall(self._texts[row])]
        return frozenset(zip(*(words[start:] for start in range(VERBATIM)), strict=False))

    def _stems_of(self, row: int) -> frozenset[str]:
        return frozenset(self._stemmer.content_stems(self._texts[row]))

    def _quoted_by(self, row: int) -> frozenset[str]:
        return frozenset(stem for passage in quoted_passages(self._texts[row]) for stem in self._stemmer.content_stems(passage))
