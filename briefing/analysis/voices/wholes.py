"""The whole name that a surname or bare noun is short for, where the article has only one: "the zoo" is the Oruro Zoo."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.speakers import PAPERS
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.context import Context
from briefing.analysis.voices.references import Reference
from briefing.model import Mention, Span


def whole_name(context: Context, reference: Reference, at: int) -> Mention | None:
    """The only name of the article that a reference at an offset can be short for; None where there are several or none."""
    if reference.head is not None or " " in reference.text:
        return None
    if reference.text[:1].isupper():
        return only_one(one for one in context.mentions if one.kind == "person" and _is_surname(reference.text, one.name))
    if reference.text in speaker_nouns.PAPER | PAPERS or context.text[at : at + 4].lower() != "the ":
        return None
    named = (one for one in context.mentions if one.start < at and one.kind != "person" and not context.is_quoted(one.start))
    return only_one(one for one in named if " " in one.name and reference.text in one.name.lower().split())


def surname_alone(context: Context, span: Span) -> Mention | None:
    """Who has a surname that looks like another word, where one person alone was named so before: "Rosa May" is "May" (said)."""
    word = context.text[slice(*span)].split(",")[0]
    people = [one for name, one in context.first_named.items() if one.kind == "person" and name.endswith(f" {word}")]
    sure = word.isalpha() and word[0].isupper() and len(people) == 1 and people[0].start < span[0]
    return people[0] if sure else None


def surname(name: str) -> str:
    """What somebody is called by last: "Okoro", and the whole of a name that ends otherwise."""
    last = name.split()[-1]
    return name if last.endswith(".") or last.isupper() else last


def only_one(mentions: Iterable[Mention]) -> Mention | None:
    """The one whom all of several names mean; None where they mean several people or bodies, or there are none."""
    found = {one.name: one for one in mentions}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_surname(word: str, name: str) -> bool:
    return " " in name and name.split()[-1].casefold() == word.casefold()
