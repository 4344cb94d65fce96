"""Source spans made whole, and sources found where an attribution has none: taggers cut noun phrases short, participles have no subject."""

from __future__ import annotations

import re

from briefing.analysis.speakers import PEOPLE
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.context import Context
from briefing.analysis.voices.cue_senses import AT_PLACE, PASSIVE
from briefing.analysis.voices.standing import BEHIND_PREPOSITION
from briefing.analysis.voices.whole_phrases import people_of, whole_people, whole_source
from briefing.analysis.wordlists import listed
from briefing.model import Attribution, Mention, Span

BEFORE = re.compile(r"(?P<word>[^\W_][\w.’'-]*)(?P<gap>[ \u00a0]|-?)\Z")
AFTER_OF = re.compile(
    r"(?:\s+of)?(?:\s+(?:the|these|those|his|her|their|its))?(?:\s+[^\W_][\w.’'-]*){1,4}?"
    r"(?=\s+(?:who|that|said|says|in|at|on|with|familiar)\b|[,.;:“”\"]|$)"
)
TAIL = re.compile(
    r"(?:\s+(?:who|with|from|familiar|briefed|close|polled|maintained|provided|present|involved|knowledgeable)\b[^,.;:“”\"()—]{2,70})(?=[,.;:“”\"()—]|$)"
)
"""What may follow an unnamed source to tell it from others: "an official | who attended the talks"."""

LEADS = listed(
    """the a an some many several few other another two three four five one both most all senior former top unnamed local state
    u.s us american legal political independent anonymous second third of these those his her their its foreign military security"""
)
COUNTED = listed("one two three some many several most both few number group majority none")
ACCORDING = re.compile(r"^(?:according|as reported|as told|in the words|in the view)\b", re.IGNORECASE)
OBJECT = re.compile(
    r"\s*(?:to\s+|by\s+)?(?P<who>(?:[^,.;:“”\"()—]|\.(?=[a-z]{2,4}\b)){2,90}?)(?=,|\.(?:\s|$)|[;:“”\"()—]|(?<!\bbriefed)\s(?:as|in|on|at)\b|"
    r"\sand (?:is|was|has|had|will)\b|$)"
)
OPENS = re.compile(
    r"(?:[“\"‘'\s]++|[A-Z][\w’' -]*+,\s++|(?:But|And|Yet|Still|So|Then|However,)\s++"
    r"(?:(?:more )?(?:recently|later|now)\s++)?){0,6}(?P<who>He|She|They|he|she|they)\b"
)
APPOSED = re.compile(r"(?:an?|the|his|her|its|their|who|head|director|chief|president|chairman|founder)\b", re.IGNORECASE)
ARTICLE = re.compile(r"an?\b", re.IGNORECASE)
WITH = re.compile(
    r"\b(?:(?:the|an?|one|two|three|some|several) )?"
    r"(?:people|persons?|officials?|sources?|someone|others|lawyers?|aides?) with (?:direct )?(?:knowledge of )?\Z"
)
"""Whom what he has tells from others: "people with | knowledge of the case"."""

DASHED = re.compile(r" (?:—|–|―|--) (?:still )?\Z")
"""Between a name and what is said of it: "Okoro — | an adviser to the mayor — writing"."""

SHORTENED = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof)$")
PREDICATE = re.compile(r"[^,;]*\b(?:was|were|is|are|has|had|have|will)\b[^,;]*,\s\Z")
"""Behind what was taken for the source, the rest of a sentence that somebody else says: "Forty | people were hurt, | said Ana Ruiz"."""

OF_A_NOUN = re.compile(r"\b(?:that|which) \Z")
"""Before a verb that belongs to a thing: "links | that | raised questions"."""

INVERTED = re.compile(
    r"[ \u00a0]+(?P<who>(?:the |an? |one |his |her )?[^,.;:“”\"()—]{3,70}?)(?=[,.;:“”\"()—]|\s(?:in|on|at|during|who)\b|$)"
)

NOUN_OF_ARTICLE = re.compile(r"(?: (?!\w+ing\b)[a-z][a-z’'-]*){1,4}?(?=[,.;”\"]| (?:\w+ing|who|in|with|from|of|at|on|near|outside)\b)")
"""What follows an article that alone was taken for the source: "said | a | market woman | selling tomatoes"."""

CAPITAL_LAST = re.compile(r"\b[A-Z][\w’'-]*\Z")
ADJECTIVE_LAST = re.compile(r"\b[a-z-]+(?:al|ic|ive|ary|ous|ian)\Z")
NOUN_BEHIND = re.compile(r" (?P<noun>[a-z]+)\b")
"""A noun that was cut off: "the presidential | candidate"."""

