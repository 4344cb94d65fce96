"""Names that may be spellings of one are offered; names of two people are not."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.assembly.entities.alike_names import alike_voices
from briefing.model import Voice


def offered(left: str, right: str, *others: str, **about: Any) -> bool:
    """Whether the second is offered for the first, beside others."""
    voices = [Voice(id=name, name=name, **about) for name in (left, right, *others)]
    found = alike_voices(voices)
    assert (right in found.get(left, ())) == (left in found.get(right, ()))
    return right in found.get(left, ())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mohammed al-Sayed", "Muhammad Al Sayed"),
        ("Jorge Gutiérrez", "Jorge Gutierres"),
        ("Joe Carballo", "Joseph R. Carballo"),
        ("Yuri Tkachenko", "Yury Tkatchenko"),
        ("Quispe", "Rosa Quispe"),
        ("P. Mwangi", "Peter Mwangi"),
    ],
)
def test_spellings_of_one_name_are_offered(left: str, right: str) -> None:
    assert offered(left, right)


def test_a_bare_surname_of_unknown_kind_is_offered_for_the_one_person_of_that_name() -> None:
    voices = [
        Voice(id="a", name="Rosa Quispe"),
        Voice(id="b", name="Quispe", kind="organisation"),
        Voice(id="c", name="Lumo", kind="organisation"),
    ]
    assert alike_voices(voices) == {"a": ("b",), "b": ("a",)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Park Min Ho", "Park Ji Won"),
        ("Keiko Fujimori", "Alberto Fujimori"),
        ("Rosa Quispe", "Rosa Quiroga"),
        ("Daniel Osei", "Daniela Osei"),
        ("Kim", "Kim Da Eun"),
    ],
)
def test_names_of_two_people_are_not(left: str, right: str) -> None:
    assert not offered(left, right)


def test_a_surname_that_two_people_have_is_offered_for_neither() -> None:
    assert not offered("Quispe", "Rosa Quispe", "Manuel Quispe")


def test_only_people_are_compared_and_countries_that_differ_speak_against_it() -> None:
    assert not offered("Port of Callao", "Ports of Callao", kind="organisation")
    voices = [Voice(id="a", name="Omar Haddad", country="JO"), Voice(id="b", name="Umar Haddad", country="MA")]
    assert not alike_voices(voices)
