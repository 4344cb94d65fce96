"""Names that are printed in different ways: spellings and transliterations of one name, and first names that don't agree."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cpdist

from briefing.assembly.arrays import first_of_runs
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.disputes.name_index import NameIndex
from briefing.assembly.text.names import letters_only, sound_key
from briefing.assembly.text.stems import stem
from briefing.assembly.text.terms import background_idf
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.assembly.text.words import WordIndex
from briefing.model import DisputeKind

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
STATEMENTS_CACHED = 20_000
"""Statements whose names are kept at hand."""
LEAST_CERTAINTY = 0.45
CERTAINTY_OF_SPELLINGS, CERTAINTY_OF_OTHER_NAMES = 0.25, 0.42
"""Of two spellings of one name, which a reader may join as aliases; and of two names that stand in the same place."""
MOST_NAMES = 8
"""Statements that differ in more names tell of different people."""
LEAST_SIMILARITY_IN_PAIR = 70
"""Least similarity of two names that stand for each other in like statements."""
PARTICLES = {"al", "el", "bin", "ibn", "van", "von", "de", "da", "di", "del", "den", "der", "la", "le", "the"}


class Spellings:
    """The letters of names and what they sound like, each computed once."""

    def __init__(self) -> None:
        self.letters = cache(letters_only)
        self.sound = cache(sound_key)

    def similarity(self, left: str, right: str) -> float:
        """How similar two names are spelled, 0 to 100."""
        return float(ratio(self.letters(left), self.letters(right)))

    def inflected(self, left: str, right: str) -> bool:
        """Whether one is a plural, a demonym or a derived word of the other: another form, not another spelling."""
        short, long = sorted((self.letters(left), self.letters(right)), key=len)
        return (long.startswith(short[:-1]) and bool(ENDINGS.search(long))) or (ENDINGS.sub("", short) == ENDINGS.sub("", long))


def find_name_variants(context: DisputeContext, pairs: Pairs) -> list[Finding]:
    """Names of one person or body in two spellings; first names of one person that differ; names swapped in two alike statements."""
    spellings = Spellings()
    names, written_small = _occurrences(context)
    full_names = _full_names(context)
    variants = _spelling_variants(names, full_names, written_small, spellings)
    return variants + _first_names(full_names, written_small, spellings) + _swapped_names(context, pairs, names, spellings)


def _finding(names: Mapping[str, Sequence[int]], left: str, right: str, certainty: float) -> Finding:
    positions = ((left, tuple(names[left])), (right, tuple(names[right])))
    return Finding(DisputeKind.NAME, f"{left} or {right}", positions, certainty)


def _spelling_variants(names: NameIndex, full_names: NameIndex, written_small: Mapping[str, int], spellings: Spellings) -> list[Finding]:
    """Words of names that are spellings of one, as they sound alike or stand beside the same first name or title."""
    proper = sorted(
        name
        for name, count in names.counts()
        if len(name) >= LEAST_LETTERS
        and written_small.get(name.lower(), 0) < count
        and background_idf(stem(name.lower())) > COMMON_WORD_IDF
    )
    similar = _similar_names(proper, spellings)
    partners = _partners(full_names, {name for pair in similar for name in pair}, spellings.letters)
    findings = []
    for left, right in similar:
        together = len(partners[left] & partners[right])
        similarity = spellings.similarity(left, right)
        if spellings.letters(right) in partners[left] or (not together and similarity < LEAST_SIMILARITY):
            continue
        sounds_alike = spellings.sound(left) == spellings.sound(right)
        certainty = (0.35 if together else 0.0) + 0.002 * similarity + (0.1 if sounds_alike else 0.0)
        if not set(names[left]).isdisjoint(names[right]):
            certainty -= 0.2
        if certainty >= LEAST_CERTAINTY:
            findings.append(_finding(names, left, right, CERTAINTY_OF_SPELLINGS * (0.8 + 0.2 * min(1.0, certainty))))
    return findings


def _occurrences(context: DisputeContext) -> tuple[NameIndex, dict[str, int]]:
    """Statements with each capitalised word that does not begin a sentence, and how often each word is written small."""
    index = WordIndex(context.terms.tokens, WORD.findall)
    names = Vocabulary()
    number_of = index.map_unique(lambda printed: names[name] if (name := _as_name(printed)) else -1)
    rows, words = index.positions(number_of >= 0)
    opens = first_of_runs(rows) & (words == index.first[rows])
    small: dict[str, int] = defaultdict(int)
    for printed, count in zip(index.vocabulary, index.counts.tolist(), strict=True):
        if printed[:1].islower():
            small[_bare(printed)] += count
    return NameIndex(names, number_of[words[~opens]], rows[~opens]), small


def _as_name(printed: str) -> str:
    """The name that a printed word is, empty for other words."""
    word = _bare(printed)
    return word if word[:1].isupper() and not word.isupper() else ""


def _bare(printed: str) -> str:
    return printed if printed.isalnum() else HANGING.sub("", printed)


def _full_names(context: DisputeContext) -> NameIndex:
    """Each full name as it is printed, with its statements."""
    names, name_of, statement_of = Vocabulary(), array("i"), array("i")
    for number, statement in enumerate(context.statements):
        printed = FULL_NAME.findall(statement.text)
        name_of.extend(map(names.__getitem__, printed))
        statement_of.extend([number] * len(printed))
    return NameIndex(names, np.array(name_of, dtype=np.int32), np.array(statement_of, dtype=np.int32))


def _partners(printed: Iterable[str], wanted: set[str], letters: Callable[[str], str]) -> dict[str, set[str]]:
    """For each of the wanted words, the other words that it stands beside in full names."""
    beside: dict[str, set[str]] = defaultdict(set)
    for name in printed:
        parts = [POSSESSIVE.sub("", part) for part in name.split(" ") if part.lower() not in PARTICLES]
        for part in wanted.intersection(parts):
            beside[part].update(letters(other) for other in parts if other != part)
    return beside


def _similar_names(names: list[str], spellings: Spellings) -> list[tuple[str, str]]:
    """Pairs of names that may be spellings of one, among those that begin with the same sounds."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        blocks[spellings.sound(name)[:2]].append(name)
    similar = []
    for block in blocks.values():
        letters, sounds = [spellings.letters(name) for name in block], [spellings.sound(name) for name in block]
        for step in range(1, min(BLOCK, len(block))):
            near = cpdist(letters[:-step], letters[step:], scorer=ratio, dtype=np.float64) >= LEAST_SIMILARITY
            near |= cpdist(sounds[:-step], sounds[step:], scorer=ratio, dtype=np.float64) >= LEAST_SOUND_SIMILARITY
            for place in np.flatnonzero(near).tolist():
                left, right = block[place], block[place + step]
                if letters[place] != letters[place + step] and not spellings.inflected(left, right):
                    similar.append((left, right))
    return similar


