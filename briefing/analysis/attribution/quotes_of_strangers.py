"""Quotations of people without a name, by rule, where the network is silent: "“Liar!” | a man in the gallery | called out".

Whoever is described right beside a quotation says it, whatever the noun: the list of nouns that speak cannot hold them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.attribution.order import in_order, silent_sentences
from briefing.analysis.attribution.rule_based import NO_SUBJECT
from briefing.model import Attribution, Sentence, Source

VERBS = (
    r"(?:said|says|shouted|yelled|cried|screamed|called out|told (?:the |an? )?[^,.;“”\"]{2,40}|asked|added|replied|whispered|recalled|"
    r"muttered|chanted|joked|wrote|explained|complained|sighed|insisted)"
)
QUOTED = r"^(?P<what>[“\"][^“”\"]{2,400}[”\"])\s+"
WHO = r"(?:an?|one|another|the|his|her|their) [a-z][^“”\".;:,]{1,80}?"
THEN_WHO = re.compile(rf"{QUOTED}(?P<who>{WHO})\s+(?P<cue>{VERBS})(?=[ ,.]|$)")
THEN_VERB = re.compile(rf"{QUOTED}(?P<cue>{VERBS})\s+(?P<who>{WHO})(?=[.,;]|$)")


def add_quotes_of_strangers(source: Source, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those quotations that stood beside a description of who says them, and beside nothing else."""
    found = [one for sentence in silent_sentences(source, attributions) for one in _quotation(source, sentence)]
    return in_order([*attributions, *found]) if found else list(attributions)


def _quotation(source: Source, sentence: Sentence) -> list[Attribution]:
    said, start = source.text[sentence.start : sentence.end], sentence.start
    match = THEN_VERB.match(said) or THEN_WHO.match(said)
    if match is None or NO_SUBJECT.search(match["who"]):
        return []
    what, cue, who = ((match.start(name) + start, match.end(name) + start) for name in ("what", "cue", "who"))
    return [
        Attribution(
            id=f"{source.id}:s{what[0]}", source=source.id, content_spans=(what,), source_spans=(who,), cue_spans=(cue,), mode="direct"
        )
    ]
