"""Exports of Nexis Uni and LexisNexis: a head with title, paper and day, the text, and notes behind it.

Nexis Uni prints title, paper, day, copyright, fields, `Body`, the text, and `End of Document`; the older LexisNexis a count (`2 of 14
DOCUMENTS`), paper, day, title, fields in capitals, the text, `LOAD-DATE` and the copyright.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.reading import calendar
from briefing.reading.clippings.clipping import Clipping, Line, lines_of, metadata_of, spans_of, words_in

END = re.compile(
    r"(?:end of document|ende des dokuments|fin (?:du|del) documento?|einde van (?:het )?document|fine del documento)", re.IGNORECASE
)
COUNT = re.compile(
    r"(?:(?:document|dokument|page)\s+)?\d{1,6} (?:of|von|de|di|van) \d{1,6}(?: (?:documents?|dokumenten?|documentos?))?", re.IGNORECASE
)
HEAD = re.compile(
    r"(?P<name>byline|section|length|dateline|highlight|body|series|edition|rubrik|ressort|l[äa]nge|autor)\s*(?::\s*(?P<value>.*))?",
    re.IGNORECASE,
)
NOTES = re.compile(
    r"(?:load-date|language|publication-type|document-type|graphic|subject|company|organization|person|city|state|country|geographic|industry|ticker|"
    r"journal code|acc-no|type|update|sprache|correction-date|notes|pub-type|classification)\s*(?::.*)?",
    re.IGNORECASE,
)
FOOT = re.compile(r"(?:load-date|language|publication-type|classification|update|sprache|pub-type)\b", re.IGNORECASE)
"""The notes that a text may be known to end at; a paragraph may begin with `City:`."""
COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))\s.*\d{4}|all rights reserved\.?", re.IGNORECASE)
EDITION = re.compile(r"(?:\w+ ){0,4}(?:edition|ausgabe)\.?", re.IGNORECASE)
FIELDS_NEEDED = 2


def find(text: str) -> list[Clipping] | None:
    """The articles of an export; None for any other text."""
    lines = lines_of(text)
    groups = list(_groups(lines))
    if not groups or not any(_is_article(group) for group in groups):
        return None
    return [clipping for group in groups if words_in(group) and (clipping := _clipping(group))]


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each article: up to each `End of Document`, else from each count of documents."""
    ends = any(END.fullmatch(line.text) for line in lines)
    if not ends and not any(
        COUNT.fullmatch(line.text) and line.text.lower().endswith(("documents", "dokumente", "dokumenten")) for line in lines
    ):
        return
    group: list[Line] = []
    for line in lines:
        if END.fullmatch(line.text) if ends else COUNT.fullmatch(line.text):
            if group:
                yield group
            group = []
        elif not COUNT.fullmatch(line.text):
            group.append(line)
    if group:
        yield group


def _is_article(group: Sequence[Line]) -> bool:
    names = {found["name"].lower() for line in group if (found := HEAD.fullmatch(line.text))}
    return len(names) + any(FOOT.match(line.text) for line in group) >= FIELDS_NEEDED


def _clipping(group: list[Line]) -> Clipping | None:
    """The article of some lines; None for a cover page, a list of what was found, or the foot of the file."""
    if not _is_article(group):
        return None
    anchor = next(place for place, line in enumerate(group) if HEAD.fullmatch(line.text) or COPYRIGHT.match(line.text))
    # The last of the dates above the first field: a cover page has dates of its own.
    day = max((place for place, line in enumerate(group[:anchor]) if _is_day(line.text)), default=None)
    fields = _fields(group[anchor:])
    begin = anchor + _length_of_head(group[anchor:])
    stop = next((place for place in range(begin, len(group)) if FOOT.match(group[place].text)), len(group))
    stop = _before_notes(group, begin, stop)
    title, outlet, first = _heading(group, anchor, day)
    values = {
        "title": " ".join(line.text for line in title),
        "outlet": outlet.text if outlet else "",
        "published": group[day].text if day is not None else "",
        "authors": fields.get("byline", "") or fields.get("autor", ""),
        "language": next((line.text.partition(":")[2].strip() for line in group[stop:] if line.text.lower().startswith("language:")), ""),
    }
    head = [line for line in group[first:begin] if line not in title]
    return Clipping(
        start=group[first].start,
        end=group[-1].end,
        metadata=metadata_of("Nexis", values),
        title=spans_of(title),
        furniture=spans_of([*head, *group[stop:]]),
        has_text=stop > begin,
    )


def _is_day(text: str) -> bool:
    span = calendar.span_of(text)
    return span is not None and span[0] <= len("Wednesday, ") and len(text) - (span[1] - span[0]) < 40


def _heading(group: Sequence[Line], anchor: int, day: int | None) -> tuple[list[Line], Line | None, int]:
    """The lines of the title, that of the outlet, and the place of the first line of the article."""
    if day is None:
        title = _paragraph_above(group, anchor)
        return title, None, group.index(title[0]) if title else anchor
    outlet = group[day - 1] if day else None
    below = [line for line in group[day + 1 : anchor] if not COPYRIGHT.match(line.text) and not EDITION.fullmatch(line.text)]
    if below:  # the older form: paper, day, title
        return below, outlet, max(day - 1, 0)
    title = _paragraph_above(group, day - 1) if day else []
    return title, outlet, group.index(title[0]) if title else max(day - 1, 0)


def _paragraph_above(group: Sequence[Line], place: int) -> list[Line]:
    """The lines without an empty one between them that end above a place."""
    found: list[Line] = []
    for line in reversed(group[:place]):
        found.insert(0, line)
        if line.gap:
            break
    return found


def _fields(lines: Sequence[Line]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        if (field := HEAD.fullmatch(line.text)) and field["value"]:
            found.setdefault(field["name"].lower(), field["value"])
    return found


def _length_of_head(lines: Sequence[Line]) -> int:
    """How many lines there are up to the text: to `Body`, else to the last field before it."""
    body = next((place for place, line in enumerate(lines) if re.fullmatch(r"body\s*:?", line.text, re.IGNORECASE)), None)
    if body is not None:
        return body + 1
    place = 0
    while place < len(lines) and (HEAD.fullmatch(lines[place].text) or COPYRIGHT.match(lines[place].text)):
        place += 1
    return place


def _before_notes(group: Sequence[Line], begin: int, stop: int) -> int:
    """Where the text ends: notes that stand one under the other belong to those behind it, and so does the copyright."""
    while stop > begin + 1 and (NOTES.fullmatch(group[stop - 1].text) or COPYRIGHT.match(group[stop - 1].text)):
        stop -= 1
    return stop
