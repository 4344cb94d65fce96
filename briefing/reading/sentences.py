"""Sentences of paragraphs, with exact passages."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Sentence, Span


def sentences_of(text: str, paragraphs: Sequence[Span], language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of each paragraph, in order; offsets are code points into `text`."""
    import sentencex

    found = []
    for number, (start, end) in enumerate(paragraphs):
        for boundary in sentencex.get_sentence_boundaries(language, text[start:end]):
            a, b = start + boundary["start_index"], start + boundary["end_index"]
            piece = text[a:b]
            a += len(piece) - len(piece.lstrip())
            b -= len(piece) - len(piece.rstrip())
            if a < b:
                found.append(Sentence(start=a, end=b, paragraph=number))
    return tuple(found)
