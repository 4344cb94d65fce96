"""Whom "he", "the minister", "the company" or "the spokesman" means: somebody named or heard before."""

from __future__ import annotations

import re
from itertools import islice

from briefing.analysis.actors.namesakes import Sex
from briefing.analysis.speakers import PAPERS
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.bodies import Bodies
from briefing.analysis.voices.clause_names import named_before, only_one_before
from briefing.analysis.voices.context import Context
from briefing.analysis.voices.descriptions_fit import fits_description, is_kin, is_said_of, may_hold
from briefing.analysis.voices.noun_phrases import people_noun
from briefing.analysis.voices.offices import is_past
from briefing.analysis.voices.references import Reference, head_as_written, head_noun, read_reference
from briefing.analysis.voices.sexes import sex_of_noun, sex_told_behind
from briefing.analysis.voices.turns import TurnSpeakers
from briefing.analysis.voices.voice_registry import VoiceDraft, VoiceRegistry
from briefing.analysis.voices.whole_phrases import whole_people
from briefing.analysis.wordlists import SUBORDINATORS
from briefing.model import Mention

SUBJECT = re.compile(
    r"[“\"]?(?:(?:Then|Later|And|But) )?(?i:(?P<article>the|an?|one|another)|(?:his|her|their)(?= )) "
    r"(?P<words>(?:(?:[a-z-]+|[A-Z][a-z]+|\d\d?-[a-z-]+) ){0,3}?)"
    rf"(?P<noun>{'|'.join(sorted(speaker_nouns.STRANGERS))})\b(?! of\b|[’'-])"
)
"""Somebody without a name who begins a sentence."""

WITH_KIN = re.compile(
    r"\b(?:his|her|their) (?:father|mother|husband|wife|brother|sister|son|daughter|dad|mom|mum) (?:as|when|while|after|before|because) \Z"
)
"""Before "he" and "she", a relative who is meant: "the girls wept beside their father as | he said …"."""

HOLDER = re.compile(rf"(?:(?:But|And|Then|Later) )?[Tt]he (?P<noun>{'|'.join(sorted(speaker_nouns.OFFICES))}) [a-z]")
"""An office that begins a sentence."""

SPEAKING_THING = re.compile(
    rf"(?:(?:But|And|Yet|Still) )?(?P<article>[Tt]he|A|An|This) (?P<words>(?:[\w-]+ ){{0,3}}?)"
    rf"(?P<noun>{'|'.join(sorted(speaker_nouns.BODIES_AND_PAPERS))})"
    r"(?=,| (?:of|by|from|on|into|released|published|signed|has|had|is|was|will|would|does|did|can|could|may|[a-z]+(?:ed|s)|gave|took|"
    r"made|held|met|said|wrote)\b)"
)
"""A body or paper without a name that begins a sentence."""

TOLD_OF_THING = re.compile(
    rf"\b(?:that|whether) (?P<article>the) (?P<words>(?:[a-z-]+ ){{0,2}}?)(?P<noun>{'|'.join(sorted(speaker_nouns.BODY))}) "
    r"(?:has|had|is|was|will|would|could)\b"
)
"""A body of which a sentence tells what others say: "It is feared that | the space agency | has lost it"."""

CLAUSE_HEAD = re.compile(rf"(?i:{SUBORDINATORS}) (?:(?:the|some|many|most|several) )?")
"""The head of a clause before the one that counts."""

SUBJECT_HEAD = re.compile(r"(?:[A-Z][^,“”\"]{2,60}, )?(?:(?:But|And|Yet|Still|Then|So|Later),? )?(?:(?:[A-Z][\w.’'-]*|the|former) ){0,4}\Z")
"""Before a name that is the subject of its sentence."""

OFFICE_OF_TWO = re.compile(r"\b(?:inspector|surgeon|solicitor|director|consul)[ -]general\b", re.IGNORECASE)
"""Offices that end in a title of another: whoever was named last is no "inspector general"."""

NAMELESS = re.compile(
    r"(?:(?:But|And|Yet|Still),? )?(?:Critics|Opponents|Supporters|Detractors|Observers|Sceptics|Skeptics|Many|Others)"
    r"(?:,| (?!of |in |at |who |from |like )[a-z])"
)
"""Many without a face, who begin a sentence: "they" in the next are the same."""

CHAIN = 4
"""Sentences that "it" may begin one behind another."""

FARTHEST = 60
"""Characters of a sentence in which its subject begins."""

IT_SAID = re.compile(r"it (?:also |further )?[a-z]+[.”\"]*\s*\Z")
LATER = 4
"""Paragraphs in which "…, it said" goes on with the body that spoke last."""

