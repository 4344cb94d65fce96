"""Who says what: source, cue and content spans, linked into attributions (the terms of PARC and PolNeAR)."""

from __future__ import annotations

import re

from briefing.model import Attribution, Source

QUOTED = re.compile(r"[“\"]([^“”\"]{20,})[”\"],?\s+((?:[A-Z]\w+\s?){1,3}) (said|says|told|added)\b")


def find(source: Source) -> list[Attribution]:
    """The attributions of a source, in the order of their content; voices are not yet resolved."""
    found: list[Attribution] = []
    for sentence in source.sentences:
        for match in QUOTED.finditer(source.text, sentence.start, sentence.end):
            found.append(
                Attribution(
                    id=f"{source.id}:a{len(found)}",
                    source=source.id,
                    content_spans=(match.span(1),),
                    source_spans=(match.span(2),),
                    cue_spans=(match.span(3),),
                    mode="direct",
                )
            )
    return found
