"""Who made a source: its outlet and publisher, the agency it prints, and the source it says it passes on."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing.model import Article, Source

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
BYLINE = re.compile(rf"^[^\S\n]{{0,40}}(?:by\s+)?(?:[^\n,]{{0,40}},\s*)?(?:{ANY})(?:\s+(?:staff|writers?|reporters?))?\s*$", re.I | re.M)
_GAP = r"[^\S\n]{0,40}"
PASSES_ON = re.compile(
    rf"^{_GAP}(?:source|original source|via|quelle|fuente|источник){_GAP}:\s{{0,40}}(?P<name>[^\n]{{2,60}}?){_GAP}\.?{_GAP}$", re.I | re.M
)
PHOTO = re.compile(r"photo|image|picture|getty|shutterstock|video|map|graphic|file\b", re.I)
HEAD, TAIL = 600, 400


class Provenance(NamedTuple):
    """`outlet`, `publisher` and `passes_on` are keys to compare by; `agency` and `named` are for reading."""

    outlet: str | None
    publisher: str | None
    agency: str | None
    passes_on: str | None
    named: str | None


def provenance_of(article: Article) -> Provenance:
    """What an article's metadata and text say of who made it."""
    source = article.source
    outlet = source.metadata.outlet
    passed = next((match["name"] for match in PASSES_ON.finditer(source.text) if not PHOTO.search(match["name"])), None)
    return Provenance(
        outlet=_key(outlet.value) if outlet else None,
        publisher=_key(outlet.value) if outlet and outlet.certainty != "doubtful" else _site(source),
        agency=_agency(source),
        passes_on=_key(passed) if passed else None,
        named=passed,
    )


def _key(name: str) -> str:
    name = re.sub(r"^(?:the|der|die|das|le|la|el)\s+", "", name.strip().lower())
    return re.sub(r"\.(?:com|org|net|co\.uk|de|ru|fr|info)$", "", re.sub(r"[^\w.]+", "", name))


def _site(source: Source) -> str | None:
    address = source.metadata.address
    host = (urlsplit(address.value).hostname or "") if address else ""
    return _key(host.removeprefix("www.")) or None


def _agency(source: Source) -> str | None:
    """The agency whose story this is: from the metadata, the dateline, a byline at the top or a copyright line at either end."""
    named = source.metadata.agency
    if named:
        return next((name for name, pattern in AGENCIES.items() if re.fullmatch(pattern, named.value.strip(), re.I)), named.value)
    head, tail = source.text[:HEAD], source.text[-TAIL:]
    match = DATELINE.search(head) or BYLINE.search(head) or COPYRIGHT.search(head) or COPYRIGHT.search(tail)
    return NAMES[next(number for number in range(len(NAMES)) if match[f"a{number}"])] if match else None
