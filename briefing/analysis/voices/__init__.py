"""Who a source span names: voices within one article."""

from __future__ import annotations

from msgspec.structs import replace

from briefing.model import Attribution, Mention, Source, Voice, VoiceForm


def resolve(source: Source, attributions: list[Attribution], mentions: list[Mention]) -> tuple[list[Voice], list[Attribution]]:
    """The voices of an article, and its attributions with `voice` and `via` set to their ids."""
    voices: dict[str, Voice] = {}
    resolved = []
    for attribution in attributions:
        name = " ".join(source.text[start:end] for start, end in attribution.source_spans).strip()
        if name:
            number = f"{source.id}:v{len(voices)}"
            form = VoiceForm(text=name, source=source.id)
            voice = voices.setdefault(name, Voice(id=number, name=name, aliases=(name,), forms=(form,)))
            attribution = replace(attribution, voice=voice.id)
        resolved.append(attribution)
    return list(voices.values()), resolved
