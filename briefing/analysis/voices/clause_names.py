"""Whom "he" or "she" means by the clause right before it, in its own sentence: "When the draft reached Ms. Paz, | she dismissed it"."""

from __future__ import annotations

import re

from briefing.analysis.actors.namesakes import Sex
from briefing.analysis.voices.context import HE_OR_SHE, Context
from briefing.analysis.voices.noun_phrases import people_noun
from briefing.model import Mention

CONJUNCTION = r"(?:[Ww]hen|[Aa]fter|[Aa]s|[Bb]efore|[Oo]nce|[Bb]ecause|[Ss]ince) "
OPENING = re.compile(rf"(?:(?:But|And|Yet|So) )?{CONJUNCTION}(?!(?:asked|pressed|questioned|told)\b)[^,;:“”\"]*, \Z")
"""A clause that a sentence opens with, up to the subject of the next."""

SUBJECT = re.compile(rf"{CONJUNCTION}(?:(?:[A-Z][\w.’'-]*|the|former) ){{0,4}}\Z")
REACHED = re.compile(
    r"\b(?:sent|shown|given|brought|handed|reached|offered|forwarded|passed|presented)(?: (?:over|back))?(?: to)? (?:[A-Z][a-z]*\. )?\Z"
)
"""Before the name of a clause, what tells that it is its subject, or whom something came to."""

TO = re.compile(r"\bto (?:(?:[A-Z][\w.’'-]*|the|former) ){0,4}\Z")
"""Before the last name of a clause, what tells that it ends in whom the next is about: "her line is a nod | to | Rosa Paz; she …"."""

PEOPLE_BEHIND = re.compile(r" (?:supporter|voter|backer|fan|critic|aide|adviser|ally|administration|campaign|rally|family)")
"""Behind a name, those of whom it only tells whose they are: "a | Okoro | supporter"."""


def named_before(context: Context, at: int, sex: Sex) -> Mention | None:
    """The one person of fitting sex that the clause before a pronoun is about; None where it names none, or several."""
    start = context.sentence_start(at)
    people = [one for one in context.describer.mentions_within(start, at) if one.kind == "person"]
    last = people[-1] if people and not context.is_quoted(at) else None
    if last is None or context.owns(last) or context.sexes.get(last.name) not in (sex, None):
        return None
    if context.text[last.end : at] == "; ":
        alone = all(context.owns(one) or one.name == last.name for one in people)
        return last if alone and context.is_surely_person(last.name) and _is_about(context, start, last, TO) else None
    if len({one.name for one in people}) != 1 or OPENING.fullmatch(context.text, start, at) is None:
        return None
    return last if _is_about(context, start, last, SUBJECT) else None


def _is_about(context: Context, start: int, named: Mention, leads: re.Pattern[str]) -> bool:
    """Whether a clause from an offset on is about whom it names: as its subject, or as whom something came to."""
    return any(pattern.search(context.text, start, named.start) for pattern in (leads, REACHED))


def only_one_before(context: Context, at: int, sex: Sex, spoken_at: int) -> Mention | None:
    """The one person whom the sentence right before names, in the paragraph that "he" goes on with, where nobody has spoken yet."""
    start = context.sentence_start(at)
    before = context.sentence_before(at)
    if at != start or not spoken_at < before < start or context.paragraph(before) != context.paragraph(start):
        return None
    if context.paragraph(spoken_at) == context.paragraph(start):
        return None
    people = [one for one in context.describer.mentions_within(before, start) if one.kind == "person" and not context.is_quoted(one.start)]
    if len({one.name for one in people}) != 1 or context.owns(people[0]) or context.sexes.get(people[0].name) not in (sex, None):
        return None
    others = people_noun(context, before, people[0].start) or PEOPLE_BEHIND.match(context.text, people[0].end)
    return None if others or HE_OR_SHE.search(context.text, before, people[0].start) else people[0]
