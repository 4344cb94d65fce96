"""Names that are printed in different ways: spellings and transliterations of one name, and first names that don't agree."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cpdist

from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.name_index import NameIndex
from briefing.assembly.text.names import letters_only, sound_key
from briefing.assembly.text.terms import background_idf, stem
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.assembly.text.words import WordIndex

# Begun with the letter, looking for it takes half as long.
FULL_NAME = re.compile(
    r"[A-Z](?<=\b.)[\w’'-]+(?:[ -](?:[A-Z][\w’'-]+|[A-Z]\.|al|el|bin|ibn|van|von|de|da|di|del|den|der|la|le)(?=[ -]|\b)){1,4}"
)
WORD = re.compile(r"\b\w[\w’'-]*")
POSSESSIVE, HANGING = re.compile(r"[’']s$"), re.compile(r"[’']s$|[’'-]$")
LEAST_LETTERS = 4
LEAST_SIMILARITY = 78
"""Least similarity (0 to 100, rapidfuzz ratio) of two spellings of one name."""
LEAST_SOUND_SIMILARITY = 85
"""Least similarity of what two spellings sound like, where the same first name or title stands beside both."""
ENDINGS = re.compile(r"(?:'s|’s|s|n|an|ian|ese|ish|i|ic|er|ers|ist|ists|ism)$")
BLOCK = 40
"""Names compared with each next one that begins with the same sounds."""
COMMON_WORD_IDF = 6.0
"""A word that news has more often is no name that could be misspelled ("Minister", "Ministry")."""
LEAST_SCORE = 0.25
STATEMENTS_CACHED = 20_000
"""Statements whose names are kept at hand."""
MOST_NAMES = 8
"""Statements that differ in more names tell of different people."""
LEAST_SIMILARITY_IN_PAIR = 70
"""Least similarity of two names that stand for each other in like statements."""
PARTICLES = {"al", "el", "bin", "ibn", "van", "von", "de", "da", "di", "del", "den", "der", "la", "le", "the"}


def find_name_variants(material: DisputeContext) -> list[Finding]:
    """Names of one person or body in two spellings."""
    found_in, written_small = _occurrences(material)
    names = sorted(
        name
        for name, count in found_in.counts()
        if len(name) >= LEAST_LETTERS
        and written_small.get(name.lower(), 0) < count
        and background_idf(stem(name.lower())) > COMMON_WORD_IDF
    )
    printed = _full_names(material)
    alike = _similar_names(names)
    partners = _partners(printed, {name for pair in alike for name in pair})
    found = []
    for one, other in alike:
        together = len(partners[one] & partners[other])
        if letters_only(other) in partners[one] or (not together and _ratio(one, other) < LEAST_SIMILARITY):
            continue
        sure = (0.35 if together else 0.0) + 0.002 * _ratio(one, other) + (0.1 if sound_key(one) == sound_key(other) else 0.0)
        if not set(found_in[one]).isdisjoint(found_in[other]):
            sure -= 0.2
        if sure >= 0.45:
            positions = ((one, tuple(found_in[one])), (other, tuple(found_in[other])))
            found.append(Finding("name", f"{one} or {other}", positions, min(0.9, sure)))
    found += _first_names(printed, written_small) + _swapped_names(material, found_in)
    for remembered in (letters_only, sound_key):  # tens of megabytes after the names of a large corpus
        remembered.cache_clear()
    return found


def _ratio(one: str, other: str) -> float:
    return float(ratio(letters_only(one), letters_only(other)))


def _occurrences(material: DisputeContext) -> tuple[NameIndex, dict[str, int]]:
    """Statements with each capitalised word that does not begin a sentence, and how often each word is written small."""
    forms = WordIndex(material.table.texts, WORD.findall)
    names = Vocabulary()
    number_of = forms.map_unique(lambda printed: names[name] if (name := _as_name(printed)) else -1)
    rows, words = forms.positions(number_of >= 0)
    opens = np.append(True, rows[1:] != rows[:-1])[: len(rows)] & (words == forms.first[rows])
    small: dict[str, int] = defaultdict(int)
    for printed, count in zip(forms.vocabulary, forms.counts.tolist(), strict=True):
        if printed[:1].islower():
            small[_bare(printed)] += count
    return NameIndex(names, number_of[words[~opens]], rows[~opens]), small


def _as_name(printed: str) -> str:
    """The name that a printed word is, empty for other words."""
    word = _bare(printed)
    return word if word[:1].isupper() and not word.isupper() else ""


def _bare(printed: str) -> str:
    return printed if printed.isalnum() else HANGING.sub("", printed)


def _full_names(material: DisputeContext) -> NameIndex:
    """Each full name as it is printed, with its statements."""
    names, found, numbers = Vocabulary(), array("i"), array("i")
    for number, statement in enumerate(material.statements):
        printed = FULL_NAME.findall(statement.text)
        found.extend(map(names.__getitem__, printed))
        numbers.extend([number] * len(printed))
    return NameIndex(names, np.array(found, dtype=np.int32), np.array(numbers, dtype=np.int32))


def _partners(printed: Iterable[str], wanted: set[str]) -> dict[str, set[str]]:
    """For each of the wanted words, the other words that it stands beside in full names."""
    beside: dict[str, set[str]] = defaultdict(set)
    for name in printed:
        parts = [POSSESSIVE.sub("", part) for part in name.split(" ") if part.lower() not in PARTICLES]
        for part in wanted.intersection(parts):
            beside[part].update(letters_only(other) for other in parts if other != part)
    return beside


def _similar_names(names: list[str]) -> list[tuple[str, str]]:
    """Pairs of names that may be spellings of one, found among those that begin alike."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        blocks[sound_key(name)[:2]].append(name)
    found = []
    for block in blocks.values():
        printed, sounds = [letters_only(name) for name in block], [sound_key(name) for name in block]
        for step in range(1, min(BLOCK, len(block))):
            near = cpdist(printed[:-step], printed[step:], scorer=ratio, dtype=np.float64) >= LEAST_SIMILARITY
            near |= cpdist(sounds[:-step], sounds[step:], scorer=ratio, dtype=np.float64) >= LEAST_SOUND_SIMILARITY
            for place in np.flatnonzero(near).tolist():
                one, other = block[place], block[place + step]
                if printed[place] != printed[place + step] and not _inflected(one, other):
                    found.append((one, other))
    return found


