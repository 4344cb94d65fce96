"""Features of a time in its sentence that tell whether it is sure when that happened which the sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from briefing.analysis.dates.clauses import PAST_VERB, SAYING
from briefing.analysis.wordlists import listed
from briefing.model import DateMention, Statement

WORD = re.compile(r"[\w’'.-]+|[,;:—–()“”\"]")
CLAUSE_ENDS = re.compile(r"[,;:—–()]|\s-\s")
MARKS = frozenset(',;:—–()“”"')
PREPOSITIONS = listed("in on by from until since of through for to at during")
OWN_PREPOSITION = re.compile(r"(in|on|by|from|until|since)\s")
"""The preposition that a time is found with."""
PARTS = listed("early late later earlier of the beginning end mid back only just")
"""Words between a time and the one that it hangs on: "the vote in | early | May"."""
CLASSES = {
    "determiner": listed("a an the his her its their this these those"),
    "modal": listed("could should may might can would will"),
    "is": listed("is are"),
    "was": listed("was were had"),
    "has": listed("has have"),
    "pronoun": listed("he she it they we i"),
    "preposition": PREPOSITIONS | listed("with into over about out up down off"),
    "joint": listed("and or but"),
    "conjunction": listed("as that which who after before when while if than then because where"),
    "negation": listed("not never no"),
}
"""Classes of small words."""
CLASS_OF = {word: name for name, words in CLASSES.items() for word in words}
ENDINGS = ("ing", "ly")
SAYS, PAST = re.compile(SAYING), re.compile(PAST_VERB)
VERBS = frozenset({"says", "past", "is", "was", "has", "modal"})
TOLD_APART = listed("that which who to for of and but when from with as than about not")
"""Words whose place in the clause of a time tells whether it hangs on something that is only named."""
KINDS = (
    ("year", re.compile(r"(?:in )?\d{4}")),
    ("ago", re.compile(r".*\bago")),
    ("which", re.compile(r".*\b(?:last|next|this)\b.*")),
    ("relative", re.compile(r".*\b(?:today|tonight|yesterday|tomorrow)\b.*")),
    ("weekday", re.compile(r"[^\d]*day\b[^\d]*")),
)
"""Sorts of times by their words; any other is a date."""
FIXED = re.compile(r"\b(?:will|scheduled|expected|set|slated|due)\b|[’']ll")
SAID_THEN = re.compile(r"\b(?:said|says|told|wrote|announced|reported|tweeted)\s(?:(?:on|late|early|in)\s)*$")
SHOWN = re.compile(r"\b(?:published|shown|aired|broadcast|released|posted|airing)\s(?:(?:on|in)\s)?$")
JOINED = re.compile(r",\s(?:and|but|yet|while|though|although)\s")
VERB_JOINED = re.compile(rf"\s(?:and|but|yet)\s(?:(?:\w+ly|then|later|also|has|have)\s)*{PAST_VERB}\b")
STANDS = re.compile(r"\b(?:is|are|has|have)\b(?!\s(?:scheduled|expected|set|slated|due))")
SAYS_SO = re.compile(rf",\s(?:[\w’'.-]+\s){{1,6}}(?:{SAYING})[\s.]*$")
"""The end of a sentence that only tells who says so."""
YEAR_BEHIND = re.compile(r",(?=\s\d{4}\b)")
QUOTED = re.compile(r"[“”\"]|''")
OTHERS = listed("that which who what when after before while if than because where as but or not")
"""Words of other clauses."""
LONG_AGO, MONTHS_AGO, FAR_AHEAD = 400, 35, 40
"""Days from a time to the article, and from the article to a time, from which on what it tells is no news of these weeks."""
CALENDAR = re.compile(r"(?!0000)\d{4}(?:-\d\d){0,2}")
"""A year of the calendar, a month or a day; what lies beyond it is nowhere near an article."""
MOST_WORDS = 25


class Time(NamedTuple):
    """A time in its sentence: the words before it and behind it, the words of its clause before it, and how it is printed."""

    before: str
    printed: str
    behind: str
    clause: Sequence[str]

    @classmethod
    def of(cls, statement: Statement, mention: DateMention) -> Time:
        """The time of a statement that a mention is."""
        start, end = mention.start - statement.start, mention.end - statement.start
        before = statement.text[:start]
        return cls(before, statement.text[start:end].lower(), statement.text[end:], WORD.findall(CLAUSE_ENDS.split(before)[-1]))


def date_features(statement: Statement, mention: DateMention, base: date | None) -> dict[str, float]:
    """The features of a time by name; those that are 0 are left out. `base` is the day of the article, where it is known."""
    time = Time.of(statement, mention)
    kind = next((name for name, pattern in KINDS if pattern.fullmatch(time.printed)), "date")
    found = {
        **_of_what_it_hangs_on(time, kind),
        **_of_the_clause(time, kind),
        **_of_the_sentence(time, statement.text, kind),
        **_of_the_distance(mention, base, kind, statement.text),
        f"precision:{mention.precision}": 1.0,
    }
    return {name: float(value) for name, value in found.items() if value}


def is_plain(text: str) -> bool:
    """Whether a sentence is one clause with one verb, so that its time can only be that of what it tells.

    >>> is_plain("The talks will begin on Saturday in Lima, the ministry said."), is_plain("The mayor, who resigned in May, spoke.")
    (True, False)
    """
    clause = YEAR_BEHIND.sub("", SAYS_SO.sub("", text).rstrip(" ."))
    words = WORD.findall(clause)
    if CLAUSE_ENDS.search(clause) or QUOTED.search(clause) or any(word.lower() in OTHERS for word in words):
        return False
    classes = [word_class(word) for word in words]
    verbs = sum(name in VERBS and before not in VERBS for before, name in pairwise(("start", *classes)))
    return verbs == 1 and "ing" not in classes


def word_class(word: str) -> str:
    """The class of a word, by short lists and by its ending.

    >>> word_class("the"), word_class("voted"), word_class("Lima"), word_class("votes")
    ('determiner', 'past', 'name', 'nouns')
    """
    lower = word.lower().strip("“”\"'’.")
    if not lower:
        return "mark"
    if lower in CLASS_OF:
        return CLASS_OF[lower]
    if SAYS.fullmatch(lower):
        return "says"
    if word[0].islower() and PAST.fullmatch(lower):
        return "past"
    if ending := next((one for one in ENDINGS if lower.endswith(one)), None):
        return ending
    if lower[0].isdigit():
        return "number"
    if word.strip("“\"'")[:1].isupper():
        return "name"
    return "nouns" if lower.endswith("s") else "noun"


def _of_what_it_hangs_on(time: Time, kind: str) -> dict[str, float]:
    """The preposition of a time, and the words right before it and behind it."""
    words, own = WORD.findall(time.before[-80:]), OWN_PREPOSITION.match(time.printed)
    preposition = own[1] if own else words.pop().lower() if words and words[-1].lower() in PREPOSITIONS else "none"
    while words and words[-1].lower() in PARTS:
        words.pop()
    ahead = word_class(words[-1]) if words else "start"
    after = WORD.search(time.behind[:40]) if time.behind.strip(" .”\"'’)") else None
    behind = "end" if after is None else after[0] if after[0] in MARKS else word_class(after[0])
    return {
        f"preposition:{preposition}": 1.0,
        f"kind:{kind}": 1.0,
        f"{kind} {preposition}": 1.0,
        f"ahead:{ahead}": 1.0,
        f"ahead:{ahead} {preposition}": 1.0,
        f"ahead:{ahead} {kind}": 1.0,
        f"behind:{behind}": 1.0,
    }


def _of_the_clause(time: Time, kind: str) -> dict[str, float]:
    """The verbs and the small words of the clause before a time."""
    classes = [word_class(word) for word in time.clause]
    lower = {word.lower() for word in time.clause}
    verbs = [number for number, name in enumerate(classes) if name in VERBS]
    telling = [number for number, name in enumerate(classes) if name in VERBS or name == "ing"]
    last = classes[telling[-1]] if telling else "none"
    gap = len(classes) - 1 - telling[-1] if telling else MOST_WORDS
    return {
        "no verb": not verbs,
        "two verbs": len(verbs) > 1,
        "three verbs": len(verbs) > 2,
        "participle": "ing" in classes,
        "pronoun": "pronoun" in classes,
        "clause length": min(len(classes), MOST_WORDS) / 10,
        "from verb": min(gap, MOST_WORDS) / 10,
        f"verb:{last}": 1.0,
        f"verb:{last} {kind}": 1.0,
        **{f"has:{word}": 1.0 for word in lower & TOLD_APART},
    }


def _of_the_sentence(time: Time, text: str, kind: str) -> dict[str, float]:
    """Quotation marks, other clauses and what was said when, around a time."""
    before, behind = time.before, time.behind
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("''") % 2 == 1
    return {
        "quoted": quoted,
        "quoted relative": quoted and kind in ("which", "relative", "ago", "weekday"),
        "opens quoted": text.strip()[:1] in "“\"'‘",
        "length": min(len(text), 400) / 200,
        "place": min(len(before), 400) / 200,
        "commas before": min(4, before.count(",")) / 2,
        "commas behind": min(4, behind.count(",")) / 2,
        "said then": SAID_THEN.search(before[-40:]) is not None,
        "shown then": SHOWN.search(before[-40:]) is not None,
        "possessive": behind[:2] in ("’s", "'s"),
        "joined before": JOINED.search(before) is not None,
        "joined behind": JOINED.search(behind) is not None,
        "verb joined before": VERB_JOINED.search(before) is not None,
        "verb joined behind": VERB_JOINED.search(behind) is not None,
        "stands": STANDS.search(before) is not None,
    }


def _of_the_distance(mention: DateMention, base: date | None, kind: str, text: str) -> dict[str, float]:
    """How far a time is from the day of the article."""
    when = (mention.when or "")[:10]
    if base is None or not CALENDAR.fullmatch(when):
        return {"no day": 1.0}
    today = base.isoformat()[: len(when)]
    days = (_middle(when) - base).days
    later = when > today
    return {
        "later": later,
        f"later {kind}": later,
        "fixed": later and FIXED.search(text) is not None,
        "far ahead": days > FAR_AHEAD,
        f"same:{mention.precision}": when == today,
        "long ago": days < -LONG_AGO,
        "months ago": -LONG_AGO <= days < -MONTHS_AGO,
    }


def _middle(when: str) -> date:
    """A day in the middle of a stretch of time that is told by its day, month or year."""
    return date.fromisoformat(when + {4: "-07-01", 7: "-15"}.get(len(when), ""))
