"""News agencies by the names they go by, and where a text shows that a story is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from briefing.model import Known, Metadata
from briefing.reading.publishers.people import same_name
from briefing.reading.publishers.registry import registry

DESK = re.compile(r"\((?:Additional )?Reporting by [^()]{3,300}?[;,.] ?(?:[^()]*; ?)?(?:Editing|Writing) by ", re.IGNORECASE)
"""The credit that closes Reuters' stories."""
LONGEST_NOTICE = 400
_NAME = r"(?:[^\W\d_a-zà-ÿ][\w.'’-]*|(?:al|bin|da|das|de|del|der|di|dos|du|el|la|le|ten|ter|van|von|zu))"
_PERSON = rf"{_NAME}(?: {_NAME}){{1,4}}"
_YEARS = r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s*)?"


_PLACE = r"(?:,? (?:in|at|from) |, )[A-Z][\w.’' -]{1,40}"
STAFF = re.compile(r"(?:staff|agenc(?:y|ies)|newsroom|our|wires?|from)\b|.*\b(?:staff|agenc(?:y|ies)|newsroom|desk)$", re.IGNORECASE)
"""What stands for a person in a byline and is none."""


class Credit(NamedTuple):
    """What a byline says: the agency whose story it is, and the person who wrote it."""

    agency: str | None
    person: str | None


class Places(NamedTuple):
    """Where a name is an agency's, as expressions over the names of the table."""

    dateline: re.Pattern[str]
    """`LONDON (Reuters) —`, `(AP) -` at the head of a paragraph."""
    copyright: re.Pattern[str]
    """`© 2024 AP`, `Copyright 2024 by The Associated Press`."""
    byline: re.Pattern[str]
    """All of a line: `By Ana Cruz, AP`, `AFP`, `Ana Cruz | AP staff`. `Erie, PA` is a town: a person has two names."""
    credit: re.Pattern[str]
    """In a line about the story: `(AP)`, `Source: AP`, `via AFP`, `with dpa`, `AP contributed`."""
    named: re.Pattern[str]
    """A name that is an agency's wherever it stands."""
    alone: re.Pattern[str]
    """An author that is an agency: `Associated Press in Oslo`, `AP Staff`."""
    beside: re.Pattern[str]
    """An author beside an agency: `Bo Lund (AP)`, `Bo Lund with AFP`, `Bo Lund/Reuters`."""


@cache
def _places(forms: str, plain: str) -> Places:
    name = f"(?P<name>{forms})"
    return Places(
        dateline=re.compile(rf"(?:[^\W\d_a-z][^()\n]{{1,60}}?)?\(?\({name}\)\s*(?:[-–—―_:]|$)"),
        copyright=re.compile(rf"(?i:©|\(c\)|copyright)\s*(?:©\s*)?{_YEARS}(?i:by\s+)?(?i:the\s+)?{name}(?![\w@-])"),
        byline=re.compile(
            rf"\s*(?i:by\s+)?(?:{_PERSON}\s*(?:,|\||/|[-–—·•]|(?i:for|of|with)\b)\s*)?(?i:the\s+)?{name}"
            r"(?:\s+(?i:staff|writers?|reporters?|correspondents?))*\s*"
        ),
        credit=re.compile(
            rf"(?:\(|/\s?|(?i:\b(?:sources?|agency|via|with|from|credit)\b:?\s+)(?i:the\s+)?){name}(?![\w@]|\s*\d)"
            rf"|(?<![\w,]\s)(?<![\w.@/-])(?P<first>{forms})(?=\s+(?i:contributed|staff|reports?)\b)"
        ),
        named=re.compile(rf"(?<![\w@./-])(?P<name>{plain})(?![\w/@])"),
        alone=re.compile(
            rf"(?i:by )?(?i:the )?(?P<name>{forms})"
            rf"(?:{_PLACE}|['’]?s? (?i:staff)|(?: (?i:staff))? (?i:reporters?|writers?|correspondents?))?"
        ),
        beside=re.compile(
            rf"(?P<person>[^\W\d_a-z][^()|/]{{1,60}}?)(?:{_PLACE})?(?: ?\((?i:the )?(?P<inside>{forms})\)|"
            rf"(?:,? (?i:with|and|of|for|via) |, | ?/ ?| \| | [-–—] )(?i:the )?(?P<name>{forms}))(?:{_PLACE})?"
        ),
    )


def places() -> Places:
    """Where a name of the table is an agency's."""
    table = registry()
    return _places(table.agency_forms, table.plain_forms)


def canonical(text: str) -> str | None:
    """The agency whose name this is, or None."""
    return registry().agency(text)


def of_story(paragraphs: Iterable[str], notices: Iterable[str]) -> Known | None:
    """The agency behind a story: from a dateline, or from a byline, copyright or credit among its `notices` (captions left out)."""
    where = places()
    for paragraph in paragraphs:
        if found := where.dateline.match(paragraph):
            return Known(value=_agency(found), certainty="sure", origin="dateline")
    lines = [line for line in notices if len(line) < LONGEST_NOTICE]
    if any(DESK.search(line) for line in lines):
        return Known(value="Reuters", certainty="likely", origin="credit of the desk")
    for line in lines:
        named = where.byline.fullmatch(line) or where.copyright.search(line) or where.credit.search(line) or where.named.search(line)
        if named:
            return Known(value=_agency(named), certainty="likely", origin=f"named in “{' '.join(line.split())[:80]}”")
    return None


def _agency(match: re.Match[str]) -> str:
    name = match.groupdict().get("name") or match["first"]
    return canonical(" ".join(name.replace("-", " ").split())) or canonical(name) or name


def read_byline(text: str) -> Credit:
    """The agency and the person of a byline in any of its forms; an agency is no person.

    >>> read_byline("Associated Press in Oslo"), read_byline("Bo Lund (AP)").person
    (Credit(agency='Associated Press', person=None), 'Bo Lund')
    """
    text, where = text.strip(), places()
    alone = where.alone.fullmatch(text)
    if alone or canonical(text):
        return Credit(canonical(alone["name"] if alone else text), None)
    found = where.beside.fullmatch(text)
    if found is None:
        return Credit(None, text)
    person = found["person"].strip(" ,")
    return Credit(canonical(found["inside"] or found["name"]), None if STAFF.match(person) or canonical(person) else person)


def without_agencies(metadata: Metadata) -> Metadata:
    """Authors that are agencies say whose story it is; authors that are the outlet say nothing."""
    credits = [(author, read_byline(author.value)) for author in metadata.authors]
    agency = next((Known(value=one.agency, certainty="sure", origin=author.origin) for author, one in credits if one.agency), None)
    outlet = metadata.outlet.value if metadata.outlet else ""
    people = tuple(replace(author, value=one.person) for author, one in credits if one.person and not same_name(one.person, outlet))
    return replace(metadata, agency=metadata.agency or agency, authors=people)
