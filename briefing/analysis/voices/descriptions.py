"""What an article says of the people it names: title, affiliation, country, party, sex. Read from the words right around each name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.actors.namesakes import Sex, sex_of, words_before, words_behind
from briefing.analysis.actors.word_before import LONGEST_WORD, word_before, word_ending
from briefing.analysis.voices import titles
from briefing.analysis.voices.offices import ADJECTIVES, NO_PERSON, head_of, is_somebody, read_office
from briefing.analysis.voices.owners import EXTRA, affiliation_to
from briefing.analysis.wordlists import listed
from briefing.model import Mention

LONGEST = 90
"""Characters looked at on each side of a name."""

ABBREVIATION = "|".join(
    [
        rf"(?<=\b{short})\.(?= [A-Z])"
        for short in (r"[A-Z]", "Mr", "Ms", "Mrs", "Dr", "St", "Sen", "Rep", "Gov", "Gen", "Sens", "Reps", "Jr")
    ]
    + [r"(?<=\b[JS]r)\.(?=[, ])", r"(?<=[A-Z])\.(?=[A-Z])", r"(?<=[A-Z]\.[A-Z])\.(?=[ ’'-][a-zA-Z])", r"(?<=\w)\.(?=(?:com|org|net|gov)\b)"]
)
"""A full stop that ends no sentence."""

APPOSITION = re.compile(
    r",\s+((?:(?:who (?:is|was|serves as|heads|leads|runs)|an?|the|his|her|its|their)\s+)?"
    rf"(?:(?!'')[^,.;:“”\"()—\n]|{ABBREVIATION}){{3,150}})(?=(?P<stop>''|[,.;:“”\"—\n]|$))"
)
PARTY = re.compile(r"\s*[,(]\s*(?:an?\s+|the\s+)?(R|D|Republican|Democrat|Democratic)\b\.?(?:[-–—,)]|\s(?:of|from|in|who|and|[a-z])\b)")
PARTISAN = re.compile(r"(?<![\w-])(?:republican|democratic|democrat)\b(?! (?:republic|people|forces|party of|union|army))", re.IGNORECASE)
"""A party in a title, but not "Democratic Republic of …"."""

DEMOCRAT = re.compile(r"[(,]\s?D[)–-]")
ELECTED = listed(
    """sen senator rep representative congressman congresswoman gov governor mayor president speaker leader whip delegate assemblyman
    assemblywoman lawmaker legislator councilman councilwoman sheriff commissioner treasurer secretary general candidate nominee"""
)
"""What somebody of a party is: "Gov. Ana Lund (R)"."""

RAN_INTO = re.compile(r"(?:(?:^|\s)(?:of|with|for|to|by|and|as|from|against|who|was|is))*(?:^|\s)(?:Mr|Mrs|Ms|Mx|Dr)\.?$")
UNTITLED = listed("one some two three many most part member") | {""}
"""What is left of a title that only said whose it was."""
OF_ANOTHER = re.compile(r"\b(?:of|for|by|with|to|from) (?:(?:the|an?|his|her|their|its) )?\Z")
"""What stands before a title that is not that of the name behind its comma: "the brother of the | driver, Tom Okoro,"."""

OF_WHOM = listed("of for to with by from at under against and about who whose that which")
"""Before the name of somebody whom a title is about: "spokesman | for | Speaker Lungu"."""

RELATIVE = tuple(("who", verb) for verb in ("is", "was", "heads", "leads", "runs", "serves"))
OPENING = re.compile(
    r"(?:who (?:is|was|serves as|heads|leads|runs) )?(?:also )?(?:(?:an?|the|his|her|its|their)\b)?\s*",
)
"""What opens an apposition before the office."""

SAYS = listed("said says told tells added adds wrote explained warned announced")
"""Behind the name of whoever speaks, which no apposition has."""
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
        self._has_democrats = DEMOCRAT.search(text) is not None

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
            affiliation=affiliation_to(place),
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
        apart = self.text[max(0, start - 2) : start] == ", "
        words = self._title_words(start - 2 if apart else start, max(0, start - LONGEST))
        if not any(word.lower() in self.lexicon.titles for _, word in words):
            return None, None
        at = words[0][0]
        if apart and (OF_ANOTHER.search(self.text, max(0, at - 12), at) or not self._closes(end)):
            return None, None
        return self._whole_title(words, start - (2 if apart else 1))

    def _title_words(self, at: int, floor: int) -> list[tuple[int, str]]:
        """The words of titles right before an offset, with their places: "Secretary of the Interior", "the Lumo | chief executive"."""
        lexicon = self.lexicon
        words: list[tuple[int, str]] = []
        titled = False
        while at > floor:
            near = max(floor, at - LONGEST_WORD)
            found = (word_before if self.text[at - 1 : at].isspace() else word_ending)(self.text, near, at)
            if found is None:
                break
            start, word = found
            lower = word.lower()
            if word.endswith(".") and not (lower in lexicon.titles or lower.rstrip(".") in lexicon.titles or "." in word[:-1]):
                break  # it closes the sentence before
            after = words[0][1] if words else ""
            capital = word[0].isupper() and words
            joint = titled and (lower == "of" or (lower == "the" and after[:1].isupper() and self.text.endswith("of ", 0, start)))
            if not (capital or joint or lower in lexicon.titles or lower in ADJECTIVES or lower in EXTRA):
                break
            titled = titled or lower in lexicon.titles
            words.insert(0, (start, word))
            at = start
        return words

    def _whole_title(self, words: list[tuple[int, str]], stop: int) -> tuple[str | None, Mention | None]:
        """The title whose last words these are, with its owner; nothing where they call nobody."""
        kept = titles.opened([word for _, word in words], self.lexicon)
        calling = self.lexicon.titles - NO_PERSON
        if not any(word.lower() in calling and is_somebody(word, self.lexicon) for word in kept):
            return None, None
        at = words[-len(kept)][0]
        near = self.mentions_within(at - LONGEST, stop + 1)
        begin = titles.whole_start(self.text, at, stop, near, self.lexicon) if len(kept) == len(words) else at
        title = " ".join(self.text[begin:stop].split())
        if RAN_INTO.sub("", title) in titles.VERBS_TOO and titles.IS_VERB.search(self.text, max(0, begin - 10), begin):
            return None, None
        former = titles.FORMERLY_AND.search(self.text, max(0, begin - LONGEST), begin)
        if former and not any(one.kind == "person" and one.start > former.start() for one in near):
            return " ".join(self.text[former.start() : stop].split()), None
        office = read_office(self.text, begin, stop, near, self.lexicon)
        return title, office.owner if office else None

    def _closes(self, end: int) -> bool:
        """Whether a name in apposition is closed like one: "the minister, Grace Banda, said", not "told the minister, Grace Banda said"."""
        return self.text[end : end + 1] in (",", ".", ";", ")", "")

    def _right(self, end: int) -> tuple[str | None, Mention | None]:
        """An apposition between commas after a name."""
        match = APPOSITION.match(self.text, end, min(len(self.text), end + LONGEST + 80))
        if match is None:
            return None, None
        words = match.group(1).lower().split()
        if words[0] in NOT_APPOSED and tuple(words[:2]) not in RELATIVE:
            return None, None
        if self._of_another(match.start(1), match.end(1)) or self._opens_another(match):
            return None, None
        opening = OPENING.match(self.text, match.start(1), match.end(1))
        start = opening.end() if opening else match.start(1)
        if start == match.start(1) and titles.is_verb(words[0]):
            return None, None
        several = SEVERAL.match(self.text, start, match.end(1))
        first = several.end() if several else start
        near = self.mentions_within(first, match.end(1))
        office = read_office(self.text, first, match.end(1), near, self.lexicon)
        if office is None or not (several or is_somebody(head_of(office.title).split()[-1], self.lexicon)):
            return None, None
        if match["stop"] in titles.QUOTES:  # "author of | “The Wells”"
            return self.text[start:first] + head_of(office.title), None
        owner = None if words[:2] == ["who", "was"] else office.owner
        return self.text[start:first] + titles.trimmed(office.title, match["stop"]), owner

    def _of_another(self, start: int, end: int) -> bool:
        """Whether what stands behind a name is somebody else with his title: "at the Carnaval, | spokeswoman Ines Duarte said"."""
        person = next((one for one in self.mentions_within(start, end) if one.kind == "person"), None)
        words = self.text[start : person.start].lower().split() if person else []
        ranked = bool(words) and (words[-1] in self.lexicon.titles or words[-1] in ADJECTIVES)
        behind = self.text[person.end : end].split() if person else []
        return (ranked and OF_WHOM.isdisjoint(words)) or (bool(behind) and behind[0] in SAYS)

    def _opens_another(self, apposition: re.Match[str]) -> bool:
        """Whether what stands behind a name may be the next one's: "views of Ana Lund, | the party leader, Tom Okoro of Lima, said"."""
        if apposition["stop"] != "," or not apposition[1].startswith("the "):
            return False
        behind = apposition.end() + 2
        return any(one.kind == "person" and one.start == behind for one in self.mentions_within(behind, behind + LONGEST))

    def _sex(self, mention: Mention) -> Sex | None:
        """The sex that the words of title and kinship around a name tell."""
        before = words_before(self.text, mention.start, self.lexicon)
        return sex_of([*before, *words_behind(self.text, mention.end, self.lexicon)], self.lexicon)

    def _party(self, mention: Mention, title: str) -> str | None:
        match = PARTY.match(self.text, mention.end, mention.end + 40)
        elected = not ELECTED.isdisjoint(word.strip(".").lower() for word in title.split())
        caption = match is not None and match[0].strip() == "(R)" and not elected and not self._has_democrats  # on the right of a picture
        letter = match.group(1)[0] if match and not caption else ""
        if not letter:
            letter = self._party_in(title)
        return {"R": "Republicans", "D": "Democrats"}.get(letter)

    def _party_in(self, title: str) -> str:
        """The first letter of a party in the head of a title; a country before it makes it another: "Sweden | Democrat leader"."""
        found = PARTISAN.search(head_of(title)) if title else None
        if found is None:
            return ""
        word = title[: found.start()].rstrip().rpartition(" ")[2]
        entry = self.lexicon.entries.get(word)
        return "" if entry is not None and entry.sort == "name" and entry.name == word else found[0][0].upper()


def _whole(title: str | None) -> str | None:
    """A title without article and the name that it ran into: "singer on stage with Mr" is a singer on stage, "one of Mr." is nothing."""
    if title is None:
        return None
    title = re.sub(r"^(?:the|an?|another|also) ", "", title, flags=re.IGNORECASE)
    whole = RAN_INTO.sub("", title)
    return whole if whole == title or whole.lower() not in UNTITLED else None
