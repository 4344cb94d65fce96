"""A corpus of our own on disk, and a brief of it made by hand with everything that an export can hold."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from briefing.model import Brief, Known, Problem
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
