"""Turns of phrase with words of wanting that tell of no goal: denials, courtesies, forecasts, the passive, ways of speaking."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.wordlists import listed
from briefing.assembly.sections.phrases import PhraseMatch

DENIES = ("deny", "denie")
"""How words of denying begin."""
MOST_WORDS_DENIED = 8
"""Words from a denial to what it denies."""
WELL = listed("well luck luckily enjoy enjoys healthy recovery recovers condolences happiness")
"""Words with which one is wished well."""
BEST = listed("best success luck")
"""The same behind "wish" alone: the best of something is also what one wants."""
AIMS = listed("to for that")
"""Words right behind "wish" that lead to what one wants oneself: "wishes | to build on its success"."""
MOST_WORDS_TO_BEST = 9
"""Words from "wish" on, those to whom one wishes it among them."""
IF = listed("if whether unless")
POSED = ("wish", "desire", "ask", "lacks")
MOST_WORDS_FROM_IF = 4
"""Words from "if" to what somebody might want: "if residents of the valley want to complain"."""
BE = listed("is are was were be been being isn't aren't wasn't weren't it's he's she's they're")
ADVERBS = listed("also never not ever reportedly repeatedly initially once long first later then again only")
STATES = listed("determined committed interested concerned worried alarmed prepared resolved opposed motivated")
"""Participles of what one feels; others are the passive behind a form of "to be"."""
PASSIVES = ("wish", "ask", "offers", "favours", "lacks")
WOULD = listed("would wouldn't i'd he'd she'd we'd they'd")
WILL = listed("will would may might could he'll she'll they'll it'll who'll")
THOUGHTS = listed("think contemplate imagine believe say thank know clear very admit wonder remember")
"""What one says that one wants, needs or has to do in passing ("I want to be clear")."""
TALK = listed(
    "advice answer answers apologies apology assessment assurances clues comment comments condolences critique criticism detail details"
    " explanation explanations glimpse glimpses hint hints indication insight insights look musings opinion opinions perspective praise"
    " reassurance remarks specifics support thoughts view views"
)
"""What is said and not given, where one offers it or is asked for it."""
MOST_WORDS_TO_TALK = 4


def tells_no_goal(match: PhraseMatch, words: Sequence[str]) -> bool:
    """Whether an expression of `motive_signs` at its place among words in lower case tells of no goal."""
    at, end = match.at, match.at + match.size
    if any(word.startswith(DENIES) for word in words[max(0, at - MOST_WORDS_DENIED) : at]):
        return True
    if match.name in PASSIVES and words[at].endswith("ed") and words[at] not in STATES and _is_passive(at, words):
        return True
    if match.name == "wish" and words[max(0, at - 3) : at].count("have") and not WOULD.isdisjoint(words[max(0, at - 4) : at]):
        return True
    if match.name in ("wish", "desire") and words[end : end + 1] == ["to"] and not THOUGHTS.isdisjoint(words[end + 1 : end + 3]):
        return True
    if match.name in POSED and not IF.isdisjoint(words[max(0, at - MOST_WORDS_FROM_IF) : at]):
        return True
    if match.name == "wish":
        to_somebody = words[at].startswith("wish") and AIMS.isdisjoint(words[end : end + 1])
        if to_somebody and not BEST.isdisjoint(words[end : end + MOST_WORDS_TO_BEST]):
            return True
        return any(word in WELL and before != "as" for before, word in zip(words[end - 1 :], words[end : end + 6], strict=False))
    if match.name == "lacks":
        return words[end : end + 1] == ["to"] and not _is_owned(at, words)
    if match.name == "ought":
        return (words[at] in ("have", "need") and at > 0 and words[at - 1] in WILL) or words[at : at + 2] == ["should", "have"]
    if match.name == "offers":
        return _is_owned(at, words) or not TALK.isdisjoint(words[end : end + MOST_WORDS_TO_TALK])
    # "…," the minister insisted; did not answer a request for comment
    return match.name == "ask" and (end == len(words) or not TALK.isdisjoint(words[end : end + MOST_WORDS_TO_TALK]))


def _is_owned(at: int, words: Sequence[str]) -> bool:
    """Whether a word is somebody's by name ("Peru's need")."""
    return at > 0 and words[at - 1].endswith(("'s", "s'"))


def _is_passive(at: int, words: Sequence[str]) -> bool:
    while at > 0 and words[at - 1] in ADVERBS:
        at -= 1
    return at > 0 and words[at - 1] in BE
