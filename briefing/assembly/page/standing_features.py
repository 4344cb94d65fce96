"""What tells whether a line stands alone: whether it says who and what is meant to one who reads only the titles above it.

Words that point at something ("he", "the letter", "that day") need it named where the reader can see it: earlier in the line, in a title of
the corpus, or as the speaker that is printed beside the line. What is named only in the sentences before is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from briefing.analysis.quotes import quotations
from briefing.assembly.arrays import Floats
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.text.terms import WORD, Stemmer
from briefing.model import Article, Attribution, Gloss, Mention, Statement, Voice

NEAR = 4
"""Statements before a line in which it is looked for what the line points at."""
HEAD_WORDS = 3
"""Words after "the" among which is what it points at."""
BEGINNING = 30
"""Characters of a line that are its beginning."""
QUOTES = "“\"'‘"
WHOLLY = 0.9
"""Share of a line between quotation marks from which on it is nothing but a quotation."""
HE = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.I)
THEY = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.I)
IT = re.compile(
    r"(?:it|its)\b(?!\s+(?:is|was|’s|'s|has been|would be|will be|may be|seems?)\s+(?:\w+\s+){1,4}?(?:that|to|when|who)\b)", re.I
)
"""Not the "it" of "it is no wonder that"."""
THIS = re.compile(r"(?:this|that|these|those|such)\b", re.I)
SELF = re.compile(r"\b(?:I|we|you|my|our|your|us|me)\b")
POINTING = re.compile(r"\b(?:this|that|these|those|such)\s+(?=[a-z])(?!(?:is|was|are|were|would|will|has|have|the|he|she|they|it)\b)")
DEFINITE = re.compile(r"\b[Tt]he\s+(?=[a-z])")
TOLD_APART = re.compile(r"[\s,]*(?:of|who|whom|whose|which|for|between|to|in|at|on|from)\b")
"""What follows a thing of which the line itself says which ("the head of the bank")."""
TIME_BEFORE = re.compile(
    r"(?:(?:at|by|since|until|before|after) (?:the|that|this|then)\b"
    r"|(?:earlier|later|previously|afterwards?|meanwhile|then|elsewhere|here|there)\b"
    r"|(?:a|an|one|two|three|four|\d+|the (?:next|same|following|previous)|that|a few|several)"
    r" (?:minutes?|hours?|days?|weeks?|months?|years?)\b"
    r"|in (?:the|that|this|one|another|addition|response|turn)\b)",
    re.I,
)
PRONOUN_SAYS = re.compile(
    r"\b(?:he|she|they|it)\s+(?:said|says|added|wrote|told|asked|continued|explained|noted|tweeted|concluded)\b|\bsaid (?:he|she)\b", re.I
)
ROLE_SAYS = re.compile(
    r"\bthe (?:\w+ )?(?:aide|source|spokes\w+|group|paper|report|statement|expert|official|officer|lawyer|president|company|newspaper"
    r"|minister|author|agency|department) (?:said|says|added|wrote|told|argued|noted|continued)\b",
    re.I,
)
SHELL_NOUN = re.compile(
    r"\b(?:[Tt]h(?:e|is|at|ese|ose)|[Ss](?:uch|ome)|other|Other|both|Both)\s+(?:[a-z]\w+\s+)?(?:accusation|ad|agreement|allegation|amount|announcement|answer|approach"
    r"|argument|article|attack|bill|book|call|case|change|charge|claim|column|comment|concept|controversy|conversation|criticism|data|deal|debate"
    r"|decision|delay|demand|development|discovery|dispute|document|effort|event|exchange|explanation|fact|figure|finding|gesture|idea|incident"
    r"|interview|issue|item|law|letter|line|list|matter|measure|meeting|memo|message|mission|move|number|offer|paper|photo|picture|plan|poll|post"
    r"|problem|process|project|proposal|proposition|question|reason|remark|report|request|response|result|review|row|rule|ruling|statement|step"
    r"|stor(?:y|ie)|study|suggestion|survey|system|talk|term|test|theory|thing|threat|trend|tweet|video|view|warning|word)s?\b"
    r"(?!\s+(?:of|that|to|by|from|between|for|in|on|about|with|over)\b)"
)
"""Nouns for what a sentence before told, where nothing behind them says which one (shell nouns; Schmid 2000)."""
WHOLE_SENTENCE = re.compile(
    r"\b(?:this|that|it|so|those|these)(?=[.,;:!?”\"’]|\s+(?:and|but|or|is|was|are|were|would|will|has|had|can|could|does|did)\b)", re.I
)


class ArticleWords:
    """The stems of an article's statements, and who speaks in it."""

    def __init__(self, article: Article, stemmer: Stemmer) -> None:
        self.stemmer = stemmer
        self._stems = [frozenset(stemmer.content_stems(statement.text)) for statement in article.analysis.statements]
        self._first: dict[str, int] = {}
        for ordinal, stems in enumerate(self._stems):
            for stem in stems:
                self._first.setdefault(stem, ordinal)
        self.attributions: dict[str, Attribution] = {one.id: one for one in article.analysis.attributions}
        self.voices: dict[str, Voice] = {voice.id: voice for voice in article.analysis.voices}

    def near(self, ordinal: int) -> frozenset[str]:
        """The stems of the statements right before one."""
        return frozenset().union(*self._stems[max(0, ordinal - NEAR) : ordinal])

    def said_before(self, ordinal: int, stems: Sequence[str]) -> bool:
        """Whether a statement before one has one of these stems."""
        return any(self._first.get(stem, ordinal) < ordinal for stem in stems)


