"""The name of the outlet: from what a page says of itself, or from its address by the registrable domain."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefing.reading.publishers.registry import registry

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright(?: ©)?|copyright \(c\))\s*(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d)?)?)?,?\s*(?:by )?(?P<name>[^\W\d_][^.|©\n]{1,60}?)\s*(?:[.|©,]|\ball rights\b|\(|\s[-–—]\s(?=all\b)|$)",
    re.IGNORECASE,
)
SOURCE = re.compile(r"(?:sources?|quelle|fuente|fonte|via|original source)\s*:\s*(?P<name>[^|:\n]{2,60}?)\s*(?:\||$)", re.IGNORECASE)
BLURB = re.compile(
    r"^(?P<name>[^\W\d_a-z][^.\n]{1,60}?) is an? [^.\n]{0,60}\b(?:news (?:portal|site|website|outlet|platform|magazine|agency)|newspaper|magazine)\b"
)
BYLINE_OUTLET = re.compile(r"\s*(?:[,|·•]|\s[-–—]\s| for | of )\s*(?P<name>(?:the |The )?[^\W\d_a-z][\w&.' -]{2,40})$")
ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<address>https?://\S+)")
LEGAL = re.compile(r"(?:,? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|S\.A|PLC|plc|Pty)\b\.?.*| Internet Ventures.*| All rights.*)$")
SUBDOMAINS = frozenset(
    [
        "www",
        "m",
        "mobile",
        "amp",
        "edition",
        "news",
        "en",
        "de",
        "fr",
        "es",
        "english",
        "feeds",
        "rss",
        "web",
        "beta",
        "old",
        "blog",
        "blogs",
    ]
)
_ADJECTIVES = "business|daily|evening|international|morning|national|news|radio|science|sporting|sports|sunday|tech|weekly|world"
_TITLE_WORDS = (
    f"advocate|argus|broadcasting|bulletin|channel|chronicle|citizen|courier|dispatch|echo|examiner|express|gazette|globe|guardian|herald|"
    f"independent|inquirer|insider|journal|leader|ledger|magazine|mail|mercury|mirror|monitor|now|observer|online|post|press|progress|record|"
    f"register|reporter|review|sentinel|standard|star|sun|telegraph|times|today|tribune|voice|wire|{_ADJECTIVES}"
)
"""Words that titles of papers and channels are made of; those that may stand first."""
PLATFORMS = frozenset(("livejournal", "medium", "substack", "tumblr", "typepad", "weebly", "wixsite", "wordpress"))
"""Domains where anybody may publish and that the list of public suffixes does not have: the name before them is the outlet's."""
_FIRST = re.compile(rf"(the)(?=[a-z]{{5}}|(?:{_TITLE_WORDS})$)|({_ADJECTIVES})(?=[a-z]{{3}})")
_LAST = re.compile(rf"(?<=[a-z0-9]{{2}})(?:{_TITLE_WORDS})$")
_TITLE_WORD = re.compile(rf"(?:{_TITLE_WORDS}|zeitung|diario|jornal|giornale|gazzetta|journal|dagblad|tidning)", re.IGNORECASE)
_VOWEL = re.compile("[aeiouyæøåäöü]")
NUMBER = re.compile(r"[\d.]+|.*:.*")


def from_host(host: str) -> tuple[str, bool]:
    """The outlet's name for a host, and whether it is known by name and not only made from the label."""
    if NUMBER.fullmatch(host):
        return host, False
    bare = host.lower().rstrip(".").split(":")[0]
    if named := registry().of_host(bare):
        return named, True
    label = _label(bare)
    return " ".join(_spelled(part) for part in re.split(r"[-_]+", label or host) if part), False


def _label(host: str) -> str:
    """The label of a host that was registered, or, on a platform where anybody may publish, that was taken there."""
    from tld import get_tld  # 100 ms, with the list of public suffixes

    found = get_tld(host, fix_protocol=True, fail_silently=True, as_object=True, search_private=True)
    if found is not None and not isinstance(found, str) and found.domain:
        below = found.subdomain.rpartition(".")[2]
        return below if found.domain in PLATFORMS and below and below not in SUBDOMAINS else found.domain
    labels = [label for label in host.split(".") if label]
    while len(labels) > 1 and labels[0] in SUBDOMAINS:
        labels.pop(0)
    return labels[-2] if len(labels) > 1 else "".join(labels)


def _spelled(label: str) -> str:
    """A label of a host as a name: `denverpost` is Denver Post, `ctvnews` CTV News, `thelocal` The Local."""
    first = _FIRST.match(label)
    begin = first.end() if first else 0
    last = _LAST.search(label, begin)
    end = last.start() if last else len(label)
    if begin or end < len(label):
        return " ".join(_spelled(part) for part in (label[:begin], label[begin:end], label[end:]) if part)
    return label.upper() if len(label) < 3 or (len(label) < 5 and not _VOWEL.search(label)) else label.capitalize()


def is_title_of_a_paper(name: str) -> bool:
    """Whether a name has a word that titles of papers and channels are made of: `Harbour Gazette`, `Daily Maverick`."""
    words = name.split()
    return len(words) > 1 and any(_TITLE_WORD.fullmatch(word) for word in words)


def site(address: str) -> str:
    """The domain that was registered for an address, by which all its hosts are one; the host where none is known, '' without one."""
    from tld import get_fld

    try:
        host = (urlsplit(original(address)).hostname or "").lower()
    except ValueError:
        return ""
    return (get_fld(host, fix_protocol=True, fail_silently=True, search_private=True) or host.removeprefix("www.")) if host else ""


def original(address: str) -> str:
    """The address of the page that the Internet Archive shows a copy of; any other address as it is."""
    found = ARCHIVED.match(address)
    return found["address"] if found else address


def from_address(address: str) -> tuple[str, bool] | None:
    """The outlet's name for a web address, or None where there is no host."""
    try:
        host = urlsplit(original(address)).hostname
    except ValueError:
        return None
    return from_host(host) if host else None


def tidy(name: str) -> str:
    """A name without legal forms and stray marks."""
    return LEGAL.sub("", name.strip(" \t-–—|:,.")).strip(" \t-–—|:,")
