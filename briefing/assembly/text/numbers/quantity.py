"""Numbers and amounts in a statement: value, unit, what is counted, and how exact the figure is meant."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import isfinite
from sys import intern
from typing import NamedTuple

from briefing.analysis.wordlists import NUMBER_WORDS, any_of, listed
from briefing.assembly.text.vocabulary import Vocabulary
from briefing.model import Statement

UNITS = {word: value for value, word in enumerate(NUMBER_WORDS)}
TENS = {word: 10 * value for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mn": 1e6,
    "bn": 1e9,
    "m": 1e6,
    "b": 1e9,
    "k": 1e3,
}
CURRENCIES = "$€£¥₹₩₽₺₪₴"
CURRENCY_WORDS = {
    word: sign
    for sign, words in {
        "$": "dollar dollars usd",
        "€": "euro euros eur",
        "£": "pound pounds sterling gbp",
        "¥": "yen yuan renminbi",
        "₽": "rouble roubles ruble rubles",
        "₹": "rupee rupees",
        "₩": "won",
        "₪": "shekel shekels",
        "¤": "peso pesos real reais franc francs krona kroner lira dinar dinars rand naira zloty crowns",
    }.items()
    for word in words.split()
}

WORDS = "|".join(sorted([*UNITS, *TENS, "hundred"], key=len, reverse=True))
SCALE_WORDS = "hundred|thousand|million|billion|trillion"
NUMBER = re.compile(
    rf"(?P<sign>[{CURRENCIES}])?\s?"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<ordinal>st|nd|rd|th)?(?:[\s-]?(?P<short>(?:mn|bn|m|b|k)\b))?"
    rf"|\b(?P<words>(?:{WORDS})(?:[\s-](?:and\s)?(?:{WORDS}))*)\b)"
    rf"(?P<scale>(?:[\s-]?(?:{SCALE_WORDS}))*)\b(?P<percent>\s?%|\s?per\s?cent\b|\spercentage\spoints?\b)?",
    re.I,
)
SPELLED = re.compile(rf"\b{any_of([*UNITS, *TENS, 'hundred'])}\b")
HINT = re.compile(rf"\d|{SPELLED.pattern}")
"""What any number has, in lower case: most statements are done after this look."""
DIGIT = re.compile(r"\d")
"""The same where no number is spelled, three times as fast to look for."""
LOWER = re.compile(
    r"\b(?:at least|more than|over|above|exceed(?:ing|ed|s)?|no fewer than|not less than|upwards? of|well over|topp(?:ed|ing))\s*$", re.I
)
UPPER = re.compile(
    r"\b(?:at most|up to|less than|fewer than|under|below|no more than|as many as|as much as|nearly|almost|close to)\s*$", re.I
)
ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|an? estimated|estimated|or so|circa)\s*$", re.I)
BOUND_ENDS = frozenset(
    listed(
        """least than over above exceed exceeding exceeded exceeds of topped topping most to under below as much many nearly almost
        about around some roughly approximately estimated so circa"""
    )
)
"""The last words of all bounds: most numbers are done after this look."""
GLUE = frozenset("/:_#@.")
"""What may stand before digits that are no amount."""
AFTER_GLUE = "/:_"
"""What may stand between them and other digits."""
LAST_WORD = re.compile(r"(\w+)$")
NOUNS_WITHIN = 60
"""Characters after a number in which the words are looked for that follow it."""
NOUN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
AFTER_NUMBER = re.compile(r"^[\s-]*((?:[^\W\d_]+[-’'\s]*){0,4})")


class Quantity(NamedTuple):
    """A number in a text: `start`, `end` in code points of that text; `unit` is `%`, a currency sign or empty.

    `bound` is `at least`, `at most`, `about` or empty; `nouns` are the words after it, in lower case (what is counted is among them).
    """

    value: float
    unit: str
    bound: str
    nouns: tuple[str, ...]
    start: int
    end: int
    printed: str
    ordinal: bool = False


BOUNDS = ("", "at least", "at most", "about")
"""What `Quantity.bound` can be."""


class QuantityStore:
    """The numbers of many texts, so that they are found once: values and places are kept, the rest is read again from the text."""

    def __init__(self) -> None:
        self._rows = array("i")
        self._ends = array("i")
        self._values, self._places, self._marks = array("d"), array("i"), array("b")
        self._units = Vocabulary()

    def add(self, row: int, quantities: Sequence[Quantity]) -> None:
        """Keep the numbers of a text; the rows ascend."""
        for quantity in quantities:
            self._values.append(quantity.value)
            self._places.extend((quantity.start, quantity.end))
            self._marks.extend((self._units[quantity.unit], BOUNDS.index(quantity.bound), quantity.ordinal))
        if quantities:
            self._rows.append(row)
            self._ends.append(len(self._values))

    def of(self, row: int, text: str) -> list[Quantity]:
        """What `find_quantities` says of the text of a row."""
        at = bisect_left(self._rows, row)
        if at == len(self._rows) or self._rows[at] != row:
            return []
        units = list(self._units)
        found = []
        for number in range(self._ends[at - 1] if at else 0, self._ends[at]):
            start, end = self._places[2 * number : 2 * number + 2]
            unit, bound, ordinal = self._marks[3 * number : 3 * number + 3]
            nouns = _nouns(text[end : end + NOUNS_WITHIN])
            printed = text[start:end].rstrip()
            found.append(Quantity(self._values[number], units[unit], BOUNDS[bound], nouns, start, end, printed, bool(ordinal)))
        return found


def find_quantities(text: str, hint: re.Pattern[str] = HINT) -> list[Quantity]:
    """Every number of the text in reading order; a bare "one" counts for nothing. `hint` is DIGIT where none is spelled."""
    found: list[Quantity] = []
    for match in _numbers(text, hint):
        sign, digits, ordinal, short, words, scale, percent = match.groups()
        printed, end = match.group().lstrip(), match.end()
        start = end - len(printed)
        printed = printed.rstrip()
        if _inside_word(text, start, end) if digits else printed.lower() == "one":
            continue
        nouns = _nouns(text[end : end + NOUNS_WITHIN])
        unit = "%" if percent else sign or next((CURRENCY_WORDS[word] for word in nouns[:2] if word in CURRENCY_WORDS), "")
        value = float(digits.replace(",", "")) if digits else _of_words(words.lower())
        if short or scale:
            value = _scaled(value, short, scale)
        if not isfinite(value):  # hundreds of digits are no amount
            continue
        found.append(Quantity(value, unit, _bound(text, match.start()), nouns, start, end, printed, bool(ordinal)))
    return found


def _nouns(after: str) -> tuple[str, ...]:
    """The words that a text begins with."""
    match = AFTER_NUMBER.match(after)
    return tuple([intern(word.lower()) for word in NOUN.findall(match[1])]) if match and match[1] else ()


def _numbers(text: str, hint: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of NUMBER, looked for only where the hint is."""
    low = text.lower()
    if len(low) != len(text):  # a few letters become two
        if hint.search(low):
            yield from NUMBER.finditer(text)
        return
    at = 0
    while hinted := hint.search(low, at):
        place = hinted.start()
        match = NUMBER.match(text, max(at, place - _before(text, place))) or NUMBER.match(text, place)
        if match:
            at = match.end()
            yield match
        else:
            at = hinted.end()


