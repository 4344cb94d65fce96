"""Finds a quotation in a text, whatever marks and spaces either uses, or the words that come nearest to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing.model import Span
from briefing.workspace.safe_text import one_line

FEWEST_WORDS = 3
"""Words from which quoted words are a quotation: of fewer, people put terms and irony in marks too."""
LEAST_ALIKE = 72.0
"""Similarity (0 to 100, rapidfuzz's indel ratio of the best alignment) from which words are taken for an altered quotation."""
SHORT_ALIKE = 84.0
"""The same for one or two words, of which any two have many letters in common."""
LONGEST_COMPARED = 2000
FARTHEST_APART = 600
"""Characters that may be left out where a quotation has an ellipsis."""

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": "'", "”": "'", '"': "'", "„": "'", "«": "'", "»": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"}
)
"""Typography that no reader takes for a change; one character for one, so that offsets stay."""
_OMISSION = re.compile(r"(?<!\s)\s*(?:\[?(?:…|\.\s?\.\s?\.\.?)\]?)\s*")
_INSERTED = re.compile(r"\[[^\]\n]{1,80}\]")
_END = re.compile(r"(?<![\s,.;:!?'-])[\s,.;:!?'-]+$")
_BEGIN = re.compile(r"^[\s']+")
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


class NearWords(NamedTuple):
    """Words of a text that nearly are a quotation: where they stand, how alike (0 to 100), and what differs, in words."""

    span: Span
    alike: float
    difference: str


def plain(text: str) -> str:
    """The text with one sort of quotation marks and dashes, character for character."""
    return text.translate(_SAME)


def word_count(quote: str) -> int:
    """How many words a quotation has."""
    return len(_WORD.findall(plain(quote)))


def pattern_of(quote: str) -> re.Pattern[str] | None:
    """What finds the quotation in plain text word for word: the first letter in either case, closing marks aside; None without words.

    An ellipsis stands for words left out, square brackets for words put in by whoever quotes.
    """
    pieces = [piece for part in _OMISSION.split(plain(quote)) for piece in _INSERTED.split(part)]
    wanted = [words for piece in pieces if (words := _END.sub("", _BEGIN.sub("", piece)))]
    if not wanted:
        return None
    found = [r"\s+".join(re.escape(word) for word in piece.split()) for piece in wanted]
    first = wanted[0][0]
    if first.isalpha():
        found[0] = f"[{first.lower()}{first.upper()}]" + found[0][len(re.escape(first)) :]
    gap = rf"\b[^\n]{{0,{FARTHEST_APART}}}?\b"
    return re.compile(rf"(?<!\w){gap.join(found)}(?!\w)")


def occurrences(pattern: re.Pattern[str], text: str, most: int = 20) -> Iterator[Span]:
    """Where the quotation stands in plain text."""
    for number, match in enumerate(pattern.finditer(text)):
        if number == most:
            return
        yield match.span()


def nearest_words(quote: str, text: str, start: int, end: int) -> NearWords | None:
    """The words between `start` and `end` of a plain text that come nearest to the quotation; None where none are near."""
    from rapidfuzz import fuzz

    wanted = _END.sub("", _BEGIN.sub("", plain(quote)))[:LONGEST_COMPARED]
    window = text[start:end]
    found = fuzz.partial_ratio_alignment(wanted, window, score_cutoff=LEAST_ALIKE - 10)
    if found is None or found.dest_end <= found.dest_start:
        return _one_other_word(wanted, text, start, end)
    low, high = _whole_words(window, found.dest_start, found.dest_end, len(wanted))
    alike = fuzz.ratio(wanted, window[low:high])
    if alike < LEAST_ALIKE:
        return _one_other_word(wanted, text, start, end)
    return NearWords((start + low, start + high), alike, difference(wanted, window[low:high]))


def _one_other_word(quote: str, text: str, start: int, end: int) -> NearWords | None:
    """The words of a plain text that are those of the quotation but for one, however long that one is."""
    ours = [match.group().lower() for match in _WORD.finditer(quote)]
    words = list(_WORD.finditer(text, start, end))
    for at in range(len(words) - len(ours) + 1 if len(ours) > FEWEST_WORDS else 0):
        same = sum(word.group().lower() == wanted for word, wanted in zip(words[at:], ours, strict=False))
        if same == len(ours) - 1:
            span = words[at].start(), words[at + len(ours) - 1].end()
            return NearWords(span, LEAST_ALIKE, difference(quote, text[slice(*span)]))
    return None


def standing(quote: str, text: str, start: int, end: int) -> Iterator[Span]:
    """Where the words stand between `start` and `end` of a plain text."""
    pattern = pattern_of(quote)
    if pattern:
        yield from (match.span() for match in pattern.finditer(text, start, end))


def nearest_term(quote: str, text: str, start: int, end: int) -> NearWords | None:
    """The one or two words that were quoted, at `start` to `end` of a plain text, where they nearly are those of a draft.

    Either hardly a letter differs, or one of two words that are all that was quoted.
    """
    from rapidfuzz import fuzz

    ours = [match.group().lower() for match in _WORD.finditer(plain(quote))]
    words = list(_WORD.finditer(text, start, end))
    for at in range(len(words) - len(ours) + 1 if ours else 0):
        span = words[at].start(), words[at + len(ours) - 1].end()
        theirs = [word.group().lower() for word in words[at : at + len(ours)]]
        alike = fuzz.ratio(" ".join(ours), " ".join(theirs))
        one_other = len(words) == len(ours) > 1 and any(left == right for left, right in zip(ours, theirs, strict=True))
        if ours != theirs and (alike >= SHORT_ALIKE or one_other):
            return NearWords(span, alike, f"“{one_line(quote)}” is “{one_line(text[slice(*span)])}” in the source")
    return None


def _whole_words(text: str, start: int, end: int, size: int) -> Span:
    """The span grown to whole words; one that was cut short by the alignment grows to the size of the quotation."""
    end = max(end, min(len(text), start + size))
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def difference(draft: str, source: str) -> str:
    """What differs between two runs of words: `“never” is “ever” in the source`; at most three places."""
    ours, theirs = draft.split(), source.split()
    said = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        here, there = (one_line(" ".join(words)) for words in (ours[a:b], theirs[c:d]))
        if _bare(here) == _bare(there) and (a == 0 or b == len(ours)):
            continue
        if kind == "delete":
            said.append(f"“{here}” does not stand in the source")
        elif kind == "insert":
            if 0 < a < len(ours):
                said.append(f"the source has “{there}” there")
        else:
            said.append(f"“{here}” is “{there}” in the source")
    return "; ".join(said[:3])


def _bare(words: str) -> str:
    return _END.sub("", _BEGIN.sub("", words)).lower()
