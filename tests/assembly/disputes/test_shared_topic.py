"""What a dispute is about, in words that stand in a source."""

from msgspec.structs import replace

from briefing.assembly.disputes.shared_topic import first_clause, shared_topic
from briefing.assembly.text.terms import Stemmer
from briefing.model import Mention, Statement
from tests.assembly.articles import article

TEXT = "Divers found the black box of the sunken ferry near Cape Ossario, while relatives waited on the quay."
STATEMENT = article("a", TEXT).analysis.statements[0]
STEMMER = Stemmer()


def shared(other: str, statement: Statement = STATEMENT) -> str:
    return shared_topic(statement, frozenset(STEMMER.content_stems(other)), STEMMER)


def test_the_phrase_that_both_speak_of_is_printed_as_it_stands() -> None:
    assert shared("The ferry's black box, sunken with it, was raised.") == "black box of the sunken ferry"


def test_a_name_stands_in_full() -> None:
    start = TEXT.index("Cape Ossario")
    named = replace(STATEMENT, mentions=(Mention(start=start, end=start + len("Cape Ossario"), name="Cape Ossario", kind="place"),))
    assert "Cape Ossario" in shared("Ossario mourns.", named)


def test_one_everyday_word_is_no_matter() -> None:
    assert shared("They waited.") == ""


def test_what_is_said_ends_at_a_comma_or_a_line() -> None:
    assert first_clause(TEXT, 0, len(TEXT), STEMMER) == "“Divers found the black box of the sunken ferry near Cape Ossario”"
    assert len(first_clause("word " * 60, 0, 300, STEMMER)) < 80


def test_a_clause_that_goes_on_says_so_and_does_not_end_on_a_link() -> None:
    text = "The board of the port authority said on Tuesday evening that no ship would be let into the southern basin"
    told = first_clause(text, 0, len(text), STEMMER)
    assert told.endswith(" …”")
    assert told.removesuffix(" …”").split(" ")[-1] not in {"the", "that", "no", "be", "would", "into"}


def test_a_phrase_is_led_on_to_its_noun() -> None:
    statement = article("a", "Guards seized rocket launchers at the quay.").analysis.statements[0]
    assert shared("Rockets were seized, guards say.", statement) == "Guards seized rocket launchers"


def test_one_phrase_within_another_is_told_once() -> None:
    statement = article("a", "Space debris hit the roof, and space debris from orbit burned.").analysis.statements[0]
    assert shared("Debris from space fell out of orbit.", statement).lower().count("space debris") == 1
