"""`briefing.edits.yaml`: one list item an edit, appended and on the disk before anybody is told that it was made.

Nothing that stands in the file is ever overwritten: not what a hand or another process wrote, not an entry that can't be read.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise, takewhile
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.model import Problem
from briefing.workspace import own_files
from briefing.workspace.edits import LAST, Edit, wrong
from briefing.workspace.files import open_to_add

LIMIT = 64_000_000
"""Bytes: some 100,000 edits."""

ASIDE = "It is set aside, the rest holds; mend or remove it by hand."
RESOLVE = "The rest holds. Keep the list items of both sides, and take out the lines that begin with <<<<<<<, =======, >>>>>>> or |||||||."

_MARK = re.compile(r"([<=>|])\1{6}(?: |$)")
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)
_FOLDED = re.compile("[\x85\u2028\u2029]")
_CANT_WRITE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP, errno.ENXIO, errno.ENOTDIR}

State = tuple[int, int, int] | None


class EditsFile:
    """One edits file: what it holds, and what is wrong with it."""

    def __init__(self, path: Path, corpus: Sequence[Path] = ()) -> None:
        """`corpus`: what it must lie in, should it be a link; nothing: wherever it leads."""
        self.path = path
        self._corpus = corpus
        self.edits: list[Edit] = []
        self.problems: list[Problem] = []
        self._state: State = None

    def changed(self) -> bool:
        """Whether the file is another than when it was last read or written here."""
        return state(self.path) != self._state

    def read(self) -> None:
        """Read the file anew; entries that are broken become problems, the others hold."""
        self.edits, self.problems = [], []
        self._state = state(self.path)
        if self._corpus and own_files.leads_out(self.path, self._corpus):
            from briefing.reading.files import leads_out as problem

            self.problems = [problem(self.path.name)]
            return
        if self._state is None:
            return
        try:
            text = _content(self.path)
        except (OSError, ValueError) as error:
            what = (error.strerror if isinstance(error, OSError) else None) or str(error)
            self.problems = [Problem(path=str(self.path), error=what, advice="The edits in it are left aside; the file is left alone.")]
            return
        for item in _items(text):
            if item.wrong:
                advice = RESOLVE if item.wrong.startswith("a merge") else ASIDE
                self.problems.append(Problem(path=f"{self.path}:{item.line}", error=item.wrong, advice=advice))
            else:
                self._take(item)

    def _take(self, item: _Item) -> None:
        """One list item: an edit, or a problem that names its line."""
        from briefing.yamlfile import YamlTextError, load  # 15 ms, and a corpus without edits needs none of it

        try:
            loaded = load(item.text)
            if not (isinstance(loaded, list) and len(loaded) == 1 and isinstance(loaded[0], dict)):
                raise ValueError("not a mapping of keys")
            edit = msgspec.convert(loaded[0], Edit)
            if what := wrong(edit):
                raise ValueError(what)
        except YamlTextError as error:
            line = item.line + (error.line or 1) - 1 if error.key else item.line
            self._set_aside(line, str(YamlTextError(None, error.key[1:], error.what)))
        except (msgspec.ValidationError, ValueError) as error:
            self._set_aside(item.line, str(error))
        else:
            self.edits.append(edit)

    def _set_aside(self, line: int, what: str) -> None:
        self.problems.append(Problem(path=f"{self.path}:{line}", error=f"broken edit: {what}", advice=ASIDE))

    def append(self, edits: Sequence[Edit]) -> bool:
        """Write `edits` at the end and wait for the disk. Raises OSError, and then the file is as it was.

        What others wrote meanwhile is read in, before these; returns whether there was anything.
        """
        data = _yaml(edits)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = open_to_add(self.path)
        try:
            with _locked(handle):
                others = self.changed() and os.fstat(handle).st_size > 0
                self._write(handle, data)
                self._state = state(self.path)
        finally:
            os.close(handle)
        if others:
            self.read()
        else:
            self.edits += edits
        return others

    def _write(self, handle: int, data: bytes) -> None:
        size = os.fstat(handle).st_size
        if size and os.pread(handle, 1, size - 1) != b"\n":
            data = b"\n" + data  # an entry that a crash or a hand left without its end
        try:
            written = 0
            while written < len(data):
                written += os.write(handle, data[written:])
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise


def cant_be_written(error: OSError) -> bool:
    """Whether the error speaks of the place (read-only, not ours), so that another place may do; a full disk does not."""
    return error.errno in _CANT_WRITE


def state(path: Path) -> State:
    """What tells that a file has changed: size in bytes, time in ns, inode; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def _content(path: Path) -> str:
    if not path.is_file():
        raise ValueError("not a regular file")
    if path.stat().st_size > LIMIT:
        raise ValueError(f"larger than {LIMIT:,} bytes")
    return path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")


