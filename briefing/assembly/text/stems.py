"""Stems of words: Porter's for comparing statements, and the first six letters for comparing a statement with a title."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import snowballstemmer

from briefing.analysis.dates.patterns import FULL_MONTHS, WEEKDAYS
from briefing.analysis.wordlists import listed
from briefing.yamlfile import shipped


class WordLists(NamedTuple):
    """Of words.yaml: words that are left out, and the base that stands for a form."""

    function_words: frozenset[str]
    forms: dict[str, str]


@lru_cache(maxsize=1)
def word_lists() -> WordLists:
    """The word lists that ship."""
    data = shipped(Path(__file__).parent / "words.yaml")
    return WordLists(
        frozenset(data["function_words"].split()), {form: base for base, forms in data["forms"].items() for form in forms.split()}
    )


def stem(word: str) -> str:
    """The stem of a word in lower case, the same for forms of one word (Porter's English stemmer, and the table of forms above)."""
    return str(_stemmer()(word_lists().forms.get(word, word)))


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    found: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return found


COMMON = listed(
    """the a an of to in on at for and or but with by from as is are was were be been has have had it its this that he she they his her
    their who which will would not said says after"""
)


def short_stem(word: str) -> str:
    """The first letters of a word in lower case that carries meaning, for comparing texts; empty for others."""
    return word[:6] if len(word) > 2 and word not in COMMON else ""


@lru_cache(maxsize=1)
def calendar_stems() -> list[str]:
    """Stems of days and months."""
    return sorted(stem(name.lower()) for name in (*WEEKDAYS, *FULL_MONTHS))
