"""The words of many texts by number, and expressions that are looked for in them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np

from briefing.assembly.arrays import Flags, Integers, RaggedArray, sum_ranges
from briefing.assembly.text.tokens import TokenMatrix
from briefing.assembly.text.vocabulary import Vocabulary


class LexicalPattern:
    """An expression to look for in texts in lower case: words, each by itself, and phrases, some word of which matches `hint` by itself."""

    def __init__(self, words: str = "", phrases: str = "", hint: str = "") -> None:
        self.pattern = re.compile("|".join(filter(None, (words, phrases))))
        self.words = re.compile(words) if words else None
        self.hint = re.compile(hint) if phrases else None


class WordIndex:
    """Vocabulary of a corpus: each predicate runs once per distinct word, not once per place.

    `vocabulary` lists the different words as they are printed; `words_in` gave the words of a token.
    """

    def __init__(self, tokens: TokenMatrix, words_in: Callable[[str], Iterable[str]]) -> None:
        numbers, words, ends = Vocabulary(), array("i"), array("i", [0])
        for token in tokens.vocabulary:
            words.extend(map(numbers.__getitem__, words_in(token)))
            ends.append(len(words))
        self.vocabulary = list(numbers)
        self.rows = len(tokens)
        self._tokens = tokens
        self._words = RaggedArray(np.array(words, dtype=np.int32), np.array(ends, dtype=np.int64))
        """The words of each token."""

    @cached_property
    def sizes(self) -> Integers:
        """How many words each text has."""
        of_token, sizes = self._words.sizes, [np.zeros(0, dtype=np.int32)]
        for texts in self._tokens.batches():
            tokens, token_counts = self._tokens.gather(texts)
            sizes.append(sum_ranges(of_token[tokens], token_counts).astype(np.int32))
        return np.concatenate(sizes)

    def gather(self, texts: Integers) -> tuple[Integers, Integers]:
        """The words of these texts in order of reading, one text after the other, and how many each has."""
        tokens, token_counts = self._tokens.gather(texts)
        words, sizes = self._words.gather(tokens)
        return words, sum_ranges(sizes, token_counts)

    @property
    def flat(self) -> Integers:
        """The words of all texts in order of reading; gathered anew each time, as they are many and seldom asked for."""
        return np.concatenate([np.zeros(0, dtype=np.int32), *(self.gather(texts)[0] for texts in self._tokens.batches())])

    @property
    def text_of(self) -> Integers:
        """The text that each place of `flat` belongs to."""
        return np.repeat(np.arange(self.rows, dtype=np.int32), self.sizes)

    @property
    def opens(self) -> Flags:
        """Whether the word at each place of `flat` stands at the very beginning of its text, where any word has a capital."""
        opens: Flags = np.zeros(int(self.sizes.sum()), dtype=bool)
        first = np.cumsum(self.sizes, dtype=np.int64) - self.sizes
        opens[first[self.first >= 0]] = True
        return opens

    @cached_property
    def first(self) -> Integers:
        """The word that each text begins with, or begins with after one mark; -1 where it begins otherwise."""
        begins = self._tokens.map_unique(lambda token: token[:1].isalnum() or token[1:2].isalnum()).astype(bool) & (self._words.sizes > 0)
        tokens = self._tokens.first
        first: Integers = np.full(self.rows, -1, dtype=np.int32)
        there = np.flatnonzero(tokens >= 0)
        there = there[begins[tokens[there]]]
        first[there] = self._words.values[self._words.offsets[tokens[there]]]
        return first

    @property
    def counts(self) -> Integers:
        """How often each word stands in the texts."""
        of_token = np.repeat(self._tokens.counts, self._words.sizes)
        return np.bincount(self._words.values, weights=of_token, minlength=len(self.vocabulary)).astype(np.int64)

    def map_unique(self, function: Callable[[str], int]) -> Integers:
        """The value of a function for each different word."""
        return np.fromiter(map(function, self.vocabulary), dtype=np.int32, count=len(self.vocabulary))

    @cached_property
    def _lowered(self) -> tuple[str, Integers]:
        """The different words in lower case, a line each, and where each line ends."""
        words = [word.lower() for word in self.vocabulary]
        return "\n".join(words), np.cumsum(np.fromiter((len(word) + 1 for word in words), dtype=np.int64, count=len(words)))

    def containing(self, hint: re.Pattern[str]) -> Integers:
        """The texts, in order, with a word in which the hint is found, in lower case. The hint matches nothing of two words."""
        lines, ends = self._lowered
        wanted = np.zeros(len(self.vocabulary), dtype=bool)
        wanted[np.searchsorted(ends, [match.start() for match in hint.finditer(lines)], side="right")] = True
        return np.flatnonzero(self._tokens.containing(self._words.rows_with(wanted)))

    def positions(self, wanted: Flags) -> tuple[Integers, Integers]:
        """Where the wanted words stand: text and word of each place, in order of reading."""
        texts, tokens = self._tokens.positions(self._words.rows_with(wanted))
        words, sizes = self._words.gather(tokens)
        return np.repeat(texts, sizes)[wanted[words]], words[wanted[words]]

    def containing_each(self, words: Iterable[str]) -> dict[str, Integers]:
        """For each of these words in lower case the texts, in order, that have it in any case."""
        number_of = {word: number for number, word in enumerate(dict.fromkeys(words))}
        codes = self.map_unique(lambda printed: number_of.get(printed.lower(), -1))
        texts, places = self.positions(codes >= 0)
        keys = np.unique(codes[places].astype(np.int64) * self.rows + texts)
        starts = np.searchsorted(keys, np.arange(len(number_of) + 1) * self.rows)
        return {word: keys[starts[number] : starts[number + 1]] % max(1, self.rows) for word, number in number_of.items()}

    def matching(self, pattern: LexicalPattern, texts: Sequence[str]) -> Flags:
        """Which of the texts, those that the words are of, match the pattern."""
        matches, uncertain = (np.zeros(self.rows, dtype=bool) for _ in range(2))
        if pattern.words:
            matches[self.containing(pattern.words)] = True
            # For an expression an underscore is a letter, for a word it is none.
            uncertain |= matches & self._underscored
        if pattern.hint:
            uncertain[self.containing(pattern.hint)] = True
            uncertain &= ~matches | self._underscored
        for row in np.flatnonzero(uncertain).tolist():
            matches[row] = pattern.pattern.search(texts[row].lower()) is not None
        return matches

    @cached_property
    def _underscored(self) -> Flags:
        """Which texts have an underscore."""
        return self._tokens.matching(lambda token: "_" in token)
