"""Who made a source: its outlet and publisher, the agency it prints, and the source it says it passes on."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefing.model import Article, Source
from briefing.reading import calendar
from briefing.reading.publishers import agencies, outlets
from briefing.reading.publishers.registry import name_key, registry


class _Credits(NamedTuple):
    """Where an agency is named at the end of a story."""

    signature: re.Pattern[str]
    """A line that has nothing but agencies: `— AP`, `(AFP)`, `AP - AFP`."""
    byline: re.Pattern[str]
    """What the table's bylines leave out: `AP in Osterby`, `Bo Lund (AP)`, `Bo Lund with AP`."""
    helped: re.Pattern[str]
    """An agency that is thanked for part of the story."""


@cache
def _credits(forms: str) -> _Credits:
    name, start = f"(?P<name>{forms})", r"(?<![\w.-])"
    return _Credits(
        signature=re.compile(
            rf"^[^\S\n]{{0,10}}[—–(-]{{0,2}}[^\S\n]?{name}\)?(?:[^\S\n]?[-–/&,+][^\S\n]?[A-Z][^\n.]{{0,30}})?[^\S\n]*$", re.M
        ),
        byline=re.compile(rf"(?i:by\s+)?(?:[^\n,(]{{1,40}}(?:\(|\s(?i:with)\s)\s*)?(?i:the\s+)?{name}\)?(?:\s+in\s+[^\n,.]{{1,40}})?"),
        helped=re.compile(
            rf"{start}{name}(?!\w)[^\n.]{{0,120}}?\bcontribut(?:ed|ing|ions?)\b"
            r"|\b(?i:(?:with|additional) (?:files|reporting|material|information)|compiled) (?:from|by)\b"
            rf"[^\n.]{{0,60}}?{start}(?P<other>{forms})(?!\w)"
        ),
    )


_GAP = r"[^\S\n]{0,40}"
PASSES_ON = re.compile(
    rf"^{_GAP}(?:source|original source|via|quelle|fuente|источник){_GAP}:\s{{0,40}}(?P<name>[^\n]{{2,60}}?){_GAP}\.?{_GAP}$", re.I | re.M
)
_WORD = r"[^\W\d_a-z][\w.&’'-]*"
_NAMED = rf"(?P<name>{_WORD}(?: (?:{_WORD}|of|the|and|de|la|del|di)){{0,5}}?)(?=[.,;:)\n]|\s(?:on|in|under|and|as)\b|$)"
FIRST_PRINTED = re.compile(
    r"(?i:\b(?:(?:article|story|post|piece|report|column|interview|text|analysis)s? (?:was |has been |were )?"
    r"(?:(?:first|originally) (?:published|printed|ran|posted|appeared)|appeared (?:first|originally)) (?:by|in|on|at) "
    rf"|appeared first on |(?:republished|reprinted|reproduced) (?:with (?:the )?permission )?(?:from|of|by) )(?:the )?){_NAMED}",
)
"""Whose story it is, as a note in it says."""
PHOTO = re.compile(r"photo|image|picture|getty|shutterstock|video|map|graphic|file\b", re.I)
HEAD, TAIL = 600, 400
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NO_OUTLETS = frozenset((*calendar.MONTHS, *_DAYS, "facebook", "twitter", "x", "instagram", "telegram", "linkedin", "youtube", "medium"))
"""What a story may have been printed "on" first that is no outlet."""


class Provenance(NamedTuple):
    """Who published an article, and from whom it has its story.

    `outlet`, `publisher` and `passes_on` are keys to compare by; `agency` and `named` are for reading. `agency` is the one whose story
    it is, `helped` the one that is thanked for part of it.
    """

    outlet: str | None
    publisher: str | None
    agency: str | None
    helped: str | None
    passes_on: str | None
    named: str | None


def provenance_of(article: Article) -> Provenance:
    """What an article's metadata and text say of who made it."""
    source = article.source
    outlet = source.metadata.outlet
    passed = next((match["name"] for match in PASSES_ON.finditer(source.text) if not PHOTO.search(match["name"])), None) or _first_printed(
        source, outlet.value if outlet else ""
    )
    return Provenance(
        outlet=_key(outlet.value) if outlet else None,
        publisher=_publisher(source),
        agency=_agency(source),
        helped=_helped(source),
        passes_on=_key(passed) if passed else None,
        named=passed,
    )


def _first_printed(source: Source, outlet: str) -> str | None:
    """The outlet that printed a story first, as a note at its top or end says, if that is another one; a day is none."""
    for text in (source.text[:HEAD], source.text[-TAIL:]):
        found = FIRST_PRINTED.search(text)
        name = found["name"].strip(" .") if found else ""
        if name[:1].isupper() and name.lower() not in NO_OUTLETS and not calendar.find(name) and _key(name) != _key(outlet):
            return name
    return None


def _key(name: str) -> str:
    """The name of an outlet as the table has it, to compare by."""
    return name_key(registry().name_of(name))


def _publisher(source: Source) -> str | None:
    """Whose stories the outlet prints; where it is not known for sure, the domain that it publishes under."""
    outlet, address = source.metadata.outlet, source.metadata.address
    if outlet and outlet.certainty != "doubtful":
        return name_key(registry().publisher_of(outlet.value)) or None
    return (outlets.site(address.value) or None) if address else None


def _agency(source: Source) -> str | None:
    """The agency whose story this is: from the metadata, the dateline, a byline, or a copyright line or signature at the end."""
    named = source.metadata.agency
    if named:
        return agencies.canonical(named.value) or named.value
    where, credit = agencies.places(), _credits(registry().agency_forms)
    head, tail = source.text[:HEAD], source.text[-TAIL:]
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    found = next((match for line in lines if (match := where.dateline.match(line) or where.byline.fullmatch(line))), None)
    bylines = (*lines, *(author.value.strip() for author in source.metadata.authors))
    found = found or next(filter(None, map(credit.byline.fullmatch, bylines)), None)
    return _name(found or where.copyright.search(head) or where.copyright.search(tail) or credit.signature.search(tail))


def _helped(source: Source) -> str | None:
    """The agency that is thanked at the end for part of the story."""
    return _name(_credits(registry().agency_forms).helped.search(source.text[-TAIL:]))


def _name(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    name = match["name"] or match["other"]
    return agencies.canonical(name) or name
