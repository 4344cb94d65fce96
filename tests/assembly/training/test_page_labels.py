"""The labels of pages are whole: what an editor puts on one page of an event, as places in the articles and without any text."""

from __future__ import annotations

from collections import Counter

from briefing.assembly.training.labels import lines_of
from briefing.assembly.training.page import CHOOSING, LABELS, MUST, PageLabels
from briefing.model import SectionKind

MAY = 1
MOST = {MUST: 5, MAY: 4}
"""Facts of a grade in a section: more is no choice."""
PAGES = lines_of(LABELS, PageLabels)


def test_a_hundred_events_are_there_and_a_dozen_of_them_were_read_by_two() -> None:
    readers = Counter(page.event for page in PAGES)
    assert len(readers) >= 100
    assert sum(count == 2 for count in readers.values()) >= 12
    assert not [event for event in readers if event.partition("/")[2].startswith(CHOOSING)]


def test_every_fact_stands_in_a_section_and_is_told_by_places_of_its_articles() -> None:
    for page in PAGES:
        sections = {kind.value for kind in SectionKind if kind is not SectionKind.MOTIVES} | {f"motives:{side}" for side in page.sides}
        assert page.facts[0][:2] == ("developments", MUST), "the main event comes first"
        for section, grade, told, also in page.facts:
            assert {section, *also} <= sections
            assert grade in MOST
            assert told
            assert all(0 <= document < len(page.documents) and 0 <= start < end for document, start, end in told)


def test_a_page_chooses() -> None:
    for page in PAGES:
        counts = Counter((section, grade) for section, grade, _, _ in page.facts)
        assert all(count <= MOST[grade] for (_, grade), count in counts.items())
