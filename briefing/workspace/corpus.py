"""What a brief is made from: the files of a corpus as they are on the disk, and one checksum for all of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from briefing.workspace import code_stamp, folders, own_files, project, remaking, side_settings

if TYPE_CHECKING:
    from briefing.workspace.options import Options


LEADS_OUT = -2


class File(NamedTuple):
    """A file of the corpus, the name it goes by, and what tells that it has changed (size in bytes, times in ns).

    The size is -1 for what is no regular file (a pipe would never end) and what can't be looked at, and `LEADS_OUT` for a link
    that leads out of the corpus. `given` is true for a file that the user named, false for one found in a folder.
    """

    path: str
    name: str
    size: int
    modified: int
    inode: int
    given: bool = False


def files_below(paths: Sequence[Path], follow_links: bool = False) -> list[File]:
    """Every file of the corpus, in a stable order; links that lead out of it are named, and followed only if asked for."""
    from briefing.reading import walk

    given = {str(path) for path in paths}
    return [
        File(str(path), name, LEADS_OUT, 0, 0) if leads_out else file_at(str(path), name, str(path) in given)
        for path, name, leads_out in walk(paths, follow_links)
    ]


def file_at(path: str, name: str, given: bool) -> File:
    """The file as it is on the disk now."""
    try:
        stat = os.stat(path)  # noqa: PTH116 - ten thousand files are looked at before the desk says that nothing changed
    except OSError:
        return File(path, name, -1, 0, 0, given)
    return File(path, name, stat.st_size if S_ISREG(stat.st_mode) else -1, stat.st_mtime_ns, stat.st_ino, given)


def fingerprint(options: Options, files: Sequence[File]) -> str:
    """A checksum of everything that the brief is made from: files, project, template, sides decided, code. Raises as `open_view`."""
    asked = f"{options.limits}{options.follow_links}"
    found = hashlib.sha256(f"{code_stamp.of_brief()}\n{code_stamp.of_libraries()}\n{asked}{code_stamp.of_own_outlets()}".encode())
    file = own_files.project_file(options.paths, options.follow_links)
    data = _content(file) if file else b""
    # Parsing YAML takes longer than all the rest of opening: only a project that names a template needs it here.
    project_says = project.load(file) if b"template" in data else project.Project()
    for part in (data, _content(template_of(options, project_says))):
        found.update(hashlib.sha256(part).digest())
    if edit := side_settings.sides_decision(options):
        found.update(repr(edit.sides).encode("utf-8", "surrogateescape"))
    for edit in remaking.decisions(options.paths, options.follow_links).corrections if options.paths else ():
        found.update(repr((edit.source, edit.checksum, edit.values)).encode("utf-8", "surrogateescape"))
    for entry in files:
        found.update("\0".join(map(str, entry)).encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _content(file: Path) -> bytes:
    """The bytes of a file that a person wrote. Raises `YamlFileError` where it can't be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        from briefing.yamlfile import YamlFileError

        raise YamlFileError(file, None, "", error.strerror or str(error)) from error


def template_of(options: Options, settings: project.Project) -> Path:
    """The template's file: the one asked for, else the project's, else the default. Raises `template_catalogue.UnknownNameError`."""
    from briefing.workspace import template_catalogue

    if options.template:
        return template_catalogue.template_file(options.template)
    file = template_catalogue.template_file(settings.template or options.default_template, folders.beside(options.paths))
    if settings.template and not options.follow_links and own_files.leads_out(file, options.paths):
        raise template_catalogue.UnknownNameError(
            f"The template {settings.template} is a link that leads out of the folder, and was not followed: name it with --template, "
            "or set follow_links in the settings."
        )
    return file
