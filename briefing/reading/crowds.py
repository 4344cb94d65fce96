"""Files made of next to nothing many times over: what each article and each complaint costs, a file of any size can ask for too often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.model import Problem, Source
from briefing.reading.document import Document
from briefing.reading.draft import Draft

BYTES_OF_AN_ARTICLE = 140
"""Of a file of many, on average: a row of a table of posts has as much, with its date and address."""
MOST_COUNTED = 100_000
"""Articles beyond the limit that are counted, and no more."""
MOST_PROBLEMS = 1_000
"""Problems of one file that are named one by one."""


class Crowd:
    """Counts the articles of a document, and holds them against its size: those beyond it are counted, and left out.

    Nothing is left out of a table whose rows have `BYTES_OF_AN_ARTICLE` each, however many they are.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._articles = self._characters = self._left_out = 0

    def takes(self, draft: Draft) -> bool:
        """Whether one more is read; False where they are more than a file of that size has."""
        if not self._left_out:
            self._articles += 1
            self._characters += _characters(draft)
            # What is packed has more characters than bytes.
            size = max(self._document.size, self._characters)
            if self._articles <= self._document.limits.articles + size // BYTES_OF_AN_ARTICLE:
                return True
            self._articles -= 1
        self._left_out += 1
        return False

    @property
    def is_counted(self) -> bool:
        """Whether so many are left out that no more are looked at."""
        return self._left_out > MOST_COUNTED

    def left_out(self) -> Iterator[Problem]:
        """How many were left out, and how they are read; nothing where none were."""
        if not self._left_out:
            return
        count = f"more than {MOST_COUNTED:,}" if self.is_counted else f"{self._left_out:,}"
        yield Problem(
            path=self._document.name,
            error=f"its first {self._articles:,} articles were read and the other {count} left out: they are shorter than "
            f"{BYTES_OF_AN_ARTICLE} bytes on average, and would take long",
            advice=f"To read them all, split it, or set limits.articles in the settings to {self._needed():,}; it is "
            f"{self._document.limits.articles:,} now.",
        )

    def _needed(self) -> int:
        """The least setting, as a round number, with which nothing (of what was counted) is left out."""
        return -(-(self._document.limits.articles + self._left_out) // 1_000) * 1_000


def _characters(draft: Draft) -> int:
    """Of the text and of what the row says beside it."""
    said = draft.metadata
    known = (said.title, said.outlet, said.published, said.modified, said.fetched, said.language, said.address, said.agency, *said.authors)
    return len(draft.text) + sum(len(one.value) for one in known if one)


def with_few_problems(items: Iterable[Source | Problem], name: str) -> Iterator[Source | Problem]:
    """What a file holds, with the first of its problems and the one that closes it; how many more there are is one problem at the end."""
    problems, last = 0, None
    for item in items:
        if isinstance(item, Problem):
            problems += 1
            if problems > MOST_PROBLEMS:
                last = item
                continue
        yield item
    of_the_whole = last if last and last.path == name else None
    if more := max(0, problems - MOST_PROBLEMS) - bool(of_the_whole):
        yield Problem(
            path=name, error=f"{more:,} more problems were found in it", advice="Look at those that are named, then open it again."
        )
    if of_the_whole:
        yield of_the_whole
