"""Points go where their statements together belong."""

from collections.abc import Sequence

import numpy as np
import pytest

from briefing.assembly.sections import placement
from briefing.assembly.sections.assign import keep_unstated_off, with_near_points
from briefing.assembly.sections.motive_model import LEAST_OF_LIKELIEST, LEAST_STATED
from briefing.assembly.sections.placement import NOWHERE, Placement, Placements, Predictions, place_all
from briefing.assembly.sections.section_model import KINDS, combine_members, kind_columns
from briefing.assembly.sections.slots import Slots
from briefing.model import Near, Point, Side, Statement
from briefing.templates import SectionRule, Template

SIDES = (Side(id="velia", name="Velia"), Side(id="toria", name="Toria"))
BOTH = Template(
    name="t",
    title="T",
    sections=(
        SectionRule(id="developments", title="D"),
        SectionRule(id="background", title="B"),
        SectionRule(id="motives", title="M", each_side=True),
    ),
)


def statement(text: str) -> Statement:
    return Statement(id=text, source="a", start=0, end=len(text), text=text, ordinal=0, paragraph=0)


def evident(rows: Sequence[dict[str, float]], texts: Sequence[str] = (), goals: Sequence[set[int]] = (set(), set())) -> Predictions:
    """Statements with these chances; what is left of 1 goes to "none"."""
    kinds = kind_columns([side.id for side in SIDES])
    chances = np.array([[row.get(kind, 0.0) for kind in kinds] for row in rows])
    chances[:, kinds.index("none")] += 1 - chances.sum(axis=1)
    flags = {side.id: np.isin(np.arange(len(rows)), sorted(naming)) for side, naming in zip(SIDES, goals, strict=True)}
    return Predictions([statement(text) for text in texts or ["It rained."] * len(rows)], ["none"] * len(rows), kinds, chances, flags)


def places(points: Sequence[Sequence[int]], known: Predictions, slots: Slots) -> list[Placement]:
    return place_all(points, known, slots).chosen


def test_the_chances_of_statements_together_are_their_geometric_mean() -> None:
    chances = np.array([[0.5, 0.5], [0.8, 0.2], [0.4, 0.6], [0.1, 0.9]])
    product = np.sqrt(chances[1] * chances[2])
    assert combine_members(chances, np.array([0, 1, 3])).tolist() == [[0.5, 0.5], pytest.approx(product / product.sum()), [0.1, 0.9]]


def test_a_point_stands_in_its_likeliest_section_and_is_named_in_likely_others() -> None:
    found = places([[0], [1], [2]], evident([{"developments": 0.6, "background": 0.3}, {"background": 0.9}, {}]), Slots(BOTH, SIDES))
    assert found == [
        Placement("developments", ("background",), pytest.approx(0.6), ()),
        Placement("background", (), pytest.approx(0.9), ()),
        NOWHERE,
    ]


def test_a_point_in_the_motives_of_one_side_is_named_in_those_of_every_side_whose_goal_it_names() -> None:
    row = {"motives/velia": 0.8, "motives/toria": 0.1}
    named, not_named = places([[0], [1]], evident([row, row], goals=({0, 1}, {0})), Slots(BOTH, SIDES))
    assert (named.section, named.also) == ("motives/velia", ("motives/toria",))
    assert (not_named.section, not_named.also) == ("motives/velia", ())


def test_many_points_are_placed_as_each_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{kind: 0.1 * (number + place) for place, kind in enumerate(KINDS[:3])} for number in range(3)]
    points = [[0, 1], [2], [1, 2]]
    whole = places(points, evident(rows), Slots(BOTH, SIDES))
    monkeypatch.setattr(placement, "POINTS_PER_BATCH", 1)
    assert places(points, evident(rows), Slots(BOTH, SIDES)) == whole


def test_a_section_that_some_of_the_statements_may_enter_counts_by_their_share() -> None:
    rules = Slots(Template(name="t", title="T", sections=(SectionRule(id="background", title="B", cues=("river",)),)), ())
    row = {"background": 0.4, "developments": 0.6}
    texts = ["The river rose.", "It rained."]
    known = evident([row, row], texts)
    both, half, neither = (places([members], known, rules)[0] for members in ([0], [0, 1], [1]))
    assert both.section == half.section == "background"
    assert half.probability == pytest.approx(0.4 * np.exp(1.5) / 2, rel=1e-4)
    assert half.from_template == (("cues", 1.5),)
    assert neither == NOWHERE


def test_without_sections_points_stand_nowhere() -> None:
    assert places([[0]], evident([{"developments": 1.0}]), Slots(Template(name="t", title="T", sections=()), ())) == [NOWHERE]
    assert places([], evident([{"developments": 1.0}]), Slots(BOTH, SIDES)) == []


def test_near_points_lend_their_section_by_the_chance_that_they_say_the_same() -> None:
    points = [
        Point(id="one", section=None, lead="a", statements=("a",), near=(Near(point="other", chance=0.5),)),
        Point(id="other", section=None, lead="b", statements=("b", "c")),
    ]
    chances = np.array([[0.6, 0.4], [0.1, 0.9], [0.5, 0.5]])
    found = with_near_points(chances, points, {"a": 0, "b": 1, "c": 2})
    assert found.round(3).tolist() == [[0.433, 0.567], [0.1, 0.9], [0.5, 0.5]]
    assert with_near_points(chances, points[1:], {"b": 1, "c": 2}) is chances


def test_a_motive_that_is_hardly_stated_counts_on_the_page_only_where_a_side_has_no_other() -> None:
    slots = Slots(BOTH, SIDES)
    column = [slot.id for slot in slots.slots].index("motives/velia")
    hardly = (LEAST_OF_LIKELIEST + LEAST_STATED) / 2

    def kept(*stated: float) -> list[bool]:
        chosen = [Placement("motives/velia", (), 0.5, ()) for _ in stated]
        placements = Placements(chosen, np.ones((len(stated), len(slots.slots)), dtype=np.float32))
        keep_unstated_off(placements, np.array([[one, 0.0] for one in stated]), ["velia", "toria"], slots)
        return (placements.scores[:, column] > 0).tolist()

    assert kept(0.9, 0.9, hardly) == [True, True, False]
    assert kept(0.1, hardly, hardly - 0.01) == [False, True, False]
    assert kept(0.1, LEAST_OF_LIKELIEST - 0.01) == [False, False]
