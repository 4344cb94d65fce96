"""The turns of a transcript in a running text: who speaks stands before a colon at the head of a line, until the next does."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.model import Furniture, Heading, Span, Turn
from briefing.reading.label_names import NAMES

_CAPITALS = r"[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ.’'-]*"
_NAME_WORD = r"[^\W\d_a-z][\w.’'-]*"
_SMALL = r"de|da|di|del|van|von|der|bin|al|of|the"
_NAME = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|{_SMALL})){{0,5}}"
_NUMBERED = r"(?i:speaker|voice|participant|interviewee|witness|caller)[ _]?\d{1,3}"
_WHAT = r"(?:, [^:\n“”\"]{2,60}?)?(?:[ \t]*[(\[][^()\[\]\n]{1,40}[)\]])?"
HEAD = re.compile(rf"^[ \t]*(?:>>+[ \t]*)?\[?(?P<name>{_NUMBERED}|{_NAME}){_WHAT}\]?[ \t]*:\s+(?=\S)", re.MULTILINE)
"""The head of a turn: a name, what the speaker is, and in brackets how he is heard ("on camera", "through an interpreter")."""
SHOUTED = re.compile(rf"{_CAPITALS}(?: (?:{_CAPITALS}|\d{{1,3}})){{0,5}}")
_PLAYED = "VIDEO|AUDIO|CLIP|COMMERCIAL|MUSIC|SOUNDBITE"
_ASIDE = r"[^()\[\]\n]{0,30}"
BREAK = re.compile(
    rf"^[ \t]*(?:>>+[ \t]*$|[(\[](?:(?:BEGIN|END){_ASIDE}|{_ASIDE}(?:{_PLAYED}){_ASIDE})[)\]]"
    r"|(?:Q|A|Question|Answer|QUESTION|ANSWER)\s?[:.]\s)",
    re.MULTILINE,
)
"""Where a turn ends though no name follows: a clip, a break, a question or an answer of somebody who is not named."""
WORD = re.compile(r"[^\W\d_]{3,}")
FEWEST = 3
"""Heads of turns from which on a text is a transcript."""
MOST_ONCE = 4
"""Heads that may be those of speakers though none of them speaks again."""
SPEAKERS = 2
SHARE = 1 / 3
"""Of the paragraphs from the first head on, how many must begin with one; fewer may where names in capitals come again."""


def find(text: str, paragraphs: Sequence[Span], headings: Sequence[Heading] = (), furniture: Sequence[Furniture] = ()) -> tuple[Turn, ...]:
    """The turns of an article; none where it is no transcript. Names alone end no turn of another: "Peru: 3 cases" is no speaker.

    A turn ends with the next head, where a clip begins, at a heading, and with the last paragraph.
    """
    aside = sorted((item.start, item.end) for item in furniture)
    heads = [head for head in HEAD.finditer(text) if ":" in head[0] and _is_name(head["name"]) and not _within(aside, head.start("name"))]
    if not _is_transcript(text, heads, paragraphs):
        return ()
    ends = sorted([head.start() for head in heads] + [found.start() for found in BREAK.finditer(text)] + [item.start for item in headings])
    last = paragraphs[-1][1] if paragraphs else len(text)
    turns = []
    for head in heads:
        following = bisect_right(ends, head.start("name"))
        end = min(ends[following] if following < len(ends) else last, last)
        if head.end() < end:
            turns.append(Turn(start=head.end(), end=len(text[:end].rstrip()) if end < last else end, speaker=head.span("name")))
    return tuple(turns)


def _is_name(name: str) -> bool:
    """Whether the head of a line may be a speaker: labels on top of clippings, "Source:", and times are none."""
    return name.lower() not in NAMES and len(name) > 1


def _within(spans: Sequence[Span], place: int) -> bool:
    number = bisect_left(spans, (place + 1, 0)) - 1
    return number >= 0 and place < spans[number][1]


def _is_transcript(text: str, heads: Sequence[re.Match[str]], paragraphs: Sequence[Span]) -> bool:
    """Whether heads are those of speakers: capitals of which some come again, as headings of a list do not, or names that come often."""
    if len(heads) < FEWEST:
        return False
    after = [span for span in paragraphs if span[1] > heads[0].start()]
    often = len(heads) >= SHARE * max(1, len(after))
    shouted = [head for head in heads if SHOUTED.fullmatch(head["name"])]
    if len(shouted) >= FEWEST and len({head["name"] for head in shouted}) >= SPEAKERS:
        names = [head["name"] for head in shouted]
        short = {name for name in names if " " not in name}
        again = _come_again(names) > 0 or any(name.split()[-1] in short for name in names if " " in name)
        return 2 * len(shouted) >= len(heads) and (again or (often and not _are_labels(text, names)))
    return often and _come_again(head["name"] for head in heads) >= SPEAKERS


def _are_labels(text: str, names: Sequence[str]) -> bool:
    """Whether heads that do not come again list what is told: they are many, or words that the text uses ("COSTS: The road …")."""
    if len(names) > MOST_ONCE:
        return True
    words = set(WORD.findall(text))
    return 2 * sum(not words.isdisjoint(name.lower().split()) for name in names) >= len(names)


def _come_again(names: Iterable[str]) -> int:
    """How many of the names stand at the head of more than one turn."""
    return sum(count > 1 for count in Counter(map(str.casefold, names)).values())
