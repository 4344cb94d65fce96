"""From paths to a stored brief: read, analyse what is new, assemble, store; and straight to the store when nothing changed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from stat import S_ISREG
from threading import Event
from typing import TYPE_CHECKING

from briefing.model import Analysis, Article, Brief, Problem, Record, Source
from briefing.reading.limits import DEFAULT, Limits
from briefing.workspace import folders, project, running, versions
from briefing.workspace.analyses import Analyses, File, Found
from briefing.workspace.store import Store

if TYPE_CHECKING:
    from briefing.workspace.view import View


class Options(Record, frozen=True):
    """What the user asked for. `sides` as typed (`Russia` or `Russia=Moscow,Kremlin`); `template` None: the project's, else the default.

    `jobs` 0 lets the program decide; `cluster` is the address of a Dask scheduler.
    """

    paths: tuple[Path, ...]
    template: str | None = None
    sides: tuple[str, ...] = ()
    jobs: int = 0
    cache: bool = True
    cluster: str | None = None
    default_template: str = "event"
    limits: Limits = DEFAULT


class Progress(Record, frozen=True):
    """How far the way has come: `stage` is reading, analysing, assembling or storing; `total` None while it is not known."""

    stage: str
    done: int
    total: int | None = None


class NothingReadError(Exception):
    """No document of the corpus could be read; `problems` says why."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class StoppedError(Exception):
    """The user stopped the work. What was analysed until then stays in the cache."""


Report = Callable[[Progress], None]


def _silent(_: Progress) -> None:
    """Report nothing."""


def open_view(options: Options, progress: Report = _silent, stop: Event | None = None) -> View:
    """The brief as it is now: the stored one where nothing changed, else made again as far as needed.

    `stop` may be set from any thread. Raises `NothingReadError`, `StoppedError`, `YamlFileError` (a wrong project file or template),
    `catalogue.UnknownNameError` (no such template).
    """
    return _view(open_store(options, progress, stop), options)


def stored_view(options: Options) -> View | None:
    """The brief as it was stored last, whatever has changed since, at once; None where there is none. See `is_current`."""
    store = Store.open(_store_file(options)) if options.cache else None
    return None if store is None else _view(_watched(store, options), options)


def is_current(view: View, options: Options) -> bool:
    """Whether the corpus and the code are still what the brief was made from. Looks at every file's size and time."""
    return view.fingerprint == _fingerprint(options, _files(options.paths))


def open_store(options: Options, progress: Report = _silent, stop: Event | None = None) -> Store:
    """As `open_view`, without the edits."""
    files = _files(options.paths)
    fingerprint = _fingerprint(options, files)
    file = _store_file(options)
    if options.cache:
        store = Store.open(file)
        if store is not None and store.meta("fingerprint") == fingerprint.encode():
            return _watched(store, options)
        if store is not None:
            store.close()
    return _stored(_make(options, files, progress, stop or Event()), options, fingerprint, progress)


def make_brief(options: Options, progress: Report = _silent, stop: Event | None = None) -> Brief:
    """Read, analyse and assemble the corpus, without a store. Raises as `open_view`."""
    return _make(options, _files(options.paths), progress, stop or Event())


def _view(store: Store, options: Options) -> View:
    from briefing.workspace.view import View

    return View(store, options.paths)


def _stored(brief: Brief, options: Options, fingerprint: str, progress: Report) -> Store:
    from briefing.workspace import writing

    progress(Progress(stage="storing", done=0))
    if options.cache:
        try:
            return _watched(writing.to_file(brief, _store_file(options), fingerprint), options)
        except (OSError, sqlite3.Error):
            # A cache that can't be written (disk full, read-only) costs time at the next start, and nothing else.
            return writing.in_memory(brief, fingerprint)
    return writing.in_memory(brief, fingerprint)


def _watched(store: Store, options: Options) -> Store:
    """The store, able to make itself again when it turns out to be damaged."""

    def remake() -> Store:
        if store.file:
            store.file.unlink(missing_ok=True)
        return open_store(options)

    store.remake = remake
    return store


def _make(options: Options, files: Sequence[File], progress: Report, stop: Event) -> Brief:
    from briefing.assembly import assemble, sides, templates

    asked = project.load(folders.project_file(options.paths))
    template = templates.load(str(_template_file(options, asked)))
    typed = options.sides or tuple(project.side_as_typed(side) for side in asked.sides)
    articles, problems = _collected(_analysed(options, files, progress, stop), files)
    if not articles:
        raise NothingReadError(_nothing(problems, options.paths), problems)
    if stop.is_set():
        raise StoppedError
    progress(Progress(stage="assembling", done=0))
    return assemble(articles, template, named_sides=[sides.parse(text) for text in typed], title=asked.title, problems=problems)


def _template_file(options: Options, asked: project.Project) -> Path:
    from briefing.workspace import catalogue

    if options.template:
        return catalogue.template_file(options.template)
    return catalogue.template_file(asked.template or options.default_template, folders.beside(options.paths))


