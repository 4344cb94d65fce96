"""Opens the brief of a corpus: the stored one where nothing changed, else one that is read, analysed, assembled and stored.

What only making a brief needs is imported when one is made: a brief that was opened before opens before that would be loaded.
"""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from briefing.model import Brief
from briefing.workspace import folders
from briefing.workspace.options import Options, Progress, Report
from briefing.workspace.store import Store

if TYPE_CHECKING:
    from briefing.workspace.view import View


def _silent(_: Progress) -> None:
    """Report nothing."""


def open_view(options: Options, progress: Report = _silent, stop: Event | None = None) -> View:
    """The brief as it is now: the stored one where nothing changed, else made again as far as needed.

    `stop` may be set from any thread. Raises `NothingReadError`, `StoppedError`, `YamlFileError` (a wrong project file or template),
    `template_catalogue.UnknownNameError` (no such template).
    """
    return _view(open_store(options, progress, stop), options)


def stored_view(options: Options) -> View | None:
    """The brief as it was stored last, whatever has changed since, at once; None where there is none. See `is_current`."""
    store = Store.open(_store_file(options), at_once=True) if options.cache else None
    return None if store is None else _view(_watched(store, options), options)


def is_current(view: View, options: Options) -> bool:
    """Whether the corpus and the code are still what the brief was made from. Raises as `open_view`.

    A brief that is damaged on the disk is not: `open_view` makes it again.
    """
    return view.store.is_sound() and view.fingerprint == state_of(options)


def state_of(options: Options) -> str:
    """A checksum of everything that a brief would be made from. Looks at every file's size and time. Raises as `open_view`."""
    from briefing.workspace import corpus

    return corpus.fingerprint(options, corpus.files_below(options.paths, options.follow_links))


def open_store(options: Options, progress: Report = _silent, stop: Event | None = None) -> Store:
    """As `open_view`, without the edits."""
    from briefing.workspace import corpus

    files = corpus.files_below(options.paths, options.follow_links)
    fingerprint = corpus.fingerprint(options, files)
    file = _store_file(options)
    if options.cache:
        store = Store.open(file)
        if store is not None and store.meta("fingerprint") == fingerprint.encode():
            return _watched(store, options)
        if store is not None:
            store.close()
    from briefing.workspace.pipeline import build_brief

    return _stored(build_brief(options, files, progress, stop or Event()), options, fingerprint, progress)


def make_brief(options: Options, progress: Report = _silent, stop: Event | None = None) -> Brief:
    """Read, analyse and assemble the corpus, without a store. Raises as `open_view`."""
    from briefing.workspace.corpus import files_below
    from briefing.workspace.pipeline import build_brief

    return build_brief(options, files_below(options.paths, options.follow_links), progress, stop or Event())


def _view(store: Store, options: Options) -> View:
    from briefing.workspace import side_settings
    from briefing.workspace.view import View

    decision = side_settings.sides_decision(options)
    decided = decision is not None and decision.sides is not None
    return View(store, options.paths, sides_decided=decided, follow_links=options.follow_links)


def _stored(brief: Brief, options: Options, fingerprint: str, progress: Report) -> Store:
    from briefing.workspace import store_writer

    progress(Progress(stage="storing", done=0))
    if options.cache:
        try:
            return _watched(store_writer.to_file(brief, _store_file(options), fingerprint), options)
        except (OSError, sqlite3.Error) as error:
            # A cache that can't be written (disk full, read-only) costs time at the next start, and nothing else.
            store, reason = store_writer.in_memory(brief, fingerprint), getattr(error, "strerror", None) or error
            store.not_kept = f"The cache ({folders.cache()}) can't be written: {reason}. The next start will take as long as this one."
            return store
    return store_writer.in_memory(brief, fingerprint)


def _watched(store: Store, options: Options) -> Store:
    """The store, able to make itself again when it turns out to be damaged."""

    def remake() -> Store:
        store.give_up()
        return open_store(options)

    store.remake = remake
    return store


def _store_file(options: Options) -> Path:
    """A file for each corpus, template and sides: what the user typed decides, so that it is known at once."""
    typed = [folders.name_of(options.paths), options.template or "", options.default_template, *options.sides]
    if options.template and Path(options.template).is_file():
        typed.append(str(Path(options.template).resolve()))
    return folders.brief_file(hashlib.sha256("\n".join(typed).encode("utf-8", "surrogateescape")).hexdigest()[:24])
