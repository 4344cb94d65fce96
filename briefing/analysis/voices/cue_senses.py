"""What cues tell beside speech: who is spoken of and not heard, what happens, what is kept up or added.

A cue in the passive has its speaker behind "by"; one that tells what something means, or to whom it was given, has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.speakers import load_speaker_model
from briefing.analysis.voices.context import Context
from briefing.analysis.wordlists import listed
from briefing.model import Attribution, Span

BY = re.compile(r"\s+by\s+(?P<who>[^,.;:“”\"()—]{2,60}?)(?=\s(?:for|as|of|to|in|on|at|over|that|who|after|when|because)\b|[,.;:“”\"()—]|$)")
BE = r"(?:is|are|was|were|be|been|being|gets?|got|stands?|stood)\b(?:\s+(?:\w+ly|also|not|long|now|often|sometimes|once))?\s+"
HOLDERS = (
    r"(?!concerned|worried|opposed|committed|interested|determined|surprised|shocked|pleased|convinced|prepared|quoted|cited|alarmed|"
    r"excited|disappointed)"
)
TOLD_OF = re.compile(r"\w+ed by (?!\w+ing\b)")
"""A participle with who does it: "cuts | recommended by | the board", but not "responded by saying"."""

THOUGHT_TO = re.compile(
    r"(?:[’']s |once |long |widely |now |still ){0,2}(?:expected|thought|believed|considered|rumou?red|scheduled|slated)"
    r" to (?:be|have|become|face|get)\b"
)
""" "Okoro, | once thought | to be a winner", "she | 's expected | to face questions"."""

TOLD_TO = re.compile(r"\btold to (?!(?:the|an?|his|her|its|their|me|us|reporters)\b)[a-z]")
"""Who is told to do something: "were woken, and | told | to leave"."""

CALLED_AS = re.compile(
    r"(?:(?:described|known|referred to|regarded|portrayed|billed|labell?ed|dubbed) as|mentioned|blamed for|accused of)\Z", re.IGNORECASE
)
ACTIVE = re.compile(r"(?:[’']ve|\b(?:have|has|had)) (?:\w+ )?\w+ed(?: as| for| of)?\Z", re.IGNORECASE)
"""A participle that only tells what the name before it is called: "Seychelles, an island state | often described as | a haven"."""

OBJECT = re.compile(r"\b(?:which|whom|what|that) \Z")
"""Before the subject of a clause whose verb has its object before both: "a plan which | he | described as"."""

BE_ANOTHER = re.compile(r"[^,.;:“”\"]{0,40}\b(?:is|are|was|were|be|been) (?:an?|the|one of the) (?:[\w-]+ ){1,4}")
PASSIVE = re.compile(rf"\b{BE}{HOLDERS}\w+(?:ed|en|id|ught|ld)\b", re.IGNORECASE)
"""A verb in the passive: its subject is not who says it, except of feelings ("was worried")."""

SEEN_TO_SAY = re.compile(
    r"\b(?:caught|seen|heard|filmed|recorded|videotaped|taped|captured|overheard|shown|quoted|cited)\b"
    r"(?: [\w-]+){0,4}? (?P<cue>[a-z]+ing)\b"
)
"""Who is only seen or heard, and says something: "was caught on tape | calling them thieves"."""

SHOWN = re.compile(
    r"\b(?P<what>(?:video|footage|recording|clip|tape|film|audio|photo|picture)s?)\b"
    r"(?: [a-z]+){0,3}? (?:of|shows?|showed|showing|captured|caught|features?|featured) "
    r"(?P<who>him|her|them|(?:(?:[A-Z][\w.’'-]*|the|an?) )*?[A-Z]?[\w’'-]+) \Z"
)
"""Before a participle of saying, a recording and whom it shows."""

PAPER_WHICH = re.compile(
    r"\b(?:got|gets|received|receives|sent|sends|issued|released|provided|gave|read|saw|obtained|published)\b[^“”\";]{0,40}?"
    r"\b(?P<who>(?:an?|the) (?:[\w-]+ ){0,2}?(?:letter|statement|memo|report|e-?mail|message|note|document))\b[^“”\";]{0,60}, which \Z"
)
"""Somebody gets or gives a paper, which says something."""

PAPER_THAT = re.compile(
    r"\b(?P<who>(?:an?|the|this) (?:[\w-]+ ){0,2}?(?:petition|letter|statement|memo|report|e-?mail|message|note|document|resolution|"
    r"lawsuit|survey|study|poll|ad)(?: (?:on|from|by) (?:the )?[A-Z][\w.-]*)?) that (?:\w+ly )?\Z"
)
"""A paper with a clause that tells what it says: "they signed | a petition | that" (blames the mayor)."""

WHO_OPPOSE = re.compile(
    r"(?P<who>(?:(?:[A-Z][\w.’'-]*|the|some|many|several) ){0,6}[\w’'-]+) who (?:(?:is|are|was|were|has|have|had|\w+ly) ){0,3}"
    r"(?:resist|oppos|critici[sz]|object|reject|complain|question|protest|denounc|condemn|defend|support)\w* [^,.;“”\"]{0,120}, \Z"
)
"""Before a participle of saying, those who take a stand: "she met | the millers who | oppose it, saying …"."""

BEFORE_CUE = 250
"""Code points before a participle in which is looked for who speaks."""

RELAYED = re.compile(r" (?:had |has )?(?:told|said|wrote|warned|argued)\b")
"""Behind a name, what tells that it is its words that others pass on: "“…,” aides said | Ms. Paz | told the crew"."""

BLAMED_FOR = re.compile(
    r"\b(?:criti\w+|blam\w+|fault\w*|attack\w*|condemn\w+|rebuk\w+|scold\w+|blast\w*|mock\w*|fire|flak|fined|sued|punish\w+)\b"
    r"[^.;:“”\"]{0,120}?\bfor \w+ing\b[^.;:“”\"]{0,120}\b(?:and|while) (?:\w+ly )?\Z"
)
"""Before a participle that is one more thing that somebody else speaks of: "he was blamed for hiding it and | telling lies"."""

AT_PLACE = re.compile(r"\b(?:in|at|near|from|outside)(?: [A-Z][\w.’'-]*){1,3}, \Z")
"""Before the state or country of a place where somebody is: "speaking in Arica, | Chile, was"."""

OWN_SUBJECT = re.compile(
    r"(?:(?:But|And|Yet|Still),? )?(?P<who>(?:The|An?|His|Her|Its|Their|Some|Many|Several) (?:[\w’'-]+ ){0,3}?[a-z-]+|[A-Z][a-z]+s)"
    r"(?:, [^“”\"]{2,130},)? (?:(?:also|have|has|had) )?\Z"
)
"""All that stands before a verb in its sentence, where it begins with its subject: "Farmers, however, | say"."""

CONSEQUENCE = listed(
    """suggesting indicating signalling signaling implying underscoring underlining highlighting raising showing reflecting meaning proving
    demonstrating"""
)
"""Participles that tell what something means: their subject is what happened, not who was named."""

TO = re.compile(r"(?<!\bup)\sto \Z")
WHERE = re.compile(r"\b(on|in|at|into|near|from)(?: the)? \Z")
SENT_TO = re.compile(r"\b(?:letter|e-?mail|message|petition|note|memo|statement|tweet|call|appeal)s? to [^,.;:“”\"]{0,70}\Z")
"""Before whom a paper goes to: it is the paper that asks: "a letter to | the senators | demanding"."""

MAINTAIN = listed("maintain maintains maintained")
KEPT = re.compile(r" (?:an?|close|good|order|control)\b(?! \w+ (?:is|was|are|were|has|had|will)\b)")
"""What is kept up, behind "maintain": "The ministry | maintains | a list"."""

ASK = listed("ask asks asked asking")
TITLES = re.compile(r" (?:(?:[A-Z][\w.’'-]*|the|former) )*")
"""What may stand between a verb and the name of somebody."""

ADD = listed("add adds added adding")
ADDED = re.compile(r" (?:another|an?|yet another|more|further|extra|new|some|insult|fuel|weight|pressure|to)\b(?! that)(?! “)(?! \")")
"""What is put to a thing, behind "add"."""


def shown_to_say(context: Context, attribution: Attribution) -> Span | None:
    """Who says something in a recording that was taken for the speaker: "the video showed | Okoro | telling them"."""
    if not attribution.cue_spans or not attribution.source_spans:
        return None
    cue, text = attribution.cue_spans[-1], context.text
    start = context.sentence_start(cue[0])
    shown = SHOWN.search(text, start, cue[0]) if text[slice(*cue)].split()[-1].endswith("ing") else None
    if shown is None or not any(at <= shown.end("what") and shown.start("what") <= end for at, end in attribution.source_spans):
        return None
    return shown.span("who")


def before_which(context: Context, attribution: Attribution) -> Span | None:
    """The paper that a clause speaks of, where the source is further off: "The mayor got | a letter | from them, which stated"."""
    if not attribution.cue_spans:
        return None
    start = attribution.cue_spans[0][0]
    opens = context.sentence_start(start)
    found = PAPER_WHICH.search(context.text, opens, start) if context.text.endswith(", which ", opens, start) else None
    if found is None and not attribution.source_spans:
        found = PAPER_THAT.search(context.text, opens, start)
    return found.span("who") if found else None


def of_others(context: Context, attribution: Attribution) -> Span | None:
    """Who says something beside the subject that was taken for the speaker: those who take a stand, or whom others pass on."""
    if not attribution.cue_spans:
        return None
    start, end = attribution.cue_spans[-1]
    text = context.text
    if text[start:end].endswith("ing"):
        found = WHO_OPPOSE.search(text, max(context.sentence_start(start), start - BEFORE_CUE), start)
        return found.span("who") if found else None
    if attribution.mode != "direct" or attribution.content_spans[0][1] > start:
        return None
    name = next(iter(context.describer.mentions_within(end, end + 50)), None)
    passed_on = name is not None and TITLES.fullmatch(text, end, name.start) and RELAYED.match(text, name.end)
    return (name.start, name.end) if name is not None and passed_on else None


def own_subject(context: Context, attribution: Attribution) -> Span | None:
    """The subject of the sentence of a cue, where the source was taken from a sentence before: "Critics, however, | say …"."""
    if attribution.mode == "direct" or not attribution.cue_spans or not attribution.source_spans:
        return None
    cue = attribution.cue_spans[0][0]
    if context.sentence(attribution.source_spans[-1][1] - 1) >= context.sentence(cue):
        return None
    found = OWN_SUBJECT.fullmatch(context.text, context.sentence_start(cue), cue)
    return found.span("who") if found else None


def is_blamed_for(context: Context, attribution: Attribution) -> bool:
    """Whether somebody else speaks of what a participle says: "he drew criticism for leaving and | calling | it a win"."""
    if attribution.mode != "indirect" or not attribution.cue_spans or not context.text[slice(*attribution.cue_spans[-1])].endswith("ing"):
        return False
    start = attribution.cue_spans[0][0]
    return BLAMED_FOR.search(context.text, max(context.sentence_start(start), start - BEFORE_CUE), start) is not None


def is_at_place(context: Context, attribution: Attribution) -> bool:
    """Whether all that was taken for the source is where somebody is: "Mr. Paz, speaking in Arica, | Chile,"."""
    if not attribution.source_spans:
        return False
    start, end = attribution.source_spans[0]
    last = next(reversed(context.describer.mentions_within(start, end + 20)), None)
    if last is None or last.kind not in ("place", "state") or not last.start < end:
        return False
    plain = all(word[0].isupper() or word in ("from", "in", "at", "near") for word in context.text[start : last.start].split())
    return plain and AT_PLACE.search(context.text, max(0, last.start - 60), last.start) is not None


def is_given_to(context: Context, attribution: Attribution) -> bool:
    """Whether a source behind a cue in the passive is no agent: "was revealed in a filing | with | the commission"."""
    if not attribution.cue_spans or not attribution.source_spans:
        return False
    (start, end), at = attribution.cue_spans[0], attribution.source_spans[0][0]
    return at >= end and context.text.endswith(" with ", 0, at) and PASSIVE.search(context.text, start, end) is not None


def is_addressed(context: Context, attribution: Attribution, spans: Sequence[Span]) -> bool:
    """Whether a source before its cue is only where something was sent or told: "mails turned over | to senators | suggest"."""
    text, (start, end) = context.text, spans[0]
    if not attribution.cue_spans or attribution.cue_spans[0][0] < end:
        return False
    names = context.mentions_inside(spans[:1])
    if len(names) > 1 and names[-1].end >= end - 2:  # "to Lumo, its spokesman, Joe Okoro | said"
        start = attribution.source_spans[0][0]
    if text.startswith("to ", attribution.source_spans[0][0]) or TO.search(text[max(0, start - 6) : start]):
        return True
    where = WHERE.search(text[max(0, start - 10) : start])
    whole = [one for one in names[:1] if one.end >= end - 2]
    if where and any(where.group(1) != "from" or one.kind in ("place", "state") for one in whole):
        return True
    asks = text[slice(*attribution.cue_spans[0])].endswith("ing")
    return asks and SENT_TO.search(text[max(0, start - 90) : start]) is not None


def is_consequence(context: Context, attribution: Attribution) -> bool:
    """Whether the cue only tells what something means: "…, | suggesting | that the bank will pay"."""
    if not attribution.cue_spans:
        return False
    start, end = attribution.cue_spans[0]
    return context.text[start:end].lower() in CONSEQUENCE and context.text[max(0, start - 2) : start] == ", "


def adds_to(context: Context, attribution: Attribution) -> bool:
    """Whether a verb of saying is one of doing: "The lens | adds | another step to the work", "The ministry | maintains | a list"."""
    if not attribution.cue_spans or attribution.mode == "direct":
        return False
    start, end = attribution.cue_spans[-1]
    cue = context.text[start:end].lower()
    if cue == "adding to":
        return True
    behind = ADDED if cue in ADD else KEPT if cue in MAINTAIN else None
    return behind is not None and behind.match(context.text, end, end + 60) is not None


WHETHER_SHE = re.compile(r" (?:if|whether|what|why|how|when|where) (?P<who>he|she)\b")
"""Behind a verb of asking, of whom something is asked, who may answer: "a voter asked | if she | would run"."""


def asked_by(context: Context, attribution: Attribution) -> str | None:
    """The name of the one who is asked: "Rosa Alvarez | asked | Okoro whether it leaks". Who answers is somebody else than who asks."""
    if not attribution.cue_spans or context.text[slice(*attribution.cue_spans[-1])].lower().split()[-1] not in ASK:
        return None
    end = attribution.cue_spans[-1][1]
    near = context.describer.mentions_within(end, end + 60)
    asked = near[0] if near and near[0].kind == "person" and TITLES.fullmatch(context.text, end, near[0].start) else None
    if asked is None and (whether := WHETHER_SHE.match(context.text, end, end + 60)) is not None:
        asked = context.antecedent_person(whether.start("who"), "female" if whether["who"] == "she" else "male", None)
        own = asked is not None and any(start <= asked.start < stop for start, stop in attribution.source_spans)
        asked = None if own else asked
    return asked.name if asked and not context.owns(asked) else None


def is_of_both(context: Context, attribution: Attribution) -> bool:
    """Whether a source is "both" or "all" alone: several speak whom no single name stands for."""
    return any(context.text[start:end].strip(" ,").lower() in ("both", "neither", "all", "each") for start, end in attribution.source_spans)


def _is_estimated(context: Context, attribution: Attribution) -> bool:
    """Whether a participle tells what others think of a number of people: "some 110 million viewers | estimated | to tune in"."""
    (start, end), text = attribution.cue_spans[0], context.text
    plain = text[start:end].lower() in ("estimated", "expected", "believed", "projected", "reported")
    return plain and text.startswith(" to ", end) and any(any(map(str.isdigit, text[low:high])) for low, high in attribution.source_spans)


def is_passive(context: Context, attribution: Attribution) -> bool:
    """Whether the cue is a verb in the passive with its subject before it: "has been criticised"."""
    start, end = attribution.cue_spans[0]
    if (
        TOLD_OF.match(context.text, start, end + 24)
        or TOLD_TO.search(context.text, start, end + 14)
        or THOUGHT_TO.match(context.text, start, end + 10)
        or _is_estimated(context, attribution)
        or _is_called(context, attribution)
        or _is_told_of_another(context, attribution)
    ):
        return True
    says = SEEN_TO_SAY.search(context.text, start, end + 40)
    if says is not None and says["cue"] in load_speaker_model().say:
        return False
    bare = context.text[start:end].lower().split()[-1] in {"is", "are", "was", "were", "been", "be"}
    near = PASSIVE.finditer(context.text, max(context.sentence_start(start), start - 12), end + (28 if bare else 0))
    return any(match.end() > start for match in near)  # "who asked not to be named, | said" is none


def _is_called(context: Context, attribution: Attribution) -> bool:
    """Whether a participle only tells what its noun is called or charged with: "the men | blamed for | the fire"."""
    start, end = attribution.cue_spans[0]
    called = CALLED_AS.search(context.text[start:end])
    if called is None or ACTIVE.search(context.text[max(0, start - 12) : end]):
        return False
    if called.group().lower() == "mentioned" and not context.text.startswith(" as ", end):
        return False
    return not any(OBJECT.search(context.text[max(0, at - 6) : at]) for at, _ in attribution.source_spans)


def _is_told_of_another(context: Context, attribution: Attribution) -> bool:
    """Whether a participle tells of a noun behind the subject: "Okoro seems to be the aide | described | in the papers as …"."""
    if not attribution.source_spans or not context.text[slice(*attribution.cue_spans[0])].endswith("ed"):
        return False
    start, end = attribution.source_spans[0][1], attribution.cue_spans[0][0]
    return not context.text.endswith(" and ", 0, end) and BE_ANOTHER.fullmatch(context.text, start, end) is not None


def agent_of(context: Context, attribution: Attribution) -> Span | None:
    """Who does what a passive cue says: "has been criticised | by some governments"."""
    end = attribution.cue_spans[-1][1]
    found = BY.match(context.text, end, min(len(context.text), end + 80))
    return found.span("who") if found else None
