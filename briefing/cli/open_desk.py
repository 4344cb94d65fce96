"""`briefing open`: the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from briefing.cli.common import WRONG_USE, brief_options, completes, options_of, say


@click.command("open")
@brief_options
@click.option("--theme", metavar="NAME", shell_complete=completes("theme_names"), help="The colours; see `briefing themes`.")
@click.option("--new", is_flag=True, help="Begin with what was not there at the last visit.")
@click.option("--draft", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Walk through a text of yours.")
def open_desk(theme: str | None, new: bool, draft: Path | None, **asked: Any) -> None:
    """Open the desk."""
    options = options_of(**asked)
    if not any(path.exists() for path in options.paths):
        from briefing.workspace.options import NothingReadError

        raise NothingReadError(f"There is no file or folder {', '.join(map(str, options.paths))}.")
    from briefing.tui.app import run
    from briefing.tui.terminal import NoTerminalError

    try:
        status = run(options, say, theme=theme, new=new, draft=draft)
    except NoTerminalError:
        say("The desk needs a terminal. Without one, `briefing export` writes the briefing, and `briefing sources` or `voices` list it.")
        status = WRONG_USE
    click.get_current_context().exit(status)
