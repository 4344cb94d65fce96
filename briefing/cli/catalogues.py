"""`briefing templates`, `themes` and `config`: what there is to choose, and what was chosen."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.common import settings, show


@click.group(invoke_without_command=True)
@click.pass_context
def templates(ctx: click.Context) -> None:
    """List the templates; print one to copy, or check your own."""
    if ctx.invoked_subcommand is None:
        _list_templates()


@templates.command("list")
def list_templates() -> None:
    """List the templates, ours and those in your own folder."""
    _list_templates()


def _list_templates() -> None:
    from briefing import templates as known
    from briefing.cli.common import say, table
    from briefing.workspace import template_catalogue
    from briefing.yamlfile import YamlFileError

    rows: list[tuple[str, str]] = []
    errors: list[YamlFileError] = []
    for name, file in sorted(template_catalogue.templates().items()):
        try:
            rows.append((name, known.check_template(file).description))
        except YamlFileError as error:
            errors.append(error)
    table(("template", "description"), iter(rows))
    for wrong in errors:
        say(str(wrong))


@templates.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check_template(file: Path) -> None:
    """Say whether a template's file can be used, and what is wrong with it where it can't."""
    from briefing import templates as known
    from briefing.workspace.safe_text import one_line
    from briefing.workspace.wording import plural

    sections = len(known.check_template(file).sections)
    show(one_line(f"{file} is a template with {plural(sections, 'section')}."))


@templates.command("show")
@click.argument("name")
def show_template(name: str) -> None:
    """Print a template's file, to copy and change."""
    from briefing.workspace import template_catalogue
    from briefing.workspace.safe_text import safe

    show(safe(template_catalogue.template_file(name).read_text(encoding="utf-8")), newline=False)


@click.group(invoke_without_command=True)
@click.pass_context
def themes(ctx: click.Context) -> None:
    """List the colour themes; print one to copy."""
    if ctx.invoked_subcommand is None:
        _list_themes()


@themes.command("list")
def list_themes() -> None:
    """List the themes, ours and those in your own folder."""
    _list_themes()


def _list_themes() -> None:
    from briefing.cli.common import say, table
    from briefing.tui import themes as known
    from briefing.workspace import folders

    found, errors = known.load_all((folders.shipped("themes"), folders.own_themes()))
    table(("theme", "ground", "title"), ((one.name, "dark" if one.dark else "light", one.title) for one in found))
    for error in errors:
        say(str(error))


@themes.command("show")
@click.argument("name")
def show_theme(name: str) -> None:
    """Print a theme's file, to copy and change."""
    from briefing.tui import themes as known
    from briefing.workspace import folders
    from briefing.workspace.safe_text import safe

    show(safe(known.file_of(name, (folders.shipped("themes"), folders.own_themes())).read_text(encoding="utf-8")), newline=False)


@click.command()
def config() -> None:
    """Print every setting, explained, and where their file lies."""
    from briefing.workspace import folders
    from briefing.workspace.safe_text import safe
    from briefing.workspace.settings import as_yaml

    file = folders.settings_file()
    show(safe(f"# {file}" + ("" if file.is_file() else " (not there yet: these are the defaults)") + "\n"))
    show(safe(as_yaml(settings())), newline=False)
