"""What a statement is made of, for comparing it with others: words, pairs of words, numbers, times and quoted words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from math import log
from typing import NamedTuple

import snowballstemmer
import yaml

from briefing import marks
from briefing.assembly.forms import Cue
from briefing.assembly.quantities import Quantity
from briefing.model import Statement

WORD = re.compile(r"[^\W_]+(?:[.][^\W_](?=[.\W]|$))*(?:[’'][^\W_]+)?")
MARK = re.compile(f"[{marks.OPENING}]|^[‘']")
"""What one of the stretches between spaces has in a text with a quotation: only such texts are worth a look for one."""
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{3,})(?:[”\"»]|$)|(?:^|\s)[‘']([^‘’']{3,}(?:[’'][a-z]+[^‘’']*)*)[’'](?=\W|$)")


NEGATION = Cue(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b")
"""Negation."""
DENIAL = Cue(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?"
    r"|rebuff(?:s|ed)?|rebut(?:s|ted)?|debunk(?:s|ed)?|false(?:ly)?|untrue|baseless|unfounded|groundless)\b",
    phrases=r"\b(?:without merit|no (?:truth|evidence|proof|basis))\b",
    hint=r"\b(?:merit|truth|evidence|proof|basis)\b",
)
"""The denial of something said."""


class Words(NamedTuple):
    """Of words.yaml: words that are left out, and the base that stands for a form."""

    function_words: frozenset[str]
    forms: dict[str, str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists that ship."""
    data = yaml.safe_load(resources.files(__package__).joinpath("words.yaml").read_text(encoding="utf-8"))
    return Words(frozenset(data["function_words"].split()), {form: base for base, forms in data["forms"].items() for form in forms.split()})


@lru_cache(maxsize=1)
def _background() -> tuple[float, dict[str, float]]:
    """The logarithm of the number of sentences counted, and of each stem's count."""
    lines = resources.files(__package__).joinpath("background.txt").read_text(encoding="utf-8").splitlines()
    counts = (line.rpartition(" ") for line in lines[1:])
    return log(float(lines[0])), {stem: log(float(count) + 1) for stem, _, count in counts}


def commonness(stem: str) -> float:
    """The weight of a stem by how seldom news has it: ln(sentences / sentences with it), from about 2 to about 11."""
    sentences, counts = _background()
    return sentences - counts.get(stem, 0.0)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word in lower case, the same for forms of one word (Porter's English stemmer, and the table of forms above)."""
    return str(_stemmer()(words().forms.get(word, word)))


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    found: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return found


def plain(word: str) -> str:
    """A word in lower case without its possessive or dots: `U.S.` is `us.`, kept apart from `us`."""
    if "." in word:
        return word.replace(".", "").lower() + "."
    low = word.lower().replace("’", "'")
    return low[:-2] if low.endswith("'s") else low


def content_words(text: str) -> list[str]:
    """The stems of a text's content words, in order of reading."""
    return [stem for word in WORD.findall(text) if (stem := word_of(word))]


def word_of(printed: str) -> str:
    """The stem of a printed word that carries meaning; empty for function words and figures."""
    low = plain(printed)
    return "" if low in words().function_words or low[0].isdigit() else stem(low)


def numbers_of(statement: Statement, found: Sequence[Quantity]) -> set[str]:
    """The numbers of a statement, unit and value, without those of its dates; `found` are all numbers in it."""
    return {f"{number.unit}{number.value:g}" for number in amounts(statement, found)}


def amounts(statement: Statement, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The numbers of a statement without those of its dates; `found` are all in it."""
    dated = [(date.start - statement.start, date.end - statement.start) for date in statement.dates]
    return (number for number in found if not any(start <= number.start < end for start, end in dated))


def quoted_pieces(text: str) -> Sequence[str]:
    """The stretches between quotation marks of a text."""
    return [double or single for double, single in QUOTED.findall(text)]
