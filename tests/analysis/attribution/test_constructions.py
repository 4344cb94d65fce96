"""The ways in which news says who says what, each on sentences of several fields and countries."""

import pytest

from tests.analysis.attribution.reported import reported, who_says


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Finance minister Rosa Quispe said the budget would not be touched before April.", "budget would not be touched", "Rosa Quispe"),
        ("The river authority warned that the dam at Sukkur could overflow by Friday.", "could overflow", "river authority"),
        ("Hanwon Shipping announced that it had withdrawn its bid for the smaller rival.", "withdrawn its bid", "Hanwon Shipping"),
        ("Researchers in Lund believe the virus spread through contaminated ice.", "spread through contaminated ice", "Researchers"),
        ("Coach Ana Duarte thinks her team is ready for the semi-final.", "ready for the semi-final", "Ana Duarte"),
    ],
)
def test_subject_then_cue(text: str, words: str, source: str) -> None:
    assert any(source in found for found in who_says(text, words))


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("“The vaccine will reach every village by June,” said the doctor.", "every village", "the doctor"),
        ("The strike would go on for another week, said union leader Piet Vermeulen.", "another week", "Piet Vermeulen"),
        ('"We lost the whole harvest," said Amina Yusuf, who farms near Maiduguri.', "whole harvest", "Amina Yusuf"),
        ("“Nobody was hurt,” explained the airline’s spokeswoman, Mei Tanaka.", "Nobody was hurt", "Mei Tanaka"),
    ],
)
def test_inverted_cue(text: str, words: str, source: str) -> None:
    assert any(source in found for found in who_says(text, words))


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Lucía Ferrer, a doctor at the regional hospital, said the wards were full.", "wards were full", "Lucía Ferrer"),
        ("“The reef is dying,” Tom Hale, a marine biologist, told reporters.", "reef is dying", "Tom Hale"),
        ("Kofi Mensah, who heads the electoral commission in Accra, said the count was fair.", "count was fair", "Kofi Mensah"),
    ],
)
def test_apposition(text: str, words: str, source: str) -> None:
    assert any(source in found for found in who_says(text, words))


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("According to the health ministry, three districts have run out of oxygen.", "run out of oxygen", "health ministry"),
        ("Four miners are still missing, according to the company.", "still missing", "the company"),
    ],
)
def test_according_to(text: str, words: str, source: str) -> None:
    assert any(source in found for found in who_says(text, words))


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("The mayor was blunt: “There is no money left for the bridge.”", "no money left", "mayor"),
        ("Prime Minister Olsen: “We shall not raise taxes this year.”", "not raise taxes", "Olsen"),
        ("“It was the longest night of my life” — Karim Haddad, a rescue worker.", "longest night", "Karim Haddad"),
    ],
)
def test_colon_and_dash_as_cue(text: str, words: str, source: str) -> None:
    assert any(source in found for found in who_says(text, words))


def test_he_added_two_sentences_on() -> None:
    text = (
        "Governor Samuel Otieno said the road to the coast would reopen on Monday. Two bridges were washed away last week. "
        "The army has sent engineers. He added that drivers should expect delays."
    )
    assert who_says(text, "expect delays") == ["He"]
    assert any("Samuel Otieno" in found for found in who_says(text, "reopen on Monday"))


def test_quotation_on_both_sides_of_its_cue() -> None:
    found = reported("“The merger is off,” Park Ji-won said on Tuesday. “We could not agree on the price.”")
    contents = " ".join(row.content for row in found if "Park Ji-won" in row.source)
    assert "The merger is off" in contents
    assert "agree on the price" in contents


def test_quotation_over_several_paragraphs_keeps_its_speaker() -> None:
    text = (
        "“The first flood took the school,” said village head Bibi Noor.\n"
        "“The second took the road, and nobody came to repair it.\n"
        "“Now we are waiting for the third.”"
    )
    assert all(any("Bibi Noor" in found for found in who_says(text, words)) for words in ("took the road", "waiting for the third"))


def test_open_quotation_goes_on_in_the_next_paragraph() -> None:
    text = (
        "Judge Marta Kowalska told the court: “This case has lasted nine years and has cost the town dearly.\n"
        "“It must end today, whatever the two sides still have to say.”\n"
        "The hearing was closed at noon."
    )
    assert any("Kowalska" in found for found in who_says(text, "must end today"))
    assert not who_says(text, "closed at noon")


def test_speaker_named_at_the_end_of_several_paragraphs() -> None:
    text = "“We asked for tents and we were sent forms to fill in.\n“We asked again and heard nothing,” said aid worker Joseph Banda."
    assert any("Joseph Banda" in found for found in who_says(text, "we were sent forms"))


@pytest.mark.parametrize(
    ("text", "via", "voice"),
    [
        (
            "Local media quoted a customs official as saying that the ship had left Busan without its cargo.",
            "Local media",
            "customs official",
        ),
        ("State television said the minister had told troops that the war was over.", "State television", "the minister had told"),
        ("The daily El Faro reported that a prosecutor had called the contract illegal.", "El Faro", "a prosecutor had called"),
    ],
)
def test_nested_attribution_keeps_the_channel_and_whom_it_quotes(text: str, via: str, voice: str) -> None:
    outer = [row for row in reported(text) if via in row.source]
    assert outer
    assert any(voice in row.content for row in outer)


@pytest.mark.parametrize(
    "text",
    [
        "It is believed that the painting was sold to a collector abroad.",
        "The minister is expected to resign before the vote.",
        "The two firms are said to be close to an agreement.",
    ],
)
def test_no_source_passive_is_openly_unattributed(text: str) -> None:
    found = reported(text)
    assert found
    assert {row.source for row in found} <= {"", "The minister", "The two firms"}


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green belt” around the city has shrunk by a third since 1990.",
        "Her novel “The Salt Road” won two prizes in Lisbon last year.",
        "Carlos “El Zurdo” Medina scored twice in the second half.",
        "A band called “Northern Lights” opened the evening in Tromsø.",
    ],
)
def test_scare_quotes_titles_and_nicknames_are_no_attribution(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    "quoted",
    [
        '"The harbour is closed until further notice,"',
        "“The harbour is closed until further notice,”",
        "„The harbour is closed until further notice“,",
        "«The harbour is closed until further notice»,",
        "« The harbour is closed until further notice »,",
        "»The harbour is closed until further notice«,",
        "‘The harbour is closed until further notice,’",
    ],
)
def test_quotation_marks_of_several_languages(quoted: str) -> None:
    found = reported(f"{quoted} harbour master Ingrid Solheim said on Sunday.")
    assert [(row.cue, row.mode) for row in found] == [("said", "direct")]
    assert "Ingrid Solheim" in found[0].source
    assert "closed until further notice" in found[0].content


def test_direct_mixed_and_indirect_are_told_apart() -> None:
    assert [row.mode for row in reported("“I will not sign this treaty,” President Amadou Sow said.")] == ["direct"]
    assert [row.mode for row in reported("President Amadou Sow said the treaty was “an insult” to his country.")] == ["mixed"]
    assert [row.mode for row in reported("President Amadou Sow said the treaty would have to be changed.")] == ["indirect"]


def test_plain_reporting_is_no_attribution() -> None:
    assert reported("Heavy rain fell on the valley overnight. Trains stood still for six hours.") == []
