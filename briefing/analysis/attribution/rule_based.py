"""The plainest attributions, by rule, where the network is silent: "…, the ministry said", "The mayor told reporters that …", and the
turns of a transcript ("OKORO: We are ready.").

Rules find little, but this little is nearly always right; they only look at sentences in which nothing else was found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from briefing.analysis.attribution.order import in_order, silent_sentences
from briefing.analysis.quotes import quotations
from briefing.analysis.speakers import load_speaker_model, said_or_says
from briefing.analysis.wordlists import any_of, listed
from briefing.model import Attribution, Mode, Sentence, Source, Span

VERBS = listed(
    """said says say told tells reported reports announced tweeted wrote writes added adds noted notes explained explains stated
    stressed warned warns insisted insists maintained maintains claimed claims argued argues acknowledged confirmed denied
    denies admitted predicted estimated suggested suggests indicated declared asserted alleged recalled testified revealed
    pledged vowed objected complained threatened urged hinted demanded condemned denounced criticized criticised disputed
    contended cautioned conceded promised proposed"""
)
"""Verbs of saying with which a subject says something whatever stands around them."""

VERB = any_of(VERBS)
NO_VERB = listed("concerned concerns emails feels hailed hails allowed allows letters interviews statements clears laids")
"""Forms of them that are rather nouns, that tell no speech, or that no verb has."""

SAYING = any_of(said_or_says() - NO_VERB)
"""All verbs of saying in the past and of one person, for where "that" tells besides that somebody speaks."""

NOUNS = listed("complaint argument contention message explanation reasoning reply answer advice warning promise claim")
"""What somebody says, as a noun: "Okoro's main complaint was that …"."""

TELLING = said_or_says() | VERBS | listed("continued posted responded replied words") | NOUNS
"""One of these stands in every sentence that a rule reads."""

HAVE = r"(?:(?:has|have|had)\s+)?(?:(?:also|later|recently|repeatedly|previously|since|already|long|now|then|\w+ly)\s+)?"
WHEN = (
    r"(?:\s+(?:later|on|in|at|to|during|late|early|this|last|\w+day|yesterday|today|reporters|separately|via|by)\b"
    r"(?:[^,.;:“”\"]|\b[A-Z]\.){0,60})?"
)
WHOM = r"(?:\s+(?:(?:the|a)\s+)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})?"
"""Whom it was told: "told | the Morning Herald"."""

SHORTENED = r"(?:(?<=\b[A-Z])|(?<=\b[MDL][rst])|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev))|(?<=\bProf))\."
NAME = rf"[^\W\d_](?:[^,.;:“”\"()—]|{SHORTENED}){{1,80}}?"
SUBJECT_AT_END = re.compile(
    rf",[”\"’]?\s+(?:as\s+)?(?P<who>{NAME}(?:,\s[^,.;:“”\"()—]{{3,70}},?)?)\s+(?P<cue>{HAVE}{VERB}){WHOM}{WHEN}[.”\"]*\s*$"
)
VERB_BEFORE_SUBJECT = re.compile(rf",[”\"’]?\s+(?P<cue>{VERB})\s+(?P<who>{NAME}(?:,\s[^.;:“”\"()—]{{3,90}})?)\.?\s*$")
SUBJECT_AT_START = re.compile(
    rf"^[“\"\s]*(?P<who>{NAME}(?:,\s[^;:“”\"()—]{{3,110}}?,)?)\s+(?P<cue>{HAVE}{VERB})\s+"
    rf"(?:(?:[^,.;:“”\"]{{1,40}}?\s)?that\s+)?(?P<what>[^\s].{{15,}})$",
    re.DOTALL,
)
SUBJECT_THAT = re.compile(
    rf"^[“\"\s]*(?P<who>{NAME}(?:,\s[^;:“”\"()—]{{3,110}}?,)?)\s+(?P<cue>{HAVE}{SAYING})\s+that\s+(?P<what>[^\s].{{15,}})$",
    re.DOTALL,
)
"""Whoever says that something is so, with any verb of saying."""

SUBJECT = re.compile(
    r"^(?:(?:the|an?|some|many|several|one|two|his|her|their|its|local|senior|state)\s+)?(?:[\w.’'&-]+\s+){0,5}?(?:[A-Z][\w.’'&-]*|\w*(?:officials?|"
    r"sources?|analysts?|experts?|police|authorities|ministry|government|spokes\w+|prosecutors?|investigators?|witness(?:es)?|company|agency|media|"
    r"lawyers?|critics|lawmakers|regulators?|scientists?|researchers?|doctors?|residents?|organi[sz]ers?|union|court|sheriffs?|leaders?|economists?))"
    r"(?:\s+(?:of|for|from|in|at|with|who|and)\s[^,;:]{2,60})?(?:,.*)?$",
    re.DOTALL,
)
LEFT_OPEN = re.compile(
    r"(?:\b(?:of|from|in|on|for|to|with|by|at|about|the|an?|his|her|its|their|many|several|few|main|other)|[’']s?|,\s(?:which|who)\s[^,]*)\Z",
    re.IGNORECASE,
)
"""What a noun follows and no verb: "hail from | states that …", "Okoro’s | claims that …", or the verb of another clause."""

NO_SUBJECT = re.compile(
    r"\b(?:I|we|you|that|which|when|if|as|because|while|although|but|is|are|was|were|has|have|had|will|would|be|been|not|to)\b",
    re.IGNORECASE,
)
TOLD_THAT = re.compile(
    r"^(?:(?:When|After|As|While|Before|In|On|At|During|But|And|Then|Later)\b[^“”\"]{0,80}?,?\s)??"
    r"(?P<who>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Oo]ne|[Tt]heir) (?:[\w’'-]+ ){0,3}?[a-z’'-]+(?: who [^,“”\"]{3,40})?) "
    r"(?P<cue>(?:had |has |have )?told) "
    r"(?:[^,.;:“”\"]{2,40} that|how) (?P<what>[^“”\"]{15,})$"
)
"""Whoever it is tells somebody that something is so: "the pilot told the officers that …"."""

WORDS_OF = re.compile(rf"\b(?P<cue>in) (?P<who>{NAME})[’']s? words[,:]\s+(?P<what>[“\"].{{15,}})$", re.DOTALL)
POINT_IS_THAT = re.compile(
    rf"^(?:But |And )?(?P<who>{NAME})[’']s? (?P<cue>(?:[a-z]+ )?{any_of(NOUNS)} (?:is|was)) that (?P<what>.{{15,}})$", re.DOTALL
)

AND_SAID = re.compile(
    rf"^(?:(?:But|And|Then|Still|Later|Now) (?:[\w ]{{2,24}} )?)?"
    rf"(?P<who>He|he|She|she|(?:[A-Z][\w’'-]+ ){{1,3}}?[A-Z][\w’'-]+) [^“”\";:]{{5,160}}? "
    rf"and (?P<cue>(?:later |then |also |even )?{VERB}) (?:[^“”\";:]{{2,40}} )?"
    r"(?:that |(?=(?:he|she|it|they|his|her|the) ))(?P<what>.{15,})$",
    re.DOTALL,
)
"""A second verb of one subject: "he has played it down, | and said | he opposes the law"."""

SUBJECT_COLON = re.compile(
    rf"^(?:[A-Z]\w+: )?(?P<who>{NAME}(?:,\s[^;:“”\"()—]{{3,110}}?,)?)\s+(?P<cue>{HAVE}(?:{VERB}|responded|replied|continued|posted))"
    rf"(?:\s[^:“”\"]{{1,120}})?:\s+(?P<what>[“\"].{{15,}})$",
    re.DOTALL,
)
"""What is quoted behind a colon, at the end of a sentence: "Update: The mayor responded to the letter, via the Herald: “…”"."""

DESCRIBED = re.compile(
    r"(?P<who>(?:(?:The|An?|the|an?) )?(?:[\w.’'&-]+ ){1,5}?[\w.’'&-]+) "
    r"(?:that|which|who) (?!(?:the|an?|he|she|it|they|we)\b)[a-z][^“”\"]+\Z"
)
"""A subject with what tells it from others: "The state mill | that burned in May"."""

SUBJECT_BEHIND = re.compile(rf"^(?P<what>[“\"].{{15,}},[”\"])\s+(?P<who>{NAME})\s+(?P<cue>{HAVE}{VERB})[, ]*\Z", re.DOTALL)
CLAUSE_FIRST = re.compile(r"(?:While|Although|Though|After|When|If|As) [^“”\"]{3,120}?, (?=the |an? |[A-Z])")
"""A clause before the one that reports."""

PAPER_OR_MEMBER = re.compile(
    r"(?:The|the|An?|an?|One) (?:[\w’'-]+ ){0,5}?(?:report|statement|letter|lawsuit|filing|member|relative|neighbou?r|friend|spokes\w+)"
    r"(?: of [^,]{2,40})?(?:, who [^,]{3,80},)?\Z"
)
"""Papers and people without a name whose words others report."""

ACCORDING = re.compile(r"according to", re.IGNORECASE)
NEAR_THE_FRONT = 40
"""Code points of a sentence before "according to", where what is said comes behind it."""

LONGEST_REPORT = 600
"""Code points of what is said according to somebody."""


PATTERNS = (
    (SUBJECT_AT_END, True),
    (VERB_BEFORE_SUBJECT, True),
    (SUBJECT_AT_START, False),
    (SUBJECT_THAT, False),
    (SUBJECT_COLON, False),
    (TOLD_THAT, False),
    (WORDS_OF, False),
    (POINT_IS_THAT, False),
    (AND_SAID, False),
)
"""With whether what is said stands before the subject."""

SURE_OF_SUBJECT = (TOLD_THAT, AND_SAID)
NEEDED = {SUBJECT_THAT: " that ", SUBJECT_COLON: ":", WORDS_OF: " words", POINT_IS_THAT: "s that "}
"""What stands in every sentence that a pattern reads."""


def add_rule_based(source: Source, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions with the plain ones that were missing, in the order of their content."""
    plain = _transcript_turns(source)
    if not plain:
        telling = [one for one in attributions if _tells(source.text, one)]
        plain = [new for sentence in silent_sentences(source, telling) if (new := _sentence(source, sentence)) is not None]
    attributions = [_with_rest_of_sentence(source, one) for one in _without_heads(source, attributions)]
    plain += _reported_by_others(source, attributions)
    if not plain:
        return attributions
    # Two who report the same words, "according to an aide, according to a clerk", report one attribution.
    once = {one.id: one for one in plain}
    return in_order([*attributions, *once.values()])


