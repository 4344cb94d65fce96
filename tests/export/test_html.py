"""The page as a file for a browser: what it holds, what leads where, and that nothing else is let in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from briefing.export import formats
from briefing.export.html_text import address_in
from briefing.export.part import page_selection
from briefing.model import Furniture, Known, Near
from briefing.workspace.view import View
from tests.export.corpus import curated, made, paged, paged_brief


def exported(view: View, page: bool = True) -> str:
    return b"".join(formats.parts(view, "html", page_selection(view) if page else None)).decode()


def tree_of(view: View) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(exported(view))


def near(chance: float) -> View:
    """A page on which a line of one source may say the same as one of another."""
    brief = paged_brief()
    texts = {one.id: one.text for one in brief.statements}
    names = {texts[point.lead]: point.id for point in brief.points}
    others = (Near(point=names["Nobody was hurt." if "Nobody was hurt." in names else "Prices of fish have doubled."], chance=chance),)
    return View(
        replace(brief, points=tuple(replace(one, near=others) if texts[one.lead].startswith("Two") else one for one in brief.points))
    )


def test_each_line_has_one_marker_which_leads_to_its_passage_and_back() -> None:
    tree = tree_of(paged())
    ids = {one.get("id"): one for one in tree.iter() if one.get("id")}
    lines = tree.xpath("//main//ul[@class='points']/li")
    assert len(lines) >= 8
    for line in lines:
        [marker] = line.xpath("./a[@class='open']")
        passage = ids[marker.get("href")[1:]]
        assert passage.text_content() == line.xpath("./q")[0].text_content()
        back = passage.getnext().xpath("./a")[0].get("href")[1:]
        assert ids[back].get("href") == marker.get("href")


def test_every_anchor_leads_to_something_and_no_name_is_given_twice() -> None:
    for text in (exported(paged()), exported(View(made()), page=False)):
        text = text[: text.index("<script>")]
        names = re.findall(r' id="(.*?)"', text)
        assert len(names) == len(set(names))
        assert set(re.findall(r'href="#(.*?)"', text)) <= set(names)


def test_the_articles_of_a_page_are_in_it_and_those_of_a_record_are_not() -> None:
    page = tree_of(paged())
    told = " ".join(page.xpath("//article")[0].text_content().split())
    assert "Villages downstream *wait*." in told, "a sentence that no line of it quotes"
    assert "<article" not in exported(View(made()), page=False)


def test_what_is_no_reporting_is_left_out_of_an_article_and_said_to_be() -> None:
    brief = paged_brief()
    first = brief.sources[0]
    text = first.text + "\n\nRead also: ten recipes for tilapia"
    at = len(first.text) + 2
    sources = (replace(first, text=text, furniture=(Furniture(start=at, end=len(text), reason="x"),), paragraphs=((0, len(first.text)),)),)
    tree = tree_of(View(replace(brief, sources=(*sources, *brief.sources[1:]))))
    article = tree.xpath("//article")[0].text_content()
    assert "tilapia" not in article
    assert "What is not its reporting" in article
    assert "What is not its reporting" not in tree.xpath("//article")[1].text_content()


def test_a_passage_over_two_lines_is_lit_whole() -> None:
    tree = tree_of(paged())
    [passage] = [one for one in tree.xpath("//span[@class='passage']") if one.text_content().startswith("Rain")]
    assert passage.text_content() == "Rain is expected on Friday in the north."


def test_other_wordings_are_folded_and_lead_to_their_passages() -> None:
    tree = tree_of(paged())
    [folded] = [one for one in tree.xpath("//details") if "other wording" in one.xpath("./summary")[0].text]
    assert [one.text_content() for one in folded.xpath(".//q")] == ["The Kariba dam is safe, engineers said."]
    assert folded.xpath(".//a[@class='open']")


@pytest.mark.parametrize(("chance", "told"), [(0.6, True), (0.05, False)])
def test_lines_that_may_say_the_same_are_folded_where_that_is_likely_enough(chance: float, told: bool) -> None:
    view = near(chance)
    text = exported(view)
    assert ("<summary>1 that may say the same</summary>" in text) == told
    if told:
        folded = lxml_html.document_fromstring(text).xpath("//details[contains(., 'and is not counted')]//a[@class='open']")
        assert folded[0].text == "read" or folded[0].text.isdigit()


def test_a_near_line_that_was_excluded_is_not_shown() -> None:
    view = near(0.6)
    [other] = [one.point for point in view.page() for one in view.record(point).near]
    view.edits.exclude([other])
    assert "may say the same" not in exported(view)


def test_disputes_stand_side_by_side_with_the_words_that_differ_marked() -> None:
    [dispute] = tree_of(paged()).xpath("//div[@class='dispute']")
    sides = dispute.xpath("./div[@class='positions']/div")
    assert [one.xpath("./h4")[0].text for one in sides] == ["two", "three"]
    assert [[one.text for one in side.xpath(".//q/mark")] for side in sides] == [["Two"], ["Three"]]
    assert [side.xpath(".//q")[0].text_content() for side in sides] == ["Two gates stay shut.", "Three gates stay shut."]


def test_the_timeline_of_a_page_is_told() -> None:
    section = tree_of(paged()).xpath("//section[@class='timeline']")[0]
    assert section.xpath("./h3")
    assert section.xpath(".//q")


def test_the_policy_knows_style_and_script_by_their_sums_and_nothing_else(tmp_path: Path) -> None:
    for text in (exported(paged()), exported(curated(tmp_path), page=False)):
        policy = re.findall(r'Content-Security-Policy" content="(.*?)"', text)[0]
        sums = [
            base64.b64encode(hashlib.sha256(re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[0].encode()).digest()).decode()
            for tag in ("style", "script")
        ]
        assert policy == (
            f"default-src 'none'; style-src 'sha256-{sums[0]}'; script-src 'sha256-{sums[1]}'; base-uri 'none'; form-action 'none'"
        )
        assert " style=" not in text
        assert text.count("<script") == text.count("<style") == 1


@pytest.mark.parametrize(
    ("address", "words", "link"),
    [
        ("https://a.example/x", "All is well.", "https://a.example/x#:~:text=All%20is%20well."),
        ("https://a.example/x#top", "Olé – “so”", "https://a.example/x#top:~:text=Ol%C3%A9%20%E2%80%93%20%E2%80%9Cso%E2%80%9D"),
        (
            "https://a.example/x",
            "one two three four five six seven eight nine ten eleven-a twelve, thirteen & fourteen",
            "https://a.example/x#:~:text=one%20two%20three%20four%20five,eleven%2Da%20twelve%2C%20thirteen%20%26%20fourteen",
        ),
    ],
)
def test_a_link_to_the_original_ends_in_its_passage(address: str, words: str, link: str) -> None:
    assert address_in(address, words) == link


def test_headings_go_down_by_one_and_controls_have_names() -> None:
    tree = tree_of(paged())
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(tree.xpath("//main")) == 1
    for one in tree.iter("nav", "aside", "section", "article"):
        assert one.get("aria-label") or tree.get_element_by_id(one.get("aria-labelledby")).text_content().strip()
    for one in tree.iter("input", "select"):
        assert one.getparent().tag == "label"
        assert one.getparent().text.strip()


def labels(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    for one in tree.xpath("//a[@class='open']"):
        yield one.text, one.get("aria-label")


def test_what_a_marker_is_called_begins_with_what_it_shows() -> None:
    found = list(labels(tree_of(paged())))
    assert found
    assert all(label.startswith(shown) and " in " in label for shown, label in found)


def test_a_doubtful_date_is_said_to_be_one_beside_the_article_too() -> None:
    brief = paged_brief()
    doubtful = Known(value="2017-11-30", certainty="doubtful", origin="test")
    first = replace(brief.sources[0], metadata=replace(brief.sources[0].metadata, published=doubtful))
    tree = tree_of(View(replace(brief, sources=(first, *brief.sources[1:]))))
    assert "30 November 2017 (date uncertain)" in tree.xpath("//article")[0].text_content()
    assert "30 November 2017 (date uncertain)" in tree.xpath("//aside/nav")[0].text_content()


def test_a_position_is_not_called_by_the_name_of_a_file() -> None:
    brief = paged_brief()
    [dispute] = brief.disputes
    named = [replace(one, value=f"{one.statements[0].split(':')[0]}.txt") for one in dispute.positions]
    view = View(replace(brief, disputes=(replace(dispute, positions=tuple(named)),)))
    assert not tree_of(view).xpath("//div[@class='positions']//h4")
    assert "| delta.txt |" not in b"".join(formats.parts(view, "markdown", page_selection(view))).decode()


def test_only_so_many_wordings_are_folded_and_the_others_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.export.telling.MOST_FOLDED", 0)
    assert "other wording" not in exported(paged()), "nothing to open"
    monkeypatch.setattr("briefing.export.telling.MOST_FOLDED", 1)
    brief = paged_brief()
    joined = next(one for one in brief.points if len(one.statements) > 1)
    more = replace(joined, statements=(*joined.statements, *(one.id for one in brief.statements if one.text.startswith("Prices"))))
    view = View(replace(brief, points=tuple(more if one is joined else one for one in brief.points)))
    text = exported(view)
    assert "<summary>2 other wordings</summary>" in text
    assert "<p>and 1 more</p>" in text


def test_what_was_excluded_is_gone_from_the_article_and_said_to_be() -> None:
    view = paged()
    [gone] = [row.id for section in ("one", "two") for row in view.points(section) if row.text.startswith("Two gates")]
    view.edits.exclude([gone])
    article = tree_of(view).xpath("//article")[0].text_content()
    assert "Two gates" not in article
    assert "[left out by the analyst]" in article
    assert "Villages downstream" in article
