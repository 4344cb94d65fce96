"""Which body "the company", "the group" or "the statement" means: one named or heard before."""

from __future__ import annotations

import re
from functools import cached_property

from briefing.analysis.speakers import PAPERS
from briefing.analysis.voices import speaker_nouns
from briefing.analysis.voices.context import Context
from briefing.analysis.voices.descriptions_fit import OF_A_PRONOUN
from briefing.analysis.voices.references import Reference, head_noun
from briefing.analysis.voices.voice_registry import VoiceDraft, VoiceRegistry
from briefing.analysis.wordlists import listed
from briefing.model import Mention

GIVES = re.compile(
    r"(?<!of the )"
    r"\b(?:(?P<noun>statement|letter|e-?mail|tweet|post|filing|release|memo|announcement|message)s?|tweeted|posted|wrote|writes|e-?mailed)\b",
    re.IGNORECASE,
)
"""What tells that somebody spoke in writing."""

WITHIN_PARAGRAPHS = 3
"""Paragraphs in which a body may have spoken whose "the statement" is."""

LONGEST_NAME = 12
"""Words of a body's name by which it is looked up."""

GENERIC = listed("group organisation organization body panel")
"""Nouns that call any body of people."""

REPRESENTS = re.compile(r"^(?:spokes\w+|representative) (?:for|of|at) (?:the )?(?P<body>[A-Z][^,]*)\Z")
"""Who speaks for a body without a name of his own."""


class Bodies:
    """Reads what points back to a body or its paper, in the order of the text."""

    def __init__(self, context: Context, registry: VoiceRegistry) -> None:
        self.context, self.registry = context, registry

    def is_body(self, last: VoiceDraft) -> bool:
        """Whether a voice without a name is a body or a paper: "the hospital", "a statement"."""
        noun = head_noun(last.name)
        return last.kind == "unnamed" and noun in speaker_nouns.BODIES_AND_PAPERS | PAPERS | {"paper", "body"}

    def _is_group(self, last: VoiceDraft) -> bool:
        """Whether "the group" can call a voice without a name: a body that is no paper and no house, as hospitals are."""
        return self.is_body(last) and head_noun(last.name) not in PAPERS | (speaker_nouns.HOUSES - GENERIC)

    def pointed_at(self, reference: Reference, at: int, last: VoiceDraft | None) -> str | None:
        """Which body "the ministry" or "the company" means, and whose "the statement" is."""
        context, noun = self.context, reference.noun
        if noun in speaker_nouns.PAPER and reference.head is None and self.registry.speaker:
            giver = self._giver(noun, at)
            return self.registry.again(giver, reference.text, f"“the {noun}” of the last speaker")
        if reference.head is not None or noun not in speaker_nouns.BODY | speaker_nouns.COUNTRY:
            return None
        if (
            noun in GENERIC
            and last is not None
            and self._is_group(last)
            and self.registry.since(at) <= 1
            and f" {noun}" not in context.text[context.sentence_end(self.registry.spoken_at) : at].lower()
        ):
            return self.registry.again(self.registry.speaker, reference.text, f"“the {noun}” after the last speaker")
        represented = self._represented(last, at) if noun in speaker_nouns.COMPANY and self.registry.since(at) <= 1 else None
        if represented is not None:
            return represented
        words = frozenset(re.findall(r"[\w-]+", reference.text.lower())) & speaker_nouns.BODY
        if noun in speaker_nouns.GROUP:  # "Critics of the academy met, and | the organization | said …"
            words |= frozenset(re.findall(r"\bthe ([a-z]+)", context.text[context.sentence_start(at) : at]))
        spoke = last if last is not None and self.registry.since(at) <= 1 else None
        found = context.antecedent_body(at, noun, words, (spoke.affiliation or spoke.name) if spoke else None)
        ones_own = noun in {"police", "court", "army", "military"} or OF_A_PRONOUN.match(context.text, at) is not None
        if found and not (ones_own and noun not in found.name.lower()):
            return self.registry.named(found, reference.text, f"“the {noun}” with the name before it")
        return None

    def _represented(self, last: VoiceDraft | None, at: int) -> str | None:
        """The company whose spokesman without a name has just spoken, or that spoke before a medium did."""
        context, body, spoke_at = self.context, self.registry.body, self.registry.body_at
        if last is not None and last.kind == "media" and body and context.paragraph(at) - context.paragraph(spoke_at) <= 1:
            since = {one.name for one in context.describer.mentions_within(spoke_at, at) if one.kind == "organisation"}
            if self.registry.by_key[body].kind == "organisation" and since <= {body, last.name}:
                return self.registry.again(body, self.registry.by_key[body].name, "the company that spoke before")
        match = REPRESENTS.search(last.name) if last is not None and last.kind == "unnamed" else None
        if match is None:
            return None
        found = self._shortest.get(match["body"])
        return self.registry.named(found, match["body"], "whose spokesman has just spoken") if found else None

    @cached_property
    def _shortest(self) -> dict[str, Mention]:
        """The organisation of the shortest name that begins with some words, by these words."""
        shortest: dict[str, Mention] = {}
        for one in self.context.mentions:
            words = one.name.split(" ") if one.kind == "organisation" else []
            for count in range(1, min(len(words), LONGEST_NAME) + 1):
                known = shortest.setdefault(" ".join(words[:count]), one)
                if len(one.name) < len(known.name):
                    shortest[" ".join(words[:count])] = one
        return shortest

    def _giver(self, noun: str, at: int) -> str | None:
        """Whose "the statement" is: the last speaker's if he is a body or spoke in one, else that of the body that spoke last."""
        registry, text = self.registry, self.context.text
        start = self.context.sentence_start(registry.spoken_at)
        spoke_in = GIVES.search(text, start, self.context.sentence_end(registry.spoken_at))
        kind = registry.last.kind if registry.last is not None else ""
        if re.search(rf"\ban? (?:\w+ )?{noun}\b", text[self.context.sentence_end(registry.spoken_at) : at]):
            return None  # of somebody who has not spoken
        if (
            registry.last is not None
            and registry.last.kind == "unnamed"
            and registry.last.name.split()[-1] in speaker_nouns.PAPER | speaker_nouns.HOUSES
        ):
            return None
        wrote = spoke_in is not None and (spoke_in["noun"] or noun).rstrip("s") == noun.rstrip("s")
        if kind != "media" and (wrote or kind not in ("", "person")):
            return registry.speaker
        near = registry.body is not None and self.context.paragraph(at) - self.context.paragraph(registry.body_at) <= WITHIN_PARAGRAPHS
        return registry.body if near else None
