"""Whether the words of a Word document are shown: what a run's own look, its style and the styles below that say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefing.export.docx_package import W

STYLES = (f"{{{W}}}style", f"{{{W}}}rPrDefault")
"""The elements that `hidden` is made of."""


def hidden(styles: Iterable[Any]) -> Iterator[str]:
    """The ids of styles whose words are not shown, by what they say or what they are based on; "" where words without a style are not."""
    defaults: list[Any] = []
    looks: dict[str, tuple[Any, str]] = {}
    plain = ""
    for one in styles:
        look = one.find(f"{{{W}}}rPr")
        if one.tag != STYLES[0]:
            defaults.append(look)
            continue
        name, base = one.get(f"{{{W}}}styleId") or "", one.find(f"{{{W}}}basedOn")
        looks[name] = look, base.get(f"{{{W}}}val") or "" if base is not None else ""
        if one.get(f"{{{W}}}type") == "paragraph" and _says(one.get(f"{{{W}}}default") or "0"):
            plain = name
    for name in ("", *looks):
        below, at = [] if name else [None], name or plain
        while at in looks and len(below) <= len(looks):
            below.append(looks[at][0])
            at = looks[at][1]
        if _hides([*below, *defaults]):
            yield name


def look(run: Any, hidden: frozenset[str], contents: bool) -> str:
    """A sign for a run whose words are not shown, or are struck through; in a table of contents, programs hide them in browsers only."""
    properties = run.find(f"{{{W}}}rPr")
    if properties is None or not any(True for _ in run.iter(f"{{{W}}}t")):
        return ""
    style = properties.find(f"{{{W}}}rStyle")
    if _hides([properties], contents) or (style is not None and style.get(f"{{{W}}}val") in hidden):
        return "[hidden] "
    return "[struck] " if _on([properties], "strike") or _on([properties], "dstrike") else ""


def _hides(looks: Sequence[Any], contents: bool = False) -> bool:
    """Whether looks, each above those that it is based on, hide words; white below them all is what a house prints on dark paper."""
    if _on(looks, "vanish") or (_on(looks, "webHidden") and not contents) or _on(looks, "specVanish"):
        return True
    size = _value(looks, "sz")
    return _value(looks[:1], "color").upper() in ("FFFFFF", "FEFEFE", "FDFDFD") or (size.isdecimal() and int(size) <= 6)


def _on(looks: Sequence[Any], name: str) -> bool:
    return _says(_value(looks, name, "1") or "0")


def _value(looks: Sequence[Any], name: str, plain: str = "") -> str:
    """What the first look that has a property says of it, `plain` where it has no value; empty where none has it."""
    there = (one.find(f"{{{W}}}{name}") for one in looks if one is not None)
    first = next((one for one in there if one is not None), None)
    return "" if first is None else first.get(f"{{{W}}}val", plain)


def _says(value: str) -> bool:
    return value not in ("0", "false", "off")
