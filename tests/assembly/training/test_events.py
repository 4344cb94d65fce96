"""Labels without text find their statements again, and say so when a text is no longer the one that was labelled."""

import hashlib
from pathlib import Path

import pytest

from briefing.assembly.training.events import Labelled, labelled_event

FERRY = "The ferry to Nordholm was stopped by ice on Friday morning.\n"
AGAIN = "Ice stopped the ferry to Nordholm on Friday.\n"


def labels(checksum: str) -> Labelled:
    return Labelled(
        event="harbour/the_ferry_and",
        documents=(("one.txt", checksum), ("two.txt", hashlib.sha256(AGAIN.encode()).hexdigest()[:12])),
        points=(((0, 0, len(FERRY) - 1), (1, 0, len(AGAIN) - 1)),),
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour" / "the_ferry_and_the_ice"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text(FERRY, encoding="utf-8")
    (folder / "two.txt").write_text(AGAIN, encoding="utf-8")
    return tmp_path


def test_the_statements_of_a_point_are_found_by_their_place(corpus: Path) -> None:
    event = labelled_event(labels(hashlib.sha256(FERRY.encode()).hexdigest()[:12]), corpus)
    assert [statement.text for statement in event.statements] == [FERRY.strip(), AGAIN.strip()]
    assert event.points == [frozenset({"0"}), frozenset({"0"})]


def test_another_text_is_named(corpus: Path) -> None:
    with pytest.raises(ValueError, match=r"one\.txt: not the text that was labelled"):
        labelled_event(labels("0" * 12), corpus)
