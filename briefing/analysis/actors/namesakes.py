"""Two people of one surname told apart: by the title, honorific, kinship or age word that stands with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.actors.names import Name
from briefing.analysis.wordlists import listed
from briefing.model import Span

Sex = Literal["male", "female"]

WOMEN = listed(
    """wife sister mother daughter aunt niece widow girlfriend granddaughter grandmother stepmother stepdaughter fiancée fiancee ex-wife
    woman girl schoolgirl waitress heiress hostess nun policewoman saleswoman mother-in-law daughter-in-law sister-in-law"""
)
MEN = listed(
    """husband brother father son uncle nephew widower boyfriend grandson grandfather stepfather stepson fiancé ex-husband man boy
    schoolboy waiter monk policeman fisherman salesman father-in-law son-in-law brother-in-law"""
)
"""Words that tell the sex of whose name they stand beside."""

EITHER = listed(
    """Terry Kelly Robin Leslie Jamie Casey Jordan Taylor Morgan Alex Sam Chris Pat Dana Jean Andrea Kim Lee Lynn Tracy Shannon Ashley
    Courtney Blair Jessie Jackie Marion Vivian Kerry Beverly Carol Dominique Nicola Sasha Jan Toni Rene René Sandy Stacy Sidney Sydney Val
    Ronnie Frankie Charlie Billie Bobbie Jody Joey Micah Noel Quinn Reese Riley Rory Shelby Skyler Stevie Tory Yuki Noor Alexis"""
)
"""Given names of women and of men."""

YOUNG = listed("son daughter nephew niece grandson granddaughter jr jr. junior")
OLD = listed("father mother uncle aunt grandfather grandmother sr sr. senior")
AGE = {"younger": YOUNG, "junior": YOUNG, "elder": OLD, "older": OLD, "senior": OLD}
SPOUSES = listed("wife husband widow widower ex-wife ex-husband")
_HIS_RELATIVE = r"\b(?:his|her|their) (?:[a-z]+ )?(?:father|mother|brother|sister|son|daughter|uncle|aunt|nephew|niece),? "
IS_RELATIVE = re.compile(_HIS_RELATIVE)
HIS_RELATIVE = re.compile(rf"{_HIS_RELATIVE}(?:(?:the )?[A-Z][\w.]* ){{0,3}}\Z")
"""Before a name, that its bearer is a relative of somebody named before."""

HONORIFICS = listed("mr mrs ms miss mx dr sir former")
"""What tells a sex at most, and no office."""

SHORT = {"sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "gov": "governor", "gen": "general"}
BESIDE = WOMEN | MEN | AGE.keys()
MOST_WORDS = 4
BEHIND = re.compile(
    r", (?!(?:through|via|by|with|from|in|at|on|for|along|citing|quoting|speaking|accompanied|flanked|joined)\b)"
    r"(?:(?:an?|the|his|her|their) )?([^,.;:“”\"()’']{3,50}),"
)
"""What is said of somebody right behind the name; "Okoro, | through a spokeswoman," says nothing of Okoro."""

LONGEST = 60
"""Characters on each side of a name that are read."""


RELATED = re.compile(r"\b(?:daughters?|sons?|wife|husband|widow|children|first lady|brothers?|sisters?)\b[^.;]*\Z")
"""Before a full name, that whose relative it is may be meant by the surname."""

WITH_FIRST_NAME = re.compile(r"(?:\A|[a-z,] )(?P<given>[A-Z][\w’-]+) and \Z")
"""Before a full name, the first name of another who has the surname: "Ana and | Rosa Paz"."""


class Bearer(NamedTuple):
    """What an article tells of somebody who shares a surname: the words of titles and kinship at the full name."""

    words: frozenset[str]
    sex: Sex | None


def words_before(text: str, start: int, lexicon: Lexicon) -> list[str]:
    """The words of title, kinship and age right before a name, in lower case, long forms for short: "Congresswoman", "his wife,"."""
    before = text[max(0, start - LONGEST) : start].rpartition("\n")[2]
    found: list[str] = []
    for word in reversed(before.split()[-MOST_WORDS:] if before[-1:].isspace() else ()):
        plain = word.rstrip(",").lower()
        if plain not in lexicon.titles and plain not in BESIDE:
            break
        found.append(SHORT.get(plain.rstrip("."), plain.rstrip(".")))
    return found


def words_behind(text: str, end: int, lexicon: Lexicon) -> list[str]:
    """The words of title and kinship in the apposition behind a name: "Paul Diaz, a senator"."""
    match = BEHIND.match(text, end, min(len(text), end + LONGEST))
    words = match.group(1).lower().split() if match else []
    return [word for word in words if (word in lexicon.titles and word not in HONORIFICS) or word in WOMEN | MEN]


def _suffix(full: str) -> list[str]:
    last = full.split()[-1].lower()
    return [last] if last in YOUNG | OLD else []


def sex_of(words: Sequence[str] | frozenset[str], lexicon: Lexicon) -> Sex | None:
    """The sex that words beside a name tell; None where they tell none."""
    women = not (WOMEN.isdisjoint(words) and lexicon.female_titles.isdisjoint(words))
    men = not (MEN.isdisjoint(words) and lexicon.male_titles.isdisjoint(words))
    return None if women == men else "female" if women else "male"


class Namesakes:
    """The people of an article who share a surname."""

    def __init__(self, text: str, names: Sequence[Name], by_family: Mapping[str, Sequence[str]], lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        shared = {full for bearers in by_family.values() for full in bearers}
        words: dict[str, set[str]] = defaultdict(set)
        for name in names:
            if name.text in shared:
                words[name.text].update(words_before(text, name.start, lexicon), words_behind(text, name.end, lexicon), _suffix(name.text))
        self._relatives = {
            one.text
            for one in (names if IS_RELATIVE.search(text) else ())
            if HIS_RELATIVE.search(text, max(0, one.start - LONGEST), one.start)
        }
        self._bearers = {full: self._bearer(full, frozenset(words[full])) for full in shared}

    def _bearer(self, full: str, words: frozenset[str]) -> Bearer:
        first = full.split()[0]
        male, female = first in self.lexicon.male or first in EITHER, first in self.lexicon.female or first in EITHER
        known: Sex | None = None if male == female else "male" if male else "female"
        return Bearer(words, sex_of(words, self.lexicon) or known)

    def others(self, names: Sequence[Name], by_family: Mapping[str, Sequence[str]]) -> frozenset[str]:
        """The surnames that mean somebody else than the one who bears them in full: "President Okoro" and his daughter, "Ana Okoro"."""
        alone = {family: bearers[0] for family, bearers in by_family.items() if len(bearers) == 1 and " " not in family}
        full = {bearer: family for family, bearer in alone.items()}
        related: set[str] = set()
        officers: set[str] = set()
        called: dict[str, set[str]] = defaultdict(set)
        for name in names:
            family = full.get(name.text, name.text)
            if family not in alone:
                continue
            words = words_before(self.text, name.start, self.lexicon)
            office = any(word not in HONORIFICS and word not in BESIDE for word in words)
            if name.text in full:
                officers |= {family} if office or words_behind(self.text, name.end, self.lexicon) else set()
                related |= {family} if self._is_named_with_relatives(name) else set()
            elif name.text in alone:
                called[family] |= {"office"} if office else set()
                called[family] |= {sex} if (sex := sex_of(words, self.lexicon)) else set()
        return frozenset(
            family
            for family, signs in called.items()
            if ("office" in signs and family in related - officers) or self._contradicts(alone[family], signs)
        )

    def _is_named_with_relatives(self, name: Name) -> bool:
        """Whether somebody is named in full as one of several who share a surname."""
        before = max(0, name.start - LONGEST)
        beside = WITH_FIRST_NAME.search(self.text, before, name.start)
        siblings = beside is not None and beside["given"] in self.lexicon.given
        return siblings or RELATED.search(self.text, before, name.start) is not None or bool(_suffix(name.text))

    def _contradicts(self, full: str, signs: set[str]) -> bool:
        """Whether honorifics say of a surname another sex than the given name of who bears it."""
        sex = self._bearer(full, frozenset()).sex
        return sex is not None and ({"male", "female"} - {sex}) & signs == {"male", "female"} - {sex}

    def is_stranger(self, start: int, bearers: Sequence[str]) -> bool:
        """Whether a surname at an offset is nobody's of the bearers: "Mr." or "Mrs." before it tells the other sex of all of them."""
        sex = sex_of(words_before(self.text, start, self.lexicon), self.lexicon)
        return sex is not None and all(self._bearers[full].sex not in (sex, None) for full in bearers)

    def meant(self, span: Span, bearers: Sequence[str], recent: str | None, settled: str | None) -> str:
        """Whom a surname means: whose title or sex stands before it, else whose office behind it, else `settled`, else `recent`.

        `settled` is whom it meant before the others were named, `recent` the one named last.
        """
        if len(bearers) == 1:
            return bearers[0]
        words = words_before(self.text, span[0], self.lexicon) or words_behind(self.text, span[1], self.lexicon)
        fitting = self._fitting(words, bearers)
        if set(words) <= {"mr"}:  # a relative has another name in the news: his first, "Mrs.", or "the older Okoro"
            if settled is not None and settled in fitting:
                return settled
            fitting = [full for full in fitting if not self._is_relative(full)] or fitting
        return recent if recent is not None and recent in fitting else fitting[0]

    def _is_relative(self, full: str) -> bool:
        """Whether somebody is known as another's wife or husband, or named as "his" or "her" relative."""
        return full in self._relatives or not self._bearers[full].words.isdisjoint(SPOUSES)

    def _fitting(self, words: Sequence[str], bearers: Sequence[str]) -> Sequence[str]:
        """Those whom the words beside a surname can mean: by age, by office, by sex; all where they rule out everybody or nobody."""
        people = self._bearers
        for word in words:
            if word in AGE:
                aged = [full for full in bearers if not people[full].words.isdisjoint(AGE[word])]
                bearers = aged or [full for full in bearers if people[full].words.isdisjoint((YOUNG | OLD) - AGE[word])] or bearers
        sex = sex_of(words, self.lexicon)
        if sex is not None:
            known = [full for full in bearers if people[full].sex == sex]
            bearers = known or [full for full in bearers if people[full].sex is None] or bearers
        offices = [word for word in words if word not in AGE and word not in HONORIFICS]
        titled = [full for full in bearers if any(word in people[full].words for word in offices)]
        return titled or bearers
