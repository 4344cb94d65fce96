"""The registry of export formats: which there are, which one a file's suffix names, and which one a text is in.

A format is one module of this package and one row here. The module is imported when it is used: `export --help` names formats, no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from briefing.export.part import Selection
    from briefing.export.quotes import ReadBack
    from briefing.workspace.view import View


class FormatModule(Protocol):
    """What a module of a format has."""

    def write(self, view: View, /, *reference: Path) -> Iterator[bytes]:
        """Write a brief in the format, piece by piece; only one that is packed takes a reference, the document whose styles it has."""

    def read_back(self, text: Any, file: Path) -> Iterator[ReadBack]:
        """Find every quote of an export again, and what of the export itself is amiss. Raises `NotAnExportError`."""


class Format(NamedTuple):
    """One format: its name, the suffixes that name it, and its module in this package, which writes it and reads it back.

    `begins` is what its exports begin with, blanks aside; empty for the one that any other text is taken for. `packed`: they are no text.
    `for_people`: it tells disputes, timeline and the like in parts of their own, each of which can be left out.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    begins: str = ""
    packed: bool = False
    for_people: bool = False

    def write(self, view: View, reference: Path | None = None) -> Iterator[bytes]:
        """Write a brief in the format, piece by piece; packed ones in the style of a `reference`."""
        module = self._loaded()
        return module.write(view, reference) if reference else module.write(view)

    def read_back(self, text: str | bytes, file: Path) -> Iterator[ReadBack]:
        """Find every quote of an export again, and what of the export itself is amiss. Raises `NotAnExportError`."""
        return self._loaded().read_back(text, file)

    def _loaded(self) -> FormatModule:
        return cast(FormatModule, import_module(f"{__package__}.{self.module}"))


FORMATS = (
    Format("markdown", (".md", ".markdown"), "markdown", for_people=True),
    Format("json", (".json",), "json", begins="{"),
    Format("html", (".html", ".htm"), "html", begins="<", for_people=True),
    Format("csv", (".csv",), "csv", begins="rank,"),
    Format("docx", (".docx",), "docx", begins="PK", packed=True, for_people=True),
)
"""In the order in which they are offered; the first is written where nothing names one."""


class UnknownFormatError(ValueError):
    """A file whose suffix names no format; the message names those that do."""


def names() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(form.name for form in FORMATS)


def suffixes() -> tuple[str, ...]:
    """Every suffix that names a format."""
    return tuple(suffix for form in FORMATS for suffix in form.suffixes)


def format_of(file: Path) -> str:
    """The name of the format that the suffix of `file` names. Raises `UnknownFormatError`."""
    for form in FORMATS:
        if file.suffix.lower() in form.suffixes:
            return form.name
    raise UnknownFormatError(f"{file.name}: the suffix names no format ({', '.join(suffixes())})")


def parts(
    view: View,
    name: str,
    selection: Selection | None = None,
    reference: Path | None = None,
    extras: frozenset[str] | None = None,
) -> Iterator[bytes]:
    """The export of `view`, or of the points that are selected, in the format `name`, piece by piece; `reference`: see `Format.write`.

    `extras` are what one for people tells beside the lines (`part.EXTRAS`); None: the usual ones.
    """
    if selection is not None:
        from briefing.export.part import Part

        view = Part(view, selection, extras)
    elif extras is not None:
        from briefing.export.part import Told

        view = Told(view, extras)
    return next(form for form in FORMATS if form.name == name).write(view, reference)


def read_back(data: bytes, file: Path) -> Iterator[ReadBack]:
    """Every quote of an export, in whatever format, and what of the export itself is amiss. Raises `NotAnExportError`."""
    form = next((form for form in FORMATS if form.packed and data.startswith(form.begins.encode())), None)
    if form:
        return form.read_back(data, file)
    text = _decoded(data, file)
    start = text.lstrip()
    if start.startswith("["):
        from briefing.export.quotes import NotAnExportError

        raise NotAnExportError(f"{file} is no export of ours, but a list in JSON: check what `briefing export` writes.")
    form = next((form for form in FORMATS if form.begins and not form.packed and start.startswith(form.begins)), None)
    return (form or next(form for form in FORMATS if not form.begins)).read_back(text, file)


def _decoded(data: bytes, file: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from briefing.export.quotes import NotAnExportError

        raise NotAnExportError(f"{file} is not UTF-8, so it is no export of ours.") from error
