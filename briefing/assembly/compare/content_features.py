"""What pairs say, without who says it: the words outside of the sources and cues of attributions ("the minister said on Monday that")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from briefing.assembly.arrays import Floats, Integers, safe_ratio, unique_sorted
from briefing.assembly.compare.sparse_rows import SparseRows, rows_in
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.text.terms import WORD, background_idf, content_stem, stem
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.model import Attribution, Statement

FEATURES = (
    "said_dice",
    "said_of_shorter",
    "said_of_longer",
    "strange_said_dice",
    "strange_said_of_shorter",
    "strange_said_of_longer",
    "said_words",
)
CALENDAR_WORDS = """monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december"""
"""Two may speak of one day and say nothing else in common."""


class StatementContents:
    """The statements of the rows, and who says what in them."""

    def __init__(self, statements: Sequence[Statement], attributions: Mapping[str, Attribution]) -> None:
        self._statements = statements
        self._attributions = attributions

    def compared(self, table: TermMatrix, left: Integers, right: Integers) -> Floats:
        """The figures of each pair in the order of FIGURES: shape (pairs, figures).

        The share of the weight of what both say that is common to them, of both, of the shorter and of the longer; weighed by rarity
        among these rows, and by strangeness; and how many words are common, days and months apart.
        """
        rows, one, other = rows_in(left, right, table.rows)
        stems, words = self._words(table, rows)
        rarity: Floats = np.log(max(2, len(rows)) / np.maximum(1, words.spread())) + 0.5
        strangeness = np.array([background_idf(stem) for stem in stems])
        telling = (~np.isin(np.array(stems), [stem(word) for word in CALENDAR_WORDS.split()])).astype(np.float64)
        *common, number = words.common(one, other, rarity, strangeness, telling)
        found = []
        for weights, shared in zip((rarity, strangeness), common, strict=True):
            whole = words.summed(weights)
            ones, others = whole[one], whole[other]
            found += [
                safe_ratio(2 * shared, ones + others),
                safe_ratio(shared, np.minimum(ones, others)),
                safe_ratio(shared, np.maximum(ones, others)),
            ]
        return np.stack([*found, number], axis=1)

    def _words(self, table: TermMatrix, rows: Integers) -> tuple[list[str], SparseRows]:
        """Stems by number, the empty one first; and those of what each row says, by the row's place."""
        forms = table.forms
        stems = Vocabulary({stem: number for number, stem in enumerate(("", *table.stems))})
        numbers = table.stem_of + 1
        known = dict(zip(forms.vocabulary, numbers.tolist(), strict=True))
        said = {
            place: words
            for place, row in enumerate(rows.tolist())
            if (text := self._said(row)) and (words := _stem_numbers(text, known, stems))
        }
        plain = np.array([place not in said for place in range(len(rows))], dtype=bool)
        flat, lengths = forms.gather(rows[plain])
        places = [np.repeat(np.flatnonzero(plain), lengths), np.repeat(np.array(list(said), dtype=np.int64), [*map(len, said.values())])]
        told = np.array([word for found in said.values() for word in found], dtype=np.int64)
        place: Integers = np.concatenate(places)
        word: Integers = np.concatenate((numbers[flat], told))
        keys = unique_sorted(place[word > 0] * len(stems) + word[word > 0])
        return list(stems), SparseRows(keys, len(stems), len(rows))

    def _said(self, row: int) -> str:
        """The text of a statement outside of sources and cues; empty where it has none of these."""
        statement = self._statements[row]
        found = (self._attributions[name] for name in statement.attributions if name in self._attributions)
        spans = sorted(span for one in found for span in (*one.source_spans, *one.cue_spans))
        text, at = [], statement.start
        for start, end in spans:
            if start < statement.end and end > at:
                text.append(statement.text[at - statement.start : max(at, start) - statement.start])
                at = max(at, end)
        return " ".join([*text, statement.text[at - statement.start :]]) if text else ""


def _stem_numbers(text: str, known: dict[str, int], stems: Vocabulary) -> list[int]:
    """The stems of the content words of a text by number; `known` are those of printed words, 0 for no content word."""
    found = []
    for printed in WORD.findall(text):
        number = known.get(printed)
        if number is None:  # cut by a source or cue
            number = known[printed] = stems[content_stem(printed)]
        if number:
            found.append(number)
    return found
