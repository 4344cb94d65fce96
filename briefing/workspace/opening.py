"""From paths to a brief: read, analyse, assemble, store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.model import Brief, Record


class Options(Record, frozen=True):
    """What the user asked for. `sides` as typed (`Russia` or `Russia=Moscow,Kremlin`)."""

    paths: tuple[Path, ...]
    template: str = "event"
    sides: tuple[str, ...] = ()
    jobs: int = 1
    cache: bool = True


class Progress(Record, frozen=True):
    """How far the way has come: `stage` is reading, analysing or assembling; `total` None while it is not known."""

    stage: str
    done: int
    total: int | None = None


class NothingReadError(Exception):
    """No document of the corpus could be read."""


def make_brief(options: Options, progress: Callable[[Progress], None] = lambda _: None) -> Brief:
    """Read, analyse and assemble the corpus. Raises `NothingReadError`."""
    from briefing.analysis import analyse
    from briefing.assembly import assemble, sides, templates
    from briefing.model import Article, Problem
    from briefing.reading import read_paths

    articles: list[Article] = []
    problems: list[Problem] = []
    for found in read_paths(options.paths):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            articles.append(Article(source=found, analysis=analyse(found)))
            progress(Progress(stage="analysing", done=len(articles)))
    if not articles:
        raise NothingReadError(_nothing(problems, options.paths))
    progress(Progress(stage="assembling", done=0))
    return assemble(
        articles, templates.load(options.template), named_sides=[sides.parse(text) for text in options.sides], problems=problems
    )


def _nothing(problems: Sequence[object], paths: Sequence[Path]) -> str:
    where = ", ".join(str(path) for path in paths)
    return f"Nothing could be read in {where}." + ("" if problems else " There are no articles there.")
