"""The voices of one article while they are being put together, and who of them spoke last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from msgspec.structs import replace

from briefing.analysis.actors.linking import fold
from briefing.analysis.voices.context import Context
from briefing.analysis.voices.offices import is_of_a_parliament, owner_of_people
from briefing.analysis.voices.owners import affiliation_to
from briefing.analysis.voices.references import Reference, head_noun
from briefing.analysis.wordlists import listed
from briefing.model import Mention, Span, Voice, VoiceForm, VoiceKind

LOOKED_FOR = 60
"""Characters behind the start of a source span in which its description begins."""

STATE_BODIES = listed("Ministry Police Army Navy Parliament Court Bank Government Authority Agency Commission Department Office Council")


@dataclass
class VoiceDraft:
    """A voice while it is being put together."""

    name: str
    kind: VoiceKind
    title: str | None = None
    affiliation: str | None = None
    country: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)


class VoiceRegistry:
    """Voices by key, in the order in which they were first heard."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.by_key: dict[str, VoiceDraft] = {}
        self.by_noun: dict[str, list[str]] = {}
        """The keys of those without a name, by the noun of a longer description."""
        self.speaker: str | None = None
        """The key of who spoke last in the article's own words."""
        self.spoken_at = -1
        self.words: tuple[Span, ...] = ()
        """Where the last speaker's own words stand, if they are quoted."""
        self.asked: str | None = None
        """The name of the one whom the last speaker asked something."""
        self.body: str | None = None
        """The key of the body that spoke last."""
        self.body_at = -1

    @property
    def last(self) -> VoiceDraft | None:
        """Who spoke last."""
        return self.by_key[self.speaker] if self.speaker else None

    def spoke(self, key: str, at: int, words: tuple[Span, ...] = (), asked: str | None = None) -> None:
        """Remember who speaks at an offset, where his own words stand, and whom he asks."""
        self.speaker, self.spoken_at, self.words, self.asked = key, at, words, asked
        if self.by_key[key].kind in ("organisation", "state", "group"):
            self.body, self.body_at = key, at

    def speaks_at(self, at: int) -> bool:
        """Whether an offset lies in the last speaker's own words: who is "he" there is somebody else."""
        return any(start <= at < end for start, end in self.words)

    def since(self, at: int) -> int:
        """How many paragraphs before an offset the last speaker spoke."""
        return self.context.paragraph(at) - self.context.paragraph(self.spoken_at)

    def voices(self, source: str) -> dict[str, Voice]:
        """The voices by key, with ids of their source."""
        return {key: _voice(source, f"{source}:v{number}", draft) for number, (key, draft) in enumerate(self.by_key.items())}

    def named(self, mention: Mention, text: str, why: str) -> str:
        """The key of the voice that a name is, or its government or owner."""
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
        draft = self.by_key.get(name)
        if draft is None:
            description = context.people.get(mention.name)
            draft = self.by_key[name] = VoiceDraft(name, kind, country=mention.country)
            if description and (kind == "person" or entry is None):
                body = None if description.party and is_of_a_parliament(description.affiliation or "") else description.affiliation
                draft.title, draft.affiliation = description.title, body or description.party
                draft.country = description.country or mention.country
                draft.kind = "person" if description.title and kind == "organisation" and not entry else kind
        if fold(printed) != fold(name):
            draft.aliases.setdefault(printed)
        draft.forms[text, why] += 1
        return name

    def again(self, key: str | None, text: str, why: str) -> str | None:
        """A voice heard once more, under other words."""
        if key:
            self.by_key[key].forms[text, why] += 1
        return key

    def unnamed(self, reference: Reference, at: int) -> str:
        """The key of somebody without a name, whose words stand at an offset or soon behind it."""
        key = f"unnamed {fold(reference.text)}"
        if key not in self.by_key:
            kind: VoiceKind = "group" if reference.kind == "several" else "unnamed"
            owner = None if reference.kind == "several" else self._owner_in(reference.text, at)
            country = owner.country if owner else None
            self.by_key[key] = VoiceDraft(reference.text, kind, affiliation=affiliation_to(owner), country=country)
            noun = head_noun(reference.text)
            if kind == "unnamed" and reference.text != noun:
                self.by_noun.setdefault(noun, []).append(key)
        self.by_key[key].forms[reference.text, "as printed"] += 1
        return key

    def _owner_in(self, description: str, at: int) -> Mention | None:
        """Whose official, worker or fighter somebody is by the words he is described with."""
        text = self.context.text
        start = text.find(description, at, at + LOOKED_FOR + len(description))
        if start < 0:
            return None
        near = self.context.describer.mentions_within(start - LOOKED_FOR, start + len(description))
        return owner_of_people(text, start, start + len(description), near, self.context.lexicon)

    def _owner_of(self, mention: Mention) -> Mention | None:
        """The state that a body's name stands behind: "Peru's | Health Ministry"."""
        if not set(mention.name.split()) & STATE_BODIES:
            return None
        near = next(self.context.mentions_before(mention.start, 1), None)
        owns = near is not None and near.kind == "state" and self.context.text[near.end : mention.start] in ("'s ", "’s ", "' ", "’ ")
        return near if owns else None


def _voice(source: str, ordinal: str, draft: VoiceDraft) -> Voice:
    forms = tuple(VoiceForm(text=text, source=source, count=count, why=why) for (text, why), count in sorted(draft.forms.items()))
    return Voice(
        id=ordinal,
        name=draft.name,
        aliases=tuple(alias for alias in draft.aliases if alias != draft.name),
        kind=draft.kind,
        title=draft.title,
        affiliation=draft.affiliation,
        country=draft.country,
        forms=forms,
    )


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
