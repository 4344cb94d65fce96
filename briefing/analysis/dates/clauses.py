"""The clause in which a time stands, and its tense.

No parser: the words that open and close clauses in English news are found by one expression, and read from left to right.
"""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "present", "future", "unknown"]

IRREGULAR = (
    "was|were|had|did|went|came|said|told|took|gave|got|made|saw|met|left|led|held|kept|sent|spent|lost|won|ran|began|became|broke|brought|built"
    "|bought|caught|chose|cut|drove|fell|felt|fled|flew|found|fought|grew|heard|hit|knew|laid|lay|lit|paid|put|rose|sank|sat|shot|shut|sold|spoke"
    "|stood|burst|struck|swept|swore|taught|thought|threw|wore|wrote|beat|blew|drew|hung|rode|shook|slid|stole|tore|woke|withdrew|overthrew|underwent|swung|swam"
    "|sang|rang|drank|ate|bled|clung|dealt|dug|fed|flung|forbade|forgot|froze|hid|knelt|leapt|lent|meant|mistook|oversaw|overtook|sought|shone|shrank|slept|sped|spun|sprang"
    "|stuck|stung|wept|undertook|upheld|wove|awoke|arose|quit"
)
"""Past forms of verbs that do not end in -ed; without those that are as often something else (set, let, read)."""
PAST_VERB = rf"(?:{IRREGULAR}|[a-z]{{2,}}(?<!e)ed|died|freed|agreed)"
AUXILIARY = r"(?:was|were|had|has|have|is|are|be|been|being|gets?|got)"
SAYING = (
    "said|says|say|saying|adding|noting|told|tells|announced|announces|reported|reports|added|adds|wrote|writes|tweeted|confirmed|stated|claimed|claims|warned|warns"
    "|admitted|acknowledged|explained|insisted|denied|argued|promised|vowed|pledged|testified|believed?s?|thinks?|thought|knew|knows|learned|heard|ruled"
    "|estimated?s?|suggested|suggests|shows?|showed|found|revealed|noted|declared|disclosed|alleged|alleges|hop(?:es?|ed)|fears?|feared|expect(?:s|ed)?"
)
KEPT_SILENT = "say|comment|discuss|confirm|elaborate|answer|speculate|reveal|disclose|identify|provide"
"""What a body would or could not do when it was asked: that is past, and no plan."""
PLAN = (
    rf"will|shall|would(?!(?: not)? have\b|(?: not|n[’']t) (?:{KEPT_SILENT})\b)|won[’']t|(?:is|are) (?:to|due|set|scheduled|slated|planned)(?! blame)|to be held|(?:due|scheduled|slated|set|planned|timed) (?:to|for|on|in|at|back)"
    r"|expect(?:s|ed)? (?:to|on|in)|plan(?:s|ned|ning)? (?:to|an?)|plan(?:s|ned|ning) on|planned for|upcoming|going to|intends? to|aims? to|about to|until|deadline|agreed to|vow(?:s|ed)? to"
    r"|promis(?:es|ed) to(?! be\b)|pledg(?:es|ed) to|must"
)
SCHEDULED = (
    "runs|opens|starts|begins|meets|ends|holds|plays|visits|faces|launches|arrives|returns|travels|closes|expires|hosts|takes|goes|comes|leaves|reports|reopens|resumes|sits"
    "|speaks|appears|votes|marks|celebrates"
)
"""Verbs in the present that news uses for what is fixed to come; other forms in -s are as often nouns."""
TENSES = re.compile(
    rf"(?P<future>(?:\b(?:{PLAN})|[’']ll)\b)|\b(?=[a-z])(?:(?P<maybe>(?:could(?! not\b|n[’']t\b)|may|might|if|unless|whether|hop(?:es?|ed|ing)|fear(?:s|ed)?|predict(?:s|ed|ing)?"
    r"|forecast(?:s|ers?|ing)?|possibl[ey]|likely|want(?:s|ed)?|should|would(?: not)? have|wish(?:es)?)\b)"
    rf"|(?P<past>(?:{PAST_VERB}|ha(?:s|ve|ving)(?! to\b)|[cw]ould(?: not|n[’']t)(?:(?<=could not)|(?<=could..t)| (?:{KEPT_SILENT})))\b)|(?P<present>(?:is|are|am|do|does|remains?|{SCHEDULED})\b))"
)
"""Words that tell a clause's tense."""
MARKS = re.compile(
    rf"\b(?=[A-Za-z])(?:(?P<relative>(?:who|whom|whose|which|where|why|how|whether)\b)|(?P<that>that\b)|(?P<conjunction>(?:[Aa]fter(?!,)|[Bb]efore(?!,)|[Ww]hen(?:ever)?|[Ww]herever|[Ww]hile|[Bb]ecause|[Aa]lthough|[Tt]hough"
    rf"|[Uu]nless|[Oo]nce|[Ww]hereas|[Ff]ollowing|[Aa]head of|[Bb]y the time|(?:[Hh]eading|[Gg]oing) into|[Ll]eading up to|[Ii]n the (?:run|lead)-?up to|[Ii]n advance of|[Ii]n anticipation of|[Ii]n preparation for|[Oo]n the eve of|[Dd]espite|[Aa]mid|[Ss]ince|[Ii]f|[Pp]rior to|[Gg]iven (?=(?:the|that|an?|his|her|its|their)\b)|[Uu]ntil(?= (?:his|her|its|their|the|an?)\b)|[Ee]ven as|(?<=, )with|with(?=\s(?:[\w’'-]+\s){{0,2}}?(?!(?:the|an?|his|her|its|their|some|many|no|this|that|two|of)\s)[\w’'-]+\s(?!(?:during|morning|evening|meeting|building|king|spring|thing|according|including)\b)[a-z]{{2,}}ing\s)|With(?=\s(?:[\w’'$%.-]+\s){{1,8}}?(?:[a-z]+ing|set|due|scheduled|expected|projected|slated)\b)|[Aa]s (?=(?:he|she|it|they|we|police)\b|(?:the|an?|his|her|its|their)\s(?:[\w’'-]+\s){{1,6}}?(?:{PAST_VERB}|is|are|has|have|will)\b|(?:[A-Z][\w.’'-]*\s){{1,4}}(?:{SAYING})\b))\b)"
    r"|(?P<comparison>(?:than|[Cc]ompared|[Uu]nlike|versus|similar to|such as|including|up from|down from|[Ll]ike|back to|second only to|comparable (?:only )?to|reminiscent of|(?:the )?reverse of|(?:starting|beginning|ranging) (?:with|from)|covering|spanning|(?:particularly|especially|notably) (?:those|that|the)|[Ii]n relation to|[Ww]ith regard to|[Rr]egarding|[Cc]oncerning|[Aa]s for|according to|[Aa]ccording to|relating to|related to|linked to|tied to|connected (?:to|with)|surrounding|based on|dating|stemming|resulting)\b)"
    rf"|(?P<saying>(?:{SAYING})\b)|(?P<joins>(?:and|but|or)\b))|(?P<close>[;—–]|,(?!\d)|\s-\s|[.!?](?<!\b[A-Z].)(?<!\b[MDSJ][rst].)(?<!\b(?:Mrs|Gov|Sen|Rep|Gen).)(?<!\b(?:Co|St|Lt).)(?<!\b(?:Inc|Ltd).)\s(?=[“\"'‘(]?[A-Z\d]))|(?P<colon>:\s)|(?P<open>[(\[])|(?P<shut>[)\]])"
)
"""Words and marks at which a clause opens or closes."""
NO_TENSE = re.compile(
    r"\b(?:be|been|being|to|is|are|will|would|by|an?|the|its|his|her|their|could|may|might|should)\s"
    r"(?:(?:\w+ly|not|also|still|now|very|quite|rather|somewhat|so|too|already|often)\s)?$"
)
"""Before a form in -ed that only completes another verb."""
NOUN_AHEAD = re.compile(r"\b(?:the|an?|his|her|its|their|our|these|those|of|no|human)\s$")
"""Before a word that is a noun here, and no verb in the present: "the remains", "its reports"."""
RELATIVE = re.compile(r"(?:who|whom|whose|which|where|that)\b")
ONLY_SAYS = re.compile(rf"\s*(?:[\w’'.-]+\s){{1,6}}(?:{SAYING})[\s.]*$")
"""A clause at the end that only tells who says so."""


