"""Labels by reading: they hold no text, and are used only on the text they were made on."""

import json
from importlib import resources
from pathlib import Path

import pytest

from briefing.assembly.training import contradictions, events, sections
from briefing.assembly.training.labels import articles_of

TEXT = "The dam held. Engineers in Arequipa said the water would fall by Friday."


def _event(folder: Path) -> str:
    place = folder / "floods" / "dam-2021"
    place.mkdir(parents=True)
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    return "floods/dam"


def test_labelled_articles_are_found_by_kind_and_beginning_of_name(tmp_path: Path) -> None:
    event = _event(tmp_path)
    checksum = next(iter(articles_of(event, [("a.txt", "")], tmp_path).values())).source.sha256
    found = articles_of(event, [("a.txt", checksum[:12])], tmp_path)
    assert [statement.text for statement in found["a.txt"].analysis.statements] == TEXT.replace(". ", ".|").split("|")


def test_another_text_than_the_one_that_was_labelled_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.txt: not the text that was labelled"):
        articles_of(_event(tmp_path), [("a.txt", "0" * 12)], tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="0 folders whose name begins with dam"):
        articles_of("floods/dam", [], tmp_path)


def test_every_label_is_a_place_in_a_document_and_names_sections_of_its_event() -> None:
    for line in resources.files("briefing.assembly.training").joinpath(sections.LABELS).read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        known = {"developments", "background", "reaction", "outlook", "other", *(f"motives:{side}" for side in event["sides"])}
        for document, start, end, *accepted in event["labels"]:
            assert event["documents"][document]
            assert 0 <= start < end
            assert accepted
            assert set(accepted) <= known


@pytest.mark.parametrize("labels", [contradictions.LABELS, events.LABELS, sections.LABELS])
def test_labels_name_their_events_without_their_titles(labels: str) -> None:
    lines = resources.files("briefing.assembly.training").joinpath(labels).read_text(encoding="utf-8").splitlines()
    names = [json.loads(line)["event"] for line in lines]
    assert len(set(names)) == len(names)
    assert max(len(name.partition("/")[2]) for name in names) <= 12
