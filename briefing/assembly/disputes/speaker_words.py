"""Who speaks, as a statement's own words tell it, for statements of which no voice is known."""

from __future__ import annotations

import re

_VERB = (
    r"(?:den(?:ied|ies|y)|reject(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es)|refut(?:ed|es)|sa(?:id|ys)|told|tells|claim(?:ed|s)|insist(?:ed|s)"
    r"|report(?:ed|s)|accus(?:ed|es)|call(?:ed|s)|argu(?:ed|es)|wrote|puts?|placed|estimate[ds]|counted"
    r"|spoke|talked|gave|(?:is|are|was|were) s[ck]eptical)"
)
SUBJECT = re.compile(
    rf"^(?:(?:But|And|However|Yet|Still|On\s\w+day),?\s)?(?P<subject>[^,;:“”\"()–—]{{2,70}}?)(?:,\s(?P<beside>[^;:“”\"()–—]{{3,70}}?),)?"
    rf"\s(?:(?:\w+ly|also|later|has|have|had|on\s\w+day)\s){{0,3}}{_VERB}\b"
)
"""What stands before a word of saying or denying that opens a statement, or a clause."""
NO_NAME = re.compile(
    r"^(?:what|when|where|if|as|in|at|after|before|while|although|though|because|since|there|nobody|no)\b"
    r"|\b(?:that|who|which|whom|is|are|was|were|be|been|has|have|had|will|would|or|not|said|says)\b"
    r"|\b(?:and|to|it|he|she|they)\s|\s(?:of|for|in|to|and|with|by|on|from)$",
    re.I,
)
"""Words that no name or description of a speaker begins with, or holds."""
PERSON = re.compile(r"(?:[A-Z][\w’'.-]*\s){1,3}[A-Z][\w’'-]*")
ARTICLE = re.compile(r"^(?:the|an?)\s", re.I)
PRONOUN = re.compile(r"^(?:he|she|they|it|who|which|i|we)$", re.I)
MOST_WORDS = 8


def speaker_in_words(text: str) -> str:
    """Who a text says that speaks, by name where one stands beside; empty where it does not open with that."""
    opening = SUBJECT.match(text)
    if not opening:
        return ""
    subject, beside = opening["subject"], opening["beside"] or ""
    if NO_NAME.search(subject) or len(subject.split()) > MOST_WORDS:
        return ""
    named = beside if PERSON.fullmatch(beside) else subject
    return named.lower() if PRONOUN.match(named) else without_article(named)


def without_article(words: str) -> str:
    """A name or a description without "the" or "a" before it."""
    return ARTICLE.sub("", words.strip())


def name_in_words(source: str, voice: str) -> str:
    """The name of a voice where the words that stand for it in a text hold a word of it, or are a pronoun; else those words."""
    printed = without_article(source.strip(" ,."))
    own = {word.lower() for word in re.findall(r"\w{3,}", voice)}
    if not printed or PRONOUN.match(printed) or not own.isdisjoint(re.findall(r"\w{3,}", printed.lower())):
        return voice or printed
    return printed
