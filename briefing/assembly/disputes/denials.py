"""Claims and their denials: who accuses, reports or claims, and who denies it, gathered as one dispute for each matter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from briefing.assembly.arrays import Flags
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.answered_clauses import answered_clause
from briefing.assembly.disputes.answers import (
    ACCUSES,
    CLAIM_POINTS,
    LEAST_COVERED,
    LEAST_POINTS,
    LEAST_SHARED,
    NEAR_POINTS,
    PLAIN_COVERED,
    PLAIN_COVERED_UNCUED,
    REACH,
    SAYING_POINTS,
    Answer,
    Denial,
    may_answer,
    plain_weight,
    taken_apart,
)
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.denial_cues import (
    CLAIMS,
    DENIES_DOING,
    GENERIC,
    MAY_DENY,
    MAY_DENY_NEGATED,
    SAYS,
    denied_part,
)
from briefing.assembly.disputes.told_denials import findings_of_told, told_part
from briefing.assembly.disputes.told_matters import claim_of_matter
from briefing.assembly.text.terms import background_idf
from briefing.assembly.union_find import UnionFind
from briefing.model import DisputeKind

MOST_ROWS_OF_STEM = 60
"""A word that more statements have leads to no claim by itself."""
LEAST_IDF = 5.5
"""Words that news has more often lead to no claim."""
SAME_MATTER = 0.35
"""Score from which two claims, or two denials, are of one matter."""
LEAST_SAME_MATTER = 16.0
"""Weight of the words that two claims with their denials share from which one voice denies one matter in both."""
MOST_NAMED, MOST_TOLD = 4, 6
"""Voices named on a side, and statements shown on it."""
MOST_LESS_SURE = 0.1
"""How much less sure a denial may be that stands first because its claim is another article's."""
NEAR_WITHOUT_POINTING = 4.0
POINTS_OF_NAMED = 8.0
"""Evidence that a denial which names whose claim it denies answers what that voice says before it."""
FACTOR_OF_WHOLE, LEAST_WHOLE = 0.3, 22.0
"""What the words that both share elsewhere count, and how much they must weigh where what is denied is told in other words."""
LEAST_SAID, LEAST_SAID_PLAINLY = 6, 3
"""Content words of a claim; a shorter statement only says who speaks, or when. The same where it plainly claims something."""
DENIES_IT = re.compile(r"\b(?:den(?:ied|ies|y)|reject(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es))\s(?:it|that|this)(?=[.,;]|\son\s|\sin\s|$)")
LEAST_COVERED_DOING = 0.4
"""Share of what somebody denies to have done that a claim shortly before tells."""
SHORT_OBJECT, LEAST_COVERED_NEAR = 4, 0.2
"""A denial that tells in more words what it denies answers the statement before it only where that has this share of them."""


def find_denials(context: DisputeContext, pairs: Pairs) -> list[Finding]:
    """Each matter that some claim and others deny, with all that say the one and the other."""
    likely = context.terms.denies if context.large else _may_deny(context)
    rows = np.flatnonzero(likely).tolist()
    explicit = {row: denied for row in rows if (denied := denied_part(context.text(row)))}
    partners = _Partners(context, _touching(pairs, explicit, len(likely)), explicit)
    answered = {row: finding for row in rows if (finding := answered_clause(context, row))}
    parts = {row: part for row in sorted(explicit.keys() - answered.keys()) if (part := told_part(context, row))}
    answers = []
    for row in sorted(explicit.keys() - answered.keys()):
        answer = _best_claim(context, row, explicit, partners)
        if row in parts and not (answer and _is_claimed(context, answer, parts[row])):
            claims = (claim for claim in partners.of(row) if claim not in explicit)
            answer = claim_of_matter(context, taken_apart(context, row, parts[row]), claims)
        if answer:
            answers.append(answer)
            parts.pop(row, None)
    told = {row for answer in answers for row in (answer.claim, answer.denial)} | parts.keys()
    same = _touching(pairs.subset(pairs.score >= SAME_MATTER), told, len(likely))
    matters = (_finding(context, matter, same) for matter in _matters(context, answers, same))
    return [*answered.values(), *matters, *findings_of_told(context, parts, same)]


def _is_claimed(context: DisputeContext, answer: Answer, part: str) -> bool:
    """Whether a claim plainly is what its denial says that it denies."""
    denied = frozenset(context.stemmer.content_stems(part)) - GENERIC
    covered = plain_weight(denied & context.stems(answer.claim)) / max(1.0, plain_weight(denied))
    if not answer.plain or covered < LEAST_COVERED_DOING:
        return False
    is_claim = CLAIMS.search(context.text(answer.claim)) is not None and covered >= LEAST_COVERED
    return is_claim or DENIES_DOING.search(context.text(answer.denial)) is not None


