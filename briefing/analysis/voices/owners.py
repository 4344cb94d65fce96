"""Whether a name that stands beside an office is a whole one, and that of a body for which somebody with this office can stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing.analysis.actors.capitalised import NO_NAME
from briefing.analysis.actors.lexicon import Entry, Lexicon
from briefing.analysis.actors.word_before import LONGEST_WORD
from briefing.analysis.speakers import REPORTING
from briefing.analysis.voices.speaker_nouns import MEDIUM_WORDS
from briefing.analysis.wordlists import listed
from briefing.model import Mention

CAPITAL_BEFORE = re.compile(r"(?<![\w-])([A-Z][\w’'.-]*)[ \u00a0]\Z")
SENTENCE_BEFORE = re.compile(r"(?:\A|[.!?:\n“\"]\s*)\Z")
INSIDE = re.compile(r"[a-z,;]\s\Z")
DESCRIBES = re.compile(r".{3,}(?:ed|ing|ial|ous|ful)")
"""What describes a name at the head of a sentence: "Controversial | Arizona Sheriff", but "Weekly | Standard editor" is one name."""

POSSESSIVES = ("'s ", "’s ")
"""Before a state that only tells which of somebody's people are meant: "Halden's | United States senators"."""

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

FORCES = listed("Police Army Navy Guard Fire Patrol")
IN_CABINET = listed("secretary minister commissioner undersecretary")
"""Before these a single word is what they are responsible for: "Business | Secretary"."""

GOVERNING = IN_CABINET | listed("governor mayor premier")
"""Who governs a place, and stands for no body that only begins with its name."""

OF_LEADERS = listed(
    """administration government regime cabinet campaign campaigns presidency camp
    aide aides ally allies supporter supporters backer backers loyalist loyalists
    delegate delegates lawyer lawyers"""
)
"""Behind these, what is no body by its words is the name of a person: "the Lungu campaign", "a Lungu delegate"."""

OF_AFFAIRS = listed("independent special")
"""With these, a counsel's or prosecutor's name is that of an affair: "the Corva independent counsel"."""

LEANINGS = listed("Independent Conservative Liberal Progressive Democratic Republican Socialist Freshman")
"""Adjectives of politicians, which open no name of where they come from: "the Independent | Peru senator"."""

PARTS_OF_TITLES = listed("General Chief Executive Deputy Vice Assistant Senior Managing Associate")
"""At the end of a name before an office, its first word: "Lumo Motors General | Manager"."""

SENT = listed("ambassador envoy emissary")
"""Whom their "for" and "at" names is where they are sent: "ambassador for the United Nations"."""

HELD = listed("organizer organizers organiser organisers promoter promoters")
"""Before these stands what is held or given: "Corva Prize organizers"."""

HOLDERS = listed("Coroner Sheriff Clerk Recorder Auditor Assessor Treasurer Comptroller Governor Mayor Prosecutor")
"""At the end of a name, who holds the office that is meant: "the Halden County Coroner | 's Office"."""

CAMPUS = re.compile(r", ([A-Z][\w.]*(?: [A-Z][\w.]*)?)(?![\w-]| [A-Z])")
"""Behind a university's name, the town of the one of several that is meant: "University of California, | San Diego"."""

GOES_ON = re.compile(r" on (?:the )?[A-Z](?!\w*day\b)")
"""Behind a body's name, more of it: "European Council | on Foreign Relations"."""

PLACES = frozenset({"name", "region", "place"})
CHAMBERS = listed("Senate House Congress Parliament Assembly")
CALLING = re.compile(r"[A-Z][a-z]{2,}(?:ist|eer)s?")
"""A single word that calls people: "Polygamist | leader"."""

GENERIC = listed("PAC NGO DA D.A. DNA Fire Operations Research Policy Safety Services Studies Strategy Security")
"""What stands beside offices with a capital and is the name of no body."""

KNOWING = listed("expert experts specialist specialists team scholar scholars historian activist activists")
"""Before these stands what somebody knows of, or does: "a Corva expert"."""

EXTRA = listed(
    """law science history political public affairs relations human rights head lead regional local communications media legal sales
    technical creative managing medical clinical athletic financial operating marketing editorial artistic engineering
    product project oversight judiciary appropriations ethics"""
)
"""Words before the noun of an office, beside `offices.ADJECTIVES`, that open no name."""

SITTING = listed(
    """sen sens senator senators rep reps representative representatives congressman congresswoman congressmen lawmaker lawmakers legislator
    legislators assemblyman assemblywoman delegate delegates delegation sheriff sheriffs"""
)
"""Who sits in a chamber for a region or a town, or in a county of it, which is no body that he stands for: "Vermont | senator"."""

