"""Who made a source: its outlet and publisher, the agency it prints, and the source it says it passes on."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.model import Article, Source
from briefing.reading.publishers import agencies, outlets
from briefing.reading.publishers.registry import name_key, registry

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
        publisher=_publisher(source),
        agency=_agency(source),
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
    """The agency whose story this is: from the metadata, the dateline, a byline at the top or a copyright line at either end."""
    named = source.metadata.agency
    if named:
        return agencies.canonical(named.value) or named.value
    where = agencies.places()
    head, tail = source.text[:HEAD], source.text[-TAIL:]
    lines = [line for line in head.splitlines() if line.strip()]
    found = next(
        (match for line in lines if (match := where.dateline.match(line.lstrip()) or where.byline.fullmatch(line.strip()))), None
    ) or (where.copyright.search(head) or where.copyright.search(tail))
    return (agencies.canonical(found["name"]) or found["name"]) if found else None
