"""Exports made bad and held against their sources: `briefing check` answers yes, no or that it could not, and never else."""

from __future__ import annotations

import csv
import json
import re
import time
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import mkdtemp

import docx
from click.testing import CliRunner
from lxml import html as lxml_html

from briefing.cli import cli
from briefing.export import formats
from briefing.export.drafts.draft_text import is_draft
from tests.export.corpus import curated, on_disk
from tests.hostile_fields import ACTS

ANSWERS = {0, 1, 3}
QUOTED = re.compile(r"^- (.*?)(?=\[\^)|\]: “(.*?)” — ", re.MULTILINE)
"""The words that an export in markdown quotes, as it writes them."""


@cache
def corpus() -> Path:
    """The articles, once for each process."""
    return on_disk(Path(mkdtemp(prefix="briefing-fuzz-")) / "corpus")


@cache
def exports() -> dict[str, bytes]:
    """A good export of each format, by the name of its kind."""
    view, names = curated(corpus()), ("brief.md", "brief.html", "brief.json", "brief.docx", "brief.csv")
    return {name: b"".join(formats.parts(view, formats.format_of(Path(name)))) for name in names}


def wrong_with(data: bytes, name: str, slowest: float) -> str:
    """What rule checking this export breaks, or an empty string."""
    file = corpus().parent / f"altered-{name}"
    file.write_bytes(data)
    begun = time.process_time()
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus())])
    seconds = time.process_time() - begun
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        return f"{type(done.exception).__name__}: {done.exception}"
    if done.exit_code not in ANSWERS:
        return f"exit code {done.exit_code}"
    if found := ACTS.search(done.output):
        return f"it prints {found[0]!r}"
    if is_draft(data, name):  # what says that it is an export is damaged: it is held as a text of somebody's own, which has other words
        return "it says that it is an export that stands" if "stand in their sources" in done.output else _slow(seconds, slowest)
    if ("stand in their sources" in done.output) != (done.exit_code == 0) or "All 0" in done.output:
        return f"it says {done.output[-200:]!r} and exits with {done.exit_code}"
    if done.exit_code == 0 and (altered := _altered(data, name)):
        return f"it passes {altered!r}"
    return _slow(seconds, slowest)


def _slow(seconds: float, slowest: float) -> str:
    return f"took {seconds:.1f} s" if seconds > slowest else ""


def _altered(data: bytes, name: str) -> str:
    """Words that an export quotes and the good one does not."""
    quoted, good = (_quoted(one, name) for one in (data, exports()[name]))
    return next(iter(quoted - good), "")


def _quoted(data: bytes, name: str) -> set[str]:
    """Read by other means than `check` reads them."""
    if name.endswith(".docx"):
        return _quoted_in_word(data)
    text = data.decode("utf-8-sig")
    if name.endswith(".json"):
        return {one["text"] for one in json.loads(text)["statements"]}
    if name.endswith(".csv"):
        # Blanks are laid out anew by programs of tables, and are held as one, as in a text.
        return {" ".join((row["text"] or "").split()) for row in csv.DictReader(StringIO(text, newline="")) if row["file"]}
    if name.endswith(".html"):
        return {
            one.text_content()
            for one in lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8")).iter("q")
        }
    words = {next(filter(None, found), "") for found in QUOTED.findall(text)}
    return {one for one in words if one.count("`") % 2 == 0}  # else the footnote stands in a code span, and is none


def _quoted_in_word(data: bytes) -> set[str]:
    """Nothing where the document can't be opened. A style is known by its id, which stands also where the styles are damaged."""
    try:
        paragraphs = docx.Document(BytesIO(data)).paragraphs
        # Blanks at either end of a line are laid out anew by programs of texts, and say nothing.
        return {one.text.strip() for one in paragraphs if one._p.style == "BriefingQuotation"}
    except Exception:  # noqa: BLE001 - python-docx raises whatever its parsers do
        return set()
