"""Values of single sources that a person has mended, in `sources:` of `briefing.yaml` or on the desk, laid over what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from briefing.model import Known, Metadata, Problem, Record, Source
from briefing.workspace import folders
from briefing.workspace.project import SourceSettings

if TYPE_CHECKING:
    from briefing.reading.calendar import Moment


class Correction(Record, frozen=True):
    """What was corrected in the source of a path, or of that checksum where it has another path now."""

    path: str
    checksum: str
    values: SourceSettings


def apply(sources: Sequence[Source], settings: Mapping[str, SourceSettings]) -> tuple[list[Source], list[Problem]]:
    """The sources with what is set for them, without those to be ignored, and what in the settings fits no source or is no date."""
    if not settings:
        return list(sources), []
    problems = [*_wrong_dates(settings), *_unknown(settings, [path for source in sources for path in source.paths])]
    kept = []
    for source in sources:
        # A path with a part is for that article alone, and counts before what is set for the file.
        keys = [key for path in source.paths for key in (path.partition("#")[0], path)]
        chosen = [settings[key] for key in dict.fromkeys(keys) if key in settings]
        if not any(one.ignore for one in chosen):
            for one in chosen:
                source = replace(source, metadata=mended(source.metadata, one, folders.PROJECT))
            kept.append(source)
    return kept, problems


def corrected(sources: Iterable[Source], corrections: Sequence[Correction]) -> list[Source]:
    """The sources with what was corrected on the desk, in the order in which that was done."""
    by_path: dict[str, list[Correction]] = {}
    by_checksum: dict[str, list[Correction]] = {}
    for one in corrections:
        by_path.setdefault(one.path, []).append(one)
        by_checksum.setdefault(one.checksum, []).append(one)
    found = []
    for source in sources:
        here = next((by_path[path] for path in (source.path, *source.paths) if path in by_path), by_checksum.get(source.sha256, ()))
        values = SourceSettings()
        for one in here:
            values = joined(values, one.values)
        found.append(replace(source, metadata=mended(source.metadata, values, folders.EDITS)))
    return found


def joined(before: SourceSettings, values: SourceSettings) -> SourceSettings:
    """What is set after two corrections of a source: the later one where both speak."""
    return replace(before, **{name: value for name, value in asdict(values).items() if value is not None})


def mended(metadata: Metadata, settings: SourceSettings, origin: str) -> Metadata:
    """The metadata with what is set; `origin` says where. What is no date sets none."""
    moment = _moment(settings.date or "")
    given = {
        "outlet": settings.outlet,
        "title": settings.title,
        "published": moment.iso if moment else None,
        "agency": settings.agency,
        "address": settings.address,
    }
    known = {name: Known(value=value, certainty="sure", origin=origin) for name, value in given.items() if value}
    if settings.author is None or settings.author == "":  # an empty list says that nobody is named
        return replace(metadata, **known)
    names = (settings.author,) if isinstance(settings.author, str) else settings.author
    return replace(metadata, **known, authors=tuple(Known(value=name, certainty="sure", origin=origin) for name in names if name))


def wrong_date(text: str) -> str:
    """What is wrong with a date that was typed, or nothing."""
    return "" if not text.strip() or _moment(text) else f"“{text}” is no date; write it as 2024-03-05."


def _wrong_dates(settings: Mapping[str, SourceSettings]) -> Iterable[Problem]:
    for path, one in settings.items():
        if one.date and _moment(one.date) is None:
            yield Problem(
                path=folders.PROJECT,
                error=f"sources: {path}: date: “{one.date}” is no date",
                advice="Write it as 2024-03-05.",
                kind="notice",
            )


def _unknown(settings: Mapping[str, SourceSettings], paths: Sequence[str]) -> Iterable[Problem]:
    known = {*paths, *(path.partition("#")[0] for path in paths)}
    for path in settings:
        if path not in known:
            near = get_close_matches(path, known, 1)
            yield Problem(
                path=folders.PROJECT,
                error=f"sources: {path} is no source of this corpus" + (f"; did you mean {near[0]}?" if near else ""),
                advice="Write the path as the list of sources shows it.",
                kind="notice",
            )


def _moment(text: str) -> Moment | None:
    from briefing.reading import calendar  # ten milliseconds of patterns, which the first frame of the desk has no need of

    return calendar.find(text)