class Known(NamedTuple):
    """What a reader knows of the corpus before the line: the stems of the titles, and of the names that need no introduction."""

    titles: frozenset[str]
    names: frozenset[str]


class Line:
    """A statement as one sees it who knows what the corpus is about, and has read nothing before it."""

    def __init__(self, statement: Statement, words: ArticleWords, reader: Known, glosses: Sequence[Gloss] = ()) -> None:
        self.statement, self.text, self.ordinal = statement, statement.text, statement.ordinal
        self.titles, self.names = reader
        self.glossed = {gloss.start for gloss in glosses}
        self._words = words
        own = [words.attributions[name] for name in statement.attributions if name in words.attributions]
        spans = [span for one in own for span in one.source_spans]
        self.names_speaker = any(statement.start <= start < statement.end for start, _ in spans)
        self._voice = words.voices.get(own[0].voice or "") if own else None

    @property
    def speaker(self) -> Voice | None:
        """The speaker whose name a page prints beside the line."""
        return self._voice if self._voice and self._voice.kind != "unnamed" else None

    @property
    def tells_he(self) -> bool:
        """Whether a person stands beside the line, or in a gloss, whom "he" then means."""
        return bool(self.glossed) or (self.speaker is not None and self.speaker.kind == "person")

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """The stretches between quotation marks."""
        return quotations(self.text, 0, len(self.text))

    @property
    def quoted_share(self) -> float:
        """The share of the line between quotation marks."""
        return sum(end - start for start, end in self.quoted) / max(1, len(self.text))

    def plain(self, pattern: re.Pattern[str]) -> list[int]:
        """Where a pattern stands outside quotation marks."""
        places = (match.start() for match in pattern.finditer(self.text))
        return [at for at in places if not any(start <= at < end for start, end in self.quoted)]

    def stems(self, text: str) -> list[str]:
        """The stems of the content words of a text."""
        return self._words.stemmer.content_stems(text)

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of the statements right before."""
        return self._words.near(self.ordinal)

    def first_named(self) -> int:
        """Where the first is named who may act; the end of the line where nobody is."""
        actors = (mention.start for mention in self.statement.mentions if mention.kind != "place")
        return min(actors, default=self.statement.end) - self.statement.start

    def pointed_at(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, list[str]]]:
        """Places of "the" and its like, with the stems of what it points at, where neither line nor titles name that before."""
        for match in pattern.finditer(self.text):
            words, end = self._head(match.end())
            at = match.start()
            told = not self.titles.isdisjoint(words) or any(self._first_places.get(word, at) < at for word in words)
            if words and not told and not TOLD_APART.match(self.text, end):
                yield at, words

    @cached_property
    def _first_places(self) -> dict[str, int]:
        """Where the first word of each stem begins."""
        places: dict[str, int] = {}
        for word in WORD.finditer(self.text):
            for stem in self.stems(word[0]):
                places.setdefault(stem, word.start())
        return places

    def _head(self, start: int) -> tuple[list[str], int]:
        """The stems of the content words from a place to the next function word, name or mark, and where they end."""
        words: list[str] = []
        end = start
        for word in WORD.finditer(self.text, start):
            stems = self.stems(word[0])
            if not stems or len(words) == HEAD_WORDS or word[0][0].isupper() or self.text[end : word.start()].strip(" -"):
                break
            words += stems
            end = word.end()
        return words, end

    def bare_names(self) -> Iterator[Mention]:
        """Persons by one word of their names, where the line has them first, whom neither titles nor speaker nor a gloss name."""
        told = self.names.union(self.stems(self.speaker.name)) if self.speaker else self.names
        seen: set[str] = set()
        for mention in self.statement.mentions:
            start = mention.start - self.statement.start
            printed = self.text[start : mention.end - self.statement.start]
            if mention.kind == "person" and mention.name not in seen and len(printed.split()) == 1 and start not in self.glossed:
                stems = self.stems(printed)
                if not told.intersection(stems) and self._words.said_before(self.ordinal, stems):
                    yield mention
            seen.add(mention.name)


def _unnamed_he(line: Line) -> float:
    nobody = not any(mention.kind == "person" for mention in line.statement.mentions)
    return nobody and not line.tells_he and bool(line.plain(HE))


def _quotes_nobody(line: Line) -> float:
    quotes = line.text[:1] in QUOTES or line.quoted_share > WHOLLY
    return quotes and not line.names_speaker and not line.speaker


def _shells(line: Line) -> list[int]:
    return [match.start() for match in SHELL_NOUN.finditer(line.text) if not line.titles.intersection(line.stems(match[0]))]


def _told_near(pattern: re.Pattern[str], before: int | None = None) -> Callable[[Line], float]:
    """How often something is pointed at that the statements right before speak of; with `before` only where that stands in the line."""
    return lambda line: sum(bool(line.near.intersection(words)) for at, words in line.pointed_at(pattern) if before is None or at < before)


def _begins(pattern: re.Pattern[str]) -> Callable[[Line], float]:
    return lambda line: bool(pattern.match(line.text.lstrip(QUOTES + "(")))


EVIDENCE: Mapping[str, Callable[[Line], float]] = {
    "begins with they": _begins(THEY),
    "begins with it": _begins(IT),
    "begins with this": _begins(THIS),
    "begins with a time told before": _begins(TIME_BEFORE),
    "he or she, and nobody named": _unnamed_he,
    "they before anybody named": lambda line: min(3, sum(at < line.first_named() for at in line.plain(THEY))),
    "speaks of itself outside quotation": lambda line: bool(line.plain(SELF)),
    "quotes nobody": _quotes_nobody,
    "share quoted": lambda line: line.quoted_share,
    "a pronoun says it": lambda line: not line.speaker and bool(line.plain(PRONOUN_SAYS)),
    "an office says it": lambda line: bool(line.plain(ROLE_SAYS)),
    "speaker printed": lambda line: line.speaker is not None,
    "begins with the thing told right before": _told_near(DEFINITE, BEGINNING),
    "points at what was told right before": _told_near(POINTING),
    "shell nouns": lambda line: min(2, len(_shells(line))),
    "begins with a shell noun": lambda line: any(at < BEGINNING for at in _shells(line)),
    "points at a whole sentence": lambda line: any(match.start() < 2 * BEGINNING for match in WHOLE_SENTENCE.finditer(line.text)),
    "bare names": lambda line: min(2, sum(1 for _ in line.bare_names())),
    "first of its article": lambda line: line.ordinal == 0,
    "position": lambda line: np.log1p(line.ordinal),
    "words of the titles": lambda line: min(5, len(line.titles.intersection(line.stems(line.text)))),
    "begins with words of the titles": lambda line: bool(line.titles.intersection(line.stems(line.text[: 2 * BEGINNING]))),
}


def _each(value: Callable[[Line], float]) -> Callable[[Sequence[Line]], Floats]:
    return lambda lines: np.array([value(line) for line in lines], dtype=np.float64)


STANDING_FEATURES: FeatureSet[Sequence[Line]] = FeatureSet({name: _each(value) for name, value in EVIDENCE.items()})
"""The features of lines by themselves."""
