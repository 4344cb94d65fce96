"""What the panes show, as plain records: a group, a target, work that goes on, a failure."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Span
from briefing.workspace.rows import PointDetail, StatementRow


@dataclass(frozen=True)
class Group:
    """One entry of the left pane: a section, a voice, a year, a dispute."""

    id: str
    title: str
    count: int | None
    note: str = ""
    question: str = ""
    """What it asks; it stands there while the cursor does."""
    short: str = ""
    """Its title in a row of groups, where that is another one."""
    more: int = 0
    """How many lines there are behind those that are counted: the record behind the page."""


NOT_SURE = "not-sure"
"""The group behind which the disputes are folded that are not sure."""


@dataclass(frozen=True)
class Fold:
    """The row behind the lines of the page in a section: it opens and closes the rest. `above` is how many lines stand on the page."""

    count: int
    is_open: bool
    above: int
    id: str = "fold"
    text: str = ""


@dataclass(frozen=True)
class DayFold:
    """The row behind the first lines of a day: it opens and closes the rest."""

    day: str
    count: int
    is_open: bool

    @property
    def id(self) -> str:
        """What names it."""
        return f"{self.day}/fold"


@dataclass(frozen=True)
class Target:
    """What the source pane shows: a statement's passage in its source, or a source from its beginning.

    `statement_index` of `statement_count` counts through the statements behind the row. `highlights` are further spans to show, such as
    what a search found.
    """

    source: str
    statement: StatementRow | None = None
    statement_index: int = 0
    statement_count: int = 1
    point: PointDetail | None = None
    highlights: tuple[Span, ...] = ()
    standing: str = ""
    """Where the statement stands in the brief, in words, where the list does not show it."""


@dataclass(frozen=True)
class Work:
    """What is going on, in words: how much of it is done, 0 to 1, None where that is not known; how fast, and how long it will take."""

    what: str
    part: float | None = None
    pace: str = ""


@dataclass(frozen=True)
class Failure:
    """Why there is no briefing, and what to do; it stands above the problems that were met, if any were."""

    message: str
    advice: str
