"""Times behind the main statement: behind a dash, in a participle at the end, in a later sentence of a quotation."""

from __future__ import annotations

import re

from briefing.analysis.dates.clauses import SAID_ON, TENSES
from briefing.analysis.dates.main_clause import DASH, DATELINE, VERBS

OF_A_YEAR = frozenset({"x_year", "x_decade", "x_season_year", "x_month_year", "x_ago"})
"""Times that are mostly those of old things."""
AND = re.compile(r"(?:and|but|or|so|yet)\b")
"""Behind a dash: the sentence goes on."""
QUOTE_CLOSES = re.compile(r"[,.!?…][”\"’']\s")
"""Ends a quotation, behind which stands who said it."""
SAYING = (
    "saying|telling|adding|noting|writing|announcing|warning|arguing|insisting|urging|advising|recommending|meaning"
    "|including|during|according|following|starting|beginning|spring|morning|evening|nothing|something|everything|anything|king|bring"
)
"""Words in -ing behind a comma that tell what was said, or that are no participles."""
DOING = re.compile(rf",\s(?:(?:\w+ly|not|never|first|then|thus|also)\s)?(?!(?:{SAYING})\b)[a-z]{{2,}}ing\s[^,;:—–]*$")
"""A participle behind a comma that goes on with the clause before it: ", winning the cup in 1907". One of saying tells the statement."""
SENTENCE_ENDS = re.compile(r"(?:\b(?:[a-z]{2,}|[A-Z][a-z]{5,}|\d+)[.…]|[!?])[”\"’']?\s+(?=[“\"‘'(]?[A-Z])")
"""Between two sentences, by a word that is no short form."""


def is_behind_the_statement(sentence: str, start: int, kind: str) -> bool:
    """Whether a time stands in words that come behind what the sentence states."""
    return (
        is_behind_an_open_dash(sentence, start, kind)
        or is_of_what_was_done_with_it(sentence, start, kind)
        or is_in_a_later_sentence(sentence, start)
    )


def is_behind_an_open_dash(sentence: str, start: int, kind: str) -> bool:
    """Whether an old time stands behind a single dash that closes nowhere, and what stands before it has a verb of its own.

    Words of saying behind a quotation belong to all of it: "“It broke — it is old,” she said in 2012".
    """
    if kind not in OF_A_YEAR or DASH.search(sentence, 0, start) is None:
        return False
    dashes = [dash for dash in DASH.finditer(sentence) if not DATELINE.match(sentence, 0, dash.start())]
    if len(dashes) % 2 == 0 or dashes[-1].end() > start:
        return False
    first, (low, high) = dashes[-2].end() if len(dashes) > 1 else 0, dashes[-1].span()
    if AND.match(sentence, high) or QUOTE_CLOSES.search(sentence, low, start) or SAID_ON.search(sentence, low, start):
        return False
    return _has_verb(sentence, first, low)


def is_of_what_was_done_with_it(sentence: str, start: int, kind: str) -> bool:
    """Whether a year stands in a participle behind a comma: what is told there came before or after what the sentence tells."""
    if kind not in ("x_year", "x_decade", "x_season_year") or "ing " not in sentence[:start]:
        return False
    doing = DOING.search(sentence, 0, start)
    return doing is not None and _has_verb(sentence, 0, doing.start())


def is_in_a_later_sentence(sentence: str, start: int) -> bool:
    """Whether a time stands in a quotation behind the first of its sentences."""
    opened = sentence.rfind("“", 0, start)
    if opened >= 0:
        is_open = sentence.find("”", opened, start) < 0
    else:
        opened, is_open = sentence.rfind('"', 0, start), sentence.count('"', 0, start) % 2 == 1
    return is_open and SENTENCE_ENDS.search(sentence, opened, start) is not None


def _has_verb(sentence: str, low: int, high: int) -> bool:
    return TENSES.search(sentence, low, high) is not None or VERBS.search(sentence, low, high) is not None
