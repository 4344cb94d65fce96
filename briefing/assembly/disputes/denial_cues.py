"""Words by which somebody denies, rejects or contradicts what is said, and what a negation denies."""

from __future__ import annotations

import re

from briefing.analysis.wordlists import listed

SAID = (
    r"(?:claim|accusation|allegation|charge|critici[sz]m|suggestion|notion|idea|report|assertion|characteri[sz]ation|account|version"
    r"|argument|statement|rumou?r|speculation|concern|finding|statistic|figure|story|stories|comparison|explanation|rationale|insinuation"
    r"|perception|assessment|narrative)"
)
"""What is said of somebody or something, and may be denied."""
_REFUSED_TO = (
    r"(?: \w+)? (?:access|entry|entrance|bail|permission|visas?|asylum|parole|services?|requests?|boarding|treatment|benefits|coverage"
    r"|leave|the right|him|her|them|us|me|you|people|it (?:the|an?|any|its|their))\b"
)
_NO_DENIAL = "".join(rf"(?<!\b{word} )" for word in ("is", "are", "was", "were", "been", "be", "being", "nor", "not", "never"))
_DENIES = (
    rf"{_NO_DENIAL}(?<!n't )(?<!n’t )\bden(?:y|ies|ied|ying)\b(?!{_REFUSED_TO})"
    rf"|\b{SAID}s? (?:is|are|was|were|has been|have been) (?:\w+ly )?denied\b"
    r"|\bdenials?\b|\b(?:refut|rebut|debunk|disavow)(?:e|es|ed|ing|s|ted|ting)?\b"
)
_VERBS = r"\b(?:reject|dismiss|disput|rebuff|contradict|contest|counter|challeng|brush|deplor)(?:e|es|ed|ing|s)\b"
_REJECTS = rf"{_VERBS}(?: (?!by\b)[\w’'“\"-]+){{0,4}}? {SAID}s?\b"
_DISPUTES_THAT = r"\b(?:reject|dismiss|disput|contradict|contest)(?:s|es|ed|ing) (?:that|this|those)\b|\b(?:counter|retort)(?:s|ed) that\b"
_FALSE = (
    r"\b(?:untrue|baseless|unfounded|groundless|fabrications?|hoax|nonsense|mischaracteri[sz]ations?|misrepresentations?|misconstrued"
    r"|distortion|inaccurate|inaccuracies|fake news|far-fetched|untruth)\b"
)
_FALSE_PHRASES = (
    rf"\bfalse (?!statement|account|figure|story|stories){SAID}s?\b"
    rf"|\b(?:is|are|was|were|be) lying\b(?! (?:to|on|in|down|about|at|there|low|face|dead))|\bstop lying\b"
    r"|\b(?:not|n[’']t) (?:\w+ )?(?:true|accurate|the case|correct)\b|\bwithout merit\b|\b(?:is|are|was|were|as|be|[’']s|completely|totally"
    r"|entirely|simply|patently) (?:false|wrong)\b|\bno (?:truth|such|basis)\b"
    r"|\bfurther from the truth\b|\bnothing to do with\b|\b(?:do|does|did)(?: not|n[’']t) exist\b"
    r"|\b(?:had|has|have|with|was|were|is|are) no (?:\w+ )?(?:knowledge|involvement|connections?|links?|role|part|plans?|intention)\b"
    rf"|\bs[ck]eptical (?:of|about) (?:\w+ ){{0,2}}{SAID}s?\b|\bcontrary to (?:\w+ ){{0,3}}{SAID}s?\b|\bcast(?:s|ing)? doubt on\b"
    r"|\bdenied by\b"
)
_NO_EVIDENCE = r"\bno (?:\w+ )?(?:evidence|proof|indication)\b"
_NONE = (
    r"\bthere(?: (?:is|was|are|were|has been|have been|had been|will be)|[’']s) (?:absolutely |simply )?no (?!doubt|question|need|way"
    r"|reason|word|immediate|comment|one\b|matter|sign|telling|guarantee|other|more\b|longer|time|place|point|substitute|report|evidence|indication"
    r"|proof|specific|clear)(?=\w{4})"
)
EXPLICIT = re.compile("|".join((_DENIES, _REJECTS, _DISPUTES_THAT, _FALSE, _FALSE_PHRASES, _NO_EVIDENCE, _NONE)), re.I)
"""A denial in so many words."""
FINDS_NONE = re.compile(f"{_NO_EVIDENCE}|{_NONE}", re.I)
"""A denial only where somebody claims the contrary: most such words just tell what was found."""
FALSE = re.compile(rf"{_FALSE}|(?:not|n[’']t|is|are|was|were|as|be|do|does|did|[’']s|completely|totally|entirely|simply|patently)\b", re.I)
"""A denial that calls false what stands before it."""
MAY_DENY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut|rebut|debunk|disavow|reject|dismiss|disput|rebuff|contradict|contest|counter|retort|challeng"
    r"|brush|deplor|untru|baseless|unfounded|groundless|fabrication|hoax|nonsense|mischaract|misrepresent|misconstrued|distortion|lying"
    r"|inaccura|fake|far-fetched|merit|false|wrong|further|nothing|skeptical|sceptical|contrary|doubt|lies?\b)"
)
MAY_DENY_NEGATED = re.compile(
    r"\b(?:true|accurate|case|correct|truth|such|basis|evidence|proof|indication|exist|there|knowledge|involvement|connection|link|role|part"
    r"|plan|intention)"
)
"""A word of every statement with EXPLICIT, in lower case: the second kind of those that negate."""
POINTS_BACK = re.compile(
    rf"\b(?:the|that|this|those|these|any|all|such|his|her|their|its) (?:[\w’'-]+ ){{0,2}}?(?:{SAID}s?|situation|matter)\b"
    r"|\b(?:called|calls|calling|described) (?:it|that|this|them|those)\b|[“\"](?:that|this|it)(?:[’']s| is| was)\b"
    rf"|\b(?:disput|reject|dismiss|den)\w* (?:that|this|it|them|those)\b|\b(?:say|says|said|responded) no\b|\b{SAID}s?\b",
    re.I,
)
"""A denial of what was said just before, though it may share no word with it."""
OF_SOMEBODY = re.compile(rf"\b(?P<name>[A-Z][\w-]+)(?:[’']s|s[’'])\s[“\"‘']?(?:[a-z][\w’'-]*\s){{0,3}}?{SAID}s?\b")
"""Whose claim a denial says that it denies: "rejected Ms. Quispe's account"."""
DENIES_DOING = re.compile(rf"{_NO_DENIAL}(?<!n't )(?<!n’t )\bden(?:ies|ied|y|ying) (?:ever |that |having )?(?!this|that|the|any)\w+", re.I)
"""A denial that tells what was not done: "denied taking money", "denied that he took money"."""
DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|disput\w+|refut\w+|reject\w+|rebut\w*|dismiss\w*|phony|baseless|untrue|unfounded|groundless"
    r"|fabricat\w+)\b|\bcategorically false\b|\bstands? by\b"
    r"|\bbut (?:[\w’']+ ){0,4}?(?:do|does|did|is|are|was|were|has|have|had)(?: not\b|n[’']t\b)",
    re.I,
)
"""A word by which a statement denies, or tells of a denial: it is none of the claims that are denied."""
CLAIMS = re.compile(
    r"\b(?:accus|alleg|claim|blam|charg|suspect|suggest|warn|argu|insist|contend|reported|assert|complain|critici)\w*",
    re.I,
)
"""Words of an accusation, a claim or a report."""
SAYS = re.compile(r"\b(?:say|says|said|told|tweet|wrote|according|call)\w*", re.I)
GENERIC = listed(
    """claim accus alleg charg critic report assert argument statement rumor rumour concern deni denial reject dismiss disput fals wrong
    lie true untru evid baseless unfound say said told tell call ask spokesman spokeswoman offici ad accord question issu notion idea
    suggest account stori contradict mischaracter situat matter respons respond statement repli insist maintain anyth someth everyth"""
)
"""Stems of words of denying and claiming themselves, which tell nothing of the matter."""
COURT = re.compile(r"\b(?:judges?|courts?|justices?|tribunal|prosecutors?|lawsuit|suit)\b", re.I)
"""Who dismisses a claim by law, which denies nothing that was said."""
BEFORE_FALSE = 60
"""Characters before a word like "false" in which stands what is called so."""
MOST_OBJECT = 110
"""Characters behind a word like "denied" in which stands what is denied."""
WHETHER = re.compile(r"\b(?:if|whether|unless)\b[^,.;]{0,30}$", re.I)
ONLY_POSSIBLE = re.compile(r"\b(?:to|rarely|seldom|could|would|should|might|may|or)\s(?:\w+ly\s)?$", re.I)
"""What stands before a denial that is wished, or not known to be made: "asked allies to refute the stories"."""
OBJECT_ENDS = re.compile(
    r"[;:.!?()–—]\s|,\s(?:and|but|saying|while|calling|which|who|adding|telling)\b|\b(?:saying|but|while|although)\b|\bas [“\"]"
)


def denied_part(text: str) -> str:
    """The words of an explicit denial that tell what is denied; empty where it denies nothing in so many words."""
    for cue in EXPLICIT.finditer(text):
        if cue.group().lower().startswith(("reject", "dismiss")) and COURT.search(text, max(0, cue.start() - BEFORE_FALSE), cue.start()):
            continue
        if WHETHER.search(text, max(0, cue.start() - BEFORE_FALSE), cue.start()):
            continue
        if not FALSE.match(cue.group()) and ONLY_POSSIBLE.search(text, 0, cue.start()):
            continue
        start = max(0, cue.start() - BEFORE_FALSE) if FALSE.match(cue.group()) else cue.start()
        stop = OBJECT_ENDS.search(text, cue.end())
        end = min(cue.end() + MOST_OBJECT, stop.start() if stop else len(text))
        return text[start : cue.start()] + " " + text[cue.start() : end]
    return ""
