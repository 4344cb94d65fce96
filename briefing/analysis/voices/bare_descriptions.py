"""What somebody without a name is called: a description without its article, and without what is only told of it on the way."""

from __future__ import annotations

import re

DETERMINERS = re.compile(
    r"^(?:the|a|an|this|that|these|those|his|her|their|its|some|many|several|one|another|other|any|both|two|three|no)\s+"
    r"(?!few\s|(?:of|in|at|on|to|for|around|near|behind|against|from|with|inside|within|who|familiar|close|involved|briefed|present|opposed|affected|responsible)\b)",
    re.IGNORECASE,
)
LEFT_OPEN = re.compile(
    r"(?:,?\s+(?:himself|herself|itself|themselves|then|also|over|at|on|in|of|from|for|to|with|by|as well as|and|or|during|after|before|"
    r"had|has|have|through|under|the|an?))+\s*\Z"
)
"""What hangs on at the end of a span or was cut off there: "Okoro | himself", "the fishers, | at the"."""

RELATIVE = re.compile(r",?\s(?:(?:of|in|for|at|to|from|with) )?(?:who|which|that|whose|whom)\b")
VERB = re.compile(
    r",?\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|came|comes|went|goes|said|says|told|(?:on\s)?whether|and\s(?:now|then|later|still))\s"
)
"""A verb that no name has: what goes before it is the name."""

FURTHER = re.compile(
    r"[,;]|\s(?:and|but)\s(?:now|then|later|still|is|was|has|had|said|says|who)\b|\s(?:as|while|when|because|since|after|before)\s"
)
"""What ends the clause that tells an unnamed source from others ("an official who was at the talks | and now works in Lagos")."""

ON_THE_WAY = re.compile(
    r"(?:,\s(?:sent|signed|written|dated)\b.*|\s(?:(?:from|in|on|at) (?:his|her|their|its)\b.*|"
    r"(?:released|published|issued|obtained|compiled|posted|filed)(?: by| in| on)?"
    r"|(?:speaking|talking|writing|requesting|insisting)(?: (?:on|about|by|under|as)\b.*)?))$"
)
"""What tells where a paper or somebody's words came from: "statistics | released", "one man | from his desk"."""

IN_BRACKETS = re.compile(r"(?<=\w)\s*(?:\([^()]*\)?|\))\Z")
"""What a description ends with in brackets, or their other half: "Rosa Paz's office | (D-Lima)"."""

BROKEN_OFF = re.compile(r"\s(?:–|—|―|--)\s(?:including|such as|where|which|who|whose)\b.*")
"""What is told between dashes of several, or of one: "officials | – including the mayor –"."""

APPOSED_TO = re.compile(r"^((?:[A-Z][\w.’&-]*)(?: [A-Z][\w.’&-]*)*), (?:an?|the) [^,]+$")
"""What is said of a body behind its name: "HFW, | the country’s oldest harbour league"."""


def called_so(printed: str) -> str:
    """What a source is called by the words printed: "a clerk – who wept –", "the clerk and" are "clerk"."""
    whole = DETERMINERS.sub("", BROKEN_OFF.sub("", printed))
    return APPOSED_TO.sub(r"\1", LEFT_OPEN.sub("", IN_BRACKETS.sub("", without_clauses(whole))).rstrip(" ,"))


def without_clauses(name: str) -> str:
    """What an unnamed source is called, without what is told of it on the way: "clerk, who now works for a bank" is "clerk"."""
    name = ON_THE_WAY.sub("", name)
    relative = RELATIVE.search(name)
    verb = VERB.search(name, 0, relative.start() + 1 if relative else len(name))
    if verb:
        return name[: verb.start()]
    if relative is None:
        return name
    further = FURTHER.search(name, relative.start(), len(name))
    called = name[: further.start()] if further else name
    return called if len(called.split()) > len(name[: relative.start()].split()) + 2 else name[: relative.start()]
