"""How many outlets say something, and how many independent origins stand behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.model import Article, Attribution, Brief, Origin, Source, Statement, Voice, count_support
from briefing.reading.publishers.agencies import canonical


class OriginCounter:
    """Counts outlets and origins of statements, and says for each who stands behind it: the store keeps that, for counts after edits.

    Where an article attributes a statement to another outlet of the corpus ("told Le Monde", "the BBC reported"), or to an agency, the
    other is its origin. A medium that is not in the corpus stands behind what several outlets have from it.
    """

    def __init__(self, articles: Sequence[Article], origins: Sequence[Origin]) -> None:
        self._learn(
            [article.source for article in articles],
            [voice for article in articles for voice in article.analysis.voices],
            [attribution for article in articles for attribution in article.analysis.attributions],
            origins,
        )

    @classmethod
    def of(cls, brief: Brief) -> OriginCounter:
        """The counter of a brief, which counts as the one did that it was made with."""
        counter = cls.__new__(cls)
        counter._learn(brief.sources, brief.voices, brief.attributions, brief.origins)
        return counter

    def _learn(
        self, sources: Sequence[Source], voices: Sequence[Voice], attributions: Iterable[Attribution], origins: Sequence[Origin]
    ) -> None:
        self._origin = {source: origin.id for origin in origins for source in origin.sources}
        self._outlet = {source.id: _outlet(source) for source in sources}
        by_outlet = {
            outlet: self._origin[source] for source, outlet in reversed(self._outlet.items()) if outlet != source and source in self._origin
        }
        agencies = {origin.agency: origin.id for origin in reversed(origins) if origin.agency}
        media: dict[str, str] = {}
        for voice in voices:
            forms = (voice.name, *voice.aliases)
            agency = next(filter(None, map(canonical, forms)), None) if voice.kind == "media" else None
            outlet = next((by_outlet[name.lower()] for name in forms if name.lower() in by_outlet), None)
            if outlet or agency:
                media[voice.id] = outlet or agencies.get(agency or "", f"agency {agency}")
        heard = {voice.id: f"medium {voice.id}" for voice in voices if voice.kind == "media"}
        self._channels, self._heard = media, heard | media
        self._quoted = {}
        for attribution in attributions:
            if origin := self.of_channel(attribution.via) or self.of_voice(attribution.voice):
                self._quoted[attribution.id] = origin

    def of_channel(self, voice: str | None) -> str | None:
        """The origin of what somebody else says through a voice; None where that is no medium of the corpus and no agency."""
        return self._channels.get(voice or "")

    def of_voice(self, voice: str | None) -> str | None:
        """The origin of what a voice says; None where it is no medium, so that the article itself is the origin."""
        return self._heard.get(voice or "")

    def of_source(self, source: str) -> str:
        """The origin of what a source says itself."""
        return self._origin.get(source, source)

    def behind(self, statement: Statement) -> tuple[str, str]:
        """The outlet and the origin of a statement."""
        quoted = (self._quoted[name] for name in statement.attributions if name in self._quoted)
        return self._outlet[statement.source], next(quoted, self.of_source(statement.source))

    def count(self, statements: Sequence[Statement]) -> tuple[int, int]:
        """Outlets and independent origins behind these statements."""
        return count_support(map(self.behind, statements))


def _outlet(source: Source) -> str:
    """The outlet's name in lower case, or the source's id where it is unknown."""
    outlet = source.metadata.outlet
    return outlet.value.lower() if outlet and outlet.certainty != "doubtful" else source.id
