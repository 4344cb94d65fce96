"""Holds the facts of one sentence against those of passages: how much is covered, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from briefing.analysis.wordlists import listed
from briefing.assembly.disputes.antonyms import antonym_lists
from briefing.assembly.text.numbers.conflict import disagree
from briefing.assembly.text.stems import stem
from briefing.export.drafts.days import YEAR, months_of, on_day, same_date, tells_a_day
from briefing.export.drafts.facts import Facts, Name, Number
from briefing.export.drafts.scores import Score
from briefing.model import DateMention
from briefing.workspace.safe_text import one_line

REFUSALS = frozenset(
    stem(word)
    for word in listed(
        """ban banned prohibit prohibited forbid forbidden bar barred refuse fail lack unable impossible decline prevent instead rather
        without stop stopped cease halt avoid deny reject longer"""
    )
)
"""Stems of words that say without a "not" that something is not done, not allowed or not so."""
ALLEGED = frozenset(
    stem(word) for word in listed("accuse accused allege alleged allegedly suspect suspected wrongly wrongfully falsely charge")
)
"""Stems of words beside which something is only said to be so."""
LOST = frozenset(stem(word) for word in listed("lose lost losing loss fell fall defeat defeated beaten trail trailing behind down"))
"""Stems of words by which a score may be told from the side that has less."""
COMMON_NUMBERS = 12
"""Numbers up to it stand everywhere: that one agrees says little unless the same thing is counted."""
FEWEST_DIGITS = 3
"""Digits of a number of which one can be taken for a slip."""
LOOSEST_BOUND = 0.8
"""Share of a number that a bound for it ("more than", "up to") is at least: "more than 20" does not retell 30."""
SHORTEST_ROOT = 4
"""Letters that the name of a place and the word for its people share at least: Peru, Peruvian."""
PLACED_BY = frozenset(("in", "at", "near", "of", "from"))
"""Words behind which one name may stand in another's place."""
SHORTEST_VARIANT = 6
"""Letters from which two names that differ in one letter are spellings of one, where the articles have both: Kojemiako, Kojemyako."""
FULL_NAME = 2
"""Words of a name whose first is a given name and whose last is a family name; of longer ones that is not known."""


class Differences(NamedTuple):
    """What of a sentence stands differently in the passage, and what does not stand there at all; both in words."""

    slips: list[str]
    """Numbers that have one digit or nought mistaken."""
    counts: list[str]
    """Numbers of one thing."""
    figures: list[str]
    """Other numbers, and dates."""
    places: list[str]
    """Names that stand where the source has another."""
    names: list[str]
    opposites: list[str]
    denials: list[str]
    missing: list[str]
    assumed: list[str]
    """Days that stand there only if what an article tells without a day was on the day on which it was published."""

    @property
    def differing(self) -> list[str]:
        """All that stands differently."""
        return [*self.slips, *self.counts, *self.figures, *self.places, *self.names, *self.opposites, *self.denials]


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


def differences(claim: Facts, draft: str, nearest: Evidence, evidence: Sequence[Evidence], also: Sequence[Evidence]) -> Differences:
    """What of the facts of a sentence of `draft` stands otherwise in the nearest passage, or nowhere in the evidence.

    `also` are other passages that share much with the sentence: what these deny may be denied in it.
    """
    found = Differences([], [], [], [], [], [], [], [], [])
    _numbers(claim, nearest, evidence, found)
    _scores(claim, nearest, evidence, found)
    _dates(claim, draft, nearest, evidence, found)
    _times(claim, nearest, evidence, found.figures, found.missing)
    _names(claim, nearest, evidence, found)
    _denials(claim, nearest, also, found)
    _opposites(claim, nearest, evidence, found.opposites)
    return found


class Kinship(NamedTuple):
    """How surely a passage tells what a sentence tells.

    The share of its words, names and agreeing figures, and how many of the figures (numbers, dates) and of the names agree.
    """

    share: float
    figures: int
    names: int


def kinship(claim: Facts, draft: str, passage: Evidence, around: Sequence[Evidence], weight: dict[str, float]) -> Kinship:
    """How near a passage is to a sentence. Figures that differ say nothing against it.

    Names are also looked for around it; so are figures where it has one, as two sentences are often told in one.
    """
    whole = sum(weight[stem] for stem in set(claim.stems))
    figures = _figures_that_agree(claim, draft, passage)
    if figures:
        figures = set().union(figures, *(_figures_that_agree(claim, draft, other) for other in around))
    names = sum(_name_stands(name, around) for name in claim.names)
    total = whole + len(figures) + len(claim.names)
    share = (coverage(claim, [passage], weight) * whole + len(figures) + names) / total if total else 0.0
    return Kinship(share, len(figures), sum(_name_stands(name, [passage]) for name in claim.names))


