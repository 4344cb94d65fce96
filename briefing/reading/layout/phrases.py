"""The fixed wordings of page furniture in `phrases.yaml`, matched on `plain` text (lower case, straight quotes and dashes)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, convert

from briefing.reading.sentences import SAYING
from briefing.yamlfile import shipped


class _Wordings(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: blocks of expressions, one a line, alone or under the names of their subjects."""

    words: dict[str, str]
    buttons: dict[str, str]
    notices: dict[str, str]
    calls: dict[str, str]
    anywhere: str
    hints: str
    asks_to_pay: str
    asks_hints: str
    link_lists: str
    comments: str
    closes: str
    said_again: str
    about_authors: str
    about_sites: str


def _read() -> _Wordings:
    return convert(shipped(Path(__file__).parent / "phrases.yaml"), _Wordings)


def _either(block: str, words: Mapping[str, str]) -> str:
    """Any line of a block as one expression, its `{names}` put in."""
    for name, listed in words.items():
        block = block.replace(f"{{{name}}}", listed)
    return "(?:" + "|".join(block.splitlines()) + ")"


_FILE = _read()
_WORDS = {name: _either(listed, {}) for name, listed in _FILE.words.items()}


def _any_of(*blocks: str) -> str:
    return "(?:" + "|".join(_either(block, _WORDS) for block in blocks) + ")"


AGENCY = _WORDS["agencies"]
"""Any agency, and what stands for one in credits."""
WHOLE = re.compile(_any_of(*_FILE.buttons.values()))
"""A whole line or sentence of furniture."""
MORE = re.compile(_any_of(_FILE.buttons["more to read"]))
"""A line above other stories."""
BEGINS = re.compile(_any_of(*_FILE.notices.values()))
"""How a line or sentence of furniture begins."""
CALLS = re.compile(_any_of(*_FILE.calls.values()))
"""How a page begins to speak of itself, or to call on its readers."""
HOLDS = re.compile(_any_of(_FILE.anywhere))
"""What only furniture says, anywhere in it."""
_ASKS = re.compile(_any_of(_FILE.asks_to_pay))
_ASKS_HINTS = tuple(_FILE.asks_hints.splitlines())
_TITLED = r"\b(?:mr|mrs|ms|dr|gen|sen|rep|gov|prof|st|lt|col|sgt|capt)\."
_ELSE = rf"(?:{_TITLED}|[^,.!?;:])"
_SAYS = rf"(?:{SAYING}|heard|found|showed|ruled|ordered|promised|pleaded|advised|urged|chanted|reported|according to)"
TOLD = re.compile(rf"[,;][\"']? (?:(?!\b(?:you|your|we|us|our|which|who|that)\b){_ELSE}){{0,80}}\b{_SAYS}\b{_ELSE}{{0,80}}(?:[,.!?;:]|$)")
"""Somebody who is named as saying it: "stay indoors, the mayor told residents"."""
HINTS = tuple(_FILE.hints.splitlines())
"""One of these stands in whatever HOLDS matches: most sentences have none, which is ten times quicker to see."""
LISTS = re.compile(rf"{_any_of(_FILE.link_lists)}\s*:?")
"""A line after which links stand: lines that don't end as sentences do belong to it."""
COMMENTS = re.compile(_any_of(_FILE.comments))
"""A line where the comments of readers may begin."""
CLOSES = re.compile(_any_of(_FILE.closes))
"""A line that article text seldom comes after."""
FAQ = re.compile(_any_of(_FILE.said_again))
"""A heading under which an article is said again."""
BIO = re.compile(rf"^{_any_of(_FILE.about_authors)}")
"""How a note on the author reads; believed only at the foot of an article."""
BLURB = re.compile(_any_of(_FILE.about_sites))
"""How a site speaks of itself; believed only at the foot of an article."""


def asks_to_pay(form: str) -> bool:
    """Whether a plain form holds a call to pay for the rest of an article, or to sign in for it."""
    return any(hint in form for hint in _ASKS_HINTS) and _ASKS.search(form) is not None