CLAUSE_END = re.compile(r"[;:—–]\s|,\s|\b(?:and|but|who|which|that|after|before|when|while)\b")
WAS_PLANNED = re.compile(
    r"\b(?:was|were|had been)\s(?:\w+ly\s)?(?:scheduled|due|set|slated|planned|planning|supposed|expected|timed|meant|to (?=have\b))(?:\s(?:to|for|on|in|at)\b)?"
)
"""A plan of the past: what was to be, and may have come otherwise."""
SAID_ON = re.compile(
    r"(?<!\bbe )(?<!\bto )\b(?:said|told|announced|[Aa]nnouncing|reported|confirmed|wrote|tweeted|[Ss]aying|[Aa]dding)\s(?:(?:late|early|on)\s)*$"
)
"""Before the time at which something was said, whatever it tells of: "said on Friday that it will close"."""
FRONTED = re.compile(r"\s*(?:but|and|so|then)\s(?:(?:on|by|late|early|in)\s)*")
"""Opens a clause by its time: ", but on Friday, the mayor left"."""
CAME_OTHERWISE = re.compile(rf"\b(?:but|until|instead|however|before|when)\b[^.;]*?\b{PAST_VERB}\b")
"""Behind such a plan: what came, so that its time is past."""
WILL = re.compile(r"\b(?:will|won[’']t)\b|[’']ll\b")
SUPPOSED = re.compile(r"\b(?:was|were|had been)\s(?:\w+ly\s)?(?:supposed|meant)\sto\s[^,;]*$")
WOULD_THEN = re.compile(r"\bwould\s[^,;]*$")
PROMISED = re.compile(rf"\b(?:{SAYING})\s(?:[^.;]*\s)?would\s(?!have\b|(?:not|never)\s(?:{KEPT_SILENT})\b)[^,;]*$")
"""Before the time of what somebody said would be."""
BUT_NOW = re.compile(
    r"[^.;]{0,40}?\b(?:but|though)\s(?:(?:it|he|she|they)\s)?(?:now|later|instead|ha(?:s|ve) since|(?:(?:later|then)\s)?(?:admit|concede|acknowledge|failed|missed|did not|didn[’']t|never|gave up|backed))"
)


