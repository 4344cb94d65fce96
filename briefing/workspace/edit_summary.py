"""What the edits of a corpus change, in words: edits may have come with a folder, and never act unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.workspace.wording import plural

if TYPE_CHECKING:
    from briefing.workspace.view import View


def in_words(view: View) -> str:
    """`3 lines excluded, 1 line moved, sides set by briefing.edits.yaml`; empty where no edit changes anything."""
    changes = list(_changes(view))
    return f"{', '.join(changes)} by {_listed(view.edits.places())}" if changes else ""


def _changes(view: View) -> Iterator[str]:
    overlay, kinds = view.overlay, view.edits.kinds()
    standing = [point for name, point in overlay.points.items() if name not in overlay.gone]
    titles = bool(overlay.title) + len(overlay.section_titles)
    judged = list(overlay.disputes.values())
    for count, one, done in (
        (len(overlay.excluded), "line", "excluded"),
        (sum(point.pinned for point in standing), "line", "pinned"),
        (len(overlay.moved - overlay.excluded.keys()), "line", "moved"),
        (len(overlay.gone), "line", "merged into others"),
        (kinds["split"], "line", "split"),
        (kinds["lead"], "line", "led by another wording"),
        (sum(point.note is not None for point in standing), "line", "with a note"),
        (titles, "title", "changed"),
        (len(overlay.voices), "voice", "renamed"),
        (judged.count("accepted"), "dispute", "accepted"),
        (judged.count("dismissed"), "dispute", "dismissed"),
    ):
        if count:
            yield f"{plural(count, one)} {done}"
    if view.sides_decided:
        yield "sides set"


def _listed(places: Sequence[str]) -> str:
    return " and ".join(places) or "edits of this session"
