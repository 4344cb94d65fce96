"""Facts that cannot be: days that no calendar has, years cut short, anniversaries that don't add up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from briefing.analysis.dates.resolve import ordinal_suffix
from briefing.assembly.disputes.material import Finding, Material

ANNIVERSARY = re.compile(r"\b(?P<count>\d{1,3})(?P<suffix>st|nd|rd|th)[\s-]anniversary\b", re.I)
OF_WHAT = re.compile(r" of (?P<event>[^,.;:]{4,80})")
NAME = re.compile(r"\b[A-Z][\w’-]+(?: [A-Z][\w’-]+)+")
"""A name of two words and more: "Korean War"."""
BESIDE = 45
"""Characters after the name of an event in which its years stand."""
REMEMBERED = 10_000
"""Names whose years are kept at hand: one event has its anniversary in many articles."""
ANNIVERSARIES, SINCE = re.compile("anniversary"), re.compile("since")
"""A word that every such text has, in lower case."""
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
CUT_YEAR = re.compile(r"\bsince \d{1,2}(?=[,.;](?!\d)|$)")
"""A year of which a machine left a digit or two: a day has its month, an amount what it counts.
An hour or an age can stand so too, which is why this is less sure than other garbles."""


def find(material: Material) -> list[Finding]:
    """Garbled dates and years, each alone: one position, the impossible value; and anniversaries against the year that the corpus gives."""
    found = []
    cut_short = set(material.table.forms.having(SINCE).tolist())
    for number, statement in enumerate(material.statements):
        bad = [statement.text[date.start - statement.start : date.end - statement.start] for date in statement.dates if date.garbled]
        if bad:
            found.append(Finding("garble", f"no such date: {', '.join(bad)}", ((bad[0], (number,)),), 0.9))
        elif number in cut_short and (cut := CUT_YEAR.search(statement.text)):
            found.append(Finding("garble", f"no such year: {cut.group()}", ((cut.group(), (number,)),), 0.45))
    return found + _anniversaries(material)


def _anniversaries(material: Material) -> list[Finding]:
    """An anniversary is garbled where counting back from the year of publication misses the year that stands beside the same event."""
    found = []
    years_beside = lru_cache(maxsize=REMEMBERED)(partial(_years_beside, material))
    for number in material.table.forms.having(ANNIVERSARIES).tolist():
        statement, published = material.statements[number], material.published(number)
        match = ANNIVERSARY.search(statement.text)
        if not match:
            continue
        if match["suffix"].lower() != ordinal_suffix(int(match["count"])):
            found.append(Finding("garble", f"no such ordinal: {match.group()}", ((match.group(), (number,)),), 0.8))
        years = [int(year) for year in YEAR.findall(statement.text[match.end() :])]
        if published and years and int(published[:4]) - years[0] != int(match["count"]):
            found.append(Finding("garble", f"{match.group()} of {years[0]} in {published[:4]}", ((match.group(), (number,)),), 0.7))
        if not years and (event := OF_WHAT.match(statement.text, match.end())):
            found += _against_the_corpus(material, number, match, NAME.findall(event["event"]), years_beside)
    return found


def _years_beside(material: Material, name: str) -> dict[int, list[str]]:
    """The years that stand behind a name, by the statements that have both."""
    found = {}
    for number in material.table.forms.having(re.compile(rf"^{re.escape(name.split(' ')[0].lower())}$")).tolist():
        text = material.statements[number].text
        years = [year for place in re.finditer(re.escape(name), text) for year in YEAR.findall(text[place.end() : place.end() + BESIDE])]
        if years:
            found[number] = years
    return found


def _against_the_corpus(
    material: Material, number: int, match: re.Match[str], names: Sequence[str], years_beside: Callable[[str], dict[int, list[str]]]
) -> list[Finding]:
    """An anniversary of an event whose years stand beside its name in other statements, where counting back meets none of them."""
    told: dict[int, list[str]] = {}
    for name in names:
        for other, years in years_beside(name).items():
            if other != number:
                told.setdefault(other, []).extend(years)
    published = material.year(number)
    if (
        published is None
        or not told
        or any(abs(published - int(year) - int(match["count"])) <= 1 for years in told.values() for year in years)
    ):
        return []
    positions = ((match.group(), (number,)), *((", ".join(dict.fromkeys(years)), (other,)) for other, years in sorted(told.items())))
    return [Finding("garble", f"{match.group()} of the {names[0]} in {published}", positions, 0.5)]
