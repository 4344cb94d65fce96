"""Names of one article put together: surnames to full names, acronyms to what they stand for, short forms to long ones."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.actors.names import IMPERATIVES, MAYBE_PLACE_BEFORE, PLACE_BEFORE, THE_BEFORE, Name
from briefing.analysis.actors.namesakes import Namesakes
from briefing.analysis.actors.word_before import LONGEST_WORD, word_before
from briefing.analysis.vocabulary import is_plural
from briefing.analysis.wordlists import listed
from briefing.model import ActorKind, Mention

SPEAKS = {"said", "says", "told", "added", "wrote", "confirmed", "announced", "reported"}
SPEAKING = re.compile(r"(?: of (?:[\w’'-]+ ){1,4}?| )(?:(?:also|later|has|had) )?(?:said|says|told|added|asked|denied|warned|wrote)\b")
"""What one person or body does right behind its name."""

SAID_BEFORE = re.compile(r"\b(?:said|says|added|asked|wrote) \Z")
BREAKS_OFF = (".", ",", ";", ":", "”", '"')
"""Around a name alone that has its verb before it: "…, said | Cuban | ."."""

THEIR_S = ("’s", "'s")
"""Ends of names that look like an owner's."""

SAYS = re.compile(r" (?:said|says|told|announced (?:that|it|on)|reported that|warned that|confirmed that)\b")
"""Behind a name that ends in "’s", what no owner has behind it; "Okoro’s told friends" (has) is only ruled out by `IS_BODY`."""

PLAIN = listed(
    """management staff parliament cabinet government opposition police army military counsel labor labour defense defence
    nobody someone everyone none half"""
)
"""Words without an "s" that open a sentence, speak, and are no names."""

BRACKET = re.compile(r"\s*\((?:[A-Z]{2,8}:\s?)?")
APPOSITION = re.compile(r", (?!said|says|and |but |which|while|who (?!is|was))([^,.;:“”\"()]{3,90})[,.;]")
SUFFIXES = {"Jr.", "Jr", "Sr.", "Sr", "II", "III"}
COMPANY = {
    "Inc.",
    "Inc",
    "Corp.",
    "Corp",
    "Corporation",
    "Company",
    "Co.",
    "Co",
    "Ltd",
    "Ltd.",
    "Group",
    "Holdings",
    "LLC",
    "PLC",
    "plc",
    "AG",
}

FIRM = (
    r"(?:firm|company|corporation|conglomerate|consultancy|manufacturer|start-?up|airline|retailer|supermarket|insurer|bank|carmaker|automaker|"
    r"chipmaker|drugmaker|planemaker|shipbuilder)"
)
FIRM_BEFORE = re.compile(rf"\b{FIRM}[ \u00a0]\Z")
FIRM_AFTER = re.compile(
    rf",? (?:is |was |are )?(?:an?|the) (?:[^\W_][\w.’'-]* ){{0,4}}?{FIRM}"
    r"(?:[,.;)]|\s(?:that|which|in|at|from|based|with|whose|owned|headquartered)\b)"
)
"""What only a firm is called: "the law firm | Duarte Lind", "Duarte Lind, a law firm in Lima"."""

IS_BODY = re.compile(rf"\b(?:[Tt]he|(?:{FIRM}|chain|store|shop|restaurant|brand|charity|club))[ \u00a0]\Z")
"""Before a name that ends in "’s", what makes it that of a shop or another body: "the chain | Duarte’s"."""


DESCRIBING = re.compile(
    r".+-.+|.{3,}(?:ed|ing|ly|al|ous|ive|ful|less|ic|ary|able|ible|ish|maker|owner|retailer|lender|leader|seller|giant)$", re.IGNORECASE
)
"""What a word before a name looks like that describes it and is no first name: "Embattled | Lumo"."""


DESCRIBED = re.compile(r"[A-Z]\w*-[a-z]+(?:ed|ing|based|born|style|wide)")
""" "Lima-born", "Peru-obsessed": no first name."""


CHAMBERS = listed("House Senate Congress Parliament Assembly")
"""First words of the names of committees, which nobody is called by."""


class People(NamedTuple):
    """Full names of persons by the words that may stand for them alone."""

    by_family: dict[str, list[str]]
    by_given: dict[str, list[str]]


def fold(name: str) -> str:
    """A name without accents, hyphens and capitals, for comparing."""
    if name.isascii():
        return name.replace("-", " ").casefold()
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("-", " ").casefold()


