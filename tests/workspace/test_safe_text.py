"""Nothing from a document acts on the terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefing.workspace.safe_text import one_line, safe

BIDI = set(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


@given(st.text())
def test_no_control_and_no_bidi_override_is_left_and_the_length_stays(text: str) -> None:
    made = safe(text)
    assert len(made) == len(text)
    assert all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") for char in made)
    assert not BIDI & set(made)
    assert safe(made) == made
    made.encode()


def test_what_is_harmless_stays() -> None:
    text = "Präsident שלום‏ 東京 👩‍👧 می‌خواهم\n\tfin"
    assert safe(text) == text


def tagged(letters: str) -> str:
    """A black flag with hidden letters behind it."""
    return "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in letters) + "\U000e007f"


def test_flags_of_parts_of_a_country_stay_whole() -> None:
    text = f"{tagged('gbeng')} England drew with {tagged('gbsct')}{tagged('gbwls')}."
    assert safe(text) == text
    assert safe(f"{text}\x1b[2J") == f"{text}␛[2J"


def test_hidden_letters_that_make_no_flag_are_shown_to_be_there() -> None:
    england = tagged("gbeng")
    for text in (
        tagged("obey"),
        tagged("usca"),
        england[1:],
        england[:-1],
        tagged("gbengx"),
        f"{england}{england[1:]}",
        "\U000e0041 \U000e007f",
    ):
        made = safe(text)
        assert len(made) == len(text)
        assert "\ufffd" in made
        assert safe(made) == made
    assert safe(f"{england}{england[1:]}") == england + "\ufffd" * 6


def test_one_line_has_no_breaks() -> None:
    assert one_line(" a\r\n\x1b[31mb\u2028c\t d ") == "a␍ ␛[31mb c d"
