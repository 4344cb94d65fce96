"""What desk and exports ask the store for: rows ready to be shown, edits applied."""

from __future__ import annotations

from typing import Literal

from briefing.model import Evidence, Known, Mode, OtherTime, Precision, Record, Source, Span


class SectionRow(Record, frozen=True):
    """A section with the number of points it shows now."""

    id: str
    title: str
    count: int
    page: int = 0
    """How many of them stand on the page, without those that it opens with."""
    hidden: bool = False
    """Whether the analyst left it out of this briefing."""
    own: bool = False
    """Whether the analyst added it."""
    side: str | None = None
    hint: str = ""


class Chain(Record, frozen=True):
    """Who says it: voice, via, outlet; `voice` None: the source itself asserts it (or openly unattributed, when `attribution` is set)."""

    attribution: str | None
    voice: str | None
    voice_name: str | None
    voice_note: str
    """Title, affiliation and side in words, empty where unknown."""
    mode: Mode | None
    via_name: str | None
    outlet: str
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    content_spans: tuple[Span, ...] = ()


class StatementRow(Record, frozen=True):
    """A statement with its source and everybody who says it."""

    id: str
    source: str
    source_title: str
    outlet: str
    published: str | None
    start: int
    end: int
    text: str
    role: str | None
    section: str | None
    heading: str | None
    origin: str
    chains: tuple[Chain, ...]
    evidence: tuple[Evidence, ...] = ()
    point: str | None = None
    speaker_set: bool = False
    """Whether the analyst said who says it, or that nobody but the source does."""
    source_path: str = ""
    likely: tuple[Span, ...] = ()
    """Its words of likelihood, in `text`, where it stands in a section that asks what may follow."""
    date_uncertain: bool = False
    """Whether `published` may be wrong."""


def said_by(row: StatementRow) -> Chain | None:
    """Who says a statement: the first of its chains; None where the outlet itself does."""
    return next((chain for chain in row.chains if chain.attribution), None)


class PointRow(Record, frozen=True):
    """One line of the briefing as a list shows it."""

    id: str
    section: str | None
    text: str
    speaker: str | None
    """Name of the lead's voice; None where the source asserts it."""
    outlet: str
    sources: int
    independent: int
    statements: int
    disputes: tuple[str, ...] = ()
    new: bool = False
    pinned: bool = False
    excluded: bool = False
    note: str | None = None
    withdrawn: tuple[str, ...] = ()
    """As in `Point`."""
    other_time: OtherTime | None = None
    """As in `Point`."""
    gloss: tuple[str, ...] = ()
    """Whom words of the text mean: "he: Ana Flores"."""
    moved: bool = False
    page: bool = False
    """Whether it stands on the page."""
    likely: tuple[Span, ...] = ()
    """As in `StatementRow`."""


class NearRow(Record, frozen=True):
    """A point that may say the same as another and is not counted, with the statement that leads it."""

    point: str
    chance: float
    lead: StatementRow


class PointDetail(Record, frozen=True):
    """A point with its statements, the lead first."""

    row: PointRow
    statements: tuple[StatementRow, ...]
    origins: str
    """In words: "4 outlets, 1 origin (AP)"."""
    agencies: tuple[str, ...] = ()
    """Whose stories these outlets print."""
    near: tuple[NearRow, ...] = ()
    """The likest first."""
    perhaps: int = 0
    """How many origins stand behind it if the near lines say the same; 0 where these add none."""

    @property
    def in_words(self) -> str:
        """Who stands behind it, and who perhaps does: "2 outlets, 2 origins, perhaps 4"."""
        if not self.perhaps:
            return self.origins
        return f"{self.origins}, perhaps {self.perhaps}" + ("" if "origin" in self.origins else " origins")


class SourceLabel(Record, frozen=True):
    """What a source is called, and how many statements it has."""

    id: str
    path: str
    title: str
    outlet: str
    statements: int


class SourceRow(Record, frozen=True):
    """A source as a list shows it; `share` is its part of the placed statements, 0 to 1."""

    id: str
    path: str
    title: str
    outlet: str
    published: Known | None
    words: int
    statements: int
    origin: str
    share: float
    story: str = ""
    """Where its story comes from, in words: an agency, other sources that print it; empty where it stands alone."""
    changes: str = ""
    """What changed since the version before, in words; empty for an article with one version."""
    rating: str = ""
    """How reliable the analyst holds it, in the analyst's words."""
    new: bool = False


Standing = Literal["page", "record", "unplaced", "excluded"]
"""Where a statement stands: on the page, in a section behind its fold, in no section, or excluded."""


class SourcePage(Record, frozen=True):
    """A source to be shown whole, with the spans of its statements."""

    source: Source
    statements: tuple[tuple[str, int, int], ...]
    rating: str = ""
    """As in `SourceRow`."""


class VoiceRow(Record, frozen=True):
    """A voice as a list shows it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    title: str | None
    affiliation: str | None
    side: str | None
    statements: int


class VoiceEntry(Record, frozen=True):
    """A voice as the list of voices shows it, with what it says in the article that was published last, and who may be the same."""

    voice: VoiceRow
    latest: StatementRow | None
    alike: str | None = None
    """The id of a voice whose name may be another spelling."""
    alike_name: str = ""

    @property
    def id(self) -> str:
        """The id of the voice."""
        return self.voice.id


def is_reported(sure: bool, status: str) -> bool:
    """Whether a dispute of that status (open, accepted, dismissed), sure or not, stands in exports for readers."""
    return status == "accepted" or (status == "open" and sure)


class DisputeRow(Record, frozen=True):
    """A dispute with its positions, each a value and its statements."""

    id: str
    kind: str
    about: str
    certainty: float
    positions: tuple[tuple[str, tuple[StatementRow, ...]], ...]
    status: str = "open"
    """open, accepted or dismissed."""
    sure: bool = False

    @property
    def reported(self) -> bool:
        """Whether an export for readers has it: the analyst accepted it, or it is sure enough and was not dismissed."""
        return is_reported(self.sure, self.status)


class TimelineRow(Record, frozen=True):
    """When something happened (ISO 8601, cut to the precision), and the statements that say so.

    `share` is their number as a share of the time that most statements tell of, above 0 to 1.
    """

    when: str
    precision: Precision
    statements: tuple[StatementRow, ...]
    share: float


class TimelineDay(Record, frozen=True):
    """A time of the timeline, and the ids of the statements that tell of it, which are read when they are looked at."""

    when: str
    precision: Precision
    statements: tuple[str, ...]
    share: float = 1.0
    """As in `TimelineRow`."""

    @property
    def count(self) -> int:
        """How many statements tell of it."""
        return len(self.statements)

    @property
    def id(self) -> str:
        """What names it in the timeline."""
        return f"{self.when}/{self.precision}"


class Hit(Record, frozen=True):
    """A statement or a stretch of a source that a search found."""

    statement: str | None
    source: str
    start: int
    end: int
    text: str
    point: str | None
    excluded: bool = False
