"""Words with which statements say something on a day.

Other lists of such words stay apart, as joining them would change results: `analysis/speakers.yaml` (weights learned with it), NEGATION
and DENIAL of `text/terms.py` (features of pairs), CUES of `disputes/cues.py` (features of contradictions), `disputes/denial_cues.py`.
"""

from __future__ import annotations

import re

SAID_ON = re.compile(
    r"\b(?:said|says|told(?: [\w’'-]+){1,2}|announced|reported|added|wrote|tweeted|confirmed|stated|called)"
    r"(?: in an? \w+| late| early| on| by)*\s$|(?:^|[.”\"] )On $",
    re.I,
)
"""Before a day on which something was said, which is not when it happened."""
