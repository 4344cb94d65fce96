"""What an article says of the people it names: title, affiliation, country, party, sex. Read from the words right around each name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysis.actors.capitalised import NO_NAME
from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.actors.names import WORD_BEFORE
from briefing.analysis.actors.namesakes import Sex, sex_of, words_before, words_behind
from briefing.analysis.voices.offices import ADJECTIVES, read_office
from briefing.analysis.wordlists import listed
from briefing.model import Mention

WORD_RIGHT_BEFORE = re.compile(r"([\w.'’-]+)\Z")
LONGEST_WORD = 30
"""Characters in which a word before a name is looked for."""

LONGEST = 90
"""Characters looked at on each side of a name."""

BREAK = re.compile(r"[.;:()“”\"—–!?\n](?:\s|$)|[“”\"(]|,\s")
APPOSITION = re.compile(
    r",\s+((?:(?:who (?:is|was|serves as|heads|leads|runs)|an?|the|his|her|its|their)\s+)?"
    r"(?:[^,.;:“”\"()—\n]|(?<=[A-Z])\.(?=[A-Z])|(?<=[A-Z]\.[A-Z])\.(?= [a-zA-Z])){3,150})(?=[,.;:“”\"—\n]|$)"
)
PARTY = re.compile(r"\s*[,(]\s*(?:an?\s+|the\s+)?(R|D|Republican|Democrat|Democratic)\b\.?(?:[-–—,)]|\s(?:of|from|in|who|and|[a-z])\b)")
PARTISAN = re.compile(r"\b(?:republican|democratic|democrat)\b(?! (?:republic|people|forces|party of|union|army))", re.IGNORECASE)
"""A party in a title, but not "Democratic Republic of …"."""

RAN_INTO = re.compile(r"(?:(?:^|\s)(?:of|with|for|to|by|and|as|from|against|who|was|is))*(?:^|\s)(?:Mr|Mrs|Ms|Mx|Dr)\.?$")
UNTITLED = listed("one some two three many most part member") | {""}
"""What is left of a title that only said whose it was."""
OF_ANOTHER = re.compile(r"\b(?:of|for|by|with|to|from) (?:(?:the|an?|his|her|their|its) )?\Z")
"""What stands before a title that is not that of the name behind its comma: "the brother of the | driver, Tom Okoro,"."""

NO_OFFICE = listed("former acting interim state foreign prime vice first late")
"""Words of titles that are none alone."""

HONORIFICS = listed("mr mrs ms miss")
RELATIVE = tuple(("who", verb) for verb in ("is", "was", "heads", "leads", "runs", "serves"))
OPENING = re.compile(
    r"(?:who (?:is|was|serves as|heads|leads|runs) )?(?:also )?(?:(?:an?|the|his|her|its|their)\b)?\s*",
)
"""What opens an apposition before the office."""

SEVERAL = re.compile(r"(?:one|another|some) of (?:the|its|his|her|their) ")
NOT_APPOSED = listed(
    "said says told added who which whose whom while but and as after when where according speaking citing adding saying including"
)


class Description(NamedTuple):
    """What is said of one person. `title` as printed without the article; `affiliation` a canonical name; `sex` as titles tell it."""

    title: str | None = None
    affiliation: str | None = None
    country: str | None = None
    party: str | None = None
    sex: Sex | None = None


class Describer:
    """Descriptions of the people of one article."""

    def __init__(self, text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.text, self.mentions, self.lexicon = text, mentions, lexicon
        self.starts = [mention.start for mention in mentions]

    def describe_all(self) -> dict[str, Description]:
        """The description of every person by canonical name: the first that says something wins, part by part."""
        found: dict[str, Description] = {}
        for mention in self.mentions:
            if mention.kind != "person" and not (mention.kind == "organisation" and mention.country is None and " " not in mention.name):
                continue
            here = self.describe(mention)
            before = found.get(mention.name, Description())
            found[mention.name] = Description(
                title=before.title or here.title,
                affiliation=before.affiliation or here.affiliation,
                country=before.country or here.country,
                party=before.party or here.party,
                sex=before.sex or here.sex,
            )
        return found

    def describe(self, mention: Mention) -> Description:
        """What stands right before and right after one mention of a person."""
        left_title, left_place = self._left(mention.start, mention.end)
        right_title, right_place = self._right(mention.end)
        place = left_place or right_place
        return Description(
            title=_whole(left_title) or _whole(right_title),
            affiliation=place.name if place else None,
            country=place.country if place else None,
            party=self._party(mention, left_title or right_title or ""),
            sex=self._sex(mention),
        )

    def mentions_within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in a passage."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [mention for mention in self.mentions[low:high] if mention.end <= end]

    def _left(self, start: int, end: int) -> tuple[str | None, Mention | None]:
        """Title words right before a name, with the body or country that stands among them."""
        lexicon = self.lexicon
        floor = max(0, start - LONGEST)
        at = start
        words: list[str] = []
        titled = False
        if self.text[max(0, start - 2) : start] == ", ":
            at = start - 2
        while at > floor:
            near = max(floor, at - LONGEST_WORD)
            match = (WORD_BEFORE if self.text[at - 1 : at].isspace() else WORD_RIGHT_BEFORE).search(self.text, near, at)
            if match is None:
                break
            word = match.group(1)
            lower = word.lower()
            if word.endswith(".") and not (lower in lexicon.titles or lower.rstrip(".") in lexicon.titles or "." in word[:-1]):
                break  # it closes the sentence before
            if not (
                lower in lexicon.titles or lower in ADJECTIVES or (word[0].isupper() and (titled or words)) or (titled and lower == "of")
            ):
                break
            titled = titled or lower in lexicon.titles
            words.insert(0, word)
            at = match.start()
        apart = self.text[max(0, start - 2) : start] == ", "
        if not titled or (apart and (OF_ANOTHER.search(self.text, max(0, at - 12), at) or not self._closes(end))):
            return None, None
        while words and words[0].lower() in NO_NAME - ADJECTIVES:
            words.pop(0)
        title = " ".join(words)
        if not any(word.lower() in lexicon.titles - NO_OFFICE for word in words) or title.lower().rstrip(".") in HONORIFICS:
            return None, None
        office = read_office(self.text, at, start - (2 if apart else 1), self.mentions_within(at - LONGEST, start), lexicon)
        return title, office.owner if office else None

    def _closes(self, end: int) -> bool:
        """Whether a name in apposition is closed like one: "the minister, Grace Banda, said", not "told the minister, Grace Banda said"."""
        return self.text[end : end + 1] in (",", ".", ";", ")", "") or self.text[end : end + 2] in ("'s", "’s")

    def _right(self, end: int) -> tuple[str | None, Mention | None]:
        """An apposition between commas after a name."""
        match = APPOSITION.match(self.text, end, min(len(self.text), end + LONGEST + 80))
        if match is None:
            return None, None
        words = match.group(1).lower().split()
        if words[0] in NOT_APPOSED and tuple(words[:2]) not in RELATIVE:
            return None, None
        if self._of_another(match.start(1), match.end(1)):
            return None, None
        opening = OPENING.match(self.text, match.start(1), match.end(1))
        start = opening.end() if opening else match.start(1)
        several = SEVERAL.match(self.text, start, match.end(1))
        first = several.end() if several else start
        near = self.mentions_within(first, match.end(1))
        office = read_office(self.text, first, match.end(1), near, self.lexicon)
        return (self.text[start:first] + office.title, office.owner) if office else (None, None)

    def _of_another(self, start: int, end: int) -> bool:
        """Whether what stands behind a name is somebody else with his title: "at the Carnaval, | spokeswoman Ines Duarte said"."""
        person = next((one for one in self.mentions_within(start, end) if one.kind == "person"), None)
        words = self.text[start : person.start].lower().split() if person else []
        return bool(words) and all(word in self.lexicon.titles or word in ADJECTIVES for word in words)

    def _sex(self, mention: Mention) -> Sex | None:
        """The sex that the words of title and kinship around a name tell."""
        before = words_before(self.text, mention.start, self.lexicon)
        return sex_of([*before, *words_behind(self.text, mention.end, self.lexicon)], self.lexicon)

    def _party(self, mention: Mention, title: str) -> str | None:
        match = PARTY.match(self.text, mention.end, mention.end + 40)
        letter = match.group(1)[0] if match else ""
        if not letter:
            found = PARTISAN.search(title)
            letter = found[0][0].upper() if found else ""
        return {"R": "Republicans", "D": "Democrats"}.get(letter)


def _whole(title: str | None) -> str | None:
    """A title without article and the name that it ran into: "singer on stage with Mr" is a singer on stage, "one of Mr." is nothing."""
    if title is None:
        return None
    title = re.sub(r"^(?:the|an?) ", "", title, flags=re.IGNORECASE)
    whole = RAN_INTO.sub("", title)
    return whole if whole == title or whole.lower() not in UNTITLED else None
