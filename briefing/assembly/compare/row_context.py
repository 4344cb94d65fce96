"""Where each row stands and who is heard in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from briefing import marks
from briefing.assembly.arrays import Flags, Floats, Integers
from briefing.assembly.compare.unique_statements import UniqueStatements
from briefing.assembly.text.quotations import OPENING_MARK
from briefing.assembly.text.tokens import TokenMatrix
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.model import Attribution, Statement

MOST_VOICES = 2
"""Voices that count of a statement: more than two are heard in hardly any."""
ABSENT = -1


class RowContext(NamedTuple):
    """Of each row: the number of its source, its ordinal in it, and the share of the article before it.

    `before` and `after` are the rows of the statements before and after it in its source (-1: none), `voices` numbers those heard, shape
    (rows, MOST_VOICES), -1 where there are fewer; `quotes` says whether it quotes, `opens_quote` whether it begins with a quotation.
    """

    source: Integers
    ordinal: Integers
    position: Floats
    before: Integers
    after: Integers
    voices: Integers
    quotes: Flags
    opens_quote: Flags

    def one_voice(self, left: Integers, right: Integers) -> Flags:
        """Whether a voice is heard in both of each pair."""
        of_left, of_right = self.voices[left], self.voices[right]
        same = (of_left[:, :, None] == of_right[:, None, :]) & (of_left[:, :, None] != ABSENT)
        found: Flags = same.any(axis=(1, 2))
        return found


def row_context(
    statements: Sequence[Statement], unique: UniqueStatements, attributions: Mapping[str, Attribution], tokens: TokenMatrix
) -> RowContext:
    """The context of the rows of these statements; `attributions` are those of the corpus by id, `tokens` those of the rows."""
    sources = Vocabulary()
    lengths: dict[str, int] = {}
    for statement in statements:
        lengths[statement.source] = max(lengths.get(statement.source, 1), statement.ordinal)
    first = np.array(unique.first, dtype=np.int64)
    rows = [statements[number] for number in unique.first]
    of_statement = np.array([sources[statement.source] for statement in statements], dtype=np.int32)
    return RowContext(
        source=of_statement[first],
        ordinal=np.array([statement.ordinal for statement in rows], dtype=np.int32),
        position=np.array([statement.ordinal / lengths[statement.source] for statement in rows]),
        before=_neighbours(first, of_statement, unique.row_of, -1),
        after=_neighbours(first, of_statement, unique.row_of, 1),
        voices=_voices(rows, attributions),
        quotes=tokens.matching(OPENING_MARK.search),
        opens_quote=np.array([statement.text[:1] in marks.OPENING for statement in rows], dtype=bool),
    )


def _neighbours(first: Integers, source: Integers, row_of: Integers, step: int) -> Integers:
    """The row of the statement that stands `step` further in the same source, -1 where there is none."""
    beside = np.clip(first + step, 0, max(0, len(source) - 1))
    inside = (beside != first) & (source[beside] == source[first])
    return np.where(inside, row_of[beside], ABSENT).astype(np.int32)


def _voices(statements: Sequence[Statement], attributions: Mapping[str, Attribution]) -> Integers:
    numbers = Vocabulary()
    voices = np.full((len(statements), MOST_VOICES), ABSENT, dtype=np.int32)
    for row, statement in enumerate(statements):
        heard = (attributions[name].voice for name in statement.attributions if name in attributions)
        for place, voice in enumerate(list(dict.fromkeys(voice for voice in heard if voice))[:MOST_VOICES]):
            voices[row, place] = numbers[voice]
    return voices
