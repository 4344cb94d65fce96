"""What must hold whatever a file holds: no exception, no hang, no flood of memory, and results that hold together."""

from __future__ import annotations

import resource
import time

from briefing.model import Problem, Source
from briefing.reading import Limits, ReadError, corpus, read_bytes
from briefing.reading.document import Document
from briefing.reading.readers import library
from tests.fuzz import exports, fields

SLOWEST = 5.0
"""Seconds of processor time that one input may take."""
MOST_MEGABYTES = 500
LEAST_GROWTH = 50
"""Megabytes by which the peak of a process must grow to be an input's doing, where it was above the most before."""
LIMITS = Limits(document_bytes=8_000_000, unpacked_bytes=30_000_000)


def wrong_with(data: bytes, name: str, limits: Limits = LIMITS) -> str:
    """What rule the reading of an input breaks, or an empty string."""
    if name in exports.exports():
        return exports.wrong_with(data, name, SLOWEST)
    if name == fields.NAME:
        return fields.wrong_with(data.decode())
    begun, before = time.process_time(), megabytes()
    try:
        found = list(read_bytes(data, name, limits))
        broken = next(filter(None, map(problem_with, found)), "")
        corpus.settle([one for one in found if isinstance(one, Source)])
        _as_library(data, name, limits)
    except Exception as error:  # noqa: BLE001 - any exception is what we look for
        return f"{type(error).__name__}: {error}"
    seconds = time.process_time() - begun
    if seconds > SLOWEST:
        return f"took {seconds:.1f} s"
    # The process may have had more before, for something else, and any allocation then moves its peak a little.
    most = MOST_MEGABYTES if before < MOST_MEGABYTES else before + LEAST_GROWTH
    return broken or (f"memory {megabytes()} MB" if megabytes() > most else "")


def _as_library(data: bytes, name: str, limits: Limits) -> None:
    """A file beside the articles is looked at a second time, for what it knows of them."""
    document = Document(name, data=data, limits=limits)
    if not library.may_be(document):
        return
    try:
        library.entries(document)
    except ReadError as error:
        assert error.error  # noqa: PT017 - it is the words that are looked at
        assert error.advice  # noqa: PT017


def megabytes() -> int:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def problem_with(found: Source | Problem) -> str:
    """Whether a result holds together: passages inside the text, in order, apart from furniture; problems with words."""
    if isinstance(found, Problem):
        if found.error.startswith("the ") and " is broken (" in found.error and found.error.endswith(")"):
            kind = found.error.split("(", 1)[1].split(":", 1)[0]
            if kind in ("AssertionError", "IndexError", "AttributeError", "TypeError", "NameError", "KeyError", "UnboundLocalError"):
                return f"an error of ours, caught at the last moment: {found.error}"
        return "" if found.error and found.advice and found.path else "a problem without words"
    position = 0
    furniture = [(item.start, item.end) for item in found.furniture]
    for sentence in found.sentences:
        if not (position <= sentence.start < sentence.end <= len(found.text)):
            return "passages out of order"
        if any(start < sentence.end and end > sentence.start for start, end in furniture):
            return "a passage over furniture"
        position = sentence.end
    return ""
