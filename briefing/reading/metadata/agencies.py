"""News agencies by the names they go by, and where a text shows that a story is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from briefing.model import Known, Metadata

AGENCIES = {
    "Reuters": ("Reuters", "Thomson Reuters", "REUTERS"),
    "Associated Press": ("AP", "A.P.", "Associated Press", "The Associated Press"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE",),
    "UPI": ("UPI", "United Press International"),
    "PA Media": ("PA", "Press Association", "PA Media"),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI",),
    "IANS": ("IANS",),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Jiji": ("Jiji", "Jiji Press"),
    "TASS": ("TASS", "ITAR-TASS"),
    "Interfax": ("Interfax",),
    "RIA Novosti": ("RIA Novosti",),
    "ANSA": ("ANSA",),
    "Anadolu": ("Anadolu", "Anadolu Agency", "AA"),
    "Canadian Press": ("The Canadian Press", "Canadian Press"),
    "AAP": ("AAP", "Australian Associated Press"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "Bernama": ("Bernama",),
    "Antara": ("Antara",),
    "Notimex": ("Notimex",),
    "Télam": ("Télam", "Telam"),
    "Lusa": ("Lusa",),
    "Belga": ("Belga",),
    "KCNA": ("KCNA", "Korean Central News Agency"),
}
NAMES = {form: name for name, forms in AGENCIES.items() for form in forms}
LONGEST_SHORT = 4
"""Letters of a name that is an abbreviation, and an agency's only in its own capitals."""

_FORMS = "|".join(re.escape(form) for form in sorted(NAMES, key=len, reverse=True))
DATELINE = re.compile(rf"(?:[^\W\d_a-z][^()\n]{{1,60}}?)?\(?(?P<open>\()(?P<name>{_FORMS})\)\s*(?:[-–—―:]|$)")
"""`LONDON (Reuters) —`, `(AP) -` at the head of a paragraph."""
NAMED = re.compile(rf"(?<![\w@./-])(?<!, )(?P<name>{_FORMS})(?![\w/@])|^[Bb]y [^,\n]+, (?P<signed>{_FORMS})(?![\w/@])", re.MULTILINE)
"""An agency's name in a line. Behind a comma it may be a state of an address ("Erie, PA"), unless a byline says who writes for it."""

_PLACE = r"(?:,? (?:in|at|from) |, )[A-Z][\w.’' -]{1,40}"
ALONE = re.compile(
    rf"(?:by )?(?:the )?(?P<name>{_FORMS})(?:{_PLACE}|['’]s? staff| staff| (?:staff )?(?:reporters?|writers?|correspondents?))?",
    re.IGNORECASE,
)
"""A byline that is an agency: `Associated Press in Oslo`, `AP Staff`."""

WITH = re.compile(
    rf"(?P<person>[^\W\d_a-z][^()|/]{{1,60}}?)(?:{_PLACE})?(?: ?\((?:the )?(?P<inside>{_FORMS})\)|"
    rf"(?:,? (?:with|and|of|for|via) |, | ?/ ?| \| | [-–—] )(?:the )?(?P<name>{_FORMS}))(?:{_PLACE})?"
)
"""A person's name with an agency: `Bo Lund (AP)`, `Bo Lund with AFP`, `Bo Lund/Reuters`."""

STAFF = re.compile(r"(?:staff|agenc(?:y|ies)|newsroom|our|wires?|from)\b|.*\b(?:staff|agenc(?:y|ies)|newsroom|desk)$", re.IGNORECASE)
DESK = re.compile(r"\((?:Additional )?Reporting by [^()]{3,300}?[;,.] ?(?:[^()]*; ?)?(?:Editing|Writing) by ", re.IGNORECASE)
"""The credit that closes Reuters' stories."""


class Credit(NamedTuple):
    """What a byline says: the agency whose story it is, and the person who wrote it."""

    agency: str | None
    person: str | None


def read_byline(text: str) -> Credit:
    """The agency and the person of a byline in any of its forms; an agency is no person.

    >>> read_byline("Associated Press in Oslo"), read_byline("Bo Lund (AP)").person
    (Credit(agency='Associated Press', person=None), 'Bo Lund')
    """
    text = text.strip()
    alone = ALONE.fullmatch(text)
    if alone and (agency := _named(alone["name"])):
        return Credit(agency, None)
    found = WITH.fullmatch(text)
    if found is None:
        return Credit(None, text)
    person = found["person"].strip(" ,")
    return Credit(_named(found["inside"] or found["name"]), None if STAFF.match(person) or _named(person) else person)


def _named(form: str) -> str | None:
    """The agency of a printed form, whose capitals a byline may have changed where it is no abbreviation."""
    return NAMES.get(form) or next(
        (name for known, name in NAMES.items() if len(known) > LONGEST_SHORT and known.lower() == form.lower()), None
    )


def canonical(text: str) -> str | None:
    """The agency whose name this is, or None."""
    return NAMES.get(text.strip())


def of_story(paragraphs: Iterable[str], notices: Iterable[str]) -> Known | None:
    """The agency behind a story: from a dateline, or from a byline, copyright or credit among its `notices` (captions left out)."""
    for paragraph in paragraphs:
        found = DATELINE.match(paragraph)
        if found:
            return Known(value=NAMES[found["name"]], certainty="sure", origin="dateline")
    lines = list(notices)
    for line in lines:
        if DESK.search(line):
            return Known(value="Reuters", certainty="likely", origin="credit of the desk")
    for line in lines:
        found = NAMED.search(line) if len(line) < 400 else None
        if found:
            return Known(
                value=NAMES[found["name"] or found["signed"]], certainty="likely", origin=f"named in “{' '.join(line.split())[:80]}”"
            )
    return None


def without_agencies(metadata: Metadata) -> Metadata:
    """Authors that are agencies say whose story it is; authors that are the outlet say nothing."""
    credits = [(author, read_byline(author.value)) for author in metadata.authors]
    agency = next((Known(value=one.agency, certainty="sure", origin=author.origin) for author, one in credits if one.agency), None)
    outlet = _squeezed(metadata.outlet.value) if metadata.outlet else ""
    people = tuple(replace(author, value=one.person) for author, one in credits if one.person and _squeezed(author.value) != outlet)
    return replace(metadata, agency=metadata.agency or agency, authors=people)


def _squeezed(name: str) -> str:
    """A name by which `Andean Post` and `andeanpost` are one."""
    return re.sub(r"[\W_]", "", name).casefold()