CAPITALISED = re.compile(r"(?: [A-Z][\w’'-]*)+")
TELLING = listed("told tells tell informed informs assured assures reminded reminds")
"""What is said to somebody: the name behind it hears, and does not say."""

PLACING = listed("on in at via to for during")
"""What ends a cue behind which stands where or to whom it was said: "wrote on | Facebook"."""

THING_FIRST = re.compile(
    r"(?P<who>(?:The|This|That|Its|His|Her|Their) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+)) "
    r"(?:will|would|is|are|was|were|has|have|had|may|can|could) "
)
"""A sentence about a thing, which is the subject of all its verbs: "The deal will free him, but calls for more"."""

BEHIND_PARTICIPLE = re.compile(r" (?:to|just|in|on|at|by|as|only|hours|days|shortly)\b")
"""What goes on after a participle without a speaker: "…, | said | just hours after", "…, | believed | to be"."""

CLAUSE = re.compile(
    r"\b(?:before|after|when|while|until|because) (?P<who>(?:the|an?) [a-z-]+) [a-z]+ [^,;:“”\"]{0,60}\band (?:then |also |later )?\Z"
)
"""The subject of a clause whose second verb speaks: "… before | the captain | came back and" (said)."""

NOUN = re.compile(r"[A-Za-z]+(?:-[a-z]+)*")
MODIFIES = re.compile(r"[’']| [A-Z]| (?:and|or) [A-Z]")
BEHIND_ANY_PREPOSITION = re.compile(
    r"\b(?:to|at|in|on|for|from|of|by|with|into|via|about|like|unlike|against|among|between|over|after|before|as|than)"
    r" (?:[\w’'-]+ ){0,3}\Z",
    re.IGNORECASE,
)
COUNTED_OF = re.compile(
    r"\b(?:group|crowd|number|dozens|hundreds|thousands|majority|handful|couple) of (?:[\w’'-]+ ){0,3}\Z", re.IGNORECASE
)
NOUN_BEFORE = re.compile(
    r"(?P<noun>(?:\b(?:The|An?|Some|Many|Several|Two)\s+(?:[\w.’'-]+\s+){0,2}?|\b(?:the|some|many|several|a|an|other|senior|two)\s+"
    r"(?:(?!(?:of|in|on|at|for|to|by|with|from|and|or|but|as|than|that|the|an?)\b)[a-z][a-z’'-]*\s+){0,3}?)?(?:[\w’'-]+)),? *\Z"
)
"""Whom "who" follows: "the larger farming community | who", and no more than that."""

NOUNS_BEFORE = re.compile(
    r"\b(?:of|in|on|at|for|to|by|with|from|over|against|among|between|than) (?:so-called )?(?P<noun>(?:an? )?"
    r"(?:(?!(?:of|in|on|at|for|to|by|with|from|and|or|but|as|than|that|the|an?|some|many|most)\b)[\w’'-]+ ){0,2}[a-z-]+) *\Z"
)
"""All words of whom "who" follows, behind a preposition: "from | harbour workers | who"."""


SUBJECT_WITH_CLAUSE = re.compile(
    r"(?:[^,“”\"]{2,40}, )?(?P<who>[A-Z][^,“”\"]{1,60}), (?:which|who|whose|an?|the|one of the|former) [^,“”\"]{2,100}"
)
CLAUSE_END = re.compile(r"[^,;“”\"]{0,60}, ")
PARTY_OF = re.compile(r", (?:an? )?[A-Z][\w-]+ (?:of|from) [A-Z][\w-]+(?: [A-Z][\w-]+){0,2}")
"""What stands between a lawmaker and his state: "Jon Varga, | Liberal of | Norvia, who"."""

WHO_LAST = re.compile(r"\b[Ww]ho\Z")
OTHER_SUBJECT = re.compile(r"(?:[A-Z]|(?:the|an?|his|her|their|its|some|many|several|most|two|three|he|she|they|it) |[a-z-]+s\Z)")
"""Behind "which", who speaks in the clause: "the bridge, which | two clerks | say is shut"."""

APPOSED_NOUN = re.compile(r"(?:,| —| –| ―| --) (?:an?|the|his|her|its|their) (?:[\w’'-]+ |[\w.]+\. ){0,9}[\w’'-]+")
"""What a name is, between it and "who": "Penelo, her electric provider, | who"."""


