"""Texts that annotated corpora cut into sentences become articles again: title, day, sentences, and quotations whole."""

import json
from pathlib import Path

from briefing.assembly.training.annotated import is_annotated, sources_of_event


def test_a_topic_of_ecb_has_an_article_for_each_document(tmp_path: Path) -> None:
    rows = [
        {
            "topic": "3",
            "sub": "ecbplus",
            "doc": "3_1ecbplus",
            "sentences": ["http: / / news. example / ferry", "Ferry Stopped", "``Ice is thick.", "We wait,'' Lund said."],
        },
        {"topic": "3", "sub": "ecbplus", "doc": "3_2ecbplus", "sentences": ["The ferry waits."]},
        {"topic": "3", "sub": "ecb", "doc": "3_1ecb", "sentences": ["Another ferry sank."]},
    ]
    (tmp_path / "ecb").mkdir()
    (tmp_path / "ecb" / "ecbplus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = sources_of_event(tmp_path, "ecb", "3_ecbplus")
    assert list(found) == ["3_1ecbplus.txt", "3_2ecbplus.txt"]
    assert found["3_1ecbplus.txt"].text == "Ferry Stopped\n\n“Ice is thick. We wait,” Lund said.\n"


def test_an_article_of_newsdiscourse_has_its_title_and_day(tmp_path: Path) -> None:
    folder = tmp_path / "newsdiscourse" / "train" / "Crime"
    folder.mkdir(parents=True)
    lines = [
        "URL https://news.example/ferry",
        "DATE/ AUTHOR 2018-05-19 22:40:52+00:00\tAUTHORS: Ana Lund",
        "H Ferry stopped by ice",
        "S1 The ferry was stopped.",
        "S2 It waits",
        "for a thaw.",
    ]
    (folder / "Lumo_1.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "lumo_2007.0179.txt").write_text("S1 The ferry sank.\n", encoding="utf-8")
    (folder / "lumo_20101117.0179.txt").write_text("S1 The ferry sank.\n", encoding="utf-8")
    texts = {
        name: sources_of_event(tmp_path, "newsdiscourse", f"Crime_{name}")["article.txt"].text
        for name in ("Lumo_1", "lumo_2007.0179", "lumo_20101117.0179")
    }
    assert texts == {
        "Lumo_1": "Ferry stopped by ice\n\n2018-05-19\n\nThe ferry was stopped.\n\nIt waits for a thaw.\n",
        "lumo_2007.0179": "The ferry sank.\n",
        "lumo_20101117.0179": "2010-11-17\n\nThe ferry sank.\n",
    }


def test_other_events_are_read_from_their_folders() -> None:
    assert [kind for kind in ("ecb", "newsdiscourse", "basil", "events") if is_annotated(kind)] == ["ecb", "newsdiscourse"]
