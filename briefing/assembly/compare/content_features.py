"""Features of what pairs say, without who says it: words outside the sources and cues of attributions ("the minister said on Monday")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from briefing.assembly.arrays import Floats, Integers, safe_ratio, unique_sorted
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.compare.sparse_rows import SparseRows, rows_in
from briefing.assembly.compare.term_matrix import TermMatrix
from briefing.assembly.text.stems import calendar_stems
from briefing.assembly.text.terms import WORD, background_idf, content_stem
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.model import Attribution, Statement


class StatementContents:
    """What statements say without sources and cues; `attributions` are those of the corpus by id."""

    def __init__(self, statements: Sequence[Statement], attributions: Mapping[str, Attribution]) -> None:
        self._statements = statements
        self._attributions = attributions

    def words(self, terms: TermMatrix, rows: Integers) -> tuple[list[str], SparseRows]:
        """Stems by number, the empty one first; and the content words of what each of these rows says, by its place."""
        index = terms.word_index
        stems = Vocabulary({stem: number for number, stem in enumerate(("", *terms.stems))})
        numbers = terms.stem_numbers + 1
        stem_of = dict(zip(index.vocabulary, numbers.tolist(), strict=True))
        cut = {
            place: words
            for place, row in enumerate(rows.tolist())
            if (text := self._content(row)) and (words := _stem_numbers(text, stem_of, stems))
        }
        whole = np.array([place not in cut for place in range(len(rows))], dtype=bool)
        flat, sizes = index.gather(rows[whole])
        places = [np.repeat(np.flatnonzero(whole), sizes), np.repeat(np.array(list(cut), dtype=np.int64), [*map(len, cut.values())])]
        cut_words = np.array([word for words in cut.values() for word in words], dtype=np.int64)
        place: Integers = np.concatenate(places)
        word: Integers = np.concatenate((numbers[flat], cut_words))
        keys = unique_sorted(place[word > 0] * len(stems) + word[word > 0])
        return list(stems), SparseRows(keys, len(stems), len(rows))

    def _content(self, row: int) -> str:
        """The text of a statement outside of sources and cues; empty where it has none of these."""
        statement = self._statements[row]
        own = (self._attributions[name] for name in statement.attributions if name in self._attributions)
        spans = sorted(span for attribution in own for span in (*attribution.source_spans, *attribution.cue_spans))
        parts, position = [], statement.start
        for start, end in spans:
            if start < statement.end and end > position:
                parts.append(statement.text[position - statement.start : max(position, start) - statement.start])
                position = max(position, end)
        return " ".join([*parts, statement.text[position - statement.start :]]) if parts else ""


def _stem_numbers(text: str, stem_of: dict[str, int], stems: Vocabulary) -> list[int]:
    """The stems of the content words of a text by number; `stem_of` gives those of printed words, 0 for no content word."""
    numbers = []
    for printed in WORD.findall(text):
        number = stem_of.get(printed)
        if number is None:  # cut by a source or cue
            number = stem_of[printed] = stems[content_stem(printed)]
        if number:
            numbers.append(number)
    return numbers


class ContentPairs:
    """Pairs of rows with the weights of the content words that they share: by idf among these rows, and by background idf.

    `words` counts shared words, days and months apart: two may speak of one day and say nothing else in common.
    """

    def __init__(self, contents: StatementContents, terms: TermMatrix, left: Integers, right: Integers) -> None:
        rows, one, other = rows_in(left, right, terms.rows)
        stems, words = contents.words(terms, rows)
        idf: Floats = np.log(max(2, len(rows)) / np.maximum(1, words.document_frequency())) + 0.5
        background = np.array([background_idf(stem) for stem in stems])
        telling = (~np.isin(np.array(stems), calendar_stems())).astype(np.float64)
        shared, background_shared, self.words = words.shared(one, other, idf, background, telling)
        whole, background_whole = words.sums(idf), words.sums(background)
        self.by_idf = shared, whole[one], whole[other]
        self.by_background = background_shared, background_whole[one], background_whole[other]


def _dice(weights: tuple[Floats, Floats, Floats]) -> Floats:
    shared, left, right = weights
    return safe_ratio(2 * shared, left + right)


def _of_shorter(weights: tuple[Floats, Floats, Floats]) -> Floats:
    shared, left, right = weights
    return safe_ratio(shared, np.minimum(left, right))


def _of_longer(weights: tuple[Floats, Floats, Floats]) -> Floats:
    shared, left, right = weights
    return safe_ratio(shared, np.maximum(left, right))


CONTENT_FEATURES = FeatureSet[ContentPairs](
    {
        "said_dice": lambda pairs: _dice(pairs.by_idf),
        "said_of_shorter": lambda pairs: _of_shorter(pairs.by_idf),
        "said_of_longer": lambda pairs: _of_longer(pairs.by_idf),
        "strange_said_dice": lambda pairs: _dice(pairs.by_background),
        "strange_said_of_shorter": lambda pairs: _of_shorter(pairs.by_background),
        "strange_said_of_longer": lambda pairs: _of_longer(pairs.by_background),
        "said_words": lambda pairs: pairs.words,
    }
)
