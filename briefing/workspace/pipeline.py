"""The pipeline that makes a brief: read, analyse what is new, assemble."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from threading import Event

from briefing.model import Analysis, Article, Brief, Problem, Source
from briefing.workspace import folders, languages, own_files, project, source_settings, workers
from briefing.workspace.analyses import Analyses, FileContents, decode, lacks_library
from briefing.workspace.corpus import File, file_at, template_of
from briefing.workspace.options import NothingReadError, Options, Progress, Report, StoppedError
from briefing.workspace.side_settings import resolve_sides
from briefing.workspace.source_corrections import corrections


def build_brief(options: Options, files: Sequence[File], progress: Report, stop: Event) -> Brief:
    """Make the brief of `files`. Raises as `open.open_view`."""
    from briefing.reading.publishers import registry

    settings = project.load(own_files.project_file(options.paths, options.follow_links))
    registry.use(folders.own_outlets())
    with Analyses(folders.analyses_file() if options.cache else None, options.limits) as cache:
        keys = _keys(cache, files, progress, stop)
        new = [file for file in files if not cache.has(keys[file])]
        with workers.readers(len(new), options.limits, options.jobs, options.cluster) if new else nullcontext() as readers:
            from briefing import templates
            from briefing.assembly.pipeline import assemble  # which loads while the readers do

            template = templates.load_template(str(template_of(options, settings)))
            named = resolve_sides(options, settings)
            uncached = _analyse(readers, new, keys, cache, progress, stop) if readers else {}
        contents = _contents_of(files, keys, cache, uncached, options)
    articles, problems = _collect(contents, settings, corrections(options.paths, options.follow_links))
    problems += own_files.problems(options.paths, options.follow_links)
    if not articles:
        raise NothingReadError(_nothing(problems, options.paths), problems)
    if stop.is_set():
        raise StoppedError
    progress(Progress(stage="assembling", done=0))
    problems += languages.problems([article.source for article in articles])
    title = project.title(settings, options.paths)
    return assemble(articles, template, named_sides=named.sides, sides_said_in=named.said_in, title=title, problems=problems)


def _keys(cache: Analyses, files: Sequence[File], progress: Report, stop: Event) -> dict[File, str]:
    """The cache key of each file."""
    keys = {}
    for done, file in enumerate(files):
        keys[file] = cache.key(file)
        _go_on(stop, progress, Progress(stage="reading", done=done + 1, total=len(files)))
    return keys


def _analyse(
    readers: workers.Readers, files: Sequence[File], keys: dict[File, str], cache: Analyses, progress: Report, stop: Event
) -> dict[File, FileContents]:
    """Analyse `files` into the cache; return the results that must not be cached (unreadable, changed meanwhile, lacking a library)."""
    uncached: dict[File, FileContents] = {}
    progress(Progress(stage="analysing", done=0, total=len(files)))
    begun = time.monotonic()
    with closing(readers.results(files, stop)) as results:
        for done, (file, data) in enumerate(results, 1):
            if not keys[file] or file_at(file.path, file.name, file.given) != file or lacks_library(data):
                uncached[file] = decode(data)
            else:
                cache.put(keys[file], data)
            if done % 50 == 0:
                cache.commit()
            seconds = time.monotonic() - begun
            _go_on(stop, progress, Progress(stage="analysing", done=done, total=len(files), seconds=seconds))
    _go_on(stop, progress, Progress(stage="analysing", done=len(files), total=len(files)))
    cache.tidy()
    return uncached


def _contents_of(
    files: Sequence[File], keys: dict[File, str], cache: Analyses, uncached: dict[File, FileContents], options: Options
) -> list[FileContents]:
    """The contents of all files, in their order; a file whose cached result is damaged is read again."""
    found = {file: uncached.get(file) or cache.get(keys[file]) for file in files}
    if damaged := [file for file in files if found[file] is None]:
        with workers.readers(len(damaged), options.limits, options.jobs, options.cluster) as readers:
            found.update((file, decode(data)) for file, data in readers.results(damaged))
    return [one for file in files if (one := found[file]) is not None]


def _go_on(stop: Event, progress: Report, now: Progress) -> None:
    progress(now)
    if stop.is_set():
        raise StoppedError


def _collect(
    contents: Sequence[FileContents], settings: project.Project, decided: Sequence[source_settings.Correction]
) -> tuple[list[Article], list[Problem]]:
    """The articles, each once under all its paths and with what libraries and the user say of it, and the problems."""
    from briefing.reading import corpus

    articles = [article for one in contents for article in one.articles]
    analyses = {article.source.id: article.analysis for article in articles}
    references = [reference for one in contents for reference in one.references]
    read = {article.source.id: article.source for article in articles}
    enriched = corpus.with_references([article.source for article in articles], references)
    mended, wrong = source_settings.apply(enriched, settings.sources)
    settled = []
    for source in corpus.settle(source_settings.corrected(mended, decided)):
        analysis = analyses.get(source.id) or _analysis(source)
        if source.id in read and read[source.id].metadata.published != source.metadata.published:
            from briefing.analysis.pipeline import redated  # which loads all of analysis, for the few sources whose date was found late

            analysis = redated(source, analysis)  # "on Monday" counts from the day that is known now
        settled.append(Article(source=source, analysis=analysis))
    return settled, [*wrong, *(problem for one in contents for problem in one.problems)]


def _analysis(source: Source) -> Analysis:
    """Analyse a source that shares its text with another and was given an id of its own."""
    from briefing.analysis.pipeline import analyse

    return analyse(source)


def _nothing(problems: Sequence[Problem], paths: Sequence[Path]) -> str:
    where = ", ".join(str(path) for path in paths)
    return f"Nothing could be read in {where}." + ("" if problems else " There are no articles there.")
