"""Who says what: source, cue and content spans, linked into attributions (the terms of PARC and PolNeAR)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.analysis.attribution.order import in_order
from briefing.analysis.attribution.overlong_contents import clip_to_one_sentence
from briefing.analysis.attribution.quote_introductions import find_introduced_quotes
from briefing.analysis.attribution.quotes_in_passing import add_quotes_in_passing
from briefing.analysis.attribution.quotes_of_strangers import add_quotes_of_strangers
from briefing.analysis.attribution.rule_based import add_rule_based
from briefing.analysis.attribution.signed_posts import add_signed_posts
from briefing.analysis.attribution.tagger import Tagger
from briefing.analysis.attribution.unclosed_quotes import extend_unclosed_quotes
from briefing.analysis.attribution.verbless_quotes import find_verbless_quotes
from briefing.model import Attribution, Source


@cache
def load_tagger() -> Tagger:
    """The trained tagger, whose weights are read once a process."""
    return Tagger()


def find(source: Source) -> list[Attribution]:
    """The attributions of a source, in the order of their content; voices are not yet resolved."""
    (found,) = find_all([source])
    return found


def find_all(sources: Sequence[Source]) -> list[list[Attribution]]:
    """Those of each of several sources: the same, and for short ones sooner."""
    return [_with_rules(source, found) for source, found in zip(sources, load_tagger().find(sources), strict=True)]


def _with_rules(source: Source, tagged: list[Attribution]) -> list[Attribution]:
    """What the tagger found, and what rules find beside it."""
    found = add_rule_based(source, clip_to_one_sentence(source, tagged))
    found = add_quotes_in_passing(source, add_quotes_of_strangers(source, found))
    found = add_signed_posts(source, found)
    more = find_introduced_quotes(source, found)
    more += find_verbless_quotes(source, [*found, *more])
    found = in_order([*found, *more]) if more else found
    return extend_unclosed_quotes(source, found)
