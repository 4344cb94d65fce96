"""Whether somebody sees the desk for the first time."""

from __future__ import annotations

from briefing.workspace import folders
from briefing.workspace.options import Options


def first_time(options: Options) -> bool:
    """Whether this is the first start on the sample corpus; from then on it is not."""
    from briefing.workspace.files import write_whole

    mark = folders.state() / "tour-seen"
    if [path.resolve() for path in options.paths] != [folders.shipped("seeds").resolve()] or mark.exists():
        return False
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        write_whole(mark, [])
    except OSError:
        return False  # where nothing can be remembered, a tour at every start would be worse than none
    return True
