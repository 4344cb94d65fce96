"""Holds the facts of one sentence against those of passages: how much is covered, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.analysis.dates.patterns import WEEKDAYS
from briefing.assembly.disputes.antonyms import antonym_lists
from briefing.assembly.text.numbers.conflict import disagree
from briefing.assembly.text.stems import stem
from briefing.export.drafts.facts import Facts, Name, Number
from briefing.model import DateMention
from briefing.workspace.safe_text import one_line

SHORTEST_ROOT = 4
"""Letters that the name of a place and the word for its people share at least: Peru, Peruvian."""


class Differences(NamedTuple):
    """What of a sentence stands differently in the passage, and what does not stand there at all; both in words."""

    differing: list[str]
    missing: list[str]


class Evidence(NamedTuple):
    """Facts of one statement, and the day on which its article was published (ISO 8601, or empty)."""

    facts: Facts
    text: str
    """The text of the source."""
    published: str


def coverage(claim: Facts, evidence: Sequence[Evidence], weight: dict[str, float]) -> float:
    """The share of a sentence's content words that stand in the evidence, by weight: 0 to 1; 1 where there are none."""
    there = {stem for one in evidence for stem in one.facts.stems}
    whole = sum(weight[stem] for stem in set(claim.stems))
    return sum(weight[stem] for stem in set(claim.stems) if stem in there) / whole if whole else 1.0


def name_coverage(claim: Facts, evidence: Sequence[Evidence]) -> float:
    """The share of a sentence's names that stand in the evidence: 0 to 1; 1 where there are none."""
    if not claim.names:
        return 1.0
    return sum(_name_stands(name, evidence) for name in claim.names) / len(claim.names)


def differences(claim: Facts, draft: str, nearest: Evidence, evidence: Sequence[Evidence]) -> Differences:
    """What of the facts of a sentence of `draft` stands otherwise in the nearest passage, or nowhere in the evidence."""
    differing: list[str] = []
    missing: list[str] = []
    _numbers(claim, nearest, evidence, differing, missing)
    _dates(claim, draft, nearest, evidence, differing, missing)
    _times(claim, nearest, evidence, differing, missing)
    _names(claim, nearest, evidence, differing, missing)
    _denials(claim, nearest, differing)
    _opposites(claim, nearest, evidence, differing)
    return Differences(differing, missing)


def _numbers(claim: Facts, nearest: Evidence, evidence: Sequence[Evidence], differing: list[str], missing: list[str]) -> None:
    there = [number for one in evidence for number in one.facts.numbers]
    for number in claim.numbers:
        if any(_same_number(number, other) for other in there):
            continue
        unused = [other for other in nearest.facts.numbers if not any(_same_number(own, other) for own in claim.numbers)]
        other = next((other for other in unused if _one_kind(number, other)), None)
        if other:
            differing.append(f"“{number.quantity.printed}” is “{other.quantity.printed}” in the source")
        else:
            missing.append(f"“{number.quantity.printed}”")


def _same_number(left: Number, right: Number) -> bool:
    a, b = left.quantity, right.quantity
    return (not a.unit or not b.unit or a.unit == b.unit) and not disagree(a, b)


def _one_kind(left: Number, right: Number) -> bool:
    return (left.kind.kind if left.kind else "") == (right.kind.kind if right.kind else "") or left.quantity.unit == right.quantity.unit


def _dates(claim: Facts, draft: str, nearest: Evidence, evidence: Sequence[Evidence], differing: list[str], missing: list[str]) -> None:
    for date in claim.dates:
        printed = draft[date.start : date.end]
        if any(_same_date(date, printed, other, one.text) for one in evidence for other in one.facts.dates):
            continue
        if any(_on_day(date, printed, one.published) for one in evidence if not one.facts.dates):
            continue
        other = next((other for other in nearest.facts.dates if other.precision == date.precision), None)
        if other:
            differing.append(f"“{one_line(printed)}” is “{one_line(nearest.text[other.start : other.end])}” in the source")
        else:
            missing.append(f"“{one_line(printed)}”")


