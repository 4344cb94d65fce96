"""Descriptions of people made whole: "members" are "members of the port council", whose "lawyers" they are belongs to them."""

from __future__ import annotations

import re

from briefing.analysis.speakers import PEOPLE
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.wordlists import listed
from briefing.model import Span

GENERAL = listed("members supporters opponents leaders representatives friends relatives residents heads")
"""Nouns of people that say little without what they are of."""

OF = re.compile(
    r" of (?:the |his |her |their |its )?(?:[\w’'-]+ ){0,2}?[\w’'-]+(?=[,.;]| (?:in|who|that|at|on|for|with|to|have|had|has|are|were|will|"
    r"said|say|sent|wrote|told|met|held|took|gave|left|made|[a-z]+ed)\b)"
)
"""Behind people, what they are of, up to the next verb or preposition: "members | of the port council" (said)."""

AND = re.compile(r" and (?P<more>[a-z-]+s)\b")
"""Behind people, others who speak with them: "farmers | and miners"."""

FOR = re.compile(r"\b(?P<who>(?:[A-Za-z-]+s and )?[A-Za-z-]+s) (?:for|of) (?:both )?\Z")
"""Before names, who speaks for those who bear them: "lawyers for both | Ana Paz and Tom Okoro"."""

PEOPLE_OF = re.compile(r"(?P<noun>\b(?:[a-z-]+s and )?(?P<of>[a-z-]+s) of (?:[a-z-]+ ){1,3}?[a-z-]+) *\Z")
SPEAK_FOR = listed("lawyer attorney spokesman spokeswoman aide representative prosecutor supporter relative")
ENTRIES = re.compile(r" (?:posts?|tweets?|users?|comments?)\b")
"""Behind the name of a platform, what or who speaks on it: "Twitter | users"."""


def people_of(text: str, end: int) -> Span | None:
    """Those of others whom a clause with "who" at an offset is about: "friends of so-called | dowsers | who say"."""
    found = PEOPLE_OF.search(text, max(0, end - 90), end)
    return found.span("noun") if found is not None and found["of"] in GENERAL else None


def whole_people(text: str, span: Span) -> Span:
    """A noun of people with another that stands beside it, and with what it is of."""
    start, end = span
    noun = text[start:end].lower()
    more = AND.match(text, end)
    if more is not None and PEOPLE.search(more["more"]) is not None and more["more"] not in speaker_nouns.THINGS:
        return start, more.end()
    of = OF.match(text, end) if noun in GENERAL else None
    return start, of.end() if of else end


SET_OFF = re.compile(r"[^,“”\"()]{3,60}, (?=(?:the|an?|his|her|its|their) [a-z’'-]+(?: [a-z’'-]+){0,2}\Z)")
"""What is told of, before who tells it; an apposition has its own comma behind it: "Mr. Okoro, | the indictment | asserted, left"."""


def whole_source(text: str, span: Span, cue: int) -> Span:
    """A source span with those who speak for whom it names, and with what stands on the platform that it names."""
    start, end = span
    thing = SET_OFF.match(text, start, end) if text[end : end + 1] == " " and cue == end + 1 else None
    start = thing.end() if thing else start
    before = FOR.search(text, max(0, start - 60), start) if text[start : start + 1].isupper() or text.startswith("both ", start) else None
    if before is not None and before["who"].split()[-1].removesuffix("s") in SPEAK_FOR:
        start = before.start()
    entries = ENTRIES.match(text, end) if text[start:end] in speaker_nouns.PLATFORMS and cue == end + 1 else None
    return start, entries.end() if entries else end
