"""Counts that two claimants give of one thing: "organisers put the crowd at 80,000; the police spoke of 15,000"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

import numpy as np

from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.term_extraction import NUMBERS
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.numbers import MOST_GROWTH, OPENING, differ
from briefing.assembly.disputes.speaker_words import PRONOUN, speaker_in_words
from briefing.assembly.disputes.statement_numbers import MAY_BE_NONE, StatementNumber, statement_numbers
from briefing.assembly.text.stems import word_lists
from briefing.model import DisputeKind

_ABOUT = r"(?:[“\"']|(?:about|around|some|nearly|almost|at\sleast|more\sthan|fewer\sthan|less\sthan|over|up\sto|only|just|barely)\s){0,3}$"
_NOUN = r"(?:(?:the|its|their)\s)?(?:(?:number|total|toll)\sof\s(?:the\s)?)?"
PUT_AT = re.compile(
    rf"\b(?:puts?|placed|places|estimate[ds]?)\s{_NOUN}(?P<noun>[\w-]+)(?:\sof\s[^,;.]{{3,40}}?)?\s(?:at|as)\s{_ABOUT}", re.I
)
NOUN_WAS = re.compile(
    rf"\b(?P<noun>turnout|crowd|attendance|participation|support|unemployment|inflation)\s(?:(?:in|at|among)\s[A-Z]\w+\s)?(?:had\s|has\s)?"
    rf"(?:reached|was|is|were|stood\sat|stands\sat|came\sto|hit|of|at)\s{_ABOUT}",
    re.I,
)
"""What a number is said to be of, before it."""
SPOKE_OF = re.compile(rf"\b(?:(?:spoke|speaks|talked)\sof|counted|estimate[ds]?|(?:gave|gives)\sa\s(?:figure|number)\sof)\s{_ABOUT}", re.I)
TAKES_UP = frozenset({"figure", "number", "total", "it", "count"})
"""A number of what the one before it counts."""
CROWD = {"turnout": "turnout", "crowd": "turnout", "attendance": "turnout"}
"""Words for how many came."""
REACH = 2
"""Statements between a count and one that takes up what it counts."""
MOVED = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|climb\w*|jump\w*|grew|grown|(?:increase|reduce)\w*|up\sfrom|down\sfrom|revis\w+|earlier|initial\w*|previous\w*"
    r"|at\sfirst|so\sfar|originally|preliminar\w+|provisional)\b",
    re.I,
)
"""Tells that a count followed another one: no dispute."""
AGAINST = re.compile(
    r"\bthan\s(?:[\w’'-]+\s){1,5}?(?:acknowledge|admit|report|concede|claim|said|say|announce|confirm)\w*|\bofficial\s(?:count|toll|figure)",
    re.I,
)
"""Tells that a count stands against somebody else's."""
GENERAL = frozenset({"peopl", "person", "other", "kill", "death", "dead", "bodi", "victim", "men", "man", "injur", "wound"})
"""Stems of words for people that do not tell whom a toll counts."""
SOME = re.compile(r"\s(?:others?\b|(?:\w+\s){0,3}?(?:seriously|critically|severely|badly|gravely|slightly|lightly)\b)")
"""What stands behind a number that counts some of a toll."""
TOLLS = frozenset({"killed", "injured", "missing", "held", "displaced"})
CLAUSE = re.compile(r";\s|,\s(?:but|while|whereas|and|although|though)\s")
LONGEST_CLAUSE = 300
"""Code points before a number in which its clause begins."""
LEAST_RATIO, LEAST_RATIO_AGAINST = 1.05, 1.25
SAID_ON = re.compile(r"\b(?:said|says|told\s\w+|added|announced)\s((?:on\s)?\w+day)\b")
"""The day on which something was said."""
MOST_COMPARED = 40
"""Counts of one thing that each count is compared with, the next ones."""
FAR = 6
"""Statements between two counts of one event in an article."""
WEEKDAYS = frozenset(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
LONG_AGO = 14
"""Days before a report from which an event that it names is another one."""
NEAR, LEAST_WEIGHT = 3, 5.0
"""Statements between two counts of one word in an article, and what the words beside both must weigh."""
CERTAINTY = 0.55


class Count(NamedTuple):
    """A number that somebody gives: who, of what (the outcome of people, or a noun), and of whom.

    `put` where its claimant is said to put it so high, `taken_up` where it counts what the one before it counts, `set_against` where it is
    held against another's.
    """

    amount: StatementNumber
    by: str
    subject: str
    whom: frozenset[str]
    about: str
    put: bool = False
    taken_up: bool = False
    set_against: bool = False

    @property
    def row(self) -> int:
        """The statement that gives it."""
        return self.amount.statement

    @property
    def value(self) -> float:
        """How many."""
        return self.amount.quantity.value


def find_rival_counts(context: DisputeContext, _: Pairs) -> list[Finding]:
    """Disputes on counts that two claimants give of one thing, in one article or on one day.

    Large corpora are left to the other detectors.
    """
    if context.large:
        return []
    by_subject: dict[str, list[Count]] = defaultdict(list)
    for count in _counts(context):
        by_subject[count.subject].append(count)
    return [_finding(context, rivals) for counts in by_subject.values() for rivals in _rivals(context, counts)]


def _rivals(context: DisputeContext, counts: Sequence[Count]) -> list[dict[float, Count]]:
    """The counts of one subject that stand against each other: for each thing a count of each value."""
    groups: list[dict[float, Count]] = []
    for place, left in enumerate(counts):
        for right in counts[place + 1 : place + 1 + MOST_COMPARED]:
            if _are_rivals(context, left, right):
                group = next((values for values in groups if left.value in values or right.value in values), None)
                if group is None:
                    groups.append(group := {})
                group.setdefault(left.value, left)
                group.setdefault(right.value, right)
    return groups


def _counts(context: DisputeContext) -> Iterator[Count]:
    """The numbers that somebody is said to give, with what they count; none that follows another one in time."""
    texts = [statement.text for statement in context.statements]
    numbered = context.terms.having(NUMBERS) | context.terms.word_index.matching(MAY_BE_NONE, texts)
    last: Count | None = None
    for row in np.flatnonzero(numbered).tolist():
        if MOVED.search(texts[row]):
            continue
        set_against = AGAINST.search(texts[row]) is not None
        for amount in sorted(statement_numbers(context, row), key=lambda amount: amount.quantity.start):
            count = _count(context, amount, last)
            if count and count.by and not (amount.past or amount.moves or amount.apart or _is_part(context, amount)):
                last = count._replace(set_against=set_against)
                yield last
                if not count.value and count.subject == "injured":
                    yield count._replace(subject="killed", about="people killed")


def _count(context: DisputeContext, amount: StatementNumber, last: Count | None) -> Count | None:
    """A number with who gives it and what it counts; `last` is the count before it, which it may take up."""
    row, counted = amount.statement, amount.counted
    before = context.text(row)[max(0, amount.quantity.start - LONGEST_CLAUSE) : amount.quantity.start]
    put = PUT_AT.search(before) or NOUN_WAS.search(before)
    noun = put["noun"].lower() if put else ""
    by = _claimant(context, amount)
    if noun in TAKES_UP or (not counted.things and not counted.outcome and SPOKE_OF.search(before)):
        near = last and context.same_source(last.row, row) and row - last.row <= REACH
        return last._replace(amount=amount, by=by, put=True, taken_up=True) if last and near else None
    if amount.toll in TOLLS:
        nouns = amount.quantity.nouns
        whom = counted.things if nouns and context.stemmer.stem(nouns[0]) not in GENERAL else frozenset()
        return Count(amount, by, amount.toll, whom, f"people {amount.toll}", put=bool(noun))
    if noun:
        return Count(amount, by, f"{CROWD.get(noun, context.stemmer.stem(noun))}, a {counted.kind}", frozenset(), noun, put=True)
    if counted.kind not in ("count", "share", "money") or (counted.kind == "count" and not counted.things):
        return None
    about = " ".join(takewhile(lambda noun: noun not in word_lists().function_words, amount.quantity.nouns[:3]))
    return Count(amount, by, f"in {context.statements[row].source}", counted.things, about)


def _is_part(context: DisputeContext, amount: StatementNumber) -> bool:
    """Whether a number counts only some: others, or the badly hurt."""
    return amount.counted.part or SOME.match(context.text(amount.statement), amount.quantity.end) is not None


def _claimant(context: DisputeContext, amount: StatementNumber) -> str:
    """Who gives a number: the clause that it stands in opens with that, or one voice says the statement."""
    row, text = amount.statement, context.text(amount.statement)
    low = max(0, amount.quantity.start - LONGEST_CLAUSE)
    start = max((stop.end() for stop in CLAUSE.finditer(text, low, amount.quantity.start)), default=low)
    by = speaker_in_words(text[start : amount.quantity.start]) if start > low or not low else ""
    if by and not PRONOUN.match(by):
        return by
    return context.who(row) if len(context.voices(row)) == 1 else ""


def _are_rivals(context: DisputeContext, left: Count, right: Count) -> bool:
    """Whether two counts are of one thing, by two claimants at one time, and cannot both be right."""
    if left.by.lower() in right.by.lower() or right.by.lower() in left.by.lower():
        return False
    if left.amount.quantity.unit != right.amount.quantity.unit or not _far_apart(left, right):
        return False
    named = all(count.value and count.amount.quantity.nouns for count in (left, right))
    if named and left.whom != right.whom and left.whom.isdisjoint(right.whom):
        return False
    if left.amount.real != right.amount.real and not (left.put and right.put):
        return False
    if left.subject.startswith("in ") and not right.taken_up and not _of_one_thing(context, left.amount, right.amount):
        return False
    return _of_one_event(context, left, right)


def _far_apart(left: Count, right: Count) -> bool:
    """Whether two values cannot both be right; one that is set against another's may be told as the least that it is."""
    low, high = sorted((left, right), key=lambda count: count.value)
    if high.set_against:
        return high.value >= LEAST_RATIO_AGAINST * low.value
    return differ(low.amount, high.amount) and high.value >= LEAST_RATIO * low.value


def _of_one_thing(context: DisputeContext, left: StatementNumber, right: StatementNumber) -> bool:
    """Whether two counts of one word stand close together, and more is said beside both."""
    things = left.counted.things & right.counted.things
    near = abs(left.statement - right.statement) <= NEAR
    return bool(things) and near and context.weight((left.nearby & right.nearby) - things) >= LEAST_WEIGHT


def _of_one_event(context: DisputeContext, left: Count, right: Count) -> bool:
    """Whether two counts are of one event.

    In one article the later brings no other place or time; two articles are of one day, and name one place or open with the counts.
    """
    if left.row == right.row or right.taken_up:
        return True
    if context.one_camp(left.row, right.row) or any(_of_old(context, count.row) for count in (left, right)):
        return False
    places, others = _places(context, left), _places(context, right)
    if context.same_source(left.row, right.row):
        near = right.row - left.row <= FAR
        return near and others <= context.stems(left.row) and _days(context, right.row) <= _days(context, left.row)
    here, there = (context.published(count.row) or "" for count in (left, right))
    one_day = bool(here) and here[:10] == there[:10]
    at_one_time = one_day or left.set_against or right.set_against
    open_both = all(count.put or context.statements[count.row].ordinal <= OPENING for count in (left, right))
    alike = bool(places & others) or (open_both and not (places and others))
    return at_one_time and alike and max(left.value, right.value) <= MOST_GROWTH * max(1.0, min(left.value, right.value))


def _places(context: DisputeContext, count: Count) -> frozenset[str]:
    """The stems of what a statement names, without who gives the count, and when that was said."""
    by = context.stemmer.content_stems(f"{count.by} {context.who(count.row)} {' '.join(SAID_ON.findall(context.text(count.row)))}")
    return (context.named_stems(count.row) | count.amount.names) - frozenset(by) - WEEKDAYS


def _days(context: DisputeContext, row: int) -> frozenset[str]:
    """The days that a statement tells of, without the one on which it was said."""
    statement = context.statements[row]
    said = [found.span(1) for found in SAID_ON.finditer(statement.text)]
    told = (mention for mention in statement.dates if not any(start <= mention.start - statement.start < end for start, end in said))
    return frozenset(mention.when for mention in told if mention.when)


def _of_old(context: DisputeContext, row: int) -> bool:
    """Whether a statement names a day long before it came out."""
    published = context.published(row) or ""
    if len(published) < len("2020-01-01"):
        return False
    days = (mention.when for mention in context.statements[row].dates if mention.when and mention.precision == "day")
    return any((date.fromisoformat(published[:10]) - date.fromisoformat(day[:10])).days > LONG_AGO for day in days)


def _finding(context: DisputeContext, rivals: Mapping[float, Count]) -> Finding:
    """The dispute on these counts; in one statement each with who gives it."""
    left, right, *_ = counts = list(rivals.values())
    in_one = left.row == right.row
    positions = tuple((count.amount.quantity.printed + (f" ({count.by})" if in_one else ""), (count.row,)) for count in counts)
    return Finding(DisputeKind.NUMBER, left.about or context.claimed(left.row, right.row), positions, CERTAINTY)
