"""Stretches of capitalised words, which may be names: the words with their passages, and what may stand between two words of one name."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.vocabulary import known_words
from briefing.analysis.wordlists import listed

WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĀČĆĐĞİŁŚŞŠŽ][^\W_]*(?:[-’'.&][^\W_]+)*")
"""A capitalised word; trailing full stops, an Arabic article and a small particle before it are looked at apart."""

PARTICLE = re.compile(r"(?<![^\W_])[a-z]{1,3}\Z")
"""A small particle that a name is written together with: "di|Giovanni"."""

ARTICLE = re.compile(r"\b(?:al|el|ad|an|as|ash|ul)-\Z")
"""The Arabic article right before a word: "al-Masri", but not "pan-Asian"."""

JOINT = re.compile(
    r"(?:(?<=s)[’'])?[ \u00a0](?:(?:of(?: the)?|for(?: the)?|on|and|&|"
    r"de|del|de la|de los|da|dos|di|van|van der|van den|von|bin|ibn|ben|al|el|der|la|le)[ \u00a0])?$"
)
"""What may stand between two words of one name."""

LONGEST = 12
"""Words of one name; a longer run of capitals is cut there."""

ABBREVIATED = listed("Mr Mrs Ms Dr Gen Sen Rep Gov Sgt Lt Col Capt Rev Prof St Jr Sr Inc Corp Co Ltd Adm Maj Brig No Sens Reps Gens Govs")
NO_NAME = listed(
    """the a an in on at by for from with without to of and or but nor so yet if as when while after before since because although though
    that this these those there here it its he she they we you i his her their our your my who whom whose which what why how where is are
    was were be been being has have had do does did will would can could may might must shall should not no yes also then than now still
    just only even more most many much some any all both each every few several other another such same own first second third last next
    one two three four five six seven eight nine ten once twice again ever never always often sometimes however meanwhile moreover
    nevertheless otherwise instead indeed perhaps maybe despite during under over between among against about around across behind beyond
    within toward towards until upon through throughout according asked speaking citing earlier later today yesterday tomorrow tonight
    recently officials experts critics analysts police authorities people let get go look see say says said told tell add added adding
    thank thanks please well oh ok okay look hey dear mr mrs ms new old former late early good bad big small high low long short full
    like unlike plus besides whether either neither given including despite amid amongst per via ago"""
)
INNER = re.compile(r"([^-’']+)[-’'][a-z]")
"""The first half of "I'm", "Peruvian-born"."""


DOTTED = re.compile(r"[A-Z]\.[A-Z]\.")
"""Behind a town, its state or district, which the next name is none of: "in Washington, | D.C. | Okoro left"."""


class Token(NamedTuple):
    """A capitalised word with its passage, and the small words before it inside the name ("of the").

    `named`: it looks like another word, and opens a person's name ("He Weimin").
    """

    start: int
    end: int
    text: str
    joint: str
    named: bool = False


def tokens_of(text: str, start: int, end: int, lexicon: Lexicon, word_names: frozenset[int] = frozenset()) -> list[list[Token]]:
    """Stretches of capitalised words that may be one name, in order. `word_names` as in `read_names`."""
    groups: list[list[Token]] = []
    last_end = -1
    broken = True
    for match in WORD.finditer(text, start, end):
        a, b = match.span()
        if text[a - 1 : a] == "_" or text[b : b + 1] == "_":  # of what somebody calls himself: "RIO_AND_ME"
            continue
        if a > start and (text[a - 1] == "-" or text[a - 1].islower()):
            a = _with_what_is_before(text, start, a)
        word = text[a:b]
        owns = word[-2:] in ("'s", "’s") and len(word) > 2
        if owns:
            word, b = word[:-2], b - 2
        elif (
            not word.isalnum() and (inner := INNER.match(word)) and (inner.group(1).lower() in NO_NAME or inner.group(1) in lexicon.entries)
        ):
            word, b, owns = inner.group(1), a + inner.end(1), True
        elif text[b : b + 1] == "." and ("." in word or word in ABBREVIATED or len(word) == 1) and word != "I":
            word, b = word + ".", b + 1
        pieces = _compound(word, a, lexicon)
        if a in word_names:
            pieces = [pieces[0]._replace(named=True)]
        near = last_end >= 0 and a - last_end <= 9 and not broken and len(groups[-1]) < LONGEST
        if near and text[last_end:a] == " ":
            groups[-1].append(pieces[0])
        elif near and JOINT.fullmatch(text, last_end, a):
            groups[-1].append(pieces[0]._replace(joint=text[last_end + 1 : a].strip()))
        else:
            groups.append([pieces[0]])
        groups.extend([piece] for piece in pieces[1:])
        dotted = len(groups) > 1 and text[a - 2 : a] == ", " and DOTTED.fullmatch(word) is not None
        of_a_place = dotted and groups[-2][-1].text in lexicon.entries
        last_end, broken = b, owns or of_a_place or word == "I"
    return groups


def _with_what_is_before(text: str, start: int, at: int) -> int:
    """Where a name begins whose capital letter stands at an offset, behind an Arabic article or a small particle."""
    if text[at - 1] == "-":
        before = ARTICLE.search(text, max(start, at - 4), at)
    else:
        before = PARTICLE.search(text, max(start, at - 4), at) if text[at + 1 : at + 2].islower() else None
    return before.start() if before else at


def _compound(word: str, start: int, lexicon: Lexicon) -> list[Token]:
    """A word as a token; "Peru-Chile" as two."""
    left, dash, right = word.partition("-")
    if dash and left in lexicon.entries and (right in lexicon.entries or right.split("-")[0] in ("South", "North", "United")):
        return [Token(start, start + len(left), left, ""), Token(start + len(left) + 1, start + len(word), right, "")]
    return [Token(start, start + len(word), word, "")]


def behind_capitals(part: list[Token], lexicon: Lexicon) -> list[Token]:
    """A name without the heading in capitals, or the one plain word, that ran into it: "CHECK YOUR METERS Rosa Lind", "WATCH Rosa"."""
    capitals = next((number for number, token in enumerate(part) if not token.text.isupper()), len(part))
    plain = 0 < capitals < len(part) and part[capitals].text in lexicon.given
    plain = plain and all(len(one.text) > 3 and one.text.lower() in known_words() for one in part[:capitals])
    return part[capitals:] if 3 <= capitals < len(part) or plain else part
