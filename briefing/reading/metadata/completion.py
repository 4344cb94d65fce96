"""What the text itself and the file's name say about a source, added where the format said nothing."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from msgspec.structs import replace

from briefing.model import Known, Metadata, Span
from briefing.reading import calendar
from briefing.reading.layout import Layout
from briefing.reading.layout.lines import BYLINE, COMMENT_HEAD
from briefing.reading.layout.mastheads import masthead
from briefing.reading.publishers import agencies, outlets
from briefing.reading.publishers.people import people

BY = re.compile(r"^(?:by|von|por|par|di|door|av|af|text|words|reporter|correspondent)\b\s*:?\s*", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:,| and | & | und | et | y | e )\s*(?=[^\W\d_a-z])")
AFTER_NAMES = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+")
ROLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|bureau|contributor|columnist|desk|special to|political|senior)\b", re.IGNORECASE
)
MODIFIED = re.compile(r"updated|modified|edited", re.IGNORECASE)
ADDRESS = re.compile(r"\bhttps?://[^\s<>\"'“”]+")
LABELLED_ADDRESS = re.compile(
    r"^(?:url|link|address|source|source url|original|permalink)\s*:\s*(https?://\S+)$", re.IGNORECASE | re.MULTILINE
)
FILE_DATE = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
SPEAKS_OF_THE_STORY = ("notice", "byline", "date line", "page furniture", "foot of the page", "about the site", "leftover", "header")
"""Reasons of furniture that may name the outlet or the agency of the story, and not only that of a picture or of another story."""
OF_A_PICTURE = re.compile(r"\b(?:image|photo|caption|picture|getty|illustration|file)\b|^\w+:\S|©\s?[^\W\d]", re.IGNORECASE)
UNDER_HEADLINE = "line under the headline"
HEAD_LINES = 7
"""Lines from the top among which an address that is a line of its own is the article's."""
FIRST = 3
"""Paragraphs in which a dateline is looked for."""


def complete_metadata(metadata: Metadata, text: str, layout: Layout, path: str, language: Known | None) -> Metadata:
    """What is known of a source, with what can be read off its text and the name of its file; what is unknown stays None."""
    notices = [(item.reason, text[item.start : item.end]) for item in layout.furniture if item.end - item.start < 600]
    lines = [line for reason, line in notices if reason in SPEAKS_OF_THE_STORY]
    authors, byline_outlet = _byline([line for reason, line in notices if reason == "byline"])
    address = metadata.address or _address(text)
    if address:
        address = replace(address, value=outlets.original(address.value))
    dates, printed = _dates(notices), _masthead(notices)
    metadata = agencies.without_agencies(metadata)
    authors = authors or printed.authors
    agency = metadata.agency or agencies.of_story([text[slice(*span)] for span in layout.paragraphs[:FIRST]], filter(_no_picture, lines))
    return replace(
        metadata,
        title=_surest(metadata.title, _title(text, layout.title_span)),
        outlet=_surest(metadata.outlet, printed.outlet, _outlet(lines, byline_outlet, address)),
        published=_surest(metadata.published, printed.published or dates[0], _address_date(address), _file_date(path)),
        modified=metadata.modified or dates[1],
        language=language,
        address=address,
        agency=agency,
        authors=authors if authors and all(one.certainty == "doubtful" for one in metadata.authors) else metadata.authors,
    )


def _surest(*values: Known | None) -> Known | None:
    """The first value that is not doubtful, else the first: what is printed beats what a program has noted of the file."""
    known = [value for value in values if value]
    return next((value for value in known if value.certainty != "doubtful"), known[0] if known else None)


class _Printed(NamedTuple):
    """What the line under the headline says."""

    outlet: Known | None = None
    published: Known | None = None
    authors: tuple[Known, ...] = ()


def _masthead(notices: list[tuple[str, str]]) -> _Printed:
    found = next((head for reason, line in notices if reason == "date line" and (head := masthead(line.strip()))), None)
    if found is None:
        return _Printed()
    return _Printed(
        Known(value=found.outlet, certainty="likely", origin=UNDER_HEADLINE),
        Known(value=found.day.iso, certainty="doubtful" if found.day.ambiguous else "likely", origin=UNDER_HEADLINE),
        people([found.writers], UNDER_HEADLINE, None, "likely" if found.said else "doubtful"),
    )