def _inflected(one: str, other: str) -> bool:
    """A plural, a demonym or a derived word is another form, not another spelling."""
    short, long = sorted((letters_only(one), letters_only(other)), key=len)
    return (long.startswith(short[:-1]) and bool(ENDINGS.search(long))) or (ENDINGS.sub("", short) == ENDINGS.sub("", long))


def _swapped_names(material: DisputeContext, found_in: NameIndex) -> list[Finding]:
    """Names that stand for each other in two statements on one matter, and are nearly the same."""
    likeness, left_of, right_of = material.pairs
    asked = np.flatnonzero((likeness >= LEAST_SCORE) & (material.setting.source[left_of] != material.setting.source[right_of]))
    found = []
    letter = {name: letters_only(name)[:1] if len(name) >= LEAST_LETTERS else None for name in found_in}
    letters = Vocabulary()
    crossing = found_in.crossing(
        left_of[asked], right_of[asked], lambda name: -1 if (first := letter.get(name)) is None else letters[first]
    )
    asked = asked[crossing]  # most pairs are done after this look
    names_in = lru_cache(maxsize=STATEMENTS_CACHED)(found_in.names_in)
    for left, right in zip(left_of[asked].tolist(), right_of[asked].tolist(), strict=True):
        mine, theirs = names_in(left), names_in(right)
        ones = [name for name in mine - theirs if name not in material.statements[right].text]
        others = [name for name in theirs - mine if name not in material.statements[left].text] if ones else ones
        if not ones or not others or len(ones) > MOST_NAMES or len(others) > MOST_NAMES:
            continue
        firsts = {letter[one] for one in ones} & {letter[other] for other in others} - {None}
        for one in sorted(ones) if firsts else ():
            first = letter[one]
            for other in sorted(others) if first in firsts else ():
                if (
                    letter[other] == first
                    and _ratio(one, other) >= LEAST_SIMILARITY_IN_PAIR
                    and letters_only(one) != letters_only(other)
                    and not _inflected(one, other)
                ):
                    positions = ((one, tuple(found_in[one])), (other, tuple(found_in[other])))
                    found.append(Finding("name", f"{one} or {other}", positions, 0.62))
    return found


def _first_names(printed: Mapping[str, Sequence[int]], written_small: Mapping[str, int]) -> list[Finding]:
    """One surname with first names of which one is short for the other ("Mike", "Michael").

    A word that the corpus writes small as well only begins a sentence before a name ("When Lumo", "While Lumo").
    """
    by_surname: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in printed:
        parts = [POSSESSIVE.sub("", part) for part in name.split(" ")]
        if len(parts) == 2 and len(parts[1]) >= LEAST_LETTERS and not written_small.get(parts[0].lower()):
            by_surname[parts[1]].append((parts[0], name))
    found = []
    for surname, bearers in sorted(by_surname.items()):
        if len(bearers) == 1:
            continue
        firsts: dict[str, set[int]] = defaultdict(set)
        for first, name in bearers:
            firsts[first].update(printed[name])
        names = sorted(firsts)
        for place, one in enumerate(names):
            for other in names[place + 1 :]:
                same_start = letters_only(one)[:2] == letters_only(other)[:2] and abs(len(one) - len(other)) >= 1
                if same_start and min(len(one), len(other)) > 2 and not firsts[one] & firsts[other]:
                    positions = ((f"{one} {surname}", tuple(sorted(firsts[one]))), (f"{other} {surname}", tuple(sorted(firsts[other]))))
                    found.append(Finding("name", f"{one} or {other} {surname}", positions, 0.6))
    return found
