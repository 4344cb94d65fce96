"""Whom "he" or "she" means at the beginning of a line, told only where the sentences before leave one answer.

Bodies ("the company") are left out: of nine found by the same rule, three were wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysis.actors import lexicon
from briefing.analysis.quotes import quotations
from briefing.analysis.voices.descriptions import Describer, Description
from briefing.analysis.voices.sexes import told_sex
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


class _Around(NamedTuple):
    """What an article says of its people, and its statements by position."""

    text: str
    people: dict[str, Description]
    statements: Sequence[Statement]


class Glosses:
    """Finds glosses for the leads of a corpus; each article is looked at once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.source.id: article for article in articles}
        self._around: dict[str, _Around] = {}

    def of(self, lead: Statement) -> tuple[Gloss, ...]:
        """Whom the first words of a lead mean; empty where they mean nobody, or where that is not sure."""
        pronoun = PRONOUN.match(lead.text)
        before = self._before(lead) if pronoun else []
        if not pronoun or not before:
            return ()
        name = self._person(lead, pronoun[0], before)
        return (Gloss(start=pronoun.start(), end=pronoun.end(), name=name),) if name else ()

    def _article(self, source: str) -> _Around:
        if source not in self._around:
            article = self._articles[source]
            mentions = sorted(article.analysis.mentions, key=lambda mention: mention.start)
            people = Describer(article.source.text, mentions, lexicon.load()).describe_all()
            self._around[source] = _Around(article.source.text, people, article.analysis.statements)
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
