"""Says in words what the edits of a corpus change: edits may have come with a folder, and must not act unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.workspace.brief_state import BriefState
from briefing.workspace.wording import plural


def summarize(state: BriefState) -> str:
    """What edits changed, such as `3 lines excluded, 1 line moved by briefing.edits.yaml`; empty where they change nothing."""
    changes = list(_changes(state))
    return f"{', '.join(changes)} by {_listed(state.edits.places())}" if changes else ""


def _changes(state: BriefState) -> Iterator[str]:
    overlay, kinds = state.overlay, state.edits.kinds()
    standing = [point for name, point in overlay.points.items() if name not in overlay.gone]
    titles = bool(overlay.title) + len(overlay.section_titles)
    judged = list(overlay.disputes.values())
    for count, noun, done in (
        (len(overlay.excluded), "line", "excluded"),
        (sum(point.pinned for point in standing), "line", "pinned"),
        (len(overlay.moved - overlay.excluded.keys()), "line", "moved"),
        (len(overlay.gone), "line", "merged into others"),
        (kinds["split"], "line", "split"),
        (kinds["lead"], "line", "led by another wording"),
        (sum(point.note is not None for point in standing), "line", "with a note"),
        (titles, "title", "changed"),
        (len(overlay.voices), "voice", "renamed"),
        (len(overlay.joined), "voice", "joined with another"),
        (len(overlay.speakers), "statement", "given another speaker, or none"),
        (sum(overlay.page.values()), "line", "taken onto the page"),
        (list(overlay.page.values()).count(False), "line", "taken off the page"),
        (len(overlay.own_sections), "section", "added"),
        (len(overlay.hidden_sections), "section", "hidden"),
        (len(overlay.sources), "source", "corrected"),
        (len(overlay.ratings), "source", "rated"),
        (judged.count("accepted"), "dispute", "accepted"),
        (judged.count("dismissed"), "dispute", "dismissed"),
    ):
        if count:
            yield f"{plural(count, noun)} {done}"
    if state.sides_decided:
        yield "sides set"


def _listed(places: Sequence[str]) -> str:
    return " and ".join(places) or "edits of this session"
