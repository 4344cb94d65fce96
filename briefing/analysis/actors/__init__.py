"""Who acts: names of states, organisations and people, with canonical forms."""

from __future__ import annotations

from bisect import bisect_left

from briefing.analysis.actors.headlines import is_title_case, read_headline, split_headlines
from briefing.analysis.actors.lexicon import load
from briefing.analysis.actors.linking import link
from briefing.analysis.actors.names import LOWER, read_names
from briefing.analysis.actors.word_names import find_word_names
from briefing.model import Mention, Source


def mentions(source: Source) -> list[Mention]:
    """Every name in the text, in order; overlapping names are left out."""
    lexicon = load()
    headings = [(heading.start, heading.end) for heading in source.headings]
    title = [source.title_span] if source.title_span else []
    passages = sorted({*source.paragraphs, *headings, *title})
    initials = {sentence.start for sentence in source.sentences} | {start for start, _ in passages}
    lower = frozenset(LOWER.findall(source.text))
    word_names = find_word_names(source.text, lexicon, lower)
    starts = [sentence.start for sentence in source.sentences]
    names, headlines = [], []
    for start, end in passages:
        if is_title_case(source.text, start, end):
            headlines.append((start, end))
            continue
        within = [(one.start, one.end) for one in source.sentences[bisect_left(starts, start) : bisect_left(starts, end)]]
        running, titles = split_headlines(source.text, (start, end), within or [(start, end)])
        headlines.extend(titles)
        for passage in running:
            names.extend(read_names(source.text, passage, initials, lower, lexicon, word_names))
    if headlines:
        known = {name.text.split()[-1]: name for name in names if name.kind == "person" and " " in name.text}
        known |= {name.text: name for name in names if not name.initial or " " in name.text}
        for start, end in headlines:
            names.extend(read_headline(source.text, start, end, known, lexicon))
        names.sort()
    return link(source.text, names, lower, lexicon)