def _no_picture(line: str) -> bool:
    return not OF_A_PICTURE.search(line)


def _title(text: str, span: Span | None) -> Known | None:
    return Known(value=" ".join(text[slice(*span)].split()), certainty="likely", origin="first line of the text") if span else None


def _byline(lines: list[str]) -> tuple[tuple[Known, ...], str | None]:
    """The authors a byline names, and the outlet or agency after them."""
    for line in lines:
        if not BYLINE.fullmatch(line.strip()):
            continue
        names = BY.sub("", line.strip())
        found = outlets.BYLINE_OUTLET.search(names)
        outlet = None
        if found and (agencies.canonical(found["name"]) or (len(found["name"].split()) > 1 and found["name"].lower().startswith("the "))):
            outlet, names = found["name"].strip(), names[: found.start()]
        if names.startswith(("The ", "the ")) or agencies.canonical(names):
            return (), outlets.tidy(names)
        pieces = BETWEEN.split(AFTER_NAMES.split(names, maxsplit=1)[0])
        return people([piece for piece in pieces if not ROLE.search(piece)], "byline", None, "likely"), outlet
    return (), None


def _outlet(lines: list[str], byline: str | None, address: Known | None) -> Known | None:
    """From the page's own notices first, then from the address."""
    if byline and not agencies.canonical(byline):
        return Known(value=byline, certainty="likely", origin="byline")
    for pattern, origin in (
        (outlets.COPYRIGHT, "copyright line"),
        (outlets.SOURCE, "“Source:” line"),
        (outlets.BLURB, "the site's own words"),
    ):
        for line in lines:
            found = pattern.match(line.strip())
            name = outlets.tidy(found["name"]) if found else ""
            if name and not agencies.canonical(name) and not ADDRESS.match(name) and len(name.split()) <= 7:
                return Known(value=name, certainty="likely", origin=origin)
    named = outlets.from_address(address.value) if address else None
    return Known(value=named[0], certainty="likely" if named[1] else "doubtful", origin="address") if named else None


def _dates(notices: list[tuple[str, str]]) -> tuple[Known | None, Known | None]:
    """Published and modified, from date lines; failing these, the first reader's comment bounds the date."""
    published = modified = None
    for reason, line in notices:
        if reason not in ("date line", "byline", "page furniture"):
            continue
        for piece in re.split(r"(?i)(?=\b(?:last )?(?:updated|modified)\b)", line):
            moment = calendar.find(piece)
            if moment is None:
                continue
            if MODIFIED.match(piece.strip()):
                modified = modified or Known(value=moment.iso, certainty="likely", origin="date line")
            else:
                published = published or Known(value=moment.iso, certainty="doubtful" if moment.ambiguous else "likely", origin="date line")
    if published is None:
        comments = [calendar.find(line) for reason, line in notices if reason in ("comments", "link") and COMMENT_HEAD.fullmatch(line)]
        days = sorted(moment.iso[:10] for moment in comments if moment)
        if days:
            published = Known(value=days[0], certainty="doubtful", origin="earliest reader's comment")
    return published, modified


def _file_date(path: str) -> Known | None:
    found = FILE_DATE.search(PurePosixPath(path).name)
    moment = calendar.find("-".join(found.groups())) if found else None
    return Known(value=moment.iso, certainty="doubtful", origin="file name") if moment else None


def _address_date(address: Known | None) -> Known | None:
    day = calendar.in_address(address.value) if address else None
    return Known(value=day, certainty="likely", origin="address") if day else None


def _address(text: str) -> Known | None:
    """An address that a line of its own gives, at the top or the foot."""
    found = LABELLED_ADDRESS.search(text[:2000]) or LABELLED_ADDRESS.search(text[-2000:])
    if found:
        return Known(value=found[1], certainty="likely", origin="address line")
    lines = [line.strip() for line in text[:2000].splitlines() if line.strip()][:HEAD_LINES]
    lines += [line.strip() for line in text[-600:].splitlines() if line.strip()][-1:]
    alone = next((line for line in lines if ADDRESS.fullmatch(line)), None)
    return Known(value=alone, certainty="likely", origin="a line of its own") if alone else None