def _may_deny(context: DisputeContext) -> Flags:
    """Which statements have a word of a denial."""
    index = context.terms.word_index
    likely: Flags = np.zeros(len(context.statements), dtype=bool)
    likely[index.containing(MAY_DENY_NEGATED)] = True
    likely &= context.terms.negated
    likely[index.containing(MAY_DENY)] = True
    return likely


def _touching(pairs: Pairs, rows: Iterable[int], row_count: int) -> Pairs:
    """The pairs with one of these rows, of so many rows."""
    wanted = np.zeros(row_count, dtype=bool)
    wanted[list(rows)] = True
    return pairs.subset(wanted[pairs.left] | wanted[pairs.right])


class _Partners:
    """Which statements may be the claim that a statement denies."""

    def __init__(self, context: DisputeContext, pairs: Pairs, denials: Collection[int]) -> None:
        self._context = context
        self._alike: dict[int, list[int]] = defaultdict(list)
        for _, left, right in pairs.each():
            self._alike[left].append(right)
            self._alike[right].append(left)
        self._rows_of: dict[str, list[int]] = defaultdict(list)
        if not context.large and denials:
            for row in range(len(context.statements)):
                for stem in context.stems(row):
                    self._rows_of[stem].append(row)

    def of(self, row: int) -> list[int]:
        """The statements that are like this one, share a rare word with it, or stand shortly before it."""
        context = self._context
        rows = set(self._alike.get(row, ()))
        for stem in context.stems(row):
            having = self._rows_of.get(stem, ())
            if stem not in GENERIC and len(having) <= MOST_ROWS_OF_STEM and background_idf(stem) >= LEAST_IDF:
                rows.update(having)
        return sorted({*rows, *self.before(row)} - {row})

    def before(self, row: int) -> list[int]:
        """The statements shortly before it in its article."""
        context = self._context
        ordinal = context.statements[row].ordinal
        return [
            other
            for other in range(max(0, row - REACH), row)
            if context.same_source(other, row) and 0 < ordinal - context.statements[other].ordinal <= REACH
        ]


def _best_claim(context: DisputeContext, row: int, explicit: Mapping[int, str], partners: _Partners) -> Answer | None:
    """The claim that a denial in so many words most likely answers: one shortly before it, or one that says what it denies."""
    denial = taken_apart(context, row, explicit[row])
    claims = (
        claim for claim in partners.of(row) if claim not in explicit and len(context.stems(claim)) >= _least_said(context, claim, row)
    )
    answers = (_answer(context, denial, claim) for claim in claims if may_answer(context, denial, claim))
    good = [answer for answer in answers if answer and answer.points >= LEAST_POINTS]
    return max(good, key=lambda answer: (answer.plain, answer.points), default=None)


def _least_said(context: DisputeContext, claim: int, row: int) -> int:
    """How many content words a claim must have: fewer right before "denied it", and where it accuses in so many words."""
    right_before = claim == row - 1 and context.same_source(claim, row) and DENIES_IT.search(context.text(row))
    return LEAST_SAID_PLAINLY if right_before or ACCUSES.search(context.text(claim)) else LEAST_SAID


def _answer(context: DisputeContext, denial: Denial, claim: int) -> Answer | None:
    """The evidence that a denial answers a claim; None where it does not."""
    stems = context.stems(claim)
    shared = denial.denied & stems
    covered = plain_weight(shared) / max(1.0, plain_weight(denial.denied))
    cue = CLAIM_POINTS if CLAIMS.search(context.text(claim)) else SAYING_POINTS if SAYS.search(context.text(claim)) else 0.0
    if cue < CLAIM_POINTS and _in_own_words(context, claim, denial.row):
        return None
    same_source = context.same_source(claim, denial.row)
    apart = context.statements[denial.row].ordinal - context.statements[claim].ordinal
    whole = context.weight((context.stems(denial.row) & stems) - GENERIC)
    points = covered * context.weight(shared) + FACTOR_OF_WHOLE * whole + cue
    plain = bool(denial.whose)
    if same_source and 0 < apart <= REACH:
        if not cue or (denial.names and denial.names.isdisjoint(stems | frozenset(context.stemmer.content_stems(context.who(claim))))):
            return None
        claims = cue == CLAIM_POINTS or bool(context.voices(claim))
        answers = denial.points_back and (len(denial.denied) <= SHORT_OBJECT or covered >= LEAST_COVERED_NEAR)
        plain = plain or (answers and apart < REACH and (cue == CLAIM_POINTS if denial.finds_none else claims))
        plain = plain or (denial.denies_doing and claims and bool(shared) and covered >= LEAST_COVERED_DOING)
        points += (
            NEAR_POINTS[1 if _goes_on(context, claim, denial.row) else apart]
            if answers
            else NEAR_WITHOUT_POINTING
            if apart == 1 and shared
            else 0.0
        )
    elif same_source and denial.whose:
        points += POINTS_OF_NAMED if apart > 0 else 0.0
    elif (covered < LEAST_COVERED or len(shared) < LEAST_SHARED) and (not shared or whole < LEAST_WHOLE):
        return None
    else:
        least = PLAIN_COVERED if cue == CLAIM_POINTS else PLAIN_COVERED_UNCUED
        plain = plain or (covered >= least and len(shared) > LEAST_SHARED and not denial.finds_none)
    return Answer(denial.row, claim, points, plain)


