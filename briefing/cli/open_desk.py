"""`briefing open`: the desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.assembly.collector import without_collector
from briefing.cli.common import WRONG_USE, brief_options, completes, options_of, say

if TYPE_CHECKING:
    from briefing.workspace.options import Options


@click.command("open")
@brief_options
@click.option("--theme", metavar="NAME", shell_complete=completes("theme_names"), help="The colours; see `briefing themes`.")
@click.option("--new", is_flag=True, help="Begin with what was not there at the last visit.")
@click.option("--draft", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Walk through a text of yours.")
def open_desk(theme: str | None, new: bool, draft: Path | None, **asked: Any) -> None:
    """Open the desk."""
    with without_collector():  # until the first frame stands (`BriefingApp.begin`): it would go through all that is imported
        status = _open(options_of(**asked), theme=theme, new=new, draft=draft)
    click.get_current_context().exit(status)


def _open(options: Options, **how: Any) -> int:
    if not any(path.exists() for path in options.paths):
        from briefing.workspace.options import NothingReadError

        raise NothingReadError(f"There is no file or folder {', '.join(map(str, options.paths))}.")
    from briefing.tui.app import run
    from briefing.tui.terminal import NoTerminalError

    try:
        return run(options, say, **how)
    except NoTerminalError:
        say("The desk needs a terminal. Without one, `briefing export` writes the briefing, and `briefing sources` or `voices` list it.")
        return WRONG_USE
