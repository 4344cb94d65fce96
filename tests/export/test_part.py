"""Exports of a part of a brief: the selected lines, what goes with them, and nothing else; and they say that they are a part."""

import json as stdlib_json
from pathlib import Path

import jsonschema
import pytest
from msgspec import structs

from briefing.export import formats, json
from briefing.export.check import check
from briefing.export.part import Selection, offers, page_selection, section_selection
from briefing.workspace.filter_query import Filter
from briefing.workspace.view import View
from tests.export.corpus import curated, on_disk
from tests.tui import made_brief

SUFFIXES = ("md", "json", "html")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return on_disk(tmp_path / "corpus")


def text_of(view: View, suffix: str, selection: Selection | None) -> str:
    form = formats.format_of(Path(f"brief.{suffix}"))
    return b"".join(formats.parts(view, form, selection)).decode()


def select(view: View, wanted: Filter, marked: tuple[str, ...] = ()) -> Selection:
    found = offers(view, wanted, marked)[0 if wanted else -1].select(view)
    assert found
    return found


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_part_holds_against_its_sources(corpus: Path, tmp_path: Path, suffix: str) -> None:
    view = curated(corpus)
    file = tmp_path / f"part.{suffix}"
    file.write_text(text_of(view, suffix, select(view, Filter(sources=("herald",)))), encoding="utf-8")
    result = check(file, [corpus])
    assert not result.failures
    assert 0 < result.quotes < 12


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_word_of_a_line_that_was_not_selected_is_in_a_part(corpus: Path, suffix: str) -> None:
    view = curated(corpus)
    rows = [row for section in view.shown_sections() for row in view.points(section.id)]
    for one in rows:
        text = text_of(view, suffix, select(view, Filter(), (one.id,)))
        told = {statement.text for statement in view.point(one.id).statements}
        for other in rows:
            words = [statement.text.split(".")[0].split("<")[0][:20] for statement in view.point(other.id).statements]
            if not told & {statement.text for statement in view.point(other.id).statements}:
                assert not [word for word in words if word and word in text], (one.text, other.text)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_part_says_that_it_is_one(corpus: Path, suffix: str) -> None:
    view = curated(corpus)
    total = sum(section.count for section in view.shown_sections())
    part = select(view, Filter(sources=("herald",)))
    text = text_of(view, suffix, part)
    assert f"{len(part.points)} of {total} lines (filter: in Herald)" in text
    assert "A part of the briefing" in text or suffix == "json"
    assert "A part of" not in text_of(view, suffix, None)