class _Item(NamedTuple):
    """What begins at a line (from 1): the text of an entry, or why it can't be one."""

    line: int
    text: str
    wrong: str = ""


def _items(text: str) -> Iterator[_Item]:
    """Each list item. What stands before the first one, or between the marks of a merge conflict, is named as wrong."""
    first = _ITEM.search(text)
    begins = (first[1] if first else "") + "- "
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(begins)]
    opening = lines[: starts[0] if starts else None]
    if not all(_says_nothing(line) or _MARK.match(line) for line in opening):
        yield _Item(1, "", "broken edit: not a list item")
    conflicts = _conflicts(lines)
    touched = {line for conflict in conflicts for line in conflict}
    cutting = _cutting(lines, begins) if conflicts else set()
    bounds = sorted({*starts, *(conflict.start for conflict in conflicts if cutting.isdisjoint(conflict)), len(lines)})
    whole = {start: end for start, end in pairwise(bounds) if touched.isdisjoint(range(start, end))}
    for conflict in conflicts:
        yield _Item(conflict.start + 1, "", "a merge conflict of version control: what it touches is set aside")
    for start in starts:
        if start in whole:
            yield _Item(start + 1, "\n".join(lines[start : whole[start]]))


def _cutting(lines: Sequence[str], begins: str) -> set[int]:
    """The marks of conflicts that do not stand between two items: what follows them goes on with the item before."""
    found: set[int] = set()
    going_on = False
    for number in range(len(lines) - 1, -1, -1):
        if _MARK.match(lines[number]):
            found |= {number} if going_on else set()
        elif not _says_nothing(lines[number]):
            going_on = not lines[number].startswith(begins)
    return found


def _conflicts(lines: Sequence[str]) -> list[range]:
    """The lines of each merge conflict, marks included; one that nothing closes goes to its last mark."""
    found: list[range] = []
    begun = last = None
    for number, line in enumerate(lines):
        mark = _MARK.match(line)
        if mark is None:
            continue
        if mark[1] == "<" and begun is not None and last is not None:
            found.append(range(begun, last + 1))
            begun = None
        begun, last = number if begun is None else begun, number
        if mark[1] == ">":
            found.append(range(begun, number + 1))
            begun = None
    return found if begun is None or last is None else [*found, range(begun, last + 1)]


def in_order(files: Sequence[Sequence[Edit]]) -> list[Edit]:
    """The edits of all files, each with its number: those of one file as they stand in it, whatever clocks said.

    Among files the numbers decide that the edits carry, and where they are equal the first file. Those that have none yet, at the beginning
    of files of an earlier version, come by their dates, as there is nothing else to tell.
    """
    plain = [list(takewhile(lambda edit: not edit.order, edits)) for edits in files]
    found = [replace(edit, order=number) for number, edit in enumerate(_by_date(plain), 1)]
    numbered = []
    for number, edits in enumerate(files):
        last = len(found)
        for edit in edits[len(plain[number]) :]:
            last = min(max(edit.order, last + 1), LAST)
            numbered.append((last, number, edit))
    numbered.sort(key=lambda one: one[:2])
    return found + [edit if edit.order == last else replace(edit, order=last) for last, _, edit in numbered]


def _by_date(files: Sequence[Sequence[Edit]]) -> list[Edit]:
    """The edits by when they were made; one without a time was made when the one before it was."""
    dated = []
    for edits in files:
        last = ""
        for edit in edits:
            last = max(edit.at, last)
            dated.append((last, edit))
    return [edit for _, edit in sorted(dated, key=lambda one: one[0])]


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith(("#", "---"))


def _yaml(edits: Sequence[Edit]) -> bytes:
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        """Writes texts with a line separator of Unicode in double quotation marks, as others would fold these to blanks."""

        def represent_text(self, text: str) -> yaml.ScalarNode:
            node: yaml.ScalarNode = self.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _FOLDED.search(text) else None)
            return node

    Dumper.add_representer(str, Dumper.represent_text)
    plain = [msgspec.to_builtins(edit) for edit in edits]
    text = yaml.dump(plain, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=False)
    return str(text).encode("utf-8", "replace")


@contextmanager
def _locked(handle: int) -> Iterator[None]:
    """Alone with the file, where the system has such locks; where it has none, appending is still one write."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)
