"""Bylines, date lines and other short lines around an article."""

from __future__ import annotations

import re

from briefing.reading import calendar
from briefing.reading.layout.blocks import WORD, is_terminated
from briefing.reading.layout.mastheads import masthead
from briefing.reading.layout.phrases import AGENCY


def _either(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


_DAY = _either(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch",
    r"January|February|March|April|May|June|July|August|September|October|November|December",
)
_CAP = _either(r"[^\W\d_a-z][\w.'’-]*", r"(?:de|da|di|del|van|von|der|den|bin|al|el|la|le|dos|ul|ibn|du|ter|ten|zu)\b")
_BY = _either("by|By|BY|Von|von|Por|por|Par|par|Di|Door|Av|Af|Przez|Oleh|Da", "Text:|Words:|Reporter:|Correspondent:")
_BETWEEN_NAMES = _either(r",| and| &| y| und| et| e| for| of| in| with| \||/| -| –| —| ·")
BYLINE = re.compile(rf"{_BY}\s*:?\s+(?!{_DAY}\b){_CAP}(?:{_BETWEEN_NAMES}*\s+(?:{_CAP}|the|The)){{0,11}}(?:\s*[,|·-].{{0,60}})?")
"""A line that names who wrote the article."""
TELLS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|may|could|did|said|told|went|came|fell|rose|\w{3,}ed)\b")
"""Verbs that news is told in."""

MONTHS = "|".join(
    (
        "jan(?:uary|uar|vier)?|enero|gennaio|janeiro",
        "feb(?:ruary|ruar)?|f[ée]vr?(?:ier)?|febrero|febbraio|fevereiro",
        "mar(?:ch|s|zo|t)?|m[äa]rz|março",
        "apr(?:il|ile)?|avr(?:il)?|abril|aprile",
        "ma[iyo]|may|maggio|maio",
        "jun[ei]?|juin|junio|giugno|junho",
        "jul[iy]?|juillet|julio|luglio|julho",
        "aug(?:ust)?|ao[uû]t|agosto",
        "sept?(?:ember|embre|iembre)?|settembre|setembro",
        "o[ck]t(?:ober|obre|ubre)?|ottobre|outubro",
        "nov(?:ember|embre|iembre)?|novembro",
        "de[cz](?:ember|embre)?|d[ée]c(?:embre)?|diciembre|dicembre|dezembro",
    )
)
_DAYS = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|today|yesterday"
_ZONES = r"gmt|utc|est|edt|et|pst|pdt|pt|cet|cest|bst|ist|kst|jst|msk|cst|cdt"
_NUMBERS = r"\d{1,4}(?:[:./-]\d{1,4}){1,2}(?:t\d[\d:.z+-]*)?|\d{1,4}(?:st|nd|rd|th)?"
_HOURS = r"[ap]\.?m\.?|noon|midnight|hrs?|h|uhr"
_TOKEN = _either(_DAYS, MONTHS, _NUMBERS, _HOURS, _ZONES, "of|at|on|de|del|a|le|den|z") + r"\.?(?=[\s,|/·()@-]|[\s.|]*$)"
_WAS_DONE = _either(
    "(?:first |originally )?(?:published|updated|posted|created|modified)",
    "last (?:updated|modified)|date|issued|released|uploaded|filed|edited",
)
DATE_LINE = re.compile(
    rf"(?:{_WAS_DONE}(?: on| at)?\s*(?::\s*)?)*{_TOKEN}"
    rf"(?:[\s,|/·()@-]+(?:{_TOKEN}|updated:?|published:?|last updated:?|modified:?))*+[\s.|]*",
    re.IGNORECASE,
)
"""A line that holds a date or a time and nothing else."""

DATED = re.compile(rf"\d\s?[:/-]\s?\d|\d{{1,2}}\.\d{{1,2}}\.\d|\b(?:{MONTHS})\b.*\d|\d.*\b(?:{MONTHS})\b|\d ?[ap]\.?m\b", re.IGNORECASE)
AGENCY_LINE = re.compile(rf"\(?(?:{AGENCY})(?:[\s/,|&-]+(?:and )?(?:{AGENCY}))*\)?\.?", re.IGNORECASE)
"""A line of agencies' names."""

