"""One quotation in different words."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import product
from math import inf

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from briefing.analysis.wordlists import NUMBER_WORDS
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.text.names import sound_key
from briefing.assembly.text.quotations import quoted_passages
from briefing.assembly.text.stems import stem, word_lists
from briefing.model import DisputeKind

WORD = re.compile(r"\w+(?:['’]\w+)?")
MOST_PER_THOUSAND = 10
"""Findings for each thousand statements of a large corpus, those of the likest statements: more are not shown."""
STATEMENTS_CACHED = 20_000
"""Statements whose quotations are kept at hand."""
FILLED_IN = frozenset("*[]")
"""In a quotation in which a desk has put something in the place of the words that were said."""
LEAST_WORDS, LEAST_SAME = 4, 0.55
MOST_SIMILARITY = 70
"""Similarity (0 to 100) from which two words are one, spelled or shortened differently."""
CERTAINTY, CERTAINTY_OF_CONTENT, CERTAINTY_OF_WORDING = 0.22, 0.42, 0.46
"""Of words that may be left out or put otherwise, of one telling word in the place of another, and of that where nothing explains it."""
SAME_OF_WORDING, LEAST_AROUND, MOST_PHRASE = 0.75, 5, 3
"""Share of the words of the shorter that both print, and how many those are at least, around a word or a phrase of so many words."""
WRITTEN = re.compile(rf"\d|\b(?:{'|'.join(NUMBER_WORDS)})\b")
"""In a number, which is written in figures or in words."""
SAME_OF_CONTENT = 0.8
"""Share of the words around such a word that both print."""
MOST_CHANGED = 4
"""Words of one changed place; more is another sentence."""


def find_quote_variants(context: DisputeContext, pairs: Pairs) -> list[Finding]:
    """Quotations that two articles print with different words in the same place."""
    quotations = lru_cache(maxsize=STATEMENTS_CACHED)(lambda number: _long_quotations(context.text(number)))
    pairs = pairs.within(context.terms.quoting)
    pairs = pairs.subset(context.rows.source[pairs.left] != context.rows.source[pairs.right])
    most = MOST_PER_THOUSAND * len(context.statements) // 1000 if context.large else inf
    findings: dict[frozenset[str], Finding] = {}
    for _, left, right in pairs.best_first(0.0):
        if len(findings) >= most:
            break
        for (ones, words), (others, other_words) in product(quotations(left), quotations(right)):
            if 2 * len(words & other_words) >= min(len(words), len(other_words)) and (changed := changed_words(ones, others)):
                positions = ((ones.strip(), (left,)), (others.strip(), (right,)))
                about = f"the same quotation: “{changed[0]}” or “{changed[1]}”"
                finding = Finding(DisputeKind.GARBLE, about, positions, _certainty(changed, ones, others))
                findings.setdefault(frozenset(word.lower() for word in changed), finding)
    return list(findings.values())


def _certainty(changed: tuple[str, str], left: str, right: str) -> float:
    """How sure it is that somebody is misquoted."""
    left_words, right_words = (WORD.findall(text.lower().replace("’", "'")) for text in (left, right))
    shared = LCSseq.similarity(left_words, right_words)
    same = shared / max(1, min(len(left_words), len(right_words)))
    one, other = (word.lower() for word in changed)
    if _changed_places(left_words, right_words) > 1:
        return CERTAINTY
    around = LEAST_AROUND if same < SAME_OF_CONTENT else LEAST_WORDS
    if (
        _is_worded_apart(one, other, left_words, right_words)
        and max(around, SAME_OF_WORDING * len(min(left_words, right_words, key=len))) <= shared
    ):
        return CERTAINTY_OF_WORDING
    telling = " " not in one + other and word_lists().function_words.isdisjoint((one, other)) and sound_key(one) != sound_key(other)
    telling = telling and one not in right_words and other not in left_words
    return CERTAINTY_OF_CONTENT if telling and same >= SAME_OF_CONTENT else CERTAINTY


def _changed_places(left: list[str], right: list[str]) -> int:
    """In how many places two printings differ in telling words: in several, they are two translations, or words put together from notes."""
    blocks = LCSseq.opcodes(left, right).as_matching_blocks()
    ends = [(0, 0), *((block.a + block.size, block.b + block.size) for block in blocks)]
    places = 0
    for (a, c), (b, d, size) in zip(ends, blocks, strict=False):
        inside = a + c > 0 and size > 0
        told = [word for word in [*left[a:b], *right[c:d]] if word not in word_lists().function_words]
        if told and (inside or (a < b and c < d)) and not _same_words(left[a:b], right[c:d]):
            places += 1
    return places


def _is_worded_apart(phrase: str, other: str, left: Collection[str], right: Collection[str]) -> bool:
    """Whether a telling word or a short phrase stands in the place of another one, and not a number, an inflection or another spelling."""
    ones, others = (
        [word for word in words.split() if "'" not in word and word not in word_lists().function_words] for words in (phrase, other)
    )
    if not ones or not others or max(len(phrase.split()), len(other.split())) > MOST_PHRASE:
        return False
    if all(word in right for word in ones) or all(word in left for word in others) or any(map(WRITTEN.search, (*ones, *others))):
        return False
    return ratio(sound_key(phrase), sound_key(other)) < MOST_SIMILARITY and {stem(word) for word in ones}.isdisjoint(map(stem, others))


def _long_quotations(text: str) -> list[tuple[str, frozenset[str]]]:
    """The quotations of a text that are long enough, and their words."""
    found = ((piece, frozenset(WORD.findall(piece.lower().replace("’", "'")))) for piece in quoted_passages(text))
    return [(piece, spoken) for piece, spoken in found if len(spoken) >= LEAST_WORDS]


def changed_words(left: str, right: str) -> tuple[str, str] | None:
    """The first words that differ between two printings of one quotation; None where they agree, or are two quotations."""
    left_words, right_words = WORD.findall(left.replace("’", "'")), WORD.findall(right.replace("’", "'"))
    if min(len(left_words), len(right_words)) < LEAST_WORDS or not FILLED_IN.isdisjoint(left + right):
        return None
    left_lower, right_lower = [word.lower() for word in left_words], [word.lower() for word in right_words]
    least = max(LEAST_WORDS - 1, LEAST_SAME * min(len(left_words), len(right_words)))
    if left_lower == right_lower or LCSseq.similarity(left_lower, right_lower) < least:
        return None
    blocks = LCSseq.opcodes(left_lower, right_lower).as_matching_blocks()
    ends = [(0, 0), *((block.a + block.size, block.b + block.size) for block in blocks)]
    for (a, c), (b, d, _) in zip(ends, blocks, strict=False):
        if a == b or c == d or max(b - a, d - c) > MOST_CHANGED:
            continue
        if any("'" not in word and word.lower() not in word_lists().function_words for word in [*left_words[a:b], *right_words[c:d]]):
            changed = " ".join(left_words[a:b]), " ".join(right_words[c:d])
            if ratio(changed[0].lower(), changed[1].lower()) < MOST_SIMILARITY and not _same_words(left_words[a:b], right_words[c:d]):
                return changed
    return None


def _same_words(left: list[str], right: list[str]) -> bool:
    """Whether two runs are the same words inflected or shortened: "running" and "run", "Gen." and "General", "F.B.I." and "FBI"."""
    if len(left) == len(right):
        return all(
            stem(one.lower()) == stem(other.lower()) or other.startswith(one) or one.startswith(other)
            for one, other in zip(left, right, strict=True)
        )
    return "".join(left).lower() == "".join(right).lower()
