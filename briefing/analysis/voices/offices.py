"""What an office is, and whose: read from the words of a title alone ("Peru's health minister", "a spokeswoman for the Harbour Union").

A name that only stands near proves nothing: an owner stands right before the office with nothing but its adjectives between them, or
right behind it after "of", "for", "at" or "with".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.owners import CHAMBERS, EXTRA, whole_owner
from briefing.analysis.wordlists import listed
from briefing.model import Mention

ADJECTIVES = listed(
    """former deputy chief senior top acting interim assistant associate vice prime foreign defence defense interior finance state justice
    national general executive late current new incoming outgoing longtime first second supreme chairman co press trade energy health
    security intelligence opposition ruling republican democratic conservative labour liberal socialist communist federal house senate
    majority minority police army military navy campaign party union attorney u.s. us european transport environment agriculture education
    culture economy economic oil science sports religious supreme political government governmental company independent senior-most retired
    presidential parliamentary congressional special future"""
)
"""Words that stand before the noun of an office."""

PUBLIC_OFFICE = listed(
    """president vice-president premier chancellor minister secretary ambassador envoy senator sen representative rep congressman
    congresswoman governor gov mayor lawmaker councilman councilwoman king queen prince princess emperor sultan emir general gen colonel col
    admiral adm brigadier brig marshal sheriff prosecutor spokesman spokeswoman spokesperson spokesmen official diplomat delegate negotiator
    undersecretary parliamentarian legislator mp consul attache soldier troop force authority government ministry embassy army military navy
    police regime administration delegation comptroller treasurer speaker secretary-general president-elect leader"""
)
"""What somebody of a state, a region or a town can be so that it stands for more than where he lives; "a Peruvian singer" does not."""

FORCES = listed("army police military navy intelligence security fire defence defense air")
COMMANDS = listed("chief commander commissioner inspector captain officer chief superintendent head director")
"""What only of a public force is an office of the state: "the Lagos police chief"."""

NO_PERSON = ADJECTIVES - listed(
    "deputy chief executive attorney general justice chairman secretary co assistant associate military republican democratic"
)
"""Words that titles have before their noun and that call nobody themselves: "a majority of voters"."""

NO_OFFICE = speaker_nouns.KIN | {"private", "major"}
"""In lower case no office: "his father", "a private owner"; "Father" is a priest, "Private" a soldier."""

HONORIFICS = listed("mr mrs ms mx dr miss")

PARTISAN = listed(
    """opposition rebel union party labour labor conservative liberal socialist communist republican democratic campaign sports religious
    independent church student company business separatist dissident trade club team football community tribal spiritual youth industry"""
)
"""Words that make an office in a state one of somebody else in it: "a Peruvian opposition leader"."""

PAST = listed("former past then future ex late onetime one-time retired self-styled self-proclaimed exiled ousted deposed rival")
"""Words of an office that is held no more, or not by right."""

PAST_TIMES = re.compile(r" (?:under (?:former |the )?(?:\w+ )?[A-Z]|(?:in|from|until) (?:19|20)\d\d(?! \w))")
"""What tells when an office was held: "the White House press secretary | under Juan Lopez"."""

LEADING = listed("leader head chief commander representative official spokesman spokeswoman spokesperson")
OF_BODY = re.compile(r" of (?:the |an? )?(?:[a-z]+ ){0,2}[A-Z]")
"""Whom somebody leads who is described by a place as well: "the top Peru leader | of the Lumo movement"."""

OTHERS = re.compile(r"(?:s and (?!other\b)|\w and an? )")
"""In front of a name, others who do not belong to it: "analysts | and Peruvian officials"."""

PEOPLE = re.compile(
    r"(?:member|worker|employee|staff|researcher|scientist|organi[sz]er|supporter|aide|adviser|advisor|official|fighter|militant|leader|"
    r"expert|analyst|lawyer|attorney|engineer|executive|investigator|inspector|doctor|teacher|representative|agent|trustee|board|"
    r"economist|strategist|scholar|fellow|professor|commander|negotiator|envoy|diplomat|delegate|officer|physicist|astronomer|astrophysicist|"
    r"lawmaker|senator|congressman|politician|candidate|deputie|deputy|spokes\w+|police|management|administration|campaign|government|office|team)s?$|men$|women$"
)
"""Nouns of those who belong to a body when they stand beside its name."""

WITHIN = listed("union opposition rebel student dissident separatist trade breakaway")
"""Words between a name and an office that make it somebody else's: "the Lumo union leader" does not speak for Lumo."""

TO_OWNER = re.compile(r" (?:of|for|at|with)(?: the)? (?=\S)")
OWNS = re.compile(r"(?:['’]s?)?[ \u00a0]")
TRADE = re.compile(r"(?:[a-z]{3}(?:ist|ian|eer|yer|ologer)|worker|fellow|scholar|teacher|farmer|organi[sz]er)s?$")
"""Nouns of what somebody does, which are many more than any list has."""

