"""What is quoted of a claim or a denial: its whole clause, at most a line long, cut within no number and no name."""

from __future__ import annotations

import re

from briefing.assembly.text.terms import Stemmer

_ENDS = (
    r"[;!?()]|:(?!\d)|(?<!\d)[–—]|[–—](?!\d)|\.(?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)(?<!\b[A-Z][a-z]{3}.)\s|\sby\s\w+ing\b"
    r"|,\s(?:and|but|saying|while|calling|which|who|adding|telling|noting|although|though|pinning)\b"
    r"|\sand\s(?:(?:sa(?:id|ys)|claim(?:s|ed)|call(?:s|ed)|add(?:s|ed)|insist(?:s|ed)|told|tells)\b|\w+(?:s|ed)\s(?:that|out|to|up|it|the|through)\b)"
)
CLAIM_ENDS = re.compile(_ENDS)
"""Where what is claimed ends, and the statement goes on."""
DENIED_ENDS = re.compile(rf"{_ENDS}|,\s(?:has|have|had|is|was|are|were|will)\b")
"""Where what is denied ends: "who denied that she had met him, was"."""
DOUBLE_MARKS = re.compile('[“”"]')
LEADING = re.compile(r"^[\s“”\"'‘’,.()–—-]*(?:that\s)?")
ACCUSES = re.compile(
    r"\b(?:(?:is|are|was|were)\s)?(?:accus|blam|suspect|charg|warn|critici[sz]|denounc|condemn|attack|assail|fault)(?:ed|es|ing|e|s)?\s$"
)
"""A word of accusing whose object alone does not tell of what."""
NO_OBJECT = re.compile(r"(?:that|they|he|she|it|there|we|I)\b")
TOLD = re.compile(r"\b(?:told|tells|telling|informed|assured|warned|reminded)\s(?:[\w’'.-]+\s){0,4}$")
ADDRESSEE = re.compile(r"(?:[\w’'.-]+\s){1,7}?that\s")
"""Whom somebody tells something, before what is told."""
LOWER = re.compile(r"\b[a-z]{3,}")
"""What every clause has, and a name has not."""
MOST_CHARACTERS = 76
LEAST_WORDS = 2
"""Content words of a clause that tells something."""
UNFINISHED = re.compile(r"[$€£]?\d[\d,.]*\s\S+|[A-Z][\w’'.-]*\s[A-Z]")
"""The last word before a cut and the first behind it within a number with its measure, or a name."""


def claim_in_words(text: str, start: int, end: int, stemmer: Stemmer) -> str:
    """The clause that tells what is claimed in a stretch of a text, in quotation marks; empty where it tells nothing."""
    accuses = ACCUSES.search(text, 0, start)
    if accuses and not NO_OBJECT.match(text, start):
        start = accuses.start()
    elif TOLD.search(text, 0, start) and (whom := ADDRESSEE.match(text, start, end)):
        start = whom.end()
    ends = [*(stop.start() for stop in CLAIM_ENDS.finditer(text, start, end)), end]
    for least in (LEAST_WORDS, 1):
        first = start
        for stop in ends:
            clause = LEADING.sub("", text[first:stop])
            if len(stemmer.content_stems(clause)) >= least:
                if LOWER.search(clause):
                    return in_marks(clause, stemmer)
            else:
                first = stop + 1
    return ""


def in_marks(part: str, stemmer: Stemmer) -> str:
    """What is claimed or denied, in quotation marks and at most a line long."""
    whole = DOUBLE_MARKS.sub("", part).split()
    words = list(whole)
    while len(" ".join(words)) > MOST_CHARACTERS:
        words.pop()
    if words == whole:
        return f"“{' '.join(words).rstrip(' ,.')}”"
    while len(words) > 1 and (not stemmer.content_stems(words[-1]) or UNFINISHED.match(f"{words[-1]} {whole[len(words)]}")):
        words.pop()
    return f"“{' '.join(words).rstrip(' ,.')} …”"
