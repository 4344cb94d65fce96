"""What is made of sources: statements and who says them by analysis, points, disputes and the brief by assembly."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from briefing.model.source import Problem, Record, Source, Span

Mode = Literal["direct", "mixed", "indirect"]
Precision = Literal["time", "day", "month", "year", "decade"]
ActorKind = Literal["person", "state", "organisation", "group", "place"]
VoiceKind = Literal["person", "state", "organisation", "media", "group", "unnamed"]


class SectionKind(StrEnum):
    """What a section asks for: what happened, what stood before, what a side wants, what others say, what may follow."""

    DEVELOPMENTS = "developments"
    BACKGROUND = "background"
    MOTIVES = "motives"
    REACTION = "reaction"
    OUTLOOK = "outlook"


class DisputeKind(StrEnum):
    """What statements disagree on; an update is a figure that grew, a garble a fact that cannot be."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    ROLE = "role"
    DENIAL = "denial"
    FACT = "fact"
    GARBLE = "garble"
    UPDATE = "update"


ROLES = (
    "main_event",
    "consequence",
    "previous_event",
    "current_context",
    "historical_event",
    "anecdotal_event",
    "evaluation",
    "expectation",
)
"""What a statement does in its article: the content types of NewsDiscourse (Choubey et al., ACL 2020)."""


# --- analysis ------------------------------------------------------------------------------------


class Mention(Record, frozen=True):
    """A name in the text: its span, the canonical form of who or what it names, and the kind.

    `country` is the ISO 3166 alpha-3 code where the name is a state's, a demonym, a capital or a seat of government.
    """

    start: int
    end: int
    name: str
    kind: ActorKind
    country: str | None = None


class DateMention(Record, frozen=True):
    """A time expression, resolved: `when` is ISO 8601 cut to `precision`; None where it can't be resolved."""

    start: int
    end: int
    when: str | None
    precision: Precision = "day"
    garbled: bool = False
    """A date that cannot exist ("April 70", "the 1th")."""
    aside: bool = False
    """Whether it is not when that happens which the statement says, but dates something that it only mentions ("abducted in May")."""

    @property
    def can_date(self) -> bool:
        """Whether it is known and can be when that happens which the statement says."""
        return self.when is not None and not self.garbled and not self.aside


class Attribution(Record, frozen=True):
    """Who says what: source, cue and content spans (PARC, PolNeAR), mode, and the voices they resolve to.

    `voice` and `via` are voice ids: of the article after analysis, of the corpus after assembly. `voice` None: openly unattributed.
    """

    id: str
    source: str
    content_spans: tuple[Span, ...]
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    mode: Mode = "indirect"
    voice: str | None = None
    via: str | None = None


class VoiceForm(Record, frozen=True):
    """One printed form of a voice's name, in which source, how often, and why it was joined."""

    text: str
    source: str
    count: int = 1
    why: str = ""


class Voice(Record, frozen=True):
    """Who is speaking, under one name. `name` is the fullest printed form without its title."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: VoiceKind = "person"
    title: str | None = None
    affiliation: str | None = None
    country: str | None = None
    side: str | None = None
    forms: tuple[VoiceForm, ...] = ()
    own_side: str | None = None
    """The side that the name says already ("Peru", "Peru's minister"): filters know it, nothing prints it."""


class Evidence(Record, frozen=True):
    """One reason for a choice of the program, in words, with its weight (positive speaks for it)."""

    what: str
    weight: float


class Statement(Record, frozen=True):
    """One sentence of a source's reporting.

    Analysis fills everything down to `mentions`; assembly fills `section`, `also`, `point`, `evidence` and `likely`.
    `attributions` names those that make this statement somebody's (not every attribution that touches it).
    `role_scores` follow the order of ROLES; what is missing to 1 is "none of them".
    `actors` are the canonical names of `mentions`, each once, in order.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    ordinal: int
    """Position in its source, from 0."""
    paragraph: int = 0
    heading: str | None = None
    restates: bool = False
    role: str | None = None
    role_scores: tuple[float, ...] = ()
    attributions: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    section: str | None = None
    also: tuple[str, ...] = ()
    point: str | None = None
    evidence: tuple[Evidence, ...] = ()
    likely: tuple[Span, ...] = ()
    """Its words of likelihood, in `text`, where it may stand in a section that asks what may follow."""


