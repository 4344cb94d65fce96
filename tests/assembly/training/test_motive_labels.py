"""The labels of motives are whole: places in articles, a side, and whether a motive of it stands there; no text."""

from briefing.assembly.training.labels import lines_of
from briefing.assembly.training.motives import LABELS, MotiveLabels, Row, learn
from briefing.assembly.training.page import CHOOSING

EVENTS = lines_of(LABELS, MotiveLabels)


def test_hundreds_of_places_were_read_and_none_of_an_event_for_choosing() -> None:
    assert sum(len(event.labels) for event in EVENTS) >= 600
    assert not [event for event in EVENTS if any(name.startswith(event.event.partition("/")[2]) for name in CHOOSING)]


def test_every_label_names_a_place_and_a_side() -> None:
    for event in EVENTS:
        for document, start, end, side, states in event.labels:
            assert 0 <= document < len(event.documents)
            assert 0 <= side < len(event.sides)
            assert 0 <= start < end
            assert states in (0, 1)


def test_what_only_motives_have_gets_a_positive_weight() -> None:
    rows = [Row("e", {"general always": 1.0, "side mine": float(number % 2)}, number % 2 == 1) for number in range(40)]
    assert learn(rows)["side mine"] > 0.5
    assert learn(rows) == learn(rows)
