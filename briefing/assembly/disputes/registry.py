"""The detectors of disputes, a row each: which kinds of dispute it finds, and which pairs of statements it looks at.

To add one, write a module with a function like those below, and its row here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.contradiction_model import find_contradictions
from briefing.assembly.disputes.contrary_reports import find_contrary_reports
from briefing.assembly.disputes.dates import find_date_disputes
from briefing.assembly.disputes.denials import find_denials
from briefing.assembly.disputes.impossible_facts import find_impossible_facts
from briefing.assembly.disputes.name_variants import find_name_variants
from briefing.assembly.disputes.numbers import find_number_disputes
from briefing.assembly.disputes.person_titles import find_title_disputes
from briefing.assembly.disputes.quote_variants import find_quote_variants
from briefing.assembly.disputes.rival_counts import find_rival_counts
from briefing.model import DisputeKind


class Detector(NamedTuple):
    """How some kinds of dispute are found.

    `find` is given the pairs that were screened with at least `least_score`; None where it reads no score, and is given no pairs. What a
    `last` detector finds counts only where no other has those statements.
    """

    kinds: tuple[DisputeKind, ...]
    find: Callable[[DisputeContext, Pairs], list[Finding]]
    least_score: float | None
    last: bool = False


DETECTORS = (
    Detector((DisputeKind.NUMBER, DisputeKind.UPDATE), find_number_disputes, 0.06),
    Detector((DisputeKind.NUMBER,), find_rival_counts, None),
    Detector((DisputeKind.GARBLE,), find_impossible_facts, None),
    Detector((DisputeKind.NAME,), find_name_variants, 0.25),
    Detector((DisputeKind.ROLE,), find_title_disputes, None),
    Detector((DisputeKind.GARBLE,), find_quote_variants, 0.08),
    Detector((DisputeKind.DATE,), find_date_disputes, 0.3),
    Detector((DisputeKind.DENIAL,), find_denials, 0.1),
    Detector((DisputeKind.DENIAL,), find_contrary_reports, None),
    Detector((DisputeKind.DENIAL, DisputeKind.UPDATE, DisputeKind.FACT), find_contradictions, 0.004, last=True),
)
