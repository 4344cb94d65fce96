"""Contents that reach back over the sentence before, and are cut to the one that says whose they are.

"Shops were open. | Prices will rise, analysts said": reporters say anew in each sentence whose words they tell, unless they quote.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from briefing.analysis.quotes import quotations
from briefing.model import Attribution, Source


def clip_to_one_sentence(source: Source, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; what is told, not quoted, before its cue begins in the sentence of the cue."""
    starts = [sentence.start for sentence in source.sentences]
    return [_clipped(source, starts, one) if one.mode != "direct" and one.cue_spans else one for one in attributions]


def _clipped(source: Source, starts: list[int], attribution: Attribution) -> Attribution:
    number = bisect_right(starts, attribution.cue_spans[0][0]) - 1
    if number < 0:
        return attribution
    start, spans = starts[number], attribution.content_spans
    if not any(low < start < high for low, high in spans) or _is_quoted(source, start):
        return attribution
    return replace(attribution, content_spans=tuple((max(low, start), high) if low < start < high else (low, high) for low, high in spans))


def _is_quoted(source: Source, at: int) -> bool:
    """Whether a sentence begins within a quotation."""
    paragraph = next((span for span in source.paragraphs if span[0] <= at < span[1]), (at, at))
    return any(low < at < high for low, high in quotations(source.text, *paragraph))
