"""The one way in which anything is written: whole or not at all, and never through a link or into a name that another can have laid.

What lies in a folder may come from somebody else. A file is therefore written under a name that nobody can guess, made anew beside its
place, brought to the disk, and then renamed; what is added to a file is added to a regular file that goes by that one name.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.workspace.folders import real
from briefing.workspace.safe_text import one_line

LEFT_OVER = re.compile(r"\.briefing-[0-9a-f]{32}\.new")
"""Names of our files that are not yet whole."""
STREAMS = (Path("/dev"), Path("/dev/fd"), Path("/proc/self/fd"))
"""Folders of the system in which only the system makes names: `/dev/stdout` is a link, and no trap."""
OWN = re.compile(r"briefing(\..*)?\.ya?ml", re.IGNORECASE | re.DOTALL)
"""Names beside a corpus that are read as ours: `briefing.yaml`, `briefing.edits.yaml` and their like."""

_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINKS_HERE = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL}


class LinkError(OSError):
    """What was to be written is a link, or lies behind one that came with the corpus."""

    def __init__(self, link: Path) -> None:
        leads = ""
        with suppress(OSError):
            leads = f" to {os.readlink(link)}"  # noqa: PTH115 - as it was written, whatever it is
        what = one_line(f"{link} is a link{leads}, and nothing is written through links")  # where it leads others wrote
        super().__init__(errno.ELOOP, what, str(link))


def refuse_links(file: Path, within: Sequence[Path] = ()) -> None:
    """Raise `LinkError` where `file` is a link, or where a folder on the way to it is one that lies in a folder of `within`."""
    if is_stream(file):
        return
    if file.is_symlink():
        raise LinkError(file)
    roots = [real(folder) for folder in within if folder.is_dir()]
    for folder in file.absolute().parents:
        if roots and folder.is_symlink() and any(real(folder.parent).is_relative_to(root) for root in roots):
            raise LinkError(folder)


def is_stream(file: Path) -> bool:
    """Whether `file` is a stream or a device of the system."""
    return file.parent in STREAMS and file.exists() and not file.is_dir()


def write_whole(file: Path, parts: Iterable[bytes]) -> None:
    """Write `parts` to `file`, which changes all at once; a device or pipe is written to directly. Raises OSError."""
    if is_stream(file):
        _write_on(os.open(file, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)), parts)
        return
    refuse_links(file)
    if file.exists() and not file.is_file():
        handle = os.open(file, os.O_WRONLY | _NOT_FOLLOWED)  # a pipe that nobody reads from is an error, not a wait without end
        os.set_blocking(handle, True)
        _write_on(handle, parts)
        return
    with replacing(file) as (_, handle):
        _write_on(os.dup(handle), parts)
        os.fsync(handle)


@contextmanager
def replacing(file: Path) -> Iterator[tuple[Path, int]]:
    """A new file beside `file` (its name, a handle), which takes the place of `file` when the block ends well. Raises OSError."""
    refuse_links(file)
    tidy(file.parent)
    new, handle = _made_beside(file.parent)
    try:
        yield new, handle
        with suppress(FileNotFoundError):
            _keep_mode(handle, new, stat.S_IMODE(file.lstat().st_mode) & 0o777)
        if os.name == "nt":  # which renames no file that is open
            os.close(handle)
            handle = -1
        new.replace(file)
    finally:
        if handle >= 0:
            os.close(handle)
        new.unlink(missing_ok=True)


def write_new(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Write `data` whole into a file of its own in `folder`; never over another: where the name is taken it gets a number.

    Raises OSError.
    """
    tidy(folder)
    new, handle = _made_beside(folder)
    try:
        _write_on(os.dup(handle), [data])
        os.fsync(handle)
        for number in range(1, 1000):
            file = folder / f"{stem}{'' if number == 1 else f'-{number}'}{suffix}"
            with suppress(FileExistsError):
                _give_name(new, file)
                return file
    finally:
        os.close(handle)
        new.unlink(missing_ok=True)
    raise FileExistsError(errno.EEXIST, "there are a thousand files of that name already", str(folder / f"{stem}{suffix}"))


def open_to_add(file: Path) -> int:
    """A handle to read `file` and add to its end; made where there is none.

    Raises `LinkError` for a link, `OSError` for what is no regular file or goes by another name too: that may be anybody's.
    """
    refuse_links(file)
    handle = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | _NOT_FOLLOWED, 0o666)
    found = os.fstat(handle)
    wrong = "not a regular file" if not stat.S_ISREG(found.st_mode) else "a hard link to another file" if found.st_nlink > 1 else ""
    if wrong:
        os.close(handle)
        raise OSError(errno.ENXIO, wrong, str(file))
    return handle


def add_to_end(file: Path, data: bytes) -> None:
    """Add `data` to the end of a file, which is made where there is none. Raises as `open_to_add`."""
    _write_on(open_to_add(file), [data])


def tidy(folder: Path) -> None:
    """Remove what writing left in `folder` when it was ended half-way; what is being written stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if LEFT_OVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove_left_over(Path(entry.path))


def _remove_left_over(file: Path) -> None:
    with suppress(OSError):
        handle = os.open(file, os.O_RDWR | _NOT_FOLLOWED)
        try:
            if _held(handle):
                file.unlink(missing_ok=True)
        finally:
            os.close(handle)


def _made_beside(folder: Path) -> tuple[Path, int]:
    """A file in `folder` that was not there, under a name that nobody can know, held while it is written."""
    while True:
        new = folder / f".briefing-{os.urandom(16).hex()}.new"
        handle = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NOT_FOLLOWED, 0o666)
        # Between the two calls another process may have taken it for a left-over.
        if _held(handle, alone=True) and (os.name == "nt" or os.fstat(handle).st_nlink):
            return new, handle
        os.close(handle)


def _held(handle: int, *, alone: bool = False) -> bool:
    """Take hold of a file that is being written, so that nobody takes it for a left-over; False where another holds it.

    Systems without such locks: `alone` says that the file was just made here; a left-over is never taken for one there.
    """
    try:
        import fcntl
    except ImportError:
        return alone
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return alone  # a file system without locks
    return True


def _write_on(handle: int, parts: Iterable[bytes]) -> None:
    """Write to a handle and close it, even where that fails."""
    with os.fdopen(handle, "wb") as stream:
        stream.writelines(parts)


def _keep_mode(handle: int, new: Path, mode: int) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(handle, mode)
    else:
        new.chmod(mode)


def _give_name(new: Path, file: Path) -> None:
    """Let the file `new` go by the name `file`. Raises FileExistsError where there is something of that name."""
    try:
        os.link(new, file)
    except OSError as error:
        if error.errno not in _NO_LINKS_HERE:
            raise
    else:
        return
    # A file system without hard links: the name is taken first, then filled all at once.
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOT_FOLLOWED, 0o666))
    try:
        new.replace(file)
    except OSError:
        file.unlink(missing_ok=True)
        raise
