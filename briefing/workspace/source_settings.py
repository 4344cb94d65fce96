"""`sources:` in `briefing.yaml`: values of single sources that a person has mended, laid over what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from msgspec.structs import replace

from briefing.model import Known, Metadata, Problem, Source
from briefing.reading import calendar
from briefing.workspace.project import SourceSettings

ORIGIN = "briefing.yaml"


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
                source = replace(source, metadata=_mended(source.metadata, one))
            kept.append(source)
    return kept, problems


def _mended(metadata: Metadata, settings: SourceSettings) -> Metadata:
    """The metadata with what is set."""
    moment = calendar.find(settings.date or "")
    given = {
        "outlet": settings.outlet,
        "title": settings.title,
        "published": moment.iso if moment else None,
        "agency": settings.agency,
        "address": settings.address,
    }
    known = {name: Known(value=value, certainty="sure", origin=ORIGIN) for name, value in given.items() if value}
    names = (settings.author,) if isinstance(settings.author, str) else settings.author
    authors = tuple(Known(value=name, certainty="sure", origin=ORIGIN) for name in names) if names is not None else metadata.authors
    return replace(metadata, **known, authors=authors)


def _wrong_dates(settings: Mapping[str, SourceSettings]) -> Iterable[Problem]:
    for path, one in settings.items():
        if one.date and calendar.find(one.date) is None:
            yield Problem(
                path=ORIGIN,
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
                path=ORIGIN,
                error=f"sources: {path} is no source of this corpus" + (f"; did you mean {near[0]}?" if near else ""),
                advice="Write the path as the list of sources shows it.",
                kind="notice",
            )
