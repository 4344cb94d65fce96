"""The plainest attributions, by rule, where the network is silent."""

import time

import pytest
from msgspec.structs import replace

from briefing.analysis.attribution.rule_based import add_rule_based
from tests.analysis.making import marked, source
from tests.pace import slowness


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("Two ferries collided off Cebu on Friday, the coast guard officials said.", "the coast guard officials", "Two ferries collided"),
        ("Three mines will close next year, announced Tom Okoro.", "Tom Okoro", "Three mines will close"),
        ("Union leaders told reporters that the strike would last until May.", "Union leaders", "the strike would last"),
    ],
)
def test_plain_sentences(text: str, who: str, content: str) -> None:
    (found,) = add_rule_based(source(text), [])
    assert text[slice(*found.source_spans[0])] == who
    assert text[slice(*found.content_spans[0])].startswith(content)


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = "OKORO: We are ready. The boats are here.\n\nHOST: And the nurses?\n\nOKORO: They came last night.\n\nTheir tents are up."
    found = add_rule_based(source(text), [])
    assert [text[slice(*one.source_spans[0])] for one in found] == ["OKORO", "HOST", "OKORO"]
    assert [text[slice(*span)] for span in found[2].content_spans] == ["They came last night.", "Their tents are up."]


def test_what_two_pass_on_is_one_attribution() -> None:
    text = "[t1 Rosa Alvarez told the mayors that the dam would hold], [c1 according to] [s1 an aide]."
    article, (first,) = marked(text)
    found = add_rule_based(article, [first, replace(first, id="article:a2")])
    assert len({one.id for one in found}) == len(found) == 3


def test_what_no_one_says_is_left_alone() -> None:
    assert add_rule_based(source("The river rose by two metres. Nobody was hurt, it is said."), []) == []


@pytest.mark.parametrize(
    "text", ["said " * 4000, "the the, said " * 3000, "Rosa " * 5000 + "said x.", "OKORO: a\n\n" * 3000, "," * 20000], ids=range(5)
)
def test_hostile_text_costs_little(text: str) -> None:
    begun = time.process_time()
    add_rule_based(source(text), [])
    assert time.process_time() - begun < 5 * slowness()
