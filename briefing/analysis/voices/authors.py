"""Whose words a source speaks of: "the remarks by Rosa Alvarez", "a letter from Lumo's chairman Luis Paz"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.voices.context import Context
from briefing.model import Mention

WORDS = (
    r"(?:statement|comment|remark|letter|speech|testimony|e-?mail|tweet|post|message|memo|announcement|interview|column|essay|article|"
    r"filing|press release)s?"
)
WORDS_BY = re.compile(
    rf"(?:[\w’'-]+\s){{0,4}}?{WORDS}(?:\s(?:issued|released|published|made|provided|written|signed|posted|sent|given|delivered|run|carried))?"
    r"(?:\s(?:online|later|on\s\w+day))?\s(?:by|from)\s(?:(?:the|an?|its|his|her)\s)?(?P<title>(?:[A-Z][\w.’'-]*\s|[a-z]+\s){0,3}?)(?=[A-Z])"
)
"""Whose words speak: "a letter signed by | Rosa Alvarez"."""

OWN_WORDS = re.compile(rf"[’']s\s(?:[a-z]+\s){{0,2}}?{WORDS}\b")
"""What stands behind the owner: "Mr. Okoro | ’s comments"."""

OFFICE_BETWEEN = re.compile(r"(?:[’']s)? (?P<office>[^,.;:“”\"()]{3,40}?) ")
"""Between the name of a body and that of who holds an office of it: "the UN | envoy for Yemen | Martin Paz"."""


def author_of(context: Context, start: int) -> Mention | None:
    """Whose the words are that a source span at an offset speaks of ("the remarks by …", "…’s letter"); None where it speaks of none."""
    near = [one for one in context.describer.mentions_within(start, start + 120) if one.kind != "place"]
    found = WORDS_BY.match(context.text, start, start + 120)
    if found:
        by = next((one for one in near if one.start >= found.start("title")), None)
        between = context.text[found.start("title") : by.start].split() if by else []
        titled = all(word[0].isupper() or word.lower() in context.lexicon.titles for word in between)
        return _bearer_behind(context, by, near) if by and titled and len(between) <= 4 else None
    return next((one for one in near if one.start - start <= 16 and OWN_WORDS.match(context.text, one.end, one.end + 60)), None)


def _bearer_behind(context: Context, body: Mention, near: Sequence[Mention]) -> Mention:
    """Who holds an office of the body that is named first, else the body: "a letter from Lumo | ’s chairman Luis Paz"."""
    person = next((one for one in near if one.kind == "person" and one.start > body.end), None)
    between = OFFICE_BETWEEN.fullmatch(context.text, body.end, person.start) if person and body.kind != "person" else None
    held = between is not None and not context.lexicon.titles.isdisjoint(between["office"].lower().split())
    return person if person and held else body
