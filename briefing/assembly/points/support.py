"""How many outlets say something, and how many independent origins stand behind them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Article, Origin, Statement


class Support:
    """Counts outlets and origins of statements.

    Where an article attributes a statement to another outlet of the corpus ("told Le Monde", "the BBC reported"), the other is its origin.
    """

    def __init__(self, articles: Sequence[Article], origins: Sequence[Origin]) -> None:
        self._origin = {source: origin.id for origin in origins for source in origin.sources}
        self._outlet = {article.source.id: _outlet(article) for article in articles}
        by_outlet = {
            outlet: self._origin[source] for source, outlet in reversed(self._outlet.items()) if outlet != source and source in self._origin
        }
        media = {
            voice.id: by_outlet[name.lower()]
            for article in articles
            for voice in article.analysis.voices
            for name in (voice.name, *voice.aliases)
            if name.lower() in by_outlet
        }
        self._quoted = {
            attribution.id: media[channel]
            for article in articles
            for attribution in article.analysis.attributions
            for channel in (attribution.via, attribution.voice)
            if channel in media
        }

    def count(self, statements: Sequence[Statement]) -> tuple[int, int]:
        """Outlets and independent origins behind these statements."""
        outlets = {self._outlet[statement.source] for statement in statements}
        origins = set()
        for statement in statements:
            quoted = (self._quoted[name] for name in statement.attributions if name in self._quoted)
            origins.add(next(quoted, self._origin.get(statement.source, statement.source)))
        return len(outlets), len(origins)


def _outlet(article: Article) -> str:
    """The outlet's name in lower case, or the source's id where it is unknown."""
    outlet = article.source.metadata.outlet
    return outlet.value.lower() if outlet and outlet.certainty != "doubtful" else article.source.id
