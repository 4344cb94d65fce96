"""Sources and attributions out of marked sentences, for tests of names and voices.

`[s1 The mayor] [c1 said] [t1 the bridge is safe].` marks source, cue and content (t) of the first attribution.
"""

from __future__ import annotations

import re

from briefing.analysis import actors
from briefing.analysis.speakers import attribute_sentences
from briefing.analysis.voices import resolve
from briefing.model import Attribution, Mode, Sentence, Source, Span, Voice
from briefing.reading import turns
from briefing.reading.sentences import split

MARK = re.compile(r"\[([sct])(\d+) ([^\]]*)\]")


def source(text: str, name: str = "article") -> Source:
    """An article of paragraphs parted by empty lines, all of it reporting."""
    paragraphs = tuple(match.span() for match in re.finditer(r"[^\n]+", text))
    sentences = tuple(
        Sentence(start=start + a, end=start + b, paragraph=number)
        for number, (start, end) in enumerate(paragraphs)
        for a, b in split(text[start:end])
    )
    return Source(
        id=name,
        path=f"{name}.txt",
        text=text,
        sha256=name,
        paragraphs=paragraphs,
        sentences=sentences,
        turns=turns.find(text, paragraphs),
    )


def marked(text: str, name: str = "article") -> tuple[Source, list[Attribution]]:
    """The article without its marks, and the attributions that they mark."""
    spans: dict[int, dict[str, list[Span]]] = {}
    plain = ""
    at = 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        kind, number, words = match.groups()
        spans.setdefault(int(number), {"s": [], "c": [], "t": []})[kind].append((len(plain), len(plain) + len(words)))
        plain += words
        at = match.end()
    article = source(plain + text[at:], name)
    found = [
        Attribution(
            id=f"{name}:a{number}",
            source=name,
            source_spans=tuple(parts["s"]),
            cue_spans=tuple(parts["c"]),
            content_spans=tuple(parts["t"]),
            mode=_mode(article.text, parts["t"][0]),
        )
        for number, parts in sorted(spans.items())
    ]
    return article, found


def _mode(text: str, content: Span) -> Mode:
    """Direct where a content begins with a quotation mark, mixed where one stands in it."""
    start, end = content
    at = text.find("“", max(0, start - 1), end)
    return "indirect" if at < 0 else "direct" if at <= start else "mixed"


def names(text: str) -> dict[str, str]:
    """The canonical names of an article and their kinds."""
    return {mention.name: mention.kind for mention in actors.mentions(source(text))}


def named(text: str, printed: str) -> str | None:
    """The canonical name of the last mention printed so."""
    article = source(text)
    found = [one.name for one in actors.mentions(article) if article.text[one.start : one.end] == printed]
    return found[-1] if found else None


def chains(text: str) -> list[tuple[Voice | None, Voice | None]]:
    """Voice and channel of each marked attribution."""
    article, attributions = marked(text)
    voices, resolved = resolve(article, attributions, actors.mentions(article))
    known = {voice.id: voice for voice in voices}
    return [(known.get(one.voice or ""), known.get(one.via or "")) for one in resolved]


def speakers(text: str) -> list[str | None]:
    """The name of the voice of each marked attribution."""
    return [voice.name if voice else None for voice, _ in chains(text)]


def whose(text: str) -> list[list[str]]:
    """For each sentence of a marked text, the names of the voices that it is taken for."""
    article, attributions = marked(text)
    voices, resolved = resolve(article, attributions, actors.mentions(article))
    known = {voice.id: voice.name for voice in voices}
    voice_of = {one.id: known[one.voice] for one in resolved if one.voice}
    return [[voice_of[one] for one in row] for row in attribute_sentences(article, resolved, voices)]