BEHIND, OTHERS = 300, r"[,;–—-] (?:but|and|while|as|though)\b[^,;–—]{0,80}\b"
"""Characters behind "they" in which others are named, and what stands before their noun."""

REACH = 150
"""Characters between a name and the "who" that means it."""

PLURAL_FIRST = re.compile(r"[\w-]*s(?![’'\w])")
"""A description whose first word is a plural: "miners in Oruro", but not "Chad's minister"."""

FAR = 3
"""Sentences before a pronoun beyond which a name is less likely meant than who has just spoken."""

STRANGE = 6
"""Sentences behind a name from which on "the officer" is another."""

RECENT = 40
"""Voices looked back at for "the spokesman"."""


class AnaphoraResolver:
    """Reads what points back, in the order of the text."""

    def __init__(self, context: Context, registry: VoiceRegistry, turns: TurnSpeakers) -> None:
        self.context, self.registry, self.turns = context, registry, turns
        self.bodies = Bodies(context, registry)

    def pronoun(self, reference: Reference, at: int) -> str | None:
        """Whom a pronoun at an offset means."""
        context, noun = self.context, reference.noun
        if noun == "who":
            near = next((one for one in context.mentions_before(at, 6) if self._may_be_who(one, at)), None)
            return self.registry.named(near, reference.text, "“who” after the name") if near else None
        if noun in {"he", "she", "him", "her", "his", "himself", "herself"}:
            return self._he_or_she(reference, at)
        if noun in {"i", "we", "you", "my", "our", "your"}:
            return self.registry.speaker if context.is_quoted(at) else None
        last = self.registry.last
        clause = self._subject_of_clause(at) if noun in {"they", "them", "their"} else None
        if clause is not None:
            return clause
        before = context.sentence_before(at)
        if noun in {"they", "them", "their"} and (NAMELESS.match(context.text, before) or self._is_named_behind(last, at)):
            return None
        several = last is not None and (last.kind == "group" or self._may_be_several(last))
        if noun in {"they", "them", "their"} and last is not None and several and self.registry.since(at) <= 2:
            return self.registry.again(self.registry.speaker, reference.text, f"“{noun}” after the last speakers")
        people = self._people_before(at) if noun in {"they", "them", "their"} else None
        if people is not None:
            return people
        if noun in {"they", "them", "their"} and last is not None and last.kind == "media":
            return None  # a medium is "it"; who "they" are stands in what it reports
        body = last is not None and (
            last.kind in ("organisation", "state", "media", "group") or (noun == "it" and self.bodies.is_body(last))
        )
        if body and self.registry.since(at) <= (LATER if IT_SAID.match(context.text, at, context.sentence_end(at)) else 2):
            return self.registry.again(self.registry.speaker, reference.text, f"“{noun}” after the last speaker")
        found = context.antecedent_body(at, "", frozenset(), None)
        if found is None or not self._is_in_focus(found, at, several=noun != "it" and noun != "its"):
            return self._thing_before(at) if noun == "it" else None
        return self.registry.named(found, reference.text, f"“{noun}” with the name before it")

    def _may_be_several(self, last: VoiceDraft) -> bool:
        """Whether "they" can mean a voice without a name: people or a body, no paper and no single spokesman."""
        noun = head_noun(last.name)
        if (
            last.kind != "unnamed"
            or last.name.split()[0].lower() == "spokesman"
            or noun.rstrip("s") in PAPERS
            or noun in speaker_nouns.STORIES
        ):
            return False
        return re.search(r"[^s]s\Z", noun) is not None or noun in speaker_nouns.BODIES_AND_PAPERS | speaker_nouns.SEVERAL

    def _is_named_behind(self, last: VoiceDraft | None, at: int) -> bool:
        """Whether a sentence tells of the last speakers by their noun behind a "they" of others: "They wept, but | the police | …"."""
        if last is None or last.kind != "unnamed":
            return False
        noun = head_noun(last.name)
        behind = self.context.text[at : min(self.context.sentence_end(at), at + BEHIND)].lower()
        return noun in behind and re.search(rf"{OTHERS}{re.escape(noun)}\b", behind) is not None

    def _subject_of_clause(self, at: int) -> str | None:
        """Whom "they" means behind a clause that opens its sentence: "While zoo officials are still looking, | they | believe …"."""
        context, start = self.context, self.context.sentence_start(at)
        opening = CLAUSE_HEAD.match(context.text, start, at)
        span = people_noun(context, opening.end(), min(at, opening.end() + FARTHEST)) if opening else None
        if span is None or context.describer.mentions_within(start, span[0]):
            return None
        called = context.text[opening.end() if opening else start : span[1]]
        if len(called.split()) > 3:
            return None
        return self.registry.unnamed(Reference("unnamed", called, None, called.split()[-1].lower(), False), start)

    def _may_be_who(self, mention: Mention, at: int) -> bool:
        """Whether "who" at an offset can mean a name before it: a person's, or what may be a people's or somebody's right before it."""
        if mention.kind in ("person", "group"):
            return at - mention.end < REACH
        beside = self.context.text[mention.end : at].strip() in ("", ",") and self.context.text[mention.start - 1 : mention.start] != "-"
        return beside and mention.kind == "organisation" and " " not in mention.name

    def _is_in_focus(self, mention: Mention, at: int, *, several: bool) -> bool:
        """Whether "it" or "they" can mean a name: the subject of its sentence or of the one before, for several also a people or party."""
        context = self.context
        far = context.sentence(at) - context.sentence(mention.start)
        printed = context.text[mention.start : mention.end]
        entry = context.lexicon.entries.get(printed)
        people = mention.kind == "group" or (entry is not None and entry.sort in ("party", "people"))
        if several and people and printed.endswith("s"):
            return far <= 2
        return far <= 1 and SUBJECT_HEAD.fullmatch(context.text, context.sentence_start(mention.start), mention.start) is not None

    def _people_before(self, at: int) -> str | None:
        """Whom "they" means where a sentence just before begins with several who have no name: "Dockers met. | They said …"."""
        context = self.context
        start = context.sentence_start(at)
        for _ in range(2):
            before = context.sentence_before(start)
            if not before < start or context.is_quoted(before):
                return None
            span = people_noun(context, before, min(start, before + FARTHEST))
            if span is not None:
                noun = context.text[slice(*span)].lower()
                several = noun.endswith("s") or noun in speaker_nouns.SEVERAL
                if not several or context.describer.mentions_within(before, span[0]):
                    return self._pair_before(before, start)
                first, end = whole_people(context.text, span)
                called = noun if end == span[1] else context.text[first:end]
                return self.registry.unnamed(Reference("unnamed", called, None, noun, False), first)
            if context.describer.mentions_within(before, start):
                return self._pair_before(before, start)
            start = before
        return None

    def _pair_before(self, start: int, end: int) -> str | None:
        """The two of whom alone a sentence tells, as one voice: "Ana Paz and Tom Okoro met the press. | They said …"."""
        people = [one for one in self.context.describer.mentions_within(start, end) if one.kind == "person"]
        if len(people) != 2 or self.context.is_quoted(people[0].start):
            return None
        span = (people[0].start, people[1].end)
        pair = read_reference(self.context.text, [span], people, self.context.lexicon.titles)
        return self.registry.unnamed(pair, span[0]) if pair is not None and pair.kind == "several" else None

    def _thing_before(self, at: int) -> str | None:
        """What "it" means where the sentence before begins with a body or paper without a name: "A commission met. | It found …"."""
        context = self.context
        start = before = context.sentence_start(at)
        match = None
        for _ in range(CHAIN):
            start, before = before, context.sentence_before(before)
            match = SPEAKING_THING.match(context.text, before, start) if before < start else None
            if match is not None or not context.text.startswith(("It ", "“", '"'), before):
                break
        if match is None:
            before = context.sentence_before(at)
            match = TOLD_OF_THING.search(context.text, before, context.sentence_start(at))
        if match is None or context.is_quoted(before):
            return None
        reference = Reference("title", f"{match['words'] or ''}{match['noun']}", None, match["noun"], match["article"].lower() == "the")
        return (self.antecedent(reference, before) if reference.definite else None) or self.registry.unnamed(reference, before)

    def _he_or_she(self, reference: Reference, at: int) -> str | None:
        context, noun = self.context, reference.noun
        sex: Sex = "female" if noun in {"she", "her", "herself"} else "male"
        last = self.registry.last
        beside = named_before(context, at, sex) or only_one_before(context, at, sex, self.registry.spoken_at)
        if beside is not None and beside.name not in context.told_of and self.turns.may_be_told_of(beside.name, at):
            return self.registry.named(beside, reference.text, f"“{noun}” with the name before it")
        if WITH_KIN.search(context.text, max(0, at - 40), at):
            return None
        opens = context.sentence_start(at)
        described = self._described_subject(opens, at, sex) or self._office_before(opens, at, sex) or self._described_before(at, sex)
        if described:
            return described
        if last is not None and self.registry.speaks_at(at):
            speaker = last.name
            found = context.antecedent_person(at, sex, None, fits=lambda name: name != speaker and self.turns.may_be_told_of(name, at))
            return self.registry.named(found, reference.text, f"“{noun}” in another's words") if found else None
        answers = self.registry.asked is not None and context.sentence(at) - context.sentence(self.registry.spoken_at) == 1
        likely = self.registry.asked if answers else last.name if last else None
        found = context.antecedent_person(at, sex, likely, self.registry.spoken_at, lambda name: self.turns.may_be_told_of(name, at))
        recent = self.registry.since(at) <= 1
        one = last is not None and self._is_stranger(last)
        fits = one and last is not None and sex_of_noun(last.name.split()) in (None, sex)
        if last is not None and fits and recent and not answers and (found is None or found.start < self.registry.spoken_at):
            return self.registry.again(self.registry.speaker, reference.text, f"“{noun}” after the last speaker")
        surname = self._surname_before(at, sex) if found is None or context.sentence(at) - context.sentence(found.start) > FAR else None
        if surname is not None:
            context.sexes.setdefault(surname, sex)
            return self.registry.again(surname, reference.text, f"“{noun}” after the last speaker")
        if found is None:
            return None
        context.sexes.setdefault(found.name, sex)  # so that "he" after "she" is another
        return self.registry.named(found, reference.text, f"“{noun}” with the name before it")

    def _is_stranger(self, last: VoiceDraft) -> bool:
        """Whether a voice is one person that no name of a person is known of: "an aide", "a man who gave his name as Michel"."""
        if last.kind == "person":
            named = self.context.first_named.get(last.name)
            return named is not None and named.kind != "person"
        noun = head_as_written(last.name)
        thing = noun[:1].isupper() or noun in speaker_nouns.BODIES_AND_PAPERS or noun in ("site", "website", *PAPERS)
        several = PLURAL_FIRST.match(last.name) is not None or "s of" in last.name or re.search(r"[^s]s\Z", noun) is not None
        return last.kind == "unnamed" and not several and not thing

    def _surname_before(self, at: int, sex: Sex) -> str | None:
        """The last speaker, or another before, of whom the article has the surname alone; None where the pronoun may mean somebody else."""
        context, registry, speaker = self.context, self.registry, self.registry.speaker
        if speaker is None or registry.since(at) > 1 or not self._may_be_surname(speaker, registry.by_key[speaker].kind):
            return None
        since = context.describer.mentions_within(context.sentence_start(registry.spoken_at), at)
        others = (one for one in since if one.name != speaker and (one.kind == "person" or self._may_be_surname(one.name, one.kind)))
        if any(context.sexes.get(one.name) in (None, sex) for one in others):
            return None
        if speaker in context.sexes:
            return speaker if context.sexes[speaker] == sex else None
        heard = [key for key, draft in registry.by_key.items() if self._may_be_surname(key, draft.kind)]
        return next((key for key in reversed(heard) if context.sexes.get(key) == sex), speaker)

    def _may_be_surname(self, name: str, kind: str) -> bool:
        """Whether a name may be a person's of whom the article has the surname alone: one unknown word that nothing makes a body."""
        known = " " in name or name.isupper() or name in self.context.lexicon.entries
        return kind == "organisation" and not known and not self.context.is_called_body(name)

    def _described_before(self, at: int, sex: Sex) -> str | None:
        """Whom "he" means behind a sentence about somebody without a name: "Her deputy took the microphone. | “We won,” he said."."""
        end = self.context.sentence_start(at)
        start = self.context.sentence_before(at)
        if not self.registry.spoken_at < start < end or self.context.is_quoted(start):
            return None
        return self._described_subject(start, end, sex) or self._office_before(start, end, sex)

    def _office_before(self, start: int, end: int, sex: Sex) -> str | None:
        """Whom an office means that begins a sentence: "The mayor opened the dam. | He said …"."""
        match = HOLDER.match(self.context.text, start, end)
        others = any(one.kind == "person" for one in self.context.describer.mentions_within(start, end))
        if match is None or others or self.context.is_quoted(start):
            return None
        found = self._titled(Reference("title", match["noun"], None, match["noun"], True), start)
        if found is None or self.context.sexes.get(found.name) not in (sex, None):
            return None
        return self.registry.named(found, match["noun"], "“the " + match["noun"] + "” of the sentence before")

    def _described_subject(self, start: int, end: int, sex: Sex) -> str | None:
        """Who without a name begins a sentence that says nothing of somebody with a name: "The gunman was shot after | he said …"."""
        match = SUBJECT.match(self.context.text, start, end)
        if match is None or self.context.is_quoted(match.start("noun")):
            return None
        if any(one.kind == "person" for one in self.context.describer.mentions_within(start, end)):
            return None
        noun = match.group("noun")
        if sex_of_noun([noun]) not in (None, sex):
            return None
        reference = Reference("title", f"{match.group('words')}{noun}", None, noun, (match.group("article") or "").lower() == "the")
        known = self.antecedent(reference, start) if reference.definite else None
        return known or self.registry.unnamed(reference, start)

    def antecedent(self, reference: Reference, at: int) -> str | None:
        """Whom "the minister", "the company" or "the spokesman" means."""
        context, noun = self.context, reference.noun
        last = self.registry.last
        just_now = last is not None and last.kind == "person" and self.registry.since(at) <= 1
        if noun in speaker_nouns.ANYONE and last is not None and self._is_stranger(last):
            near = context.sentence(at) - context.sentence(self.registry.spoken_at) <= 1
            if near and sex_of_noun(last.name.split()) in (None, sex_of_noun([noun])):
                return self.registry.again(self.registry.speaker, reference.text, f"“the {noun}” after the last speaker")
        if noun in speaker_nouns.SCHOLARS and reference.head is None and just_now:
            return self.registry.again(self.registry.speaker, reference.text, f"“the {noun}” after the last speaker")
        spoke = self._spoke_so(reference)
        if spoke and spoke == self.registry.speaker:
            return self.registry.again(spoke, reference.text, f"“{noun}” as before")
        if noun in context.lexicon.titles:
            found = self._titled(reference, at)
            if found:
                return self.registry.named(found, reference.text, f"“{noun}” is the title of the one named before")
        if spoke:
            return self.registry.again(spoke, reference.text, f"“{noun}” as before")
        office = noun in context.lexicon.titles and noun not in speaker_nouns.CAMPS
        pointing = (office or noun in speaker_nouns.PERSON or noun.endswith("-old")) and not is_kin(context, reference, at)
        if pointing and not OFFICE_OF_TWO.search(reference.text) and noun not in speaker_nouns.SPEAKING_TITLES and reference.head is None:
            sex = sex_of_noun([noun]) or sex_told_behind(context.text, noun, at)
            person = context.antecedent_person(at, sex, last.name if last else None, fits=lambda name: self._may_be(reference, name, at))
            if person and at - person.start < 600:
                return self.registry.named(person, reference.text, f"“the {noun}” with the name before it")
        return self.bodies.pointed_at(reference, at, last)

    def _spoke_so(self, reference: Reference) -> str | None:
        """The unnamed voice heard last that "the spokesman" or "the officials" can be."""
        noun = reference.noun
        heard = islice(reversed(self.registry.by_key.items()), RECENT)
        if reference.head is None and (noun in PAPERS or noun in ("website", "site")):
            return next((key for key, draft in heard if draft.kind == "unnamed" and head_noun(draft.name) == noun), None)
        if noun != "people" and noun not in speaker_nouns.SPEAKING_TITLES and noun.rstrip("s") not in speaker_nouns.SPEAKING_TITLES:
            return None
        return next((key for key, draft in heard if draft.kind == "unnamed" and is_said_of(reference, draft.name)), None)

    def _may_be(self, reference: Reference, name: str, at: int) -> bool:
        context = self.context
        if not self.turns.may_be_told_of(name, at):
            return False
        sure = context.may_hold_office(name) if reference.noun in speaker_nouns.OFFICES else context.is_surely_person(name)
        return sure and may_hold(context, name, reference) and fits_description(context, name, reference)

    def _title(self, name: str) -> str:
        description = self.context.people.get(name)
        return (description.title if description else None) or ""

    def _titled(self, reference: Reference, at: int) -> Mention | None:
        """The person of that title named last before an offset, of the country or body that stands with it."""
        context, head = self.context, reference.head
        fitting = {
            name
            for name, country in context.titled.get(reference.noun, ())
            if (head is None or head.country is None or country in (head.country, None)) and fits_description(context, name, reference)
        }
        if not fitting:
            return None
        fitting = {name for name in fitting if not is_past(self._title(name))} or fitting
        earlier = next((one for one in context.mentions_before(at, 200) if one.name in fitting), None)
        stranger = reference.noun in speaker_nouns.STRANGERS and reference.head is None
        if stranger and (earlier is None or context.sentence(at) - context.sentence(earlier.start) > STRANGE):
            return None
        return earlier or next((one for one in context.mentions if one.name in fitting), None)
