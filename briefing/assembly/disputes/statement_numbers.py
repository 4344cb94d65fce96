"""The numbers of a statement with what is said beside them: what they count, whose they are, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.analysis.dates.patterns import YEAR
from briefing.assembly.disputes.context import DisputeContext
from briefing.assembly.text.numbers.kind import CountedNumber, kind_of
from briefing.assembly.text.numbers.quantity import Quantity, undated
from briefing.assembly.text.words import LexicalPattern
from briefing.model import Statement

NEAR_CHARACTERS = 70
"""Characters before and after a number whose words say what it is about."""
CLAUSE_ENDS = re.compile(r"[;:]|[.!?]\s|\s[–—]\s|, (?:and|but|while|which|who)\s")
STEP = re.compile(r"\b(from|by)\s(?:(?:about|around|some|nearly|almost|at least|more than|over|up to|as many as)\s)?$", re.I)
"""What says whether a number is where something came from, where it went, or by how much."""
RATE = re.compile(r"[\s-](?:per|an?|each|every|apiece)\b", re.I)
"""What stands behind an amount for one of many: "$70 a share"."""
AFTER_CHARACTERS = 30
"""Characters behind a number in which stands what has this measure: "a 19-ton delivery truck"."""
SAID_OF = {
    word: said
    for said, words in {
        "first": "first initial initially original originally",
        "other": "second third fourth another additional further extra",
        "before": "former previous previously earlier last then",
        "now": "new latest revised current currently raised",
        "next": "next final",
        "whole": "annual total overall combined",
    }.items()
    for word in words.split()
}
"""Words by which two amounts are told apart: the first offer, the new one."""
SAID_WITHIN = 34
"""Characters before and after a number in which such a word is said of it."""
ANOTHER_TIME = re.compile(rf"\b{YEAR}\b|\bago\b|\b(?:last|previous|earlier that) (?:year|month)\b|\bpreviously\b", re.I)
TOLL_OF = re.compile(r"\b(?:toll|number of (?:dead|deaths|victims))\b[^.;]*\b(?:to|at|of|is|was|stands)\s(?:at least\s|about\s)?$", re.I)
WORD = re.compile(r"[a-z]+")
CAPITALISED = re.compile(r"(?<![.!?“\"] )\b[A-Z]\w+")
YEARS = re.compile(rf"\b{YEAR}\b")
TOLLING = re.compile(r"toll|\b(?:number|killed|dead|died|deaths|injured|wounded|missing|evacuated|displaced)\b")
"""A word of a statement that may tell a toll."""
_NO_BODY = r"(?:no (?:one|body|people|passengers?|residents?|civilians?)|nobody|none(?: of (?:the|its|their|those) \w+(?: \w+)?)?)"
_WAS = r"(?:was|were|is|are|has been|have been|had been|got)"
NONE_AT_ALL = re.compile(
    rf"\b{_NO_BODY} (?:{_WAS} )?(?:\w+ly )?(?:(?P<injured>injured|hurt|wounded|harmed)|(?P<killed>killed|died))\b"
    r"|\b(?:no|without(?: any)?) (?:(?P<injuries>injuries|casualties)|(?P<deaths>deaths|fatalities|loss of life))\b"
    r"|\b(?:all|everyone|everybody)\b[^.;:]{0,50}?\b(?P<unharmed>unharmed|unhurt|uninjured|alive|safe and sound|survived)\b",
    re.I,
)
"""Words for none: nobody was killed, no injuries, all unharmed."""
MAY_BE_NONE = LexicalPattern(
    r"\b(?:nobody|none|unharmed|unhurt|uninjured)\b",
    phrases=r"\bno (?:one|body|people|injuries|casualties|fatalities|deaths|loss)\b|\bwithout (?:any )?(?:injuries|casualties|loss)\b"
    r"|\b(?:all|everyone|everybody)\b.*\b(?:alive|survived|safe)\b",
    hint=r"\b(?:one|body|people|injuries|casualties|fatalities|deaths|loss|alive|survived|safe)\b",
)
"""What every statement with NONE_AT_ALL has."""


class StatementNumber(NamedTuple):
    """A number of a statement; `nearby` are the stems of the words around it, `after` those just behind it, `names` those in names.

    `apart` are words that tell one amount from another, `past` says that it is of an earlier time.
    """

    statement: int
    quantity: Quantity
    counted: CountedNumber
    nearby: frozenset[str]
    after: frozenset[str]
    names: frozenset[str]
    apart: frozenset[str]
    past: bool

    @property
    def toll(self) -> str:
        """The outcome of the people that it counts, whose number may grow from report to report; empty for others."""
        counted = self.counted
        people = counted.people or not counted.things or counted.outcome in ("killed", "injured", "missing")
        whole = counted.value == int(counted.value)
        return counted.outcome if people and whole and counted.outcome not in ("destroyed", "damaged") and not self.past else ""


def statement_numbers(context: DisputeContext, row: int) -> list[StatementNumber]:
    """The numbers of a statement that count or measure something, and a zero where it says that nobody was harmed."""
    statement = context.statements[row]
    text = statement.text
    found = []
    for quantity in undated(statement, context.terms.quantities.of(row, text)):
        counted = kind_of(text, quantity, context.stemmer)
        if counted is None or counted.kind == "score":
            continue
        if counted.kind == "count" and not counted.outcome and TOLL_OF.search(text, max(0, quantity.start - 160), quantity.start):
            counted = counted._replace(outcome="killed", people=True)
        found.append(_around(context, row, statement, quantity, counted))
    for none in NONE_AT_ALL.finditer(text):
        injured, killed = none["injured"] or none["injuries"], none["killed"] or none["deaths"]
        for outcome in ["injured"] * (not killed) + ["killed"] * (not injured):
            quantity = Quantity(0.0, "", "", (), none.start(), none.end(), none.group())
            found.append(_around(context, row, statement, quantity, CountedNumber("count", 0.0, frozenset(), True, outcome)))
    return found


def _around(context: DisputeContext, row: int, statement: Statement, quantity: Quantity, counted: CountedNumber) -> StatementNumber:
    """A number with what is said in its clause."""
    text = statement.text
    start, end = max(0, quantity.start - NEAR_CHARACTERS), min(len(text), quantity.end + NEAR_CHARACTERS)
    starts = [stop.end() for stop in CLAUSE_ENDS.finditer(text, start, quantity.start)]
    stop = CLAUSE_ENDS.search(text, quantity.end, end)
    start, end = starts[-1] if starts else start, stop.start() if stop else end
    around = f"{text[start : quantity.start]} {text[quantity.start if not quantity.value else quantity.end : end]}"
    capitalised = CAPITALISED.findall(text, max(1, start), end)
    names = capitalised + [
        text[mention.start - statement.start : mention.end - statement.start]
        for mention in statement.mentions
        if start <= mention.start - statement.start < end
    ]
    step = STEP.search(text, max(0, quantity.start - 24), quantity.start)
    close = text[max(start, quantity.start - SAID_WITHIN) : min(end, quantity.end + SAID_WITHIN)].lower()
    apart = {SAID_OF[word] for word in WORD.findall(close) if word in SAID_OF} | ({step[1].lower()} if step else set())
    apart |= set(YEARS.findall(around))
    if RATE.match(text, quantity.end):
        apart.add("each")
    stems = context.stemmer.content_stems
    nearby, named = frozenset(stems(around)), frozenset(stems(" ".join(names)))
    after = frozenset(stems(text[quantity.end : min(end, quantity.end + AFTER_CHARACTERS)])) - {counted.kind}
    return StatementNumber(row, quantity, counted, nearby, after, named, frozenset(apart), ANOTHER_TIME.search(around) is not None)
