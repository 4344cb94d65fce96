"""Which language a text is in: by its script, or by its most frequent small words."""

from __future__ import annotations

import re
from collections import Counter

from briefing.model import Known

SMALL_WORDS = {
    "en": "the of and to in that is was for on with as said it by from at his has are an be have",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch werden wurde sei",
    "fr": "le la les de des et à du en un une que est pour dans qui sur au par plus pas avec ce sont",
    "es": "el la los las de que y en un una del por con se su para es al como más fue ha según",
    "pt": "o a os as de que e do da em um uma para com não dos das no na por mais foi ao segundo é",
    "it": "il la di che e del della in un una per con non sono è le dei nel alla da gli ha più anche",
    "nl": "de het een van en in is dat op te voor met zijn die aan niet er door ook werd bij om",
    "sv": "och i att det som en på är av för med den till har de inte ett om från var",
    "no": "og i å det som en på er av for med den til har de ikke et om fra ble",
    "da": "og i at det som en på er af for med den til har de ikke et om fra blev der",
    "fi": "ja on ei että se oli hän mutta ovat myös kun mukaan sekä joka ole",
    "pl": "i w na z do się nie że to jest przez po od za o jak był dla oraz",
    "cs": "a v na se je že s z do o to pro za by který jako podle ale jsou",
    "hu": "a az és hogy nem is egy van volt meg azt már csak szerint",
    "ro": "și de în la a cu pe nu că o din pentru care este mai fost sunt au",
    "tr": "ve bir bu da de için ile olarak olan daha çok kadar sonra en",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan ke oleh juga telah",
    "vi": "và của là có trong được cho các không với một người đã này những",
    "sw": "na ya wa kwa katika ni za la kuwa cha hiyo alisema",
    "tl": "ang ng sa mga na ay at si ni nang para kay hindi",
}
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
PERSIAN = re.compile(r"[پچژگ]")
URDU = re.compile(r"[ٹڈڑںے]")
WORD = re.compile(r"[^\W\d_]+")
LETTER = re.compile(r"[^\W\d_]")
OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u3040-\ud7af]")
SAMPLE = 3000
_LANGUAGES_OF = {
    word: tuple(language for language, words in SMALL_WORDS.items() if word in words.split())
    for word in " ".join(SMALL_WORDS.values()).split()
}
"""The languages of which each is a small word."""


def detect(text: str) -> Known | None:
    """The language as a BCP 47 tag; None for a text too short or too odd to tell."""
    sample = text[:SAMPLE]
    letters = len(LETTER.findall(sample))
    if letters < 20:
        return None
    for language, pattern in SCRIPTS if len(OTHER_SCRIPT.findall(sample)) > 0.05 * letters else ():
        share = len(pattern.findall(sample)) / letters
        if share > (0.05 if language == "ja" else 0.3):
            return Known(value=_within_script(language, sample), certainty="likely", origin="script of the text")
    words = Counter(WORD.findall(sample.lower()))
    total = sum(words.values())
    if total < 8:
        return None
    counts = dict.fromkeys(SMALL_WORDS, 0)
    for word in words.keys() & _LANGUAGES_OF.keys():
        for language in _LANGUAGES_OF[word]:
            counts[language] += words[word]
    scores = {language: count / total for language, count in counts.items()}
    first, second = sorted(scores, key=lambda language: (-scores[language], language))[:2]
    if scores[first] < 0.08:
        return None
    sure = total > 60 and scores[first] > 1.4 * scores[second]
    return Known(value=first, certainty="likely" if sure else "doubtful", origin="small words of the text")


def _within_script(language: str, sample: str) -> str:
    if language == "ru" and len(UKRAINIAN.findall(sample)) > 0.02 * len(sample):
        return "uk"
    if language == "ar" and len(URDU.findall(sample)) > 0.02 * len(sample):
        return "ur"
    if language == "ar" and len(PERSIAN.findall(sample)) > 0.02 * len(sample):
        return "fa"
    return language