def came_otherwise(sentence: str, start: int, end: int) -> bool:
    """Whether a time is that of a plan which may have come otherwise, or is given up."""
    if (" supposed" in sentence or " meant" in sentence) and SUPPOSED.search(sentence, 0, start):
        return True
    return "would " in sentence and WOULD_THEN.search(sentence, 0, start) is not None and BUT_NOW.match(sentence, end) is not None


def is_to_come(sentence: str, start: int) -> bool:
    """Whether the verb before a time in its clause tells what will be."""
    if " would " in sentence and PROMISED.search(sentence, 0, start):
        return True
    if not WILL.search(sentence, 0, start):
        return False
    low = max((low for low, _ in _clauses(sentence) if low <= start), default=0)
    found = list(TENSES.finditer(sentence, low, start))
    return bool(found) and WILL.fullmatch(found[-1].group()) is not None


def tense_of(sentence: str, start: int, end: int) -> tuple[Tense, bool]:
    """The tense of the clause around `sentence[start:end]`, and whether it is only held possible.

    The nearest clause with a verb counts: that of the time itself, then those before it, then the one behind. The time of what was planned
    is past where the sentence tells what came, and else not known.
    """
    was = min((place for word in (" was ", " were ", " had been ") if (place := sentence.find(word, 0, start)) >= 0), default=-1)
    planned = WAS_PLANNED.search(sentence, was + 1, start) if was >= 0 else None
    if planned and not CLAUSE_END.search(sentence, planned.end(), start):
        return ("past" if CAME_OTHERWISE.search(sentence, end) else "unknown"), False
    if SAID_ON.search(sentence, max(0, start - 30), start):
        return "past", False
    clauses = _clauses(sentence)
    here = next((number for number, (low, high) in enumerate(clauses) if low <= start < high), len(clauses) - 1)
    low, high = clauses[here]
    before = [
        (*clauses[number], True) for number in range(here - 1, max(-1, here - 4), -1) if not _between_dashes(sentence, *clauses[number])
    ]
    is_fronted = sentence[end : end + 1] == "," and FRONTED.fullmatch(sentence, low, start) is not None
    opens = is_fronted or (low <= 1 and not TENSES.search(sentence, low, high))
    behind = [
        clause
        for number, clause in enumerate(clauses[here + 1 : here + 5])
        if (opens and number == 0) or not ONLY_SAYS.fullmatch(sentence, *clause)
    ]
    main = [clause for clause in behind if not RELATIVE.match(sentence, clause[0])]
    ahead = [(*clause, False) for clause in (*main, *behind)]
    order = [(low, start, True), (end, high, False), *(ahead + before if is_fronted else before + ahead)]
    for first, last, backwards in order:
        found = list(TENSES.finditer(sentence, first, last)) if first < last else []
        if found:
            return _tense(found, backwards=backwards)
    return "unknown", False