BREADCRUMB = re.compile(
    r"(?:home|start|startseite|accueil|inicio|início|news|world|you are here:?)\s*(?:»|>|/|›|→|\||::|»)\s*\S.*", re.IGNORECASE
)
BRACKET_LINK = re.compile(r"\[[^a-z\[\]][^\[\]]{8,200}\]")
PAGE_MARK = re.compile(r"\(.{0,60}\bpage ?[a-z]?\d+\)|page \d+(?: of \d+)?", re.IGNORECASE)
_WHEN = _either(
    rf"(?:{MONTHS})\.? \d{{1,2}},? \d{{4}}|\d{{1,2}}\.? (?:{MONTHS})\.? \d{{4}}",
    r"\d{4}-\d\d-\d\d",
    r"\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago",
)
TIME_CODE = re.compile(r"(?:\d+:)?\d{1,2}:\d\d[.,]\d{3} --> (?:\d+:)?\d{1,2}:\d\d[.,]\d{3}.{0,80}|WEBVTT.{0,80}")
"""When a subtitle is shown."""
COMMENT_HEAD = re.compile(rf".{{1,60}}?\b{_WHEN}\b.{{0,30}}", re.IGNORECASE)
"""The head of a reader's comment: a name and a time."""

HOST = re.compile(r"[A-Z][A-Z .'-]+, (?:HOST|BYLINE|ANCHOR|CORRESPONDENT):")
_SPEAKER = r"[A-Z][A-Z .'-]+"
_GREETING = r"(?:Hi|Hello|Thanks|Thank you)(?: (?:so|very) much)?(?: for (?:joining|being|having|talking|speaking)[^.?!]{0,30})?"
_TO_COME = (
    r"(?:And,? )?(?:[Oo]f course,? )?[Ww]e(?:'ll| will) (?:have|bring you) (?:more|the latest)"
    r"(?: (?:details|updates|on (?:this|that)|later|after the break|as it comes)\b[^.]{0,40})?"
)
_POLITE = r"You're welcome|Good (?:to be|morning|evening|afternoon)(?: (?:here|with you))?|(?:It's )?(?:my|a) pleasure"
_CREDITED = (
    r"That(?:'s|’s| was) [^.]{0,80}\b(?:(?:correspondent|reporter|editor|bureau chief)|(?:speaking|talking|reporting) (?:to|with|for) us)\b"
    r"[^.]*\."
    r"|[^.!?]{3,80}, thank(?:s| you)(?: (?:so|very) much)?\.|(?:It(?:'s|’s)|This is|You(?:'re|’re) listening to) (?:[A-Z]{2,} ?){2,5}\."
    r"|(?:And )?(?:I(?:'m|’m) afraid )?[Ww]e(?:'ll|’ll|'re|’re)? (?:going to |gonna )?(?:have to )?leave it there\."
)
COURTESY = re.compile(
    rf"(?:{_SPEAKER}(?:, (?:HOST|BYLINE|ANCHOR))?: )?(?:{_either(_GREETING, _TO_COME, _POLITE)}(?:,? [A-Z][a-z]+)?[.!]\s*)+"
    rf"|(?:{_SPEAKER}: )?{_CREDITED}"
)
"""What the people of a broadcast say to each other: greetings and thanks."""

SIGN_OFF = re.compile(
    rf"[a-z]{{1,4}}(?:[/,] ?[a-z]{{1,5}}){{0,3}} ?\((?:{AGENCY})(?:[\s/,|&-]+(?:{AGENCY}))*\)\.?|[a-z]{{2,4}}/[a-z]{{2,4}}\.?"
)
"""The initials of those who edited a dispatch."""

LED_ON = re.compile(r"\S.{8,180}\s(?:Read more|READ MORE|Read More|\((?:VIDEOS?|PHOTOS?|PICTURES|GALLERY|WATCH)\)(?: [A-Z][^\n]{20,140})?)")
"""A headline with the button that leads to it, or with what it can be seen in and how the story begins."""

