"""The clause in which a time stands: its tense, and whether it is the main clause, which alone dates a statement.

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
    "said|says|say|saying|told|tells|announced|announces|reported|reports|added|adds|wrote|writes|tweeted|confirmed|stated|claimed|claims|warned|warns"
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
    rf"\b(?=[A-Za-z])(?:(?P<relative>(?:who|whom|whose|which|where|why|how|whether)\b)|(?P<that>that\b)|(?P<conjunction>(?:[Aa]fter|[Bb]efore|[Ww]hen(?:ever)?|[Ww]herever|[Ww]hile|[Bb]ecause|[Aa]lthough|[Tt]hough"
    r"|[Uu]nless|[Oo]nce|[Ww]hereas|[Ff]ollowing|[Aa]head of|[Ii]n advance of|[Ii]n anticipation of|[Ii]n preparation for|[Oo]n the eve of|[Dd]espite|[Aa]mid|[Ss]ince|[Ii]f|[Pp]rior to|[Gg]iven (?=(?:the|that|an?|his|her|its|their)\b)|Until(?= (?:his|her|its|their|the|an?)\b)|[Aa]s (?=(?:he|she|it|they|we|the|an?|police)\b))\b)"
    r"|(?P<comparison>(?:than|[Cc]ompared|[Uu]nlike|versus|similar to|such as|including|up from|down from|[Ll]ike|back to|[Ii]n relation to|[Ww]ith regard to|[Rr]egarding|[Cc]oncerning|[Aa]s for|according to|[Aa]ccording to|relating to|related to|linked to|tied to|connected (?:to|with)|surrounding|based on|dating|stemming|resulting)\b)"
    rf"|(?P<saying>(?:{SAYING})\b)|(?P<joins>(?:and|but|or)\b))|(?P<close>[;—–]|,(?!\d)|\s-\s|[.!?](?<!\b[A-Z].)(?<!\b[MDSJ][rst].)(?<!\b(?:Mrs|Gov|Sen|Rep|Gen).)\s)|(?P<colon>:\s)|(?P<open>[(\[])|(?P<shut>[)\]])"
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
PRESENT_BEHIND = re.compile(r",?\s(?:is|are|remains?|looks?|shows?|means|seems?|marks|makes|gives|tells)\b")
"""A verb in the present behind a time: the clause is about now, and the time describes its subject."""
LISTS = ("including", "such as")
"""What opens a list that goes on behind its commas."""
ONLY_SAYS = re.compile(rf"\s*(?:[\w’'.-]+\s){{1,6}}(?:{SAYING})[\s.]*$")
"""A clause at the end that only tells who says so."""
NAMED_THEN_VERB = re.compile(r",\s[^,]{1,40},\s(?:is|are|was|were|has|have|had|will)\b")
"""Behind a subject: its name between commas, and then its verb."""
RANGE = re.compile(r"(?:\s(?:to|and|until|through)\s|\s?[-–]\s?)\d{1,4}\b")
"""The end of a stretch of time behind its beginning."""
DESCRIBING = re.compile(
    r"(?:(?:first|originally|then|now|also)\s)?(?:[a-z]{2,}(?<!e)ed|born|built|taken|written|known|held|set|made|led|shot|won)\b", re.I
)
"""A participle that opens words between commas."""
APPOSED = re.compile(
    r"(?:an?|the|one)\s(?:[\w’'-]+\s){1,3}(?:[a-z]{2,}(?<!e)ed|born|built|taken|written|made|won)\s(?:by|in|at|from|for|to|on)\b"
)
"""Words behind a comma that say what the one before is: ", a limit fixed by the navy in May"."""
OF_ANY = re.compile(rf"\b(?:any|every)\s(?:[\w’'-]+\s){{1,3}}{PAST_VERB}\s(?:in|by|on|since)\b[^,]*$")
"""All things of a time: "of any car sold in 2012"."""
ADVERBIAL = re.compile(r"(?:and|but|on|in|at|early|late|by|from|then|during)\b", re.I)
FINITE = re.compile(
    rf"\s*(?:(?:was|were|is|are|has|had|have|will|would|did|could)\b|(?:{PAST_VERB}|(?!as\b|this\b|its\b)[a-z]+s (?:the|an?|its|their|his|her|[a-z]+s))\b)"
)
ABOUT = re.compile(
    r"\b(?:sentenc(?:ed|e|es|ing)|terms?|serving|convicted|charged?|charges|accused|tried|jailed|acquitted|arrested|sued|fined|indicted|wanted|suspected|guilty|blamed|responsible|trial"
    r"|apologi[sz]e[sd]?|lawsuit|known|famous|credited|case)\b(?:\s[\w’'-]+){0,4}?\s(?:for|of|over|with|about)\s[^,]*$"
    r"|\b(?:anniversary|commemorat\w+|memorial|film|movie|book|investigation|inquiry|inquest|killer|photos?|video|footage|images?|survivors?|victims?|repeat"
    r"|memory|memories|involved)\b(?:\s[\w’'-]+){0,4}?\s(?:for|of|about|from|in|into|to)\s[^,]*$"
)
"""Deeds and works that tell of something else: the time behind them is that of what they tell of."""
EVENT_OF = re.compile(
    r"\b(?:for|of|about|over|from|by|with|to)\s(?:the|an?|his|her|its|their|that|those)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:attacks?|war|crash|killing|murder|shooting|invasion|coup|election|vote|storm|flood|earthquake|fire|bombings?|massacre|riots?|protests?|raid|strikes?|deal|agreement"
    r"|accord|summit|decisions?|rulings?|verdict|judgment|referendum|merger|takeover|meeting|uprising|revolution|outbreak|pandemic|crisis|scandal|incident|accident|disaster|assaults?|celebrations?|championship|final|race|game)\s(?:of|in|on|from|at)?\s?$"
)
"""An event that another event is about: its time is not that of the statement."""
FOLLOWED = re.compile(
    r"\bfollow(?:s|ed)\s(?:an?|the|his|her|its|their|last|[A-Z][\w.’'-]*)\s[^,]*$"
    r"|\b(?:up for|fac(?:e|es|ed|ing)|before|ahead of)\s(?:re-?election|an? election|elections?)\s(?:(?:in|on)\s)?$"
)
"""What came before that which is told, or is to come after it: "the vote followed a raid on Tuesday", "mayors up for re-election in May"."""


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


RELATIVE_WITHOUT_WORD = re.compile(
    rf"\b(?:the|an?|his|her|its|their)(?:\s[\w’'-]+){{1,3}}\s(?:he|she|it|they|we|I)\s(?:{PAST_VERB}|had|has)\b"
)
"""A relative clause that no word opens: "the job he held in 1998"."""
LINKING = "of|in|on|at|for|to|by|from|with|into|over|under|that|and|or|as|than|but|if|when|where|while|because|after|before|is|are|has|have|will|who|which"
RELATIVE_OF_ANOTHER = re.compile(
    rf"\b(?:(?:the|an?|his|her|its|their)\s(?:[a-z][\w-]*\s){{0,3}}?(?!(?:{PAST_VERB}|{SAYING}|{LINKING})\b)[a-z][\w-]*|some(?:one|body|thing)|every(?:one|thing)|those)"
    r"\s(?:(?:the|an?|his|her|its|their)\s|[A-Z][\w.’'-]*,?\s)(?:[\w.’'-]+,?\s){0,6}?had\s\w+\b[^,;]*$"
)
"""The same of somebody who is named: "a suit the bank had lost in 1998"."""
RELATIVE_OF_A_NAME = re.compile(
    rf"\b(?:is|are)\s(?:also\s)?(?:the|an?)\s(?:[a-z][\w-]*\s){{1,3}}[A-Z][\w.’'-]*\s(?:[\w.’'-]+\s){{0,4}}?{PAST_VERB}\b"
)
"""And in the present of a thing: "it is the pump Ana Ruiz used in 1998"."""
FIRST_SINCE = re.compile(r"\b(?:first|only)\b[^;]*\bsince\s[A-Z][^,;]*,\s(?:an?|the)\s[^,;]*,[^,;]*$")
"""Who was the last before this one, and what is said of that one: "the first mayor since Ana Ruiz, a lawyer, held the office from 1966"."""
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
SUBJECTS = (" he ", " she ", " it ", " they ", " we ", " I ")
"""A word of these stands in every text with RELATIVE_WITHOUT_WORD."""


def in_main_clause(sentence: str, start: int, end: int) -> bool:
    """Whether a time tells when that happens which the sentence says, and not when something happened that it only mentions."""
    below, outside, listed, says, begun, opened = False, False, False, False, 0, 0
    for mark in MARKS.finditer(sentence, 0, start):
        kind = mark.lastgroup
        if kind == "close" or (kind == "colon" and not below):
            listed = listed or mark.group() == ";"
            below = listed or (below and PARTICIPIAL.match(sentence, mark.end()) is not None)
            says, begun, opened = False, mark.end(), mark.end()
        elif kind == "saying" and not below:
            says, begun = True, mark.end()
        elif kind == "that":
            below, begun = (
                below or not says or (begun < mark.start() - 1 and THAT_THEN_VERB.match(sentence, mark.end()) is not None),
                mark.end(),
            )
        elif kind == "conjunction":
            below = below or not (AT_AN_HOUR.match(sentence, mark.end()) and mark.group().lower() in ("after", "before", "following"))
        elif kind == "open":
            outside, below = below, below or mark.start() > 0
        elif kind == "shut":
            below = outside
        elif kind in ("relative", "comparison"):
            below, listed = True, listed or mark.group() in LISTS
    before = sentence[begun:start]
    if below or _is_of_another(before) or (" had " in before and RELATIVE_OF_ANOTHER.search(sentence, 0, start)):
        return False
    if " since " in sentence and FIRST_SINCE.search(sentence, 0, start):
        return False
    if " have " in sentence and (
        HYPOTHETICAL.search(before) or (len(sentence[opened:start].split()) <= 1 and HYPOTHETICAL.search(sentence, end, end + OPENS_CLAUSE))
    ):
        return False
    return not (_described(before) or _describes_subject(sentence, begun, start, end) or _aside(sentence, opened, start, end))


def _is_of_another(before: str) -> bool:
    """Whether the words before a time in its clause say that it is the time of something that the clause only mentions."""
    if ABOUT.search(before) or EVENT_OF.search(before) or (("any " in before or "every " in before) and OF_ANY.search(before)):
        return True
    if any(word in before for word in SUBJECTS) and RELATIVE_WITHOUT_WORD.search(before):
        return True
    if (" is " in before or " are " in before) and RELATIVE_OF_A_NAME.search(before):
        return True
    return ("follow" in before or "election" in before) and FOLLOWED.search(before) is not None


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
    if PRESENT_BEHIND.match(sentence, end) and not TENSES.search(before):
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
    return (ends_with_comma or sentence[end : end + 1] == ")") and not TENSES.search(sentence, opened, start) and not ADVERBIAL.match(words)
