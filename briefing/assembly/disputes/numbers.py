"""Numbers that disagree about one thing, and tolls that grow from report to report."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.compare.term_extraction import NUMBERS
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.number_doubts import FACTOR_OF_DOUBT, are_parts, factor_of_doubt, has_grown, known_to_one
from briefing.assembly.disputes.statement_numbers import EACH, MAY_BE_NONE, TOLLING, StatementNumber, statement_numbers
from briefing.assembly.text.numbers.conflict import disagree
from briefing.assembly.text.stems import word_lists
from briefing.model import DisputeKind

MOST_GROWTH = 4
"""A toll does not grow more from one report to another; figures further apart are of two events."""
OPENING = 4
"""Ordinals up to this are an article's opening."""
NEIGHBOURS_IN_VALUE = 12
"""Tolls that each toll is compared with beside those of like statements: the next greater ones."""
LEAST_WEIGHT_OPENING, LEAST_WEIGHT_COUNT, LEAST_WEIGHT_MEASURE = 2.0, 8.0, 13.0
"""Background idf of the words that stand near both numbers: of two tolls in openings, where they count one thing, and where they only have
one measure."""
FACTOR_OF_DISTANCE = 0.5
"""What is left of the certainty where one number is more than MOST_GROWTH times the other: mostly they are of two things."""
LEAST_SCORE_APART = 0.5
"""Statements so alike speak of one amount though other words stand beside it, or other names."""
CERTAINTY_OF_UPDATE = 0.3
SLIGHT, FEW, FACTOR_OF_RATE = 0.012, 10, 0.6
"""A ratio of less than about a percent is mostly rounding, a few of something are told of many happenings, and prices of one of many things
differ as the things do: what is left then."""
FACTOR_OF_UNLIKE = 0.7
"""What is left where the numbers are far from equal and the statements not much alike."""
LEAST_WEIGHT_CLOSE = 6.5
"""The same where the two numbers are nearly equal."""
LEAST_CLOSE, MOST_CLOSE, BONUS_OF_CLOSE = 10, 1.35, 0.12
"""Numbers from this on that differ by no more than this ratio are likely for one thing, and by how much surer that is."""
MOST_CERTAINTY = 0.95
PLAIN_KINDS = frozenset(
    {"age", "year", "month", "week", "day", "hour", "minut", "second", "time", "point", "yard", "inch", "gb", "tb", "mb", "ghz", "mhz"}
)
"""What is counted so often that two numbers of it are of one thing only where the statements are clearly alike."""
MOST_PER_THOUSAND = 60
"""Pairs for each thousand statements of a large corpus whose numbers are compared, the likest: the list is long enough."""
LEAST_SCORE_PLAIN, FACTOR_OF_PLAIN = 0.35, 0.4

Links = dict[tuple[int, int], float]


