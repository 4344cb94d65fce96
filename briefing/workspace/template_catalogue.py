"""The templates there are: those that ship and the user's own."""

from __future__ import annotations

from pathlib import Path

from briefing.workspace import folders


class UnknownNameError(Exception):
    """A template or theme that does not exist; the message names the nearest that does."""


def templates() -> dict[str, Path]:
    """Every template by name; the user's own stand before ours."""
    found = {}
    for folder in (folders.PACKAGE / "templates", folders.own_templates()):
        found.update({file.stem: file for file in sorted(folder.glob("*.yaml"))})
    return found


def template_file(name: str, beside: Path | None = None) -> Path:
    """The file of the template `name`, which is a name or a file (relative to `beside` too). Raises `UnknownNameError`."""
    if name.endswith((".yaml", ".yml")) or "/" in name:
        places = [Path(name), *([beside / name] if beside else [])]
        for place in places:
            if place.is_file():
                return place
        raise UnknownNameError(f"There is no template file {name}.")
    known = templates()
    if name in known:
        return known[name]
    from briefing.yamlfile import nearest

    raise UnknownNameError(f'There is no template "{name}"{nearest(name, known)}')
