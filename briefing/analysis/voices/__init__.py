"""Who a source span names: voices within one article."""

from __future__ import annotations

from briefing.analysis.voices.resolver import VoiceResolver
from briefing.model import Attribution, Mention, Source, Voice


def resolve(source: Source, attributions: list[Attribution], mentions: list[Mention]) -> tuple[list[Voice], list[Attribution]]:
    """The voices of an article, and its attributions with `voice` and `via` set to their ids."""
    if not attributions:
        return [], []
    return VoiceResolver(source, attributions, mentions).run()
