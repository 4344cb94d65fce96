"""Word lists that stand in code as one string."""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMBER_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
"""The numbers that are one word of their own; each stands at its value."""


SUBORDINATORS = "while|although|though|as|when|if|because|since|after|before|once|until"
"""What begins a clause that hangs on another, for a regular expression in lower case."""


def listed(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())


LONGEST_IN_TREE = 100
"""Letters. A side may be called anything, and a tree as deep as a name of thousands is deeper than calls can be."""


class _Node(dict[str, "_Node"]):
    """The beginnings of words, letter by letter; an empty letter ends one."""


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longer before the shorter where both fit.

    The words are grouped by their beginnings: a long list is looked for several times as fast as one after the other.

    >>> any_of(["strike", "striker", "talks"])
    '(?:strike(?:r)?|talks)'
    """
    tree, long = _Node(), set[str]()
    for word in words:
        if len(word) > LONGEST_IN_TREE:
            long.add(word)
            continue
        node = tree
        for letter in word:
            node = node.setdefault(letter, _Node())
        node[""] = _Node()
    found = f"(?:{_branches(tree)})" if len(tree) == 1 else _branches(tree)
    if not long:
        return found
    alone = [re.escape(word) for word in sorted(long, key=lambda word: (-len(word), word))]
    return f"(?:{'|'.join([*alone, *filter(None, [found])])})"


def _branches(node: _Node) -> str:
    branches = [re.escape(letter) + _branches(below) for letter, below in sorted(node.items()) if letter]
    if not branches:
        return ""
    if "" in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
