"""Cues behind which nobody says anything yet, or at all: what is to come, silence, acts, questions, pictures that are given out."""

from __future__ import annotations

import re

from briefing.analysis.quotes import is_title
from briefing.analysis.wordlists import listed
from briefing.model import Attribution, Sentence

AHEAD = re.compile(r"\b(?:will|would|likely to|expected to|set to|about to|going to)\b(?! only| say)", re.IGNORECASE)
"""In a cue, what tells that nobody has said it yet."""

GIVES_OUT = re.compile(
    r"\b(?:post|share|release|releasing|publish|circulat|air|broadcast|show|tweet|upload|display|unveil|reveal)\w*(?: out)?\Z",
    re.IGNORECASE,
)
PICTURES = re.compile(
    r"(?!that\b|how\b|whether\b)(?:[\w’'-]+ ){0,4}?"
    r"(?:images?|photos?|photographs?|pictures?|videos?|footage|clips?|screenshots?|selfies?|recordings?)\b"
    r"(?! (?:saying|claiming|calling|urging|accusing|telling|asking|in which)\b)"
)
"""What is given out, and nothing said: "posted | several images of the wreck"."""

GIVES_OUT_PICTURES = re.compile(
    r"\b(?:post|share|release|releasing|publish|circulat|air|broadcast|show|tweet|upload)\w* (?:[\w-]+ ){0,2}?"
    r"(?:images?|photos?|photographs?|pictures?|videos?|footage)\Z",
    re.IGNORECASE,
)
"""The same in a cue alone: "posted video | of the wreck"."""

SILENCE = re.compile(
    r"\b(?:declin|refus)\w+|\bguilty\b|\byet to\b|\brespond\w* with\b|(?:\bnot|n[’']t|\bnever) (?:\w+ly )?"
    r"(?:respond|reply|comment|answer|mention|name|list|cite|apologi[sz]e|address|return|provide|disclose|specify|elaborate|identify|discuss|"
    r"say|said|tell|detail|confirm|reveal|release|share|give|offer|reference)\b|\bno idea\b|\bstop\w* short of\b"
    r"|\A(?:also |still |only )?(?:seem|appear|look|sound)(?:s|ed)?\Z",
    re.IGNORECASE,
)
"""In a cue, what tells that nothing is said."""

NAMES = re.compile(r"\bidentif\w+\Z", re.IGNORECASE)
STYLES = re.compile(r"\b(?:calls?|called|describes?|described|styles?|styled|portrays?|bills?)\Z", re.IGNORECASE)
ITSELF = re.compile(r" (?:him|her|it)self\b| themselves\b")
"""Behind a cue, what tells that somebody only gives his name: "she identified | herself", "a sheriff who calls | himself"."""

NAMELESS = re.compile(
    r"(?: (?:that|for|to)\b)?(?: (?:he|she|they|his|her|their|names?))* "
    r"(?:not (?:to )?be (?:named|identified|quoted)|(?:to )?(?:remain|stay) (?:anonymous|unnamed)|anonymity|be withheld)\b"
)
"""Behind a verb of asking, what somebody asks who says other things without his name."""

PURPOSE = re.compile(
    r"(?:(?:is|are|was|were|has|have|had|also|now|already|still|long|been|he|she)\s+){0,3}"
    r"(?:plan|aim|intend|tri|try|schedule|prepar)\w* to [a-z]|to (?:demand|request|propose|order)\b|need(?:s|ed)? to [a-z]",
    re.IGNORECASE,
)
"""What somebody will do: "plans | to launch a ferry"."""

CAUSED = re.compile(
    r"\b(?:caus|prompt|lead|led|forc|push|mov|inspir|driv|drove|allow|compel|spur|permit|enabl)\w* (?:[^,.;:“”\"]{0,40} )?\Z", re.IGNORECASE
)
"""Before somebody who is brought to speak: "the leak prompted | members of the board | to question"."""

IN_PASSING = re.compile(r"(?:(?:was|were|is|are|be) )?(?:referring|alluding|responding|reacting) to\Z", re.IGNORECASE)
"""What tells only what somebody's words were about: "the mayor, | responding to | a question"."""

BUSY = re.compile(
    r"\b(?:focus\w* on|sp(?:eaks?|oke|oken|eaking) for|call\w* back(?: for)?|fac\w+ (?:\w+ )?questions?(?: \w+)?|"
    r"(?:ma(?:de|kes?|king)|arranges?|arranged|arranging) (?:an? )?(?:\w+ )?calls?(?: with(?: both)?)?|"
    r"(?:was|were|been|being) challenged|used to \w+|adverti[sz]e\w*)\Z",
    re.IGNORECASE,
)
"""Verbs like those of saying with which nothing is said."""

