"""Support is counted by one rule: when a brief is made, and after any course of edits."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.assembly.corroboration.count import OriginCounter
from briefing.model import Attribution, Brief, Known, Origin, Source, Voice
from briefing.workspace.view import View
from tests.workspace.looking import named
from tests.workspace.made import brief

TEXTS = {
    "andes.txt": "The tunnel at Paso Hondo is open. Snow fell on the pass. Buses wait at the gate. Two drivers were fined.",
    "costa.txt": "The Paso Hondo tunnel opened. Snow fell on the pass. The mayor told Andes that buses wait. Fares rise in May.",
    "lago.txt": "Trucks use the tunnel again. Fog is expected. Rafting is off, Lago was told. The ferry sails.",
    "mail.txt": "The tunnel is open to trucks. Snow fell. Two drivers paid fines. Ferries sail as planned.",
    "norte.txt": "It snowed at Paso Hondo. Drivers were fined. Buses stand at the gate. The ferry will sail.",
}


NAMES = {"norte": ("COSTA POST", "sure"), "mail": ("Andes Post", "doubtful")}


def told(statement: str, by: str = "v1") -> Attribution:
    return Attribution(id=f"told:{statement}", source=statement.split(":")[0], content_spans=((0, 5),), via=by)


def made() -> Brief:
    """Five sources: two print one agency's story under one name, one is told something by another, one's name is not sure."""
    whole = brief(TEXTS)
    sources = [_renamed(one) for one in whole.sources]
    statements = [
        replace(one, attributions=(f"told:{one.id}",)) if "told" in one.text else replace(one, attributions=()) for one in whole.statements
    ]
    return replace(
        whole,
        sources=tuple(sources),
        statements=tuple(statements),
        attributions=tuple(told(one.id) for one in statements if one.attributions),
        voices=(Voice(id="v1", name="the Andes desk", aliases=("Andes Post",), kind="media"),),
        origins=(
            Origin(id="o1", sources=("andes",)),
            Origin(id="o2", sources=("costa", "norte"), agency="Agencia Sur"),
            Origin(id="o3", sources=("lago",)),
            Origin(id="o4", sources=("mail",)),
        ),
    )


def _renamed(one: Source) -> Source:
    name, certainty = NAMES.get(one.id, (f"{one.id} Post", "sure"))
    return replace(one, metadata=replace(one.metadata, outlet=Known(value=name, certainty=certainty, origin="test")))  # type: ignore[arg-type]


def afresh(view: View, whole: Brief) -> dict[str, tuple[tuple[int, int], tuple[int, int]]]:
    """What each point of the view says of its support, and what counting its statements again gives, where these differ."""
    counter, known = OriginCounter.of(whole), {one.id: one for one in whole.statements}
    found = {}
    for section in ("one", "two", None):
        for row in view.points(section):
            shown = row.sources, row.independent
            counted = counter.count([known[name] for name in view.record(row.id).statements])
            if shown != counted:
                found[row.text] = shown, counted
    return found


def counted(whole: Brief) -> Brief:
    """The brief with points that are counted as assembly does it."""
    counter, known = OriginCounter.of(whole), {one.id: one for one in whole.statements}
    numbers = {point.id: counter.count([known[name] for name in point.statements]) for point in whole.points}
    return replace(whole, points=tuple(replace(p, sources=numbers[p.id][0], independent=numbers[p.id][1]) for p in whole.points))


def test_merged_lines_of_one_origin_are_not_independent() -> None:
    view = View(made())
    first = named(view, "The Paso Hondo")
    view.edits.merge([first, named(view, "It snowed")])
    assert (view.point(first).row.sources, view.point(first).row.independent) == (1, 1)


def test_a_line_told_to_another_outlet_counts_for_that_outlet_after_a_merge() -> None:
    view = View(made())
    first = named(view, "Buses wait")
    view.edits.merge([first, named(view, "The mayor told")])
    assert (view.point(first).row.sources, view.point(first).row.independent) == (2, 1)


def test_a_point_of_thousands_of_statements_is_counted_to_the_last_one() -> None:
    many = {
        "andes.txt": " ".join(f"Snow fell on pass number {n}." for n in range(1500)),
        "costa.txt": "Fares rise in May. The pass is shut.",
    }
    whole = brief(many, joined=[[f"Snow fell on pass number {n}." for n in range(1500)]])
    view = View(whole)
    first = view.points("one")[0].id
    view.edits.merge([first, named(view, "Fares rise")])
    assert view.point(first).row.independent == 2


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("merge", "split", "exclude", "include", "move", "pin", "undo", "redo", "exclude_source", "include_source")),
        st.integers(0, 40),
        st.integers(0, 40),
    ),
    max_size=14,
)


def step(view: View, kind: str, one: int, other: int) -> None:
    """Do one thing to the view, as far as there is something to do it to."""
    rows = [row for section in ("one", "two", None) for row in view.points(section)]
    if kind in ("undo", "redo"):
        getattr(view.edits, kind)()
    elif kind in ("exclude_source", "include_source"):
        getattr(view.edits, kind)(view.sources()[one % len(view.sources())].id)
    elif kind == "include" and view.excluded():
        view.edits.include([view.excluded()[one % len(view.excluded())].id])
    elif rows and kind in ("exclude", "pin"):
        getattr(view.edits, kind)([rows[one % len(rows)].id])
    elif rows and kind == "move":
        view.edits.move([rows[one % len(rows)].id], ("one", "two", None)[other % 3])
    elif rows and kind == "merge":
        pair = [rows[one % len(rows)].id, rows[other % len(rows)].id]
        if pair[0] != pair[1]:
            view.edits.merge(pair)
    elif rows and kind == "split":
        statements = view.record(rows[one % len(rows)].id).statements
        view.edits.split(rows[one % len(rows)].id, statements[: 1 + other % len(statements)])


@settings(max_examples=60)
@given(STEPS)
def test_counting_after_any_course_of_edits_equals_counting_afresh(steps: list[tuple[str, int, int]]) -> None:
    whole = counted(made())
    view = View(whole)
    for one in steps:
        step(view, *one)
        assert afresh(view, whole) == {}


def test_a_new_process_counts_the_same(corpus: Path) -> None:
    whole = counted(made())
    view = View(whole, [corpus])
    for one in (("merge", 0, 7), ("merge", 1, 9), ("split", 0, 0), ("exclude", 3, 0)):
        step(view, *one)
    later = View(whole, [corpus])
    assert [*later.points("one"), *later.points("two")] == [*view.points("one"), *view.points("two")]
    assert afresh(later, whole) == {}
