"""Numbers that are kept are told again as they were found."""

from briefing.assembly.text.numbers.quantity import QuantityStore, find_quantities

TEXTS = [
    "Some 44million people and $5.7 billion were lost.",
    "It rained.",
    "At least 59 died on the 3rd day, nearly twenty-three men, 15.5 percent of all.",
    "About two hundred people paid 12 euros 7",
]


def test_kept_numbers_are_those_of_the_text() -> None:
    known = QuantityStore()
    for row, text in enumerate(TEXTS):
        known.add(2 * row, find_quantities(text))
    assert [known.of(2 * row, text) for row, text in enumerate(TEXTS)] == [find_quantities(text) for text in TEXTS]
    assert len(known.of(4, TEXTS[2])) == 4
    assert known.of(3, TEXTS[0]) == known.of(100, TEXTS[0]) == []