POLICE = re.compile(r" police\b")
"""Behind a town, the body of it that somebody is of: "Lagos | police spokeswoman"."""

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
    """Whose an office in these words is, under its whole name; None where that is cut, or is no body's. `mentions`: those near it.

    The name is empty where it is a constituency, which nobody speaks for.
    """
    entry = lexicon.entries.get(text[owner.start : owner.end]) or lexicon.entries.get(owner.name)
    if _is_cut(text, owner, entry, mentions, lexicon) or (owner.name == "European Union" and text[owner.start : owner.end] == "European"):
        return None
    if owner.name.split()[0] in RANKS or (owner.name.split()[-1] in lexicon.body_words and GOES_ON.match(text, owner.end)):
        return None
    lower = [word.lower().strip("’'”\",.") for word in words]
    noun = lower[-1]
    if owner.kind not in ("organisation", "group"):
        return _of_place(text, owner, noun, entry)
    if text[owner.start : owner.end] in FAITHS | DIRECTIONS or (noun in REPORTING and entry is not None and entry.sort != "media"):
        return None
    joint = JOINT.search(text, max(0, owner.start - LONGEST_WORD), owner.start)
    if noun in LIVING or (noun in SEEKING and not _is_party(owner, entry)) or (noun in SENT and joint is not None and joint[1] != "of"):
        return None
    if entry is not None:
        return owner
    if (place := _place_inside(text, owner, noun, lexicon)) is not None:
        return place
    parts = owner.name.split()
    if (party := lexicon.entries.get(parts[0])) and party.sort == "party" and parts[-1] in CHAMBERS:
        return replace(owner, name=party.name)
    if _is_no_body(owner.name, lower, lexicon, joint[1] if joint else "") or (joint is None and _is_plain_word(text, owner)):
        return None
    if noun in IN_CABINET and len(parts) == 1 and text[owner.end : owner.end + 1] == " ":
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
    if campus := _campus(text, owner, lexicon):
        return replace(owner, name=f"{owner.name}, {campus}")
    return replace(owner, name=printed) if printed.isupper() and not _stands_for(printed, owner.name) else owner


def affiliation_to(owner: Mention | None) -> str | None:
    """What is printed of whose an office is: nothing where it is nobody's, or a constituency's."""
    return (owner.name or None) if owner else None


def _of_place(text: str, owner: Mention, noun: str, entry: Entry | None) -> Mention:
    """What somebody with this office is of whose place is named: the state or the place, or a force of the town.

    Without a name where it is a constituency, of which only the country counts, and for the force itself.
    """
    if entry is None or entry.sort in ("name", "people"):
        return owner
    if noun in SITTING:
        return replace(owner, name="")
    if owner.kind != "place" or POLICE.match(text, owner.end) is None:
        return owner
    return replace(owner, name="" if noun == "police" else f"{text[owner.start : owner.end]} police")


def _campus(text: str, owner: Mention, lexicon: Lexicon) -> str:
    """The town behind the name of a university that a region has several of."""
    parts = owner.name.split(" of ")
    region = lexicon.entries.get(parts[-1])
    if "University" not in parts[0] or region is None or region.sort != "region":
        return ""
    match = CAMPUS.match(text, owner.end)
    town = match[1].rstrip(".") if match else ""
    return town if town in lexicon.entries and lexicon.entries[town].sort in ("place", "capital") else ""


def _place_inside(text: str, owner: Mention, noun: str, lexicon: Lexicon) -> Mention | None:
    """The place in what was taken for a body's name: "Independent | Peru", "Peru | Securities", "Lumo County | Coroner", "Lumo | Rail"."""
    printed, parts = text[owner.start : owner.end], owner.name.split()
    if len(parts) > 1 and parts[-1] in PARTS_OF_TITLES:
        return replace(owner, name=" ".join(parts[:-1]))
    if len(parts) > 1 and parts[0] in LEANINGS and (rest := lexicon.entries.get(" ".join(parts[1:]))) and rest.sort in PLACES:
        return replace(owner, name=rest.name, kind=rest.kind, country=rest.country)
    if len(parts) > 1 and parts[-1] in HOLDERS:
        return replace(owner, name=" ".join(parts[:-1]))
    if noun in IN_CABINET and FORCES.isdisjoint(parts):
        places = (lexicon.entries.get(" ".join(parts[:stop])) for stop in range(len(parts) - 1, 0, -1))
        if place := next((one for one in places if one and one.sort in PLACES), None):
            return replace(owner, name=place.name, kind=place.kind, country=place.country)
    return replace(owner, name=printed) if noun in GOVERNING and owner.name.startswith(f"{printed} ") else None


