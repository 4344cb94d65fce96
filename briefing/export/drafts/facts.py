"""What a sentence tells, for comparing it with another: content words, names, numbers, dates, and what it says is not so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from briefing.analysis.actors.lexicon import load
from briefing.analysis.dates.patterns import FULL_MONTHS, WEEKDAYS
from briefing.analysis.wordlists import listed
from briefing.assembly.text.names import normalize_name
from briefing.assembly.text.numbers.kind import CountedNumber, kind_of
from briefing.assembly.text.numbers.quantity import Quantity, find_quantities
from briefing.assembly.text.stems import word_lists
from briefing.assembly.text.terms import DENIAL, NEGATION, Stemmer, normalize_word
from briefing.export.drafts.scores import Score, find_scores
from briefing.model import DateMention, Mention, Span
from briefing.reading.sentences import SAYING

WORD = re.compile(r"[^\W_]+(?:[.][^\W_](?=[.\W]|$))*(?:[’'-][^\W_]+)*")
CALENDAR = frozenset(name.lower() for name in (*WEEKDAYS, *FULL_MONTHS))
NEGATED_WORDS = 1
"""Words behind a "not" that it denies."""
REACH_OF_DENIAL = 3
"""Words on both sides of a "not" that it may deny: "no immediate plans", "announce nothing"."""
REACH_BEFORE = 20
"""Characters before a name in which the word before it is looked for."""
YEAR = re.compile(r"(?<![\w.,$€£¥-])(?:1[5-9]|20)\d\d(?![\w.,%]?\d)(?!\w)(?!\s+(?:\w+s|people|men|women|children|percent)\b)")
"""Four digits that nothing is counted by."""
Spanned = TypeVar("Spanned", Mention, DateMention)
CONTRACTED = re.compile(r"[’'](?:s|m|d|re|ve|ll)$")
"""A verb that is drawn together with the word before it: He's, I'd."""
NON = re.compile(r"\bnon(?=-\w)")
GLUED = re.compile(r"(?<=\d)(?=(?:kg|km|cm|mm|lbs?|mph|kph|ft|[MG]W)\b)")
"""Between a number and its unit where no space parts them."""
PASSED_OVER = listed(
    """a an the any be been being have has had do does did to yet ever even really actually also always so very much more only just it that
    there is are was were will would can could may might should going able in on at of for by with from its his her their"""
)
"""Words that a "not" looks past."""
TIMES = frozenset(("once", "twice", "thrice"))
REPORTING = frozenset(SAYING.split("|")) | listed(
    "according say saying tell telling talk spoke speaking statement report reported reportedly spokesman spokeswoman spokesperson"
)
"""Words that only say that something was said."""


class Number(NamedTuple):
    """A number with what it counts; `kind` is None where it tells no amount."""

    quantity: Quantity
    kind: CountedNumber | None


class Name(NamedTuple):
    """A name as it is printed, its words as `normalize_name` writes them, the ISO 3166 code of a state, and where it stands.

    `before` is the word right before it; `person` says that it is a person's, `attested` that the articles write its last word so.
    """

    printed: str
    words: tuple[str, ...]
    country: str | None
    before: str = ""
    person: bool = False
    attested: bool = False


class Facts(NamedTuple):
    """What a text tells. `stems` are in order of reading; `name_words` are those of its names in all forms that its article prints."""

    stems: tuple[str, ...]
    names: tuple[Name, ...]
    name_words: frozenset[str]
    countries: frozenset[str]
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]
    years: frozenset[str]
    """Numbers that can only be years, whether a date was seen in them or not: "a 2004 law"."""
    times: frozenset[str]
    """How often, in words: once, twice."""
    denied: frozenset[str]
    """Stems that stand behind a negation."""
    near_denial: frozenset[str]
    """Stems of all words that stand near a negation, on either side."""
    asks: bool
    """Whether it is, or quotes, a question."""
    words: frozenset[str]
    """Stems of all words that are no names, also of those that carry little meaning."""
    scores: tuple[Score, ...] = ()
    """Scores and records, whose numbers are not among `numbers`."""


class Lexis:
    """The words of a corpus: their stems, and which it writes with a capital letter inside sentences, which are its names."""

    def __init__(self) -> None:
        self.stemmer = Stemmer()
        self._capital: dict[str, int] = {}
        self._lower: dict[str, int] = {}

    def add(self, text: str) -> None:
        """Count the words of a sentence but the first."""
        for number, match in enumerate(WORD.finditer(text)):
            word = match.group()
            if word[0].isupper():
                if number:
                    self._capital[word.lower()] = self._capital.get(word.lower(), 0) + 1
            elif word[0].islower():
                self._lower[word] = self._lower.get(word, 0) + 1

    def knows(self, word: str) -> bool:
        """Whether a word in lower case is written with a capital letter anywhere."""
        return word in self._capital

    def is_name(self, word: str, first: bool) -> bool:
        """Whether a capitalised word of a sentence is (part of) a name; `first` where it opens the sentence."""
        low = word.lower()
        capital, lower = self._capital.get(low, 0), self._lower.get(low, 0)
        if CONTRACTED.sub("", low) in word_lists().function_words or low in CALENDAR:
            return False
        return capital > lower if first or lower else True


def facts_of(
    text: str, span: Span, lexis: Lexis, mentions: Sequence[Mention], dates: Sequence[DateMention], without: Sequence[Span] = ()
) -> Facts:
    """What the sentence at `span` of a text tells; mentions and dates are those of the whole text or of the sentence.

    The words at the spans `without` tell nothing.
    """
    start, end = span
    inside, named = tuple(_within(dates, start, end)), _within(mentions, start, end)
    if without:
        # Only what is looked at is copied: a draft may have thousands of sentences.
        low, high = max(0, start - REACH_BEFORE), max(end, *(one.end for one in named), 0)
        part = _blanked(text[low:high], [(first - low, last - low) for first, last in without])
        found = facts_of(part, (start - low, end - low), lexis, _moved(named, low), _moved(inside, low))
        return found._replace(dates=inside)
    taken = _Taken([*((one.start, one.end) for one in inside), *((one.start, one.end) for one in named)])
    free = [word for word in WORD.finditer(text, start, end) if word.start() not in taken]
    are_names = [_is_name(word, text, start, lexis) for word in free]
    unnamed = [word for word, is_name in zip(free, are_names, strict=True) if not is_name]
    printed_names = (*_mentioned(text, named), *_runs(text, [word for word, is_name in zip(free, are_names, strict=True) if is_name]))
    names = tuple(name._replace(attested=lexis.knows(name.words[-1])) for name in printed_names if name.words)
    plain_words = [part for word in unnamed for part in _parts(word.start() - start, word.group())]
    stems, denied = _stems(text[start:end], plain_words, lexis.stemmer)
    dated = [(date.start - start, date.end - start) for date in inside]
    days = _Taken(dated)
    scores = tuple(one for one in find_scores(text[start:end]) if one.start not in days)
    return Facts(
        stems=stems,
        names=names,
        name_words=frozenset(word for one in names for word in one.words)
        | frozenset(word for one in named for word in normalize_name(one.name).split()),
        countries=frozenset(one.country for one in named if one.country),
        numbers=_numbers(text[start:end], dated + [(one.start, one.start + len(one.printed)) for one in scores], lexis.stemmer),
        dates=inside,
        years=frozenset(YEAR.findall(text, start, end)),
        times=frozenset(word.group().lower() for word in free) & TIMES,
        denied=denied,
        near_denial=_near_denial(text[start:end], plain_words, lexis.stemmer),
        asks="?" in text[start:end],
        words=frozenset(lexis.stemmer.stem(normalize_word(word)) for _, word in plain_words),
        scores=scores,
    )


def _moved(spans: Iterable[Spanned], by: int) -> list[Spanned]:
    return [replace(one, start=one.start - by, end=one.end - by) for one in spans]


def _blanked(text: str, spans: Iterable[Span]) -> str:
    for low, high in spans:
        text = text[:low] + " " * (high - low) + text[high:]
    return text


def _within(spans: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Those that begin from `start` on and before `end`; they stand in their order."""
    return spans[bisect_left(spans, start, key=_start) : bisect_left(spans, end, key=_start)]


