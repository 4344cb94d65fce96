"""Whether a draft names somebody else than the articles do for what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefing.analysis.actors.lexicon import load
from briefing.assembly.text.names import name_words
from briefing.export.drafts.facts import Name
from briefing.export.drafts.passages import Passage
from briefing.export.drafts.quoted_words import plain
from briefing.model import Voice

MOST_NAMES = 40
"""Different names in a sentence, beyond which it is a list, and looking for what each of them says would take long."""
SHORTEST_SHARED = 4
"""Letters of a word that two names share by more than chance."""
CAPITALISED = re.compile(r"[^\W\d_][\w’'-]*")


UTTERANCE = (
    "words|view|eyes|opinion|judg(?:e)?ment|account|telling|reading|estimation|verdict|complaint|explanation|comment|reply|answer|warning|"
    "remark|claim|assessment|conclusion|reaction|response|statement|promise|objection|appeal|argument|charge|accusation"
)
_GAP = r"(?:[^.:;,?!“”\"]{0,40}[ ,]\s?)?"
"""What may stand before a name: what somebody is."""
CUES = (
    rf"\b(?:words|view|eyes|opinion|judge?ment|account|telling|reading|estimation|verdict|complaint|explanation) of {_GAP}NAME",
    rf"\bNAME[’']s? (?:own |first |last |curt |short )?(?:{UTTERANCE})\b",
    rf"^For {_GAP}NAME,? (?:it|this|that|these|the|is|was|[“\"])",
    rf"\b[Aa]s {_GAP}NAME,? (?:puts?|sees?|saw|says?|said|tells?|told|explains?|explained)\b",
    rf"[–—,-] ?(?:so|thus) {_GAP}NAME",
    r"\bNAME ?: ?[“\"]",
    rf"\bis (?:how|what) {_GAP}NAME \w+s\b",
)
"""Constructions in which whoever is named says it, though no verb of saying stands beside the name."""


def named_as_speaker(sentence: str, names: Iterable[Name]) -> Voice | None:
    """Whom a sentence makes its speaker by a construction without a verb of saying; None where it does so with nobody.

    Of a list of names nobody is: each would be looked for in all of it.
    """
    different: dict[str, Name] = {}
    for name in names:
        different.setdefault(name.printed, name)
    if len(different) > MOST_NAMES:
        return None
    for name in different.values():
        printed = re.escape(name.printed.removesuffix("’s").removesuffix("'s"))
        if any(re.search(cue.replace("NAME", printed), sentence) for cue in CUES):
            voice = Voice(id="named", name=re.sub(r"[’']s?$", "", name.printed), kind="person")
            return voice if name.person or is_person(replace(voice, kind="organisation")) else None
    return None


def wrong_speaker(speaker: Voice | None, passages: Sequence[Passage], *, persons: bool = False) -> str:
    """In words, that the articles name others than the draft; empty where they name the same, or nobody.

    With `persons` only where both name persons, as one who speaks for a body may say in other words what it says.
    """
    if speaker is None:
        return ""
    there = [one.voice for passage in passages for one in passage.said if one.voice.kind != "unnamed"]
    if persons and not all(is_person(voice) for voice in (speaker, *there)):
        return ""
    if not there or any(same_voice(speaker, voice) for voice in there):
        return ""
    if any(_named_in(speaker, passage.text) for passage in passages):
        return ""
    return f"the draft names {speaker.name}, the source {_names(there)}"


def is_person(voice: Voice) -> bool:
    """Whether a voice is somebody: it is known to be, or two words of its name that stand together are a given and a family name."""
    lexicon = load()
    if voice.kind == "person":
        return True
    words = CAPITALISED.findall(voice.name)
    pairs = pairwise(words)
    known = lexicon.entries.get(voice.name)
    return known is None and any(given in lexicon.given and _family(family, lexicon.body_words) for given, family in pairs)


def _family(word: str, body_words: Iterable[str]) -> bool:
    return word[0].isupper() and not word.isupper() and word not in body_words


def same_voice(left: Voice, right: Voice) -> bool:
    """Whether two voices can be one: a family name, a body or an alias in common."""
    ours = {word for name in (left.name, *left.aliases) for word in name_words(name)[-1:]}
    for name in (right.name, *right.aliases, right.affiliation or ""):
        if ours & set(name_words(name)):
            return True
    return bool({word for word in name_words(left.name) if _tells(word)} & {word for word in name_words(right.name) if _tells(word)})


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST_SHARED


def _named_in(voice: Voice, text: str) -> bool:
    """Whether the last word of a voice's name stands in a text."""
    words = name_words(voice.name)
    return bool(words) and words[-1] in plain(text).lower()


def _names(voices: Iterable[Voice]) -> str:
    """The names of voices in words: `Ada Quist and Bo Lund`."""
    return " and ".join(list(dict.fromkeys(voice.name for voice in voices))[:2])
