"""Which attributions make a statement somebody's, among all that touch it.

An attribution corpus marks every "wants", "is expected" and "according to"; a reader takes a statement for somebody's where the text names
the origin of what it says. The evidence: how much of the statement is attributed, how (quoted, said, wanted), to whom, and where.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing import marks
from briefing.analysis.carried_quotes import carry_quotations
from briefing.analysis.quotes import is_title, quotations
from briefing.analysis.unsaid import CALLED, agrees_to_act, asks, is_silent, tells_nothing
from briefing.analysis.wordlists import listed
from briefing.model import Attribution, Record, Sentence, Source, Voice
from briefing.yamlfile import shipped

SUBORDINATE = re.compile(
    r"\b(?:when|after|before|as|while|although|though|because|since|if|which|who|whom|where|that|than|despite|amid)\b[^,.;]*$",
    re.IGNORECASE,
)
ON_THE_WAY = re.compile(r"\b(?:when|after|before|since|until|where)\b[^,.;]*$|, as $", re.IGNORECASE)
"""What tells when or where something else was: "… days after | she announced it"."""

CLAUSE_BEFORE = re.compile(
    r"(?:^|, )(?:\w+ )?(?:when|after|before|since|until) [^,.;]*?"
    r"\b(?:\w{2,}ed|is|are|was|were|had|came|began|left|took|went|won|lost|fell|broke)\b [^,.;]+$",
    re.IGNORECASE,
)
"""A clause with its verb: whoever comes behind is the subject of the next: "after the war ended in May | the ministry said"."""

PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)


OF_A_TIME = r"(?:last|this|next) (?:week|month|year|night|spring|summer|fall|autumn|winter)"
"""When something was said or printed, behind its noun: "a study | last year | by economists"."""

HEAD_END = re.compile(
    rf",|\s{OF_A_TIME}\b|"
    r"\s(?:of|for|who|from|in|at|with|on|to|that|by|familiar|close|briefed|involved|privy)\b|"
    r"\s[a-z]+(?:ed|en) (?=(?:by|in|on|for|to|with|from)\b)"
)
PEOPLE = re.compile(
    r"(?:er|or|ist|ian|ant|ee|man|woman|person|official|source|expert|analyst|critic|police|media|authorit(?:y|ie)|ministry|government|"
    r"compan(?:y|ie)|agenc(?:y|ie)|secretar(?:y|ie)|aide|ally|allie|resident|president|victim|witnesse?|group|union|court|campaign|team|"
    r"administration|board|panel|council|department|staff|famil(?:y|ie)|diplomat|candidate|democrat|republican|conservative|liberal|friend|"
    r"activist|advocate|other|some|many|both|one|two|three|troop|militant|rebel|student|parent|chief|head|delegate|agent|proponent|opponent|"
    r"respondent|incumbent|executive|representative|operative|relative|scholar|associate|judge|captain|pilot|coache?|guard|veteran|sheriff|"
    r"rabbi|bishop|priest|pope|dean|counsel|actress|star|fan|wife|husband|son|uncle|aunt|cop|host|rival|individual|child|children|adult|"
    r"spouse|general|nominee|billionaire|colleague|majority|dozen|crowd|audience|facult(?:y|ie)|leadership|management|coalition|alliance|"
    r"organi[sz]ation|association|federation|foundation|charit(?:y|ie)|church|firm|corps|businesse?|airline|bank|chain|casino|zoo|hospital|"
    r"school|universit(?:y|ie)|office|service|outlet|magazine|journal|tabloid|network|channel|publication|club|embassy|parliament|congress|"
    r"senate|commission|nation|museum|cit(?:y|ie)|industr(?:y|ie)|part(?:y|ie)|league|regime|cabinet|junta|arm(?:y|ie)|nav(?:y|ie)|tribunal|trust|institute|bureau|societ(?:y|ie)|lobb(?:y|ie)|watchdog)s?$|(?:men|women|people|force)$"
)
"""Nouns of people and of bodies that speak, by their endings."""

PAPERS = listed(
    """report study survey poll statement letter suit lawsuit complaint filing document data figure statistic website article ad
    editorial memo tweet post message email e-mail note transcript indictment record analysis research review audit inquiry finding
    petition summary cable slide timeline readout projection guideline headline polling op-ed verdict ruling"""
)
SHOWS = listed("find finds found show shows showed highlight highlights highlighted")
"""What papers do when they speak: "a survey found that …"."""

FRAMED = re.compile(r"\s+that\s(?!way\b)|[,:.]")
"""Behind a cue, what tells that a clause beside it is said."""

REFERS = listed("refer refers referred referring")
"""Verbs that call something by quoted words: "referred to it only as a “stowaway”"."""

JUDGES = listed("tweak tweaks tweaked tweaking needle needles needled skewer skewered swipe credit credits credited")
"""Verbs of chiding and praising somebody for what he did; what armies do to somebody too ("attack", "hit") is none."""

FOR_DOING = re.compile(r"[^,.;:“”\"]{2,60} for (?:\w+ly )?(?:not )?\w+ing\b")
"""Behind a verb of chiding or praising, whom it is for doing what: "she needled | the mayor for closing the mill"."""

RELATIVE = listed("who which that")
TAIL = 15
"""Code points behind what is said in a relative clause, from which on the sentence is of something else."""

SIGNS = listed(
    """suggest suggests suggested suggesting indicate indicates indicated indicating has have had also strongly clearly call calls called
    for recall recalls recalled threaten threatens threatened promise promises promised challenge challenges challenged"""
)
"""What things do that do not speak: "the removal suggests …", "the defeat recalls …"."""


THINKS = listed(
    """think thinks thought believe believes believed expect expects expected fear fears feared hope hopes hoped want wants wanted
    feel feels felt know knows knew worry worries worried need needs needed see sees saw plan plans planned"""
)
"""What somebody does who is told of: it is told by another."""

THOUGHT = listed(
    """think thinks thought believe believes believed expect expects expected fear fears feared suspect suspects suspected worry worries
    fearing suspecting worrying worried doubt doubts doubted understand understands understood see sees saw viewed concerned frustrated"""
)
"""What somebody has in mind and nobody tells that he said: "the crew thought that the pump was off"."""

REPORTING = listed("reporter correspondent columnist journalist anchor editor")
"""Who tells what others say."""

SPILL = 0.25
"""Share of a sentence up to which what is said in another only runs over its edge."""


class SpeakerModelFile(Record, frozen=True):
    """The lists and weights of `speakers.yaml`."""

    say: str
    framing: str
    intent: str
    silent: str
    weights: dict[str, float]
    least: float


class SpeakerModel(NamedTuple):
    """The evidence with its word lists as sets."""

    say: frozenset[str]
    framing: frozenset[str]
    intent: frozenset[str]
    silent: frozenset[str]
    weights: dict[str, float]
    least: float


class Overlap(NamedTuple):
    """An attribution that has content in a sentence, and how many characters of it."""

    attribution: Attribution
    covered: int


@lru_cache(maxsize=1)
def load_speaker_model() -> SpeakerModel:
    """The lists and weights, loaded once."""
    found = msgspec.convert(shipped(Path(__file__).parent / "speakers.yaml"), SpeakerModelFile)
    return SpeakerModel(
        _inflected(found.say), _inflected(found.framing), _inflected(found.intent), listed(found.silent), found.weights, found.least
    )


def said_or_says() -> frozenset[str]:
    """The verbs with which something is said, in the past and of one person."""
    model = load_speaker_model()
    irregular = {form for forms in IRREGULAR.values() for form in forms.split()}
    return frozenset(word for word in model.say | model.framing if word.endswith(("ed", "s")) or word in irregular)


IRREGULAR = {
    "say": "said",
    "tell": "told",
    "write": "wrote written",
    "think": "thought",
    "seek": "sought",
    "speak": "spoke spoken",
    "swear": "swore sworn",
    "foresee": "foresaw foreseen",
    "retell": "retold",
}
DOUBLED = ("plan", "refer", "quip", "admit", "slam", "beg", "blog", "brag", "fret", "rebut", "snap", "sob", "aver", "concur")


def _inflected(verbs: str) -> frozenset[str]:
    """Verbs with their third person, past and participle."""
    forms: set[str] = set()
    for verb in verbs.split():
        past = (verb if not verb.endswith("e") else verb[:-1]) + (verb[-1] if verb in DOUBLED else "")
        forms |= {
            verb,
            past + "ed",
            past + "ing",
            verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s"),
            *IRREGULAR.get(verb, "").split(),
        }
        if verb.endswith("y") and verb[-2] not in "aeiou":
            forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return frozenset(forms)


def attribute_sentences(source: Source, attributions: Sequence[Attribution], voices: Sequence[Voice] = ()) -> list[tuple[str, ...]]:
    """For each sentence of the source, the ids of the attributions it carries, the likeliest first."""
    if not attributions:
        return [() for _ in source.sentences]
    kinds = {voice.id: voice for voice in voices}
    heads = {turn.speaker for turn in source.turns}
    rows: list[tuple[str, ...]] = []
    overlaps = overlaps_by_sentence(source, attributions)
    for sentence, touching in zip(source.sentences, overlaps, strict=True):
        spoken = [one.attribution for one in touching if one.attribution.source_spans and one.attribution.source_spans[0] in heads]
        speaking = {one.voice for one in spoken}
        near = [one for one in touching if one.attribution not in spoken]
        chances = [
            (probability(features), one.attribution.id)
            for one in near
            if one.attribution.voice and one.attribution.voice not in speaking
            for features in [overlap_features(source.text, sentence, one, kinds, near)]
            if not (_only_does(features) or tells_nothing(source.text, one.attribution))
            if not (asks(source.text, sentence, one.attribution) or _is_retold(source.text, one, near))
            if not _owns_another(source.text, one, near)
        ]
        likely = [name for chance, name in sorted(chances, key=lambda row: (-row[0], row[1])) if chance >= load_speaker_model().least]
        others = _without_echoes(source.text, likely, {one.attribution.id: one.attribution for one in near}, kinds)
        # Whatever a speaker tells of others, it is the speaker who says it; a correspondent only passes it on.
        rows.append(tuple(one.id for one in spoken if one.voice and not (others and _is_reporter(kinds.get(one.voice)))) + others)
    return carry_quotations(source, attributions, rows, [bool(touching) for touching in overlaps])


def _is_reporter(voice: Voice | None) -> bool:
    """Whether somebody is told to be a reporter: "our Lima correspondent, Marta Vega"."""
    return voice is not None and not REPORTING.isdisjoint((voice.title or "").lower().split())


def _is_retold(text: str, touch: Overlap, near: Sequence[Overlap]) -> bool:
    """Whether somebody speaks in another's quoted words, or only thinks in what another tells: "“The mayor told me to wait,” Okoro said".

    What somebody does not say nobody says in it.
    """
    one = touch.attribution
    if not one.cue_spans:
        return False
    cue = one.cue_spans[0][0]
    only_thinks = one.mode == "indirect" and not THINKS.isdisjoint(text[slice(*one.cue_spans[0])].lower().split())
    for other in (row.attribution for row in near if row.attribution.voice != one.voice):
        for start, end in other.content_spans:
            within = start <= cue < end
            if within and (only_thinks or is_silent(text, other) or any(a <= cue < b for a, b in quotations(text, start, end))):
                return True
    return False


def _owns_another(text: str, touch: Overlap, near: Sequence[Overlap]) -> bool:
    """Whether a source only tells whose spokeswoman it is who speaks in the sentence too: "Okoro|’s spokeswoman"."""
    wholes = [span for other in near for span in other.attribution.source_spans]
    owners = [span for span in touch.attribution.source_spans if text.startswith(("’s ", "'s "), span[1])]
    return any(start == first and end < last for start, end in owners for first, last in wholes)


def _without_echoes(text: str, ids: Sequence[str], attributions: dict[str, Attribution], kinds: dict[str, Voice]) -> tuple[str, ...]:
    """The attributions of a sentence without the papers and media that only pass on the words of whom they stand beside."""
    if not ids:
        return ()
    first, *others = (attributions[name] for name in ids)
    return (
        first.id,
        *(one.id for one in others if not (_passes_on(text, one, kinds) and not _passes_on(text, first, kinds) and _overlap(one, first))),
    )


def _passes_on(text: str, attribution: Attribution, kinds: dict[str, Voice]) -> bool:
    """Whether a medium, or a paper that is only named as the origin, is who says it: "…, | according to | a video of the talk"."""
    voice = kinds[attribution.voice or ""]
    origin = any(text[start:end].lower().startswith("according") for start, end in attribution.cue_spans)
    return voice.kind == "media" or (voice.kind == "unnamed" and origin and not _sort_of_unnamed(voice.name)["people"])


def _overlap(left: Attribution, right: Attribution) -> bool:
    return any(start < last and first < end for start, end in left.content_spans for first, last in right.content_spans)


def _only_does(features: dict[str, float]) -> bool:
    """Whether somebody does what stands in the sentence and says nothing, or little on the way: "the council had nominated a judge",
    "she cleared the page where she had announced it"."""
    if features["elsewhere"] and features["share"] < SPILL:
        return True
    aside = features["say_little"] and features["on_the_way"] and not (features["direct"] or features["mixed"])
    return bool(aside or (features["other_cue"] and not features["elsewhere"] and not features["no_source"]))


def _is_sign(cue_words: set[str]) -> bool:
    """Whether a cue of words that things have is more than "called": a thing calls for something, and is called something by people."""
    return cue_words.isdisjoint(CALLED | {"called"}) or "for" in cue_words


def _quotes_only_names(text: str, attribution: Attribution) -> bool:
    """Whether all that is quoted are names and titles: "has draped a tape of “The Long Night” over the chords"."""
    quoted = [text[a:b] for start, end in attribution.content_spans for a, b in quotations(text, start, end)]
    return bool(quoted) and all(is_title(part) for part in quoted)


def probability(features: dict[str, float]) -> float:
    """The probability that an attribution makes a statement its voice's own."""
    weights = load_speaker_model().weights
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def overlap_features(text: str, sentence: Sentence, touch: Overlap, kinds: dict[str, Voice], near: Sequence[Overlap]) -> dict[str, float]:
    """What speaks for an attribution's being a statement's own; the names are those of `speakers.yaml`."""
    length = max(1, sentence.end - sentence.start)
    one, share = touch.attribution, touch.covered / length
    most = max(other.covered for other in near) / length
    cue_here = any(sentence.start <= start < sentence.end for start, _ in one.cue_spans)
    cue = " ".join(text[start:end] for start, end in one.cue_spans).lower()
    cue_words = set(re.findall(r"[\w’']+", cue))
    known = load_speaker_model()
    thought = _is_thought(one, cue_words)
    silent = not thought and (bool(cue_words & known.silent) or "n’t" in cue or "n't" in cue)
    voice = kinds.get(one.voice or "")
    sort = _sort_of_unnamed(voice.name if voice and voice.kind == "unnamed" else "")
    acts = agrees_to_act(text, one, cue_words)
    say = not (silent or acts or thought) and (_is_speech(cue, cue_words, sort) or _frames(text, one, cue_words, sort))
    intent = (acts or bool(cue_words & known.intent)) and not say
    kind = voice.kind if voice else ""
    source_at = one.source_spans[0][0] if one.source_spans else -1
    inner = text[sentence.start : max(sentence.start, source_at)] if cue_here and source_at > sentence.start else ""
    inner = "" if CLAUSE_BEFORE.search(inner) else inner
    names_only = one.mode == "mixed" and _quotes_only_names(text, one)
    quoted = one.mode != "indirect" and not names_only
    closed = one.content_spans[-1][1] < sentence.end - TAIL
    relative = closed and 0 <= source_at < one.cue_spans[0][0] and text[slice(*one.source_spans[0])].lower().split()[-1] in RELATIVE
    return {
        "bias": 1.0,
        "share": share,
        "little": float(share < 0.15),
        "half": float(share > 0.5),
        "whole": float(share > 0.8),
        "direct": float(one.mode == "direct"),
        "mixed": float(one.mode == "mixed" and not names_only),
        "elsewhere": float(not cue_here),
        "say": float(say),
        "say_little": float(say and share < 0.3),
        "intent": float(intent),
        "silent": float(silent),
        "other_cue": float(not (say or intent or silent or quoted)),
        "person": float(kind == "person"),
        **sort,
        "state": float(kind == "state"),
        "several": float(kind == "group"),
        "no_source": float(not one.source_spans),
        "opening": float(sentence.start <= source_at <= sentence.start + 4),
        "subordinate": float((bool(inner) and SUBORDINATE.search(inner) is not None) or (cue_here and relative)),
        "on_the_way": float(bool(inner) and ON_THE_WAY.search(inner) is not None),
        "passive": float(PASSIVE.search(cue) is not None),
        "most": float(share >= most),
        "participle": float(cue.endswith("ing") and not one.source_spans),
    }


