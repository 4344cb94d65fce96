"""Choosing the page: one line after the other, each the one that adds most to what stands there.

A line is worth the probability that it must, or may, stand there, less where it may be worth nothing or in the wrong section. Its
value falls by the probability that it only repeats what a line above says (a greedy choice of a submodular coverage; Lin and Bilmes, ACL
2011). The first line is the main event. The first few stand in brief. A section holds as many lines as its template says, with those in
brief.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from briefing.assembly.arrays import Flags, Floats, safe_ratio
from briefing.assembly.page.candidates import Candidates
from briefing.assembly.page.features import LINE_FEATURES
from briefing.assembly.page.fit_features import FIT_FEATURES, Fitting
from briefing.assembly.page.page_model import PageModel
from briefing.assembly.page.repeat_features import REPEAT_FEATURES, RepeatPairs
from briefing.assembly.points.representative import NEEDS_SENTENCE_BEFORE
from briefing.model import Section, SectionKind
from briefing.templates import Template

LINES_A_SECTION = 6
"""Lines of the page in a section whose template says nothing else."""
MOST_LINES = 30
"""Lines of a whole page."""
MOST_WORDS = 900
"""Words of quotations on a whole page."""
MOST_IN_BRIEF, LEAST_IN_BRIEF = 5, 3
"""Lines that open the page, before its sections."""
LINES_FOR_ONE_IN_BRIEF = 4
"""Lines of a page for each that stands in brief."""
USEFUL_SHARE = 0.3
"""What a line is worth that may stand on the page, beside one that must."""
REPEAT_POWER = 1.25
"""How hard the probability that a line is new bears on its value: above 1, less is told twice, and less is told."""
NEW_WORDS_POWER, LEAST_NEW_WORDS = 0.35, 0.05
"""How hard the share of words that no line above has bears on the value of a line, and the least that this share counts as."""
LEAST_VALUE = 0.12
"""A line of less value stands on no page. This and the three above were chosen on the events of CHOOSING in the training."""
FIRST_OF_MOTIVES, LEAST_VALUE_OF_FIRST = 2, 0.06
"""Lines that the motives of each side may have of less value, as nothing else answers what was asked; and the least value of these."""
NOT_ALONE = 0.15
"""What is taken off the value of a line that surely does not stand alone."""
UNLINKED = 0.7
"""What is left of the value of a line that nothing links to the event."""
QUOTES = "“\"'‘"
ALONE = 0.5
"""Probability of standing alone from which on a line may stand in brief."""


class Values(NamedTuple):
    """What each candidate is worth on an empty page, and which of them may open it."""

    value: Floats
    opens: Floats


class Page(NamedTuple):
    """The candidates by rank, how many of the first stand on the page, and how many of these in brief."""

    order: list[int]
    lines: int
    in_brief: int


def limits(sections: Sequence[Section], template: Template) -> dict[str, int]:
    """The most lines of the page in each section, by its id."""
    by_rule = {rule.id: rule.limit or LINES_A_SECTION for rule in template.sections}
    return {section.id: by_rule.get(section.id, by_rule.get(section.id.partition("/")[0], LINES_A_SECTION)) for section in sections}


def fits(candidates: Candidates, lines: Floats, section: int, model: PageModel) -> Floats:
    """The probability that each candidate belongs into a section, given by its number; `lines` are their LINE_FEATURES."""
    weighs = model.fits.get(candidates.sections[section].answers)
    if weighs is None:
        return np.full(len(candidates), 0.5)
    return weighs.probability(FIT_FEATURES.matrix(Fitting(candidates, lines, section)))


def values(candidates: Candidates, model: PageModel) -> Values:
    """What each candidate is worth by itself."""
    features = LINE_FEATURES.matrix(candidates)
    must, useful = model.must.probability(features), model.useful.probability(features)
    fit, develops = np.zeros(len(candidates)), np.zeros(len(candidates))
    for number, section in enumerate(candidates.sections):
        probability = fits(candidates, features, number, model)
        fit = np.where(candidates.section == number, probability, fit)
        if section.answers == SectionKind.DEVELOPMENTS:
            # Wherever the line stands: what is the main event for most may be taken for a motive.
            develops = np.maximum(develops, probability)
    return Values((must + USEFUL_SHARE * useful) / (1 + USEFUL_SHARE) * np.sqrt(useful * fit), must * develops)


def repeats(candidates: Candidates, above: int, model: PageModel) -> Floats:
    """The probability that each candidate only says again what a line above says."""
    pairs = RepeatPairs(candidates, np.arange(len(candidates)), np.full(len(candidates), above))
    return model.repeats.probability(REPEAT_FEATURES.matrix(pairs).astype(np.float32))


def choose(candidates: Candidates, most: Mapping[str, int], model: PageModel) -> Page:
    """The page of these candidates; `most` are the lines that each section holds."""
    if not len(candidates):
        return Page([], 0, 0)
    draft = _Draft(candidates, most, model)
    draft.fill()
    lines = len(draft.order)
    rest = sorted(set(range(len(candidates))) - set(draft.order), key=lambda row: (-draft.value[row], row))
    in_brief = min(MOST_IN_BRIEF, max(LEAST_IN_BRIEF, lines // LINES_FOR_ONE_IN_BRIEF), lines)
    return Page([*draft.order, *rest], lines, in_brief)


def _opens_well(candidates: Candidates, row: int) -> bool:
    """Whether a line does not lean on the sentence before, or has a gloss, and names in itself who speaks if it begins with a quotation."""
    lead, spoken = candidates.leads[row], candidates.speaker_of(row)
    if NEEDS_SENTENCE_BEFORE.match(lead.text) and not candidates.glosses[row]:
        return False
    return lead.text[:1] not in QUOTES or (spoken is not None and any(lead.start <= start < lead.end for start, _ in spoken.source_spans))


class _Draft:
    """A page while it is being chosen."""

    def __init__(self, candidates: Candidates, most: Mapping[str, int], model: PageModel) -> None:
        self.candidates, self.most, self.model = candidates, most, model
        worth = values(candidates, model)
        less = (1 - NOT_ALONE * (1 - candidates.alone)) * np.where(candidates.unlinked, UNLINKED, 1.0)
        self.value, self.opens = worth.value * less, worth.opens * less
        self.alone = (candidates.alone >= ALONE) & np.array([_opens_well(candidates, row) for row in range(len(candidates))])
        self.words = np.array([len(lead.text.split()) for lead in candidates.leads])
        self.left = ~candidates.off_event
        self.covered = np.zeros(candidates.vectors.shape[1], dtype=bool)
        self.new_words = np.ones(len(candidates))
        self.order: list[int] = []
        self.held: Counter[str] = Counter()
        self.budget = min(MOST_LINES, sum(most.values()))
        self.least = np.where([kind == SectionKind.MOTIVES for kind in candidates.kinds], LEAST_VALUE_OF_FIRST, LEAST_VALUE)
        self._voices = [spoken.voice if (spoken := candidates.speaker_of(row)) else None for row in range(len(candidates))]
        self._reacts = np.array([kind == SectionKind.REACTION for kind in candidates.kinds])

    def fill(self) -> None:
        """Take lines until the page is full or no line is worth its place."""
        words = 0
        while len(self.order) < self.budget:
            fitting = self.left & (self.words <= MOST_WORDS - words) if self.order else self.left
            row = self._next(fitting & ~self._spoken_before(fitting))
            if row is None:
                return
            self._take(row)
            words += int(self.words[row])

    def _next(self, allowed: Flags) -> int | None:
        """The best of the lines that are allowed; of those that stand alone where the page is still in brief."""
        row = self._best(allowed & self.alone) if len(self.order) < MOST_IN_BRIEF else None
        return row if row is not None else self._best(allowed)

    def _best(self, allowed: Flags) -> int | None:
        worth = self.opens if not self.order and self.opens[allowed].any() else self.value
        allowed = allowed & (self.value >= self.least) if self.order else allowed
        row = int(np.argmax(np.where(allowed, worth, -1.0)))
        return row if allowed[row] else None

    def _spoken_before(self, allowed: Flags) -> Flags:
        """Reactions of a voice that has a line already, while another that has none could have its first."""
        heard = {self._voices[row] for row in self.order if self._reacts[row]} - {None}
        again = self._reacts & np.array([voice in heard for voice in self._voices])
        waits = (allowed & self._reacts & ~again & (self.value >= self.least)).any()
        return again if waits else np.zeros(len(again), dtype=bool)

    def _take(self, row: int) -> None:
        """Put a line onto the page."""
        self.value *= (1 - repeats(self.candidates, row, self.model)) ** REPEAT_POWER
        self._cover(row)
        self.left[row] = False
        section = self.candidates.points[row].section or ""
        self.held[section] += 1
        self.order.append(row)
        if self.held[section] == FIRST_OF_MOTIVES:
            self.least[[point.section == section for point in self.candidates.points]] = LEAST_VALUE
        if self.held[section] >= self.most.get(section, LINES_A_SECTION):
            self.left &= np.array([point.section != section for point in self.candidates.points])

    def _cover(self, row: int) -> None:
        """Let all lines lose value by the words of a line that is taken."""
        vectors = self.candidates.vectors
        self.covered |= vectors[row] > 0
        share = np.maximum(LEAST_NEW_WORDS, 1 - safe_ratio(vectors @ self.covered, vectors.sum(axis=1)))
        self.value *= (share / self.new_words) ** NEW_WORDS_POWER
        self.new_words = share
