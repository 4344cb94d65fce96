"""What a bare noun points back to: an outlet named just before, a body that was heard of under the same noun, the paper of a medium."""

from __future__ import annotations

import re

from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.channels import is_medium
from briefing.analysis.voices.context import ACTS, ADDRESS, Context
from briefing.analysis.voices.references import Reference
from briefing.analysis.voices.voice_registry import VoiceRegistry
from briefing.analysis.voices.wholes import only_one, surname
from briefing.analysis.wordlists import listed
from briefing.model import Mention

OUTLETS = speaker_nouns.MEDIA | listed("paper publication site")
BODIES = speaker_nouns.BODY | listed("conference alliance society institute trust league council centre center network")
WITHIN_SENTENCES = 5
"""Sentences before a noun in which the outlet stands that it means."""

PUBLISHED = re.compile(r"\b(?:published|reported|posted|printed|revealed|broken)(?: [a-z]+day| [A-Z]\w+day)? (?:in|by|on) (?:the )?\Z")
"""Before a name, what makes it an outlet's: "a picture first published in | Lumo"."""

PRINTED = ("report", "article", "story", "piece", "investigation", "expose", "exposé")
IN_A_MEDIUM = re.compile(
    rf"(?:[\w’'-]+ ){{0,3}}?(?P<noun>{'|'.join(PRINTED)}) "
    r"(?:(?:published|posted) )?(?P<where>in|on|by|from) (?:[Tt]he )?(?=[A-Z])"
)
"""What a medium prints, up to its name: "a long report published in the | Oruro Herald"."""

A_STORY_IN_A_MEDIUM = re.compile(rf"\b(?:an?|the) {IN_A_MEDIUM.pattern}")

NAME_BEHIND = re.compile(r" [A-Z]")
"""Behind a name, that it goes on, so that it is no medium's: "a report by Herald | Soil Research"."""

POLL = re.compile(r"(?:/[A-Z]\w*)* (?:poll|survey)\b")
"""Behind the name of a medium, that only its poll is told of, also with others: "a Herald | /Kori News poll"."""

CALLED_THE = re.compile(r"The [A-Z]\w+(?: [A-Z]\w+)*")
"""A name that an article belongs to: what a story stands in is a medium."""

LIKE_NO_OTHER = listed("tabloid magazine weekly daily")
"""Nouns of nothing but what is printed."""

PAIRS = listed("groups companies firms organizations organisations agencies airlines banks unions charities universities")
AND = re.compile(r" and (?:the )?")
OF_SOMEBODY = listed("office campaign team family estate")
THE = re.compile(r"\b[Tt]he \Z")


def pointed_at(context: Context, registry: VoiceRegistry, reference: Reference, at: int) -> str | None:
    """The key of what "the paper", "the Journal" or "the board" at an offset means; None where that is not sure."""
    medium = medium_of_paper(context, reference, at)
    if medium is not None:
        return registry.named(medium, reference.text, f"a {reference.noun} of this medium")
    if reference.noun == "another" and " of " not in reference.text and registry.last is not None:
        return _another(registry, registry.last.name, reference, at)
    if reference.kind != "title" or reference.head is not None or context.text[at : at + 4].lower() != "the ":
        return None
    noun = reference.noun
    if noun in OUTLETS:
        if _is_last_outlet(context, registry, at):
            return registry.again(registry.speaker, reference.text, f"the {noun} after the last speaker")
        outlet = outlet_before(context, noun, at)
        return registry.named(outlet, reference.text, f"the {noun} named before") if outlet else None
    if reference.text[:1].isupper():
        outlet = only_one(
            one for one in context.mentions_before(at, 200) if is_medium(context, one) and one.name.endswith(f" {reference.text}")
        )
        return registry.named(outlet, reference.text, f"short for {outlet.name}") if outlet else None
    return (
        _pair_before(context, registry, reference, at) or _heard_as(registry, reference) or _of_an_owner(context, registry, reference, at)
    )


def medium_of_paper(context: Context, reference: Reference, at: int) -> Mention | None:
    """The medium in which stands what speaks: "a report in the Herald", and "the article" after "an article in the Herald"."""
    noun, text = reference.noun, context.text
    if noun not in PRINTED:
        return None
    found = IN_A_MEDIUM.match(text, at)
    if found is None and reference.text == noun and reference.definite:
        stories = A_STORY_IN_A_MEDIUM.finditer(text, context.sentence_before(at), at)
        found = next((one for one in stories if one["noun"] == noun), None)
    if found is None or found["noun"] != noun:
        return None
    with_article = found.end() - len("The ")  # "The Herald" can be the name
    near = context.describer.mentions_within(with_article, found.end() + 60)
    medium = next((one for one in near if one.end > found.end() >= one.start - 1), None)
    called = CALLED_THE.match(text, with_article)
    where = {"in"} if noun == "report" else {"in", "on"}
    if medium is None and called is not None and found["where"] in where:
        return Mention(start=called.start(), end=called.end(), name=called[0], kind="organisation")
    if medium is None or medium.kind == "state":
        return None
    goes_on = NAME_BEHIND.match(text, medium.end) is not None  # "Herald | Soil Research"
    surely = found["where"] == "in" and noun != "report" and " " in medium.name and medium.name not in context.lexicon.entries
    return medium if surely or (medium.kind == "organisation" and is_medium(context, medium) and not goes_on) else None