def test_a_part_in_json_passes_the_schema_and_names_only_what_it_holds() -> None:
    view = made_brief.curated()
    everything = [row.id for section in view.shown_sections() for row in view.points(section.id)]
    schema = stdlib_json.loads(json.SCHEMA_FILE.read_text(encoding="utf-8"))
    for marked in (everything[:1], everything[:3], everything[2:5], everything):
        part = stdlib_json.loads(text_of(view, "json", select(view, Filter(), tuple(marked))))
        jsonschema.validate(part, schema)
        known = {kind: {one["id"] for one in part[kind]} for kind in ("sources", "statements", "attributions", "voices", "points")}
        assert known["points"] == set(marked)
        assert {name for section in part["sections"] for name in section["points"]} == set(marked)
        assert {name for point in part["points"] for name in point["statements"]} == known["statements"]
        assert {one["source"] for one in part["statements"]} == known["sources"]
        assert {name for one in part["statements"] for name in one["attributions"]} == known["attributions"]
        assert {one[key] for one in part["attributions"] for key in ("voice", "via")} - {None} == known["voices"]
        assert {name for one in part["origins"] for name in one["sources"]} == known["sources"]
        assert all(len(one["positions"]) > 1 for one in part["disputes"])
        quoted = {name for one in part["disputes"] for position in one["positions"] for name in position["statements"]}
        assert quoted | {name for one in part["timeline"] for name in one["statements"]} <= known["statements"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_part_tells_a_dispute_only_with_two_of_its_positions(suffix: str) -> None:
    view = made_brief.curated()
    dispute = view.disputes()[0]
    first, second = (view.point_of(statements[0].id) for _, statements in dispute.positions)
    assert first
    assert second
    assert dispute.about in text_of(view, suffix, select(view, Filter(), (first, second)))
    assert dispute.about not in text_of(view, suffix, select(view, Filter(), (first,)))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_part_tells_a_dispute_that_has_one_position_from_the_first(suffix: str) -> None:
    brief = made_brief.brief()
    first = brief.disputes[0]
    alone = structs.replace(first, about="denied: “that the sluice leaks”", positions=first.positions[:1])
    view = made_brief.curated(structs.replace(brief, disputes=(alone,)))
    (inside,) = {view.point_of(name) for name in first.positions[0].statements[:1]}
    outside = next(row.id for section in view.shown_sections() for row in view.points(section.id) if row.id != inside)
    assert inside
    assert "sluice leaks" in text_of(view, suffix, select(view, Filter(), (inside,)))
    assert "sluice leaks" not in text_of(view, suffix, select(view, Filter(), (outside,)))


def test_what_is_offered_is_first_what_is_shown() -> None:
    view = made_brief.curated()
    total = sum(section.count for section in view.shown_sections())
    marked = [row.id for row in view.points("motives/union")][:2]
    page = "the page, 1 line"  # nothing of this brief was ranked: what is pinned stands there all the same
    assert [one.words for one in offers(view, Filter(), ())] == [page, f"all {total} lines"]
    assert [one.words for one in offers(view, Filter(), marked)] == [page, f"all {total} lines", "2 marked lines"]
    shown = offers(view, Filter(sources=("gazette",), pinned=True), marked)
    assert [one.words for one in shown] == [
        "the 1 line of the filter: in Callao Gazette · pinned",
        page,
        f"all {total} lines",
        "2 marked lines",
    ]
    assert [one.count for one in shown] == [1, 1, total, 2]


def test_marked_lines_that_no_export_has_are_said() -> None:
    view = made_brief.curated()
    excluded, placed = view.excluded()[0].id, view.points("motives/union")[0].id
    offer = offers(view, Filter(), (excluded, placed))[-1]
    assert offer.words == "1 marked line (1 more: excluded, or in no section)"
    selection = offer.select(view)
    assert selection
    assert selection.points == {placed}


def test_a_part_honours_the_decisions(corpus: Path) -> None:
    view = curated(corpus)
    point = next(row for section in view.shown_sections() for row in view.points(section.id) if row.note)
    text = text_of(view, "md", select(view, Filter(), (point.id,)))
    assert "Since \\*when\\*?" in text
    assert "What is known" in text


def test_the_page_has_the_first_in_rank_what_is_pinned_and_nothing_excluded() -> None:
    brief = made_brief.brief()
    ranked = [structs.replace(point, rank=place, page=place <= 3) for place, point in enumerate(brief.points, 1)]
    view = View(structs.replace(brief, points=tuple(ranked)))
    placed = [point.id for point in ranked if point.section]
    on_page = [point.id for point in ranked if point.page and point.section]
    assert view.page() == on_page
    assert view.page(2) == placed[:2]
    assert page_selection(view).words == "the page"
    view.edits.exclude([on_page[0]])
    view.edits.pin([placed[-1]])
    assert view.page() == [placed[-1], *on_page[1:]]
    assert view.page(2) == [placed[-1], placed[1]]


def test_a_section_can_be_exported_alone() -> None:
    view = made_brief.curated()
    section = view.shown_sections()[0]
    assert section_selection(view, section.id).points == {row.id for row in view.points(section.id)}
    with pytest.raises(KeyError):
        section_selection(view, "weather")