def family_name(full: str, lexicon: Lexicon) -> str:
    """The word of a person's name that newspapers use alone."""
    words = [word for word in full.split() if word not in SUFFIXES] or [full]
    if words[0] in lexicon.family_first and 2 <= len(words) <= 3 and (len(words) == 3 or "-" in words[1] or _all_eastern(words, lexicon)):
        return words[0]
    return words[-1]


def _all_eastern(words: list[str], lexicon: Lexicon) -> bool:
    return words[0] not in lexicon.given and words[-1] not in lexicon.family_first


def link(text: str, names: Sequence[Name], lower: Set[str], lexicon: Lexicon) -> list[Mention]:
    """Mentions with canonical names, in order; what turns out to be no name is left out. `lower`: the article's words in lower case."""
    names = _without_openers(_with_openers(text, _with_their_s(text, names)), lexicon)
    kinds = _kinds(text, names, lexicon)
    people = _people(names, kinds, lexicon)
    names = _with_surnames_of_places(text, names, people)
    bodies = _short_bodies(names, kinds) | _in_brackets(text, names)
    inside = {name.text for name in names if not name.initial}
    namesakes = Namesakes(text, names, people.by_family, lexicon)
    others = namesakes.others(names, people.by_family)
    recent: dict[str, str] = {}
    settled: dict[str, str] = {}
    mentions = []
    for name in names:
        if (
            name.entry is None
            and name.initial
            and " " not in name.text
            and name.text not in inside
            and not _linked(name.text, people, bodies, lower)
            and not _speaks(text, name, lower, lexicon)
        ):
            continue
        if name.text in lexicon.place_words and name.text not in people.by_family:
            continue
        canonical, kind = _canonical(name, kinds, people, bodies, lexicon)
        bearers = people.by_family.get(name.text, ()) if kind == "person" else ()
        if bearers and namesakes.is_stranger(name.start, bearers):
            canonical = name.text
        elif len(bearers) > 1:
            canonical = _longest_form(
                namesakes.meant((name.start, name.end), bearers, recent.get(name.text), settled.get(name.text)), people, lexicon
            )
        elif kind == "person" and name.text in others:
            canonical = name.text
        if kind == "person":
            family = family_name(canonical, lexicon)
            if name.text == family and recent.get(family, canonical) == canonical:
                settled.setdefault(family, canonical)
            recent[family] = canonical
        if kind is not None:
            mentions.append(Mention(start=name.start, end=name.end, name=canonical, kind=kind, country=name.country))
    return mentions


def _with_their_s(text: str, names: Sequence[Name]) -> list[Name]:
    """Names that end in "’s": a word that has it everywhere in the article, and as a body's: "the bank Duarte’s | said"."""
    single = [name for name in names if " " not in name.text and name.entry is None]
    alone = {name.text for name in single if not text.startswith(THEIR_S, name.end)} | {
        name.text.split()[-1] for name in names if " " in name.text
    }
    ending = [name for name in single if text.startswith(THEIR_S, name.end) and name.text not in alone]
    speaking = {name.text for name in ending if SAYS.match(text, name.end + 2)}
    bodies = speaking & {name.text for name in ending if _is_body_with_s(text, name)}
    return [
        name._replace(end=name.end + 2, text=text[name.start : name.end + 2], kind="organisation", person=False)
        if name.text in bodies
        else name
        for name in names
    ]


def _is_body_with_s(text: str, name: Name) -> bool:
    """Whether what stands beside a name with "’s" makes it a body's: "the chain Duarte’s", "Duarte’s, a retailer in Lima"."""
    end = name.end + 2
    before = IS_BODY.search(text, max(0, name.start - 24), name.start)
    return before is not None or FIRM_AFTER.match(text, end, min(len(text), end + 110)) is not None


def _with_openers(text: str, names: Sequence[Name]) -> list[Name]:
    """Names with the first word that was taken for one of the sentence: "Third | Bank" where the article has "Third Bank" elsewhere."""
    texts = {name.text for name in names}
    without_first = {whole.partition(" ")[2] for whole in texts}
    found = []
    for name in names:
        may_lack = name.entry is None and name.text in without_first
        before = word_before(text, max(0, name.start - LONGEST_WORD), name.start) if may_lack else None
        whole = f"{before[1]} {name.text}" if before else ""
        if before and whole in texts:
            name = name._replace(start=before[0], text=whole)
        found.append(name)
    return found