CUT_OFF = re.compile(r"(?:-|\b[A-Z]\w+ (?:and|&) )\Z")
"""Before a name, what makes it the end of a longer one, or of another word: "Securities and | Exchange Commission", "anti-| Lumo"."""

ENDS = re.compile(r"\Z|[.,;:)]|['’]?\s*\Z| (?:in|who|which|since|during|based|on|said|says|told|from)\b")
"""What may follow an owner behind the office: where more words follow, it is part of another name ("of Peru's fishermen")."""

OF_STATES = listed("senator representative treasurer attorney general lawmaker legislator police trooper official officials")
"""Whom a state of a union has: "Arizona State Senator"."""

SEVERAL = re.compile(r"(?:, [A-Z][\w.’' -]*)*,? and (?:the )?[A-Z]")
"""Behind an owner, others beside it: "governors of Halden, Peru and Chile"."""

HEAD_ENDS = re.compile(
    r",|;|\(|—|–|:|\s(?:who|which|whose|that|of|for|from|at|in|with|on|to|by|about|among|within|inside|under|against|near|across|or|"
    r"familiar|briefed|close|involved|speaking|working|during|after|before|as|since|like|such|based)\b"
)
NOT_IN_TITLE = listed(
    """the a an this that his her its their last next with was is are were has have had said says told in on of for to from by not or
    but more about when where which who"""
)
CLAUSE = re.compile(
    r",?\s+(?:who|which|that|whose|whom|where|when|as|said|says|told|was|is|has|had|wrote|writes|argues|argued|added|by the time|"
    r"and (?:later|then|previously|who))\b|"
    r"(?<= at the time)\s+(?=\w)"
)
LONGEST_TITLE = 12
"""Words of a title; a longer phrase is rather a clause."""


class Office(NamedTuple):
    """An office in words, and the body or country whose it is, where the words say it."""

    title: str
    owner: Mention | None


def read_office(text: str, start: int, end: int, mentions: Sequence[Mention], lexicon: Lexicon) -> Office | None:
    """The office that a passage names; None where it is no office. `mentions`: those that lie in the passage or right before it."""
    here = [one for one in mentions if start <= one.start and one.end <= end]
    head_end = _head_end(text, start, end, here)
    words = text[start:head_end].split()
    if not words or len(words) > LONGEST_TITLE or not _is_office(words, lexicon):
        return None
    clause = next((match for match in CLAUSE.finditer(text, head_end, end) if not _inside(here, match.start() + 1)), None)
    title = text[start : clause.start() if clause else end].strip(" ,")
    if is_past(title):
        return Office(title, None)
    owners = [_owner_behind(text, head_end, end, here), _owner_before(text, start, head_end, mentions)]
    if owners[1] is not None and owners[1].kind not in ("organisation", "group") and _leads_body(text, words, head_end, end):
        del owners[1]
    if any(word[0].isupper() and word.endswith(("'s", "’s")) for word in words):  # "Lumo's director of | Operations"
        del owners[0]
    whole = (whole_owner(text, one, words, mentions, lexicon) for one in owners if one is not None and _can_own(one, words))
    return Office(title, next(filter(None, whole), None))


def is_past(title: str) -> bool:
    """Whether an office is held no more, or not by right: "former president", "ex-minister"."""
    words = {word.strip(".,").lower() for word in title.split()}
    earlier = any(word.startswith(("ex-", "then-")) for word in words) or PAST_TIMES.search(title) is not None
    return earlier or not PAST.isdisjoint(words) or title.endswith("at the time")


def is_of_a_parliament(body: str) -> bool:
    """Whether a body is a chamber or a committee, where members of every party sit."""
    return body.rpartition(" ")[2] in CHAMBERS | {"Committee"}


def is_somebody(word: str, lexicon: Lexicon) -> bool:
    """Whether the noun of a title calls one person: no body, no several, no kin ("Father" is a priest)."""
    low = word.lower().strip("’'”\",")
    several = low.endswith("s") and low not in lexicon.titles and (low[:-1] in lexicon.titles or TRADE.search(low) is not None)
    return not several and low not in NO_PERSON and word not in NO_OFFICE and low.rstrip(".") not in HONORIFICS


