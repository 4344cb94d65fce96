"""Languages under the many names that programs give them: `eng`, `en_US`, `English` and `american` are all English."""

from __future__ import annotations

import re

NAMES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "sw": "Swahili",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""The languages that are told apart, in English."""
ALIASES = {
    "ar": "ara",
    "bn": "ben",
    "cs": "ces cze čeština",
    "da": "dan dansk",
    "de": "deu ger deutsch ngerman austrian naustrian",
    "el": "ell gre ελληνικά",
    "en": "eng american british australian canadian usenglish ukenglish",
    "es": "spa español espanol castilian",
    "fa": "fas per farsi",
    "fi": "fin suomi",
    "fr": "fra fre français francais",
    "he": "heb iw",
    "hi": "hin",
    "hu": "hun magyar",
    "id": "ind in bahasa",
    "it": "ita italiano",
    "ja": "jpn",
    "ko": "kor",
    "nl": "nld dut nederlands",
    "no": "nor nob nno nb nn norsk bokmål nynorsk",
    "pl": "pol polski",
    "pt": "por português portugues brazilian brazil",
    "ro": "ron rum română",
    "ru": "rus русский",
    "sv": "swe svenska",
    "sw": "swa",
    "th": "tha",
    "tl": "tgl fil filipino",
    "tr": "tur türkçe",
    "uk": "ukr українська",
    "ur": "urd",
    "vi": "vie tiếng",
    "zh": "zho chi mandarin",
}
"""Other codes of these languages (ISO 639-2, and old ones), and what they are called in themselves and by BibTeX."""
NO_LANGUAGE = {"und", "mul", "mis", "zxx"}
"""Codes that say that the language is not known, or that there is no one language."""
TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:[-_](?P<rest>[a-z0-9]{2,8}(?:[-_][a-z0-9]{1,8}){0,5}))?(?:[.@].{0,20})?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
_CODES = {
    **{name.lower(): code for code, name in NAMES.items()},
    **{alias: code for code, aliases in ALIASES.items() for alias in aliases.split()},
}


def tag(given: str) -> str | None:
    """The BCP 47 tag of what somebody calls a language; None for what names none.

    >>> tag("en_US.UTF-8"), tag("eng"), tag("English (UK)"), tag("american"), tag("see below")
    ('en-US', 'en', 'en', 'en', None)
    """
    name = given.split(",")[0].strip()
    if found := TAG.fullmatch(name):
        language = found["language"].lower()
        if language in NO_LANGUAGE:
            return None
        language = _CODES.get(language, language)
        return "-".join((language, *re.split("[-_]", found["rest"] or ""))).rstrip("-")
    word = WORD.match(name.lower())
    return _CODES.get(word[0]) if word else None


def primary(given: str) -> str:
    """The language alone, of a tag or a name; as it was given where it names no language that is known.

    >>> primary("en-GB"), primary("eng"), primary("deu"), primary("German")
    ('en', 'en', 'de', 'de')
    """
    return (tag(given) or given).split("-")[0].lower()
