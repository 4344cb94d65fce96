"""The rules of the fuzzer hold what `check` says against a reader of their own: what they make of damage that changes no words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.export.test_docx import packed, parts_of
from tests.fuzz import exports, runner

BODY, TYPES = "word/document.xml", "[Content_Types].xml"
HARMLESS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a blank before a quotation": (BODY, lambda part: _before(part, b"\n")),
    "a wide blank before a quotation": (BODY, lambda part: _before(part, "\u2003".encode())),
    "styles of another type": (TYPES, lambda part: part.replace(b"wordprocessingml.styles", b"wordprocessingml.stiles")),
    "styles of no type": (TYPES, lambda part: re.sub(rb'<Override PartName="/word/styles.xml"[^>]*>', b"", part)),
}


def _before(part: bytes, blank: bytes) -> bytes:
    words = b'<w:t xml:space="preserve">The dam at Kariba'
    assert words in part
    return part.replace(words, words.replace(b">", b">" + blank))


def altered(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The good export with one part changed."""
    parts = parts_of(exports.exports()["brief.docx"])
    changed = change(parts[name])
    assert changed != parts[name]
    return packed({**parts, name: changed})


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_changes_no_words_breaks_no_rule(kind: str) -> None:
    assert exports.wrong_with(altered(*HARMLESS[kind]), "brief.docx", 60) == ""


def test_a_word_is_missed_though_the_styles_are_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged, other = altered(*HARMLESS["styles of no type"]), altered(BODY, lambda part: _before(part, b"Hardly: "))
    monkeypatch.setattr(exports, "exports", lambda: {"brief.docx": other})
    assert exports.wrong_with(damaged, "brief.docx", 60).startswith("it passes 'The dam at Kariba")


def test_rules_that_end_are_told_with_their_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def ends(data: bytes, name: str) -> str:
        raise KeyError(name)

    monkeypatch.setattr(runner, "wrong_with", ends)
    [(number, _, wrong)] = runner._each("a.txt", b"text", 1, range(7, 8))
    assert (number, wrong) == (7, "its rules ended with KeyError: 'a.txt'")
