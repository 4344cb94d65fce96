"""The numbers of a statement with what is said beside them: what they count, whose they are, and when."""

from __future__ import annotations

import re
from functools import cached_property

from briefing.analysis.dates.patterns import YEAR
from briefing.assembly.disputes.context import DisputeContext
from briefing.assembly.text.numbers.kind import CountedNumber, kind_of
from briefing.assembly.text.numbers.quantity import Quantity, undated
from briefing.assembly.text.terms import background_idf
from briefing.assembly.text.words import LexicalPattern

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
        "cash": "cash",
    }.items()
    for word in words.split()
}
"""Words by which two amounts are told apart: the first offer, the new one."""
OTHER_AMOUNTS = {
    "mean": re.compile(r"\b(?:averaged?|averages|median|mean)\b", re.I),
    "debt": re.compile(r"\bdebts?\b", re.I),
    "net": re.compile(r"\bnet\b", re.I),
    "gross": re.compile(r"\bgross\b", re.I),
}
"""Words in the clause of an amount that make it another one, wherever they stand there."""
EACH = "each"
NOT_REAL = re.compile(
    r"\b(?:would|could|should|must|needs? to|ha(?:s|ve) to|threshold|limit|target|goal|estimat\w+|forecast\w*|proposed|proposes|asked for"
    r"|sought)\b",
    re.I,
)
"""Words in the clause of a number that is wished, required or guessed: it says nothing against the one that is."""
MOVES = re.compile(
    r"\b(?:shares?|stocks?|index|price[ds]?|trad(?:ed|es|ing)|bitcoin|currency|barrel|ounce)\b[^.;]*"
    r"\b(?:fell|rose|dropped|climbed|gained|lost|slid|jumped|plunged|surged|slipped|trad(?:ed|ing)|clos(?:ed|ing)|open(?:ed|ing)|priced|selling)\b",
    re.I,
)
"""Tells an amount that is another one an hour later: a price, a level of an index."""
SAYS_NOTHING = frozenset({"worth", "amount", "total", "valu"})
"""Stems behind an amount that do not tell what it is of."""
SAID_WITHIN = 34
"""Characters before and after a number in which such a word is said of it."""
ANOTHER_TIME = re.compile(rf"\b{YEAR}\b|\bago\b|\b(?:last|previous|earlier that) (?:year|month)\b|\bpreviously\b", re.I)
TOLL_OF = re.compile(r"\b(?:toll|number of (?:dead|deaths|victims))\b[^.;]*\b(?:to|at|of|is|was|stands)\s(?:at least\s|about\s)?$", re.I)
WERE_LOST = re.compile(r"\s(?:\w+\s){1,3}?(?:was|were|are|have\sbeen|had\sbeen)\s(?:\w+\s)?(?:lost|feared\sdead)\b")
WORD = re.compile(r"[a-z]+")
CAPITALISED = re.compile(r"(?<![.!?“\"] )\b[A-Z]\w+")
OPENING = re.compile(r"[A-Z]\w+")
LEAST_IDF_OF_NAME = 7.5
"""A word that opens a statement is a name where news has it no more often."""
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