def _start(mention: Mention | DateMention) -> int:
    return mention.start


class _Taken:
    """The places that some spans cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for low, high in sorted(spans):
            if self._ends and low < self._ends[-1]:
                self._ends[-1] = max(high, self._ends[-1])
            else:
                self._starts.append(low)
                self._ends.append(high)

    def __contains__(self, place: object) -> bool:
        assert isinstance(place, int)
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._ends[number]


def _parts(at: int, word: str) -> list[tuple[int, str]]:
    """A word with its place; of "non-binding" both parts, as the first denies the second."""
    mark, _, denied = word.partition("-")
    return [(at, mark), (at + len(mark) + 1, denied)] if mark.lower() == "non" and denied else [(at, word)]


def _numbers(sentence: str, dated: Sequence[Span], stemmer: Stemmer) -> tuple[Number, ...]:
    """The numbers of a sentence that are no dates, also those that their unit is glued to."""
    if GLUED.search(sentence):
        for low, high in dated:
            sentence = sentence[:low] + "." * (high - low) + sentence[high:]
        sentence, dated = GLUED.sub(" ", sentence), ()
    years = {match.start() for match in YEAR.finditer(sentence)}
    found, taken = (one for one in find_quantities(sentence) if not one.ordinal and one.start not in years), _Taken(dated)
    return tuple(Number(one, kind_of(sentence, one, stemmer)) for one in found if one.start not in taken)


def _is_name(word: re.Match[str], text: str, start: int, lexis: Lexis) -> bool:
    printed = word.group()
    if not printed[0].isupper() or printed.lower() in load().titles:
        return False
    return lexis.is_name(printed, not any(letter.isalnum() for letter in text[start : word.start()]))


def _mentioned(text: str, mentions: Iterable[Mention]) -> list[Name]:
    found = []
    for one in mentions:
        printed = text[one.start : one.end]
        words = [word for word in normalize_name(_owned(printed)).split() if word not in load().titles]
        if words:
            found.append(Name(printed, tuple(words), one.country, _before(text, one.start), one.kind == "person"))
    return found


def _runs(text: str, words: Sequence[re.Match[str]]) -> list[Name]:
    """Names of words that follow each other."""
    runs: list[list[re.Match[str]]] = []
    for word in words:
        if runs and text[runs[-1][-1].end() : word.start()] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
    printed = [(text[run[0].start() : run[-1].end()], _before(text, run[0].start())) for run in runs]
    return [Name(one, tuple(normalize_name(_owned(one)).split()), None, before) for one, before in printed]


def _before(text: str, start: int) -> str:
    """The word right before a place of a text, in lower case; none where more than a space parts them."""
    found = re.search(r"([^\W_]+) $", text[max(0, start - REACH_BEFORE) : start])
    return found[1].lower() if found else ""


def _owned(printed: str) -> str:
    """The name without the ending of a possessive."""
    return re.sub(r"[’']s?$", "", printed)


def _stems(sentence: str, words: Sequence[tuple[int, str]], stemmer: Stemmer) -> tuple[tuple[str, ...], frozenset[str]]:
    """The stems of a sentence's content words, and those of all words that a negation stands right before."""
    denials = _denials(sentence)
    stems: list[str] = []
    denied: set[str] = set()
    left = 0
    for (at, printed), (_, follows) in zip(words, [*words[1:], (0, "")], strict=False):
        low = printed.lower()
        if at in denials:
            left = NEGATED_WORDS if _denies_what_follows(printed, follows) else 0
            continue
        if left and low not in PASSED_OVER:
            denied.add(stemmer.stem(normalize_word(printed)))
            left -= 1
        stem = stemmer.content_stem(printed)
        if stem and low not in REPORTING and low not in CALENDAR and low not in TIMES and not _spelled(printed):
            stems.append(stem)
    return tuple(stems), frozenset(denied)


