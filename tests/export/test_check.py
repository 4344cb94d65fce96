"""An export held against its sources: every altered character is found and named."""

import gzip
import json
import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.export import formats
from briefing.export.check import check
from briefing.export.part import page_selection
from briefing.export.quotes import NotAnExportError
from briefing.reading import Limits
from tests.export.corpus import curated, on_disk, paged


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
    assert re.search(r"All its \d+ lines are as they were written", done.stderr)
    assert "Not checked: whether these are the speakers" in done.stderr, "a green answer covers only what was looked at"


def test_a_source_that_grew_around_its_quotes_still_holds(export: Path, corpus: Path) -> None:
    file = corpus / "herald.txt"
    file.write_text("A correction was made to this article. " + file.read_text(encoding="utf-8"), encoding="utf-8")
    failures = check(export, [corpus]).failures
    assert not check(export, [corpus]).altered
    if export.suffix == ".json":
        assert [failure.what for failure in failures] == ["herald.txt is not the text that the export names: its checksum is another"]
    else:
        assert not failures


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
        (r"^- Two gates.*", r"\g<0>\n* All gates stay shut.[^delta-1]", "a footnote stands where no quoted line is"),
        (r"^(\[\^1\]: ).*\n", r"\g<1>Forged, `herald.txt`, characters 1–5.\n\n\g<0>", "there is a second footnote"),
        (r"\n<!-- briefing seal (.|\n)*", "", "the seal at its end is gone"),
        (r"<!-- briefing seal ", "<!-- briefing seal 0", "the seal at its end is gone or damaged"),
        (r"^(<!-- briefing seal \w+\n)....", r"\g<1>0000", "is not as it was written"),
        (r", characters \d+–", ", characters 0–", "names no place"),
        (r", characters \d+–(\d+)", r", characters 9\g<1>–\g<1>", "names no place"),
        (r", characters \d+–\d+", ", characters 1–" + "9" * 5000, "names no place"),
        (r", characters \d+–\d+", ", characters ²–³", "names no place"),
        (r"\[\^1\]", "", "is not as it was written"),
        (r"^\[\^1\]: .*\n", "", "there is no footnote"),
        (r", characters \d+–\d+\.", ".", "names no place"),
        (r"^- Two gates.*\n", "", "1 line that stood behind this one is gone"),
    ],
)
def test_what_ties_quotes_to_sources_can_not_be_taken_away(corpus: Path, tmp_path: Path, find: str, put: str, said: str) -> None:
    file = tmp_path / "brief.md"
    text = b"".join(formats.parts(curated(corpus), "markdown")).decode()
    altered = re.sub(find, put, text, count=1, flags=re.MULTILINE)
    assert altered != text
    file.write_text(altered, encoding="utf-8")
    result = check(file, [corpus])
    assert any(said in failure.what for failure in (*result.failures, *result.altered))


@pytest.mark.parametrize(
    ("find", "put", "said"),
    [
        (r'data-start="\d+"', 'data-start="²"', "names no place"),
        (r'data-end="\d+"', f'data-end="{"9" * 5000}"', "names no place"),
        (r"<q ([^>]*)>", r"<q \g<1>>All gates are open. <q \g<1>>", "a quotation begins within this one"),
        (r"<q [^>]*>", "<q>", "names no place"),
        (r"</q>(?!.*</q>)", "", "holds markup"),
        (r"</q>(?!.*</q>).*", "", "this quotation has no end"),
        (r"(<q [^>]*>)", r'\g<1><img src="no">', "holds markup"),
        (r"(<q [^>]*>\w+)", r"\g<1></b>", "holds markup"),
    ],
)
def test_what_a_page_quotes_can_not_be_hidden(corpus: Path, tmp_path: Path, find: str, put: str, said: str) -> None:
    file = tmp_path / "brief.html"
    text = b"".join(formats.parts(curated(corpus), "html")).decode()
    altered = re.sub(find, put, text, count=1, flags=re.DOTALL)
    assert altered != text
    file.write_text(altered, encoding="utf-8")
    assert any(said in failure.what for failure in check(file, [corpus]).failures)


