"""A line stands alone where a reader of the titles and the line knows who and what is meant."""

from __future__ import annotations

import pytest

from briefing.analysis.pipeline import analyse
from briefing.assembly.entities.voices import link_voices
from briefing.assembly.page.gloss import Glosses
from briefing.assembly.page.standing import lines_alone, standing
from briefing.assembly.page.standing_features import STANDING_FEATURES
from briefing.model import Article, Source
from briefing.reading import read_bytes

TITLE = "Flood in Tolve kills 14"
OPENING = "The river Marn burst its banks at Tolve on Monday and drowned 14 people, the interior ministry of Velia said."


def probability(*sentences: str) -> float:
    """That the last of these sentences stands alone, after the opening."""
    text = "\n\n".join((TITLE, OPENING, *sentences, ""))
    (source,) = [one for one in read_bytes(text.encode(), "a.txt") if isinstance(one, Source)]
    articles = link_voices([Article(source=source, analysis=analyse(source))])
    last = articles[0].analysis.statements[-1]
    (value,) = standing([last], [Glosses(articles).of(last)], articles)
    return float(value)


@pytest.mark.parametrize(
    ("leans", "stands"),
    [
        ("She ordered the dam to be mended by the autumn.", "President Maria Quispe ordered the dam of Tolve to be mended by the autumn."),
        ("The letter was signed by forty mayors.", "Forty mayors along the Marn signed a letter on the flood in Tolve."),
        ("They had slept in a school since Monday.", "Families from Tolve had slept in a school since Monday."),
        ("“It came in an hour and took the bridge.”", "“The water came in an hour and took the bridge,” said Mayor Ruth Adeyemi of Tolve."),
        (
            "At the time, that was thought to be enough.",
            "In 2019 the ministry of Velia thought that a wall of two metres was enough for Tolve.",
        ),
        (
            "The spokesman said that he had not been told.",
            "Omar Haddad, spokesman of the army of Velia, said that the army had not been told.",
        ),
    ],
)
def test_what_points_back_stands_alone_less(leans: str, stands: str) -> None:
    before = "Forty mayors sent a letter to the spokesman of the ministry on Tuesday, which families in a school had asked for."
    assert probability(before, leans) < 0.6 < probability(before, stands)
    assert probability(before, leans) + 0.2 < probability(before, stands)


def test_a_gloss_lets_a_line_stand_alone() -> None:
    before, line = "President Maria Quispe sent the army to Tolve on Monday.", "She ordered the dam to be mended."
    assert probability(f"{before} {line}") > probability(before.replace("President Maria Quispe", "The president"), line)


def test_a_name_that_the_opening_has_needs_no_introduction() -> None:
    sentences = "Maria Quispe sent the army to Tolve.", "Omar Haddad was there.", "It rained while Haddad and Quispe walked through Tolve."
    text = "\n\n".join((TITLE, *sentences, ""))
    (source,) = [one for one in read_bytes(text.encode(), "a.txt") if isinstance(one, Source)]
    article = Article(source=source, analysis=analyse(source))
    (line,) = lines_alone(article.analysis.statements[-1:], [()], [article])
    assert [line.text[one.start - line.statement.start : one.end - line.statement.start] for one in line.bare_names()] == ["Haddad"]


def test_features_have_one_column_for_each_name() -> None:
    text = f"{TITLE}\n\n{OPENING}\n"
    (source,) = [one for one in read_bytes(text.encode(), "a.txt") if isinstance(one, Source)]
    article = Article(source=source, analysis=analyse(source))
    lines = lines_alone(article.analysis.statements, [()], [article])
    assert STANDING_FEATURES.matrix(lines).shape == (1, len(STANDING_FEATURES.names))