class StatementNumber:
    """A number of a statement. What is said around it is read when it is asked for: most numbers have no other to be compared with."""

    def __init__(self, context: DisputeContext, row: int, quantity: Quantity, counted: CountedNumber) -> None:
        self.statement, self.quantity, self.counted = row, quantity, counted
        self.beside: list[StatementNumber] = []
        """All numbers of its statement, itself among them."""
        self._context, self._statement = context, context.statements[row]

    @cached_property
    def toll(self) -> str:
        """The outcome of the people that it counts, whose number may grow from report to report; empty for others."""
        counted = self.counted
        if not counted.outcome or counted.outcome in ("destroyed", "damaged") or counted.value != int(counted.value):
            return ""
        people = counted.people or not counted.things or counted.outcome in ("killed", "injured", "missing")
        return counted.outcome if people and not self.past else ""

    @cached_property
    def _span(self) -> tuple[int, int]:
        """Where the words around the number begin and end: in its clause, and not far."""
        text, quantity = self._statement.text, self.quantity
        start, end = max(0, quantity.start - NEAR_CHARACTERS), min(len(text), quantity.end + NEAR_CHARACTERS)
        starts = [stop.end() for stop in CLAUSE_ENDS.finditer(text, start, quantity.start)]
        stop = CLAUSE_ENDS.search(text, quantity.end, end)
        return starts[-1] if starts else start, stop.start() if stop else end

    @cached_property
    def _around(self) -> str:
        """The words around the number; with its own where they say that there was none."""
        start, end = self._span
        text, quantity = self._statement.text, self.quantity
        return f"{text[start : quantity.start]} {text[quantity.start if not quantity.value else quantity.end : end]}"

    @cached_property
    def past(self) -> bool:
        """Whether it is of an earlier time."""
        return ANOTHER_TIME.search(self._around) is not None

    @cached_property
    def nearby(self) -> frozenset[str]:
        """The stems of the words around it."""
        return frozenset(self._context.stemmer.content_stems(self._around))

    @cached_property
    def after(self) -> frozenset[str]:
        """The stems of the words just behind it, without its measure."""
        behind = self._statement.text[self.quantity.end : min(self._span[1], self.quantity.end + AFTER_CHARACTERS)]
        return frozenset(self._context.stemmer.content_stems(behind)) - {self.counted.kind} - SAYS_NOTHING

    @cached_property
    def real(self) -> bool:
        """Whether nothing in its clause says that it is only wished, required or guessed."""
        start, end = self._span
        return NOT_REAL.search(self._statement.text, start, end) is None

    @cached_property
    def moves(self) -> bool:
        """Whether it is a price or a level, which is another one an hour later."""
        return MOVES.search(self._statement.text) is not None

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its statement tells of."""
        told = (mention.when for mention in self._statement.dates if mention.when and mention.precision == "year")
        return frozenset(told) | frozenset(YEARS.findall(self._statement.text))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names around it."""
        start, end = self._span
        statement = self._statement
        names = CAPITALISED.findall(statement.text, max(1, start), end) + [
            statement.text[mention.start - statement.start : mention.end - statement.start]
            for mention in statement.mentions
            if start <= mention.start - statement.start < end
        ]
        opening = OPENING.match(statement.text) if start == 0 else None
        stems = self._context.stemmer.content_stems(" ".join(names))
        if opening and (stem := self._context.stemmer.content_stem(opening.group())) and background_idf(stem) >= LEAST_IDF_OF_NAME:
            stems.append(stem)
        return frozenset(stems)

    @cached_property
    def apart(self) -> frozenset[str]:
        """Words that tell one amount from another: the first or the new one, of what year, by or from how much, for each."""
        (start, end), text, quantity = self._span, self._statement.text, self.quantity
        close = text[max(start, quantity.start - SAID_WITHIN) : min(end, quantity.end + SAID_WITHIN)].lower()
        step = STEP.search(text, max(0, quantity.start - SAID_WITHIN), quantity.start)
        apart = {SAID_OF[word] for word in WORD.findall(close) if word in SAID_OF} | ({step[1].lower()} if step else set())
        apart.update(YEARS.findall(self._around), [EACH] if RATE.match(text, quantity.end) else [])
        apart.update(name for name, words in OTHER_AMOUNTS.items() if words.search(self._around))
        return frozenset(apart)


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
        if counted.people and not counted.outcome and WERE_LOST.match(text, quantity.end):
            counted = counted._replace(outcome="killed")
        found.append(StatementNumber(context, row, quantity, counted))
    for none in NONE_AT_ALL.finditer(text) if MAY_BE_NONE.pattern.search(text.lower()) else ():
        injured, killed = none["injured"] or none["injuries"], none["killed"] or none["deaths"]
        for outcome in ["injured"] * (not killed) + ["killed"] * (not injured):
            quantity = Quantity(0.0, "", "", (), none.start(), none.end(), none.group())
            found.append(StatementNumber(context, row, quantity, CountedNumber("count", 0.0, frozenset(), True, outcome)))
    for number in found:
        number.beside = found
    return found