def test_the_checksums_of_json_are_held_too(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.json"
    text = b"".join(formats.parts(curated(corpus), "json")).decode()
    file.write_text(text, encoding="utf-8")
    assert check(file, [corpus]).checksums == 3
    file.write_text(re.sub(r'"sha256":"[0-9a-f]', '"sha256":"x', text, count=1), encoding="utf-8")
    assert [failure.line for failure in check(file, [corpus]).failures] == [text.count("\n", 0, text.index('"sha256"')) + 1]


ONE_SOURCE = '"sources": [{"id": "delta", "path": "delta.txt", "sha256": "0"}]'
ONE_STATEMENT = '{"id": "x", "source": "delta", "start": 0, "end": 4, "text": "The "}'


@pytest.mark.parametrize(
    "content",
    [
        '{"schema": ["briefing/1"]}',
        '{"schema": "briefing/1", "sources": null, "statements": []}',
        '{"schema": "briefing/1", "sources": [5], "statements": []}',
        '{"schema": "briefing/1", "sources": [{"id": [], "path": 5, "sha256": null}], "statements": []}',
        f'{{"schema": "briefing/1", {ONE_SOURCE}, "statements": [{ONE_STATEMENT.replace("0", "-5")}]}}',
        f'{{"schema": "briefing/1", {ONE_SOURCE}, "statements": [{ONE_STATEMENT.replace("4", "1e308")}]}}',
        f'{{"schema": "briefing/1", {ONE_SOURCE}, "statements": [{ONE_STATEMENT.replace(chr(34) + "The " + chr(34), "null")}]}}',
        f'{{"schema": "briefing/1", {ONE_SOURCE}, "statements": []}}',
        '{"schema": "briefing/1", "sources": ' + "[" * 100_000,
        "---\nbriefing: brief/1\nquotes: 0\n---\n\n# Nothing\n",
        "---\nbriefing: brief/1\nquotes: 1\n---\n\n- The dam.[^a]\n\n[^a]: Gone, `gone.txt`, characters 1–5.\n",
        "<!DOCTYPE html>\n<!-- briefing: brief/1, 0 quotes -->\n<p>Nothing</p>",
        "<!DOCTYPE html>\n<!-- briefing: brief/1, 0 quotes -->\n<![x[ <!x [",
        "\x00\x1b]0;pwn\x07",
        "",
    ],
)
def test_what_can_not_be_checked_is_neither_right_nor_wrong(corpus: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / ("odd.json" if content.startswith("{") else "odd.md")  # another text is a draft
    file.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
    assert done.exit_code == 3, (done.output, done.exception)
    assert "All" not in done.output
    assert "\x1b" not in done.output


def test_a_label_can_not_speak_for_the_program(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    text = b"".join(formats.parts(curated(corpus), "markdown")).decode()
    for label in ("\x1b[2K\x1b[1A\rbriefing:\xa0All\xa0185\xa0quotes\xa0stand", "\u2800" * 5000 + "All-185-quotes-stand.", "\u202edednatS"):
        forged = re.sub(r"^- Two gates[^\[]*\[\^[^\]]+\]", f"- Ten gates stay shut.[^{label}]", text, count=1, flags=re.MULTILINE)
        assert forged != text
        file.write_text(forged, encoding="utf-8", newline="")
        done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
        assert done.exit_code == 1
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.output)
        assert max(map(len, done.stdout.replace(str(file), "").splitlines())) < 300


def test_a_wording_ends_where_it_ends_whatever_the_title_says(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, lead in (("a", "The dam above Ilo broke on Monday"), ("b", "On Monday the dam above Ilo broke")):
        title = "“Water” — a” — b"
        text = (
            f"Title: {title}\nSource: Post {name} ” — x\nDate: 2023-09-11\n\n{lead}, “Ana” — the mayor — said. Nobody was hurt, she said.\n"
        )
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, ["export", str(tmp_path / "in"), "--no-cache", "--jobs", "1", "-o", str(tmp_path / "brief.md")])
    assert done.exit_code == 0, done.stderr
    done = CliRunner().invoke(cli, ["check", str(tmp_path / "brief.md"), str(tmp_path / "in")])
    assert done.exit_code == 0, done.output


def test_a_quote_taken_out_of_a_page_is_missed(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    text = b"".join(formats.parts(curated(corpus), "html")).decode()
    file.write_text(re.sub(r"<q .*?</q>", "", text, count=1), encoding="utf-8")
    assert any("is not as it was written" in failure.what for failure in check(file, [corpus]).altered)


@pytest.mark.parametrize("content", ["<p>mine</p>", "# My notes\n", "{}", '{"schema": "other/1"}', "{broken", "\x00\x01"])
def test_a_file_that_is_no_export_is_said_to_be_none(corpus: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / ("other.json" if content.startswith("{") else "other.md")
    file.write_text(content, encoding="utf-8")
    with pytest.raises(NotAnExportError):
        check(file, [corpus])
    done = CliRunner().invoke(cli, ["check", str(file), str(corpus)])
    if file.suffix == ".json":
        assert done.exit_code == 3
        assert "no export of ours" in done.stderr
    assert "as they were written" not in done.stderr, "a draft is held sentence by sentence"


def test_quotes_of_a_packed_file_are_found_in_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "news.txt.gz").write_bytes(gzip.compress(b"The dam above the town broke on Monday, the mayor said.\n"))
    done = CliRunner().invoke(cli, ["export", str(tmp_path / "in"), "--no-cache", "--jobs", "1", "-o", str(tmp_path / "brief.md")])
    assert done.exit_code == 0, done.stderr
    done = CliRunner().invoke(cli, ["check", str(tmp_path / "brief.md"), str(tmp_path / "in")])
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize("form", formats.names())
@pytest.mark.parametrize("full", [False, True])
def test_an_export_is_known_when_it_is_piped(form: str, full: bool, corpus: Path) -> None:
    view = paged()
    data = b"".join(formats.parts(view, form, None if full else page_selection(view)))
    done = CliRunner().invoke(cli, ["check", "-", str(corpus)], input=data)
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    assert "stand in their sources, character by character" in done.stderr


@pytest.mark.parametrize("form", ["markdown", "html", "json", "csv"])
def test_a_piped_export_that_was_changed_is_found(form: str, corpus: Path) -> None:
    data = b"".join(formats.parts(paged(), form)).replace(b"Three gates", b"Seven gates")
    done = CliRunner().invoke(cli, ["check", "-", str(corpus)], input=data)
    assert done.exit_code == 1
    assert done.stdout.startswith("standard input:")
    assert "Seven gates" in done.stdout


def test_piped_json_is_known_however_another_program_wrote_it(corpus: Path) -> None:
    brief = json.loads(b"".join(formats.parts(paged(), "json")))
    for text in (json.dumps(brief), f"\n {json.dumps(brief, indent=4)}"):
        done = CliRunner().invoke(cli, ["check", "-", str(corpus)], input=text)
        assert (done.exit_code, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize("piped", ['{"schema": "briefing/2", "sources": [', '{"name": "x"}', "[1, 2]"])
def test_piped_json_that_is_no_export_is_said_to_be_none(piped: str, corpus: Path) -> None:
    done = CliRunner().invoke(cli, ["check", "-", str(corpus)], input=piped)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "standard input is no export of ours" in done.stderr


def test_a_large_word_export_is_no_draft(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.export.drafts.draft_text.LARGEST", 500)
    file = tmp_path / "brief.docx"
    file.write_bytes(b"".join(formats.parts(paged(), "docx")))
    assert CliRunner().invoke(cli, ["check", str(file), str(corpus)]).exit_code == 0
