"""Whom "he" means is told where nobody else may be meant, and nowhere else."""

from __future__ import annotations

import time

import pytest

from briefing.analysis.pipeline import analyse
from briefing.assembly.page.gloss import Glosses, _within_a_name, first_on_page
from briefing.model import Article, Source
from briefing.reading import read_bytes
from tests.pace import slowness


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


def surnames(*sentences: str) -> list[tuple[str, str]]:
    """The glosses of the last of these sentences, each a paragraph, with the words that they explain."""
    (source,) = [one for one in read_bytes("\n\n".join(("Flood in Tolve", *sentences, "")).encode(), "a.txt") if isinstance(one, Source)]
    article = Article(source=source, analysis=analyse(source))
    last = article.analysis.statements[-1]
    return [(last.text[one.start : one.end], one.name) for one in Glosses([article]).of(last)]


def test_a_surname_alone_gets_the_whole_name_and_what_its_bearer_is() -> None:
    named = "Ruth Adeyemi, director of the Tolve Water Board, closed the bridge over the Marn.", "The rain went on."
    assert surnames(*named, "The army told Adeyemi of the dam on Friday.") == [
        ("Adeyemi", "Ruth Adeyemi, director of the Tolve Water Board")
    ]
    assert surnames("Omar Haddad closed the bridge.", "Mr. Haddad and the army met on Friday.") == [("Haddad", "Omar Haddad")]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Omar Haddad met his wife Lena Haddad in Tolve.", "The army told Haddad of the dam on Friday."),
        ("Omar Haddad closed the bridge.", "The army told the Haddad Foundation of the dam on Friday."),
        ("The bridge was closed.", "The army told Haddad of the dam on Friday."),
        ("Omar Haddad closed the bridge.", "“Haddad was told of the dam,” a soldier said."),
        ("Omar Haddad closed the bridge.", "The army told Omar Haddad of the dam on Friday."),
    ],
)
def test_a_surname_gets_no_gloss_where_it_is_not_sure_or_not_needed(sentences: tuple[str, ...]) -> None:
    assert surnames(*sentences) == []


def test_a_page_explains_a_surname_once_and_not_after_the_whole_name() -> None:
    text = (
        "Flood in Tolve\n\nOmar Haddad closed the bridge.\n\nThe army told Haddad of the dam.\n\nOn Friday the mayor met Haddad in Tolve.\n"
    )
    (source,) = [one for one in read_bytes(text.encode(), "a.txt") if isinstance(one, Source)]
    article = Article(source=source, analysis=analyse(source))
    glosses = Glosses([article])
    full, first, second = ((one, glosses.of(one), "") for one in article.analysis.statements)
    assert [len(one) for one in first_on_page([first, second])] == [1, 0]
    assert [len(one) for one in first_on_page([full, first, second])] == [0, 0, 0]
    assert [len(one) for one in first_on_page([(*first[:2], "Omar Haddad"), second])] == [0, 0]


def test_a_surname_behind_a_long_run_of_capitals_is_read_at_once() -> None:
    text = f"{'A-' * 50_000}! said Quispe"
    begun = time.perf_counter()
    assert not _within_a_name(text, len(text) - len("Quispe"), len(text))
    assert _within_a_name("the Ana Quispe of the story", 8, 14)
    assert time.perf_counter() - begun < 2 * slowness()
