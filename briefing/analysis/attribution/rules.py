"""Attributions by rule: reporting verbs and punctuation, no parser and no training.

Measured on PolNeAR this finds about half of what a trained tagger finds; it is quick, and what it finds is plain to explain.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from briefing.analysis.attribution.verbs import KIND_OF
from briefing.analysis.quotes import quotations
from briefing.analysis.wordlists import listed
from briefing.model import Attribution, Mode, Source, Span

WORD = re.compile(r"\w+(?:[.'’&-]\w+)*|[“”\"«»]|[,;:—–()?!]|\.")
QUOTE_MARKS = '“”"«»'
SKIPPED_BEFORE_CUE = listed(
    """has have had also later would will is was were are been be not never did does do then again recently repeatedly now still just
already previously first once even since both all simply quickly clearly may might could must should can"""
)
BOUNDARY = listed(
    """but while because that if when after although though whereas which since as before where and or so than whether until what how is
was were are"""
)
NO_SPEAKER = listed("""it this that there what which these those who whom where when to of in on at for by and or but with as not""")
OPENS_CLAUSE = listed("""that""")
LEADING = listed("""on in at by after before during since last this earlier later meanwhile however for with from as yet but and still""")
LONGEST_SOURCE = 30
"""Words; a subject that would be longer is taken for a misreading."""


class Word(NamedTuple):
    """A word or mark with its passage; `lower` is its lower case."""

    start: int
    end: int
    text: str
    lower: str


class Found(NamedTuple):
    """The spans of one attribution."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    mode: Mode


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Words and marks of a passage, in order."""
    return [Word(m.start(), m.end(), m.group(), m.group().lower()) for m in WORD.finditer(text, start, end)]


def find_by_rule(source: Source) -> list[Attribution]:
    """The attributions of a source in the order of their sentences, voices unresolved."""
    found: list[Attribution] = []
    for _, group in groupby(source.sentences, key=lambda sentence: sentence.paragraph):
        sentences = [(sentence.start, sentence.end) for sentence in group]
        for row in _paragraph(source.text, sentences):
            found.append(
                Attribution(
                    id=f"{source.id}:a{len(found)}",
                    source=source.id,
                    content_spans=row.content,
                    source_spans=(row.source,) if row.source else (),
                    cue_spans=(row.cue,),
                    mode=row.mode,
                )
            )
    return found


def _paragraph(text: str, sentences: list[Span]) -> list[Found]:
    """The attributions of one paragraph; a quotation that runs over several sentences goes whole to who says one part of it."""
    quoted = quotations(text, sentences[0][0], sentences[-1][1])
    rows = [row for start, end in sentences for row in _sentence(text, start, end, quoted)]
    if not quoted or not rows:
        return rows
    owner: dict[Span, int] = {}
    for number, row in enumerate(rows):
        for mark in quoted:
            if any(a < mark[1] and mark[0] < b for a, b in row.content):
                owner.setdefault(mark, number)
    last: int | None = None
    for mark in quoted:
        last = owner.get(mark, last)
        speaks = last is not None and mark not in owner and any(start <= mark[0] <= start + 1 for start, _ in sentences)
        if speaks and rows[last or 0].mode != "indirect":
            owner[mark] = last or 0
    for mark, number in owner.items():
        content = _united((*rows[number].content, (mark[0] - 1, min(mark[1] + 1, sentences[-1][1]))))
        rows[number] = rows[number]._replace(content=content, mode=_mode(content, quoted))
    return rows


def _united(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in order, those that touch made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _sentence(text: str, start: int, end: int, quoted: list[Span]) -> list[Found]:
    words = words_of(text, start, end)
    quoted = [(a, b) for a, b in quoted if a < end and b >= start]
    found = _according(text, words, quoted, end)
    taken = start
    for index, word in enumerate(words):
        if word.lower not in KIND_OF or word.start < taken or any(a <= word.start < b for a, b in quoted):
            continue
        row = _cue(text, words, index, quoted, (start, end))
        if row:
            found.append(row)
            taken = max(b for _, b in (row.content[-1], row.cue))
    return found


def _according(text: str, words: list[Word], quoted: list[Span], end: int) -> list[Found]:
    """ "According to X, …" and "…, according to X": the rest of the sentence is X's."""
    for index in range(len(words) - 2):
        if words[index].lower == "according" and words[index + 1].lower == "to":
            stop = index + 2
            while stop < len(words) and words[stop].text not in ',;:—–.()“"':
                stop += 1
            if stop == index + 2:
                continue
            source = (words[index + 2].start, words[stop - 1].end)
            before = (words[0].start, words[index - 1].end if words[index - 1].text != "," else words[index - 2].end) if index > 2 else None
            after = (words[stop + 1].start, _without_mark(text, end)) if stop + 1 < len(words) else None
            content = tuple(span for span in (before, after) if span and span[1] - span[0] > 8)
            if content:
                return [Found(source, (words[index].start, words[index + 1].end), content, _mode(content, quoted))]
    return []


