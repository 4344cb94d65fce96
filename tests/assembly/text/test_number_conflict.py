"""Which figures keep statements apart."""

import pytest

from briefing.assembly.text.numbers.conflict import NumberConflicts
from briefing.assembly.text.numbers.quantity import QuantityStore, find_quantities
from briefing.assembly.text.terms import Stemmer
from tests.assembly.articles import article


def clash(one: str, other: str) -> bool:
    statements = article("herald", one, other).analysis.statements
    quantities = QuantityStore()
    for number, statement in enumerate(statements):
        quantities.add(number, find_quantities(statement.text))
    return NumberConflicts(statements, quantities, Stemmer()).between(0, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The toll of the ferry fire rose to 84, the coast guard said.", "The toll of the ferry fire rose to 61, the coast guard said."),
        ("More than 10 children were among the dead.", "The toll rose to 85."),
        ("Some 58 were dead in the port.", "More than 70 people died."),
        ("Parliament approved the budget by 31 to 12.", "Parliament approved the budget by 25 to 18."),
        ("The bank was fined $5 million.", "The bank was fined 9 million euros."),
        ("Prices rose by 5 percent.", "Prices rose by 5 points, or 7 percent."),
        ("Captain Amara Diallo, 41, was arrested.", "Captain Amara Diallo, 52, was arrested."),
        ("The boy is 4 years old.", "The 3-year-old boy fell."),
        ("The witness, aged 41, wept.", "The witness, aged 52, wept."),
        ("She managed 41 hotels.", "She had 12 hotels."),
    ],
)
def test_figures_for_one_thing_clash(one: str, other: str) -> None:
    assert clash(one, other)
    assert clash(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The toll rose to 84.", "The toll of 84 is the highest in 12 years."),
        ("Captain Amara Diallo, 41, was arrested.", "Captain Amara Diallo was arrested with 12 sailors."),
        ("The witness, aged 41, wept.", "The witness met 12 lawyers."),
        ("At least 60 people died.", "A truck of 25 tons hit the crowd."),
        ("The rocket rose at 9:00 am local time.", "The rocket rose at 9 a.m. on Sunday."),
        ("The council cited Resolution 1718.", "The council of 15 states met."),
        ("It was the 3rd try.", "It was the 4th try."),
        ("Nobody was hurt.", "It was 5 degrees cold."),
    ],
)
def test_figures_for_other_things_do_not(one: str, other: str) -> None:
    assert not clash(one, other)
    assert not clash(other, one)
