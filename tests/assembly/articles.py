"""Small corpora for the tests of assembly."""

from __future__ import annotations

import hashlib

from briefing.analysis import dates
from briefing.model import Analysis, Article, Known, Metadata, Source, Statement


def article(name: str, *sentences: str, published: str | None = None, outlet: str | None = None, agency: str | None = None) -> Article:
    """An article of these sentences, one statement each, nothing else analysed but times."""

    def known(value: str | None) -> Known | None:
        return Known(value=value, certainty="sure", origin="test") if value else None

    text = "\n".join(sentences)
    source = Source(
        id=hashlib.sha256(name.encode()).hexdigest()[:12],
        path=f"{name}.txt",
        text=text,
        sha256="0" * 64,
        metadata=Metadata(published=known(published), outlet=known(outlet), agency=known(agency)),
    )
    when = dates.find(source)
    statements, at = [], 0
    for ordinal, sentence in enumerate(sentences):
        end = at + len(sentence)
        found = tuple(date for date in when if at <= date.start and date.end <= end)
        statements.append(
            Statement(
                id=f"{source.id}:{at}", source=source.id, start=at, end=end, text=sentence, ordinal=ordinal, paragraph=ordinal, dates=found
            )
        )
        at = end + 1
    return Article(source=source, analysis=Analysis(source=source.id, statements=tuple(statements)))