def _tells(text: str, attribution: Attribution) -> bool:
    """Whether an attribution is speech: quoted, or with a word of saying for its cue; "known as" and "were attacked" are none."""
    if attribution.mode == "direct":
        return True
    model = load_speaker_model()
    return any(
        word in model.say or word in model.framing for start, end in attribution.cue_spans for word in text[start:end].lower().split()
    )


def _sentence(source: Source, sentence: Sentence) -> Attribution | None:
    text, start, end = source.text, sentence.start, sentence.end
    if end - start > 1200:
        return None
    said = text[start:end]
    if TELLING.isdisjoint(re.findall("[a-z]+", said)):
        return None
    for pattern, before in PATTERNS:
        match = pattern.search(said) if NEEDED.get(pattern, "") in said else None
        while match is not None and pattern is SUBJECT_AT_END and not _is_subject(match.group("who")):
            match = pattern.search(said, match.start() + 1)  # "…, a shot rang out, | Okoro said": the last comma counts
        if match is None or not (pattern in SURE_OF_SUBJECT or _is_subject(match.group("who"))):
            continue
        who, cue = ((match.start(name) + start, match.end(name) + start) for name in ("who", "cue"))
        content = (start, start + match.start()) if before else (start + match.start("what"), end)
        if content[1] - content[0] >= 15:
            return _attribution(source, (who, cue, content), _mode(text, start, end, content))
    return None


