"""Versions of one article: the same address or headline with changed words. The newest is read, and knows what changed since the others.

Two sources are versions only where most of one stands in the other: a live page has one address for hundreds of texts, and "Editorial" is
the headline of many.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import NamedTuple

from msgspec.structs import replace

from briefing.model import ChangedLine, Source, Version
from briefing.reading.duplicates import MOST_LETTERS, MOST_SENTENCES, addresses_of, may_be_duplicates, squeezed
from briefing.reading.normalize import normalize

LEAST_SHARED = 0.4
"""Share of the shorter text that must stand in the other, where both have one address and nearly one headline."""
LEAST_SHARED_BY_ONE = 0.6
"""As much, where only the headline is the same; of the longer text, where only the address is."""
LEAST_UNCHANGED = 0.2
"""Share of it that must stand there to the letter: reports of a gauge differ in a number and are no versions."""
LATEST = 4
"""Versions of an article that a source is compared with."""
LONGEST_EXCERPT = 0.5
"""Length of a text, as a share of the other that holds all of it, up to which it is an excerpt: a teaser, a preview."""
CANDIDATES = 8
"""Articles under one key that a source is compared with, the latest first."""
SAME_LINE = 0.6
"""How alike two sentences are at least of which one is the other with changed words."""
MOST_PAIRS = 400
"""Pairs of lines, gone and new, that are compared for changed words."""
WORD = re.compile(r"\w+(?:[.,]\d+)*")
_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|{_UNITS}))?"
FIGURE = re.compile(rf"\d+(?:[.,:/]\d+)*|\b(?:{_UNITS}|{_TEENS}|{_TENS})\b", re.IGNORECASE)
"""A number in digits or in a word; "one" is more often no number."""
FEWEST_LETTERS = 12
"""Letters of a line that tells something."""


class _Lines(NamedTuple):
    """The sentences of a source by their letters, in order."""

    by_letters: dict[str, str]

    @property
    def length(self) -> int:
        return sum(map(len, self.by_letters))


def join_versions(sources: Sequence[Source]) -> list[Source]:
    """Each article in its newest version, which names the others, in the order of the first of them."""
    found: list[list[Source]] = []
    known: dict[object, list[int]] = defaultdict(list)
    lines: dict[str, _Lines] = {}
    for source in sources:
        keys = list(_keys(source))
        places = dict.fromkeys(place for key in keys for place in reversed(known[key][-CANDIDATES:]))
        place = next((place for place in places if any(_are_versions(other, source, lines) for other in found[place][-LATEST:])), None)
        if place is None:
            place = len(found)
            found.append([])
        found[place].append(source)
        for key in keys:
            if place not in known[key][-CANDIDATES:]:
                known[key].append(place)
    return [group[0] if len(group) == 1 else _newest(group, lines) for group in found]


def _keys(source: Source) -> Iterator[object]:
    for address in addresses_of(source):
        yield "address", address
    if source.metadata.title:
        yield "title", normalize(source.metadata.title.value)


def _lines_of(source: Source, lines: dict[str, _Lines]) -> _Lines:
    if source.id not in lines:
        texts = (source.text[sentence.start : sentence.end] for sentence in source.sentences)
        by_letters = {squeezed(text): " ".join(text.split()) for text in texts}
        lines[source.id] = _Lines({letters: text for letters, text in by_letters.items() if len(letters) >= FEWEST_LETTERS})
    return lines[source.id]


def _are_versions(first: Source, second: Source, lines: dict[str, _Lines]) -> bool:
    """Whether nothing says that two sources are of different places, and most of one stands in the other."""
    if not may_be_duplicates(first, second) or _is_large(first) or _is_large(second):
        return False
    one, other = _lines_of(first, lines), _lines_of(second, lines)
    by_address, by_headline = bool(addresses_of(first) & addresses_of(second)), _have_one_headline(first, second)
    if not by_address and not (by_headline and _outlet_known(first, second)):
        return False
    shorter, longer = sorted((one.length, other.length))
    whole = shorter if by_headline else longer
    least = (LEAST_SHARED if by_address and by_headline else LEAST_SHARED_BY_ONE) * whole
    shared = sum(len(letters) for letters in one.by_letters if letters in other.by_letters)
    if not whole or shared < LEAST_UNCHANGED * whole or shared >= least:
        return bool(whole) and shared >= least
    gone = [text for letters, text in one.by_letters.items() if letters not in other.by_letters]
    new = [text for letters, text in other.by_letters.items() if letters not in one.by_letters]
    return shared + sum(len(squeezed(before)) for before, _ in _pairs(gone, new)) >= least


def _is_large(source: Source) -> bool:
    return len(source.sentences) > MOST_SENTENCES or len(source.text) > MOST_LETTERS


def _have_one_headline(first: Source, second: Source) -> bool:
    """Whether two headlines are one, or one with a changed word or figure."""
    titles = [normalize(one.metadata.title.value) if one.metadata.title else "" for one in (first, second)]
    return titles[0] == titles[1] or _likeness(*titles) >= SAME_LINE


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, WORD.findall(first), WORD.findall(second), autojunk=False).ratio()


def _outlet_known(first: Source, second: Source) -> bool:
    """Whether both say which outlet they are of: a headline is shared by all that print one agency's story."""
    return first.metadata.outlet is not None and second.metadata.outlet is not None


