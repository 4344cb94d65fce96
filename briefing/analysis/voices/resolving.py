"""From source spans to voices, in the order of the text: each reference is read with what was said before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from msgspec.structs import replace

from briefing.analysis.actors.linking import fold
from briefing.analysis.speakers import words
from briefing.analysis.voices import references
from briefing.analysis.voices.channels import channel_of
from briefing.analysis.voices.context import COMPANY_NOUNS, COUNTRY_NOUNS, GROUP_NOUNS, LONG_TITLES, MEDIA_NOUNS, Context
from briefing.analysis.voices.descriptions import Sex
from briefing.analysis.voices.phrases import (
    after_according,
    agent_of,
    author_of,
    before_who,
    inverted,
    is_consequence,
    is_passive,
    subject_of,
    widened,
)
from briefing.analysis.voices.references import Reference
from briefing.analysis.wordlists import listed
from briefing.model import Attribution, Mention, Source, Span, Voice, VoiceForm, VoiceKind

BODY_NOUNS = (
    listed(
        """ministry agency department government administration party union court police embassy army military committee commission council
        board team club university institute office bureau regime campaign association federation coalition tribunal parliament congress
        senate house watchdog regulator authority church charity foundation"""
    )
    | COMPANY_NOUNS
    | GROUP_NOUNS
    | MEDIA_NOUNS
)
PERSON_NOUNS = listed(
    """old republican democrat conservative liberal native billionaire tycoon mogul star veteran father mother man woman businessman
    businesswoman politician statesman lawmaker incumbent frontrunner front-runner nominee candidate challenger singer actor actress
    player athlete teenager student hopeful boss reformer newcomer outsider"""
)
PAPER_NOUNS = listed("statement letter email e-mail tweet post filing release memo announcement message")
SPEAKING_TITLES = listed(
    "spokesman spokeswoman spokesperson official aide source officer lawyer attorney adviser advisor diplomat analyst expert researcher"
)


SCHOLARS = listed("expert analyst researcher scholar specialist scientist economist historian")
"""Nouns that call nobody's office: they mean who spoke last."""

STATE_BODIES = listed("Ministry Police Army Navy Parliament Court Bank Government Authority Agency Commission Department Office Council")
RECENT = 40
"""Voices looked back at for "the spokesman"."""


OFFICES = listed(
    """president minister chancellor premier king queen pope governor mayor senator representative judge general sheriff secretary
    founder ceo executive chairman chairwoman director ambassador"""
)


@dataclass
class Draft:
    """A voice while it is being put together."""

    name: str
    kind: VoiceKind
    title: str | None = None
    affiliation: str | None = None
    country: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)