def expand_noun_phrase(context: Context, span: Span, cue: int = -1) -> Span:
    """A source span with the rest of its noun phrase: determiner, number, whole names, "one of the officials", who is in apposition.

    `cue` is where its verb of saying stands.
    """
    text = context.text
    start, end = _to_words(text, *span)
    noun = NOUN_OF_ARTICLE.match(text, end) if text[start:end].lower() in ("a", "an", "the", "one") else None
    end = noun.end() if noun else end
    start += 4 if text.startswith("and ", start, end) else 6 if text.startswith("least ", start, end) else 0
    start += 5 if text.startswith("with ", start, end) else 0
    start = max(start, context.sentence_start(max(start, end - 1)))
    if SHORTENED.search(text, start, end) and text.startswith(". ", end):
        end = next((one.end for one in context.describer.mentions_within(end, end + 40) if one.start == end + 2), end)
    for mention in context.describer.mentions_within(start - 60, end + 60):
        if mention.start < end and start < mention.end:
            start, end = min(start, mention.start), max(end, mention.end)
    start = _to_the_left(context, start, end, cue)
    if all(one.end != end for one in context.describer.mentions_within(start, end)) and CAPITAL_LAST.search(text, start, end):
        goes_on = CAPITALISED.match(text, end)
        end = goes_on.end() if goes_on else end
    if ADJECTIVE_LAST.search(text, start, end):
        noun = NOUN_BEHIND.match(text, end)
        end = noun.end() if noun and noun.group("noun") in context.lexicon.titles else end
    words = text[start:end].split() or [""]
    if words[-1].lower() == "of" or (len(words) == 1 and words[0].lower() in COUNTED and text.startswith(" of", end)):
        after = AFTER_OF.match(text, end, min(len(text), end + 80))
        end = after.end() if after else end
    tail = TAIL.match(text, end, min(len(text), end + 80)) if text[start:end][:1].islower() else None
    return whole_source(text, (start, tail.end() if tail else end), cue)


def in_one_sentence(context: Context, attribution: Attribution) -> tuple[Span, ...]:
    """The source spans, each without what lies in another sentence than its cue: "said | Tom Okoro. Blue Harbour, | an airline"."""
    at = attribution.cue_spans[0][0] if attribution.cue_spans else None
    spans = []
    for start, end in attribution.source_spans:
        if context.sentence(start) != context.sentence(end - 1):
            if at is not None and context.sentence(at) == context.sentence(end - 1):
                start = context.sentence_start(end - 1)
            else:
                end = context.sentence_end(start)
        spans.append((start, end))
    return tuple(spans)


def _to_words(text: str, start: int, end: int) -> Span:
    """A span that starts and ends between words, hyphens kept inside."""
    while start < end and not text[start].isalnum() and text[start] not in '“"':
        start += 1
    if text[start:end] in ("s", "S") and start > 0 and text[start - 1] in "'’":
        return end, end
    while start > 0 and start < end and (text[start - 1].isalnum() or (text[start - 1] == "-" and text[start - 2 : start - 1].isalnum())):
        start -= 1
    while 0 < end < len(text) and start < end and (text[end].isalnum() or (text[end] == "-" and text[end + 1 : end + 2].isalpha())):
        end += 1
    return start, end


def _to_the_left(context: Context, start: int, end: int, cue: int) -> int:
    """Where the noun phrase begins that a span ends: before its determiner, the names of a list, or the name that it describes."""
    text = context.text
    opens = context.sentence_start(max(0, end - 1))
    having = WITH.search(text, max(opens, start - 40), start)
    start = having.start() if having else start
    while opens < start < end:
        match = BEFORE.search(text, max(0, start - 30), start)
        if match is None or not _belongs(match.group("word"), match.group("gap")):
            break
        start = match.start()
    if text[max(0, start - 5) : start] == " and ":
        names = [one for one in context.describer.mentions_within(start - 60, start) if one.end == start - 5]
        opening = names and text[context.sentence_start(start) : names[0].start].strip(' “"').lower() in ("", "both", "the", "both the")
        start = names[0].start if opening else start
    dash = DASHED.search(text, max(0, start - 12), start)
    if dash is not None and text[end:cue].rstrip().endswith(("—", "–", "―", "--")) and (APPOSED.match(text, start, end) or cue > end + 3):
        name = next((one for one in context.describer.mentions_within(start - 60, start) if one.end == dash.start()), None)
        return name.start if name else start
    while start < end and text[max(0, start - 2) : start] == ", ":
        names = [one for one in context.describer.mentions_within(start - 60, start) if one.end == start - 2]
        listed_too = " and " in text[start:end] and names and names[0].kind == "state"
        closed = "," in (text[end - 1 : end], text[end : end + 1]) or text[end:cue].rstrip().endswith(",")
        closed = closed or text[end:cue].strip() in ("—", "–", "―", "--")
        apposed = names and closed and (APPOSED if names[0].kind == "person" else ARTICLE).match(text, start, end)
        if not names or not (listed_too or (names[0].kind in ("person", "organisation") and apposed)):
            break
        start = names[0].start
    return start