def _goes_on(context: DisputeContext, claim: int, row: int) -> bool:
    """Whether a voice accuses somebody, and then says more, all that stands before a denial."""
    voices = context.voices(claim)
    return (
        ACCUSES.search(context.text(claim)) is not None and bool(voices) and all(context.voices(at) == voices for at in range(claim, row))
    )


def _in_own_words(context: DisputeContext, left: int, right: int) -> bool:
    """Whether one article says both in its own words."""
    return not context.voices(left) and not context.voices(right) and context.same_source(left, right)


def _matters(context: DisputeContext, answers: Sequence[Answer], pairs: Pairs) -> Iterator[list[Answer]]:
    """The denials by what they deny: one claim, claims that say the same, denials that do, or one voice that denies much the same."""
    groups = UnionFind(len(answers))
    of_claim: dict[int, list[int]] = defaultdict(list)
    of_denial: dict[int, list[int]] = defaultdict(list)
    for place, answer in enumerate(answers):
        of_claim[answer.claim].append(place)
        of_denial[answer.denial].append(place)
    for places in of_claim.values():
        for place in places[1:]:
            groups.unite(places[0], place, "")
    for _, left, right in pairs.best_first(SAME_MATTER):
        for index in (of_claim, of_denial):
            if left in index and right in index:
                groups.unite(index[left][0], index[right][0], "")
    of_voice: dict[str, list[int]] = defaultdict(list)
    for place, answer in enumerate(answers):
        for voice in sorted(context.voices(answer.denial)):
            of_voice[voice].append(place)
    for places in of_voice.values():
        for place, other in pairwise(places):
            told, told_too = (context.stems(answers[at].claim) | context.stems(answers[at].denial) for at in (place, other))
            if context.weight((told & told_too) - GENERIC) >= LEAST_SAME_MATTER:
                groups.unite(place, other, "")
    for members in groups.groups():
        yield [answers[member] for member in members]


def _finding(context: DisputeContext, matter: Sequence[Answer], same: Pairs) -> Finding:
    """One dispute: those who claim, and those who deny, the surest first and from different articles where there are some."""
    order = sorted(matter, key=lambda answer: (-answer.certainty, answer.denial, answer.claim))
    crossing = (answer for answer in order if not context.same_source(answer.claim, answer.denial))
    best = next((answer for answer in crossing if answer.certainty >= order[0].certainty - MOST_LESS_SURE), order[0])
    order = [best, *(answer for answer in order if answer is not best)]
    denials = list(dict.fromkeys(answer.denial for answer in order))
    claims = [claim for claim in dict.fromkeys(answer.claim for answer in order) if claim not in denials] or [best.claim]
    also = [(left, right) for _, left, right in _touching(same, claims, len(context.statements)).best_first(SAME_MATTER)]
    others = (other for pair in also for other in pair)
    tell = _claimed_stems(context, best)
    least = LEAST_COVERED * context.weight(tell)
    also_tell = (other for other in dict.fromkeys(others) if context.weight(tell & context.stems(other)) >= least)
    claims += [other for other in also_tell if other not in claims and other not in denials and not context.terms.denies[other]]
    positions = ((_named(context, claims), tuple(claims[:MOST_TOLD])), (_named(context, denials), tuple(denials[:MOST_TOLD])))
    certainty = max(answer.certainty for answer in order)
    return Finding(DisputeKind.DENIAL, f"denied: {context.claimed(best.claim, best.denial)}", positions, certainty)


def _claimed_stems(context: DisputeContext, answer: Answer) -> frozenset[str]:
    """The stems of what somebody claims, without who claims it, and when."""
    said = context.contents(answer.claim, answer.denial) or (0, None)
    return frozenset(context.stemmer.content_stems(context.text(answer.claim)[slice(*said)])) - GENERIC


def _named(context: DisputeContext, rows: Iterable[int]) -> str:
    """Who says these statements, each name once."""
    return ", ".join(list(dict.fromkeys(context.who(row) for row in rows))[:MOST_NAMED])
