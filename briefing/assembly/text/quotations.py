"""Where statements quote: the marks, and the passages between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing import marks

OPENING_MARK = re.compile(f"[{marks.OPENING}]")
QUOTED_SPAN = re.compile(r"[“\"«„][^“”\"«»„]{0,2000}[”\"»]")

ANY_MARK = re.compile(f"[{marks.OPENING}{marks.CLOSING}]")

DOUBLE_MARK = re.compile('[“”"«„]')

MAY_QUOTE = re.compile(f"[{marks.OPENING}]|^[‘']")
"""What one of the stretches between spaces has in a text with a quotation: only such texts are worth a look for one."""
QUOTED_PASSAGE = re.compile(r"[“\"«„]([^“”\"«»„]{3,})(?:[”\"»]|$)|(?:^|\s)[‘']([^‘’']{3,}(?:[’'][a-z]+[^‘’']*)*)[’'](?=\W|$)")


def quoted_passages(text: str) -> Sequence[str]:
    """The stretches between quotation marks of a text."""
    return [double or single for double, single in QUOTED_PASSAGE.findall(text)]
