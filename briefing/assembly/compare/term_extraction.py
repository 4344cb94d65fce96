"""The terms of statements by kind: words, names, numbers, times, pairs of words and quoted words, as numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Flags, Integers, number_densely, unique_sorted
from briefing.assembly.text.numbers.quantity import DIGIT, HINT, SPELLED, QuantityStore, find_quantities, undated
from briefing.assembly.text.quotations import quoted_passages
from briefing.assembly.text.terms import WORD, content_stem
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.assembly.text.words import WordIndex
from briefing.model import Statement

KINDS = ("word", "name", "number", "time", "pair", "quoted")
WORDS, NAMES, NUMBERS, TIMES, PAIRS, QUOTED = range(len(KINDS))
"""The kinds of terms by number. Words are content words, names those printed with a capital, pairs those that follow one another."""


class Terms(NamedTuple):
    """The terms of one kind: place by place the row that has it and its number from 0 to `width` - 1."""

    rows: Integers
    numbers: Integers
    width: int

    def keys(self, offset: int, width: int) -> Integers:
        """The terms as keys of a matrix `width` wide in which this kind begins at `offset`, each once, in order."""
        return unique_sorted(self.rows.astype(np.int64) * width + (self.numbers + offset))


class ExtractedTerms(NamedTuple):
    """The stems by number, the stem of each printed word (-1 where it is no content word), and the terms of each of KINDS."""

    stems: list[str]
    stem_numbers: Integers
    kinds: list[Terms]


def extract_terms(statements: Sequence[Statement], words: WordIndex, quoting: Flags, quantities: QuantityStore) -> ExtractedTerms:
    """The terms of statements, whose words these are; `quoting` says which may quote, `quantities` is given their numbers."""
    stems = Vocabulary()
    stem_numbers = words.map_unique(lambda printed: stems[stem] if (stem := content_stem(printed)) else -1)
    content, names = _words_and_names(words, stem_numbers, len(stems))
    dates = ((row, {date.when for date in statement.dates if date.when}) for row, statement in enumerate(statements) if statement.dates)
    numbers = _rare(_number_terms(statements, words, quantities))
    quoted = _quoted(statements, quoting, stems, dict(zip(words.vocabulary, stem_numbers.tolist(), strict=True)))
    kinds = [content, names, numbers, _rare(dates), _pairs(content), quoted]
    return ExtractedTerms(list(stems), stem_numbers, kinds)


def _words_and_names(words: WordIndex, stem_numbers: Integers, width: int) -> tuple[Terms, Terms]:
    """The content words, in order of reading, and those of them that are names."""
    flat, text_of = words.flat, words.text_of
    numbers = stem_numbers[flat]
    kept = numbers >= 0
    named = words.map_unique(lambda printed: printed[0].isupper()).astype(bool)[flat] & kept & ~words.opens
    return Terms(text_of[kept], numbers[kept], width), _dense(text_of[named], numbers[named])


def _pairs(words: Terms) -> Terms:
    """The pairs of content words that follow one another."""
    follows = np.flatnonzero(words.rows[1:] == words.rows[:-1])
    return _dense(words.rows[follows], words.numbers[follows].astype(np.int64) * words.width + words.numbers[follows + 1])


def _number_terms(statements: Sequence[Statement], words: WordIndex, store: QuantityStore) -> Iterator[tuple[int, set[str]]]:
    """The numbers of those statements that may have some, unit and value, without those of their dates."""
    spelled = set(words.containing(SPELLED).tolist())
    for row in words.containing(HINT).tolist():
        quantities = find_quantities(statements[row].text, HINT if row in spelled else DIGIT)
        store.add(row, quantities)
        yield row, {f"{quantity.unit}{quantity.value:g}" for quantity in undated(statements[row], quantities)}


def _dense(rows: Integers, codes: Integers) -> Terms:
    """Terms given as codes of any size, numbered without gaps in the order of their codes."""
    return Terms(rows, *number_densely(codes))


def _rare(terms_of: Iterable[tuple[int, set[str]]]) -> Terms:
    """Terms that few statements have, row by row, numbered in the order of their first row."""
    vocabulary, rows, numbers = Vocabulary(), array("i"), array("i")
    for row, terms in terms_of:
        for term in sorted(terms):
            rows.append(row)
            numbers.append(vocabulary[term])
    return Terms(np.array(rows, dtype=np.int32), np.array(numbers, dtype=np.int32), len(vocabulary))


def _quoted(statements: Sequence[Statement], quoting: Flags, stems: dict[str, int], stem_of: dict[str, int]) -> Terms:
    """Words between quotation marks; `quoting` says which statements may have some, `stem_of` numbers the stems of printed words."""
    vocabulary = Vocabulary(stems)
    rows, numbers = array("i"), array("i")
    for row in np.flatnonzero(quoting).tolist():
        for passage in quoted_passages(statements[row].text):
            for printed in WORD.findall(passage):
                number = stem_of.get(printed)
                if number is None:  # cut by the quotation mark
                    number = stem_of[printed] = vocabulary[stem] if (stem := content_stem(printed)) else -1
                if number >= 0:
                    rows.append(row)
                    numbers.append(number)
    return _dense(np.array(rows, dtype=np.int32), np.array(numbers, dtype=np.int32))