def _pairs(gone: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Lines that are the same with changed words, each once, the likest first."""
    if len(gone) * len(new) > MOST_PAIRS:
        gone, new = gone[: MOST_PAIRS // 20], new[:20]
    alike = []
    for place, before in enumerate(gone):
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(WORD.findall(before))
        for other, after in enumerate(new):
            matcher.set_seq1(WORD.findall(after))
            if matcher.real_quick_ratio() >= SAME_LINE and (ratio := matcher.ratio()) >= SAME_LINE:
                alike.append((-ratio, place, other))
    found: list[tuple[str, str]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, place, other in sorted(alike):
        if place not in taken[0] and other not in taken[1]:
            taken[0].add(place)
            taken[1].add(other)
            found.append((gone[place], new[other]))
    return found


def _newest(group: Sequence[Source], lines: dict[str, _Lines]) -> Source:
    """The newest of the versions of an article, with the others; where nothing says which that is, the longest."""
    moments = [_moment(source) for source in group]
    ordered = all(moments) and len(set(moments)) == len(moments)
    lengths = [_lines_of(source, lines).length for source in group]
    order = sorted(
        range(len(group)), key=lambda place: (moments[place] if ordered else "", lengths[place], group[place].path), reverse=True
    )
    whole = [place for place in order if not any(_is_excerpt(group[place], group[other], lines) for other in order if other != place)]
    newest = kept = group[whole[0]]
    versions = []
    for place in order:
        other = group[place]
        if place == whole[0]:
            continue
        if place in whole:
            versions.append(_version(newest, other, ordered, lines))
        else:
            kept = replace(kept, paths=tuple(dict.fromkeys((*kept.paths, *other.paths))))
    return replace(kept, versions=tuple(versions))


def _moment(source: Source) -> str:
    """When a version was written, as far as that is sure: its last change, else when it was published or fetched; empty where unknown."""
    data = source.metadata
    known = [_universal(value.value) for value in (data.modified, data.published) if value and value.certainty != "doubtful"]
    return " ".join(filter(None, (max(known, default=""), _universal(data.fetched.value) if data.fetched else "")))


def _universal(moment: str) -> str:
    """A time with its offset in universal time, so that times compare as texts; what has no offset, or is no time, as it is."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return moment if found.tzinfo is None else found.astimezone(UTC).isoformat(timespec="seconds")


def _is_excerpt(source: Source, other: Source, lines: dict[str, _Lines]) -> bool:
    """Whether a source is only a part of another, as feeds and previews give it."""
    part, whole = _lines_of(source, lines), _lines_of(other, lines)
    return part.length <= LONGEST_EXCERPT * whole.length and all(letters in whole.by_letters for letters in part.by_letters)


def _version(kept: Source, other: Source, ordered: bool, lines: dict[str, _Lines]) -> Version:
    """What one source has and the other has not. Without an order, `gone` is what only the other has, and `new` what only this one has."""
    before, after = _lines_of(other, lines).by_letters, _lines_of(kept, lines).by_letters
    gone = [text for letters, text in before.items() if letters not in after]
    new = [text for letters, text in after.items() if letters not in before]
    pairs = _pairs(gone, new)
    changed = dict(pairs)
    data = other.metadata
    when = next((value.value for value in (data.modified, data.published, data.fetched) if value and value.certainty != "doubtful"), None)
    return Version(
        paths=other.paths or (other.path,),
        sha256=other.sha256,
        when=when,
        ordered=ordered,
        gone=tuple(text for text in gone if text not in changed),
        new=tuple(text for text in new if text not in set(changed.values())),
        changed=tuple(ChangedLine(before=old, after=changed[old], figures=_figures(old, changed[old])) for old in gone if old in changed),
    )


def _figures(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The figures that changed within a line, old and new; none where they can't be told apart one by one."""
    old, new = FIGURE.findall(before), FIGURE.findall(after)
    return tuple((one, other) for one, other in zip(old, new, strict=True) if one != other) if len(old) == len(new) else ()