_TELLS = "discusses|reports|explains|breaks down|talks about|joins"
TEASER = re.compile(
    rf"(?:[A-Z][\w&]+['’]s? )(?:[A-Z][\w.'-]+ ){{1,3}}(?:{_TELLS})\b.{{0,200}}"
    r"|(?:[A-Z][\w.'-]+ ){1,3}has (?:more|the (?:story|details|latest|report))\."
)
"""How a video under the headline is announced."""

_LEADS = "Related|RELATED|Also read|ALSO READ|Read more|READ MORE|See also|SEE ALSO"
LINK = re.compile(
    rf"(?:{_LEADS})(?: [\"'“‘]?[A-Z][\w'’-]*[,:?]?| (?:a|an|the|of|to|in|on|for|and|or|at|by|with|from|is|as)){{4,}}(?:[?!](?: \S.*)?)?"
)
"""The title of another article behind a word that leads there; behind a question may stand how it begins."""

AROUND_A_DATE = re.compile(
    _either(
        "published|posted|updated|created|modified|date|time|stand|veröffentlicht|aktualisiert|publié|mis|actualizado|publicado",
        "atualizado|pubblicato|aggiornato|gepubliceerd|publicerad|opublikowano|опубликовано|дата",
        r"uhr|gmt|utc|[cews]e?s?t|bst|ist|kst|jst|msk|am|pm",
        r"\w+(?:day|tag|dag|di|feira)|lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    ),
    re.IGNORECASE,
)
"""Labels, time zones and days of the week; any other capital is somebody's name, and the line the head of a comment."""


def _is_dated(text: str) -> bool:
    """Whether a short line is a date in some language, with no more around it than a label and a time."""
    if len(text) > 70 or not any(character.isdigit() for character in text) or is_terminated(text):
        return False
    span = calendar.span_of(text)
    if span is None:
        return False
    rest = text[: span[0]] + " " + text[span[1] :]
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return len(words) <= 3 and all(word.islower() or AROUND_A_DATE.fullmatch(word) for word in words)


def around(text: str, at_edge: bool) -> str:
    """Why a short line is furniture by its shape, or an empty string. `at_edge`: near the top or the foot of the text."""
    if len(text) > 260:
        return ""
    stripped = text.strip()
    if BREADCRUMB.fullmatch(stripped):
        return "breadcrumb"
    if AGENCY_LINE.fullmatch(stripped):
        return "credit"
    if LINK.fullmatch(stripped):
        return "link"
    if BRACKET_LINK.fullmatch(stripped) and stripped.count(" ") >= 3 and not is_terminated(stripped[:-1]):
        return "link"
    if TEASER.fullmatch(stripped):
        return "video"
    if HOST.fullmatch(stripped) or COURTESY.fullmatch(stripped):
        return "courtesies"
    if TIME_CODE.fullmatch(stripped):
        return "time code"
    if PAGE_MARK.fullmatch(stripped):
        return "page number"
    if SIGN_OFF.fullmatch(stripped):
        return "credit"
    if LED_ON.fullmatch(stripped):
        return "link"
    if len(stripped) < 120 and DATED.search(stripped) and DATE_LINE.fullmatch(stripped):
        return "date line"
    if at_edge and (_is_dated(stripped) or masthead(stripped)):
        return "date line"
    if at_edge and len(stripped) < 160 and BYLINE.fullmatch(stripped) and not _is_told(stripped):
        return "byline"
    return ""


def _is_told(text: str) -> bool:
    """Whether a line that begins like a byline goes on as a sentence does: "By Easter, most shops had closed." """
    name, _, rest = text.partition(",")
    plain_words = [word for word in WORD.findall(rest) if word.islower()]
    # Nobody goes by two words, "By Easter"; behind a whole name, only a verb tells news from what the writer does.
    return is_terminated(text) and (bool(TELLS.search(rest)) or (name.count(" ") == 1 and len(plain_words) > 1))
