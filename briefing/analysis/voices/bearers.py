"""Whom a description means where the article itself ties it to one name: "the city's mayor" after "Rosa Alvarez is the mayor of Callao"."""

from __future__ import annotations

import re
from functools import cached_property

from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.context import Context
from briefing.analysis.voices.descriptions_fit import FORMER, fits_description, is_kin, may_hold
from briefing.analysis.voices.references import Reference
from briefing.analysis.voices.wholes import only_one
from briefing.analysis.wordlists import listed
from briefing.model import Mention

MORE = listed("owner boss head chief master manager sponsor winner organizer organiser founder co-founder creator")
"""Nouns beside the titles that tell who somebody is."""

WHOSE = r"(?:the|an?|his|her|its|their|(?:the )?[\w.-]+(?:[’']s|s[’']))"
OF = r"(?: (?:of|for|at|in|with) (?P<of>(?:the |an? )?[\w’'.-]+(?: [\w’'.-]+){0,4}?))?"
IS = r"(?:, |,? (?:who )?(?:is|was|became|remains|has been|had been|serves as|served as) )"
BEHIND = re.compile(
    rf"{IS}(?P<whose>{WHOSE} )(?P<what>(?:[\w’'-]+ ){{0,4}}?)(?P<noun>[a-z-]+){OF}(?=[,.;]| (?:who|that|and|on|since)\b)", re.IGNORECASE
)
"""What is said of somebody behind the name: "Rosa Alvarez | is the mayor of Callao"."""

BEFORE = re.compile(
    rf"(?:^|[\s“\"])(?P<whose>(?:{WHOSE}|said|says) )(?P<what>(?:[\w’'-]+ ){{0,3}}?)(?P<noun>[a-z-]+)(?:{OF}, |,? )\Z", re.IGNORECASE
)
"""What is said of somebody before the name: "A spokesman for the port, | Luis Paz"."""

REACH = 110
"""Characters looked at on each side of a name."""

WITHIN_SENTENCES = 3
"""Sentences in which a description without a name for its owner means whom they name."""

ANOTHER = re.compile(r"(?:an?|another|one|some|any|many|several|most|two|three|no)\s", re.IGNORECASE)
NOT_ALONE = re.compile(r"\b(?:second|third|other|fellow|one of)\b", re.IGNORECASE)
WORD = re.compile(r"[\w-]+")
OWNER = re.compile(r"(?P<who>[\w-]+)(?:[’']s|s[’']) ")
SMALL = listed("mr mrs ms dr s the a an of for at in to and his her its their")
PLACES = speaker_nouns.COUNTRY | listed("city town village county district region province island department borough territory")
STATE_OFFICES = listed("president minister chancellor premier king queen governor mayor senator judge general sheriff secretary prosecutor")
"""Offices of states and towns: "the firm's president" is none of them."""

PERSONAL = re.compile(r"(?:[a-z]{3}(?:er|or|ist|ess)|ian|man|woman|advocate|star|comic|coach|personality|expat|native|laureate|patron)\Z")
"""Nouns of one person, by their endings."""

ROLES = (
    speaker_nouns.STRANGERS
    | speaker_nouns.SPEAKING_TITLES
    | speaker_nouns.SCHOLARS
    | listed(
        """pilot captain copilot co-pilot coroner prosecutor investigator doctor surgeon rescuer medic paramedic firefighter mother father
        parent brother sister son daughter husband wife uncle aunt cousin partner family owner lender operator interviewer reporter
        speaker announcer narrator judge dispatcher clerk insider operative strategist consultant donor voter supporter staffer observer
        participant attendee user fan commenter reader viewer believer impostor imposter ambassador organizer organiser letter paper
        newspaper number member secretary treasurer"""
    )
)
"""Who has a part in many stories without a name, beside whoever is named."""

NO_POINTER = re.compile(r"\b(?:of|for|who|that|which|at|from|other|second|third|fellow)\b|[’']s?\b|[“”\"]")
"""What tells somebody from others, so that he need not be the one before."""

SAME = {"attorney": "lawyer"}
LIKENESS = 5
"""Letters in which "Republican" and "Republicans", "Kenyan" and "Kenya" are alike."""


