"""News agencies by the names they go by, and where a text shows that a story is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
_FORMS = "|".join(re.escape(form) for form in sorted(NAMES, key=len, reverse=True))
DATELINE = re.compile(rf"(?:[^\W\d_a-z][^()\n]{{1,60}}?)?\(?(?P<open>\()(?P<name>{_FORMS})\)\s*(?:[-–—―:]|$)")
"""`LONDON (Reuters) —`, `(AP) -` at the head of a paragraph."""
NAMED = re.compile(rf"(?<![\w@./-])(?P<name>{_FORMS})(?![\w/@])")
DESK = re.compile(r"\((?:Additional )?Reporting by [^()]{3,300}?[;,.] ?(?:[^()]*; ?)?(?:Editing|Writing) by ", re.IGNORECASE)
"""The credit that closes Reuters' stories."""


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
            return Known(value=NAMES[found["name"]], certainty="likely", origin=f"named in “{' '.join(line.split())[:80]}”")
    return None


def without_agencies(metadata: Metadata) -> Metadata:
    """Authors that are agencies say whose story it is; authors that are the outlet say nothing."""
    named = [canonical(author.value) for author in metadata.authors]
    agency = next(
        (Known(value=name, certainty="sure", origin=author.origin) for name, author in zip(named, metadata.authors, strict=True) if name),
        None,
    )
    outlet = _squeezed(metadata.outlet.value) if metadata.outlet else ""
    people = tuple(author for name, author in zip(named, metadata.authors, strict=True) if not name and _squeezed(author.value) != outlet)
    return replace(metadata, agency=metadata.agency or agency, authors=people)


def _squeezed(name: str) -> str:
    """A name by which `Andean Post` and `andeanpost` are one."""
    return re.sub(r"[\W_]", "", name).casefold()
