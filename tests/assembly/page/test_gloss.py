"""Whom "he" means is told where nobody else may be meant, and nowhere else."""

from __future__ import annotations

import pytest

from briefing.analysis.pipeline import analyse
from briefing.assembly.page.gloss import Glosses
from briefing.model import Article, Source
from briefing.reading import read_bytes


def names(*sentences: str) -> list[str]:
    """The glosses of the last of these sentences, which stand in one paragraph."""
    text = "Flood in Tolve\n\n" + " ".join(sentences) + "\n"
    (source,) = [one for one in read_bytes(text.encode(), "a.txt") if isinstance(one, Source)]
    article = Article(source=source, analysis=analyse(source))
    last = article.analysis.statements[-1]
    glosses = Glosses([article]).of(last)
    assert all(last.text[gloss.start : gloss.end] in ("He", "She") for gloss in glosses)
    return [gloss.name for gloss in glosses]


def test_the_one_person_of_the_sentence_before_is_meant() -> None:
    assert names("President Maria Quispe sent the army to Tolve on Monday.", "She ordered the dam to be mended.") == ["Maria Quispe"]
    assert names("Mr. Robert Okello opened the new port on Friday.", "He said it would be widened.") == ["Robert Okello"]
    assert names("Fatima Hossain closed the bridge over the Padma on Friday.", "She said it was not safe.") == ["Fatima Hossain"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Mr. Robert Okello met Mr. Daniel Weber on Friday.", "He said the port would be widened."),
        ("Mr. Robert Okello opened the port for a driver from Lagos.", "He said it would be widened."),
        ("President Maria Quispe sent the army to Tolve.", "He ordered the dam to be mended."),
        ("The port opened on Friday.", "He said it would be widened."),
        ("Mr. Robert Okello opened the port on Friday.", "He said Robert Okello had done well."),
        ("Mr. Robert Okello opened the port on Friday.", "The port will be widened."),
        ("He said the port would be widened.",),
        ("Izel Tlapanco opened the port on Friday.", "She said it would be widened."),
    ],
)
def test_where_another_may_be_meant_nobody_is_named(sentences: tuple[str, ...]) -> None:
    assert names(*sentences) == []
