"""What is marked where two statements stand side by side."""

from briefing.assembly.disputes.differing_words import differing_spans


def marked(left: str, right: str) -> tuple[list[str], list[str]]:
    here, there = differing_spans(left, right)
    return [left[start:end] for start, end in here], [right[start:end] for start, end in there]


def test_the_words_that_the_other_does_not_have_are_marked() -> None:
    assert marked("The flood killed 12 people in Chiclayo.", "The flood killed 31 people in Chiclayo.") == (["12"], ["31"])


def test_neighbouring_words_are_one_stretch_and_forms_of_one_word_are_the_same() -> None:
    here, there = marked("The dam broke on Monday night in the rain.", "The dam breaks on Friday morning in rain.")
    assert (here, there) == (["Monday night"], ["Friday morning"])


def test_nothing_is_marked_where_all_would_be() -> None:
    assert marked("The envoy arrived in Busan.", "Rice prices doubled over the winter.") == ([], [])
