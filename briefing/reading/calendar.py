"""Dates as pages print them, to ISO 8601."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re
from datetime import UTC, date, datetime

from briefing.model import Record

MONTHS = {
    form: number
    for number, forms in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro января січня styczeń ocak",
            "february feb februar février fevrier febrero febbraio fevereiro февраля лютого",
            "march mar märz marz mars marzo março marco марта березня",
            "april apr avril abril aprile апреля квітня",
            "may mai mayo maggio maio мая травня",
            "june jun juni juin junio giugno junho июня червня",
            "july jul juli juillet julio luglio julho июля липня",
            "august aug août aout agosto августа серпня",
            "september sept sep septembre septiembre settembre setembro сентября вересня",
            "october oct oktober octobre octubre ottobre outubro okt октября жовтня",
            "november nov novembre noviembre novembro ноября листопада",
            "december dec dezember décembre decembre diciembre dicembre dezembro dez декабря грудня",
        ),
        start=1,
    )
    for form in forms.split()
}
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_TIME = r"(?:(?:,| at| -| –|T)?\s*(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[ap]\.?\s?m\b)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
_CLOCK = r"(?:\s*T?\s*(?P<hour>\d{2})(?P<minute>\d{2})(?:\d{2}(?:[.,]\d+)?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
BASIC = re.compile(
    rf"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:(?=[T ]\d{{4}}|\d{{6}}(?!\d)){_CLOCK}|(?![\d./-]))",
    re.IGNORECASE,
)
"""The short form of ISO 8601, `20240305T101500Z`."""
YEAR_FIRST = re.compile(
    rf"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<mark>[./]) ?(?P<month>\d{{1,2}})(?P=mark) ?(?P<day>\d{{1,2}})(?!\d)\.?{_TIME}", re.IGNORECASE
)
"""`2024/3/5`, `2024.03.05`, and Korea's `2024. 3. 5.`: whoever begins with the year goes on with the month."""
YEAR_AND_NAME = re.compile(rf"\b(?P<year>(?:19|20)\d\d)[ -](?P<name>{_NAMES})\.?[ -](?P<day>\d{{1,2}})\b{_TIME}", re.IGNORECASE)
SHORT_YEAR = re.compile(
    rf"(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? {{1,2}}(?P<day>\d{{1,2}})[ -](?P<name>{_NAMES})[ -]"
    rf"|(?<![\d-])(?P<day2>\d{{1,2}})-(?P<name2>{_NAMES})-)(?P<year>\d{{2}})(?![\d-]){_TIME}",
    re.IGNORECASE,
)
"""Years of two digits, where mails, feeds and databases write them: `Tue, 05 Mar 24 09:12`, `05-Mar-24`."""
UNIX = re.compile(r"1\d{9}(?:\d{3})?")
CENTURY = 70
"""Years of two digits below this are of our century, as RFC 2822 and POSIX have it."""
ISO = re.compile(rf"\b(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_TIME}", re.IGNORECASE)
DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?(?: of| de)?[ -]+(?P<name>{_NAMES})\.?,?(?: de| del)?[ -]+(?P<year>\d{{4}})\b{_TIME}",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(rf"\b(?P<name>{_NAMES})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b{_TIME}", re.IGNORECASE)
NUMBERS = re.compile(rf"\b(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)(?P<year>\d{{4}})\b{_TIME}", re.IGNORECASE)
CJK = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})[/-](?P<day>\d{1,2})(?=[/-]|$)", re.IGNORECASE)
EARLIEST = 1600
PATTERNS = (ISO, DAY_FIRST, MONTH_FIRST, YEAR_FIRST, NUMBERS, YEAR_AND_NAME, SHORT_YEAR, BASIC, CJK)


class Moment(Record, frozen=True):
    """A date or date-time in ISO 8601; `ambiguous` where day and month could be either."""

    iso: str
    ambiguous: bool = False


def find(text: str) -> Moment | None:
    """The first full date in a short stretch of text, or None."""
    return next((moment for match in _matches(text) if (moment := _moment(match))), None)


def span_of(text: str) -> tuple[int, int] | None:
    """Where the date stands that `find` finds."""
    return next((match.span() for match in _matches(text) if _moment(match)), None)


def _matches(text: str) -> list[re.Match[str]]:
    found = [match for pattern in PATTERNS if (match := pattern.search(text))]
    return sorted(found, key=lambda item: (item.start(), -item.end()))


def from_number(value: float) -> Moment | None:
    """The moment of a Unix time in seconds or milliseconds, or None where it makes no sense."""
    seconds = value / 1000 if value > 1e11 else value
    if not 0 < seconds < 4e9:
        return None
    return Moment(iso=datetime.fromtimestamp(int(seconds), UTC).isoformat())


def from_digits(text: str) -> Moment | None:
    """The moment of a Unix time that is written as text, or None for a text that is something else."""
    return from_number(int(text)) if UNIX.fullmatch(text.strip()) else None


def in_address(address: str) -> str | None:
    """The day that a web address names, as `/2023/09/12/` or `/2023-09-12-` does, or None."""
    found = IN_ADDRESS.search(address)
    if not found:
        return None
    name = found["month"].lower()
    month = MONTHS.get(name) or (int(name) if name.isdigit() else 0)
    try:
        return date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return None


def _moment(match: re.Match[str]) -> Moment | None:
    parts = match.groupdict()
    if parts.get("name2"):
        parts |= {"day": parts["day2"], "name": parts["name2"]}
    if len(parts["year"]) == 2:
        parts["year"] = f"{20 if int(parts['year']) < CENTURY else 19}{parts['year']}"
    ambiguous = False
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        month_first = parts["mark"] == "/" and second > 12
        ambiguous = first <= 12 and second <= 12 and first != second and parts["mark"] != "."
        day, month = (second, first) if month_first else (first, second)
    else:
        day = int(parts["day"])
        month = MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
    try:
        day_found = date(int(parts["year"]), month, day)
    except ValueError:
        return None
    if day_found.year < EARLIEST:
        return None
    return Moment(iso=day_found.isoformat() + _time(parts), ambiguous=ambiguous)


def _time(parts: dict[str, str]) -> str:
    """The time of day as `THH:MM`, with the zone where it is given."""
    if not parts.get("hour"):
        return ""
    hour, half = int(parts["hour"]), (parts.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or int(parts["minute"]) > 59:
        return ""
    zone = parts.get("zone") or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{hour:02}:{parts['minute']}{'+00:00' if zone in ('Z', 'z') else zone}"
