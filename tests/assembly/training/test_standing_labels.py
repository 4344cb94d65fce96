"""The labels of standing alone are whole: places in articles, and whether a line stands alone; no text."""

from pathlib import Path

import numpy as np

from briefing.assembly.training.labels import lines_of
from briefing.assembly.training.page import CHOOSING
from briefing.assembly.training.standing import LABELS, StandingLabels, table

EVENTS = lines_of(LABELS, StandingLabels)


def test_hundreds_of_lines_were_read_and_none_of_an_event_for_choosing() -> None:
    assert sum(len(event.labels) for event in EVENTS) >= 800
    assert not [event for event in EVENTS if any(name.startswith(event.event.partition("/")[2]) for name in CHOOSING)]


def test_every_label_names_a_place_once() -> None:
    for event in EVENTS:
        places = [label[:2] for label in event.labels]
        assert len(set(places)) == len(places)
        for document, start, end, alone in event.labels:
            assert 0 <= document < len(event.documents)
            assert Path(event.documents[document][0]).suffix
            assert 0 <= start < end
            assert alone in (0, 1)


def test_the_report_counts_pairs_in_the_right_order() -> None:
    told = table(np.array([0.9, 0.8, 0.7, 0.1]), np.array([True, True, False, False]))
    assert told.startswith("4 lines, 2 stand alone, area 1.000")
    assert "from 0.8: 2 of 2 right, 100 % found" in told
