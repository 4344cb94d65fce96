"""Where an export may be written: the one rule for the desk and for `briefing export -o`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from briefing.model import Record
from briefing.workspace import file_analysis, files, folders
from briefing.workspace.corpus import file_at, files_below
from briefing.workspace.safe_text import one_line


class WritePermission(Record, frozen=True):
    """Whether a file may be written: `refused` says why never, `asks` why only where the user says so; both empty: at once.

    Nothing in them acts on the terminal.
    """

    refused: str = ""
    asks: str = ""


def write_permission(file: Path, paths: Sequence[Path]) -> WritePermission:
    """Whether an export of the corpus at `paths` may be written to `file`.

    Never over an article or a file of our own, nor through a link; over an earlier export, or where there is nothing, at once.
    """
    if files.is_stream(file):
        return WritePermission()
    try:
        files.refuse_links(file, paths)
        refused = _refused(file, paths)
        return WritePermission(refused=one_line(f"{file} {refused}")) if refused else WritePermission(asks=_asks(file))
    except files.LinkError as error:
        return WritePermission(refused=f"{error.strerror}.")
    except OSError as error:
        return WritePermission(refused=one_line(f"{file} can't be written: {error.strerror or error}."))


def _refused(file: Path, paths: Sequence[Path]) -> str:
    if file.is_dir():
        return "is a folder."
    if is_own(file, paths):
        return "is where briefing keeps what is its own; give the export another name."
    if not file.parent.is_dir():
        return f"can't be written: there is no folder {file.parent}. Make it first."
    if file.exists() and _is_source(file, paths):
        return "is an article of the corpus, which an export never takes the place of; give another name."
    return ""


def _asks(file: Path) -> str:
    if not file.exists():
        return ""
    if not file.is_file():
        return "It is no regular file."
    if file.stat().st_size == 0 or file_analysis.is_export(file_at(str(file), file.name, given=False)):
        return ""
    return "It is there already, and is no export of a briefing."


def is_own(file: Path, paths: Sequence[Path]) -> bool:
    """Whether `file` is, or would be, one of ours: the project and edits of a corpus, settings, state, caches; by whatever name."""
    if files.OWN.fullmatch(file.name):
        return True
    place = folders.real(file.parent) / file.name
    if any(place.is_relative_to(folders.real(folder)) for folder in (folders.cache(), folders.config(), folders.state())):
        return True
    ours = [folders.settings_file(), *((folders.project_file(paths), *folders.edits_files(paths)) if paths else ())]
    return file.exists() and any(one.exists() and one.samefile(file) for one in ours)


def _is_source(file: Path, paths: Sequence[Path]) -> bool:
    """Whether `file` is a file of the corpus, also by another name of it; an export that lies among the articles is none."""
    found = file.stat()
    for entry in files_below(paths):
        if entry.inode == found.st_ino and os.path.samestat(Path(entry.path).stat(), found):
            return not file_analysis.is_export(entry)
    return False


def default_folder(paths: Sequence[Path]) -> Path:
    """Where exports and pictures go unless the user says: the working folder, but never into the corpus, whose names others laid."""
    import platformdirs

    here = Path.cwd()
    corpora = [folders.real(path) for path in paths if path.is_dir()]
    for folder in (here, Path(platformdirs.user_documents_dir()), Path.home()):
        if folder.is_dir() and not any(folders.real(folder).is_relative_to(corpus) for corpus in corpora):
            return folder
    return here
