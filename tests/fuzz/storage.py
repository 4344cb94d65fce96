"""What is kept, damaged at places of chance, and folders with links laid at places of chance: the answer stays, and nobody's file changes.

Unlike the readers' inputs these are whole folders: a failure is told by its number, which with the seed makes it again.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path

from briefing.workspace import fetch, files, folders
from briefing.workspace.edits import Edit
from briefing.workspace.edits_file import EditsFile
from briefing.workspace.export_target import write_permission
from briefing.workspace.open import open_view, stored_view
from briefing.workspace.options import Options
from tests.fuzz.damage import damaged
from tests.fuzz.runner import Count
from tests.tui import corpus
from tests.workspace.looking import exported

Try = Callable[[random.Random], str]
"""One input: what is wrong with what came of it, or nothing."""
TARGETS = ("briefing.md", "brief.html", "brief.json", folders.PROJECT)
PRECIOUS = b"alias ls=ls\n"


def run(name: str, count: int, seed: int, until: float) -> Count:
    """Try `count` inputs of the kind `name`, or as many as are done at `until`."""
    found = Count(name)
    with KINDS[name]() as one:
        while found.done < count and time.monotonic() < until and len(found.failures) < 50:
            begun = time.process_time()
            try:
                wrong = one(random.Random(f"{seed}/{name}/{found.done}"))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
                wrong = f"{type(error).__name__}: {error}"
            seconds = time.process_time() - begun
            found.seconds += seconds
            if seconds > found.slowest:
                found.slowest, found.slowest_number = seconds, found.done
            if wrong:
                found.failures.append((found.done, wrong))
            found.done += 1
    return found


@contextmanager
def _home() -> Iterator[tuple[Path, Options]]:
    """A corpus, and a home of its own for all that is kept of it."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ |= {f"XDG_{folder}_HOME": str(home / folder.lower()) for folder in ("CACHE", "CONFIG", "DATA", "STATE")}
        os.environ["HOME"] = name
        try:
            yield home, corpus.options(corpus.write(home / "harbour"))
        finally:
            os.environ.clear()
            os.environ.update(before)


@contextmanager
def _damaged(which: Callable[[], Path]) -> Iterator[Try]:
    """Tries that damage the file that `which` names, and open the brief as commands and the desk do."""
    with _home() as (_, asked):
        first = exported(open_view(asked))
        whole = which().read_bytes()

        def one(chance: random.Random) -> str:
            which().write_bytes(damaged(whole, chance))
            if which() == _store():
                shown = stored_view(asked)
                if shown is not None and exported(shown) != first:
                    return "the desk shows another brief"
            else:
                _store().unlink()
            return "" if exported(open_view(asked)) == first else "another brief came of it"

        yield one


def _store() -> Path:
    return next((folders.cache() / "briefs").glob("*.sqlite"))


@contextmanager
def _planted() -> Iterator[Try]:
    """Tries that lay links under names of chance and write in every way there is: what the links lead to stays as it is."""
    with _home() as (home, _):

        def one(chance: random.Random) -> str:
            with tempfile.TemporaryDirectory(dir=home) as name:
                mine = Path(name) / "mine"
                mine.mkdir()
                (mine / "shell").write_bytes(PRECIOUS)
                folder = corpus.write(Path(name) / "harbour")
                laid = _lay(chance, folder, mine)
                _write_everywhere(folder)
                changed = [path.name for path in mine.iterdir()] != ["shell"] or (mine / "shell").read_bytes() != PRECIOUS
            return f"written through a link: {laid}" if changed else ""

        yield one


def _lay(chance: random.Random, folder: Path, mine: Path) -> list[str]:
    """Links in the corpus, soft and hard, to a file, to a folder, to nothing and to themselves."""
    names = [*TARGETS, "sub", folders.EDITS, "port.example-strike.html", "briefing-brief.svg"]
    laid = []
    for name in chance.sample(names, chance.randrange(1, len(names))):
        to = chance.choice((mine / "shell", mine, mine / "nothing", Path(name)))
        if to == mine / "shell" and chance.random() < 0.3:
            os.link(to, folder / name)
        else:
            (folder / name).symlink_to(to)
        laid.append(f"{name} -> {to.name}")
    return laid


def _write_everywhere(folder: Path) -> None:
    """Write in every way there is; what is refused is refused."""
    writes: list[Callable[[], object]] = [partial(_export, folder, folder / name) for name in (*TARGETS, "sub/new.md", "sub/shell")]
    writes += [partial(files.write_whole, folder / name, [b"x"]) for name in TARGETS]  # even if it had been allowed
    page = fetch.Page(address="https://port.example/strike", kind="text/html", charset=None, data=b"<p>x</p>")
    writes.append(partial(fetch.save, page, folder))
    writes.append(partial(files.write_new, folder, "briefing-brief", ".svg", b"<svg/>"))
    writes.append(partial(EditsFile(folder / folders.EDITS).append, [Edit(edit="retitle", id="a", text="x")]))
    for write in writes:
        with suppress(OSError):
            write()


def _export(folder: Path, target: Path) -> None:
    found = write_permission(target, [folder])
    if not found.refused:  # with --force
        files.write_whole(target, [b'{\n"schema": "briefing/2"}'])


KINDS: dict[str, Callable[[], AbstractContextManager[Try]]] = {
    "damaged-store": lambda: _damaged(_store),
    "damaged-analyses": lambda: _damaged(folders.analyses_file),
    "planted-links": _planted,
}
