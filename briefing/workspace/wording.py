"""How counts and places are said in words, the same on the desk, in text and in exports."""

from __future__ import annotations

from collections.abc import Sequence

from briefing import marks
from briefing.model import Gloss, Known, OtherTime, Precision, Problem, Source
from briefing.workspace.options import Progress

MOST_FIGURES = 3
"""Changed figures that are named."""
SOON = 2.0
"""Seconds of a work before which its pace is not yet known."""


def plural(count: int, singular: str, many: str | None = None) -> str:
    """A count with its noun: `1 outlet`, `3 outlets`."""
    return f"{count:,} {singular if count == 1 else many or singular + 's'}"


def nothing_in_section(taken_out: bool) -> str:
    """Why an export has no line in a section; `taken_out`: edits took out all that were there."""
    return "The analyst left no line in this section." if taken_out else "Nothing found."


def is_quotation(text: str) -> bool:
    """Whether a statement is somebody's words from beginning to end, whoever that is.

    >>> is_quotation("“No ship has come in.”"), is_quotation("“Night trains” run again.")
    (True, False)
    """
    words = text.strip()
    closed = [place for place, mark in enumerate(words) if place and mark in marks.CLOSING]
    return words[:1] in marks.OPENING and words != "" and (not closed or not any(letter.isalnum() for letter in words[closed[0] :]))


UNCERTAIN = " (date uncertain)"


def day(published: str | None, uncertain: bool) -> str:
    """The day on which a source was published, and that it may be wrong; empty where none is known.

    >>> day("2023-09-12T08:30Z", True), day(None, False)
    ('2023-09-12 (date uncertain)', '')
    """
    return f"{published[:10]}{UNCERTAIN if uncertain else ''}" if published else ""


def day_known(published: Known | None) -> str:
    """The same of a date as it was read.

    >>> day_known(Known(value="2023-09-12", certainty="likely", origin="the page"))
    '2023-09-12'
    """
    return day(published.value, published.certainty == "doubtful") if published else ""


STRONG, SLIGHT = 0.7, 0.3
"""Weights of evidence (log-odds) from which it pulls strongly, and below which only slightly."""


def pull(weight: float) -> str:
    """The weight of a reason in words: `strongly for`, `slightly against`."""
    size = abs(weight)
    much = "strongly " if size >= STRONG else "slightly " if size < SLIGHT else ""
    return f"{much}{'for' if weight > 0 else 'against'}"


def moment(when: str, precision: Precision) -> str:
    """A time of the timeline: ISO 8601 as it is, and a decade as `1980s`."""
    return f"{when[:4]}s" if precision == "decade" and not when.endswith("s") else when


def reason(problem: Problem) -> str:
    """What is wrong and what to do, as sentences."""
    error = problem.error[:1].upper() + problem.error[1:].rstrip()
    return f"{error}{'' if error.endswith(('.', '!', '?')) else '.'} {problem.advice}".rstrip()


def pace(now: Progress) -> str:
    """How fast a work is and how long it will still take, `31 files/s, 2:40 left`; nothing until that can be told."""
    if now.seconds < SOON or not now.done or now.total is None:
        return ""
    rate = now.done / now.seconds
    left = round((now.total - now.done) / rate)
    hours, minutes, seconds = left // 3600, left % 3600 // 60, left % 60
    clock = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{rate:,.0f} files/s, {clock} left" if rate >= 10 else f"{rate:.1f} files/s, {clock} left"


def story(agency: str | None, others: Sequence[str], count: int, why: str = "") -> str:
    """Where the story of a source comes from: `the story of AP, also in Courier, Herald and 2 more (…)`; nothing where it stands alone.

    `others` are outlets that print it too, `count` is how many sources there are of them.
    """
    also = ", ".join(others) + (f" and {count - len(others)} more" if count > len(others) else "")
    evidence = f" ({why})" if why and others else ""
    if agency:
        return f"the story of {agency}{', also in ' + also if also else ''}{evidence}"
    return f"one story with {also}{evidence}" if also else ""


def withdrawn(outlets: Sequence[str]) -> str:
    """Who had a line and has it no more."""
    return f"withdrawn by {', '.join(outlets)}"


def glosses(text: str, meanings: Sequence[Gloss]) -> tuple[str, ...]:
    """Whom words of a text mean: `he: Ana Flores`."""
    return tuple(f"{text[gloss.start : gloss.end]}: {gloss.name}" for gloss in meanings)


def other_time(time: OtherTime, words: str) -> str:
    """That a line is of a happening before or after the event; `words` say when it was."""
    return f"{'later' if time.later else 'earlier'}: {words}"


def changes(source: Source) -> str:
    """What changed since the version before: `Since 2024-03-04: 1 line gone, 2 new, 12 → 31`; empty for an article with one version."""
    if not source.versions:
        return ""
    version, others = source.versions[0], len(source.versions) - 1
    gone, new = ("gone", "new") if version.ordered else ("only there", "only here")
    parts = [f"{plural(len(version.gone), 'line')} {gone}"] if version.gone else []
    parts += [f"{plural(len(version.new), 'line')} {new}"] if version.new else []
    figures = [f"{one} → {other}" if version.ordered else f"{one} / {other}" for change in version.changed for one, other in change.figures]
    words = sum(not change.figures for change in version.changed)
    parts += [*figures[:MOST_FIGURES], *([f"{plural(words, 'line')} in other words"] if words else [])]
    when = (version.when or "the version before").split("T")[0]
    since = f"Since {when}" if version.ordered else f"Another version is {version.paths[0]}"
    more = f"; {plural(others, 'version')} more" if others else ""
    return f"{since}: {', '.join(parts) or 'nothing in its sentences'}{more}"


def support(sources: int, independent: int, agencies: Sequence[str] = ()) -> str:
    """Who stands behind a point: `4 outlets, 1 origin (AP)`; the origins go unsaid for a single outlet without an agency."""
    outlets = plural(sources, "outlet")
    named = f" ({', '.join(agencies)})" if agencies else ""
    if sources == 1 and not named:
        return outlets
    return f"{outlets}, {plural(independent, 'origin')}{named}"
