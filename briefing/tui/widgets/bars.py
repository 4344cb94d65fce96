"""The lines at the top and at the bottom: where one is and what goes on, and the keys that work here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.display import Group, Work
from briefing.tui.wrapping import Piece, cells, clipped, strip
from briefing.workspace.wording import plural

if TYPE_CHECKING:
    from textual import events

    from briefing.tui.styles import Styles


class Bar(Widget):
    """A widget that paints a single line."""

    @property
    def styles_now(self) -> Styles:
        """The styles of the theme that is on."""
        found: Styles = self.app.styles_now  # type: ignore[attr-defined]
        return found

    def pieces(self, width: int, styles: Styles) -> list[Piece]:
        """What the line holds."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line, on the ground of bars."""
        styles = self.styles_now
        return strip(self.pieces(self.size.width, styles) if y == 0 else [], self.size.width, styles.bar)


SHORTEST = 12
"""Cells of the title of a brief for which facts make room."""


class TopBar(Bar):
    """The brief's title, what is listed, problems, and a progress bar while something is read."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self.title = ""
        self.view = ""
        self.facts: tuple[str, ...] = ()
        self.points: int | None = None
        """How many lines the brief has; None while there is none."""
        self.seen = 0
        """How many of them were looked at."""
        self.work: Work | None = None
        self.problems = 0
        self.marked: Sequence[str] = ()
        """The points that the next decision is about, wherever they stand."""

    def pieces(self, width: int, styles: Styles) -> list[Piece]:
        """Title and view at the left; marked points, problems and progress at the right."""
        right: list[Piece] = [(f" ✓ {len(self.marked)} marked ", styles.tab)] if self.marked else []
        if self.problems:
            word = "problem" if self.problems == 1 else "problems"
            right.append((f" ! {self.problems} {word} ", styles.bar_error))
        if self.work:
            right += self._progress(self.work, width, styles)
        elif width >= 60:
            beside = cells(self.view) + 3 if self.view else 0
            room = width - sum(cells(text) for text, _ in right) - beside - min(cells(self.title), SHORTEST) - 3
            right.append((self._told(room), styles.bar_muted))
        taken = sum(cells(text) for text, _ in right) + 2
        view = f" │ {self.view}" if self.view else ""
        if width < 50 and cells(self.title) + cells(view) + taken >= width:
            view = ""
        title = clipped(self.title, max(0, width - taken - cells(view) - 1))
        gap = max(1, width - cells(title) - cells(view) - taken)
        return [(" ", styles.bar), (title, styles.bar + Style(bold=True)), (view, styles.bar_accent), (" " * gap, styles.bar), *right]

    def _told(self, room: int) -> str:
        """The facts that there is room for: how many sources there are goes first, then what the page has, then the template."""
        facts = [*self.facts, *self._points()]
        for least in (1, 1, 0, 0):
            if cells(" · ".join(facts)) <= room or len(facts) <= least:
                break
            del facts[least]
        told = " · ".join(facts)
        return told if cells(told) <= room else ""

    def _points(self) -> list[str]:
        if self.points is None:
            return []
        return [f"{self.seen:,} of {self.points:,} seen" if self.seen else plural(self.points, "point")]

    def _progress(self, work: Work, width: int, styles: Styles) -> list[Piece]:
        length = 10 if width < 100 else 20
        if work.part is None:
            return [(f"{work.what}…", styles.bar_accent)]
        done = round(length * work.part)
        return [
            (f"{work.what} ", styles.bar_accent),
            ("█" * done + "░" * (length - done), styles.bar_accent),
            (f" {work.part:.0%}", styles.bar),
            (f" {work.pace}" if work.pace and width >= 70 else "", styles.bar_muted),
        ]


class FilterBar(Bar):
    """What is filtered, while anything is."""

    def __init__(self) -> None:
        super().__init__(id="filter")
        self.words: Sequence[str] = ()
        self.unfiltered = ""

    def say(self, words: Sequence[str]) -> None:
        """Say what the lines that are shown have in common."""
        self.words = words
        self.refresh()

    def hold(self, unfiltered: str) -> None:
        """Say why the filter does not hold in the view that is shown, or with nothing that it does."""
        self.unfiltered = unfiltered
        self.refresh()

    def pieces(self, width: int, styles: Styles) -> list[Piece]:
        """The conditions, and how to take them off."""
        how = "  F takes it off " if width >= 60 else " F off "
        only = " Only what is " if width >= 60 else " Only: "
        text = (f" Not filtered: {self.unfiltered}. Else only " if self.unfiltered else only) + " · ".join(self.words)
        return [(clipped(text, max(8, width - len(how))), styles.tab), (how, styles.bar_muted)]


NEAR = 12
"""Tabs that a line may hold: of a thousand voices the others are not looked at."""

LONGEST, PARTLY = 30, (8, 14)
"""Cells of a title of a tab that is not the current one; of a whole one and one without its first words where there is not room for all."""


def telling(titles: Sequence[str]) -> list[str]:
    """Titles without the words before a colon that another begins with too: these tell nothing apart.

    >>> telling(["Background", "Motives: Peru", "Motives: Chile"])
    ['Background', 'Peru', 'Chile']
    """
    heads = Counter(title.partition(": ")[0] for title in titles if ": " in title)
    return [title.partition(": ")[2] if heads[title.partition(": ")[0]] > 1 else title for title in titles]


class TabBar(Bar):
    """The groups as numbered tabs on one line, the one that is shown always among them."""

    @dataclass
    class Picked(Message):
        """A tab was clicked."""

        index: int

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self.groups: Sequence[Group] = ()
        self.current = 0
        self.first_number = 1
        self.counted = False
        """Whether each tab has its count and no number: a row to walk."""
        self._places: list[tuple[int, int, int]] = []

    def show(self, groups: Sequence[Group], current: int, first_number: int = 1, *, counted: bool = False) -> None:
        """Show these groups; the first has that number; where `counted`, each with its count."""
        self.groups, self.current, self.first_number, self.counted = groups, current, first_number, counted
        self.refresh()

    def pieces(self, width: int, styles: Styles) -> list[Piece]:
        """All tabs, or as many as fit around the current one; that one's title is longest."""
        self._places = []
        if not self.groups:
            return []
        labels = self._labels(width)
        shown = self._fitting(labels, width)
        found: list[Piece] = [("‹" if shown[0] > 0 else " ", styles.bar_muted)]
        x = 1
        for index in shown:
            label = labels[index]
            style = styles.tab if index == self.current else styles.bar
            found.append((label, style))
            self._places.append((x, x + cells(label), index))
            x += cells(label)
        if shown[-1] < len(self.groups) - 1:
            found.append(("›", styles.bar_muted))
        return found

    def _labels(self, width: int) -> dict[int, str]:
        """The tabs near the current one by their index, as long as the line has room for all of them.

        What goes first: the words that several titles begin with ("Motives: Russia" is "Russia"), the counts of the others, then the ends
        of titles, of those that were shortened already last.
        """
        first = max(0, min(self.current - NEAR // 2, len(self.groups) - NEAR))
        groups = dict(enumerate(self.groups[first : first + NEAR], first))
        if self.counted:
            return {at: f" {one.short or one.title} {'' if one.count is None else one.count} " for at, one in groups.items()}
        short = telling([group.title for group in groups.values()])
        titles = {index: group.title for index, group in groups.items()}
        tails = dict(zip(titles, short, strict=True))
        forms = [(titles, True, LONGEST, LONGEST), (tails, True, LONGEST, LONGEST), (tails, False, LONGEST, LONGEST)]
        forms += [(tails, False, most, LONGEST) for most in range(LONGEST, 3, -1)] + [
            (tails, False, 4, most) for most in range(LONGEST, 3, -1)
        ]
        if len(groups) < len(self.groups):
            forms = []
        most_of_current = max(8, width - 24)
        current = titles[self.current] if cells(titles[self.current]) <= most_of_current else tails[self.current]
        for names, counted, most, most_of_tails in [*forms, (tails, False, *PARTLY)]:
            labels = {
                index: self._label(index, names[index], counted, most if tails[index] == titles[index] else most_of_tails)
                for index in groups
            }
            labels[self.current] = self._label(self.current, current, True, most_of_current)
            if sum(map(cells, labels.values())) <= width - 2:
                break
        return labels

    def _label(self, index: int, title: str, counted: bool, most: int) -> str:
        ordinal = index + self.first_number
        number = f"{ordinal} " if ordinal < 10 else ""
        count = self.groups[index].count
        return f" {number}{clipped(title, most)} " + (f"{count} " if counted and count is not None else "")

    def _fitting(self, labels: dict[int, str], width: int) -> list[int]:
        shown = [self.current]
        left = width - 2 - cells(labels[self.current])
        before, after = self.current - 1, self.current + 1
        while before in labels or after in labels:
            grown = False
            for index in (after, before):
                if index in labels and cells(labels[index]) <= left:
                    left -= cells(labels[index])
                    shown.append(index)
                    before, after = (before - 1, after) if index == before else (before, after + 1)
                    grown = True
            if not grown:
                break
        return sorted(shown)

    def on_click(self, event: events.Click) -> None:
        """Go to the tab that was clicked."""
        for start, end, index in self._places:
            if start <= event.x < end:
                self.post_message(self.Picked(index))


@dataclass(frozen=True)
class FooterKey:
    """A key in the footer: the command that it is for, the key as people write it, one or two words on what it does."""

    command: str
    key: str
    words: str


class KeyBar(Bar):
    """The keys that work here; each can be clicked."""

    @dataclass
    class Picked(Message):
        """A key of the footer was clicked."""

        name: str

    def __init__(self, usable: Callable[[], Sequence[FooterKey]]) -> None:
        super().__init__(id="keys")
        self.usable = usable
        self.message = ""
        self._places: list[tuple[int, int, str]] = []

    def pieces(self, width: int, styles: Styles) -> list[Piece]:
        """Key and word, as many as fit; the last, which leaves, always."""
        if self.message:
            return [(" " + clipped(self.message, width - 2), styles.bar_accent)]
        self._places = []
        found: list[Piece] = []
        x, usable = 0, self.usable()
        sizes = [cells(shown.key) + cells(shown.words) + 3 for shown in usable]
        for number, shown in enumerate(usable):
            last = number == len(usable) - 1
            if x + sizes[number] + (0 if last else sizes[-1]) > width:
                continue
            found += [(f" {shown.key} ", styles.bar_accent), (f"{shown.words} ", styles.bar)]
            self._places.append((x, x + sizes[number], shown.command))
            x += sizes[number]
        return found

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for start, end, name in self._places:
            if start <= event.x < end:
                self.post_message(self.Picked(name))
