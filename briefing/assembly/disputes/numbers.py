"""Numbers that disagree about one thing, and tolls that grow from report to report."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import NamedTuple

import numpy as np

from briefing.analysis.dates.patterns import YEAR
from briefing.analysis.wordlists import listed
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.term_extraction import NUMBERS
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.text.numbers.conflict import disagree
from briefing.assembly.text.numbers.kind import counted_stems
from briefing.assembly.text.numbers.quantity import Quantity
from briefing.assembly.text.stems import word_lists
from briefing.assembly.text.terms import Stemmer
from briefing.assembly.union_find import UnionFind
from briefing.model import DisputeKind

TOLLS = {
    "kill": "people killed",
    "injur": "people injured",
    "miss": "people missing",
    "evacu": "people evacuated",
    "displac": "people displaced",
}
"""Stems of what a toll counts. Such figures grow from report to report."""
TOLL_PEOPLE = listed("peopl person kill dead other men women children victim civilian soldier injur live miss")
"""Stems of those whom a toll counts."""
WORD = re.compile(r"[^\W\d_]+")
ANOTHER_TIME = re.compile(rf"\b{YEAR}\b|\bago\b|\b(?:last|previous|earlier that) (?:year|month)\b|\bprevious(?:ly)?\b", re.I)
"""A toll beside such a time is mostly that of an earlier event."""
TOLL_OF = re.compile(r"\b(?:toll|number of (?:dead|deaths|victims|injured))\b[^.;]*\b(?:to|at|of|is|was|stands)\s(?:at least\s)?$", re.I)
TOLLING = re.compile("toll|number")
"""What a word has of a text in which TOLL_OF is found."""
AGE = re.compile(r", \d{1,3},")
NEAR_CHARACTERS = 45
"""Characters around a number in which a word says what it counts."""
LEAST_SCORE_MONEY = 0.15
PLAIN_UNITS = {
    "year-old",
    "year",
    "old",
    "month",
    "week",
    "day",
    "hour",
    "minut",
    "second",
    "time",
    "point",
    "mile",
    "kilomet",
    "km",
    "metr",
    "meter",
}
"""What much is counted in: such figures are of one thing only where the statements are clearly alike."""
LEAST_SCORE_PLAIN = 0.35
MOST_GROWTH = 4
"""A toll does not grow more from one report to another; figures further apart are of two events."""
OPENING = 4
"""Ordinals up to this are an article's opening."""
LEAST_SHARED_STEMS = 2
"""Content words, beside those of the toll, that two statements on one toll share."""


class StatementNumber(NamedTuple):
    """A number of a statement with the stems of what it counts; `toll` is the stem of TOLLS, or empty."""

    statement: int
    quantity: Quantity
    counted: frozenset[str]
    toll: str


def find_number_disputes(context: DisputeContext, pairs: Pairs) -> list[Finding]:
    """Disputes on numbers, and updates."""
    numbers = _of_this_event(context, [number for row in _compared(context, pairs) for number in _numbers_of(context, row)])
    nodes = [number for row in sorted(numbers) for number in numbers[row]]
    place = {(number.statement, number.quantity.start): node for node, number in enumerate(nodes)}
    links: dict[tuple[int, int], float] = {}
    for score, left, right in pairs.each():
        if left in numbers and right in numbers:
            for left_number, right_number, certainty in _comparable(context, numbers[left], numbers[right], score):
                links[
                    place[left_number.statement, left_number.quantity.start], place[right_number.statement, right_number.quantity.start]
                ] = certainty
    links |= _toll_links(context, nodes)
    return _grouped(context, nodes, links)


