"""Times of what a clause only mentions: a trial for a deed of some day, a war, a job that somebody held."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re

from briefing.analysis.dates.clauses import PAST_VERB, SAYING

OF_ANY = re.compile(rf"\b(?:any|every)\s(?:[\w’'-]+\s){{1,3}}{PAST_VERB}\s(?:in|by|on|since)\b[^,]*$")
"""All things of a time: "of any car sold in 2012"."""
ABOUT = re.compile(
    r"\b(?:sentenc(?:ed|e|es|ing)|terms?|serving|convicted|charged?|charges|accused|tried|jailed|acquitted|arrested|sued|fined|indicted|wanted|suspected|guilty|blamed|responsible|trial"
    r"|apologi[sz]e[sd]?|lawsuit|known|famous|credited|case)\b(?:\s(?!(?:scheduled|set|slated|due)\b)[\w’'-]+){0,4}?\s(?:for|of|over|with|about)\s[^,]*$"
    r"|\b(?:anniversary|commemorat\w+|memorial|film|movie|book|investigation|inquiry|inquest|killer|photos?|video|footage|images?|survivors?|victims?|repeat"
    r"|(?<!recent )(?<!living )memory|memories|involved)\b(?:\s[\w’'-]+){0,4}?\s(?:for|of|about|from|in|into|to)\s[^,]*$"
)
"""Deeds and works that tell of something else: the time behind them is that of what they tell of."""
EVENT_OF = re.compile(
    r"\b(?:(?:for|of|about|over|from|by|with|to|(?:cent(?:er|re)(?:s|d)?|focus\w*|based) on)\s(?:the|an?|his|her|its|their|that|those)\s(?:(?!(?:at|in|on|with|during|after)\b)[\w’'-]+\s){0,3}?"
    r"(?:attacks?|war|crash|killing|murder|shooting|invasion|coup|election|primary|primaries|run-?off|vote|storm|flood|earthquake|fire|bombings?|massacre|riots?|protests?|raid|strikes?|deal|agreement"
    r"|accord|summit|decisions?|rulings?|verdict|judgment|referendum|merger|takeover|meeting|uprising|revolution|outbreak|pandemic|crisis|scandal|incident|accident|disaster|assaults?|celebrations?|championship|final|race|game|season)|(?:results?|outcome|aftermath|wake|victims?) of (?:elections?|talks|protests|attacks|riots))(?:\s(?:at|in|near)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})?\s(?:of|in|on|from|at)?\s?$"
)
"""An event that another event is about: its time is not that of the statement."""
FOLLOWED = re.compile(
    r"\bfollow(?:s|ed)\s(?:an?|the|his|her|its|their|last|[A-Z][\w.’'-]*)\s[^,]*$"
    r"|\b(?:up for|fac(?:e|es|ed|ing)|before|ahead of)\s(?:re-?election|an? election|elections?)\s(?:(?:in|on)\s)?$"
)
"""What came before that which is told, or is to come after it: "the vote followed a raid on Tuesday", "mayors up for re-election in May"."""
RELATIVE_WITHOUT_WORD = re.compile(
    rf"\b(?:(?:the|an?|his|her|its|their)(?:\s[\w’'-]+){{1,3}}|(?:for|of|about|over|to|from|by|with)\s[a-z]+s)\s(?:he|she|it|they|we|I)\s(?:{PAST_VERB}|had|has)\b"
)
"""A relative clause that no word opens: "the job he held in 1998"."""
LINKING = "of|in|on|at|for|to|by|from|with|into|over|under|that|and|or|as|than|but|if|when|where|while|because|after|before|is|are|has|have|will|who|which"
RELATIVE_OF_ANOTHER = re.compile(
    rf"\b(?:(?:the|an?|his|her|its|their)\s(?:[a-z][\w-]*\s){{0,3}}?(?!(?:{PAST_VERB}|{SAYING}|{LINKING})\b)[a-z][\w-]*|some(?:one|body|thing)|every(?:one|thing)|those)"
    r"\s(?:(?:the|an?|his|her|its|their)\s|[A-Z][\w.’'-]*,?\s)(?:[\w.’'-]+,?\s){0,6}?had\s\w+\b[^,;]*$"
)
"""The same of somebody who is named: "a suit the bank had lost in 1998"."""
RELATIVE_OF_A_NAME = re.compile(
    rf"\b(?:is|are)\s(?:also\s)?(?:the|an?)\s(?:[a-z][\w-]*\s){{1,3}}[A-Z][\w.’'-]*\s(?:[\w.’'-]+\s){{0,4}}?{PAST_VERB}\b"
)
"""And in the present of a thing: "it is the pump Ana Ruiz used in 1998"."""
RELATIVE_TO_STATES = re.compile(rf"\b(?:is|are)\b[^,;]*\b(?:in|of|from|at)\s[a-z]+s\s(?:[A-Z][\w.’'-]*\s){{1,3}}{PAST_VERB}\s(?:in|on)\s$")
"""The same of places and things: "they are from towns Ana Ruiz won in 2012"."""
FOR_DOING = re.compile(rf"\b(?:{PAST_VERB})\s(?:[\w.’'-]+\s){{1,6}}?for\s(?:not\s)?[a-z]+ing\s[^,;]*$")
"""What somebody is blamed or praised for: "mocked the council for passing a bill on Tuesday"."""
THE_LAST_TIME = re.compile(r"\b(?:about|of|than|from|to)\s(?:the|his|her|its|their)\s(?:last|first|only)\s(?:[\w-]+\s)?time\b[^;:]*$")
IN_RESPONSE = re.compile(
    r"\bin (?:response|reaction|reply) to\b[^,;]*\b(?:[a-z]{3,}ed|made|sent|given|written|shot|taken)\s(?:(?:by|in|to|from)\s(?:[\w’'.-]+\s){1,5}?)?(?:on\s)?$"
)
"""What is answered: "in response to letters released by the bank on Friday"."""
UNDER = re.compile(rf"^[\s“\"]*(?:But |And )?Under\s(?:an?|the|his|her|its|their)\s[^,;]*\b(?:{PAST_VERB}|made|drawn|written)\s[^,;]*$")
"""A law or a deal by which the main clause holds: "Under a law passed in 2014, …"."""
COMPARED = re.compile(
    r"\b(?:rival|match|equal|exceed|surpass|top|beat|dwarf|eclips|resembl|mirror|echo|recall|outnumber|outstrip|outdo|outdid)\w*\s(?:(?:any|all|most|even|only)\s(?:of\s)?)?(?:those|that)\s(?:at|of|in|from|on|for|during|seen|held)\b[^;:]*$"
    r"|\b(?:as|so|nearly|quite)\s(?!soon|early|late|recently|far|long)[\w-]+(?:\s[a-z][\w-]+)?\sas\s(?:those|that|at|in|during|on|for)\b[^;:]*$"
    r"|\b(?:in contrast (?:to|with)|a far cry from|nothing like|just like|much like|measured against)\s[^,;:]*$"
)
"""What something is measured by: "the crowds did not rival those at the fair in 2009"."""
INSERTION = re.compile(r",\s[^,;]{3,60},\s(?=(?:(?:in|on|at|early|late|mid)[\s-])*$)")
"""What stands between commas ahead of a bare time."""
SUBJECTS = (" he ", " she ", " it ", " they ", " we ", " I ")
"""A word of these stands in every text with RELATIVE_WITHOUT_WORD."""


def is_of_another(before: str, whole: str) -> bool:
    """Whether a time is that of something that its clause only mentions, by the words `before` it there, or in the `whole` sentence."""
    if "Under" in before and UNDER.search(before):
        return True
    if "ing " in before and FOR_DOING.search(before):
        return True
    if " time " in whole and THE_LAST_TIME.search(whole):
        return True
    if ("as " in before or "th" in before) and COMPARED.search(before):
        return True
    if "in re" in before and IN_RESPONSE.search(before):
        return True
    if " had " in before and RELATIVE_OF_ANOTHER.search(whole):
        return True
    if ABOUT.search(before) or EVENT_OF.search(before) or (("any " in before or "every " in before) and OF_ANY.search(before)):
        return True
    if any(word in before for word in SUBJECTS) and RELATIVE_WITHOUT_WORD.search(before):
        return True
    if (" is " in before or " are " in before) and (RELATIVE_OF_A_NAME.search(before) or RELATIVE_TO_STATES.search(before)):
        return True
    return ("follow" in before or "election" in before) and FOLLOWED.search(before) is not None


def without_insertion(before: str) -> str:
    """The words before a time without those between commas that stand right ahead of it: "the vote, known as X, in" → "the vote in"."""
    return INSERTION.sub(" ", before)
