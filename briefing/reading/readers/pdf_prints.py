"""Pages that a browser has printed: the day, the title and the site stand above each page, the address and the page's number below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.model import Known, Metadata
from briefing.reading import calendar
from briefing.reading.publishers import outlets
from briefing.reading.publishers.registry import registry

COUNT = r"\d{1,4}\s?(?:/|of|von|de|sur|di)\s?\d{1,4}"
FOOT = re.compile(rf"(?P<address>https?://\S+)(?:\s+(?:[Pp]age |[Ss]eite |[Pp][áa]gina )?{COUNT})?")
NUMBER = re.compile(rf"(?:page |seite |p[áa]gina )?{COUNT}", re.IGNORECASE)
_DAY = (
    r"(?P<day>(?:\d{1,2}[/.]\s?\d{1,2}[/.]\s?\d{2,4}|\d{4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,2}\.?),? +"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?)"
)
HEAD = re.compile(rf"{_DAY}(?:\s+(?P<title>\S.*))?")
HEAD_LAST = re.compile(rf"(?P<title>\S.*?)\s+{_DAY}")
"""The same as Safari prints it: the title first."""
TOP = re.compile(r"(?:(?P<title>\S.*?)\s+)?(?P<address>https?://\S+)")
"""What Firefox prints above a page, where it prints the day below it."""
FOOT_DAY = re.compile(rf"(?:(?:[Pp]age )?{COUNT}\s+)?{_DAY}")
SHORT_YEAR = re.compile(r"^(\d{1,2}[/.]\s?\d{1,2}[/.]\s?)(\d\d)(?!\d)")
SITE = re.compile(r"\s+(?:[|»·•]|[-–—])\s+(?P<site>[^|»·•]{2,50})$")
CUT = ("…", "...")
EDGE = 3
"""Lines at the top and at the foot of a page that a browser may have printed."""
LONGEST_TITLE = 300


class Print(NamedTuple):
    """What a browser printed around the pages, and the lines of each page that it printed, by their place."""

    metadata: Metadata
    places: list[set[int]]


def find(pages: Sequence[Sequence[str]]) -> Print | None:
    """What stands around pages that a browser printed, given as lines; None for any other document."""
    found = [_page(lines) for lines in pages]
    address = next((one.address for one in found if one.address), "")
    if not address or sum(bool(one.address) for one in found) * 2 < len([one for one in pages if any(one)]):
        return None
    if not any(one.day for one in found) and not all(one.numbered for one in found if one.address):
        return None  # an address at the foot of a text that somebody wrote
    day = next((one.day for one in found if one.day), "")
    title = next((one.title for one in found if one.title), "")
    return Print(_metadata(address, title, day), [one.places for one in found])


class _Page(NamedTuple):
    address: str
    numbered: bool
    day: str
    title: str
    places: set[int]


def _page(lines: Sequence[str]) -> _Page:
    printed = [place for place, line in enumerate(lines) if line]
    address, day, title, places, numbered = "", "", "", set[int](), False
    for place in printed[-EDGE:]:
        if found := FOOT.fullmatch(lines[place]):
            address, numbered = found["address"], numbered or lines[place] != found["address"]
            places.add(place)
        elif NUMBER.fullmatch(lines[place]):
            numbered = True
            places.add(place)
        elif found := FOOT_DAY.fullmatch(lines[place]):
            day, numbered = _whole_year(found["day"]), numbered or lines[place] != found["day"]
            places.add(place)
    if day and not address:
        return _below_its_address(lines, printed, _Page("", numbered, day, "", places))
    for order, place in enumerate(printed[:EDGE] if address else ()):
        found = HEAD.fullmatch(lines[place]) or HEAD_LAST.fullmatch(lines[place])
        if found:
            day, title = _whole_year(found["day"]), found["title"] or ""
            places.add(place)
            if not title and order + 1 < len(printed):
                title = lines[printed[order + 1]]
                places.add(printed[order + 1])
            break
    return _Page(address, numbered, day, title, places)


def _below_its_address(lines: Sequence[str], printed: Sequence[int], page: _Page) -> _Page:
    """A page with the day below it, whose title and address may stand above it."""
    for order, place in enumerate(printed[:2]):
        if found := TOP.fullmatch(lines[place]):
            above = printed[order - 1] if order and not found["title"] else place
            title = found["title"] or (lines[above] if above != place else "")
            return page._replace(address=found["address"], title=title, places={*page.places, place, above})
    return page._replace(day="", places=set(), numbered=False)


def _whole_year(day: str) -> str:
    return SHORT_YEAR.sub(r"\g<1>20\2", day)


def _metadata(address: str, title: str, day: str) -> Metadata:
    where = Known(value=address[:2000], certainty="likely", origin="foot of the print") if not address.endswith(CUT) else None
    named = outlets.from_address(address.rstrip("….") if not where else address)
    site = SITE.search(title)
    outlet = None
    if site and _is_outlet(site["site"], named[0] if named else ""):
        title = title[: site.start()]
        outlet = Known(value=site["site"].strip(), certainty="likely", origin="head of the print")
    elif named:
        outlet = Known(value=named[0], certainty="likely" if named[1] else "doubtful", origin="address")
    moment = calendar.find(day)
    return Metadata(
        title=Known(value=title.strip()[:LONGEST_TITLE], certainty="likely", origin="head of the print")
        if title.strip() and not title.endswith(CUT)
        else None,
        outlet=outlet,
        address=where,
        fetched=Known(value=moment.iso, certainty="likely", origin="head of the print") if moment and not moment.ambiguous else None,
    )


def _is_outlet(site: str, host_name: str) -> bool:
    """Whether the end of a title is the name of the site: like that of its host, a known one, or made as titles of papers are."""
    letters, host = (re.sub(r"[\W_]", "", name).casefold() for name in (site, host_name))
    return bool(host and (host in letters or letters in host)) or registry().knows(site) or outlets.is_title_of_a_paper(site)