def _analysed(options: Options, files: Sequence[File], progress: Report, stop: Event) -> list[Found]:
    """Everything the files hold, in their order; only what is not in the cache is read and analysed."""
    with Analyses(folders.analyses_file() if options.cache else None, options.limits) as cache:
        keys = {}
        for done, file in enumerate(files):
            keys[file] = cache.key(file)
            _go_on(stop, progress, Progress(stage="reading", done=done + 1, total=len(files)))
        new = [file for file in files if not cache.has(keys[file])]
        loose: dict[File, Found] = {}
        if new:
            _analyse(new, keys, cache, loose, options, progress, stop)
            cache.tidy()
        return [loose[file] if file in loose else cache.get(keys[file]) or running.read_and_analyse(file, options.limits) for file in files]


def _analyse(
    files: Sequence[File],
    keys: dict[File, str],
    cache: Analyses,
    loose: dict[File, Found],
    options: Options,
    progress: Report,
    stop: Event,
) -> None:
    """Analyse `files` into the cache; what must not be kept (unreadable, or changed meanwhile) into `loose`."""
    from briefing.workspace.analyses import decode

    with running.executor_for(options.jobs, len(files), options.cluster) as executor:
        progress(Progress(stage="analysing", done=0, total=len(files)))
        with closing(running.results(files, executor, options.limits)) as results:
            for done, (file, data) in enumerate(results, 1):
                if keys[file] and _file(file.path, file.name, file.given) == file:
                    cache.put(keys[file], data)
                else:
                    loose[file] = decode(data)
                if done % 50 == 0:
                    cache.commit()
                _go_on(stop, progress, Progress(stage="analysing", done=done, total=len(files)))


def _go_on(stop: Event, progress: Report, now: Progress) -> None:
    progress(now)
    if stop.is_set():
        raise StoppedError


def _collected(found: Sequence[Found], files: Sequence[File]) -> tuple[list[Article], list[Problem]]:
    """The articles, each once under all its paths, with what libraries among the files know of them, and the problems."""
    from briefing.reading import corpus

    articles = [article for one in found for article in one.articles]
    analyses = {article.source.id: article.analysis for article in articles}
    # A library holds no articles, which spares opening ten thousand articles in JSON a second time.
    empty = (file for file, one in zip(files, found, strict=True) if not one.articles)
    libraries = [Path(file.path) for file in empty if file.name.lower().endswith(corpus.LIBRARIES)]
    sources = corpus.settle(corpus.with_libraries([article.source for article in articles], libraries))
    settled = [Article(source=source, analysis=analyses.get(source.id) or _analysis(source)) for source in sources]
    return settled, [problem for one in found for problem in one.problems]


def _analysis(source: Source) -> Analysis:
    """Of a source that shares its text with another and was given an id of its own."""
    from briefing.analysis import analyse

    return analyse(source)


def _files(paths: Sequence[Path]) -> list[File]:
    from briefing.reading import walk

    given = {str(path) for path in paths}
    return [_file(str(path), name, str(path) in given) for path, name in walk(paths)]


def _file(path: str, name: str, given: bool) -> File:
    try:
        stat = os.stat(path)  # noqa: PTH116 - ten thousand files are looked at before the desk says that nothing changed
    except OSError:
        return File(path, name, -1, 0, 0, given)
    return File(path, name, stat.st_size if S_ISREG(stat.st_mode) else -1, stat.st_mtime_ns, stat.st_ino, given)


def _fingerprint(options: Options, files: Sequence[File]) -> str:
    """Changes with everything the brief is made from: files, project, template, sides, code. Raises as `open_view`."""
    found = hashlib.sha256(f"{versions.of_brief()}\n{options.limits}".encode())
    file = folders.project_file(options.paths)
    data = file.read_bytes() if file.is_file() else b""
    # Parsing YAML takes longer than all the rest of opening: only a project that names a template needs it here.
    asked = project.load(file) if b"template" in data else project.Project()
    for part in (data, _template_file(options, asked).read_bytes()):
        found.update(hashlib.sha256(part).digest())
    for entry in files:
        found.update("\0".join(map(str, entry)).encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _store_file(options: Options) -> Path:
    """A file for each corpus, template and sides: what the user typed decides, so that it is known at once."""
    typed = [folders.name_of(options.paths), options.template or "", options.default_template, *options.sides]
    if options.template and Path(options.template).is_file():
        typed.append(str(Path(options.template).resolve()))
    return folders.brief_file(hashlib.sha256("\n".join(typed).encode("utf-8", "surrogateescape")).hexdigest()[:24])


def _nothing(problems: Sequence[Problem], paths: Sequence[Path]) -> str:
    where = ", ".join(str(path) for path in paths)
    return f"Nothing could be read in {where}." + ("" if problems else " There are no articles there.")
