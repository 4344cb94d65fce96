"""Text of documents made harmless for a terminal: what every screen, message and export goes through.

Each code point is replaced by exactly one, so that offsets into the text stay right. There are few doors to a terminal, and each makes
safe what it is given, whoever calls: `briefing.cli.common.show` and `say` for all that commands print, `strip` of `briefing.tui.wrapping`
for what the desk paints, `Doors` of `briefing.tui.doors` for its notices and for whatever else Textual draws.
"""

from __future__ import annotations

import re
from typing import NewType

Shown = NewType("Shown", str)
"""Text that was made safe. Only `safe` and `one_line` make it; who asks for it can't be given a document's own."""

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_LINE_SEPARATORS = dict.fromkeys((0x2028, 0x2029, 0x85), 0x20)
_UNWANTED = dict.fromkeys(
    (
        *range(0x80, 0x85),
        *range(0x86, 0xA0),
        *range(0x202A, 0x202F),  # bidi embeddings and overrides
        *range(0x2066, 0x206A),  # bidi isolates
        *range(0xD800, 0xE000),  # lone surrogates can't be written as UTF-8
        *(0xFFFE, 0xFFFF),  # no characters, which XML refuses
        *range(0xFFF9, 0xFFFC),  # interlinear annotation
        0x180E,  # what shows nothing and joins nothing: words can be hidden in it
        *range(0x2060, 0x2066),
        *range(0x206A, 0x2070),
        0xFEFF,
        *range(0xE0000, 0xE0080),  # letters that no screen shows; `_FLAG` says where they are seen all the same
    ),
    0xFFFD,
)
TABLE: dict[int, int] = {**_PICTURES, **_LINE_SEPARATORS, **_UNWANTED, 0x7F: 0x2421}
"""Controls become their pictures (ESC is ␛), separators a space; bidi overrides, lone surrogates and what nobody can see the replacement
character. What scripts and emoji need to be joined and turned stays."""

# Written as ranges: the two thousand surrogates one by one take 10 ms to compile, at every start.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u180e\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_FLAG_END = "\U000e007f"
_FLAG = re.compile(
    "|".join("\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in part) + _FLAG_END for part in ("gbeng", "gbsct", "gbwls"))
)
"""A black flag with hidden letters behind it, shown as the flag of England, Scotland or Wales: the only sequences of this kind that are
recommended for general interchange (Unicode Technical Standard 51, RGI_Emoji_Tag_Sequence). Behind any other flag they stay unseen."""
_BLANKS = re.compile(r"\s+")


def is_safe(text: str) -> bool:
    """Whether nothing in the text could act on a terminal."""
    return not _HARMFUL.search(text)


def safe(text: str) -> Shown:
    """The text with everything that could act on a terminal made visible; newlines and tabs stay. Same length."""
    if is_safe(text):
        return Shown(text)
    if _FLAG_END not in text:
        return Shown(text.translate(TABLE))
    flags = [*_FLAG.findall(text), ""]
    return Shown("".join(piece.translate(TABLE) + flag for piece, flag in zip(_FLAG.split(text), flags, strict=True)))


def one_line(text: str) -> Shown:
    """The text made safe, on one line: each run of white space is one space."""
    return Shown(_BLANKS.sub(" ", safe(text)).strip())
