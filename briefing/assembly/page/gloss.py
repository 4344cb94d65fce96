"""Whom words of a line mean, told only where the article leaves one answer: "he" or "she" at its beginning, and surnames.

Bodies ("the company") are left out: of nine found by the same rule, three were wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from briefing.analysis.actors import lexicon
from briefing.analysis.quotes import quotations
from briefing.analysis.voices.descriptions import Describer, Description
from briefing.analysis.voices.sexes import told_sex
from briefing.assembly.text.names import name_words, normalize_name, same_given_name
from briefing.model import Article, Gloss, Mention, Statement

BEFORE = 2
"""Statements before a line in which the one who is meant must stand."""
PRONOUN = re.compile(r"(?:He|She)\b(?!\s*[/’'])")
SEX = {"He": "male", "She": "female"}
OTHER_PERSON = re.compile(
    r"\b(?:man|woman|boy|girl|father|mother|son|daughter|husband|wife|brother|sister|spokes(?:man|woman|person)|official|officer|driver|suspect|gunman|attacker"
    r"|victim|lawyer|attorney|judge|witness|student|teacher|teenager|[Kk]ing|[Qq]ueen|who)\b"
)
"""Words for somebody who may be meant instead, and has no name there."""
TITLE_BEFORE = re.compile(
    r"(?:^|[^\w’'.-])(?:M(?:r|rs|s|x)|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Sir|Lord|Lady|Judge|President|Professor|Senator"
    r"|Minister)\.? $"
)
"""What may stand before a surname and leaves the whole name open."""
TITLED = re.compile(
    r"(?:[A-Z][a-z]{2,}\.|Senators?|Representatives?|Congress(?:wo)?m[ae]n|Ministers?|Presidents?|Judges?|Doctors?|Model|Actor"
    r"|Actress|Singer) "
)
"""A name that begins with what its bearer is was cut wrongly."""
LONGEST_TITLE = 6
"""Words of what a person is that a gloss takes."""
LOOSE = re.compile(r"\b(?:and|with|who|under|whose|as)\b|^[a-z]+$")
"""What is not taken: clauses, and a single word that tells little ("aide")."""
CAPITALISED_BEFORE = re.compile(r"(?:[A-Z][\w’'.-]*|&)[ -]$")
LONGEST_WORD = 60
"""Characters before a surname in which the word before it stands."""
CAPITALISED_BEHIND = re.compile(r"[ -](?:[A-Z]|\d)|[-/&@]")


class _Around(NamedTuple):
    """What an article says of its people, and its statements by position."""

    text: str
    people: dict[str, Description]
    statements: Sequence[Statement]
    named: dict[str, int]
    """Where each person is first named in full, by canonical name."""


def _named_in_full(article: Article) -> dict[str, int]:
    named: dict[str, int] = {}
    for mention in article.analysis.mentions:
        if mention.kind == "person" and " " in article.source.text[mention.start : mention.end]:
            named[mention.name] = min(mention.start, named.get(mention.name, mention.start))
    return named


def _introduced(name: str, description: Description | None) -> str:
    """A name with what its bearer is, where that is short."""
    title = description.title if description else None
    return f"{name}, {title}" if title and len(title.split()) <= LONGEST_TITLE and not LOOSE.search(title) else name


def first_on_page(lines: Iterable[tuple[Statement, Sequence[Gloss], str]]) -> list[tuple[Gloss, ...]]:
    """The glosses of lines as a reader meets them, each with the speaker printed beside it: no surname of whom the page named before."""
    met: set[str] = set()
    kept = []
    for lead, glosses, speaker in lines:
        named = [mention.name for mention in lead.mentions if " " in lead.text[mention.start - lead.start : mention.end - lead.start]]
        met.update(name_words(name)[-1] for name in (*named, speaker) if len(name_words(name)) > 1)
        kept.append(tuple(one for one in glosses if lead.text[one.start : one.end] in SEX or _surname(lead, one) not in met))
        met.update(_surname(lead, one) for one in glosses)
    return kept


def _surname(lead: Statement, gloss: Gloss) -> str:
    return normalize_name(lead.text[gloss.start : gloss.end])


def _within_a_name(text: str, start: int, end: int) -> bool:
    """Whether a surname is only part of a name ("the Quispe Foundation", "Ana Quispe-Flores"); a title before it makes none."""
    near = max(0, start - LONGEST_WORD)
    titled = TITLE_BEFORE.search(text, near, start) is not None
    return bool(CAPITALISED_BEHIND.match(text, end)) or (not titled and CAPITALISED_BEFORE.search(text, near, start) is not None)


class Glosses:
    """Finds glosses for the leads of a corpus; each article is looked at once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.source.id: article for article in articles}
        self._around: dict[str, _Around] = {}

    @cached_property
    def _bearers(self) -> dict[str, set[str]]:
        """The names of all who bear a surname in the corpus."""
        bearers: dict[str, set[str]] = {}
        for name in {mention.name for article in self._articles.values() for mention in article.analysis.mentions}:
            bearers.setdefault(["", *name_words(name)][-1], set()).add(name)
        return bearers

    def of(self, lead: Statement) -> tuple[Gloss, ...]:
        """Whom words of a lead mean, in order; empty where they mean nobody, or where that is not sure."""
        return (*self._pronoun(lead), *self._surnames(lead))

    def _pronoun(self, lead: Statement) -> tuple[Gloss, ...]:
        pronoun = PRONOUN.match(lead.text)
        before = self._before(lead) if pronoun else []
        if not pronoun or not before:
            return ()
        name = self._person(lead, pronoun[0], before)
        return (Gloss(start=pronoun.start(), end=pronoun.end(), name=name),) if name else ()

    def _surnames(self, lead: Statement) -> Iterator[Gloss]:
        """Persons whom a lead has by their surname alone outside quotation marks, after the article named them in full."""
        around = self._article(lead.source)
        quoted = quotations(lead.text, 0, len(lead.text))
        met: set[str] = set()
        for mention in lead.mentions:
            start, end = mention.start - lead.start, mention.end - lead.start
            printed, new = lead.text[start:end], mention.name not in met
            met.add(mention.name)
            if not new or any(first <= start < last for first, last in quoted) or _within_a_name(lead.text, start, end):
                continue
            if around.named.get(mention.name, lead.start) < lead.start and self._one_bears(printed, mention.name):
                yield Gloss(start=start, end=end, name=_introduced(mention.name, around.people.get(mention.name)))

    def _one_bears(self, printed: str, name: str) -> bool:
        """Whether a surname is that of this person, and nobody else in the corpus bears it."""
        words = name_words(name)
        if len(words) < 2 or words[-1] != normalize_name(printed) or len(set(words)) < len(words) or TITLED.match(name):
            return False
        others = (name_words(other) for other in self._bearers[words[-1]])
        return all(len(other) == 1 or same_given_name(other[0], words[0]) for other in others)

    def _article(self, source: str) -> _Around:
        if source not in self._around:
            article = self._articles[source]
            mentions = sorted(article.analysis.mentions, key=lambda mention: mention.start)
            people = Describer(article.source.text, mentions, lexicon.load()).describe_all()
            self._around[source] = _Around(article.source.text, people, article.analysis.statements, _named_in_full(article))
        return self._around[source]

    def _before(self, lead: Statement) -> list[Statement]:
        """The statements before a lead in its paragraph and the one before, the nearest first."""
        statements = self._article(lead.source).statements
        before = [statements[place] for place in range(lead.ordinal - 1, lead.ordinal - 1 - BEFORE, -1) if place >= 0]
        return [one for one in before if lead.paragraph - one.paragraph <= 1 and one.heading == lead.heading]

    def _person(self, lead: Statement, pronoun: str, before: Sequence[Statement]) -> str | None:
        """The one person named before, of that sex, who opens the sentence before, where nobody else may be meant."""
        around = self._article(lead.source)
        named = {mention.name for one in before for mention in one.mentions if mention.kind == "person"}
        fitting = {name for name in named if self._sex(around, name) in (None, SEX[pronoun])}
        if len(fitting) != 1 or any(OTHER_PERSON.search(one.text) for one in before):
            return None
        (name,) = fitting
        if " " not in name or self._sex(around, name) != SEX[pronoun] or name in {mention.name for mention in lead.mentions}:
            return None
        return name if self._opens(before[0], name) else None

    @staticmethod
    def _sex(around: _Around, name: str) -> str | None:
        description = around.people.get(name)
        return told_sex(name, description, lexicon.load()) if description else None

    @staticmethod
    def _opens(before: Statement, name: str) -> bool:
        """Whether the first person named in the sentence before is this, outside quotation marks and not as an owner."""
        quoted = quotations(before.text, 0, len(before.text))

        def plain(mention: Mention) -> bool:
            at = mention.start - before.start
            return not any(start <= at < end for start, end in quoted)

        first = next((mention for mention in before.mentions if mention.kind == "person" and plain(mention)), None)
        if first is None or first.name != name:
            return False
        return before.text[first.end - before.start :][:2] not in ("'s", "’s")