def _belongs(word: str, gap: str) -> bool:
    if gap in ("", "-"):
        return True
    return word.lower() in LEADS or (
        word[0].isupper() and word.lower().rstrip(".") in {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "president"}
    )


def inverted(context: Context, attribution: Attribution) -> Span | None:
    """The name that follows an inverted cue, whatever stands before it: "Her remarks, said | Rosa Alvarez, …", "…, reported | the BBC"."""
    if not attribution.cue_spans:
        return None
    start, end = attribution.cue_spans[0]
    source = attribution.source_spans[0][1] if attribution.source_spans else end
    if attribution.content_spans[0][0] >= end and source <= start and not PREDICATE.match(context.text, source, start):
        return None  # "Farmers, by contrast, praised | the mayor": all stands in its order
    cue = context.text[start:end].lower()
    opens = start == context.sentence_start(start)
    if (
        (not opens and context.text[max(0, start - 2) : start].strip() not in (",", "”", '"'))
        or cue in TELLING
        or cue.split()[-1] in PLACING
        or (opens and cue.endswith("ing"))
        or (cue.endswith(" by") and cue.startswith(("is ", "are ", "was ", "were ", "has ", "have ")))  # its subject stands before it
    ):
        return None
    found = INVERTED.match(context.text, end, min(len(context.text), end + 90))
    names = context.describer.mentions_within(*found.span("who")) if found else []
    if not found or not names or names[0].kind not in ("person", "organisation"):
        return None
    if names[0].end != found.end("who") and not (names[0].kind == "person" and context.text.startswith((" of ", " from "), names[0].end)):
        return None
    before = context.text[found.start("who") : names[0].start].lower().split()
    return (
        found.span("who")
        if all(word in context.lexicon.titles or word in LEADS or word.endswith(("’s", "'s")) or word[0].isupper() for word in before)
        else None
    )


def before_who(context: Context, span: Span) -> Span | None:
    """Whom a clause follows that was taken for the speaker: "lawmakers, | who say", "Lumo, | which owns the mine, denied"."""
    first, _, rest = context.text[slice(*span)].partition(" ")
    if first.lower() in ("which", "who", "whom", "what") and OTHER_SUBJECT.match(rest):
        return span[0] + len(first) + 1, span[1]
    if first.lower() == "which" or (first.lower() == "whose" and rest.endswith(",")):
        owner = next(iter(context.mentions_before(span[0], 1)), None)
        return (owner.start, owner.end) if owner and context.text[owner.end : span[0]].strip() == "," else None
    if not WHO_LAST.search(context.text, *span):
        return None
    end = span[1] - len(" who") if rest else span[0]
    found = NOUN_BEFORE.search(context.text, max(0, end - 60), end)
    if found is None:
        return None
    named = next((one for one in context.mentions_before(found.end("noun"), 3) if _is_meant(context, one, found.end("noun"))), None)
    if named:
        return named.start, named.end
    if rest or not found.group("noun").split()[-1].islower():
        return None
    people = people_of(context.text, end)
    if people is not None:
        return people
    whole = NOUNS_BEFORE.search(context.text, max(0, end - 60), end)
    return whole.span("noun") if whole and not context.describer.mentions_within(*whole.span("noun")) else found.span("noun")


def around_clause(context: Context, attribution: Attribution, span: Span) -> Span | None:
    """The subject whose clause a span stands in that ends before the cue: "Lumo, which was | one of the mills | of Oruro, announced"."""
    cue = attribution.cue_spans[0][0] if attribution.cue_spans else -1
    start = context.sentence_start(span[0])
    end = span[1] - 1 if context.text.startswith(",", span[1] - 1) else span[1]
    if not end < cue or CLAUSE_END.fullmatch(context.text, end, cue) is None or PASSIVE.search(context.text, *attribution.cue_spans[0]):
        return None
    found = SUBJECT_WITH_CLAUSE.fullmatch(context.text, start, span[0])
    return found.span("who") if found else None


