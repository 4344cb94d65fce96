"""Whose a sentence is that names nobody, by the sentences beside it: quotations go on, and are announced before or behind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from briefing import marks
from briefing.analysis.quotes import is_title, quotations
from briefing.analysis.running_quotes import run_on
from briefing.model import Attribution, Sentence, Source, Span

SHORTEST_TURN = 40
"""Code points of a paragraph of quotation that goes on with the last speaker; a shorter one is another's answer, or a title."""

FEWEST = 5
"""Words in quotation marks that are rather said than called so."""

FARTHEST = 4
"""Sentences behind the one that opens a quotation, in which it closes."""

Rows = list[tuple[str, ...]]
"""For each sentence, the ids of the attributions it carries."""


def carry_quotations(source: Source, attributions: Sequence[Attribution], rows: Rows, touched: Sequence[bool]) -> Rows:
    """The rows, with those filled whose speaker the sentences beside tell. `touched`: whether somebody, known or not, says part of it."""
    _announce(source, attributions, rows)
    known = {one.id: one for one in attributions if one.voice}
    quoting = {name: one for name, one in known.items() if one.mode != "indirect"}
    starts = [start for start, _ in source.paragraphs]
    by_paragraph: dict[int, list[Span]] = {}
    for number, sentence in enumerate(source.sentences):
        if rows[number]:
            continue
        at = bisect_right(starts, sentence.start) - 1
        if at not in by_paragraph:
            by_paragraph[at] = quotations(source.text, *source.paragraphs[at]) if at >= 0 else []
        if _quoted(by_paragraph[at], sentence) >= 0.8 * (sentence.end - sentence.start):
            rows[number] = _beside(source, number, rows, quoting) or _answering(source, number, rows, quoting)
            if not rows[number] and number and _one_quotation(by_paragraph[at], source.sentences[number - 1], sentence):
                rows[number] = rows[number - 1][:1]
            if not rows[number] and number and _is_all_quotation(source, at, by_paragraph[at], sentence):
                rows[number] = rows[number - 1][:1] or _named_behind(source, number, rows, known)
        elif number and not touched[number] and source.sentences[number - 1].paragraph == sentence.paragraph:
            rows[number] = _first_named(rows[number - 1], known) if _quotes_words(source.text, by_paragraph[at], sentence) else ()
        if not rows[number]:
            rows[number] = _closed_behind(source, number, rows, known)
    run_on(source, rows, known)
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


def _beside(source: Source, ordinal: int, rows: Rows, quoting: Mapping[str, Attribution]) -> tuple[str, ...]:
    """Who is quoted in the sentence before or behind one, in its paragraph; who is announced behind says only what follows."""
    for beside in (ordinal - 1, ordinal + 1):
        if 0 <= beside < len(rows) and source.sentences[beside].paragraph == source.sentences[ordinal].paragraph:
            said = tuple(name for name in rows[beside] if name in quoting)
            if said and not (beside > ordinal and _is_announced(source, source.sentences[beside], quoting[said[0]])):
                return said[:1]
    return ()


def _is_announced(source: Source, sentence: Sentence, attribution: Attribution) -> bool:
    """Whether a sentence begins with who says all that it quotes: "Then a neighbour calls: “Stop!”"."""
    first = attribution.content_spans[0][0]
    return sentence.start < first and source.text[sentence.start : first].rstrip("“\"‘' ").endswith((":", ","))


def _answering(source: Source, ordinal: int, rows: Rows, quoting: Mapping[str, Attribution]) -> tuple[str, ...]:
    """Who answers one question of the reporter's after another: "The dam? | “Too old,” she said. | The mill? | “A ruin.”"."""
    if ordinal < 3 or not all(_is_question(source, at) for at in (ordinal - 1, ordinal - 3)):
        return ()
    return tuple(name for name in rows[ordinal - 2] if name in quoting)[:1]


def _is_question(source: Source, ordinal: int) -> bool:
    """Whether a sentence is a question outside of quotation marks."""
    words = source.text[source.sentences[ordinal].start : source.sentences[ordinal].end]
    return words.endswith("?") and marks.DOUBLE.isdisjoint(words)


def _closed_behind(source: Source, ordinal: int, rows: Rows, by_id: Mapping[str, Attribution]) -> tuple[str, ...]:
    """Who says a sentence that opens a quotation which a later one of its paragraph closes: "“It broke. | It is gone,” Paz said."."""
    text, sentence = source.text, source.sentences[ordinal]
    if text[sentence.start] not in marks.OPENING:
        return ()
    for behind in range(ordinal + 1, min(len(rows), ordinal + 1 + FARTHEST)):
        following = source.sentences[behind]
        if following.paragraph != sentence.paragraph:
            return ()
        words = text[following.start : following.end]
        if not rows[behind]:
            if words[0] in marks.OPENING:
                return ()
            continue
        start, end = by_id[rows[behind][0]].content_spans[0]
        closes = start == following.start and text[end - 1] in marks.CLOSING and marks.DOUBLE.isdisjoint(text[start : end - 1])
        return rows[behind][:1] if closes else ()
    return ()


def _first_named(row: tuple[str, ...], by_id: Mapping[str, Attribution]) -> tuple[str, ...]:
    """Of those who say something in a sentence, the one whom it names first: the next can go on with its subject."""
    return tuple(sorted(row, key=lambda name: (by_id[name].source_spans or by_id[name].cue_spans or by_id[name].content_spans)[0]))[:1]


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
