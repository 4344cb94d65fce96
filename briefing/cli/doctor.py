"""`briefing doctor`: what a bug report needs to know of the machine, and what may be amiss."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

import click

from briefing.cli.common import NO, show
from briefing.version import VERSION

LIBRARIES = (
    "textual", "rich", "pyyaml", "msgspec", "numpy", "trafilatura", "lxml", "pypdfium2", "sentencex", "rapidfuzz", "snowballstemmer"
)  # fmt: skip
EXTRAS = {
    "web": ("aiohttp", "briefing serve"),
    "warc": ("warcio", "web archives"),
    "excel": ("openpyxl", "tables of Excel"),
    "cluster": ("distributed", "--cluster"),
}
"""What an extra brings, and what it is for."""


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Say what briefing finds on this machine, for bug reports: versions, folders, extras, terminal.

    Exits with 1 where something is amiss.
    """
    from briefing.workspace.safe_text import Shown, one_line

    amiss: list[str] = []
    for name, value in (*_versions(), *_folders(amiss), *_extras(), *_terminal(amiss), *_settings(amiss)):
        show(Shown(f"{name:<10} {one_line(value)}"))
    for line in amiss:
        show(Shown(f"{'amiss':<10} {one_line(line)}"))
    if amiss:
        ctx.exit(NO)


def _versions() -> Iterator[tuple[str, str]]:
    yield "briefing", f"{VERSION}, in {Path(__file__).parent.parent}"
    yield "python", f"{platform.python_version()} ({platform.python_implementation()}), {sys.executable}"
    yield "system", f"{platform.platform()}, {os.cpu_count()} processors"
    yield "libraries", ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _folders(amiss: list[str]) -> Iterator[tuple[str, str]]:
    from briefing.workspace import folders
    from briefing.workspace.wording import plural

    for name, path in (("settings", folders.config()), ("cache", folders.cache()), ("state", folders.state())):
        there = next((one for one in (path, *path.parents) if one.exists()), path)
        writable = os.access(there, os.W_OK)
        if not writable:
            amiss.append(f"{path} can't be written")
        size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) if name == "cache" and path.exists() else 0
        held = f", {size / 1e6:,.1f} MB" if size else ""
        yield name, f"{path}{'' if path.exists() else ' (not yet there)'}{held}{'' if writable else ', not writable'}"
    free = shutil.disk_usage(next(one for one in (folders.cache(), *folders.cache().parents) if one.exists())).free
    if free < 100_000_000:
        amiss.append(f"only {free / 1e6:,.0f} MB are free where the cache lies")
    for name, path in (("templates", folders.own_templates()), ("themes", folders.own_themes())):
        own = len(list(path.glob("*.y*ml"))) if path.is_dir() else 0
        if own:
            yield name, f"{plural(own, 'file')} of your own in {path}"


def _extras() -> Iterator[tuple[str, str]]:
    for extra, (module, use) in EXTRAS.items():
        there = util.find_spec(module) is not None
        yield f"[{extra}]", f"installed, for {use}" if there else f"not installed; for {use}: pip install 'sourced-briefing[{extra}]'"


def _terminal(amiss: list[str]) -> Iterator[tuple[str, str]]:
    size = shutil.get_terminal_size((0, 0))
    encoding = locale.getpreferredencoding(False)
    kind = os.environ.get("TERM", "unknown")
    colours = os.environ.get("COLORTERM", "") or ("none (NO_COLOR)" if "NO_COLOR" in os.environ else "as TERM says")
    tty = "a terminal" if sys.stdout.isatty() else "no terminal"
    yield "terminal", f"{kind}, {size.columns}×{size.lines}, {encoding}, colours {colours}; standard output is {tty}"
    if encoding.lower().replace("-", "") not in ("utf8", "cp65001"):
        amiss.append(f"the terminal's encoding is {encoding}: set LANG to one that ends in UTF-8")


def _settings(amiss: list[str]) -> Iterator[tuple[str, str]]:
    from briefing.cli.common import settings
    from briefing.workspace import folders
    from briefing.workspace.settings import WrongSettingsError
    from briefing.yamlfile import YamlFileError

    file = folders.settings_file()
    try:
        settings()
    except (WrongSettingsError, YamlFileError) as error:
        amiss.extend(getattr(error, "lines", [str(error)]))
    yield "config", f"{file}{'' if file.exists() else ' (not there: all as it comes)'}"
