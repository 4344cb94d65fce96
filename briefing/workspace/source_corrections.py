"""What the analyst says of sources: values that were read wrong, and how reliable each is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.workspace import remaking
from briefing.workspace.overlay import Overlay
from briefing.workspace.project import SourceSettings
from briefing.workspace.source_settings import Correction, joined
from briefing.workspace.store import Store

if TYPE_CHECKING:
    from briefing.workspace.edits import Edit


def corrections(paths: Sequence[Path], follow_links: bool) -> list[Correction]:
    """What was corrected on the desk over a corpus, as one is to make its brief with it."""
    return [_correction(edit) for edit in remaking.decisions(paths, follow_links).corrections] if paths else []


def _correction(edit: Edit) -> Correction:
    return Correction(path=edit.source or "", checksum=edit.checksum or "", values=edit.values or SourceSettings())


def apply(edit: Edit, store: Store, overlay: Overlay) -> bool:
    """Lay a correction or a rating over the source that it is about; whether that is there."""
    name = source_of(edit, store)
    if name is None:
        return False
    if edit.edit == "rate":
        overlay.ratings.pop(name, None)
        if edit.text:
            overlay.ratings[name] = edit.text
    else:
        overlay.sources[name] = joined(overlay.sources.get(name, SourceSettings()), edit.values or SourceSettings())
    return True


def source_of(edit: Edit, store: Store) -> str | None:
    """The id of the source that an edit is about: that of its path, else that of its text."""
    row = store.row("SELECT id FROM source WHERE path = ?", (edit.source,))
    if row is None and edit.checksum:
        row = store.row("SELECT id FROM source WHERE id = ?", (edit.checksum[:12],))  # with which the checksum of a text begins
    return str(row[0]) if row else None
