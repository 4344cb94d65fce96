"""Which people of an article are men, which women: by titles first, then by the pronouns that follow them, last by lists of given names.

No list knows the names of every language; "he" and "she" are in every article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.actors.namesakes import MEN, WOMEN, Sex
from briefing.analysis.voices.descriptions import Description
from briefing.model import Mention, Span

PRONOUN = re.compile(r"\b(?:(?P<male>he|his|him|himself)|(?P<female>she|her|hers|herself))\b", re.IGNORECASE)
OPENING = re.compile(r"[“\"‘'\s]*(?:(?P<male>He|His)|(?P<female>She|Her))\b")
HE_BEHIND = re.compile(r" (?:\w+ ){1,2}?(?:that )?(?:(?P<male>he|his)|(?P<female>she|her))\b")
SURE = 3
"""Pronouns of one sex, none of the other, that outweigh a list of given names."""

FEMALE_NOUN = re.compile(r"(?:woman|women|girl|lady|mother|sister|daughter|wife|widow|actress)$")
MALE_NOUN = re.compile(r"(?:(?<!wo)man|(?<!wo)men|boy|father|brother|son|husband|actor)$")
NOUN_OF_A_SEX = re.compile(r"(?:m[ae]n|girl|lady|boy|mother|father|brother|sister|daughter|son|wife|widow|husband|actor|actress)\b")
"""Where one of them may stand."""


def sexes_of(
    people: dict[str, Description],
    sentences: Sequence[tuple[Span, Sequence[Mention]]],
    text: str,
    is_quoted: Callable[[int], bool],
    lexicon: Lexicon,
) -> dict[str, Sex]:
    """The sex of each person of whom the article or a list tells it. `sentences`: each with the people named in it, in order."""
    votes = _votes(sentences, text, is_quoted, lambda name: _listed(name, lexicon))
    found: dict[str, Sex] = {}
    for name, description in people.items():
        count = votes[name]
        shown: Sex | None = next(iter(count)) if len(count) == 1 else None
        listed = _listed(name, lexicon)
        sex = description.sex or (shown if shown and (listed is None or count[shown] >= SURE) else listed)
        if sex:
            found[name] = sex
    return found


def told_sex(name: str, description: Description, lexicon: Lexicon) -> Sex | None:
    """The sex that titles or lists of given names tell, whatever pronouns follow: for telling whom a pronoun means."""
    return description.sex or _listed(name, lexicon)


def _listed(name: str, lexicon: Lexicon) -> Sex | None:
    """The sex that the lists of given names have for a full name."""
    first = name.split()[0]
    male, female = first in lexicon.male, first in lexicon.female
    return None if male == female or first in lexicon.family_first else "male" if male else "female"


def _votes(
    sentences: Sequence[tuple[Span, Sequence[Mention]]],
    text: str,
    is_quoted: Callable[[int], bool],
    listed_sex: Callable[[str], Sex | None],
) -> defaultdict[str, Counter[Sex]]:
    """How often "he" and "she" follow each person in a sentence that names nobody else, or open the next.

    What may mean whom the sentence before names is left out: "Rosa Alvarez left. | Okoro denied that she …".
    """
    votes: defaultdict[str, Counter[Sex]] = defaultdict(Counter)
    alone: str | None = None
    for (start, end), here in sentences:
        opening = OPENING.match(text, start, end)
        if alone and opening and not is_quoted(opening.end() - 1):
            votes[alone][_sex(opening)] += 1
        named, before = {one.name for one in here}, alone
        alone = named.pop() if len(named) == 1 else None
        if alone is None:
            continue
        behind = here[0].end
        found = {_sex(match) for match in PRONOUN.finditer(text, behind, end) if not is_quoted(match.start()) and _may_mean(match, behind)}
        if len(found) == 1 and not (before and before != alone and listed_sex(before) in found):
            votes[alone][found.pop()] += 1
    return votes


def _may_mean(match: re.Match[str], behind: int) -> bool:
    """Whether a pronoun may mean who is named before: not where a noun of its sex is nearer, "Okoro told the girl and | her | mother"."""
    if NOUN_OF_A_SEX.search(match.string, behind, match.start()) is None:
        return True
    return sex_of_noun(match.string[behind : match.start()].split()) != _sex(match)


def _sex(match: re.Match[str]) -> Sex:
    return "male" if match["male"] else "female"


def sex_of_noun(words: Iterable[str]) -> Sex | None:
    """The sex that a description tells: "spokeswoman", "the man's brother"; None where it tells none."""
    lower = [word.lower().strip("’'.,") for word in words]
    women = any(word in WOMEN or FEMALE_NOUN.search(word) for word in lower)
    men = any(word in MEN or MALE_NOUN.search(word) for word in lower)
    return None if women == men else "female" if women else "male"


def sex_told_behind(text: str, noun: str, at: int) -> Sex | None:
    """The sex that the words of a description without one tell: "the director said | he would go"."""
    head = text.find(noun, at, at + 80)
    match = HE_BEHIND.match(text, head + len(noun), head + len(noun) + 40) if head >= 0 else None
    return None if match is None else _sex(match)
