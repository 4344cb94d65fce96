"""What the analyst excluded is gone: from sections, disputes, timeline, counts and lists; searches and the JSON mark it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from msgspec.structs import replace

from briefing.cli import lists
from briefing.export import explanation
from briefing.export.formats import parts
from briefing.export.part import Selection, page_selection
from briefing.model import Attribution, Brief, Dispute, Position, TimelineEntry, Voice
from briefing.workspace.filter_query import Filter
from briefing.workspace.open import open_view
from briefing.workspace.options import Options
from briefing.workspace.view import View
from tests.workspace.looking import named
from tests.workspace.made import brief
from tests.workspace.test_counting import STEPS, step

# Every word of the texts stands in one statement only, so that a word tells of which statement it is.
TEXTS = {
    "andes.txt": "Quito fears twelve landslides. Llamas grazed quietly. Farmers mend walls. Zinc exports rose.",
    "costa.txt": "Officials counted fourteen slips. Puerto closed schools. Musicians rehearse outdoors. Nets dry.",
    "lago.txt": "Surveyors found twenty cracks. Canoes capsized yesterday. Bakers strike. Tourists fled early.",
    "norte.txt": "Engineers report fifteen collapses. Glaciers retreat further. Mules carry salt. Wells froze.",
}


def made() -> Brief:
    """Disputes of two to four positions, a timeline, and voices: each of these says something of several sources."""
    whole = brief(TEXTS)
    by_source = {name: [s for s in whole.statements if s.source == name] for name in ("andes", "costa", "lago", "norte")}
    numbers = ("twelve", "fourteen", "twenty", "fifteen")
    figures = [Position(value=word, statements=(lines[0].id,)) for word, lines in zip(numbers, by_source.values(), strict=True)]
    schools = [Position(value=lines[1].text.split()[0], statements=(lines[1].id, lines[2].id)) for lines in by_source.values()]
    wells = Position(value="froze", statements=(by_source["norte"][3].id, by_source["lago"][3].id))
    said = [replace(s, attributions=(f"said:{s.id}",)) if s.ordinal in (0, 3) else replace(s, attributions=()) for s in whole.statements]
    return replace(
        whole,
        statements=tuple(said),
        voices=tuple(Voice(id=f"v{n}", name=f"Speaker {n}") for n in range(4)),
        attributions=tuple(
            Attribution(id=f"said:{s.id}", source=s.source, voice=f"v{n % 3 + s.ordinal // 3}", content_spans=((s.start, s.end),))
            for n, s in enumerate(one for one in said if one.attributions)
        ),
        disputes=(
            Dispute(id="d1", kind="number", about="twelve landslides", positions=tuple(figures[:2]), certainty=0.9, sure=True),
            Dispute(id="d2", kind="number", about="Surveyors found", positions=tuple(figures[1:]), certainty=0.9, sure=True),
            Dispute(id="d4", kind="garble", about="Wells froze", positions=(wells,), certainty=0.9, sure=True),
            Dispute(id="d3", kind="fact", about="Canoes capsized", positions=tuple(schools), certainty=0.9, sure=True),
        ),
        timeline=(
            TimelineEntry(when="2025-03-01", precision="day", statements=tuple(lines[1].id for lines in by_source.values())),
            TimelineEntry(when="2025-03-02", precision="day", statements=(by_source["andes"][2].id,)),
            TimelineEntry(when="2025-03", precision="month", statements=(by_source["lago"][2].id, by_source["norte"][0].id)),
        ),
    )


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def exported(view: View, form: str, selection: Selection | None = None) -> str:
    text = b"".join(parts(view, form, selection)).decode()
    return re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)  # which have words of their own


def left_out(view: View) -> set[str]:
    """Words that only excluded statements have."""
    hidden = [view.statement(name).text for row in view.excluded() for name in view.record(row.id).statements]
    return set().union(*map(words, hidden)) if hidden else set()


def unmarked(whole: Any) -> Iterator[str]:
    """Every text of a JSON export outside of the entries that are marked as excluded."""
    if isinstance(whole, dict) and not whole.get("excluded"):
        for value in whole.values():
            yield from unmarked(value)
    elif isinstance(whole, list):
        for value in whole:
            yield from unmarked(value)
    elif isinstance(whole, str):
        yield whole


def is_whole(told: dict[str, Any]) -> None:
    """What a program may count on: ids lead somewhere, and nothing excluded stands in a section, a dispute or the timeline."""
    statements = {one["id"]: one for one in told["statements"]}
    points = {one["id"]: one for one in told["points"]}
    assert len(statements) == 16
    for point in points.values():
        assert {statements[name]["point"] for name in point["statements"]} == {point["id"]}
        assert {statements[name]["excluded"] for name in point["statements"]} == {point["excluded"]}
        assert not (point["excluded"] and point["section"])
    in_sections = [name for section in told["sections"] for name in section["points"]]
    assert not any(points[name]["excluded"] for name in in_sections)
    for dispute in told["disputes"]:
        assert len(dispute["positions"]) > (0 if dispute["kind"] == "garble" else 1)
        assert not any(statements[name]["excluded"] for one in dispute["positions"] for name in one["statements"])
    for entry in told["timeline"]:
        assert entry["statements"]
        assert not any(statements[name]["excluded"] for name in entry["statements"])


def lists_agree(view: View) -> None:
    """What the lists of a view hold is what they count, and none of it is excluded."""
    hidden = {name for row in view.excluded() for name in view.record(row.id).statements}
    voices = list(view.voices())
    assert [(-row.statements, row.name) for row in voices] == sorted((-row.statements, row.name) for row in voices)
    assert all(row.statements == len(view.said_by(row.id)) > 0 for row in voices)
    shown = [row for voice in voices for row in view.said_by(voice.id)]
    shown += [row for entry in view.timeline() for row in entry.statements]
    shown += [row for dispute in view.disputes() for _, rows in dispute.positions for row in rows]
    assert hidden.isdisjoint(row.id for row in shown)
    assert max((entry.share for entry in view.timeline()), default=1.0) == 1.0
    assert sum(row.statements for row in view.sources()) == 16 - len(hidden)
    there = {row.id for row in view.disputes()}
    assert all(there.issuperset(row.disputes) for section in ("one", "two", None) for row in view.points(section))
    everything = Filter(sources=("andes", "costa", "lago", "norte"))
    narrowed = view.filtered(everything)
    assert list(narrowed.voices()) == voices
    assert list(narrowed.disputes()) == list(view.disputes())
    assert list(narrowed.timeline()) == list(view.timeline())


@settings(max_examples=60)
@given(STEPS)
def test_no_word_of_what_is_excluded_is_in_any_export(steps: list[tuple[str, int, int]]) -> None:
    view = View(made())
    for one in steps:
        step(view, *one)
        gone = left_out(view)
        lists_agree(view)
    gone = left_out(view)
    for form in ("markdown", "html"):
        assert not words(exported(view, form)) & gone, form
    assert not words(exported(view, "html", page_selection(view, 30))) & gone, "the articles beside a page, too"
    told = json.loads(exported(view, "json"))
    is_whole(told)
    assert not set().union(*map(words, unmarked(told))) & gone
    assert not words(b"".join(explanation.write(view)).decode()) & gone


def test_a_dispute_with_one_position_left_is_none_and_marks_no_line() -> None:
    view = View(made())
    assert [row.id for row in view.disputes()] == ["d1", "d2", "d4", "d3"]
    view.edits.exclude([named(view, "Quito fears")])
    assert [row.id for row in view.disputes()] == ["d2", "d4", "d3"]
    other = next(row for row in view.points("one") if row.text.startswith("Officials"))
    assert other.disputes == ("d2",)
    assert "landslides" not in exported(view, "markdown")
    view.edits.undo()
    assert [row.id for row in view.disputes()] == ["d1", "d2", "d4", "d3"]
    assert view.disputes()[0].about == "twelve landslides"


def test_a_figure_that_cannot_be_right_stays_while_one_line_says_it() -> None:
    view = View(made())
    view.edits.exclude([named(view, "Wells")])
    (dispute,) = (row for row in view.disputes() if row.id == "d4")
    assert (dispute.about, [[line.text for line in lines] for _, lines in dispute.positions]) == ("garble", [["Tourists fled early."]])
    view.edits.exclude([named(view, "Tourists")])
    assert "d4" not in [row.id for row in view.disputes()]


def test_a_dispute_that_stands_is_not_called_by_words_of_an_excluded_line() -> None:
    view = View(made())
    view.edits.exclude([named(view, "Surveyors")])
    dispute = next(row for row in view.disputes() if row.id == "d2")
    assert dispute.about == "fourteen / fifteen"


def test_a_filter_for_disputed_lines_leaves_out_what_is_disputed_no_more() -> None:
    view = View(made())
    view.edits.exclude([named(view, "Quito fears"), named(view, "Surveyors"), named(view, "Engineers")])
    assert "Officials counted fourteen slips." not in [row.text for row in view.points("one", Filter(disputed=True))]
    view.edits.dismiss("d3")
    assert not view.points("one", Filter(disputed=True))


def test_a_search_finds_what_is_excluded_and_marks_it() -> None:
    view = View(made())
    view.edits.exclude([named(view, "Llamas")])
    assert [(hit.text, hit.excluded) for hit in view.search("llamas")] == [("Llamas grazed quietly.", True)]
    assert [hit.excluded for hit in view.search_sources("llamas")] == [True]
    assert [hit.excluded for hit in (*view.search("zinc"), *view.search_sources("zinc"))] == [False, False]


def test_a_filter_kept_from_before_an_edit_is_made_anew() -> None:
    view = View(made())
    wanted = Filter(sources=("andes",))
    assert len(view.filtered(wanted).timeline()) == 2
    view.edits.exclude([named(view, "Farmers mend")])
    assert len(view.filtered(wanted).timeline()) == 1


def test_the_share_of_a_source_is_of_what_is_left() -> None:
    view = View(made())
    view.edits.exclude([row.id for section in ("one", "two") for row in view.points(section) if row.outlet != "Andes"])
    assert {row.outlet: (row.statements, row.share) for row in view.sources()} == {
        "Andes": (4, 1.0),
        "Costa": (0, 0.0),
        "Lago": (0, 0.0),
        "Norte": (0, 0.0),
    }


ARTICLES = {
    "lima": "Port shuts\n\nOn 3 March 2024 the port of Lima shut its gates for a night, said harbour master Ines Valdivia.\n",
    "cusco": "Fares rise\n\nTrain fares to Cusco will rise by a tenth on 9 May 2024, Jorge Quispe of the railway told reporters.\n",
}


@pytest.mark.parametrize("command", ["voices", "timeline", "sources"])
def test_the_lists_of_the_command_line_leave_it_out(command: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in ARTICLES.items():
        (corpus / f"{name}.txt").write_text(text, encoding="utf-8")
    run, asked = CliRunner(), [str(corpus), "--no-cache", "--jobs", "1"]
    before = run.invoke(getattr(lists, command), asked)
    assert before.exit_code == 0, before.output
    told = {"voices": "Valdivia", "timeline": "port of Lima", "sources": "lima.txt"}[command]
    assert told in before.stdout
    view = open_view(Options(paths=(corpus,), cache=False, jobs=1))
    rows = [row for section in (*(one.id for one in view.sections()), None) for row in view.points(section)]
    view.edits.exclude([row.id for row in rows if row.outlet == "lima.txt"])
    after = run.invoke(getattr(lists, command), asked)
    assert after.exit_code == 0, after.output
    if command == "sources":
        assert next(line for line in after.stdout.splitlines() if told in line).split("\t")[3:5] == ["0", "0%"]
    else:
        assert told not in after.stdout
    assert "Quispe" in after.stdout or "cusco.txt" in after.stdout