def _is_plain_word(text: str, owner: Mention) -> bool:
    """Whether a single word is capitalised by its place alone: "| Rescue workers said", "| Race Director Ana Lund"."""
    name = text[owner.start : owner.end]
    if not name.isalpha() or not name[1:].islower():
        return False
    opens = INSIDE.search(text, max(0, owner.start - 3), owner.start) is None or text[owner.end + 1 : owner.end + 2].isupper()
    return (
        opens
        and (name.endswith("ed") or re.search(rf"(?<![\w-]){name.lower()}(?![\w-])", text) is not None)
        and re.search(rf"(?<=[a-z,] ){name}(?![\w-]| [A-Z])", text) is None
    )


def _is_no_body(name: str, words: Sequence[str], lexicon: Lexicon, joint: str) -> bool:
    """Whether an unlisted name is an adjective, a portfolio, a kind of body, or by the words behind it a person or an affair."""
    parts, noun = name.split(), words[-1]
    bodied = not lexicon.body_words.isdisjoint(parts)
    portfolio = not joint and parts[-1] not in lexicon.body_words and not {parts[-1].lower(), f"{parts[-1].lower()}s"}.isdisjoint(EXTRA)
    kind = name in lexicon.body_words or name in GENERIC or (noun in KNOWING | HELD and not joint and not bodied)
    person = noun in OF_LEADERS and joint not in ("at", "with") and not bodied
    affair = not OF_AFFAIRS.isdisjoint(words) and not bodied
    return bool(DESCRIPTIVE.search(name) or CALLING.fullmatch(name)) or portfolio or kind or person or affair


def _is_party(owner: Mention, entry: Entry | None) -> bool:
    return (entry is not None and entry.sort == "party") or "Party" in owner.name.split()


def _is_cut(text: str, owner: Mention, entry: Entry | None, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Whether a name is the end of a longer one: "Weekly | Standard", "Senate | Judiciary", "British | Virgin Islands"."""
    beside = _beside(text, owner, mentions)
    match = CAPITAL_BEFORE.search(text, max(0, owner.start - LONGEST_WORD), owner.start)
    if entry is not None and entry.sort == "party" and text[owner.end - 1] == "s":  # clubs bear the plural too
        if beside is not None:
            return beside.name not in lexicon.entries
    elif entry is not None:
        directed = entry.sort == "people" and match is not None and match[1] in DIRECTIONS
        owned = entry.sort in ("name", "people") and text.endswith(POSSESSIVES, 0, owner.start)
        return owned or directed or (beside is not None and _ends_body(text, entry, beside, lexicon))
    elif beside is not None:
        return (
            beside.kind in ("organisation", "group", "person")
            or (beside.kind == "place" and " " not in owner.name)
            or _is_country(text, beside, lexicon)  # "Peru | Telecom"
            or _beside(text, beside, mentions) is not None  # "Halden Peruvian | Nation"
        )
    word = match[1].rstrip(".").lower() if match else ""
    if match is None or match[1] in CHAMBERS:
        return False
    if word in NO_NAME - IN_NAMES or word in lexicon.titles or f"{word}." in lexicon.titles:
        return False
    opens = SENTENCE_BEFORE.search(text, max(0, match.start() - 3), match.start())
    return opens is None or DESCRIBES.fullmatch(match[1]) is None


def _beside(text: str, owner: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The name right before another one."""
    return next((one for one in mentions if one.end == owner.start - 1 and text[one.end] in " \u00a0"), None)


def _is_country(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a country stands under its name: "Peru", not "Peruvian", "U.S." or "Ohio"."""
    entry = lexicon.entries.get(text[mention.start : mention.end])
    return entry is not None and entry.sort == "name" and mention.name == entry.name == text[mention.start : mention.end]


def _ends_body(text: str, entry: Entry, beside: Mention, lexicon: Lexicon) -> bool:
    """Whether a known name ends that of what stands before it: "Reuters | Lima", "British | Virgin Islands", "Peru | Democrat leader"."""
    before = lexicon.entries.get(text[beside.start : beside.end])
    if beside.kind == "state":
        return entry.sort in ("region", "place") or (entry.sort == "party" and _is_country(text, beside, lexicon))
    body = beside.kind in ("organisation", "group") and (before is None or before.sort not in ("party", "seat"))
    return entry.sort in ("region", "place", "name", "capital") and body


def _stands_for(acronym: str, name: str) -> bool:
    """Whether capitals can stand for a name: "ICE" is not "Customs Enforcement"."""
    letters = [letter for letter in acronym if letter.isalpha()]
    initials = [word[0] for word in re.findall(r"[A-Z]\w*", name)]
    return " " not in name or letters == initials[: len(letters)] or acronym in name.split()