def _without_mark(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " .,":
        end -= 1
    return end


def _mode(content: tuple[Span, ...], quoted: list[Span]) -> Mode:
    size = sum(b - a for a, b in content)
    inside = sum(max(0, min(b, d) - max(a, c)) for a, b in content for c, d in quoted)
    return "direct" if inside > 0.8 * size else "mixed" if inside else "indirect"


def _cue(text: str, words: list[Word], index: int, quoted: list[Span], sentence: Span) -> Found | None:
    """What a reporting verb gives: "X said …", "…, X said", "…, said X"."""
    word = words[index]
    previous = words[index - 1] if index else None
    following = words[index + 1] if index + 1 < len(words) else None
    if previous and previous.lower in {"to", "the", "a", "an", "its", "his", "her", "their", "of"}:
        return None
    if previous is None or previous.text in ',”"»' or (previous.text in "?!" and index):
        if (
            following
            and previous is not None
            and (following.text[0].isupper() or following.lower in {"the", "a", "an", "one", "his", "her", "another"})
        ):
            after = _right_subject(words, index + 1)
            if after:
                return _around(text, (after, word), quoted, sentence, before=previous.start)
        if previous is None or previous.text != ",":
            return None
    subject = _left_subject(words, index)
    if subject is None:
        return None
    before_subject = next((w for w in reversed(words) if w.end <= subject[0]), None)
    last = _next_mark(words, index)
    if before_subject and before_subject.text in ',”"»?!' and last is not None and last.text in ".,;" and KIND_OF[word.lower] != "act":
        return _around(text, (subject, word), quoted, sentence, before=before_subject.start)
    return _after(text, words, index, subject, quoted, sentence)


def _next_mark(words: list[Word], index: int) -> Word | None:
    """The mark that closes a bare "he said" or "he said on Tuesday"; None when a clause follows."""
    for step, word in enumerate(words[index + 1 : index + 8]):
        if not word.text[0].isalnum():
            return word
        if step == 0 and word.lower not in {
            "on",
            "in",
            "at",
            "to",
            "during",
            "late",
            "early",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "after",
            "yesterday",
            "today",
            "reporters",
            "afp",
            "me",
            "us",
        }:
            return None
    return None


def _right_subject(words: list[Word], index: int) -> Span | None:
    """The subject of an inverted cue: to the next mark, with one apposition."""
    stop = index
    while stop < len(words) and (words[stop].text[0].isalnum()) and words[stop].lower not in BOUNDARY | {"on", "in", "at", "during", "who"}:
        stop += 1
    if (
        stop + 1 < len(words)
        and words[stop].text == ","
        and words[stop + 1].lower in {"a", "an", "the", "who", "head", "director", "president", "chief"}
    ):
        close = stop + 1
        while close < len(words) and words[close].text not in ',.;“”"':
            close += 1
        if close - index <= LONGEST_SOURCE:
            stop = close
    return (words[index].start, words[stop - 1].end) if stop > index and stop - index <= LONGEST_SOURCE else None


def _left_subject(words: list[Word], index: int) -> Span | None:
    """The subject to the left of a cue, with an apposition between commas."""
    end = index - 1
    while end >= 0 and (words[end].lower in SKIPPED_BEFORE_CUE or (words[end].lower.endswith("ly") and words[end].text.islower())):
        end -= 1
    if end < 0:
        return None
    start = end
    if words[end].text == ",":
        end -= 1
        start = end
        while start > 0 and words[start].text != ",":
            if words[start].text in ';:—–“”"':
                return None
            start -= 1
        if start == 0:
            return None
        start -= 1
    if words[end].lower == "who":
        end -= 1
        if end > 0 and words[end].text == ",":
            end -= 1
        start = min(start, end)
    floor = start
    while start > 0 and _continues(words, start - 1, index):
        start -= 1
    while start < floor and words[start].lower in LEADING | {","}:
        start += 1
    if end < start or end - start > LONGEST_SOURCE or words[start].lower in NO_SPEAKER or not words[end].text[0].isalnum():
        return None
    return words[start].start, words[end].end


def _continues(words: list[Word], at: int, cue: int) -> bool:
    """Whether the word at `at` still belongs to the noun phrase to its right."""
    word = words[at]
    if word.text == ".":
        return words[at - 1].end == word.start and len(words[at - 1].text) <= 3 and words[at - 1].text[0].isupper()
    if not word.text[0].isalnum():
        return False
    if word.lower == "and":
        return words[at + 1].text[0].isupper() and at > 0 and words[at - 1].text[0].isupper() and words[at + 1].end < words[cue].start
    return word.lower not in BOUNDARY and word.lower not in KIND_OF


def _around(text: str, subject_cue: tuple[Span, Word], quoted: list[Span], sentence: Span, before: int) -> Found | None:
    subject, word = subject_cue
    low, high = min(subject[0], word.start), max(subject[1], word.end)
    first = (sentence[0], before)
    marks = [a for a, _ in quoted if a >= high]
    second = (marks[0] - 1, sentence[1]) if marks and not any(a < low for a, _ in quoted) else None
    if any(a < low for a, _ in quoted):
        inside = [span for span in quoted if span[1] <= low + 1 or span[0] >= high]
        whole = inside and sentence[0] + 2 >= inside[0][0] - 1
        content = tuple((a - 1, min(b + 1, sentence[1])) for a, b in inside) if whole else (first,)
    else:
        rest = _comma_rest(text, high, sentence[1])
        content = tuple(span for span in (first, second or rest) if span and span[1] - span[0] > 3)
    if not content or content[0][1] <= content[0][0]:
        return None
    return Found(subject, (word.start, word.end), content, _mode(content, quoted))


def _comma_rest(text: str, start: int, end: int) -> Span | None:
    """What follows a parenthetical ", he said, "."""
    if text[start : start + 1] == "," and end - start > 10:
        return start + 2, _without_mark(text, end)
    return None


def _after(text: str, words: list[Word], index: int, subject: Span, quoted: list[Span], sentence: Span) -> Found | None:
    """ "X said (that) …": the content runs to the end of the sentence."""
    start = index + 1
    if words[index].lower in {"told", "tells", "tell", "telling", "informed", "asked", "warned"}:
        while start < len(words) and start < index + 8 and words[start].text[0].isalnum() and words[start].lower != "that":
            start += 1
            if words[start - 1].lower in {"reporters", "lawmakers", "him", "her", "them", "us", "me"}:
                break
    for step in range(start, min(start + 14, len(words))):
        if words[step].lower == "that":
            start = step + 1
            break
        if words[step].text in '“"«:' or (words[step].text == "," and step + 1 < len(words) and words[step + 1].text in '“"'):
            start = step + (words[step].text in ":,")
            break
        if words[step].text in ";—–":
            break
    if start >= len(words):
        return None
    content = (words[start].start, _without_mark(text, sentence[1]) if words[start].text not in '“"«' else sentence[1])
    if content[1] - content[0] < 8:
        return None
    return Found(subject, (words[index].start, words[index].end), (content,), _mode((content,), quoted))