QUESTIONED = re.compile(r"\b(?:question|dismiss)\w*\Z", re.IGNORECASE)
SOMEBODY = re.compile(
    r" (?:(?:the|some|several|two|a|an|\d+) )?(?:people|suspects?|witness(?:es)?|passengers?|drivers?|residents|him|her|them)\b"
)
"""Behind a verb of asking, whom the police ask, or who is sent off: "questioned | a witness", "dismissed | him"."""

WAITING = listed("expecting hoping wanting seeking fearing worrying believing thinking looking waiting needing planning")
OWN = listed("his her its their my our your")
ABOUT = re.compile(r" (?:that|to|about|on|of|for|whether|how)\b|\W*[:,“\"]")
"""Behind somebody's remark, what tells what it was: "her claim | that …"; another verb tells only something of it."""

QUESTION = re.compile(
    r"[“\"(]?(?:(?:But|And|So|Yet),? )?(?:Who|What|Why|How|Where|When|Which|"
    r"Do|Does|Did|Is|Are|Was|Were|Has|Have|Had|Can|Could|Will|Would|Should)\b"
)
"""The head of a question."""

WONDERS = re.compile(r"\b(?:ask|wonder)\w*", re.IGNORECASE)

TO_ACT = listed("agree agrees agreed agreeing decide decides decided")
"""Verbs before "to" or "with" that tell what somebody will do, not what he says."""

ACTS_WITH = re.compile(r"(?:[^,.;:“”\"]{0,80}? )?to [a-z]")
CONVENES = re.compile(
    r"(?:\W*(?:an?|the|his|her|its|their)\b(?: [\w’'-]+){0,3}? "
    r"(?P<what>meeting|conference|session|vote|election|summit|strike|rally|referendum)"
    r"|\W*(?:for )?(?:(?:an?|the)\b(?: [\w’'-]+){0,3}? )?(?:timeout|cab|police|witness(?:es)?|doctor|ambulance))\b"
)
"""What is called by those who say nothing: "called a players-only meeting"."""

ACTS = re.compile(
    r"(?:(?:has|have|had|will|would|also|already|recently) ){0,3}"
    r"(?:designat|introduc|install|establish|launch|impos|appoint|set up|broke down|dissolv|seiz)(?:e|es|ed|s)?(?: an?| the)?",
    re.IGNORECASE,
)
"""A cue that tells only of an act."""

CALLED_BACK = re.compile(r" (?:its|his|her|their|the) (?:[a-z]+ )?(?:ambassadors?|envoys?|troops|diplomats?|products?|cars|models?)\b")

CALLED = listed("call calls called calling")
PRAYS = re.compile(r" (?:an?|the|his|her|their) (?:[a-z]+ )?(?:prayers?|farewell|goodbyes?|grace|rosary|mass)\b", re.IGNORECASE)
"""Behind a verb of saying, words that tell nothing: "said | a prayer at the grave"."""

SOMEBODY_TO = re.compile(r" (?:each other\b|one another\b|(?:him|her|them|me|us) to [a-z])")
"""Behind a verb of calling, that somebody is telephoned or gets a name: "called | her to get together", "call | each other brother"."""

SENSES = listed("see sees saw seen view views viewed find finds found notice notices noticed")
"""What is done with the eyes: quotation marks behind it are a name's."""


def tells_nothing(text: str, attribution: Attribution) -> bool:
    """Whether nobody says what an attribution holds."""
    return is_ahead(text, attribution) or says_nothing(text, attribution) or is_asked(text, attribution) or _acts(text, attribution)


def _acts(text: str, attribution: Attribution) -> bool:
    """Whether somebody sets something up, or calls somebody back, and says nothing: "organisers | have designated | an area"."""
    if attribution.mode == "direct" or not attribution.cue_spans:
        return False
    start, end = attribution.cue_spans[-1]
    return ACTS.fullmatch(text, start, end) is not None or (
        text[start:end].endswith("recalled") and CALLED_BACK.match(text, end) is not None
    )


def is_ahead(text: str, attribution: Attribution) -> bool:
    """Whether it is yet to be said: "the bank will likely report a loss", "users will see a ‘night mode’"."""
    if not any(AHEAD.search(text, start, end) for start, end in attribution.cue_spans):
        return False
    senses = any(not SENSES.isdisjoint(text[start:end].lower().split()) for start, end in attribution.cue_spans)
    return attribution.mode == "indirect" or (attribution.mode == "mixed" and senses)


def is_silent(text: str, attribution: Attribution) -> bool:
    """Whether somebody does not say what an attribution holds, so that nobody in it says anything either."""
    return any(SILENCE.search(text, start, end) is not None for start, end in attribution.cue_spans)