def _is_thought(attribution: Attribution, cue_words: set[str]) -> bool:
    """Whether a cue tells only what somebody had in mind."""
    say = load_speaker_model().say
    return attribution.mode == "indirect" and not cue_words.isdisjoint(THOUGHT) and cue_words & say <= THOUGHT


def _is_speech(cue: str, cue_words: set[str], sort: dict[str, float]) -> bool:
    """Whether a cue is one of saying; of things that is not all that people say with it, and papers find and show."""
    if sort["paper"] and not cue_words.isdisjoint(SHOWS):
        return True
    seems = sort["thing"] and cue_words and cue_words <= SIGNS and _is_sign(cue_words)
    return not seems and (not cue_words.isdisjoint(load_speaker_model().say) or cue.endswith(":"))


def _frames(text: str, attribution: Attribution, cue_words: set[str], sort: dict[str, float]) -> bool:
    """Whether a verb that can mean something else says what stands beside it: "she | charged | that …", "they | chanted | “…”"."""
    if not attribution.cue_spans:
        return False
    end = attribution.cue_spans[-1][1]
    if not (cue_words.isdisjoint(JUDGES) or sort["thing"]) and FOR_DOING.match(text, end, end + 100):
        return True
    if cue_words.isdisjoint(load_speaker_model().framing):
        return False
    quoted = attribution.mode == "direct" and text.startswith(tuple(marks.OPENING), end + 1)
    refers = attribution.mode != "indirect" and not (cue_words.isdisjoint(REFERS) or sort["thing"])
    return quoted or refers or FRAMED.match(text, end) is not None


def _sort_of_unnamed(name: str) -> dict[str, float]:
    """Whether an unnamed voice is people, a paper that speaks for somebody, or a thing that only seems to speak."""
    noun = HEAD_END.split(name.lower(), maxsplit=1)[0].split()[-1:] if name else []
    people = bool(noun) and PEOPLE.search(noun[0]) is not None
    paper = bool(noun) and noun[0].rstrip("s") in PAPERS
    return {"people": float(people and not paper), "paper": float(paper), "thing": float(bool(noun) and not people and not paper)}


def overlaps_by_sentence(source: Source, attributions: Sequence[Attribution]) -> list[list[Overlap]]:
    """For each sentence, the attributions that have content in it, and how much. Linear in sentences and spans."""
    starts = [sentence.start for sentence in source.sentences]
    rows: list[list[Overlap]] = [[] for _ in starts]
    for one in attributions:
        covered: dict[int, int] = {}
        for start, end in one.content_spans:
            for number in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                sentence = source.sentences[number]
                inside = min(end, sentence.end) - max(start, sentence.start)
                if inside > 0:
                    covered[number] = covered.get(number, 0) + inside
        for number, inside in covered.items():
            rows[number].append(Overlap(one, inside))
    return rows
