"""A corpus of our own on disk, and a brief of it made by hand with everything that an export can hold."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from briefing.model import Brief, Gloss, Known, Problem
from briefing.workspace.view import View
from tests.workspace.made import brief

TEXTS = {
    "delta.txt": "The dam at Kariba holds, the river authority said. Two gates stay shut. Villages downstream *wait*. "
    "Fishing is suspended.",
    "herald.txt": "Engineers say the Kariba dam is safe. Three gates stay shut. "
    "Rain is expected on Friday\nin the north. See https://x.example/a_b.",
    "wire.txt": "The Kariba dam is safe, engineers said. Prices of fish have doubled. "
    "<b>Nobody</b> was hurt. \x1b[31mThe minister\u202e flies in.",
}

JOINED = [["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said."]]


def made() -> Brief:
    """The brief, with an address, an origin of an agency, and a problem."""
    found = brief(TEXTS, joined=JOINED)
    address = Known(value="https://herald.example/dam?id=7", certainty="sure", origin="test")
    odd = Known(value="javascript:alert(1)", certainty="sure", origin="test")
    sources = [replace(one, metadata=replace(one.metadata, address={"herald": address, "wire": odd}.get(one.id))) for one in found.sources]
    origins = (replace(found.origins[0], agency="Reuters", why="credit line"), *found.origins[1:])
    problem = Problem(path="scan.pdf", error="It holds no text.", advice="Run it through OCR.")
    return replace(found, sources=tuple(sources), origins=origins, problems=(problem,))


def on_disk(folder: Path) -> Path:
    """The corpus as files."""
    folder.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def curated(folder: Path) -> View:
    """The brief with a decision of each kind that shows in exports."""
    view = View(made(), [folder])
    rows = {row.text: row.id for section in ("one", "two") for row in view.points(section)}
    view.edits.pin([rows["Three gates stay shut."]])
    view.edits.note([rows["Two gates stay shut."]], "Since *when*?")
    view.edits.exclude([rows["Fishing is suspended."]])
    view.edits.move([rows["Prices of fish have doubled."]], "two")
    view.edits.retitle("What is known", "one")
    return view


def paged() -> View:
    """The brief with a page."""
    return View(paged_brief())


def paged_brief() -> Brief:
    """The brief with a page: its days, two lines in brief, one of them with a gloss, a wire story, a sure dispute, an unnamed source."""
    found = made()
    places = {point.lead: place for place, point in enumerate(found.points, 1)}
    texts = {one.id: one.text for one in found.statements}
    points = [
        replace(
            point,
            rank=places[point.lead],
            page=places[point.lead] <= 8,
            in_brief=texts[point.lead].startswith(("Two gates", "The dam at Kariba")),
        )
        for point in found.points
    ]
    glossed = next(point for point in points if texts[point.lead].startswith("Two gates"))
    points = [replace(point, gloss=(Gloss(start=4, end=9, name="the sluices of Kariba"),) if point is glossed else ()) for point in points]
    sources = [replace(one, metadata=replace(one.metadata, title=None, outlet=None)) if one.id == "wire" else one for one in found.sources]
    voices = tuple(replace(one, title="spokesman") for one in found.voices)
    return replace(found, points=tuple(points), sources=tuple(sources), voices=voices, days=("2025-03-01", "2025-03-02"))
