"""Statements are given other speakers, or none, and voices are split: lists, counts, filters and exports follow; undo brings all back."""

from __future__ import annotations

import json as plain_json
import re
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from msgspec.structs import replace

from briefing.export import csv, html, json, markdown
from briefing.export.part import Part, page_selection
from briefing.model import Attribution, Brief, Gloss, Voice
from briefing.workspace.edits_file import EditsFile
from briefing.workspace.filter_query import Filter
from briefing.workspace.speakers import own_voice_id
from briefing.workspace.view import View
from tests.tui.made_brief import brief, paged
from tests.workspace.looking import again


def said_by(view: View, name: str) -> list[str]:
    """What the voice of that name says."""
    voice = next((row.id for row in view.voices() if row.name == name), None)
    return [row.text for row in view.said_by(voice)] if voice else []


def statement(view: View, start: str) -> str:
    """The id of the statement that begins so."""
    return str(next(name for name, text in view.store.rows("SELECT id, text FROM statement") if text.startswith(start)))


def counts(view: View) -> dict[str, int]:
    return {row.name: row.statements for row in view.voices()}


def exported(view: View) -> dict[str, Any]:
    """The JSON of a view, which fits its schema and in which every name that is used is told."""
    whole: dict[str, Any] = msgspec.json.decode(json.render(view))
    jsonschema.validate(whole, plain_json.loads(json.SCHEMA_FILE.read_text()))
    attributions = {one["id"]: one for one in whole["attributions"]}
    voices = {one["id"] for one in whole["voices"]}
    used = [name for one in whole["statements"] for name in one["attributions"]]
    assert set(used) == set(attributions)
    assert {one["voice"] for one in attributions.values() if one["voice"]} <= voices
    return whole


def test_another_speaker_shows_in_lists_counts_filters_and_exports(corpus: Path) -> None:
    made = paged()
    view = again(corpus, made)
    before = counts(view)
    name = statement(view, "Wages will")
    view.edits.set_speaker([name], "Union of dockers", "rosa")
    for now in (view, again(corpus, made)):
        assert counts(now) == {**before, "Rosa Quispe": 1, "Union of dockers": 3}
        assert [chain.voice_name for chain in now.statement(name).chains] == ["Union of dockers"]
        assert now.statement(name).speaker_set
        assert "Wages will rise by six per cent, she said." in said_by(now, "Union of dockers")
        row = next(row for row in now.points("motives/union") if row.text.startswith("Wages"))
        assert row.speaker == "Union of dockers"
        assert row.id in now.filtered(Filter(voices=("union",))).points
        assert row.id not in now.filtered(Filter(voices=("rosa",))).points
        assert row.id in now.filtered(Filter(sides=("union",))).points
        whole = exported(now)
        (own,) = [one for one in whole["attributions"] if one.get("origin") == "briefing.edits.yaml"]
        assert (own["voice"], own["source_spans"]) == ("union", [])
        assert now.edited() == "1 statement given another speaker, or none by briefing.edits.yaml"
        written = b"".join(markdown.write(now)).decode()
        assert re.search(r"six per cent, she said\.\S* — \*\*Union of dockers\*\*", written)
    view.edits.undo()
    assert counts(view) == before
    assert json.render(view) == json.render(again(corpus.parent, made))


def test_who_speaks_on_the_page_follows(corpus: Path) -> None:
    view = again(corpus, paged())
    view.edits.set_speaker([statement(view, "Wages will")], "Elena Rojas")
    part = Part(view, page_selection(view))
    text = b"".join(markdown.write(part)).decode()
    assert "Elena Rojas" in text
    assert "Rosa Quispe" not in text
    assert "Elena Rojas" in b"".join(html.write(part)).decode()
    assert "Elena Rojas" in b"".join(csv.write(view)).decode()


def test_nobody_but_the_source_says_it(corpus: Path) -> None:
    view = again(corpus, paged())
    name = statement(view, "The union said")
    view.edits.set_speaker([name], None)
    now = again(corpus, paged())
    assert now.statement(name).chains == ()
    assert counts(now)["Union of dockers"] == 1
    assert next(row.speaker for row in now.points("motives/union") if row.text.startswith("The union said")) is None
    assert exported(now)
    now.edits.speakers_as_found([name])
    assert counts(again(corpus, paged())) == counts(View(paged()))