def _is_meant(context: Context, name: Mention, end: int) -> bool:
    """Whether what stands between a name and the place where "who" follows only says what the name is."""
    if name.kind == "person" and PARTY_OF.fullmatch(context.text, name.end, end):
        return True
    return APPOSED_NOUN.fullmatch(context.text, name.end, end) is not None


def after_according(context: Context, attribution: Attribution) -> Span | None:
    """The source of "according to": always what follows."""
    if not attribution.cue_spans:
        return None
    start, end = attribution.cue_spans[0]
    if not ACCORDING.match(context.text[start:end]):
        return None
    found = OBJECT.match(context.text, end, min(len(context.text), end + 110, context.sentence_end(start)))
    return found.span("who") if found else None


def subject_of(context: Context, attribution: Attribution, last: tuple[str, int] | None) -> Span | str | None:
    """Whom an attribution without a source span means: a span to read, or the voice that spoke in its sentence (`last`: key, offset)."""
    if not attribution.cue_spans:
        return None
    text = context.text
    start, end = attribution.cue_spans[0]
    cue = text[start:end]
    if OF_A_NOUN.search(text, max(0, start - 12), start):
        return None
    sentence = context.sentence(start)
    sentence_start = context.behind_dateline((context.sentence_start(start), start))[0]
    if (
        cue in (":", "-", "—", "a", "an", "the")
        or text.startswith("amid ", start - 5)
        or PASSIVE.search(text, max(sentence_start, start - 12), end)
    ):
        return None
    if text[max(0, start - 2) : start].strip() in (",", "”", '"', ",”", ',"') and not cue.endswith("ing") and cue not in TELLING:
        inverted = INVERTED.match(text, end, min(len(text), end + 80))
        names = context.describer.mentions_within(*inverted.span("who")) if inverted else []
        said = any(end <= low <= names[0].start < high for low, high in attribution.content_spans) if names else False
        if inverted and names and not (said and text[inverted.end("who")] != ","):
            return inverted.span("who")
    if last is not None and context.sentence(last[1]) == sentence and last[1] < start:
        return last[0]
    clause = CLAUSE.search(text, sentence_start, start)
    if clause is not None:
        return clause.span("who")
    opening = OPENS.match(text, sentence_start, min(len(text), sentence_start + 80))
    if opening and opening.end() <= start:
        return opening.span("who")
    if cue.endswith(("ed", "id")) and text[max(0, start - 2) : start] == ", " and BEHIND_PARTICIPLE.match(text, end):
        return None
    people = people_noun(context, sentence_start, start)
    if people is None and (thing := THING_FIRST.match(text, sentence_start, start)) is not None:
        return thing.span("who") if thing["noun"] in speaker_nouns.PAPER | speaker_nouns.BODY else None
    return _first_subject(context, sentence_start, start, whole_people(text, people) if people else None)


def _first_subject(context: Context, start: int, end: int, people: Span | None) -> Span | None:
    """The first name between two offsets that can be a subject, or `people` without a name where these stand before it."""
    text = context.text
    for mention in context.describer.mentions_within(start, end):
        if people is not None and people[0] < mention.start:
            return people
        if (
            mention.kind in ("person", "organisation", "group", "state")
            and not context.owns(mention)
            and not BEHIND_PREPOSITION.search(text, start, mention.start)
            and not AT_PLACE.search(text, start, mention.start)
            and not context.is_quoted(mention.start)
        ):
            printed = context.text[mention.start : mention.end]
            entry = context.lexicon.entries.get(printed)
            if entry is None or entry.sort not in ("people", "party") or printed.endswith("s"):
                return mention.start, mention.end
    return people


def people_noun(context: Context, start: int, end: int) -> Span | None:
    """The first noun of people in a passage that is no object of a preposition and describes no name: "the | villagers" who did it."""
    for match in NOUN.finditer(context.text, start, end):
        noun = match.group()
        plain = noun.lower()
        several = plain.endswith("s") and plain not in speaker_nouns.THINGS and PEOPLE.search(plain) is not None
        if not several and plain not in speaker_nouns.SEVERAL and plain not in speaker_nouns.STRANGERS:
            continue
        if noun in context.lexicon.entries or (noun[0].isupper() and match.start() != start):
            continue
        counted = COUNTED_OF.search(context.text, start, match.start()) is not None
        named = MODIFIES.match(context.text, match.end()) is not None
        if (
            not named
            and (counted or not BEHIND_ANY_PREPOSITION.search(context.text, start, match.start()))
            and not context.is_quoted(match.start())
        ):
            return match.span()
    return None