def _reported_by_others(source: Source, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Who says it where somebody else only reports it: "According to an aide, | the minister told the mayors …"."""
    text = source.text
    cues = sorted(start for one in attributions for start, _ in one.cue_spans)
    found = []
    for one in attributions:
        if not one.cue_spans or not ACCORDING.match(text, *one.cue_spans[0]):
            continue
        for start, end in one.content_spans:
            at = bisect_left(cues, start)
            inner = _report(source, start, end) if end - start <= LONGEST_REPORT and not (at < len(cues) and cues[at] < end) else None
            if inner is not None:
                found.append(inner)
                break
    return found


def _with_rest_of_sentence(source: Source, attribution: Attribution) -> Attribution:
    """An attribution with the sentence behind it, where it stands near the front: "Then, | according to the indictment, | he fled"."""
    text = source.text
    if not attribution.cue_spans or not attribution.source_spans or not ACCORDING.match(text, *attribution.cue_spans[0]):
        return attribution
    (cue, _), (who, end) = attribution.cue_spans[0], attribution.source_spans[0]
    number = bisect_right(source.sentences, cue, key=lambda sentence: sentence.start) - 1
    if number < 0 or who < cue or text[cue - 2 : cue] != ", " or text[end : end + 2] != ", ":
        return attribution
    sentence = source.sentences[number]
    near = cue - sentence.start <= NEAR_THE_FRONT and cue - sentence.start < sentence.end - end
    inside = near and all(stop <= cue or start < who for start, stop in attribution.content_spans)
    return replace(attribution, content_spans=((sentence.start, cue - 2), (end + 2, sentence.end))) if inside else attribution


def _report(source: Source, start: int, end: int) -> Attribution | None:
    """The attribution that a passage is: "the minister told the mayors that …", "“…,” a fighter says"."""
    text = source.text
    clause = CLAUSE_FIRST.match(text, start, end)
    start = clause.end() if clause else start
    for pattern in (SUBJECT_AT_START, SUBJECT_BEHIND):
        match = pattern.search(text[start:end])
        if match and (_is_subject(match.group("who")) or PAPER_OR_MEMBER.match(match.group("who"))):
            who, cue, what = ((match.start(name) + start, match.end(name) + start) for name in ("who", "cue", "what"))
            return _attribution(source, (who, cue, what), _mode(text, start, end, what))
    return None


def _is_subject(who: str) -> bool:
    head = who.split(",")[0]
    if LEFT_OPEN.search(who):
        return False
    described = DESCRIBED.match(head)
    if described is not None and len(head.split()) <= 14:
        return SUBJECT.match(described.group("who")) is not None
    return SUBJECT.match(who) is not None and NO_SUBJECT.search(head) is None and len(head.split()) <= 12


def _mode(text: str, start: int, end: int, content: Span) -> Mode:
    inside = sum(max(0, min(b, content[1]) - max(a, content[0])) for a, b in quotations(text, start, end))
    return "direct" if inside > 0.8 * (content[1] - content[0]) else "mixed" if inside else "indirect"


def _transcript_turns(source: Source) -> list[Attribution]:
    """What each named speaker of a transcript says, one attribution a turn."""
    starts = [start for start, _ in source.paragraphs]
    found = []
    for turn in source.turns:
        if turn.speaker is None:
            continue
        first = max(0, bisect_right(starts, turn.start) - 1)
        spans = ((max(start, turn.start), min(end, turn.end)) for start, end in source.paragraphs[first : bisect_left(starts, turn.end)])
        content = tuple(span for span in spans if span[0] < span[1])
        if content:
            cue = (turn.speaker[1], turn.speaker[1] + 1)
            found.append(_attribution(source, (turn.speaker, cue, content[0]), "direct", content))
    return found


def _without_heads(source: Source, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions with the heads of turns cut off their sources, and without those that have no other source."""
    heads = [(turn.speaker[0], turn.start) for turn in source.turns if turn.speaker]
    if not heads:
        return attributions
    starts = [start for start, _ in heads]
    found = []
    for one in attributions:
        spans = [_behind_head(heads, starts, span) for span in one.source_spans]
        kept = tuple(span for span in spans if span[0] < span[1])
        if kept or not one.source_spans:
            found.append(replace(one, source_spans=kept))
    return found


def _behind_head(heads: Sequence[Span], starts: Sequence[int], span: Span) -> Span:
    """The part of a span that stands behind the head of a turn in it."""
    at = bisect_left(starts, span[1]) - 1
    return (max(span[0], heads[at][1]), span[1]) if at >= 0 else span


def _attribution(source: Source, parts: tuple[Span, Span, Span], mode: Mode, content: tuple[Span, ...] | None = None) -> Attribution:
    who, cue, what = parts
    return Attribution(
        id=f"{source.id}:p{cue[0]}", source=source.id, content_spans=content or (what,), source_spans=(who,), cue_spans=(cue,), mode=mode
    )
