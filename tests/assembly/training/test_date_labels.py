"""The labels of times are whole: places in texts, the date that was judged, and whether it is right; no text."""

import re
from datetime import date
from pathlib import Path

import numpy as np

from briefing.assembly.training.dates import LABELS, DateLabels, table
from briefing.assembly.training.labels import lines_of
from briefing.assembly.training.page import CHOOSING

EVENTS = lines_of(LABELS, DateLabels)


def test_two_thousand_times_were_read_and_none_of_an_event_for_choosing() -> None:
    assert sum(len(event.labels) for event in EVENTS) >= 2000
    assert not [event for event in EVENTS if any(name.startswith(event.event.partition("/")[2]) for name in CHOOSING)]


def test_every_label_names_a_place_once_and_a_date() -> None:
    for event in EVENTS:
        places = [label[:2] for label in event.labels]
        assert len(set(places)) == len(places)
        for file, checksum, day in event.documents:
            assert Path(file).suffix
            assert re.fullmatch("[0-9a-f]{12}", checksum)
            assert date.fromisoformat(day)
        for document, start, end, when, right in event.labels:
            assert 0 <= document < len(event.documents)
            assert 0 <= start < end
            assert re.fullmatch(r"\d{4}(-\d\d){0,2}(T.*)?", when)
            assert right in (0, 1)


def test_the_report_counts_pairs_in_the_right_order() -> None:
    told = table(np.array([0.95, 0.9, 0.85, 0.1]), np.array([True, True, False, False]))
    assert told.startswith("4 times, 2 right, area 1.000")
    assert "from 0.9: 2 of 2 right, 100.0 %" in told