def _figures_that_agree(claim: Facts, draft: str, passage: Evidence) -> set[int]:
    """Where the numbers and dates of a sentence stand that a passage has too."""
    found = {ours.quantity.start for ours in claim.numbers if any(_surely_same(ours, theirs) for theirs in passage.facts.numbers)}
    for ours in claim.dates:
        printed = draft[ours.start : ours.end]
        if printed in passage.facts.years or any(same_date(ours, printed, theirs, passage.text) for theirs in passage.facts.dates):
            found.add(ours.start)
    return found


def _numbers(claim: Facts, nearest: Evidence, evidence: Sequence[Evidence], into: Differences) -> None:
    there = [number for one in evidence for number in one.facts.numbers]
    scored = {part for one in evidence for score in one.facts.scores for part in score.parts}
    for number in claim.numbers:
        if number.quantity.value in scored:
            continue  # "won 50 games" of a record of 50-32
        if any(_same_number(number, other) for other in nearest.facts.numbers):
            continue
        unused = [other for other in nearest.facts.numbers if not any(_same_number(own, other) for own in claim.numbers)]
        # Where the nearest passage counts the very same thing otherwise, that another has the number beside it says nothing.
        if any(_same_number(number, other) for other in there) and not any(_one_thing(number, other) for other in unused):
            continue
        if slip := next((other for other in (*unused, *there) if _slipped(number, other)), None):
            into.slips.append(_is_instead(number, slip))
            continue
        alike = [other for other in unused if _one_kind(number, other)]
        other = next((other for other in alike if _one_thing(number, other)), next(iter(alike), None))
        if other:
            what = into.counts if _one_thing(number, other) else into.figures
            what.append(_is_instead(number, other))
        else:
            into.missing.append(f"“{number.quantity.printed}”")


def _scores(claim: Facts, nearest: Evidence, evidence: Sequence[Evidence], into: Differences) -> None:
    for score in claim.scores:
        beside = [
            other for one in (nearest, *evidence) for other in one.facts.scores if not any(other.parts == s.parts for s in claim.scores)
        ]
        other = next(iter(beside), None)
        # Where the nearest passage has another score, one that stands in another article is that of another side.
        own = bool(other and other in nearest.facts.scores)
        if any(_has_score(claim, score, one.facts) for one in evidence if not own or one.text is nearest.text):
            continue
        if other:
            into.figures.append(f"“{score.printed}” is “{other.printed}” in the source")
        else:
            into.missing.append(f"“{score.printed}”")


def _has_score(claim: Facts, score: Score, there: Facts) -> bool:
    """Whether a sentence has a score, told from either side where one has lost, or all of its numbers by themselves."""
    either = bool((claim.words | there.words) & LOST)
    if any(other.parts == score.parts or (either and other.parts == score.turned) for other in there.scores):
        return True
    return set(score.parts) <= {number.quantity.value for number in there.numbers}


def _same_number(left: Number, right: Number) -> bool:
    """Whether the draft's number, the left one, can stand for the source's; only the draft may be the vaguer one."""
    a, b = left.quantity, right.quantity
    if a.unit and b.unit and a.unit != b.unit:
        return False
    # "four gorillas" is no "four-year-old"
    if a.value <= COMMON_NUMBERS and left.kind and left.kind.things and right.kind and left.kind.kind != right.kind.kind:
        return False
    if a.value == b.value:
        return True
    if a.bound in ("at least", "at most") and a.bound != b.bound:
        low, high = sorted((a.value, b.value))
        return (a.value < b.value) == (a.bound == "at least") and low >= LOOSEST_BOUND * high
    return b.bound not in ("at least", "at most") and not disagree(a, b)


def _is_instead(ours: Number, theirs: Number) -> str:
    return f"“{ours.quantity.printed}” is “{theirs.quantity.printed}” in the source"


def _slipped(left: Number, right: Number) -> bool:
    """Whether one number is the other with a digit mistaken, two turned round or a nought more, which short numbers can be by chance."""
    from rapidfuzz.distance import OSA

    a, b = left.quantity, right.quantity
    if a.unit != b.unit or a.value == b.value or not a.value or not b.value:
        return False
    ours, theirs = _digits(a.value), _digits(b.value)
    if ours == theirs:
        return a.value in (10 * b.value, b.value / 10) and len(ours) >= FEWEST_DIGITS - 1
    same_size = len(ours) == len(theirs) >= FEWEST_DIGITS and int(log10(a.value)) == int(log10(b.value))
    return same_size and OSA.distance(ours, theirs, score_cutoff=1) == 1


def _digits(value: float) -> str:
    """The digits that tell: those of a number without the noughts at either end."""
    return f"{value:.6f}".replace(".", "").strip("0")


def _surely_same(left: Number, right: Number) -> bool:
    """Whether two numbers are the same and tell of the same thing, or are too large or rare to be so by chance."""
    return _same_number(left, right) and (left.quantity.value > COMMON_NUMBERS or bool(left.quantity.unit) or _one_thing(left, right))


def _one_thing(left: Number, right: Number) -> bool:
    return bool(left.kind and right.kind and left.kind.things & right.kind.things)


def _one_kind(left: Number, right: Number) -> bool:
    return (left.kind.kind if left.kind else "") == (right.kind.kind if right.kind else "") or left.quantity.unit == right.quantity.unit


