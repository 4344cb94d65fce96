"""What is told belongs to the sentence that says whose it is, what is quoted to the whole quotation."""

from __future__ import annotations

from briefing.analysis.attribution.overlong_contents import clip_to_one_sentence
from briefing.model import Attribution, Mode
from tests.analysis.making import source


def contents(text: str, content: str, cue: str, mode: Mode = "indirect") -> list[str]:
    """The contents of one attribution, cut."""
    article = source(text)
    start, at = text.index(content), text.index(cue)
    one = Attribution(id="a", source="article", content_spans=((start, start + len(content)),), cue_spans=((at, at + len(cue)),), mode=mode)
    (cut,) = clip_to_one_sentence(article, [one])
    return [text[low:high] for low, high in cut.content_spans]


def test_a_sentence_before_is_not_told_by_who_speaks_in_the_next() -> None:
    text = "The shops were open. Prices will rise, analysts at Delta Bank wrote."
    assert contents(text, "The shops were open. Prices will rise", "wrote") == ["Prices will rise"]


def test_what_is_quoted_stays_whole() -> None:
    text = "“The shops were open. Prices will rise,” she wrote."
    assert contents(text, "“The shops were open. Prices will rise,”", "wrote", "direct") == ["“The shops were open. Prices will rise,”"]
    assert contents(text, "The shops were open. Prices will rise", "wrote") == ["The shops were open. Prices will rise"]


def test_what_goes_on_behind_its_cue_stays_whole() -> None:
    text = "She wrote that the shops were open. Prices will rise."
    assert contents(text, "that the shops were open. Prices will rise", "wrote") == ["that the shops were open. Prices will rise"]