def _compared(context: DisputeContext, pairs: Pairs) -> list[int]:
    """The statements whose numbers are compared: those like another one that gives numbers, and those that tell a toll."""
    terms = context.terms
    numbered = terms.having(NUMBERS)
    alike = pairs.within(numbered)
    compared = np.zeros(len(numbered), dtype=bool)
    compared[alike.left] = compared[alike.right] = True
    tolls = [number for number, name in enumerate(terms.stems) if name in TOLLS]
    # What is more than letters ("30killed") may be several words for a toll.
    mixed = terms.word_index.map_unique(
        lambda word: not word.isalpha() and any(terms.stemmer.stem(part) in TOLLS for part in WORD.findall(word.lower()))
    )
    compared[terms.word_index.positions(np.isin(terms.stem_numbers, tolls) | mixed.astype(bool))[0]] = True
    compared[terms.word_index.containing(TOLLING)] = True
    return np.flatnonzero(compared & numbered).tolist()


def _of_this_event(context: DisputeContext, numbers: list[StatementNumber]) -> dict[int, list[StatementNumber]]:
    """Numbers by statement, without tolls of other events: an opening tells the toll of its event, what stands later must fit those."""
    ranges: dict[str, tuple[float, float]] = {}
    for number in numbers:
        if context.statements[number.statement].ordinal <= OPENING:
            value = number.quantity.value
            least, most = ranges.get(number.toll, (value, value))
            ranges[number.toll] = min(least, value), max(most, value)
    kept: dict[int, list[StatementNumber]] = defaultdict(list)
    for number in numbers:
        least, most = ranges.get(number.toll, (-math.inf, math.inf))
        if not number.toll or least <= number.quantity.value <= most:
            kept[number.statement].append(number)
    return kept


def _numbers_of(context: DisputeContext, row: int) -> list[StatementNumber]:
    statement = context.statements[row]
    quantities = context.terms.quantities.of(row, statement.text)
    if not quantities:
        return []
    dated = [(date.start - statement.start, date.end - statement.start) for date in statement.dates]
    tolling = "toll" in statement.text or "number of" in statement.text
    numbers = []
    for quantity in quantities:
        if quantity.ordinal or any(start < quantity.end and quantity.start < end for start, end in dated):
            continue
        things = counted_stems(quantity.nouns, context.stemmer)
        age = AGE.match(statement.text, max(0, quantity.start - 2)) is not None
        told_as_toll = tolling and TOLL_OF.search(statement.text, max(0, quantity.start - 160), quantity.start) is not None
        counts = not (quantity.unit or age) and (told_as_toll or _counts_people(quantity, things))
        toll = (_toll(statement.text, quantity, context.stemmer) or ("kill" if told_as_toll else "")) if counts else ""
        # Hardly any figure is a toll, so only of those is it asked of when it is.
        numbers.append(StatementNumber(row, quantity, things, "" if toll and ANOTHER_TIME.search(statement.text) else toll))
    return numbers


def _toll(text: str, quantity: Quantity, stemmer: Stemmer) -> str:
    """What the toll word nearest to a number counts, as a stem of TOLLS; empty where there is none near."""
    best, least = "", NEAR_CHARACTERS
    for match in WORD.finditer(text, max(0, quantity.start - NEAR_CHARACTERS), min(len(text), quantity.end + NEAR_CHARACTERS)):
        name = stemmer.stem(match.group().lower())
        apart = max(match.start() - quantity.end, quantity.start - match.end() + 1)
        if name in TOLLS and apart < least:
            best, least = name, apart
    return best


def _counts_people(quantity: Quantity, things: frozenset[str]) -> bool:
    """A toll counts whole people: "59 dead", "84 people were killed", "the toll rose to 85"; not "killed in 3 minutes"."""
    return quantity.value == int(quantity.value) and quantity.value < 10_000_000 and not (things and things.isdisjoint(TOLL_PEOPLE))


def _comparable(
    context: DisputeContext, left: list[StatementNumber], right: list[StatementNumber], score: float
) -> list[tuple[StatementNumber, StatementNumber, float]]:
    """Numbers of two statements that count the same, each with the one it fits best; the number is how sure that is."""
    links = []
    for one in left:
        fits = [(fit, other) for other in right if (fit := _fit(context, one, other, score)) > 0]
        if fits:
            fit, other = max(fits, key=lambda pair: (pair[0], -abs(math.log((one.quantity.value + 1) / (pair[1].quantity.value + 1)))))
            links.append((one, other, fit))
    return links