class Resolver:
    """Resolves the attributions of one article."""

    def __init__(self, source: Source, attributions: list[Attribution], mentions: list[Mention]) -> None:
        self.source, self.attributions = source, attributions
        self.context = Context(source, mentions)
        self.drafts: dict[str, Draft] = {}
        self.speaker: str | None = None
        self.spoken_at = -1

    def run(self) -> tuple[list[Voice], list[Attribution]]:
        """The voices, and the attributions in their own order with `voice` and `via` set."""
        keys: dict[str, tuple[str | None, str | None]] = {}
        for attribution in sorted(self.attributions, key=_anchor):
            keys[attribution.id] = self._resolve(attribution)
        self._through_media(keys)
        numbers = {key: f"{self.source.id}:v{number}" for number, key in enumerate(self.drafts)}
        resolved = []
        for attribution in self.attributions:
            voice, via = keys[attribution.id]
            resolved.append(replace(attribution, voice=numbers[voice] if voice else None, via=numbers[via] if via else None))
        return [self._voice(numbers[key], draft) for key, draft in self.drafts.items()], resolved

    def _through_media(self, keys: dict[str, tuple[str | None, str | None]]) -> None:
        """ "The mayor said …, Reuters reported": where a medium's content holds somebody's words, these are somebody's via the medium."""
        spoken = [one for one in self.attributions if one.source_spans and one.content_spans]
        starts = sorted((one.source_spans[0][0], number) for number, one in enumerate(spoken))
        for outer in spoken:
            key, via = keys[outer.id]
            if key is None or via is not None or self.drafts[key].kind != "media":
                continue
            for start, end in outer.content_spans:
                low, high = bisect_left(starts, (start, -1)), bisect_left(starts, (end, -1))
                inner = next((keys[spoken[number].id][0] for _, number in starts[low:high]), None)
                if inner and inner != key and self.drafts[inner].kind != "media":
                    keys[outer.id] = (inner, key)
                    break

    def _voice(self, number: str, draft: Draft) -> Voice:
        forms = tuple(
            VoiceForm(text=text, source=self.source.id, count=count, why=why) for (text, why), count in sorted(draft.forms.items())
        )
        return Voice(
            id=number,
            name=draft.name,
            aliases=tuple(alias for alias in draft.aliases if alias != draft.name),
            kind=draft.kind,
            title=draft.title,
            affiliation=draft.affiliation,
            country=draft.country,
            forms=forms,
        )

    def _resolve(self, attribution: Attribution) -> tuple[str | None, str | None]:
        context = self.context
        at = _anchor(attribution)
        spans = self._spans(attribution)
        if isinstance(spans, str):
            return spans, None
        if not spans:
            goes_on = attribution.mode == "direct" and self.speaker and context.paragraph(at) - context.paragraph(self.spoken_at) <= 1
            return (self.speaker if goes_on else None), None
        reference = references.read(context.text, spans, context.inside(spans), context.lexicon.titles)
        key = self._who(reference, spans[0][0]) if reference else None
        key, via = self._channelled(attribution, spans, key)
        if key is not None and not context.is_quoted(at) and self._speaks(attribution):
            self.speaker, self.spoken_at = key, at
        return key, via

    def _speaks(self, attribution: Attribution) -> bool:
        """Whether an attribution is speech, so that "he" and "she" after it may go on with its voice."""
        cue = " ".join(self.context.text[start:end] for start, end in attribution.cue_spans).lower()
        return attribution.mode != "indirect" or not words().say.isdisjoint(cue.split())

    def _spans(self, attribution: Attribution) -> tuple[Span, ...] | str:
        """The spans to read for the source, or the key of the voice that has just spoken; empty where nobody is named."""
        context = self.context
        if is_consequence(context, attribution):
            return ()
        according = after_according(context, attribution)
        if according is not None:
            return (widened(context, according),)
        turned = inverted(context, attribution)
        if turned is not None:
            return (turned,)
        nouns = [before_who(context, span) for span in attribution.source_spans[:1]]
        if nouns and nouns[0]:
            return (nouns[0],)
        spans = tuple(span for span in (widened(context, one) for one in attribution.source_spans) if span[0] < span[1])
        spans = tuple(span for span in spans if context.text[slice(*span)].strip(" ,.").lower() not in references.EMPTY)
        if spans and attribution.cue_spans and spans[0][0] < attribution.cue_spans[0][0] and is_passive(context, attribution):
            agent = agent_of(context, attribution)
            return (widened(context, agent),) if agent else ()
        if spans:
            return spans
        subject = subject_of(context, attribution, (self.speaker, self.spoken_at) if self.speaker else None)
        return subject if isinstance(subject, str) else (subject,) if subject else ()

    def _channelled(self, attribution: Attribution, spans: tuple[Span, ...], key: str | None) -> tuple[str | None, str | None]:
        """The voice and its channel: "local media quoted an official" is the official, via the media."""
        context = self.context
        channel = channel_of(context, attribution, spans)
        if channel is None:
            return key, None
        if channel.origin is not None:
            inner = references.read(context.text, (channel.origin,), context.inside((channel.origin,)), context.lexicon.titles)
            origin = self._who(inner, channel.origin[0]) if inner else None
            return (origin, key) if origin and origin != key else (key, None)
        if channel.medium is not None:
            via = self._named(channel.medium, channel.medium.name, "channel named beside the cue")
            return key, None if via == key else via
        return key, None

    def _who(self, reference: Reference, at: int) -> str | None:
        if reference.kind == "pronoun":
            return self._pronoun(reference, at)
        if reference.kind == "named" and reference.head is not None:
            if self._describes(reference):
                key = self._pointed_at(reference._replace(head=None), at)
                if key:
                    return key
            return self._named(reference.head, reference.text, "named")
        author = author_of(self.context, at) if reference.kind in ("unnamed", "title") else None
        if author is not None:
            return self._named(author, reference.text, "whose words they are")
        if reference.kind in ("unnamed", "title") and reference.noun in PAPER_NOUNS and reference.head is None:
            *words, _ = reference.text.split()
            if words and words[-1].lower() in BODY_NOUNS:  # "a police statement" is the police
                return self._who(reference._replace(kind="title", text=" ".join(words), noun=words[-1].lower(), definite=True), at)
            owner = self._owner_of_paper(at) if reference.kind == "unnamed" else None
            if owner:
                return self._named(owner, reference.text, f"a {reference.noun} of the one that its sentence names")
        if reference.kind == "title":
            key = self._pointed_at(reference, at)
            if key:
                return key
        return self._unnamed(reference)

    def _owner_of_paper(self, at: int) -> Mention | None:
        """Whose statement or filing "according to a statement" is: the body that the article is about just there."""
        return self.context.body_before(at, "company", frozenset(), None)

    def _describes(self, reference: Reference) -> bool:
        """ "the Ohio Republican": a definite party or people's name in the singular is somebody already named."""
        head = reference.head
        entry = self.context.lexicon.entries.get(self.context.text[head.start : head.end]) if head else None
        return reference.definite and entry is not None and entry.sort in ("party", "people") and reference.noun in PERSON_NOUNS

    def _pronoun(self, reference: Reference, at: int) -> str | None:
        context, noun = self.context, reference.noun
        if noun == "who":
            near = next((one for one in context.before(at, 3) if one.kind != "place" and at - one.end < 90), None)
            return self._named(near, reference.text, "“who” after the name") if near else self.speaker
        if noun in {"he", "she", "him", "her", "his", "himself", "herself"}:
            return self._he_or_she(reference, at)
        if noun in {"i", "we", "you"}:
            return self.speaker if context.is_quoted(at) else None
        last = self.drafts[self.speaker] if self.speaker else None
        several = last is not None and (last.kind == "group" or (last.kind == "unnamed" and last.name.split()[0].lower() != "spokesman"))
        if (
            noun in {"they", "them", "their"}
            and last is not None
            and several
            and context.paragraph(at) - context.paragraph(self.spoken_at) <= 2
        ):
            return self._again(self.speaker, reference.text, f"“{noun}” after the last speakers")
        if (
            last
            and last.kind in ("organisation", "state", "media", "group")
            and context.paragraph(at) - context.paragraph(self.spoken_at) <= 2
        ):
            return self._again(self.speaker, reference.text, f"“{noun}” after the last speaker")
        found = context.body_before(at, "", frozenset(), None)
        return self._named(found, reference.text, f"“{noun}” with the name before it") if found else None

    def _he_or_she(self, reference: Reference, at: int) -> str | None:
        context, noun = self.context, reference.noun
        sex: Sex = "female" if noun in {"she", "her", "herself"} else "male"
        last = self.drafts[self.speaker] if self.speaker else None
        found = context.person_before(at, sex, last.name if last else None, self.spoken_at)
        recent = context.paragraph(at) - context.paragraph(self.spoken_at) <= 1
        one = last is not None and last.kind == "unnamed" and not last.name.split()[0].endswith("s") and "s of" not in last.name
        if one and recent and (found is None or found.start < self.spoken_at):
            return self._again(self.speaker, reference.text, f"“{noun}” after the last speaker")
        return self._named(found, reference.text, f"“{noun}” with the name before it") if found else None

    def _again(self, key: str | None, text: str, why: str) -> str | None:
        if key:
            self.drafts[key].forms[text, why] += 1
        return key

    def _pointed_at(self, reference: Reference, at: int) -> str | None:
        """Whom "the minister", "the company" or "the spokesman" means."""
        context, noun = self.context, reference.noun
        last = self.drafts[self.speaker] if self.speaker else None
        just_now = last is not None and last.kind == "person" and context.paragraph(at) - context.paragraph(self.spoken_at) <= 1
        if noun in SCHOLARS and reference.head is None and just_now:
            return self._again(self.speaker, reference.text, f"“the {noun}” after the last speaker")
        if noun in context.lexicon.titles:
            found = self._titled(noun, reference.head, at)
            if found:
                return self._named(found, reference.text, f"“{noun}” is the title of the one named before")
        singular = noun.rstrip("s")
        if noun in SPEAKING_TITLES or singular in SPEAKING_TITLES:
            for key, draft in islice(reversed(self.drafts.items()), RECENT):
                if draft.kind == "unnamed" and noun in draft.name.lower().split():
                    return self._again(key, reference.text, f"“{noun}” as before")
        elif (noun in context.lexicon.titles or noun in PERSON_NOUNS or noun.endswith("-old")) and reference.head is None:
            person = context.person_before(at, None, last.name if last else None)
            if person and at - person.start < 600 and self._may_be(person.name, noun):
                return self._named(person, reference.text, f"“the {noun}” with the name before it")
        return self._body_pointed_at(reference, at, last)

    def _may_be(self, name: str, noun: str) -> bool:
        """Whether "the senator" may be somebody: not one who is known to hold another office."""
        description = self.context.people.get(name)
        known = {LONG_TITLES.get(word, word) for word in ((description.title if description else None) or "").lower().split()}
        return noun in PERSON_NOUNS or noun.endswith("-old") or not known & OFFICES or noun in known

    def _body_pointed_at(self, reference: Reference, at: int, last: Draft | None) -> str | None:
        context, noun = self.context, reference.noun
        if noun in PAPER_NOUNS and reference.head is None and self.speaker:
            return self._again(self.speaker, reference.text, f"“the {noun}” of the last speaker")
        if reference.head is not None or noun not in BODY_NOUNS | COUNTRY_NOUNS:
            return None
        nouns = frozenset(re.findall(r"[\w-]+", reference.text.lower())) & BODY_NOUNS
        found = context.body_before(at, noun, nouns, last.name if last and last.kind != "person" else None)
        if found and not (noun in {"police", "court", "army", "military"} and noun not in found.name.lower()):
            return self._named(found, reference.text, f"“the {noun}” with the name before it")
        return None

    def _titled(self, noun: str, head: Mention | None, at: int) -> Mention | None:
        """The person of that title named last before an offset, of the country or body that stands with it."""
        context = self.context
        fitting = {
            name
            for name, country in context.titled.get(noun, ())
            if (head is None or head.country is None or country in (head.country, None)) and not self._of_another(name, head)
        }
        if not fitting:
            return None
        earlier = next((one for one in context.before(at, 200) if one.name in fitting), None)
        return earlier or next((one for one in context.mentions if one.name in fitting), None)

    def _of_another(self, name: str, head: Mention | None) -> bool:
        """Whether somebody cannot be "the Cusco prosecutor" because he is known to belong to another place or body."""
        if head is None or head.kind == "state":
            return False
        description = self.context.people.get(name)
        known = {word.lower() for part in description or () if part for word in part.split()}
        return description is not None and description.affiliation is not None and known.isdisjoint(head.name.lower().split())

    def _named(self, mention: Mention, text: str, why: str) -> str:
        context = self.context
        printed = context.text[mention.start : mention.end]
        entry = context.lexicon.entries.get(printed)
        name, kind = mention.name, _kind(mention, entry.sort if entry else "")
        if entry and entry.sort == "capital" and mention.country:
            name, kind = context.lexicon.states[mention.country], "state"
            why = f"“{printed}” speaks for its government" if why == "named" else why
        elif mention.kind == "organisation" and mention.country is None and (owner := self._owner_of(mention)):
            name = f"{owner.name} {mention.name}"
            mention = replace(mention, country=owner.country)
        elif entry and entry.sort == "people" and printed.endswith("s") and printed != entry.name:
            name, kind = printed, "group"
        draft = self.drafts.get(name)
        if draft is None:
            description = context.people.get(mention.name)
            draft = self.drafts[name] = Draft(name, kind, country=mention.country)
            if description:
                draft.title, draft.affiliation = description.title, description.affiliation or description.party
                draft.country = description.country or mention.country
                draft.kind = "person" if description.title and kind == "organisation" and not entry else kind
        if fold(printed) != fold(name):
            draft.aliases.setdefault(printed)
        draft.forms[text, why] += 1
        return name

    def _owner_of(self, mention: Mention) -> Mention | None:
        """The state that a body's name stands behind: "Peru's | Health Ministry"."""
        if not set(mention.name.split()) & STATE_BODIES:
            return None
        near = next(self.context.before(mention.start, 1), None)
        owns = near is not None and near.kind == "state" and self.context.text[near.end : mention.start] in ("'s ", "’s ", "' ", "’ ")
        return near if owns else None

    def _unnamed(self, reference: Reference) -> str:
        key = f"unnamed {fold(reference.text)}"
        if key not in self.drafts:
            kind: VoiceKind = "group" if reference.kind == "several" else "unnamed"
            head = None if reference.kind == "several" else reference.head
            self.drafts[key] = Draft(reference.text, kind, affiliation=head.name if head else None, country=head.country if head else None)
        self.drafts[key].forms[reference.text, "as printed"] += 1
        return key


def _anchor(attribution: Attribution) -> int:
    spans = attribution.source_spans or attribution.cue_spans or attribution.content_spans
    return spans[0][0]


def _kind(mention: Mention, sort: str) -> VoiceKind:
    if sort == "media":
        return "media"
    kinds: dict[str, VoiceKind] = {
        "person": "person",
        "state": "state",
        "group": "group",
        "place": "state" if mention.country else "organisation",
    }
    return kinds.get(mention.kind, "organisation")