class Bearers:
    """Who bears which description in one article."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def only_bearer(self, reference: Reference, at: int) -> Mention | None:
        """The one person of the article whom a definite description at an offset fits; none where two could be meant."""
        context = self.context
        names = self._by_noun.get(SAME.get(reference.noun, reference.noun), {})
        if not names or ANOTHER.match(context.text, at) or NOT_ALONE.search(reference.text):
            return None
        if is_kin(context, reference, at):
            return None
        words = {word.lower() for word in WORD.findall(reference.text)} - SMALL - {reference.noun}
        fitting = names if len(names) == 1 else {name: told for name, told in names.items() if words and _all_told(words, told)}
        if len(fitting) != 1:
            return None
        ((name, told),) = fitting.items()
        if not fits_description(context, name, reference._replace(head=None)) or not words.isdisjoint(name.lower().split()):
            return None
        if FORMER.search(reference.text) and told.isdisjoint({"former", "ex"}):
            return None
        mention = next((one for one in context.mentions_before(at) if one.name == name), context.first_named[name])
        return mention if self._is_meant(reference, told, abs(context.sentence(at) - context.sentence(mention.start))) else None

    def people_near(self, reference: Reference, at: int) -> list[Mention]:
        """Who is named just before a description that only can tell of one of them: "Rosa Alvarez fell ill. The astrologer said …".

        Each once; none where the description may tell of somebody without a name.
        """
        context, noun = self.context, reference.noun
        if not reference.definite or NO_POINTER.search(reference.text) or noun in ROLES or not self._is_of_a_person(noun):
            return []
        if re.search(rf"\b(?:an?|one|another) (?:[\w’'-]+ ){{0,4}}?{re.escape(noun)}\b", context.text[:at], re.IGNORECASE):
            return []  # somebody without a name is known by it
        here = context.sentence(at)
        near: dict[int, dict[str, Mention]] = {}
        for mention in context.mentions_before(at):
            far = here - context.sentence(mention.start)
            person = mention.kind == "person" and not context.text.endswith("the ", 0, mention.start)
            if person and far <= 2 and not context.is_quoted(mention.start):
                near.setdefault(far, {})[mention.name] = mention
        return list(near[min(near)].values()) if near else []

    def from_there(self, reference: Reference, at: int) -> Mention | None:
        """Whose name stands beside the place in a description by party: "the Ohio Republican" is "Ohio Rep. Tom Okoro"."""
        place = reference.text.split()[0]
        if len(reference.text.split()) != 2 or not place[0].isupper():
            return None
        text, called = self.context.text, re.escape(place)
        before = re.compile(rf"\b{called}(?:\s[\w.’'-]+){{0,4}}\s\Z")
        behind = re.compile(rf",? (?:(?:of|from|the|an?) (?:[\w-]+ ){{0,3}}{called}\b|\(?[A-Z]-{re.escape(place[:4])})")
        return only_one(
            one
            for one in self.context.mentions_before(at, 200)
            if one.kind == "person" and (before.search(text[max(0, one.start - 40) : one.start]) or behind.match(text, one.end))
        )

    def can_be(self, mention: Mention, reference: Reference) -> bool:
        """Whether somebody named near a description is likely whom it means."""
        context, name, noun = self.context, mention.name, reference.noun
        if not (context.may_hold_office(name) if noun in speaker_nouns.OFFICES else context.is_surely_person(name)):
            return False
        description = context.people.get(name)
        may_be = noun in MORE or description is None or description.title is None or may_hold(context, name, reference)
        return may_be and fits_description(context, name, reference._replace(head=None))

    def _is_of_a_person(self, noun: str) -> bool:
        return noun not in speaker_nouns.BODIES_AND_PAPERS and (PERSONAL.search(noun) is not None or self._tells_who(noun))

    def _is_meant(self, reference: Reference, said: set[str], far: int) -> bool:
        """Whether the owner in a description is the one that is said of its bearer, or the two stand near each other."""
        owner = OWNER.search(reference.text)
        words = [owner["who"]] if owner else WORD.findall(reference.text)
        named = {word.lower() for word in words if word[0].isupper()} - SMALL
        if named:
            return _all_told(named, said)
        if owner is None:
            return reference.definite and far <= WITHIN_SENTENCES
        if _all_told({owner["who"].lower()}, said):
            return True
        if reference.noun in STATE_OFFICES:
            return far <= WITHIN_SENTENCES and owner["who"].lower() in PLACES
        anybodys = reference.noun not in speaker_nouns.SPEAKING_TITLES | speaker_nouns.PERSON or said <= SMALL | {reference.noun}
        return far <= WITHIN_SENTENCES and anybodys

    @cached_property
    def _by_noun(self) -> dict[str, dict[str, set[str]]]:
        """For each noun the names it is said of, with the words that tell of whom or what."""
        found: dict[str, dict[str, set[str]]] = {}
        context = self.context
        for noun, people in ((noun, people) for noun, people in context.titled.items() if self._tells_who(noun)):
            for name, country in people:
                description = context.people[name]
                state = context.lexicon.states.get(country or "", "")
                said = " ".join(filter(None, (description.title, description.affiliation, description.party, state)))
                found.setdefault(SAME.get(noun, noun), {}).setdefault(name, set()).update(word.lower() for word in WORD.findall(said))
        for mention in context.mentions:
            if mention.kind == "person" and not context.is_quoted(mention.start):
                for noun, said in self._said_beside(mention):
                    found.setdefault(SAME.get(noun, noun), {}).setdefault(mention.name, set()).update(
                        word.lower() for word in WORD.findall(said)
                    )
        return found

    def _said_beside(self, mention: Mention) -> list[tuple[str, str]]:
        text = self.context.text
        behind = BEHIND.match(text, mention.end, mention.end + REACH)
        near = text[max(self.context.sentence_start(mention.start), mention.start - REACH) : mention.start]
        # Without a comma the noun is the last word, which is quicker to look up than the expression is to fail.
        may_tell = near.endswith(", ") or self._tells_who(near[:-1].rpartition(" ")[2].lower())
        before = BEFORE.search(near) if may_tell else None
        return [
            (noun, match.group())
            for match in (behind, before)
            if match is not None and self._tells_who(noun := match["noun"].lower()) and not self._tells_who(_last(match["of"]))
        ]

    def _tells_who(self, noun: str) -> bool:
        return noun in self.context.lexicon.titles or noun in MORE or noun in speaker_nouns.KIN or noun in speaker_nouns.PERSON


def _all_told(words: set[str], said: set[str]) -> bool:
    return all(any(word[:LIKENESS] == other[:LIKENESS] for other in said) for word in words)


def _last(words: str | None) -> str:
    return words.split()[-1].lower() if words else ""
