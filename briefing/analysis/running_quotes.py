"""Quotations in single marks that run on over paragraphs, each opened by a mark and only the last one closed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.model import Attribution, Source

Row = tuple[str, ...]
"""The ids of the attributions that a sentence carries."""

OPENS = re.compile(r"(?:\A|[:,] )['‘](?=[^\W\d_])")
"""Where a quotation begins: at the head of a paragraph, or behind who says it."""

CLOSES = re.compile(r"[.,!?…\"”]['’]{1,2}(?=\s|\Z)")
"""Where it ends, and no apostrophe stands."""


def run_on(source: Source, rows: list[Row], by_id: Mapping[str, Attribution]) -> None:
    """Give the paragraphs of a quotation in single marks to who began it, or is named where it ends."""
    if not any(_is_headed(source.text, start) for start, _ in source.paragraphs):
        return
    paragraphs: dict[int, list[int]] = {}
    for number, sentence in enumerate(source.sentences):
        paragraphs.setdefault(sentence.paragraph, []).append(number)
    speaker: Row = ()
    waiting: list[int] = []
    for paragraph, numbers in paragraphs.items():
        start, end = source.paragraphs[paragraph]
        text = source.text[start:end]
        headed = _is_headed(source.text, start)
        opened, closed = (max((match.end() for match in pattern.finditer(text)), default=-1) for pattern in (OPENS, CLOSES))
        if headed and speaker:
            for number in numbers:
                if not rows[number] and (closed < 0 or source.sentences[number].start < start + closed):
                    rows[number] = speaker
        spoken = [rows[number][:1] for number in numbers if rows[number] and _is_named(by_id[rows[number][0]], start, end)]
        if headed and closed > 0 and spoken and rows[numbers[0]][:1] == spoken[0]:
            for number in waiting:
                rows[number] = spoken[0]
        if headed and closed < 0 and not speaker and not _quotes(rows, by_id, numbers):
            waiting.extend(numbers)
        else:
            waiting = []
        begun = bool(spoken) and by_id[spoken[-1][0]].source_spans[0][0] < start + opened
        speaker = () if opened <= closed else speaker if headed and speaker else spoken[-1] if begun else ()


def _is_headed(text: str, start: int) -> bool:
    """Whether a paragraph begins with a single mark that opens a quotation."""
    return text.startswith(("'", "‘"), start) and text[start + 1 : start + 2].isalpha()


def _is_named(attribution: Attribution, start: int, end: int) -> bool:
    """Whether who says it is named in a passage."""
    return any(start <= at < end for at, _ in attribution.source_spans[:1])


def _quotes(rows: list[Row], by_id: Mapping[str, Attribution], numbers: list[int]) -> bool:
    """Whether some sentences have somebody's quoted words already."""
    return any(by_id[name].mode != "indirect" for number in numbers for name in rows[number])
