"""The persons that a byline names, without the roles, dates, places and sites around them."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from briefing.model import Known
from briefing.reading.calendar import MONTHS

BYLINE = re.compile(r"^\s*(?:(?:written|posted|published|story|text|words|report) )?(?:by|von|por|par)\b[:\s]+", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:,| and | & | und | et | y |;|\||\s\(?(?:avec|with|mit) )\s*(?=[^\W\d_a-z])")
NO_PERSON = re.compile(
    r"^(?:https?:)?//|^www\.|@|^\d+$|^(?:last |first )?(?:updated?|published|posted|modified|created|reviewed)\b"
    r"|^(?:admin(?:istrator)?|user(?:name)?|guest|editor|author|staff|webmaster|anonymous|unknown|default|test|null|none|by)$"
    r"|^(?:e-?mail|contact|follow|about|view|see|read|share|tweet|subscribe|click|sign up|visit|more (?:by|from))\b(?:.*\b(?:the|this|all|our|more|full|author|writer|me|us|him|her|on|to|here|profile|posts?|bio|stories|articles|up)\b|$)"
    r"|^(?:(?:with |and )?(?:news )?agencies|wire (?:services?|reports?)|(?:(?:the|our|a|an|by|la|die) )?(?:(?:web|online|news|sports?|digital|city|foreign|national|business|breaking news|internet|world|editorial|special|staff|own) )*"
    r"(?:desk|team|staff|newsroom|bureau|board|correspondents?|reporters?|writers?|contributors?|redaktion|redacci[óo]n|redazione|r[ée]daction|reda[çc][ãa]o))$",
    re.IGNORECASE,
)
"""What stands where a name should: addresses, labels of dates, buttons, accounts of the editorial system, and bodies without a name."""
LINKED = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]|\[([^\[\]\n]{1,200})\]\([^()\s]{0,400}\)")
"""A name as a link of a note: `[[Ada Quist]]`, `[Ada Quist](https://…)`."""
WHERE = re.compile(r"^([^\W\d_]\S* \S.*?) (?:in|from|at|aus) [^\W\d_a-z].*$")
"""Where somebody writes from, behind a whole name."""
BRACKET = re.compile(r"\s*\([^()]{1,40}\)(?=\s[^\W\d_a-z])|\s*[()\[\]{}].*$")
"""What is added to a name: a second one within it, or anything behind it."""
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
TAIL = re.compile(
    rf"\s+[-–—|·•]\s+|\s{{2,}}|\s+(?=(?:updated|published|posted|last|modified|edited by|on|\d)\b)|\s+(?=(?:{'|'.join(MONTHS)}|{_DAYS})\.?(?:,? \d|,|$))",
    re.IGNORECASE,
)
"""Where the name ends and a date or a label begins."""
ROLE = re.compile(
    r"(?<=\w) (?:(?:associated press|staff|senior|chief|deputy|political|foreign|diplomatic|national|international|business|economics|health|science|technology|tech|"
    r"games|gaming|sports?|crime|education|environment|transport|religion|defen[cs]e|security|home affairs|news|digital|video|managing|executive|assistant|associate|special|freelance|contributing|"
    r"[a-z]+ bureau|our) )*(?:editor|reporter|correspondent|writer|columnist|contributor|journalist|producer|bureau chief|photographer|staff)s?\b.*$",
    re.IGNORECASE,
)
"""What somebody does, after the name."""
STUCK = re.compile(r"(?<= )([^\W\d_]{2,})\d.*$")
"""A number that has lost the space before it."""
LABEL = re.compile(r"[A-Z][a-z]+(?: (?!(?:de|da|di|del|van|von|der|den|bin|al|el|la|le)\b)[a-z]{3,})+")
"""Words of which only the first has a capital."""
_PARTICLES = "de|da|di|del|della|van|von|der|den|ten|ter|zu|zur|bin|ibn|al|el|la|le|du|dos|das|do|e|y|i|af|av|of|the|st|zum|vom|und|and|a"
PARTICLE = re.compile(_PARTICLES)
MARKS = " .,|-–—"
LONGEST, SHORTEST = 80, 3


def people(
    lines: Iterable[str], origin: str, outlet: Known | None, certainty: Literal["sure", "likely", "doubtful"] = "sure"
) -> tuple[Known, ...]:
    """The persons that some lines name, each once; the outlet itself is no author."""
    found: dict[str, None] = {}
    for line in lines:
        if outlet and same_name(line, outlet.value):
            continue
        for name in BETWEEN.split(BYLINE.sub("", LINKED.sub(r"\1\2", line))):
            clean = _name(name)
            if SHORTEST <= len(clean) < LONGEST and not (outlet and same_name(clean, outlet.value)):
                found.setdefault(clean)
    return tuple(Known(value=name, certainty=certainty, origin=origin) for name in found)


def _name(text: str) -> str:
    """The name in a piece of a byline, or an empty string."""
    if NO_PERSON.search(text.strip()) or TAIL.match(f" {text.strip()}"):
        return ""
    cut = TAIL.split(text.strip(MARKS), maxsplit=1)[0]
    name = ROLE.sub("", cut)
    if name != cut and " " not in name:
        return ""  # "Our foreign staff" is nobody
    clean = _whole(WHERE.sub(r"\1", STUCK.sub(r"\1", BRACKET.sub("", name)))).strip(MARKS)
    if LABEL.fullmatch(clean):
        return ""  # "Authority control" is a heading
    is_account = " " not in clean and clean.islower()  # "tilda-vance" is part of an address
    return "" if is_account or NO_PERSON.search(clean) else clean


def _whole(text: str) -> str:
    """A whole name without the sentence that it begins: "Ada Quist | covers transport"."""
    for place, word in enumerate(words := text.split(" ")):
        if PARTICLE.fullmatch(word) or word[:1].isupper():
            continue
        return " ".join(words[:place]) if place > 1 and word.islower() and word[:2].isalpha() and len(word) > 1 else text
    return text


def same_name(first: str, second: str) -> bool:
    """Whether two names are one but for spaces, marks and capitals: `Andean Post` and `andeanpost`."""
    return bool(first) and re.sub(r"[\W_]", "", first).casefold() == re.sub(r"[\W_]", "", second).casefold()
