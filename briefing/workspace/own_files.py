"""`briefing.yaml` and the edits that lie beside the articles: like an article, one that is a link out of the corpus is not read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.model import Problem
from briefing.workspace import folders


def leads_out(file: Path, paths: Sequence[Path]) -> bool:
    """Whether a file beside a corpus is a link to something that is not in it."""
    if not file.is_symlink():
        return False
    from briefing.reading.links import leads_out_of

    return leads_out_of(file, (*paths, folders.beside(paths)))


def project_file(paths: Sequence[Path], follow_links: bool) -> Path | None:
    """The project file that is read; None where there is none, or it leads out of the corpus and links are not followed."""
    file = folders.project_file(paths)
    return file if file.is_file() and (follow_links or not leads_out(file, paths)) else None


def problems(paths: Sequence[Path], follow_links: bool) -> list[Problem]:
    """A problem for a project file that leads out of the corpus; the edits name theirs themselves."""
    from briefing.reading.files import leads_out as problem

    file = folders.project_file(paths)
    return [problem(file.name)] if not follow_links and leads_out(file, paths) else []
