"""`briefing completion`: what a shell needs to complete commands, options, templates, themes, sections and sides."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem, get_completion_class

from briefing.cli.common import NO, say

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_BRIEFING_COMPLETE"
WHERE = {
    "bash": 'eval "$(briefing completion bash)" in ~/.bashrc',
    "zsh": 'eval "$(briefing completion zsh)" in ~/.zshrc',
    "fish": "briefing completion fish > ~/.config/fish/completions/briefing.fish",
}


@click.command(epilog="\b\n" + "\n".join(WHERE.values()))
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands, options, templates, themes, sections and sides."""
    made = get_completion_class(shell)
    if made is None:
        say(f"There is no completion for {shell}.")
        ctx.exit(NO)
    text = made(ctx.find_root().command, {}, "briefing", VARIABLE).source()
    click.echo(text)  # noqa: TID251 - made by click, of our own words


def template_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The templates there are, then files."""
    from briefing.workspace import template_catalogue

    # Click's script for bash forgets what came before a file.
    return [CompletionItem(incomplete, type="file"), *_beginning(template_catalogue.templates(), incomplete)]


def theme_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The themes there are."""
    from briefing.workspace import folders

    files = (file for place in (folders.shipped("themes"), folders.own_themes()) if place.is_dir() for file in place.glob("*.yaml"))
    return _beginning((file.stem for file in files), incomplete)


def section_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The sections of the brief of these paths as it was stored last."""
    return _beginning(_of_stored(ctx, lambda view: [row.id for row in view.sections()]), incomplete)


def side_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The sides of the brief of these paths as it was stored last."""
    return _beginning(_of_stored(ctx, lambda view: [side.name for side in view.sides()]), incomplete)


def _of_stored(ctx: click.Context, names: Any) -> list[str]:
    """What a stored brief says; nothing where there is none, as a shell that waits is worse than one that does not know."""
    from pathlib import Path

    from briefing.cli.common import corpus
    from briefing.workspace.open import stored_view
    from briefing.workspace.options import Options

    # An option that waits for its value leaves the paths before it unread.
    paths = corpus(tuple(Path(path) for path in ctx.params.get("paths") or ctx.args))
    view = stored_view(Options(paths=paths, template=ctx.params.get("template")))
    if view is None:
        return []
    try:
        return list(names(view))
    finally:
        view.close()


def _beginning(names: Any, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in sorted(names) if name.lower().startswith(incomplete.lower())]