def _swapped_names(context: DisputeContext, pairs: Pairs, names: NameIndex, spellings: Spellings) -> list[Finding]:
    """Names that stand for each other in two statements on one topic, and are nearly the same."""
    pairs = pairs.subset(context.rows.source[pairs.left] != context.rows.source[pairs.right])
    letter = {name: spellings.letters(name)[:1] if len(name) >= LEAST_LETTERS else None for name in names}
    codes = Vocabulary()
    crossing = names.crossing(pairs.left, pairs.right, lambda name: -1 if (first := letter.get(name)) is None else codes[first])
    pairs = pairs.subset(crossing)  # most pairs are done after this look
    names_in = lru_cache(maxsize=STATEMENTS_CACHED)(names.names_in)
    findings = []
    for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        ones = sorted(name for name in names_in(left) - names_in(right) if name not in context.text(right))
        others = sorted(name for name in names_in(right) - names_in(left) if name not in context.text(left)) if ones else []
        if len(ones) > MOST_NAMES or len(others) > MOST_NAMES:
            continue
        findings += [
            _finding(names, one, other, CERTAINTY_OF_SPELLINGS if _one_sound(one, other, spellings) else CERTAINTY_OF_OTHER_NAMES)
            for one in ones
            for other in others
            if letter[one] is not None
            and letter[one] == letter[other]
            and min(background_idf(stem(name.lower())) for name in (one, other)) > COMMON_WORD_IDF
            and _nearly_the_same(one, other, spellings)
            and (_one_sound(one, other, spellings) or not _in_one_article(context, names, one, other))
        ]
    return findings


def _one_sound(left: str, right: str, spellings: Spellings) -> bool:
    """Whether two names sound so much alike that they are one, or one is short of a letter of the other."""
    here, there = spellings.sound(left), spellings.sound(right)
    return ratio(here, there) >= LEAST_SOUND_SIMILARITY or spellings.similarity(left, right) >= LEAST_SIMILARITY


def _in_one_article(context: DisputeContext, names: NameIndex, left: str, right: str) -> bool:
    """Whether an article has both names, and so knows them apart."""
    here, there = ({int(context.rows.source[row]) for row in names[name]} for name in (left, right))
    return not here.isdisjoint(there)


def _nearly_the_same(left: str, right: str, spellings: Spellings) -> bool:
    """Whether two names are spelled nearly, but not quite, the same."""
    if spellings.similarity(left, right) < LEAST_SIMILARITY_IN_PAIR:
        return False
    return spellings.letters(left) != spellings.letters(right) and not spellings.inflected(left, right)


def _first_names(full_names: NameIndex, written_small: Mapping[str, int], spellings: Spellings) -> list[Finding]:
    """One surname with first names of which one is short for the other ("Mike", "Michael").

    A word that the corpus writes small as well only begins a sentence before a name ("When Lumo", "While Lumo").
    """
    bearers: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for name in full_names:
        parts = [POSSESSIVE.sub("", part) for part in name.split(" ")]
        if len(parts) == 2 and len(parts[1]) >= LEAST_LETTERS and not written_small.get(parts[0].lower()):
            bearers[parts[1]][parts[0]].update(full_names[name])
    findings = []
    for surname, statements in sorted(bearers.items()):
        for left, right in combinations(sorted(statements), 2):
            same_start = spellings.letters(left)[:2] == spellings.letters(right)[:2] and len(left) != len(right)
            if same_start and min(len(left), len(right)) > 2 and not statements[left] & statements[right]:
                positions = tuple((f"{first} {surname}", tuple(sorted(statements[first]))) for first in (left, right))
                about = f"{left} or {right} {surname}"
                findings.append(Finding(DisputeKind.NAME, about, positions, CERTAINTY_OF_SPELLINGS))
    return findings
