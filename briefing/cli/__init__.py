"""The commands: parse, call, print. What is heavy is imported where it is used, so that `--help` is quick."""

from __future__ import annotations

import click

from briefing import __version__
from briefing.cli import adding, checking, exporting, lists, opening_desk, serving, settings_of_user
from briefing.cli.common import Commands

__all__ = ["cli"]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briefing", message="%(prog)s %(version)s")
def cli() -> None:
    """A folder of news articles becomes a briefing in which every line says who says it.

    With paths and no command, the desk opens. With neither, it opens on the corpus of the working folder (where a briefing.yaml lies),
    else on the sample corpus.
    """


for command in (
    opening_desk.open_desk,
    exporting.export,
    checking.check,
    adding.add,
    lists.sources,
    lists.voices,
    lists.disputes,
    lists.timeline,
    settings_of_user.templates,
    settings_of_user.themes,
    settings_of_user.config,
    serving.serve,
):
    cli.add_command(command)
