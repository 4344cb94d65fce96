"""Dates as exports for people write them: "12 September 2023"."""

from __future__ import annotations

import re

from briefing.model import Known, Precision
from briefing.workspace.wording import UNCERTAIN

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
UNDATED = "undated"
_ISO = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?(?:[T ]([0-9]{2}:[0-9]{2}).*)?\Z", re.DOTALL)


def in_words(when: str) -> str:
    """A date of ISO 8601, whole or cut, without its time; what is none as it stands.

    >>> in_words("2023-09-12T08:30Z"), in_words("2023-09"), in_words("yesterday")
    ('12 September 2023', 'September 2023', 'yesterday')
    """
    found = _ISO.match(when)
    if found is None:
        return when
    year, month, day = found[1], found[2], found[3]
    return " ".join(part for part in (str(int(day)) if day else "", MONTHS[int(month) - 1] if month else "", year) if part)


def day_told(published: Known | None) -> str:
    """The day on which a source was published, in words, and that it is uncertain where it is; that it is undated where none is known.

    >>> day_told(Known(value="2023-09-12T08:30Z", certainty="doubtful", origin="the file's name"))
    '12 September 2023 (date uncertain)'
    """
    if published is None:
        return UNDATED
    return f"{in_words(published.value)}{UNCERTAIN if published.certainty == 'doubtful' else ''}"


def moment(when: str, precision: Precision) -> str:
    """A time of the timeline: a day with its hour where that is known, and a decade as `1980s`."""
    if precision == "decade":
        return when if when.endswith("s") else f"{when[:4]}s"
    found = _ISO.match(when)
    clock = f", {found[4]}" if found and found[4] and precision == "time" else ""
    return f"{in_words(when)}{clock}"


def span(first: str, last: str) -> str:
    """From one day to another, saying each part once.

    >>> span("2023-09-11", "2023-09-13"), span("2023-08-30", "2023-09-02"), span("2023-12-31", "2024-01-01")
    ('11 to 13 September 2023', '30 August to 2 September 2023', '31 December 2023 to 1 January 2024')
    """
    begin, end = in_words(first).split(" "), in_words(last).split(" ")
    if begin == end:
        return " ".join(end)
    while len(begin) > 1 and begin[1:] == end[len(end) - len(begin) + 1 :] and begin[-1] == end[-1] and len(begin) == len(end):
        begin = begin[:1]
    if len(begin) == 3 and begin[2] == end[-1]:
        begin = begin[:2]
    return f"{' '.join(begin)} to {' '.join(end)}"