def test_a_statement_of_nobody_gets_a_speaker_of_the_analysts(corpus: Path) -> None:
    view = again(corpus, brief())
    name = statement(view, "The strike had begun")
    view.edits.set_speaker([name], "Elena Rojas")
    now = again(corpus, brief())
    assert said_by(now, "Elena Rojas") == [now.statement(name).text]
    row = now.voice(own_voice_id("Elena Rojas"))
    assert (row.title, row.affiliation, row.side, row.statements) == (None, None, None, 1)
    assert now.voice_called("elena rojas", but="rosa") == row.id
    assert [chain.mode for chain in now.statement(name).chains] == ["indirect"]
    assert {one["name"] for one in exported(now)["voices"]} >= {"Elena Rojas"}
    now.edits.rename(row.id, "E. Rojas")
    now.edits.set_speaker([statement(now, "Analysts in Lima")], "Elena Rojas")
    assert counts(again(corpus, brief()))["E. Rojas"] == 2
    now.edits.join_voices(row.id, "company")
    assert counts(again(corpus, brief()))["Harbour company"] == 4
    now.edits.exclude_voice("company")
    assert "Harbour company" not in counts(again(corpus, brief()))


def test_a_voice_is_split_and_put_back(corpus: Path) -> None:
    view = again(corpus, brief())
    before = counts(view)
    name = statement(view, "The harbour company denied")
    view.edits.split_voice("company", [name], "Harbour office")
    now = again(corpus, brief())
    assert counts(now) == {**before, "Harbour company": 1, "Harbour office": 1}
    (own,) = [one for one in exported(now)["attributions"] if "origin" in one]
    assert own["source_spans"], "the words that name the speaker are those that were found"
    assert [row.what for row in now.edits.rows()] == ["Voice split"]
    assert now.edits.rows()[0].points == (now.point_of(name),)
    now.edits.undo()
    assert counts(now) == before
    now.edits.redo()
    now.edits.join_voices(own_voice_id("Harbour office"), "company")
    assert counts(again(corpus, brief())) == before


def test_only_the_voice_that_is_meant_is_replaced_where_several_say_it(corpus: Path) -> None:
    made = brief()
    shared = next(one for one in made.statements if one.text.startswith("The union says"))
    both = (*shared.attributions, "a9")
    extra = Attribution(id="a9", source=shared.source, content_spans=((shared.start, shared.end),), voice="rosa")
    made = replace(
        made,
        attributions=(*made.attributions, extra),
        statements=tuple(replace(one, attributions=both) if one.id == shared.id else one for one in made.statements),
    )
    view = again(corpus, made)
    view.edits.set_speaker([shared.id], "Elena Rojas", "rosa")
    assert [chain.voice_name for chain in view.statement(shared.id).chains] == ["Union of dockers", "Elena Rojas"]
    view.edits.set_speaker([shared.id], None, "union")
    assert [chain.voice_name for chain in again(corpus, made).statement(shared.id).chains] == ["Elena Rojas"]
    view.edits.set_speaker([shared.id], "Union of dockers")
    assert [chain.voice_name for chain in again(corpus, made).statement(shared.id).chains] == ["Union of dockers"]


def test_an_attribution_that_runs_over_several_statements_stays_with_the_others(corpus: Path) -> None:
    made = brief()
    first = next(one for one in made.statements if one.text.startswith("Analysts in Lima"))
    following = next(one for one in made.statements if one.text.startswith("The strike had begun"))
    made = replace(
        made, statements=tuple(replace(one, attributions=first.attributions) if one.id == following.id else one for one in made.statements)
    )
    view = again(corpus, made)
    view.edits.set_speaker([first.id], "Elena Rojas")
    assert said_by(view, "Analysts in Lima") == [following.text]
    assert exported(view)


def test_corroboration_follows_a_speaker_who_is_another_origin(corpus: Path) -> None:
    made = brief()
    medium = Voice(id="wire", name="Andes Wire", kind="media")
    made = replace(made, voices=(*made.voices, medium))
    view = again(corpus, made)
    (point,) = [row for row in view.points("developments") if row.statements == 3]
    assert (point.sources, point.independent) == (3, 2)
    gazette = statement(view, "Dockers in Callao")
    view.edits.set_speaker([gazette], "Andes Wire")
    now = again(corpus, made)
    assert [(row.sources, row.independent) for row in now.points("developments") if row.statements == 3] == [(3, 1)]
    now.edits.speakers_as_found([gazette])
    assert [(row.sources, row.independent) for row in again(corpus, made).points("developments") if row.statements == 3] == [(3, 2)]


