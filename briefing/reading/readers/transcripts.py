"""Transcripts: subtitles (SRT, WebVTT) and protocols with speakers and times, as sentences with who says them; times are set aside."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.model import Metadata, Problem, Span, Turn
from briefing.reading.document import Document
from briefing.reading.draft import Draft
from briefing.reading.encoding import decode, decoding_problems
from briefing.reading.files import ReadError
from briefing.reading.layout import FURNITURE
from briefing.reading.layout.blocks import is_terminated

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
TIMES = re.compile(rf"\s*(?P<start>{_CLOCK})\s*-->\s*(?P<end>{_CLOCK})(?:\s[^\n]{{0,200}})?")
TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z]{1,10}|\d[\d:.]{0,15})(?:\.[\w.]{0,60})?(?:\s(?P<voice>[^<>]{0,200}))?>|\{\\[^{}]{0,60}\}"
)
_WORD = r"[^\W\d_a-z][\w.'’-]*"
VOICE = re.compile(r"<v(?:\.[\w.]{0,60})?\s(?P<voice>[^<>]{0,200})>")
"""Who says it, in WebVTT."""
NEW_TURN = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
"""What subtitles put before the words of another speaker."""
SPEAKER = re.compile(
    rf"(?:>>+\s*|[-–—]\s+)?\[?(?P<name>{_WORD}(?:,? (?:{_WORD}|of|de|van|von|the)){{0,5}}|SPEAKER[ _]?\d{{1,3}})\]?\s*:\s+(?=\S)"
)
TURN = re.compile(
    rf"\[?(?P<name>{_WORD}(?:,? [\w.'’-]+){{0,5}})\]?\s*"
    rf"(?:[(\[]\s*(?P<time>{_CLOCK})\s*[)\]]|\s(?P<plain>\d{{1,2}}:\d{{2}}:\d{{2}}))\s*:?(?:\s+(?P<text>\S.*))?"
)
"""The head of what somebody says in a protocol: `Ana Roe (00:01:12): Good morning.`, or `Ana Roe 00:01:12` above it."""
NOTES = re.compile(r"(?:NOTE|STYLE|REGION)\b")
SOUND = re.compile(r"\s*(?:[\[(♪][^\])♪]{0,80}[\])♪]\s*)+")
LEAST_TURNS = 3
"""Heads of turns from which on a text is a protocol."""
PAUSE = 4.0
"""Seconds without words after which a paragraph begins."""
LONGEST_PARAGRAPH = 700


class Cue(NamedTuple):
    """Some words, when they are said (in seconds, and as it is printed), and by whom, where that is told."""

    start: float
    end: float
    printed: str
    speaker: str
    text: str
    new: bool = False
    """Somebody begins to speak who is not named."""


def read(document: Document) -> Iterator[Draft | Problem]:
    """One draft of a subtitle file. Raises `ReadError` for one without words."""
    decoded = decode(document.read())
    yield from decoding_problems(decoded, document.name)
    cues = list(_cues(decoded.text))
    if not cues:
        raise ReadError("there are no subtitles in it", "Save them again, or save their text as a .txt file.")
    yield _draft(cues)


def protocol(text: str) -> Draft | None:
    """The draft of a text whose turns have heads with a time; None for any other."""
    lines = [line.strip() for line in text.splitlines()]
    heads = [found for line in lines if len(line) < 4000 and (found := TURN.fullmatch(line))]
    if len(heads) < LEAST_TURNS:
        return None
    cues, before = list[Cue](), list[str]()
    for line in lines:
        found = TURN.fullmatch(line) if len(line) < 4000 else None
        if found:
            time = found["time"] or found["plain"]
            cues.append(Cue(_seconds(time), _seconds(time), time, found["name"], found["text"] or ""))
        elif line and cues:
            last = cues[-1]
            cues[-1] = last._replace(text=f"{last.text}\n{line}".strip())
        elif line:
            before.append(line)
    return _draft([cue for cue in cues if cue.text], before)


def _cues(text: str) -> Iterator[Cue]:
    """The words of each line; one that names nobody goes on with the speaker before it, unless it is marked as another's."""
    speaker, ended = "", True
    tagged = bool(VOICE.search(text))
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        place = next((place for place, line in enumerate(lines[:3]) if TIMES.fullmatch(line)), None)
        found = TIMES.fullmatch(lines[place]) if place is not None else None
        if place is None or found is None or NOTES.match(lines[0]):
            continue
        if tagged and ended:
            speaker = ""  # a voice is that of its cue alone
        for voice, words in _said([lines[number] for number in range(place + 1, len(lines))]):
            speaker = speaker if voice is None else voice
            if words and not SOUND.fullmatch(words):
                ended = is_terminated(words)
                yield Cue(_seconds(found["start"]), _seconds(found["end"]), found["start"], speaker, words, voice == "")


def _said(lines: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """The words of the lines of one cue, each with its speaker: empty for one that is new and not named, None for the one before."""
    for line in lines:
        places = [one.start() for one in VOICE.finditer(line)]
        for start, end in pairwise(sorted({0, *places, len(line)})):
            piece = line[start:end]
            tag = VOICE.match(piece)
            voice = tag["voice"].strip() if tag else None
            words = " ".join(html.unescape(TAG.sub("", piece)).split())
            if named := SPEAKER.match(words):
                voice, words = named["name"], words[named.end() :]
            elif turned := NEW_TURN.match(words):
                voice, words = voice or "", words[turned.end() :]
            yield voice, words


def _seconds(clock: str) -> float:
    found = 0.0
    for part in clock.replace(",", ".").split(":"):
        found = 60 * found + float(part)
    return found


def _draft(cues: Sequence[Cue], before: Sequence[str] = ()) -> Draft:
    """A paragraph for what one says in a stretch, below a line that says when; that line is set aside."""
    parts: list[str] = list(before)
    given: list[tuple[Span, int]] = []
    turns: list[Turn] = []
    length = sum(len(part) + 2 for part in parts)
    for group in _stretches(cues):
        head = f"[{group[0].printed}]"
        given.append(((length, length + len(head)), FURNITURE))
        parts.append(head)
        length += len(head) + 2
        said, speaker = _joined(group), group[0].speaker
        body = f"{speaker}: {said}" if speaker else said
        parts.append(body)
        turns.append(
            Turn(
                start=length + len(body) - len(said),
                end=length + len(body),
                speaker=(length, length + len(speaker)) if speaker else None,
                when=group[0].printed,
            )
        )
        length += len(body) + 2
    return Draft(text="\n\n".join(parts), format="transcript", metadata=Metadata(), given=tuple(given), turns=tuple(turns))


def _stretches(cues: Sequence[Cue]) -> Iterator[list[Cue]]:
    group: list[Cue] = []
    size = 0
    for cue in cues:
        if group:
            changed = cue.speaker != group[-1].speaker or cue.new
            ended = is_terminated(group[-1].text) and (cue.start - group[-1].end > PAUSE or size > LONGEST_PARAGRAPH)
            if changed or ended:
                yield group
                group, size = [], 0
        group.append(cue)
        size += len(cue.text)
    if group:
        yield group


def _joined(group: Sequence[Cue]) -> str:
    """The words of some cues; what rolling subtitles print again is said once."""
    said: list[str] = []
    for cue in group:
        if not said or cue.text != said[-1]:
            said.append(cue.text)
    return " ".join(said)