def _fit(context: DisputeContext, left: StatementNumber, right: StatementNumber, score: float) -> float:
    if left.quantity.unit != right.quantity.unit or left.toll != right.toll:
        return 0.0
    if left.toll and not 1 / MOST_GROWTH <= left.quantity.value / max(1.0, right.quantity.value) <= MOST_GROWTH:
        return 0.0
    same = left.counted & right.counted
    if same and same <= PLAIN_UNITS and score < LEAST_SCORE_PLAIN:
        return 0.0
    shared = len(same)
    if left.quantity.unit or not shared:
        if score < LEAST_SCORE_MONEY or (not left.quantity.unit and not left.toll):
            return 0.0
        return min(0.9, 0.15 + 0.6 * score + 0.1 * shared)
    return min(0.95, 0.25 + 0.5 * score + 0.1 * shared)


def _toll_links(context: DisputeContext, nodes: list[StatementNumber]) -> dict[tuple[int, int], float]:
    """Links between numbers of one toll told in different words: neighbours in the order of their values that share the topic."""
    by_toll: dict[str, list[int]] = defaultdict(list)
    for node, number in enumerate(nodes):
        if number.toll:
            by_toll[number.toll].append(node)
    links = {}
    for toll, members in by_toll.items():
        members.sort(key=lambda node: (nodes[node].quantity.value, node))
        for place, node in enumerate(members):
            for other in members[place + 1 : place + 13]:
                one, two = nodes[node], nodes[other]
                shared = context.stems(one.statement) & context.stems(two.statement) - {toll, "peopl"}
                if (
                    one.statement != two.statement
                    and len(shared) >= LEAST_SHARED_STEMS
                    and two.quantity.value <= MOST_GROWTH * one.quantity.value
                ):
                    links[min(node, other), max(node, other)] = min(0.9, 0.3 + 0.1 * len(shared))
    return links


def _grouped(context: DisputeContext, nodes: list[StatementNumber], links: dict[tuple[int, int], float]) -> list[Finding]:
    groups = UnionFind(len(nodes))
    best: dict[int, float] = defaultdict(float)
    for one, other in sorted(links, key=lambda link: (-links[link], link)):
        groups.unite(one, other, "")
    for (one, other), certainty in links.items():
        differ = nodes[one].quantity.value != nodes[other].quantity.value
        if differ and (nodes[one].toll or disagree(nodes[one].quantity, nodes[other].quantity)):
            best[groups.find(one)] = max(best[groups.find(one)], certainty)
    findings = []
    for members in groups.groups():
        certainty = best.get(members[0], 0.0)
        if certainty:
            findings.append(_finding(context, [nodes[member] for member in members], certainty))
    return findings


def _finding(context: DisputeContext, numbers: list[StatementNumber], certainty: float) -> Finding:
    by_value: dict[float, list[StatementNumber]] = defaultdict(list)
    for number in numbers:
        by_value[number.quantity.value].append(number)
    toll = next((number.toll for number in numbers if number.toll), "")
    update = bool(toll) or _grows(context, by_value)
    order = sorted(by_value, reverse=update)
    positions = tuple(
        (by_value[value][0].quantity.printed, tuple(dict.fromkeys(number.statement for number in by_value[value]))) for value in order
    )
    nouns = [noun for number in numbers for noun in number.quantity.nouns if noun not in word_lists().function_words]
    about = TOLLS[toll] if toll else max(nouns, key=lambda noun: (nouns.count(noun), noun)) if nouns else "amount"
    return Finding(DisputeKind.UPDATE if update else DisputeKind.NUMBER, about, positions, certainty)


def _grows(context: DisputeContext, by_value: dict[float, list[StatementNumber]]) -> bool:
    """Whether the values are known to follow the order in which they were published."""
    first = []
    for value in sorted(by_value):
        days = [day for number in by_value[value] if (day := context.published(number.statement))]
        if not days:
            return False
        first.append(min(days))
    return first == sorted(first) and len(set(first)) == len(first)