def _same_date(left: DateMention, printed: str, right: DateMention, text: str) -> bool:
    if _letters(printed) == _letters(text[right.start : right.end]):
        return True
    if weekday := _weekday(printed):
        return weekday == (_weekday(text[right.start : right.end]) or _weekday_of(right.when))
    if left.when is None or right.when is None:
        return False
    size = min(len(left.when), len(right.when))
    return left.when[:size] == right.when[:size]


def _on_day(date: DateMention, printed: str, published: str) -> bool:
    if not published:
        return False
    if weekday := _weekday(printed):
        return weekday == _weekday_of(published)
    return date.when is not None and date.when[:10] == published[: len(date.when[:10])]


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


@lru_cache(maxsize=1024)
def _weekday(printed: str) -> str:
    words = printed.lower().replace(".", " ").split()
    return next((name for name in WEEKDAYS if name in words), "") if not any(word[0].isdigit() for word in words) else ""


def _weekday_of(when: str | None) -> str:
    from datetime import date

    try:
        return list(WEEKDAYS)[date.fromisoformat((when or "")[:10]).weekday()]
    except ValueError:
        return ""


def _names(claim: Facts, nearest: Evidence, evidence: Sequence[Evidence], differing: list[str], missing: list[str]) -> None:
    absent = [name for name in claim.names if not _name_stands(name, evidence)]
    if not absent:
        return
    own = [Evidence(claim, "", "")]
    others = [name.printed for name in nearest.facts.names if not _name_stands(name, own)]
    ours = one_line(", ".join(f"“{name.printed}”" for name in absent))
    if others:
        differing.append(f"{ours} does not stand there; the source names {one_line(', '.join(others[:3]))}")
    else:
        missing.append(ours)


def _name_stands(name: Name, evidence: Sequence[Evidence]) -> bool:
    """Whether a name stands in the evidence by its last word, also as the word for its people."""
    last = name.words[-1]
    for one in evidence:
        if name.country and name.country in one.facts.countries:
            return True
        if last in one.facts.name_words or stem(last) in one.facts.stems:
            return True
        if not name.country and any(_one_root(last, other) for other in one.facts.name_words):
            return True
    return False


def _one_root(left: str, right: str) -> bool:
    size = min(len(left), len(right))
    shared = next((place for place in range(size) if left[place] != right[place]), size)
    return shared >= SHORTEST_ROOT and shared >= size - 2 and abs(len(left) - len(right)) <= 4 and left != right


def _times(claim: Facts, nearest: Evidence, evidence: Sequence[Evidence], differing: list[str], missing: list[str]) -> None:
    there = frozenset(word for one in evidence for word in one.facts.times)
    for word in sorted(claim.times - there):
        others = sorted(nearest.facts.times)
        if others:
            differing.append(f"“{word}” is “{others[0]}” in the source")
        else:
            missing.append(f"“{word}”")


def _denials(claim: Facts, nearest: Evidence, differing: list[str]) -> None:
    ours, theirs = claim.denied, nearest.facts.denied
    if ours & (nearest.facts.words - theirs) or (ours and not theirs):
        differing.append("the draft has a “not” that the source has not")
    elif theirs & (claim.words - ours):
        differing.append("the source has a “not” that the draft has not")


def _opposites(claim: Facts, nearest: Evidence, evidence: Sequence[Evidence], differing: list[str]) -> None:
    ones, others = antonym_lists()
    there = frozenset(word for one in evidence for word in one.facts.stems)
    for word in claim.stems:
        if word in there:
            continue
        for left, right in ((ones, others), (others, ones)):
            if word in left and (found := next((w for w in nearest.facts.stems if right.get(w) == left[word]), None)):
                differing.append(f"the draft has a word like “{word}”, the source one like “{found}”")
                return
