"""Making a brief: read, analyse what is new, assemble."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import Event

from briefing.model import Analysis, Article, Brief, Problem, Source
from briefing.workspace import folders, languages, project, running
from briefing.workspace.analyses import Analyses, Found, decode
from briefing.workspace.asking import NothingReadError, Options, Progress, Report, StoppedError
from briefing.workspace.corpus import File, file_at, template_of
from briefing.workspace.wanted_sides import wanted


def make(options: Options, files: Sequence[File], progress: Report, stop: Event) -> Brief:
    """The brief of `files`. Raises as `opening.open_view`."""
    from briefing.assembly import assemble, templates

    asked = project.load(folders.project_file(options.paths))
    template = templates.load(str(template_of(options, asked)))
    named = wanted(options, asked)
    articles, problems = _collected(_analysed(options, files, progress, stop), files)
    if not articles:
        raise NothingReadError(_nothing(problems, options.paths), problems)
    if stop.is_set():
        raise StoppedError
    progress(Progress(stage="assembling", done=0))
    problems += languages.problems([article.source for article in articles])
    title = project.title(asked, options.paths)
    return assemble(articles, template, named_sides=named.sides, sides_said_in=named.said_in, title=title, problems=problems)


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
    with running.executor_for(options.jobs, len(files), options.cluster) as executor:
        progress(Progress(stage="analysing", done=0, total=len(files)))
        begun = time.monotonic()
        with closing(running.results(files, executor, options.limits)) as results:
            for done, (file, data) in enumerate(results, 1):
                if keys[file] and file_at(file.path, file.name, file.given) == file:
                    cache.put(keys[file], data)
                else:
                    loose[file] = decode(data)
                if done % 50 == 0:
                    cache.commit()
                seconds = time.monotonic() - begun
                _go_on(stop, progress, Progress(stage="analysing", done=done, total=len(files), seconds=seconds))


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


def _nothing(problems: Sequence[Problem], paths: Sequence[Path]) -> str:
    where = ", ".join(str(path) for path in paths)
    return f"Nothing could be read in {where}." + ("" if problems else " There are no articles there.")
