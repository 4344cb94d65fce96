"""A draft held against its articles: what each kind of sentence is called, and that nothing passes that was not looked at."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli
from briefing.export.drafts.comparing import Differences, Kinship
from briefing.export.drafts.draft_text import NotADraftError, read_draft
from briefing.export.drafts.judging import _Match, _Reading
from briefing.export.drafts.quoted_words import nearest_words, occurrences, pattern_of, plain
from tests.export.drafts.making import written

ARTICLES = {
    "sur.txt": "Levee breaks near Puerto Montt\n\nPublished: 4 May 2031\n\n"
    "A levee broke near Puerto Montt on Sunday and 14 people drowned, the governor said.\n\n"
    "“We had warned the ministry three times,” said Elena Ojeda, the governor of the province.\n\n"
    "The army sent 300 soldiers to the town.\n\n"
    "Prices of cement rose in the capital.\n",
    "norte.txt": "Minister rejects blame\n\nPublished: 5 May 2031\n\n"
    "Public works minister Raúl Paredes denied that his ministry had received any warning.\n\n"
    "“No letter has reached this house,” Paredes said.\n\n"
    "The levee was built in 1974 by a company from Seoul.\n",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return written(tmp_path / "articles", ARTICLES)


def run(*arguments: str | Path, piped: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)), input=piped)


def verdicts(articles: Path, *sentences: str) -> list[dict[str, str]]:
    done = run("check", "-", articles, "--format", "json", "--no-cache", piped="\n\n".join(sentences))
    found: list[dict[str, str]] = json.loads(done.stdout)["sentences"]
    return found


PORTS = {
    "callao.txt": "Cranes of Callao stand still\n\nPublished: 4 May 2031\n\n"
    "The strike in Callao could cost the port company $2.45 billion, Marta Quispe of Naviera Sur said.\n\n"
    "A 2019 law lowered the fee for containers to 5.25 percent. That led 843 shippers to bring back $312 billion.\n\n"
    "On Tuesday the minister of transport, Pedro Salas, said the state could face a bill of $20 billion.\n\n"
    "The port pledged to train all 120,000 dockers against accidents, review its cranes and pay for lost nights.\n\n"
    "“I tell you: nights cost more than cranes,” said Marta Quispe.\n\n"
    "Work was to begin again on May 26.\n\nThe dockers stopped loading fruit.\n\nThe port did not give the number of the hurt.\n\n"
    "Two ships were in the roads when the crane of the three-year-old quay fell.\n",
}


@pytest.mark.parametrize(
    ("sentence", "verdict", "difference"),
    [
        ("The port wants to train all 12,000 of its people against accidents.", "differs", "“12,000” is “120,000”"),
        ("The strike could cost the port company $2.54 billion.", "differs", "“$2.54 billion” is “$2.45 billion”"),
        ("A law of 2019 cut the container fee to 5.25 percent, and 483 shippers brought back $312 billion.", "differs", "“483” is “843”"),
        ("A law of 2019 cut the container fee to 5.25 percent, and 843 shippers brought back $312 billion.", "supported", ""),
        ("Marta Quispe of Naviera Sur said the state could face a bill of $20 billion.", "differs", "Marta Quispe, the source Pedro Salas"),
        ("Pedro Salas said the state could face a bill of $20 billion.", "supported", ""),
        ('The verdict of Pedro Salas: "nights cost more than cranes".', "differs", "Pedro Salas, the source Marta Quispe"),
        ('In Marta Quispe\'s words, "nights cost more than cranes".', "quoted", ""),
        ("Work was to begin again on 26 May.", "supported", ""),
        ("Work was to begin again on 16 May.", "differs", "“16 May” is “May 26”"),
        ("The dockers will load no more fruit.", "supported", ""),
        ("Neither the union nor the port gave the number of the hurt.", "supported", ""),
        ("The dockers did not stop loading.", "not_found", ""),
        ("The port did not pledge to review its cranes.", "differs", "“not”"),
        ("There were three ships in the roads when the crane fell.", "differs", "“three” is “Two”"),
    ],
)
def test_slips_years_and_speakers_are_told_apart(tmp_path: Path, sentence: str, verdict: str, difference: str) -> None:
    [found] = verdicts(written(tmp_path, PORTS), sentence)
    assert found["verdict"] == verdict, found
    assert difference in (found["difference"] or "")


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Fourteen people drowned when a levee broke near Puerto Montt.", "supported"),
        ("The levee had been built in 1974 by a company from Seoul.", "supported"),
        ("Ojeda said: “We had warned the ministry three times.”", "quoted"),
        ('The governor, Elena Ojeda, said "We had warned the ministry three times".', "quoted"),
        ("Ojeda said: “We had warned the ministry four times.”", "altered"),
        ("Paredes said that “a letter has reached this house”.", "altered"),
        ("“We had warned the ministry three times,” Paredes said.", "differs"),
        ("Forty people drowned when a levee broke near Puerto Montt.", "differs"),
        ("A levee broke near Puerto Montt on Thursday and 14 people drowned.", "differs"),
        ("A levee broke near Temuco on Sunday and 14 people drowned.", "differs"),
        ("The levee was built in 1984 by a company from Seoul.", "differs"),
        ("The army did not send 300 soldiers to the town.", "differs"),
        ("Prices of cement fell in the capital.", "differs"),
        ("The president of Uruguay offered to send doctors.", "not_found"),
        ("Ojeda said: “Tomorrow we shall march on the palace with torches.”", "not_found"),
    ],
)
def test_a_sentence_is_called_what_it_is(articles: Path, sentence: str, verdict: str) -> None:
    (found,) = verdicts(articles, sentence)
    assert found["verdict"] == verdict, found


def test_the_passage_is_named_by_file_and_place_and_who_says_it_there(articles: Path) -> None:
    (found,) = verdicts(articles, "“No letter has reached this house,” said Ojeda.")
    start, end = found["passage"]
    assert ARTICLES["norte.txt"][start:end] == "No letter has reached this house"
    assert (found["source"], found["said_by"], found["draft_says"]) == ("norte.txt", "Raúl Paredes", "Ojeda")


def test_the_answer_is_no_where_anything_does_not_stand(articles: Path) -> None:
    good = "Fourteen people drowned when a levee broke near Puerto Montt."
    assert run("check", "-", articles, piped=good).exit_code == 0
    done = run("check", "-", articles, piped=f"{good}\n\nThe president of Uruguay offered to send doctors.")
    assert done.exit_code == 1
    assert "not found: “The president of Uruguay" in done.stdout
    assert "1 supported, 1 not found" in done.stderr


def test_it_is_never_said_that_a_sentence_is_true(articles: Path) -> None:
    done = run("check", "-", articles, piped="Fourteen people drowned when a levee broke near Puerto Montt.")
    assert "never whether it is true" in done.stderr


def test_words_around_a_quotation_are_held_too(articles: Path) -> None:
    (found,) = verdicts(articles, "At a banquet in Lima, Ojeda said: “We had warned the ministry three times.”")
    assert found["verdict"] != "quoted" or "around the quotation" in found["difference"]


def test_a_draft_among_the_articles_is_not_held_against_itself(articles: Path) -> None:
    draft = articles / "draft.md"
    draft.write_text("The president of Uruguay offered to send doctors to the flooded town.\n", encoding="utf-8")
    done = run("check", draft, articles)
    assert done.exit_code == 1
    assert "not held against itself" in done.stderr


def test_markdown_is_read_without_its_marks(articles: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    body = "- The **army** sent 300\n  soldiers to the town.[^1]\n\n> The levee was built in 1974.\n\n[^1]: Sur, 4 May\n"
    text = f"---\ntitle: x\n---\n# What happened\n\n{body}"
    draft.write_text(text, encoding="utf-8")
    found = json.loads(run("check", draft, articles, "--format", "json").stdout)["sentences"]
    assert [text[one["start"] : one["end"]].split("\n")[0] for one in found] == ["The **army** sent 300", "The levee was built in 1974."]
    assert "1 heading" in run("check", draft, articles).stderr


def test_word_and_html_are_read(articles: Path, tmp_path: Path) -> None:
    page = tmp_path / "draft.html"
    page.write_text(
        "<html><head><title>no</title><style>p{}</style></head><body><h1>Levee</h1><p>The army sent <b>300</b> soldiers to the town.</p>"
        "<div>The levee was built in 1974.<script>x</script></div></body></html>",
        encoding="utf-8",
    )
    document = docx.Document()
    document.add_heading("Levee", 1)
    document.add_paragraph("The army sent 300 soldiers to the town.")
    document.add_paragraph("The levee was built in 1974.")
    document.save(str(tmp_path / "draft.docx"))
    for name in ("draft.html", "draft.docx"):
        found = json.loads(run("check", tmp_path / name, articles, "--format", "json").stdout)["sentences"]
        assert [one["verdict"] for one in found] == ["supported", "supported"], name


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"PK\x03\x04 broken", b"%PDF-1.4 broken", b"<", b"---\n", "“".encode() * 5000])
def test_whatever_comes_is_answered(articles: Path, data: bytes) -> None:
    done = CliRunner().invoke(cli, ["check", "-", str(articles)], input=data)
    assert done.exit_code in (1, 3), done.output
    assert done.stderr.startswith("briefing: ")


def test_a_deep_page_is_read_at_once() -> None:
    page = b"<html>" + b"<div>" * 5000 + b"The levee broke." + b"</div>" * 5000
    assert len(read_draft(page, "deep.html").sentences) <= 1


def test_what_holds_no_text_is_refused() -> None:
    with pytest.raises(NotADraftError, match="save it as"):
        read_draft(b"a\x00b", "x.md")


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We will not go", "He said: “we will not go.”"),
        ("We will not … to court", "“We will not, said she, go to court.”"),
        ("[The army] came at night", "they came at night"),
        ("It's a “disaster,” plain", "It’s a 'disaster,' plain and simple"),
    ],
)
def test_a_quotation_is_found_whatever_its_typography(quote: str, text: str) -> None:
    pattern = pattern_of(quote)
    assert pattern
    assert list(occurrences(pattern, plain(text)))


@pytest.mark.parametrize("text", ["We will now go", "We will not goad", "we will not not go there", "They will not go"])
def test_a_changed_letter_is_another_quotation(text: str) -> None:
    pattern = pattern_of("We will not go")
    assert pattern
    assert not list(occurrences(pattern, plain(text)))


def test_what_comes_nearest_says_what_differs() -> None:
    near = nearest_words("We have never seen such rain here", "A man said: We have ever seen such rain here. Others left.", 0, 60)
    assert near
    assert near.difference == "“never” is “ever” in the source"


def test_drafts_from_memory_are_the_same_as_from_a_file(articles: Path, tmp_path: Path) -> None:
    text = "The army sent 200 soldiers to the town.\n"
    (tmp_path / "d.md").write_text(text, encoding="utf-8")
    from_file = run("check", tmp_path / "d.md", articles, "--format", "json").stdout
    assert from_file == run("check", "-", articles, "--format", "json", piped=text).stdout
    assert io.StringIO(from_file).read().count("differs") == 1


LONGER = {
    "lima.txt": "Strike at the port of Callao\n\nPublished: 3 June 2031\n\n"
    "The union said that more than 400 dockers stopped work at the port of Callao in 2029, a tiny share of all who load ships there.\n\n"
    "“The offer is a bitter joke,” said Rosa Quispe, who leads the union.\n\n"
    "Tomás Arce, the minister of transport, called the strike “deeply selfish” and promised a non-binding vote.\n\n"
    "He expects that the two sides will agree “by Friday night” and sign nothing.\n\n"
    "The new crane weighs 425kg and was tested in the harbor of Paita.\n\n"
    "Inspectors had no immediate plans to close the terminal in Matarani.\n\n"
    "The co-pilot of the tug was Elena Paz.\n",
}


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return written(tmp_path / "port", LONGER)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # A wrong figure or date in other words than the source's, and the right one.
        ("Quite a few ports saw unrest, with 700 dockers on strike in Callao.", "differs"),
        ("More than 600 dockers stopped work at the port of Callao.", "differs"),
        ("More than 400 dockers went on strike at the port in 2029.", "supported"),
        ("Dockers stopped work at the port of Callao in 2027.", "differs"),
        ("The new crane weighs 524 kilograms.", "differs"),
        ("The new crane weighs 425 kilograms.", "supported"),
        # A name in the place of another, and another given name.
        ("The new crane was tested in the harbor of Callao.", "differs"),
        ("The co-pilot of the tug was Carmen Paz.", "differs"),
        # Quotations of one or two words.
        ("Arce called the strike “deeply selfish”.", "quoted"),
        ("Arce called the strike “deeply selfiish”.", "altered"),
        ("Arce called the strike “deeply heroic”.", "altered"),
        ("Rosa Quispe called the strike “deeply selfish”.", "differs"),
        # One word of a quotation is another, however long.
        ("“The offer is a tremendous joke,” said Rosa Quispe.", "altered"),
        # What is denied in other words.
        ("The vote that the minister promised is not binding.", "supported"),
        ("The inspectors do not plan to close the terminal in Matarani.", "supported"),
    ],
)
def test_what_is_changed_is_found_in_other_words(port: Path, sentence: str, verdict: str) -> None:
    (found,) = verdicts(port, sentence)
    assert found["verdict"] == verdict, found


@pytest.mark.parametrize(("words", "supported"), [(1, False), (2, True)])
def test_one_word_in_common_is_no_support(words: int, supported: bool) -> None:
    match = _Match([], covered=0.7, nearest_covered=0.7, words=words, kin=Kinship(0.5, 0, 2))
    assert _Reading(match, Differences([], [], [], [], [], [], [], [], [])).supports is supported
