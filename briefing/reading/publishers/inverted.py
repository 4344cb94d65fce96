"""Names as libraries and press databases print them, the family's in front: `Quist, Ada`."""

from __future__ import annotations

import re

from briefing.reading.publishers.agencies import canonical
from briefing.reading.publishers.people import BYLINE, people

INVERTED = re.compile(r"^([^\W\d_][^,;]{1,40}), ([^,;]{1,40})$")
"""A name as libraries write it: `Quist, Ada`."""
AND = re.compile(r"\s(?:and|&|und|et|y|e)\s")
INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}")
INITIAL = re.compile(r"\s[^\W\d_]\.?$")


def upright(name: str) -> str:
    """A name with the family's name last; behind the comma of other bylines stands a second person, an office or an agency."""
    found = INVERTED.match(name.strip())
    if not found or BYLINE.match(name) or AND.search(found[1]):
        return name.strip()
    family, given = found.groups()
    second = " " in family and " " in given and not INITIAL.search(given)
    is_role = not people([f"X. {given}"], "", None) or not people([given], "", None)
    is_name = INITIALS.fullmatch(given) or not (second or is_role or canonical(given))
    return f"{given} {family}" if is_name else name.strip()