def _denies_what_follows(printed: str, follows: str) -> bool:
    """Whether a negation denies the next word: "nothing for the old" and "neither the zoo nor" don't, and "no more" says that it was so."""
    if printed == "nothing" or printed.lower() in ("neither", "nor"):
        return False
    return printed.lower() != "no" or follows.lower() not in ("more", "longer")


def _near_denial(sentence: str, words: Sequence[tuple[int, str]], stemmer: Stemmer) -> frozenset[str]:
    """The stems of the words near a negation; those it looks past are not counted."""
    denials = _denials(sentence)
    told = [(at, printed) for at, printed in words if at in denials or printed.lower() not in PASSED_OVER]
    near: set[str] = set()
    for place, (at, _) in enumerate(told):
        if at in denials:
            around = told[max(0, place - REACH_OF_DENIAL) : place + REACH_OF_DENIAL + 1]
            near.update(stemmer.stem(normalize_word(printed)) for _, printed in around)
    return frozenset(near)


def _denials(sentence: str) -> frozenset[int]:
    """Where words of negation and denial begin."""
    low = sentence.lower()
    found = {match.start() for pattern in (NEGATION.pattern, DENIAL.pattern, NON) for match in pattern.finditer(low)}
    # "don't": the mark of negation stands inside the word.
    return frozenset(found | {match.start() for match in WORD.finditer(sentence) if re.search(r"n[’']t$", match.group())})


@lru_cache(maxsize=4096)
def _spelled(word: str) -> bool:
    return bool(find_quantities(word))