def _another(registry: VoiceRegistry, last: str, reference: Reference, at: int) -> str | None:
    """Another of those of whom one has just spoken: "one user wrote …, wrote another"."""
    if registry.last is None or registry.last.kind != "unnamed" or " of " in last:
        return None
    called = last if last.startswith("another ") else f"another {last}"
    return registry.unnamed(reference._replace(text=called), at)


def _is_last_outlet(context: Context, registry: VoiceRegistry, at: int) -> bool:
    """Whether an outlet, or what bears a name that only looks like a person's, spoke in the sentence before: "Side Eight wrote …"."""
    last = registry.last
    if last is None or context.sentence(at) - context.sentence(registry.spoken_at) > 1 or last.name in speaker_nouns.PLATFORMS:
        return False
    named = context.first_named.get(last.name)
    medium = last.kind == "media" or (last.kind == "organisation" and named is not None and is_medium(context, named))
    return medium or (last.kind == "person" and not context.may_hold_office(last.name))


def outlet_before(context: Context, noun: str, at: int) -> Mention | None:
    """The outlet that a noun at an offset means: the only one of the nearest sentence that names any."""
    here = context.sentence(at)
    near: dict[int, list[Mention]] = {}
    for one in context.mentions_before(at, 60):
        far = here - context.sentence(one.start)
        if far > WITHIN_SENTENCES:
            break
        if (
            (one.kind == "organisation" or one.name.isupper())
            and one.name not in speaker_nouns.PLATFORMS
            and _may_be_outlet(context, one, noun)
        ):
            near.setdefault(far, []).append(one)
    if near:
        return only_one(near[min(near)])
    if noun not in LIKE_NO_OTHER:
        return None
    start = context.sentence_before(at)
    return only_one(one for one in context.describer.mentions_within(start, at) if _may_be_printed(context, one))


def _may_be_outlet(context: Context, mention: Mention, noun: str) -> bool:
    """Whether a name is an outlet's that a noun can call so; a newspaper is no site, and "a Herald poll" is no newspaper."""
    if POLL.match(context.text, mention.end):
        return False
    before = context.text[max(0, mention.start - 40) : mention.start]
    medium = noun not in ("site", "website") and is_medium(context, mention)
    return medium or ADDRESS.search(mention.name) is not None or PUBLISHED.search(before) is not None


def _may_be_printed(context: Context, mention: Mention) -> bool:
    """Whether nothing says that a name is no paper's that has "the" before it or does something: "the Oruro Enquirer", "Lumo has"."""
    words = speaker_nouns.PUBLIC_WORDS | context.lexicon.thing_words
    known = mention.name in context.lexicon.entries or not words.isdisjoint(mention.name.split())
    the = " " in mention.name and THE.search(context.text, max(0, mention.start - 4), mention.start) is not None
    return mention.kind == "organisation" and not known and (the or ACTS.match(context.text, mention.end) is not None)


def _heard_as(registry: VoiceRegistry, reference: Reference) -> str | None:
    """The one body heard before whose description has the noun at its head: "the port’s harbour board" is "the board"."""
    noun = reference.noun
    if reference.text != noun or noun not in BODIES:
        return None
    heard = registry.by_noun.get(noun, [])
    return registry.again(heard[0], reference.text, f"the {noun} heard before") if len(heard) == 1 else None


def _pair_before(context: Context, registry: VoiceRegistry, reference: Reference, at: int) -> str | None:
    """The two bodies whom alone the sentence before names together: "Lumo and the Kori Board will meet. | The groups say …"."""
    if reference.text not in PAIRS:
        return None
    end = context.sentence_start(at)
    start = context.sentence_before(at)
    bodies = [one for one in context.describer.mentions_within(start, end) if one.kind == "organisation"]
    if len(bodies) != 2 or AND.fullmatch(context.text, bodies[0].end, bodies[1].start) is None:
        return None
    pair = f"{bodies[0].name} and {bodies[1].name}"
    return registry.unnamed(reference._replace(kind="several", text=pair), bodies[0].start)


def _of_an_owner(context: Context, registry: VoiceRegistry, reference: Reference, at: int) -> str | None:
    """Somebody's office or campaign that a sentence just before names as his: "Mr. Okoro’s office" is "the office"."""
    noun, here = reference.noun, context.sentence(at)
    if reference.text != noun or noun not in OF_SOMEBODY:
        return None
    owners = {
        one.name
        for one in context.mentions_before(at)
        if one.kind == "person"
        and here - context.sentence(one.start) <= 1
        and re.compile(rf"[’']s (?:\w+ )?{noun}\b").match(context.text, one.end)
    }
    return registry.unnamed(reference._replace(text=f"{surname(owners.pop())}’s {noun}"), at) if len(owners) == 1 else None
