"""From source spans to voices, in the order of the text: each reference is read with what was said before it."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from briefing.analysis.actors.headlines import is_clause_in_capitals
from briefing.analysis.actors.namesakes import Sex
from briefing.analysis.speakers import HEAD_END, load_speaker_model
from briefing.analysis.voices import references, speaker_nouns
from briefing.analysis.voices.anaphora import OFFICE_OF_TWO, AnaphoraResolver
from briefing.analysis.voices.authors import author_of
from briefing.analysis.voices.bearers import Bearers
from briefing.analysis.voices.channels import channel_of
from briefing.analysis.voices.context import Context
from briefing.analysis.voices.cue_senses import (
    adds_to,
    agent_of,
    asked_by,
    before_which,
    is_addressed,
    is_at_place,
    is_blamed_for,
    is_consequence,
    is_given_to,
    is_of_both,
    is_passive,
    of_others,
    own_subject,
    shown_to_say,
)
from briefing.analysis.voices.insertions import is_where, subject_before_dashes
from briefing.analysis.voices.named_behind import name_of_stranger, named_behind
from briefing.analysis.voices.noun_phrases import (
    ACCORDING,
    after_according,
    around_clause,
    before_who,
    expand_noun_phrase,
    in_one_sentence,
    inverted,
    subject_of,
)
from briefing.analysis.voices.pointers import pointed_at
from briefing.analysis.voices.references import Reference
from briefing.analysis.voices.told_of import is_in_clause, told_of
from briefing.analysis.voices.turns import FIRST_PERSON, TurnSpeakers, within_turns
from briefing.analysis.voices.voice_registry import VoiceRegistry
from briefing.analysis.voices.wholes import surname, surname_alone, whole_name
from briefing.analysis.wordlists import listed
from briefing.model import Attribution, Mention, Source, Span, Voice

PARTICIPLE = re.compile(r"\s(?:\w+ing\s|\w+ed(?:\s|$))")
DOES = re.compile(r"\s[a-z]{3,}ing (?:the|his|her|its|their) ")
"""Behind the noun of a description, what tells whom it means by what he does: "prosecutor | overseeing the | case"."""

ORIGINS = listed("results interviews documents agreement")
"""What tells nothing by itself, and yet where a line comes from: "according to | early results of a poll"."""

FILED = listed("filing memo")
"""Papers that speak for themselves where nobody gave them out: "a regulatory filing", "an internal memo"."""

OPENING = 40
"""Code points in which what is reported begins with who said it."""


OF_A_PERSON = re.compile(r"(?:his|her) ", re.IGNORECASE)
ITS_PAPERS = speaker_nouns.PAPER | listed("website site report blog page newsletter")
"""What a body speaks through: "its website" is the body."""

OF_A_BODY = re.compile(r"[’']s? | (?:on|of) (?:the )?[A-Z]")
"""In a description by party, what tells of whom: "the committee’s | senior Democrat", "top Republican | on the Water Council"."""

GIVEN_BY = re.compile(
    r" (?:(?:issued|released|published|signed|sent|given|posted) )?(?:from|by) "
    r"(?P<who>(?:the|an?|his|her|its|their) (?:[a-z-]+ ){0,2}?[a-z-]+(?: of (?:the |his |her )?[a-z-]+)?)"
    r"(?=[,.;:]| (?:on|in|at|said|says|which|who|that)\b)"
)
"""Behind a paper, who gave it out."""


SENDS = re.compile(
    r"(?:(?:has|have|had|also) )*(?:sent|wrote|signed|penned|delivered) (?:an?|the) (?:\w+ )?(?P<noun>letter|memo|e-?mail)\b"
)
"""A cue that tells whose "the letter" is."""


class VoiceResolver:
    """Resolves the attributions of one article."""

    def __init__(self, source: Source, attributions: list[Attribution], mentions: list[Mention]) -> None:
        self.source, self.attributions = source, attributions
        self.context = Context(source, mentions)
        self.registry = VoiceRegistry(self.context)
        self.turns = TurnSpeakers(source, self.context, self.registry)
        self.anaphora = AnaphoraResolver(self.context, self.registry, self.turns)
        self.bearers = Bearers(self.context)
        self.givers: dict[str, str] = {}
        """Who gave out the last paper of each noun: "the release" after "a release from the zoo" is the zoo."""

    def run(self) -> tuple[list[Voice], list[Attribution]]:
        """The voices, and the attributions in their own order with `voice` and `via` set."""
        keys: dict[str, tuple[str | None, str | None]] = {}
        for attribution in sorted(self.attributions, key=_anchor):
            keys[attribution.id] = self._resolve(attribution)
        self._through_media(keys)
        voices = self.registry.voices(self.source.id)
        resolved = []
        for attribution in self.attributions:
            voice, via = keys[attribution.id]
            resolved.append(replace(attribution, voice=voices[voice].id if voice else None, via=voices[via].id if via else None))
        return list(voices.values()), resolved

    def _through_media(self, keys: dict[str, tuple[str | None, str | None]]) -> None:
        """ "The mayor said …, Reuters reported": where a medium's content holds somebody's words, these are somebody's via the medium.

        So are those of whom an aide only reports: "The mayor said …, according to an aide".
        """
        spoken = [one for one in self.attributions if one.source_spans and one.content_spans]
        starts = sorted((one.source_spans[0][0], number) for number, one in enumerate(spoken))
        for outer in spoken:
            key, via = keys[outer.id]
            reported = ACCORDING.match(self.context.text[slice(*outer.cue_spans[0])]) if outer.cue_spans else None
            medium = key is not None and self.registry.by_key[key].kind == "media"
            if key is None or via is not None or not (reported or medium):
                continue
            for start, end in outer.content_spans:
                low, high = bisect_left(starts, (start, -1)), bisect_left(starts, (end, -1))
                within = [(spoken[number], at) for at, number in starts[low:high]]
                said = (
                    one
                    for one, at in within
                    if not reported or (self._tells(one) and (medium or at - start <= OPENING or one.mode == "direct"))
                )
                inner = next((keys[one.id][0] for one in said), None)
                if inner and inner != key and self.registry.by_key[inner].kind != "media":
                    keys[outer.id] = (inner, key)
                    break

    def _resolve(self, attribution: Attribution) -> tuple[str | None, str | None]:
        if self.turns.begins(attribution) and (turn := self.turns.at(attribution.content_spans[0][0])):
            return self.turns.speak(turn), None
        return within_turns(self.turns, attribution, *self._resolve_reference(attribution))

    def _resolve_reference(self, attribution: Attribution) -> tuple[str | None, str | None]:
        context = self.context
        at = _anchor(attribution)
        spans = self._spans(attribution)
        if isinstance(spans, str):
            return spans, None
        if not spans:
            goes_on = attribution.mode == "direct" and self.registry.since(at) <= 1
            return (self.registry.speaker if goes_on else None), None
        reference = references.read_reference(context.text, spans, context.mentions_inside(spans), context.lexicon.titles)
        context.told_of = told_of(context, attribution, reference, self.registry) if reference else frozenset()
        key = self._voice_of_reference(reference, spans[0][0]) if reference else None
        context.told_of = frozenset()
        alone = surname_alone(context, spans[0]) if key is None else None
        key = self.registry.named(alone, alone.name.split()[-1], "the surname of one person") if alone else key
        key, via = self._voice_and_channel(attribution, spans, key)
        if key is not None:
            sent = SENDS.match(context.text, *attribution.cue_spans[0]) if attribution.cue_spans else None
            self.givers |= {sent["noun"]: key} if sent else {}
        if key is not None and not context.is_quoted(at) and self._speaks(attribution) and not self._is_aside(attribution, key):
            words = attribution.content_spans if attribution.mode == "direct" else ()
            self.registry.spoke(key, at, words, asked_by(context, attribution))
        return key, via

    def _is_aside(self, attribution: Attribution, key: str) -> bool:
        """Whether somebody without a name speaks in a clause that only tells of him: "a florist | who | denied it"."""
        return is_in_clause(self.context, attribution) and self.registry.by_key[key].kind == "unnamed"

    def _speaks(self, attribution: Attribution) -> bool:
        """Whether an attribution is speech, so that "he" and "she" after it may go on with its voice."""
        return attribution.mode != "indirect" or self._tells(attribution)

    def _tells(self, attribution: Attribution) -> bool:
        """Whether an attribution has a word of saying."""
        cue = " ".join(self.context.text[start:end] for start, end in attribution.cue_spans).lower()
        return not load_speaker_model().say.isdisjoint(cue.split())

    def _spans(self, attribution: Attribution) -> tuple[Span, ...] | str:
        """The spans to read for the source, or the key of the voice that has just spoken; empty where nobody is named."""
        context = self.context
        if (
            is_consequence(context, attribution)
            or is_given_to(context, attribution)
            or adds_to(context, attribution)
            or is_of_both(context, attribution)
            or is_blamed_for(context, attribution)
        ):
            return ()
        according = after_according(context, attribution)
        if according is not None:
            return (expand_noun_phrase(context, according),)
        paper = before_which(context, attribution)
        if paper is not None:
            return (paper,)
        turned = (
            inverted(context, attribution)
            or shown_to_say(context, attribution)
            or of_others(context, attribution)
            or own_subject(context, attribution)
        )
        if turned is not None:
            return (turned,)
        told = () if is_at_place(context, attribution) else in_one_sentence(context, attribution)
        sources = tuple(span for one in told if (span := context.behind_dateline(one))[0] < span[1])
        whom = [
            before_who(context, span) or around_clause(context, attribution, span) or subject_before_dashes(context, attribution, span)
            for span in sources[:1]
        ]
        if whom and whom[0]:
            return (whom[0],)
        cue = attribution.cue_spans[0][0] if attribution.cue_spans else -1
        spans = tuple(span for span in (expand_noun_phrase(context, one, cue) for one in sources) if span[0] < span[1])
        spans = tuple(span for span in spans if not is_where(context, span))
        spans = tuple(span for span in spans if context.text[slice(*span)].strip(" ,.").lower() not in references.EMPTY)
        before = not spans or (bool(attribution.cue_spans) and spans[0][0] < attribution.cue_spans[0][0])
        if before and attribution.cue_spans and is_passive(context, attribution):
            agent = agent_of(context, attribution) if spans else None
            return (expand_noun_phrase(context, agent),) if agent else ()
        if spans:
            return () if is_addressed(context, attribution, spans) else spans
        subject = subject_of(context, attribution, (self.registry.speaker, self.registry.spoken_at) if self.registry.speaker else None)
        return subject if isinstance(subject, str) else (subject,) if subject else ()

    def _voice_and_channel(self, attribution: Attribution, spans: tuple[Span, ...], key: str | None) -> tuple[str | None, str | None]:
        """The voice and its channel: "local media quoted an official" is the official, via the media."""
        context = self.context
        channel = channel_of(context, attribution, spans)
        if channel is None:
            return key, None
        if channel.origin is not None:
            inner = references.read_reference(
                context.text, (channel.origin,), context.mentions_inside((channel.origin,)), context.lexicon.titles
            )
            origin = self._voice_of_reference(inner, channel.origin[0]) if inner else None
            return (origin, key) if origin and origin != key else (key, None)
        if channel.medium is not None:
            via = self.registry.named(channel.medium, channel.medium.name, "channel named beside the cue")
            return key, None if via == key else via
        return key, None

    def _voice_of_reference(self, reference: Reference, at: int) -> str | None:
        turn = self.turns.at(at) if reference.kind == "pronoun" and reference.noun in FIRST_PERSON else None
        if turn is not None and not self.context.is_quoted(at):
            return self.turns.key(turn)
        if reference.kind == "pronoun":
            return self.anaphora.pronoun(reference, at)
        if reference.kind == "named" and reference.head is not None:
            return self._voice_of_name(reference, reference.head, at)
        author = author_of(self.context, at) if reference.kind in ("unnamed", "title") else None
        if author is not None:
            return self.registry.named(author, reference.text, "whose words they are")
        named = name_of_stranger(self.context, reference, at) or named_behind(self.context, reference, at)
        if named is not None:
            return self.registry.named(replace(named, kind="person"), reference.text, "the name that goes with the description")
        if reference.kind in ("unnamed", "title") and reference.noun in speaker_nouns.PAPER and reference.head is None:
            given = self._voice_of_paper(reference, at)
            if given is not None:
                return given
        if reference.noun in speaker_nouns.BODY and OF_A_PERSON.match(self.context.text, at):
            return self._body_of_a_person(reference, at)
        if reference.noun in ITS_PAPERS and self.context.text[at : at + 4].lower() == "its ":
            owner = self.anaphora.pronoun(Reference("pronoun", "its", None, "its", True), at)
            bodies = ("organisation", "media", "group")
            return owner if owner and self.registry.by_key[owner].kind in bodies else self.registry.unnamed(reference, at)
        return self._voice_described(reference, at)

    def _voice_described(self, reference: Reference, at: int) -> str | None:
        """The voice of a description: of whom it points back to, of whom the article ties to it, else of somebody without a name."""
        if reference.kind == "title":
            key = self.anaphora.antecedent(reference, at)
            if key:
                return key
        whole = whole_name(self.context, reference, at)
        if whole is not None:
            return self.registry.named(whole, reference.text, f"short for {whole.name}")
        pointed = pointed_at(self.context, self.registry, reference, at)
        if pointed is not None:
            return pointed
        bearer = self.bearers.only_bearer(reference, at) if reference.kind in ("unnamed", "title") else None
        if bearer is not None:
            return self.registry.named(bearer, reference.text, f"the only {reference.noun} whom the article names")
        one = reference.kind == "title" and reference.noun not in speaker_nouns.CAMPS and not OFFICE_OF_TWO.search(reference.text)
        near = [person for person in self.bearers.people_near(reference, at) if self.turns.may_be_told_of(person.name, at)] if one else []
        if len(near) == 1 and near[0].name not in self.context.told_of and self.bearers.can_be(near[0], reference):
            return self.registry.named(near[0], reference.text, f"the {reference.noun} is the only one whom the sentences before name")
        nouns = {_first_noun(reference.text)}
        if reference.head is None and not DOES.search(reference.text):
            nouns.add(reference.noun)
        from_somebody = nouns <= speaker_nouns.PAPER and re.search(r" (?:from|by) ", reference.text) is not None
        origin = self.context.text.endswith("ccording to ", 0, at) and not nouns.isdisjoint(ORIGINS) and " " in reference.text
        mute = any(map(speaker_nouns.cannot_speak, nouns)) and not (from_somebody or origin)
        empty = mute or speaker_nouns.is_nobody(reference.text) or is_clause_in_capitals(reference.text)
        return None if empty else self.registry.unnamed(reference, at)

    def _voice_of_name(self, reference: Reference, head: Mention, at: int) -> str | None:
        """The voice of a name; of one who is only told by his people or party, whom he was named as before."""
        if self._describes(reference):
            old = "-old " in reference.text
            told = None if OF_A_BODY.search(reference.text) else reference._replace(head=None, noun="old" if old else reference.noun)
            there = self.bearers.from_there(reference, at) if told else None
            if there is not None:
                return self.registry.named(there, reference.text, f"the {reference.noun} from there")
            key = self.anaphora.antecedent(told, at) if told else None
            behind = None if key or old else named_behind(self.context, reference, at)
            if behind is not None:
                return self.registry.named(behind, reference.text, f"the {reference.noun} who is named behind")
            return key if key or old else self.registry.unnamed(reference, at)
        whole = self._whole_of_adjective(head) if reference.text == self._printed(head) else head
        return self.registry.named(whole, reference.text, "named") if whole else None

    def _voice_of_paper(self, reference: Reference, at: int) -> str | None:
        """Who gave out a paper that speaks: "a police statement", "a release from the zoo", "a statement" of a body near it."""
        *words, _ = reference.text.split()
        body = re.sub(r"[’']s$", "", words[-1].lower()) if words else ""
        if body in speaker_nouns.BODY:
            called = re.sub(r"[’']s$", "", " ".join(words))
            return self._voice_of_reference(reference._replace(kind="title", text=called, noun=body, definite=True), at)
        giver = self._giver_of_paper(reference, at)
        given = self._voice_of_reference(giver, at) if giver is not None else None
        if given is not None:
            self.givers[reference.noun] = given
            return given
        if reference.definite and reference.noun in self.givers:
            return self.registry.again(self.givers[reference.noun], reference.text, f"the {reference.noun} named before")
        owned = re.search(r"(?:[’']s|s[’']) ", reference.text) is not None
        owner = self._owner_of_paper(at) if reference.kind == "unnamed" and not (owned or reference.noun in FILED) else None
        return self.registry.named(owner, reference.text, f"a {reference.noun} of the one that its sentence names") if owner else None

    def _printed(self, mention: Mention) -> str:
        return self.context.text[mention.start : mention.end]

    def _whole_of_adjective(self, head: Mention) -> Mention | None:
        """The body whose name a bare adjective of a people begins, where that is its subject: "American" (pledged) is the airline."""
        printed = self._printed(head)
        entry = self.context.lexicon.entries.get(printed)
        if entry is None or entry.sort != "people" or printed.endswith("s") or head.kind != "state":
            return head
        bodies = {one.name: one for one in self.context.mentions if one.kind == "organisation" and one.name.startswith(printed + " ")}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _giver_of_paper(self, reference: Reference, at: int) -> Reference | None:
        """Who without a name gave out what speaks: "a news release from | the zoo"."""
        text = self.context.text
        head = text.find(reference.noun, at, at + 80)
        match = GIVEN_BY.match(text, head + len(reference.noun), head + 120) if head >= 0 else None
        if match is None or self.context.describer.mentions_within(*match.span("who")):
            return None
        return references.read_reference(text, [match.span("who")], (), self.context.lexicon.titles)

    def _owner_of_paper(self, at: int) -> Mention | None:
        """Whose statement or post "according to a statement" is: the body that the article is about just there."""
        return self.context.antecedent_body(at, "company", frozenset(), None)

    def _body_of_a_person(self, reference: Reference, at: int) -> str | None:
        """The campaign or office of somebody, under his name: "his office" is "Okoro’s office"; none where nobody is likely."""
        sex: Sex = "male" if self.context.text[at : at + 3].lower() == "his" else "female"
        self.context.told_of = frozenset()  # "Okoro is well, his office said"
        last = self.registry.last
        owner = self.context.antecedent_person(at, sex, last.name if last else None, self.registry.spoken_at)
        if owner is None:
            return None
        return self.registry.unnamed(reference._replace(text=f"{surname(owner.name)}’s {reference.text}"), at)

    def _describes(self, reference: Reference) -> bool:
        """ "the Ohio Republican": a definite party or people's name in the singular is somebody already named."""
        head = reference.head
        entry = self.context.lexicon.entries.get(self.context.text[head.start : head.end]) if head else None
        person = reference.noun in speaker_nouns.PERSON or "-old " in reference.text
        return reference.definite and entry is not None and entry.sort in ("party", "people") and person


def _first_noun(called: str) -> str:
    """The noun of a description, before what is said of it: "Okoro’s | loss", "a | release" from the office."""
    words = PARTICIPLE.split(HEAD_END.split(called, maxsplit=1)[0], maxsplit=1)[0].split()
    return (words[-1].lower() if len(words) == 1 else words[-1]) if words else ""


def _anchor(attribution: Attribution) -> int:
    spans = attribution.source_spans or attribution.cue_spans or attribution.content_spans
    return spans[0][0]
