"""A reaction is international only where a state, or a body of states, reacts."""

import pytest

from briefing.assembly.sections.reach import is_international
from briefing.model import Voice


@pytest.mark.parametrize(
    ("voice", "home", "abroad"),
    [
        (Voice(id="v", name="United Nations", kind="organisation"), "PER", True),
        (Voice(id="v", name="Ines Roca", affiliation="NATO"), "PER", True),
        (Voice(id="v", name="Chile", kind="state", country="CHL"), "PER", True),
        (Voice(id="v", name="Peru", kind="state", country="PER"), "PER", False),
        (Voice(id="v", name="Ines Roca", affiliation="Lima Chamber of Trade"), "PER", False),
        (Voice(id="v", name="Human Rights Watch", kind="organisation"), "PER", False),
    ],
)
def test_states_abroad_and_their_bodies_make_a_reaction_international(voice: Voice, home: str, abroad: bool) -> None:
    assert is_international([voice], home) is abroad


def test_nobody_is_no_reaction_from_abroad() -> None:
    assert not is_international([], "PER")
