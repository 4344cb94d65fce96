"""The edits of an open brief: each decision is one edit, which is on the disk before it shows and can be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from briefing.model import Problem, Record
from briefing.workspace import folders, remaking, source_corrections
from briefing.workspace.anchors import Anchors
from briefing.workspace.decisions import Decisions
from briefing.workspace.edit_replay import EditReplay
from briefing.workspace.edits import LAST, Edit, History, sides_in_words, values_in_words, what_was_done
from briefing.workspace.edits_file import EditsFile, cant_be_written, in_order
from briefing.workspace.overlay import Overlay
from briefing.workspace.speakers import Speakers
from briefing.workspace.store import Store


class EditRow(Record, frozen=True):
    """An edit as a list shows it. `quotes` is what it is about, `gone` what of it stands nowhere any more."""

    id: str
    what: str
    at: str
    quotes: tuple[str, ...]
    text: str | None
    section: str | None
    points: tuple[str, ...]
    undone: bool
    gone: tuple[str, ...]
    voice: str | None = None
    """The id of the voice that it is about, where it is about no lines."""
    source: str | None = None
    """The id of the source that it is about, where it is about no lines."""
    remakes: bool = False
    """Whether the brief is to be put together again when it is made or undone."""


class EditSession(Decisions):
    """The edits of one corpus, and what they make of its brief."""

    def __init__(self, store: Store, paths: Sequence[Path], *, read: bool = True, follow_links: bool = False) -> None:
        """Read the edits that lie beside `paths` and in the state folder; without paths they live in this session only.

        A file beside them that is a link out of the corpus is read only with `follow_links`. With `read` false there were none a moment
        ago: what there is by now, `refresh` takes in.
        """
        self._store = store
        self._anchors = Anchors(store)
        self._files = []
        if paths:
            beside, kept = folders.edits_files(paths)
            self._files = [EditsFile(beside, () if follow_links else paths), EditsFile(kept)]
        self._unsaved: list[Edit] = []
        self.trouble: str | None = None
        """Why the last edits could not be written, in words; they are kept in this session and written with the next."""
        self._history = History()
        self._applied = EditReplay(store, self._anchors, ())
        self._others: set[str] = set()
        """The ids of edits that another desk, or a hand, wrote since this session began."""
        self._own: set[str] = set()
        if read:
            self._read()
        self._others.clear()

    @property
    def overlay(self) -> Overlay:
        """What the standing edits make of the brief."""
        return self._applied.overlay

    def refresh(self) -> bool:
        """Take in what others wrote; whether there was anything."""
        if not any(file.changed() for file in self._files):
            return False
        self._read()
        return True

    # --- taking back ---

    def next_undo(self, *, own: bool = False) -> EditRow | None:
        """What the next undo takes back; None where there is nothing. With `own`, what another desk decided meanwhile is passed over."""
        edit = self._history.to_undo(self._others if own else ())
        return self._row(edit, False) if edit else None

    def is_anothers(self, edit: str) -> bool:
        """Whether another desk, or a hand, wrote an edit since this session began."""
        return edit in self._others

    def undo(self, *, own: bool = False) -> EditRow | None:
        """Take the last standing edit back, with `own` the last that no other desk made meanwhile; None where there is none."""
        edit = self._history.to_undo(self._others if own else ())
        return self._again("undo", edit) if edit else None

    def redo(self) -> EditRow | None:
        """Bring back what was undone last; None where there is nothing, or a new edit was made since."""
        edit = self._history.to_redo()
        return self._again("redo", edit) if edit else None

    # --- what there is ---

    def rows(self) -> Sequence[EditRow]:
        """Every edit, undone ones too, in the order they were made."""
        standing = {edit.id for edit in self._history.standing()}
        return [self._row(edit, edit.id not in standing) for edit in self._history.edits.values()]

    def orphans(self) -> Sequence[EditRow]:
        """Edits whose passages stand nowhere in the corpus any more, with what they said."""
        return [self._row(edit, False) for edit in self._history.standing() if edit.id in self._applied.orphans]

    def kinds(self) -> Counter[str]:
        """How many edits of each kind hold and found what they are about."""
        return Counter(edit.edit for edit in self._history.standing() if edit.id not in self._applied.orphans)

    def places(self) -> Sequence[str]:
        """The files that edits were read from or written to: by name the one beside the corpus, by its path another."""
        return [file.path.name if number == 0 else str(file.path) for number, file in enumerate(self._files) if file.edits]

    @property
    def sides_are_set(self) -> bool:
        """Whether a decision that stands says which sides there are."""
        decisions = [edit for edit in self._history.standing() if edit.edit == "sides"]
        return bool(decisions) and decisions[-1].sides is not None

    def problems(self) -> Sequence[Problem]:
        """Broken entries, each named with its file and line, and what could not be written."""
        found = [problem for file in self._files for problem in file.problems]
        if self.trouble:
            path = str(self._files[0].path) if self._files else ""
            found.append(Problem(path=path, error=self.trouble, advice="The edits are kept until you leave; make room and edit again."))
        return found

    def _row(self, edit: Edit, undone: bool) -> EditRow:
        gone = self._applied.orphans.get(edit.id, ())
        about = [] if edit.source else [quote.exact for quote in (*edit.points, *edit.statements)]
        points = self._applied.targets.get(edit.id, ())
        voices = Speakers(self._store, self.overlay).named(edit.voice) if edit.voice and not points else []
        quotes = tuple(about or filter(None, [edit.source, edit.voice, self._title(edit)]))
        return EditRow(
            id=edit.id,
            what=what_was_done(edit),
            at=edit.at,
            quotes=quotes,
            text=_text(edit),
            remakes=edit.edit in remaking.KINDS,
            section=edit.section,
            points=points,
            voice=self.overlay.voice(voices[0]) if voices else None,
            source=source_corrections.source_of(edit, self._store) if edit.source and not points else None,
            undone=undone,
            gone=tuple(quote.exact for quote in gone) if gone or edit.id not in self._applied.orphans else quotes,
        )

    def _title(self, edit: Edit) -> str | None:
        """The title of the section that an edit is about, where it is about a section and nothing else."""
        if edit.section is None or edit.edit not in ("hide", "show", "arrange", "sort"):
            return None
        row = self._store.row("SELECT title FROM section WHERE id = ?", (edit.section,))
        titles = self.overlay.section_titles | self.overlay.own_sections
        return titles.get(edit.section) or (str(row[0]) if row else edit.section)

    # --- making them ---

    def _again(self, kind: Any, edit: Edit) -> EditRow:
        before = self._applied.targets.get(edit.id, ())
        self._decide(kind, of=edit.id)
        row = self._row(edit, kind == "undo")
        return row if row.points else replace(row, points=before)

    def _make(self, edit: Edit) -> Edit:
        """Write the edit down, then let it hold. Where it can't be written it holds in this session, and `trouble` says why."""
        edit = replace(edit, order=min(self._history.last + 1, LAST))
        self._own.add(edit.id)
        self._unsaved.append(edit)
        others = self._save()
        if others or edit.edit in ("undo", "redo"):
            self._replay()
        else:
            self._history.add(edit)
            self._applied.add(edit)
        return edit

    def _save(self) -> bool:
        """Write what is not yet written; whether others had written meanwhile."""
        self.trouble = None
        for file in self._files:
            try:
                others = file.append(self._unsaved)
            except OSError as error:
                self.trouble = f"The edits could not be written: {error.strerror or error}."
                if cant_be_written(error):
                    continue
                return False
            self._unsaved = []
            self.trouble = None
            return others
        return False

    def _read(self) -> None:
        for file in self._files:
            file.read()
        self._replay()

    def _replay(self) -> None:
        before = self._history.edits.keys()
        self._history = History(in_order([*(file.edits for file in self._files), self._unsaved]))
        self._others |= self._history.edits.keys() - before - self._own
        self._applied = EditReplay(self._store, self._anchors, self._history.standing())


def _text(edit: Edit) -> str | None:
    """What an edit says, for people."""
    if edit.edit == "sides":
        return sides_in_words(edit.sides)
    return values_in_words(edit.values) if edit.edit == "correct" else edit.text
