"""Every corpus of `../shared/data/news_events` goes all the way, from text files made of its records to a brief that holds together."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

from briefing.workspace.open import open_view
from briefing.workspace.options import Options
from tests.benchmarks.figures import SHARED, Figure

EVENTS = SHARED / "data" / "news_events"


def written(event: Path, place: Path) -> int:
    """Write each record of an event as a text file: title, an empty line, text. Returns their number."""
    place.mkdir()
    for number, file in enumerate(sorted(event.rglob("*.json"))):
        record = json.loads(file.read_text(encoding="utf-8"))
        text = f"{record.get('title') or ''}\n\n{record.get('maintext') or record.get('text') or ''}\n"
        (place / f"{number:02}-{file.stem}.txt").write_text(text, encoding="utf-8", newline="")
    return len(list(place.iterdir()))


def trouble(place: Path) -> str:
    """What is wrong with the brief of a folder, or nothing: each statement is the text of its passage, each point has its lead."""
    view = open_view(Options(paths=(place,), cache=False))
    try:
        for row in view.sources():
            page = view.source(row.id)
            for name, start, end in page.statements:
                if view.statement(name).text != page.source.text[start:end]:
                    return f"{name} is not the text of its passage"
        for section in view.sections():
            for point in view.points(section.id):
                view.point(point.id)
    finally:
        view.close()
    return ""


def run() -> list[Figure]:
    """Make a brief of each corpus; an exception is a failure with its name."""
    failed: list[str] = []
    articles = 0
    start = time.process_time()
    with tempfile.TemporaryDirectory() as place:
        events = sorted(path for path in EVENTS.iterdir() if path.is_dir()) if EVENTS.is_dir() else []
        for event in events:
            folder = Path(place) / event.name
            articles += written(event, folder)
            try:
                found = trouble(folder)
            except Exception as error:  # noqa: BLE001 - that there is none is what is measured
                found = repr(error)
            if found:
                failed.append(f"{event.name}: {found}")
    if not events:
        return [Figure("corpora that go all the way", "left out", "", "no `../shared` beside this folder")]
    seconds = time.process_time() - start
    how = "; ".join(failed) or f"{articles} articles, {seconds:.0f} s of one core"
    return [Figure("corpora of news_events that go all the way", f"{len(events) - len(failed)} of {len(events)}", "62 of 62", how)]
