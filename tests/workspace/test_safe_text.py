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


def test_one_line_has_no_breaks() -> None:
    assert one_line(" a\r\n\x1b[31mb\u2028c\t d ") == "a␍ ␛[31mb c d"