def _dates(claim: Facts, draft: str, nearest: Evidence, evidence: Sequence[Evidence], into: Differences) -> None:
    for date in claim.dates:
        printed = draft[date.start : date.end]
        if not tells_a_day(printed):
            continue
        if any(
            printed in one.facts.years or any(same_date(date, printed, other, one.text) for other in one.facts.dates) for one in evidence
        ):
            continue
        if any(on_day(date, printed, one.published) for one in evidence if not one.facts.dates):
            into.assumed.append(f"“{one_line(printed)}”")
            continue
        other = next((other for other in nearest.facts.dates if _comparable(claim, draft, date, other, nearest.text)), None)
        if other:
            into.figures.append(f"“{one_line(printed)}” is “{one_line(nearest.text[other.start : other.end])}” in the source")
        else:
            into.missing.append(f"“{one_line(printed)}”")


def _comparable(claim: Facts, draft: str, date: DateMention, other: DateMention, text: str) -> bool:
    """Whether a date of the source stands where the draft has another, and is not told as well.

    Both name days, or both periods by their months or years; those of different precision must name years or months that differ.
    """
    if any(same_date(one, draft[one.start : one.end], other, text) for one in claim.dates):
        return False
    ours, theirs = draft[date.start : date.end], text[other.start : other.end]
    if not tells_a_day(theirs):
        return False
    if other.precision == date.precision:
        return True
    years = [set(YEAR.findall(printed)) for printed in (ours, theirs)]
    months = [months_of(printed) for printed in (ours, theirs)]
    return any(bool(left and right) and not left & right for left, right in (years, months))


def _names(claim: Facts, nearest: Evidence, evidence: Sequence[Evidence], into: Differences) -> None:
    absent = [name for name in claim.names if not _name_stands(name, evidence)]
    for name in claim.names:
        if name not in absent and (other := _in_its_place(claim, name, nearest, evidence)):
            into.places.append(f"“{one_line(name.printed)}” is “{one_line(other.printed)}” in the source")
    if not absent:
        return
    own = [Evidence(claim, "", "")]
    others = [name.printed for name in nearest.facts.names if not _name_stands(name, own)]
    ours = one_line(", ".join(f"“{name.printed}”" for name in absent))
    if others:
        into.names.append(f"{ours} does not stand there; the source names {one_line(', '.join(others[:3]))}")
    else:
        into.missing.append(ours)


def _in_its_place(claim: Facts, name: Name, nearest: Evidence, evidence: Sequence[Evidence]) -> Name | None:
    """The name that the nearest passage has where the draft has one that stands elsewhere only.

    Of persons it is one with the same family name; else one behind the same word ("in Lima", "in Cuzco") that the draft does not have.
    """
    if name.person and len(name.words) == FULL_NAME:
        full = [one for each in evidence for one in each.facts.names if len(one.words) == FULL_NAME and one.words[-1] == name.words[-1]]
        if any(one.words[0][0] == name.words[0][0] for one in full):
            return None
        return next((one for one in full if one.person), None)
    if name.country or name.before not in PLACED_BY or _name_stands(name, [nearest]):
        return None
    own = [Evidence(claim, "", "")]
    others = (one for one in nearest.facts.names if one.before == name.before and not one.country and not one.person)
    return next((one for one in others if not _name_stands(one, own)), None)


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
        if name.attested and any(_one_letter_apart(last, other) for other in one.facts.name_words):
            return True
    return False


def _one_letter_apart(left: str, right: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return min(len(left), len(right)) >= SHORTEST_VARIANT and Levenshtein.distance(left, right, score_cutoff=1) == 1


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


def _denials(claim: Facts, nearest: Evidence, also: Sequence[Evidence], into: Differences) -> None:
    """What is denied on one side only. It differs where the very word is said of it in the source, else it is merely not found there."""
    ours, there = claim.denied, nearest.facts
    if ours and any(ours & one.facts.near_denial for one in also):
        return
    said = ours & (there.words - there.near_denial)
    if said and not there.asks and not there.words & (REFUSALS | ALLEGED):
        into.denials.append("the draft has a “not” that the source has not")
    elif said or (ours and not (there.near_denial or there.words & REFUSALS)):
        into.missing.append("the “not” of the draft")
    elif there.denied & (claim.words - claim.near_denial) and not (claim.words & REFUSALS):
        into.denials.append("the source has a “not” that the draft has not")


def _opposites(claim: Facts, nearest: Evidence, evidence: Sequence[Evidence], differing: list[str]) -> None:
    ones, others = antonym_lists()
    there = frozenset(word for one in evidence for word in one.facts.stems)
    stems = [word for word in nearest.facts.stems if word not in nearest.facts.near_denial]
    for word in claim.stems:
        if word in there or word in claim.near_denial:
            continue
        for left, right in ((ones, others), (others, ones)):
            if word in left and (found := next((w for w in stems if right.get(w) == left[word]), None)):
                differing.append(f"the draft has a word like “{word}”, the source one like “{found}”")
                return
