"""Drafts made to eat memory or hours are checked, or refused by name, within two seconds."""

from __future__ import annotations

import faulthandler
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.export.drafts.draft_text import NotADraftError, read_draft
from briefing.export.drafts.facts import Lexis, facts_of
from briefing.model import DateMention, Mention
from tests.pace import slowness
from tests.reading.making import zipped

SAID = "The ferry to Batangas sails again on Monday after 12 days, the harbour office said.\n"
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'


def word(body: bytes) -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": WORD % body})


SYLLABLES = ("ba", "de", "gi", "lo", "mu", "na", "re", "so", "tu")
CHECKED: dict[str, Callable[[], bytes]] = {
    "blanks.md": lambda: b"a" + b" " * 200_000 + b"b",
    "bars.md": lambda: b"a" + b"|" * 200_000 + b"b",
    "dots.md": lambda: "“a{}b”".format(" ." * 60_000).encode(),
    "inline.html": lambda: b"<html><body><p>" + b"<b>x</b> " * 22_000,
    "numbers.md": lambda: b"a*12*=b; " * 10_000,
    "names.md": lambda: b"Ana Cruz of Batangas " * 9_500,
    "many-names.md": lambda: " ".join(f"Ana {''.join(name).title()} of Batangas" for name in product(SYLLABLES, repeat=4)).encode(),
}
REFUSED: dict[str, Callable[[], bytes]] = {
    "attributes.html": lambda: b"<html><body><p " + b" ".join(b"a%d=b" % number for number in range(120_000)) + b">x",
    "sentences.txt": lambda: b"He said. " * 22_000,
    "quotes.md": lambda: "“The dam broke,” said Ana Cruz. ".encode() * 5_800,
    "packed.docx": lambda: word(b"<w:p><w:r><w:t>" + b"a " * 20_000_000 + b"</w:t></w:r></w:p>"),
}


@pytest.fixture(autouse=True)
def _ended_when_it_hangs() -> Iterator[None]:
    faulthandler.dump_traceback_later(110, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("name", CHECKED)
def test_a_costly_draft_is_checked_soon(name: str, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(SAID)
    file = tmp_path / name
    file.write_bytes(CHECKED[name]())
    CliRunner().invoke(cli, ["check", "-", str(tmp_path / "corpus")], input=SAID)  # what is loaded and read at first is no draft's time
    begun = time.process_time()
    done = CliRunner().invoke(cli, ["check", str(file), str(tmp_path / "corpus")])
    assert time.process_time() - begun < 2 * slowness()
    assert done.exit_code in (0, 1)


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_draft_is_like_is_refused_at_once(name: str) -> None:
    data = REFUSED[name]()
    begun = time.process_time()
    with pytest.raises(NotADraftError, match=name):
        read_draft(data, name)
    assert time.process_time() - begun < 2 * slowness()


QUOTED = "“The dam near Cuzco broke on Monday at {} o'clock,” said Ana Cruz of the harbour office, and {} men went home on foot.\n"


def _seconds(draft: str, corpus: Path) -> float:
    (corpus.parent / "draft.md").write_text(draft, encoding="utf-8")
    begun = time.process_time()
    done = CliRunner().invoke(cli, ["check", str(corpus.parent / "draft.md"), str(corpus)])
    assert done.exit_code == 1
    return time.process_time() - begun


@pytest.mark.parametrize(
    "made",
    [
        lambda count: "".join(QUOTED.format(number, number + 2) for number in range(count)),
        lambda count: "He said " + "“the dam near the town broke”, " * (4 * count),
        lambda count: "Ana Cruz of Batangas " * (6 * count),
    ],
    ids=["quotations", "quotations in one sentence", "names in one sentence"],
)
def test_a_drafts_time_grows_with_its_length(made: Callable[[int], str], tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(SAID)
    _seconds(made(4), tmp_path / "corpus")
    once, eightfold = _seconds(made(100), tmp_path / "corpus"), _seconds(made(800), tmp_path / "corpus")
    assert eightfold < 20 * once, "eight times the text takes eight times as long, not sixty-four"


def test_words_of_quotations_are_left_out_without_a_copy_of_the_draft() -> None:
    front, sentence = "Nobody saw it. " * 130_000, "“No ferry left Puno on 3 May,” said Ana Cruz of Tacna on 4 May.\n"
    text, lexis = front + sentence, Lexis()
    start, end, quoted = len(front), len(text) - 1, (len(front), len(front) + 30)
    spans = {name: (text.index(name), text.index(name) + len(name)) for name in ("Puno", "Ana Cruz", "Tacna", "3 May", "4 May")}
    mentions = [Mention(start=spans[name][0], end=spans[name][1], name=name, kind="place") for name in ("Puno", "Ana Cruz", "Tacna")]
    dates = [DateMention(start=spans[day][0], end=spans[day][1], when=f"2024-05-0{day[0]}") for day in ("3 May", "4 May")]
    blanked = front + " " * 30 + sentence[30:]
    assert facts_of(text, (start, end), lexis, mentions, dates, [quoted]) == facts_of(blanked, (start, end), lexis, mentions, dates)
    begun = time.process_time()
    for _ in range(2_000):
        found = facts_of(text, (start, end), lexis, mentions, dates, [quoted])
    assert time.process_time() - begun < 2 * slowness()
    assert [name.printed for name in found.names] == ["Ana Cruz", "Tacna"]
