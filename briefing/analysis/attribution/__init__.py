"""Who says what: source, cue and content spans, linked into attributions (the terms of PARC and PolNeAR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.attribution.announced import announced
from briefing.analysis.attribution.plain import added
from briefing.model import Attribution, Source

if TYPE_CHECKING:
    from briefing.analysis.attribution.tagger import Tagger

_tagger: Tagger | None = None


def find(source: Source) -> list[Attribution]:
    """The attributions of a source, in the order of their content; voices are not yet resolved.

    The first call loads the weights (`attribution.weights.load`).
    """
    global _tagger
    if _tagger is None:
        # numpy and the weights: some 100 ms that `--version` and the first frame do not wait for.
        from briefing.analysis.attribution.tagger import Tagger

        _tagger = Tagger()
    found = added(source, _tagger.find(source))
    more = announced(source, found)
    return sorted([*found, *more], key=lambda one: (one.content_spans[0][0], one.id)) if more else found
