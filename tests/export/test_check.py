"""An export held against its sources: every altered character is found and named."""

import gzip
import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.export import formats
from briefing.export.check import check
from briefing.export.quotes import NotAnExportError
from briefing.reading import Limits
from tests.export.corpus import curated, on_disk


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return on_disk(tmp_path / "corpus")


@pytest.fixture(params=["md", "json", "html"])
def export(request: pytest.FixtureRequest, corpus: Path, tmp_path: Path) -> Path:
    file = tmp_path / f"brief.{request.param}"
    file.write_bytes(b"".join(formats.parts(curated(corpus), formats.format_of(file))))
    return file


def test_an_untouched_export_holds(export: Path, corpus: Path) -> None:
    result = check(export, [corpus])
    assert not result.failures
    assert result.quotes >= 12


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where the quoted words stand in an export."""
    pattern = r'"text":"(.*?)","role"|^- (.*?)(?=\[\^)|\]: “(.*?)” — |data-end="\d+">(.*?)</q>'
    return [found.span(found.lastindex or 0) for found in re.finditer(pattern, text, re.MULTILINE)]


def failing_lines(export: Path, corpus: Path, touched: int) -> set[int]:
    try:
        return {failure.line for failure in check(export, [corpus]).failures}
    except NotAnExportError:
        return {touched}  # the character was a mark of JSON, and the file is none any more


def test_one_altered_character_anywhere_is_found_on_its_line(export: Path, corpus: Path) -> None:
    text = export.read_text(encoding="utf-8")
    dice = random.Random(7)
    spans = quoted_spans(text)
    assert len(spans) >= 12
    for start, end in spans:
        for at in sorted(dice.sample(range(start, end), min(6, end - start))):
            if text[at] == "\\" or text[at - 1] == "\\" or "`" in text[at - 1 : at + 2] or "&" in text[max(0, at - 6) : at + 1]:
                continue  # marks of the format, not of the quote
            for altered in (text[:at] + "Q" + text[at + 1 :], text[:at] + text[at + 1 :], text[:at] + "q" + text[at:]):
                export.write_text(altered, encoding="utf-8")
                line = text.count("\n", 0, at) + 1
                assert line in failing_lines(export, corpus, line), altered[start - 5 : end + 5]


def test_the_difference_is_named(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    text = b"".join(formats.parts(curated(corpus), "markdown")).decode()
    file.write_text(text.replace("- Two gates", "- Ten gates"), encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
    assert done.exit_code == 1
    assert re.search(r"brief\.md:\d+: not in delta\.txt: “Ten gates stay shut\.” \(at character 2 “Ten gates", done.stdout)
    assert "but the source has “Two gates" in done.stdout
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
    assert done.exit_code == 0
    assert done.stdout == ""


def test_a_source_that_grew_around_its_quotes_still_holds(export: Path, corpus: Path) -> None:
    file = corpus / "herald.txt"
    file.write_text("A correction was made to this article. " + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert not check(export, [corpus]).failures


def test_sources_are_read_within_the_limits_of_the_settings(export: Path, corpus: Path) -> None:
    assert check(export, [corpus], Limits(text_characters=10)).failures, "what the limits leave out can't be held against"


def test_a_source_that_changed_or_went_is_named(export: Path, corpus: Path) -> None:
    file = corpus / "herald.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("Three gates", "Four gates"), encoding="utf-8")
    assert any("Three gates" in failure.what for failure in check(export, [corpus]).failures)
    file.unlink()
    assert any("there is no source herald.txt" in failure.what for failure in check(export, [corpus]).failures)


@pytest.mark.parametrize(
    ("find", "put", "said"),
    [
        (r"\[\^herald-\w+\]", "", "the front matter names"),
        (r"^\[\^herald-\w+\]: .*\n", "", "there is no footnote"),
        (r", characters \d+–\d+\.", ".", "names no place"),
        (r"^- Two gates.*\n", "", "the front matter names"),
    ],
)
def test_what_ties_quotes_to_sources_can_not_be_taken_away(corpus: Path, tmp_path: Path, find: str, put: str, said: str) -> None:
    file = tmp_path / "brief.md"
    text = b"".join(formats.parts(curated(corpus), "markdown")).decode()
    altered = re.sub(find, put, text, count=1, flags=re.MULTILINE)
    assert altered != text
    file.write_text(altered, encoding="utf-8")
    assert any(said in failure.what for failure in check(file, [corpus]).failures)


def test_a_quote_taken_out_of_a_page_is_missed(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    text = b"".join(formats.parts(curated(corpus), "html")).decode()
    file.write_text(re.sub(r"<q .*?</q>", "", text, count=1), encoding="utf-8")
    assert any("the second line names" in failure.what for failure in check(file, [corpus]).failures)


@pytest.mark.parametrize("content", ["<p>mine</p>", "# My notes\n", "{}", '{"schema": "other/1"}', "{broken", "\x00\x01"])
def test_a_file_that_is_no_export_is_said_to_be_none(corpus: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.md"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(NotAnExportError):
        check(file, [corpus])
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
    assert done.exit_code == 2
    assert "no export of ours" in done.stderr


def test_quotes_of_a_packed_file_are_found_in_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "news.txt.gz").write_bytes(gzip.compress(b"The dam above the town broke on Monday, the mayor said.\n"))
    done = CliRunner().invoke(cli, ["export", str(tmp_path / "in"), "--no-cache", "--jobs", "1", "-o", str(tmp_path / "brief.md")])
    assert done.exit_code == 0, done.stderr
    done = CliRunner().invoke(cli, ["check", str(tmp_path / "brief.md"), str(tmp_path / "in")])
    assert done.exit_code == 0, done.stderr