def _with_surnames_of_places(text: str, names: Sequence[Name], people: People) -> list[Name]:
    """Names in which a surname that is also a country's or a people's is the person's where it speaks: "Ana Cuban", "Cuban said".

    Where the article names that country in another way too, only an adjective alone is sure to be the person.
    """
    forms: dict[str | None, set[str]] = {}
    for name in names:
        if name.entry is not None and name.country:
            forms.setdefault(name.country, set()).add(name.text)
    return [
        name._replace(entry=None, kind=None, person=True, country=None)
        if name.entry is not None
        and name.text in people.by_family
        and (name.entry.sort == "people" or len(forms.get(name.country, ())) < 2)
        and _acts_alone(text, name)
        else name
        for name in names
    ]


def _acts_alone(text: str, name: Name) -> bool:
    """Whether a name by itself says something, or an adjective owns something: "Cuban said", "said Cuban.", "Cuban’s"."""
    if SPEAKING.match(text, name.end) or (name.entry and name.entry.sort == "people" and text.startswith(THEIR_S, name.end)):
        return True
    before = SAID_BEFORE.search(text, max(0, name.start - 8), name.start)
    return before is not None and text.startswith(BREAKS_OFF, name.end)


def _without_openers(names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Names without a word that opens the sentence or mocks: "Embattled Lumo", "Crooked Rosa Paz" where the article has the rest."""
    people = {name.text for name in names if name.person}
    texts = {name.text for name in names}
    alone = {name.text for name in names if not name.initial} - people
    found = []
    for name in names:
        first, _, rest = name.text.partition(" ")
        opener = name.initial and not name.person and rest in alone and name.text not in alone and DESCRIBING.fullmatch(first)
        epithet = (
            " " in rest and not texts.isdisjoint({rest, rest.rstrip(".")}) and rest.split()[0] in lexicon.given and not first.endswith(".")
        )
        if name.entry is None and first not in lexicon.given and (opener or epithet):
            start = name.end - len(rest)
            name = name._replace(start=start, text=rest, initial=False, kind=None, person=False)
            entry = lexicon.entries.get(rest)
            if entry is not None:
                name = name._replace(entry=entry, kind=entry.kind, country=entry.country)
        found.append(name)
    return found


def _linked(word: str, people: People, bodies: dict[str, str], lower: Set[str]) -> bool:
    return (word in people.by_family or word in people.by_given or word in bodies) and word.lower() not in lower


def _speaks(text: str, name: Name, lower: Set[str], lexicon: Lexicon) -> bool:
    """Whether the one word that opens a sentence is a name because it speaks: "Okoro said", where no "okoro" stands in the text."""
    word = name.text.lower()
    plain = word in lower or word in lexicon.titles or word in PLAIN or is_plural(word)
    return not plain and SPEAKING.match(text, name.end) is not None


def _kinds(text: str, names: Sequence[Name], lexicon: Lexicon) -> dict[str, ActorKind]:
    """The kind of each unknown name, by all its places in the article."""
    votes: dict[str, defaultdict[ActorKind, float]] = defaultdict(lambda: defaultdict(float))
    alone = Counter(name.text for name in names if name.entry is None and " " not in name.text)
    for name in names:
        if name.entry is not None:
            continue
        before = text[max(0, name.start - 16) : name.start]
        count = votes[name.text]
        count["organisation"] += 0.5 if " " not in name.text else 0.0
        if name.kind is not None:
            count[name.kind] += 4
        elif not name.person and PLACE_BEFORE.search(before):
            count["place"] += 1.5
        elif not name.person and MAYBE_PLACE_BEFORE.search(before):
            count["place"] += 0.4
        elif THE_BEFORE.search(before):
            count["organisation"] += 2 if " " in name.text else 0.3
        if name.kind is None and _has_title_after(text, name.end, lexicon):
            count["person"] += 4
        words = name.text.split()
        if name.kind is None and 2 <= len(words) <= 4 and len(words[-1]) > 1 and words[0] not in CHAMBERS:
            count["person"] += 1 + (3 if alone[words[-1]] else 0) - (3 if alone[words[0]] else 0)
    for called, count in votes.items():
        if " The " in called:  # words of a caption
            count["person"] = -1
        if count["person"] >= 4 and count["place"] < count["person"]:
            count["organisation"] = min(count["organisation"], count["person"] - 1)
    kinds = {name: max(sorted(count), key=lambda kind: (count[kind], kind == "person")) for name, count in votes.items()}
    return kinds | {name.text: "organisation" for name in names if name.entry is None and _is_firm(text, name)}


def _is_firm(text: str, name: Name) -> bool:
    """Whether a name of several words is a firm's, though its words are people's: "Duarte & Lind", "the law firm Duarte Lind"."""
    if " " not in name.text:
        return False
    partners = " & " in name.text and " " not in name.text.partition(" & ")[2]
    called = FIRM_BEFORE.search(text, max(0, name.start - 24), name.start)
    return partners or called is not None or FIRM_AFTER.match(text, name.end, min(len(text), name.end + 110)) is not None


def _has_title_after(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a title in apposition follows: "…, a spokesman for the port,"."""
    found = APPOSITION.match(text, end, min(len(text), end + 110))
    if found is None:
        return False
    words = found.group(1).split()
    own = (words[0][0].isupper() and words[0].lower() in lexicon.titles) or not SPEAKS.isdisjoint(words)
    return not own and any(word.lower() in lexicon.titles for word in words[:6])


def _people(names: Sequence[Name], kinds: dict[str, ActorKind], lexicon: Lexicon) -> People:
    found = People({}, {})
    sure = {name.text for name in names if name.person or name.kind == "person"}
    for full in dict.fromkeys(name.text for name in names if " " in name.text and kinds.get(name.text) == "person"):
        family = family_name(full, lexicon)
        words = full.split()
        if words[0] in IMPERATIVES or (DESCRIBED.fullmatch(words[0]) and words[0] not in lexicon.given):
            continue
        if full not in sure and words[0] not in lexicon.given and (DESCRIBING.fullmatch(words[0]) and is_plural(words[-1].lower())):
            continue  # "Superstitious Condors" are a team
        found.by_family.setdefault(family, []).append(full)
        given = words[0] if words[0] != family else " ".join(words[1:])
        if full in sure or given in lexicon.given:  # what "Lumo Phone" is, "Lumo" is not
            found.by_given.setdefault(given, []).append(full)
        if len(words) > 2 and words[0] != family:
            found.by_family.setdefault(" ".join(words[1:]), []).append(full)
    return found


def _short_bodies(names: Sequence[Name], kinds: dict[str, ActorKind]) -> dict[str, str]:
    """Acronyms of the bodies that the article names in full, and companies without "Inc."."""
    counts = Counter(name.text for name in names if kinds.get(name.text) in ("organisation", "group"))
    short: dict[str, str] = {}
    for full in counts:
        words = full.split()
        if len(words) < 2:
            continue
        capitals = "".join(word[0] for word in words if word[0].isupper())
        for form in (capitals, ".".join(capitals) + "."):
            if len(capitals) > 1:
                short.setdefault(form, full)
        if words[-1] in COMPANY:
            short.setdefault(words[0], full)
            short.setdefault(" ".join(words[:-1]), full)
    return short


def _in_brackets(text: str, names: Sequence[Name]) -> dict[str, str]:
    """What stands in brackets behind a name: its acronym or ticker ("Lumo Motors (LUM)", "(NYSE: LUM)")."""
    short: dict[str, str] = {}
    for left, right in pairwise(names):
        if (
            right.text.isupper()
            and left.kind != "person"
            and BRACKET.fullmatch(text, left.end, right.start)
            and text[right.end : right.end + 1] == ")"
        ):
            short[right.text] = left.entry.name if left.entry else left.text
    for left, middle, right in zip(names, names[1:], names[2:], strict=False):
        if right.text.isupper() and middle.text.isupper() and right.start - left.end < 20 and text[right.end : right.end + 1] == ")":
            short[right.text] = left.entry.name if left.entry else left.text
    return short


def _canonical(
    name: Name, kinds: dict[str, ActorKind], people: People, bodies: dict[str, str], lexicon: Lexicon
) -> tuple[str, ActorKind | None]:
    text = name.text
    if name.entry is not None and not (name.entry.sort == "media" and text in people.by_family):
        return name.entry.name, name.entry.kind
    kind = kinds.get(text, "organisation")
    if text in people.by_family and not (kind == "person" and " " in text and text not in people.by_family):
        return people.by_family[text][0], "person"
    if kind == "person" and " " in text:
        return _longest_form(text, people, lexicon), "person"
    if " " not in text and text in people.by_given and (text in lexicon.given or len(people.by_given[text]) == 1) and kind != "place":
        return people.by_given[text][0], "person"
    if text in bodies and kind != "place":
        return bodies[text], "organisation"
    return text, kind


def _longest_form(text: str, people: People, lexicon: Lexicon) -> str:
    """ "Barry Lind" where the article also has "Barry J. Lind": the form with more words."""
    words = text.split()
    same = [
        full
        for full in people.by_family.get(family_name(text, lexicon), ())
        if fold(full) == fold(text) or (full.split()[0] == words[0] and full.split()[-1] == words[-1])
    ]
    return max([text, *same], key=lambda full: (len(full.split()), full))
