"""Whether a name that stands beside an office is a whole one, and that of a body for which somebody with this office can stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing.analysis.actors.capitalised import NO_NAME
from briefing.analysis.actors.lexicon import Entry, Lexicon
from briefing.analysis.actors.names import LONGEST_WORD
from briefing.analysis.voices.speaker_nouns import MEDIUM_WORDS
from briefing.analysis.wordlists import listed
from briefing.model import Mention

CAPITAL_BEFORE = re.compile(r"(?<![\w-])([A-Z][\w’'.-]*)[ \u00a0]\Z")
SENTENCE_BEFORE = re.compile(r"(?:\A|[.!?:\n“\"]\s*)\Z")
DESCRIBES = re.compile(r".{3,}(?:ed|ing|ial|ous|ful)")
"""What describes a name at the head of a sentence: "Controversial | Arizona Sheriff", but "Weekly | Standard editor" is one name."""

DIRECTIONS = listed("North South East West Northern Southern Eastern Western Central")
IN_NAMES = listed("new old great big high long low small good first second third full")
"""Words that begin names though they begin sentences too: "Western New | England University"."""

DESCRIPTIVE = re.compile(r"-[a-z]|-Americans?$|^(?:Anti|Pro|Non)-")
"""In what looks like a name, what makes it an adjective: "Oscar-winning", "Anti-Tax"."""

FAITHS = listed(
    """Catholic Protestant Anglican Lutheran Methodist Baptist Presbyterian Orthodox Evangelical Pentecostal Mormon Jesuit Franciscan
    Dominican Benedictine Christian Muslim Islamic Sunni Shia Shiite Shi'ite Sufi Jewish Hindu Sikh Buddhist"""
)
"""Adjectives of faiths, which are no bodies."""

RANKS = listed(
    """Chief Deputy Vice Former Acting Senior Assistant Petty Warrant Staff Flight Flying Commanding Rear Grand
    Lance Master Field"""
)
"""First words of a title that was taken for a name: "Chief Cabinet | Secretary"."""

IN_CABINET = listed("secretary minister commissioner undersecretary")
"""Before these a single word is what they are responsible for: "Business | Secretary"."""

OF_LEADERS = listed("administration campaign campaigns presidency camp")
"""Behind these, what is no body by its words is the name of a person: "the Lungu campaign"."""

CHAMBERS = listed("Senate House Congress Parliament Assembly")
CALLING = re.compile(r"[A-Z][a-z]{2,}(?:ist|eer)s?")
"""A single word that calls people: "Polygamist | leader"."""

GENERIC = listed("PAC NGO DA D.A. DNA Fire Operations Research Policy Safety Services Studies Strategy Security")
"""What stands beside offices with a capital and is the name of no body."""

KNOWING = listed("expert experts specialist specialists team scholar scholars historian activist activists")
"""Before these stands what somebody knows of, or does: "a Corva expert"."""

REPORTING = listed("reporter correspondent columnist journalist anchor editor")
"""Who reports on a body that is no medium: "White House correspondent"."""

EXTRA = listed(
    """law science history political public affairs relations human rights head lead regional local communications media legal sales
    technical creative managing medical clinical athletic financial operating marketing editorial artistic engineering
    product project"""
)
"""Words before the noun of an office, beside `offices.ADJECTIVES`, that open no name."""

LIVING = listed("resident residents native natives")
"""Whose "of" is where they live."""

SEEKING = listed("candidate candidates nominee contender hopeful challenger candidacy")
"""Who wants to get into a body, and stands for a party only: "a Senate candidate"."""

MAKING = listed(
    """author co-author coauthor host co-host cohost presenter producer creator co-creator star narrator writer designer developer composer
    screenwriter showrunner translator illustrator actor actress captain skipper pilot"""
)
"""Whose "of" names what they make, steer or appear in."""

MANAGING = listed("manager lead leader engineer director head chief designer")
JOINT = re.compile(r"\b(of|for|on|at|with)(?: the)? \Z")
OF_PRODUCTS = listed("project product engineering design development brand technical program programme")
"""Before such a noun, words of who works on a product: "project manager for the Lumo Lens"."""


