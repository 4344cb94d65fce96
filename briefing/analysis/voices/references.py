"""What a source span is: a pronoun, a name, a title that points back, or somebody unnamed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import Literal, NamedTuple

from briefing.analysis.datelines import DATELINE
from briefing.analysis.dates.patterns import FULL_MONTHS
from briefing.analysis.speakers import HEAD_END, OF_A_TIME
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.bare_descriptions import LEFT_OPEN, called_so
from briefing.analysis.wordlists import listed
from briefing.model import Mention, Span

Kind = Literal["pronoun", "named", "title", "unnamed", "several"]

PRONOUNS = listed("he she they it we i who him her them his their its you himself herself themselves my our your")
POSSESSIVES = listed("his her their its my our your")
EMPTY = listed("and or of by as that which when while but the a an to in for with there where what how this these those both some")
PREPOSITIONS = listed(
    """of for from at in with on to by as and or the a an his her their its over under against about near behind around candidate nominee
    like than that who whom including late former"""
)
ASKING = listed("what how why where when")
BARE_TITLES = listed("Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Prof")
"""A title whose name was cut off."""

PARTICIPLE = re.compile(r"[A-Z][a-z]+ing (?:the )?")
LEAD = re.compile(
    r"(?:by|of(?=\s)|to|from|according to|but|and|as|for|in|with|(?-i:that)|(?-i:said|says|wrote)(?= (?:the|an?|his|her|its) )|"
    r"while|when|after|because|although|though|"
    r"(?:(?:minutes|hours|days|weeks|months|years)\s)?later(?=\s)|(?:earlier|then|soon)(?=\s)|,|-|–|—|“|\"|\s)+\b",
    re.IGNORECASE,
)
OPENER = re.compile(
    r"^(?:[A-Z]?\w+ing|[Ff]rom|[Ii]n|[Aa]t|[Oo]n|[Aa]fter|[Dd]uring|[Aa]sked|[Bb]efore|[Ww]hile|[Ee]arlier)\b[^,“”\"]{2,70},\s+(?=\S)"
)
TIME = re.compile(
    rf"^(?:(?:[Ii]n|[Oo]n)\s+)?(?:(?:late|early|mid)[ -])?(?:{'|'.join(FULL_MONTHS)}|"
    r"\w+day|[Ll]ast \w+|[Tt]his \w+|\d{4})\b[^,“”\"]{0,30}(?:,\s+|$)"
)
WHEN = re.compile(
    r"(?<=\w),? (?:(?:on|late|early|earlier|later) )*(?:\w+day|today|yesterday|tonight|over the weekend|"
    r"(?:this|last) (?:week|month|year|night|morning|afternoon|evening))(?: (?:morning|afternoon|evening|night))?$"
)
"""When it was said, at the end of a source: "a statement | Monday"."""

ASKS = re.compile(
    r"(?:Did|Does|Do|Have|Has|Is|Are|Was|Were|Will|Would|Can|Could|Should) (?:the|an?|this|that|his|her|their|we|you|they|[A-Z])"
)
"""The head of a question: it says nothing."""

APOSTROPHE = re.compile("[’']")
OF_ANOTHER = re.compile(r"[’']s? [a-z]| (?!who|said|says|told|have|had|also|both|are|were|will|in|on|at|for|of|from|and)[a-z]|\)")
"""Behind the last of some names, what shows that they only tell of whom another is: "the Senate and House | candidates"."""

ENDS_WITH = re.compile(r"(?:[a-z]+s|[a-z]+ed) with (?=[A-Z])")
"""A verb before the one who speaks: "the film | ends with | Okoro" (saying)."""

IN = re.compile(r"\b(?:in|of|at|from|for|with|by|to|on|near)\b")
SHORT_FORM = re.compile(r"\((?:[A-Z]{2,8}: ?)?[A-Z][A-Za-z.]{1,8}\) (?=(?!of|for|in|at|on|and)[a-z]+ [A-Z])")
"""What a body is called for short, before the title of who speaks for it: "the Peace Party | (PP) | leader Ana Paz"."""

CUT = re.compile(
    rf"\s{OF_A_TIME}\b|"
    r",|;|\(|—|–|:|\s(?:who|which|whose|that|of|for|from|at|in|with|within|inside|on|to|by|about|familiar|briefed|close|involved|speaking|working|near|during|after|before|as|since|like|such|"
    r"representing|supporting|opposing|opposed|backed|backing|led|linked|loyal|allied|affiliated|released|published|issued|obtained|compiled|posted|filed)\b"
)


CLAUSE = re.compile(r"\s(?:even as|even though|even while|just as|at a time when)\s")
REDUCED = re.compile(
    r"(?:\w{2} (?P<who>he|she|they)|\b(?:all|All(?= I\Z)|what|something|anything|things|day|week|month|year|night|time|way|moment|"
    r"kind of [a-z]+) (?P<name>(?:the )?[A-Z].*|I))\Z"
)
"""A noun with a clause that has no "that": "the council | he" (promised)."""

NAMES = re.compile(r",\s(?:[A-Z][\w.’'-]*\s){0,3}")
NAMED_BEHIND = re.compile(r",|\s\(|\s(?:of|from)\s")
"""Before and behind a name that stands beside a description: "the bill's sponsor, | Rep. Rosa Alvarez | of Tacna"."""

NAMED_LAST = re.compile(r",\s+(?:by\s+)?(?:[A-Z][\w.’-]*\s+){0,4}\Z")
"""Before a name that tells who was described, its title: "a rival, | Rep. | Grace Banda"."""

WITH_ARTICLE = re.compile(r"(?:an?|the|one|his|her|its|their)\s", re.IGNORECASE)

BESIDE_A_NAME = listed("company firm airline bank corporation newspaper magazine broadcaster website")
"""Nouns behind the name of what they are: "the Lumo | company"."""

BETWEEN = listed("and the some other many most several all both fellow senior two three four five six seven eight nine ten")
"""What may stand between the names of several who speak together."""

OF_WHICH = re.compile(r"s (?:on|of|in|at)(?: the)? \Z")
"""Between several who speak and the name of the body that they are of: "Ana Paz and all Greens | on the | Water Board"."""

SHORTEST_SUBJECT = 3
LONGEST_DESCRIPTION = 9
"""Words of a description above which it is printed without what else was going on."""

MEANWHILE = re.compile(r"\s(?:during|since|after|before|while|amid)\s")

AMONG = re.compile(r"(?<=\w),? (?:including|such as|among them)\b")
"""Behind several, what names some of them: "friends of the park, | including | Mayor Ana Paz"."""

CUT_TIME = re.compile(r"\s(?:last|this|next|earlier|early|late)\Z")
"""The first word of a time that was taken along: "said Ana Ruiz | last" (month)."""
PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Ff]rom|[Nn]ear|of|to|[Aa]cross)(?: the)? (?:[A-Z][\w.’'-]*,? ){0,3}\Z")
"""Before a name, what tells that it only says where or of what."""


class Reference(NamedTuple):
    """A source span read: its kind, the mention that is its head, its text without determiner, and its noun."""

    kind: Kind
    text: str
    head: Mention | None
    noun: str
    definite: bool


PLACE_ONLY = re.compile(r"(?:at|on) (?!(?:least|most)\b)")
"""What opens words that only tell where somebody is: "at | the firm", but not "at least ten miners"."""

HEADING = re.compile(r"(?:[A-Z][A-Z’'&.-]*[A-Z.] ){4,}(?:\([^)]*\) )?[–—-] ")
"""A heading of four words or more in capitals, and a dash, that ran into its text: "TALKS ON THE HARBOUR (UPDATE) – | Okoro"."""


def read_reference(text: str, spans: Sequence[Span], inside: Sequence[Mention], titles: frozenset[str]) -> Reference | None:
    """The reference that a source span makes; None for a span without words. `inside`: the mentions that lie in it, in order."""
    start, end = spans[0]
    if text.startswith(("whose ", "Whose "), start):  # of a clause that only tells of somebody
        return None
    if text.startswith("of the ", start) and all(one.kind != "person" for one in inside):  # a piece of what stands before it
        return None
    if len(spans) > 1:
        start, end = max(spans, key=lambda span: (any(span[0] <= m.start < span[1] for m in inside), span[1] - span[0], -span[0]))
    heading = HEADING.match(text, start, end)
    start = heading.end() if heading else start
    # A name can look like another word ("He Weimin", "June Weston"): it is no pronoun and no date.
    people = {mention.start for mention in inside if mention.kind == "person"}
    opener = OPENER.match(text[start:end])
    start += opener.end() if opener else 0
    lead = None if start in people else LEAD.match(text, start, end)
    start = lead.end() if lead and lead.end() < end else start
    dateline = DATELINE.match(text, start, end)
    start = dateline.end() if dateline else start
    start = _behind_a_place(text, start, end, inside)
    start = _behind_another_clause(text, start, end)
    absolute = ENDS_WITH.match(text, start, end)
    if absolute is not None and absolute.end() in people:
        start = absolute.end()
    opener = None if start in people else OPENER.match(text[start:end]) or TIME.match(text[start:end])
    start += opener.end() if opener else 0
    printed = " ".join(text[start:end].split()).strip(" ,.;:“”\"'’–—-").removesuffix("’s").removesuffix("'s")
    printed = CUT_TIME.sub("", WHEN.sub("", re.sub(r",?\s+who$", "", printed)))
    if _is_nobody(printed, start in people) or _only_acts_on(text, start, end, inside):
        return None
    first = APOSTROPHE.split(printed.split()[0].lower(), maxsplit=1)[0]
    if start not in people and (first in PRONOUNS - POSSESSIVES or printed.lower() in PRONOUNS):
        return Reference("pronoun", printed, None, first, True)
    for pattern in (CUT_TIME, WHEN):
        when = pattern.search(text, start, end)
        end = when.start() if when and when.end() == end else end
    left = LEFT_OPEN.search(text, start, end)
    end = left.start() if left and left.start() > start else end
    printed = LEFT_OPEN.sub("", printed)
    if not printed:
        return None
    printed += "”" if "“" in printed and text[end - 1 : end + 1].count("”") else ""
    among = AMONG.search(text, start, end)
    here = [mention for mention in inside if start <= mention.start < (among.start() if among else end)]
    head_end = _head_end(text, start, end, here)
    return _headed(text, (start, end, head_end), printed, here, titles)


def _is_nobody(printed: str, named: bool) -> bool:
    """Whether words are nobody's who could speak: little words, a question, a title without a name, a place."""
    if not printed or printed.lower() in EMPTY or printed in BARE_TITLES or printed.split()[-1].lower() in ASKING:
        return True
    return PLACE_ONLY.match(printed) is not None or (ASKS.match(printed) is not None and not named)