def owner_of_people(text: str, start: int, end: int, mentions: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """Whose people or official a description without a name means ("Peruvian police", "a researcher at the Halden Institute").

    `mentions`: those that lie in the passage or right before it.
    """
    here = [one for one in mentions if start <= one.start and one.end <= end]
    head_end = _head_end(text, start, end, here)
    words = text[start:head_end].split()
    if not words or is_past(text[start:head_end]):
        return None
    owners = (_owner_behind(text, head_end, end, here), _owner_before(text, start, head_end, here))
    owner = next((one for one in owners if one is not None and _can_own(one, words)), None)
    if owner is None or _follows_others(text[start : max(start, owner.start)], head_end > owner.start):
        return None
    belongs_to = owner.kind not in ("organisation", "group") or PEOPLE.search(_noun(words))
    return whole_owner(text, owner, words, mentions, lexicon) if belongs_to else None


def _follows_others(before: str, in_head: bool) -> bool:
    """Whether what stands before a name in a description are people who do not belong to it: "analysts and | Peruvian officials"."""
    return in_head and (OTHERS.search(before) is not None or any(PEOPLE.search(word) and word[-1] in "se" for word in before.split()))


def belongs(text: str, start: int, end: int) -> bool:
    """Whether a whole description says that somebody belongs to what is named in it from `start` to `end`: "spokesman for Lumo Motors".

    >>> belongs("attorney for clients who sued Lumo", 30, 34), belongs("Lumo spokeswoman", 0, 4)
    (False, True)
    """
    owner = Mention(start=start, end=end, name=text[start:end], kind="organisation")
    head_end = _head_end(text, 0, len(text), [owner])
    words = text[:head_end].split()
    if not words or is_past(text[:head_end]) or not PEOPLE.search(_noun(words)):
        return False
    return _owner_behind(text, head_end, len(text), [owner]) is not None or _owner_before(text, 0, head_end, [owner]) is not None


def _leads_body(text: str, words: Sequence[str], head_end: int, end: int) -> bool:
    """Whether somebody leads a body that is named behind his office, so that a place before it tells only where he is."""
    return _noun(words) in LEADING and OF_BODY.match(text, head_end, end) is not None


def _head_end(text: str, start: int, end: int, here: Sequence[Mention]) -> int:
    """Where the noun of a phrase ends: before its first preposition, clause or comma that no name goes over."""
    return next((match.start() for match in HEAD_ENDS.finditer(text, start, end) if not _inside(here, match.start())), end)


def _inside(mentions: Sequence[Mention], at: int) -> bool:
    return any(one.start <= at < one.end for one in mentions)


def _noun(words: Sequence[str]) -> str:
    return words[-1].lower().strip("’'”\",.")


def _is_office(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words before a preposition end in the noun of an office and have nothing between that no office has."""
    noun = _noun(words)
    titled = not {noun, f"{noun}.", noun.rstrip("s")}.isdisjoint(lexicon.titles | {"head", "member", "official", "officer"})
    return (titled or TRADE.search(noun) is not None) and not any(word in NOT_IN_TITLE or word[:1].isdigit() for word in words[:-1])


def head_of(title: str) -> str:
    """A title up to the first preposition: "candidate | in the Republican primary"."""
    return title[: _head_end(title, 0, len(title), ())].strip(" ,")


def _can_own(owner: Mention, words: Sequence[str]) -> bool:
    """Whether a body, or a state or place, can be whom somebody with such an office speaks for."""
    lower = {word.lower().strip(".,") for word in words}
    if owner.kind in ("organisation", "group"):
        return PARTISAN.isdisjoint(lower) or not is_of_a_parliament(owner.name)
    if not PARTISAN.isdisjoint(lower - set(owner.name.lower().split())):
        return False
    noun = _noun(words)
    public = not {noun, noun.rstrip("s"), noun.removesuffix("ies") + "y"}.isdisjoint(PUBLIC_OFFICE)
    return public or (noun.rstrip("s") in COMMANDS and not FORCES.isdisjoint(lower)) or (noun == "general" and "attorney" in lower)


def _owner_behind(text: str, head_end: int, end: int, here: Sequence[Mention]) -> Mention | None:
    match = TO_OWNER.match(text, head_end, end)
    found = next((one for one in here if match and one.start == match.end() and one.kind != "person"), None)
    return found if found and ENDS.match(text, found.end, end) and not SEVERAL.match(text, found.end, end) else None


def _owner_before(text: str, start: int, head_end: int, mentions: Sequence[Mention]) -> Mention | None:
    """The name that stands before the noun with nothing but adjectives between; an owner may stand right before the whole phrase."""
    before = [one for one in mentions if one.end < head_end and one.kind != "person"]
    near = max(before, key=lambda one: one.end, default=None)
    if near is None:
        return None
    joint = OWNS.match(text, near.end)
    if joint is None or joint.end() > head_end or CUT_OFF.search(text, max(0, near.start - 40), near.start):
        return None
    between = text[joint.end() : head_end].split()[:-1]
    if near.start < start and joint.end() < start:
        return None
    lower = [word.lower().strip(".,") for word in between]
    if (
        "State" in between
        and near.kind == "state"
        and text[head_end - 1] != "."
        and _noun(text[near.end : head_end].split()) not in OF_STATES
    ):
        return None  # "Halden State | president" presides over a university
    if near.name.lower() in ADJECTIVES | EXTRA | FORCES or not WITHIN.isdisjoint(lower):
        return None
    return near if all(word in ADJECTIVES or word in EXTRA for word in lower) else None
