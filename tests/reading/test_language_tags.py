"""Languages are told apart as languages, whatever code or name a program gives them."""

import pytest

from briefing.model import Source
from briefing.reading import read_bytes
from briefing.reading.metadata.language_tags import primary, tag
from briefing.workspace import languages

SAID = "The ferry to Batangas sails again on Monday, the port said."


@pytest.mark.parametrize(
    "given", ["en", "eng", "en_US", "en-GB", "EN", "English", "english", "american", "en_GB.UTF-8", "English (UK)", "eng-US", "en, fr"]
)
def test_english_is_english(given: str) -> None:
    assert primary(given) == "en"
    (found,) = read_bytes(f'{{"title": "Ferry", "text": "{SAID}", "language": "{given}"}}'.encode(), "a.json")
    assert isinstance(found, Source)
    assert not languages.problems([found])


@pytest.mark.parametrize(
    ("given", "expected"),
    [("deu", "de"), ("ger", "de"), ("Deutsch", "de"), ("fra", "fr"), ("fre-CA", "fr"), ("español", "es"), ("pt_BR", "pt"), ("zho", "zh")],
)
def test_other_languages_are_one_each(given: str, expected: str) -> None:
    assert primary(given) == expected


@pytest.mark.parametrize("given", ["", "und", "mul", "see below", "n/a", "---"])
def test_what_names_no_language_is_none(given: str) -> None:
    assert tag(given) is None


def test_a_foreign_article_is_a_notice_and_counts_as_read() -> None:
    text = "El puerto de Tarma está cerrado desde el lunes, dijo el alcalde, y no se sabe cuándo va a abrir de nuevo para los barcos."
    (found,) = read_bytes(f'{{"title": "Puerto", "text": "{text}", "language": "spa"}}'.encode(), "a.json")
    assert isinstance(found, Source)
    (problem,) = languages.problems([found])
    assert problem.kind == "notice"
    assert "Spanish" in problem.error
