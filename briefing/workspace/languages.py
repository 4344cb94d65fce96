"""Articles in languages that the analysis does not know: read and shown all the same, but who says what is not found in them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Problem, Source
from briefing.reading.metadata.language_tags import NAMES, primary

KNOWN = "en"


def problems(sources: Sequence[Source]) -> list[Problem]:
    """A problem for each language but English, at its first source: what the briefing says of its lines is not to be relied on."""
    by_language: dict[str, list[Source]] = {}
    for source in sources:
        known = source.metadata.language
        language = primary(known.value) if known else KNOWN
        if language != KNOWN:
            by_language.setdefault(language, []).append(source)
    return [_problem(NAMES.get(language, f"the language “{language}”"), found) for language, found in by_language.items()]


def _problem(language: str, sources: Sequence[Source]) -> Problem:
    more = f", as are {len(sources) - 1} more" if len(sources) > 2 else ", as is one more" if len(sources) == 2 else ""
    return Problem(
        path=sources[0].path,
        error=f"is in {language}{more}: who says what is found in English only.",
        advice="Its lines stand as the article’s own words; look into the source pane for who says them.",
        kind="notice",
    )
