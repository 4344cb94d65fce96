"""Saved pages against the articles they should give: words and metadata, ours beside trafilatura alone in the same run.

    python -m tests.benchmarks.html_pages [FOLDER]

FOLDER holds one folder a page with `source.html`, `expected.html` and `expected-metadata.json` (the layout of Mozilla Readability's
test suite); `../shared/data/html` unless told. Precision, recall and F1 are over bags of words, averaged over the pages.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import mean

import trafilatura
from lxml import html

from briefing.model import Problem, Source
from briefing.reading import read_path

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "html"
WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    """The words of a text, in lower case, with how often they stand in it."""
    return Counter(WORD.findall(text.lower()))


def scores(got: str, wanted: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a text over its words."""
    a, b = words(got), words(wanted)
    same = sum((a & b).values())
    precision, recall = same / max(1, sum(a.values())), same / max(1, sum(b.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def kept(source: Source) -> str:
    """The text of a source without its furniture and its title, which the expected articles leave out."""
    text, position, parts = source.text, 0, []
    cut = [(item.start, item.end) for item in source.furniture] + ([source.title_span] if source.title_span else [])
    for start, end in sorted(cut):
        parts.append(text[position:start])
        position = max(position, end)
    return " ".join([*parts, text[position:]])


def same(wanted: str | None, got: str | None) -> bool:
    """Whether two values of the metadata share most of their words."""
    a, b = words(wanted or ""), words(got or "")
    return bool(a) and sum((a & b).values()) >= 0.6 * max(sum(a.values()), sum(b.values()))


def main() -> None:
    """Print one line a system, and one of the metadata."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    rows: dict[str, list[tuple[float, float, float]]] = {"trafilatura alone": [], "ours, as read": [], "ours, without furniture": []}
    seconds: Counter[str] = Counter()
    metadata: Counter[str] = Counter()
    for page in sorted(path for path in folder.iterdir() if (path / "source.html").is_file()):
        raw = (page / "source.html").read_bytes()
        wanted = html.document_fromstring((page / "expected.html").read_text(encoding="utf-8")).text_content()
        begun = time.perf_counter()
        alone = trafilatura.extract(raw.decode("utf-8", "replace"), include_comments=False) or ""
        seconds["trafilatura alone"] += time.perf_counter() - begun
        begun = time.perf_counter()
        found = next(read_path(page / "source.html", page.name + ".html"))
        seconds["ours"] += time.perf_counter() - begun
        rows["trafilatura alone"].append(scores(alone, wanted))
        rows["ours, as read"].append(scores("" if isinstance(found, Problem) else found.text, wanted))
        rows["ours, without furniture"].append(scores("" if isinstance(found, Problem) else kept(found), wanted))
        if isinstance(found, Source):
            count_metadata(metadata, json.loads((page / "expected-metadata.json").read_text(encoding="utf-8")), found)
        if "--pages" in sys.argv and rows["ours, without furniture"][-1][2] < rows["trafilatura alone"][-1][2] - 0.005:
            print(page.name, *(f"{rows[name][-1][2]:.3f}" for name in rows), found.error if isinstance(found, Problem) else "")
    for name, values in rows.items():
        precision, recall, both = (100 * mean(column) for column in zip(*values, strict=True))
        print(f"{name:26} precision {precision:.2f} recall {recall:.2f} F1 {both:.2f}")
    print(
        "metadata:",
        ", ".join(f"{key} {metadata[key]} of {metadata['of ' + key]}" for key in ("title", "byline", "site", "date", "language")),
    )
    print("seconds:", dict(seconds))


def count_metadata(counts: Counter[str], wanted: dict[str, str | None], found: Source) -> None:
    """Add one page's metadata to the counts: those that the expectation names, and those of them that are right."""
    known = found.metadata
    pairs = {
        "title": (wanted.get("title"), known.title and known.title.value),
        "byline": (wanted.get("byline"), ", ".join(author.value for author in known.authors)),
        "site": (wanted.get("siteName"), known.outlet and known.outlet.value),
        "date": ((wanted.get("publishedTime") or "")[:10], known.published and known.published.value[:10]),
        "language": ((wanted.get("lang") or "")[:2], known.language and known.language.value[:2]),
    }
    for key, (expected, got) in pairs.items():
        if expected:
            counts["of " + key] += 1
            counts[key] += same(expected, got)


if __name__ == "__main__":
    main()