def asks(text: str, sentence: Sentence, attribution: Attribution) -> bool:
    """Whether a sentence is a question of the reporter's: "What do other divers say about the wreck?"."""
    if attribution.mode != "indirect" or not text.endswith("?", 0, sentence.end) or QUESTION.match(text, sentence.start) is None:
        return False
    return not any(WONDERS.search(text, start, end) for start, end in attribution.cue_spans)


def says_nothing(text: str, attribution: Attribution) -> bool:
    """Whether somebody keeps silent, pleads in court, or has something in mind: "the ministry did not respond to requests"."""
    if attribution.mode == "direct" or not attribution.cue_spans:
        return False
    start, end = attribution.cue_spans[0]
    if IN_PASSING.match(text[start:end]):
        return True
    if _is_purpose(text, attribution) or _names_itself(text, attribution) or NAMELESS.match(text, end):
        return True
    if PRAYS.match(text, end, end + 40) or (text[start:end].lower() in CALLED and SOMEBODY_TO.match(text, end)):
        return True
    if attribution.mode == "mixed":
        return False
    if _is_waiting(text, attribution) or _is_remark(text, attribution) or BUSY.search(text[start:end]):
        return True
    if QUESTIONED.search(text[start:end]) and SOMEBODY.match(text, end, end + 40):
        return True
    if text[start:end] == "called" and is_title(text[slice(*attribution.content_spans[0])].removeprefix("the ")):
        return True
    if GIVES_OUT_PICTURES.search(text[start:end]) and text.startswith(" of ", end):
        return True
    if GIVES_OUT.search(text[start:end]) and PICTURES.match(text, end + 1, end + 60):
        return True
    return SILENCE.search(text[start : attribution.cue_spans[-1][1]]) is not None or PURPOSE.match(text, start, end + 24) is not None


def _names_itself(text: str, attribution: Attribution) -> bool:
    """Whether somebody only gives his name, or is told by what he calls himself."""
    (start, end), sources = attribution.cue_spans[0], attribution.source_spans
    relative = bool(sources) and text[slice(*sources[0])].lower().endswith("who")
    named = NAMES.search(text[start:end]) or (relative and STYLES.search(text[start:end]))
    return bool(named) and ITSELF.match(text, end, end + 12) is not None


def _is_purpose(text: str, attribution: Attribution) -> bool:
    """Whether the verb behind a name is what something is done for: "it was sent to the labs | to confirm | the find"."""
    (start, end), sources = attribution.cue_spans[0], attribution.source_spans
    if not sources or not text.startswith("to ", start, end) or text[sources[0][1] : start].strip():
        return False
    caused = CAUSED.search(text[max(0, sources[0][0] - 60) : sources[0][0]])
    return caused is None or AHEAD.search(text[max(0, sources[0][0] - 90) : sources[0][0]]) is not None


def _is_waiting(text: str, attribution: Attribution) -> bool:
    """Whether a participle only tells which people are meant: "investors | expecting | a deal may want to think twice"."""
    (start, end), sources = attribution.cue_spans[0], attribution.source_spans
    beside = bool(sources) and not text[sources[0][1] : start].strip()
    return beside and text[start:end] in WAITING and not text.endswith(("with ", "With "), 0, sources[0][0])


def _is_remark(text: str, attribution: Attribution) -> bool:
    """Whether somebody's words are only spoken of: "His | comments | follow a dry summer"."""
    (start, end), sources = attribution.cue_spans[0], attribution.source_spans
    owned = bool(sources) and text[slice(*sources[0])].lower() in OWN
    return owned and text[start:end].isalpha() and ABOUT.match(text, end) is None


def is_asked(text: str, attribution: Attribution) -> bool:
    """Whether the source is who was asked: "| Asked about | the leak, the minister said …"."""
    if not attribution.cue_spans:
        return False
    start, end = attribution.cue_spans[0]
    return text[start:end].startswith("Asked") and all(at >= end for at, _ in attribution.source_spans)


def agrees_to_act(text: str, attribution: Attribution, cue_words: set[str]) -> bool:
    """Whether somebody agrees to act, or calls a meeting, and says nothing: "the party has agreed with the Greens to enter talks"."""
    if attribution.cue_spans and not cue_words.isdisjoint(CALLED):
        end = attribution.cue_spans[-1][1]
        convenes = CONVENES.match(text, end, end + 80)
        demands = "for" in cue_words and convenes is not None and convenes["what"] is not None
        return attribution.mode == "indirect" and convenes is not None and not demands
    if not attribution.cue_spans or cue_words.isdisjoint(TO_ACT):
        return False
    if "to" in cue_words:
        return True
    end = attribution.cue_spans[-1][1]
    return ACTS_WITH.match(text, end + 1, end + 120) is not None
