"""Two voices that the analyst joined are one: in lists, counts, filters and exports, and two again after undo."""

from __future__ import annotations

from pathlib import Path

import msgspec

from briefing.export import json
from briefing.model import Brief
from briefing.workspace.filter_query import Filter
from briefing.workspace.view import View
from tests.tui.made_brief import brief
from tests.workspace.looking import again


def voices(view: View) -> dict[str, int]:
    return {row.name: row.statements for row in view.voices()}


def test_joined_voices_are_one_everywhere(corpus: Path) -> None:
    made: Brief = brief()
    view = again(corpus, made)
    before = voices(view)
    said = {*view.statement_ids_of_voice("rosa"), *view.statement_ids_of_voice("union")}
    view.edits.join_voices("rosa", "union")
    for now in (view, again(corpus, made)):
        assert "Rosa Quispe" not in voices(now)
        assert voices(now)["Union of dockers"] == len(said)
        assert sum(voices(now).values()) == sum(before.values())
        assert set(now.statement_ids_of_voice("union")) == set(now.statement_ids_of_voice("rosa")) == said
        assert now.voice("union").aliases == ("Rosa Quispe",)
        speakers = {row.speaker for row in now.points("motives/union")}
        assert speakers == {"Union of dockers"}
        assert {chain.voice for name in said for chain in now.statement(name).chains} == {"union"}
        for asked in ("union", "rosa"):
            criteria = Filter(voices=(asked,))
            assert len(now.points("motives/union", criteria)) == 4
            assert voices_in(now, criteria) == {"Union of dockers": len(said)}
        whole = msgspec.json.decode(json.render(now))
        assert "rosa" not in {voice["id"] for voice in whole["voices"]} | {one["voice"] for one in whole["attributions"]}
    view.edits.undo()
    assert voices(view) == before


def voices_in(view: View, criteria: Filter) -> dict[str, int]:
    return {row.name: row.statements for row in view.filtered(criteria).voices()}


def test_joining_goes_on_through_others_and_holds_with_new_names_and_exclusions(corpus: Path) -> None:
    view = again(corpus, brief())
    view.edits.join_voices("rosa", "union")
    view.edits.join_voices("union", "company")
    view.edits.join_voices("company", "rosa")
    view.edits.rename("company", "The harbour")
    assert "Union of dockers" not in voices(view)
    assert voices(view)["The harbour"] == 6
    view.edits.exclude([row.id for row in view.points("motives/company")])
    assert voices(again(corpus, brief()))["The harbour"] == 4
    view.edits.exclude_voice("company")
    assert "The harbour" not in voices(view)
    assert view.voice_called("THE HARBOUR", but="andes") == "company"
    assert view.voice_called("Rosa Quispe", but="company") is None


def test_a_voice_that_is_gone_makes_the_edit_an_orphan(corpus: Path) -> None:
    again(corpus, brief()).edits.join_voices("rosa", "union")
    from msgspec.structs import replace

    fewer = replace(brief(), voices=tuple(voice for voice in brief().voices if voice.id != "union"))
    assert [row.what for row in again(corpus, fewer).edits.orphans()] == ["Voice joined"]