def test_a_gloss_that_named_the_speaker_who_was_wrong_goes(corpus: Path) -> None:
    made = brief()
    lead = next(one for one in made.statements if one.text.startswith("Wages will"))
    glosses = (Gloss(start=32, end=35, name="Rosa Quispe"), Gloss(start=0, end=5, name="the dockers’ pay"))
    made = replace(made, points=tuple(replace(one, gloss=glosses) if one.lead == lead.id else one for one in made.points))
    view = again(corpus, made)
    point = view.point_of(lead.id)
    assert point
    view.edits.set_speaker([lead.id], "Elena Rojas")
    assert [one.name for one in again(corpus, made).record(point).gloss] == ["the dockers’ pay"]
    view.edits.undo()
    assert len(again(corpus, made).record(point).gloss) == 2


def test_the_edits_keep_their_place_when_articles_change(corpus: Path) -> None:
    view = again(corpus, brief())
    name = statement(view, "Wages will")
    view.edits.set_speaker([name], "Elena Rojas", "rosa")
    made = brief()
    fewer = replace(  # where nobody was found to say it any more, and Rosa Quispe is nobody's name
        made,
        voices=tuple(voice for voice in made.voices if voice.id != "rosa"),
        attributions=tuple(one for one in made.attributions if one.voice != "rosa"),
        statements=tuple(replace(one, attributions=()) if one.id == name else one for one in made.statements),
    )
    assert said_by(again(corpus, fewer), "Elena Rojas") == [view.statement(name).text]
    without = tuple(one for one in made.statements if one.id != name)
    gone = replace(
        made,
        statements=without,
        sources=tuple(replace(one, text=one.text.replace("Wages will", "Pay shall")) for one in made.sources),
        points=tuple(one for one in made.points if one.lead != name),
        sections=tuple(replace(one, points=tuple(point for point in one.points if point != f"p{name}")) for one in made.sections),
    )
    assert [row.what for row in again(corpus, gone).edits.orphans()] == ["Speaker set"]


def test_two_desks_name_one_voice_and_their_edits_merge(corpus: Path, tmp_path: Path) -> None:
    first, second = again(corpus, brief()), again(corpus, brief())
    first.edits.set_speaker([statement(first, "Wages will")], "Elena Rojas")
    second.edits.set_speaker([statement(second, "Analysts in Lima")], "Elena Rojas")
    first.edits.refresh()
    for view in (first, second, again(corpus, brief())):
        assert counts(view)["Elena Rojas"] == 2
        assert json.render(view) == json.render(again(corpus, brief()))


def test_edits_of_voices_are_whole_or_set_aside(corpus: Path) -> None:
    lines = (
        "- {edit: part, id: a1, voice: Rosa Quispe, text: X}",
        "- {edit: speaker, id: a2, text: X}",
        "- {edit: unlike, id: a3, voice: X}",
        "- {edit: as_found, id: a4}",
        "- {edit: speaker, id: a5, statements: [{exact: 'Wages will rise by six per cent, she said.'}]}",
    )
    (corpus / "briefing.edits.yaml").write_text("\n".join(lines) + "\n")
    file = EditsFile(corpus / "briefing.edits.yaml")
    file.read()
    assert [problem.error for problem in file.problems] == [
        "broken edit: part names no statements",
        "broken edit: speaker names no statements",
        "broken edit: unlike needs a voice and a text",
        "broken edit: as_found names no statements",
    ]
    assert counts(again(corpus, brief()))["Rosa Quispe"] == 1


def test_joined_voices_have_the_side_of_the_one_that_they_are(corpus: Path) -> None:
    made: Brief = brief()
    view = again(corpus, made)
    view.edits.join_voices("analysts", "company")
    row = next(row for row in view.points("outlook"))
    assert row.id in view.filtered(Filter(sides=("company",))).points


@pytest.mark.parametrize("name", ["Ångström Ltd", "ANGSTRÖM"])
def test_an_own_voice_has_an_id_that_is_the_same_everywhere(name: str) -> None:
    assert own_voice_id(name) == own_voice_id(name.lower())
    assert own_voice_id(name).startswith("own-")
