"""Files made of next to nothing many times over: what each article and each complaint costs, a file of any size can ask for too often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.model import Problem, Source
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.files import ReadError

BYTES_OF_AN_ARTICLE = 140
"""Of a file of many, on average: a row of a table of posts has as much, with its date and address."""
MOST_PROBLEMS = 1_000
"""Problems of one file that are named one by one."""


class Crowd:
    """Counts the articles of a document, and holds them against its size."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._articles = self._characters = 0

    def add(self, draft: Draft) -> None:
        """Count one more. Raises `ReadError` where they are more than a file of that size has."""
        self._articles += 1
        self._characters += len(draft.text)
        # What is packed has more characters than bytes.
        most = self._document.limits.articles + max(self._document.size, self._characters) // BYTES_OF_AN_ARTICLE
        if self._articles > most:
            raise ReadError(
                f"it holds more than {most:,} articles, which for its size is too many; those before are read",
                "Leave out rows of next to no text, split it, or raise the limit (articles) in the settings.",
            )


def with_few_problems(items: Iterable[Source | Problem], name: str) -> Iterator[Source | Problem]:
    """What a file holds, with the first of its problems; how many more there are is one problem at the end."""
    problems = 0
    for item in items:
        if isinstance(item, Problem):
            problems += 1
            if problems > MOST_PROBLEMS:
                continue
        yield item
    if problems > MOST_PROBLEMS:
        more = problems - MOST_PROBLEMS
        yield Problem(
            path=name, error=f"{more:,} more problems were found in it", advice="Look at those that are named, then open it again."
        )
