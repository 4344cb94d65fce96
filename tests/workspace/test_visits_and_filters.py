"""New since last time, and filters that combine."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.model import TimelineEntry
from briefing.workspace import folders
from briefing.workspace.filter_query import Filter, count_lines
from briefing.workspace.filter_view import filter_in_words
from briefing.workspace.view import View
from tests.workspace.looking import again, named
from tests.workspace.made import TEXTS, brief


def new(view: View) -> list[str]:
    return [row.text for section in ("one", "two") for row in view.points(section) if row.new]


def test_nothing_is_new_at_the_first_visit(tmp_path: Path) -> None:
    view = View(brief(), [tmp_path])
    assert view.changes.since is None
    assert not new(view)
    assert not any(row.new for row in view.sources())


def test_what_was_not_there_at_the_last_visit_is_new_until_the_visit_ends(tmp_path: Path) -> None:
    View(brief(), [tmp_path]).mark_seen()
    texts = {**TEXTS, "late.txt": "A gate was opened. Nobody was hurt.", "wire.txt": TEXTS["wire.txt"] + " Now it rains."}
    for _ in range(2):
        view = View(brief(texts), [tmp_path])
        assert new(view) == ["A gate was opened.", "Now it rains."], "what stood in another source before is not new"
        assert [row.path for row in view.sources() if row.new] == ["late.txt"], "a source that changed is not new"
        assert [row.text for row in view.points("one", Filter(new=True))] == ["A gate was opened."]
    view.mark_seen()
    assert not new(View(brief(texts), [tmp_path]))


@pytest.mark.parametrize("data", [b"", b"\x00garbage", b"\x81\xa2at\x01"])
def test_a_damaged_memory_of_the_last_visit_is_a_first_visit(tmp_path: Path, data: bytes) -> None:
    View(brief(), [tmp_path]).mark_seen()
    folders.visit_file([tmp_path]).write_bytes(data)
    assert View(brief(), [tmp_path]).changes.since is None


JOINED = [["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said."]]


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        (Filter(), 5),
        (Filter(sources=("herald",)), ["Engineers say the Kariba dam is safe.", "Three gates stay shut."]),
        (Filter(sources=("wire",)), ["Engineers say the Kariba dam is safe.", "Prices of fish have doubled."]),
        (Filter(sources=("wire", "delta")), 4),
        (Filter(voices=("v1",)), ["The dam at Kariba holds, the river authority said."]),
        (Filter(voices=("v1",), sources=("wire",)), []),
        (Filter(independent=2), ["Engineers say the Kariba dam is safe."]),
        (Filter(disputed=True), ["Two gates stay shut.", "Three gates stay shut."]),
        (Filter(disputed=True, sources=("delta",)), ["Two gates stay shut."]),
        (Filter(pinned=True), []),
        (Filter(sides=("zambia",)), []),
    ],
)
@pytest.mark.parametrize("touched", [False, True])
def test_filters_combine_and_see_edits(wanted: Filter, texts: list[str] | int, touched: bool) -> None:
    view = View(brief(joined=JOINED))
    if touched:  # a note on every point makes each of them one that edits changed
        view.edits.note([row.id for row in view.points("one")], "x")
    found = [row.text for row in view.points("one", wanted)]
    assert (len(found) if isinstance(texts, int) else found) == texts


@pytest.mark.parametrize("touched", [False, True])
def test_a_filter_holds_in_every_list(touched: bool) -> None:
    view = View(brief(joined=JOINED))
    if touched:
        view.edits.note([row.id for row in view.points("one")], "x")
    herald = view.filtered(Filter(sources=("herald",)))
    assert [row.id for row in herald.sources()] == ["herald"]
    assert not herald.voices()
    assert not herald.timeline()
    assert [hit.source for hit in herald.search("dam")] == ["herald"]
    assert [hit.source for hit in herald.search_sources("gates")] == ["herald"]
    assert [row.id for row in herald.disputes()] == ["d1"]
    assert len(herald.disputes()[0].positions) == 2
    authority = view.filtered(Filter(voices=("v1",)))
    assert [(row.id, row.statements) for row in authority.voices()] == [("v1", 1)]
    assert [row.text for row in authority.said_by("v1")] == ["The dam at Kariba holds, the river authority said."]
    assert not authority.disputes()
    disputed = view.filtered(Filter(disputed=True))
    assert {row.id for row in disputed.sources()} == {"delta", "herald"}
    assert not disputed.search("fish")
    joined = view.filtered(Filter(independent=2))
    assert [hit.source for hit in joined.search("safe")] == ["herald", "wire"]
    view.edits.pin([view.points("two")[0].id])
    assert len(view.filtered(Filter(pinned=True)).sources()) == 1


def test_pinned_noted_and_merged_points_are_found(tmp_path: Path) -> None:
    view = View(brief())
    rows = list(view.points("one"))
    view.edits.pin([rows[3].id])
    view.edits.note([rows[4].id], "why?")
    view.edits.merge([rows[0].id, rows[2].id])
    assert [row.id for row in view.points("one", Filter(pinned=True))] == [rows[3].id]
    assert [row.id for row in view.points("one", Filter(noted=True))] == [rows[4].id]
    assert [row.id for row in view.points("one", Filter(independent=2))] == [rows[0].id]
    assert [row.id for row in view.points("one", Filter(sources=("herald",)))] == [rows[3].id, rows[0].id]


def test_the_bar_of_a_date_is_measured_by_the_busiest_date_in_sight() -> None:
    made = brief(joined=JOINED)
    herald, delta = ([one.id for one in made.statements if one.source == name] for name in ("herald", "delta"))
    dates = {"2025-03-01": (herald[0],), "2025-03-02": (*herald[:2], *delta[:2]), "2025-03-03": tuple(herald[:2])}
    view = View(replace(made, timeline=tuple(TimelineEntry(when=when, precision="day", statements=names) for when, names in dates.items())))
    assert [row.share for row in view.timeline()] == [0.25, 1.0, 0.5]
    assert [row.share for row in view.filtered(Filter(sources=("delta",))).timeline()] == [1.0]
    assert [row.share for row in view.filtered(Filter(sources=("herald",))).timeline()] == [0.5, 1.0, 1.0]


def passing(view: View, criteria: Filter) -> list[str]:
    """The lines that a filter lets through, which are as many as are counted for it, and the same in every list."""
    found = [row for section in view.shown_sections() for row in view.points(section.id, criteria)]
    assert len(found) == count_lines(view, [section.id for section in view.shown_sections()], criteria)
    assert {row.id for row in found} <= view.filtered(criteria).points
    return [row.text for row in found]


def test_what_is_denied_does_not_pass(corpus: Path) -> None:
    view = again(corpus)
    whole = passing(view, Filter(independent=1))
    without = passing(view, Filter(not_sources=("wire",)))
    assert sorted(without) == sorted(set(whole) - set(passing(view, Filter(sources=("wire",)))))
    said = passing(view, Filter(voices=("v1",)))
    assert passing(view, Filter(not_voices=("v1",))) == [text for text in whole if text not in said]
    assert len(whole) - len(passing(view, Filter(denied=("disputed",)))) == len(passing(view, Filter(disputed=True))) == 2
    view.edits.note([named(view, "Rain is")], "check")
    view.edits.set_speaker([view.record(named(view, "Rain is")).lead], "River Authority")
    assert passing(view, Filter(denied=("noted",), sources=("herald",))) == [
        text for text in whole if text in passing(view, Filter(sources=("herald",))) and not text.startswith("Rain")
    ]
    assert "Rain is expected on Friday." not in passing(view, Filter(not_voices=("v1",)))


def test_of_several_any_is_enough_or_each_is_asked(corpus: Path) -> None:
    joined = [["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said."]]
    view = again(corpus, brief(joined=joined))
    both = ("herald", "wire")
    assert len(passing(view, Filter(sources=both))) == 7
    assert passing(view, Filter(sources=both, every=True)) == ["Engineers say the Kariba dam is safe."]
    assert [row.id for row in view.filtered(Filter(sources=both, every=True)).sources()] == ["herald", "wire"]
    assert filter_in_words(view, Filter(sources=both, every=True, denied=("seen",))) == ["in Herald and in Wire", "not seen"]
    assert filter_in_words(view, Filter(sources=both, not_voices=("v1",))) == ["in Herald or in Wire", "not said by River Authority"]


def test_one_source_only_and_two_and_more_share_all_lines_between_them(corpus: Path) -> None:
    joined = [["Engineers say the Kariba dam is safe.", "The Kariba dam is safe, engineers said."]]
    view = again(corpus, brief(joined=joined))
    more, alone = passing(view, Filter(independent=2)), passing(view, Filter(alone=True))
    assert (len(more), len(alone)) == (1, 10)
    view.edits.split(named(view, "Engineers say"), [view.record(named(view, "Engineers say")).statements[1]])
    assert (len(passing(view, Filter(independent=2))), len(passing(view, Filter(alone=True)))) == (0, 12)


def test_what_was_seen_is_filtered_as_it_stands_now(corpus: Path) -> None:
    view = again(corpus)
    assert passing(view, Filter(seen=True)) == []
    view.seen.add(view.points("one")[:2])
    assert passing(view, Filter(seen=True)) == [row.text for row in view.points("one")[:2]]
    assert len(passing(view, Filter(denied=("seen",)))) == 10
