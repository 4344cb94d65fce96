"""What speaks for a line of the page: an ordered list of named functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import numpy as np

from briefing.assembly.arrays import Floats, safe_ratio
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.page.candidates import Candidates
from briefing.assembly.page.days import days_of_statement
from briefing.assembly.points.representative import NEEDS_SENTENCE_BEFORE, stands_alone_score
from briefing.model import ROLES, SectionKind, Statement

OPENING = 3
"""Statements with which an article says what it is about."""
RECENT_DAYS, OLD_DAYS = 3, 45
"""A date this near before the day of its source is the news; one this far before is history."""
FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|our|me|us)\b")
NUMBER = re.compile(r"\d[\d,.]*")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
LEAST_MATCH = 0.004
"""Added to match probabilities before their logarithm is taken: those of pairs that were never rescored are not known."""
CAPITALISED = re.compile(r"(?<!^)\b[A-Z]\w+")


def _of_leads(value: Callable[[Statement], float]) -> Callable[[Candidates], Floats]:
    return lambda candidates: np.array([value(lead) for lead in candidates.leads], dtype=np.float64)


def _in_section(kind: SectionKind) -> Callable[[Candidates], Floats]:
    return lambda candidates: np.array([asked == kind for asked in candidates.kinds], dtype=np.float64)


def _role(role: int) -> Callable[[Candidates], Floats]:
    return _of_leads(lambda lead: lead.role_scores[role] if lead.role_scores else 0.0)


def _elsewhere(candidates: Candidates) -> Floats:
    """The mean similarity to leads of other sources."""
    other = candidates.source[:, None] != candidates.source[None, :]
    return safe_ratio((candidates.similarity * other).sum(axis=1), other.sum(axis=1).astype(np.float64))


def _like_openings(candidates: Candidates) -> Floats:
    """The mean similarity to the openings of other sources."""
    other = (candidates.source[:, None] != candidates.source[None, :]) & (candidates.ordinal < OPENING)[None, :]
    return safe_ratio((candidates.similarity * other).sum(axis=1), other.sum(axis=1).astype(np.float64))


def _ranks(value: Callable[[Candidates], Floats]) -> Callable[[Candidates], Floats]:
    """The share of the other candidates that are behind: corpora differ in how alike their statements are."""

    def share_behind(candidates: Candidates) -> Floats:
        values = value(candidates)
        behind: Floats = np.searchsorted(np.sort(values), values, side="left") / max(1, len(values) - 1)
        return behind

    return share_behind


def _speaker(wanted: Callable[[Candidates, int], bool]) -> Callable[[Candidates], Floats]:
    return lambda candidates: np.array([wanted(candidates, row) for row in range(len(candidates))], dtype=np.float64)


def _named_person(candidates: Candidates, row: int) -> bool:
    spoken = candidates.speaker_of(row)
    voice = candidates.voices.get(spoken.voice or "") if spoken else None
    return voice is not None and voice.kind != "unnamed"


def _dated(wanted: Callable[[int], bool]) -> Callable[[Candidates], Floats]:
    """Whether a date of the lead lies so many days before the day of its source."""

    def value(candidates: Candidates) -> Floats:
        published = [source.metadata.published for source in candidates.sources]
        days = [known.value[:10] if known and known.certainty != "doubtful" else "" for known in published]
        return np.array(
            [
                any(wanted(age) for when in lead.dates if when.when and (age := _days(when.when, days[source])) is not None)
                for lead, source in zip(candidates.leads, candidates.source.tolist(), strict=True)
            ],
            dtype=np.float64,
        )

    return value


def _in_days(wanted: Callable[[date, date, date], bool]) -> Callable[[Candidates], Floats]:
    """Whether a date of the lead lies so beside the first and last day of the event."""

    def value(candidates: Candidates) -> Floats:
        days = candidates.days
        if days is None:
            return np.zeros(len(candidates))
        return _of_leads(lambda lead: any(wanted(day, days.first, days.last) for day in days_of_statement(lead)))(candidates)

    return value


def _names_common_day(candidates: Candidates) -> Floats:
    """The share of sources whose opening names the same day of the week: most texts say "on Tuesday", and not which."""
    weekdays = [set(WEEKDAY.findall(lead.text)) for lead in candidates.leads]
    openings: dict[int, set[str]] = {}
    for named, source, ordinal in zip(weekdays, candidates.source.tolist(), candidates.ordinal.tolist(), strict=True):
        if ordinal < OPENING:
            openings.setdefault(source, set()).update(named)
    spread = Counter(day for named in openings.values() for day in named)
    named_by = np.array([max((spread[day] for day in named), default=0) for named in weekdays], dtype=np.float64)
    return named_by / max(1, len(openings))


def _matched(candidates: Candidates) -> Floats:
    """The mean over the other sources of the probability that one of their statements says the same."""
    mean: Floats = candidates.matched / max(1, len(candidates.sources) - 1)
    return mean


def _days(earlier: str, later: str) -> int | None:
    """Days from one ISO date to another, None where one is not known to the day."""
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier[:10])).days
    except ValueError:
        return None


SIMILARITY: dict[str, Callable[[Candidates], Floats]] = {
    "like other sources": _elsewhere,
    "like all lines": lambda candidates: candidates.similarity.mean(axis=1),
    "best match elsewhere, mean": lambda candidates: candidates.best_elsewhere.sum(axis=1) / max(1, len(candidates.sources) - 1),
    "best match elsewhere, greatest": lambda candidates: candidates.best_elsewhere.max(axis=1, initial=0.0),
    "like its title": lambda candidates: candidates.title_similarity[np.arange(len(candidates)), candidates.source],
    "like all titles": lambda candidates: candidates.title_similarity.mean(axis=1),
    "like a title": lambda candidates: candidates.title_similarity.max(axis=1, initial=0.0),
    "like other openings": _like_openings,
    "words": _of_leads(lambda lead: len(lead.text.split())),
    "stands alone": _of_leads(stands_alone_score),
    "matched elsewhere": _matched,
    "matched elsewhere, greatest": lambda candidates: np.log(LEAST_MATCH + candidates.best_match),
    "section score": lambda candidates: np.array([point.score for point in candidates.points]),
    "main event": _role(ROLES.index("main_event")),
}
"""Features that count both as they are and by their rank among the candidates."""

LINE_FEATURES: FeatureSet[Candidates] = FeatureSet(
    {
        **SIMILARITY,
        **{f"{name}, rank": _ranks(value) for name, value in SIMILARITY.items()},
        "origins": lambda candidates: np.log2([point.independent for point in candidates.points]),
        "statements": lambda candidates: np.log2([len(point.statements) for point in candidates.points]),
        "early": lambda candidates: 1 / (1 + candidates.ordinal / 3),
        "earliest": lambda candidates: np.array([1 / (1 + min(one.ordinal for one in each) / 3) for each in candidates.members]),
        "late": lambda candidates: candidates.ordinal / candidates.sizes[candidates.source],
        "position": lambda candidates: np.log1p(candidates.ordinal),
        "long words": _of_leads(lambda lead: np.log1p(len(lead.text.split()))),
        "candidates": lambda candidates: np.full(len(candidates), np.log1p(len(candidates))),
        "sources": lambda candidates: np.full(len(candidates), np.log1p(len(candidates.sources))),
        "leans on the sentence before": _of_leads(lambda lead: bool(NEEDS_SENTENCE_BEFORE.match(lead.text))),
        "begins with a quotation": _of_leads(lambda lead: lead.text[:1] in "“\"'‘"),
        "asks": _of_leads(lambda lead: lead.text.rstrip('”"').endswith("?")),
        "first person": _of_leads(lambda lead: bool(FIRST_PERSON.search(lead.text))),
        "numbers": _of_leads(lambda lead: min(4, len(NUMBER.findall(lead.text)))),
        "names": _of_leads(lambda lead: min(6, len({mention.name for mention in lead.mentions}))),
        "capitals": _of_leads(lambda lead: min(10, len(CAPITALISED.findall(lead.text)))),
        "restates": _of_leads(lambda lead: lead.restates),
        "nobody says it": _speaker(lambda candidates, row: candidates.speaker_of(row) is None),
        "somebody with a name says it": _speaker(_named_person),
        "recent date": _dated(lambda age: 0 <= age <= RECENT_DAYS),
        "old date": _dated(lambda age: age > OLD_DAYS),
        "coming date": _dated(lambda age: age < 0),
        "in the days of the event": _in_days(lambda day, first, last: first <= day <= last),
        "before the event": _in_days(lambda day, first, _: day < first),
        "after the event": _in_days(lambda day, _, last: day > last),
        "names a day of the openings": _names_common_day,
        **{f"in {kind.value}": _in_section(kind) for kind in SectionKind},
        **{f"role {role}": _role(number) for number, role in enumerate(ROLES)},
    }
)
"""The features of lines, each an array over the candidates."""
