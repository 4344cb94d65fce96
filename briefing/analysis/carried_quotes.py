"""Whose a sentence is that names nobody, by the sentences beside it: quotations go on, and are announced before or behind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from briefing.analysis.quotes import is_title, quotations
from briefing.model import Attribution, Sentence, Source, Span

SHORTEST_TURN = 40
"""Code points of a paragraph of quotation that goes on with the last speaker; a shorter one is another's answer, or a title."""

FEWEST = 5
"""Words in quotation marks that are rather said than called so."""

Rows = list[tuple[str, ...]]
"""For each sentence, the ids of the attributions it carries."""


def carry_quotations(source: Source, attributions: Sequence[Attribution], rows: Rows, touched: Sequence[bool]) -> Rows:
    """The rows, with those filled whose speaker the sentences beside tell. `touched`: whether somebody, known or not, says part of it."""
    _announce(source, attributions, rows)
    known = {one.id: one for one in attributions if one.voice}
    quoting = {name for name, one in known.items() if one.mode != "indirect"}
    starts = [start for start, _ in source.paragraphs]
    by_paragraph: dict[int, list[Span]] = {}
    for number, sentence in enumerate(source.sentences):
        if rows[number]:
            continue
        at = bisect_right(starts, sentence.start) - 1
        if at not in by_paragraph:
            by_paragraph[at] = quotations(source.text, *source.paragraphs[at]) if at >= 0 else []
        if _quoted(by_paragraph[at], sentence) >= 0.8 * (sentence.end - sentence.start):
            rows[number] = _beside(source, number, rows, quoting)
            if not rows[number] and number and _one_quotation(by_paragraph[at], source.sentences[number - 1], sentence):
                rows[number] = rows[number - 1][:1]
            if not rows[number] and number and _is_all_quotation(source, at, by_paragraph[at], sentence):
                rows[number] = rows[number - 1][:1] or _named_behind(source, number, rows, known)
        elif number and not touched[number] and source.sentences[number - 1].paragraph == sentence.paragraph:
            rows[number] = rows[number - 1][:1] if _quotes_words(source.text, by_paragraph[at], sentence) else ()
    return rows


def _announce(source: Source, attributions: Sequence[Attribution], rows: Rows) -> None:
    """Fill the sentences that only tell who says what another quotes: "The mayor released a statement:", "Okoro said in a tweet."."""
    starts = [sentence.start for sentence in source.sentences]
    for one in attributions:
        if one.voice is None or one.mode != "direct" or not one.cue_spans or not one.source_spans:
            continue
        number = bisect_right(starts, one.cue_spans[0][0]) - 1
        sentence = source.sentences[number] if number >= 0 else None
        if sentence is None or rows[number] or not sentence.start <= one.source_spans[0][0] < sentence.end:
            continue
        if all(start >= sentence.end or end <= sentence.start for start, end in one.content_spans):
            rows[number] = (one.id,)


def _beside(source: Source, ordinal: int, rows: Rows, quoting: set[str]) -> tuple[str, ...]:
    """Who is quoted in the sentence before or behind one, in its paragraph."""
    for beside in (ordinal - 1, ordinal + 1):
        if 0 <= beside < len(rows) and source.sentences[beside].paragraph == source.sentences[ordinal].paragraph:
            said = tuple(name for name in rows[beside] if name in quoting)
            if said:
                return said[:1]
    return ()


def _named_behind(source: Source, ordinal: int, rows: Rows, by_id: Mapping[str, Attribution]) -> tuple[str, ...]:
    """Who goes on to speak as the subject of the next sentence: "“There is a case for it.” | Okoro, a former judge, said that …"."""
    if ordinal + 1 >= len(rows) or not rows[ordinal + 1]:
        return ()
    start, spans = source.sentences[ordinal + 1].start, by_id[rows[ordinal + 1][0]].source_spans
    return rows[ordinal + 1][:1] if spans and spans[0][0] == start and source.text[start].isupper() else ()


def _quotes_words(text: str, quoted: Sequence[Span], sentence: Sentence) -> bool:
    """Whether a sentence quotes more words than a name has."""
    parts = (
        text[max(start, sentence.start) : min(end, sentence.end)] for start, end in quoted if start < sentence.end and end > sentence.start
    )
    return any(len(part.split()) >= FEWEST and not is_title(part) for part in parts)


def _quoted(spans: Sequence[Span], sentence: Sentence) -> int:
    """How many characters of a sentence lie in spans that are in order and apart."""
    at = max(0, bisect_right(spans, (sentence.start, sentence.end)) - 1)
    inside = 0
    while at < len(spans) and spans[at][0] < sentence.end:
        inside += max(0, min(spans[at][1], sentence.end) - max(spans[at][0], sentence.start))
        at += 1
    return inside


def _one_quotation(quoted: Sequence[Span], before: Sentence, sentence: Sentence) -> bool:
    """Whether one quotation holds most of a sentence and of the one before it."""
    reach = 0.8 * (before.end - before.start)
    return any(start < sentence.start < end and min(end, before.end) - max(start, before.start) > reach for start, end in quoted)


def _is_all_quotation(source: Source, paragraph: int, quoted: Sequence[Span], sentence: Sentence) -> bool:
    """Whether a paragraph opens with a sentence and is nothing but one quotation, of more words than a title has."""
    start, end = source.paragraphs[paragraph]
    inside = sum(last - first for first, last in quoted)
    return sentence.start == start and len(quoted) == 1 and inside >= max(SHORTEST_TURN, 0.9 * (end - start))
