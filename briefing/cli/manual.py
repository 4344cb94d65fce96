"""The manual page (man 1), made from the help of the commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from briefing.cli import cli
from briefing.version import VERSION

FILE = Path(__file__).with_name("briefing.1")
EXIT_CODES = (("0", "done"), ("1", "the answer is no"), ("2", "wrong use"), ("3", "nothing could be read"))
FILES = (
    ("briefing.yaml", "beside the articles: title, template, sides, and what is known of sources; never written by the program"),
    ("briefing.edits.yaml", "beside the articles: what the analyst decided, one item a decision"),
)


def manual() -> str:
    """The page as roff (man(7))."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    root = click.Context(cli, info_name="briefing", **cli.context_settings)
    yield f'.TH BRIEFING 1 "" "briefing {VERSION}" "User Commands"'
    yield from (".SH NAME", r"briefing \- a briefing from news articles, in which every line says who says it")
    yield from (".SH SYNOPSIS", r".B briefing", r"[\fICOMMAND\fR] [\fIOPTIONS\fR] [\fIPATH\fR ...]")
    yield ".SH DESCRIPTION"
    yield from _paragraphs(cli.help or "")
    yield ".SH COMMANDS"
    for name in cli.list_commands(root):
        command = cli.get_command(root, name)
        if command is not None:
            yield from _command(command, click.Context(command, info_name=name, parent=root))
    yield ".SH EXIT STATUS"
    for code, meaning in EXIT_CODES:
        yield from (".TP", rf"\fB{code}\fR", _escaped(meaning))
    yield ".SH FILES"
    for name, meaning in FILES:
        yield from (".TP", rf"\fB{_escaped(name)}\fR", _escaped(meaning))


def _command(command: click.Command, ctx: click.Context) -> Iterator[str]:
    yield f'.SS "{_escaped(ctx.command_path + " " + " ".join(command.collect_usage_pieces(ctx)))}"'
    yield from _paragraphs(command.help or "")
    for option in command.get_params(ctx):
        record = option.get_help_record(ctx)
        if record and not record[0].endswith("--help"):
            yield from (".TP", rf"\fB{_escaped(record[0])}\fR", _escaped(record[1]))
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            if inner is not None:
                yield from _command(inner, click.Context(inner, info_name=name, parent=ctx))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        yield from (".PP", _escaped(" ".join(paragraph.split())))


def _escaped(text: str) -> str:
    """Plain text in which roff finds no command and no hyphen that it may break at."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain
