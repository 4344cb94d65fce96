"""From paths to a brief: what is new is analysed, what is known is not, and a bad cache costs time and nothing else."""

import gc
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from briefing.export import json
from briefing.workspace import corpus as corpus_files
from briefing.workspace import folders, side_settings, template_catalogue
from briefing.workspace.analyses import Analyses, decode
from briefing.workspace.open import is_current, make_brief, open_view, stored_view
from briefing.workspace.options import NothingReadError, Options, Progress, StoppedError
from briefing.workspace.project import NamedSide
from briefing.workspace.view import View
from briefing.workspace.workers import MissingExtraError
from briefing.yamlfile import YamlFileError
from tests.workspace.made import brief as made

ARTICLES = {
    "a.txt": "Ferries back in service\n\nFerries to Tórshavn run again, the harbour master said on Friday. Two storms had stopped them.\n",
    "b.txt": "Storm damage put at 3 million\n\nInsurers in the Faroes expect claims of 3 million kroner. Nobody was hurt, police said.\n",
    "c/c.txt": "Fishing fleet returns\n\nThe fleet is back in port. "
    "Skippers asked the government for help, and the minister promised an answer.\n",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    for name, text in ARTICLES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def options(corpus: Path, **values: object) -> Options:
    return Options(paths=(corpus,), jobs=1, **values)  # type: ignore[arg-type]


def exported(asked: Options) -> bytes:
    view = open_view(asked)
    try:
        return json.render(view)
    finally:
        view.close()


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose analyses are put into the cache from here on."""
    names: list[str] = []
    real = Analyses.put

    def noted(cache: Analyses, key: str, data: bytes) -> None:
        names.extend(article.source.path for article in decode(data).articles)
        real(cache, key, data)

    monkeypatch.setattr(Analyses, "put", noted)
    return names


def test_only_what_is_new_is_analysed(corpus: Path, analysed: list[str]) -> None:
    first = exported(options(corpus))
    assert sorted(analysed) == sorted(ARTICLES)
    analysed.clear()
    assert exported(options(corpus)) == first
    assert not analysed, "nothing changed"
    os.utime(corpus / "a.txt", (1, 1))
    assert exported(options(corpus)) == first
    assert not analysed, "the same content with another date"
    (corpus / "b.txt").write_text(ARTICLES["b.txt"] + "\nSchools stay open.\n", encoding="utf-8")
    (corpus / "d.txt").write_text("Power is back\n\nPower is back in all villages, the grid company said.\n", encoding="utf-8")
    assert exported(options(corpus)) != first
    assert sorted(analysed) == ["b.txt", "d.txt"]
    analysed.clear()
    (corpus / "d.txt").unlink()
    (corpus / "b.txt").write_text(ARTICLES["b.txt"], encoding="utf-8")
    assert exported(options(corpus)) == first
    assert not analysed, "what was known once still is"


def test_the_stored_brief_opens_at_once_and_knows_whether_it_is_current(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = options(corpus)
    assert stored_view(asked) is None
    open_view(asked).close()
    with monkeypatch.context() as patch:
        patch.setattr(corpus_files, "files_below", lambda _: pytest.fail("the corpus was looked at"))
        view = stored_view(asked)
    assert view is not None
    assert is_current(view, asked)
    (corpus / "a.txt").write_text("Changed\n\nEverything is different now, a spokesman said.\n", encoding="utf-8")
    assert not is_current(view, asked)
    assert "Ferries to Tórshavn" in json.render(view).decode(), "what is open stays as it is"


def test_jobs_make_no_difference(corpus: Path) -> None:
    one = exported(options(corpus, cache=False))
    assert exported(Options(paths=(corpus,), jobs=2, cache=False)) == one


def test_a_cluster_makes_no_difference(corpus: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        there = exported(options(corpus, cache=False, cluster=cluster.scheduler_address))
    assert there == exported(options(corpus, cache=False))


def test_without_the_extra_a_cluster_is_refused_in_words(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match="pip install distributed"):
        open_view(options(corpus, cluster="tcp://127.0.0.1:1"))


def test_without_cache_nothing_is_written(corpus: Path, home: Path) -> None:
    exported(options(corpus, cache=False))
    assert not [path for path in home.rglob("*") if path.is_file()]


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "garbage": lambda file: file.write_bytes(b"garbage" * 1000),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "header only": lambda file: file.write_bytes(file.read_bytes()[:100]),
    "overwritten inside": lambda file: file.write_bytes(file.read_bytes()[:8192] + b"\xff" * (file.stat().st_size - 8192)),
    "gone": lambda file: file.unlink(),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


@pytest.mark.parametrize("kind", DAMAGE)
@pytest.mark.parametrize("which", ["analyses", "briefs"])
def test_a_damaged_cache_is_made_again(corpus: Path, kind: str, which: str) -> None:
    first = exported(options(corpus))
    files = [folders.analyses_file()] if which == "analyses" else list((folders.cache() / "briefs").iterdir())
    for file in files:
        DAMAGE[kind](file)
    if which == "analyses":  # else nobody would look at them
        (corpus / "a.txt").write_text(ARTICLES["a.txt"], encoding="utf-8")
        for file in (folders.cache() / "briefs").iterdir():
            file.unlink()
    assert exported(options(corpus)) == first
    assert exported(options(corpus)) == first


def test_a_bit_that_flipped_in_an_analysis_is_noticed(corpus: Path) -> None:
    first = exported(options(corpus))
    with sqlite3.connect(folders.analyses_file()) as connection:
        connection.execute("UPDATE result SET data = CAST(replace(data, x'46657272696573', x'46657272796573') AS BLOB)")
    connection.close()
    for file in (folders.cache() / "briefs").iterdir():
        file.unlink()
    assert exported(options(corpus)) == first


def test_a_cache_folder_that_cannot_be_written_is_done_without(corpus: Path, home: Path) -> None:
    (home / "cache").write_text("not a folder")
    assert b"Ferries to T" in exported(options(corpus))


def test_a_stop_keeps_what_was_analysed(corpus: Path, analysed: list[str]) -> None:
    stop = Event()

    def progress(now: Progress) -> None:
        if now.stage == "analysing" and now.done == 2:
            stop.set()

    with pytest.raises(StoppedError):
        open_view(options(corpus), progress, stop)
    assert len(analysed) == 2
    done = list(analysed)
    analysed.clear()
    open_view(options(corpus)).close()
    assert sorted([*done, *analysed]) == sorted(ARTICLES), "nothing is analysed twice"


def test_progress_is_told_by_stage(corpus: Path) -> None:
    told: list[Progress] = []
    open_view(options(corpus), told.append).close()
    assert list(dict.fromkeys(now.stage for now in told)) == ["reading", "analysing", "assembling", "storing"]
    assert [(now.done, now.total) for now in told if now.stage == "analysing"][-1] == (3, 3)


def test_several_processes_at_once_get_the_same(corpus: Path) -> None:
    command = [str(Path(sys.executable).parent / "briefing"), "export", str(corpus), "--format", "json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    results = [process.communicate(timeout=100) for process in running]
    assert {error for _, error in results} == {b""}
    assert len({output for output, _ in results}) == 1


def test_the_project_file_sets_title_template_and_sides(corpus: Path) -> None:
    (corpus / "briefing.yaml").write_text(
        "title: The storm\nsides:\n  - name: Norway\n    aliases: [Oslo]\n  - Iceland\n", encoding="utf-8"
    )
    view = open_view(options(corpus))
    assert view.title == "The storm"
    assert [side.name for side in view.sides()] == ["Norway", "Iceland"]
    assert [side.name for side in open_view(options(corpus, sides=("Denmark",))).sides()] == ["Denmark"]
    before = (corpus / "briefing.yaml").read_bytes()
    (corpus / "briefing.yaml").write_text("title: Another\n", encoding="utf-8")
    assert open_view(options(corpus)).title == "Another"
    assert (corpus / "briefing.yaml").read_bytes() != before


def test_an_alias_in_the_project_file_may_hold_a_comma(corpus: Path) -> None:
    (corpus / "briefing.yaml").write_text("sides:\n  - name: Lumo\n    aliases: ['Lumo Motors, Inc.']\n", encoding="utf-8")
    assert [side.aliases for side in open_view(options(corpus)).sides()] == [("Lumo Motors, Inc.",)]


def test_a_project_file_that_cannot_be_read_is_named(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "briefing.yaml").write_text("title: x\n", encoding="utf-8")
    real = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "briefing.yaml":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(YamlFileError, match=r"briefing\.yaml: Permission denied"):
        open_view(options(corpus))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: x\n", r'briefing.yaml:1: titel: unknown key; did you mean "title"'),
        ("title: x\nsides:\n  - nam: x\n", "briefing.yaml:3"),
        ("title: [1]\n", "briefing.yaml:1: title"),
        ("title: 'x\n", "briefing.yaml"),
    ],
)
def test_a_wrong_project_file_is_named_with_line_and_key(corpus: Path, text: str, said: str) -> None:
    (corpus / "briefing.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(YamlFileError) as error:
        open_view(options(corpus))
    assert said in str(error.value)


def test_a_brief_that_nobody_holds_any_more_lets_go_of_its_file() -> None:
    view = View(made())
    connection = view.store._connection
    del view
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_sides_are_those_decided_on_the_desk_then_those_typed_then_the_projects(corpus: Path, analysed: list[str]) -> None:
    def sides(**asked: object) -> list[str]:
        view = open_view(options(corpus, **asked))
        try:
            return [side.name for side in view.sides()]
        finally:
            view.close()

    (corpus / "briefing.yaml").write_text("sides: [Norway]\n", encoding="utf-8")
    first = open_view(options(corpus))
    before = len(analysed)
    first.edits.ask_about([NamedSide(name="Iceland", aliases=("Reykjavík",)), NamedSide(name="Faroes")])
    assert sides() == ["Iceland", "Faroes"]
    known = side_settings.decision_ids([corpus])
    assert sides(sides=("Denmark",)) == sides(sides=("Denmark",), overruled=known) == ["Denmark"], "typed after it was decided"
    assert sides(sides=("Denmark",), overruled=()) == ["Iceland", "Faroes"], "decided after it was typed"
    first.edits.ask_about(())
    assert sides() == []
    first.edits.ask_about(None)
    assert sides() == [side.name for side in make_brief(options(corpus, sides=())).sides] != ["Norway"]
    first.edits.undo()
    first.edits.undo()
    first.edits.undo()
    assert sides() == ["Norway"]
    assert len(analysed) == before, "nothing is analysed again"
    first.close()


def test_a_brief_is_no_longer_current_when_another_hand_sets_the_sides(corpus: Path) -> None:
    view = open_view(options(corpus))
    assert is_current(view, options(corpus))
    (corpus / "briefing.edits.yaml").write_text("- {edit: sides, id: a, sides: [{name: Iceland}]}\n", encoding="utf-8")
    assert not is_current(view, options(corpus))
    view.close()


def test_a_side_of_the_project_that_no_article_names_is_a_problem_of_its_file(corpus: Path) -> None:
    (corpus / "briefing.yaml").write_text("sides: [Norwegen]\n", encoding="utf-8")
    view = open_view(options(corpus))
    assert [(one.path, "“Norwegen”" in one.error) for one in view.problems()] == [("briefing.yaml", True)]
    view.close()


def test_a_template_of_ones_own_lies_beside_the_corpus_or_in_the_folder_of_settings(corpus: Path) -> None:
    text = template_catalogue.template_file("event").read_text(encoding="utf-8")
    (corpus.parent / "mine.yaml").write_text(text.replace("What happened", "The gist"), encoding="utf-8")
    assert open_view(options(corpus, template=str(corpus.parent / "mine.yaml"))).sections()[0].title == "The gist"
    folders.own_templates().mkdir(parents=True)
    (folders.own_templates() / "own.yaml").write_text(text.replace("What happened", "First"), encoding="utf-8")
    assert open_view(options(corpus, template="own")).sections()[0].title == "First"
    (corpus / "briefing.yaml").write_text("template: own\n", encoding="utf-8")
    assert open_view(options(corpus)).sections()[0].title == "First"
    (folders.own_templates() / "own.yaml").write_text(text.replace("What happened", "Second"), encoding="utf-8")
    assert open_view(options(corpus)).sections()[0].title == "Second", "a template that changed is noticed"
    with pytest.raises(template_catalogue.UnknownNameError, match='did you mean "own"'):
        open_view(options(corpus, template="owm"))


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        ("las-palmas_ferry", "Las palmas ferry"),
        ("Strike in Callao 2024-05", "Strike in Callao 2024-05"),
        ("votos 2024-05-12", "Votos 2024-05-12"),
    ],
)
def test_a_brief_is_called_like_its_folder_unless_told_otherwise(corpus: Path, folder: str, title: str) -> None:
    named = corpus.rename(corpus.parent / folder)
    assert open_view(options(named)).title == title
    assert open_view(Options(paths=(named / "a.txt",), jobs=1)).title == "A"
    (named / "briefing.yaml").write_text("title: Ferries\n", encoding="utf-8")
    assert open_view(options(named)).title == "Ferries"


def test_articles_in_other_languages_are_read_and_it_is_said_that_their_voices_are_not(corpus: Path) -> None:
    spanish = (
        "El puerto cierra\n\nEl puerto de la ciudad cierra el lunes por la huelga, dijo la ministra. Los barcos esperan en la bahía. {}\n"
    )
    for name in ("lunes", "martes", "jueves"):
        (corpus / f"{name}.txt").write_text(
            spanish.format(f"La empresa hablará con el sindicato el {name}, según su portavoz."), encoding="utf-8"
        )
    view = open_view(options(corpus))
    assert len(view.sources()) == 6
    (problem,) = view.problems()
    assert problem.path == "jueves.txt"
    assert problem.error.startswith("is in Spanish, as are 2 more")


def test_nothing_to_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(NothingReadError) as error:
        open_view(options(tmp_path))
    assert [problem.path for problem in error.value.problems] == ["empty.txt"]


def test_an_export_among_the_articles_is_left_out_and_said(corpus: Path) -> None:
    before = json.render(open_view(options(corpus)))
    from briefing.export import markdown

    for name, data in {"brief.md": markdown.render(open_view(options(corpus))), "brief.json": before}.items():
        (corpus / name).write_bytes(data)
    view = open_view(options(corpus))
    assert {row.path for row in view.sources()} == set(ARTICLES)
    assert [(problem.path, "export" in problem.error) for problem in view.problems()] == [("brief.json", True), ("brief.md", True)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_the_folder_stops_nothing(corpus: Path) -> None:
    os.mkfifo(corpus / "pipe.txt")
    view = open_view(options(corpus))
    assert len(view.sources()) == 3
    assert [problem.path for problem in view.problems()] == ["pipe.txt"]
