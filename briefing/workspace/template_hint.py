"""Whether another template would tell apart what stands nearly all in one section: found by making the brief with each of them."""

from __future__ import annotations

from collections import Counter
from threading import Event

from msgspec.structs import replace

from briefing.model import Record
from briefing.workspace.options import Options
from briefing.workspace.overview import CROWDED, crowded
from briefing.workspace.view import View

MOST_LINES = 2000
"""Lines of a brief above which the others are not made: it would cost more than the hint is worth."""
FEWEST = 3
"""Lines that a section needs to count as one."""


class TemplateHint(Record, frozen=True):
    """How many of all lines stand in one section, and how many sections another template would make of them."""

    crowd: int
    lines: int
    template: str
    sections: int

    def __str__(self) -> str:
        sections = NUMBERS[self.sections] if self.sections < len(NUMBERS) else str(self.sections)
        crowd = f"{self.crowd:,} of {self.lines:,} lines stand in one section"
        return f"{crowd}; the template `{self.template}` would make {sections}. P chooses it."


NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def template_hint(view: View, options: Options, stop: Event) -> TemplateHint | None:
    """The template that spreads the lines best, where they are crowded and it does better; None else. Takes seconds: run it in a thread.

    Sections count that hold some lines; of a template that crowds one section as well nothing is said.
    """
    full = crowded(view)
    lines = sum(section.count for section in view.shown_sections())
    if full is None or lines > MOST_LINES:
        return None
    spread = {name: found for name in _others(view) if (found := _sections(replace(options, template=name), stop))}
    best = min(spread, key=lambda name: (max(spread[name]) / sum(spread[name]), name), default=None)
    if best is None or max(spread[best]) >= CROWDED * sum(spread[best]):
        return None
    sections = sum(count >= FEWEST for count in spread[best])
    told_apart = sum(section.count >= FEWEST for section in view.shown_sections())
    return TemplateHint(crowd=full[1], lines=lines, template=best, sections=sections) if sections > told_apart else None


def _others(view: View) -> list[str]:
    """Templates that ship or are the user's own, but the one that is used."""
    from briefing.workspace.template_catalogue import templates

    return [name for name in templates() if name != view.template]


def _sections(options: Options, stop: Event) -> list[int]:
    """How many lines each section of a template would have; none where it can't be used. What was read is not read again."""
    from briefing.workspace.open import make_brief
    from briefing.workspace.options import NothingReadError, StoppedError
    from briefing.workspace.template_catalogue import UnknownNameError
    from briefing.yamlfile import YamlFileError

    try:
        brief = make_brief(options, stop=stop)
    except (NothingReadError, StoppedError, UnknownNameError, YamlFileError):
        return []
    return list(Counter(point.section for point in brief.points if point.section).values())
