"""Sentences of a paragraph, with exact passages."""

from __future__ import annotations

import re

from briefing import marks
from briefing.model import Span

SPEECH_END = re.compile(r"[!?…][\"”’'»]+$")
OPENING = marks.OPENING + "‘"
SAYING = (
    "said|says|asked|asks|told|added|adds|wrote|writes|replied|tweeted|explained|warned|insisted|declared|shouted"
    "|cried|recalled|continued|noted|argued|wondered|exclaimed|quipped|joked|answered|stated|announced|demanded|remarked"
)
"""Verbs of saying in the forms that news uses, as alternatives of an expression."""
SAID = re.compile(rf"(?:(?:[^\W\d_][\w'’.-]*\s+){{0,6}}?)(?:{SAYING})\b")
"""A reporting clause right after a quotation: up to six words and a verb of saying."""
ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"'-])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gov|Sen|Sens|Rep|Reps|Gen|Lt|Col|Maj|Capt|Cmdr|Cpl|Sgt|Pvt|Adm|Amb|Atty|Supt|Det|Insp|Pres|Spc|Pfc|Brig|Cdr|Lieut|Messrs|Mses|Drs|Profs|Gens|Govs|Assoc|Asst|Rev|Fr|Msgr|Hon|Sr|Sra|Srta|Mme|Mlle|Hr|Fr|Ft|Mt|St|Cos|vs|approx|"
    r"(?<=[A-Z]-)[A-Z]|[A-Z])\.$"
)
"""A title or an initial, which no sentence ends with. (Inc., Corp. and U.S. may end one.)"""
HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.\s?m\.$", re.I)
WITH_AN_HOUR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!(?:[’']s|\s(?:morning|night|evening|afternoon))*\s(?:is|was|will|marks|marked|saw|brought|brings|has|had|would)\b)"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d|(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|Universal|Local)\b"
    r"|[A-Z][a-z]+\s(?:(?:Standard|Daylight|Summer|Mean)\s)?[Tt]ime\b|(?:E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|AK[SD]T|HST|GMT|UTC|BST|WES?T|CES?T|EES?T|MSK|TRT|IST|PKT|JST|KST"
    r"|SGT|HKT|A[ECW][SD]T|NZ[SD]T|WIB|WAT|CAT|EAT|SAST|BRT|ART)\b)"
)
"""What goes on behind "p.m.": the day, or the zone of the hour."""
STATE = (
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.?H|N\.?J|N\.?M|N\.?Y|N\.?C|N\.?D|Okla|Ore|Pa|R\.?I|S\.?C|S\.?D"
    r"|Tenn|Tex|Vt|Va|Wash|W\.?\s?Va|Wis|Wyo|Ont|Que|Alta|Sask|Man|Vic|Qld|Tas"
)
BEFORE_A_TITLE = re.compile(rf"(?<!,)\s(?:{STATE})\.$")
TITLE = re.compile(r"(?:(?:Lt|Atty)\.\s)?(?:Govs?|Sens?|Reps?|Gen|Atty|Supt|Assemblym[ae]n|Delegate|Governor|Senator|Attorney General)\b")
"""A title behind the short name of a state that is no part of an address: "Wash. Gov. …", but not "in Seattle, Wash."."""
RUNS_ON = re.compile(
    rf"(?:\b(?:[A-Z]-)?(?:{STATE})\.|\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|Esq|St|Ave|Blvd|Rd|Mt|Ft|al|etc|[ap]\.?m|Ph\.?D|U\.S|U\.K|U\.N|E\.U|D\.C|(?:[A-Z]\.)+[A-Z])\.[)\]]?|\])$"
)
"""What ends no sentence where a small letter follows."""
SMALL = re.compile(r"[a-z](?![A-Z])")
MONTH = re.compile(r"(?:^|[^\w.])(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
"""The short name of a month, which ends no sentence where its day follows."""
CITED = re.compile(r"\bet al\.$")
OPENS_NEXT = re.compile(rf"\s+(?:[{marks.ONLY_OPENING}‘]|(?P<straight>[\"']))$")
"""An opening quotation mark that the segmenter has left with the sentence before; a straight one opens what it touches."""
LONGEST = 10_000
"""Code points that are handed to the segmenter at once, whose time can grow with their square; a longer stretch is cut after a sentence."""


def split(text: str, language: str = "en") -> list[Span]:
    """The sentences of one paragraph as spans of `text`, without the spaces around them. A quotation keeps its "he said"."""
    spans = [span for start, end in _chunks(text) for span in _raw(text, start, end, language)]
    return _rejoined(text, spans)


def _chunks(text: str) -> list[Span]:
    chunks, start = [], 0
    while len(text) - start > LONGEST:
        half, end = start + LONGEST // 2, start + LONGEST
        cut = max(text.rfind(". ", half, end) + 1, text.rfind("\u3002", half, end) + 1) or text.rfind(" ", half, end)
        cut = cut if cut > start else end
        chunks.append((start, cut))
        start = cut
    return [*chunks, (start, len(text))]


def _raw(text: str, start: int, end: int, language: str) -> list[Span]:
    import sentencex

    spans = []
    for boundary in sentencex.get_sentence_boundaries(language, text[start:end]):
        low, high = start + boundary["start_index"], start + boundary["end_index"]
        piece = text[low:high]
        low += len(piece) - len(piece.lstrip())
        high -= len(piece) - len(piece.rstrip())
        if low < high:
            spans.append((low, high))
    return spans


def _rejoined(text: str, spans: list[Span]) -> list[Span]:
    """Join what the segmenter cut inside one sentence: `"Why?" he asked.`, `Ms. Rojas`.

    An opening quotation mark goes with what it opens.
    """
    joined: list[Span] = []
    for start, end in spans:
        if joined:
            low, high = joined[-1]
            mark = OPENS_NEXT.search(text, low, high)
            if mark and mark.start() > low and (start == high or not mark["straight"]):
                joined[-1] = (low, mark.start())
                start = mark.end() - 1
            if _belongs(text[joined[-1][0] : joined[-1][1]], text[start:end]):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _belongs(before: str, after: str) -> bool:
    if after[0].islower() and (SPEECH_END.search(before) or before.endswith(("?", "!", "…"))):
        return True
    if SMALL.match(after) and RUNS_ON.search(before[-12:]):
        return True
    if (HOUR.search(before[-12:]) and WITH_AN_HOUR.match(after)) or (BEFORE_A_TITLE.search(before[-12:]) and TITLE.match(after)):
        return True
    if MONTH.search(before[-7:]) and after[0].isdigit():
        return True
    if CITED.search(before[-12:]) and after[0] in "[(":
        return True
    if ABBREVIATED.search(before) and (after[0].isalnum() or after[0] in OPENING):
        return True
    return bool(SPEECH_END.search(before)) and len(after) < 120 and bool(SAID.match(after)) and before.lstrip()[0] in OPENING
