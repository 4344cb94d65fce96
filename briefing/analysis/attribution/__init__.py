"""Who says what: source, cue and content spans, linked into attributions (the terms of PARC and PolNeAR)."""

from __future__ import annotations

from briefing.analysis.attribution.rules import find_by_rule
from briefing.model import Attribution, Source


def find(source: Source) -> list[Attribution]:
    """The attributions of a source, in the order of their content; voices are not yet resolved."""
    return find_by_rule(source)
