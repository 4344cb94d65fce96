"""The same article twice: as a page and its print or AMP view, in two formats, under an address with a tracking parameter.

Two sources are one where they come from one place and say the same: each sentence of one stands in the other. An article that was
changed is not the old one, and two outlets that print the same words are two sources of one origin.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from msgspec.structs import replace

from briefing.model import Known, Source
from briefing.reading.normalize import normalize

TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|ref|ref_src|cmpid|cid|ocid|smid|_r|src|source|share|partner|amp|outputtype|print|output|spm|ito|mc_cid|mc_eid|igshid|ns_\w+|xtor|rss|feed\w*|via|shared|guccounter)$"
)
VIEWS = re.compile(r"(?:/amp/?|\.amp(?:\.html)?|/print/?|\.print|/singlepage|/full|_print)$|^/amp(?=/)")
CACHED = re.compile(r"^(?:/(?:amp/s|amp|c/s|c|v/s|v)/)(?P<address>[^/]+\.[^/]+/.*)$")
"""The path under which a search engine keeps an AMP page, and in it the address of the page."""
CACHES = re.compile(r"\.cdn\.ampproject\.org$|(?:^|\.)google\.[a-z.]+$")
HOST_PREFIX = re.compile(r"^(?:www|m|amp|mobile|edition)[.]")
NOT_A_LETTER = re.compile(r"[\W_]+")
FEWEST_LETTERS = 20
"""Letters from which on a sentence must stand in the other source: what is shorter may be a button that one reader took for text."""
NUMBER = re.compile(r"\d")
MOST_MISSING = 0.1
"""Share of its letters that a source may have in such short sentences: a text of nothing else is one that was changed."""
MOST_SENTENCES, MOST_LETTERS = 1_000, 300_000
"""Sizes up to which two sources are compared."""
LEAST_ALIKE = 0.7
"""The length that the reporting of one must have of that of the other: sparing a look at texts that can't be one."""
LONGEST = 2
"""How many of its longest sentences a source is found by, where nothing else says that it is another one."""
CANDIDATES = 8
"""Sources under one key that a new one is compared with, the latest first: live pages have one address for hundreds of texts."""


def merge_duplicates(sources: Sequence[Source]) -> list[Source]:
    """Each article once, in the order of the first of its sources, under the paths of all."""
    found: list[Source] = []
    known: dict[object, list[int]] = defaultdict(list)
    for source in sources:
        keys = list(_keys(source))
        places = dict.fromkeys(place for key in keys for place in reversed(known[key][-CANDIDATES:]))
        place = next((place for place in places if _are_duplicates(found[place], source)), None)
        if place is None:
            place = len(found)
            found.append(source)
        else:
            kept = found[place]
            found[place] = replace(kept, paths=tuple(dict.fromkeys((*kept.paths, *source.paths))))
        for key in keys:
            if place not in known[key][-CANDIDATES:]:
                known[key].append(place)
    return list(_with_own_ids(found))


def _keys(source: Source) -> Iterator[object]:
    """What the same article has in common however it was saved."""
    yield "text", source.sha256
    for address in addresses_of(source):
        yield "address", address
    if source.metadata.title:
        yield "title", normalize(source.metadata.title.value)
    spans = sorted(((item.start, item.end) for item in source.sentences), key=lambda span: span[0] - span[1])
    for start, end in spans[:LONGEST]:
        if end - start > 2 * FEWEST_LETTERS:
            yield "sentence", squeezed(source.text[start:end])


def addresses_of(source: Source) -> set[str]:
    """The keys of the addresses under which a source is known."""
    given = (source.metadata.address.value if source.metadata.address else None, *source.metadata.other_addresses)
    return {key for address in given if address and (key := address_key(address))}


def _are_duplicates(first: Source, second: Source) -> bool:
    if not may_be_duplicates(first, second):
        return False
    if first.sha256 == second.sha256:
        return True
    if max(len(first.sentences), len(second.sentences)) > MOST_SENTENCES or max(len(first.text), len(second.text)) > MOST_LETTERS:
        return False
    fewer, more = sorted(sum(sentence.end - sentence.start for sentence in source.sentences) for source in (first, second))
    return fewer > LEAST_ALIKE * more and _stands_in(first, second) and _stands_in(second, first)


def _stands_in(source: Source, other: Source) -> bool:
    """Whether each sentence of a source stands in another; short ones may not, where they are a small part of it and tell no number."""
    letters = squeezed(other.text)
    said = [squeezed(source.text[sentence.start : sentence.end]) for sentence in source.sentences]
    missing = [one for one in said if one not in letters]
    if any(len(one) >= FEWEST_LETTERS or NUMBER.search(one) for one in missing):
        return False
    return sum(map(len, missing)) <= MOST_MISSING * sum(map(len, said))


def may_be_duplicates(first: Source, second: Source) -> bool:
    """Whether nothing says that two sources come from different places.

    Two outlets that print the same words are two sources of one origin. An outlet that is only guessed counts for less than an address.
    """
    if addresses_of(first) & addresses_of(second):
        return _outlets_agree(first.metadata.outlet, second.metadata.outlet, strictly=False)
    hosts = [{address.split("/", 1)[0] for address in addresses_of(source)} for source in (first, second)]
    apart = bool(hosts[0] and hosts[1]) and not hosts[0] & hosts[1]
    return _outlets_agree(first.metadata.outlet, second.metadata.outlet, strictly=apart)


def _outlets_agree(first: Known | None, second: Known | None, *, strictly: bool) -> bool:
    if first is None or second is None:
        return not strictly
    names = sorted((squeezed(first.value), squeezed(second.value)), key=len)
    if names[0] == names[1]:
        return True
    return not strictly and "doubtful" in (first.certainty, second.certainty)


def squeezed(text: str) -> str:
    """The letters and numbers of a text in lower case: what two formats of it have in common, spaces, hyphens and quotes aside."""
    return NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", text)).casefold()


def address_key(address: str) -> str | None:
    """An address without what tells only how somebody came to it: tracking, print and AMP views, caches, `www.`."""
    try:
        parts = urlsplit(address)
        parts = _uncached(parts)
        host = parts.hostname
    except ValueError:
        return None
    if not host:
        return None
    query = sorted((key, value) for key, value in parse_qsl(parts.query) if not TRACKING.match(key.lower()))
    path = VIEWS.sub("", parts.path.rstrip("/")).rstrip("/")
    if not path and not query:
        return None
    return f"{HOST_PREFIX.sub('', host)}{path}?{urlencode(query)}"


def _uncached(parts: SplitResult) -> SplitResult:
    """The address of the page that a search engine keeps a copy of."""
    found = CACHED.match(parts.path) if parts.hostname and CACHES.search(parts.hostname) else None
    return urlsplit(f"https://{found['address']}{'?' + parts.query if parts.query else ''}") if found else parts


def _with_own_ids(sources: Sequence[Source]) -> Iterator[Source]:
    """Sources that share their text but not their outlet get ids of their own."""
    seen: dict[str, int] = defaultdict(int)
    for source in sources:
        seen[source.id] += 1
        yield source if seen[source.id] == 1 else replace(source, id=f"{source.id}-{seen[source.id]}")