def _before(text: str, place: int) -> int:
    """How many characters of a number stand before its hint: a currency sign, a space, or both."""
    if place and (text[place - 1] in CURRENCIES or text[place - 1].isspace()):
        return 2 if place > 1 and text[place - 2] in CURRENCIES and text[place - 1].isspace() else 1
    return 0


def _inside_word(text: str, start: int, end: int) -> bool:
    """Digits glued to letters or other digits ("A320", "3:15", "9/11", "24-7") are names and times, not amounts."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 2]
    return before.isalnum() or before in GLUE or (after[:1] in AFTER_GLUE and after[1:].isdigit()) or after[:1].isalpha()


def _scaled(value: float, short: str | None, scale: str) -> float:
    """The value times its scales: "3bn", "two hundred thousand"."""
    if short:
        value *= SCALES[short.lower()]
    for word in scale.lower().replace("-", " ").split():
        value *= SCALES[word]
    return value


def _of_words(words: str) -> float:
    """The number that words come to."""
    value = 0.0
    for word in re.split(r"[\s-]+", words):
        if word == "hundred":
            value = (value or 1) * 100
        elif word != "and":
            value += UNITS.get(word, TENS.get(word, 0))
    return value


def _bound(text: str, start: int) -> str:
    before = text[max(0, start - 24) : start]
    pieces = before.rsplit(None, 1)
    if not pieces or (pieces[-1].isalpha() and pieces[-1].lower() not in BOUND_ENDS):
        return ""
    if (word := LAST_WORD.search(pieces[-1])) is None or word[1].lower() not in BOUND_ENDS:
        return ""
    if LOWER.search(before):
        return "at least"
    if UPPER.search(before):
        return "at most"
    return "about" if ABOUT.search(before) else ""


def undated(statement: Statement, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The numbers of a statement without those of its dates; `quantities` are all in it."""
    dated = [(date.start - statement.start, date.end - statement.start) for date in statement.dates]
    return (number for number in quantities if not any(start <= number.start < end for start, end in dated))
