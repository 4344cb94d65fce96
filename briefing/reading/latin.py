"""Latin letters in one byte each: which of the old encodings a text is in, told by the letters of its language.

A detector that goes by the shapes of words alone takes "señora" for "seńora" as often as not, and each is a false word in a quotation.
The language is known from the small words, which need no accents; its letters then tell the encodings apart.
"""

from __future__ import annotations

import re
from collections import Counter

from briefing.reading.metadata.language import detect

ENCODINGS = ("cp1252", "cp1250", "iso8859_2", "cp1254", "mac_roman", "cp850")
"""Those of western, central Europe and Turkey, the most frequent first: it is taken where others fit no better."""
LETTERS = {
    "en": "éèêëñöüçáíóïàâôäåø",
    "de": "äöüßéàèç",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíóúüñ",
    "pt": "áâãàçéêíóôõúü",
    "it": "àèéìíîòóùú",
    "nl": "áéëïóöüèê",
    "sv": "åäöéàü",
    "no": "åæøéòôä",
    "da": "åæøéäöü",
    "fi": "äöåéšž",
    "pl": "ąćęłńóśźżé",
    "cs": "áčďéěíňóřšťúůýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ",
    "tr": "çğıöşüâîû",
    "id": "é",
    "sw": "é",
    "tl": "ñéáíóú",
}
BETWEEN_WORDS = frozenset("“”„‘‚«»‹›–—…€£¥§°•·©®™½¼¾±×²³µ¿¡ªº†‰\u00a0\u00ad")
WITHIN_WORDS = frozenset("’·\u00ad")
"""Marks that may stand between two letters; any other mark there is a letter of another encoding."""
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
LONG_RUN = 3
MOST_IN_RUNS, MOST_HIGH = 0.35, 0.25
"""Share of its bytes beyond ASCII that may stand in runs of three and more, and share of such bytes in all: other scripts have more."""
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
TAG = re.compile(r"<[^<>]{0,500}>")


def encoding_of(sample: bytes) -> str | None:
    """The encoding that gives the letters of the text's language; None for other scripts, and where none gives most of them."""
    runs = [len(run) for run in HIGH_RUN.findall(sample)]
    high = sum(runs)
    if not high or high > MOST_HIGH * len(sample) or sum(run for run in runs if run >= LONG_RUN) > MOST_IN_RUNS * high:
        return None
    scores = {encoding: _fitting(sample, encoding) for encoding in ENCODINGS}
    best = max(ENCODINGS, key=lambda encoding: scores[encoding])
    return best if scores[best] > 0.5 * high else None


def _fitting(sample: bytes, encoding: str) -> int:
    """How many characters beyond ASCII are letters of the language, or marks at their place, less those that are neither."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return -len(sample)
    found = Counter((mark[0].lower(), _is_inside(text, mark.start())) for mark in BEYOND_ASCII.finditer(text))
    marks = {one: one[0] in (WITHIN_WORDS if one[1] else BETWEEN_WORDS) for one in found}
    language = detect(TAG.sub(" ", text))
    alphabets = [LETTERS[language.value]] if language and language.value in LETTERS else LETTERS.values()
    return max(sum(count if marks[one] or one[0] in letters else -count for one, count in found.items()) for letters in alphabets)


def _is_inside(text: str, place: int) -> bool:
    """Whether letters stand on both sides."""
    return text[max(0, place - 1) : place].isalpha() and text[place + 1 : place + 2].isalpha()