def find_number_disputes(context: DisputeContext, pairs: Pairs) -> list[Finding]:
    """Disputes on numbers, and updates."""
    if context.large:
        pairs = _likest(pairs.within(context.terms.having(NUMBERS)), MOST_PER_THOUSAND * len(context.statements) // 1000)
    numbers = _of_this_event([number for row in _compared(context, pairs) for number in statement_numbers(context, row)], context)
    nodes = [number for row in sorted(numbers) for number in numbers[row]]
    node_of = {id(number): node for node, number in enumerate(nodes)}
    links: Links = {}
    for score, left, right in pairs.each():
        if left in numbers and right in numbers:
            for one, other, certainty in _comparable(context, numbers[left], numbers[right], score):
                links[node_of[id(one)], node_of[id(other)]] = certainty
    close = {} if context.large else _close_links(context, nodes, numbers)
    links = _toll_links(context, nodes, numbers) | close | links
    groups = _groups(nodes, links)
    group_of = {node: place for place, group in enumerate(groups) for node in group}
    links_of: dict[int, Links] = defaultdict(dict)
    for link, certainty in links.items():
        if link[0] in group_of and group_of[link[0]] == group_of.get(link[1]):
            links_of[group_of[link[0]]][link] = certainty
    found = (_finding(context, nodes, links_of[place], group) for place, group in enumerate(groups))
    return _merged(finding for finding in found if finding)


def _likest(pairs: Pairs, most: int) -> Pairs:
    """At most so many of the pairs, those with the highest scores, in their order."""
    best = np.lexsort((pairs.right, pairs.left, -pairs.score))[:most]
    return pairs.subset(np.sort(best))


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """Disputes on the same two or more values as one, with all that give them: they are told of one thing in other words."""
    by_values: dict[tuple[str, frozenset[str]], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_values[finding.kind, frozenset(value for value, _ in finding.positions)].append(finding)
    merged = []
    for same in by_values.values():
        best = max(same, key=lambda finding: finding.certainty)
        told = {value: dict.fromkeys(numbers) for value, numbers in best.positions}
        for finding in same:
            for value, numbers in finding.positions:
                told[value] |= dict.fromkeys(numbers)
        merged.append(best._replace(positions=tuple((value, tuple(numbers)) for value, numbers in told.items())))
    return merged


def _compared(context: DisputeContext, pairs: Pairs) -> list[int]:
    """The statements whose numbers are compared: those like another one that gives numbers, and those that tell a toll."""
    index = context.terms.word_index
    numbered = context.terms.having(NUMBERS)
    none = index.matching(MAY_BE_NONE, [statement.text for statement in context.statements])
    alike = pairs.within(numbered | none)
    compared = np.zeros(len(numbered), dtype=bool)
    compared[alike.left] = compared[alike.right] = True
    compared[index.containing(TOLLING)] = True
    compared |= not context.large
    return np.flatnonzero(compared & (numbered | none)).tolist()


def _of_this_event(numbers: Sequence[StatementNumber], context: DisputeContext) -> dict[int, list[StatementNumber]]:
    """Numbers by statement, without tolls of other events: an opening tells the toll of its event, what stands later must fit those."""
    ranges: dict[str, tuple[float, float]] = {}
    for number in numbers:
        value = number.quantity.value
        if number.toll and value and context.statements[number.statement].ordinal <= OPENING:
            least, most = ranges.get(number.toll, (value, value))
            ranges[number.toll] = min(least, value), max(most, value)
    kept: dict[int, list[StatementNumber]] = defaultdict(list)
    for number in numbers:
        least, most = ranges.get(number.toll, (-math.inf, math.inf))
        if not number.toll or not number.quantity.value or least <= number.quantity.value <= most:
            kept[number.statement].append(number)
    return kept


def _comparable(
    context: DisputeContext, left: Sequence[StatementNumber], right: Sequence[StatementNumber], score: float
) -> Iterator[tuple[StatementNumber, StatementNumber, float]]:
    """Numbers of two statements that count the same, each once, with the one it fits best; the number is how sure that is."""
    if context.same_source(left[0].statement, right[0].statement):
        return
    fits = [
        (fit, -_apart(one, other), place, beside)
        for place, one in enumerate(left)
        for beside, other in enumerate(right)
        if (fit := _fit(context, one, other, score)) > 0
    ]
    taken: set[tuple[str, int]] = set()
    for fit, _, place, beside in sorted(fits, key=lambda found: (-found[0], -found[1], found[2:])):
        one, other = left[place], right[beside]
        if ("left", place) in taken or ("right", beside) in taken:
            continue
        taken |= {("left", place), ("right", beside)}
        # Where either statement gives the other's number too, for the same kind of thing, the two agree.
        if one.quantity.value == other.quantity.value or not (_gives(left, other) or _gives(right, one)):
            yield one, other, fit


def _apart(left: StatementNumber, right: StatementNumber) -> float:
    """How far apart two numbers are, as a ratio."""
    return abs(math.log((left.quantity.value + 1) / (right.quantity.value + 1)))


def differ(left: StatementNumber, right: StatementNumber) -> bool:
    """Whether two numbers can't both be right."""
    if not left.quantity.value or not right.quantity.value:
        return left.quantity.value != right.quantity.value
    low, high = sorted((left.quantity, right.quantity), key=lambda quantity: quantity.value)
    return disagree(low, high) and not _cut_short(high.value, low.value)


def _cut_short(exact: float, rough: float) -> bool:
    """Whether a number is another without its last digits: $43 million of $43,885,310."""
    digits = f"{rough:.0f}".rstrip("0")
    return 1 < len(digits) < len(f"{exact:.0f}".rstrip("0")) and exact < 1.1 * rough and f"{exact:.0f}".startswith(digits)


def _gives(numbers: Sequence[StatementNumber], wanted: StatementNumber) -> bool:
    """Whether one of these numbers is the wanted one, of whatever it is told."""
    return any(
        number.counted.kind == wanted.counted.kind
        and number.counted.same_outcome(wanted.counted)
        and (number.quantity.unit, number.quantity.value) == (wanted.quantity.unit, wanted.quantity.value)
        for number in numbers
    )


def _fit(context: DisputeContext, left: StatementNumber, right: StatementNumber, score: float) -> float:
    """How sure it is that two numbers are of one thing: what they count, of whom, where and when; 0 where they are not."""
    one, other = left.counted, right.counted
    things = one.things & other.things
    if one.kind != other.kind or left.quantity.unit != right.quantity.unit or not one.same_outcome(other) or one.part or other.part:
        return 0.0
    fate = bool(one.outcome) and one.outcome == other.outcome and one.people and other.people
    if one.kind == "count" and not things and not fate:
        return 0.0
    if one.outcome != other.outcome and score < LEAST_SCORE_APART:
        return 0.0
    if one.kind in PLAIN_KINDS and score < LEAST_SCORE_PLAIN:
        return 0.0
    if fate and min(one.value, other.value) and not 1 / MOST_GROWTH <= one.value / other.value <= MOST_GROWTH:
        return 0.0
    if (_of_others(context, left, right) or left.apart != right.apart or left.past != right.past) and score < LEAST_SCORE_APART:
        return 0.0
    weight = context.weight(left.nearby & right.nearby)
    opening = fate and _open_both(context, left, right)
    measured = bool(left.after & right.after)
    least = LEAST_WEIGHT_OPENING if opening else LEAST_WEIGHT_COUNT if one.kind == "count" or measured else LEAST_WEIGHT_MEASURE
    close = min(one.value, other.value) >= LEAST_CLOSE and _apart(left, right) <= math.log(MOST_CLOSE)
    if weight < (min(least, LEAST_WEIGHT_CLOSE) if close else least):
        return 0.0
    certainty = 0.12 + 0.4 * score + 0.012 * weight + (0.12 if things or fate or measured else 0.0) + (BONUS_OF_CLOSE if close else 0.0)
    certainty = min(MOST_CERTAINTY, certainty)
    of_one_person = one.kind == "age" and measured and _open_both(context, left, right)
    few = not fate and not of_one_person and max(one.value, other.value) <= FEW
    if EACH in left.apart or few or 0 < _apart(left, right) < SLIGHT:
        certainty *= FACTOR_OF_RATE
    if one.kind in PLAIN_KINDS and not of_one_person:
        certainty *= FACTOR_OF_PLAIN
    if not fate and score < LEAST_SCORE_APART and _apart(left, right) > math.log(MOST_CLOSE):
        certainty *= FACTOR_OF_UNLIKE
    certainty *= factor_of_doubt(left, right)
    return certainty * (FACTOR_OF_DISTANCE if min(one.value, other.value) and _apart(left, right) > math.log(MOST_GROWTH) else 1.0)


def _open_both(context: DisputeContext, left: StatementNumber, right: StatementNumber) -> bool:
    """Whether both stand in the opening of their article, which tells of one event."""
    return all(context.statements[number.statement].ordinal <= OPENING for number in (left, right))


def _of_others(context: DisputeContext, left: StatementNumber, right: StatementNumber) -> bool:
    """Whether each number stands beside names that the other statement does not have."""
    if not left.names or not right.names:
        return False
    return left.names.isdisjoint(context.stems(right.statement)) and right.names.isdisjoint(context.stems(left.statement))


def _toll_links(context: DisputeContext, nodes: Sequence[StatementNumber], numbers: Mapping[int, Sequence[StatementNumber]]) -> Links:
    """Links between tolls told in different words: neighbours in the order of their values."""
    by_toll: dict[str, list[int]] = defaultdict(list)
    for node, number in enumerate(nodes):
        if number.toll and not number.counted.part:
            by_toll[number.toll].append(node)
    links: Links = {}
    for members in by_toll.values():
        members.sort(key=lambda node: (nodes[node].quantity.value, node))
        for place, node in enumerate(members):
            for other in members[place + 1 : place + 1 + NEIGHBOURS_IN_VALUE]:
                one, two = nodes[node], nodes[other]
                agree = _gives(numbers[one.statement], two) or _gives(numbers[two.statement], one)
                if context.same_source(one.statement, two.statement) or (one.quantity.value != two.quantity.value and agree):
                    continue
                if fit := _fit(context, one, two, 0.0):
                    links[min(node, other), max(node, other)] = fit
    return links


def _close_links(context: DisputeContext, nodes: Sequence[StatementNumber], numbers: Mapping[int, Sequence[StatementNumber]]) -> Links:
    """Links between numbers for one kind of thing that are nearly equal, in statements that may share little else."""
    by_kind: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for node, number in enumerate(nodes):
        counted = number.counted
        if counted.value >= LEAST_CLOSE and not counted.part and counted.kind not in PLAIN_KINDS:
            for thing in counted.things or ("",):
                by_kind[counted.kind, number.quantity.unit, thing].append(node)
    links: Links = {}
    for members in by_kind.values():
        members.sort(key=lambda node: (nodes[node].quantity.value, node))
        for place, node in enumerate(members):
            for other in members[place + 1 : place + 1 + NEIGHBOURS_IN_VALUE]:
                one, two = nodes[node], nodes[other]
                if context.same_source(one.statement, two.statement) or two.quantity.value > MOST_CLOSE * one.quantity.value:
                    continue
                if one.quantity.value != two.quantity.value and (
                    _gives(numbers[one.statement], two) or _gives(numbers[two.statement], one)
                ):
                    continue
                if fit := _fit(context, one, two, 0.0):
                    links[min(node, other), max(node, other)] = fit
    return links


def _groups(nodes: Sequence[StatementNumber], links: Links) -> list[list[int]]:
    """The numbers for one thing, the surest links first: no statement gives two different numbers for one thing.

    Two different numbers come together only where a link says that they are of one thing, not over a third.
    """
    group_of = list(range(len(nodes)))
    members = [[node] for node in group_of]
    told: dict[int, set[float]] = defaultdict(set)
    for one, other in links:
        told[one].add(nodes[other].quantity.value)
        told[other].add(nodes[one].quantity.value)
    for one, other in sorted(links, key=lambda link: (-links[link], link)):
        here, there = sorted((group_of[one], group_of[other]))
        if here != there and _may_unite(nodes, members[here], members[there], told):
            members[here] += members[there]
            for node in members[there]:
                group_of[node] = here
            members[there] = []
    return [sorted(group) for group in members if len(group) > 1]


def _may_unite(
    nodes: Sequence[StatementNumber], here: Sequence[int], there: Sequence[int], linked_values: Mapping[int, set[float]]
) -> bool:
    """Whether the numbers of two groups may be of one thing; `linked_values` says with which values each number is linked."""
    values = {nodes[node].statement: nodes[node].quantity.value for node in here}
    if any(values.get(nodes[node].statement, nodes[node].quantity.value) != nodes[node].quantity.value for node in there):
        return False
    linked: dict[float, set[float]] = defaultdict(set)
    for node in (*here, *there):
        linked[nodes[node].quantity.value] |= linked_values[node]
    ones, others = ({nodes[node].quantity.value for node in group} for group in (here, there))
    return all(one == other or other in linked[one] for one in ones for other in others)


def _finding(context: DisputeContext, nodes: Sequence[StatementNumber], links: Links, group: Sequence[int]) -> Finding | None:
    """The dispute, or the update, on one number, whose links these are; None where all agree."""
    numbers = [nodes[node] for node in group]
    by_value: dict[float, list[StatementNumber]] = defaultdict(list)
    for number in numbers:
        by_value[number.quantity.value].append(number)
    update = any(number.toll for number in numbers) and _may_grow(context, by_value)
    differing = [
        (links[one, other], one, other) for one, other in links if (len(by_value) > 1 if update else differ(nodes[one], nodes[other]))
    ]
    if not differing:
        return None
    certainty, one, other = max(differing)
    ones, others = by_value[nodes[one].quantity.value], by_value[nodes[other].quantity.value]
    if known_to_one(context, ones, others) or are_parts(ones, others) or has_grown(context, ones, others):
        certainty = min(certainty, MOST_CERTAINTY * FACTOR_OF_DOUBT)
    # The two that surely differ first, side by side; a toll the latest first.
    first = {nodes[node].quantity.value: place for place, node in enumerate((one, other))}
    order = sorted(by_value, reverse=True) if update else sorted(by_value, key=lambda value: (first.get(value, 2), value))
    positions = tuple(
        (by_value[value][0].quantity.printed, tuple(dict.fromkeys(number.statement for number in by_value[value]))) for value in order
    )
    kind = DisputeKind.UPDATE if update else DisputeKind.NUMBER
    return Finding(kind, _about(context, numbers, nodes[one], nodes[other]), positions, CERTAINTY_OF_UPDATE if update else certainty)


def _about(context: DisputeContext, numbers: Sequence[StatementNumber], amount: StatementNumber, other: StatementNumber) -> str:
    """What the numbers are of: people and what became of them, else what both statements speak of."""
    if amount.counted.people and amount.counted.outcome:
        return f"people {amount.counted.outcome}"
    nouns = [noun for number in numbers for noun in number.quantity.nouns if noun not in word_lists().function_words]
    noun = max(nouns, key=lambda noun: (nouns.count(noun), noun)) if nouns else ""
    return context.topic(amount.statement, other.statement) or noun or "amount"


def _may_grow(context: DisputeContext, by_value: Mapping[float, Sequence[StatementNumber]]) -> bool:
    """Whether the values may follow the order in which they were published: none is lower than one that came out on an earlier day."""
    days = [[day[:10] for number in by_value[value] if (day := context.published(number.statement))] for value in sorted(by_value)]
    told = [found for found in days if found]
    if not min(by_value):  # that nobody was harmed is a report of its own unless it plainly came first
        return len(told) == len(days) and all(max(lower) < min(higher) for lower, higher in pairwise(told))
    return all(max(lower) <= max(higher) for lower, higher in pairwise(told))