def _behind_a_place(text: str, start: int, end: int, inside: Sequence[Mention]) -> int:
    """Where the subject starts behind the place that its sentence opens with: "In the | Senate, advocates of the poor | said"."""
    opens = start + len("the ") if text.startswith("the ", start) else start
    first = next((one for one in inside if one.start == opens and one.kind != "person"), None)
    if first is None or not text.startswith(", ", first.end) or end - first.end < SHORTEST_SUBJECT + 2:
        return start
    return first.end + 2 if PLACED.search(text[max(0, opens - 60) : opens]) else start


def _behind_another_clause(text: str, start: int, end: int) -> int:
    """Where the subject of the last clause starts: "met the miners even as | the owners", "the council | he" (promised)."""
    dash = text.rfind(" - ", start, end)
    start = dash + len(" - ") if dash > start and end > dash + len(" - ") else start
    reduced = REDUCED.search(text, start, end)
    if reduced is not None:
        return reduced.start("who" if reduced["who"] else "name")
    clauses = [*CLAUSE.finditer(text, start, end)]
    return clauses[-1].end() if clauses and end - clauses[-1].end() > SHORTEST_SUBJECT else start


def _only_acts_on(text: str, start: int, end: int, inside: Sequence[Mention]) -> bool:
    """Whether a span is a participle and whom it is done to: "Attacking Rosa Alvarez, | the minister said"."""
    match = PARTICIPLE.match(text, start, end)
    return match is not None and any(one.start == match.end() and one.end >= end for one in inside)


