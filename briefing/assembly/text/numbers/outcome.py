"""What became of those that a number counts: nine killed, 30 injured, 40 houses destroyed."""

from __future__ import annotations

import re

from briefing.analysis.wordlists import any_of

OUTCOMES = {
    "killed": "killed kills killing kill dead died dies dying die death deaths fatality fatalities slain perished drowned",
    "injured": "injured injures injuring injure wounded wounds wounding hurt injury injuries casualty casualties",
    "missing": "missing unaccounted disappeared vanished",
    "displaced": "evacuated evacuates evacuating evacuate displaced displaces displacing displace homeless fled flee fleeing",
    "held": "arrested arrests arresting arrest detained detains detaining detain jailed custody charged",
    "saved": "rescued rescues rescuing rescue saved survived survive survivors unharmed unhurt uninjured",
    "treated": "hospitalized hospitalised treated hospital",
    "infected": "infected infections sickened tested",
    "destroyed": "destroyed destroys destroying destroy razed gutted flattened levelled leveled",
    "damaged": "damaged damages damaging damage",
    "dismissed": "fired sacked dismissed",
}
"""What may become of people and things, each with the words for it: a number of one is never held against a number of another."""
OUTCOME_OF = {word: outcome for outcome, words in OUTCOMES.items() for word in words.split()}
WITHIN = 48
"""Characters before and after a number in which its outcome stands."""
OUTCOME_WORD = re.compile(rf"\b{any_of(OUTCOME_OF)}\b", re.I)
BREAK = re.compile(r"\b(?:and|or|but|while|after|when|as|with|including|from)\b|[,;:.()–—\d]", re.I)
"""What ends the words that belong to a number."""
ASIDE = re.compile(r",[^,;.]{3,60}, (?=(?:was|were|is|are|has|have|had)\b)", re.I)
"""An addition in commas: "nine people, three of them children, were killed"."""


def outcome_of(text: str, start: int, end: int) -> str:
    """The key of OUTCOMES for what became of those that the number from `start` to `end` counts.

    It is empty where the text does not say it beside the number.
    """
    after = text[end : end + WITHIN]
    if aside := ASIDE.search(text, end, end + 2 * WITHIN + 20):
        after = text[end : aside.start()] + " " + text[aside.end() : aside.end() + WITHIN]
    stop = BREAK.search(after)
    if found := OUTCOME_WORD.search(after, 0, stop.start() if stop else len(after)):
        return OUTCOME_OF[found.group().lower()]
    before = text[max(0, start - WITHIN) : start]
    stops = [stop.end() for stop in BREAK.finditer(before)]
    words = OUTCOME_WORD.findall(before, stops[-1] if stops else 0)
    return OUTCOME_OF[words[-1].lower()] if words else ""
