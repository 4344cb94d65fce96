"""Exports of Factiva: fields by two letters (HD, BY, WC, PD, SN, LP, TD), or the same lines without them; each ends in `Document …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.reading import calendar
from briefing.reading.clippings.clipping import Clipping, Line, lines_of, metadata_of, spans_of
from briefing.reading.layout.lines import AGENCY_LINE

END = re.compile(r"(?:AN[\s|]+)?Document [A-Z][A-Z0-9]{2,11}\d{8}\w{4,16}", re.IGNORECASE)
CODES = "HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CR|CO|IN|NS|RE|PUB|AN|CLM|SE|IPC|IPD|VOL|ART|CT|RF|GC|DLN"
FIELD = re.compile(rf"(?P<code>{CODES})(?:[\s|:]+(?P<value>\S.*))?")
WORDS = re.compile(r"\d[\d,. ]{0,9} (?:words|mots|wörter|palabras|parole|palavras|woorden|слов)", re.IGNORECASE)
TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?(?: GMT)?", re.IGNORECASE)
CODE = re.compile(r"[A-Z][A-Z0-9]{2,9}")
COPYRIGHT = re.compile(r"(?:\(c\)|©|copyright)\s?", re.IGNORECASE)
BYLINE = re.compile(r"(?:by|von|por|par|di)\s", re.IGNORECASE)
NAMES = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*(?:,| and| &)? ?){2,8}")
LONGEST_HEAD = 12
"""Lines between the count of words and the text."""


def find(text: str) -> list[Clipping] | None:
    """The articles of an export; None for any other text."""
    lines = lines_of(text)
    ends = [place for place, line in enumerate(lines) if END.fullmatch(line.text)]
    found, first = [], 0
    for end in ends:
        group = lines[first : end + 1]
        first = end + 1
        if clipping := _fielded(group) or _plain(group):
            found.append(clipping)
    return found or None


def _fielded(group: Sequence[Line]) -> Clipping | None:
    """An article whose fields have their codes."""
    places = [(place, found["code"]) for place, line in enumerate(group) if (found := FIELD.fullmatch(line.text))]
    begin = next((place for place, code in places if code == "HD"), None)
    codes = {code for _, code in places}
    if begin is None or len(codes & {"WC", "PD", "SN", "LP", "TD"}) < 3:
        return None
    values: dict[str, str] = {}
    texts: list[Line] = []
    stops = [place for place, _ in places if place >= begin] + [len(group)]
    named = dict(places)
    for place, stop in pairwise(stops):
        held = group[place:stop]
        first = FIELD.fullmatch(held[0].text)
        value = " ".join([first["value"] or "" if first else "", *(line.text for line in held[1:])]).strip()
        values.setdefault(named[place], value)
        if named[place] in ("LP", "TD"):
            texts += held
    title = next(iter(group[begin:]))
    metadata = metadata_of(
        "Factiva",
        {
            "title": values.get("HD", ""),
            "outlet": values.get("SN", ""),
            "published": values.get("PD", ""),
            "authors": values.get("BY", ""),
            "language": values.get("LA", ""),
        },
    )
    codes_in_text = tuple((line.start, line.start + 2) for line in texts if FIELD.fullmatch(line.text))
    others = [line for line in group[begin:] if line not in texts]
    return Clipping(
        title.start, group[-1].end, metadata, (), (*spans_of(others), *codes_in_text), bool(values.get("LP") or values.get("TD"))
    )


def _plain(group: Sequence[Line]) -> Clipping | None:
    """An article whose lines have no codes: title, byline, words, day, time, paper, code, language, copyright, text."""
    count = next((place for place, line in enumerate(group) if WORDS.fullmatch(line.text)), None)
    if not count:
        return None
    above = count - 1
    byline = ""
    line = group[above].text
    if above and (BYLINE.match(line) or NAMES.fullmatch(line) or AGENCY_LINE.fullmatch(line)):
        byline, above = line, above - 1
    title = [group[above]]
    while above and not group[above].gap:
        above -= 1
        title.insert(0, group[above])
    if len(title) > 1 and _is_section(title):
        title = title[1:]
    begin, outlet, day = _head(group, count + 1)
    values = {"title": " ".join(line.text for line in title), "outlet": outlet, "published": day, "authors": byline}
    head = [line for line in group[above:begin] if line not in title]
    return Clipping(
        start=title[0].start,
        end=group[-1].end,
        metadata=metadata_of("Factiva", values),
        title=spans_of(title),
        furniture=spans_of([*head, group[-1]]),
        has_text=begin < len(group) - 1,
    )


def _is_section(lines: Sequence[Line]) -> bool:
    """Whether the first of the lines above a text is a section of the paper: no headline is broken where its next word still fits."""
    first, second, *_ = (line.text for line in lines)
    return len(first) + 1 + len(second.split()[0]) <= max(len(line.text) for line in lines)


def _head(group: Sequence[Line], place: int) -> tuple[int, str, str]:
    """Where the text begins behind the count of words, the paper and the day."""
    outlet = day = ""
    last = min(place + LONGEST_HEAD, len(group) - 1)
    copyright_line = next((here for here in range(place, last) if COPYRIGHT.match(group[here].text)), None)
    stop = copyright_line + 1 if copyright_line is not None else last
    for here in range(place, stop):
        text = group[here].text
        if not day and calendar.find(text):
            day = text
        elif day and not outlet and not TIME.fullmatch(text) and not COPYRIGHT.match(text):
            outlet = text
        elif copyright_line is None and outlet and not CODE.fullmatch(text) and len(text.split()) > 3:
            return here, outlet, day
    return stop, outlet, day