def _headed(text: str, span: tuple[int, int, int], printed: str, here: list[Mention], titles: frozenset[str]) -> Reference:
    start, end, head_end = span
    last = next((mention for mention in reversed(here) if mention.end >= head_end - 1 and mention.start < head_end), None)
    definite = printed.lower().startswith(("the ", "this ", "that ", "these ", "those ", "his ", "her ", "their ", "its "))
    bare = called_so(printed)
    words = text[start:head_end].split()
    noun = words[-1].lower().strip("’'”\",.").removeprefix("ex-") if words else ""
    together = _together(text, start, end, here, titles)
    if together:
        return Reference("several", together, here[0], noun, definite)
    body = here[0] if here and definite and noun in BESIDE_A_NAME and here[0].kind == "organisation" else None
    if body is not None and text[body.end : head_end].strip().lower() == noun:
        return Reference("named", bare, body, noun, definite)
    if last is not None and last.kind != "person":
        behind = here[-1] if _at_the_end(text, here[-1], end) else None
        if noun in speaker_nouns.PERSON and behind is None:
            behind = next((one for one in here if one.kind == "person" and _apposed(text, head_end, one, titles, noun)), None)
            if behind is None and not definite:  # "one Democrat" is not the party
                return Reference("unnamed", bare, None, noun, definite)
        if behind is not None:
            return Reference("named", bare, behind, noun, definite)
    if last is not None:
        before = here[here.index(last) - 1] if here.index(last) else None
        unlike = before is not None and before.kind in ("person", "organisation") and last.kind in ("state", "place")
        glued = unlike and before is not None and text[before.end : last.start] == " "
        return Reference("named", bare, before if glued else last, noun, definite)
    person = next((mention for mention in here if _apposed(text, head_end, mention, titles, noun)), None)
    if person is None:
        person = _last_person(text, (start, end), here, noun, titles)
    if person is not None:
        return Reference("named", bare, person, noun, definite)
    if len(bare.split()) > LONGEST_DESCRIPTION:
        bare = MEANWHILE.split(bare, maxsplit=1)[0]
    head = here[0] if here and text[here[0].end : here[0].end + 1] != "-" else None
    owned = "'s " in bare or "’s " in bare
    return Reference("title" if definite and not owned else "unnamed", bare, head, noun, definite)


