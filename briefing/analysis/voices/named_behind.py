"""Whom a description means who is named only behind it: "a spokesman denied it. “Never,” said the spokesman, Luis Paz"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from briefing.analysis.speakers import PAPERS, PEOPLE, said_or_says
from briefing.analysis.vocabulary import is_plural
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.context import LONG_TITLES, Context
from briefing.analysis.voices.references import Reference
from briefing.analysis.voices.sexes import sex_of_noun
from briefing.analysis.voices.standing import HEADS
from briefing.model import Mention

REACH = 4
"""Sentences behind a description in which a name beside its noun is that of whom it means."""

LEAD, NEXT = 2, 2
"""Sentences that open an article, and sentences behind a description in them in which whom it means gets his name."""

BEFORE_NOUN = re.compile(r"\b(?:the|his|her|its|their|[\w-]+[’']s) (?:[\w’'-]+ ){0,3}?\Z", re.IGNORECASE)
BEHIND_NOUN = re.compile(r"(?: (?:of|for|at|in) [^,.;“”\"]{3,50})?, (?:[a-z][\w.-]* ){0,4}\Z", re.IGNORECASE)
"""Around the noun by which the bearer of a name behind it was described: "said | the | spokesman | , Dr. | Luis Paz"."""

FARTHEST = 300
"""Characters before a name in which that noun stands."""

VERB = re.compile(r"(?:, (?:an?|the|his|her|its) [^;:“”\"]{3,110}?,)? (?:(?:also|later|has|had|then) )*(?P<verb>[a-z]+)\b")
"""Behind a name that opens its sentence, that its bearer speaks."""

CALLS_HIMSELF = re.compile(
    r"(?:(?: [\w-]+){0,2} (?:named|called)|[^.;“”\"]{0,40}?\b(?:(?:gave|giving) (?:only )?(?:his|her|their) (?:first |last )?names? "
    r"(?:only )?as|"
    r"(?:identified|identifying|introduced|introducing) (?:him|her)self (?:only )?as|(?:asked|wanted|agreed) to be "
    r"(?:identified|named|called) (?:only )?(?:as|by)|"
    r"(?:identified|known) only as)) (?:(?:his|her) first name, )?"
)
"""Behind somebody without a name, the name he goes by: "a man who gave his name as | Michel"."""

ONE_OF = re.compile(
    r"[Oo]ne of (?:the |its |his |her |their )?(?:[\w’'-]+ ){0,3}?(?P<noun>[A-Za-z]{3,})s(?= (?:of|in|on|at|for|from)\b|\Z)"
)
"""In a description, what more than one are, of whom one speaks."""

CALLED_SO = re.compile(r"\b(?P<noun>[a-z]+) (?:named|called) (?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)\Z")
"""In a description, the name of whom it describes."""

OWNED = re.compile(r"[’']s ")
NAMED = re.compile(r",.* [A-Z]")
"""In a description, that a name stands in it already."""

WHAT = re.compile(
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)?)?(?: \([^)]{1,20}\))?, (?:who (?:is|was) )?(?:an?|the|its|his|her|their) (?P<what>[^,.;:“”\"—]{3,90})|"
    r", (?P<bare>[a-z][^,.;:“”\"—]{3,60})(?=[,.])"
)
"""What stands behind a name: what its bearer is."""


def name_of_stranger(context: Context, reference: Reference, at: int) -> Mention | None:
    """The name of somebody who is described first: "a man who gave his name as Michel", "a clerk named Adrienne Day"."""
    if reference.kind not in ("unnamed", "title"):
        return None
    called = CALLED_SO.search(reference.text)
    if (
        called is not None
        and PEOPLE.search(called["noun"]) is not None
        and called["noun"].rstrip("s") not in speaker_nouns.BODIES_AND_PAPERS
    ):
        start = context.text.find(called["name"], at)
        known = next((one for one in context.describer.mentions_within(start, start + len(called["name"]))), None)
        return known or Mention(start=start, end=start + len(called["name"]), name=called["name"], kind="person")
    head = context.text.find(reference.noun, at, at + 80) if reference.noun else -1
    match = CALLS_HIMSELF.match(context.text, head + len(reference.noun), head + 160) if head >= 0 else None
    near = context.describer.mentions_within(match.end(), match.end() + 40) if match else []
    return near[0] if match and near and near[0].start == match.end() and near[0].kind in ("person", "organisation") else None


def named_behind(context: Context, reference: Reference, at: int) -> Mention | None:
    """Who is named behind a description at an offset, and not before it, so that its noun stands beside the name; none where two are."""
    several = ONE_OF.match(reference.text)
    noun = several["noun"].lower() if several else reference.noun
    body = noun in speaker_nouns.BODIES_AND_PAPERS | speaker_nouns.SEVERAL | PAPERS
    if reference.kind == "several" or not noun or body or is_plural(noun) or PEOPLE.search(noun) is None or NAMED.search(reference.text):
        return None
    owner = reference.head and context.text[reference.head.start : reference.head.end]
    leads, opens = _leads(context, reference, at), context.sentence_start(at) == at
    office = noun in context.lexicon.titles - speaker_nouns.STRANGERS - speaker_nouns.SPEAKING_TITLES
    holds_office = office and OWNED.search(reference.text) is not None
    found = []
    for far, mention in _first_named_behind(context, at):
        before = context.text[max(context.sentence_start(mention.start), mention.start - FARTHEST) : mention.start]
        if _described(before, noun) or (far == 1 and owner and before.endswith((f"{owner}’s ", f"{owner}'s "))):
            return mention
        sexes = {sex_of_noun([noun]), context.sexes.get(mention.name)} - {None}
        goes_on = opens and far == 1 and len(sexes) < 2 and context.may_hold_office(mention.name) and _goes_on(context, mention)
        near = (leads and far <= NEXT) or (far == 1 and holds_office)
        if (near and _is_called(context, mention, noun)) or (leads and goes_on):
            found.append(mention)
    return found[0] if len(found) == 1 else None


def _leads(context: Context, reference: Reference, at: int) -> bool:
    """Whether a description at an offset is one of the first lines, of somebody who has no name yet."""
    if context.sentence(at) > LEAD or not reference.definite:
        return context.sentence(at) <= LEAD
    return not any(one.kind == "person" and one.start >= context.sentences[0] for one in context.mentions_before(at))


def _described(before: str, noun: str) -> bool:
    """Whether what stands before a name calls its bearer by a noun."""
    places = (match.span() for match in re.finditer(re.escape(noun), before, re.IGNORECASE))
    return any(BEFORE_NOUN.search(before, 0, start) and BEHIND_NOUN.match(before, end) for start, end in places)


def _first_named_behind(context: Context, at: int) -> Iterator[tuple[int, Mention]]:
    """The people who get their names in the sentences behind that of an offset, each with how many sentences behind."""
    here, end = context.sentence(at), context.sentence_end(at)
    beyond = context.sentences[here + REACH : here + REACH + 1] or [len(context.text)]
    low, high = bisect_left(context.starts, end), bisect_left(context.starts, beyond[0])
    heard: set[str] = set()
    for mention in context.mentions[low:high]:
        before = context.sentences[0] <= context.first_named[mention.name].start < end
        if mention.kind == "person" and not before and mention.name not in heard and not context.is_quoted(mention.start):
            heard.add(mention.name)
            yield context.sentence(mention.start) - here, mention


def _is_called(context: Context, mention: Mention, noun: str) -> bool:
    """Whether a noun stands beside a name as what its bearer is."""
    behind = WHAT.match(context.text, mention.end)
    words = (behind["what"] or behind["bare"]).lower().split() if behind else []
    before = context.text[max(0, mention.start - 60) : mention.start].split()[-3:]
    titles = [LONG_TITLES.get(word.lower(), word.lower()) for word in before]
    speaks = not said_or_says().isdisjoint(words[:1])
    return (noun in words and not speaks) or titles[-1:] == [noun]


def _goes_on(context: Context, mention: Mention) -> bool:
    """Whether a sentence begins with a name that says something in it."""
    if HEADS.fullmatch(context.text, context.sentence_start(mention.start), mention.start) is None:
        return False
    verb = VERB.match(context.text, mention.end)
    return verb is not None and verb["verb"] in said_or_says()
