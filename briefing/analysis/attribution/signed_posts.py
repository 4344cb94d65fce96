"""Posts that a page shows whole, signed behind with name, handle and day: "The ferry is back! — Ana Quiroga (@anaq) May 3, 2021".

All that stands before the signature, from where its paragraph or the post before it ends, is the words of who signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.attribution.order import in_order
from briefing.analysis.dates.patterns import FULL_MONTHS
from briefing.model import Attribution, Source, Span

SIGNATURE = re.compile(
    r"(?P<cue>[—–―]|--) ?(?P<who>[^\s—–―()][^\n—–―()]{0,50}?) \(@\w{1,30}\),? (?:on )?"
    rf"(?:(?:{'|'.join(FULL_MONTHS)}|[A-Z][a-z]{{2}}\.?) \d{{1,2}}, \d{{4}}|\d{{1,2}} (?:{'|'.join(FULL_MONTHS)}) \d{{4}})",
    re.IGNORECASE,
)
SHORTEST = 8
"""Code points of a post; what is shorter is a picture with a mark or two."""


LONGEST = 200
"""Code points of a signature with the links before it."""


def add_signed_posts(source: Source, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with one for each signed post, and without what it only tells of others: whom it quotes is heard too."""
    posts = list(_posts(source))
    if not posts:
        return list(attributions)
    stretches = [post.content_spans[0] for post in posts]
    kept = [
        one
        for one in attributions
        if (one.mode == "direct" and one.source_spans) or not any(start <= one.content_spans[0][0] < end for start, end in stretches)
    ]
    return in_order([*kept, *posts])


def _posts(source: Source) -> Iterator[Attribution]:
    text = source.text
    outlet = source.metadata.outlet.value if source.metadata.outlet else None
    for start, end in source.paragraphs:
        line = text.find("\n", end, end + LONGEST)  # reading may have set the signature apart as furniture
        end = line if line >= 0 else min(len(text), end + LONGEST)
        if "(@" not in text[start:end]:
            continue
        at = start
        for signed in SIGNATURE.finditer(text, start, end):
            content = (at, signed.start())
            at = signed.end()
            if content[1] - content[0] >= SHORTEST and signed["who"] != outlet:
                yield _attribution(source, signed.span("who"), signed.span("cue"), content)


def _attribution(source: Source, who: Span, cue: Span, content: Span) -> Attribution:
    return Attribution(
        id=f"{source.id}:t{cue[0]}", source=source.id, source_spans=(who,), cue_spans=(cue,), content_spans=(content,), mode="direct"
    )
