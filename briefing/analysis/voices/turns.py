"""Who speaks in the turns of a transcript: a name as it is printed at their heads, or what somebody without a name is called."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate, pairwise

from briefing.analysis.actors.linking import fold
from briefing.analysis.voices.context import Context
from briefing.analysis.voices.references import Reference
from briefing.analysis.voices.voice_registry import VoiceRegistry
from briefing.analysis.wordlists import listed
from briefing.model import Attribution, Mention, Source, Turn

ROLES = listed(
    """speaker voice participant interviewer interviewee questioner host co-host cohost anchor presenter moderator reporter journalist
    correspondent announcer narrator operator interpreter translator caller audience member crowd witness male female man woman boy girl
    unidentified unknown unnamed person official president chairman chairwoman chairperson chair clerk judge court counsel attorney lawyer
    prosecutor defendant minister secretary officer dispatcher pilot captain host/moderator off-camera offscreen protester resident"""
)
"""Words of heads that name nobody: "SPEAKER 2", "THE COURT", "UNIDENTIFIED MALE"."""
SMALL = listed("the a an of and on in")
NUMBER = re.compile(r"#?\d{1,3}|[A-Z]")
HEAD = r"^[ \t]*(?P<name>[^\s,:][^,:\n]{1,40}),[^:\n“”\"]{0,50}\b(?:%s)[ \t]{0,3}(?:[(\[][^:\n]{0,40}[)\]])?[ \t]{0,3}:"
HOSTS = re.compile(HEAD % "(?i:(?:co-?)?host|anchor|presenter)", re.MULTILINE)
REPORTS = re.compile(HEAD % "BYLINE|(?i:correspondent|reporter)", re.MULTILINE)
"""Heads that say of the outlet's own people that they ask, or tell the story: "MARTA VEGA, BYLINE:"."""

INTRODUCED = re.compile(r"\b(?:correspondent|reporter)s?,?\s{1,3}(?P<name>\w[\w.’'-]*(?: \w[\w.’'-]*){1,3})", re.IGNORECASE)
"""The same of a name: "our Lima correspondent, Marta Vega, joined us"."""

INTERVIEW = 2
"""Turns right behind a host's from which on a correspondent answers, and does not only tell the story."""

FIRST_PERSON = listed("i we me us my our")


class TurnSpeakers:
    """The turns of an article, and the voices of those who speak in them."""

    def __init__(self, source: Source, context: Context, registry: VoiceRegistry) -> None:
        self.context, self.registry = context, registry
        self.turns = [turn for turn in source.turns if turn.speaker]
        self.starts = [turn.start for turn in self.turns]
        self.heads = {turn.speaker for turn in self.turns}
        self._keys: dict[str, str] = {}
        self._reporters = self._tellers(source.text) if self.turns else frozenset()

    def at(self, place: int) -> Turn | None:
        """The turn that an offset lies in."""
        number = bisect_right(self.starts, place) - 1
        return self.turns[number] if number >= 0 and place < self.turns[number].end else None

    def may_be_told_of(self, name: str, place: int) -> bool:
        """Whether "she" at an offset can be one of that name: who speaks of her there is another."""
        turn = self.at(place)
        return turn is None or fold(name.split()[-1]) != fold(self.key(turn).split()[-1])

    def begins(self, attribution: Attribution) -> bool:
        """Whether an attribution is a whole turn."""
        return bool(attribution.source_spans) and attribution.source_spans[0] in self.heads

    def key(self, turn: Turn) -> str:
        """The voice of a turn."""
        printed = self._printed(turn)
        if printed not in self._keys:
            self._keys[printed] = self._described(printed, turn) or self._named(printed, turn)
        return self._keys[printed]

    def speak(self, turn: Turn) -> str | None:
        """The voice of a turn, which is heard once more; none where the outlet's own reporter tells the story."""
        if self.is_reporter(turn):
            return None
        return self.registry.again(self.key(turn), self._printed(turn), "speaker of the turn")

    def is_reporter(self, turn: Turn) -> bool:
        """Whether the outlet's own host or reporter speaks in a turn, who only asks or tells the story."""
        return fold(self._printed(turn)) in self._reporters

    def _tellers(self, text: str) -> frozenset[str]:
        """What the heads of the outlet's own people are; a correspondent whom a host asks is a speaker like others."""
        heads = [fold(self._printed(turn)) for turn in self.turns]
        hosts, reporters = ({fold(head["name"]) for head in pattern.finditer(text)} for pattern in (HOSTS, REPORTS))
        introduced = {name for found in INTRODUCED.finditer(text) for name in accumulate(fold(found["name"]).split(), "{} {}".format)}
        asking = _with_surnames(hosts)
        telling = _with_surnames(reporters | {head for head in heads if " " in head and head in introduced})
        asked = Counter(head.split()[-1] for before, head in pairwise(heads) if before in asking and head not in asking)
        return asking | {head for head in telling if asked[head.split()[-1]] < INTERVIEW}

    def _printed(self, turn: Turn) -> str:
        assert turn.speaker is not None
        return " ".join(self.context.text[slice(*turn.speaker)].replace("_", " ").split())

    def _described(self, printed: str, turn: Turn) -> str | None:
        words = [word for word in printed.lower().split() if word not in SMALL]
        if not all(word in ROLES or NUMBER.fullmatch(word.upper()) for word in words):
            return None
        called = " ".join(printed.lower().split()).removeprefix("the ")
        reference = Reference("unnamed", called, None, words[-1] if words else "", False)
        return self.registry.unnamed(reference, turn.start)

    def _named(self, printed: str, turn: Turn) -> str:
        """The voice of a name; a surname alone is the one person of the article who has it."""
        assert turn.speaker is not None
        titles = self.context.lexicon.titles
        words = printed.split()
        while len(words) > 1 and {words[0].lower(), words[0].lower().rstrip(".")} & titles:
            words.pop(0)
        name = " ".join(word.title() if word.isupper() and len(word.rstrip(".")) > 1 else word for word in words)
        inside = [one for one in self.context.describer.mentions_within(*turn.speaker) if one.kind != "place"]
        kind = inside[0].kind if len(inside) == 1 and inside[0].end - inside[0].start >= len(name) else "person"
        mention = Mention(start=turn.speaker[0], end=turn.speaker[1], name=self._whole(name) or name, kind=kind)
        return self.registry.named(mention, printed, "speaker of the turn")

    def _whole(self, name: str) -> str | None:
        """The name of the only person of whom this is the surname, or the name in other letters."""
        people = {one.name for one in self.context.mentions if one.kind == "person"}
        people |= {draft.name for draft in self.registry.by_key.values() if draft.kind == "person"}
        people = {one for one in people if not one.isupper()}
        same = {one for one in people if fold(one) == fold(name)}
        named = same or {one for one in people if " " in one and " " not in name and fold(one.split()[-1]) == fold(name)}
        return next(iter(named)) if len(named) == 1 else None


def _with_surnames(names: set[str]) -> frozenset[str]:
    """Names, and what is left of them at the heads of later turns: "MARTA VEGA", "VEGA"."""
    return frozenset(names | {name.split()[-1] for name in names})


def within_turns(speakers: TurnSpeakers, attribution: Attribution, key: str | None, via: str | None) -> tuple[str | None, str | None]:
    """Whose words an attribution within a turn are: whom the speaker quotes is heard through the speaker."""
    turn = speakers.at(attribution.content_spans[0][0]) if attribution.content_spans else None
    if turn is None or via is not None or key is None:
        return key, via
    said = speakers.key(turn)
    return key, None if key == said or speakers.is_reporter(turn) else said
