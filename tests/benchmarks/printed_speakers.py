"""What has become of printed speakers that editors read: those that were right and those that were wrong, over 93 events.

    python -m tests.benchmarks.printed_speakers           the counts
    python -m tests.benchmarks.printed_speakers --show    the same, and each sentence of which a right speaker is lost

`printed_speakers.labels.jsonl` holds the places of the sentences with checksums, as the labels of the models do, and no text: a name is
the checksums of its words. `verdicts` are [document, start, end, verdict, printed name, right name], one for each printed name and one for
each sentence without one (`none`: rightly nobody's; `missed`: somebody speaks). Sixteen readers read a part each, and 160 sentences of
each other's: they agree on right or wrong of 161 names in 162.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefing.analysis.actors.linking import fold
from briefing.analysis.wordlists import listed
from briefing.assembly.entities import voices
from briefing.assembly.training.labels import articles_of
from briefing.model import Article, Record
from tests.benchmarks.figures import SHARED

LABELS = Path(__file__).with_name("printed_speakers.labels.jsonl")
SMALL = listed("the a an of for and in to mr mrs ms dr president sen rep gov senator representative")

NOBODY = listed("nobody thought aside beside reporter")
"""Verdicts of names that are right as soon as they are gone."""

Words = frozenset[str]


class Verdict(Record, frozen=True, array_like=True):
    """What an editor said of a name beside a sentence: where, the verdict, and the words of the name and of who speaks."""

    document: int
    start: int
    end: int
    verdict: str
    printed: Words
    right: Words


class Labelled(Record, frozen=True):
    """A line of the file of labels."""

    event: str
    documents: tuple[tuple[str, str], ...]
    verdicts: tuple[Verdict, ...]


def checksums(name: str) -> Words:
    """The checksums of the words of a name, without titles and articles."""
    words = re.findall(r"\w+", fold(name).replace("’s", ""))
    return frozenset(f"{zlib.crc32(word.encode()):08x}" for word in words if word not in SMALL)


def printed(article: Article) -> dict[tuple[int, int], list[list[Words]]]:
    """For each sentence of an article the names and aliases of each of its speakers."""
    known = {voice.id: voice for voice in article.analysis.voices}
    whose = {one.id: one.voice for one in article.analysis.attributions}
    return {
        (one.start, one.end): [
            [checksums(name) for name in (known[voice].name, *known[voice].aliases)] for at in one.attributions if (voice := whose[at])
        ]
        for one in article.analysis.statements
    }


def outcome(verdict: Verdict, speakers: list[list[Words]]) -> str:
    """What has become of a verdict, as a row of the table."""
    stays = any(verdict.printed in names for names in speakers)
    resolved = any(verdict.right & words for names in speakers for words in names)
    if verdict.verdict == "right":
        return "right: printed" if stays else "right: lost"
    if verdict.verdict == "none":
        return "rightly nobody: filled" if speakers else "rightly nobody: nobody"
    if verdict.verdict == "missed":
        return f"missed: {'mended' if resolved else 'somebody else' if speakers else 'nobody'}"
    if stays:
        return f"{verdict.verdict}: printed"
    return f"{verdict.verdict}: {'mended' if resolved or verdict.verdict in NOBODY else 'another or nobody'}"


def rows() -> Iterator[tuple[str, str]]:
    """Each verdict's outcome, with its sentence."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        labelled = msgspec.json.decode(line, type=Labelled)
        found = articles_of(labelled.event, labelled.documents, SHARED / "data")
        linked = {Path(one.source.path).name: one for one in voices.link_voices(list(found.values()))}
        articles = [linked[file] for file, _ in labelled.documents]
        speakers = [printed(article) for article in articles]
        for verdict in labelled.verdicts:
            place = verdict.start, verdict.end
            if place in speakers[verdict.document]:
                yield outcome(verdict, speakers[verdict.document][place]), articles[verdict.document].source.text[slice(*place)]
            else:
                yield "sentence cut otherwise", ""


def main() -> None:
    """Print the counts and, if asked, the sentences of which a right speaker is lost."""
    found = list(rows())
    for name, count in sorted(Counter(name for name, _ in found).items()):
        print(f"{count:5} {name}")
    if "--show" in sys.argv:
        for name, text in found:
            if name in ("right: lost", "rightly nobody: filled"):
                print(f"{name}: {' '.join(text.split())}")


if __name__ == "__main__":
    main()
