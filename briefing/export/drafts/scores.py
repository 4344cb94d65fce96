"""Finds scores and records, which are one figure though they have two numbers or three: "lost 26-24", "a 9-7 season"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.assembly.text.stems import word_lists
from briefing.model import Span

SCORE = re.compile(r"(?<![\w.,$€£¥/–-])\d{1,3}([-–])\d{1,3}(?:\1\d{1,3})?(?![\w/%$€£¥–-]|[.,]\d)")
"""Numbers of three digits at most that a hyphen or an en dash joins; years, phone numbers and days in figures have others."""
FOLLOWING_WORD = re.compile(r"\s+([a-z]+(?:[.]m[.])?)")
UNITS = re.compile(r"(?:\w+s|people|men|women|children|percent|per|million|billion|trillion|[ap][.]?m[.]?|k?m|k?g|year|day|hour|minute)$")
"""What is counted by a range, not by a score."""
ADDRESS = re.compile(r"(?:\s+[A-Z]\w+){1,3}\s+(?:Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Square|Drive)\b")
PRECEDING_WORD = re.compile(r"([^\W\d_]+)[.]?\s+$")
BEFORE_RANGES = re.compile(
    r"(?i:ages?|aged|pages?|pp|chapters?|verses?|weeks?|grades?|levels?|rooms?|lines?|articles?|sections?|days?|nos?|numbers?|flights?|"
    r"between|about|some|around|roughly|nearly|next|past|another|street|route|highway|room|"
    r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)$"
)
"""Words before ranges, days of a month and numbers of flights and houses."""
LARGEST_OF_MODEL = 199
"""Points that no team makes; a larger number behind a name with a capital is that of a model: Boeing 737-800."""
REACH = 20


class Score(NamedTuple):
    """A score: where it begins in its sentence, as it is printed, its numbers in their order."""

    start: int
    printed: str
    parts: tuple[int, ...]

    @property
    def turned(self) -> tuple[int, ...]:
        """Its numbers as the other side tells them."""
        return (self.parts[1], self.parts[0], *self.parts[2:])


def find_scores(sentence: str) -> Iterator[Score]:
    """The scores and records of a sentence, in order."""
    for match in SCORE.finditer(sentence):
        parts = tuple(int(part) for part in re.findall(r"\d+", match.group()))
        if not _is_range(sentence, match.span(), parts):
            yield Score(match.start(), match.group(), parts)


def _is_range(sentence: str, span: Span, parts: tuple[int, ...]) -> bool:
    """Whether the numbers are no score but a range, days of a month, or the number of a house, a flight or a model."""
    preceding = PRECEDING_WORD.search(sentence[max(0, span[0] - REACH) : span[0]])
    if ADDRESS.match(sentence, span[1]) or (preceding and BEFORE_RANGES.match(preceding[1])):
        return True
    if preceding and preceding[1][0].isupper() and parts[0] > LARGEST_OF_MODEL:
        return True
    follows = FOLLOWING_WORD.match(sentence, span[1])
    rises = len(parts) == 2 and parts[0] < parts[1]
    if not rises or not follows or follows[1] in word_lists().function_words:
        return False
    return bool(UNITS.match(follows[1]))