class Analysis(Record, frozen=True):
    """All that is found in one source: pure, made from the source alone, cached by checksum and version."""

    source: str
    statements: tuple[Statement, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    voices: tuple[Voice, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Of the whole text with title and headings; those of `Statement.mentions` are among them."""


class Article(Record, frozen=True):
    """A source and its analysis: what assembly works on."""

    source: Source
    analysis: Analysis


# --- assembly ------------------------------------------------------------------------------------


class Side(Record, frozen=True):
    """A party whose motives the briefing asks about. `id` is the name in lower case with hyphens.

    `certainty` is the probability that it is a side, where it was found; one that the user named is sure.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    certainty: float = 1.0


class Section(Record, frozen=True):
    """One question of the template, and the points that answer it, best first. `answers` is a SectionKind, empty where none is known."""

    id: str
    title: str
    side: str | None = None
    points: tuple[str, ...] = ()
    hint: str = ""
    answers: str = ""
    order: str = ""
    """The order that its template asks for (one of `templates.ORDERS`)."""


class Gloss(Record, frozen=True):
    """Whom words of a point's lead mean ("he", "the group"): offsets into the lead's text, and the name."""

    start: int
    end: int
    name: str


class Near(Record, frozen=True):
    """Another point that may say the same and is not counted, and the probability that it does."""

    point: str
    chance: float


class OtherTime(Record, frozen=True):
    """When something happened that surely was before or after the days of the event: ISO 8601, cut to `precision`."""

    when: str
    precision: Precision
    later: bool = False


class Point(Record, frozen=True):
    """Statements that say the same: one line of the briefing. `lead` stands best by itself.

    `sources` counts outlets that say it, `independent` the origins behind them.
    """

    id: str
    section: str | None
    lead: str
    statements: tuple[str, ...]
    sources: int = 1
    independent: int = 1
    rank: int = 0
    """Its place in the whole brief by importance, 1 first; 0 where nothing was ranked."""
    page: bool = False
    """Whether it stands on the page."""
    in_brief: bool = False
    """Whether it opens the page, before the sections."""
    gloss: tuple[Gloss, ...] = ()
    """Whom words of its lead mean, where that is sure."""
    near: tuple[Near, ...] = ()
    """At most five others that may say the same, the likest first."""
    other_time: OtherTime | None = None
    """When its lead happened, where that was not in the days of the event; not told of sections that ask for other times."""
    withdrawn: tuple[str, ...] = ()
    """Outlets whose article had this line and has it no more in its newest version."""
    pinned: bool = False
    note: str | None = None
    score: float = 0.0
    """Rank within its section, higher first."""


def count_support(behind: Iterable[tuple[object, object]]) -> tuple[int, int]:
    """How many outlets, and how many independent origins, there are among those of statements: the only place that counts them.

    One outlet is one origin, also where it prints an agency's story beside its own.
    """
    outlets: set[object] = set()
    origins: set[object] = set()
    for outlet, origin in behind:
        outlets.add(outlet)
        origins.add(origin)
    return len(outlets), min(len(outlets), len(origins))


class Origin(Record, frozen=True):
    """Sources that print or rewrite one story; `why` says on what evidence."""

    id: str
    sources: tuple[str, ...]
    agency: str | None = None
    why: str = ""


class Position(Record, frozen=True):
    """One side of a dispute: the value it gives and the statements that give it."""

    value: str
    statements: tuple[str, ...]


class Dispute(Record, frozen=True):
    """Statements that disagree.

    `sure`: it marks its points and stands in exports for readers; the desk's list and the JSON hold all.
    """

    id: str
    kind: DisputeKind
    about: str
    positions: tuple[Position, ...]
    certainty: float = 0.5
    sure: bool = False


class TimelineEntry(Record, frozen=True):
    """When something happened, to what precision, and the statements that say so."""

    when: str
    precision: Precision
    statements: tuple[str, ...]


class Brief(Record, frozen=True):
    """The whole result for one corpus and one template. Made by assembly, kept by the store, shown by desk and exports."""

    title: str
    template: str
    sides: tuple[Side, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    voices: tuple[Voice, ...] = ()
    sections: tuple[Section, ...] = ()
    origins: tuple[Origin, ...] = ()
    points: tuple[Point, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    days: tuple[str, str] | None = None
    """First and last day of the event, ISO 8601; None where that is not sure."""
