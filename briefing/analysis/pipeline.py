"""The way through analysis: a `Source` to its statements, attributions, voices and mentions. It needs nothing but the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from briefing.analysis import actors, attribution, dates, roles, voices
from briefing.analysis.speakers import attribute_sentences
from briefing.model import ROLES, Analysis, Attribution, DateMention, Mention, Source, Statement, Voice
from briefing.threads import single_threaded

Spanned = TypeVar("Spanned", Mention, DateMention)


class Seen(NamedTuple):
    """What the networks make of a source: who says what, and the role of each sentence."""

    tagged: list[Attribution]
    roles: list[roles.RoleScores]


@single_threaded()
def see(sources: Sequence[Source]) -> list[Seen]:
    """What the networks make of each of several sources: the same as of it alone, and sooner where they are short."""
    return [Seen(*one) for one in zip(attribution.find_all(sources), roles.assign_all(sources), strict=True)]


@single_threaded()
def analyse(source: Source, seen: Seen | None = None) -> Analysis:
    """Statements, attributions, voices, mentions of one source; `seen` is what the networks made of it, where that is known."""
    tagged, scores = seen or see([source])[0]
    mentions = actors.mentions(source)
    found_voices, attributions = voices.resolve(source, tagged, mentions)
    when = dates.find(source)
    statements = [
        replace(statement, role_scores=row.scores, role=ROLES[row.best] if row.best is not None else None)
        for statement, row in zip(_statements(source, attributions, mentions, when, found_voices), scores, strict=True)
    ]
    return Analysis(
        source=source.id,
        statements=tuple(statements),
        attributions=tuple(attributions),
        voices=tuple(found_voices),
        mentions=tuple(mentions),
    )


def redated(source: Source, analysis: Analysis) -> Analysis:
    """The analysis with its times resolved again, for a source whose date of publication is another than when it was analysed."""
    when = dates.find(source)
    starts = [one.start for one in when]
    statements = (replace(one, dates=_within(when, starts, one.start, one.end)) for one in analysis.statements)
    return replace(analysis, statements=tuple(statements))


def _within(spans: list[Spanned], starts: list[int], start: int, end: int) -> tuple[Spanned, ...]:
    low, high = bisect_left(starts, start), bisect_left(starts, end)
    return tuple(span for span in spans[low:high] if span.end <= end)


def _statements(
    source: Source, attributions: list[Attribution], mentions: list[Mention], when: list[DateMention], found_voices: list[Voice]
) -> list[Statement]:
    mention_starts, date_starts = [m.start for m in mentions], [d.start for d in when]
    whose = attribute_sentences(source, attributions, found_voices)
    return [
        Statement(
            id=f"{source.id}:{sentence.start}",
            source=source.id,
            start=sentence.start,
            end=sentence.end,
            text=source.text[sentence.start : sentence.end],
            ordinal=ordinal,
            paragraph=sentence.paragraph,
            heading=None if sentence.heading is None else _heading(source, sentence.heading),
            restates=sentence.restates,
            attributions=whose[ordinal],
            mentions=_within(mentions, mention_starts, sentence.start, sentence.end),
            dates=_within(when, date_starts, sentence.start, sentence.end),
        )
        for ordinal, sentence in enumerate(source.sentences)
    ]


def _heading(source: Source, index: int) -> str:
    heading = source.headings[index]
    return source.text[heading.start : heading.end]