def whole_owner(text: str, owner: Mention, words: Sequence[str], mentions: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """Whose an office in these words is, under its whole name; None where that is cut, or is no body's. `mentions`: those near it."""
    entry = lexicon.entries.get(text[owner.start : owner.end]) or lexicon.entries.get(owner.name)
    if _is_cut(text, owner, entry, mentions, lexicon) or (owner.name == "European Union" and text[owner.start : owner.end] == "European"):
        return None
    if owner.name.split()[0] in RANKS:
        return None
    if owner.kind not in ("organisation", "group"):
        return owner
    lower = [word.lower().strip("’'”\",.") for word in words]
    noun = lower[-1]
    if text[owner.start : owner.end] in FAITHS | DIRECTIONS or (noun in REPORTING and entry is not None and entry.sort != "media"):
        return None
    if noun in LIVING or (noun in SEEKING and not _is_party(owner, entry)):
        return None
    if entry is not None:
        return owner
    parts = owner.name.split()
    if (party := lexicon.entries.get(parts[0])) and party.sort == "party" and parts[-1] in CHAMBERS:
        return replace(owner, name=party.name)
    joint = JOINT.search(text, max(0, owner.start - LONGEST_WORD), owner.start)
    if _is_no_body(owner.name, noun, lexicon, joint is not None) or (
        noun in IN_CABINET and len(parts) == 1 and text[owner.end : owner.end + 1] == " "
    ):
        return None
    made = noun in MAKING or (noun in MANAGING and joint is not None and not OF_PRODUCTS.isdisjoint(lower))
    if (
        made
        and "." not in owner.name
        and (joint is None or joint[1] != "at")
        and set(owner.name.split()).isdisjoint(lexicon.body_words | MEDIUM_WORDS)
    ):
        return None
    printed = text[owner.start : owner.end]
    return replace(owner, name=printed) if printed.isupper() and not _stands_for(printed, owner.name) else owner


def _is_no_body(name: str, noun: str, lexicon: Lexicon, behind: bool) -> bool:
    """Whether an unlisted name is an adjective, a portfolio, a kind of body, or by the noun behind it a person."""
    parts = name.split()
    portfolio = not behind and parts[-1] not in lexicon.body_words and not {parts[-1].lower(), f"{parts[-1].lower()}s"}.isdisjoint(EXTRA)
    kind = name in lexicon.body_words or name in GENERIC or (noun in KNOWING and not behind and lexicon.body_words.isdisjoint(parts))
    person = noun in OF_LEADERS and lexicon.body_words.isdisjoint(parts)
    return bool(DESCRIPTIVE.search(name) or CALLING.fullmatch(name)) or portfolio or kind or person


def _is_party(owner: Mention, entry: Entry | None) -> bool:
    return (entry is not None and entry.sort == "party") or "Party" in owner.name.split()


def _is_cut(text: str, owner: Mention, entry: Entry | None, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Whether a name is the end of a longer one: "Weekly | Standard", "Senate | Judiciary", "British | Virgin Islands"."""
    beside = next((one for one in mentions if one.end == owner.start - 1 and text[one.end] in " \u00a0"), None)
    match = CAPITAL_BEFORE.search(text, max(0, owner.start - LONGEST_WORD), owner.start)
    if entry is not None:
        directed = entry.sort == "people" and match is not None and match[1] in DIRECTIONS
        return directed or (entry.sort in ("region", "place") and beside is not None and beside.kind == "state")
    if beside is not None:
        return beside.kind in ("organisation", "group") or (beside.kind == "place" and " " not in owner.name)
    word = match[1].rstrip(".").lower() if match else ""
    if match is None or word in NO_NAME - IN_NAMES or word in lexicon.titles or f"{word}." in lexicon.titles:
        return False
    opens = SENTENCE_BEFORE.search(text, max(0, match.start() - 3), match.start())
    return opens is None or DESCRIBES.fullmatch(match[1]) is None


def _stands_for(acronym: str, name: str) -> bool:
    """Whether capitals can stand for a name: "ICE" is not "Customs Enforcement"."""
    letters = [letter for letter in acronym if letter.isalpha()]
    initials = [word[0] for word in re.findall(r"[A-Z]\w*", name)]
    return " " not in name or letters == initials[: len(letters)] or acronym in name.split()
