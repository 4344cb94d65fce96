"""Lines that say nothing by themselves: announcements, questions to the reader, presenters' turns, captions, forms, credits, notices.

They stay in the record and never stand on the page.
"""

from __future__ import annotations

import re

from briefing.model import Statement

LEAST_WORDS = 4
"""A shorter line says nothing without the one before it."""
CLOSERS = "”\"’')] "
ANNOUNCES = re.compile(
    r"^(?:here(?:['’]s| is| are)\b.{0,40}\b(?:what|how|why|look|list|overview|some|the)\b"
    r"|(?:an? )?(?:overview|look|list|timeline|summary) (?:of|at)\b[^.]{0,80}[:.]?$"
    r"|(?:read|watch|see|listen|click|scroll|swipe|tap|sign up|subscribe|follow (?:us|along)|download|share (?:this|your)|find out"
    r"|look back|take a (?:look|tour)|check out|don['’]t miss|learn more|explore (?:our|the)|relive|browse)\b"
    r"|(?:more|full) (?:on|coverage|story)\b)",
    re.I,
)
PRESENTS = re.compile(
    r"\b(?:(?:we(?:['’]re| are) going|we have|we['’]ve got|going) to (?:have to )?leave it there"
    r"|thank(?:s| you)(?: so much)? for (?:joining|being with|watching|reading|listening|your time)"
    r"|stay with us|(?:after|before) (?:the|this) (?:short )?break|let['’]s (?:go|turn|bring)(?: in| now)? to|joins us (?:now|live)"
    r"|joins? (?:us|[“\"‘][^”\"’]{2,40}[”\"’]) to (?:discuss|talk|explain)"
    r"|welcome (?:back|to the (?:show|program(?:me)?))|good (?:morning|evening|afternoon), (?:and|every))",
    re.I,
)
CAPTION = re.compile(
    r"^(?:\d{1,3}\s?/\s?\d{1,3}\b|(?:file )?(?:photo|picture|image|video|caption|credit|photograph|illustration)s?\b\s?[:(|/]"
    r"|\(?(?:left|right|above|below|top|bottom)\)? ?:)"
    r"|(?:getty images|ap photo|afp photo|reuters/|/(?:ap|afp|epa|getty|reuters)\b|via getty|screengrab|all rights reserved|©)",
    re.I,
)
FORM = re.compile(
    r"^(?:if you (?:have|were|are|saw|know|need|want|would|witnessed)\b[^.]*"
    r"\b(?:contact|call|email|e-mail|send|tell us|get in touch|let us know|visit|click)"
    r"|(?:have|did|were|are|do) you\b[^?]*\?"
    r"|(?:email|e-mail|contact|call|write to|send|tell) (?:us|your|the (?:newsroom|reporter|author))\b)",
    re.I,
)
NOTICE = re.compile(
    r"\b(?:(?:we|site|website|page) uses? cookies|cookie(?:s| policy)\b.*\b(?:accept|consent|browser|agree)|privacy policy"
    r"|terms (?:of (?:use|service)|and conditions)|this (?:story|article|post|report|piece|page|live blog)"
    r" (?:has been|was|is being|will be|is) (?:\w+ )?(?:updated|corrected|revised|published|produced|edited|amended|translated|adapted)"
    r"|contributed to this (?:report|story|article)|(?:reporting|writing|editing) by [A-Z]|sign up for (?:our|the)|your browser)\b",
    re.I,
)
SHOWN_THERE = re.compile(
    r"\b(?:(?:in|by) the (?:below|above) [\w\s-]{0,30}?(?:shots?|photos?|pictures?|images?|videos?|charts?|graphs?|maps?|tweets?|clips?"
    r"|examples?)"
    r"|(?:shots?|photos?|pictures?|images?|videos?|charts?|graphs?|graphics?|maps?|clips?|footage|table|slideshow|gallery) (?:below|above)"
    r"|(?:as )?(?:seen|shown|pictured|embedded) (?:above|below)|(?:see|watch|scroll|read) (?:it )?(?:above|below))\b",
    re.I,
)
"""What is on the web page and not in the line."""
QUOTED = re.compile(r"[“\"‘]")


def says_nothing(statement: Statement) -> bool:
    """Whether a line tells nothing that a page could hold."""
    text = statement.text.strip()
    plain = text.rstrip(CLOSERS)
    if len(plain.split()) < LEAST_WORDS or plain.endswith(":"):
        return True
    if plain.endswith("?") and not statement.attributions and not QUOTED.search(text):
        return True
    return any(pattern.search(text) for pattern in (ANNOUNCES, PRESENTS, CAPTION, FORM, NOTICE, SHOWN_THERE))