def _between_dashes(sentence: str, low: int, high: int) -> bool:
    """Whether a clause is thrown in between dashes."""
    return sentence[high - 1 : high] in ("—", "–") and sentence[max(0, low - 1) : low] in ("—", "–")


DECIDED = re.compile(r"(?:vowed|agreed|promised|pledged) to")
"""Verbs of the past that make what follows a plan, and not their own time."""


def _tense(matches: list[re.Match[str]], *, backwards: bool) -> tuple[Tense, bool]:
    """The tense that the word nearest to the time tells: the last before it, the first behind it.

    A participle tells nothing of its own where an auxiliary stands before it ("will be held").
    """
    is_maybe = any(match.lastgroup == "maybe" for match in matches)
    telling = [
        match
        for match in matches
        if match.lastgroup != "maybe"
        and not (match.lastgroup == "past" and NO_TENSE.search(match.string, max(0, match.start() - 20), match.start()))
        and not (match.lastgroup == "present" and NOUN_AHEAD.search(match.string, max(0, match.start() - 20), match.start()))
    ]
    if matches[0].lastgroup == "maybe" and not backwards and matches[0].group().endswith("ed"):
        return "past", is_maybe  # "on Monday predicted": the verb that the time itself dates
    if not backwards and DECIDED.fullmatch(matches[0].group()):
        return "past", is_maybe
    if not telling:
        return ("present" if is_maybe else "past" if any(match.lastgroup == "past" for match in matches) else "unknown"), is_maybe
    kind = telling[-1 if backwards else 0].lastgroup
    if kind == "present" and any(match.lastgroup == "past" for match in telling):
        kind = "past"
    return ("future" if kind == "future" else "past" if kind == "past" else "present"), is_maybe


def _clauses(sentence: str) -> list[tuple[int, int]]:
    """Stretches between the words and marks that part clauses."""
    cuts = [0]
    for mark in MARKS.finditer(sentence):
        if mark.lastgroup in ("relative", "that", "conjunction", "joins"):
            cuts.append(mark.start())
        elif mark.lastgroup in ("close", "colon", "open", "shut"):
            cuts.append(mark.end())
    cuts = sorted(set(cuts))
    return [(low, high) for low, high in zip(cuts, [*cuts[1:], len(sentence)], strict=True) if low < high]
