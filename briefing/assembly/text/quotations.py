"""Where statements quote: the marks, and the passages between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing import marks

_ENDING = marks.CLOSING.replace("“", "")
"""What ends a passage. A “ far more often begins an English one than it ends a German one."""
_WITHIN = f"[^{marks.OPENING}{marks.CLOSING}]"

OPENING_MARK = re.compile(f"[{marks.OPENING}]")
ANY_MARK = re.compile(f"[{marks.OPENING}{marks.CLOSING}]")
DOUBLE_MARK = re.compile(f"[{marks.OPENING}”]")
"""What the model of contradictions was learned with: ANY_MARK without »."""
QUOTED_SPAN = re.compile(f"[{marks.OPENING}]{_WITHIN}{{0,2000}}[{_ENDING}]")
MAY_QUOTE = re.compile(f"[{marks.OPENING}]|^[‘']")
"""What one of the stretches between spaces has in a text with a quotation: only such texts are worth a look for one."""
QUOTED_PASSAGE = re.compile(
    rf"[{marks.OPENING}]({_WITHIN}{{3,}})(?:[{_ENDING}]|$)" r"|(?:^|\s)[‘']([^‘’']{3,}(?:[’'][a-z]+[^‘’']*)*)[’'](?=\W|$)"
)


def quoted_passages(text: str) -> Sequence[str]:
    """The stretches between quotation marks of a text."""
    return [double or single for double, single in QUOTED_PASSAGE.findall(text)]
