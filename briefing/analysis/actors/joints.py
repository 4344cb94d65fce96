"""What joins two words in one name: "of", "for", "on" and "and" within the names of bodies, a town and its team."""

from __future__ import annotations

from briefing.analysis.actors.capitalised import Token
from briefing.analysis.actors.lexicon import Lexicon
from briefing.analysis.wordlists import listed

SMALL = listed("of for on and &")
"""Words over which only some names go on."""

BANDED = listed("Doctors People Citizens Physicians Students Mothers Parents Farmers Scientists Lawyers Veterans Workers Women")
"""Who bands together for something: "Parents for the Ethical Care of Rivers" is one name."""

OPENERS = listed("Centers Organization Organisation Center Centre Academy")
"""First words of names that go on over "of" and "and"."""

HOLD_OVER = BANDED | listed("House Secretary Representatives Bank Centers")
"""Words behind which a name goes on over "of" and "for"."""


def joins_over(part: list[Token], token: Token, lexicon: Lexicon) -> bool:
    """Whether a name goes on over "of", "for", "on" or "and"."""
    phrase = f"{part[-1].text} {token.joint} {token.text}"
    if phrase in lexicon.entries or token.joint == "&":
        return True
    if token.joint == "and":
        return any(one.joint.startswith(("of", "for", "on")) for one in part) and (
            part[0].text in lexicon.body_words or any(one.text in OPENERS for one in part[:2])
        )
    if token.joint.startswith("on"):
        return part[-1].text in {"Council", "Committee", "Commission", "Institute", "Center", "Centre", "Conference"}
    return any(one.text in lexicon.body_words for one in part) or part[-1].text in HOLD_OVER or is_banded(part)


def joins_in_body(part: list[Token], behind: list[Token], lexicon: Lexicon) -> bool:
    """Whether "and" stands within a body's name: "Rivers | and | Harbours Commission", "Peru Soil | and | Water Board"."""
    if len(behind) < 2 or behind[0].joint != "and" or behind[1].joint or behind[1].text not in lexicon.body_words:
        return False
    led = part[1:] if part[0].text == "The" else part
    of_a_state = len(led) > 1 and " ".join(one.text for one in led[:-1]) in lexicon.entries
    if not of_a_state and (len(led) != 1 or part[-1].text in lexicon.body_words):
        return False
    return not any(
        word in lexicon.entries or word in lexicon.given or word in lexicon.family_first or word.lower() in lexicon.titles
        for word in (part[-1].text, behind[0].text)
    )


def is_banded(part: list[Token]) -> bool:
    """Whether a name says who bands together for what: "Doctors for the Safety of Rivers"."""
    return part[0].text in BANDED and len(part) > 1 and part[1].joint.startswith("for")


def goes_on_from_medium(rest: list[Token], lexicon: Lexicon) -> bool:
    """Whether one word more is no name but what a medium has or is: "the Guardian | Angle"."""
    word = rest[0].text if len(rest) == 1 and not rest[0].joint else "s"
    known = word.lower() in lexicon.titles or word in lexicon.given or word in lexicon.entries or word in lexicon.body_words
    return not (known or word.isupper() or word.endswith("s"))


def leads_to_body(part: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word stands between two of a body: "the Peruvian Energy | Information | Agency"."""
    word = part[at].text
    known = word in lexicon.given or word in lexicon.entries or word.lower() in lexicon.titles
    return not (known or part[at].joint) and at + 1 < len(part) and part[at + 1].text in lexicon.body_words and not part[at + 1].joint


def is_team(part: list[Token], at: int, lexicon: Lexicon) -> bool:
    """ "Chicago | Bears": a city and a plural that no list has."""
    entry, word = lexicon.entries.get(part[at - 1].text), part[at].text
    place = entry is not None and entry.sort in {"place", "region"}
    plural = word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 4
    return (
        place
        and plural
        and word.lower().rstrip("s") not in lexicon.titles
        and word not in lexicon.place_words
        and word not in lexicon.entries
    )
