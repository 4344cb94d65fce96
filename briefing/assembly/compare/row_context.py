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
from briefing.model import Attribution, Statement

MOST_VOICES = 2
"""Voices that count of a statement: more than two are heard in hardly any."""
ABSENT = -1


class RowContext(NamedTuple):
    """Of each row: number of its source, ordinal in it, share of the article before it; the rows of the statements before and after it
    in its source (-1: none); the numbers of the voices heard, shape (rows, 2), -1 where there are fewer; whether it quotes, and whether
    it begins with a quotation.
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
        ones, others = self.voices[left], self.voices[right]
        found: Flags = ((ones[:, :, None] == others[:, None, :]) & (ones[:, :, None] != ABSENT)).any(axis=(1, 2))
        return found


def row_context(
    statements: Sequence[Statement], rows: UniqueStatements, attributions: Mapping[str, Attribution], texts: TokenMatrix
) -> RowContext:
    """The setting of the rows of these statements; `attributions` are those of the corpus by id, `texts` those of the rows."""
    sources: dict[str, int] = {}
    lengths: dict[str, int] = {}
    for statement in statements:
        sources.setdefault(statement.source, len(sources))
        lengths[statement.source] = max(lengths.get(statement.source, 1), statement.ordinal)
    first = np.array(rows.first, dtype=np.int64)
    shown = [statements[number] for number in rows.first]
    of_statement = np.array([sources[statement.source] for statement in statements], dtype=np.int32)
    return RowContext(
        source=of_statement[first],
        ordinal=np.array([statement.ordinal for statement in shown], dtype=np.int32),
        position=np.array([statement.ordinal / lengths[statement.source] for statement in shown]),
        before=_neighbours(first, of_statement, rows.of, -1),
        after=_neighbours(first, of_statement, rows.of, 1),
        voices=_voices(shown, attributions),
        quotes=texts.matching(OPENING_MARK.search),
        opens_quote=np.array([statement.text[:1] in marks.OPENING for statement in shown], dtype=bool),
    )


def _neighbours(first: Integers, source: Integers, row_of: Integers, step: int) -> Integers:
    """The row of the statement that stands `step` further in the same source, -1 where there is none."""
    beside = np.clip(first + step, 0, max(0, len(source) - 1))
    inside = (beside != first) & (source[beside] == source[first])
    return np.where(inside, row_of[beside], ABSENT).astype(np.int32)


def _voices(statements: Sequence[Statement], attributions: Mapping[str, Attribution]) -> Integers:
    numbers: dict[str, int] = {}
    found = np.full((len(statements), MOST_VOICES), ABSENT, dtype=np.int32)
    for row, statement in enumerate(statements):
        heard = (attributions[name].voice for name in statement.attributions if name in attributions)
        for place, voice in enumerate(list(dict.fromkeys(voice for voice in heard if voice))[:MOST_VOICES]):
            found[row, place] = numbers.setdefault(voice, len(numbers))
    return found
