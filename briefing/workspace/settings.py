"""`config.yaml`: the user's own settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, field

from briefing.model import Record
from briefing.reading.limits import DEFAULT, Limits
from briefing.workspace import folders

if TYPE_CHECKING:
    from briefing.yamlfile import YamlFileError


class Settings(Record, frozen=True, forbid_unknown_fields=True):
    """Every setting with its default; the text under each is what `briefing config` says about it."""

    theme: str = "dark"
    """The colour theme: one that `briefing themes` lists, or the name of your own in the themes folder."""

    template: str = "event"
    """The template for corpora that don't name one: one that `briefing templates` lists, or a file."""

    jobs: Annotated[int, Meta(ge=0)] = 0
    """How many processes read and analyse at once; 0 lets the program decide."""

    cache: bool = True
    """Whether analyses and briefs are kept in the cache folder."""

    follow_links: bool = False
    """Whether links among the articles that lead out of their folder are read too. A link that you name yourself always is."""

    limits: Limits = DEFAULT
    """How large documents may be, in bytes unless the name says otherwise; what goes beyond is named as a problem."""

    keys: dict[str, str] = field(default_factory=dict)
    """Keys of your own: the name of an action, then its keys, such as `pin: p,f5`."""


class WrongSettingsError(Exception):
    """The settings can't be used; a line of the message for each that is wrong: `FILE:LINE: KEY: what is wrong`."""

    def __init__(self, errors: Sequence[YamlFileError]) -> None:
        self.lines = list(map(str, errors))
        super().__init__("\n".join(self.lines))


def load(file: Path | None = None) -> Settings:
    """The user's settings, or the defaults where there is no file. Raises `WrongSettingsError`."""
    file = file or folders.settings_file()
    if not file.is_file():
        return Settings()
    from briefing.yamlfile import YamlFileError, complaints, read  # YAML takes 15 ms to import, and most people have no settings file

    try:
        return read(file, Settings).value
    except YamlFileError as error:
        raise WrongSettingsError(complaints(file, Settings) or [error]) from error


def refuse(wrong: Sequence[tuple[tuple[str, ...], str]]) -> None:
    """Raise `WrongSettingsError` for settings that only their users could judge, if there are any: the way to each, what is wrong."""
    if wrong:
        from briefing.yamlfile import read

        document = read(folders.settings_file(), Settings)
        raise WrongSettingsError([document.error(key, what) for key, what in wrong])


def explained() -> list[tuple[str, str]]:
    """Name and explanation of every setting, in order, taken from the class above."""
    import ast
    import inspect
    import textwrap

    body = ast.parse(textwrap.dedent(inspect.getsource(Settings))).body[0]
    assert isinstance(body, ast.ClassDef)
    found = []
    for line, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and isinstance(after, ast.Expr):
            assert isinstance(after.value, ast.Constant)
            found.append((line.target.id, inspect.cleandoc(str(after.value.value))))
    return found


def as_yaml(settings: Settings) -> str:
    """The settings as a file to keep, each under its explanation."""
    import msgspec
    import yaml

    lines = []
    for name, words in explained():
        value = msgspec.to_builtins(getattr(settings, name))
        lines += [f"# {words}", yaml.safe_dump({name: value}, allow_unicode=True, default_flow_style=False).rstrip("\n"), ""]
    return "\n".join(lines)
