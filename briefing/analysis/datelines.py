"""Datelines: where and for whom an article was written, before its first words."""

from __future__ import annotations

import re

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'/ ]{2,40}"
_PLACE = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}"
_AGENCY = r"(?: ?\([^()\n]{2,40}\))?"
_DASH = r" ?(?:-{1,2}|–|—|_) (?=\S)"

DATELINE = re.compile(
    rf"(?:(?P<place>{_CAPITALS})(?:, [^\n—–:()]{{2,30}}?)?{_AGENCY}{_DASH}"
    rf"|{_PLACE}, {_PLACE}{_AGENCY}{_DASH}|{_CAPITALS}, {_PLACE}: (?=[A-Z]))"
)
"""The head of a paragraph: "LIMA - ", "OSLO/BERGEN (AP) -- ", "LIMA, Peru: ", "Lima, Peru — "; not "OKORO: ", who speaks in a transcript.

`place` is the place in capitals, where it stands alone.
"""
