"""Whether a time stands in the main clause of its sentence, which alone dates a statement."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

from briefing.analysis.dates.clauses import AUXILIARY, MARKS, ONLY_SAYS, PAST_VERB, SAYING, TENSES
from briefing.analysis.dates.of_another import is_of_another

AT_AN_HOUR = re.compile(r"\s(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m|midnight|noon|dawn|dark|sunrise|sunset)")
"""After "after": an hour of the day that a time names, and no clause."""
REDUCED = re.compile(rf"(?:^|[a-z0-9’”\"] )(?P<participle>{PAST_VERB}|known|taken|given|seen|written|stolen|born|drawn|driven|shown|set)\b")
BEFORE_A_VERB = re.compile(
    rf"(?:\b(?:{AUXILIARY}|not|never|also|then|and|or|but|he|she|it|they|we|I|you|who|to|that|\w+ly|first|later|once|again|police|officials|people|both|all"
    r"|has|just|already|since|there|this|which|[A-Z][\w’'.-]*)|[,;:—–”\"])\s?$"
)
"""What stands before a verb of its own clause, and not before a participle that only describes a noun."""
DESCRIBED_NAME = re.compile(
    r"\b(?:(?:on|in|at|with|of|from|by|under|near|into|using)\s(?:an?|his|her|its|their|the same|the very)|(?:on|with|using)\sthe)\s[A-Z][\w’'-]*\s$"
)
"""A name behind a preposition and an article, which what follows only describes: "rode in a Buick built in 1955"."""
VERBS = re.compile(rf"\b(?:{PAST_VERB}|born|taken|stolen|written|drawn)\b")
PRESENT_BEHIND = re.compile(r",?\s(?:is|are|has|have|remains?|looks?|shows?|means|seems?|marks|makes|gives|tells)\b")
"""A verb in the present behind a time: the clause is about now, and the time describes its subject."""
LISTS = ("including", "such as")
"""What opens a list that goes on behind its commas."""
NAMED_THEN_VERB = re.compile(r",\s[^,]{1,40},\s(?:is|are|was|were|has|have|had|will)\b|\s[-–—]\s[^;:]{1,120}\s[-–—]\s(?:is|are|has|have)\b")
"""Behind a subject: its name between commas, and then its verb."""
RANGE = re.compile(r"(?:\s(?:to|and|until|through)\s|\s?[-–]\s?)\d{1,4}\b")
"""The end of a stretch of time behind its beginning."""
DESCRIBING = re.compile(
    r"(?:(?:first|originally|then|now|also)\s)?(?:[a-z]{2,}(?<!e)ed|born|built|taken|written|known|held|set|made|led|shot|won)\b", re.I
)
"""A participle that opens words between commas."""
APPOSED = re.compile(
    r"(?:an?|the|one)\s(?:[\w’'-]+\s){1,3}(?:[a-z]{2,}(?<!e)ed|born|built|taken|written|made|won|shot|held|sent|hit|found|caught|struck|stolen)\s(?:(?:down|up|out|off|away)\s)?(?:by|in|at|from|for|to|on|over|under)\b"
)
"""Words behind a comma that say what the one before is: ", a limit fixed by the navy in May"."""
LISTED_BEHIND = re.compile(rf",?\s(?:and|or)\s(?:(?!(?:{PAST_VERB})\b)[\w’'.-]+\s){{0,6}}(?!(?:{PAST_VERB})\b)[\w’'.-]+,")
"""Behind a time in words between commas: another of their kind, ", Ruiz in 2008 and Sall in 2012,"."""
TITLE = re.compile(r"(?:the|an?|former)\s")
"""Opens what somebody is called behind a name: ", the former mayor of Oruro and a candidate in 2012"."""
ADVERBIAL = re.compile(r"(?:and|but|on|in|at|early|late|by|from|then|during)\b", re.I)
FINITE = re.compile(
    rf"\s*(?:(?:was|were|is|are|has|had|have|will|would|did|could)\b|(?:{PAST_VERB}|(?!as\b|this\b|its\b)[a-z]+s (?:the|an?|its|their|his|her|[a-z]+s))\b)"
)
HYPOTHETICAL = re.compile(r"\b(?:might|could|would|should|may)(?: not|n[’']t)? have\b(?! to\b)")
"""Tells what may have been, or would have."""
OPENS_CLAUSE = 50
"""Characters behind a time that opens its clause in which such words stand."""
PARTICIPIAL = re.compile(r"\s[a-z]+ing\b")
"""Words behind a comma that go on with the clause before it: ", ending in the riots of 1970"."""
THAT_THEN_VERB = re.compile(
    rf"\s(?!(?:was |were )?(?:aired|published|released|broadcast|posted|printed|ran)\b)(?:\w+ly\s)?(?:{PAST_VERB}|is|are|has|have|had|will|would|could)\b"
)
"""Behind a "that" which is the subject of its clause: "told of a plan that failed in May"."""

ALSO_NOUNS = frozenset({"reports", "show", "shows", "claims", "fears", "estimates", "hopes"})
"""Words of saying that are as often nouns."""
OF_A_NOUN = re.compile(
    r"\b(?:the|an?|his|her|its|their|these|those|that|of|to|in|from|by|on|with|for|about|amid|some|several|many|media|news|other|new|recent)\s$",
    re.I,
)
"""Before such a noun."""
DEMONSTRATIVE = re.compile(r"\b(?:on|in|at|of|by|since|for|with|to|from|after|before|during|when|while|because|if)\s$")
"""Before a "that" which opens no clause: "on that day"."""
FRONTS = re.compile(r"(?:^|[,;:—–(“\"'‘-]|\b(?:and|but|or|that|said|so))\s*$")
"""Before a side clause that stands ahead of its main clause, or in the middle of it."""
VERB_AT_ONCE = re.compile(rf"\s(?:\w+ly\s)?(?:{PAST_VERB}|is|are|has|have|will|would|says)\b")
"""Behind a time whose clause goes on with its verb: "the mayor, who lives in Lima, on Tuesday said"."""
IN_A_PLACE = re.compile(r",\s[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*){0,2},\s(?:(?:in|on|early|late|mid)[\s-])*$")
"""Before a time: the end of a place, between commas ("in Aurora, Colorado, in July")."""
INSERTS = re.compile(
    r"(?:who|whom|which|that|where|whose(?:\s[\w’'-]+){1,4}|that\s(?=(?:his|her|its|their|the|an?)\s|[A-Z])[\w’'.-]+(?:\s[\w’'.-]+){0,4})(?:,\s[^,]{1,100})?"
)
"""A side clause that something is thrown into before its verb: "whose son, Ana’s brother, died in May"."""
NAMED_ALONE = re.compile(rf"(?!.*\b(?:{PAST_VERB})\b.*,)(?:\s[\w’'.-]+){{1,4}}(?:,\s[^,]{{1,100}})?")
"""What stands behind "after" and the like: a subject that has no verb yet, and what is thrown in behind it."""
GOES_ON_BY_VERB = re.compile(rf"\s(?:and|but|or)\s(?:\w+ly\s)?(?:{PAST_VERB})\b")
JOINED = re.compile(r"\s(?:and|but|or|so|yet)\b")
SAYS = re.compile(rf"\s(?:[\w’'.-]+\s){{1,6}}(?:{SAYING})\b")
STAMPED = re.compile(r"(?:,|\s[A-Z][\w.]*)\s$")
"""Before the day of a photograph, behind the place: "in Kampala, Uganda September 20, 2018"."""
CLOSING_QUOTES = ("”", '"', "’", "'")
FIRST = 2
"""Words and marks from a colon to a time that opens what stands behind it."""
DASH = re.compile(r"\s--?\s|\s?[–—]\s?")
DATELINE = re.compile(r"[A-ZÀ-Þ]{3,}[^;:–—]{0,80}$")
"""Before the dash behind a place that opens an article."""


def in_main_clause(sentence: str, start: int, end: int) -> bool:
    """Whether a time tells when that happens which the sentence says, and not when something happened that it only mentions."""
    clause = _OpenClause(sentence, start, end)
    for mark in MARKS.finditer(sentence, 0, start):
        clause.read(mark)
    if clause.below or _is_between_dashes(sentence, start, end):
        return False
    before = sentence[clause.begun : start]
    if is_of_another(before, sentence[:start]):
        return False
    opens = len(sentence[clause.opened : start].split()) <= 1
    if " have " in sentence and (HYPOTHETICAL.search(before) or (opens and HYPOTHETICAL.search(sentence, end, end + OPENS_CLAUSE))):
        return False
    return not (_described(before) or _describes_subject(sentence, clause.begun, start, end) or _aside(sentence, clause.opened, start, end))


class _OpenClause:
    """The clause that is open at a time, as the marks before it tell, read from left to right.

    `below` tells that it is a side clause; `begun` is where its last words of saying end or itself begins, `opened` where the last comma
    stands before it.
    """

    def __init__(self, sentence: str, start: int, end: int) -> None:
        self.sentence, self.start, self.end = sentence, start, end
        self.below = self.outside = self.is_list = self.says = self.trails = False
        self.begun = self.opened = self.opening = self.since = 0
        self.kind = ""

    def read(self, mark: re.Match[str]) -> None:
        """Go on behind a mark."""
        kind = mark.lastgroup
        if kind == "close" or (kind == "colon" and not self.below):
            self._close(mark)
        elif kind == "saying":
            if not self.below and not (
                mark.group() in ALSO_NOUNS and OF_A_NOUN.search(self.sentence, max(0, mark.start() - 20), mark.start())
            ):
                self.says, self.begun = True, mark.end()
        elif kind == "that":
            if DEMONSTRATIVE.search(self.sentence, max(0, mark.start() - 8), mark.start()):
                return
            if not self.says or (self.begun < mark.start() - 1 and THAT_THEN_VERB.match(self.sentence, mark.end())):
                self._open(mark)
            self.begun = mark.end()
        elif kind == "conjunction":
            if not (AT_AN_HOUR.match(self.sentence, mark.end()) and mark.group().lower() in ("after", "before", "following")):
                self._open(mark)
        elif kind == "open":
            self.outside, self.below = self.below, self.below or mark.start() > 0
        elif kind == "shut":
            self.below = self.outside
        elif kind in ("relative", "comparison"):
            self._open(mark)
            self.is_list = self.is_list or mark.group() in LISTS

    def _open(self, mark: re.Match[str]) -> None:
        if self.below and mark.start() == self.opened + 1 and INSERTS.fullmatch(self.sentence, self.opening, self.opened - 1):
            return  # what is thrown in opens no clause of its own
        self.below, self.kind, self.opening, self.since = True, mark.lastgroup or "", mark.start(), mark.end()
        self.trails = mark.lastgroup != "comparison" and not FRONTS.search(self.sentence, max(0, mark.start() - 10), mark.start())

    def _close(self, mark: re.Match[str]) -> None:
        self.is_list = self.is_list or mark.group() == ";" or (mark.lastgroup == "colon" and self._is_told(mark.start()))
        goes_on = self.below and (
            PARTICIPIAL.match(self.sentence, mark.end()) or (mark.group() == "," and self._goes_on(mark.start(), mark.end()))
        )
        self.below = self.is_list or bool(goes_on)
        self.says, self.begun, self.opened = False, mark.end(), mark.end()

    def _is_told(self, colon: int) -> bool:
        """Whether the words before a colon say something by themselves, which those behind it only explain."""
        says_first = self.says or len(self.sentence[colon : self.start].split()) <= FIRST
        return not says_first and VERBS.search(self.sentence, 0, colon) is not None

    def _goes_on(self, comma: int, behind: int) -> bool:
        """Whether a side clause goes on behind a comma: one that encloses a name or a place, or stands before no other clause."""
        sentence, rest = self.sentence, self.sentence[behind : self.start]
        if (
            rest[:1] in CLOSING_QUOTES
            or VERB_AT_ONCE.match(sentence, self.end)
            or (STAMPED.search(rest) and sentence[self.start].isupper())
        ):
            return False
        if IN_A_PLACE.search(sentence, self.since, self.start) and sentence[self.end : self.end + 1] in (",", ".", ")"):
            return True
        if INSERTS.fullmatch(sentence, self.opening, comma) or GOES_ON_BY_VERB.match(rest):
            return True
        if not self.trails or JOINED.match(rest):
            return False
        if not (VERBS.search(rest) or TENSES.search(rest)):
            return True
        if "," not in sentence[self.since : comma] and (VERB_AT_ONCE.match(rest) or SAYS.match(rest)):
            return False
        return self.kind == "conjunction" and NAMED_ALONE.fullmatch(sentence, self.since, comma) is not None


def _is_between_dashes(sentence: str, start: int, end: int) -> bool:
    """Whether a time stands in words that are thrown in between dashes, behind a subject."""
    dashes = list(DASH.finditer(sentence))
    before = [dash for dash in dashes if dash.end() <= start and not DATELINE.match(sentence, 0, dash.start())]
    return len(before) % 2 == 1 and any(dash.start() >= end for dash in dashes)


def _described(before: str) -> bool:
    """Whether the last participle before a time only describes a noun of a clause that has its verb: "freed a man abducted in May"."""
    verbs = list(VERBS.finditer(before))
    if len(verbs) < 2:
        return bool(verbs) and not BEFORE_A_VERB.search(before[: verbs[0].start()]) and _has_other_verb(before[: verbs[0].start()])
    last = verbs[-1]
    if DESCRIBED_NAME.search(before, 0, last.start()):
        return True
    return not BEFORE_A_VERB.search(before[: last.start()]) and not re.search(rf"\b{AUXILIARY}\s(?:\w+\s)?$", before[: last.start()])


def _has_other_verb(before: str) -> bool:
    return re.search(r"\b(?:is|are|has|have|will|would|can|could|may|might)\b", before) is not None


def _describes_subject(sentence: str, begun: int, start: int, end: int) -> bool:
    """Whether a verb follows the time at once, so that the one before only describes its subject: "a man arrested on Tuesday died"."""
    before = sentence[begun:start]
    if (PRESENT_BEHIND.match(sentence, end) or NAMED_THEN_VERB.match(sentence, end)) and not TENSES.search(before):
        return True
    found = REDUCED.search(before.lstrip())
    if not found or not (FINITE.match(sentence, end) or NAMED_THEN_VERB.match(sentence, end)):
        return False
    return not re.search(rf"\b{AUXILIARY}\b", before)


def _aside(sentence: str, opened: int, start: int, end: int) -> bool:
    """Whether the time stands between commas, in words that only describe what is named before: ", founded in 1987,"."""
    longer = RANGE.match(sentence, end)
    end = longer.end() if longer else end
    words, ends_with_comma = sentence[opened:start].strip(), sentence[end : end + 1] == ","
    if opened and APPOSED.match(words):
        return True
    if DESCRIBING.match(words):
        closed = sentence.find(",", end)
        if closed >= 0:
            return not ONLY_SAYS.fullmatch(sentence, closed + 1)
        first = MARKS.search(sentence)
        return opened > 0 and first is not None and VERBS.search(sentence, 0, first.start()) is not None
    if opened == 0 or not words or words[0].isdigit():
        return False
    if TENSES.search(sentence, opened, start) or ADVERBIAL.match(words):
        return False
    return (
        ends_with_comma
        or sentence[end : end + 1] == ")"
        or LISTED_BEHIND.match(sentence, end) is not None
        or (sentence[start].isdigit() and _is_named_so(words, sentence[end:]))
    )


def _is_named_so(words: str, behind: str) -> bool:
    """Whether the last words of a sentence, from a comma on, only say what the one before it is, or was at the time."""
    return TITLE.match(words) is not None and behind.strip(" .”\"'’)") == "" and not VERBS.search(words)
