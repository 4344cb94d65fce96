"""Quotation marks: which there are, and which a quotation can begin and end with. Cheap, and below every room, as each one asks."""

from __future__ import annotations

OPENING = '"“„«'
"""Double marks that a quotation begins with."""

CLOSING = '"”“»'
"""Double marks that a quotation ends with: a German one ends with “."""

ONLY_OPENING = OPENING.replace('"', "")
"""Of those that begin one, the marks that look one way: a straight one may as well end a quotation."""

DOUBLE = frozenset([*OPENING, *CLOSING, "‟", "``", "''", "＂", "〝", "〞"])
"""All double marks, also rare ones and those typed as two characters."""

SINGLE = frozenset(["'", "‘", "’", "‚", "‛", "‹", "›", "`"])
"""All single marks, some of which are apostrophes too."""
