"""Who made a source: its outlet and publisher, the agency it prints, and the source it says it passes on."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.model import Article, Source
from briefing.reading.publishers import agencies, outlets
from briefing.reading.publishers.registry import name_key, registry

<<<<<<< HEAD
=======
AGENCIES = {
    "AP": r"AP|A\.P\.|(?:The )?Associated Press",
    "Reuters": r"(?:Thomson )?Reuters(?: Foundation)?",
    "AFP": r"AFP|Agence France[- ]Presse",
    "dpa": r"dpa|Deutsche Presse-Agentur",
    "UPI": r"UPI|United Press International",
    "PA": r"PA Media|Press Association",
    "EFE": r"EFE",
    "ANSA": r"ANSA",
    "Xinhua": r"Xinhua(?: News Agency)?",
    "Kyodo": r"Kyodo(?: News)?",
    "Yonhap": r"Yonhap(?: News Agency)?",
    "TASS": r"(?:ITAR-)?TASS",
    "Interfax": r"Interfax",
    "Anadolu": r"Anadolu(?: Agency)?",
    "PTI": r"PTI|Press Trust of India",
    "ANI": r"ANI",
    "IANS": r"IANS",
    "AAP": r"AAP|Australian Associated Press",
    "CP": r"(?:The )?Canadian Press",
    "Bloomberg": r"Bloomberg(?: News)?",
}
"""News agencies of the world, and how a byline, dateline or credit prints them.

Not the list of `reading/metadata/agencies.py`, though it could be: that one has more agencies, longer names for some, and asks for
capitals, so joining them would change who stands behind a story."""

ANY = "|".join(f"(?P<a{number}>{pattern})" for number, pattern in enumerate(AGENCIES.values()))
NAMES = list(AGENCIES)
DATELINE = re.compile(rf"^[^\n]{{0,60}}?\((?:{ANY})\)\s*(?:[—–-]|--|\b)", re.M)
COPYRIGHT = re.compile(rf"(?:©|\(c\)|copyright)\s*(?:\d{{4}}\s*)?(?:by\s+)?(?:{ANY})\b", re.I)
BYLINE = re.compile(
    rf"^[^\S\n]{{0,40}}(?:by\s+)?(?:[^\n,(]{{0,40}}(?:,|\(|\swith\s)\s*)?(?:{ANY})\)?(?:\s+(?:staff|writers?|reporters?))?(?:\s+in\s+[^\n,.]{{1,40}})?\s*$",
    re.I | re.M,
)
"""`By AP`, `Bo Lund, AP`, `Bo Lund (AP)`, `Bo Lund with AP`, `AP in Osterby`."""
SIGNATURE = re.compile(rf"^[^\S\n]{{0,10}}[—–(-]{{0,2}}[^\S\n]?(?:{ANY})\)?(?:[^\S\n]?[-–/&,+][^\S\n]?[A-Z][^\n.]{{0,30}})?[^\S\n]*$", re.M)
"""A line at the end that has nothing but agencies: `— AP`, `(AFP)`, `AP - AFP`."""
CONTRIBUTED = re.compile(rf"\b(?:{ANY})\b[^\n.]{{0,120}}?\bcontribut(?:ed|ing|ions?)\b")
ADDED = re.compile(
    rf"\b(?i:(?:with|additional) (?:files|reporting|material|information)|compiled) (?:from|by)\b[^\n.]{{0,60}}?\b(?:{ANY})\b"
)
"""An agency that is thanked for part of a story."""
>>>>>>> cbe40ad (Count one agency once, wherever its text or its credit shows)
_GAP = r"[^\S\n]{0,40}"
PASSES_ON = re.compile(
    rf"^{_GAP}(?:source|original source|via|quelle|fuente|источник){_GAP}:\s{{0,40}}(?P<name>[^\n]{{2,60}}?){_GAP}\.?{_GAP}$", re.I | re.M
)
PHOTO = re.compile(r"photo|image|picture|getty|shutterstock|video|map|graphic|file\b", re.I)
HEAD, TAIL = 600, 400


class Provenance(NamedTuple):
    """`outlet`, `publisher` and `passes_on` are keys to compare by; `agency` and `named` are for reading.

    `agency` is the one whose story it is, `helped` the one that is thanked for part of it.
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
    passed = next((match["name"] for match in PASSES_ON.finditer(source.text) if not PHOTO.search(match["name"])), None)
    return Provenance(
        outlet=_key(outlet.value) if outlet else None,
        publisher=_publisher(source),
        agency=_agency(source),
        helped=_name(CONTRIBUTED.search(source.text[-TAIL:]) or ADDED.search(source.text[-TAIL:])),
        passes_on=_key(passed) if passed else None,
        named=passed,
    )


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
<<<<<<< HEAD
        return agencies.canonical(named.value) or named.value
    where = agencies.places()
    head, tail = source.text[:HEAD], source.text[-TAIL:]
    lines = [line for line in head.splitlines() if line.strip()]
    found = next(
        (match for line in lines if (match := where.dateline.match(line.lstrip()) or where.byline.fullmatch(line.strip()))), None
    ) or (where.copyright.search(head) or where.copyright.search(tail))
    return (agencies.canonical(found["name"]) or found["name"]) if found else None
=======
        return agency_name(named.value) or named.value
    head, tail = source.text[:HEAD], source.text[-TAIL:]
    bylines = (BYLINE.search(author.value) for author in source.metadata.authors)
    found = DATELINE.search(head) or BYLINE.search(head) or next(filter(None, bylines), None)
    return _name(found or COPYRIGHT.search(head) or COPYRIGHT.search(tail) or SIGNATURE.search(tail))


def agency_name(name: str) -> str | None:
    """The short name of the agency that is called so; None where it is none."""
    return next((short for short, pattern in AGENCIES.items() if re.fullmatch(pattern, name.strip(), re.I)), None)


def _name(match: re.Match[str] | None) -> str | None:
    return NAMES[next(number for number in range(len(NAMES)) if match[f"a{number}"])] if match else None
>>>>>>> cbe40ad (Count one agency once, wherever its text or its credit shows)
