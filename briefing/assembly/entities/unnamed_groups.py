"""Groups that act together without a name of their own: "the plaintiffs", "striking nurses", "federal prosecutors"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.analysis.wordlists import any_of
from briefing.model import Mention
from briefing.yamlfile import shipped

FILE = Path(__file__).parent / "unnamed_groups.yaml"
KEY = "~"
"""How the key of such a group begins, which no folded name does."""


class UnnamedGroup(NamedTuple):
    """One naming of such a group: where it begins, the key of the group, and the noun."""

    start: int
    key: str
    noun: str


@lru_cache(maxsize=1)
def _nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the nouns, and the key of each."""
    rows = msgspec.convert(shipped(FILE), list[list[str]])
    keys = {noun: f"{KEY}{row[0]}" for row in rows for noun in row}
    return re.compile(rf"(?<![\w-]){any_of(keys)}(?![\w-])"), keys


def find_groups(text: str, mentions: Sequence[Mention] = (), offset: int = 0) -> list[UnnamedGroup]:
    """The groups that a text in lower case names, in order; what a name of `mentions` covers is none, to whom it begins at `offset`.

    >>> [one.noun for one in find_groups("striking nurses met the management.")]
    ['nurses', 'management']
    """
    pattern, keys = _nouns()
    found = (UnnamedGroup(match.start() + offset, keys[match[0]], match[0]) for match in pattern.finditer(text))
    return [one for one in found if not any(mention.start <= one.start < mention.end for mention in mentions)]


@lru_cache(maxsize=1)
def _beginnings() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of({noun.split()[0] for noun in _nouns()[1]})}(?![\w-])")


def may_begin_group(token: str) -> bool:
    """Whether a noun of such a group can begin in this text in lower case without spaces: texts without such are done after this look."""
    return _beginnings().search(token) is not None


def singular(noun: str) -> str:
    """The noun for one of them: "prosecutor"; a noun that has none as it is.

    >>> singular("prosecutors"), singular("police"), singular("hostage-takers")
    ('prosecutor', 'police', 'hostage-taker')
    """
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "is")) else noun
