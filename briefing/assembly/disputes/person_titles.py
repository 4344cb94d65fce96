"""Finds people to whom statements give different titles or roles: "the app's founder Ana Ruiz", "Ana Ruiz, its chief engineer"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.analysis.wordlists import any_of
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.disputes.context import DisputeContext, Finding
from briefing.assembly.text.terms import Stemmer
from briefing.model import DisputeKind
from briefing.yamlfile import shipped

NAME = r"(?:[A-Z][\w’'.-]+ ){0,3}[A-Z][\w’'-]+"
CAPITAL = re.compile(" [A-Z]")
SHIFT = re.compile(r"\b(?:former|ex-?|ousted|acting|interim|deputy|vice|co-?|then|incoming|outgoing|late|resigned|retired)\b", re.I)
FORMER = frozenset({"former", "ex", "ousted", "then", "late", "resigned", "retired", "outgoing"})
"""Words for an office that somebody no longer has."""
OF_THEN = re.compile(
    r"\b(?:was|were|had been|then|from|until|since|during|in) (?:the |a )?[\w ’'-]{0,40}\b(?:1[89]|20)\d\d\b|\bwho was\b"
    r"|\b(?:founding|first|new) (?=[\w ’'-]{0,40}\b(?:president|leader|adviser|minister|chief|head|director|chair\w*)\b)",
    re.I,
)
"""A text that tells what somebody was at another time."""
MOST_BEFORE = 3
"""Words before a role noun that are part of the title."""
SYNONYMS = (
    {"attorney", "lawyer", "counsel"},
    {"executive", "ceo", "chief", "head", "leader", "boss"},
    {"representative", "congressman", "congresswoman", "lawmaker", "senator"},
    {"spokesman", "spokeswoman", "spokesperson"},
    {"chair", "chairman", "chairwoman"},
    {"adviser", "advisor", "aide", "strategist"},
    {"journalist", "reporter", "editor", "columnist", "author"},
    {"professor", "researcher", "scientist", "expert", "analyst", "economist"},
    {"neighbor", "neighbour", "resident"},
)
"""Role nouns that may be said of one person in one office."""
KIN = {"brother", "sister", "wife", "husband", "father", "mother", "son", "daughter", "girlfriend", "boyfriend", "friend"}
OTHER_HEADS, OTHER_SHIFTS, OTHER_BODIES = 0.22, 0.43, 0.17
LEADING = re.compile(
    r"^(?:(?!acting|ousted|incoming|outgoing|resigned|retired)[a-z][\w’'-]*(?:ing|ly|ed) "
    r"|(?:see|fill|death|late|have|has|had|is|was|were|been) )+"
)
"""Words before a title that belong to what is done, not to the title."""


class Patterns(NamedTuple):
    """What finds a role before a name, a role after a name, and a role noun by itself in any text and in one in lower case."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    heads: re.Pattern[str]
    any_head: re.Pattern[str]
    """Role nouns in lower case, where looking is four times as fast: most statements are done after this look."""


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns for the role nouns of person_titles.yaml."""
    listed = shipped(Path(__file__).parent / "person_titles.yaml")["roles"]
    role = any_of(noun.strip() for noun in listed.split(","))
    after = (
        rf"\b(?P<name>{NAME}), (?:who (?:is|was) )?(?P<role>(?:an? |the |its |his |her |[\w’'.-]+[’']s? )?"
        rf"(?:[\w’'.&-]+ ){{0,6}}(?i:{role})(?: (?:of|for|at|in|to) (?:the )?[\w’'.& -]{{2,40}})?)(?=[,.;:]| (?:said|told|says|and|who)\b)"
    )
    return Patterns(
        before=re.compile(rf"\b(?P<role>(?:[\w’'.-]+ ){{0,{MOST_BEFORE}}}(?i:{role})) (?P<name>{NAME})"),
        after=re.compile(after),
        heads=re.compile(rf"\b(?:{role})\b", re.I),
        any_head=re.compile(rf"\b{any_of(noun.strip().lower() for noun in listed.split(','))}\b"),
    )


class Title(NamedTuple):
    """What a statement calls somebody, taken apart: `heads` are its role nouns, `shifts` words like "former", `rest` all content stems."""

    statement: int
    phrase: str
    heads: frozenset[str]
    shifts: frozenset[str]
    rest: frozenset[str]


def find_title_disputes(context: DisputeContext, _: Pairs) -> list[Finding]:
    """People who are given different roles, one finding for each; people are told apart by surname."""
    by_surname: dict[str, list[Title]] = defaultdict(list)
    for number in context.terms.word_index.containing(patterns().any_head).tolist():
        text = context.statements[number].text
        for surname, phrase in titles_in(text, context.stemmer) if not OF_THEN.search(text) else ():
            by_surname[surname].append(_title(number, phrase, context.stemmer))
    return [finding for surname, titles in sorted(by_surname.items()) for finding in _differences(context, surname, titles)]


def titles_in(text: str, stemmer: Stemmer) -> list[tuple[str, str]]:
    """Each person in a text who is given a title, as (surname, title): "the app's founder Ana Ruiz", "Ana Ruiz, head of the union,"."""
    found: list[tuple[str, str]] = []
    low = text.lower()
    heads = [match.span() for match in patterns().any_head.finditer(low)] if len(low) == len(text) else [(0, len(text))]
    # Most role nouns have no name beside them.
    before_name = next((start for start, end in heads if CAPITAL.search(text, start, end + 2)), None)
    if before_name is not None:
        for _ in range(MOST_BEFORE + 1):
            before_name = max(0, text.rfind(" ", 0, before_name))
        for match in patterns().before.finditer(text, before_name):
            name = match["name"]
            if name[0].isupper() and not patterns().heads.search(name):
                found.append((_surname(name), _with_shift(text, match.start("role")) + match["role"]))
    if heads and ", " in text[: heads[-1][1]]:
        for match in patterns().after.finditer(text):
            found.append((_surname(match["name"]), match["role"]))
    return [(surname, title) for surname, phrase in found if (title := _trimmed(phrase, stemmer)) and stemmer.content_stems(surname)]


def _with_shift(text: str, start: int) -> str:
    """The word before a role that says whether it still holds, with a space behind; empty where there is none."""
    before = text[:start].rsplit(None, 1)
    return f"{before[-1]} " if before and SHIFT.fullmatch(before[-1].rstrip("-")) else ""


def _trimmed(phrase: str, stemmer: Stemmer) -> str:
    """A phrase cut to the title in it, without words that link or tell what is done: "disagree with Representative" is "Representative"."""
    head = patterns().heads.search(phrase)
    if head is None:
        return ""
    before = phrase[: head.start()].split(" ")
    links = [place for place, word in enumerate(before) if word and not stemmer.content_stems(word) and not SHIFT.fullmatch(word)]
    return LEADING.sub("", " ".join(before[links[-1] + 1 :] if links else before) + phrase[head.start() :]).strip(" ,")


def _surname(name: str) -> str:
    """The last word of a name, without a possessive."""
    return re.sub(r"[’']s?$", "", name.split(" ")[-1])


def _title(statement: int, phrase: str, stemmer: Stemmer) -> Title:
    """The title that a phrase of a statement gives, taken apart."""
    heads = frozenset(head.lower().replace("cofounder", "co-founder") for head in patterns().heads.findall(phrase))
    shifts = frozenset("former" if (shift := found.lower().rstrip("-")) in FORMER else shift for found in SHIFT.findall(phrase))
    return Title(statement, phrase, heads, shifts, frozenset(stemmer.content_stems(phrase)))


def _differences(context: DisputeContext, surname: str, titles: list[Title]) -> list[Finding]:
    """The two titles of one person that differ most, each with all statements that give it in any words; none where none differ."""
    first = list({title.phrase.lower(): title for title in reversed(titles)}.values())[::-1]
    scored = [
        (-sure, one.phrase, other.phrase, one, other)
        for place, one in enumerate(first)
        for other in first[place + 1 :]
        if (sure := _unlike(one, other))
    ]
    for sure, _, _, *pair in sorted(scored):
        positions = tuple((title.phrase, _statements_with(title, titles)) for title in pair)
        if not set(positions[0][1]) & set(positions[1][1]):
            return [
                Finding(
                    DisputeKind.ROLE, f"{_full_name(context, surname, positions)}: {pair[0].phrase} or {pair[1].phrase}", positions, -sure
                )
            ]
    return []


def _statements_with(title: Title, titles: list[Title]) -> tuple[int, ...]:
    """The statements that give a person this title in any words."""
    return tuple(sorted({other.statement for other in titles if (other.heads, other.shifts) == (title.heads, title.shifts)}))


def _full_name(context: DisputeContext, surname: str, positions: tuple[tuple[str, tuple[int, ...]], ...]) -> str:
    """The longest name with this surname that the statements print."""
    numbers = [number for _, members in positions for number in members]
    names = {
        statement.text[mention.start - statement.start : mention.end - statement.start]
        for statement in (context.statements[number] for number in numbers)
        for mention in statement.mentions
    }
    return max((name for name in names if name.endswith(f" {surname}")), key=lambda name: (len(name), name), default=surname)


def _courtesy(left: Title, right: Title) -> bool:
    """Whether one is only a form of address ("President Clinton"), which people keep when they leave the office."""
    return any(not title.shifts and _addresses(title) for title in (left, right))


def _addresses(title: Title) -> bool:
    """Whether a title is a capitalised role noun alone, behind words that are no part of it: "refused to consider President"."""
    *before, head = title.phrase.split()
    return head[:1].isupper() and head.lower() in title.heads and not any(word[:1].isupper() for word in before)


def _unlike(left: Title, right: Title) -> float:
    """How certain it is that two titles differ, 0 to 1: highest where only one is "former" or "acting"; more words are no difference.

    Whose son somebody is says nothing against an office, and one person may hold an office in one body and another in another.
    """
    if bool(left.heads & KIN) != bool(right.heads & KIN) or not left.heads or not right.heads or _courtesy(left, right):
        return 0.0
    if left.heads & right.heads or any(left.heads & same and right.heads & same for same in SYNONYMS):
        return OTHER_SHIFTS if left.shifts != right.shifts and left.heads & right.heads else 0.0
    return OTHER_HEADS if left.rest & right.rest else OTHER_BODIES