def _last_person(text: str, span: Span, here: list[Mention], noun: str, titles: frozenset[str]) -> Mention | None:
    """The person whose name ends a span with a noun at its head, alone or with "of Texas" behind it."""
    start, end = span
    if len(here) > 1 and here[-1].kind in ("place", "state") and text[here[-2].end : here[-1].start] in (" of ", " from "):
        here, end = here[:-1], here[-2].end
    if not here or here[-1].kind != "person":
        return None
    last = here[-1]
    office = noun in titles and last.end >= end - 1 and not WITH_ARTICLE.match(text, start)  # "Minister of Health | Ana Paz"
    return last if office or _at_the_end(text, last, end) or _closes(text, last, end, titles) else None


def _at_the_end(text: str, last: Mention, end: int) -> bool:
    """Whether a person's name ends the span behind a comma: "Mr. Lungu's successor, Grace Banda"."""
    return not text[last.end : end].strip(" ,.") and NAMED_LAST.search(text[max(0, last.start - 60) : last.start]) is not None


def _closes(text: str, last: Mention, end: int, titles: frozenset[str]) -> bool:
    """ "a spokeswoman for the festival Anja Lund": a person's name right behind a noun that is no title of hers."""
    before = re.search(r"\b([a-z][\w’'-]+) \Z", text[max(0, last.start - 30) : last.start])
    noun = before.group(1) if before else ""
    return last.end >= end - 1 and bool(noun) and not {noun, noun.rstrip("s")} & (titles | PREPOSITIONS)


