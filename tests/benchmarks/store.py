"""Opening a stored brief, whatever its size; writing one; edits by the thousand; memory of an open view and of an export."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from briefing.model import Attribution, Brief, Known, Metadata, Origin, Point, Section, Source, Statement, TimelineEntry, Voice
from briefing.workspace import store_writer
from briefing.workspace.filter_query import Filter
from briefing.workspace.store import Store
from briefing.workspace.view import View
from tests.benchmarks.figures import Figure

SIZES = (100, 100_000)
SECTIONS = 6
PER_SOURCE = 25
EDITS = 500
PAGE, OPENING = 30, 4
"""Lines of the page, and those of them that it opens with."""
WORDS = "the river gate water level rises falls engineers say villages wait while rain moves north and trains stop".split()  # noqa: SIM905 - a list of words reads better so


def made(size: int) -> Brief:
    """A brief of `size` statements in sources of 25, every third one said by a voice, every tenth saying what another said."""
    sources, statements, attributions, points = [], [], [], []
    voices = [Voice(id=f"v{n}", name=f"Speaker {n}") for n in range(max(1, size // 50))]
    for number in range(size // PER_SOURCE):
        name, at, texts = f"s{number}", 0, []
        for ordinal in range(PER_SOURCE):
            n = number * PER_SOURCE + ordinal
            text = f"Report {n} {' '.join(WORDS[(n * 7 + k * (1 + n % 5)) % len(WORDS)] for k in range(22))}."
            said = (f"a{n}",) if n % 3 == 0 else ()
            section = f"section-{n % SECTIONS}"
            point = f"p{n}"
            statements.append(
                Statement(
                    id=f"{name}:{at}", source=name, start=at, end=at + len(text), text=text, ordinal=ordinal,
                    attributions=said, section=section, point=point, role_scores=(0.125,) * 8,
                )
            )  # fmt: skip
            if said:
                attributions.append(Attribution(id=said[0], source=name, content_spans=((at, at + 20),), voice=voices[n % len(voices)].id))
            rank = (n * 7919) % size + 1  # 7919 is prime: each rank once, scattered over the sections
            points.append(
                Point(
                    id=point, section=section, lead=f"{name}:{at}", statements=(f"{name}:{at}",),
                    rank=rank, page=rank <= PAGE, in_brief=rank <= OPENING,
                )
            )  # fmt: skip
            texts.append(text)
            at += len(text) + 1
        known = Known(value=f"Outlet {number % 90}", certainty="sure", origin="made")
        metadata = Metadata(outlet=known, title=known)
        sources.append(Source(id=name, path=f"{number}.txt", text="\n".join(texts), sha256="0" * 64, metadata=metadata))
    sections = [
        Section(id=f"section-{n}", title=f"Section {n}", points=tuple(p.id for p in points if p.section == f"section-{n}"))
        for n in range(SECTIONS)
    ]
    return Brief(
        title="Made", template="event", sources=tuple(sources), statements=tuple(statements), attributions=tuple(attributions),
        voices=tuple(voices), sections=tuple(sections), points=tuple(points),
        origins=tuple(Origin(id=f"o{n}", sources=(source.id,)) for n, source in enumerate(sources)),
        timeline=tuple(
            TimelineEntry(when=f"2024-03-{day:02}", precision="day", statements=tuple(one.id for one in statements[day * 11 : day * 40]))
            for day in range(1, 32)
            if statements[day * 11 : day * 40]
        ),
    )  # fmt: skip


def milliseconds(work: Callable[[], object], runs: int = 15) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def first_screen(file: Path) -> None:
    """What the desk asks for before its first frame: the sections, a screen of points, the point under the cursor and its source."""
    store = Store.open(file, at_once=True)  # as the desk does
    assert store is not None
    view = View(store)
    assert len(view.sections()) == SECTIONS
    rows = view.points("section-0")[:40]
    page = view.source(view.point(rows[0].id).statements[0].source)
    assert page.statements
    view.close()


def _far(view: View) -> None:
    rows = view.points("section-3")
    assert rows[len(rows) - 40 : len(rows)]


PEAK = """
import sys
from pathlib import Path
from briefing.export import json, markdown
from briefing.workspace.store import Store
from briefing.workspace.view import View
view = View(Store.open(Path(sys.argv[1])))
forms = {"JSON": json.write, "markdown": markdown.write, "first rows": lambda view: view.points("section-0")[:40]}
for part in forms[sys.argv[2]](view):
    pass
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def _peak(file: Path, form: str) -> str:
    """The most memory of a process that opens the store and asks for that; VmHWM, which starts anew with each program."""
    done = subprocess.run([sys.executable, "-c", PEAK, str(file), form], capture_output=True, text=True, check=True)
    return f"{float(done.stdout) * 1024 / 1e6:.0f} MB"


def run() -> list[Figure]:
    """Measure briefs of both sizes."""
    with tempfile.TemporaryDirectory() as folder:
        return [figure for size in SIZES for figure in _figures(size, Path(folder) / f"{size}.sqlite")]


def _figures(size: int, file: Path) -> list[Figure]:
    brief = made(size)
    start = time.perf_counter()
    store_writer.to_file(brief, file, "made").close()
    taken = time.perf_counter() - start
    del brief
    view = View(Store.open(file) or sys.exit("the store can't be opened"))
    found = [
        Figure(f"store {size:,} statements", f"{taken:.2f} s", "", f"{file.stat().st_size / 1e6:.1f} MB on disk"),
        _timed("open it to the rows of the first screen", lambda: first_screen(file), "30 ms"),
        _timed("a screen of points at the end of a section", lambda: _far(view), "5 ms"),
        *(_timed(f"search “{query}”", partial(view.search, query), "150 ms") for query in ("r", "rain tra", "water")),
        _timed("a filter by voice", lambda: view.points("section-0", Filter(voices=("v0",)))[:40], "60 ms"),
    ]
    names = [row.id for row in view.points("section-1")[:1000]]
    for name in names[:EDITS]:
        view.edits.pin([name])
    found.append(_timed(f"an edit after {min(EDITS, len(names)):,} others", lambda: view.edits.note([names[-1]], "x"), "60 ms"))
    view.close()
    return found + [Figure(f"peak memory: {form}", _peak(file, form)) for form in ("first rows", "JSON", "markdown")]


def _timed(what: str, work: Callable[[], object], target: str) -> Figure:
    return Figure(what, f"{milliseconds(work):.1f} ms", target, "median of 15")
