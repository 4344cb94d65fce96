"""The commands: parse, call, print. What is heavy is imported where it is used, so that `--help` is quick."""

from __future__ import annotations

import click

from briefing.cli.common import Commands
from briefing.version import VERSION

__all__ = ["COMMANDS", "cli"]

COMMANDS = {
    "open": "open_desk:open_desk",
    "export": "export:export",
    "check": "check:check",
    "add": "add:add",
    "sources": "lists:sources",
    "voices": "lists:voices",
    "disputes": "lists:disputes",
    "timeline": "lists:timeline",
    "templates": "catalogues:templates",
    "themes": "catalogues:themes",
    "config": "catalogues:config",
    "serve": "serve:serve",
    "completion": "completion:completion",
    "doctor": "doctor:doctor",
}
"""The registry of commands, in the order in which help lists them: the module of this package and the function in it.

A module is imported when its command runs, or when help says what it does.
"""


@click.group(cls=Commands, rows=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="briefing", message="%(prog)s %(version)s")
def cli() -> None:
    """A folder of news articles becomes a briefing in which every line says who says it.

    With paths and no command, the desk opens. With neither, it opens on the corpus of the working folder (where a briefing.yaml lies),
    else on the sample corpus.
    """