def _together(text: str, start: int, end: int, here: list[Mention], titles: frozenset[str]) -> str:
    """The names of several who speak together ("Rosa Alvarez and Energy Minister Tom Okoro"); empty where one speaks."""
    here = [one for one, after in zip_longest(here, here[1:]) if after is None or not _only_modifies(text, one, after, titles)]
    names = [one for one in here if one.kind == "person" or (one.kind == "state" and not text.endswith(" of ", 0, one.start))]
    names = [one for one in (names if len(names) > 1 else here) if not _of_next(text, one, here, titles)]
    names = [one for one in names if one is names[0] or not OF_WHICH.search(text, max(names[0].end, one.start - 12), one.start)]
    if len(names) > 1 and IN.search(text, start, names[0].start):
        return ""
    if len(names) < 2 or not re.search(r"\sand\s|&", text[names[0].end : names[-1].start]) or OF_ANOTHER.match(text, names[-1].end, end):
        return ""
    for left, right in pairwise(names):
        between = re.sub(r"^,? of (?:[A-Z][\w.]* ?){1,2}(?=,? and )|[,&().]", " ", text[left.end : right.start]).split()
        if (
            any(word not in BETWEEN | POSSESSIVES and word.lower() not in titles and not word[0].isupper() for word in between)
            or "’s" in between
            or "'s" in between
            or (text[left.end : right.start] == " " and right.kind != "person")
            or (left.kind != "person" and _holds_office(between, titles))
            or (left.kind == "organisation" and right.kind == "person" and _goes_on(between, titles))
        ):
            return ""
    if here[0].start - start > 40 or not all(text[one.start : one.end][0].isupper() for one in names):
        return ""
    called = list(dict.fromkeys(one.name if one.kind == "person" else text[one.start : one.end] for one in names))
    return ", ".join(called[:-1]) + " and " + called[-1] if len(called) > 1 else ""


def _of_next(text: str, mention: Mention, here: list[Mention], titles: frozenset[str]) -> bool:
    """Whether a name only tells whose office the next person holds: "Rosa Alvarez and | Peru's President Tom Okoro"."""
    after = next((one for one in here if one.start >= mention.end), None)
    if mention.kind == "person" or after is None or after.kind != "person":
        return False
    between = re.sub(r"^[’']s", "", text[mention.end : after.start]).replace(".", "").split()
    return bool(between) and all(word.lower() in titles or f"{word.lower()}." in titles or word[0].isupper() for word in between)


def _goes_on(between: list[str], titles: frozenset[str]) -> bool:
    """Whether a body's name goes on behind "and" up to the office of who is named next: "Lumo and | Port Council chief Tom Okoro"."""
    behind = between[between.index("and") + 1 :] if "and" in between else []
    return any(word[0].isupper() and word.lower() not in titles for word in behind) and behind[-1].lower() in titles


def _only_modifies(text: str, mention: Mention, after: Mention, titles: frozenset[str]) -> bool:
    """Whether a name only belongs to the title of the next: "Kori Oversight | Committee spokesman | Joe Okoro"."""
    between = text[mention.end : after.start].split()
    return bool(between) and all(word[0].isupper() or word in titles for word in between)


def _holds_office(between: list[str], titles: frozenset[str]) -> bool:
    """Whether a title stands behind a name and before "and": "Lumo CEO and Kori founder Rosa Alvarez" is one person."""
    before = between[: between.index("and")] if "and" in between else []
    return any(word.lower() in titles for word in before)


def _apposed(text: str, head_end: int, mention: Mention, titles: frozenset[str], noun: str) -> bool:
    """ "her lawyer, Rosa Alvarez", "the airline, Kori Air": a title or what a company is called, a comma, and the name."""
    fitting = titles if mention.kind == "person" else speaker_nouns.COMPANY if mention.kind == "organisation" else frozenset()
    between = text[head_end : mention.start]
    if mention.kind == "person" and NAMES.fullmatch(between) and NAMED_BEHIND.match(text, mention.end) and not noun.endswith("s"):
        return True
    return noun in fitting and between.count(",") >= 1 and " and " not in between and len(between) < 60


def _head_end(text: str, start: int, end: int, here: list[Mention]) -> int:
    """Where the head noun of the span ends: before its first clause, preposition or comma that no name goes over."""
    at = start
    while True:
        match = CUT.search(text, at + 1, end)
        if match is None:
            stop = end
            break
        over = next((mention.end for mention in here if mention.start <= match.start() < mention.end), 0)
        short = SHORT_FORM.match(text, match.start(), end)
        if not over and short is None:
            stop = match.start()
            break
        at = max(over, short.end() if short else 0) - 1
    while stop > start and not text[stop - 1].isalnum() and text[stop - 1] != ".":
        stop -= 1
    if text[max(start, stop - 2) : stop] in ("'s", "’s"):
        stop -= 2
    return stop


def head_noun(called: str) -> str:
    """The noun that a description is of, in lower case: "a report by the clerks" is a report."""
    return head_as_written(called).lower()


def head_as_written(called: str) -> str:
    """The noun that a description is of, as it is printed."""
    return (HEAD_END.split(called, maxsplit=1)[0].split() or [""])[-1]
