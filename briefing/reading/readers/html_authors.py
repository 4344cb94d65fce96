"""Who wrote a page: the names in its head, else in the elements that it marks as a byline, without the roles, dates and sites around them."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from briefing.model import Known
from briefing.reading.calendar import MONTHS
from briefing.reading.metadata.agencies import read_byline

BYLINE = re.compile(r"^\s*(?:(?:written|posted|published|story|text|words|report) )?(?:by|von|por|par)\b[:\s]+", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:,| and | & | und | et | y |;|\|)\s*(?=[^\W\d_a-z])")
NO_PERSON = re.compile(
    r"^(?:https?:)?//|^www\.|@|^\d+$|^(?:last |first )?(?:updated?|published|posted|modified|created|reviewed)\b"
    r"|^(?:e-?mail|contact|follow|about|more (?:from|by)|see|view|read|share|message|bio of|profile of) (?:the |this |all )?(?:author|writer|reporter|us|me|posts?)\b"
    r"|^(?:admin(?:istrator)?|user(?:name)?|guest|editor|author|staff|webmaster|anonymous|unknown|default|test|null|none|by)$",
    re.IGNORECASE,
)
"""What stands where a name should: addresses, labels of dates, accounts of the editorial system."""
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
TAIL = re.compile(
    rf"\s+[-–—|·•]\s+|\s{{2,}}|\s+(?=(?:updated|published|posted|last|modified|on|\d)\b)|\s+(?=(?:{'|'.join(MONTHS)}|{_DAYS})\.?(?:,? \d|,|$))",
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
MARKED = re.compile(r"(?:^|[\s_-])(?:byline|authors?)(?:[\s_-]{0,2}(?:name|link|info|wrap(?:per)?|text)s?)?(?:$|\s)")
"""The class of an element that names an author."""
ABOUT = re.compile(r"bio|image|img|avatar|photo|social|follow|comment|more|related|date|time|title|box|desc")
ELSEWHERE = re.compile(r"comment|related|teaser|sidebar|promo|recommend|footer|widget|trending|popular|most-read|newsletter", re.IGNORECASE)
"""In the class or id of what stands around an article."""
STUCK = re.compile(r"(?<= )([^\W\d_]{2,})\d.*$")
"""A number that has lost the space before it."""
SLUG = re.compile(r"[a-z]+(?:[-_.][a-z0-9]+)+")
"""The name of an account as addresses have it: "tilda-vance"."""

PLACED = re.compile(r"(?<=[^\W\d_]) (?:in|at) [^\W\d_a-z][\w’'. -]*$")
"""Where somebody writes from, behind a whole name: "Ada Quist | in Oslo"."""

MARKS = " .,|-–—"
LONGEST, SHORTEST = 80, 3


def people(
    lines: Iterable[str], origin: str, outlet: Known | None, certainty: Literal["sure", "likely", "doubtful"] = "sure"
) -> tuple[Known, ...]:
    """The persons that some lines name, each once; the outlet itself is no author."""
    found: dict[str, None] = {}
    for line in lines:
        for name in BETWEEN.split(BYLINE.sub("", line)):
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
    clean = STUCK.sub(r"\1", name).strip(MARKS)
    placed = PLACED.search(clean)
    if placed and " " in clean[: placed.start()] and not read_byline(clean).agency:
        clean = clean[: placed.start()]
    return "" if NO_PERSON.search(clean) or SLUG.fullmatch(clean) else clean


def same_name(first: str, second: str) -> bool:
    """Whether two names are one but for spaces, marks and capitals: `Andean Post` and `andeanpost`."""
    return bool(first) and re.sub(r"[\W_]", "", first).casefold() == re.sub(r"[\W_]", "", second).casefold()


def marked(tree: Any) -> Iterator[str]:
    """The text of the first element that is marked as naming an author, and of those marked alike beside it."""
    elements = [
        element
        for element in tree.xpath(
            "//*[contains(@itemprop, 'author') or contains(@rel, 'author') or contains(@class, 'byline') or contains(@class, 'author')]"
        )
        if _marking(element) and SHORTEST <= len(line := _line(element)) < LONGEST and not NO_PERSON.search(line) and not beside(element)
    ][:40]
    known = set(elements)
    for element in elements:
        # An element within another one, both of them marked, names the same person with less around it.
        if (element is elements[0] or _alike(element, elements[0])) and not any(other in known for other in element.iterdescendants()):
            yield _line(element)
            if element is elements[0] and BYLINE.match(_line(element)):
                return


def _marking(element: Any) -> str:
    if "author" in f"{element.get('itemprop') or ''} {element.get('rel') or ''}".split():
        return "author"
    names = (element.get("class") or "").lower()
    return names if MARKED.search(names) and not ABOUT.search(names) else ""


def _alike(first: Any, second: Any) -> bool:
    return _marking(first) == _marking(second) and _place(first) is _place(second)


def beside(element: Any) -> bool:
    """Whether an element stands beside an article rather than in it: among teasers, comments, in the foot."""
    return any(
        above.tag in ("aside", "nav", "footer") or ELSEWHERE.search(f"{above.get('class') or ''} {above.get('id') or ''}")
        for above in element.iterancestors()
        if above.tag not in ("body", "html")
    )


def _place(element: Any) -> Any:
    """What holds an element and those beside it: two steps up, as each name often has an element of its own around it."""
    parent = element.getparent()
    above = parent.getparent() if parent is not None else None
    return above if above is not None else parent


def _line(element: Any) -> str:
    """The name in an element, which may mark it within itself."""
    named = next(iter(element.xpath(".//*[@itemprop='name']")), element)
    return " ".join((named.get("content") or named.text_content()).split())
