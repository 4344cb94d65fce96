"""Finds facts that can't be: days that no calendar has, years cut short, anniversaries that don't add up."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from briefing.analysis.dates import patterns
from briefing.analysis.dates.days import ordinal_suffix
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.model import DisputeKind

ANNIVERSARY = re.compile(r"\b(?P<count>\d{1,3})(?P<suffix>st|nd|rd|th)[\s-]anniversary\b", re.I)
OF_WHAT = re.compile(r" of (?P<event>[^,.;:]{4,80})")
NAME = re.compile(r"\b[A-Z][\w’-]+(?: [A-Z][\w’-]+)+")
"""A name of two words and more: "Korean War"."""
BESIDE = 45
"""Characters after the name of an event in which its years stand."""
ANNIVERSARIES, SINCE, YEARS = re.compile("anniversary"), re.compile("since"), re.compile(patterns.YEAR)
"""In a word that every such text has, in lower case."""
YEAR = re.compile(rf"\b{patterns.YEAR}\b")
CUT_YEAR = re.compile(r"\bsince \d{1,2}(?=[,.;](?!\d)|$)")
"""A year of which a machine left a digit or two: a day has its month, an amount what it counts.
An hour or an age can stand so too, which is why this is less sure than other garbles."""


class UndatedAnniversary(NamedTuple):
    """An anniversary without a year beside it: the row of its statement, where it is printed, and the names in what happened then."""

    row: int
    match: re.Match[str]
    names: Sequence[str]


def find_impossible_facts(context: DisputeContext, _: Pairs) -> list[Finding]:
    """Impossible dates and years, each a finding with one position; and anniversaries, which other statements may contradict."""
    findings = []
    cut_short = set(context.terms.word_index.containing(SINCE).tolist())
    for row, statement in enumerate(context.statements):
        bad = [statement.text[date.start - statement.start : date.end - statement.start] for date in statement.dates if date.garbled]
        if bad:
            findings.append(Finding(DisputeKind.GARBLE, f"no such date: {', '.join(bad)}", ((bad[0], (row,)),), 0.9))
        elif row in cut_short and (cut := CUT_YEAR.search(statement.text)):
            findings.append(Finding(DisputeKind.GARBLE, f"no such year: {cut.group()}", ((cut.group(), (row,)),), 0.45))
    return findings + _find_wrong_anniversaries(context)


def _find_wrong_anniversaries(context: DisputeContext) -> list[Finding]:
    """Anniversaries where counting back from the year of publication does not lead to the year that stands beside the event.

    That year may stand in the same statement, or beside the event's name in others.
    """
    findings: list[Finding] = []
    undated: list[UndatedAnniversary] = []
    for row in context.terms.word_index.containing(ANNIVERSARIES).tolist():
        statement, published = context.statements[row], context.published(row)
        match = ANNIVERSARY.search(statement.text)
        if not match:
            continue
        if match["suffix"].lower() != ordinal_suffix(int(match["count"])):
            findings.append(Finding(DisputeKind.GARBLE, f"no such ordinal: {match.group()}", ((match.group(), (row,)),), 0.8))
        years = [int(year) for year in YEAR.findall(statement.text[match.end() :])]
        if published and years and int(published[:4]) - years[0] != int(match["count"]):
            findings.append(
                Finding(DisputeKind.GARBLE, f"{match.group()} of {years[0]} in {published[:4]}", ((match.group(), (row,)),), 0.7)
            )
        if not years and (event := OF_WHAT.match(statement.text, match.end())):
            undated.append(UndatedAnniversary(row, match, NAME.findall(event["event"])))
    beside = _years_beside(context, {name for anniversary in undated for name in anniversary.names})
    return findings + [finding for anniversary in undated for finding in _compare_with_corpus(context, anniversary, beside)]


def _years_beside(context: DisputeContext, names: Collection[str]) -> dict[str, dict[int, list[str]]]:
    """For each name the years that statements print behind it, by statement; the corpus is searched once for all names."""
    dated = np.zeros(len(context.statements), dtype=bool)
    dated[context.terms.word_index.containing(YEARS)] = True
    having = context.terms.word_index.containing_each(name.split(" ")[0].lower() for name in names)
    years_of: dict[str, dict[int, list[str]]] = {}
    for name in names:
        years_of[name] = {}
        rows = having[name.split(" ")[0].lower()]
        for row in rows[dated[rows]].tolist():
            text = context.statements[row].text
            places = re.finditer(re.escape(name), text) if name in text else ()
            years = [year for place in places for year in YEAR.findall(text[place.end() : place.end() + BESIDE])]
            if years:
                years_of[name][row] = years
    return years_of


def _compare_with_corpus(
    context: DisputeContext, anniversary: UndatedAnniversary, beside: Mapping[str, Mapping[int, list[str]]]
) -> list[Finding]:
    """The finding that an anniversary fits none of the years that others print beside the event's name; empty where it fits one."""
    row, match, names = anniversary
    years_told: dict[int, list[str]] = {}
    for name in names:
        for other, years in beside[name].items():
            if other != row:
                years_told.setdefault(other, []).extend(years)
    published = context.year(row)
    if (
        published is None
        or not years_told
        or any(abs(published - int(year) - int(match["count"])) <= 1 for years in years_told.values() for year in years)
    ):
        return []
    positions = ((match.group(), (row,)), *((", ".join(dict.fromkeys(years)), (other,)) for other, years in sorted(years_told.items())))
    return [Finding(DisputeKind.GARBLE, f"{match.group()} of the {names[0]} in {published}", positions, 0.5)]
