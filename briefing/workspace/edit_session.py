"""The edits of an open brief: each decision is one edit, which is on the disk before it shows and can be undone."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from briefing.model import Problem, Record
from briefing.workspace import folders, remaking
from briefing.workspace.anchors import Anchors
from briefing.workspace.edit_replay import EditReplay
from briefing.workspace.edits import LAST, Edit, History, Quote, sides_in_words, values_in_words, what_was_done
from briefing.workspace.edits_file import EditsFile, cant_be_written, in_order
from briefing.workspace.overlay import Overlay
from briefing.workspace.project import NamedSide, SourceSettings
from briefing.workspace.records import DISPUTE, SOURCE, VOICE
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
    remakes: bool = False
    """Whether the brief is to be put together again when it is made or undone."""


class EditSession:
    """The edits of one corpus, and what they make of its brief."""

    def __init__(self, store: Store, paths: Sequence[Path], *, read: bool = True) -> None:
        """Read the edits that lie beside `paths` and in the state folder; without paths they live in this session only.

        With `read` false there were none a moment ago: what there is by now, `refresh` takes in.
        """
        self._store = store
        self._anchors = Anchors(store)
        self._files = [EditsFile(path) for path in folders.edits_files(paths)] if paths else []
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

    # --- decisions; each gives the edit that was made ---

    def pin(self, points: Sequence[str]) -> Edit:
        """Show points first in their section."""
        return self._on("pin", points)

    def unpin(self, points: Sequence[str]) -> Edit:
        """Show points where they stood before they were pinned."""
        return self._on("unpin", points)

    def take(self, points: Sequence[str], *, on: bool) -> Edit:
        """Take points onto the page, or off it."""
        return self._on("page", points, page=on)

    def open_with(self, points: Sequence[str], *, on: bool) -> Edit:
        """Let the page open with points (in brief), or tell them in their sections."""
        return self._on("page", points, page=True, brief=on)

    def keep(self, points: Sequence[str], section: str) -> Edit:
        """Let the page have only these points of a section; with `page.IN_BRIEF`, open only with these."""
        return self._on("keep", points, section=section)

    def place(self, points: Sequence[str], section: str, behind: str | None) -> Edit:
        """Put points of the page behind another one in their section, with None at its top."""
        return self._on("place", points, section=section, behind=self._anchors.quote(self._lead(behind)) if behind else None)

    def sort(self, by: Any, section: str | None = None) -> Edit:
        """Order a section by rank, time or origins; without one, every section."""
        return self._make(Edit(edit="sort", id=_name(), at=_now(), by=by, section=section))

    def exclude(self, points: Sequence[str]) -> Edit:
        """Leave points out of the brief and its exports."""
        return self._on("exclude", points)

    def include(self, points: Sequence[str]) -> Edit:
        """Take excluded points back."""
        return self._on("include", points)

    def exclude_source(self, source: str) -> Edit:
        """Leave out what stands in a source, as one decision. Raises KeyError for an unknown id."""
        return self._whole("exclude", source)

    def include_source(self, source: str) -> Edit:
        """Take back a source that was excluded as a whole. Raises KeyError for an unknown id."""
        return self._whole("include", source)

    def exclude_voice(self, voice: str) -> Edit:
        """Leave out what a voice says, as one decision. Raises KeyError for an unknown id."""
        return self._make(Edit(edit="exclude", id=_name(), at=_now(), voice=self._voice(voice)))

    def include_voice(self, voice: str) -> Edit:
        """Take back a voice that was excluded as a whole. Raises KeyError for an unknown id."""
        return self._make(Edit(edit="include", id=_name(), at=_now(), voice=self._voice(voice)))

    def move(self, points: Sequence[str], section: str | None) -> Edit:
        """Put points into another section, or with None into none."""
        return self._on("move", points, section=section)

    def merge(self, points: Sequence[str]) -> Edit:
        """Make one point of several; the first leads."""
        return self._on("merge", points)

    def keep_apart(self, point: str, others: Sequence[str]) -> Edit:
        """Say that points do not say the same as one, so that they are not shown beside it any more."""
        return self._on("apart", [point, *others])

    def split(self, point: str, statements: Sequence[str]) -> Edit:
        """Give some statements of a point a point of their own, `e` and the edit's id."""
        return self._on("split", [point], statements=self._quotes(statements))

    def lead(self, point: str, statement: str) -> Edit:
        """Let that statement stand for the point."""
        return self._on("lead", [point], statements=self._quotes([statement]))

    def note(self, points: Sequence[str], text: str) -> Edit:
        """Write a note to points; an empty one takes the note away."""
        return self._on("note", points, text=text)

    def retitle(self, text: str, section: str | None = None) -> Edit:
        """Give a section, or the whole brief, another title."""
        return self._make(Edit(edit="retitle", id=_name(), at=_now(), text=text, section=section))

    def add_section(self, title: str) -> Edit:
        """Add a section to this briefing; its id is `own-` and that of the edit."""
        name = _name()
        return self._make(Edit(edit="add", id=name, at=_now(), section=f"own-{name}", text=title))

    def hide_section(self, section: str) -> Edit:
        """Leave a section out of the desk's list, the page and what readers are given; its lines stay in the record."""
        return self._make(Edit(edit="hide", id=_name(), at=_now(), section=section))

    def show_section(self, section: str) -> Edit:
        """Show a hidden section again."""
        return self._make(Edit(edit="show", id=_name(), at=_now(), section=section))

    def arrange_section(self, section: str, after: str | None) -> Edit:
        """Put a section behind another one, with None first of all."""
        return self._make(Edit(edit="arrange", id=_name(), at=_now(), section=section, after=after))

    def rename(self, voice: str, text: str) -> Edit:
        """Call a voice by another name. Raises KeyError for an unknown id."""
        return self._make(Edit(edit="rename", id=_name(), at=_now(), voice=self._voice(voice), text=text))

    def join_voices(self, voice: str, into: str) -> Edit:
        """Let a voice be another one, whose name they have then. Raises KeyError for an unknown id."""
        return self._make(Edit(edit="join", id=_name(), at=_now(), voice=self._voice(voice), text=self._voice(into)))

    def correct_source(self, source: str, values: SourceSettings) -> Edit:
        """Say what outlet, title, author, date, agency or address of a source is; empty: as it was read. Raises KeyError for an unknown id.

        Labels follow at once; what hangs on them (origins, counts, dates) when the brief is put together again.
        """
        path, checksum = self._source(source)
        return self._make(Edit(edit="correct", id=_name(), at=_now(), source=path, checksum=checksum, values=values))

    def rate_source(self, source: str, text: str) -> Edit:
        """Say how reliable a source is; empty: not rated. Raises KeyError for an unknown id."""
        path, checksum = self._source(source)
        return self._make(Edit(edit="rate", id=_name(), at=_now(), source=path, checksum=checksum, text=text))

    def ask_about(self, sides: Sequence[NamedSide] | None) -> Edit:
        """Say which sides there are, all of them; None: let them be found. It shows when the brief is put together again."""
        return self._make(Edit(edit="sides", id=_name(), at=_now(), sides=None if sides is None else tuple(sides)))

    def accept(self, dispute: str) -> Edit:
        """Mark a dispute as real."""
        return self._judge("accept", dispute)

    def dismiss(self, dispute: str) -> Edit:
        """Mark a dispute as none, so that lists and exports leave it out."""
        return self._judge("dismiss", dispute)

    def reopen(self, dispute: str) -> Edit:
        """Mark a dispute as undecided again."""
        return self._judge("reopen", dispute)

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
        quotes = tuple(about or filter(None, [edit.source, edit.voice, self._title(edit)]))
        return EditRow(
            id=edit.id,
            what=what_was_done(edit),
            at=edit.at,
            quotes=quotes,
            text=_text(edit),
            remakes=edit.edit in remaking.KINDS,
            section=edit.section,
            points=self._applied.targets.get(edit.id, ()),
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

    def _on(self, kind: Any, points: Sequence[str], **values: Any) -> Edit:
        return self._make(Edit(edit=kind, id=_name(), at=_now(), points=self._quotes([self._lead(name) for name in points]), **values))

    def _whole(self, kind: Any, source: str) -> Edit:
        row = self._store.row("SELECT path, number FROM source WHERE id = ?", (source,))
        if row is None:
            raise KeyError(source)
        first = self._store.row("SELECT id FROM statement WHERE source = ? ORDER BY start", (row[1],))
        anchor = self._quotes([first[0]] if first else [])
        return self._make(Edit(edit=kind, id=_name(), at=_now(), source=row[0], statements=anchor))

    def _voice(self, name: str) -> str:
        """The name that a voice has in the sources. Raises KeyError for an unknown id."""
        row = self._store.row("SELECT data FROM voice WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        return VOICE.decode(row[0]).name

    def _source(self, name: str) -> tuple[str, str]:
        """Path and checksum of a source. Raises KeyError for an unknown id."""
        row = self._store.row("SELECT data FROM source WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        source = SOURCE.decode(row[0])
        return source.path, source.sha256

    def _judge(self, kind: Any, name: str) -> Edit:
        row = self._store.row("SELECT data FROM dispute WHERE id = ?", (name,))
        if row is None:
            raise KeyError(name)
        dispute = DISPUTE.decode(row[0])
        statements = self._quotes([one for position in dispute.positions for one in position.statements])
        return self._make(Edit(edit=kind, id=_name(), at=_now(), dispute=dispute.kind, statements=statements))

    def _lead(self, point: str) -> str:
        if point in self.overlay.points:
            return self.overlay.points[point].lead
        row = self._store.row("SELECT s.id FROM point p JOIN statement s ON s.number = p.lead WHERE p.id = ?", (point,))
        if row is None:
            raise KeyError(point)
        return str(row[0])

    def _quotes(self, statements: Sequence[str]) -> tuple[Quote, ...]:
        return tuple(self._anchors.quote(name) for name in statements)

    def _again(self, kind: Any, edit: Edit) -> EditRow:
        before = self._applied.targets.get(edit.id, ())
        self._make(Edit(edit=kind, id=_name(), at=_now(), of=edit.id))
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


def _name() -> str:
    """An id that no other process makes: 40 random bits."""
    return os.urandom(5).hex()


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
